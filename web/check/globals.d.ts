// What the tests that run in Node find in pages, as types.

/** A test knows what it asks for, and fails where that is not there. */
interface ParentNode {
  querySelector(selectors: string): any;
}

// What they put there themselves.
declare var copied: string[];
declare var inView: () => (string | null)[];
declare var tree: ShadowRoot;
declare var saved: string;
interface Element {
  heard?: boolean;
}

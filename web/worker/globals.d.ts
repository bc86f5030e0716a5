// What workers are given by press and by the element.

/** The service worker: the hash of all below, the integrity of each file that may be kept, the files of every page, and the others of each page. */
declare var VERSION: string;
declare var FILES: {[name: string]: string};
declare var COMMON: string[];
declare var PAGES: {[name: string]: string[]};

/** What the compiler's shim sets. */
declare var Go: new () => {importObject: WebAssembly.Imports; run: (instance: WebAssembly.Instance) => Promise<void>};

/** Where the decoder's program is, if not beside its script, and what it is held to. */
declare var statementEvidenceProgram: string | undefined;
declare var statementEvidenceIntegrity: string | undefined;

/** What wasm/decoder looks for. */
declare var statementEvidenceDecoder: object;

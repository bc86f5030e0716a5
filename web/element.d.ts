// Types of <statement-evidence> for TypeScript, and for editors that check JavaScript.
// A test compares them with the source (web/press/site/interface_test.go).

/** The element's attributes, as they are written in HTML. */
export interface StatementEvidenceAttributes {
  /** Address of a `fragment.html`, or of that of another language. It is fetched when the element comes into view. It must be of the page's own origin or of the script's. */
  src?: string;
  /** Address of a story's file, `story.json`, in place of `src`: the comparison is drawn of it in the page, without a build. A server of another origin has to send `Access-Control-Allow-Origin`. */
  data?: string;
  /** With `data`, for its editor: lists every fault of the file, with its place and what to do. */
  debug?: boolean;
  /** The `id` of a statement in the story: it is shown alone, until a link leads to another. */
  statement?: string;
  /** Language of the interface, if the story has been built in it. */
  lang?: string;
  /** Colour scheme. By default it follows the reader's. */
  theme?: "light" | "dark";
  /** The day to begin with, such as `2018-07-18`: what was not public on it is dimmed. */
  "as-of"?: string;
  /** Opens the presentation or the quiz at once. */
  mode?: "present" | "quiz";
  /** The `state` of a `statement-evidence:progress` event: the quiz goes on from it. */
  resume?: string;
  /** Fetches content and program at once, in place of when the element comes into view. */
  loading?: "eager";
  /** Megabytes and hours up to which a recording is decoded, for exact words. Default: `256 4`. */
  "sound-limit"?: string;
}

/** What `data-state` says of the element. Its content can be read in each state. */
export type StatementEvidenceState = "static" | "loading" | "ready" | "failed";

/** The element. Its interface is its attributes, its events and `dataset.state`. */
export interface StatementEvidenceElement extends HTMLElement {
  readonly dataset: DOMStringMap & { readonly state?: StatementEvidenceState };
}

/** Events, dispatched on the element. They bubble and are composed. */
export interface StatementEvidenceEventMap {
  /** The program is ready. */
  "statement-evidence:ready": CustomEvent<Record<string, never>>;
  /** The reader has opened a finding. */
  "statement-evidence:open": CustomEvent<{ id: string }>;
  /** What is shown has changed: search, filters or day. `fragment` leads back to it, as `#fragment` in an address. */
  "statement-evidence:filter": CustomEvent<{ fragment: string }>;
  /** The program has failed; the static content is back. */
  "statement-evidence:error": CustomEvent<{ message: string }>;
  /** An answer was given in the quiz. `state` holds all of them, in at most 4096 characters; `answers` those that have just become final, by names that are the same in every language, with the right one where the story states it. */
  "statement-evidence:progress": CustomEvent<{ completed: boolean; points: number; of: number; state: string; answers: { question: string; choice: string; options: string[]; right?: string }[] }>;
}

/** What a frame whose address has `?events` posts to its host. Nothing that a reader has typed or answered is in it. */
export type StatementEvidenceFrameMessage =
  | { type: "statement-evidence:ready" }
  | { type: "statement-evidence:open"; id: string }
  | { type: "statement-evidence:filter" }
  | { type: "statement-evidence:progress"; completed: boolean; points: number; of: number }
  | { type: "statement-evidence:error"; message: string };

declare global {
  interface HTMLElementTagNameMap {
    "statement-evidence": StatementEvidenceElement;
  }
  interface HTMLElementEventMap extends StatementEvidenceEventMap {}
  interface DocumentEventMap extends StatementEvidenceEventMap {}
}

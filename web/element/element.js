// The custom element. It controls the life of the program: when it is fetched, the
// actions before it is ready, and what follows when it fails. The content of the element
// is complete without any of this.
//
//   <statement-evidence lang="en" outline="outline.txt" quotations="quotations.en.json" words="words.en.txt" program="page.wasm" shim="page.js" player="player.en.json">
//   <statement-evidence src="fragment.html" statement="ID">fallback</statement-evidence>
//   <statement-evidence data="story.json">fallback</statement-evidence>
//
// The content is in the element or in its shadow tree: from a declarative shadow root, or,
// with src, from another page of the site. With data, it is drawn here, from a story's file.
//
// data-state is static, loading, ready or failed.
//
// Here is the element itself; life.js is its state, and the other files are its parts.

import {build, nameOf} from "./fetch.js";
import {createLife} from "./life.js";
import {home, trust} from "./origin.js";
import {shared} from "./programs.js";

/** @typedef {{trust?: (address: string) => void, join?: (files: object, create: typeof createLife) => void}} Defined */

const defined = /** @type {Defined | undefined} */ (customElements.get("statement-evidence"));
if (defined) {
  // From another publisher, of another build, or loaded twice.
  defined.trust?.(home);
  defined.join?.(build, createLife);
} else {
  /** What gives life to the content of each build whose script is in the page, by the names of its files. @type {{[file: string]: typeof createLife}} */
  const creators = {};

  /** The elements in the page. @type {Set<{take: () => void}>} */
  const elements = new Set();

  // How large a rem is in a shadow tree (web/css/shadow.css).
  globalThis.CSS?.registerProperty?.({name: "--se-rem", syntax: "<length>", inherits: true, initialValue: "16px"});

  customElements.define(
    "statement-evidence",
    class extends HTMLElement {
      static observedAttributes = ["src", "data", "debug", "lang", "statement", "as-of", "mode", "program"];
      static trust = trust;
      static shared = shared;

      /** Has content of another build live as that build's script has it. @param {object} files @param {typeof createLife} create */
      static join(files, create) {
        for (const file in files) creators[file] ??= create;
        for (const element of elements) element.take();
      }

      static {
        this.join(build, createLife);
      }

      #create = createLife;
      #life = createLife(this);

      connectedCallback() {
        elements.add(this);
        this.#life.connect();
      }

      disconnectedCallback() {
        elements.delete(this);
        this.#life.disconnect();
      }

      /** Takes the life of the build that the content is of, if its script is in the page. */
      take() {
        const create = creators[nameOf(this.getAttribute("program") ?? "")] ?? this.#create;
        if (create === this.#create) return;
        const begun = this.#life.change("program", null);
        this.#create = create;
        this.#life = create(this);
        if (begun && this.isConnected) this.#life.connect();
      }

      /** @param {string} name @param {string | null} old @param {string | null} value */
      attributeChangedCallback(name, old, value) {
        if (name === "program") return this.take();
        // Initial values are no change.
        if (old === value || !this.#life.change(name, value)) return;
        // It starts again with other content.
        this.#life = this.#create(this);
        this.#life.begin();
      }

      /** Fetches and starts the program, once. */
      load() {
        return this.#life.load();
      }
    },
  );
}

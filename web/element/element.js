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

import {createLife} from "./life.js";
import {home, trust} from "./origin.js";

const defined = /** @type {{trust?: (address: string) => void} | undefined} */ (customElements.get("statement-evidence"));
if (defined) {
  defined.trust?.(home); // from another publisher, or loaded twice
} else {
  // How large a rem is in a shadow tree (web/css/shadow.css).
  globalThis.CSS?.registerProperty?.({name: "--se-rem", syntax: "<length>", inherits: true, initialValue: "16px"});

  customElements.define(
    "statement-evidence",
    class extends HTMLElement {
      static observedAttributes = ["src", "data", "debug", "lang", "statement", "as-of", "mode"];
      static trust = trust;

      #life = createLife(this);

      connectedCallback() {
        this.#life.connect();
      }

      disconnectedCallback() {
        this.#life.disconnect();
      }

      /** @param {string} name @param {string | null} old @param {string | null} value */
      attributeChangedCallback(name, old, value) {
        // Initial values are no change.
        if (old === value || !this.#life.change(name, value)) return;
        // It starts again with other content.
        this.#life = createLife(this);
        this.#life.begin();
      }

      /** Fetches and starts the program, once. */
      load() {
        return this.#life.load();
      }
    },
  );
}

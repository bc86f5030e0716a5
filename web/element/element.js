// The custom element. It owns the life of the program: when it is fetched, what
// a reader did before it was there, and what happens when it fails. The content
// inside the element is whole without any of this.
//
//   <statement-evidence lang="en" story="story.txt" words="words.en.txt" program="page.wasm" shim="page.js" sound="sound.en.json" embed="embed.en.json">
//   <statement-evidence src="fragment.html" statement="ID">what stands here until then</statement-evidence>
//
// The content stands in the element, or in a shadow tree of it: a page that has
// it so, or, with src, another page of the site, from which it is taken.
//
// data-state tells where it is: static, loading, ready or failed.
//
// Here is the element itself; life.js is its state, and the other files are its parts.

import {createLife} from "./life.js";
import {home, trust} from "./origin.js";

const defined = /** @type {{trust?: (address: string) => void} | undefined} */ (customElements.get("statement-evidence"));
if (defined) {
  defined.trust?.(home); // another publisher's, or the same again
} else {
  // How large a rem is in a shadow tree (web/css/shadow.css).
  globalThis.CSS?.registerProperty?.({name: "--se-rem", syntax: "<length>", inherits: true, initialValue: "16px"});

  customElements.define(
    "statement-evidence",
    class extends HTMLElement {
      static observedAttributes = ["src", "lang", "statement", "as-of", "mode"];
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
        // What it begins with is no change.
        if (old === value || !this.#life.change(name, value)) return;
        // It begins again with other content.
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

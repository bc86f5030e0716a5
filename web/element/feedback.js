// Exports, and the feedback beside the button that was pressed.

import {h} from "../shared/dom.js";

/** @typedef {ReturnType<typeof createFeedback>} Feedback */

/** @param {import("./timers.js").Timers} timers @param {HTMLElement} voice live region */
export function createFeedback(timers, voice) {
  /** The button that was last pressed. @type {HTMLElement | undefined} */ let asked;
  /** The feedback in the page. @type {HTMLElement | undefined} */ let answer;

  /** Puts feedback after an element, and removes the previous one. @param {Element | null} [after] @param {HTMLElement} [next] */
  const show = (after, next) => {
    answer?.remove();
    answer = next;
    if (!next) return;
    next.className = "answer";
    next.onkeydown = ({key}) => {
      if (key !== "Escape") return;
      show();
      asked?.focus();
    };
    after?.after(next);
  };

  return {
    show,

    /** Requests an export. @param {HTMLElement} button */
    ask(button) {
      asked = button;
    },

    /** Copies or shares a text, and says so beside the button. If the browser refuses, it shows the text to be copied by hand.
     * @param {string} action @param {string} text @param {string} title @param {string} done @param {string} otherwise */
    async give(action, text, title, done, otherwise) {
      const button = asked;
      show();
      try {
        if (action.startsWith("share")) await navigator.share({title, url: text});
        else await navigator.clipboard.writeText(text);
        show(button, h("span", {}, ` ${done}`));
        voice.textContent = "";
        timers.later("voice", 100, () => {
          voice.textContent = done;
        });
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return; // the reader thought better of it
        const area = h("textarea", {readonly: ""}, text);
        show(button?.parentElement, h("label", {}, otherwise, area));
        area.select();
        area.focus();
      }
    },
  };
}

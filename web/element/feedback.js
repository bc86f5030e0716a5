// Exports, and the feedback beside the button that was pressed.

import {h} from "../shared/dom.js";
import {warn} from "../shared/report.js";
import {quotationsOf} from "./fetch.js";

/** @typedef {ReturnType<typeof createFeedback>} Feedback */

/** @param {HTMLElement} element @param {import("./timers.js").Timers} timers @param {HTMLElement} voice live region */
export function createFeedback(element, timers, voice) {
  /** The quotations of records. @type {ReturnType<typeof quotationsOf> | undefined} */ let quotations;
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

  /** Fetches the quotations, once. */
  const fetched = () => (quotations ??= quotationsOf(element));

  /** Copies or shares a text, and says so beside the button. If the browser refuses, it shows the text to be copied by hand.
   * @param {HTMLElement} button @param {string} done what is said @param {string} refused what is, if the browser refuses @param {() => Promise<void>} taking @param {string} text */
  const give = async (button, done, refused, taking, text) => {
    asked = button;
    show();
    try {
      await taking();
      show(button, h("span", {}, ` ${done}`));
      voice.textContent = "";
      timers.later("voice", 100, () => {
        voice.textContent = done;
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return; // the reader thought better of it
      const area = h("textarea", {readonly: ""}, text);
      show(button.parentElement ?? undefined, h("label", {}, refused, area));
      area.select();
      area.focus();
    }
  };

  return {
    show,
    fetched,

    /** Copies or shares a record, or the view. @param {HTMLElement} button @param {string} action `copy:link`, `copy:words`, `share:link` or `copy:view` @param {string} id of the record's element, or the fragment of the view @param {string[]} says what is said of each */
    async take(button, action, id, [copied, copiedWords, shared, refused]) {
      let text = element.baseURI.replace(/#.*/s, "") + (id && `#${id}`),
        title = "",
        done = copied;
      if (action !== "copy:link" && action !== "copy:view") {
        try {
          const [name, words] = (await fetched())[id];
          title = name;
          if (action === "copy:words") {
            text = `${words}${text}\n`;
            done = copiedWords;
          }
        } catch (error) {
          quotations = undefined;
          warn("a link is taken alone", error);
        }
      }
      if (action === "share:link") await give(button, shared, refused, () => navigator.share({title, url: text}), text);
      else await give(button, done, refused, () => navigator.clipboard.writeText(text), text);
    },
  };
}

import {h} from "./dom.js";

/** Hands a text to the browser as a file. No page is told what becomes of that: a
 * sandbox, or a browser within an app, drops it without a word. So what is said is
 * only that it was handed on, and the text is there to be copied by hand, too.
 * @param {string} name @param {string} type @param {string} text @param {string} done @param {string} otherwise */
export function save(name, type, text, done, otherwise) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  h("a", {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  const area = h("textarea", {readonly: "", "aria-label": name}, text);
  area.addEventListener("focus", () => area.select());
  return [` ${done}`, h("details", {}, h("summary", {}, otherwise), area)];
}

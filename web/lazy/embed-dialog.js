// The dialog with HTML to embed a statement, or the whole story, in three variants. The
// element loads it on first use; the build has written the HTML (web/press/share/embed.go).

import {h} from "../shared/dom.js";
import {labelled} from "../shared/messages.js";

/** @typedef {import("../shared/messages.js").Messages} Messages */
/** @typedef {{style: string, lang: string, dir: string, says: Messages}} Words what the element was led here with */
/** @typedef {{title: string, lang?: string, element: string, frame: string, plain: string}} Snippets */

/** Completes the addresses in what is to be pasted, where press did not know the site's. They alone stand behind a quotation mark: those of texts are escaped. @param {string} html @param {string} base */
const complete = (html, base) => html.replaceAll('"./', () => `"${base.replaceAll("&", "&amp;")}`);

/** The dialog that is open or about to be. @type {HTMLDialogElement | undefined} */ let current;

/** Opens the dialog of a statement, or, without an id, of the story.
 * @param {HTMLElement} host the element, where nothing in a shadow tree stands for it @param {HTMLElement} button what the focus goes back to
 * @param {string} id @param {string} address what the addresses of files are relative to @param {Words} words @param {{json: (address: string) => Promise<any>, signal: AbortSignal}} tools which are aborted when the element goes */
export async function open(host, button, id, address, {style, lang, dir, says}, {json, signal}) {
  if (current) return;
  const dialog = (current = h("dialog", {class: "embed", lang, dir}));
  dialog.addEventListener("close", () => end(dialog, button));
  signal.addEventListener("abort", gone);
  try {
    const sheet = h("link", {rel: "stylesheet", href: new URL(style, address).href});
    const styled = new Promise((resolve) => {
      sheet.onload = sheet.onerror = resolve; // without its style it is still a dialog
    });
    dialog.append(sheet);
    (button.closest("se-page") ?? host).append(dialog);
    const file = new URL(`embed/${id && `${id}.`}${lang}.json`, address).href;
    fill(dialog, await json(file), says, new URL(".", address).href);
    await styled;
  } catch (error) {
    end(dialog);
    throw error;
  }
  if (current !== dialog) return;
  // A frame may be much higher than what is seen of it.
  if (parent !== window) dialog.style.marginBlockStart = `${Math.max(8, button.getBoundingClientRect().top - 160)}px`;
  dialog.showModal();
  dialog.querySelector("h2")?.focus(); // rather than what comes first in it
}

/** The element has left its page. */
const gone = () => current && end(current);

/** @param {HTMLDialogElement} dialog @param {HTMLElement} [button] */
function end(dialog, button) {
  dialog.remove();
  if (current === dialog) current = undefined;
  button?.focus({preventScroll: true});
}

/** @param {HTMLDialogElement} dialog @param {Snippets} snippets @param {Messages} says @param {string} base */
function fill(dialog, snippets, says, base) {
  const close = h("button", {type: "button"}, says.close);
  close.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-label", labelled(says, says.embed, snippets.title));
  dialog.append(
    h("h2", {tabindex: "-1"}, says.embed),
    h("p", {class: "what", lang: snippets.lang, dir: "auto"}, snippets.title),
    ...["element", "frame", "plain"].map((way) => offer(says, way, complete(snippets[/** @type {"plain"} */ (way)], base))),
    close,
  );
}

/** A way: when it is the right one, what to paste, and a button that copies it.
 * @param {Messages} says @param {string} way @param {string} html */
function offer(says, way, html) {
  const area = h("textarea", {"aria-label": says[way], readonly: "", dir: "ltr", spellcheck: "false", translate: "no", rows: "4"});
  const button = h("button", {type: "button", "aria-label": labelled(says, says.copy, says[way])}, says.copy),
    status = h("span", {role: "status"});
  area.value = html;
  button.addEventListener("click", async () => {
    let said = says.copied;
    try {
      await navigator.clipboard.writeText(html);
    } catch {
      said = says.refused;
      area.focus();
      area.select();
    }
    status.textContent = "";
    setTimeout(() => {
      status.textContent = said;
    }, 100); // so that the same is heard again
  });
  return h("div", {"data-way": way}, h("h3", {}, says[way]), h("p", {}, says[`${way}-when`]), area, h("p", {}, button, " ", status));
}

// Content that comes from another page, or from a template: it is sanitised, so that only
// the elements and attributes of a comparison get into the page.

import {h} from "../shared/dom.js";
import {parse} from "./fetch.js";
import {allowedURL} from "./origin.js";

/** The attributes that name the files of a story; press fills them in. */
export const files = globalThis.statementEvidenceFiles;

/** The elements of a comparison; others are removed from content of another page. */
const elements =
  /^(se-page|a|article|audio|b|blockquote|br|button|caption|circle|cite|d[dlt]|del|details|div|em|fieldset|fig(caption|ure)|g|h\d|header|i|img|input|ins|label|legend|li|line|link|mark|nav|ol|p|path|q|rect|section|small|span|strong|sub|summary|sup|svg|t[dhr]|table|tbody|text|thead|time|ul)$/;
const attributes =
  /^((aria|data)-.+|alt|autocomplete|cite|class|c?[xy]|[xy][12]|controls|crossorigin|d|datetime|decoding|dir|download|enterkeyhint|focusable|height|hidden|href(lang)?|id|integrity|lang|loading|max|min|name|open|part|placeholder|preload|r|rel|role|scope|spellcheck|src|step|tabindex|title|translate|type|value|viewBox|width)$/;

/** Options of shadow roots; a clone of the element is complete too. @type {ShadowRootInit} */
const shadow = {mode: "open", clonable: true};

/** The address of what an element's content comes from, if that is elsewhere: a page, or a story's file. @param {Element} element */
export const sourceOf = (element) =>
  element.getAttribute("data") ?? element.getAttribute("src") ?? element.querySelector(":scope > a[data-fragment]")?.getAttribute("data-fragment");

/** Whether an element's content has yet to be fetched from another page. @param {Element} element */
export const isRemote = (element) => Boolean(sourceOf(element)) && !(element.shadowRoot ?? element).querySelector(".se");

/** Turns links to the whole page, which are for pages without scripts, into links within the tree, if it has what they lead to. @param {DocumentFragment} tree */
export function localLinks(tree) {
  for (const link of tree.querySelectorAll('a[href*="#"]')) {
    const [, id] = /^[\w./]+#(.+)/.exec(link.getAttribute("href") ?? "") ?? [];
    if (id && tree.getElementById(id)) link.setAttribute("href", `#${id}`);
  }
}

/** The script of another publisher, or of another build, may still be on its way. @param {AbortSignal} signal */
export async function allScripts(signal) {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, {once: true, signal}));
}

/** Fetches the content of another page, and its addresses. @param {HTMLElement} element @param {AbortSignal} signal @param {(lang: string) => void} lend is told the content's language */
export async function takeContent(element, signal, lend) {
  const address = /** @type {string} */ (sourceOf(element));
  try {
    allowedURL(address);
  } catch {
    await allScripts(signal);
  }
  let page = await parse(address);
  const other = [...page.querySelectorAll("statement-evidence > a")].find((link) => link.getAttribute("hreflang") === element.lang);
  if (other && !other.hasAttribute("aria-current")) page = await parse(new URL(other.getAttribute("data-fragment") ?? "", page.URL).href);
  signal.throwIfAborted();
  const from = page.querySelector("statement-evidence"),
    content = from?.querySelector("template")?.content;
  if (!from || !content?.querySelector("se-page > .se")) throw new Error(`${page.URL}: holds no comparison; name a fragment.html`);
  for (const name of files) {
    const address = from.getAttribute(name);
    if (address) element.setAttribute(name, new URL(address, page.URL).href);
    signal.throwIfAborted(); // the program may be of a build whose script takes over
  }
  if (!element.lang) lend(from.getAttribute("lang") ?? "");
  localLinks(content);
  sanitize(content, page.URL);
  return content;
}

/** Removes everything from a tree that is not part of a comparison. @param {DocumentFragment} content @param {string} base of its relative addresses @param {(address: string) => unknown} [allow] throws if nothing may be loaded from an address */
export function sanitize(content, base, allow = allowedURL) {
  for (const part of content.querySelectorAll("*")) {
    if (!elements.test(part.localName)) {
      part.remove();
      continue;
    }
    for (const {name, value} of [...part.attributes]) {
      if (!attributes.test(name)) part.removeAttribute(name);
      else if (/^(href|src)$/.test(name) && !value.startsWith("#")) {
        const {href, protocol} = new URL(value, base);
        if (part.localName !== "a") allow(href);
        part.setAttribute(name, /^(https?|mailto|file):/.test(protocol) ? href : "#");
      }
    }
  }
}

/** Shows content once its style sheets are loaded, and there is room; until then, or if they fail, the element's fallback is shown.
 * @param {HTMLElement} element @param {DocumentFragment} content @param {AbortSignal} signal @param {(fallback: Element, end: Element) => unknown} room waits for it */
export async function showContent(element, content, signal, room) {
  const root = element.shadowRoot ?? element.attachShadow(shadow),
    fallback = h("slot"),
    end = h("div"),
    sheets = [...content.querySelectorAll("link")];
  for (const sheet of sheets) sheet.media = "not all"; // they say how the element looks with its content
  root.replaceChildren(fallback, end, ...sheets);
  try {
    await Promise.all(
      sheets.map(
        (sheet) =>
          new Promise((resolve, reject) => {
            sheet.onload = resolve;
            sheet.onerror = () => reject(new Error(`${sheet.href}: it cannot be loaded`));
          }),
      ),
    );
    signal.throwIfAborted();
    await room(fallback, end);
    signal.throwIfAborted();
  } catch (error) {
    for (const sheet of sheets) sheet.remove();
    throw error;
  }
  for (const sheet of sheets) sheet.removeAttribute("media");
  end.remove();
  fallback.replaceWith(/** @type {Element} */ (content.querySelector("se-page")));
  // Browsers refuse to load audio in a document without a window, and do not retry.
  for (const audio of root.querySelectorAll("audio")) audio.setAttribute("src", audio.src); // load() would fetch them all
}

// Allowed origins: the page's own, and those of the element's scripts.

/** A property of the document, even if the page has elements of that name. @param {string} name */
const documentProperty = (name) => Reflect.get(Document.prototype, name, document);

/** The script of this build. @type {HTMLScriptElement | null} */ export const script = documentProperty("currentScript");

/** The address of this script; if it was imported, only an error's stack has it. */
export const home = script?.src || new Error().stack?.match(/(https?:\S+?):\d+:\d+/)?.[1] || "";

/** Origins of the element's scripts, whatever their builds: code of these runs in the page already. @type {Set<string>} */
export const trusted = /** @type {any} */ (customElements.get("statement-evidence"))?.shared?.trusted ?? new Set();

/** Allows the origin of a script, also another publisher's. @param {string} address */
export function trust(address) {
  if (address) trusted.add(new URL(address).origin);
}

trust(home);

/** Resolves the address of an attribute; it must be of an allowed origin, or a blob: URL of the page. @param {string | null} address */
export function allowedURL(address) {
  const page = location.href.startsWith("about:srcdoc") ? documentProperty("baseURI") : location.href;
  const url = new URL(address ?? "", documentProperty("baseURI"));
  if (!address || (!["file:", "blob:"].includes(url.protocol) && new URL(page).origin !== url.origin && !trusted.has(url.origin))) {
    throw new Error(
      `"${address}" is not of the page's own origin, nor of one that a script of the element is known to be from (${[...trusted].join(", ") || "none"}): load element.js of ${url.origin} too, by <script src>`,
    );
  }
  return url.href;
}

/** The address in an attribute of an element. @param {Element} element @param {string} name */
export function addressIn(element, name) {
  const address = element.getAttribute(name);
  if (!address) throw new Error(`the element has no "${name}": the page and element.js are of different builds; take both from one`);
  return allowedURL(address);
}

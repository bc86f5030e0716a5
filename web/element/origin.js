// Whom an element may ask: what is loaded is from the page's own origin, or from
// one that a script of the element is from.

/** What a document says of itself, even where the page has elements of that name. @param {string} name */
const documentProperty = (name) => Reflect.get(Document.prototype, name, document);

/** The script of this build. @type {HTMLScriptElement | null} */ export const script = documentProperty("currentScript");

/** Where this script is from; who imports it leaves no trace but that of an error. */
export const home = script?.src || new Error().stack?.match(/(https?:\S+?):\d+:\d+/)?.[1] || "";

/** Origins that scripts of elements are from: what is of these runs in the page already. @type {Set<string>} */
const trusted = new Set();

/** Takes up a script's address, another publisher's too. @param {string} address */
export function trust(address) {
  if (address) trusted.add(new URL(address).origin);
}

trust(home);

/** An address of an attribute; it must be of the page's own origin or a script's, or hold what the page itself has made. @param {string | null} address */
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

/** The address that an attribute of an element has. @param {Element} element @param {string} name */
export function addressIn(element, name) {
  const address = element.getAttribute(name);
  if (!address) throw new Error(`the element has no "${name}": the page and element.js are of different builds; take both from one`);
  return allowedURL(address);
}

// How an element loads pages, texts and scripts. Files of this script's build are checked
// against its hashes.

import {addressIn, allowedURL, home, script} from "./origin.js";

const unreachable = ": it cannot be loaded: no network, or its server or a redirect lets no other origin in";
const other = ": it cannot be loaded, or is not what element.js holds it to; keep the files of each element.js that is published";

/** @param {string} address @param {string} [integrity] */
export async function get(address, integrity = "") {
  const response = await fetch(address, {
    credentials: "same-origin",
    integrity,
  }).catch(() => {
    throw new Error(address + (integrity ? other : unreachable));
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  if (response.headers.get("content-type")?.startsWith("text/html")) throw new Error(`${address}: its server sends a page in its place; put the file there`);
  allowedURL(response.url); // after redirects
  return response;
}

/** @param {string} address @param {string} [integrity] */
export const text = async (address, integrity) =>
  (await get(address, integrity)).text().catch(() => {
    throw new Error(address + unreachable); // it broke off
  });

/** Parses a JSON file into objects without prototypes, since a page may have extended them. @param {string} address */
export async function json(address) {
  return JSON.parse(await text(address), (_, value) => (value instanceof Object && !Array.isArray(value) ? Object.setPrototypeOf(value, null) : value));
}

/** Fetches and parses a page without running it; Trusted Types allow this way. @param {string} address @returns {Promise<Document>} */
export const parse = (address) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", allowedURL(address));
    request.responseType = "document";
    request.onloadend = () => {
      try {
        if (request.status !== 200 || !request.response)
          throw new Error(address + (request.status ? `: ${request.status} ${request.statusText}` : unreachable));
        allowedURL(request.responseURL);
        resolve(request.response);
      } catch (error) {
        reject(error);
      }
    };
    request.send();
  });

/** What a story that was drawn here has in place of files: its compact forms, and the quotations of its records.
 * @type {WeakMap<Element, {outline: string, story: string, quotations: {[id: string]: [title: string, text: string]}}>} */
export const drawn = new WeakMap();

/** The outline of an element's story, for the program. @param {Element} element */
export const outlineOf = async (element) => drawn.get(element)?.outline ?? text(addressIn(element, "outline"));

/** The story of an element, for the classroom, which names its address. @param {Element} element @param {string} address */
export const storyOf = async (element, address) => drawn.get(element)?.story ?? text(address);

/** The quotations of the records of an element, by the ids of theirs: what a reader copies. @param {Element} element */
export const quotationsOf = async (element) => drawn.get(element)?.quotations ?? json(addressIn(element, "quotations"));

/** The scripts and programs of this script's build with their integrity, set by the build. @type {{[file: string]: string}} */
export const build = globalThis.statementEvidenceBuild;

/** A file's name. @param {string} address */
export const nameOf = (address) => address.replace(/.*\//, "");

/** That without its hash. @param {string} address */
const kind = (address) => nameOf(address).replace(/\.\w{10}\./, ".");

/** The address and integrity of a script or program. If the page loads this script with integrity, it is of this build, whatever another page names. @param {string} address @returns {[string, string?]} */
export function withIntegrity(address) {
  if (!script?.integrity) return [address];
  const file = Object.keys(build).find((file) => kind(file) === kind(address));
  if (!file) throw new Error(`${address}: the page holds element.js to its content, and this is not of its build`);
  return [new URL(file, home).href, build[file]];
}

/** Fetches a script, if its origin is allowed and its hash is right, and returns the address to import. @param {string} from */
export async function prefetch(from) {
  const [href, integrity] = withIntegrity(from),
    link = document.createElement("link");
  // The import uses the response that was checked, not another one.
  if (integrity && link.relList.supports("modulepreload")) {
    await new Promise((resolve, reject) => {
      Object.assign(link, {
        rel: "modulepreload",
        crossOrigin: "",
        integrity,
        href,
        onload: resolve,
        onerror: () => reject(new Error(href + other)),
      });
      document.head.append(link);
    }).finally(() => link.remove());
  } else await (await get(href, integrity)).arrayBuffer();
  return href;
}

/** Imports one of the element's scripts. @param {string} address @returns {Promise<any>} */
export const load = async (address) => import(await prefetch(address));

/** The address of the decoding worker. Its integrity is checked like that of scripts, if it is of another origin: the page's policy then allows a blob: URL. @param {string} address */
export async function workerURL(address) {
  const [href, integrity] = withIntegrity(address);
  if (!integrity || origin === "null" || new URL(href).origin === origin) return href;
  const [program, sum] = withIntegrity(address.replace(/\.js$/, ".wasm"));
  const globals = `Object.assign(globalThis, ${JSON.stringify({statementEvidenceProgram: program, statementEvidenceIntegrity: sum})});`;
  return URL.createObjectURL(
    new Blob([globals, await text(href, integrity)], {
      type: "text/javascript",
    }),
  );
}

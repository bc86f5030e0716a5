"use strict";
// The service worker: what a reader has asked to keep can be read without a
// network. Press puts before this script what a version is made of:
//
//   version  the hash of everything below
//   common   the files of every page, with hashes in their names
//   pages    by name: the integrity of a page, and the other files it needs
//
// A version is kept whole or not at all: its pages are held to their integrity,
// and each version has a store of its own. A new one waits until the reader
// wants it; stores of old ones stay as long as any page is open. Sound, and what
// plays it, is kept when it is first used.

/** @typedef {{integrity: string, needs: string[]}} Page */
/** @type {string} */ const version = globalThis.VERSION;
/** @type {string[]} */ const common = globalThis.COMMON;
/** @type {{[name: string]: Page}} */ const pages = Object.assign(Object.create(null), globalThis.PAGES);

const worker = /** @type {any} */ (globalThis);
/** Where the site lies, and the first part of the names of its stores. @type {string} */ const scope = worker.registration.scope;
const store = `${scope} ${version}`;
/** Names that carry a hash of their content, or their folder's. */
const hashed = /\.[0-9a-f]{10}(\.[a-z0-9]+|\/[^/]+)$/;

/** The name of a file of the site; a folder's is its index.html. @param {string} address */
const nameOf = (address) => address.startsWith(scope) ? new URL(address).pathname.slice(new URL(scope).pathname.length) || "index.html" : "";

/** The stores of this site. */
const stores = async () => (await caches.keys()).filter((key) => key.startsWith(`${scope} `));

const open = () => worker.clients.matchAll({type: "window", includeUncontrolled: true});

/** The pages to keep: those that are open, and those kept before. @returns {Promise<string[]>} */
async function wanted() {
  const names = new Set((await open()).map((/** @type {{url: string}} */ client) => nameOf(client.url)));
  for (const key of await stores()) {
    for (const {url} of await (await caches.open(key)).keys()) names.add(nameOf(url));
  }
  const found = Object.keys(pages).filter((name) => names.has(name));
  return found.length ? found : ["index.html"];
}

/** Fetches files past the browser's own cache where their names do not say what they hold, and keeps them. @param {string[]} names */
async function keep(names) {
  const cache = await caches.open(store);
  await Promise.all([...new Set(names)].map(async (name) => {
    const address = new URL(name, scope).href;
    const response = await fetch(address, pages[name] ? {integrity: pages[name].integrity, cache: "no-cache"} : {});
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    // A page that came by way of another address is none that can be opened.
    await cache.put(address, response.redirected ? new Response(response.body, {headers: response.headers}) : response);
  }));
}

/** A page and everything it needs. @param {string[]} names */
const whole = (names) => names.flatMap((name) => [name, ...pages[name].needs]);

/** Removes the stores of other versions, once no page is open that may need them. */
async function sweep() {
  if ((await open()).length) return;
  for (const key of await stores()) if (key !== store) await caches.delete(key);
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil((async () => {
  await caches.delete(store); // what an install that was cut off has left
  try {
    await keep([...common, ...whole(await wanted())]);
  } catch (error) {
    await caches.delete(store);
    throw error;
  }
})()));

worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(sweep().then(() => worker.clients.claim())));

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "show") worker.skipWaiting();
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const {request} = event, name = nameOf(request.url);
  if (request.method !== "GET" || !pages[name] && !hashed.test(name)) return;
  event.respondWith(answer(event, name));
});

/** Answers from this version; hashed files of an old page from wherever they are. @param {any} event @param {string} name @returns {Promise<Response>} */
async function answer(event, name) {
  const {request} = event, address = new URL(name, scope).href, page = Boolean(pages[name]);
  if (request.mode === "navigate") event.waitUntil(sweep());
  const kept = await caches.match(address, page ? {cacheName: store} : {});
  const range = request.headers.get("range");
  if (kept) return range ? part(kept, range) : kept;
  if (page) {
    // In another language than the one kept: from now on that is kept too, unless the server has gone on to another version.
    event.waitUntil(keep(whole([name])).catch(() => {}));
    return fetch(request);
  }
  if (range) {
    event.waitUntil(keep([name]).catch(() => {}));
    return fetch(request);
  }
  const response = await fetch(request);
  if (response.status === 200) {
    const copy = response.clone();
    event.waitUntil(caches.open(store).then((cache) => cache.put(address, copy)).catch(() => {}));
  }
  return response;
}

/** Part of a file, as a server gives it (https://www.rfc-editor.org/rfc/rfc9110#name-range-requests). @param {Response} kept @param {string} range */
async function part(kept, range) {
  const bytes = await kept.blob(), size = bytes.size;
  const [, from, to] = range.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (!from && !to) return new Response(bytes, {headers: kept.headers}); // several parts, or none: all of it is allowed
  const first = from ? Number(from) : Math.max(0, size - Number(to)), last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (first > last || first >= size) return new Response(null, {status: 416, headers: {"content-range": `bytes */${size}`}});
  return new Response(bytes.slice(first, last + 1), {status: 206, statusText: "Partial Content", headers: {
    "content-type": kept.headers.get("content-type") ?? "",
    "content-length": String(last + 1 - first),
    "content-range": `bytes ${first}-${last}/${size}`,
    "accept-ranges": "bytes",
  }});
}

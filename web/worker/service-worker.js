"use strict";
// The service worker, for offline reading. The build puts the contents of a version
// before this script:
//
//   version  the hash of everything below
//   files    the integrity of every file that may be kept, by name
//   common   the files of every page
//   pages    by name: the other files that a page needs
//
// Other files below its scope may be another application's, and are left alone.
// A version is stored completely or not at all, in a store of its own, and no file is
// stored that differs from the build's. A new version waits until the reader wants it.
// Sound and the player are stored when first used.

const version = globalThis.VERSION;
/** @type {{[name: string]: string}} */ const files = Object.assign(Object.create(null), globalThis.FILES);
const common = globalThis.COMMON;
/** @type {{[name: string]: string[]}} */ const pages = Object.assign(Object.create(null), globalThis.PAGES);

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
/** The site's address, and the prefix of the names of its caches. */ const scope = worker.registration.scope;
const store = `${scope} ${version}`;

/** The address of a file. @param {string} name */
const addressOf = (name) => new URL(name, scope).href;

/** The file of an address, or "": that of a folder is index.html, and extensions may be missing. @param {string} address */
function nameOf(address) {
  const {href, pathname} = new URL(address);
  const name = href.startsWith(scope) ? pathname.slice(new URL(scope).pathname.length) : "/";
  return [name, `${name}.html`, `${name}index.html`].find((file) => file in files) ?? "";
}

/** The stores of this site. */
const stores = async () => (await caches.keys()).filter((key) => key.startsWith(`${scope} `));

const open = () => worker.clients.matchAll({type: "window", includeUncontrolled: true});

/** Posts the result to the site's open pages, for web/page/offline.js. @param {{message?: string, changed?: boolean}} error, or nothing on success */
async function postResult({message: why, changed} = {}) {
  for (const client of await open()) if (client.url.startsWith(scope)) client.postMessage({why, changed});
}

/** The pages to store: those that are open, and those stored before. @returns {Promise<string[]>} */
async function pagesToStore() {
  const names = new Set((await open()).map((client) => nameOf(client.url)));
  for (const key of await stores()) {
    for (const {url} of await (await caches.open(key)).keys()) names.add(nameOf(url));
  }
  const found = Object.keys(pages).filter((name) => names.has(name));
  return found.length ? found : ["index.html"];
}

/** A file as it was built. If the browser's HTTP cache has another, the server is asked. @param {string} name @returns {Promise<Response>} */
async function fetchVerified(name) {
  const address = addressOf(name);
  let came = "";
  for (const cache of /** @type {RequestCache[]} */ ([pages[name] ? "no-cache" : "default", "reload"])) {
    const response = await fetch(address, {cache}),
      bytes = await response.arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    came = response.ok ? `sha256-${btoa(String.fromCharCode(...hash))}` : `status ${response.status}`;
    if (came !== files[name]) continue;
    // A redirected response cannot be used for a navigation, so it is copied.
    const headers = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    if (response.redirected) headers.set("content-location", response.url);
    return new Response(bytes, {headers});
  }
  throw Object.assign(new Error(`${address} came as ${came}, but was published as ${files[name]}`), {changed: true});
}

/** Stores files once all of them are fetched, and a page after its files, so that a stored page is complete. @param {string[]} names */
async function storeFiles(names) {
  const list = [...new Set(names)],
    responses = await Promise.all(list.map(fetchVerified)),
    cache = await caches.open(store);
  for (let i = list.length; i--;) await cache.put(addressOf(list[i]), responses[i]);
}

/** Stores files on first use, unless the reader has removed everything. It reports only files that a server has changed. @param {() => Promise<void>} thing */
async function storeMore(thing) {
  try {
    if (await caches.has(store)) await thing();
  } catch (error) {
    const failure = /** @type {Error & {changed?: boolean}} */ (error);
    if (failure.changed) await postResult(failure);
  }
}

/** A page and everything it needs. @param {string[]} names */
const withAssets = (names) => names.flatMap((name) => [name, ...pages[name]]);

/** Removes the stores of earlier versions. */
async function deleteOld() {
  const {installing, waiting} = worker.registration;
  if (!installing && !waiting) for (const key of await stores()) if (key !== store) await caches.delete(key);
}

worker.addEventListener("install", (event) =>
  event.waitUntil(
    (async () => {
      await caches.delete(store); // left by an interrupted install
      try {
        await storeFiles([...common, ...withAssets(await pagesToStore())]);
      } catch (error) {
        await caches.delete(store);
        await postResult(/** @type {Error} */ (error));
        throw error;
      }
    })(),
  ),
);

worker.addEventListener("activate", (event) => event.waitUntil(deleteOld().then(() => worker.clients.claim())));

worker.addEventListener("message", (event) => {
  if (event.data === "show") worker.skipWaiting();
  const page = event.data?.keep;
  if (pages[page]) event.waitUntil(storeFiles([...common, ...withAssets([page])]).then(() => postResult(), postResult));
});

worker.addEventListener("fetch", (event) => {
  const {request} = event,
    name = nameOf(request.url);
  if (request.method !== "GET" || !name) return;
  // An address with a query is not ours, except for a page that is opened: its scripts may read it.
  if (new URL(request.url).search && !(pages[name] && request.mode === "navigate")) return;
  event.respondWith(respond(event, name));
});

/** Answers from this version. @param {FetchEvent} event @param {string} name @returns {Promise<Response>} */
async function respond(event, name) {
  const {request} = event,
    address = addressOf(name),
    page = Boolean(pages[name]);
  const range = request.headers.get("range");
  if (request.mode === "navigate") event.waitUntil(deleteOld());
  const kept = await caches.match(address, {cacheName: store});
  // An address without extension is a page's only on hosts that redirect to it.
  const exact = [address, address.replace(/index\.html$/, "")].includes(request.url.replace(/[?#].*/, ""));
  if (!exact && !kept?.headers.has("content-location")) return fetch(request);
  if (kept) return range ? part(kept, range) : kept;
  if (page || range) {
    // A page in another language is stored too from now on.
    event.waitUntil(storeMore(() => storeFiles(page ? withAssets([name]) : [name])));
    return fetch(request);
  }
  try {
    const response = await fetchVerified(name),
      copy = response.clone();
    event.waitUntil(storeMore(async () => (await caches.open(store)).put(address, copy)));
    return response;
  } catch (error) {
    event.waitUntil(storeMore(() => Promise.reject(error)));
    throw error;
  }
}

/** Part of a file, as a server gives it (https://www.rfc-editor.org/rfc/rfc9110#name-range-requests). @param {Response} kept @param {string} range */
async function part(kept, range) {
  const bytes = await kept.blob(),
    size = bytes.size;
  const [, from, to] = range.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (!from && !to) return new Response(bytes, {headers: kept.headers}); // several parts, or none: all of it is allowed
  const first = from ? Number(from) : Math.max(0, size - Number(to)),
    last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (first > last || first >= size) return new Response(null, {status: 416, headers: {"content-range": `bytes */${size}`}});
  return new Response(bytes.slice(first, last + 1), {
    status: 206,
    statusText: "Partial Content",
    headers: {
      "content-type": kept.headers.get("content-type") ?? "",
      "content-length": String(last + 1 - first),
      "content-range": `bytes ${first}-${last}/${size}`,
      "accept-ranges": "bytes",
    },
  });
}

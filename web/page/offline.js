"use strict";
// Lets a reader store the page for offline use, and says when it is stored and when a new
// version is ready; see web/worker/service-worker.js. Nothing is stored before the reader
// asks, or installs the page. It is not offered in an iframe, from a disk, or by browsers
// that cannot store pages.

(() => {
  if (self !== top || origin === "null" || !isSecureContext || !("serviceWorker" in navigator)) return;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const {page, keep, keeping, kept, drop, fresh, show: showLabel, failed} = script.dataset;
  const line = document.createElement("p"),
    status = document.createElement("span"),
    button = document.createElement("button");
  line.className = "offline";
  status.setAttribute("role", "status");
  button.type = "button";
  line.append(status, " ", button);
  /** The action of the button. @type {() => void} */ let onClick = () => {};
  button.addEventListener("click", () => onClick());
  const container = navigator.serviceWorker,
    address = new URL("sw.js", location.href).href,
    scope = new URL(".", address).href;
  const policy = globalThis.trustedTypes?.createPolicy("statement-evidence-offline", {createScriptURL: (url) => url});
  /** @type {ServiceWorkerRegistration | undefined} */ let current;
  let asked = false,
    failing = false,
    updateId = 0;
  /** Message about a server that changes files. */ let changed = "";

  /** Shows a message and a button. The button element stays, so that it keeps the focus. @param {string} [text] @param {string} [label] @param {() => void} [action] */
  function show(text = "", label = "", action = () => {}) {
    if (status.textContent !== text) status.textContent = text;
    button.textContent = label;
    button.hidden = !label;
    onClick = action;
  }

  /** Shows the state of a registration. @param {ServiceWorkerRegistration | undefined} registration */
  async function update(registration) {
    const now = ++updateId;
    if (!registration) return show("", keep, start);
    const {waiting, active, installing} = registration;
    if (waiting && active)
      return show(fresh, showLabel, () => {
        asked = true;
        waiting.postMessage("show");
      });
    if (active) {
      // It may have been kept in another language only, or been removed by the browser.
      const here = await caches.match(new URL(/** @type {string} */ (page), scope)).catch(() => undefined);
      if (now !== updateId) return;
      if (here) return show(`${kept}${changed && ` ${changed}`}`, drop, () => remove(registration));
      if (failing) return show(changed || failed, keep, start);
      active.postMessage({keep: page});
      return show(keeping);
    }
    if (installing) return show(keeping);
    show(changed || failed, keep, start);
  }

  /** Follows a registration. @param {ServiceWorkerRegistration} registration */
  function follow(registration) {
    const watch = () => registration.installing?.addEventListener("statechange", () => update(registration));
    if (current !== registration) {
      registration.addEventListener("updatefound", () => {
        changed = "";
        watch();
        update(registration);
      });
      for (const worker of [registration.installing, registration.waiting]) worker?.addEventListener("statechange", () => update(registration));
    }
    current = registration;
    update(registration);
  }

  async function start() {
    changed = "";
    failing = false;
    navigator.storage?.persist?.().catch(() => {}); // or a browser removes it when room is short
    try {
      follow(await container.register(policy ? policy.createScriptURL(address) : address, {updateViaCache: "none"}));
    } catch (error) {
      warn(error);
      show(failed, keep, start);
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  async function remove(registration) {
    try {
      await registration.unregister();
      for (const key of await caches.keys()) if (key.startsWith(`${scope} `)) await caches.delete(key);
      current = undefined;
    } catch (error) {
      warn(error);
    }
    update(current);
  }

  /** Logs for the site's owner why a page is not stored. @param {unknown} why */
  const warn = (why) => console.warn(`statement-evidence: not kept: ${why instanceof Error ? why.message : why}`);

  container.addEventListener("message", ({data, source}) => {
    if (/** @type {ServiceWorker | null} */ (source)?.scriptURL !== address) return;
    const {why} = data;
    failing = Boolean(why);
    if (data.changed) changed = script.dataset.changed ?? "";
    if (why) warn(why);
    if (current) update(current);
  });
  container.addEventListener("controllerchange", () => asked && location.reload());
  addEventListener("appinstalled", () => start());
  container
    .getRegistration()
    .then((registration) => {
      if (registration?.scope !== scope) registration = undefined;
      const {scriptURL} = registration?.active ?? registration?.installing ?? {scriptURL: address};
      if (scriptURL !== address) return; // the host's own worker
      document.querySelector("body > footer")?.prepend(line);
      if (registration) follow(registration);
      else update(undefined);
    })
    .catch(() => {}); // a browser that keeps nothing, such as in a private window
})();

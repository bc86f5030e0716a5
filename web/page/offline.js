"use strict";
// Lets a reader keep the page to read it without a network, says when it is
// kept, and when a new version is ready; see web/worker/service-worker.js. Nothing is stored before
// the reader asks, or installs the page. It is not offered in a frame, from a
// disk, or where a browser cannot keep pages.

(() => {
  if (self !== top || origin === "null" || !isSecureContext || !("serviceWorker" in navigator)) return;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const {page, keep, keeping, kept, drop, fresh, show, failed} = script.dataset;
  const line = document.createElement("p"),
    status = document.createElement("span"),
    button = document.createElement("button");
  line.className = "offline";
  status.setAttribute("role", "status");
  button.type = "button";
  line.append(status, " ", button);
  /** What the button does now. @type {() => void} */ let act = () => {};
  button.addEventListener("click", () => act());
  const container = navigator.serviceWorker,
    address = new URL("sw.js", location.href).href,
    scope = new URL(".", address).href;
  const policy = globalThis.trustedTypes?.createPolicy("statement-evidence-offline", {createScriptURL: (url) => url});
  /** @type {ServiceWorkerRegistration | undefined} */ let followed;
  let asked = false,
    broken = false,
    turn = 0;
  /** What to say of a server that sends something else than was published. */ let changed = "";

  /** Says something, and offers a thing to do. The button stays, and with it the focus. @param {string} [text] @param {string} [label] @param {() => void} [action] */
  function say(text = "", label = "", action = () => {}) {
    if (status.textContent !== text) status.textContent = text;
    button.textContent = label;
    button.hidden = !label;
    act = action;
  }

  /** Says where a registration is. @param {ServiceWorkerRegistration | undefined} registration */
  async function tell(registration) {
    const now = ++turn;
    if (!registration) return say("", keep, start);
    const {waiting, active, installing} = registration;
    if (waiting && active)
      return say(fresh, show, () => {
        asked = true;
        waiting.postMessage("show");
      });
    if (active) {
      // It may have been kept in another language only, or been removed by the browser.
      const here = await caches.match(new URL(/** @type {string} */ (page), scope)).catch(() => undefined);
      if (now !== turn) return;
      if (here) return say(`${kept}${changed && ` ${changed}`}`, drop, () => remove(registration));
      if (broken) return say(changed || failed, keep, start);
      active.postMessage({keep: page});
      return say(keeping);
    }
    if (installing) return say(keeping);
    say(changed || failed, keep, start);
  }

  /** Follows a registration. @param {ServiceWorkerRegistration} registration */
  function follow(registration) {
    const watch = () => registration.installing?.addEventListener("statechange", () => tell(registration));
    if (followed !== registration) {
      registration.addEventListener("updatefound", () => {
        changed = "";
        watch();
        tell(registration);
      });
      for (const worker of [registration.installing, registration.waiting]) worker?.addEventListener("statechange", () => tell(registration));
    }
    followed = registration;
    tell(registration);
  }

  async function start() {
    changed = "";
    broken = false;
    navigator.storage?.persist?.().catch(() => {}); // or a browser removes it when room is short
    try {
      follow(await container.register(policy ? policy.createScriptURL(address) : address, {updateViaCache: "none"}));
    } catch (error) {
      warn(error);
      say(failed, keep, start);
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  async function remove(registration) {
    try {
      await registration.unregister();
      for (const key of await caches.keys()) if (key.startsWith(`${scope} `)) await caches.delete(key);
      followed = undefined;
    } catch (error) {
      warn(error);
    }
    tell(followed);
  }

  /** Tells who looks after the site why a page is not kept. @param {unknown} why */
  const warn = (why) => console.warn(`statement-evidence: not kept: ${why instanceof Error ? why.message : why}`);

  container.addEventListener("message", ({data, source}) => {
    if (/** @type {ServiceWorker | null} */ (source)?.scriptURL !== address) return;
    const {why} = data;
    broken = Boolean(why);
    if (data.changed) changed = script.dataset.changed ?? "";
    if (why) warn(why);
    if (followed) tell(followed);
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
      else tell(undefined);
    })
    .catch(() => {}); // a browser that keeps nothing, such as in a private window
})();

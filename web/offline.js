"use strict";
// Lets a reader keep the page to read it without a network, says when it is
// kept, and when a new version is ready; see web/sw.js. Nothing is stored before
// the reader asks, or installs the page. It is not offered in a frame, from a
// disk, or where a browser cannot keep pages.

(() => {
  if (self !== top || origin === "null" || !isSecureContext || !("serviceWorker" in navigator)) return;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const {keep, keeping, kept, drop, fresh, show, failed} = script.dataset;
  const line = document.createElement("p"), status = document.createElement("span"), button = document.createElement("button");
  line.className = "offline";
  status.setAttribute("role", "status");
  button.type = "button";
  line.append(status, " ", button);
  /** What the button does now. @type {() => void} */ let act = () => {};
  button.addEventListener("click", () => act());
  const container = navigator.serviceWorker, address = new URL("sw.js", location.href).href, scope = new URL(".", address).href;
  let asked = false;

  /** Says something, and offers a thing to do. The button stays, and with it the focus. @param {string} [text] @param {string} [label] @param {() => void} [action] */
  function say(text = "", label = "", action = () => {}) {
    if (status.textContent !== text) status.textContent = text;
    button.textContent = label;
    button.hidden = !label;
    act = action;
  }

  /** Says where a registration is. @param {ServiceWorkerRegistration | undefined} registration */
  function tell(registration) {
    if (!registration) return say("", keep, start);
    const {waiting, active, installing} = registration;
    if (waiting && active) return say(fresh, show, () => {
      asked = true;
      waiting.postMessage("show");
    });
    if (active) return say(kept, drop, async () => {
      await registration.unregister();
      for (const key of await caches.keys()) if (key.startsWith(`${registration.scope} `)) await caches.delete(key);
      tell(undefined);
    });
    if (installing) return say(keeping);
    say(failed, keep, start);
  }

  /** Follows a registration. @param {ServiceWorkerRegistration} registration */
  function follow(registration) {
    const watch = () => registration.installing?.addEventListener("statechange", () => tell(registration));
    registration.addEventListener("updatefound", () => {
      watch();
      tell(registration);
    });
    for (const worker of [registration.installing, registration.waiting]) worker?.addEventListener("statechange", () => tell(registration));
    tell(registration);
  }

  async function start() {
    try {
      const policy = globalThis.trustedTypes?.createPolicy("statement-evidence-offline", {createScriptURL: (url) => url});
      follow(await container.register(policy ? policy.createScriptURL(address) : address, {updateViaCache: "none"}));
    } catch {
      say(failed, keep, start);
    }
  }

  container.addEventListener("controllerchange", () => asked && location.reload());
  addEventListener("appinstalled", () => start());
  container.getRegistration().then((registration) => {
    if (registration?.scope !== scope) registration = undefined;
    const {scriptURL} = registration?.active ?? registration?.installing ?? {scriptURL: address};
    if (scriptURL !== address) return; // the host's own worker
    document.querySelector("body > footer")?.prepend(line);
    if (registration) follow(registration);
    else tell(undefined);
  });
})();

"use strict";
// The script of the pages for iframes. That of the whole shows one statement if its
// address names one, frame.html?statement=ID; frame/ID.html has no other. Each takes
// ?lang and ?theme, and with ?events tells its host what happens. The host's history is
// left alone.

(() => {
  const query = new URLSearchParams(location.search),
    theme = query.get("theme") ?? "";
  // Only the pages in other languages are named.
  const other = document.currentScript?.getAttribute(`data-${query.get("lang")}`);
  if (other) {
    location.replace(other + location.search + location.hash);
    return;
  }
  if (/^(light|dark)$/.test(theme)) {
    for (const themed of document.querySelectorAll("body, statement-evidence")) themed.setAttribute("theme", theme);
    document.querySelector("meta[name=color-scheme]")?.setAttribute("content", theme);
  }
  /** What a host that asks is told of each event: nothing that a reader has typed or answered. */
  const told = ["ready", "open id", "filter", "progress completed points of", "error message"];
  for (const [name, ...keys] of query.has("events") ? told.map((line) => line.split(" ")) : []) {
    addEventListener(`statement-evidence:${name}`, (event) => {
      const {type, detail} = /** @type {CustomEvent} */ (event);
      parent.postMessage({type, ...Object.fromEntries(keys.map((key) => [key, detail[key]]))}, "*");
    });
  }

  const link = /** @type {HTMLAnchorElement} */ (document.querySelector(".framed > footer a"));
  const fullURL = link.href;
  const statement = document.getElementById(`s-${query.get("statement")}`);
  /** Shows the statement alone, or with the others (web/css/one.css). @param {boolean} is */
  const setSingle = (is) => {
    statement?.toggleAttribute("data-one", is);
    for (const around of [statement?.parentElement, statement?.closest(".se")]) around?.toggleAttribute("data-around", is);
  };
  if (statement?.matches(".statement")) {
    setSingle(true);
    link.hash = statement.id;
    document.title = `${statement.getAttribute("aria-label")} – ${document.title}`;
  }

  // Exported links lead to the full page, not into the iframe, whose address may also
  // reveal the host.
  for (const element of document.querySelectorAll("statement-evidence")) {
    Object.defineProperty(element, "baseURI", {value: fullURL});
  }

  // Where the script of the element waits for a reader, it comes when one touches the page.
  const held = document.querySelector("template"),
    touches = held ? ["pointerover", "pointerdown", "focusin", "keydown", "click"] : [];
  /** @type {HTMLScriptElement | undefined} */ let script;
  /** The words that were chosen meanwhile. @type {HTMLElement | null | undefined} */ let chosen;
  /** @param {Event} event */
  const touch = ({type, target}) => {
    if (type === "click" && !customElements.get("statement-evidence")) chosen = target instanceof Element ? target.closest(".phrase") : null;
    if (script) return;
    script = /** @type {HTMLScriptElement} */ (held?.content.firstElementChild?.cloneNode());
    script.onload = () => {
      for (const type of touches) removeEventListener(type, touch);
      chosen?.click();
    };
    document.head.append(script);
  };
  for (const type of touches) addEventListener(type, touch);

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href]"));
    if (!link || event.defaultPrevented || parent === window) return;
    if (!link.getAttribute("href")?.startsWith("#")) {
      link.target = "_blank"; // many sites cannot be shown in a frame
      return;
    }
    const target = document.getElementById(link.hash.slice(1));
    if (!target) {
      link.href = new URL(link.hash, fullURL).href;
      link.target = "_blank";
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!statement?.contains(target)) setSingle(false); // shows the others
    location.replace(link.hash);
  });
})();

"use strict";
// What the page for frames does beside the element: it shows one statement where
// its address asks for it, frame.html?statement=ID, and it leaves the history
// of its host, and the room it has in it, to the host.

(() => {
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector(".framed > footer a"));
  const whole = link.href;
  const asked = document.getElementById(`s-${new URLSearchParams(location.search).get("statement")}`);
  /** Shows the statement alone, or, where that ends, with the others (web/css/one.css). @param {boolean} is */
  const alone = (is) => {
    asked?.toggleAttribute("data-one", is);
    for (const around of [asked?.parentElement, asked?.closest(".se")]) around?.toggleAttribute("data-around", is);
  };
  if (asked?.matches(".statement")) {
    alone(true);
    link.hash = asked.id;
    document.title = `${asked.getAttribute("aria-label")} – ${document.title}`;
  }

  // What readers take along leads to the whole page, not into its frame, whose
  // address may also tell about the host.
  for (const element of document.querySelectorAll("statement-evidence")) {
    Object.defineProperty(element, "baseURI", {value: whole});
  }

  addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href]"));
    if (!link || event.defaultPrevented || parent === window) return;
    if (!link.getAttribute("href")?.startsWith("#")) {
      link.target = "_blank"; // many sites cannot be shown in a frame
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const target = document.getElementById(link.hash.slice(1));
    if (!asked?.contains(target)) alone(false); // it leads to the others
    location.replace(link.hash);
  });
})();

"use strict";
// Posts the height of this page to its host, in the message formats of
// pym.js, iframe-resizer 4 and 5,
// open-iframe-resizer, Datawrapper, AMP, Guardian, WordPress, H5P and, where they
// are asked for (?resize=medium or data-resize="medium"), Medium, Flourish and
// the Guardian's older one.
//
// Any page can use this script, after its style sheets and with defer.
//
// Objects are posted to every host; strings only to hosts that have shown, in the address
// or by a message, that they understand them, since some hosts parse every string they
// get. Messages of a host are data; the only answers are the height, and, to
// iframe-resizer 5, the title of the page. WordPress also gets the links that are clicked.

(() => {
  if (parent === window) return;

  /** So many growths, within so many ms and at one width, are a host and a page that drive each other. */
  const GROWTHS = 10,
    WINDOW = 2000;
  /** How often, and after how many ms each, the unasked is said again to a host that has not listened. */
  const REPEATS = 10,
    PAUSE = 1000;

  // The element may change the address later.
  const address = location.href,
    query = new URLSearchParams(location.search);
  const wanted = new Set(`${query.get("resize") ?? ""} ${document.currentScript?.dataset.resize ?? ""}`.split(/[\s,]+/));
  const pym = query.get("childId");
  const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1];
  /** Datawrapper's first listener looks for it in the addresses of frames, as part of a selector. */
  const name = /[^/]*$/.exec(location.pathname + location.search)?.[0].match(/^[\w.%?&=+~-]+$/)?.[0] ?? "statement-evidence";
  const guardian = `iframeMessenger:${Math.random().toString(36).slice(2, 7)}`;

  /** The iframe-resizer that has presented itself. @type {{id: string, auto: boolean} | undefined} */ let sizer;
  /** Whether an H5P resizer has. */ let h5p = false;
  /** What was told last; 0 is nothing. */ let lastSize = {width: 0, height: 0};
  /** When the page grew since it last did anything else, in ms. @type {number[]} */ let growths = [];
  let stopped = false,
    warned = false,
    repeats = 0,
    timer = 0;

  /** @param {unknown} message */
  const post = (message) => parent.postMessage(message, "*");

  function postToAll() {
    const {width, height} = lastSize;
    post({"datawrapper-height": {[name]: height}});
    post({sentinel: "amp", type: "embed-size", height});
    post({type: "iframe-resized", width, height});
    post({kind: "interactive:height", height});
    // An H5P resizer answers to the sender's origin, and throws where that is none.
    if (!h5p && origin !== "null") post({context: "h5p", action: "hello"});
  }

  /** @param {string} event of iframe-resizer */
  function postToKnown(event) {
    const {width, height} = lastSize;
    if (pym) post(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
    if (sizer && (sizer.auto || event !== "resizeObserver")) post(`[iFrameSizer]${sizer.id}:${height}:${width}:${event}`);
    if (secret) post({message: "height", value: height, secret});
    if (h5p) post({context: "h5p", action: "prepareResize", scrollHeight: height, clientHeight: height});
    if (wanted.has("flourish")) post(JSON.stringify({sender: "Flourish", context: "iframe.resize", method: "resize", height, src: address}));
    else if (wanted.has("medium")) post(JSON.stringify({src: address, context: "iframe.resize", height}));
    if (wanted.has("guardian")) {
      post(JSON.stringify({type: "set-height", value: height, id: guardian}));
      post(JSON.stringify({sentinel: "amp", type: "embed-size", height, id: guardian}));
    }
  }

  /** Tells the height where it has changed, or, when a host wants to hear it, anyway. */
  function report(anyway = false, event = "resizeObserver") {
    const box = document.documentElement.getBoundingClientRect();
    const width = Math.ceil(box.width),
      height = Math.ceil(box.height);
    if (!height || !width) {
      lastSize = {width: 0, height: 0}; // it is not shown; once it is, its size changes
      return;
    }
    const still = Math.abs(height - lastSize.height) <= 1;
    if ((still && !anyway) || isResizeLoop(width, height)) return;
    lastSize = {width, height: still ? lastSize.height : height};
    postToAll();
    postToKnown(event);
    repeats = REPEATS;
    clearTimeout(timer);
    timer = setTimeout(repeat, PAUSE);
  }

  /** Says again what was said unasked: whoever is to listen may come late. */
  function repeat() {
    if (innerHeight === lastSize.height || !lastSize.height || stopped || repeats-- === 0) return;
    postToAll();
    timer = setTimeout(repeat, PAUSE);
  }

  /** Reports whether the page grows only because its host follows the height that it posts. @param {number} width @param {number} height */
  function isResizeLoop(width, height) {
    if (width !== lastSize.width || (height < lastSize.height - 1 && !stopped)) resetGuard();
    else if (height > lastSize.height + 1) {
      const now = performance.now();
      growths = growths.filter((at) => now - at < WINDOW);
      stopped ||= growths.length === GROWTHS;
      growths.push(now);
    }
    if (stopped && !warned) {
      warned = true;
      console.warn(
        `statement-evidence: the page grew ${GROWTHS} times in ${WINDOW} ms, so its height is not told until its width changes; does its host add to the height?`,
      );
    }
    return stopped;
  }

  function resetGuard() {
    growths = [];
    stopped = false;
  }

  /** @param {string} said */
  function onIframeResizer(said) {
    const [mark, rest] = [said.slice(0, 13), said.slice(13)];
    if (mark !== "[iFrameSizer]") return;
    const fields = rest.split(":", 24);
    if (fields.length >= 16 && /^(true|false)$/.test(fields[2])) {
      sizer = {id: fields[0], auto: fields[6] !== "false"};
      report(true, "init");
      // Version 5 gives it to a frame that has no title. It parts what it hears at colons.
      const title = document.title.split(":")[0].trim();
      if (fields.length >= 20 && title) post(`[iFrameSizer]${sizer.id}:0:0:title:${title}`);
    } else if (sizer && (rest === "resize" || rest === "reset")) {
      report(true, rest);
    }
  }

  /** @param {unknown} action */
  function onH5P(action) {
    if (action === "ready" && !h5p) post({context: "h5p", action: "hello"});
    if (action === "hello" || action === "ready") h5p = true;
    if (action === "hello" || action === "ready" || action === "resize") report(true);
    if (action === "resizePrepared" && h5p && lastSize.height) post({context: "h5p", action: "resize", scrollHeight: lastSize.height});
  }

  addEventListener("message", ({source, data}) => {
    if (source !== parent) return;
    if (typeof data === "string") onIframeResizer(data);
    else if (data?.context === "h5p") onH5P(data.action);
  });
  // The sandbox of WordPress lets nobody out; its page follows links to our own host for us, and no others.
  if (secret) {
    addEventListener("click", (event) => {
      const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href]"));
      if (!link || link.host !== location.host || link.hasAttribute("download") || link.getAttribute("href")?.startsWith("#")) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      post({message: "link", value: link.href, secret});
    });
  }
  addEventListener("load", () => report(true));
  addEventListener(
    "toggle",
    () => {
      resetGuard(); // a reader may open things as fast as they like
      report();
    },
    true,
  );
  document.addEventListener("visibilitychange", () => report(true)); // hosts that are not seen do not listen
  document.fonts.ready.then(() => report());
  new ResizeObserver(() => report()).observe(document.documentElement);
})();

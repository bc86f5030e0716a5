"use strict";
// What the command serve puts into each page: loads it again when the site has been built again, and
// lists the faults of the story, each marked at its record too. It is in no published site.
(() => {
  /** @typedef {{place: string, record: string, text: string}} Fault */
  /** @typedef {{version: string, faults: Fault[] | null}} State */

  /** The version that this page is of. @type {string | undefined} */ let version;
  const marks = new CSSStyleSheet();
  document.adoptedStyleSheets.push(marks);

  /** The panel's content, in a tree of its own that no style of the page reaches. @type {ShadowRoot | undefined} */ let panel;

  /** @returns {ShadowRoot} */
  const makePanel = () => {
    const host = document.createElement("div");
    host.id = "live-faults";
    document.body.append(host);
    const root = host.attachShadow({mode: "open"}),
      style = new CSSStyleSheet();
    style.replaceSync(`
      :host { position: fixed; inset: auto 1rem 4rem auto; z-index: 1000; max-inline-size: min(34rem, calc(100vw - 2rem)); }
      details { max-block-size: 50vh; overflow: auto; padding: .5rem 1rem; border: 2px solid #b00020; background: #fff; color: #1a1a1a; font: 14px/1.4 system-ui, sans-serif; }
      summary { font-weight: 600; cursor: pointer; } li { margin-block: .4rem; overflow-wrap: anywhere; } a { color: #00539b; } code { color: #555; }`);
    root.adoptedStyleSheets = [style];
    return root;
  };

  /** The element of a record on this page. @param {string} record @returns {string | undefined} */
  const placeOf = (record) => [`s-${record}`, `f-${record}`].find((id) => record && document.getElementById(id));

  /** @param {Fault[]} faults */
  const show = (faults) => {
    panel?.replaceChildren();
    /** By the id of an element. @type {Map<string, string[]>} */ const atRecords = new Map();
    if (faults.length) {
      panel ??= makePanel();
      const details = document.createElement("details"),
        summary = document.createElement("summary"),
        list = document.createElement("ul");
      details.open = true;
      details.setAttribute("role", "status");
      summary.textContent = `${faults.length} ${faults.length === 1 ? "fault" : "faults"}: this is the page before them`;
      for (const fault of faults) {
        const item = document.createElement("li"),
          code = document.createElement("code"),
          id = placeOf(fault.record);
        code.textContent = fault.place;
        item.append(code, document.createElement("br"));
        if (id) {
          const link = document.createElement("a");
          link.href = `#${id}`;
          link.textContent = fault.text;
          item.append(link);
          atRecords.set(id, [...(atRecords.get(id) ?? []), fault.text]);
        } else item.append(fault.text);
        list.append(item);
      }
      details.append(summary, list);
      panel.append(details);
    }
    let rules = "";
    for (const [id, texts] of atRecords) {
      const text = texts.join("\n").replace(/["\\\n]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `);
      rules += `#${CSS.escape(id)} { outline: 2px solid #b00020; outline-offset: 4px; }
        #${CSS.escape(id)}::before { content: "${text}"; display: block; grid-column: 1 / -1; white-space: pre-line; color: #b00020; font: 600 14px/1.4 system-ui, sans-serif; }\n`;
    }
    marks.replaceSync(rules);
  };

  new EventSource("/live/events").addEventListener("message", ({data}) => {
    /** @type {State} */ const now = JSON.parse(data);
    if (version !== undefined && now.version !== version) {
      location.reload();
      return;
    }
    version = now.version;
    if (self === top) show(now.faults ?? []);
  });
})();

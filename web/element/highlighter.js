// Highlights the words of a statement that a record bears on, and connects them to it by
// a line in the gap between. Highlights add no elements, so the DOM stays as the program
// knows it.

// Browsers without highlights get the lines only.
const registry = globalThis.CSS?.highlights;
/** Every highlight in the page. */ const highlight = registry && (registry.get("words") ?? new Highlight());
registry?.set("words", highlight);

/** @param {HTMLElement} root parent of the content */
export function createHighlighter(root) {
  /** The line. */ const connector = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  connector.setAttribute("class", "thread");
  connector.setAttribute("aria-hidden", "true");
  connector.append(document.createElementNS(connector.namespaceURI, "path"));
  /** The element under the pointer. @type {Element | null} */ let hovered = null;
  /** The record that bears on the highlighted words. @type {Element | null} */ let source = null;
  /** The highlighted ranges. @type {Range[]} */ const ranges = [];

  const clear = () => {
    for (const range of ranges.splice(0)) highlight?.delete(range);
  };

  /** Highlights the words of the source, and connects them, or else the chosen words, to the records that bear on them. */
  const draw = () => {
    clear();
    // A row that was replaced after a failure is no longer the source.
    const record = source?.isConnected ? source : null,
      chosen = record ?? root.querySelector("[data-chosen]");
    if (!chosen) return connector.remove();
    const statement = /** @type {Element} */ (chosen.closest(".statement"));
    let parts = [...statement.querySelectorAll(".phrase")];
    if (record) {
      const words = record.closest("[data-words]")?.getAttribute("data-words") ?? "";
      parts = parts.filter((part) => part.getAttribute("data-words")?.split(" ").includes(words));
      for (const part of parts) {
        const range = new Range();
        range.selectNodeContents(part);
        ranges.push(range);
        highlight?.add(range);
      }
    } else {
      parts = parts.filter((part) => part.hasAttribute("data-chosen"));
    }
    connect(statement, parts, record ? [record] : [...statement.querySelectorAll(".bears")].map((mark) => mark.closest(".row")));
  };

  /** Draws the line, in the gap between a statement and its evidence, so that it is never over text. @param {Element} statement @param {Element[]} parts @param {(Element | null)[]} records */
  const connect = (statement, parts, records) => {
    const box = (/** @type {Element | null | undefined} */ element) => (element ?? connector).getBoundingClientRect();
    const said = box(statement.querySelector(".said-side")),
      evidence = box(statement.querySelector(".evidence")),
      page = box(root);
    const left = Math.min(said.right, evidence.right),
      width = Math.max(said.left, evidence.left) - left;
    const lines = parts.flatMap((part) => [...part.getClientRects()]);
    const ends = records
      .map((record) => box(record?.querySelector(".tie")))
      .filter(({height}) => height)
      .map(({top, height}) => top + height / 2);
    if (width < 16 || !said.width || !lines.length || !ends.length) return connector.remove();
    const above = Math.min(...lines.map((line) => line.top)),
      below = Math.max(...lines.map((line) => line.bottom));
    const top = Math.min(above, ...ends);
    const at = (/** @type {number} */ x) => (said.left < evidence.left ? x : width - x);
    let way = `M${at(4)} ${above - top}V${below - top}`;
    for (const end of ends) way += `M${at(4)} ${(above + below) / 2 - top}H${width / 2}V${end - top}H${at(width - 12)}`;
    connector.firstElementChild?.setAttribute("d", way);
    connector.setAttribute("width", `${width}`);
    connector.setAttribute("height", `${Math.max(below, ...ends) - top}`);
    connector.style.translate = `${left - page.left}px ${top - page.top}px`;
    if (!connector.isConnected) root.append(connector);
  };

  return {
    /** Updates the line until the signal ends. @param {AbortSignal} signal */
    live(signal) {
      const sizes = new ResizeObserver(draw),
        changes = new MutationObserver(draw);
      sizes.observe(root);
      changes.observe(root.firstElementChild ?? root, {subtree: true, childList: true, attributeFilter: ["data-chosen", "dir", "hidden"]});
      signal.addEventListener("abort", () => {
        sizes.disconnect();
        changes.disconnect();
        clear();
      });
    },

    /** Highlights the words that the record under the pointer, or the one in focus, bears on. @param {Element | null} [over] what the pointer is over now, if it has moved */
    update(over = hovered) {
      hovered = over;
      const tree = /** @type {Document | ShadowRoot} */ (root.getRootNode());
      const record =
        [over, tree.activeElement].map((at) => at?.closest("[data-words] .row, [data-words]:is(.correction, .tied)")).find((at) => at && root.contains(at)) ??
        null;
      if (record === source) return;
      source = record;
      draw();
    },
  };
}

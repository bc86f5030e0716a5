// Lights the words of a statement that a record bears on, and joins them to it
// by a line in the gap between. What is lit are no elements, so that the page stays as
// the program knows it.

/** @type {Set<Range>} */
const lights = globalThis.CSS?.highlights?.get("words") ?? (globalThis.Highlight ? new Highlight() : new Set());
globalThis.CSS?.highlights?.set("words", lights);

export class Light {
  #root;
  /** The line. */ #thread = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  /** What the pointer is over. @type {Element | null} */ #over = null;
  /** What bears on the words that are lit. @type {HTMLElement | null} */ #lit = null;
  /** What of the words is lit. @type {Range[]} */ #ranges = [];

  /** @param {HTMLElement} root what the content stands in */
  constructor(root) {
    this.#root = root;
    this.#thread.setAttribute("class", "thread");
    this.#thread.setAttribute("aria-hidden", "true");
    this.#thread.append(document.createElementNS(this.#thread.namespaceURI, "path"));
  }

  /** Keeps the line where it belongs, until there is no more to light. @param {AbortSignal} signal */
  live(signal) {
    const sizes = new ResizeObserver(() => this.#join()), changes = new MutationObserver(() => this.#join());
    sizes.observe(this.#root);
    changes.observe(this.#root.firstElementChild ?? this.#root, {subtree: true, childList: true, attributeFilter: ["data-chosen", "dir", "hidden"]});
    signal.addEventListener("abort", () => {
      sizes.disconnect();
      changes.disconnect();
      for (const range of this.#ranges.splice(0)) lights.delete(range);
    });
  }

  /** Lights the words that the record under the pointer, or the one in focus, bears on. @param {Element | null} [over] what the pointer is over now, if it has moved */
  look(over = this.#over) {
    this.#over = over;
    const tree = /** @type {Document | ShadowRoot} */ (this.#root.getRootNode());
    const record = [over, tree.activeElement].map((at) => at?.closest("[data-words]:not(.phrase)")).find((at) => at && this.#root.contains(at));
    if (record === this.#lit) return;
    this.#lit = /** @type {HTMLElement | undefined} */ (record) ?? null;
    this.#join();
  }

  /** Lights the words of that record, and joins them, or else the chosen ones, to what bears on them. */
  #join() {
    for (const range of this.#ranges.splice(0)) lights.delete(range);
    // A row that a failure has put back is no longer the one that was lit.
    const lit = this.#lit?.isConnected ? this.#lit : null, chosen = lit ?? this.#root.querySelector("[data-chosen]");
    if (!chosen) return this.#thread.remove();
    const statement = /** @type {Element} */ (chosen.closest(".statement"));
    let parts = [...statement.querySelectorAll(".phrase")];
    if (lit) {
      parts = parts.filter((part) => part.getAttribute("data-words")?.split(" ").includes(lit.dataset.words ?? ""));
      for (const part of parts) {
        const range = new Range();
        range.selectNodeContents(part);
        this.#ranges.push(range);
        lights.add(range);
      }
    } else {
      parts = parts.filter((part) => part.hasAttribute("data-chosen"));
    }
    const records = lit ? [lit] : [...statement.querySelectorAll(".bears")].map((mark) => mark.closest(".row"));
    this.#draw(statement, parts, records);
  }

  /** Draws the line, in the gap between a statement and its evidence, so that it is never over text. @param {Element} statement @param {Element[]} parts @param {(Element | null)[]} records */
  #draw(statement, parts, records) {
    const box = (/** @type {Element | null | undefined} */ element) => (element ?? this.#thread).getBoundingClientRect();
    const said = box(statement.querySelector(".said-side")), evidence = box(statement.querySelector(".evidence")), page = box(this.#root);
    const left = Math.min(said.right, evidence.right), width = Math.max(said.left, evidence.left) - left;
    const lines = parts.flatMap((part) => [...part.getClientRects()]);
    const ends = records.map((record) => box(record?.querySelector(".tie"))).filter(({height}) => height).map(({top, height}) => top + height / 2);
    if (width < 16 || !lines.length || !ends.length) return this.#thread.remove();
    const above = Math.min(...lines.map((line) => line.top)), below = Math.max(...lines.map((line) => line.bottom));
    const top = Math.min(above, ...ends);
    const at = (/** @type {number} */ x) => said.left < evidence.left ? x : width - x;
    let way = `M${at(4)} ${above - top}V${below - top}`;
    for (const end of ends) way += `M${at(4)} ${(above + below) / 2 - top}H${width / 2}V${end - top}H${at(width - 12)}`;
    this.#thread.firstElementChild?.setAttribute("d", way);
    this.#thread.setAttribute("width", `${width}`);
    this.#thread.setAttribute("height", `${Math.max(below, ...ends) - top}`);
    this.#thread.style.translate = `${left - page.left}px ${top - page.top}px`;
    if (!this.#thread.isConnected) this.#root.append(this.#thread);
  }
}

// What a search looks in, and the marks of what it has found: highlights, which add no
// elements, or, in a browser without them, <mark>.

import {h} from "../shared/dom.js";

const registry = globalThis.CSS?.highlights;
/** Every hit in the page. */ const highlight = registry && (registry.get("hits") ?? new Highlight());
registry?.set("hits", highlight);

/** The parts of the page with the words of records. */
const parts = ".said, .between, .line, .told, .borrowed, .disputes";

/** What in these is not the record's own: labels, days, names of relations, links to other statements. */
const beside =
  "time, .begins, .day, .tie, .disputed, .came-later, .not-yet, .bears, .bearing-on, .difference, .labels, .full, b:not(.question b, .readings b), a[href*='#s-']";

/** What around the name of another record, or around words, is the interface's. */
const around = ".dispute > p:not([class]), .tied > p:not([class]), .in-turn, .readings > p";

/** What of a row is said of how its finding bears on the statement. */
const bearing = ".why, .bearing, .sure";

/** @typedef {{node: Text, from: number, to: number, at: number}} Piece part of a text, and where that is in the whole */

/** The text that is searched in a part, and its pieces; no word is found across two elements. @param {Element[]} list @param {(parent: Element) => boolean} [wanted] */
function read(list, wanted = () => true) {
  /** @type {Piece[]} */ const pieces = [];
  /** @type {Element | null} */ let last = null;
  let text = "";
  for (const part of list) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node; (node = /** @type {Text | null} */ (walker.nextNode()));) {
      const parent = /** @type {Element} */ (node.parentElement),
        left = parent.closest(beside);
      if ((left && part.contains(left)) || parent.matches(around) || !wanted(parent)) continue;
      // Where the interface says the rest, data-own tells what is the story's (wasm/view/own.go); of the strength of a link it is a note, in brackets.
      const [from, to = node.length] = parent.matches(".sure")
        ? [node.data.search(/[(（]|$/)]
        : (parent.getAttribute("data-own") ?? "0").split(" ").map(Number);
      if (from >= to) continue;
      const unit = parent.closest(":not(.phrase, mark, font)");
      if (last && unit !== last) text += "\0";
      last = unit;
      pieces.push({node, from, to, at: text.length});
      text += node.data.slice(from, to);
    }
  }
  return {text, pieces};
}

/** The text of a statement's own; or of a row, what it says of its finding, or, with ofRelation, how that bears on the statement.
 * @param {Element} record @param {boolean} ofRelation */
export function searchedIn(record, ofRelation) {
  if (record.matches(".statement")) return read([...record.querySelectorAll(".said")], (parent) => !parent.closest(".correction")).text;
  return read([...record.querySelectorAll(".line, .told")], (parent) => Boolean(parent.closest(bearing)) === ofRelation).text;
}

/** @param {(text: string) => string} find gives where hits begin and end in a text */
export function createMarker(find) {
  /** What marks the hits of a part. @type {Map<Element, (Range | HTMLElement)[]>} */ const marked = new Map();
  /** What parts stand in. @type {Element[]} */ let blocks = [];
  /** Whether anything is searched. */ let searching = false;
  let frame = 0;

  /** Marks a piece of a text; what is before stays where it is. @param {Text} text @param {number} start @param {number} end @returns {Range | HTMLElement} */
  const mark = (text, start, end) => {
    if (highlight) {
      const range = new Range();
      range.setStart(text, start);
      range.setEnd(text, end);
      highlight.add(range);
      text.parentElement?.setAttribute("data-hit", ""); // what the style sheet asks for
      return range;
    }
    const hit = start ? text.splitText(start) : text;
    if (hit.length > end - start) hit.splitText(end - start);
    const element = h("mark");
    hit.replaceWith(element);
    element.append(hit);
    return element;
  };

  /** @param {Element} part */
  const markIn = (part) => {
    /** @type {(Range | HTMLElement)[]} */ const marks = [];
    const {text, pieces} = read([part]),
      hits = find(text).split(" ").map(Number);
    // From the end, so that what is put in moves nothing that is still to be marked.
    for (const piece of pieces.reverse()) {
      for (let i = hits.length - 3; i >= 0; i -= 2) {
        const start = Math.max(hits[i] - piece.at, 0) + piece.from,
          end = Math.min(hits[i + 1] - piece.at + piece.from, piece.to);
        if (start < end) marks.push(mark(piece.node, start, end));
      }
    }
    marked.set(part, marks);
  };

  const clear = () => {
    for (const mark of [...marked.values()].flat()) {
      if (mark instanceof Range) {
        highlight?.delete(mark);
        mark.startContainer.parentElement?.removeAttribute("data-hit");
        continue;
      }
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    marked.clear();
  };

  /** Marks what is in sight or about to be. */
  const markNear = () => {
    if (!searching) return;
    /** To measure what is closed has browsers lay it out. @param {Element} of */
    const near = (of) => {
      if (marked.has(of) || of.closest("details:not([open]) > :not(summary)")) return;
      const {height, bottom, top} = of.getBoundingClientRect();
      return height && bottom > -innerHeight / 2 && top < 1.5 * innerHeight;
    };
    // Once all are measured: marks may move them.
    blocks
      .filter(near)
      .flatMap((block) => [...block.querySelectorAll(parts)].filter(near))
      .forEach(markIn);
  };

  /** Marks what has come into view, with the next frame. */
  const schedule = () => {
    if (searching)
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        markNear();
      });
  };

  return {
    schedule,

    /** Something else is searched, or nothing. @param {boolean} is @param {Element[]} within what records stand in */
    search(is, within) {
      clear();
      searching = is;
      blocks = within;
      schedule();
    },

    /** Marks what comes into view, until the signal ends. @param {AbortSignal} signal */
    live(signal) {
      for (const type of ["scroll", "resize"]) addEventListener(type, schedule, {signal, passive: true});
      signal.addEventListener("abort", clear);
      schedule();
    },
  };
}

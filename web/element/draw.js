// Content that no build has written: it is drawn here, from a story's file. What draws it
// is loaded only where it is used (web/lazy/draw.js).

import {drawn, get, json, load} from "./fetch.js";
import {files, sanitize} from "./content.js";
import {allowedURL, home} from "./origin.js";
import {startProgram} from "./programs.js";

/** What leads to the drawing, by language; set by the build. @type {{[lang: string]: string}} */
const leads = globalThis.statementEvidenceDraw;

/** The language of the interface: that of the element or of the page around it, if this build has it. @param {Element} element */
function languageOf(element) {
  const wanted = element.closest("[lang]")?.getAttribute("lang") ?? "";
  return [wanted, wanted.split("-")[0], ...Object.keys(leads)].find((lang) => leads[lang]) ?? "";
}

/** Draws the content of an element, and names the files of its story. @param {HTMLElement} element @param {AbortSignal} signal @returns {Promise<DocumentFragment>} */
export async function drawContent(element, signal) {
  if (!home) throw new Error("the script does not know which server it came from: load element.js by <script src>, as its build published it");
  const base = new URL(leads[languageOf(element)], home).href,
    parts = await json(base);
  const {draw} = await load(new URL(parts.script, base).href);
  signal.throwIfAborted();
  const content = await draw(element, base, parts, {allowedURL, get, sanitize, signal, startProgram});
  signal.throwIfAborted();
  for (const name of files) if (parts.files[name]) element.setAttribute(name, new URL(parts.files[name], base).href);
  drawn.set(element, content);
  return content.tree;
}

// What reader views, text browsers and scrapers make of pages: node readable.mjs [FILE, TEXTS]… prints,
// as JSON, which of the texts stand in a page though nothing there says so rightly, and which of its
// quotations the reader view of Firefox leaves out.
import {readFileSync} from "node:fs";
import {Readability} from "@mozilla/readability";
import {JSDOM} from "jsdom";

/** What rightly says that something came later: headings, marks that are there only where it is so, and what can be chosen. */
const right = ".later > :is(h3, h4), .came-later, .filter-when, .method";
const plain = (/** @type {string} */ text) => text.replace(/\s+/g, "");

const all = JSON.parse(process.argv[2]).map(({file, texts}) => {
  const {document} = new JSDOM(readFileSync(file, "utf8"), {url: "https://example.org/"}).window;
  for (const template of document.querySelectorAll("template[shadowrootmode]")) template.replaceWith(template.content); // as a parser does
  for (const script of document.querySelectorAll("script, style")) script.remove(); // no text
  const words = [...document.querySelectorAll("blockquote")].map((quotation) => quotation.textContent);
  for (const element of document.querySelectorAll(right)) element.remove();
  const whole = document.body.textContent, article = new Readability(document).parse()?.textContent ?? "";
  return {
    wrong: texts.filter((text) => whole.includes(text) || article.includes(text)),
    quotations: words.length,
    lost: words.filter((text) => !plain(article).includes(plain(text))),
  };
});
process.stdout.write(JSON.stringify(all));

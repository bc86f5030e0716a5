// Makes Pagefind's index of the statements in a file, in a folder: node pagefind.js FILE FOLDER.

import {readFileSync} from "node:fs";
import {close, createIndex} from "pagefind";

const [file, folder] = process.argv.slice(2);
/** @type {{id: string, name: string, day: string, words: string}[]} */
const entries = JSON.parse(readFileSync(file, "utf8"));
const {index, errors} = await createIndex({});
if (!index) throw new Error(errors.join("\n"));
for (const {id, name, day, words} of entries) {
  const {errors} = await index.addCustomRecord({
    url: `/statement/${id}.html`,
    content: words,
    language: "en",
    meta: {title: `${name}, ${day}`},
    filters: {speaker: [name]},
  });
  if (errors.length > 0) throw new Error(errors.join("\n"));
}
const written = await index.writeFiles({outputPath: folder});
if (written.errors.length > 0) throw new Error(written.errors.join("\n"));
await close();

// What a page without a program would do: it loads all statements, draws those in sight, and looks for words in all of them.

/** @typedef {{id: string, name: string, day: string, words: string, plain: string}} Entry */

const height = 96,
  around = 8;
const list = /** @type {HTMLElement} */ (document.querySelector("ol")),
  query = /** @type {HTMLInputElement} */ (document.querySelector("input"));
/** @type {Entry[]} */ const all = await (await fetch("entries.json")).json();
for (const entry of all) entry.plain = entry.words.toLowerCase();
let found = all;
list.style.position = "relative";

/** Text with what was looked for marked. @param {Entry} entry @param {string} sought */
function marked({words, plain}, sought) {
  const at = sought ? plain.indexOf(sought) : -1,
    p = document.createElement("p");
  if (at < 0) return Object.assign(p, {textContent: words});
  const mark = Object.assign(document.createElement("mark"), {textContent: words.slice(at, at + sought.length)});
  p.append(words.slice(0, at), mark, words.slice(at + sought.length));
  return p;
}

function draw() {
  const top = Math.max(scrollY - list.offsetTop, 0),
    from = Math.max(Math.floor(top / height) - around, 0),
    to = Math.min(Math.ceil((top + innerHeight) / height) + around, found.length),
    sought = query.value.toLowerCase();
  list.style.height = `${found.length * height}px`;
  list.replaceChildren(
    ...found.slice(from, to).map((entry, i) => {
      const li = document.createElement("li"),
        a = Object.assign(document.createElement("a"), {href: `statement/${entry.id}.html`, textContent: `${entry.name}, ${entry.day}`});
      li.style.cssText = `position: absolute; inset-block-start: ${(from + i) * height}px; block-size: ${height}px; overflow: hidden`;
      li.append(a, marked(entry, sought));
      return li;
    }),
  );
}

addEventListener("scroll", draw);
query.addEventListener("input", () => {
  const sought = query.value.toLowerCase();
  found = sought ? all.filter(({plain}) => plain.includes(sought)) : all;
  draw();
});
draw();

export {};

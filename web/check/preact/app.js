// A list of the same story in Preact, to compare with: statements with their
// findings in <details>, permalinks, filters, and a search that hides, marks and counts.
import {h, render} from "preact";
import {useState} from "preact/hooks";

const fold = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

function Text({text, query}) {
  if (!query) return text;
  const parts = [],
    folded = fold(text);
  let at = 0;
  for (let hit = folded.indexOf(query); hit >= 0; hit = folded.indexOf(query, at)) {
    parts.push(text.slice(at, hit), h("mark", null, text.slice(hit, hit + query.length)));
    at = hit + query.length;
  }
  return [...parts, text.slice(at)];
}

const passages = (record, query) =>
  h(
    "blockquote",
    {class: "words"},
    (record.words ?? []).map((w) => h("p", null, h(Text, {text: w.text, query}))),
  );

const permalink = (id) => h("p", {class: "permalink"}, h("a", {href: `#${id}`}, "Link"));

const sources = (record, all) =>
  h(
    "details",
    {class: "sources"},
    h("summary", null, record.sources.length, " sources"),
    h(
      "ul",
      null,
      record.sources.map((c) => h("li", null, h("a", {href: all.get(c.source).url}, all.get(c.source).title ?? all.get(c.source).publisher))),
    ),
  );

function Finding({statement, relation, finding, query, all}) {
  return h(
    "li",
    {class: "row", id: `f-${statement.id}-${finding.id}`},
    h(
      "details",
      null,
      h(
        "summary",
        null,
        h("span", {class: "tie", "data-tie": relation.type}, relation.type),
        " ",
        h("time", {dateTime: finding.public}, finding.public),
        " ",
        h("span", {class: "body"}, h(Text, {text: finding.body, query})),
        " ",
        h("span", {class: "kind"}, finding.kind),
      ),
      h(
        "div",
        {class: "record"},
        h("p", {class: "explanation"}, h(Text, {text: relation.explanation, query})),
        passages(finding, query),
        finding.context && h("p", {class: "context"}, h(Text, {text: finding.context, query})),
        sources(finding, all),
        permalink(`f-${statement.id}-${finding.id}`),
      ),
    ),
  );
}

function Statement({statement, rows, query, all}) {
  return h(
    "article",
    {class: "statement", id: `s-${statement.id}`},
    h(
      "div",
      {class: "said-side"},
      h("h3", null, all.get(statement.speaker).name, ", ", h(Text, {text: statement.role, query})),
      h("p", {class: "when"}, h("time", {dateTime: statement.at}, statement.at), " ", h(Text, {text: `${statement.place}, ${statement.medium}`, query})),
      statement.question && h("p", {class: "question"}, h(Text, {text: statement.question.text, query})),
      passages(statement, query),
      statement.context && h("p", {class: "context"}, h(Text, {text: statement.context, query})),
      sources(statement, all),
      permalink(`s-${statement.id}`),
    ),
    h(
      "div",
      {class: "evidence"},
      h(
        "ol",
        null,
        rows.map(({relation, finding}) => h(Finding, {key: finding.id, statement, relation, finding, query, all})),
      ),
    ),
  );
}

const say = (record) =>
  [record.role, record.place, record.medium, record.body, record.context, record.question?.text, ...(record.words ?? []).map((w) => w.text)].join("\0");

function Page({story, all, list}) {
  const [typed, type] = useState("");
  const [tie, choose] = useState("");
  const query = fold(typed.trim());
  const shown = list
    .filter(({text}) => text.includes(query))
    .map(({statement, rows}) => ({statement, rows: rows.filter(({relation}) => !tie || relation.type === tie)}))
    .filter(({rows}) => !tie || rows.length > 0);
  return h(
    "div",
    {class: "se"},
    h("h1", null, story.title),
    h("p", {class: "standfirst"}, story.standfirst),
    h("input", {type: "search", value: typed, onInput: (event) => type(event.currentTarget.value)}),
    h(
      "p",
      {class: "filters"},
      ties.map((type) => h("button", {"aria-pressed": tie === type, onClick: () => choose(tie === type ? "" : type)}, type)),
    ),
    h("p", {class: "count", role: "status"}, `${shown.length} statements${query && ` for “${typed}”`}.`),
    shown.map(({statement, rows}) => h(Statement, {key: statement.id, statement, rows, query, all})),
  );
}

const story = await (await fetch("story.json")).json();
const all = new Map([...story.sources, ...story.speakers, ...story.findings].map((record) => [record.id, record]));
const ties = [...new Set(story.relations.map(({type}) => type))];
const list = story.statements.map((statement) => {
  const rows = story.relations.filter((r) => r.from === statement.id && all.has(r.to)).map((relation) => ({relation, finding: all.get(relation.to)}));
  const text = fold([say(statement), ...rows.map(({relation, finding}) => relation.explanation + "\0" + say(finding))].join("\0"));
  return {statement, rows, text};
});
render(h(Page, {story, all, list}), document.querySelector("statement-evidence"));

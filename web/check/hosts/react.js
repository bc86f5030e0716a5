// A React application: articles in MDX, HTML of an editor's, and an element that the router uses again.
import {evaluate} from "@mdx-js/mdx";
import {createElement as h, StrictMode} from "react";
import {createRoot} from "react-dom/client";
import * as runtime from "react/jsx-runtime";
import {BrowserRouter, Link, Route, Routes, useLocation, useParams} from "react-router";

/** @type {{pasted: Record<string, string>, fragments: string[]}} */
const {pasted, fragments} = JSON.parse(document.querySelector("#given").textContent);
const articles = {};
for (const [name, html] of Object.entries(pasted)) articles[name] = (await evaluate(`Before\n\n${html}\n\nAfter`, runtime)).default;

const MDX = () => h(articles[useParams().name]);
const HTML = () => [h("p", {key: 0}, "Before"), h("div", {key: 1, dangerouslySetInnerHTML: {__html: pasted[useParams().name]}}), h("p", {key: 2}, "After")];
const Reused = () => h("statement-evidence", {src: fragments[Number(useParams().name)], lang: "en"}, h("a", {href: "/"}, "Fallback"));

const names = Object.keys(pasted);
const links = ["/", ...names.flatMap((name) => [`/mdx/${name}`, `/html/${name}`]), ...fragments.map((_, i) => `/reused/${i}`)];
const routes = {"/": () => h("p", null, "Home"), "/mdx/:name": MDX, "/html/:name": HTML, "/reused/:name": Reused};
const Main = () =>
  h(
    "main",
    {"data-at": useLocation().pathname},
    h(
      Routes,
      null,
      Object.entries(routes).map(([path, Page]) => h(Route, {key: path, path, element: h(Page)})),
    ),
  );

createRoot(document.querySelector("#app")).render(
  h(
    StrictMode,
    null,
    h(
      BrowserRouter,
      null,
      h(
        "nav",
        null,
        links.map((to) => h(Link, {key: to, to}, to)),
      ),
      h(Main),
    ),
  ),
);

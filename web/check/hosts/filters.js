// What publishing systems make of HTML that was pasted between two paragraphs.
import {evaluate} from "@mdx-js/mdx";
import {autop} from "@wordpress/autop";
import purify from "dompurify";
import MarkdownIt from "markdown-it";
import {createElement} from "react";
import {renderToStaticMarkup} from "react-dom/server";
import * as runtime from "react/jsx-runtime";

const markdown = new MarkdownIt({html: true, linkify: true, typographer: true});
const apart = (html) => `Before\n\n${html}\n\nAfter\n`;
/** As who is in a hurry pastes. */
const between = (html) => `Before\n${html}After\n`;

Object.assign(globalThis, {
  /** By the row of web/examples/hosts.md. */
  filters: {
    "WordPress, classic editor, administrator or editor": [apart, between].map((paste) => (html) => autop(paste(html))),
    "Markdown that allows HTML": [
      (html) => markdown.render(apart(html)),
      (html) => markdown.render(`Before\n${html}\n\nAfter\n`),
      (html) => markdown.render(`- Before\n- ${html.trim().replaceAll("\n", "\n  ")}\n\nAfter\n`),
    ],
    MDX: [
      async (html) => {
        const {default: Article} = await evaluate(apart(html), runtime);
        return renderToStaticMarkup(createElement(Article));
      },
    ],
    "A system that sanitises as DOMPurify does": [(html) => purify.sanitize(`<p>Before</p>${html}<p>After</p>`)],
  },
});

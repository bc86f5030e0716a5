// What a reader does, in Firefox, over WebDriver BiDi, and in WebKit: node --test. The
// site is the one in DIST_TINYGO, PRESS serves it, FIREFOX shows it.
import assert from "node:assert/strict";
import {execFileSync, spawn} from "node:child_process";
import {createInterface} from "node:readline";
import {after, before, describe, test} from "node:test";
import {readFileSync} from "node:fs";
import puppeteer from "puppeteer-core";
import {launch as webkit} from "./webkit.js";

const story = JSON.parse(readFileSync(new URL("../../data/stories/russia-2018/story.json", import.meta.url), "utf8"));
const quiet = readFileSync(new URL("quiet.js", import.meta.url), "utf8");

/** @type {import("node:child_process").ChildProcess} */ let server;
/** @type {string} */ let address;

/** What ./build.sh test sets. @param {"DIST_TINYGO" | "PRESS" | "FIREFOX"} name */
function setting(name) {
  const value = process.env[name];
  assert(value, `${name} is not set: run ./build.sh test, which sets it`);
  return value;
}

before(async () => {
  const served = spawn(setting("PRESS"), ["serve", setting("DIST_TINYGO")], {stdio: ["ignore", "pipe", "inherit"]});
  server = served;
  for await (const line of createInterface(served.stdout)) {
    address = line;
    break;
  }
});

after(() => server?.kill());

/** Firefox. @param {Record<string, unknown>} [preferences] */
const firefox = (preferences) =>
  puppeteer.launch({
    browser: "firefox",
    executablePath: setting("FIREFOX"),
    headless: true,
    timeout: 180_000,
    extraPrefsFirefox: preferences,
    defaultViewport: {width: 1200, height: 900},
  });

/** What is used of a browser. @typedef {Pick<import("puppeteer-core").Browser, "newPage" | "close">} Browser */

/** Starts a browser for the tests of a suite. @param {() => Promise<Browser>} launch */
function started(launch) {
  /** @type {Browser} */ let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** A test of a page, which must say nothing on the console.
   * @param {string} name @param {string} path @param {(page: import("puppeteer-core").Page) => Promise<void>} body */
  return (name, path, body) =>
    test(name, async () => {
      const page = await browser.newPage();
      page.setDefaultTimeout(180_000); // it only ends what would never end
      /** @type {string[]} */ const said = [];
      page.on?.("console", (message) => {
        if (["error", "warn"].includes(message.type())) said.push(message.text());
      });
      page.on?.("pageerror", (error) => said.push(String(error)));
      try {
        await page.goto(address + path);
        await body(page);
      } finally {
        await page.close();
      }
      assert.deepEqual(said, []);
    });
}

/** Opens a tool of the bar. @param {import("puppeteer-core").Page} page @param {"search" | "day" | "more"} name */
const openTool = async (page, name) => {
  await page.click(`.tool-${name} > summary`);
  await page.waitForFunction((name) => document.querySelector(`.tool-${name}`).open, {}, name);
};

/** @param {import("puppeteer-core").Page} page */
const soundOpens = async (page) => {
  await page.waitForFunction(() => document.querySelector("statement-evidence")?.dataset.state === "ready");
  await page.click(".statement .tools > summary");
  await page.click(".statement .tools > .listen > summary");
  await page.waitForFunction(() => document.querySelector('.listen .player [role="slider"]')?.ariaValueMax > 0 && document.querySelector(".transcript span"));
  await page.waitForFunction(() => {
    const canvas = document.querySelector('.listen .player [role="slider"] canvas');
    return canvas
      .getContext("2d")
      .getImageData(0, 0, canvas.width, canvas.height)
      .data.some((/** @type {number} */ part) => part > 0);
  });
};

for (const [engine, launch] of Object.entries({Firefox: () => firefox(), WebKit: () => webkit()}))
  describe(engine, () => {
    const reading = started(launch);

    /** A test of a page whose program is ready.
     * @param {string} name @param {string} path @param {(page: import("puppeteer-core").Page) => Promise<void>} body */
    const ready = (name, path, body) =>
      reading(name, path, async (page) => {
        await page.waitForFunction(() => document.querySelector("statement-evidence")?.dataset.state === "ready");
        await page.evaluate(`(${quiet})()`);
        await body(page);
      });

    ready("a search marks and hides, and Esc ends it", "index.html", async (page) => {
      await page.evaluate(() => {
        globalThis.inView = () => {
          const marks = CSS.highlights
            ? /** @type {Range[]} */ ([...(CSS.highlights.get("hits") ?? [])]).map((range) => ({
                box: range.getBoundingClientRect(),
                within: range.startContainer.parentElement,
                text: String(range),
              }))
            : [...document.querySelectorAll("mark")].map((mark) => ({box: mark.getBoundingClientRect(), within: mark, text: mark.textContent}));
          return marks.filter(({box, within}) => box.bottom > 0 && box.top < innerHeight && within?.checkVisibility()).map(({text}) => text);
        };
      });
      await openTool(page, "search");
      await page.waitForFunction(() => document.querySelector("input[type=search]:focus"));
      await page.keyboard.type("coats");
      await page.waitForFunction(() => location.hash === "#q=coats" && document.querySelector(".row[hidden]"));
      await page.evaluate(() => document.querySelector(".statement:not([hidden])").scrollIntoView());
      await page.waitForFunction(() => inView().length && inView().every((text) => text === "Coats"));
      assert.deepEqual(await page.$$eval(".statement:not([hidden])", (all) => all.filter((s) => !/coats/i.test(s.textContent)).map((s) => s.id)), []);
      await page.focus("input[type=search]");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => location.hash === "" && !document.querySelector("statement-evidence [hidden]:not(.clear, .exports)"));
      await page.waitForFunction(() => inView().length === 0);
    });

    ready("the day by keyboard", "index.html", async (page) => {
      await openTool(page, "day");
      await page.focus("input[type=range]");
      await page.keyboard.press("Home");
      await page.waitForFunction(() => location.hash.startsWith("#as-of=") && document.querySelector(".statement[data-later]"));
      const first = await page.$eval("input[type=range]", (slider) => slider.ariaValueText);
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction((first) => document.querySelector("input[type=range]").ariaValueText !== first, {}, first);
      await page.keyboard.press("End");
      await page.waitForFunction(
        (first) => document.querySelector("input[type=range]").ariaValueText !== first && !document.querySelector("[data-later]"),
        {},
        first,
      );
      await page.click('[data-action="event:previous"]');
      await page.waitForFunction(
        () =>
          document.querySelector(".spoken").textContent && document.querySelector(".spoken").textContent === document.querySelector(".as-of-words").textContent,
      );
    });

    ready("words are chosen, and what bears on them is told", "index.html", async (page) => {
      const words = await page.$eval(".phrase", (phrase) => phrase.textContent);
      await page.click(".phrase");
      await page.waitForFunction((words) => [...document.querySelectorAll("[data-chosen]")].map((part) => part.textContent).join("") === words, {}, words);
      await page.waitForFunction(() => document.querySelector(".row .bears") && document.querySelector(".spoken").textContent !== "");
      assert(await page.evaluate(() => location.hash.startsWith("#words=")));
      await page.click(".phrase");
      await page.waitForFunction(() => !document.querySelector("[data-chosen], .bears"));
    });

    ready("a link leads into a finding that is closed, and back", "index.html", async (page) => {
      const id = await page.evaluate(() => {
        const {id} = document.querySelector(".more .row details:not([open]) .record[id^=f-]");
        location.hash = id;
        return id;
      });
      await page.waitForFunction((id) => document.activeElement?.closest("details")?.querySelector(".record")?.id === id, {}, id);
      assert(await page.evaluate((id) => document.getElementById(id)?.checkVisibility(), id));
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => location.hash === "");
    });

    ready("findings open by keyboard, and all at once", "index.html", async (page) => {
      await page.focus(".row details:not([open]) > summary");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("details[open] > summary:focus"));
      await openTool(page, "more");
      await page.click('[data-action="expand"]');
      await page.waitForFunction(() => !document.querySelector(".row > details:not([open])"));
      await page.click('[data-action="collapse"]');
      await page.waitForFunction(() => !document.querySelector(".row > details[open]"));
    });

    ready("what is copied is confirmed", "index.html", async (page) => {
      await page.evaluate(() => {
        globalThis.copied = [];
        navigator.clipboard.writeText = async (text) => {
          copied.push(text);
        };
      });
      await page.click(".statement .tools > summary");
      await page.focus('.statement .tools .permalink [data-action="copy:words"]');
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector(".answer") && document.querySelector(".spoken").textContent.includes("copied"));
      const [text, id, words] = await page.evaluate(() => {
        const statement = document.querySelector(".statement");
        return [copied.join(), statement.id, statement.querySelector("blockquote.words p").textContent];
      });
      assert(text.includes(words) && text.trim().endsWith(`#${id}`), text);
    });

    if (engine === "Firefox") ready("sound opens: the player, its waveform, its transcript", "index.html", soundOpens);

    if (engine === "Firefox")
      ready("on paper is everything, and nothing that needs a screen", "index.html", async (page) => {
        const paper = execFileSync("pdftotext", ["-", "-"], {input: await page.pdf({format: "a4"}), maxBuffer: 1 << 26}).toString();
        const plain = (/** @type {string} */ text) => text.normalize("NFKC").replace(/[\s-]/g, ""); // with no ligatures; pdftotext takes a hyphen at the end of a line for none of the text
        const printed = plain(paper);
        for (const record of [...story.statements, ...story.findings]) {
          for (const {text} of record.words ?? []) {
            // The ends alone: a page's foot may stand within.
            for (const part of [text.slice(0, 40), text.slice(-40)]) assert(printed.includes(plain(part)), `${record.id}: not on paper: ${part}`);
          }
        }
        for (const control of ["Expand all", "Copy link", "Search statements"]) assert(!printed.includes(plain(control)), `on paper: ${control}`);
      });

    reading("in a shadow tree: search, words, selection, links", "fragment.html", async (page) => {
      await page.waitForFunction(() => document.querySelector("statement-evidence")?.dataset.state === "ready");
      await page.evaluate(() => {
        globalThis.tree = document.querySelector("statement-evidence").shadowRoot;
        tree.querySelector(".tool-search > summary").click();
      });
      await page.waitForFunction(() => tree.querySelector("input[type=search]:focus"));
      await page.keyboard.type("coats");
      await page.waitForFunction(() => location.hash === "#q=coats" && tree.querySelector(".statement[hidden]"));
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => location.hash === "" && !tree.querySelector("[hidden]:not(.clear, .exports)"));
      await page.evaluate(() => {
        const words = tree.querySelector(".phrase");
        getSelection()?.selectAllChildren(words);
        words.click();
      });
      assert(await page.evaluate(() => location.hash === "" && !tree.querySelector("[data-chosen]")));
      await page.evaluate(() => {
        getSelection()?.removeAllRanges();
        tree.querySelector(".phrase").click();
      });
      for (const sign of ["[data-chosen]", ".bears", ".thread path"]) await page.waitForFunction((sign) => tree.querySelector(sign), {}, sign);
      const size = await page.evaluate(() => getComputedStyle(tree.querySelector("se-page")).fontSize);
      assert.equal(size, "17px");
      await page.evaluate(() => [.../** @type {NodeListOf<HTMLElement>} */ (tree.querySelectorAll(".statement .tools .permalink a"))].at(-1)?.click());
      await page.waitForFunction(() => {
        const [record] = location.hash.split("&"); // the chosen words may follow
        const top = (record && tree.querySelector(record)?.getBoundingClientRect().top) ?? NaN;
        return top >= 0 && top < innerHeight;
      });
    });

    if (engine === "Firefox")
      reading("every heading and quotation can be heard, nothing scrolled", "lead.html", async (page) => {
        for (const [role, selector] of [
          ["heading", "h1, h2, h3, h4, h5, h6"],
          ["blockquote", "blockquote"],
        ]) {
          const there = await page.$$eval(selector, (all) => all.filter((e) => e.checkVisibility()).length);
          assert(there > 6, `${there} of ${selector}`);
          for (const heard of await page.$$(`::-p-aria([role="${role}"])`)) await heard.evaluate((e) => (e.heard = true));
          assert.deepEqual(await page.$$eval(selector, (all) => all.filter((e) => e.checkVisibility() && !e.heard).map((e) => e.textContent)), [], role);
        }
      });

    if (engine === "Firefox")
      reading("a comparison is made, kept, saved and opened again in the form", "make.html?lang=en", async (page) => {
        const there = () => page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
        const focused = (/** @type {string} */ path) => page.waitForFunction((path) => document.activeElement?.getAttribute("data-path") === path, {}, path);
        /** Writes into a field, by keys or, where each browser has keys of its own, as its control does. @param {string} path @param {string} text */
        const write = async (path, text) => {
          await page.evaluate(
            (path, text) => {
              const field = /** @type {HTMLInputElement} */ (document.querySelector(`[data-path="${path}"], [data-set="${path}"]`));
              field.focus();
              if (field.matches("textarea, [type=text]")) return;
              field.value = text;
              field.dispatchEvent(new Event("input", {bubbles: true}));
            },
            path,
            text,
          );
          if (await page.evaluate(() => document.activeElement?.matches("textarea, [type=text]"))) await page.keyboard.type(text);
        };
        const value = (/** @type {string} */ path, /** @type {string} */ text) =>
          page.waitForFunction((path, text) => document.querySelector(`[data-path="${path}"]`)?.value === text, {}, path, text);
        await there();
        await page.click('[data-action="new"]');
        await focused("title");
        await write("title", "The bus");
        await page.click('[data-action="add"]');
        await focused("statements[0].who");
        await write("statements[0].who", "Ada Mayor");
        await write("statements[0].at", "2026-03-01");
        await write("statements[0].words[0].text", "The bus is on time.");
        await page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.activeElement).setSelectionRange(11, 18));
        await page.click('[data-action="evidence:statements[0].words[0]"]');
        await focused("findings[0].body");
        await write("findings[0].body", "Transport Office");
        await write("findings[0].kind", "finding");
        await page.waitForFunction(() => document.querySelector(".contents").textContent.includes("Ada Mayor, 1 March 2026"));
        await page.waitForFunction(() =>
          document.querySelector("iframe").contentDocument?.querySelector(".statement")?.textContent.includes("The bus is on time."),
        );

        // It is kept on the device.
        await page.evaluate(() => addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), {capture: true}));
        await page.goto(`${address}make.html?lang=en`);
        await there();
        await value("findings[0].body", "Transport Office");

        // It is saved, closed, and opened again.
        await page.evaluate(() => {
          URL.createObjectURL = (blob) => {
            /** @type {Blob} */ (blob).text().then((text) => (globalThis.saved = text));
            return "#";
          };
          HTMLAnchorElement.prototype.click = () => {};
          globalThis.confirm = () => true;
        });
        await page.click('[data-do="save"]');
        await page.waitForFunction(() => globalThis.saved && document.querySelector("#state").textContent.includes("A file has had it since"));
        const saved = JSON.parse(await page.evaluate(() => globalThis.saved));
        assert.equal(saved.findings[0].body, "Transport Office");
        assert.equal(saved.relations[0].fromWords.exact, "on time");
        assert.equal(saved.statements[0].at, "2026-03-01");
        await page.click('[data-do="close"]');
        await page.waitForFunction(() => document.querySelector(".beginning"));
        await page.evaluate(() => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([globalThis.saved], "story.json"));
          document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: dropped}));
        });
        await value("findings[0].body", "Transport Office");
        await value("statements[0].words[0].text", "The bus is on time.");
      });

    reading("in the language of the page", "index.ar.html", async (page) => {
      await page.waitForFunction(() => document.querySelector("statement-evidence")?.dataset.state === "ready");
      assert(await page.evaluate(() => getComputedStyle(document.body).direction === "rtl" && document.documentElement.scrollWidth <= innerWidth));
    });
  });

describe("WebKit with sound", () => {
  const reading = started(() => webkit({media: true}));
  reading("sound opens: the player, its waveform, its transcript", "lead.html", soundOpens);
});

describe("Firefox without JavaScript", () => {
  const reading = started(() => firefox({"javascript.enabled": false}));

  reading("everything is there, findings open, links lead into them", "index.html#f-dni-2018-07-16-coats-statement", async (page) => {
    const {state, controls, texts} = await page.evaluate(() => ({
      state: document.querySelector("statement-evidence").dataset.state,
      controls: [...document.querySelectorAll("[data-action]")].filter((e) => e.checkVisibility({visibilityProperty: true})).length,
      texts: Object.fromEntries([...document.querySelectorAll(".statement, .record")].map((e) => [e.id, e.textContent])),
    }));
    assert.equal(state, undefined);
    assert.equal(controls, 0);
    for (const {id, words} of story.statements) {
      for (const {text} of words) assert(texts[`s-${id}`].includes(text), `${id}: not there: ${text}`);
    }
    await page.focus(".row details:not([open]) > summary");
    await page.keyboard.press("Enter");
    assert(await page.evaluate(() => document.querySelector("details[open] > summary:focus") !== null));
  });
});

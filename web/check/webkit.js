// WebKit, which Safari is made of, as Debian has it: MiniBrowser on a display
// that nobody sees, driven over WebDriver. A page is what engines.test.js uses of Puppeteer's.
import {spawn} from "node:child_process";
import {createInterface} from "node:readline";
import {existsSync, readdirSync} from "node:fs";
import {createServer} from "node:net";
import {Builder, Key} from "selenium-webdriver";

const LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"];

/** The browser of the newest WebKitGTK that is installed. */
function miniBrowser() {
  const found = LIBRARIES.filter(existsSync).flatMap((library) =>
    readdirSync(library)
      .filter((name) => name.startsWith("webkit2gtk-") || name.startsWith("webkitgtk-"))
      .map((name) => `${library}/${name}/MiniBrowser`),
  );
  const last = found.filter(existsSync).sort().at(-1);
  if (!last) throw new Error("no MiniBrowser of WebKitGTK: install webkit2gtk-driver");
  return last;
}

/** A port that is free. @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, () => {
      const {port} = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });

/** Starts WebKit. @param {{media?: boolean}} [options] media: with sound, for each of which it needs a second or so here */
export async function launch({media = false} = {}) {
  const display = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24"], {stdio: ["ignore", "pipe", "ignore"]});
  let screen;
  for await (const line of createInterface(display.stdout)) {
    screen = `:${line}`;
    break;
  }
  const port = await freePort();
  const server = spawn("WebKitWebDriver", [`--port=${port}`], {stdio: "ignore", env: {...process.env, DISPLAY: screen}});
  const close = () => {
    server.kill();
    display.kill();
  };
  try {
    for (let i = 0; ; i++) {
      if (
        await fetch(`http://localhost:${port}/status`).then(
          ({ok}) => ok,
          () => false,
        )
      )
        break;
      if (server.exitCode !== null) throw new Error("WebKitWebDriver has ended");
      await new Promise((next) => setTimeout(next, 50));
    }
    const driver = await new Builder()
      .usingServer(`http://localhost:${port}`)
      .withCapabilities({browserName: "MiniBrowser", "webkitgtk:browserOptions": {binary: miniBrowser(), args: ["--automation", `--enable-media=${media}`]}})
      .build();
    await driver.manage().setTimeouts({pageLoad: 180_000, script: 180_000});
    await driver.manage().window().setRect({width: 1200, height: 1000});
    return {
      newPage: async () => /** @type {import("puppeteer-core").Page} */ (/** @type {unknown} */ (new Page(driver))),
      close: async () => {
        await driver.quit();
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** What a page in WebKit can do. */
class Page {
  #driver;
  #timeout = 15_000;
  keyboard;

  /** @param {import("selenium-webdriver").WebDriver} driver */
  constructor(driver) {
    this.#driver = driver;
    const send = (/** @type {string} */ keys) => driver.actions().sendKeys(keys).perform();
    this.keyboard = {type: send, press: (/** @type {string} */ key) => send(KEYS[key] ?? key)};
  }

  /** @param {number} timeout in milliseconds */
  setDefaultTimeout(timeout) {
    this.#timeout = timeout;
  }

  /** @param {string} address */
  goto = (address) => this.#driver.get(address);

  /** Leaves the page. */
  close = () => this.#driver.get("about:blank");

  /** @param {Function | string} body @param {unknown[]} given */
  evaluate = (body, ...given) => this.#driver.executeScript(typeof body === "string" ? `return ${body}` : `return (${body})(...arguments)`, ...given);

  /** @param {Function} body @param {object} _options @param {unknown[]} given */
  async waitForFunction(body, _options, ...given) {
    await this.#driver.wait(() => this.evaluate(body, ...given), this.#timeout, `never true: ${body}`);
  }

  /** @param {string} selector @param {Function} body */
  $eval = (selector, body) => this.evaluate(`(${body})(document.querySelector(${JSON.stringify(selector)}))`);
  /** @param {string} selector @param {Function} body */
  $$eval = (selector, body) => this.evaluate(`(${body})([...document.querySelectorAll(${JSON.stringify(selector)})])`);
  /** @param {string} selector */
  focus = (selector) => this.$eval(selector, (/** @type {HTMLElement} */ element) => element.focus());
  /** @param {string} selector */
  click = (selector) => this.#driver.findElement({css: selector}).click();
}

/** Keys by their names in the DOM. @type {{[name: string]: string}} */
const KEYS = {Enter: Key.ENTER, Escape: Key.ESCAPE, Home: Key.HOME, End: Key.END, ArrowRight: Key.ARROW_RIGHT};

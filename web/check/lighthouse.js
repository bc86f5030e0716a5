// Prints what Lighthouse finds in pages, as one line of JSON: CHROME_PATH=… node lighthouse.js CATEGORIES ADDRESS…
import {launch} from "chrome-launcher";
import lighthouse from "lighthouse";

const [categories, ...addresses] = process.argv.slice(2);
const chrome = await launch({chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"], logLevel: "silent"});
try {
  const pages = [];
  for (const address of addresses) {
    /** @type {import("lighthouse").Result | undefined} */ let lhr;
    // It waits no longer than half a minute for a busy browser.
    for (let tries = 3; tries > 0 && (!lhr || lhr.runtimeError); tries--) {
      lhr = (await lighthouse(address, {port: chrome.port, logLevel: "silent", onlyCategories: categories.split(","), disableFullPageScreenshot: true}))?.lhr;
    }
    if (!lhr || lhr.runtimeError) throw new Error(`${address}: ${lhr?.runtimeError?.message}`);
    const of = Object.values(lhr.categories);
    pages.push({
      scores: Object.fromEntries(of.map(({id, score}) => [id, Math.round(100 * (score ?? 0))])),
      // What is slow is measured, and no fault.
      faults: of
        .filter(({id}) => id !== "performance")
        .flatMap(({auditRefs}) => auditRefs)
        .map(({id, weight}) => ({weight, ...lhr.audits[id]}))
        .filter(({weight, score}) => weight > 0 && score !== null && score < 1)
        .map(({id, title, details}) => `${id}: ${title}: ${JSON.stringify(details && "items" in details && details.items.slice(0, 3))}`),
    });
  }
  console.log(JSON.stringify(pages));
} finally {
  await chrome.kill();
}

"use strict";
// Starts a story that is one file. What the element would fetch from its server
// stands in the page, packed, in scripts that no browser runs; each becomes an
// address of this page's own (blob:), and the element takes it from there. Where
// that cannot be done, the page stays as it was written.

// In a frame without an address of its own, a link to a place in the page would lead into its host's.
if (document.URL.startsWith("about:srcdoc")) {
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest('a[href^="#"]'));
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.hash = link.hash;
  });
}

(async () => {
  /** @param {Element} block @returns {Promise<Blob>} */
  const unpack = (block) => {
    const bytes = Uint8Array.from(atob(block.textContent ?? ""), (c) => c.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain, {headers: {"content-type": block.getAttribute("data-type") ?? ""}}).blob();
  };

  /** An address that holds what it is of: a worker may not ask for this page's own. @param {Blob} blob @returns {Promise<string>} */
  const dataURL = (blob) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => resolve(String(reader.result)));
      reader.addEventListener("error", () => reject(reader.error));
      reader.readAsDataURL(blob);
    });

  try {
    /** By name. @type {{[file: string]: Blob}} */ const files = {};
    await Promise.all(
      [...document.querySelectorAll("script[data-file]")].map(async (block) => {
        files[block.getAttribute("data-file") ?? ""] = await unpack(block);
      }),
    );
    const at = (/** @type {BlobPart[]} */ parts, type = /** @type {Blob} */ (parts[0]).type) => URL.createObjectURL(new Blob(parts, {type}));
    const program = `globalThis.statementEvidenceProgram=${JSON.stringify(await dataURL(files["decoder.wasm"]))};`;
    const sound = {
      player: at([files["player.js"]]),
      style: at([files["player.css"]]),
      decoder: at([program, files["decoder.js"]], "text/javascript"),
      says: JSON.parse(await files["says.json"].text()),
    };
    const element = document.querySelector("statement-evidence");
    for (const [name, file] of [
      ["story", "story.txt"],
      ["words", "words.txt"],
      ["program", "page.wasm"],
      ["shim", "page.js"],
    ]) {
      element?.setAttribute(name, at([files[file]]));
    }
    const put = (/** @type {string} */ name, /** @type {object} */ parts) => element?.setAttribute(name, at([JSON.stringify(parts)], "application/json"));
    put("sound", sound);
    if (files["class.js"]) {
      put("classroom", {
        script: at([files["class.js"]]),
        style: at([files["class.css"]]),
        program: at([files["class.wasm"]]),
        words: at([files["words.txt"]]),
        lesson: files["lesson.txt"].size ? at([files["lesson.txt"]]) : "",
        says: JSON.parse(await files["class.json"].text()),
      });
    }
    await globalThis.statementEvidenceLaunch; // in a package for learning platforms (web/onefile/lms.js)
    await import(at([files["element.js"]]));
  } catch (error) {
    console.warn(`statement-evidence: the page stays as it was written: ${error instanceof Error ? error.message : error}`);
  }
})();

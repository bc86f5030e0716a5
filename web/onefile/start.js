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
    const element = document.querySelector("statement-evidence"),
      blocks = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("script[data-file]"))];
    const plain = await Promise.all(blocks.map(unpack));
    /** By name. @type {Map<string, Blob>} */ const files = new Map();
    /** By name: each is after what it needs. @type {Map<string, string>} */ const addresses = new Map();
    let last = "";
    for (const [i, block] of blocks.entries()) {
      const {file = "", type = "", program, attribute} = block.dataset;
      /** @type {BlobPart[]} */ let content = [plain[i]];
      if (program) content.unshift(`globalThis.statementEvidenceProgram=${JSON.stringify(await dataURL(/** @type {Blob} */ (files.get(program))))};`);
      if (type === "application/json") content = [JSON.stringify(JSON.parse(await plain[i].text(), (_, value) => addresses.get(value) ?? value))];
      files.set(file, plain[i]);
      last = URL.createObjectURL(new Blob(content, {type}));
      addresses.set(file, last);
      if (attribute) element?.setAttribute(attribute, last);
    }
    await globalThis.statementEvidenceLaunch; // in a package for learning platforms (web/onefile/lms.js)
    await import(last); // the element
  } catch (error) {
    console.warn(`statement-evidence: the page stays as it was written: ${error instanceof Error ? error.message : error}`);
  }
})();

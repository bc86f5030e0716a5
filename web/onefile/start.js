"use strict";
// Starts a one-file build. The files that the element would fetch are in the page,
// compressed, in inert scripts; each becomes a blob: URL, from which the element loads
// it. If that fails, the page stays static.

// In an iframe with srcdoc, a link to a fragment would navigate to the host's address.
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

  /** A data: URL, because the worker may not load this page's blob: URLs. @param {Blob} blob @returns {Promise<string>} */
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

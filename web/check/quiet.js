/** Waits until nothing in the page has changed for a few idle moments. The program still prepares islands once it is
 * ready; what is asked of a page that is quiet is asked of what stays. @returns {Promise<void>} */
function untilQuiet() {
  return new Promise((done) => {
    let changed = true,
      still = 0;
    const noted = new MutationObserver(() => (changed = true));
    for (const tree of [document, ...[...document.querySelectorAll("statement-evidence")].flatMap((e) => e.shadowRoot ?? [])]) {
      noted.observe(tree, {subtree: true, childList: true, attributes: true, characterData: true});
    }
    const look = () => {
      still = changed ? 0 : still + 1;
      changed = false;
      if (still > 6) done();
      else requestAnimationFrame(() => ("requestIdleCallback" in globalThis ? requestIdleCallback(look, {timeout: 200}) : setTimeout(look)));
    };
    look();
  });
}

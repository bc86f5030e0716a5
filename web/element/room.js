// When content may take the place of what stands in an element: once nothing that a
// reader has in sight moves by it. Until then the words that "Embed this" gives stay.

/** @param {ParentNode} tree @param {string} selector */
const texts = (tree, selector) => [...tree.querySelectorAll(selector)].map((part) => part.textContent);

/** Whether what stands in an element says of the statement what its content says: its words, what they must not be read without, how many records bear on them.
 * @param {Element} element @param {ParentNode} content */
export function standsFor(element, content) {
  const stands = texts(element, "p"),
    quoted = texts(content, "blockquote p");
  return (
    texts(content, ".said :is(blockquote p, .qualifier), .balance, .none").every((text) => stands.includes(text)) &&
    texts(element, "blockquote p").every((text) => quoted.includes(text))
  );
}

/** Waits until what follows is below the window, or a reader follows a link to what the content has, and gives the id of that.
 * @param {Element} place of what stands there @param {Element} end of it @param {DocumentFragment} content @returns {Promise<string>} */
export const room = (place, end, content) =>
  new Promise((resolve) => {
    new IntersectionObserver((entries, sight) => {
      if (entries.every(({isIntersecting, boundingClientRect}) => isIntersecting || boundingClientRect.top <= 0)) return;
      sight.disconnect();
      resolve("");
    }).observe(end);
    place.addEventListener("click", (event) => {
      const {target, ctrlKey, metaKey, shiftKey} = /** @type {MouseEvent} */ (event),
        id = /** @type {Element} */ (target).closest("a")?.hash.slice(1);
      if (!id || !content.getElementById(id) || ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      resolve(id);
    });
  });

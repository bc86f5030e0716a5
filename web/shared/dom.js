// What several scripts do with the page.

/** Makes an element; attributes that are undefined are left out, and so is what a page's prototypes have got.
 * @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {{[name: string]: string | undefined}} [attributes] @param {...(Node | string)} kids */
export function h(tag, attributes = {}, ...kids) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...kids);
  return element;
}

/** Tells a host what happens in an element. @param {Element} element @param {string} name @param {object} detail */
export function emit(element, name, detail) {
  element.dispatchEvent(new CustomEvent(`statement-evidence:${name}`, {bubbles: true, composed: true, detail}));
}

/** What the content of an element stands in: the element, or what stands for it in its shadow tree. @param {HTMLElement} element */
export const rootOf = (element) => /** @type {HTMLElement} */ (element.shadowRoot?.querySelector("se-page") ?? element);

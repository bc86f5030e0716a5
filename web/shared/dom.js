/** Makes an element; attributes that are undefined are left out, and so is what a page's prototypes have got.
 * @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {{[name: string]: string | undefined}} [attributes] @param {...(Node | string)} kids */
export function make(tag, attributes = {}, ...kids) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...kids);
  return element;
}

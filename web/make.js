/** Makes an element; attributes that are undefined are left out.
 * @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {{[name: string]: string | undefined}} [attributes] @param {...(Node | string)} kids */
export function make(tag, attributes = {}, ...kids) {
  const element = document.createElement(tag);
  for (const name in attributes) if (attributes[name] !== undefined) element.setAttribute(name, attributes[name]);
  element.append(...kids);
  return element;
}

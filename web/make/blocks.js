// Files of the form: in the page, gzip in base64 in inert scripts, or beside it.

const block = (/** @type {string} */ name) => document.querySelector(`script[data-file="${name}"]`)?.textContent;

/** @param {string} name @returns {Promise<Response>} */
async function load(name) {
  const packed = block(name);
  if (packed !== undefined) {
    const bytes = Uint8Array.from(atob(packed ?? ""), (c) => c.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  }
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

export const text = async (/** @type {string} */ name) => (await load(name)).text();
export const bytes = async (/** @type {string} */ name) => (await load(name)).arrayBuffer();

/** @param {ArrayBuffer} content */
export const base64 = (content) => btoa(Array.from(new Uint8Array(content), (byte) => String.fromCharCode(byte)).join(""));

/** Packs what a block holds. @param {string | ArrayBuffer} content */
export async function pack(content) {
  return base64(await new Response(new Blob([content]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
}

/** What the block of a file holds. @param {string} name */
export const packed = async (name) => block(name) ?? pack(await bytes(name));

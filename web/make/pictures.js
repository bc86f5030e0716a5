// Pictures of the form: drawn again, so that a file has nothing in it but what it shows, and named
// after what is in it.

import {base64} from "./blocks.js";
import {sum} from "./zip.js";

/** @typedef {{bytes: ArrayBuffer, url: string}} Picture */

/** The most that a file may have, in bytes, and a picture on a side, in pixels; the build takes no longer ones. */
const LIMIT = 1e6,
  SIDE = 2000;

const endings = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

/** The name of a file. @param {ArrayBuffer} bytes @param {string} ending */
export const nameOf = (bytes, ending) => `pictures/${sum(new Uint8Array(bytes)).toString(16).padStart(8, "0")}.${ending}`;

/** What shows a picture. @param {string} src @param {ArrayBuffer} bytes @returns {Picture} */
export const held = (src, bytes) => ({
  bytes,
  url: `data:image/${src.replace(/.*\./, "").replace("jpg", "jpeg")};base64,${base64(bytes)}`,
});

/** @param {number} width @param {number} height */
function canvas(width, height) {
  const made = Object.assign(document.createElement("canvas"), {
    width,
    height,
  });
  return {
    made,
    context: /** @type {CanvasRenderingContext2D} */ (made.getContext("2d")),
  };
}

/** Draws a picture of a file again: what a camera or a program has written beside it is gone, and it is small enough for a page. Fails where
 * that is no picture, and where the browser does not let its pixels be read. @param {File} file */
export async function redrawn(file) {
  if (/svg/.test(file.type)) throw new Error("SVG");
  const probe = canvas(1, 1).context;
  probe.fillStyle = "#123456";
  probe.fillRect(0, 0, 1, 1);
  if (probe.getImageData(0, 0, 1, 1).data[1] !== 0x34) throw new Error("canvas"); // some browsers give other pixels than there are
  const picture = await createImageBitmap(file);
  for (let scale = Math.min(1, SIDE / Math.max(picture.width, picture.height)); ; scale *= 0.8) {
    const width = Math.max(1, Math.round(picture.width * scale)),
      height = Math.max(1, Math.round(picture.height * scale));
    const {made, context} = canvas(width, height);
    context.drawImage(picture, 0, 0, width, height);
    for (const type of [file.type in endings ? file.type : "image/webp", "image/webp"]) {
      const blob = await new Promise((/** @type {BlobCallback} */ resolve) => made.toBlob(resolve, type, 0.85));
      if (!blob) throw new Error("canvas");
      if (blob.size > LIMIT) continue;
      const bytes = await blob.arrayBuffer();
      return {
        bytes,
        src: nameOf(bytes, endings[/** @type {keyof typeof endings} */ (blob.type)]),
        width,
        height,
      };
    }
  }
}

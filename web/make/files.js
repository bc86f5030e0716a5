// Files of the reader's: opened, saved in place where the browser can, or handed to it.

/** What browsers have that can save in place, beyond their types.
 * @typedef {{showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>, showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>}} Pickers */

const pickers = () => /** @type {Pickers} */ (/** @type {unknown} */ (globalThis));
const types = [{accept: {"application/json": [".json"]}}];
/** What can be opened. */
const opened = [
  {
    accept: {
      "application/json": [".json"],
      "text/csv": [".csv"],
      "text/tab-separated-values": [".tsv", ".tab"],
      "text/html": [".html", ".htm"],
      "text/plain": [".txt"],
    },
  },
];

/** Has the reader choose a file. @returns {Promise<{file: File, handle?: FileSystemFileHandle} | undefined>} */
export async function choose() {
  const {showOpenFilePicker} = pickers();
  if (showOpenFilePicker) {
    try {
      const [handle] = await showOpenFilePicker({types: opened});
      return {file: await handle.getFile(), handle};
    } catch {
      return; // nothing was chosen
    }
  }
  const input = document.createElement("input");
  input.type = "file";
  input.accept = opened.flatMap(({accept}) => Object.values(accept).flat()).join();
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] && {file: input.files[0]}));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}

/** The text of a file, in UTF-8 or, as spreadsheets write it, UTF-16; undefined in any other encoding. @param {File} file */
export async function read(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = {"255,254": "utf-16le", "254,255": "utf-16be"}[bytes.slice(0, 2).join()] ?? "utf-8";
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    return;
  }
}

/** Writes a text into the file that it was read from or saved in before, or into one that the reader chooses; where no
 * file can be written in place, as a download. @param {string} content @param {string} name @param {FileSystemFileHandle} [handle] */
export async function write(content, name, handle) {
  const {showSaveFilePicker} = pickers();
  if (!handle && !showSaveFilePicker) {
    download(content, name, "application/json");
    return;
  }
  handle ??= await /** @type {NonNullable<Pickers["showSaveFilePicker"]>} */ (showSaveFilePicker)({suggestedName: name, types});
  const stream = await handle.createWritable();
  await stream.write(content);
  await stream.close();
  return handle;
}

/** @param {BlobPart} content @param {string} name @param {string} type */
export function download(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Writes ZIP files (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), compressed where the browser can.

const table = Uint32Array.from({length: 256}, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

/** The CRC-32 of bytes. @param {Uint8Array} bytes */
export function sum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Bytes as a ZIP file has them, or undefined where the browser cannot compress so. @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  try {
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  } catch {
    return;
  }
}

/** Numbers in little-endian order, each with its size in bytes. @param {...[value: number, size: number]} numbers */
function numbers(...numbers) {
  return Uint8Array.from(numbers.flatMap(([value, size]) => Array.from({length: size}, (_, n) => (value >>> (8 * n)) & 0xff)));
}

/** A ZIP file of files by their names. @param {Map<string, string | ArrayBuffer>} files @returns {Promise<Blob>} */
export async function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [path, content] of files) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
    const name = new TextEncoder().encode(path);
    const packed = await deflated(bytes);
    const stored = packed ?? bytes;
    // version needed, names in UTF-8, method, 1 January 1980, sum, sizes, length of the name, nothing else
    const head = numbers(
      [20, 2],
      [0x800, 2],
      [packed ? 8 : 0, 2],
      [0, 2],
      [0x21, 2],
      [sum(bytes), 4],
      [stored.length, 4],
      [bytes.length, 4],
      [name.length, 2],
      [0, 2],
    );
    parts.push(numbers([0x04034b50, 4]), head, name, stored);
    directory.push(numbers([0x02014b50, 4], [20, 2]), head, numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
    at += 4 + head.length + name.length + stored.length;
  }
  const size = directory.reduce((all, part) => all + part.length, 0);
  return new Blob([...parts, ...directory, numbers([0x06054b50, 4], [0, 2], [0, 2], [files.size, 2], [files.size, 2], [size, 4], [at, 4], [0, 2])]);
}

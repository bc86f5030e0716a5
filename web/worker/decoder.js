// The worker that decodes sound, with go-mp3 (wasm/decoder). The build puts the
// compiler's shim before this script and gives both one hash with the program, which is
// in the same folder. In one-file builds, and in pages that check integrity, the
// program's address is a global set before this script.
//
// The page posts {id, what: "peaks", src, from, to, perBucket, limit} and gets parts,
// {id, part: true, peaks, sampleRate}, then {id, sampleRate, channels, …}; or {id,
// what: "range", src, from, to, limit} and gets {id, pcm, sampleRate}. Times are
// seconds of the recording, as <audio> counts them. {id, error} says why it cannot be
// decoded. A crash of the program is an error of the worker; the page starts another.

(() => {
  /** The functions of wasm/decoder. Times are milliseconds; a string is an error message. */
  /** @typedef {{open(perBucket: number, from: number, to: number, bytes: number, seconds: number): number, feed(bytes: Uint8Array): null | string, end(): string, peaks(): Int8Array, rate(): number, byteRange(stream: number, from: number, to: number): [number, number] | string, decodeRange(stream: number, bytes: Uint8Array, from: number, to: number): Float32Array | string}} Program */

  /** @typedef {{megabytes: number, hours: number, seconds: number}} Limit */
  /** @typedef {{src: string, from?: number, to?: number, perBucket?: number, limit: Limit}} Ask */

  /** @param {unknown} error */
  const crash = (error) =>
    setTimeout(() => {
      throw error ?? new Error("the decoder's program ended");
    });

  /** @type {Promise<Program>} */
  const started = (async () => {
    const go = new globalThis.Go();
    const response = await fetch(globalThis.statementEvidenceProgram ?? location.href.replace(/\.js$/, ".wasm"), {
      integrity: globalThis.statementEvidenceIntegrity,
    });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    const {instance} = await WebAssembly.instantiate(await response.arrayBuffer(), go.importObject);
    return new Promise((resolve) => {
      globalThis.statementEvidenceDecoder = {started: resolve};
      go.run(instance).then(crash, crash);
    });
  })();
  started.catch(crash);

  /** The streams that have been decoded, by address: a range needs their index. @type {Map<string, {stream: number, sampleRate: number}>} */
  const streams = new Map();
  const megabyte = 1e6,
    ms = (/** @type {number} */ seconds) => Math.round(seconds * 1000);

  /** @template T @param {T | string} answer @returns {T} */
  function unwrap(answer) {
    if (typeof answer === "string") throw new TypeError(answer);
    return answer;
  }

  /** @param {string} src @param {{seconds: number}} limit @param {HeadersInit} [headers] */
  async function fetchAudio(src, limit, headers) {
    const response = await fetch(src, {headers, credentials: "same-origin", signal: AbortSignal.timeout(limit.seconds * 1000)});
    if (!response.ok || !response.body) throw new TypeError(`${src}: ${response.status} ${response.statusText}`);
    return response;
  }

  /** Decodes a file while it arrives, or, with no sample a bucket, only finds where its frames stand. @param {Ask} ask @param {(peaks: Int8Array, sampleRate: number) => void} onPeaks */
  async function decode({src, from = 0, to = Infinity, perBucket = 256, limit}, onPeaks) {
    const decoder = await started;
    const response = await fetchAudio(src, limit);
    const stream = decoder.open(perBucket, ms(from), Number.isFinite(to) ? ms(to) : -1, limit.megabytes * megabyte, limit.hours * 3600);
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    try {
      for (;;) {
        const {done, value} = await reader.read();
        if (done) break;
        // In small parts, so that the first peaks come soon.
        for (let at = 0; at < value.length; at += 16384) {
          unwrap(decoder.feed(value.subarray(at, at + 16384)));
          const peaks = decoder.peaks();
          if (peaks.length) onPeaks(peaks, decoder.rate());
        }
      }
    } finally {
      reader.cancel().catch(() => {});
    }
    const answer = decoder.end();
    if (!answer.startsWith("{")) throw new TypeError(answer);
    const format = JSON.parse(answer),
      peaks = decoder.peaks();
    if (peaks.length) onPeaks(peaks, format.sampleRate);
    streams.set(src, {stream, sampleRate: format.sampleRate});
    return format;
  }

  /** Decodes a range, sample by sample. @param {Ask} ask */
  async function decodeRange(ask) {
    const {src, from = 0, to = Infinity, limit} = ask;
    if (!streams.has(src)) await decode({...ask, perBucket: 0}, () => {});
    const decoder = await started;
    const {stream, sampleRate} = /** @type {{stream: number, sampleRate: number}} */ (streams.get(src));
    const [first, last] = unwrap(decoder.byteRange(stream, ms(from), ms(to)));
    const response = await fetchAudio(src, limit, {Range: `bytes=${first}-${last - 1}`});
    let bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status !== 206) bytes = bytes.subarray(first, last);
    return {pcm: unwrap(decoder.decodeRange(stream, bytes, ms(from), ms(to))), sampleRate};
  }

  let queue = Promise.resolve();
  addEventListener("message", ({data}) => {
    queue = queue.then(async () => {
      const {id, what} = data,
        limit = {megabytes: 256, hours: 4, seconds: 600, ...data.limit},
        ask = {...data, limit};
      try {
        const answer = what === "range" ? await decodeRange(ask) : await decode(ask, (peaks, sampleRate) => postMessage({id, part: true, peaks, sampleRate}));
        postMessage({id, ...answer});
      } catch (error) {
        // An error of the file is an answer; any other error ends the worker.
        if (error instanceof TypeError || error instanceof DOMException) postMessage({id, error: error.message});
        else crash(error);
      }
    });
  });
})();

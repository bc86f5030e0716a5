// The ear: a worker in which go-mp3 decodes, so that the page never waits for
// it (wasm/decoder). Press puts the compiler's shim before this script and gives
// both one hash with the program, which lies beside it; or, where a
// story is one file, or another page holds it to its content, at the address that stands before this script.
//
// The page asks {id, what: "peaks", src, from, to, perBucket, limit} and hears parts,
// {id, part: true, peaks, sampleRate}, then {id, sampleRate, channels, …}; or {id,
// what: "passage", src, from, to, limit} and hears {id, pcm, sampleRate}. Times are
// seconds of the recording, as <audio> counts them. {id, wrong} says what cannot be
// decoded. A crash of the program is an error of the worker; the page starts another.

(() => {
  /** What wasm/decoder gives. Its times are milliseconds; texts it answers with say what is wrong. */
  /** @typedef {{open(perBucket: number, from: number, to: number, bytes: number, seconds: number): number, feed(bytes: Uint8Array): null | string, end(): string, peaks(): Int8Array, rate(): number, span(stream: number, from: number, to: number): [number, number] | string, cut(stream: number, bytes: Uint8Array, from: number, to: number): Float32Array | string}} Program */

  /** @typedef {{megabytes: number, hours: number, seconds: number}} Limit */
  /** @typedef {{src: string, from?: number, to?: number, perBucket?: number, limit: Limit}} Ask */

  /** @param {unknown} error */
  const crash = (error) =>
    setTimeout(() => {
      throw error ?? new Error("the ear's program ended");
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
      globalThis.statementEvidenceEar = {started: resolve};
      go.run(instance).then(crash, crash);
    });
  })();
  started.catch(crash);

  /** The streams that have been decoded, by address: a passage needs their index. @type {Map<string, {stream: number, sampleRate: number}>} */
  const known = new Map();
  const megabyte = 1e6,
    ms = (/** @type {number} */ seconds) => Math.round(seconds * 1000);

  /** @template T @param {T | string} answer @returns {T} */
  function told(answer) {
    if (typeof answer === "string") throw new TypeError(answer);
    return answer;
  }

  /** @param {string} src @param {{seconds: number}} limit @param {HeadersInit} [headers] */
  async function get(src, limit, headers) {
    const response = await fetch(src, {headers, credentials: "same-origin", signal: AbortSignal.timeout(limit.seconds * 1000)});
    if (!response.ok || !response.body) throw new TypeError(`${src}: ${response.status} ${response.statusText}`);
    return response;
  }

  /** Decodes a file as it comes. @param {Ask} ask @param {(peaks: Int8Array, sampleRate: number) => void} heard */
  async function decode({src, from = 0, to = Infinity, perBucket = 256, limit}, heard) {
    const ear = await started;
    const response = await get(src, limit);
    const stream = ear.open(perBucket, ms(from), Number.isFinite(to) ? ms(to) : -1, limit.megabytes * megabyte, limit.hours * 3600);
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    try {
      for (;;) {
        const {done, value} = await reader.read();
        if (done) break;
        // A little at a time, so that the first peaks come soon.
        for (let at = 0; at < value.length; at += 16384) {
          told(ear.feed(value.subarray(at, at + 16384)));
          const peaks = ear.peaks();
          if (peaks.length) heard(peaks, ear.rate());
        }
      }
    } finally {
      reader.cancel().catch(() => {});
    }
    const answer = ear.end();
    if (!answer.startsWith("{")) throw new TypeError(answer);
    const format = JSON.parse(answer),
      peaks = ear.peaks();
    if (peaks.length) heard(peaks, format.sampleRate);
    known.set(src, {stream, sampleRate: format.sampleRate});
    return format;
  }

  /** Decodes a passage, sample by sample. @param {Ask} ask */
  async function passage(ask) {
    const {src, from = 0, to = Infinity, limit} = ask;
    if (!known.has(src)) await decode(ask, () => {});
    const ear = await started;
    const {stream, sampleRate} = /** @type {{stream: number, sampleRate: number}} */ (known.get(src));
    const [first, last] = told(ear.span(stream, ms(from), ms(to)));
    const response = await get(src, limit, {Range: `bytes=${first}-${last - 1}`});
    let bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status !== 206) bytes = bytes.subarray(first, last);
    return {pcm: told(ear.cut(stream, bytes, ms(from), ms(to))), sampleRate};
  }

  let turn = Promise.resolve();
  addEventListener("message", ({data}) => {
    turn = turn.then(async () => {
      const {id, what} = data,
        limit = {megabytes: 256, hours: 4, seconds: 600, ...data.limit},
        ask = {...data, limit};
      try {
        const answer = what === "passage" ? await passage(ask) : await decode(ask, (peaks, sampleRate) => postMessage({id, part: true, peaks, sampleRate}));
        postMessage({id, ...answer});
      } catch (error) {
        // What is wrong with the file is an answer; anything else is the worker's end.
        if (error instanceof TypeError || error instanceof DOMException) postMessage({id, wrong: error.message});
        else crash(error);
      }
    });
  });
})();

// Client of the workers that decode sound (web/worker/decoder.js).

/** How long an idle worker is kept, in milliseconds. */
const IDLE = 20_000;

/** @type {Map<string, Decoder>} */ const decoders = new Map();

/** Shared by all workers, because a policy's name can be used only once in a page. */
const policy = globalThis.trustedTypes?.createPolicy("statement-evidence-decoder", {createScriptURL: (url) => url});

/** The page's one worker at an address. @param {string} address */
export function decoderAt(address) {
  let decoder = decoders.get(address);
  if (!decoder) decoders.set(address, (decoder = new Decoder(address)));
  return decoder;
}

/** A worker. If it crashes, another one gets its jobs, once. */
class Decoder {
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, {message: object, onPart?: (message: any) => void, resolve: (message: any) => void, reject: (error: Error) => void, tries: number}>} */ #jobs =
    new Map();
  #lastId = 0;
  #idleTimer = 0;
  /** How many elements use it. */ #users = 0;

  /** @param {string} address */
  constructor(address) {
    this.address = address;
  }

  /** Keeps the worker until the signal ends. @param {AbortSignal} signal */
  use(signal) {
    this.#users++;
    signal.addEventListener("abort", () => {
      if (!--this.#users) this.#terminate();
    });
  }

  /** Sends a message, and resolves with the last answer. @param {object} message @param {AbortSignal} signal @param {(message: any) => void} [onPart] @returns {Promise<any>} */
  request(message, signal, onPart) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => {
        if (!this.#jobs.delete(id)) return;
        // A running job cannot be cancelled; a new worker does the others.
        this.#terminate();
        this.#resend();
        reject(new Error("no longer wanted"));
      });
      this.#jobs.set(id, {message, onPart, resolve, reject, tries: 0});
      this.#send(id);
    });
  }

  /** @param {number} id */
  #send(id) {
    clearTimeout(this.#idleTimer);
    const job = this.#jobs.get(id);
    if (!job) return;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage({...job.message, id});
    } catch (error) {
      this.#jobs.delete(id);
      job.reject(/** @type {Error} */ (error));
    }
  }

  #start() {
    const address = isCrossOrigin(this.address) && origin !== "null" ? crossOriginWorkerURL(this.address) : this.address;
    const worker = new Worker(policy ? policy.createScriptURL(address) : address);
    worker.onmessage = ({data}) => {
      const job = this.#jobs.get(data.id);
      if (data.part) return job?.onPart?.(data);
      this.#jobs.delete(data.id);
      if (data.error) job?.reject(new Error(data.error));
      else job?.resolve(data);
      if (!this.#jobs.size) this.#idleTimer = setTimeout(() => this.#terminate(), IDLE);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#terminate();
      for (const [id, job] of this.#jobs) {
        if (++job.tries < 2) continue;
        this.#jobs.delete(id);
        job.reject(new Error(event.message || "the decoder stopped"));
      }
      this.#resend();
    };
    return worker;
  }

  #resend() {
    for (const id of this.#jobs.keys()) this.#send(id);
  }

  #terminate() {
    clearTimeout(this.#idleTimer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** Whether an address is on a server of another origin than the page's. @param {string} address */
export const isCrossOrigin = (address) => /^https?:/.test(address) && new URL(address).origin !== origin;

/** The address of a same-origin worker that imports one of another origin, which a page may not start. @param {string} url */
function crossOriginWorkerURL(url) {
  const program = url.replace(/\.js$/, ".wasm");
  return URL.createObjectURL(
    new Blob(
      [
        `
    globalThis.statementEvidenceProgram = ${JSON.stringify(program)};
    const url = ${JSON.stringify(url)}, policy = globalThis.trustedTypes?.createPolicy("statement-evidence-decoder", {createScriptURL: (url) => url});
    importScripts(policy ? policy.createScriptURL(url) : url);`,
      ],
      {type: "text/javascript"},
    ),
  );
}

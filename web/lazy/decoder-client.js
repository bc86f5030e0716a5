// What the page asks its ears: workers that decode sound (web/worker/decoder.js).

/** How long the ear is kept without work, in milliseconds. */
const idle = 20_000;

/** @type {Map<string, Decoder>} */ const decoders = new Map();

/** A name may be made once in a page, so that this is one for all workers. */
const policy = globalThis.trustedTypes?.createPolicy("statement-evidence-ear", {createScriptURL: (url) => url});

/** The page's one worker at an address. @param {string} address */
export function decoderAt(address) {
  let decoder = decoders.get(address);
  if (!decoder) decoders.set(address, (decoder = new Decoder(address)));
  return decoder;
}

/** A worker. It may die at any moment: what it had to do is asked of another one, once. */
class Decoder {
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, {ask: object, heard?: (message: any) => void, resolve: (message: any) => void, reject: (error: Error) => void, tries: number}>} */ #jobs =
    new Map();
  #last = 0;
  #idle = 0;
  /** How many elements may ask. */ #users = 0;

  /** @param {string} address */
  constructor(address) {
    this.address = address;
  }

  /** Is kept for as long as somebody may ask. @param {AbortSignal} signal */
  keep(signal) {
    this.#users++;
    signal.addEventListener("abort", () => {
      if (!--this.#users) this.#end();
    });
  }

  /** Asks for something, and gives what the ear says last. @param {object} ask @param {AbortSignal} signal @param {(message: any) => void} [heard] @returns {Promise<any>} */
  ask(ask, signal, heard) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => {
        if (!this.#jobs.delete(id)) return;
        // What runs cannot be asked to stop; a new worker goes on with what is left.
        this.#end();
        this.#again();
        reject(new Error("no longer wanted"));
      });
      this.#jobs.set(id, {ask, heard, resolve, reject, tries: 0});
      this.#send(id);
    });
  }

  /** @param {number} id */
  #send(id) {
    clearTimeout(this.#idle);
    const job = this.#jobs.get(id);
    if (!job) return;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage({...job.ask, id});
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
      if (data.part) return job?.heard?.(data);
      this.#jobs.delete(data.id);
      if (data.wrong) job?.reject(new Error(data.wrong));
      else job?.resolve(data);
      if (!this.#jobs.size) this.#idle = setTimeout(() => this.#end(), idle);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end();
      for (const [id, job] of this.#jobs) {
        if (++job.tries < 2) continue;
        this.#jobs.delete(id);
        job.reject(new Error(event.message || "the ear stopped"));
      }
      this.#again();
    };
    return worker;
  }

  #again() {
    for (const id of this.#jobs.keys()) this.#send(id);
  }

  #end() {
    clearTimeout(this.#idle);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** Whether an address is on a server of another origin than the page's. @param {string} address */
export const isCrossOrigin = (address) => /^https?:/.test(address) && new URL(address).origin !== origin;

/** The address of a worker of the page's own that runs one of another origin, which no page may start. @param {string} ear */
function crossOriginWorkerURL(ear) {
  const program = ear.replace(/\.js$/, ".wasm");
  return URL.createObjectURL(
    new Blob(
      [
        `
    globalThis.statementEvidenceProgram = ${JSON.stringify(program)};
    const ear = ${JSON.stringify(ear)}, policy = globalThis.trustedTypes?.createPolicy("statement-evidence-ear", {createScriptURL: (url) => url});
    importScripts(policy ? policy.createScriptURL(ear) : ear);`,
      ],
      {type: "text/javascript"},
    ),
  );
}

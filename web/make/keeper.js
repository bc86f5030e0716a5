// Keeps a text on this device, and what belongs to it, for one tab at a time.

export class Keeper {
  #name;
  /** @type {Promise<IDBDatabase> | undefined} */ #opened;
  /** The text that is to be kept next. @type {string | undefined} */ #next;
  /** What was done since the text was kept that is, or is to be next. @type {[action: string, value: string][]} */ #notes = [];
  /** Whether anything is to be kept. */ #waiting = false;
  /** @type {Promise<void> | undefined} */ #keeping;

  /** @param {string} name */
  constructor(name) {
    this.#name = name;
  }

  #open() {
    this.#opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("drafts");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return this.#opened;
  }

  /** Makes this the tab that keeps, unless another is; or takes that over. Reports whether it is. @param {boolean} steal @param {() => void} lost is called when another takes over @returns {Promise<boolean>} */
  hold(steal, lost) {
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      let held = false;
      const waiting = new AbortController();
      setTimeout(() => waiting.abort(), 500); // a page that is loaded again has left its lock by then
      navigator.locks
        .request(this.#name, steal ? {steal} : {signal: waiting.signal}, () => {
          held = true;
          resolve(true);
          return new Promise(() => {});
        })
        .catch(() => {
          if (held) lost();
          else resolve(!waiting.signal.aborted); // a page without an origin has no locks, nor another tab
        });
    });
  }

  /** Keeps a text; of those that come while one is being kept, the last. @param {string} text */
  keep(text) {
    this.#next = text;
    this.#notes = [];
    return this.#write();
  }

  /** Keeps an action that was done since the text was kept: it is little, where that is long. @param {string} action @param {string} value */
  note(action, value) {
    if (this.#notes.at(-1)?.[0] === action) this.#notes.pop();
    this.#notes.push([action, value]);
    return this.#write();
  }

  #write() {
    this.#waiting = true;
    this.#keeping ??= this.#all().finally(() => (this.#keeping = undefined));
    return this.#keeping;
  }

  /** Keeps something else under a name. @param {string} name @param {unknown} value */
  async keepAs(name, value) {
    await done((await this.#open()).transaction("drafts", "readwrite").objectStore("drafts").put(value, name));
  }

  /** Forgets what is kept under the names of which something is so. @param {(name: string) => boolean} unwanted */
  async forget(unwanted) {
    const store = (await this.#open()).transaction("drafts", "readwrite").objectStore("drafts");
    for (const name of await done(store.getAllKeys())) if (unwanted(String(name))) store.delete(name);
  }

  async #all() {
    while (this.#waiting) {
      const store = (await this.#open()).transaction("drafts", "readwrite").objectStore("drafts");
      const text = this.#next;
      this.#next = undefined;
      this.#waiting = false;
      if (text) store.put(text, "now");
      else if (text === "") store.delete("now");
      await done(store.put(this.#notes, "notes"));
      if (text) navigator.storage?.persist?.().catch(() => {});
    }
  }

  /** What is kept under a name: "now" is the text, "notes" what was done since. @param {string} name @returns {Promise<any>} undefined if there is nothing */
  async kept(name) {
    try {
      return await done((await this.#open()).transaction("drafts").objectStore("drafts").get(name));
    } catch {
      return;
    }
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

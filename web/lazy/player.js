// The player of a record's sound. The element loads it when a reader first
// opens a record's sound; <audio> is the clock and plays without any of this.
//
// A player draws the waveform, follows the transcript by the captions, plays chosen
// words sample by sample, and plays a statement and its evidence in sequence. If the
// decoder fails, only the waveform and the exact words are missing.

import {decoderAt, isCrossOrigin} from "./decoder-client.js";
import {clock} from "../shared/clock.js";
import {h} from "../shared/dom.js";
import {fill, labelled} from "../shared/messages.js";
import {parseCues, findSpan} from "./transcript.js";
import {drawWaveform} from "./waveform.js";

/** @typedef {import("../shared/messages.js").Messages} Messages */
/** @typedef {import("./transcript.js").Word} Word */

const rates = [0.75, 1, 1.25, 1.5, 1.75, 2];

// ── one sound at a time

/** Exact words that are playing now, without <audio>. @type {{player: Player, button: HTMLElement, stop: () => void} | undefined} */ let playing;
/** @type {AudioContext | undefined} */ let context;
/** How many elements may play. */ let liveCount = 0;

/** Pauses everything except one <audio>. @param {HTMLMediaElement} [except] */
function pauseOthers(except) {
  playing?.stop();
  for (const host of document.querySelectorAll("statement-evidence")) {
    for (const audio of (host.shadowRoot ?? host).querySelectorAll("audio")) {
      if (audio !== except) audio.pause();
    }
  }
}

// ── the player

/** Makes players of the sound of an element's records. */
export class Players {
  /** @param {HTMLElement} host @param {string} base what the addresses are relative to @param {{says: Messages, decoder: string, style: string}} of */
  constructor(host, base, {says, decoder, style}) {
    this.host = host;
    this.says = says;
    const decoderURL = new URL(decoder, base).href,
      sheet = h("link", {rel: "stylesheet", href: new URL(style, base).href});
    const root = host.shadowRoot ?? host.getRootNode();
    (root instanceof ShadowRoot ? root : document.head).append(sheet);
    // "20 megabytes and half an hour" is sound-limit="20 0.5".
    const [megabytes = 256, hours = 4] = (host.getAttribute("sound-limit") ?? "")
      .split(" ")
      .map(Number)
      .filter((n) => n > 0);
    this.limit = {megabytes, hours};
    this.decoder = decoderAt(decoderURL);
    /** @type {Map<Element, Player>} */ this.all = new Map();
    /** @type {AbortSignal | undefined} */ this.signal = undefined;
  }

  /** Active until the element leaves its page: then it stops all sound, decoding and listeners. @param {AbortSignal} signal */
  live(signal) {
    if (signal.aborted || this.signal === signal) return;
    this.signal = signal;
    liveCount++;
    this.decoder.use(signal);
    for (const query of ["(forced-colors: active)", "(prefers-color-scheme: dark)"]) {
      matchMedia(query).addEventListener("change", () => this.all.forEach((player) => player.draw()), {signal});
    }
    for (const player of this.all.values()) if (player.details.open) player.loadWaveform();
    signal.addEventListener("abort", () => {
      for (const player of this.all.values()) player.close();
      if (--liveCount) return;
      context?.close();
      context = undefined;
    });
  }

  /** @param {Element | null} details */
  open(details) {
    if (!details) return;
    let player = this.all.get(details);
    if (!player) this.all.set(details, (player = new Player(this, /** @type {HTMLDetailsElement} */ (details))));
    return player;
  }
}

class Player {
  /** Where the sound begins and ends, in seconds of the recording. */ #from = 0;
  #to = Infinity;
  /** @type {Word[]} */ #words = [];
  /** @type {Word | undefined} */ #now;
  /** Lowest and highest sample of each bucket. @type {number[]} */ #peaks = [];
  #rate = 0;
  /** Samples of each bucket. */ #perBucket = 256;
  /** Whether all of it has been decoded. */ #complete = false;
  /** Aborts the decoding for an open player. */ #decoding = new AbortController();

  /** @param {Players} players @param {HTMLDetailsElement} details */
  constructor(players, details) {
    const {says} = players;
    this.players = players;
    this.details = details;
    this.audio = /** @type {HTMLAudioElement} */ (details.querySelector("audio"));
    this.record = /** @type {HTMLElement} */ (details.closest(".record") ?? details.closest(".statement")?.querySelector(".said-side"));
    this.label = details.querySelector("summary")?.textContent ?? "";
    const [from, to] = (new URL(this.audio.src).hash.match(/^#t=([\d.]+),([\d.]+)$/) ?? []).slice(1).map(Number);
    if (to > from) [this.#from, this.#to] = [from, to];

    this.canvas = h("canvas", {"aria-hidden": "true"});
    this.played = h("canvas", {"aria-hidden": "true", class: "played"});
    this.slider = h("div", {role: "slider", tabindex: "0", "aria-label": says.position, "aria-valuemin": "0", class: "wave"}, this.canvas, this.played);
    this.button = h("button", {type: "button", class: "play"}, says.play);
    this.time = h("span", {class: "time"});
    const speed = h("select", {}, ...rates.map((rate) => h("option", {value: String(rate)}, fill(says.times, rate.toLocaleString(players.host.lang)))));
    speed.value = "1";
    this.repeat = h("input", {type: "checkbox"});
    this.exact = h("div", {class: "exact"});
    this.turn = h("button", {type: "button"}, says.turn);
    this.script = h("p", {class: "transcript", tabindex: "0", role: "group", "aria-label": says.transcript});
    this.status = h("p", {role: "status", class: "heard"});
    this.panel = h(
      "div",
      {class: "player", role: "group", "aria-label": labelled(says, this.label, this.#name())},
      h("div", {class: "bar"}, this.button, this.time, h("label", {}, `${says.speed} `, speed)),
      this.slider,
      this.script,
      this.exact,
      this.turn,
      this.status,
    );
    if (isCrossOrigin(this.audio.src)) {
      this.audio.crossOrigin = "anonymous"; // or it would have no captions
      this.audio.load();
    }
    this.audio.before(this.panel);
    this.audio.preload = "metadata";
    this.audio.controls = false;

    this.button.addEventListener("click", () => this.toggle());
    speed.addEventListener("change", () => (this.audio.playbackRate = Number(speed.value)));
    this.turn.addEventListener("click", () => this.#playSequence());
    if (!this.#statement()) this.turn.remove();
    this.slider.addEventListener("keydown", (event) => this.#key(event));
    this.slider.addEventListener("pointerdown", (event) => {
      this.slider.setPointerCapture(event.pointerId);
      this.#seekToPointer(event);
    });
    this.slider.addEventListener("pointermove", (event) => event.buttons && this.#seekToPointer(event));
    this.script.addEventListener("click", ({target}) => {
      const word = this.#words.find(({element}) => element === target);
      if (word) this.seek(word.at - this.#from);
    });
    for (const type of ["loadedmetadata", "durationchange", "timeupdate", "seeked", "play", "pause", "ended", "error"]) {
      this.audio.addEventListener(type, () => this.#update(type));
    }
    new ResizeObserver(() => this.draw()).observe(this.slider); // which ends with the slider
    details.addEventListener("toggle", () => (details.open ? this.loadWaveform() : this.close()));
    this.#loadCaptions();
    this.#decoding.abort();
    this.loadWaveform();
    this.#update("");
  }

  /** Stops sound and decoding. */
  close() {
    this.audio.pause();
    if (playing?.player === this) playing.stop();
    this.#decoding.abort();
  }

  /** The speaker or body. */
  #name() {
    const body = this.record.matches(".record") ? this.record.closest(".row, li")?.querySelector(".body") : this.record.querySelector("h3");
    return body?.textContent ?? "";
  }

  /** The statement, if the record is one. */
  #statement() {
    return this.record.matches(".said-side") ? this.record.closest(".statement") : null;
  }

  /** Length in seconds, as far as it is known. */
  get length() {
    const end = Math.min(this.#to, Number.isFinite(this.audio.duration) ? this.audio.duration : this.#to);
    if (Number.isFinite(end)) return end - this.#from;
    return this.#rate ? ((this.#peaks.length / 2) * this.#perBucket) / this.#rate : 0;
  }

  /** Position in seconds from the beginning. */
  get at() {
    return Math.max(0, this.audio.currentTime - this.#from);
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.audio.currentTime = this.#from + Math.max(0, Math.min(seconds, this.length || seconds));
    this.#update("seeked");
  }

  toggle() {
    if (!this.audio.paused) this.audio.pause();
    else this.play();
  }

  /** Plays, from the beginning if it has ended. Resolves to whether it could. */
  async play() {
    pauseOthers(this.audio);
    if ((this.length && this.at >= this.length - 0.05) || this.audio.currentTime < this.#from) this.seek(0);
    if (this.status.textContent === this.players.says["no-sound"]) this.status.textContent = "";
    try {
      await this.audio.play();
      return true;
    } catch (error) {
      // Unless it was stopped before it started.
      if (/** @type {Error} */ (error).name === "AbortError") return true;
      this.#update("error");
      return false;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10}[event.key];
    if (event.key === " " || event.key === "Enter") this.toggle();
    else if (event.key === "Home") this.seek(0);
    else if (event.key === "End") this.seek(this.length);
    else if (step) this.seek(this.at + step);
    else return;
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #seekToPointer({clientX}) {
    const {left, width} = this.slider.getBoundingClientRect();
    this.seek(((clientX - left) / width) * this.length);
  }

  /** Updates the controls after an event of <audio>. @param {string} type */
  #update(type) {
    const {says} = this.players,
      {audio} = this;
    if (type === "error") this.status.textContent = says["no-sound"];
    if (type === "play") {
      pauseOthers(audio);
      this.#setMediaSession();
      this.#animate();
    }
    if (!audio.paused && audio.currentTime >= this.#to) {
      audio.pause();
      audio.dispatchEvent(new Event("ended"));
      return;
    }
    this.button.textContent = audio.paused ? says.play : says.pause;
    const now = Math.min(Math.floor(this.at), Math.floor(this.length)),
      length = Math.round(this.length);
    this.slider.setAttribute("aria-valuemax", String(length));
    this.slider.setAttribute("aria-valuenow", String(now));
    this.slider.setAttribute("aria-valuetext", fill(says.of, this.#formatTime(now), this.#formatTime(length)));
    this.time.textContent = `${clock(now)} / ${clock(length)}`;
    this.#paintProgress();
  }

  /** A time as text in the page's language. @param {number} seconds */
  #formatTime(seconds) {
    const minutes = Math.floor(seconds / 60);
    const {DurationFormat} = /** @type {any} */ (Intl);
    if (!DurationFormat) return clock(seconds);
    return new DurationFormat(this.players.host.lang || "en", {style: "long", secondsDisplay: "always"}).format({minutes, seconds: seconds % 60});
  }

  /** Paints progress and current word in every animation frame while it plays. */
  #animate() {
    if (this.audio.paused) return;
    if (this.audio.currentTime >= this.#to) return this.#update("timeupdate");
    this.#paintProgress();
    requestAnimationFrame(() => this.#animate());
  }

  #paintProgress() {
    this.slider.style.setProperty("--played", String(this.length ? Math.min(1, this.at / this.length) : 0));
    const now = this.audio.currentTime,
      word = this.#words.find(({at, end}) => now >= at && now < end);
    if (word === this.#now || (!word && !this.audio.paused)) return;
    this.#now?.element?.removeAttribute("data-now");
    this.#now = word;
    word?.element?.setAttribute("data-now", "");
    if (!word?.element || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const {offsetTop, offsetHeight} = word.element;
    if (offsetTop < this.script.scrollTop || offsetTop + offsetHeight > this.script.scrollTop + this.script.clientHeight) this.script.scrollTop = offsetTop;
  }

  /** Sets the media session, so that the keys of a headset work. */
  #setMediaSession() {
    const session = navigator.mediaSession;
    if (!session) return;
    session.metadata = new MediaMetadata({title: this.#name(), artist: this.label, album: document.title});
    /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */ const actions = [
      ["play", () => this.play()],
      ["pause", () => this.audio.pause()],
      ["seekbackward", () => this.seek(this.at - 10)],
      ["seekforward", () => this.seek(this.at + 10)],
      ["seekto", ({seekTime = 0}) => this.seek(seekTime - this.#from)],
    ];
    for (const [name, action] of actions) session.setActionHandler(name, action);
  }

  // ── the transcript

  /** Reads the captions, which have the time of each word. */
  #loadCaptions() {
    const {says} = this.players;
    const {
      src,
      dataset: {captions},
    } = this.audio;
    this.#writeTranscript();
    if (captions === undefined) return;
    const track = h("track", {kind: "captions", label: says.transcript, src: new URL(captions || src.replace(/\.mp3(#.*)?$/, ".vtt"), src).href});
    track.addEventListener("load", () => {
      this.#words = parseCues(/** @type {VTTCue[]} */ ([...(track.track.cues ?? [])]));
      this.#writeTranscript();
    });
    this.audio.append(track);
    track.track.mode = "hidden";
  }

  /** Writes the transcript: timed words, or, without captions, the record's words. */
  #writeTranscript() {
    const quotation = [...this.record.querySelectorAll(":scope > .said > blockquote, :scope > .told > blockquote")];
    this.script.lang = quotation[0]?.querySelector("[lang]")?.getAttribute("lang") ?? "";
    this.script.dir = "auto";
    this.script.replaceChildren();
    if (!this.#words.length) {
      this.script.append(quotation.map((q) => q.textContent).join(" "));
      return;
    }
    for (const word of this.#words) {
      word.element = h("span", {}, word.text);
      this.script.append(word.element, " ");
    }
    this.#offerPhrases(quotation);
  }

  /** Adds a button for each marked phrase. @param {Element[]} quotation */
  #offerPhrases(quotation) {
    const {says} = this.players;
    /** @type {Map<string, string>} */ const phrases = new Map();
    for (const part of quotation.flatMap((q) => [...q.querySelectorAll(".phrase")])) {
      for (const id of part.getAttribute("data-words")?.split(" ") ?? []) phrases.set(id, (phrases.get(id) ?? "") + part.textContent);
    }
    this.exact.replaceChildren();
    for (const text of phrases.values()) {
      const span = findSpan(this.#words, text);
      if (!span) continue;
      const button = h("button", {type: "button"}, fill(says.hear, text));
      button.addEventListener("click", () => this.#playExact(span, button));
      this.exact.append(button);
    }
    if (this.exact.firstChild) this.exact.append(h("label", {}, this.repeat, ` ${says.repeat}`));
  }

  // ── waveform and exact words

  /** Draws the waveform: the one that the build has written beside the recording, or, without that, what the decoder finds. */
  async loadWaveform() {
    if (!this.#decoding.signal.aborted) return;
    const {signal} = (this.#decoding = new AbortController());
    if (this.#complete) return;
    this.#peaks = [];
    try {
      if (!(await this.#readWaveform(signal))) await this.#decodeWaveform(signal);
      this.#complete = true;
      this.draw();
      this.#update("");
    } catch {
      if (this.#decoding.signal.aborted) return;
      this.status.textContent = this.players.says["no-waveform"];
    }
  }

  /** Reads the waveform beside the recording, in audiowaveform's format, and reports whether there is one. @param {AbortSignal} signal */
  async #readWaveform(signal) {
    const {src} = this.audio,
      address = src.replace(/\.mp3(#.*)?$/, ".json");
    if (address === src) return false; // a recording within the page
    const response = await fetch(address, {credentials: "same-origin", signal}).catch(() => undefined);
    signal.throwIfAborted();
    if (!response?.ok) return false;
    const {sample_rate: rate, samples_per_pixel: perBucket, data} = await response.json().catch(() => ({})); // a server may send a page for what is not there
    if (!data) return false;
    const value = (/** @type {number} */ seconds) => 2 * Math.round((seconds * rate) / perBucket);
    this.#peaks = data.slice(value(this.#from), value(this.#to));
    this.#rate = rate;
    this.#perBucket = perBucket;
    return true;
  }

  /** Decodes the sound, and draws the waveform while it arrives. @param {AbortSignal} signal */
  async #decodeWaveform(signal) {
    const {sampleRate} = await this.players.decoder.request(
      {what: "peaks", src: this.audio.src, from: this.#from, to: this.#to, perBucket: this.#perBucket, limit: this.players.limit},
      signal,
      ({peaks, sampleRate}) => {
        for (const value of peaks) this.#peaks.push(value);
        this.#rate = sampleRate;
        this.draw();
      },
    );
    this.#rate = sampleRate;
  }

  /** Draws the waveform, in the colours of the style sheet, in pixels of the screen. */
  draw() {
    drawWaveform([this.canvas, this.played], this.slider, this.#peaks, this.#rate ? (this.length * this.#rate) / this.#perBucket : 0);
  }

  /** Plays exact words, repeatedly if that is checked, until the button is pressed again. @param {[number, number]} span @param {HTMLElement} button */
  async #playExact([from, to], button) {
    const {says} = this.players,
      again = playing?.button === button;
    pauseOthers();
    if (again) return;
    try {
      // A call ends the sound of some devices for good; what a reader has pressed may begin another.
      if (context?.state !== "running") {
        context?.close();
        const own = (context = new AudioContext());
        own.onstatechange = () => own === context && own.state !== "running" && playing?.stop();
      }
      await context.resume();
      const {pcm, sampleRate} = await this.players.decoder.request(
        {what: "range", src: this.audio.src, from, to, limit: this.players.limit},
        this.#decoding.signal,
      );
      const buffer = context.createBuffer(1, pcm.length, sampleRate);
      buffer.copyToChannel(pcm, 0);
      pauseOthers();
      const source = new AudioBufferSourceNode(context, {buffer, loop: this.repeat.checked});
      source.connect(context.destination);
      button.setAttribute("aria-pressed", "true");
      const stop = () => {
        source.loop = false;
        source.stop();
        button.removeAttribute("aria-pressed");
        this.repeat.removeEventListener("change", loop);
        if (playing === now) playing = undefined;
      };
      const loop = () => (source.loop = this.repeat.checked);
      this.repeat.addEventListener("change", loop);
      source.addEventListener("ended", stop);
      const now = (playing = {player: this, button, stop});
      source.start();
      this.status.textContent = button.textContent;
    } catch {
      if (this.#decoding.signal.aborted) return;
      // Without the decoder, <audio> plays from there.
      this.status.textContent = says["no-waveform"];
      this.seek(from - this.#from);
      this.play();
    }
  }

  // ── in sequence

  /** Plays the statement, then its evidence, until the reader stops it. */
  async #playSequence() {
    const all = [this.details, .../** @type {Element} */ (this.#statement()).querySelectorAll(".row:not([hidden]) > details > .record > .listen")];
    for (const details of all) {
      for (let around = /** @type {Element | null | undefined} */ (details); around; around = around.parentElement?.closest("details"))
        around.setAttribute("open", "");
      const player = this.players.open(details);
      if (!player) return;
      player.seek(0);
      const {audio} = player,
        over = new AbortController(),
        {signal} = over;
      // The name is shown once it plays. A recording that fails says so, and the next follows.
      audio.addEventListener("playing", () => (this.status.textContent = fill(this.players.says.now, player.#name())), {signal});
      const ended = new Promise((resolve) => {
        audio.addEventListener("ended", () => resolve(true), {signal});
        audio.addEventListener("error", () => resolve(true), {signal});
        audio.addEventListener("pause", () => resolve(player.at >= player.length - 0.25), {signal});
      });
      const started = await player.play();
      const continues = !started || (await ended);
      over.abort();
      if (!continues) return;
    }
  }
}

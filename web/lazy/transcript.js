// The words of a recording, and their times.

/** @typedef {{at: number, end: number, text: string, element?: HTMLElement}} Word of a transcript; seconds of the recording */

/** The words of captions, with their times. @param {VTTCue[]} cues */
export function parseCues(cues) {
  /** @type {Word[]} */ const words = [];
  for (const cue of cues) {
    let at = cue.startTime;
    for (const [, stamp, text] of cue.text.matchAll(/(?:<(?:(\d+:\d\d:\d\d\.\d{3}))>)?([^<]+)/g)) {
      if (stamp) at = stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
      for (const word of unescape(text).trim().split(/\s+/)) {
        if (word) words.push({at, end: cue.endTime, text: word});
      }
    }
  }
  words.forEach((word, i) => (word.end = Math.min(word.end, words[i + 1]?.at ?? Infinity)));
  return words;
}

/** The times of a text, from the start of its first word to the end of its last. @param {Word[]} words @param {string} text @returns {[number, number] | undefined} */
export function findSpan(words, text) {
  const normalize = (/** @type {string} */ s) => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const wanted = normalize(text);
  for (let i = 0; i < words.length; i++) {
    let heard = "";
    for (let j = i; j < words.length && heard.length < wanted.length; j++) {
      heard += normalize(words[j].text);
      if (heard === wanted) return [words[i].at, words[j].end];
    }
  }
}

/** The text of a caption, without its character references. @param {string} text */
function unescape(text) {
  /** @type {{[name: string]: string}} */ const characters = {amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", lrm: "\u200e", rlm: "\u200f"};
  return text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name) => characters[name]);
}

// The words of a recording, and when each is heard.

/** @typedef {{at: number, end: number, text: string, element?: HTMLElement}} Word of a transcript; seconds of the recording */

/** The words of captions, which have the time of each. @param {VTTCue[]} cues */
export function wordsOf(cues) {
  /** @type {Word[]} */ const words = [];
  for (const cue of cues) {
    let at = cue.startTime;
    for (const [, stamp, text] of cue.text.matchAll(/(?:<(?:(\d+:\d\d:\d\d\.\d{3}))>)?([^<]+)/g)) {
      if (stamp) at = stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
      for (const word of plain(text).trim().split(/\s+/)) {
        if (word) words.push({at, end: cue.endTime, text: word});
      }
    }
  }
  words.forEach((word, i) => (word.end = Math.min(word.end, words[i + 1]?.at ?? Infinity)));
  return words;
}

/** When a text is heard. @param {Word[]} words @param {string} text @returns {[number, number] | undefined} */
export function whenHeard(words, text) {
  const bare = (/** @type {string} */ s) => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const wanted = bare(text);
  for (let i = 0; i < words.length; i++) {
    let heard = "";
    for (let j = i; j < words.length && heard.length < wanted.length; j++) {
      heard += bare(words[j].text);
      if (heard === wanted) return [words[i].at, words[j].end];
    }
  }
}

/** The text of a caption, whose markup has been taken out. @param {string} text */
function plain(text) {
  /** @type {{[name: string]: string}} */ const characters = {amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", lrm: "\u200e", rlm: "\u200f"};
  return text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name) => characters[name]);
}

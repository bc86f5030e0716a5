/** Messages by the names that a script knows them by. @typedef {{[key: string]: string}} Messages in the page's language */

/** Puts texts into the places of a message, {1} and so on. @param {string} text @param {...string} parts */
export const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, n) => parts[n - 1]);

/** What something is, and which one, with what the language has between them. @param {Messages} says @param {string} label @param {string} text */
export const labelled = ({label: pattern, space}, label, text) => fill(pattern, label) + space + text;

/** What an error says. @param {unknown} error */
export const messageOf = (error) => String(error instanceof Error ? error.message : error);

/** Tells who looks after the page what does without what has failed. @param {string} what @param {unknown} error */
export const warn = (what, error) => console.warn(`statement-evidence: ${what}: ${messageOf(error)}`);

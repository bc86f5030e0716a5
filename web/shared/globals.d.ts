// What scripts are given by others, as types: by press, by the programs, and by
// browsers whose types are not known yet.

interface TrustedTypePolicy {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}

/** https://www.w3.org/TR/trusted-types/ */
declare var trustedTypes: {createPolicy(name: string, rules: Partial<TrustedTypePolicy>): TrustedTypePolicy} | undefined;

/** Scripts and programs of the element's build, by name, and what they are held to. */
declare var statementEvidenceBuild: {[file: string]: string};

/** The element's attributes that name files of its build. */
declare var statementEvidenceFiles: string[];

/** What leads to the drawing of stories (web/element/draw.js), by language. */
declare var statementEvidenceDraw: {[lang: string]: string};

/** What a package for learning platforms promises (web/onefile/lms.js). */
declare var statementEvidenceLaunch: Promise<void> | undefined;

// The rules of html-validate, all of the recommended ones.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The title names both speakers, and says that their words stand beside the evidence.
    "long-title": ["error", {maxlength: 80}],
    // A statement is an <article> that a link can give the focus, so it has a name.
    "aria-label-misuse": ["error", {allowAnyNamable: true}],
  },
};

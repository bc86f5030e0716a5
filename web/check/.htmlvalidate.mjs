// The rules of html-validate, all of the recommended ones.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A statement is an <article> that a link can give the focus, so it has a name.
    "aria-label-misuse": ["error", {allowAnyNamable: true}],
  },
};

// The rules of html-validate, all of the recommended ones.
export default {
  root: true,
  extends: ["html-validate:recommended"],
};

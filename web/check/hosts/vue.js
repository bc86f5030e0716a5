// A Vue application: HTML of an editor's, and an element that is used again, hidden and kept.
import {createApp, h, KeepAlive, reactive, vShow, withDirectives} from "vue";

/** @type {{pasted: Record<string, string>, fragments: string[]}} */
const {pasted, fragments} = JSON.parse(document.querySelector("#given").textContent);

/** What is shown, for a test to change. */
const shown = reactive({page: "home", name: "", fragment: 0, open: true});
Object.assign(globalThis, {shown});

const pages = {
  home: () => h("p", "Home"),
  html: () => [h("p", "Before"), h("div", {innerHTML: pasted[shown.name]}), h("p", "After")],
  reused: {
    name: "Reused",
    render: () =>
      withDirectives(h("div", [h("statement-evidence", {src: fragments[shown.fragment], lang: "en"}, [h("a", {href: "/"}, "Fallback")])]), [
        [vShow, shown.open],
      ]),
  },
};
createApp({render: () => h("main", {"data-at": shown.page + shown.name}, [h(KeepAlive, null, {default: () => h(pages[shown.page])})])}).mount("#app");

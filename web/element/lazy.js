// What an element loads when it is first asked for: the player, the dialog that
// offers it to other pages, and the classroom.

import {h, rootOf} from "../shared/dom.js";
import {warn} from "../shared/report.js";
import {json, load, storyOf, text, workerURL} from "./fetch.js";
import {addressIn, allowedURL} from "./origin.js";
import {running, startProgram} from "./programs.js";
import {ownsURL} from "./url.js";

/** @typedef {ReturnType<typeof createLazy>} Lazy */
/** @typedef {(button: HTMLElement, action: string, id: string) => void} Take copies or shares a record, or the view */

/** @param {HTMLElement} element @param {import("./timers.js").Timers} timers @param {Take} take @param {import("./feedback.js").Feedback["show"]} show */
export function createLazy(element, timers, take, show) {
  /** What plays the sound of records. @type {Promise<import("../lazy/player.js").Players> | undefined} */ let players;
  /** What presents the story to a class, or asks it. @type {Promise<import("../lazy/classroom.js").Classroom> | undefined} */ let classroom;
  /** That, once it is there. @type {import("../lazy/classroom.js").Classroom | undefined} */ let opened;
  /** The mode for a class that was last asked for. @type {string | null | undefined} */ let mode;
  let signal = AbortSignal.abort();

  /** Reads the file that leads to a feature (web/press/site/feature.go), and imports its script. @param {string} name @returns {Promise<[any, string, any]>} */
  const importLazily = async (name) => {
    const address = addressIn(element, name),
      parts = await json(address);
    return [await load(new URL(parts.script, address).href), address, parts];
  };

  /** Leaves what is shown to a class, and closes every dialog. */
  const leave = () => {
    mode = "";
    opened?.leave();
    for (const dialog of rootOf(element).querySelectorAll("dialog")) dialog.close();
  };

  return {
    leave,

    /** @param {AbortSignal} of */
    live(of) {
      signal = of;
      players?.then(
        (players) => players.live(of),
        () => {},
      );
      opened?.live(of);
    },

    /** The content is another: nothing of what is on its way comes any more. */
    end() {
      leave();
      players = classroom = opened = undefined;
    },

    /** Has the sound of a record played better than the browser does it alone; which goes on when this fails. @param {Element} details */
    async player(details) {
      try {
        const coming = (players ??= (async () => {
          const [{Players}, address, parts] = await importLazily("player");
          parts.decoder = await workerURL(new URL(parts.decoder, address).href);
          return new Players(element, address, parts);
        })());
        const there = await coming;
        if (coming !== players) return; // its content is another now
        there.live(signal);
        there.open(details);
      } catch (error) {
        players = undefined;
        warn("the browser plays the sound alone", error);
      }
    },

    /** Opens the embed dialog for a statement, or for the whole; if that fails, it copies a link. @param {HTMLElement} button */
    async embed(button) {
      const id = button.closest(".statement")?.id ?? "",
        wanted = signal;
      try {
        const [{open}, address, parts] = await importLazily("embed-dialog");
        if (!wanted.aborted) await open(element, button, id.slice(2), address, parts, {json, signal: wanted});
      } catch (error) {
        warn("a link is copied in place of what can be pasted", error);
        take(button, id ? "copy:link" : "copy:view", id);
      }
    },

    /** Opens a mode for a class: that of the address, where it names one. A reader who has pressed a button for it is told beside that if it fails. @param {string | null} [other] @param {HTMLElement} [button] */
    async classroom(other, button) {
      other = (ownsURL(element) && location.hash.match(/^#(present|quiz|notes)=/)?.[1]) || other;
      if (!other) return;
      mode = other;
      timers.settle("address", true);
      const coming = (classroom ??= (async () => {
        const [{Classroom}, address, parts] = await importLazily("classroom");
        return new Classroom(element, address, parts, {
          program: startProgram,
          running,
          allowedURL,
          text,
          storyOf,
          isWanted: (/** @type {string} */ asked) => asked === mode && coming === classroom,
        });
      })());
      try {
        const there = await coming;
        if (coming !== classroom) return;
        opened = there;
        there.live(signal);
        await there.enter(/** @type {import("../lazy/classroom.js").Mode} */ (other));
      } catch (error) {
        if (coming !== classroom) return;
        classroom = undefined;
        warn("no classroom", error);
        if (button) show(button, h("span", {role: "alert"}, ` ${button.dataset.failed}`));
      }
    },
  };
}

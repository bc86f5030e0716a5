"use strict";
// What the pages of hosts have in common: a widget for each place, and what the
// tests ask of the pages within (see inside, in host_test.go).

/** The places, in order. Each has the address of its page in data-src. */
const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".place")]);
/** The frame in each place. */
const framesIn = () => places.map((place) => place.querySelector("iframe"));
const at = (source) => framesIn().findIndex((frame) => frame?.contentWindow === source);

/** Everything that a frame has said, with its number. */
const heard = [];
/** How high each page within is, as a test looks at it. */
const heights = [];
const answers = [];
addEventListener("message", ({source, data}) => {
  const from = at(source);
  if (!data?.inside) heard.push({from, data});
  else if ("height" in data.inside) heights[from] = data.inside.height;
  else answers.shift()(data.inside.answer);
});

/** Has the page in a frame do something, and tells what it answers. */
const ask = (n, what, ...rest) =>
  new Promise((resolve) => {
    answers.push(resolve);
    framesIn()[n].contentWindow.postMessage({inside: what, rest}, "*");
  });

const box = (n) => Math.round(framesIn()[n].getBoundingClientRect().height);
/** What a host makes of a height. */
let allows = (height) => height;
const fits = (n) => heights[n] > 0 && box(n) === allows(heights[n]);

/** What a host gives a frame beside its address. @type {(frame: HTMLIFrameElement, place: HTMLElement) => void} */
let prepare = () => {};
/** Puts the frames into their places; a host may have a way of its own. */
var embed = () => {
  for (const place of places) {
    const frame = document.createElement("iframe");
    Object.assign(frame, {id: `frame-${place.id}`, title: "Statement and evidence", width: 900, height: 150});
    frame.style.border = "none";
    frame.src = place.dataset.src;
    prepare(frame, place);
    place.append(frame);
  }
};

const resize = (frame, height) => {
  if (frame) frame.style.height = `${height}px`;
};
const sender = ({source}) => framesIn()[at(source)];

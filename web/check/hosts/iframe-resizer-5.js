// As version 5 begins: 24 fields, the licence among them. A frame without a title gets one.
prepare = (frame) => {
  frame.title = "";
  frame.addEventListener("load", () =>
    frame.contentWindow.postMessage(
      `[iFrameSizer]${frame.id}:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:false:auto:auto:true:a-licence-key:5.5.9:0::false`,
      "*",
    ),
  );
};
addEventListener("message", (event) => {
  if (typeof event.data !== "string" || !event.data.startsWith("[iFrameSizer]")) return;
  const [id, height, width, what, text] = event.data.slice(13).split(":");
  if (sender(event).id !== id) throw new Error(`not its own name: ${event.data}`);
  if (what === "title") {
    sender(event).title ||= text;
    return;
  }
  if (!(Number(height) > 0 && Number(width) > 0)) throw new Error(`no size: ${event.data}`);
  resize(document.getElementById(id), height);
});

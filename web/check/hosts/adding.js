// A host that makes the frame ever higher than it was told.
prepare = (frame) => {
  frame.height = "100";
};
addEventListener("message", (event) => {
  if (event.data?.type === "iframe-resized") resize(sender(event), event.data.height + 20);
});

// A height comes in two steps, after a greeting in both directions.
const friends = new Set();
addEventListener("message", (event) => {
  if (event.data?.context !== "h5p") return;
  const {action, scrollHeight, clientHeight} = event.data,
    frame = sender(event);
  const answer = (action) => event.source.postMessage({context: "h5p", action}, {targetOrigin: event.origin});
  if (action === "hello") {
    friends.add(frame);
    answer("hello");
  } else if (!friends.has(frame)) {
    throw new Error(`${action} before hello`);
  } else if (action === "prepareResize" && (frame.clientHeight !== scrollHeight || scrollHeight !== clientHeight)) {
    resize(frame, clientHeight);
    answer("resizePrepared");
  } else if (action === "resize") {
    resize(frame, scrollHeight);
  }
});

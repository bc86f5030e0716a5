// Every string it hears must be JSON, with a name of its own.
addEventListener("message", (event) => {
  if (typeof event.data !== "string") return;
  const {id, type, value} = JSON.parse(event.data);
  if (!/^iframeMessenger:\w{1,5}$/.test(id)) throw new Error(`no name: ${event.data}`);
  if (type === "set-height") resize(sender(event), value);
});

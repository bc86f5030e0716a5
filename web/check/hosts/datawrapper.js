// As the snippet of today does it: whoever has sent it.
addEventListener("message", (event) => {
  const told = event.data["datawrapper-height"];
  for (const name in told ?? {}) resize(sender(event), told[name]);
});

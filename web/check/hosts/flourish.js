// Every string it hears must be JSON.
addEventListener("message", (event) => {
  const said = typeof event.data === "string" ? JSON.parse(event.data) : {};
  if (said.sender === "Flourish" && said.context === "iframe.resize" && said.method === "resize" && said.src === sender(event).src)
    resize(sender(event), said.height);
});

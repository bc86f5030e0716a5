// Every string it hears must be JSON.
addEventListener("message", (event) => {
  const said = typeof event.data === "string" ? JSON.parse(event.data) : {};
  if (said.context === "iframe.resize")
    resize(
      framesIn().find(({src}) => src === said.src),
      said.height,
    );
});

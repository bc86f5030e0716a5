addEventListener("message", (event) => {
  if (event.data?.kind === "interactive:height") resize(sender(event), event.data.height);
});

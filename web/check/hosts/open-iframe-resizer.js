addEventListener("message", (event) => {
  const {data} = event;
  if (data?.type === "iframe-resized" && data.width > 0) resize(sender(event), data.height);
});

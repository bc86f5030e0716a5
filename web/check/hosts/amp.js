// amp-iframe makes nothing lower than 100 pixels.
addEventListener("message", (event) => {
  const {data} = event;
  if (data?.sentinel === "amp" && data.type === "embed-size" && data.height >= 100) resize(sender(event), data.height);
});

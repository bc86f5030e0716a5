// As the snippet once did it: by a name that is part of the frame's address.
addEventListener("message", ({data}) => {
  const told = data["datawrapper-height"];
  for (const name in told ?? {}) resize(document.querySelector(`iframe[src*='${name}']`), told[name]);
});

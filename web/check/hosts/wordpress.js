// What WordPress gives every page it embeds: a sandbox, a secret, and so much room.
prepare = (frame, {id}) => {
  frame.sandbox = "allow-scripts";
  frame.dataset.secret = `secret000${id}`;
  frame.src += `#?secret=${frame.dataset.secret}`;
};
allows = (height) => Math.min(1000, Math.max(200, height));
/** Where it would go: to pages of the frame's own host. */
const followed = [];
addEventListener("message", (event) => {
  const {message, secret, value} = event.data;
  if (!["height", "link"].includes(message) || sender(event).dataset.secret !== secret) return;
  if (!/^[a-z0-9]{10}$/i.test(secret)) throw new Error(`no secret: ${secret}`);
  if (message === "height") resize(sender(event), allows(value));
  else if (new URL(value).host === new URL(sender(event).src).host) followed.push(value);
});

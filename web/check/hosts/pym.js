// The real one; it makes the frames itself.
embed = () => {
  for (const place of places) new pym.Parent(place.id, place.dataset.src);
};

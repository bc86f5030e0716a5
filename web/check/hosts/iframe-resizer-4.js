// The real one.
const plain = embed;
embed = () => {
  plain();
  iFrameResize({heightCalculationMethod: "bodyOffset"}, "iframe");
};

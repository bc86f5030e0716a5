// The waveform.

/** Draws a waveform, in the colours of the style sheet, in pixels of the screen.
 * @param {HTMLCanvasElement[]} canvases @param {Element} box what they fill @param {number[]} peaks lowest and highest sample of each bucket @param {number} expected how many buckets there will be, as far as it is known */
export function drawWaveform(canvases, {clientWidth, clientHeight}, peaks, expected) {
  const sharp = devicePixelRatio,
    wide = Math.round(clientWidth * sharp),
    high = Math.round(clientHeight * sharp);
  const buckets = peaks.length / 2;
  const all = Math.max(buckets, expected);
  for (const canvas of canvases) {
    canvas.width = wide;
    canvas.height = high;
    const pen = canvas.getContext("2d");
    if (!pen || !wide || !all) continue;
    pen.fillStyle = getComputedStyle(canvas).color;
    const bar = Math.max(1, Math.round(sharp * 2)),
      gap = Math.max(1, Math.round(sharp));
    for (let x = 0; x < wide; x += bar + gap) {
      let low = 0,
        up = 0;
      for (let i = Math.floor((x / wide) * all); i < Math.min(buckets, Math.max((x / wide) * all + 1, ((x + bar + gap) / wide) * all)); i++) {
        low = Math.min(low, peaks[2 * i]);
        up = Math.max(up, peaks[2 * i + 1]);
      }
      const top = Math.round(((1 - up / 128) * high) / 2),
        bottom = Math.round(((1 - low / 128) * high) / 2);
      pen.fillRect(x, Math.min(top, Math.floor(high / 2)), bar, Math.max(bottom - top, Math.ceil(sharp)));
    }
  }
}

package mp3

import "slices"

// Drift is how far from its place a browser may play after it seeks,
// in milliseconds. Browsers do not read all of a file first: they reckon where a time
// stands from the bitrate of the first frame, or, where there is an Info frame, from
// its count of frames and bytes, or, if the bitrate varies, from its table, which has a
// hundred places in 256ths of the file. The longer the file, the coarser.
// FFmpeg does so in Chromium (libavformat/mp3dec.c).
func Drift(f Format, x Index) int64 {
	first := 0
	if f.Info {
		first = 1
	}
	if len(x.Offsets) <= first || f.SampleRate == 0 {
		return 0
	}
	base, worst := int64(x.Offsets[first]), int64(0)
	// samples beside its place, for a time and the byte that a browser takes for it
	off := func(time, at int64) {
		frame, _ := slices.BinarySearch(x.Offsets[first:], uint32(min(base+at, int64(x.End))))
		d := int64(frame)*int64(f.PerFrame) - time
		worst = max(worst, d, -d)
	}
	count, size := f.InfoFrames, f.InfoBytes
	if count <= 0 {
		count = int64(len(x.Offsets) - first)
	}
	if size <= 0 {
		size = int64(x.End) - base
	}
	length := count * int64(f.PerFrame)
	if f.Places != "" && f.BitrateMin != f.BitrateMax {
		for i := range len(f.Places) {
			off(int64(i)*length/100, int64(f.Places[i])*size/256)
		}
	} else {
		for i := 0; i <= 100; i++ {
			time := int64(i) * min(length, int64(len(x.Offsets)-first)*int64(f.PerFrame)) / 100
			if f.Info {
				off(time, time*size/length)
			} else {
				off(time, time*int64(f.BitrateFirst)/8/int64(f.SampleRate))
			}
		}
	}
	return worst * 1000 / int64(f.SampleRate)
}

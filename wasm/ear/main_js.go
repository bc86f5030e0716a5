// Program ear decodes sound in a worker (web/ear.js), so that a page never
// waits for it. Of each recording it keeps where the frames stand, and no sound.
//
// The worker sets globalThis.statementEvidenceEar with a function started, which
// main calls with an object of the functions below. Where one of them answers
// with text, the text says what is wrong with the sound.
package main

import (
	"math"
	"strconv"
	"syscall/js"
	"unsafe"

	"statement-evidence/wasm/clip"
)

func main() {
	api := js.Global().Get("Object").New()
	api.Set("open", js.FuncOf(open))
	api.Set("feed", js.FuncOf(feed))
	api.Set("end", js.FuncOf(end))
	api.Set("peaks", js.FuncOf(peaks))
	api.Set("rate", js.FuncOf(rate))
	api.Set("span", js.FuncOf(span))
	api.Set("cut", js.FuncOf(cut))
	js.Global().Get("statementEvidenceEar").Call("started", api)
	select {} // any end of the program is a failure
}

// recording is a stream that is being read, or has been.
type recording struct {
	clip.Stream
	peaks    clip.Peaks
	told     int     // how many of the peaks the page has
	from, to float64 // seconds between which it wants them
	at       int64   // samples heard
}

// recordings are those that were opened, by their number; the last is being read.
var recordings []*recording

// open(perBucket, from, to, maxBytes, maxSeconds) begins a recording and gives
// its number. Peaks are of the seconds from one time to another, or to the end when
// the latter is negative.
func open(_ js.Value, args []js.Value) any {
	r := &recording{peaks: clip.Peaks{PerBucket: max(args[0].Int(), 1)}, from: args[1].Float(), to: args[2].Float()}
	if r.to < 0 {
		r.to = math.Inf(1)
	}
	r.MaxBytes, r.MaxSeconds = int64(args[3].Float()), args[4].Int()
	recordings = append(recordings, r)
	return len(recordings) - 1
}

// feed(bytes) reads on, and gives nothing.
func feed(_ js.Value, args []js.Value) any {
	r := recordings[len(recordings)-1]
	b := make([]byte, args[0].Length())
	js.CopyBytesToGo(b, args[0])
	if err := r.Feed(b, r.hear); err != nil {
		return why(err)
	}
	return nil
}

// rate() is how many samples a second has; 0 as long as there are none.
func rate(js.Value, []js.Value) any { return recordings[len(recordings)-1].SampleRate }

// end() ends the recording, and gives its format as JSON, with its length in samples.
func end(js.Value, []js.Value) any {
	r := recordings[len(recordings)-1]
	if err := r.End(r.hear); err != nil {
		return why(err)
	}
	r.peaks.Flush()
	return `{"version":` + strconv.Itoa(r.Version) + `,"sampleRate":` + strconv.Itoa(r.SampleRate) + `,"channels":` + strconv.Itoa(r.Channels) +
		`,"samples":` + strconv.FormatInt(r.Samples, 10) + `,"minBitrate":` + strconv.Itoa(r.MinBitrate) + `,"maxBitrate":` + strconv.Itoa(r.MaxBitrate) + "}"
}

// span(number, from, to) gives the bytes to decode a passage from, [first, last).
// Times are seconds, as the browser counts them.
func span(_ js.Value, args []js.Value) any {
	r := recordings[args[0].Int()]
	from, to := r.samples(args[1:])
	first, last, _, err := r.Index.Span(&r.Format, from, to)
	if err != nil {
		return why(err)
	}
	pair := js.Global().Get("Array").New(2)
	pair.SetIndex(0, float64(first))
	pair.SetIndex(1, float64(last))
	return pair
}

// cut(number, bytes, from, to) gives the samples of a passage.
func cut(_ js.Value, args []js.Value) any {
	r := recordings[args[0].Int()]
	b := make([]byte, args[1].Length())
	js.CopyBytesToGo(b, args[1])
	from, to := r.samples(args[2:])
	pcm, err := r.Index.Passage(&r.Format, b, from, to)
	if err != nil {
		return why(err)
	}
	bytes := array("Uint8Array", len(pcm)*4)
	js.CopyBytesToJS(bytes, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(pcm))), len(pcm)*4))
	return js.Global().Get("Float32Array").New(bytes.Get("buffer"))
}

// samples gives the samples between two times, as far as there are any.
func (r *recording) samples(seconds []js.Value) (from, to int64) {
	return max(r.Sample(seconds[0].Float()), 0), min(r.Sample(seconds[1].Float()), r.Samples)
}

// hear takes a frame's samples.
func (r *recording) hear(samples []float32) {
	r.peaks.SampleRate = r.SampleRate
	start := r.at
	r.at += int64(len(samples))
	from, to := r.Sample(r.from), int64(math.MaxInt64)
	if !math.IsInf(r.to, 1) {
		to = r.Sample(r.to)
	}
	from, to = max(from-start, 0), min(to-start, int64(len(samples)))
	if from < to {
		r.peaks.Add(samples[from:to])
	}
}

// peaks() gives the peaks, as Int8Array, that it has not given before.
func peaks(js.Value, []js.Value) any {
	r := recordings[len(recordings)-1]
	pairs := r.peaks.Pairs[r.told:]
	r.told = len(r.peaks.Pairs)
	bytes := array("Uint8Array", len(pairs))
	js.CopyBytesToJS(bytes, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(pairs))), len(pairs)))
	return js.Global().Get("Int8Array").New(bytes.Get("buffer"))
}

func array(kind string, length int) js.Value { return js.Global().Get(kind).New(length) }

// why is the text of an error, all of which are of one type here; see wasm/page.
func why(err error) string {
	refused, _ := err.(clip.Refused)
	return string(refused)
}

// Program decoder decodes sound in a worker (web/worker/decoder.js), so that a page never
// waits for it. Of each recording it keeps where the frames stand, and no sound.
//
// The worker sets globalThis.statementEvidenceDecoder with a function started, which
// main calls with an object of the functions below. Where one of them answers
// with text, the text says what is wrong with the sound.
package main

import (
	"strconv"
	"syscall/js"
	"unsafe"

	"statement-evidence/wasm/mp3"
)

func main() {
	api := js.Global().Get("Object").New()
	api.Set("open", js.FuncOf(open))
	api.Set("feed", js.FuncOf(feed))
	api.Set("end", js.FuncOf(end))
	api.Set("peaks", js.FuncOf(peaks))
	api.Set("rate", js.FuncOf(rate))
	api.Set("byteRange", js.FuncOf(byteRange))
	api.Set("decodeRange", js.FuncOf(decodeRange))
	js.Global().Get("statementEvidenceDecoder").Call("started", api)
	select {} // any end of the program is a failure
}

// recording is a stream that is being read, or has been.
type recording struct {
	stream   *mp3.Stream
	skips    bool // only where its frames stand is asked for
	peaks    *mp3.Peaks
	sent     int   // how many of the peaks the page has
	from, to int64 // milliseconds between which it wants them; to is negative for the end
	at       int64 // samples heard
}

// recordings are those that were opened, by their number; the last is being read.
var recordings []*recording

// open(perBucket, from, to, maxBytes, maxSeconds) begins a recording and gives
// its number. Peaks are of the milliseconds from one time to another, or to the end
// when the latter is negative; with none a bucket, nothing is decoded.
func open(_ js.Value, args []js.Value) any {
	limits := mp3.Limits{Bytes: int64(args[3].Float()), Seconds: args[4].Int()}
	perBucket := args[0].Int()
	r := &recording{stream: mp3.NewStream(limits), skips: perBucket == 0, peaks: mp3.NewPeaks(0, perBucket), from: int64(args[1].Int()), to: int64(args[2].Int())}
	recordings = append(recordings, r)
	return len(recordings) - 1
}

// feed(bytes) reads on, and gives nothing.
func feed(_ js.Value, args []js.Value) any {
	r := recordings[len(recordings)-1]
	b := make([]byte, args[0].Length())
	js.CopyBytesToGo(b, args[0])
	if err := r.stream.Feed(b); err != nil {
		return why(err)
	}
	return r.decode()
}

// rate() is how many samples a second has; 0 as long as there are none.
func rate(js.Value, []js.Value) any { return recordings[len(recordings)-1].stream.Format().SampleRate }

// end() ends the recording, and gives its format as JSON, with its length in samples.
func end(js.Value, []js.Value) any {
	r := recordings[len(recordings)-1]
	if err := r.stream.End(); err != nil {
		return why(err)
	}
	if wrong := r.decode(); wrong != nil {
		return wrong
	}
	r.peaks.Close()
	f := r.stream.Format()
	return `{"version":` + strconv.Itoa(f.Version) + `,"sampleRate":` + strconv.Itoa(f.SampleRate) + `,"channels":` + strconv.Itoa(f.Channels) +
		`,"samples":` + strconv.FormatInt(f.Samples, 10) + `,"minBitrate":` + strconv.Itoa(f.BitrateMin) + `,"maxBitrate":` + strconv.Itoa(f.BitrateMax) + "}"
}

// byteRange(number, from, to) gives the bytes to decode a range from, [first, last).
// Times are milliseconds, as the browser counts them.
func byteRange(_ js.Value, args []js.Value) any {
	r := recordings[args[0].Int()]
	first, last := r.stream.Index().ByteRange(r.samples(args[1:]))
	if first == last {
		return "no such range"
	}
	pair := js.Global().Get("Array").New(2)
	pair.SetIndex(0, float64(first))
	pair.SetIndex(1, float64(last))
	return pair
}

// decodeRange(number, bytes, from, to) gives the samples of a range, the mean of two
// channels, from -1 to 1.
func decodeRange(_ js.Value, args []js.Value) any {
	r := recordings[args[0].Int()]
	b := make([]byte, args[1].Length())
	js.CopyBytesToGo(b, args[1])
	from, to := r.samples(args[2:])
	index := r.stream.Index()
	both, err := index.DecodeRange(b, from, to)
	if err != nil {
		return why(err)
	}
	pcm := make([]float32, len(both)/index.Channels)
	for i := range both {
		pcm[i/index.Channels] += float32(both[i]) / float32(32768*index.Channels)
	}
	bytes := array("Uint8Array", len(pcm)*4)
	js.CopyBytesToJS(bytes, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(pcm))), len(pcm)*4))
	return js.Global().Get("Float32Array").New(bytes.Get("buffer"))
}

// samples gives the samples between two times, as far as there are any.
func (r *recording) samples(ms []js.Value) (from, to int64) {
	f := r.stream.Format()
	return f.Sample(int64(ms[0].Int())), f.Sample(int64(ms[1].Int()))
}

// decode decodes what has come, and gives nothing, or what is wrong.
func (r *recording) decode() any {
	for r.skips && r.stream.Skip() {
	}
	for {
		pcm, ok := r.stream.Next()
		if !ok {
			break
		}
		f := r.stream.Format()
		r.peaks.SampleRate = f.SampleRate
		n := int64(len(pcm) / f.Channels)
		// What is still to come is not known; only the time it begins with counts.
		lead, _ := f.Heard()
		at := func(ms int64) int64 { return lead + ms*int64(f.SampleRate)/1000 - r.at }
		from, to := max(at(r.from), 0), n
		if r.to >= 0 {
			to = min(at(r.to), n)
		}
		r.at += n
		if from < to {
			if err := r.peaks.Add(pcm[int(from)*f.Channels:int(to)*f.Channels], f.Channels); err != nil {
				return why(err)
			}
		}
	}
	if err := r.stream.Err(); err != nil {
		return why(err)
	}
	return nil
}

// peaks() gives the peaks, as Int8Array, that it has not given before.
func peaks(js.Value, []js.Value) any {
	r := recordings[len(recordings)-1]
	pairs := r.peaks.Since(r.sent)
	r.sent = r.peaks.Len()
	eight := make([]byte, len(pairs)) // the upper halves
	for i := range pairs {
		eight[i] = byte(pairs[i] >> 8)
	}
	bytes := array("Uint8Array", len(eight))
	js.CopyBytesToJS(bytes, eight)
	return js.Global().Get("Int8Array").New(bytes.Get("buffer"))
}

func array(kind string, length int) js.Value { return js.Global().Get(kind).New(length) }

// why is the text of an error, all of which are of one type here; see wasm/page.
func why(err error) string {
	refused, _ := err.(mp3.UnsupportedError)
	return string(refused)
}

package mp3_test

import (
	"fmt"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/mp3"
)

// A recording is decoded as it arrives, and drawn.
func ExampleStream() {
	recording := datatest.File(datatest.InExample, "data/stories/russia-2018/audio/dni-2018-02-13-coats-midterm-target.mp3")
	stream := mp3.NewStream(mp3.Limits{})
	var peaks *mp3.Peaks
	draw := func() {
		for pcm, ok := stream.Next(); ok; pcm, ok = stream.Next() {
			format := stream.Format()
			if peaks == nil {
				peaks = mp3.NewPeaks(format.SampleRate, format.SampleRate) // a second a pixel
			}
			if err := peaks.Add(pcm, format.Channels); err != nil {
				panic(err)
			}
		}
	}
	for len(recording) > 0 {
		n := min(len(recording), 4096)
		if err := stream.Feed(recording[:n]); err != nil {
			panic(err)
		}
		recording = recording[n:]
		draw()
	}
	if err := stream.End(); err != nil {
		panic(err)
	}
	draw()
	peaks.Close()
	fmt.Println(stream.Format().Milliseconds(), "ms,", peaks.Len(), "pixels")
	// Output: 9036 ms, 10 pixels
}

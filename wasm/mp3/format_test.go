package mp3

import "testing"

func TestMediaTime(t *testing.T) {
	f := Format{SampleRate: 44100, PerFrame: 1152, Samples: 441000, Info: true, Tagged: true, Delay: 576, Padding: 1000}
	from, to := f.Heard()
	if from != 1152+576+529 || to != 441000-1000+529 {
		t.Errorf("heard from %d to %d", from, to)
	}
	if got := f.Sample(1000); got != from+44100 {
		t.Errorf("at 1000 ms sample %d", got)
	}
	for _, ms := range []int64{0, 1, 7, 999, 5000, 9900} {
		if got := f.Media(f.Sample(ms)); got != ms {
			t.Errorf("%d ms came back as %d", ms, got)
		}
	}
	if f.Sample(-5) != from || f.Sample(1<<62) != to || f.Media(0) != 0 || f.Media(1<<62) != f.Media(to) {
		t.Error("times outside are not moved to the ends")
	}
	if f.Milliseconds() != 10000 {
		t.Errorf("%d ms", f.Milliseconds())
	}

	bare := Format{SampleRate: 16000, PerFrame: 576, Samples: 16000}
	if from, to := bare.Heard(); from != 0 || to != 16000 {
		t.Errorf("without a tag heard from %d to %d", from, to)
	}
	odd := Format{SampleRate: 44100, PerFrame: 1152, Samples: 1152, Info: true, Tagged: true, Delay: 4095, Padding: 4095}
	if from, to := odd.Heard(); from != 1152 || to != 1152 {
		t.Errorf("a tag longer than its file: heard from %d to %d", from, to)
	}
	if none := (Format{}); none.Milliseconds() != 0 || none.Sample(5) != 0 || none.Media(5) != 0 {
		t.Error("nothing known yet")
	}
}

func TestTheEncodersTagIsRead(t *testing.T) {
	for name, want := range map[string]Format{
		"44.1 kHz joint stereo, variable, Xing":        {Info: true, Tagged: true, Delay: 576, Version: 1, Channels: 2},
		"48 kHz mono, variable, Xing, ID3v2 and ID3v1": {Info: true, Tagged: true, Delay: 576, Version: 1, Channels: 1},
		"24 kHz joint stereo, 48 kbit/s, Info, ID3v2":  {Info: true, Tagged: true, Delay: 576, Version: 2, Channels: 2},
		"44.1 kHz mono, 64 kbit/s, bare":               {Version: 1, Channels: 1},
		"44.1 kHz mono, 128 kbit/s, with checksums":    {Version: 1, Channels: 1},
	} {
		for _, r := range recordings {
			if r.name != name {
				continue
			}
			f, _, err := Inspect(r.bytes(t))
			if err != nil {
				t.Fatal(err)
			}
			got := Format{Info: f.Info, Tagged: f.Tagged, Delay: f.Delay, Version: f.Version, Channels: f.Channels}
			if got != want {
				t.Errorf("%s: %+v", name, f)
			}
			// What is heard is the seconds that were encoded.
			if from, to := f.Heard(); f.Tagged && to-from != int64(seconds*r.rate) {
				t.Errorf("%s: %d samples are heard of %d", name, to-from, seconds*r.rate)
			}
		}
	}
}

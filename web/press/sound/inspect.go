package sound

import (
	"errors"
	"fmt"
	"os"

	"statement-evidence/wasm/mp3"
)

// Finding is what there is to know of an MP3.
type Finding struct {
	Length  int    // in milliseconds, or 0 if that cannot be told
	Peaks   []byte // its waveform, as audiowaveform's JSON; may be empty
	Problem string // what it is instead of one that is played as it is decoded
	Remedy  string // how to make one of it that is
	Warning string // what is wrong with it and hinders nothing
}

// What makes an MP3 that is played as it is decoded. The first changes no sample of the sound.
const (
	Constant = "./build.sh constant RECORDING NEW.mp3"
	Convert  = "ffmpeg -i RECORDING -vn -ac 1 -ar 32000 -b:a 48k -map_metadata -1 -id3v2_version 0 -write_xing 0 NEW.mp3"
)

// maxDrift is how far from its place a browser may play a passage, in
// milliseconds: less than a short word.
const maxDrift = 150

// pairs is how many peaks a waveform has at most: more than a page shows bars.
const pairs = 400

// Inspect holds recordings to what is decoded exactly, and to what browsers play in the same place.
func Inspect(recording []byte) (found Finding) {
	format, index, err := mp3.Inspect(recording)
	if err != nil {
		found.Problem, found.Remedy = "is "+err.Error(), "make it again from what it was made of, or, with a loss, of itself: "+Convert
		if mp3.Strewn(err) {
			found.Problem, found.Remedy = err.Error(), "put its frames together, which changes no sample: "+Constant
		}
		return found
	}
	found.Length = int(format.Milliseconds())
	switch drift := mp3.Drift(format, index); {
	case format.BitrateMin != format.BitrateMax && format.Places == "":
		found.Problem = "has a variable bitrate and no index: browsers would play other words"
	case drift > maxDrift:
		found.Problem = fmt.Sprintf("browsers would play words up to %.1f seconds beside their place", float64(drift)/1000)
	}
	if found.Problem != "" {
		found.Remedy = "make its bitrate constant, which changes no sample: " + Constant
	}
	if format.Truncated {
		found.Warning = "its last frame is cut off and not played"
	} else {
		found.Warning = mp3.Rest(recording, index)
	}
	found.Peaks = mp3.Waveform(recording, format, pairs).AppendJSON(nil, 8)
	return found
}

// WriteConstant writes a recording at a constant bitrate into a new file, and gives its size.
func WriteConstant(from, to string) (int, error) {
	recording, err := os.ReadFile(from)
	if err != nil {
		return 0, err
	}
	even, err := mp3.Constant(recording)
	if err != nil {
		return 0, fmt.Errorf("%s: is %w", from, err)
	}
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) // a recording may be the only one
	if err != nil {
		return 0, err
	}
	_, err = file.Write(even)
	return len(even), errors.Join(err, file.Close())
}

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"statement-evidence/data"
	"statement-evidence/web/press/sound"
)

// One voice, at one speed, reads everything.
const (
	voice = "en-us"
	speed = "190" // words a minute
	rate  = 22050 // samples a second
	pause = 400   // milliseconds of silence between passages
)

// delay is how much later, in milliseconds, a sound is heard than where it
// stands in what is encoded. An MP3 without a LAME tag, which would let a player
// trim it, starts with 1105 samples of silence: 576 of the encoder and 529 of
// every decoder. Both ffmpeg's PCM, compared with what was encoded, and
// Chromium's decodeAudioData show 34.5 ms, lame's resampling included.
const delay = (1105*1000 + 32000/2) / 32000

// read gives the sound of a record's passages, and when each of its words is
// heard once the sound is an MP3.
func (n *narrator) read(passages []data.Passage) (samples []int16, all []sound.Timing, err error) {
	for i := range passages {
		if i > 0 {
			samples = append(samples, make([]int16, pause*rate/1000)...)
		}
		said, spoken, err := n.say(passages[i].Text)
		if err != nil {
			return nil, nil, fmt.Errorf("passage %d: %w", i+1, err)
		}
		timings, err := align(passages[i].Text, spoken, said)
		if err != nil {
			return nil, nil, fmt.Errorf("passage %d: %w", i+1, err)
		}
		start := len(samples)*1000/rate + delay
		for _, t := range timings {
			t.From += start
			t.To += start
			all = append(all, t)
		}
		samples = append(samples, said...)
	}
	return samples, all, nil
}

// say runs the speaking program. The silence at the end is cut off.
func (n *narrator) say(text string) (sound []int16, all []spoken, err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	cmd := exec.Command(n.speak, voice, speed)
	var out, problem bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = strings.NewReader(text), &out, &problem, []*os.File{w}
	err = cmd.Start()
	w.Close()
	if err != nil {
		return nil, nil, err
	}
	events, err := io.ReadAll(r)
	if err := errors.Join(err, cmd.Wait()); err != nil {
		return nil, nil, fmt.Errorf("%w: %s", err, bytes.TrimSpace(problem.Bytes()))
	}
	for line := range strings.Lines(string(events)) {
		var s spoken
		if _, err := fmt.Sscanf(line, "%d %d\n", &s.place, &s.at); err != nil {
			return nil, nil, fmt.Errorf("%s says %q: %w", n.speak, line, err)
		}
		all = append(all, s)
	}
	sound = make([]int16, out.Len()/2)
	if err := binary.Read(&out, binary.LittleEndian, sound); err != nil {
		return nil, nil, err
	}
	return sound[:loud(sound)], all, nil
}

// loud gives the end of the last sound that can be heard.
func loud(sound []int16) int {
	const silence = 1 << 7 // 48 dB below the loudest
	end := len(sound)
	for end > 0 && -silence < sound[end-1] && sound[end-1] < silence {
		end--
	}
	return end
}

// encode makes an MP3 of a sound: MPEG-1 Layer III, mono, 32 kHz, 32 kb/s, and
// nothing in the file but its frames.
func encode(sound []int16) ([]byte, error) {
	cmd := exec.Command("lame", "--silent", "-r", "-s", "22.05", "--bitwidth", "16", "--signed", "--little-endian", "-m", "m",
		"--resample", "32", "-b", "32", "--cbr", "-q", "2", "-t", "--noreplaygain", "-", "-")
	in, err := binary.Append(nil, binary.LittleEndian, sound)
	if err != nil {
		return nil, err
	}
	var problem bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), &problem
	mp3, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("lame: %w: %s", err, bytes.TrimSpace(problem.Bytes()))
	}
	return mp3, nil
}

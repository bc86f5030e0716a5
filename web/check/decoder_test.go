package check

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
)

// Chosen words sound exactly: the samples are ffmpeg's, and they begin and end where the words do.
func TestHearingTheseWords(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		p := s.openWithSound(t, "index.html")
		p.opened()
		p.until(`document.querySelector($0)`, player+` .exact button`)
		p.click(player + ` .exact button`)
		p.until(`played.length === 1`)
		all, rate := s.decoded(t, p.address())
		heard := value[struct {
			Rate    int
			Loop    bool
			Samples []byte
		}](p, `played[0]`)
		if heard.Rate != rate || heard.Loop {
			t.Errorf("rate %d, again and again: %t; want %d, once", heard.Rate, heard.Loop, rate)
		}
		var samples []float64
		for i := 0; i+4 <= len(heard.Samples); i += 4 {
			samples = append(samples, float64(math.Float32frombits(binary.LittleEndian.Uint32(heard.Samples[i:]))))
		}
		if len(samples) < rate/4 {
			t.Fatalf("%d samples", len(samples))
		}
		from, rms := closest(all, samples)
		t.Logf("%d samples from %d on; difference to ffmpeg's: %.1f dBFS", len(samples), from, rms)
		if rms > -80 {
			t.Errorf("the words sound otherwise: %.1f dBFS", rms)
		}
		span := value[[2]float64](p, `(() => {
			const words = document.querySelector($0).textContent.match(/“(.*)”/)[1].split(/\s+/);
			const cues = [...document.querySelector($1 + " track").track.cues];
			return [cues[0].startTime, cues.at(-1).endTime];
		})()`, player+` .exact button`, listen)
		if at := float64(from) / float64(rate); at < span[0]-0.01 || at+float64(len(samples))/float64(rate) > span[1]+0.01 {
			t.Errorf("they begin at %.3f s; the words stand between %v", at, span)
		}
		p.until(`!document.querySelector(".exact [aria-pressed=true]")`) // while they sound, the button ends them
		p.run(`document.querySelector($0 + " .exact input").click()`, player)
		p.click(player + ` .exact button`)
		p.until(`played.length === 2`)
		p.assert("it is repeated when asked to", `played[1].loop`)
		p.assert("one sounds at a time", `document.querySelectorAll(".exact [aria-pressed=true]").length === 1`)
		p.run(`document.querySelector($0 + " .exact input").click()`, player)
		p.until(`!played[1].node.loop`)
	})
}

// closest finds where a passage stands in a recording, and how much it differs there, as dB of full scale.
func closest(all, part []float64) (from int, rms float64) {
	best := math.Inf(1)
	for at := 0; at+len(part) <= len(all); at++ {
		sum := 0.0
		for i := 0; i < len(part) && sum < best; i++ {
			d := all[at+i] - part[i]
			sum += d * d
		}
		if sum < best {
			best, from = sum, at
		}
	}
	return from, 10 * math.Log10(best/float64(len(part))+1e-12)
}

// Whatever comes in the place of the sound, the page goes on, and nothing more is missing than the waveform.
func TestHostileSound(t *testing.T) {
	noise := make([]byte, 1<<20)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	give := func(b []byte) func(http.ResponseWriter, *http.Request, http.Handler) {
		return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "audio/mpeg")
			w.Write(b)
		}
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		one, err := filepath.Glob(filepath.Join(s.dir, "audio*", "*.mp3"))
		if err != nil || len(one) == 0 {
			t.Fatal("there is no sound")
		}
		whole, err := os.ReadFile(one[0])
		if err != nil {
			t.Fatal(err)
		}
		for name, handle := range map[string]func(http.ResponseWriter, *http.Request, http.Handler){
			"cut off":          give(whole[:len(whole)/2+7]),
			"empty":            give(nil),
			"HTML":             give([]byte("<!DOCTYPE html><html><body>Not found</body></html>")),
			"a tag of 256 MB":  give([]byte("ID3\x04\x00\x00\x7f\x7f\x7f\x7f")),
			"random":           give(noise),
			"not there at all": func(w http.ResponseWriter, r *http.Request, _ http.Handler) { http.NotFound(w, r) },
			"endless": func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
				for zeros := make([]byte, 64<<10); ; {
					if _, err := w.Write(zeros); err != nil {
						return
					}
				}
			},
		} {
			t.Run(name, func(t *testing.T) {
				s := serving(t, s.dir)
				s.withoutWaveforms().answer("audio*/*.mp3", handle)
				p := s.tab(t)
				p.expect("404")
				p.visit("lead.html")
				p.untilSettled()
				p.listens()
				p.until(`document.querySelector($0)`, player)
				if name != "cut off" {
					p.until(`document.querySelector($0 + " [role=status]").textContent !== ""`, player)
				}
				p.run(`document.querySelector("input[type=search]").focus()`)
				p.search("Coats")
				p.untilMarked()
				p.assert("the page goes on", `document.querySelector("statement-evidence").dataset.state === "ready"`)
			})
		}
	})
}

// When the worker dies, another takes its place, once; when that dies, the sound goes on without a waveform.
func TestTheEarMayDie(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("decoder.*.wasm", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "application/wasm")
			io.Copy(w, bytes.NewReader([]byte("\x00asm\x01\x00\x00\x00")))
		})
		p := s.withoutWaveforms().tab(t)
		p.expect("404")
		p.before(sounds)
		p.visit("lead.html")
		p.untilSettled()
		p.listens()
		p.until(`document.querySelector($0 + " [role=status]")?.textContent === $1`, player, english.Get(i18n.PlayerNoWaveform))
		p.assert("it was tried twice", `workers === 2`)
		p.click(player + ` .play`)
		p.until(`document.querySelector($0 + " audio").currentTime > 0.1`, listen)
		p.click(player + ` .play`)
		p.assert("the transcript stands", `document.querySelector($0 + " .transcript span")`, player)
	})
}

// The worker ends when there is no more to do, and when the reader closes what it works for.
func TestTheEarEnds(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.openWithSound(t, "lead.html")
		p.run(`globalThis.idle = 50`)
		p.opened()
		p.until(`document.querySelector($0)`, player+` .exact button`)
		p.click(player + ` .exact button`)
		p.until(`played.length === 1 && workers === 1 && ended === 1`)
		p.until(`!document.querySelector($0 + " .exact [aria-pressed=true]")`, player)
		p.click(player + ` .exact button`)
		p.until(`played.length === 2 && workers === 2`)

		s.withoutWaveforms().hold("audio*/*.mp3")
		p = s.openWithSound(t, "lead.html")
		p.expect("404")
		p.listens()
		p.until(`workers === 1`)
		p.click(listen + ` > summary`)
		p.until(`ended === 1`)
		p.assert("nothing is said of it", `!document.querySelector($0 + " [role=status]").textContent`, player)
	})
}

// A host may allow less; then the browser plays what the decoder refuses.
func TestSoundLimit(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, lead := s.file("lead.html")
		page := strings.Replace(string(lead), `<statement-evidence `, `<statement-evidence sound-limit="0.01" `, 1)
		s.answer("limited.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, page)
		})
		p := s.withoutWaveforms().tab(t)
		p.expect("404")
		p.visit("limited.html")
		p.untilSettled()
		p.listens()
		p.until(`document.querySelector($0 + " [role=status]")?.textContent === $1`, player, english.Get(i18n.PlayerNoWaveform))
		p.click(player + ` .play`)
		p.until(`document.querySelector($0 + " audio").currentTime > 0.1`, listen)
		p.click(player + ` .play`)
	})
}

package check

import (
	"encoding/binary"
	"fmt"
	"math"
	"net/http"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

const (
	listen = `.statement .tools > .listen`
	player = `.statement .tools > .listen .player`
	wave   = player + ` [role="slider"]`
)

// sounds keeps what the page plays sample by sample, and what the decoder reads.
const sounds = `{
	globalThis.played = [];
	const start = AudioBufferSourceNode.prototype.start;
	AudioBufferSourceNode.prototype.start = function (...args) {
		const samples = this.buffer.getChannelData(0);
		const bytes = new Uint8Array(samples.buffer.slice(samples.byteOffset, samples.byteOffset + samples.byteLength));
		let text = "";
		for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
		played.push({rate: this.buffer.sampleRate, loop: this.loop, samples: btoa(text), node: this});
		return start.apply(this, args);
	};
	globalThis.peaks = [];
	const Plain = Worker;
	globalThis.workers = 0;
	globalThis.ended = 0;
	const later = setTimeout;
	globalThis.setTimeout = (f, ms, ...args) => later(f, ms === 20_000 ? (globalThis.idle ?? ms) : ms, ...args); // how long an idle decoder is kept
	globalThis.Worker = class extends Plain {
		terminate() {
			ended++;
			super.terminate();
		}
		constructor(...args) {
			super(...args);
			workers++;
			this.addEventListener("message", ({data}) => data.peaks && peaks.push(...data.peaks));
		}
	};
}`

// soundOpens opens the first sound there is without a click.
const soundOpens = `for (const part of [".tools", ".tools > .listen"]) tree().querySelector(part).open = true`

// withoutWaveforms takes away what the build has written beside the recordings, as if these were foreign, so that the decoder
// makes the waveforms.
func (s *site) withoutWaveforms() *site {
	s.answer("audio*/*.json", func(w http.ResponseWriter, r *http.Request, _ http.Handler) { http.NotFound(w, r) })
	return s
}

// openWithSound opens a page in which sounds are kept.
func (s *site) openWithSound(t testing.TB, name string) *tab {
	t.Helper()
	p := s.tab(t)
	p.before(sounds)
	p.visit(name)
	p.untilSettled()
	return p
}

// listens opens the sound of the first statement, which is among its tools.
func (p *tab) listens() {
	p.t.Helper()
	p.openPart(`.tools:has(> .listen)`)
	p.click(listen + ` > summary`)
}

// opened opens the sound of the first statement and waits until its waveform and its transcript stand.
func (p *tab) opened() {
	p.t.Helper()
	p.listens()
	p.heard()
}

func (p *tab) heard() {
	p.t.Helper()
	p.expect("willReadFrequently") // only the test reads the drawing
	p.until(`document.querySelector($0)?.ariaValueMax > 0 && document.querySelector(".transcript [data-now], .transcript span")`, wave)
	p.until(`document.querySelector($0).querySelector("canvas").getContext("2d").getImageData(0, 0, 4000, 1000).data.some((part) => part > 0)`, wave)
}

// decoded gives what ffmpeg makes of an MP3 of the site: mono samples from -1 to 1.
func (s *site) decoded(t testing.TB, address string) (samples []float64, rate int) {
	t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(strings.TrimPrefix(address, s.URL+"/")))
	const hertz = 32000
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", file, "-f", "f32le", "-ac", "1", "-ar", fmt.Sprint(hertz), "-").Output()
	if err != nil {
		t.Fatalf("ffmpeg, of the package ffmpeg: %v", err)
	}
	for i := 0; i+4 <= len(out); i += 4 {
		samples = append(samples, float64(math.Float32frombits(binary.LittleEndian.Uint32(out[i:]))))
	}
	return samples, hertz
}

// address is the address of the first statement's sound.
func (p *tab) address() string {
	p.t.Helper()
	return value[string](p, `document.querySelector($0).querySelector("audio").src`, listen)
}

// A browser alone plays the sound, and says whose voice it is before it can be heard.
func TestSoundWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, name := range []string{"index.html", "lead.html"} {
			p := s.tab(t)
			p.do(emulation.SetScriptExecutionDisabled(true))
			p.visit(name)
			p.do(emulation.SetScriptExecutionDisabled(false))
			label := english.Get(i18n.ListenSynthetic)
			p.assert("each says that the voice is synthetic", `every(document.querySelectorAll(".listen"), (l) => l.querySelector("summary").textContent === $0 && l.querySelector("audio").ariaLabel === $0)`, label)
			p.assert("each has the browser's controls, loads nothing and does not begin by itself", `every(document.querySelectorAll(".listen audio"), (a) => a.controls && a.preload === "none" && !a.autoplay && a.paused)`)
			p.assert("each can be downloaded", `every(document.querySelectorAll(".listen"), (l) => l.querySelector("a[download]").href === l.querySelector("audio").src.replace(/#.*/, ""))`)
			said := map[string]bool{}
			for _, src := range value[[]string](p, `[...document.querySelectorAll(".listen audio")].map((a) => a.src)`) {
				said[path.Base(src)] = true
				res, err := http.Get(src)
				if err != nil {
					t.Fatal(err)
				}
				res.Body.Close()
				if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "audio/mpeg" {
					t.Errorf("%s: %s, %s", src, res.Status, res.Header.Get("Content-Type"))
				}
			}
			excerpt, want := story.Excerpt(), 0
			for i := range excerpt.Statements {
				if len(excerpt.Statements[i].Words) > 0 {
					want++
				}
			}
			for i := range excerpt.Findings {
				if len(excerpt.Findings[i].Words) > 0 {
					want++
				}
			}
			if len(said) != want {
				t.Errorf("%s: %d sounds, want %d, one for each record of the lead that has words", name, len(said), want)
			}
		}
	})
}

// Nothing of the sound is loaded before a reader opens it; then nothing plays by itself.
func TestSoundWaits(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.openWithSound(t, "index.html")
		for _, pattern := range []string{"player.*.js", "decoder.*.js", "decoder.*.wasm", "player.*.json", "audio*/*.mp3", "audio*/*.vtt", "audio*/*.json"} {
			if n := s.requested(pattern); n != 0 {
				t.Errorf("%s was requested %d times before anyone asked", pattern, n)
			}
		}
		p.opened()
		p.assert("nothing plays by itself", `every(document.querySelectorAll("audio"), (a) => a.paused) && played.length === 0`)
		p.assert("the decoder waits for exact words", `workers === 0`)
		for pattern, want := range map[string]int{"decoder.*.js": 0, "decoder.*.wasm": 0, "audio*/*.json": 1} {
			if n := s.requested(pattern); n != want {
				t.Errorf("%s was requested %d times for a waveform, want %d", pattern, n, want)
			}
		}
	})
}

// The narration is of what the record quotes; captions say the same.
func TestCaptionsAreTheWords(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		excerpt := story.Excerpt()
		texts := map[string][]data.Passage{}
		for i := range excerpt.Statements {
			texts[excerpt.Statements[i].ID] = excerpt.Statements[i].Words
		}
		for i := range excerpt.Findings {
			texts[excerpt.Findings[i].ID] = excerpt.Findings[i].Words
		}
		p := s.tab(t)
		p.visit("lead.html")
		for _, src := range value[[]string](p, `[...new Set([...document.querySelectorAll(".listen audio")].map((a) => a.src))]`) {
			id := strings.TrimSuffix(path.Base(src), ".mp3")
			want := strings.Join(data.Words(texts[id]), " ")
			got := value[string](p, `new Promise((done) => {
				const audio = document.createElement("audio"), track = document.createElement("track");
				track.kind = "captions";
				track.src = $0;
				audio.append(track);
				document.body.append(audio);
				track.onload = () => { audio.remove(); done([...track.track.cues].map((cue) => cue.getCueAsHTML().textContent.trim()).join(" ").replace(/\s+/g, " ")); };
				track.onerror = () => done("no captions");
				track.track.mode = "hidden";
			})`, strings.TrimSuffix(src, ".mp3")+".vtt")
			if got != want {
				t.Errorf("%s: the captions say %q, the record %q", id, got, want)
			}
		}
	})
}

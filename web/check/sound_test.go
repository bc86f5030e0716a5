package check

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

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

// The waveform is there without the decoder; only exact words need that, and without it the browser plays from there on.
func TestTheWaveformNeedsNoDecoder(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, pattern := range []string{"decoder.*.js", "decoder.*.wasm"} {
			s.answer(pattern, func(w http.ResponseWriter, r *http.Request, _ http.Handler) { http.NotFound(w, r) })
		}
		p := s.openWithSound(t, "index.html")
		p.opened()
		p.assert("it does not say that anything is missing", `document.querySelector($0 + " .heard").textContent === ""`, player)
		p.until(`document.querySelector($0)`, player+` .exact button`)
		p.expect("404")
		p.click(player + ` .exact button`)
		p.until(`document.querySelector($0 + " [role=status]").textContent === $1`, player, english.Get(i18n.PlayerNoWaveform))
		p.until(`document.querySelector($0 + " audio").currentTime > 0`, listen)
		p.click(player + ` .play`)
	})
}

// A waveform that the build has written is that of the recording.
func TestWrittenWaveforms(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		files, err := filepath.Glob(filepath.Join(s.dir, "audio*", "*.json"))
		if err != nil || len(files) != len(soundFiles(t, s)) {
			t.Fatalf("%d waveforms of %d recordings, %v", len(files), len(soundFiles(t, s)), err)
		}
		for _, file := range files[:3] {
			var wave struct {
				Version, Channels, Bits, Length int
				SampleRate                      int `json:"sample_rate"`
				SamplesPerPixel                 int `json:"samples_per_pixel"`
				Data                            []float64
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &wave); err != nil {
				t.Fatal(err)
			}
			samples, rate := s.decoded(t, s.URL+"/"+strings.TrimPrefix(strings.TrimSuffix(file, ".json")+".mp3", s.dir+"/"))
			if wave.Version != 2 || wave.Channels != 1 || wave.Bits != 8 || wave.SampleRate != rate || 2*wave.Length != len(wave.Data) || wave.Length != (len(samples)+wave.SamplesPerPixel-1)/wave.SamplesPerPixel {
				t.Errorf("%s: %+v", file, wave)
				continue
			}
			if worst := unlike(wave.Data, samples, wave.SamplesPerPixel); worst > 1.5/128 {
				t.Errorf("%s: the peaks differ by up to %.4f from ffmpeg's", file, worst)
			}
		}
	})
}

// soundFiles lists the recordings of a site.
func soundFiles(t *testing.T, s *site) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, "audio*", "*.mp3"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d recordings, %v", len(files), err)
	}
	return files
}

// unlike tells how far peaks, in steps of 8 bits, are from those of samples.
func unlike(peaks, samples []float64, perBucket int) (worst float64) {
	for i := 0; i < len(peaks)/2; i++ {
		low, up := 0.0, 0.0
		for j, v := range samples[i*perBucket : min((i+1)*perBucket, len(samples))] {
			if j == 0 {
				low, up = v, v
			}
			low, up = min(low, v), max(up, v)
		}
		worst = max(worst, math.Abs(peaks[2*i]/128-low), math.Abs(peaks[2*i+1]/128-up))
	}
	return worst
}

// The slider is a slider, to the keyboard and to a screen reader, and says times in words.
func TestThePlayerByKeyboard(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.openWithSound(t, "index.html")
		p.openPart(".statement .tools")
		p.run(`document.querySelector($0).focus()`, listen+` > summary`)
		p.press(kb.Enter)
		p.heard()
		now := func(what, expression string) {
			t.Helper()
			p.until(`((now, most, text) => `+expression+`)(Number(document.querySelector($0).ariaValueNow), Number(document.querySelector($0).ariaValueMax), document.querySelector($0).ariaValueText)`, wave)
		}
		p.run(`document.querySelector($0).focus()`, wave)
		p.press(kb.End)
		now("End", `now >= most - 1 && now > 2`)
		p.press(kb.Home)
		now("Home", `now === 0`)
		p.press(kb.ArrowRight)
		p.press(kb.ArrowUp)
		now("two seconds on", `now === 2 && /^2 seconds of \d+ seconds$/.test(text)`)
		p.press(kb.ArrowLeft)
		now("one back", `now === 1 && text.startsWith("1 second of")`)
		p.press(kb.PageDown)
		now("ten back", `now === 0`)
		p.press(kb.PageUp)
		now("ten on", `now === Math.min(10, most)`)
		p.press(kb.Home)
		p.press(" ")
		p.until(`!document.querySelector($0).querySelector("audio").paused`, listen)
		p.press(" ")
		p.until(`document.querySelector($0 + " .play").textContent === "Play"`, player)

		tree := p.axTree()
		speaks(t, tree, "slider", "Playback position", "", "")
		speaks(t, tree, "button", "Play", "", "")
		speaks(t, tree, "combobox", "Speed", "", "")
		speaks(t, tree, "group", "Transcript: "+english.Get(i18n.ListenSynthetic), "", "")
	})
}

// The speed can be chosen, and headset keys know what plays.
func TestSpeedAndHeadset(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.openWithSound(t, "index.html")
		p.opened()
		p.assert("speeds go from 0.75 to 2", `[...document.querySelectorAll($0 + " option")].map((o) => o.value).join(" ") === "0.75 1 1.25 1.5 1.75 2"`, player)
		p.run(`{ const speed = document.querySelector($0 + " select"); speed.value = "2"; speed.dispatchEvent(new Event("change", {bubbles: true})); }`, player)
		p.click(player + ` .play`)
		p.until(`document.querySelector($0 + " audio").currentTime > 0.2`, listen)
		p.assert("it plays twice as fast", `document.querySelector($0 + " audio").playbackRate === 2`, listen)
		p.assert("the device is told whose words they are", `navigator.mediaSession.metadata.title.includes(document.querySelector($0).closest(".statement").querySelector("h3").textContent)`, listen)
		p.assert("and that the voice is synthetic", `navigator.mediaSession.metadata.artist === $0`, english.Get(i18n.ListenSynthetic))
		p.click(player + ` .play`)
		p.until(`document.querySelector($0 + " audio").paused`, listen)
	})
}

// What the decoder decodes is what ffmpeg decodes, to a step of the 8 bits it is told in.
func TestTheWaveformIsTrue(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		p := s.withoutWaveforms().tab(t)
		p.expect("404")
		p.before(sounds)
		p.visit("index.html")
		p.untilSettled()
		p.opened()
		samples, _ := s.decoded(t, p.address())
		const perBucket = 256
		p.until(`peaks.length === $0`, 2*((len(samples)+perBucket-1)/perBucket))
		if worst := unlike(value[[]float64](p, `peaks`), samples, perBucket); worst > 1.5/128 {
			t.Errorf("the peaks differ by up to %.4f from ffmpeg's", worst)
		}
	})
}

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

// The transcript is the record's words; it follows what is heard, and a click on a word goes there.
func TestTheTranscriptFollows(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.openWithSound(t, "index.html")
		p.opened()
		p.assert("it has the words of the quotation", `((bare) => bare(document.querySelector($0 + " .transcript")) === [...document.querySelectorAll(".said-side")][0].querySelectorAll(".said > blockquote").values().map(bare).toArray().join(""))((e) => e.textContent.replace(/\s+/g, ""))`, player)
		p.run(`document.querySelector($0 + " .transcript").querySelectorAll("span")[4].click()`, player)
		p.until(`document.querySelector($0 + " .transcript [data-now]") === document.querySelector($0 + " .transcript").querySelectorAll("span")[4]`, player)
		before := value[float64](p, `document.querySelector($0 + " audio").currentTime`, listen)
		if before <= 0 {
			t.Errorf("a click on the fifth word leads to %.2f s", before)
		}
		p.click(player + ` .play`)
		p.until(`[...document.querySelectorAll($0 + " .transcript span")].findIndex((w) => w.hasAttribute("data-now")) > 5`, player)
		p.click(player + ` .play`)
	})
}

// One sound at a time, also across elements.
func TestOneSoundAtATime(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("two.html", string(fragment)+string(fragment))
		p := s.tab(t)
		p.before(sounds)
		p.visit("two.html")
		p.until(`document.querySelectorAll("statement-evidence[data-state]").length === 2`)
		p.run(`globalThis.trees = [...document.querySelectorAll("statement-evidence")].map(tree); for (const t of trees) t.querySelector(".tools").open = t.querySelector(".tools > .listen").open = true`)
		p.until(`every(trees, (t) => t.querySelector(".player"))`)
		p.run(`globalThis.audios = trees.map((t) => t.querySelector(".tools > .listen audio")); 0`)
		for i := range 2 {
			p.run(`trees[$0].querySelector(".player .play").scrollIntoView({block: "center"})`, i)
			p.run(`trees[$0].querySelector(".player .play").focus()`, i)
			p.press(" ")
			p.until(`!audios[$0].paused && audios[$1].paused`, i, 1-i)
		}
	})
}

// The statement and its evidence are heard in turn, and the reader can stop it.
func TestInTurn(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.openWithSound(t, "lead.html")
		p.opened()
		p.run(`{
			globalThis.order = [];
			document.addEventListener("play", ({target}) => {
				order.push(target.src);
				target.playbackRate = 16;
			}, true);
		}`)
		p.run(`[...document.querySelectorAll($0 + " > button")].at(-1).focus()`, player)
		p.press(" ")
		want := value[[]string](p, `((statement) => [".tools > .listen audio", ".row .record > .listen audio"].flatMap((of) => [...statement.querySelectorAll(of)]))(document.querySelector(".statement")).map((a) => a.src)`)
		if len(want) < 3 {
			t.Fatalf("only %d sounds in the first statement", len(want))
		}
		p.until(`order.length === $0`, len(want))
		if got := value[[]string](p, `order`); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("heard %q, want %q", got, want)
		}
		p.assert("it says whose turn it is", `document.querySelector($0 + " [role=status]").textContent.startsWith($1)`, player, english.Format(i18n.PlayerNow, ""))
	})
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

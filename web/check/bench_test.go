package check

import (
	"bytes"
	"encoding/json"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/data/datatest"
	"statement-evidence/web/check/browser"
)

// The benchmarks print what was measured in one run; they hold nothing to a limit.

// metrics are medians, rates and ratios, by their units.
type metrics map[string]float64

// size is how much a benchmark measures.
type size struct {
	runs       int    // in turn with what it is compared with
	statements int    // of the story that is searched
	typed      string // into its search
	days       int    // that are crossed
	seconds    int    // of the longer recording
	archives   []int  // statements of archives

	pages, categories string // that Lighthouse looks at
}

// The whole benchmark, and the least of it that measures anything.
var (
	whole = size{
		runs: 7, statements: 300, typed: "election official", days: 60, seconds: 3600, archives: []int{300, 3000, 30573, 100000},
		pages: "index lead frame", categories: "performance,accessibility,best-practices,seo",
	}
	least = size{
		runs: 1, statements: 30, typed: "elec", days: 6, seconds: 60, archives: []int{300},
		pages: "lead", categories: "seo",
	}
)

// benchmarks measure something of a built site.
var benchmarks = map[string]func(t testing.TB, dir string, of size) metrics{
	"Typing":        typing,
	"ColdStart":     coldStart,
	"SearchAnswers": searchAnswers,
	"TakeOver":      takeOver,
	"Days":          days,
	"Minute":        minute,
	"Decode":        decode,
	"Lighthouse":    lighthouse,
	"Writing":       writing,
	"Archive":       archives,
}

// What only somebody's hand runs, rots.
func TestBenchmarksMeasure(t *testing.T) {
	t.Parallel()
	for name := range benchmarks {
		if name != "Lighthouse" {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				measures(t, name)
			})
		}
	}
}

// Lighthouse gives up waiting for a browser that has little time for it, so no other test runs beside it.
func TestLighthouseMeasures(t *testing.T) { measures(t, "Lighthouse") }

// measures runs the least of a benchmark, and wants values.
func measures(t *testing.T, name string) {
	t.Helper()
	for unit, value := range benchmarks[name](t, compilers[0].dist, least) {
		none := value == 0 && strings.HasPrefix(unit, "ms-longest") // browsers report no task under 50 ms
		if !(value > 0) && !none || math.IsInf(value, 0) {
			t.Errorf("%s is %v", unit, value)
		}
	}
}

// benchPerCompiler runs a benchmark on the site of each compiler.
func benchPerCompiler(b *testing.B, name string) {
	for _, c := range compilers {
		b.Run(c.name, func(b *testing.B) { bench(b, name, c.dist) })
	}
}

func bench(b *testing.B, name, dir string) {
	for unit, value := range benchmarks[name](b, dir, whole) {
		b.ReportMetric(value, unit)
	}
	b.ReportMetric(0, "ns/op") // how long the measuring took is of no interest
}

func BenchmarkTyping(b *testing.B)        { benchPerCompiler(b, "Typing") }
func BenchmarkColdStart(b *testing.B)     { benchPerCompiler(b, "ColdStart") }
func BenchmarkSearchAnswers(b *testing.B) { benchPerCompiler(b, "SearchAnswers") }
func BenchmarkTakeOver(b *testing.B)      { benchPerCompiler(b, "TakeOver") }
func BenchmarkDays(b *testing.B)          { benchPerCompiler(b, "Days") }
func BenchmarkMinute(b *testing.B)        { benchPerCompiler(b, "Minute") }
func BenchmarkDecode(b *testing.B)        { benchPerCompiler(b, "Decode") }
func BenchmarkWriting(b *testing.B)       { benchPerCompiler(b, "Writing") }
func BenchmarkArchive(b *testing.B)       { bench(b, "Archive", compilers[0].dist) }
func BenchmarkLighthouse(b *testing.B)    { benchPerCompiler(b, "Lighthouse") }

// at is a quantile: the value below which a part of the values are.
func at(part float64, values []float64) float64 {
	slices.Sort(values)
	return values[int(part*float64(len(values)-1)+0.5)]
}

// slow makes a tab as slow as a middling telephone on a slow 4G network.
func (p *tab) slow() {
	p.t.Helper()
	p.do(
		network.EmulateNetworkConditions(false, 150, 1.6e6/8, 0.75e6/8),
		emulation.SetCPUThrottlingRate(4),
	)
}

// typing types into the search of a page of many statements, a key at a
// time. A key has painted when the frame is painted in which the count has changed,
// and is done when nothing changes any more.
func typing(t testing.TB, dir string, of size) metrics {
	p := serving(t, large(t, dir, of.statements)).ready(t, "index.html")
	p.openTool("search")
	p.run(`{
			const element = document.querySelector("statement-evidence");
			const count = () => element.querySelector(".count").textContent; // the first change replaces it
			globalThis.keys = [];
			let key, frames = 0;
			const after = (f) => { const {port1, port2} = new MessageChannel(); port1.onmessage = f; port2.postMessage(0); };
			element.addEventListener("input", (event) => { key = {start: event.timeStamp, before: count(), frames: 0}; }, true);
			new MutationObserver(() => { if (key) key.changed = true; }).observe(element, {subtree: true, childList: true, attributes: true, characterData: true});
			const frame = () => {
				if (key) {
					const it = key;
					it.frames++;
					after(() => {
						const now = performance.now() - it.start;
						if (!it.paint && count() !== it.before) it.paint = {ms: now, frames: it.frames};
						if (it.changed) it.done = now;
						it.still = it.changed ? 0 : (it.still ?? 0) + 1;
						it.changed = false;
						if (it.still === 10 && it.paint) { keys.push({ms: it.paint.ms, frames: it.paint.frames, done: it.done}); if (key === it) key = undefined; }
					});
				}
				requestAnimationFrame(frame);
			};
			requestAnimationFrame(frame);
			element.querySelector("input[type=search]").focus();
		}`)
	typed := 0
	for range (of.runs + 1) / 2 {
		for _, key := range of.typed {
			p.press(string(key))
			if key != ' ' { // a blank changes nothing
				typed++
				p.until(`keys.length === $0`, typed)
			}
		}
		p.run(`document.querySelector("input[type=search]").select()`)
	}
	keys := value[[]struct{ MS, Frames, Done float64 }](p, `keys`)
	var ms, frames, done []float64
	for _, k := range keys {
		ms, frames, done = append(ms, k.MS), append(frames, k.Frames), append(done, k.Done)
	}
	return metrics{
		"ms-median":        at(0.5, ms),
		"ms-p95":           at(0.95, ms),
		"frames-median":    at(0.5, frames),
		"frames-p95":       at(0.95, frames),
		"ms-all-drawn-p95": at(0.95, done),
	}
}

// writing writes into a statement of a long story in the form, on a slow device, a key at a
// time; after every fifth it pauses, so that the next comes while the rest is done. A key has painted when
// the frame is painted that draws what it wrote, with what is left to do there; it is kept when the
// device has it.
func writing(t testing.TB, dir string, of size) metrics {
	p := serving(t, dir).tab(t)
	p.before(`Object.defineProperty(navigator, "languages", {value: ["en-US"]})`)
	p.openForm()
	story, err := json.Marshal(datatest.Generate(of.statements))
	p.check(err)
	p.run(`{
			const dropped = new DataTransfer();
			dropped.items.add(new File([$0], "story.json"));
			document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: dropped}));
		}`, string(story))
	p.until(`document.querySelector('[data-path="statements[0].words[0].text"]')`)
	p.untilIdle()
	p.do(emulation.SetCPUThrottlingRate(4))
	p.run(`{
			const put = IDBObjectStore.prototype.put;
			IDBObjectStore.prototype.put = function (...given) {
				const keeping = put.apply(this, given);
				const of = keys.at(-1);
				if (given[1] === "notes" && of) keeping.addEventListener("success", () => (of.kept ??= performance.now() - of.start));
				return keeping;
			};
			globalThis.keys = [];
			const after = (f) => { const {port1, port2} = new MessageChannel(); port1.onmessage = f; port2.postMessage(0); };
			addEventListener("input", (event) => {
				const key = {start: event.timeStamp}, field = event.target;
				keys.push(key);
				const frame = () => after(() => {
					if (field.defaultValue !== field.value.trim()) return requestAnimationFrame(frame);
					key.drawn = performance.now() - key.start;
				});
				requestAnimationFrame(frame);
			}, true);
			const field = document.querySelector('[data-path="statements[0].words[0].text"]');
			field.focus();
			field.setSelectionRange(0, 0);
		}`)
	typed := 0
	for range (of.runs + 1) / 2 {
		for _, key := range of.typed {
			p.press(string(key))
			typed++
			p.until(`keys.length === $0 && keys.at(-1).drawn && keys.at(-1).kept`, typed)
			if typed%5 == 0 {
				p.until(`performance.now() > keys.at(-1).start + 400`)
			}
		}
	}
	p.until(`document.querySelector(".contents").textContent.includes($0)`, of.typed[:3])
	keys := value[[]struct{ Drawn, Kept float64 }](p, `keys`)
	var drawn, kept []float64
	for _, k := range keys {
		drawn, kept = append(drawn, k.Drawn), append(kept, k.Kept)
	}
	return metrics{"ms-median": at(0.5, drawn), "ms-p95": at(0.95, drawn), "ms-most": at(1, drawn), "ms-kept-p95": at(0.95, kept)}
}

// coldStart opens the page on a slow device with scripts on and off,
// in turn: until something is painted, and until a finding is open.
func coldStart(t testing.TB, dir string, of size) metrics {
	var paint, opened [2][]float64
	for range of.runs {
		for i, off := range []bool{false, true} {
			p := serving(t, dir).tab(t)
			p.slow()
			p.do(emulation.SetScriptExecutionDisabled(off))
			p.check(p.Go(p.site.URL + "/index.html"))
			const first = `performance.getEntriesByName("first-contentful-paint")[0]`
			const closed = `document.querySelector(".row > details:not([open]) > summary")`
			p.until(first + ` && ` + closed)
			paint[i] = append(paint[i], value[float64](p, first+`.startTime`))
			place := value[[2]float64](p, `(() => {
					`+closed+`.scrollIntoView({block: "center"});
					const [box] = `+closed+`.getClientRects();
					return [box.x + 20, box.y + box.height / 2];
				})()`)
			before := value[int](p, `document.querySelectorAll(".row > details[open]").length`)
			p.do(chromedp.MouseClickXY(place[0], place[1]))
			p.until(`document.querySelectorAll(".row > details[open]").length > $0`, before)
			opened[i] = append(opened[i], value[float64](p, `performance.now()`))
			p.Close()
		}
	}
	return metrics{
		"ms-paint":                 at(0.5, paint[0]),
		"×-paint-without-scripts":  at(0.5, paint[0]) / at(0.5, paint[1]),
		"ms-opened":                at(0.5, opened[0]),
		"×-opened-without-scripts": at(0.5, opened[0]) / at(0.5, opened[1]),
	}
}

// asks types into the search in the first frame that shows one, and notes when it answers.
const asks = `{
	const ask = () => {
		const tool = document.querySelector(".tool-search"), input = document.querySelector("input[type=search]");
		if (tool?.checkVisibility({visibilityProperty: true})) tool.open = true;
		if (input?.checkVisibility({visibilityProperty: true}) && !input.value) {
			input.value = "hoax";
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}
		if (document.querySelector(".count")?.textContent.includes("“hoax”")) globalThis.answered = performance.now();
		else requestAnimationFrame(ask);
	};
	requestAnimationFrame(ask);
}`

// searchAnswers opens the page on a slow device, beside one in Preact,
// in turn: until the search answers.
func searchAnswers(t testing.TB, dir string, of size) metrics {
	preact := preactSite(t)
	var answered [2][]float64
	for range of.runs {
		for i, dir := range []string{dir, preact} {
			p := serving(t, dir).tab(t)
			p.slow()
			p.before(asks)
			p.check(p.Go(p.site.URL + "/index.html"))
			p.until(`globalThis.answered`)
			answered[i] = append(answered[i], value[float64](p, `answered`))
			p.Close()
		}
	}
	return metrics{
		"ms":        at(0.5, answered[0]),
		"ms-preact": at(0.5, answered[1]),
		"×-preact":  at(0.5, answered[0]) / at(0.5, answered[1]),
	}
}

// preactSite builds the page in Preact, compressed as press compresses.
func preactSite(t testing.TB) string {
	app := bundle(t, api.BuildOptions{
		EntryPoints: []string{"preact/app.js"}, Format: api.FormatESModule, Target: api.ESNext,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
	})
	plain, err := json.Marshal(story)
	if err != nil {
		t.Fatal(err)
	}
	return compressed(t, brotli.BestCompression, map[string][]byte{
		"index.html": []byte(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Preact</title><link rel="icon" href="data:,">` +
			`<link rel="preload" href="story.json" as="fetch" crossorigin><script src="app.js" type="module"></script><statement-evidence></statement-evidence>`),
		"app.js":     app,
		"story.json": plain,
	})
}

// compressed is a folder with files, and their compressed copies.
func compressed(t testing.TB, level int, files map[string][]byte) (dir string) {
	dir = t.TempDir()
	for name, content := range files {
		var small bytes.Buffer
		w := brotli.NewWriterLevel(&small, level)
		w.Write(content)
		w.Close()
		for suffix, content := range map[string][]byte{"": content, ".br": small.Bytes()} {
			if err := os.WriteFile(filepath.Join(dir, name+suffix), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// takeOver hydrates the page on a slow processor, and returns the longest task
// between the first paint and ready, and after it, beside that of the same page
// without its element: what a browser needs for the HTML alone.
func takeOver(t testing.TB, dir string, of size) metrics {
	var until, after, bare, ours []float64
	for range of.runs {
		p := serving(t, dir).tab(t)
		u, a, script := p.longTasks("ready")
		until, after, ours = append(until, u), append(after, a), append(ours, script)
		p.Close()

		s := serving(t, dir)
		s.answer("element.*.js", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/javascript")
		})
		p = s.tab(t)
		_, a, _ = p.longTasks("")
		bare = append(bare, a)
		p.Close()
	}
	return metrics{
		"ms-longest-of-the-page-alone": at(0.5, bare),
		"ms-longest-median":            at(0.5, until),
		"ms-longest-of-all":            at(1, until),
		"ms-longest-after-ready":       at(1, after),
		"ms-longest-script-median":     at(0.5, ours),
		"ms-longest-script-of-all":     at(1, ours),
	}
}

// longTasks opens the page on a processor made four times slower and gives the
// longest task between the first paint and a state, and the longest after it, in
// milliseconds; all are after it when there is none. A browser does not tell of
// tasks under 50 ms; they count as 0. A task is mostly the browser's own work, so
// script is the longest that any script ran in one.
func (p *tab) longTasks(state string) (until, after, script float64) {
	p.t.Helper()
	p.do(emulation.SetCPUThrottlingRate(4))
	p.before(`
		globalThis.tasks = [];
		globalThis.readyAt = 0;
		globalThis.scripts = [0];
		new PerformanceObserver((list) => scripts.push(...list.getEntries().flatMap((frame) => frame.scripts.map(({duration}) => duration))))
			.observe({type: "long-animation-frame", buffered: true});
		new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({type: "longtask", buffered: true});
		new MutationObserver((_, observer) => {
			if (document.querySelector("statement-evidence")?.dataset.state !== "ready") return;
			globalThis.readyAt = performance.now();
			observer.disconnect();
		}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"]});`)
	p.visit("index.html")
	if state != "" {
		p.untilState(state)
	}
	p.untilIdle()
	longest := value[[3]float64](p, `(() => {
		const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime, longest = [0, 0, Math.max(...scripts)];
		for (const {startTime, duration} of tasks) {
			const after = startTime >= readyAt ? 1 : 0;
			if (startTime + duration > paint) longest[after] = Math.max(longest[after], duration);
		}
		return longest;
	})()`)
	return longest[0], longest[1], longest[2]
}

// days crosses days with the key held down, as fast as a keyboard
// repeats, over all open findings. The slowest frame tells what a reader sees.
func days(t testing.TB, dir string, of size) metrics {
	p := serving(t, dir).ready(t, "index.html#as-of=2018-09-01")
	p.run(open)
	p.untilIdle()
	p.openTool("day")
	p.run(slider + `.focus()`)
	p.run(`{
			globalThis.frames = [];
			let last;
			const frame = (now) => {
				if (last !== undefined) frames.push(now - last);
				last = now;
				requestAnimationFrame(frame);
			};
			requestAnimationFrame(frame);
		}`)
	from := value[int](p, slider+`.valueAsNumber`)
	stop := from
	for i := range of.days {
		if i/10%2 == 0 { // ten back, and there again
			p.press(kb.ArrowLeft)
			stop--
		} else {
			p.press(kb.ArrowRight)
			stop++
		}
		p.run(`new Promise(requestAnimationFrame)`) // a keyboard repeats no faster
	}
	p.until(slider+`.valueAsNumber === $0`, stop)
	frames := value[[]float64](p, `frames`)
	return metrics{
		"ms-frame-median": at(0.5, frames),
		"fps-least":       1000 / at(1, frames),
	}
}

// interactions notes how long each interaction took, from a reader's input until
// the next paint; browsers tell of those of 16 ms or more
// (https://www.w3.org/TR/event-timing/).
const interactions = `{
	const longest = new Map();
	new PerformanceObserver((list) => {
		for (const {interactionId: id, duration} of list.getEntries()) if (id) longest.set(id, Math.max(duration, longest.get(id) ?? 0));
	}).observe({type: "event", durationThreshold: 16, buffered: true});
	globalThis.inp = () => [...longest.values()].sort((a, b) => b - a)[Math.floor(performance.interactionCount / 50)] ?? 0;
}`

// minute does what a reader may do in a minute, on a processor made four times slower: search,
// filter, read as of other days, open a finding, choose words. What it gives is the
// interaction to next paint, the longest but one in every fifty (https://web.dev/articles/inp).
func minute(t testing.TB, dir string, of size) metrics {
	p := serving(t, dir).tab(t)
	p.do(emulation.SetCPUThrottlingRate(4))
	p.before(interactions)
	p.visit("index.html")
	p.untilSettled()
	press := func(key string) {
		p.press(key)
		p.untilIdle()
	}
	click := func(selector string) {
		p.click(selector)
		p.untilIdle()
	}
	for range (of.runs + 1) / 2 {
		p.openTool("search")
		for _, key := range of.typed {
			press(string(key))
		}
		p.search("")
		p.openFilters()
		for range 2 {
			click(`[data-action="kind:allegation"]`)
		}
		press(kb.Escape)
		p.openTool("day")
		p.run(slider + `.focus()`)
		for range of.days / 6 {
			press(kb.ArrowLeft)
		}
		press(kb.End)
		press(kb.Escape)
		for range 2 {
			click(".row > details > summary")
			click(".phrase")
		}
	}
	return metrics{"ms-inp": value[float64](p, `inp()`), "interactions": value[float64](p, `performance.interactionCount`)}
}

// lighthouse gives the scores of Lighthouse for pages of a published site, of 100. What it
// finds wrong, and does not just measure, is a fault.
func lighthouse(t testing.TB, dir string, of size) metrics {
	out := filepath.Join(t.TempDir(), "site")
	s := serving(t, out)
	publish(t, dir, s.URL+"/", out, story, "uk")
	path, err := browser.Find()
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(of.pages)
	command := exec.Command("node", "lighthouse.js", of.categories)
	for _, name := range names {
		command.Args = append(command.Args, s.URL+"/"+name+".html")
	}
	command.Env = append(os.Environ(), "CHROME_PATH="+path)
	var complaint strings.Builder
	command.Stderr = &complaint
	said, err := command.Output()
	var pages []struct {
		Scores map[string]float64
		Faults []string
	}
	if err == nil {
		err = json.Unmarshal(said, &pages)
	}
	if err != nil || len(pages) != len(names) {
		t.Fatalf("Lighthouse: %v, %d pages\n%s", err, len(pages), complaint.String())
	}
	all := metrics{}
	for i, name := range names {
		for category, score := range pages[i].Scores {
			all[name+"-"+category] = score
		}
		for _, fault := range pages[i].Faults {
			t.Errorf("Lighthouse, %s.html: %s", name, fault)
		}
	}
	if len(all) == 0 {
		t.Error("Lighthouse gave no scores")
	}
	return all
}

// decode decodes a minute of stereo in the worker and by the browser's own
// decodeAudioData, in one page, and a longer one for how soon its first peaks stand.
func decode(t testing.TB, dir string, of size) metrics {
	minute, long := speech(t, 60), speech(t, of.seconds)
	s := serving(t, dir)
	for name, sound := range map[string][]byte{"minute.mp3": minute, "long.mp3": long} {
		s.answer(name, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "audio/mpeg")
			w.Write(sound)
		})
	}
	p := s.ready(t, "lead.html")
	p.run(`(async () => {
			const lead = document.querySelector("statement-evidence").getAttribute("player"), {decoder} = await (await fetch(lead)).json();
			const policy = trustedTypes.createPolicy("bench", {createScriptURL: (url) => url});
			globalThis.worker = new Worker(policy.createScriptURL(decoder));
			globalThis.ask = (src, first) => new Promise((done, fail) => {
				const start = performance.now();
				worker.onmessage = ({data}) => {
					if (data.error) fail(new Error(data.error));
					else if (first || !data.part) done(performance.now() - start);
				};
				worker.onerror = fail;
				worker.postMessage({id: 1, what: "peaks", src: new URL(src, location).href, perBucket: 256});
			});
			await ask("minute.mp3"); // the worker has started
		})()`)
	var decoded, browser []float64
	for range of.runs {
		decoded = append(decoded, value[float64](p, `ask("minute.mp3")`))
		browser = append(browser, value[float64](p, `(async () => {
				const bytes = await (await fetch("minute.mp3")).arrayBuffer(), start = performance.now();
				await new OfflineAudioContext(2, 1, 44100).decodeAudioData(bytes);
				return performance.now() - start;
			})()`))
	}
	return metrics{
		"×-real-time":                  60_000 / at(0.5, decoded),
		"×-real-time-of-the-browser":   60_000 / at(0.5, browser),
		"×-browser":                    at(0.5, decoded) / at(0.5, browser),
		"ms-first-peaks-of-the-longer": value[float64](p, `ask("long.mp3", true)`),
	}
}

// speech makes an MP3 of so many seconds of something like speech, in stereo.
func speech(t testing.TB, seconds int) []byte {
	t.Helper()
	const voice = "aevalsrc=0.3*sin(2*PI*(180+60*sin(3*t))*t)*(0.5+0.5*sin(9*t))|0.3*sin(2*PI*(220+40*sin(2*t))*t):s=44100:d="
	out, err := exec.Command("ffmpeg", "-v", "error", "-f", "lavfi", "-i", voice+strconv.Itoa(seconds), "-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3", "-").Output()
	if err != nil {
		t.Fatalf("ffmpeg, of the package ffmpeg: %v", err)
	}
	return out
}

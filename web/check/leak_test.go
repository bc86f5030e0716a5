package check

import (
	"path/filepath"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	press "statement-evidence/web/press/site"
)

// large builds the site of a story of many statements with the program of another site.
func large(t testing.TB, dir string, statements int) string {
	t.Helper()
	generated := datatest.Generate(statements)
	if faults := validate.Check(generated); len(faults) > 0 {
		t.Fatal(faults[0])
	}
	return with(t, dir, generated)
}

// with builds the site of a story with the program of another site: in English, and in further languages.
func with(t testing.TB, dir string, story *data.Story, langs ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	publish(t, dir, "", out, story, langs...)
	return out
}

// publish builds the site of a story for an address, which may be none, with the program of another site.
func publish(t testing.TB, dir, base, out string, story *data.Story, langs ...string) {
	t.Helper()
	one := func(pattern string) string {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: found %q, want one file", pattern, found)
		}
		return found[0]
	}
	locales := []*i18n.Catalog{english}
	for _, lang := range langs {
		locales = append(locales, i18ntest.Load(t, lang))
	}
	err := press.Build(press.Sources{
		Base: base, Story: story, Locales: locales, Web: "..", Quick: true,
		Page: one("page.*.wasm"), Decoder: one("decoder.*.wasm"), Classroom: one("classroom.*.wasm"), Draw: one("draw.*.wasm"), Faults: one("faults.*.wasm"), Shim: one("page.*.js"),
	}, out)
	if err != nil {
		t.Fatal(err)
	}
}

// watched lets a test see into the program: its memory, and the values of the
// page that it holds.
const watched = `{
	const instantiate = WebAssembly.instantiate;
	WebAssembly.instantiate = async (...args) => globalThis.instance = await instantiate(...args);
	let shim;
	Object.defineProperty(globalThis, "Go", {get: () => shim, set(is) {
		shim = class extends is { constructor() { super(); globalThis.go = this; } };
	}});
	globalThis.values = () => go._values.length - go._idPool.length;
}`

// work does what a reader does, a number of times, as fast as the page can draw
// it. It begins again after fifty, so that nothing is done late for the first
// time. What the program holds goes up, and down with every collection of its
// garbage; what matters is the least.
const work = `(async (times) => {
	const element = document.querySelector("statement-evidence"), input = element.querySelector("input[type=search]");
	const words = ["r", "ru", "rus", "russ", "the", "election", "zebra", "of", "said", ""];
	const buttons = [...element.querySelectorAll(".filter button")].map((b) => b.dataset.action);
	let least = Infinity;
	for (let i = 0; i < times; i++) {
		const turn = i % 50;
		if (turn % 10 === 9) element.querySelector(".clear").click();
		else if (turn % 3 === 2) element.querySelector('[data-action="' + buttons[turn % buttons.length] + '"]').click();
		else {
			input.value = words[turn % words.length];
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}
		await new Promise(requestAnimationFrame);
		least = Math.min(least, values());
	}
	return {values: least, memory: (instance.exports.memory ?? instance.exports.mem).buffer.byteLength};
})($0)`

// sizes are the sizes of a running program.
type sizes struct{ Memory, Values int }

func TestMemoryDoesNotGrow(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		const times = 50
		for name, dir := range map[string]string{"default story": s.dir, "60 statements": large(t, s.dir, 60)} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				p := serving(t, dir).tab(t)
				p.before(watched)
				p.visit("index.html")
				p.untilSettled()
				// By the third turn every part that the work comes to has been drawn. What the program holds then rises and falls
				// with its garbage, by a hundred or two values; a leak of a third of a value a time only rises.
				var early, late sizes
				for turn := 1; turn <= 6 || turn <= 12 && late.Values > early.Values+times/2; turn++ {
					late = value[sizes](p, work, times)
					t.Logf("turn %d of %d times: %v", turn, times, late)
					if turn <= 3 {
						early = late
					}
				}
				// A heap grows by a step when it has no gap that is large enough; TinyGo's doubles. One step is no leak.
				if late.Memory > 2*early.Memory {
					t.Errorf("linear memory grew from %d to %d bytes", early.Memory, late.Memory)
				}
				if late.Values > early.Values+3*times {
					t.Errorf("the program held %d values of the page after three turns of %d times, and %d after nine more", early.Values, times, late.Values)
				}
			})
		}
	})
}

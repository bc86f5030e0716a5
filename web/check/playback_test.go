package check

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/serve"
)

// What is heard is told by samples: an <audio> may say that it plays, and be silent.

// samples lets a test hear what an <audio> plays: heard(audio) is true once samples
// louder than noise have come out of it.
const samples = `globalThis.heard = (audio) => {
	if (!audio.listener) {
		const context = new AudioContext(), analyser = context.createAnalyser();
		audio.listener = {loud: false};
		context.createMediaElementSource(audio).connect(analyser).connect(context.destination);
		const block = new Float32Array(analyser.fftSize);
		const listen = () => {
			analyser.getFloatTimeDomainData(block);
			if (block.some((sample) => Math.abs(sample) > 0.01)) audio.listener.loud = true;
			else requestAnimationFrame(listen);
		};
		listen();
	}
	return audio.listener.loud;
};`

// plays has the first sound of a tree played as a reader does, and waits until it is heard.
func (p *tab) plays() {
	p.t.Helper()
	p.run(samples)
	p.run(`globalThis.listen = tree().querySelector("` + listen + `"), globalThis.audio = listen.querySelector("audio"), 0`)
	p.listens()
	p.until(`listen.querySelector(".player .play")`)
	p.run(`heard(audio)`)
	p.click(player + ` .play`)
	p.until(`heard(audio)`)
	p.assert("it plays", `!audio.paused && audio.currentTime > 0 && !audio.error`)
}

func TestSoundIsHeardHoweverItIsEmbedded(t *testing.T) {
	ways := []struct {
		name string
		open func(s *site) (*site, string) // the site of the page, and the page
	}{
		{"the page", func(s *site) (*site, string) { return s, "index.html" }},
		{"the lead", func(s *site) (*site, string) { return s, "lead.html" }},
		{"a frame", func(s *site) (*site, string) { return s, "frame.html" }},
		{"an element with src", func(s *site) (*site, string) {
			s.put("host.html", s.bring(`loading="eager"`))
			return s, "host.html"
		}},
		{"an element with src, moved while it loads", func(s *site) (*site, string) {
			s.put("host.html", s.bring(`loading="eager"`)+`<div id=place></div><script src="move.js" defer></script>`)
			s.answer("move.js", is("text/javascript", []byte(`document.querySelector("#place").append(document.querySelector("statement-evidence"))`)))
			return s, "host.html"
		}},
		{"text of a fragment in the page", func(s *site) (*site, string) {
			_, fragment := s.file("fragment.html")
			s.put("host.html", string(fragment))
			return s, "host.html"
		}},
		{"an element with src of another origin", func(s *site) (*site, string) {
			host := serving(s.t, s.dir)
			policy := strings.NewReplacer("worker-src 'self'", "worker-src 'self' blob: "+s.URL, "'self'", "'self' "+s.URL).Replace(serve.Policy)
			host.answer("guest.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
				w.Header().Set("Content-Security-Policy", policy)
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				io.WriteString(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><body>`+s.bring(`loading="eager"`))
			})
			return host, "guest.html"
		}},
		{"one file", func(s *site) (*site, string) { return s, s.alone(one, "") }},
		{"one file for teachers", func(s *site) (*site, string) { return s, s.alone("*.class.html", "") }},
		{"a frame with one statement", func(s *site) (*site, string) { return s, "frame.html?statement=" + firstHeard(s.t) }},
		{"an element with one statement", func(s *site) (*site, string) {
			s.put("host.html", s.bring(fmt.Sprintf(`loading="eager" statement=%q`, firstHeard(s.t))))
			return s, "host.html"
		}},
	}
	t.Parallel()
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				of, name := way.open(s)
				p := of.tab(t)
				p.hosts = append(p.hosts, s.URL)
				p.visit(name)
				p.untilSettled()
				p.plays()
			})
		})
	}
}

// In a page of somebody else's that shows it in a frame.
func TestSoundIsHeardInAFrame(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("host.html", is("text/html", []byte(`<!DOCTYPE html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><iframe src="frame.html" title="Story" width="1000" height="700"></iframe>`)))
		p := s.open(t, "host.html")
		p.until(`frames[0]?.document.querySelector("statement-evidence")?.dataset.state`)
		p.run(samples)
		p.run(`globalThis.inner = frames[0].document, globalThis.audio = inner.querySelector(".tools > .listen audio"), 0`)
		p.run(`inner.querySelector(".tools:has(> .listen)").open = true`)
		p.run(`inner.querySelector(".tools > .listen > summary").focus()`)
		p.press(kb.Enter)
		p.until(`inner.querySelector(".tools > .listen .play")`)
		p.run(`heard(audio)`)
		p.run(`inner.querySelector(".tools > .listen .play").focus()`)
		p.press(" ")
		p.until(`heard(audio)`)
	})
}

// What cannot be played says so, and is not announced as what is heard; what follows is.
func TestInTurnTellsWhatIsHeard(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		id := firstHeard(t)
		first := recordings[id].MP3
		s.answer("audio*/"+first[strings.LastIndex(first, "/")+1:], func(w http.ResponseWriter, r *http.Request, _ http.Handler) { http.NotFound(w, r) })
		p := s.tab(t)
		p.expect("404", "the decoder", "status of 404")
		p.before(`globalThis.said = []; new MutationObserver((all) => { for (const {target} of all) if (target.nodeType === 1 && target.matches?.(".heard")) said.push(target.textContent); }).observe(document, {subtree: true, childList: true, characterData: true});`)
		p.visit("index.html")
		p.untilSettled()
		statement := `document.getElementById("s-` + id + `")`
		p.run(`for (const part of [".tools", ".tools > .listen"]) ` + statement + `.querySelector(part).open = true`)
		p.until(statement + `.querySelector(".player")`)
		p.run(samples)
		p.run(statement + `.querySelector(".exact + button, .player > button:last-of-type").focus()`)
		p.press(" ")
		p.until(statement + `.querySelector(".tools > .listen .heard").textContent !== ""`)
		p.until(`[...` + statement + `.querySelectorAll(".row audio")].some((a) => !a.paused && a.currentTime > 0)`)
		p.assert("what failed was not announced as heard", `!said.some((text) => text.startsWith("Now") && text.includes(`+statement+`.querySelector("h3").textContent.split(",")[0]))`)
		p.until(`said.some((text) => text.startsWith("Now"))`)
	})
}

// firstHeard is the first statement in the page's order whose recording, and that of a finding beside it, can be heard.
func firstHeard(t testing.TB) (id string) {
	t.Helper()
	for _, s := range story.Statements {
		if recordings[s.ID].MP3 == "" {
			continue
		}
		for _, r := range story.Relations {
			if r.From == s.ID && recordings[r.To].MP3 != "" {
				return s.ID
			}
		}
	}
	t.Fatal("no statement with a finding that can be heard")
	return ""
}

// Words that are repeated stop when their button is pressed again, when their player closes, and when the element goes.
func TestRepeatedWordsStop(t *testing.T) {
	t.Parallel()
	const silent = `every(played, ({over, node}) => over || node.context.state === "closed")`
	for name, stop := range map[string]string{
		"the button again":    `document.querySelector("%s .exact button").click()`,
		"the player closes":   `document.querySelector("%s").closest(".listen").open = false`,
		"the element goes":    `document.querySelector("statement-evidence").remove()`,
		"another sound plays": `document.querySelector("%s .play").click()`,
	} {
		t.Run(name, func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				p := s.openWithSound(t, "index.html")
				p.opened()
				p.until(`document.querySelector($0)`, player+` .exact button`)
				p.run(`document.querySelector($0 + " .exact input").click()`, player)
				p.click(player + ` .exact button`)
				p.until(`played.length === 1 && played[0].loop`)
				p.run(`played[0].node.addEventListener("ended", () => (played[0].over = true)); 0`) // unless its context is closed before
				p.run(strings.ReplaceAll(stop, "%s", player) + "; 0")
				p.until(silent)
				p.assert("none is marked as playing", `!document.querySelector(".exact [aria-pressed=true]")`)
			})
		})
	}
}

// An element that goes takes with it what it started, and starts it again when it comes back.
func TestSoundLeavesNothingBehind(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(sounds)
		p.before(`globalThis.contexts = []; globalThis.queries = 0; {
			const Plain = AudioContext;
			globalThis.AudioContext = class extends Plain { constructor(...args) { super(...args); contexts.push(this); } };
			const {addEventListener} = EventTarget.prototype;
			EventTarget.prototype.addEventListener = function (type, f, options) {
				if (this instanceof MediaQueryList) {
					queries++;
					options?.signal?.addEventListener("abort", () => queries--);
				}
				return addEventListener.call(this, type, f, options);
			};
		}`)
		p.visit("index.html")
		p.untilSettled()
		before := value[int](p, `queries`)
		p.opened()
		p.until(`document.querySelector($0)`, player+` .exact button`)
		p.click(player + ` .exact button`)
		p.until(`played.length === 1`)
		p.assert("it listens to what colours there are", `queries > $0`, before)
		p.run(`globalThis.element = document.querySelector("statement-evidence"), globalThis.place = element.parentNode, element.remove()`)
		p.until(`workers === ended && contexts.length === 1 && contexts[0].state === "closed"`)
		p.assert("no listener is left", `queries <= $0`, before)
		p.run(`place.append(element)`)
		p.until(`element.dataset.state === "ready"`)
		p.run(`element.querySelector($0).scrollIntoView({block: "center"})`, player)
		p.click(player + ` .exact button`)
		p.until(`played.length === 2`)
	})
}

// A host may list the names of policies; each may be made once, so that a second worker needs no second one.
func TestPoliciesAreMadeOnce(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, index := s.file("index.html")
		s.answer("strict.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types statement-evidence-decoder statement-evidence-offline compare")
			w.Write(index)
		})
		p := s.tab(t)
		p.before(sounds + `; globalThis.idle = 1;`)
		p.visit("strict.html")
		p.untilSettled()
		p.opened()
		p.until(`document.querySelector($0)`, player+` .exact button`)
		p.click(player + ` .exact button`)
		p.until(`played.length === 1 && workers === 1 && ended === 1`)
		p.until(`!document.querySelector($0 + " .exact [aria-pressed=true]")`, player)
		p.click(player + ` .exact button`)
		p.until(`played.length === 2 && workers === 2`)
		hear, _, _ := strings.Cut(english.Format(i18n.PlayerHear, "…"), "…")
		p.assert("it says nothing of a failure", `document.querySelector($0 + " .heard").textContent.startsWith($1)`, player, hear)
	})
}

// A call, or another program, ends the sound of a phone: the words stop, and can be heard again.
func TestExactWordsAreInterrupted(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(sounds)
		p.before(`globalThis.contexts = []; globalThis.AudioContext = class extends AudioContext { constructor(...how) { super(...how); contexts.push(this); } }`)
		p.visit("index.html")
		p.untilSettled()
		p.opened()
		p.until(`document.querySelector($0)`, player+` .exact button`)
		p.run(`document.querySelector($0).click()`, player+` .exact input`)
		for n := 1; n <= 2; n++ {
			p.click(player + ` .exact button`)
			p.until(`played.length === $0 && document.querySelector($1 + " [aria-pressed=true]") && contexts.at(-1).state === "running"`, n, player)
			p.assert("it is a sound of its own", `contexts.length === $0`, n)
			p.run(`contexts.at(-1).suspend()`)
			p.until(`!document.querySelector($0 + " [aria-pressed=true]")`, player)
		}
	})
}

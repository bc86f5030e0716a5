package check

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"statement-evidence/wasm/i18n"
)

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
		speaks(t, tree, "group", english.Get(i18n.PlayerTranscript), "", "")
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
		p.until(`document.querySelectorAll("statement-evidence").length === 2 && every(document.querySelectorAll("statement-evidence"), (e) => tree(e).querySelector(".tools > .listen"))`)
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

package check

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// resizers are the scripts of hosts that make a frame as high as its page:
// real ones, and stand-ins that do what these are known to do.
var resizers = []struct{ name, scripts, asked string }{
	{"pym", "pym.v1.js pym.js", ""},
	{"iframe-resizer 4", "iframeResizer.js iframe-resizer-4.js", ""},
	{"iframe-resizer 5", "iframe-resizer-5.js", ""},
	{"open-iframe-resizer", "open-iframe-resizer.js", ""},
	{"Datawrapper", "datawrapper.js", ""},
	{"Datawrapper's first", "datawrapper-first.js", ""},
	{"AMP", "amp.js", ""},
	{"Medium", "medium.js", "&resize=medium"},
	{"Flourish", "flourish.js", "&resize=flourish"},
	{"Guardian", "guardian.js", ""},
	{"Guardian's first", "guardian-first.js", "&resize=guardian"},
	{"WordPress", "wordpress.js", ""},
	{"H5P", "h5p.js", ""},
}

// Pages for frames that show a statement each, less than 1000 pixels high, which is all that WordPress allows.
const (
	oneStatement     = "frame.html?statement=trump-2018-07-17-tweet-great-success"
	anotherStatement = "frame.html?statement=trump-2018-07-18-cbs-putin-responsible"
)

func TestFramesFitTheirPages(t *testing.T) {
	t.Parallel()
	for _, r := range resizers {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			s := serving(t, compilers[0].dist)
			h := s.hosting(t, r.scripts, oneStatement+r.asked, anotherStatement+r.asked)
			h.before(noIntersection)               // all this needs no program
			h.expect("The target origin provided") // iframe-resizer 4 speaks to a frame before its page is there
			h.show()
			h.until(`fits(0) && fits(1)`)
			first, second := value[int](h.tab, `box(0)`), value[int](h.tab, `box(1)`)
			if first == second || first < 200 {
				t.Fatalf("%d and %d px high: nobody could tell who is who", first, second)
			}
			within[bool](h, 0, "open")
			h.until(`heights[0] > $0 && fits(0)`, first)
			h.assert("the second is as it was", `box(1) === $0`, second)
			within[bool](h, 1, "open")
			h.until(`heights[1] > $0 && fits(1)`, second)
			within[bool](h, 0, "close")
			h.until(`box(0) === $0 && fits(0)`, first)
			within[bool](h, 1, "close")
			h.until(`box(1) === $0 && fits(1)`, second)
		})
	}
}

// A frame without a title gets that of what it shows, from a host that asks for it.
func TestFramesAreNamed(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	h := s.hosting(t, "iframe-resizer-5.js", oneStatement, "frame.html")
	h.before(noIntersection)
	h.show()
	h.until(`every(framesIn(), ({title}) => title)`)
	h.assert("the one has the statement's, up to its colon", `framesIn()[0].title === "Donald J. Trump, 17 July 2018"`)
	h.assert("the other has the story's", `framesIn()[1].title === $0`, story.Title)

	h = s.hosting(t, "open-iframe-resizer.js", oneStatement)
	h.before(noIntersection)
	h.before(`document.addEventListener("DOMContentLoaded", () => { if (parent !== window) document.title = "One: two" })`)
	h.show()
	h.until(`fits(0)`)
	const init = `"[iFrameSizer]a:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true`
	h.run(`framesIn()[0].contentWindow.postMessage(` + init + `", "*")`)
	h.until(`heard.some(({data}) => String(data).endsWith(":init"))`)
	h.assert("version 4 is not told, which would complain", `!heard.some(({data}) => String(data).includes(":title:"))`)
	h.run(`framesIn()[0].contentWindow.postMessage(` + init + `:auto:auto:true:key:5.5.9:0::false", "*")`)
	h.until(`heard.some(({data}) => data === "[iFrameSizer]a:0:0:title:One")`)
}

// In the sandbox of WordPress a link leads out by a word to its page.
func TestLinksLeadOutOfWordPress(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	h := s.hosting(t, "wordpress.js", oneStatement)
	h.before(noIntersection)
	h.show()
	h.until(`fits(0)`)
	within[bool](h, 0, "follow", `[data-one] .permalink a`)
	within[bool](h, 0, "follow", `footer a`)
	h.until(`followed.length === 1`)
	h.assert("it leads to the whole", `followed[0] === $0 + "/index.html#s-trump-2018-07-17-tweet-great-success"`, s.URL)
	h.assert("nothing else was said", `heard.filter(({data}) => data.message === "link").length === 1`)
}

// A host that stumbles over strings hears none, unless it asks for them.
func TestStringsAreOnlyForWhoAsks(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	h := s.hosting(t, "open-iframe-resizer.js", oneStatement, anotherStatement+"&resize=medium")
	h.before(noIntersection)
	h.before(`addEventListener("message", ({data}) => { if (typeof data === "string") JSON.parse(data).context.length })`)
	h.show()
	h.until(`fits(0) && fits(1)`)
	within[bool](h, 0, "open")
	within[bool](h, 1, "look")
	h.until(`fits(0) && heard.filter(({from, data}) => from === 1 && typeof data === "string").length > 1`)
	h.assert("the first has said no string", `every(heard, ({from, data}) => from === 1 || typeof data === "object")`)
	h.assert("nobody was told a secret, or to make ready", `!heard.some(({data}) => data.secret || data.action === "prepareResize")`)
	// The page itself, in no frame, says nothing.
	p := s.tab(t)
	p.before(`addEventListener("message", ({data}) => { throw new Error(JSON.stringify(data)) })`)
	p.visit("frame.html")
	p.untilSettled()
}

// What a host says is data: whatever it is, the page stays as it is, and
// answers with its height at most. What others say is not heard at all.
func TestHostileMessagesChangeNothing(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	h := s.hosting(t, "open-iframe-resizer.js", oneStatement, anotherStatement)
	h.before(noIntersection)
	h.show()
	h.until(`fits(0) && fits(1)`)
	within[bool](h, 0, "look")
	before := within[string](h, 0, "page")
	h.run(`
		globalThis.since = heard.length;
		const init = (id) => "[iFrameSizer]" + id + ":8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true";
		const loop = {};
		loop.loop = loop;
		for (const message of [
			null, undefined, 0, NaN, 10n, "", "\u0000", "x".repeat(1e6), ":".repeat(1e6), [], [[]], loop, new Map([["context", "h5p"]]), new Uint8Array(9),
			"[iFrameSizer]", "[iFrameSizer]resize", "[iFrameSizer]reset", "[iFrameSizer]" + ":".repeat(1e6), "[iFrameSizer]message:{}", "[iFrameSizer]inPageLink:#all-sources",
			"[iFrameSizer]a:b:true", "[iFrameSizer]moveToAnchor:javascript:document.body.remove()",
			"pymxPYMxaxPYMxwidthxPYMx1", "pymxPYMxaxPYMxnavigateToxPYMxjavascript:document.body.remove()", '{"type":"navigate","value":"https://example.org/"}',
			{context: "h5p"}, {context: "h5p", action: "resizePrepared"}, {context: "h5p", action: "__proto__"}, {context: "h5p", action: {toString: 1}}, {context: {}, action: "hello"},
			{sentinel: "amp", type: "frames-init"}, {kind: "interactive:scroll", scroll: 9e9}, {"datawrapper-height": {a: -1}},
			{source: "datawrapper", type: "__proto__"}, JSON.parse('{"__proto__": {"height": 1}, "constructor": 1}'),
		]) framesIn()[0].contentWindow.postMessage(message, "*");`)
	if after := within[string](h, 0, "page"); after != before {
		t.Error("the page is another")
	}
	h.assert("it has not said a word", `heard.length === since`)

	h.run(`framesIn()[0].contentWindow.postMessage(init("<b>$&"), "*")`)
	within[bool](h, 0, "look")
	h.until(`heard.some(({data}) => String(data).startsWith("[iFrameSizer]<b>"))`)
	if after := within[string](h, 0, "page"); after != before {
		t.Error("a strange name made the page another")
	}
	h.assert("it was told no more than its height", `fits(0) && fits(1)`)

	// The other frame, and a frame in it, are not the host.
	within[bool](h, 1, "betray", `[iFrameSizer]evil:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true`)
	within[bool](h, 0, "look")
	within[bool](h, 0, "look")
	h.assert("nobody answers to who is not the host", `!heard.some(({data}) => String(data).includes("evil"))`)
}

// A frame that is not shown has no height. It gets its own once it is shown.
func TestHiddenFramesFitWhenShown(t *testing.T) {
	t.Parallel()
	for _, r := range resizers[:4] {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			s := serving(t, compilers[0].dist)
			h := s.hosting(t, r.scripts, oneStatement)
			h.before(noIntersection)
			h.expect("The target origin provided", "IFrame has not responded")
			h.check(h.Go(h.url + "/"))
			h.until(`document.readyState === "complete" && globalThis.embed`)
			h.run(`places[0].style.display = "none"; embed()`)
			h.until(`heights[0] === 0`)
			h.assert("no height was told", `!heard.some(({data}) => data.sentinel === "amp")`)
			h.run(`places[0].style.display = ""`)
			h.until(`fits(0)`)
			// The host forgets.
			h.run(`places[0].style.display = "none"; heights.length = 0`)
			h.until(`heights[0] === 0`)
			h.run(`framesIn()[0].style.height = ""; framesIn()[0].height = 150; places[0].style.display = ""`)
			h.until(`fits(0)`)
		})
	}
}

// Hosts may come late, and do not listen while nobody sees them.
func TestHeightIsToldAgain(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	h := s.hosting(t, "", oneStatement)
	h.before(noIntersection)
	h.show()
	h.until(`heard.some(({data}) => data.sentinel === "amp") && heights[0] > 0`)
	h.run(`addEventListener("message", (event) => { if (event.data.sentinel === "amp") resize(sender(event), event.data.height) })`)
	h.until(`fits(0)`)
	h.run(`framesIn()[0].style.height = "150px"`)
	within[bool](h, 0, "look")
	h.until(`fits(0)`)
}

// A host that adds to what it is told, around a page that fills its frame,
// would have both grow for ever.
func TestGrowthWithoutEndEnds(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	script, _ := s.file("resize.*.js")
	s.answer("endless.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Endless</title><p>Endless.</p><script src=%q defer></script>`, script)
	})
	h := s.hosting(t, "adding.js", "endless.html")
	h.expect("the page grew 10 times")
	h.show()
	h.until(`heights[0] > 0`)
	within[bool](h, 0, "fill")
	reports := func() (n int) {
		for _, said := range h.Console() {
			if strings.Contains(said.Text, "the page grew 10 times") {
				n++
			}
		}
		return n
	}
	h.until(`heard.length > 0 && heights[0] > 400`)
	h.untilIdle()
	told := `heard.filter(({data}) => data.type === "iframe-resized").length`
	n := value[int](h.tab, told)
	within[bool](h, 0, "look")
	within[bool](h, 0, "look")
	if n > 13 || value[int](h.tab, told) != n || reports() != 1 {
		t.Errorf("told %d, then %d heights, and reported %d times", n, value[int](h.tab, told), reports())
	}
	// At another width it may.
	h.run(`framesIn()[0].width = 500`)
	h.until(told+` > $0`, n)
	h.untilIdle()
	if reports() != 1 {
		t.Errorf("reported %d times, want once", reports())
	}
}

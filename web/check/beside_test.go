package check

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// Beside the same article without an embed, one with a statement in it costs its readers nothing that
// they notice: nothing moves, and little is loaded until they touch it.

// embedded are statements as articles embed them: that with the most records, and a tweet.
var embedded = []string{"trump-2018-07-24-tweet-midterms", "trump-2018-07-17-tweet-great-success"}

// untouched is how many bytes of brotli a statement may cost an article until it is touched.
const untouched = 30_000

// article is a page of somebody else with HTML after so many of its paragraphs.
func article(html string, after int) string {
	const paragraphs = 40
	text := strings.Repeat("<p>"+strings.Repeat("What an article says before and after. ", 12)+"</p>", paragraphs)
	at := len(text) / paragraphs * after
	return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Article</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` +
		`<style>body { max-width: 40rem; margin: 0 auto; padding: 0 16px; font: 18px/1.5 serif }</style><body><h1>An article</h1>` + text[:at] + html + text[at:]
}

// moved notes when something moves; something that does is noticed in its turn.
const moved = `{
	globalThis.moves = [];
	new PerformanceObserver((list) => moves.push(...list.getEntries().map(({startTime, value}) => ({startTime, value})))).observe({type: "layout-shift", buffered: true});
	globalThis.shifted = async () => {
		scrollTo(0, 0);
		await new Promise(requestAnimationFrame);
		const begun = performance.now();
		document.body.prepend(Object.assign(document.createElement("p"), {textContent: "Moves"}));
		while (!moves.some(({startTime}) => startTime >= begun)) await new Promise(requestAnimationFrame);
		return moves.reduce((sum, {startTime, value}) => startTime < begun ? sum + value : sum, 0);
	};
	globalThis.scrolled = async (to) => {
		for (let last = -1; scrollY !== last && !(to?.getBoundingClientRect().top < innerHeight / 2); ) {
			last = scrollY;
			scrollBy({top: innerHeight / 3, behavior: "instant"});
			for (let frames = 3; frames > 0; frames--) await new Promise(requestAnimationFrame);
		}
	};
}`

// An element stands in the first view of an article or below it, and its content comes at once or late.
func TestElementMovesNothing(t *testing.T) {
	t.Parallel()
	const (
		words  = `document.querySelector("statement-evidence blockquote").checkVisibility()`
		drawn  = `document.querySelector("statement-evidence").shadowRoot?.querySelector(".statement blockquote")?.checkVisibility()`
		loaded = `document.querySelector("statement-evidence").shadowRoot?.querySelector("link")?.sheet`
	)
	for _, width := range []int64{412, 1350} {
		for _, at := range []int{1, 30} {
			for _, late := range []bool{false, true} {
				t.Run(fmt.Sprintf("%d px, after %d paragraphs, late %v", width, at, late), func(t *testing.T) {
					oneCompiler(t, func(t *testing.T, s *site) {
						id := embedded[0]
						s.answer("article.html", is("text/html; charset=utf-8", []byte(article(s.given(t, id).Element, at))))
						release := func() {}
						if late {
							release = s.hold("fragment/*")
						}
						p := s.tab(t)
						p.do(p.Size(width, 900))
						p.before(moved)
						p.visit("article.html")
						p.assert("the words stand from the beginning", words+" || "+drawn)
						p.until(`document.querySelector("statement-evidence").dataset.state`)
						if late || at == 1 {
							p.run(`scrolled(document.querySelector("statement-evidence"))`)
						}
						if late {
							p.assert("the words stand meanwhile", words)
							release()
						}
						if late || at == 1 {
							p.until(loaded + ` || ` + drawn)
							p.untilIdle()
						}
						p.assert("something can be read", words+" || "+drawn)
						p.run(`scrolled()`)
						if at != 1 && !late {
							p.assert("the comparison came before it was in sight", drawn)
						}
						if got := value[float64](p, `shifted()`); got > 0.001 {
							t.Errorf("the article has moved by %.3f", got)
						}
						if value[bool](p, "Boolean("+drawn+")") {
							return
						}
						// What waits is there when a reader asks for it.
						p.run(`document.querySelector("statement-evidence a").scrollIntoView({block: "center"})`)
						p.run(`globalThis.top0 = document.querySelector("statement-evidence").getBoundingClientRect().top`)
						p.click(`statement-evidence a`)
						p.until(drawn)
						p.assert("it opens in place, and has the focus", `location.pathname === "/article.html" && tree().getRootNode().activeElement.id === "s-" + $0 && Math.abs(document.querySelector("statement-evidence").getBoundingClientRect().top - top0) < 1`, id)
						p.click(".phrase")
						p.untilState("ready")
					})
				})
			}
		}
	}
}

// What is corrected does not wait: words that are no longer those of the publisher give way at once.
func TestOldWordsGiveWay(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		given := strings.Replace(s.given(t, embedded[1]).Element, "<blockquote", "<blockquote><p>As it was published before.</p></blockquote><blockquote", 1)
		s.answer("article.html", is("text/html; charset=utf-8", []byte(article(given, 1))))
		p := s.open(t, "article.html")
		p.until(`document.querySelector("statement-evidence").shadowRoot?.querySelector(".statement blockquote")?.checkVisibility()`)
	})
}

// weigh gives what the site was asked for, and the bytes of that, as compressed as it is published.
func (s *site) weigh(t *testing.T) (n int, files []string) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range s.paths {
		if name == "article.html" {
			continue
		}
		content, err := os.ReadFile(filepath.Join(s.dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files, n = append(files, path.Base(name)), n+packed(t, content)
	}
	return n, files
}

func packed(t *testing.T, content []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	w.Write(content)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func TestBytesUntilTouched(t *testing.T) {
	t.Parallel()
	for _, id := range embedded {
		for _, way := range ways {
			t.Run(way+" "+id, func(t *testing.T) {
				oneCompiler(t, func(t *testing.T, s *site) {
					given := s.given(t, id).way(way)
					s.answer("article.html", func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
						is("text/html; charset=utf-8", []byte(article(given, 1)))(w, r, nil)
					})
					p := s.tab(t)
					p.do(p.Size(412, 300)) // below, where the whole of it is drawn
					p.visit("article.html")
					p.until(`document.readyState === "complete"`)
					switch way {
					case "element":
						p.until(`tree().querySelector(".statement blockquote")?.checkVisibility()`)
					case "frame":
						p.until(`document.querySelector("iframe").contentDocument?.readyState === "complete" && document.querySelector("iframe").contentDocument.querySelector(".statement")`)
					}
					p.untilIdle()
					n, files := s.weigh(t)
					n += packed(t, []byte(given))
					t.Logf("%d bytes: %q", n, files)
					if n > untouched {
						t.Errorf("%d bytes, over %d, are loaded before anyone has touched it: %q", n, untouched, files)
					}
					if way == "plain" && len(files) > 0 {
						t.Errorf("%q was asked for", files)
					}
				})
			})
		}
	}
}

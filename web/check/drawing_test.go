package check

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"statement-evidence/data/datatest"
)

const firstFolder = "../../data/stories/russia-2018"

// storyFile is the file of the first story, with some words in place of others.
func storyFile(t *testing.T, replace ...string) []byte {
	t.Helper()
	src, err := os.ReadFile(firstFolder + "/story.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(replace) > 0 && !strings.Contains(string(src), replace[0]) {
		t.Fatalf("the first story has no %s", replace[0])
	}
	return []byte(strings.NewReplacer(replace...).Replace(string(src)))
}

// putFile serves a story's file.
func (s *site) putFile(name string, content []byte) { s.answer(name, is("application/json", content)) }

// What is drawn of a story's file is what the build writes, except for where its files are; and it works.
func TestStoryIsDrawnOfItsFile(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		recordings := http.StripPrefix("/mine/", http.FileServer(http.Dir(firstFolder)))
		s.putFile("mine/story.json", storyFile(t))
		s.answer("mine/*/*", func(w http.ResponseWriter, r *http.Request, _ http.Handler) { recordings.ServeHTTP(w, r) })
		for lang, fragment := range map[string]string{"en": "fragment.html", "ar": "fragment.ar.html"} {
			s.put("host."+lang+".html", `<script src="element.js" defer></script>
				<statement-evidence data="mine/story.json" lang="`+lang+`"></statement-evidence>
				<statement-evidence src="`+fragment+`" lang="`+lang+`" loading="eager"></statement-evidence>`)
			p := s.open(t, "host."+lang+".html")
			p.untilState("ready")
			p.assert("it is what the build writes", `(() => {
				const [drawn, built] = [...document.querySelectorAll("statement-evidence")].map((element) => {
					const page = compare.plain(tree(element), "open");
					page.querySelector(".rest")?.remove();
					for (const link of page.querySelectorAll("a[download]")) link.removeAttribute("href");
					for (const audio of page.querySelectorAll("audio")) for (const name of ["src", "data-captions"]) audio.removeAttribute(name);
					return page;
				});
				const difference = compare.difference(drawn, built);
				if (difference) console.error(difference);
				return !difference && drawn.querySelectorAll(".statement").length > 10;
			})()`)
			p.assert("it is styled", `document.querySelector("statement-evidence").shadowRoot.styleSheets.length === 1`)
			if lang != "en" {
				continue
			}
			p.assert("citations are saved from it", `(() => { const links = [...tree().querySelectorAll("a[download]")].filter((link) => link.href.startsWith("blob:")); return links.length === 3; })()`)
			p.assert("its sound is beside the file", `every(tree().querySelectorAll("audio"), (audio) => audio.src.startsWith(location.origin + "/mine/audio/"))`)
			p.assert("nothing else is in its place", `!tree().querySelector(".faults")`)
			p.search("coats")
			p.until(`tree().querySelector(".statement[hidden]")`)
			p.run(`document.querySelector("statement-evidence").setAttribute("mode", "present")`)
			p.until(`tree().querySelector("dialog.classroom[open] .step")`)
			if s.requested("faults.*") > 0 {
				t.Error("a reader loads what lists faults")
			}
		}
		if n := s.requested("page.*.wasm"); n == 0 {
			t.Error("no program was loaded; is the test of the right element?")
		}
	})
}

// What is wrong with a file is told its editor, and nothing of it gets into the page. Others see
// what the host page has for them, or a sentence.
func TestFaultyStoriesAreNotDrawn(t *testing.T) {
	address := datatest.First(t).Sources[0].URL
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, c := range []struct {
			name    string
			content []byte
			says    string
		}{
			{"cut.json", storyFile(t)[:5000], "does not end"},
			{"none.json", nil, "404"},
			{"script.json", storyFile(t, `"`+address+`"`, `"javascript:document.title='taken'"`), "is not http or https"},
			{"reference.json", storyFile(t, `"speaker": "trump"`, `"speaker": "<img src=x onerror=alert(1)>"`), "no speaker has the id"},
			{"large.json", []byte(`{"title": "` + strings.Repeat("x", 5e6) + `"}`), "MB"},
			{"bytes.json", []byte("{\"title\": \"\xff\"}"), "UTF-8"},
		} {
			t.Run(strings.TrimSuffix(c.name, ".json"), func(t *testing.T) {
				if c.content != nil {
					s.putFile(c.name, c.content)
				}
				const element = `<statement-evidence loading="eager" data="`
				s.put(c.name+".html", `<script src="element.js" defer></script>`+element+c.name+`"></statement-evidence>`+
					element+c.name+`"><p id="mine">Mine.</p></statement-evidence>`+element+c.name+`" debug><p>Mine.</p></statement-evidence>`)
				p := s.tab(t)
				p.expect("the page stays as it was written", "404", "Failed to load resource")
				p.visit(c.name + ".html")
				p.untilState("failed")
				p.assert("a reader sees a sentence", `document.querySelector("statement-evidence").shadowRoot.querySelector(".faults").textContent === "This comparison could not be loaded."`)
				p.assert("or what the page has", `document.querySelector("#mine").checkVisibility()`)
				p.assert("the editor sees what is wrong, and where", `[...document.querySelectorAll("statement-evidence")].at(-1).shadowRoot.querySelector(".faults li").textContent.includes($0)`, c.says)
				p.assert("nothing of it is in the page", `document.title === "Host" && !document.querySelector("img") && every(document.querySelectorAll("statement-evidence"), (e) => !e.shadowRoot.querySelector("img, .se"))`)
			})
		}
		t.Run("broken rules", func(t *testing.T) {
			s.putFile("rules.json", storyFile(t, `"caveat": "`, `"caveat": " `))
			s.put("rules.html", `<script src="element.js" defer></script><statement-evidence data="rules.json" debug></statement-evidence>`)
			p := s.open(t, "rules.html")
			p.untilState("ready")
			p.assert("the editor sees them above the page", `tree().querySelector(".se") && /^\d+:\d+: .*starts or ends with a space/.test(tree().querySelector(".faults li").textContent)`)
		})
	})
}

// A picture of a record is beside the story's file, keeps its place before it is there, and says what it shows.
func TestPicturesAreDrawn(t *testing.T) {
	const folder = "../../data/stories/kettle-recall"
	oneCompiler(t, func(t *testing.T, s *site) {
		src, err := os.ReadFile(folder + "/story.json")
		if err != nil {
			t.Fatal(err)
		}
		s.putFile("kettle/story.json", []byte(strings.ReplaceAll(string(src), `"src": "pictures/kitchen.png",`, `"src": "pictures/kitchen.png", "width": 640, "height": 400,`)))
		files := http.StripPrefix("/kettle/", http.FileServer(http.Dir(folder)))
		here := make(chan bool)
		s.answer("kettle/pictures/*", func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
			<-here
			files.ServeHTTP(w, r)
		})
		s.put("kettle.html", `<script src="element.js" defer></script><statement-evidence data="kettle/story.json" lang="de"></statement-evidence>`)
		p := s.open(t, "kettle.html")
		p.untilState("ready")
		p.run(`globalThis.picture = tree().querySelector("figure img"); picture.scrollIntoView(); globalThis.before = JSON.stringify(picture.getBoundingClientRect())`)
		p.assert("it keeps its place", `!picture.complete && picture.getBoundingClientRect().height > 100 && Math.abs(picture.clientWidth / picture.clientHeight - 1.6) < 0.02 && picture.clientWidth <= picture.parentElement.clientWidth`)
		p.assert("it is loaded as a reader comes near", `picture.loading === "lazy" && picture.decoding === "async"`)
		p.assert("it says what it shows, in the story's language", `picture.alt.startsWith("A drawn kitchen") && picture.lang === "en" && picture.nextElementSibling.textContent.includes("free for any use")`)
		close(here)
		p.until(`picture.complete && picture.naturalWidth === 640`)
		p.assert("nothing has moved", `JSON.stringify(picture.getBoundingClientRect()) === before`)
		p.assert("each record has its own", `tree().querySelectorAll("figure img").length === 2`)
	})
}

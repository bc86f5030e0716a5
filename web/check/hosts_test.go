package check

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/data"
)

// What "Embed this" gives is pasted into systems of others. web/examples/hosts.md says what
// each of them leaves of it, and these tests, and those of ./build.sh hosts, that it is so.

// ways are the columns of the table in hosts.md.
var ways = []string{"element", "frame", "plain"}

// The rows of that table.
const (
	ownPage          = "A page of your own"
	wordpressHTML    = "WordPress, block Custom HTML, administrator or editor"
	wordpressClassic = "WordPress, classic editor, administrator or editor"
	wordpressAuthor  = "WordPress, author"
	hugoMarkdown     = "Hugo, Markdown, as it is installed"
	hugoHTML         = "Hugo, HTML, or Markdown with `unsafe = true`"
	markdown         = "Markdown that allows HTML"
	mdx              = "MDX"
	application      = "React or Vue, with the script in the page’s head"
	turbo            = "Rails with Turbo"
	sanitiser        = "A system that sanitises as DOMPurify does"
)

// hostRows reads the table in hosts.md: by row, what each way leaves.
func hostRows(t testing.TB) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile("../examples/hosts.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]map[string]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 1+len(ways) || strings.HasPrefix(cells[0], "-") || strings.TrimSpace(cells[1]) == "With a script" {
			continue
		}
		row := map[string]string{}
		for i, way := range ways {
			row[way] = strings.TrimSpace(cells[i+1])
		}
		rows[strings.TrimSpace(cells[0])] = row
	}
	if len(rows) < 10 {
		t.Fatalf("hosts.md has a table of %d hosts", len(rows))
	}
	return rows
}

// given is what "Embed this" gives for a statement.
type given struct{ Element, Frame, Plain string }

func (g given) way(name string) string {
	return map[string]string{"element": g.Element, "frame": g.Frame, "plain": g.Plain}[name]
}

// given reads what "Embed this" gives for a statement of the site.
func (s *site) given(t testing.TB, id string) (g given) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, "embed", id+".en.json"))
	if err == nil {
		err = json.Unmarshal([]byte(strings.ReplaceAll(string(text), `\"./`, `\"`+s.URL+"/")), &g)
	}
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// standing gives what of a comparison stands in a page, in its elements and in its frames, and
// whether what follows it is outside of it.
const standing = inside + `
const asked = (frame) => new Promise((resolve) => {
	const heard = ({source, data}) => source === frame.contentWindow && data?.inside?.answer && end(data.inside.answer);
	const end = (answer) => {
		removeEventListener("message", heard);
		ask = () => {};
		resolve(answer);
	};
	let ask = () => { // again, since its page may not be there yet
		if (!frame.isConnected) return end([]);
		frame.contentWindow.postMessage({inside: "quoted", rest: []}, "*");
		requestAnimationFrame(() => ask());
	};
	addEventListener("message", heard);
	ask();
});
globalThis.standing = async (html) => {
	const seen = (root, selector) => [...root.querySelectorAll(selector)].filter((e) => e.checkVisibility());
	const quoted = (root) => seen(root, "blockquote p").map((e) => e.textContent);
	const after = seen(document, "p").filter((e) => e.textContent.trim() === "After");
	const given = new DOMParser().parseFromString(html, "text/html");
	return {
		own: quoted(document),
		shown: seen(document, "statement-evidence").flatMap((e) => e.shadowRoot ? quoted(e.shadowRoot) : []),
		framed: (await Promise.all(seen(document, "iframe").map(asked))).flat(),
		links: seen(document, "a").map((e) => e.href),
		torn: after.length !== 1 || Boolean(after[0].closest("statement-evidence, blockquote, li, a")),
		words: [...given.querySelectorAll("blockquote p")].map((e) => e.textContent),
		leads: [...given.querySelectorAll("a")].map((e) => e.href),
	};
};
globalThis.waiting = () => [...document.querySelectorAll("statement-evidence")].find((e) => e.dataset.state === "static" && e.shadowRoot?.querySelector("slot") && e.shadowRoot.querySelector("link")?.sheet);
globalThis.comes = () => new Promise((done) => {
	const look = async () => {
		waiting()?.querySelector("a").click(); // where what follows is in sight
		const {shown, framed} = await standing("");
		if (shown.length + framed.length > 0) done(true);
		else requestAnimationFrame(look);
	};
	look();
})`

// found is what standing gives.
type found struct {
	Own, Shown, Framed, Links []string
	Torn                      bool
	Words, Leads              []string // what stood in the HTML that was pasted
}

// leaves says in the words of hosts.md what a host has left: said are the words of the
// statement, which must stand once, exactly, wherever they stand.
func (f found) leaves(said []string) string {
	count := func(in []string, text string) (n int) {
		for _, s := range in {
			if s == text {
				n++
			}
		}
		return n
	}
	has := func(in, all []string) bool {
		return !slices.ContainsFunc(all, func(text string) bool { return count(in, text) != count(all, text) })
	}
	linked := !slices.ContainsFunc(f.Leads, func(to string) bool { return !slices.Contains(f.Links, to) })
	switch {
	case f.Torn:
		return "a page whose own text is taken apart"
	case len(f.Shown) > 0 && len(f.Own)+len(f.Framed) == 0 && has(f.Shown, said):
		return "the comparison"
	case len(f.Framed) > 0 && len(f.Own)+len(f.Shown) == 0 && has(f.Framed, said) && linked:
		return "the comparison"
	case len(f.Shown)+len(f.Framed) == 0 && len(f.Words) > 0 && len(f.Own) == len(f.Words) && has(f.Own, f.Words) && has(f.Own, said) && linked:
		return "the words"
	case len(f.Own)+len(f.Shown)+len(f.Framed) == 0 && slices.Contains(f.Links, f.Leads[len(f.Leads)-1]):
		return "a link"
	case len(f.Own)+len(f.Shown)+len(f.Framed) == 0:
		return "nothing"
	}
	return fmt.Sprintf("quotations %q in the page, %q in an element, %q in a frame, and links %q", f.Own, f.Shown, f.Framed, f.Links)
}

// pasted is a test of what a host leaves of a statement.
type pasted struct {
	*tab
	given given
	said  []string
	url   string   // of the host
	pages sync.Map // of the host, by path
}

// guestOf makes a host of another origin for a statement, whose page "/" stands for all that
// it does not have.
func (s *site) guestOf(t *testing.T, id string) *pasted {
	t.Helper()
	p := &pasted{tab: s.tab(t), given: s.given(t, id)}
	for _, words := range story.Statements[slices.IndexFunc(story.Statements, func(r data.Statement) bool { return r.ID == id })].Words {
		p.said = append(p.said, words.Text)
	}
	host := server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := p.pages.Load(r.URL.Path)
		if !ok {
			page, _ = p.pages.Load("/")
		}
		if strings.HasSuffix(r.URL.Path, ".js") {
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, page)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">`, page)
	}))
	t.Cleanup(host.Close)
	p.url = host.URL
	p.hosts = append(p.hosts, host.URL)
	p.before(standing)
	p.do(p.Size(1280, 3000)) // so that all is in sight
	return p
}

// goTo visits a page of the host.
func (p *pasted) goTo(path string) {
	p.t.Helper()
	p.check(p.Go(p.url + path))
	p.until(`document.readyState === "complete"`)
}

// assertLeaves checks what is left of what was pasted.
func (p *pasted) assertLeaves(what, want, way string) {
	p.t.Helper()
	if want == "the comparison" {
		p.run(`comes()`)
	}
	if got := value[found](p.tab, `standing($0)`, p.given.way(way)).leaves(p.said); got != want {
		p.t.Errorf("%s, %s: it leaves %s, not %s", what, way, got, want)
	}
}

// bundled bundles a script of hosts with what it imports.
func bundled(t *testing.T, name string) string {
	t.Helper()
	return string(bundle(t, api.BuildOptions{
		EntryPoints: []string{"hosts/" + name}, Format: api.FormatESModule, Target: api.ESNext, MinifyWhitespace: true,
		Define: map[string]string{"process.env.NODE_ENV": `"development"`, "__VUE_OPTIONS_API__": "false", "__VUE_PROD_DEVTOOLS__": "false", "__VUE_PROD_HYDRATION_MISMATCH_DETAILS__": "false"},
	}))
}

// between is HTML as an editor has pasted it.
func between(html string) string { return "<p>Before</p>\n" + html + "<p>After</p>" }

// The page names what the tests have seen, and every host in it has a test.
func TestHostsPage(t *testing.T) {
	rows := hostRows(t)
	tested := slices.Concat(filterRows, serverRows, []string{ownPage, application, turbo})
	for row := range rows {
		if !slices.Contains(tested, row) {
			t.Errorf("hosts.md has %q, which no test runs", row)
		}
	}
	for _, row := range tested {
		if rows[row] == nil {
			t.Errorf("hosts.md says nothing of %q", row)
		}
	}
}

// filterRows are the hosts whose filters npm has; see hosts/filters.js.
var filterRows = []string{wordpressClassic, markdown, mdx, sanitiser}

// serverRows are those that ./build.sh hosts installs; see wordpress_test.go.
var serverRows = []string{wordpressHTML, wordpressClassic, wordpressAuthor, hugoMarkdown, hugoHTML}

// What one pastes in a hurry, or in a list, is left as the page says too.
func TestPastedThroughFilters(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		rows := hostRows(t)
		p := s.guestOf(t, tied())
		p.expect("Invalid DOM property") // of React's development build, of attributes in lower case
		p.pages.Store("/", `<body><script type="module" src="/filters.js"></script>`)
		p.pages.Store("/filters.js", bundled(t, "filters.js"))
		p.goTo("/")
		p.until(`globalThis.filters`)
		made := map[string]map[string][]string{ownPage: {}}
		for _, way := range ways {
			made[ownPage][way] = []string{between(p.given.way(way))}
		}
		for _, row := range filterRows {
			made[row] = map[string][]string{}
			for _, way := range ways {
				made[row][way] = value[[]string](p.tab, `Promise.all(filters[$0].map((filter) => filter($1)))`, row, p.given.way(way))
			}
		}
		for row, ways := range made {
			for way, pages := range ways {
				for i, html := range pages {
					p.pages.Store("/pasted", html)
					p.goTo("/pasted")
					p.assertLeaves(fmt.Sprintf("%s (%d)", row, i), rows[row][way], way)
				}
			}
		}
	})
}

// link follows a link of the host's navigation.
func (p *pasted) link(path string) {
	p.t.Helper()
	p.run(`document.querySelector("nav a[href='" + $0 + "']").click()`, path)
	p.until(`location.pathname === $0 && document.querySelector("main").dataset.at === $0`, path)
}

// application is a host whose script is told what was pasted, and has fragments of two statements.
func (s *site) application(t *testing.T, name string) (p *pasted, others []string) {
	t.Helper()
	p = s.guestOf(t, tied())
	others = []string{tied(), story.Statements[len(story.Statements)-1].ID}
	fragments := []string{}
	for _, id := range others {
		fragments = append(fragments, s.URL+"/fragment/"+id+".html")
	}
	told, err := json.Marshal(map[string]any{"pasted": map[string]string{"element": p.given.Element, "frame": p.given.Frame, "plain": p.given.Plain}, "fragments": fragments})
	if err != nil {
		t.Fatal(err)
	}
	page := `<body><div id="app"></div><script type="application/json" id="given">` + string(told) + `</script><script type="module" src="/` + name + `"></script>`
	p.pages.Store("/"+name, bundled(t, name))
	p.pages.Store("/", page)
	script, _, _ := strings.Cut(strings.TrimPrefix(p.given.Element, "<div>"), "<statement-evidence")
	p.pages.Store("/scripted", script+page)
	return p, others
}

// assertOnly checks that there is one element, and that it shows a statement and nothing else.
func (p *pasted) assertOnly(id string) {
	p.t.Helper()
	p.until(`document.querySelectorAll("statement-evidence").length === 1 && ((root) => root?.querySelectorAll(".statement").length === 1 && root.querySelector(".statement").id === "s-" + $0)(document.querySelector("statement-evidence").shadowRoot)`, id)
}

// A reader goes from article to article, and back; in development React makes everything twice.
func TestPastedInReact(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		rows := hostRows(t)
		p, ids := s.application(t, "react.js")
		p.expect("Invalid DOM property")
		p.goTo("/")
		p.until(`document.querySelector("nav a")`)
		for range 2 {
			for _, way := range ways {
				p.link("/mdx/" + way)
				p.assertLeaves("MDX in React", rows[mdx][way], way)
			}
			p.link("/")
		}
		p.goTo("/scripted")
		for _, way := range ways {
			p.link("/html/" + way)
			p.assertLeaves("HTML in React", rows[application][way], way)
		}
		for i, id := range append(ids, ids...) {
			p.link(fmt.Sprintf("/reused/%d", i%2))
			p.assertOnly(id)
		}
		p.run(`history.back()`)
		p.assertOnly(ids[0])
		p.run(`history.go(-3)`)
		p.until(`document.querySelector("main").dataset.at === "/html/plain"`)
		p.assertLeaves("back in React", rows[application]["plain"], "plain")
	})
}

func TestPastedInVue(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		rows := hostRows(t)
		p, ids := s.application(t, "vue.js")
		p.goTo("/scripted")
		p.until(`globalThis.shown && document.querySelector("main")`)
		for _, way := range ways {
			p.run(`Object.assign(shown, {page: "html", name: $0})`, way)
			p.until(`document.querySelector("main").dataset.at === "html" + $0`, way)
			p.assertLeaves("HTML in Vue", rows[application][way], way)
		}
		for i, id := range append(ids, ids...) {
			p.run(`Object.assign(shown, {page: "reused", fragment: $0})`, i%2)
			p.assertOnly(id)
		}
		p.run(`shown.page = "home"`) // which keeps the element, out of the page
		p.until(`!document.querySelector("statement-evidence")`)
		p.run(`shown.page = "reused"`)
		p.assertOnly(ids[1])
		p.run(`shown.open = false`)
		p.until(`!document.querySelector("statement-evidence").checkVisibility()`)
		p.run(`shown.open = true`)
		p.assertOnly(ids[1])
	})
}

// Turbo puts pages in place of one another, and shows those it has had at once, from copies.
func TestPastedInTurbo(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		rows := hostRows(t)
		p := s.guestOf(t, tied())
		p.pages.Store("/turbo.js", bundled(t, "turbo.js"))
		page := func(body string) string {
			return `<script type="module" src="/turbo.js"></script><body><nav><a href="/">/</a> <a href="/element">1</a> <a href="/frame">2</a> <a href="/plain">3</a></nav>` + body
		}
		p.pages.Store("/", page(`<main data-at="/">Home</main>`))
		for _, way := range ways {
			p.pages.Store("/"+way, page(`<main data-at="/`+way+`">`+between(p.given.way(way))+`</main>`))
		}
		p.goTo("/")
		p.until(`globalThis.Turbo`)
		p.run(`globalThis.stays = true`)
		for range 2 {
			for _, way := range ways {
				p.link("/" + way)
				p.until(`!document.documentElement.matches("[data-turbo-preview], [aria-busy]")`)
				p.assertLeaves("Turbo", rows[turbo][way], way)
			}
		}
		for _, way := range []string{"frame", "element"} {
			p.run(`history.back()`)
			p.until(`document.querySelector("main").dataset.at === "/" + $0 && !document.documentElement.matches("[data-turbo-preview], [aria-busy]")`, way)
			p.assertLeaves("back in Turbo", rows[turbo][way], way)
		}
		p.assert("Turbo has led", `globalThis.stays`)
	})
}

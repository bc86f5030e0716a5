package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/serve"
)

// sources is a small site's: the real frame around a story of two statements, of which one leads.
func sources(t *testing.T) Sources {
	t.Helper()
	web := t.TempDir()
	frame, err := os.ReadFile(filepath.Join("..", "..", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadFile(filepath.Join("..", "..", ListFile))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"index.html":               string(frame),
		"all.html":                 string(all),
		"archive/archive.js":       "(() => {})();\n",
		"element/element.js":       "/** Says hello. */\nglobalThis.hello = () => {\n  return [globalThis.statementEvidenceBuild, globalThis.statementEvidenceFiles];\n};\n",
		"worker/decoder.js":        "(() => {})();\n",
		"iframe/frame.js":          "(() => {})();\n",
		"iframe/height.js":         "(() => { parent })();\n",
		"page/offline.js":          "(() => {})();\n",
		"worker/service-worker.js": "(() => {})();\n",
		"program.wasm":             "\x00asm",
		"decoder.wasm":             "\x00asm decoder",
		"class.wasm":               "\x00asm class",
		"lazy/draw.js":             "export const draw = () => {};\n",
		"draw.wasm":                "\x00asm draw",
		"faults.wasm":              "\x00asm faults",
		"archive.wasm":             "\x00asm archive",
		"shim.js":                  "globalThis.Go = class {};\n",
		"LICENSE":                  "Do what is right.\n",
	}
	sheets := append(slices.Clone(allLayers), "print", "whole", "frame", "one", "alone", "archive", "all", "guest", "shadow", "unit", "lesson", pictureSheet)
	for _, f := range features {
		files["lazy/"+f.name+".js"] = "export const open = () => {};\n"
		sheets = append(sheets, f.name)
	}
	for _, layer := range sheets {
		files["css/"+layer+".css"] = "@layer " + layer + " {\n  .se { color: red; }\n}\n"
	}
	for name, content := range files {
		write(t, filepath.Join(web, name), content)
	}
	return Sources{
		Quick: true,
		Story: &data.Story{
			ID: "x", Lang: "en", Title: `Said & <b>found</b>`, Standfirst: `One "standfirst".`, By: "B", Published: "2020-01-02", Updated: "2020-01-02",
			Lead:     []data.Pairing{{Head: "s1", With: []string{"f1"}}},
			Speakers: []data.Speaker{{ID: "p", Name: "P. Speaker"}},
			Statements: []data.Statement{
				{ID: "s1", Speaker: "p", Role: "R", At: "2020-01-01", Place: "L", Medium: "post", Words: []data.Passage{{Text: "Leading words."}}, Sources: cite()},
				{ID: "s2", Speaker: "p", Role: "R", At: "2020-01-02", Place: "L", Medium: "post", Words: []data.Passage{{Text: "Further words."}}, Sources: cite()},
			},
			Findings:  []data.Finding{{ID: "f1", Kind: data.Concluded, Body: "B", Public: "2020-01-01", Words: []data.Passage{{Text: "Found words."}}, Sources: cite()}},
			Relations: []data.Relation{{From: "s1", To: "f1", Type: data.Supports, Explanation: "E.", Strength: data.StrengthHigh}},
			Sources:   []data.Source{{ID: "src", Publisher: "P", URL: "https://example.org/", Accessed: "2020-01-01"}},
		},
		Locales:   []*i18n.Catalog{english(t)},
		Web:       web,
		Page:      filepath.Join(web, "program.wasm"),
		Decoder:   filepath.Join(web, "decoder.wasm"),
		Classroom: filepath.Join(web, "class.wasm"),
		Draw:      filepath.Join(web, "draw.wasm"),
		Faults:    filepath.Join(web, "faults.wasm"),
		Archive:   filepath.Join(web, "archive.wasm"),
		Shim:      filepath.Join(web, "shim.js"),
		Notices:   []Notice{{"a work", filepath.Join(web, "LICENSE")}, {"another", filepath.Join(web, "LICENSE")}},
	}
}

func english(t *testing.T) *i18n.Catalog { return locale(t, "en") }

func locale(t testing.TB, lang string) *i18n.Catalog { return i18ntest.Load(t, lang) }

func cite() []data.Citation {
	return []data.Citation{{Source: "src", Role: data.VerifiedRole, Grade: data.GradeA}}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// built builds a site and reads it back.
func built(t *testing.T, src Sources) map[string]string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "dist")
	if err := Build(src, out); err != nil {
		t.Fatal(err)
	}
	return read(t, out)
}

func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// named finds the name in a site that a pattern matches.
func named(t *testing.T, files map[string]string, pattern string) string {
	t.Helper()
	for name := range files {
		if ok, _ := filepath.Match(pattern, name); ok {
			return name
		}
	}
	t.Fatalf("no %s among %q", pattern, slices.Sorted(maps.Keys(files)))
	return ""
}

var address = regexp.MustCompile(`(?:href|src|story|program|shim|data-fragment)="([^"]*)"`)

func TestPagesHoldTogether(t *testing.T) {
	files := built(t, sources(t))
	for _, page := range []string{"index.html", "lead.html", "fragment.html"} {
		for _, m := range address.FindAllStringSubmatch(files[page], -1) {
			if a := m[1]; strings.HasPrefix(a, "#") || strings.HasPrefix(a, "https://example.org/") || a == "https://web.archive.org/" || a == "data:," {
				continue
			} else if file, _, _ := strings.Cut(a, "#"); !slices.Contains(slices.Collect(maps.Keys(files)), file) {
				t.Errorf("%s refers to %q, which is not there", page, a)
			}
		}
		for _, want := range []string{"Leading words.", "Found words.", "https://example.org/"} {
			if !strings.Contains(files[page], want) {
				t.Errorf("%s: no %q", page, want)
			}
		}
		scripts := 1
		if strings.HasPrefix(page, "index") {
			scripts++ // which offers to keep it
		}
		if n := strings.Count(files[page], "<script"); n != scripts || strings.Contains(files[page], "<style") || strings.Contains(files[page], ` style="`) {
			t.Errorf("%s: %d scripts, or styles within", page, n)
		}
		if strings.Contains(files[page], "<b>found") {
			t.Errorf("%s: the title became markup", page)
		}
	}
	if !strings.Contains(files["index.html"], "Further words.") || strings.Contains(files["lead.html"], "Further words.") {
		t.Error("the further statement belongs in the index, and only there")
	}
	if !strings.Contains(files["lead.html"], `href="index.html"`) || !strings.Contains(files["index.html"], `href="lead.html"`) {
		t.Error("index and lead do not lead to each other")
	}
	if !strings.HasPrefix(files["fragment.html"], "<link") || strings.Contains(files["fragment.html"], "<body") {
		t.Errorf("the fragment is not one: %.60s", files["fragment.html"])
	}
}

// Citations are files, in each language where that says something else.
func TestCitationsAreFiles(t *testing.T) {
	src := sources(t)
	src.Locales = append(src.Locales, locale(t, "uk"))
	files := built(t, src)
	for i, w := range src.Locales {
		page := "index" + ending(i, w)
		for _, f := range view.CitationFiles(data.NewIndex(src.Story), w) {
			if files[f.Name] != f.Text {
				t.Errorf("%s is not what %s leads to", f.Name, page)
			}
			if !strings.Contains(files[page], `<a href="`+f.Name+`" download="x.`) {
				t.Errorf("%s does not lead to %s", page, f.Name)
			}
			if kind, _, _ := strings.Cut(serve.Types[filepath.Ext(f.Name)], ";"); !strings.HasPrefix(f.Type, kind) || kind == "" {
				t.Errorf("%s is served as %s, and is %s", f.Name, kind, f.Type)
			}
		}
	}
}

// The days that a reader, a printer and a machine are told are the same.
func TestDaysAgree(t *testing.T) {
	src := sources(t)
	src.Story.Updated = "2020-02-03"
	src.Story.Corrections = []data.Correction{{On: "2020-02-03", Record: "s1", Was: "Leading", Is: "Leading words", Why: "One was lost."}}
	files := built(t, src)
	for _, page := range []string{"index.html", "lead.html"} {
		for _, want := range []string{
			`<meta property="article:published_time" content="2020-01-02">`,
			`<meta property="article:modified_time" content="2020-02-03">`,
			`Published 2 January 2020`,
			`Updated 3 February 2020`,
			`<b>Corrected on 3 February 2020:</b>`,
		} {
			if !strings.Contains(files[page], want) {
				t.Errorf("%s: no %s", page, want)
			}
		}
	}
}

// The page's program gets the outline of its story, and the classroom all of it.
func TestStoryDataIsThatOfTheStory(t *testing.T) {
	src := sources(t)
	files := built(t, src)
	for pattern, want := range map[string]*data.Story{"outline.*.txt": src.Story, "lead.*.txt": src.Story.Excerpt()} {
		name := named(t, files, pattern)
		got, err := data.DecodeOutline([]byte(files[name]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !bytes.Equal(data.EncodeOutline(got), data.EncodeOutline(data.NewOutline(data.NewIndex(want)))) {
			t.Errorf("%s: not of the story it was made from", name)
		}
		page := strings.Replace(strings.TrimSuffix(pattern, ".*.txt"), "outline", "index", 1)
		if !strings.Contains(files[page+".html"], `outline="`+name+`"`) {
			t.Errorf("%s.html does not name %s", page, name)
		}
	}
	name := named(t, files, "story.*.txt")
	got, err := data.Decode([]byte(files[name]))
	if err != nil || !bytes.Equal(data.Encode(got), data.Encode(src.Story)) {
		t.Errorf("%s: not the story it was made from: %v", name, err)
	}
	if lead := named(t, files, "classroom.en.*.json"); !strings.Contains(files[lead], `"story":"`+name+`"`) {
		t.Errorf("%s does not name %s", lead, name)
	}
}

// Every record has a quotation, in every language.
func TestQuotationsOfEveryRecord(t *testing.T) {
	src := sources(t)
	files := built(t, src)
	for i, w := range src.Locales {
		name := named(t, files, "quotations."+w.Lang()+".*.json")
		var got map[string][2]string
		if err := json.Unmarshal([]byte(files[name]), &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, s := range src.Story.Statements {
			if q := got["s-"+s.ID]; q[0] == "" || !strings.Contains(q[1], s.Words[0].Text) {
				t.Errorf("%s: of %s it has %q", name, s.ID, q)
			}
		}
		for _, f := range src.Story.Findings {
			if q := got["f-"+f.ID]; q[0] == "" || !strings.Contains(q[1], f.Body) {
				t.Errorf("%s: of %s it has %q", name, f.ID, q)
			}
		}
		if page := "index" + ending(i, w); !strings.Contains(files[page], `quotations="`+name+`"`) {
			t.Errorf("%s does not name %s", page, name)
		}
	}
}

func TestCompressedCopies(t *testing.T) {
	for _, quick := range []bool{false, true} {
		src := sources(t)
		src.Quick = quick
		testCompressedCopies(t, built(t, src))
	}
}

func testCompressedCopies(t *testing.T, files map[string]string) {
	t.Helper()
	plain, pictures := 0, 0
	for name, content := range files {
		switch filepath.Ext(name) {
		case ".br", ".gz":
			continue
		case ".png": // compressed as it is
			pictures++
			continue
		}
		plain++
		br, err := io.ReadAll(brotli.NewReader(strings.NewReader(files[name+".br"])))
		if err != nil || string(br) != content {
			t.Errorf("%s.br does not hold it: %v", name, err)
		}
		g, err := gzip.NewReader(strings.NewReader(files[name+".gz"]))
		if err != nil {
			t.Fatalf("%s.gz: %v", name, err)
		}
		if gz, err := io.ReadAll(g); err != nil || string(gz) != content {
			t.Errorf("%s.gz does not hold it: %v", name, err)
		}
		if !g.ModTime.IsZero() {
			t.Errorf("%s.gz carries a time: %v", name, g.ModTime)
		}
	}
	if len(files) != 3*plain+pictures || plain != 59 || pictures != 3 {
		t.Errorf("%d files, %d of them plain, %d pictures; want 180, 59 and 3", len(files), plain, pictures)
	}
}

// Recordings stand together in a folder that is named by all of them, as they
// are; only their captions have compressed copies.
func TestRecordings(t *testing.T) {
	src := sources(t)
	src.Sound.Files = map[string][]byte{"s1.mp3": []byte("speech"), "s1.vtt": []byte("WEBVTT\n")}
	before := built(t, src)
	speech := named(t, before, "audio.??????????/s1.mp3")
	folder := strings.TrimSuffix(speech, "s1.mp3")
	if before[speech] != "speech" || before[folder+"s1.vtt"] != "WEBVTT\n" {
		t.Errorf("%s and its captions are not what they were", speech)
	}
	var there []string
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if file, ok := strings.CutPrefix(name, folder); ok {
			there = append(there, file)
		}
	}
	if want := []string{"s1.mp3", "s1.vtt", "s1.vtt.br", "s1.vtt.gz"}; !slices.Equal(there, want) {
		t.Errorf("got %q, want %q", there, want)
	}
	if !maps.Equal(before, built(t, src)) {
		t.Error("two builds differ")
	}
	for _, change := range []func(){
		func() { src.Sound.Files["s1.vtt"] = []byte("WEBVTT\n\n") },
		func() { src.Sound.Files["s1.mp3"] = []byte("speech!") },
		func() { src.Sound.Files["s2.mp3"] = []byte{} },
		func() { delete(src.Sound.Files, "s1.vtt") },
	} {
		was := folder
		change()
		folder = strings.TrimSuffix(named(t, built(t, src), "audio.*/s1.mp3"), "s1.mp3")
		if folder == was {
			t.Error("something else can be heard under the same name")
		}
	}
}

func TestSameSourcesSameBytes(t *testing.T) {
	src := sources(t)
	src.Quick = false
	if a, b := built(t, src), built(t, src); !maps.Equal(a, b) {
		t.Error("two builds differ")
	}
}

func TestNamesFollowContent(t *testing.T) {
	src := sources(t)
	before := built(t, src)
	write(t, src.Shim, "globalThis.Go = class { run() {} };\n")
	after := built(t, src)
	for pattern, want := range map[string]bool{"page.*.js": true, "page.*.wasm": true, "element.*.js": true, "statement-evidence.*.css": false} {
		if got := named(t, before, pattern) != named(t, after, pattern); got != want {
			t.Errorf("the shim changed; %s changed its name: %t, want %t", pattern, got, want)
		}
	}
	wasm, shim := named(t, after, "page.*.wasm"), named(t, after, "page.*.js")
	if strings.TrimSuffix(wasm, ".wasm") != strings.TrimSuffix(shim, ".js") {
		t.Errorf("%s and %s do not share a hash", wasm, shim)
	}
}

func TestFailureKeepsTheOldSite(t *testing.T) {
	src := sources(t)
	parent := t.TempDir()
	out := filepath.Join(parent, "dist")
	if err := Build(src, out); err != nil {
		t.Fatal(err)
	}
	before := read(t, out)
	write(t, filepath.Join(src.Web, "element", "element.js"), "function (")
	if err := Build(src, out); err == nil || !strings.Contains(err.Error(), "element.js") {
		t.Errorf("a script that is none: got %v", err)
	}
	if !maps.Equal(before, read(t, out)) {
		t.Error("the old site changed")
	}
	write(t, filepath.Join(src.Web, "element", "element.js"), "globalThis.x = 1;")
	if err := Build(src, out); err != nil {
		t.Fatal(err)
	}
	if maps.Equal(before, read(t, out)) {
		t.Error("the new site did not take its place")
	}
	if entries, err := os.ReadDir(parent); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestOtherFoldersAreLeftAlone(t *testing.T) {
	out := t.TempDir()
	write(t, filepath.Join(out, "letter.txt"), "dear")
	if err := Build(sources(t), out); err == nil || !strings.Contains(err.Error(), "holds other things") {
		t.Errorf("got %v", err)
	}
	if got := read(t, out); len(got) != 1 || got["letter.txt"] != "dear" {
		t.Errorf("the folder now holds %v", got)
	}
}

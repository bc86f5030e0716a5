package lesson

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/record"
	"statement-evidence/web/press/htmltest"
)

const stories = "../../../data/stories/"

func read(t *testing.T, file string) []byte {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// first is the first story with its lesson, in some languages.
func first(t *testing.T, langs ...string) Source {
	t.Helper()
	story, err := validate.Parse(read(t, stories+"russia-2018/story.json"))
	if err != nil {
		t.Fatal(err)
	}
	lesson, err := validate.ParseLesson(read(t, stories+"russia-2018/lesson.json"), story)
	if err != nil {
		t.Fatal(err)
	}
	src := Source{Story: story, Lesson: lesson, Style: "lesson.css", Ending: func(i int, w *i18n.Catalog) string { return "." + w.Lang() + ".html" }}
	for _, lang := range langs {
		src.Locales = append(src.Locales, i18ntest.Load(t, lang))
	}
	return src
}

// pages makes and reads the pages.
func pages(t *testing.T, src Source) map[string]*html.Node {
	t.Helper()
	files, err := Make(src)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*html.Node{}
	for name, content := range files {
		all[name] = htmltest.Parse(t, content)
	}
	return all
}

// said is what the story says of the relations on the worksheet, and the lesson to the options.
func said(src Source) (texts []string) {
	m := generator{Presenter: record.New(data.NewIndex(src.Story), src.Locales[0])}
	for _, s := range m.sheets() {
		for _, r := range s.rows {
			texts = append(texts, r.relation.Explanation)
			if r.relation.Caveat != "" && r.relation.Caveat != r.finding.Caveat {
				texts = append(texts, r.relation.Caveat)
			}
		}
	}
	for _, q := range src.Lesson.Questions {
		for _, o := range q.Options {
			texts = append(texts, o.Feedback)
		}
	}
	return texts
}

func TestTheWorksheetGivesNothingAway(t *testing.T) {
	src := first(t, "en")
	made := pages(t, src)
	sheet, key := made["worksheet.en.html"], made["key.en.html"]
	answers := said(src)
	if len(answers) < 40 {
		t.Fatalf("%d answers to look for", len(answers))
	}
	for _, answer := range answers {
		if strings.Contains(htmltest.Text(sheet), answer) {
			t.Errorf("on the worksheet stands %q", answer)
		}
		if !strings.Contains(htmltest.Text(key), answer) {
			t.Errorf("not in the key: %q", answer)
		}
	}
	// Each finding has the same words to choose from, in the same order, and none elsewhere.
	findings := htmltest.All(sheet, "tr", "")
	boxes := 0
	for _, row := range findings {
		if choices := htmltest.All(row, "ul", "boxes"); len(choices) > 0 {
			boxes++
			if got := htmltest.Text(choices[0]); got != "ContradictsSupportsComplicatesContextCan’t tell" {
				t.Errorf("to choose from: %s", got)
			}
			if got := htmltest.Text(choices[1]) + htmltest.Text(choices[2]); got != "highmediumlowPublic when it was saidBecame public later" {
				t.Errorf("to choose from: %s", got)
			}
		}
	}
	if boxes == 0 || strings.Count(htmltest.Text(sheet), "Contradicts") != boxes || strings.Count(htmltest.Text(sheet), "Supports") != boxes {
		t.Errorf("%d findings to weigh; the words of the relations stand %d and %d times", boxes,
			strings.Count(htmltest.Text(sheet), "Contradicts"), strings.Count(htmltest.Text(sheet), "Supports"))
	}
	if marked := htmltest.All(sheet, "", "right"); len(marked) > 0 {
		t.Errorf("an option is marked as right: %s", htmltest.Text(marked[0]))
	}
	if marked := htmltest.All(key, "", "right"); len(marked) != len(src.Lesson.Questions) {
		t.Errorf("%d options are marked as right, of %d questions", len(marked), len(src.Lesson.Questions))
	}
}

// From what learners get, nothing leads to the answers.
func TestNothingLeadsLearnersToTheKey(t *testing.T) {
	for name, page := range pages(t, first(t, "en", "uk")) {
		teaches := strings.HasPrefix(name, Plan) || strings.HasPrefix(name, Key)
		leads := slices.ContainsFunc(htmltest.All(page, "a", ""), func(a *html.Node) bool { return strings.HasPrefix(htmltest.Attr(a, "href"), Key+".") })
		if leads != teaches {
			t.Errorf("%s leads to the key: %t", name, leads)
		}
	}
}

// Every speaker's statement has the same parts in the same order, and the same room to write.
func TestEverySpeakerIsTreatedAlike(t *testing.T) {
	src := first(t, "en")
	page := pages(t, src)["worksheet.en.html"]
	m := generator{Presenter: record.New(data.NewIndex(src.Story), src.Locales[0])}
	sheets := htmltest.All(page, "section", "sheet")[:len(m.sheets())]
	speakers := map[string]bool{}
	for i, s := range m.sheets() {
		speakers[s.Speaker] = true
		var room []int
		for _, w := range htmltest.All(sheets[i], "div", "write") {
			room = append(room, len(htmltest.All(w, "span", "")))
		}
		for _, row := range htmltest.All(sheets[i], "tr", "")[1:] {
			if n := len(htmltest.All(htmltest.All(row, "div", "lines")[0], "span", "")); n != reasonLines {
				t.Errorf("%s: %d lines for a reason", s.ID, n)
			}
		}
		if !slices.Equal(room, []int{summaryLines, changeLines}) {
			t.Errorf("%s: room to write: %v", s.ID, room)
		}
		for _, must := range []string{m.SpeakerAt(s.Speaker).Name, s.Role, s.Words[0].Text, s.Statement.Statement.Context, s.Medium} {
			if !strings.Contains(htmltest.Text(sheets[i]), must) {
				t.Errorf("%s: not on its sheet: %q", s.ID, must)
			}
		}
		for _, other := range s.with {
			if !strings.Contains(htmltest.Text(sheets[i]), other.Words[0].Text) {
				t.Errorf("%s stands without %s", s.ID, other.ID)
			}
		}
		for _, f := range s.beside {
			if !strings.Contains(htmltest.Text(sheets[i]), f.Words[0].Text) {
				t.Errorf("%s stands without %s", s.ID, f.ID)
			}
		}
	}
	if len(speakers) != len(src.Story.Speakers) {
		t.Errorf("%d of %d speakers are on the worksheet", len(speakers), len(src.Story.Speakers))
	}
}

// What stands beside a statement is told by what ties the two: the worksheet says of nobody that they corrected themselves who did not.
func TestWhatStandsBesideAStatement(t *testing.T) {
	src := first(t, "en")
	x := data.NewIndex(src.Story)
	var correction *data.Relation
	for i := range x.Relations {
		if x.Relations[i].Type == data.Corrects {
			correction = &x.Relations[i]
		}
	}
	if correction == nil {
		t.Fatal("the story has no correction")
	}
	said := func(speaker, not string) *data.Statement {
		for i := range src.Story.Statements {
			if s := &src.Story.Statements[i]; (s.Speaker == speaker) == (not == "") && s.ID != correction.From && s.ID != correction.To && s.Speaker != not {
				return s
			}
		}
		t.Fatal("no such statement")
		return nil
	}
	from, to := x.StatementAt(correction.From), x.StatementAt(correction.To)
	other := said("", from.Speaker)
	src.Story.Relations = append(src.Story.Relations, data.Relation{From: from.ID, To: other.ID, Type: data.Contradicts, Explanation: "They differ.", Strength: data.Strengths[0]})
	w := src.Locales[0]
	for _, c := range []struct {
		head, with *data.Statement
		want, not  string
	}{
		{from, to, "Corrected by the speaker on " + w.Day(to.Day()) + ":", "It corrects"},
		{to, from, "It corrects what the speaker said on " + w.Day(from.Day()) + ":", "Corrected by"},
		{from, other, "Read together with " + x.SpeakerAt(other.Speaker).Name, "orrect"},
		{other, from, "Read together with " + x.SpeakerAt(from.Speaker).Name, "orrect"},
	} {
		src.Story.Lead = []data.Pairing{{Head: c.head.ID, With: []string{c.with.ID}}}
		var beside []string
		for _, div := range htmltest.All(pages(t, src)["worksheet.en.html"], "div", "with") {
			if got := htmltest.Text(div); strings.Contains(got, c.with.Words[0].Text) {
				beside = append(beside, got)
			}
		}
		if len(beside) != 1 {
			t.Fatalf("%s stands beside %s %d times, want once", c.with.ID, c.head.ID, len(beside))
		}
		if got := beside[0]; !strings.HasPrefix(got, c.want) || strings.Contains(got[:min(len(got), 100)], c.not) {
			t.Errorf("beside %s stands %q, want %q", c.head.ID, got, c.want)
		}
	}
}

// An allegation never stands without its caveat, nor an assessment without its confidence.
func TestFindingsKeepWhatQualifiesThem(t *testing.T) {
	src := first(t, "en")
	page := htmltest.Text(pages(t, src)["worksheet.en.html"])
	m := generator{Presenter: record.New(data.NewIndex(src.Story), src.Locales[0])}
	assessed, disputed, endorsed := 0, 0, 0
	for _, s := range m.sheets() {
		for _, r := range s.rows {
			by, support := 0, 0
			for _, d := range m.FindingRelations(m.FindingIndex(r.finding.ID)) {
				if rel := &m.Relations[d]; rel.From == r.finding.ID && rel.IsDispute() {
					by = 1
				} else if rel.From == r.finding.ID && rel.Type == data.Supports {
					support = 1
				}
			}
			disputed, endorsed = disputed+by, endorsed+by*support
			if r.finding.Caveat != "" && !strings.Contains(page, r.finding.Caveat) {
				t.Errorf("%s stands without its caveat", r.finding.ID)
			}
			assessed += len(r.finding.ByLevel())
		}
	}
	if got := strings.Count(page, "Disputed by "); got < disputed || disputed == 0 {
		t.Errorf("%d findings say who disputes them, want %d", got, disputed)
	}
	if got := strings.Count(page, "Endorsed by "); got < endorsed || endorsed == 0 {
		t.Errorf("%d findings that are disputed say who endorses them, want %d", got, endorsed)
	}
	if got := strings.Count(page, "high confidence (") + strings.Count(page, "moderate confidence ("); assessed == 0 || got != assessed {
		t.Errorf("confidence is told %d times, want %d", got, assessed)
	}
	if want := "high confidence (CIA, FBI), moderate confidence (NSA)"; !strings.Contains(page, want) {
		t.Errorf("the worksheet has no %q, as the page has", want)
	}
}

func TestThePlanIsWhole(t *testing.T) {
	src := first(t, "en")
	src.Beside = []string{"a.single.html", "a.scorm12.zip"}
	page := pages(t, src)["lesson.en.html"]
	l := src.Lesson
	want := append(append([]string{l.Title, l.Intro, "45 minutes, ages 15 and up", "42–45"}, l.Aims...), l.Discussion...)
	for _, s := range l.Steps {
		want = append(want, s.Title, s.Do)
	}
	for _, m := range l.Moves {
		want = append(want, m.Name, m.Ask, m.How)
	}
	for _, v := range l.Vocabulary {
		want = append(want, v.Word, v.Means)
	}
	for _, a := range l.Adaptations {
		want = append(want, a.For, a.How)
	}
	for _, w := range want {
		if !strings.Contains(htmltest.Text(page), w) {
			t.Errorf("not in the plan: %q", w)
		}
	}
	var links []string
	for _, a := range htmltest.All(page, "a", "") {
		links = append(links, htmltest.Attr(a, "href"))
	}
	for _, to := range append(src.Beside, "index.en.html", "index.en.html#present=start", "index.en.html#quiz=start", "worksheet.en.html", "key.en.html", "sources.en.html") {
		if !slices.Contains(links, to) {
			t.Errorf("the plan does not lead to %s", to)
		}
	}
}

func TestAgesAreSaid(t *testing.T) {
	src := first(t, "en")
	src.Lesson.Ages = "12-15"
	if page := htmltest.Text(pages(t, src)["lesson.en.html"]); !strings.Contains(page, "ages 12 to 15") {
		t.Error("a span of ages is not said")
	}
}

// In another language the interface is in that language, and what is not is marked.
func TestLanguagesAreMarked(t *testing.T) {
	src := first(t, "en", "ar")
	for name, page := range pages(t, src) {
		lang := strings.Split(name, ".")[1]
		root := htmltest.All(page, "html", "")[0]
		if htmltest.Attr(root, "lang") != lang || htmltest.Attr(root, "dir") == "" {
			t.Errorf("%s: its language is %q", name, htmltest.Attr(root, "lang"))
		}
		var walk func(n *html.Node, lang string)
		walk = func(n *html.Node, lang string) {
			if l := htmltest.Attr(n, "lang"); l != "" {
				lang = l
			}
			if n.Type == html.TextNode && lang == "ar" && strings.Contains(n.Data, "Russia") && !isHTTP(n.Data) {
				t.Errorf("%s: said to be Arabic: %q", name, n.Data)
			}
			for c := range n.ChildNodes() {
				walk(c, lang)
			}
		}
		walk(htmltest.All(page, "body", "")[0], htmltest.Attr(root, "lang"))
	}
}

// Whatever is put together reads as its language has it.
func TestEveryLanguageReadsWell(t *testing.T) {
	src := first(t, i18ntest.Languages(t)...)
	m := &generator{src: src, Presenter: record.New(data.NewIndex(src.Story), src.Locales[0]), lesson: src.Lesson}
	m.listSources()
	for i, w := range src.Locales {
		m.Catalog, m.ending = w, src.Ending(i, w)
		for _, p := range printables {
			if i18ntest.Drawn(t, p.file, w, p.body(m)) < 10 {
				t.Errorf("%s, %s: hardly a text", p.file, w.Lang())
			}
		}
	}
}

// Nothing that stands in a story or a lesson becomes markup.
func TestHostileWordsAreWords(t *testing.T) {
	const evil = `</title></p><script>alert(1)</script><img src=x onerror="alert(2)" style="x">`
	src := first(t, "en")
	s, l := src.Story, src.Lesson
	s.Title, l.Title, l.Intro, l.Aims[0], l.Steps[0].Do, l.Discussion[0] = evil, evil, evil, evil, evil, evil
	l.Moves[0] = data.Move{Name: evil, Ask: evil, How: evil}
	l.Vocabulary[0], l.Adaptations[0] = data.Term{Word: evil, Means: evil}, data.Adaptation{For: evil, How: evil}
	l.Lang = `"><script>`
	l.Questions[0].Ask, l.Questions[0].Why = evil, evil
	l.Questions[0].Options[0].Text, l.Questions[0].Options[0].Feedback = evil, evil
	s.Speakers[0].Name = evil
	for i := range s.Statements {
		st := &s.Statements[i]
		st.Role, st.Place, st.Medium, st.Context, st.Words[0].Text, st.Words[0].How = evil, evil, evil, evil, evil, evil
		st.Question = &data.Question{Text: evil, By: evil}
		st.Readings = []data.Reading{{By: evil, Text: evil}}
	}
	for i := range s.Findings {
		f := &s.Findings[i]
		f.Body, f.Caveat, f.Facts, f.Qualifier = evil, evil, evil, evil
	}
	for i := range s.Relations {
		s.Relations[i].Explanation, s.Relations[i].Caveat, s.Relations[i].StrengthNote = evil, evil, evil
	}
	for i := range s.Sources {
		s.Sources[i].Publisher, s.Sources[i].Title, s.Sources[i].Note = evil, evil, evil
		s.Sources[i].URL, s.Sources[i].Archive = "javascript:alert(1)", `data:text/html,<script>`
	}
	for name, page := range pages(t, src) {
		for d := range page.Descendants() {
			if d.Type != html.ElementNode {
				continue
			}
			if d.Data == "script" || d.Data == "img" {
				t.Errorf("%s: there is a <%s>", name, d.Data)
			}
			for _, a := range d.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "href" && (strings.HasPrefix(a.Val, "javascript:") || strings.HasPrefix(a.Val, "data:text")) {
					t.Errorf("%s: there is %s=%q", name, a.Key, a.Val)
				}
			}
		}
	}
}

// A lesson without the optional parts has no empty ones.
func TestTheLeastLesson(t *testing.T) {
	story, err := validate.Parse(read(t, "../../../data/validate/testdata/good/least.json"))
	if err != nil {
		t.Fatal(err)
	}
	lesson, err := validate.ParseLesson(read(t, "../../../data/validate/testdata/lesson/good/least.json"), story)
	if err != nil {
		t.Fatal(err)
	}
	src := first(t, "en")
	src.Story, src.Lesson = story, lesson
	for name, page := range pages(t, src) {
		for _, tag := range []string{"section", "ol", "ul", "dl", "p", "td", "nav"} {
			for _, n := range htmltest.All(page, tag, "") {
				if strings.TrimSpace(htmltest.Text(n)) == "" && !(tag == "td" && name == "lesson.en.html") {
					t.Errorf("%s: an empty <%s>", name, tag)
				}
			}
		}
		for _, section := range htmltest.All(page, "section", "") {
			if kids := slices.Collect(section.ChildNodes()); len(kids) < 2 {
				t.Errorf("%s: a heading with nothing under it: %s", name, htmltest.Text(section))
			}
		}
	}
}

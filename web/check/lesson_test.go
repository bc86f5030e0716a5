package check

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// The pages of the lesson have no program, so that one site is enough.

// papers are the sizes that they are printed on, in inches.
var papers = map[string][2]float64{"A4": {210 / 25.4, 297 / 25.4}, "Letter": {8.5, 11}}

// The margins of those pages, as web/css/lesson.css has them, in points.
const lessonSide, lessonTop, lessonBottom = 16 / 25.4 * 72, 16 / 25.4 * 72, 18 / 25.4 * 72

func lessonOf(t *testing.T) *data.Lesson {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(filepath.Dir(defaultStory), "lesson.json"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := validate.ParseLesson(src, story)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheLessonOnPaper(t *testing.T) {
	t.Parallel()
	l := lessonOf(t)
	var questions, options, feedback, addresses []string
	for _, q := range l.Questions {
		questions = append(questions, q.Ask)
		for _, o := range q.Options {
			options, feedback = append(options, o.Text), append(feedback, o.Feedback)
		}
	}
	for i := range story.Sources {
		addresses = append(addresses, story.Sources[i].URL, story.Sources[i].Archive)
	}
	var plan []string
	for _, s := range l.Steps {
		plan = append(plan, s.Title, s.Do)
	}
	has := map[string][]string{
		"lesson.html":    append(append(plan, l.Aims...), l.Discussion...),
		"worksheet.html": append(questions, options...),
		"key.html":       append(append(questions, options...), feedback...),
		"sources.html":   addresses,
	}
	s := serving(t, compilers[0].dist)
	for _, page := range []string{"lesson.html", "worksheet.html", "key.html", "sources.html"} {
		for paper, size := range papers {
			t.Run(page+" on "+paper, func(t *testing.T) {
				t.Parallel()
				p := s.open(t, page)
				sheets := printedOn(t, p, size[0], size[1], "-raw") // in the order of the page, not of the columns
				texts := make([]string, len(sheets))
				for i := range sheets {
					texts[i] = onSheet(t, &sheets[i], i, len(sheets))
				}
				for _, text := range has[page] {
					if !strings.Contains(strings.Join(texts, ""), withoutSpaces(text)) {
						t.Errorf("not on paper: %s", text)
					}
				}
				// What belongs together stands on one sheet. Boxes are drawn after the
				// words beside them, and stand in a row with these.
				for _, part := range value[[]string](p, `[...document.querySelectorAll("td:not(:has(.boxes)), .sources li > div, .questions > ol > li > p, .write > p")].map((e) => e.innerText)`) {
					if !slices.ContainsFunc(texts, func(sheet string) bool { return strings.Contains(sheet, withoutSpaces(part)) }) {
						t.Errorf("it is split between sheets, or not there: %q", part)
					}
				}
			})
		}
	}
}

// onSheet gives the text of a sheet, and holds it to its margins and its number.
func onSheet(t *testing.T, s *sheet, n, of int) (text string) {
	t.Helper()
	foot := ""
	for i, a := range s.Words {
		if a.Top >= s.Height-lessonBottom {
			foot += withoutSpaces(a.Text)
			continue
		}
		text += withoutSpaces(a.Text)
		if a.Left < lessonSide-2 || a.Right > s.Width-lessonSide+2 || a.Top < lessonTop-4 {
			t.Errorf("sheet %d: %q is cut off, or in the margin", n+1, a.Text)
		}
		for _, b := range s.Words[i+1:] {
			if a.covers(b) {
				t.Errorf("sheet %d: %q covers %q", n+1, a.Text, b.Text)
			}
		}
	}
	if want := numbered(n+1, of); foot != want {
		t.Errorf("at the foot of sheet %d stands %q, want %q", n+1, foot, want)
	}
	return text
}

func TestTheLessonIsValidAndAccessible(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	pages := []string{"lesson.html", "worksheet.html", "key.html", "sources.html", "lesson.ar.html", "worksheet.ar.html"}
	command := exec.Command("node_modules/.bin/html-validate", "--config", ".htmlvalidate.mjs")
	for _, page := range pages {
		command.Args = append(command.Args, filepath.Join(s.dir, page))
	}
	if said, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	for _, page := range pages {
		p := s.open(t, page)
		p.run(string(axe) + ";0")
		for _, look := range looks {
			if look.name == "light" || look.name == "dark" && page == "worksheet.html" {
				p.do(p.Size(look.width, 800), look.media)
				for _, v := range p.violations() {
					t.Errorf("%s, %s: %s", page, look.name, v)
				}
			}
		}
		p.do(p.Size(320, 800))
		p.assert(page+" fits a narrow window", `document.documentElement.scrollWidth <= innerWidth`)
	}
}

// A teacher comes to the lesson from the comparison, and back to it in a mode.
func TestTheComparisonLeadsTeachersToTheLesson(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	p := s.ready(t, "index.html")
	p.run(`document.querySelector("body > footer a[href='lesson.html']").click()`)
	p.until(`document.querySelector("h1")?.textContent === $0`, lessonOf(t).Title)
	p.run(`document.querySelector("a[href='index.html#present=start']").click()`)
	p.until(theStage + `?.open`)
}

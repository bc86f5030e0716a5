package check

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/web/press/lms"
)

// A package tells a learning platform what it should, in the platform's own
// words, and finishes once. The platform is scorm-again; what it is told is held
// to the stricter patterns of Moodle too.

// packageAt is where the page of a package stands on the server of a platform.
const packageAt = "package/index.html"

// unpacked reads a file of a package.
func unpacked(t testing.TB, content []byte, name string) []byte {
	t.Helper()
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := packed.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// Manifests are as the standards' schemas have them, with a pass mark and without. That of cmi5 is in no registry.
func TestManifestsAreValid(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	for _, standard := range []lms.Standard{lms.SCORM12, lms.SCORM2004} {
		_, built := s.file("*." + string(standard) + ".zip")
		marked, err := lms.Zip(standard, lms.Course{ID: "a-story.uk", Lang: "uk", Title: "A <story> & “more”", Mastery: 70}, map[string][]byte{lms.Page: nil, "sound/a & b.mp3": nil})
		if err != nil {
			t.Fatal(err)
		}
		faulty := bytes.Replace(unpacked(t, built, "imsmanifest.xml"), []byte("identifierref"), []byte("identifierfer"), 1)
		file := func(name string, content []byte) string {
			at := path.Join(t.TempDir(), name)
			if err := os.WriteFile(at, content, 0o644); err != nil {
				t.Fatal(err)
			}
			return at
		}
		check := func(files ...string) (string, error) {
			said, err := exec.Command("node", append([]string{"manifest.js", string(standard)}, files...)...).CombinedOutput()
			return string(said), err
		}
		if said, err := check(file("built.xml", unpacked(t, built, "imsmanifest.xml")), file("marked.xml", unpacked(t, marked, "imsmanifest.xml"))); err != nil {
			t.Errorf("%s: %v\n%s", standard, err, said)
		}
		if said, err := check(file("faulty.xml", faulty)); err == nil || !strings.Contains(said, "identifierfer") {
			t.Errorf("%s: a faulty manifest passes: %v\n%s", standard, err, said)
		}
	}
}

// install puts the page of a package onto the site's server.
func (s *site) install(standard string) {
	s.t.Helper()
	_, content := s.file("*." + standard + ".zip")
	page := unpacked(s.t, content, "index.html")
	s.answer(packageAt, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page)
	})
	s.answer("lms.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,"><body>`+
			`<script src="scorm12.min.js"></script><script src="scorm2004.min.js"></script><script src="lms.js"></script>`)
	})
	for name, dir := range map[string]string{"lms.js": "hosts", "scorm12.min.js": "node_modules/scorm-again/dist", "scorm2004.min.js": "node_modules/scorm-again/dist"} {
		s.answer(name, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			script, err := os.ReadFile(path.Join(dir, name))
			if err != nil {
				http.Error(w, err.Error(), http.StatusNotFound)
			}
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(script)
		})
	}
}

// scriptAt is where a page stands that has nothing of a package but its script.
const scriptAt = "package/script.html"

// script puts such a page onto the site's server.
func (s *site) script(standard string) {
	s.t.Helper()
	script := bundle(s.t, api.BuildOptions{EntryPoints: []string{"../onefile/lms.js"}, Format: api.FormatIIFE, Target: api.ES2022})
	s.answer(scriptAt, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Script</title><link rel="icon" href="data:,"><statement-evidence></statement-evidence>`+
			`<script data-standard="%s" data-told="Told." data-lost="Lost." data-closed="Closed." data-back="Back">%s</script>`, standard, script)
	})
}

// heeded waits until the script of such a page listens.
func (p *tab) heeded() {
	p.t.Helper()
	p.until(`element()?.hasAttribute("resume")`)
}

// platform opens a package on a platform, as hosts/lms.js describes it.
func (s *site) platform(t *testing.T, like map[string]any) *tab {
	t.Helper()
	p := s.tab(t)
	p.platform(like)
	return p
}

func (p *tab) platform(like map[string]any) {
	p.t.Helper()
	if like["at"] == nil {
		like["at"] = packageAt
	}
	text, err := json.Marshal(like)
	p.check(err)
	p.visit("lms.html?" + url.PathEscape(string(text)))
}

// call is a call of the platform's API.
type call struct {
	Name          string
	Given         []string
	Answer, Error string
}

func (p *tab) calls() []call { return value[[]call](p, `calls`) }

// standards are what differs between the versions of SCORM.
var standards = map[string]struct {
	api, initialize, get, set, finish string
	patterns                          map[string]string // of the elements that are set; from Moodle's datamodels
}{
	"scorm12": {"API", "LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSFinish", map[string]string{
		"cmi.core.lesson_status": `^(passed|completed|failed|incomplete|browsed)$`,
		"cmi.core.score.min":     percent, "cmi.core.score.max": percent, "cmi.core.score.raw": percent,
		"cmi.core.session_time": `^([0-9]{2,4}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,2})?$`,
		"cmi.core.exit":         `^(time-out|suspend|logout|)$`,
		"cmi.suspend_data":      `(?s)^.*$`,

		"cmi.interactions.n.id":                          `^[!-~]{1,255}$`,
		"cmi.interactions.n.type":                        `^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$`,
		"cmi.interactions.n.time":                        `^([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,2})?$`,
		"cmi.interactions.n.student_response":            `^[a-z0-9]$`, // of a choice
		"cmi.interactions.n.correct_responses.n.pattern": `^[a-z0-9]$`,
		"cmi.interactions.n.result":                      `^(correct|wrong|unanticipated|neutral)$`,
	}},
	"scorm2004": {"API_1484_11", "Initialize", "GetValue", "SetValue", "Terminate", map[string]string{
		"cmi.completion_status": `^(completed|incomplete|not attempted|unknown)$`,
		"cmi.success_status":    `^(passed|failed|unknown)$`,
		"cmi.score.min":         percent, "cmi.score.max": percent, "cmi.score.raw": percent,
		"cmi.score.scaled": `^(0(\.[0-9]{1,18})?|1)$`,
		"cmi.session_time": `^P(\d+Y)?(\d+M)?(\d+D)?(T(((\d+H)(\d+M)?(\d+(\.\d{1,2})?S)?)|((\d+M)(\d+(\.\d{1,2})?S)?)|((\d+(\.\d{1,2})?S))))?$`,
		"cmi.exit":         `^(time-out|suspend|logout|normal|)$`,
		"cmi.suspend_data": `(?s)^.*$`,

		"cmi.interactions.n.id":                          `^\S{1,1000}$`,
		"cmi.interactions.n.type":                        `^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$`,
		"cmi.interactions.n.timestamp":                   `^\d{4}(-\d\d){2}T\d\d(:\d\d){2}(\.\d{1,2})?(Z|[+-]\d\d(:\d\d)?)?$`,
		"cmi.interactions.n.learner_response":            `^[\w.-]{1,250}$`, // of a choice
		"cmi.interactions.n.correct_responses.n.pattern": `^[\w.-]{1,250}$`,
		"cmi.interactions.n.result":                      `^(correct|incorrect|unanticipated|neutral)$`,
	}},
}

// numbers are what tells the elements of a list apart.
var numbers = regexp.MustCompile(`\.\d+\.`)

// percent is a decimal of Moodle's, from 0 to 100.
const percent = `^([0-9]{1,2}(\.[0-9]{1,2})?|100)$`

// told holds the calls to the rules, and gives what each element was last set to.
func (p *tab) told(standard string) map[string]string {
	p.t.Helper()
	s, calls, last := standards[standard], p.calls(), map[string]string{}
	for i, c := range calls {
		unset := c.Name == "GetValue" && c.Error == "403" // which the platform says of what was never set
		if c.Error != "0" && !unset || strings.Contains(c.Name, "SetValue") && c.Answer != "true" {
			p.t.Errorf("%s(%q) is answered %q, with error %s", c.Name, c.Given, c.Answer, c.Error)
		}
		switch {
		case (c.Name == s.initialize) != (i == 0):
			p.t.Errorf("call %d is %s", i, c.Name)
		case c.Name == s.finish && i != len(calls)-1:
			p.t.Errorf("%s is called before the end, as number %d of %d", c.Name, i, len(calls))
		case c.Name == s.set:
			pattern, ok := s.patterns[numbers.ReplaceAllString(c.Given[0], ".n.")]
			if !ok || !regexp.MustCompile(pattern).MatchString(c.Given[1]) {
				p.t.Errorf("%s is set to %q, which is not %s", c.Given[0], c.Given[1], pattern)
			}
			if n := len(utf16.Encode([]rune(c.Given[1]))); n > 4096 {
				p.t.Errorf("%s is set to %d characters", c.Given[0], n)
			}
			last[c.Given[0]] = c.Given[1]
		}
	}
	return last
}

// finishes counts how often a session was ended.
func (p *tab) finishes() int {
	return value[int](p, `calls.filter(({name}) => name === "LMSFinish" || name === "Terminate").length`)
}

// begun waits until the package has begun its quiz.
func (p *tab) begun() {
	p.t.Helper()
	p.until(`element()?.querySelector('dialog [data-action="next"]')`)
}

// assertValues checks the last value of each element, given as pairs; "" may also be unset.
func assertValues(t *testing.T, got map[string]string, want ...string) {
	t.Helper()
	for i := 0; i < len(want); i += 2 {
		if got[want[i]] != want[i+1] {
			t.Errorf("%s is %q, want %q", want[i], got[want[i]], want[i+1])
		}
	}
}

func TestScormHearsOfAQuiz(t *testing.T) {
	t.Parallel()
	for standard, api := range standards {
		t.Run(standard, func(t *testing.T) {
			t.Parallel()
			s := serving(t, compilers[0].dist)
			s.install(standard)
			p := s.platform(t, map[string]any{"api": api.api})
			p.begun()
			p.run(`progress({completed: false, points: 1, of: 6, state: "one, “ö” 漢"})`)
			p.until(`calls.some(({name, given}) => name.endsWith("SetValue") && given[0] === "cmi.suspend_data")`)
			p.assert("the learner is told what the platform gets", `said().length === 1`)
			p.run(`leave()`)
			got := p.told(standard)
			if standard == "scorm12" {
				assertValues(t, got, "cmi.core.lesson_status", "incomplete", "cmi.core.score.raw", "16", "cmi.core.exit", "suspend")
			} else {
				assertValues(t, got, "cmi.completion_status", "incomplete", "cmi.success_status", "", "cmi.score.scaled", "0.16", "cmi.exit", "suspend")
			}
			assertValues(t, got, "cmi.suspend_data", "one, “ö” 漢")
			if n := p.finishes(); n != 1 {
				t.Errorf("finished %d times, want once", n)
			}

			// The next time it goes on from there.
			p.platform(map[string]any{"api": api.api, "cmi": value[any](p, `kept()`)})
			p.begun()
			p.assert("it goes on", `element().getAttribute("resume") === "one, “ö” 漢"`)
			p.run(`progress({completed: false, points: 5, of: 6, state: "nearly"}); progress({completed: true, points: 5, of: 6, state: "all"})`)
			p.until(`calls.some(({name}) => name.endsWith("Commit"))`)
			p.run(`leave()`)
			got = p.told(standard)
			if standard == "scorm12" {
				assertValues(t, got, "cmi.core.lesson_status", "completed", "cmi.core.score.min", "0", "cmi.core.score.max", "100", "cmi.core.score.raw", "83", "cmi.core.exit", "suspend")
			} else {
				assertValues(t, got, "cmi.completion_status", "completed", "cmi.success_status", "", "cmi.score.scaled", "0.83", "cmi.exit", "suspend")
			}
			assertValues(t, got, "cmi.suspend_data", "all")
			if n := p.finishes(); n != 1 {
				t.Errorf("finished %d times, want once", n)
			}
		})
	}
}

// A learner passes or fails where the platform states from what on.
func TestScormMastery(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	s.install("scorm12")
	for points, want := range map[int]string{5: "passed", 2: "failed"} {
		p := s.platform(t, map[string]any{"api": "API", "cmi": map[string]any{"student_data": map[string]any{"mastery_score": "70"}}})
		p.begun()
		p.run(`progress({completed: false, points: 1, of: 6, state: "a"})`)
		p.until(`calls.some(({name}) => name === "LMSCommit")`)
		if got := p.told("scorm12"); got["cmi.core.score.raw"] != "" {
			t.Errorf("before the end a score of %s is told, which fails the learner", got["cmi.core.score.raw"])
		}
		p.run(`progress({completed: true, points: $0, of: 6, state: "b"}); leave()`, points)
		assertValues(t, p.told("scorm12"), "cmi.core.lesson_status", want)
	}
	// Opinions alone are not judged.
	p := s.platform(t, map[string]any{"api": "API", "cmi": map[string]any{"student_data": map[string]any{"mastery_score": "70"}}})
	p.begun()
	p.run(`progress({completed: true, points: 0, of: 0, state: ""}); leave()`)
	assertValues(t, p.told("scorm12"), "cmi.core.lesson_status", "completed", "cmi.core.score.raw", "")
}

// What states no mark in the standard's own unit lets nobody pass and nobody fail.
func TestScormMarks(t *testing.T) {
	t.Parallel()
	marks := map[string]map[string]bool{ // by what the platform says; whether it is a mark
		"scorm12": {"": false, " ": false, "0": false, "0.0": false, "-1": false, "-70": false, "150": false, "100.1": false, "0.8": false, "none": false, "Infinity": false,
			"1": true, "70": true, "80 ": true, "80.0": true, "100": true},
		"scorm2004": {"": false, " ": false, "0": false, "0.0": false, "-0.7": false, "-1": false, "80": false, "1.01": false, "none": false,
			"0.01": true, "0.7": true, "0.8 ": true, "1.0": true},
	}
	for standard, api := range standards {
		t.Run(standard, func(t *testing.T) {
			t.Parallel()
			s := serving(t, compilers[0].dist)
			s.install(standard)
			s.script(standard)
			p := s.tab(t)
			p.before(`globalThis.setTimeout = ((wait) => (f, ms, ...args) => wait(f, Math.min(ms ?? 0, 20), ...args))(setTimeout)`) // what happens together is told at once
			score := map[string]string{"scorm12": "cmi.core.score.raw", "scorm2004": "cmi.score.raw"}[standard]
			judged := func(mark string, is bool, points int, verdict string) {
				p.platform(map[string]any{"api": api.api, "at": scriptAt, "says": map[string]string{
					"cmi.student_data.mastery_score": mark, "cmi.scaled_passing_score": mark}})
				p.heeded()
				p.run(`progress({completed: false, points: $0, of: 6, state: "a"})`, points)
				p.until(`calls.some(({name}) => name.endsWith("Commit"))`)
				if got := p.told(standard)[score]; (got == "") != is {
					t.Errorf("%q: before the end a score of %q is told", mark, got)
				}
				p.run(`progress({completed: true, points: $0, of: 6, state: "b"}); leave()`, points)
				got, without := p.told(standard), map[string]string{"scorm12": "completed", "scorm2004": ""}[standard]
				if !is {
					verdict = without
				}
				if standard == "scorm12" {
					assertValues(t, got, "cmi.core.lesson_status", verdict)
				} else {
					assertValues(t, got, "cmi.completion_status", "completed", "cmi.success_status", verdict)
				}
				assertValues(t, got, score, strconv.Itoa(100*points/6))
			}
			for mark, is := range marks[standard] {
				judged(mark, is, 6, "passed") // by no mark, all would
				if is {
					judged(mark, is, 0, "failed")
				}
			}
		})
	}
}

// Until something is answered an attempt stays as the platform has it, and so does a course that was finished before.
func TestScormComingBack(t *testing.T) {
	t.Parallel()
	const nothing, something = "1|russia-2018|0123abcd|1|------|||.", "1|russia-2018|0123abcd|1|1-----|||."
	for standard, api := range standards {
		status, score := "cmi.core.lesson_status", "cmi.core.score.raw"
		if standard == "scorm2004" {
			status, score = "cmi.completion_status", "cmi.score.raw"
		}
		exit := map[string]string{"scorm12": "cmi.core.exit", "scorm2004": "cmi.exit"}[standard]
		// visit gives what is set in a visit, and what the platform has after it.
		visit := func(t *testing.T, like map[string]any, progress ...map[string]any) (map[string]string, any) {
			t.Helper()
			s := serving(t, compilers[0].dist)
			s.install(standard)
			s.script(standard)
			like["api"], like["at"] = api.api, scriptAt
			p := s.platform(t, like)
			p.heeded()
			set := `calls.filter(({name, given}) => name.endsWith("SetValue") && given[0] === $0).length`
			p.assert("nothing is said of it while nothing has been done", set+` === 0`, status)
			for _, one := range progress {
				p.run(`progress($0)`, one)
			}
			if len(progress) > 0 {
				p.until(`calls.some(({name}) => name.endsWith("Commit"))`)
			}
			p.run(`leave()`)
			return p.told(standard), value[any](p, `kept()`)
		}
		t.Run(standard+", looked at", func(t *testing.T) {
			t.Parallel()
			got, kept := visit(t, map[string]any{}, quizAt(false, 0, 6, nothing))
			want := "" // as it was
			if standard == "scorm12" {
				want = "incomplete" // else the platform itself takes it for completed
			}
			assertValues(t, got, status, want, score, "", exit, "suspend", "cmi.suspend_data", nothing)
			if text, _ := json.Marshal(kept); bytes.Contains(text, []byte(`"completed"`)) {
				t.Errorf("the platform has %s", text)
			}
		})
		t.Run(standard+", answered", func(t *testing.T) {
			t.Parallel()
			got, _ := visit(t, map[string]any{}, quizAt(false, 0, 6, something))
			assertValues(t, got, status, "incomplete", score, "0", exit, "suspend")
		})
		t.Run(standard+", finished", func(t *testing.T) {
			t.Parallel()
			_, kept := visit(t, map[string]any{}, quizAt(true, 5, 6, something))
			got, kept := visit(t, map[string]any{"cmi": kept})
			assertValues(t, got, status, "", score, "", exit, "suspend")
			got, kept = visit(t, map[string]any{"cmi": kept}, quizAt(false, 0, 6, nothing), quizAt(true, 1, 6, something))
			assertValues(t, got, status, "", score, "", exit, "suspend", "cmi.suspend_data", something)
			// A platform that makes a new attempt of it all the same.
			if text, _ := json.Marshal(kept); !bytes.Contains(text, []byte(`"completed"`)) {
				t.Errorf("the platform has %s", text)
			}
		})
	}
}

// Who failed may pass; who passed does not fail later.
func TestScormFailedMayPass(t *testing.T) {
	t.Parallel()
	for standard, api := range standards {
		s := serving(t, compilers[0].dist) // of its own: the script is that of one standard
		s.install(standard)
		s.script(standard)
		verdict := map[string]string{"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.success_status"}[standard]
		like := map[string]any{"api": api.api, "at": scriptAt, "says": map[string]string{"cmi.student_data.mastery_score": "70", "cmi.scaled_passing_score": "0.7"}}
		p := s.tab(t)
		for _, c := range []struct {
			points int
			want   string
		}{{1, "failed"}, {6, "passed"}, {1, ""}} {
			p.platform(like)
			p.heeded()
			p.run(`progress({completed: true, points: $0, of: 6, state: "x"}); leave()`, c.points)
			assertValues(t, p.told(standard), verdict, c.want)
			like["cmi"] = value[any](p, `kept()`)
		}
	}
}

// final is an answer as the quiz tells it.
func final(question, choice, right string) map[string]any {
	a := map[string]any{"question": question, "choice": choice, "options": []string{"contradicts", "supports", "cant-tell"}}
	if right != "" {
		a["right"] = right
	}
	return a
}

// Each answer is told once, in the standard's own words, in whatever visit it is given.
func TestScormInteractions(t *testing.T) {
	t.Parallel()
	const state = "1|russia-2018|0123abcd|1|1-----|||."
	for standard, api := range standards {
		s := serving(t, compilers[0].dist)
		s.install(standard)
		s.script(standard)
		p := s.tab(t)
		response, wrong, letters := "learner_response", "incorrect", map[string]string{}
		if standard == "scorm12" {
			response, wrong, letters = "student_response", "wrong", map[string]string{"contradicts": "a", "supports": "b", "cant-tell": "c"}
		}
		word := func(choice string) string {
			if letter, ok := letters[choice]; ok {
				return letter
			}
			return choice
		}
		// visit tells of what is done in a visit, at once or not, and gives what was told.
		visit := func(like map[string]any, progress ...map[string]any) map[string]string {
			t.Helper()
			like["api"], like["at"] = api.api, scriptAt
			p.platform(like)
			p.heeded()
			for _, one := range progress {
				p.run(`progress($0)`, one)
			}
			p.run(`leave()`)
			return p.told(standard)
		}
		does := func(completed bool, answers ...map[string]any) map[string]any {
			detail := quizAt(completed, 1, 6, state)
			detail["answers"] = append([]map[string]any{}, answers...)
			return detail
		}
		interaction := func(n int, question, choice, right, result string) []string {
			at := "cmi.interactions." + strconv.Itoa(n) + "."
			return []string{at + "id", question, at + "type", "choice", at + response, word(choice), at + "correct_responses.0.pattern", word(right), at + "result", result}
		}
		got := visit(map[string]any{},
			does(false, final("q1.kind.a", "supports", "supports")),
			does(false),
			does(false, final("q2.weigh.a.b", "cant-tell", ""), final("q2.weigh.a.b.strength", "supports", "")))
		assertValues(t, got, interaction(0, "q1.kind.a", "supports", "supports", "correct")...)
		assertValues(t, got, interaction(1, "q2.weigh.a.b", "cant-tell", "", "neutral")...)
		assertValues(t, got, interaction(2, "q2.weigh.a.b.strength", "supports", "", "neutral")...)
		assertValues(t, got, "cmi.interactions.3.id", "")
		kept := value[any](p, `(({interactions, ...rest}) => rest)(kept())`) // scorm-again does not take back what it gives of them

		got = visit(map[string]any{"cmi": kept}, does(true, final("q3.when.a.b", "contradicts", "supports")))
		n := 0
		for at := range got {
			if strings.HasSuffix(at, ".id") {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: %d answers are told in a visit with one: %v", standard, n, got)
		}
		assertValues(t, got, interaction(0, "q3.when.a.b", "contradicts", "supports", wrong)...)
		kept = value[any](p, `(({interactions, ...rest}) => rest)(kept())`)
		got = visit(map[string]any{"cmi": kept}, does(true, final("q4.when.a.b", "contradicts", "supports")))
		for at := range got {
			if strings.Contains(at, "interactions") {
				t.Errorf("%s: of a course that was finished before, %s is told", standard, at)
			}
		}

		// A platform that takes none does not keep the rest from being kept.
		p.platform(map[string]any{"api": api.api, "at": scriptAt})
		p.heeded()
		p.run(`refused.add("cmi.interactions._count"); progress($0)`, does(true, final("q1.kind.a", "supports", "supports")))
		p.assert("nobody misses them", `said().length === 1 && calls.some(({given}) => given[0] === "cmi.suspend_data") && !calls.some(({given}) => /interactions.\d/.test(given[0]))`)
		p.run(`leave()`)
	}
}

// The API may be in any page above, or in the one that opened this, and pages of others may stand between.
func TestScormFindsThePlatform(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	s.install("scorm2004")
	between := server(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Between</title><link rel="icon" href="data:,"><iframe src="%s/%s" title="Package"></iframe>`, s.URL, packageAt)
	}))
	t.Cleanup(between.Close)
	p := s.tab(t)
	p.hosts = append(p.hosts, between.URL)
	p.platform(map[string]any{"api": "API_1484_11", "way": "hop", "at": between.URL})
	p.until(`learner()`)
	p.until(`calls.length > 4`)
	p.run(`document.querySelector("iframe").remove()`)
	p.until(`calls.at(-1).name === "Terminate"`)
	p.told("scorm2004")

	p.platform(map[string]any{"api": "API_1484_11", "way": "opener"})
	p.click("button")
	p.until(`learner?.().location.href !== "about:blank"`)
	p.begun()
	p.run(`progress({completed: true, points: 1, of: 1, state: "all"}); leave()`)
	assertValues(t, p.told("scorm2004"), "cmi.completion_status", "completed", "cmi.score.scaled", "1", "cmi.suspend_data", "all")
	if n := p.finishes(); n != 1 {
		t.Errorf("finished %d times, want once", n)
	}
}

// With no platform about, a package is the plain page in one file: it asks nobody and says nothing.
func TestPackageWithoutPlatform(t *testing.T) {
	t.Parallel()
	for _, standard := range []string{"scorm12", "scorm2004", "cmi5"} {
		s := serving(t, compilers[0].dist)
		s.install(standard)
		p := s.open(t, packageAt+"?endpoint=https://lrs.example/&actor={}")
		p.untilState("ready")
		p.assert("it is as it was", `!document.querySelector("[mode], [resume], .lms")`)
		p.run(`document.querySelector("statement-evidence").dispatchEvent(new CustomEvent("statement-evidence:progress", {detail: {completed: true, points: 1, of: 1, state: "all"}}))`)
		if len(p.Requests()) != 1 {
			t.Errorf("%s: it asks for %q, want nothing but itself", standard, p.Requests())
		}
	}
	// An API of the other version is none.
	s := serving(t, compilers[0].dist)
	s.install("scorm2004")
	p := s.platform(t, map[string]any{"api": "API"})
	p.until(`element()?.dataset.state`)
	p.assert("it lets the other standard be", `calls.length === 0 && !element().hasAttribute("mode") && said().length === 0`)
}

// Where a platform fails, the quiz goes on; it is said once, to whom it concerns.
func TestPlatformsThatFail(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	s.install("scorm12")
	for _, like := range []string{"throws", "refuses"} {
		p := s.tab(t)
		p.expect("the learning platform: LMSInitialize()")
		p.platform(map[string]any{"api": "API", "like": like})
		p.begun()
		p.run(`progress({completed: true, points: 1, of: 6, state: "a"})`)
		p.assert("the learner is told", `said().length === 1`)
		p.run(`leave()`)
		if p.finishes() != 0 {
			t.Errorf("%s: what never began is finished", like)
		}
		if n := warnings(p); n != 1 {
			t.Errorf("%s: it is reported %d times, want once", like, n)
		}
	}

	// What was refused is told again, and the learner that it has arrived.
	p := s.tab(t)
	p.expect(`the learning platform: LMSSetValue(cmi.suspend_data) answers "false", error 101`)
	p.platform(map[string]any{"api": "API"})
	p.begun()
	p.run(`refused.add("cmi.suspend_data"); progress({completed: true, points: 1, of: 6, state: "a"})`)
	p.until(`said().length === 2`)
	p.run(`refused.clear(); progress({completed: true, points: 2, of: 6, state: "b"})`)
	p.until(`said().length === 1`)
	p.run(`refused.add("cmi.core.score.max"); progress({completed: true, points: 3, of: 6, state: "c"})`)
	p.assert("an element that a platform need not have is not missed", `said().length === 1`)
	p.run(`leave()`)
	if p.finishes() != 1 || warnings(p) != 1 {
		t.Errorf("finished %d times, reported %d times, want once each", p.finishes(), warnings(p))
	}

	// What no platform keeps is not sent.
	p = s.tab(t)
	p.expect("4097 characters are to be kept; want at most 4096")
	p.platform(map[string]any{"api": "API"})
	p.begun()
	p.run(`progress({completed: true, points: 1, of: 6, state: "x".repeat(4097)})`)
	p.until(`said().length === 2`)
	p.run(`progress({completed: true, points: "many", of: -1, state: "x".repeat(4096)}); progress({completed: 1, points: 9, of: 6}); leave()`)
	if got := p.told("scorm12"); len(got["cmi.suspend_data"]) != 4096 {
		t.Errorf("%d characters are kept", len(got["cmi.suspend_data"]))
	}
}

func warnings(p *tab) (n int) {
	for _, h := range p.Console() {
		if strings.Contains(h.Text, "the learning platform") {
			n++
		}
	}
	return n
}

// A page that is put away and brought back has finished, once and for all.
func TestScormFinishesOnce(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	s.install("scorm12")
	p := s.platform(t, map[string]any{"api": "API"})
	p.begun()
	p.run(`progress({completed: false, points: 1, of: 6, state: "a"})`)
	p.run(`
		const {PageTransitionEvent} = learner();
		learner().dispatchEvent(new PageTransitionEvent("pagehide", {persisted: true}));
		globalThis.before = calls.length;
		learner().dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
		learner().dispatchEvent(new PageTransitionEvent("pagehide"));
		progress({completed: true, points: 6, of: 6, state: "b"});
		learner().document.dispatchEvent(new Event("visibilitychange"));`)
	p.assert("the learner is told that the visit is over", `said().length === 2`)
	p.run(`leave()`)
	p.assert("nothing is said after the end", `calls.length === before && calls.at(-1).name === "LMSFinish"`)
	assertValues(t, p.told("scorm12"), "cmi.suspend_data", "a", "cmi.core.lesson_status", "incomplete", "cmi.core.exit", "suspend")
	if names := p.calls(); slices.ContainsFunc(names, func(c call) bool { return c.Error == "301" }) {
		t.Errorf("%v", names)
	}
}

package check

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"statement-evidence/web/check/browser"
)

// A cmi5 package does what the standard asks of it
// (https://github.com/AICC/CMI-5_Spec_Current, sections in brackets). The
// platform is a stand-in for one learner, on a server of its own.

const (
	learnerActor = `{"objectType":"Agent","account":{"homePage":"https://school.example","name":"4711 ö"}}`
	registration = "760e3480-ba55-4991-94b0-01820dbd23a2"
	activity     = "https://school.example/activities/9"
	sessionID    = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
	masteryScore = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
)

// statement is what a platform hears.
type statement struct {
	ID, Timestamp string
	Actor         json.RawMessage
	Verb          struct{ ID string }
	Object        struct {
		ID         string
		Definition map[string]any
	}
	Result  map[string]any
	Context struct {
		Registration      string
		ContextActivities struct{ Category, Grouping []struct{ ID string } }
		Extensions        map[string]any
	}
}

// store is the platform.
type store struct {
	*httptest.Server
	t      *testing.T
	page   string         // that is launched
	launch map[string]any // LMS.LaunchData

	mu         sync.Mutex
	changed    chan struct{} // closed when anything arrives
	visit      int
	tokens     []string // of all visits: what one has sent may arrive in the next
	refuses    string   // a path
	statements []statement
	state      string // what the page keeps
	asked      []string
}

func (s *site) store(t *testing.T) *store {
	l := &store{t: t, page: packageAt, launch: map[string]any{"launchMode": "Normal", "moveOn": "CompletedOrPassed"}, changed: make(chan struct{})}
	l.Server = server(l)
	t.Cleanup(l.Close)
	return l
}

// token is that of the present visit.
func (l *store) token() string { return fmt.Sprint("token ", l.visit) }

func (l *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Access-Control-Allow-Headers", "authorization, content-type, x-experience-api-version")
	w.Header().Set("Access-Control-Allow-Methods", "GET, PUT, POST")
	if r.Method == http.MethodOptions {
		return
	}
	body, _ := io.ReadAll(r.Body)
	l.mu.Lock()
	defer l.mu.Unlock()
	defer func() {
		close(l.changed)
		l.changed = make(chan struct{})
	}()
	does := r.Method + " " + strings.TrimPrefix(r.URL.Path, "/xapi/")
	l.asked = append(l.asked, does)
	q := r.URL.Query()
	w.Header().Set("Content-Type", "application/json")
	if does == "POST /token" {
		if l.refuses == does {
			fmt.Fprint(w, `{"error-code": "1", "error-text": "used before"}`)
			return
		}
		l.tokens = append(l.tokens, l.token())
		fmt.Fprintf(w, `{"auth-token": %q}`, l.token())
		return
	}
	if !slices.Contains(l.tokens, strings.TrimPrefix(r.Header.Get("Authorization"), "Basic ")) || r.Header.Get("X-Experience-API-Version") != "1.0.3" || r.Method != "GET" && r.Header.Get("Content-Type") != "application/json" {
		l.t.Errorf("%s: headers %v", does, r.Header)
	}
	if l.refuses == does {
		http.Error(w, "refused", http.StatusInternalServerError)
		return
	}
	ours := strings.HasSuffix(does, "activities/state")
	if ours && (q.Get("activityId") != activity || q.Get("registration") != registration) || does != "POST statements" && q.Get("agent") != learnerActor {
		l.t.Errorf("%s: asks for %v", does, q)
	}
	switch does + " " + q.Get("stateId") + q.Get("profileId") {
	case "GET activities/state LMS.LaunchData":
		json.NewEncoder(w).Encode(l.launch)
	case "GET activities/state statement-evidence":
		if l.state == "" {
			http.Error(w, "{}", http.StatusNotFound)
		} else {
			io.WriteString(w, l.state)
		}
	case "PUT activities/state statement-evidence":
		l.state = string(body)
		w.WriteHeader(http.StatusNoContent)
	case "GET agents/profile cmi5LearnerPreferences":
		http.Error(w, "{}", http.StatusNotFound)
	case "POST statements ":
		var more []statement
		if err := json.Unmarshal(body, &more); err != nil {
			l.t.Errorf("%s: %v", body, err)
		}
		l.statements = append(l.statements, more...)
		io.WriteString(w, "[]")
	default:
		l.t.Errorf("%s, with %v, is nothing that cmi5 asks for", does, q)
	}
}

// until waits until something has arrived.
func (l *store) until(what string, is func() bool) {
	l.t.Helper()
	late := time.After(browser.Patience)
	for {
		l.mu.Lock()
		ok, changed := is(), l.changed
		l.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-changed:
		case <-late:
			l.t.Fatalf("not in %v: %s", browser.Patience, what)
		}
	}
}

// verbs are what has been stated in the present visit.
func (l *store) verbs() (verbs []string) {
	for _, s := range l.statements {
		verbs = append(verbs, strings.TrimPrefix(s.Verb.ID, "http://adlnet.gov/expapi/verbs/"))
	}
	return verbs
}

// visiting launches the package again, and waits until its quiz has begun.
func (l *store) visiting(p *tab) {
	l.t.Helper()
	l.mu.Lock()
	l.visit++
	l.statements = nil
	l.launch["contextTemplate"] = map[string]any{
		"contextActivities": map[string]any{"grouping": []any{map[string]any{"id": "urn:uuid:of-the-publisher"}}},
		"extensions":        map[string]any{sessionID: l.token()},
	}
	l.mu.Unlock()
	q := url.Values{"endpoint": {l.URL + "/xapi"}, "fetch": {l.URL + "/token?k=1"}, "actor": {learnerActor}, "registration": {registration}, "activityId": {activity}, "other": {"stays"}}
	p.visit(l.page + "?" + q.Encode())
	if l.page == scriptAt {
		p.until(`document.querySelector("[resume]")`)
		return
	}
	p.until(`document.querySelector('statement-evidence[mode=quiz] > dialog [data-action="next"]')`)
}

// left has the page think that it is left, once all was stated but the end, and
// holds the visit to what it should state. Really left, browsers lose some of what it says.
func (l *store) left(p *tab, want string) {
	l.t.Helper()
	l.until(want, func() bool { return strings.Join(append(l.verbs(), "terminated"), " ") == want })
	p.run(`dispatchEvent(new PageTransitionEvent("pagehide"))`)
	l.visited(want)
}

// visited holds a visit that ends to the rules, and to what it should state.
func (l *store) visited(want string) {
	l.t.Helper()
	l.until("terminated", func() bool { return slices.Contains(l.verbs(), "terminated") })
	l.mu.Lock()
	defer l.mu.Unlock()
	t, verbs, judged, last := l.t, l.verbs(), 0, ""
	for i, s := range l.statements {
		verb, of := verbs[i], func(list ...string) bool { return slices.Contains(list, verbs[i]) }
		if (i == 0) != of("initialized") || (i == len(verbs)-1) != of("terminated") || !of("answered") && slices.Contains(verbs[:i], verb) {
			t.Errorf("verbs %q [9.3]", verbs)
		}
		if of("passed", "failed") {
			judged++
		}
		if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(s.ID) {
			t.Errorf("%s: id %q [9.1]", verb, s.ID)
		}
		if _, err := time.Parse("2006-01-02T15:04:05.000Z", s.Timestamp); err != nil || s.Timestamp < last {
			t.Errorf("%s: at %s, after %s [9.7]", verb, s.Timestamp, last)
		}
		last = s.Timestamp
		var got, want any
		if json.Unmarshal(s.Actor, &got) != nil || json.Unmarshal([]byte(learnerActor), &want) != nil || !reflect.DeepEqual(got, want) || s.Object.ID != activity && !(of("answered") && strings.HasPrefix(s.Object.ID, activity+"/q")) {
			t.Errorf("%s: %s of %s [9.2, 9.4]", verb, s.Actor, s.Object.ID)
		}
		c := s.Context
		if c.Registration != registration || c.Extensions[sessionID] != l.token() || len(c.ContextActivities.Grouping) != 1 {
			t.Errorf("%s: context %v [9.6, 10]", verb, c)
		}
		var categories []string
		for _, a := range c.ContextActivities.Category {
			categories = append(categories, strings.TrimPrefix(a.ID, "https://w3id.org/xapi/cmi5/context/categories/"))
		}
		if want := map[bool]string{true: "cmi5 moveon", false: "cmi5"}[of("completed", "passed", "failed")]; !of("scored", "answered") && strings.Join(categories, " ") != want || of("scored", "answered") && categories != nil {
			t.Errorf("%s: categories %q [7.1.3, 9.6.2]", verb, categories)
		}
		_, hasScore := s.Result["score"]
		if hasScore != of("scored", "passed", "failed") {
			t.Errorf("%s: result %v [9.5.1]", verb, s.Result)
		}
		if got := fmt.Sprint(s.Result["success"], s.Result["completion"]); !of("answered") && got != map[string]string{"passed": "true <nil>", "failed": "false <nil>", "completed": "<nil> true"}[verb] && got != "<nil> <nil>" {
			t.Errorf("%s: result %v [9.5.2, 9.5.3]", verb, s.Result)
		}
		if span, _ := s.Result["duration"].(string); regexp.MustCompile(`^PT\d+H\d+M\d+\.\d\dS$`).MatchString(span) != of("completed", "passed", "failed", "terminated") {
			t.Errorf("%s: took %q [9.5.4]", verb, span)
		}
		if _, ok := c.Extensions[masteryScore]; ok != of("passed", "failed") {
			t.Errorf("%s: context %v [9.6.3.2]", verb, c)
		}
	}
	if judged > 1 {
		t.Errorf("verbs %q [9.3]", verbs)
	}
	if got := strings.Join(verbs, " "); got != want {
		t.Errorf("states %s, want %s", got, want)
	}
}

const tells = `document.querySelector("statement-evidence").dispatchEvent(new CustomEvent("statement-evidence:progress", {bubbles: true, detail: $0}))`

func quizAt(completed bool, points, of int, state string) map[string]any {
	return map[string]any{"completed": completed, "points": points, "of": of, "state": state}
}

const platformSays = `[...document.querySelectorAll(".lms > p")].filter((line) => line.checkVisibility())`

// cmi5 opens a platform and a tab for its package.
func cmi5(t *testing.T) (*store, *tab) {
	t.Helper()
	t.Parallel()
	s := serving(t, compilers[0].dist)
	s.install("cmi5")
	s.script("cmi5")
	l, p := s.store(t), s.tab(t)
	p.hosts = append(p.hosts, l.URL)
	p.expect("/xapi/agents/profile", "stateId=statement-evidence", "favicon.ico") // there are none at first
	return l, p
}

func TestCmi5(t *testing.T) {
	l, p := cmi5(t)
	l.launch["returnURL"] = p.site.URL + "/third-party-notices.txt"
	l.visiting(p)
	p.assert("nothing of the launch stays in the address", `location.search === "?other=stays"`)
	p.assert("the learner is told what the platform gets, and can go back", platformSays+`.length === 1 && document.querySelector(".lms a").href === $0`, l.launch["returnURL"])
	p.assert("and which hosts those are, since a link may name any", `[...document.querySelectorAll(".lms bdi")].map((host) => host.textContent).join() === $0`,
		strings.ReplaceAll(l.URL+","+p.site.URL, "http://", ""))
	p.run(tells, quizAt(false, 1, 6, "one, “ö” 漢"))
	l.until("the state", func() bool { return strings.Contains(l.state, "漢") })
	p.click(".lms a")
	l.visited("initialized terminated")
	p.until(`location.href === $0`, l.launch["returnURL"])

	l.launch["returnURL"] = "javascript:alert(1)"
	l.visiting(p)
	p.assert("it goes on", `document.querySelector("statement-evidence").getAttribute("resume") === "one, “ö” 漢"`)
	p.assert("no script is a way back", `!document.querySelector(".lms a")`)
	p.run(tells, quizAt(true, 5, 6, "all"))
	p.run(tells, quizAt(true, 5, 6, "all of it"))
	l.left(p, "initialized scored completed terminated")
	score, _ := l.statements[1].Result["score"].(map[string]any)
	if want := map[string]any{"scaled": 0.83, "raw": 83.0, "min": 0.0, "max": 100.0}; !reflect.DeepEqual(score, want) {
		t.Errorf("score %v, want %v", score, want)
	}
	l.until("the state", func() bool { return strings.Contains(l.state, "all of it") })

	// It is completed once in a registration.
	l.launch["returnURL"] = "https://"
	l.visiting(p)
	p.assert("an address that is none leads nowhere", platformSays+`.length === 1 && !document.querySelector(".lms a")`)
	p.run(tells, quizAt(true, 6, 6, "again"))
	l.left(p, "initialized terminated")

	// Loaded again, the page has no part in the visit, and says so.
	l.visiting(p)
	l.left(p, "initialized terminated")
	p.do(chromedp.Reload())
	p.until(platformSays + `.length === 1`)
	asked := len(l.asked)
	p.run(tells, quizAt(true, 6, 6, "unheard"))
	p.assert("it has no quiz of its own accord", `!document.querySelector("[mode]")`)
	if len(l.asked) != asked {
		t.Errorf("it asks for %q", l.asked[asked:])
	}
}

func TestCmi5Mastery(t *testing.T) {
	l, p := cmi5(t)
	l.launch["masteryScore"] = 0.7
	for _, c := range []struct {
		points, of int
		want       string
	}{
		{0, 0, "initialized completed terminated"},
		{2, 6, "initialized failed terminated"},
		{5, 6, "initialized passed terminated"},
		{1, 6, "initialized terminated"}, // nobody fails who has passed
	} {
		l.visiting(p)
		p.run(tells, quizAt(true, c.points, c.of, "x"))
		l.left(p, c.want)
	}
	l.mu.Lock()
	l.state = ""
	l.mu.Unlock()
	l.visiting(p)
	p.run(tells, quizAt(true, 7, 10, "x"))
	l.left(p, "initialized passed completed terminated")
	if got := l.statements[1].Context.Extensions[masteryScore]; got != 0.7 {
		t.Errorf("mastery %v", got)
	}
}

// Each answer is told once, as long as it can change the result, and with what is right where the story states it.
func TestCmi5Answers(t *testing.T) {
	l, p := cmi5(t)
	l.page = scriptAt
	does := func(completed bool, answers ...map[string]any) {
		t.Helper()
		detail := quizAt(completed, 1, 6, "1|russia-2018|0123abcd|1|1-----|||.")
		detail["answers"] = append([]map[string]any{}, answers...)
		p.run(tells, detail)
	}
	l.visiting(p)
	does(false, final("q1.kind.a", "contradicts", "supports"))
	does(false)
	does(true, final("q2.weigh.a.b", "cant-tell", ""))
	l.left(p, "initialized answered answered scored completed terminated")
	choices := []any{map[string]any{"id": "contradicts"}, map[string]any{"id": "supports"}, map[string]any{"id": "cant-tell"}}
	for i, want := range []struct {
		id                 string
		result, definition map[string]any
	}{
		{"/q1.kind.a", map[string]any{"response": "contradicts", "success": false}, map[string]any{"correctResponsesPattern": []any{"supports"}}},
		{"/q2.weigh.a.b", map[string]any{"response": "cant-tell"}, map[string]any{}},
	} {
		want.definition["type"], want.definition["interactionType"], want.definition["choices"] = "http://adlnet.gov/expapi/activities/cmi.interaction", "choice", choices
		if got := l.statements[1+i]; got.Object.ID != activity+want.id || !reflect.DeepEqual(got.Result, want.result) || !reflect.DeepEqual(got.Object.Definition, want.definition) {
			t.Errorf("got %s, %v, %v", got.Object.ID, got.Result, got.Object.Definition)
		}
	}
	l.visiting(p)
	does(true, final("q1.kind.a", "supports", "supports"))
	l.left(p, "initialized terminated")
}

// What is no mark in the standard's unit, 0 to 1, lets nobody pass and nobody fail.
func TestCmi5Marks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		mark any
		is   bool
	}{{nil, false}, {0, false}, {0.0, false}, {-0.7, false}, {1.5, false}, {80, false}, {"0.7", false}, {" ", false}, {0.01, true}, {0.7, true}, {1, true}} {
		t.Run(fmt.Sprintf("%#v", c.mark), func(t *testing.T) {
			l, p := cmi5(t)
			l.page, l.launch["masteryScore"] = scriptAt, c.mark
			for points, verdict := range map[int]string{0: "failed", 6: "passed"} {
				l.mu.Lock()
				l.state = ""
				l.mu.Unlock()
				l.visiting(p)
				p.run(tells, quizAt(true, points, 6, "x"))
				l.until("the state", func() bool { return l.state != "" })
				if !c.is {
					verdict = "scored"
				}
				l.left(p, "initialized "+verdict+" completed terminated")
			}
		})
	}
}

// Nothing is said of a visit without an answer, and one of a finished course changes nothing.
func TestCmi5ComingBack(t *testing.T) {
	l, p := cmi5(t)
	l.page = scriptAt
	const nothing, something = "1|russia-2018|0123abcd|1|------|||.", "1|russia-2018|0123abcd|1|1-----|||."
	l.visiting(p)
	keeps := func(text string) {
		t.Helper()
		l.until("the state", func() bool { return strings.Contains(l.state, text) })
	}
	p.run(tells, quizAt(false, 0, 6, nothing))
	keeps(nothing)
	l.left(p, "initialized terminated")
	l.visiting(p)
	p.run(tells, quizAt(true, 5, 6, something))
	keeps(something)
	l.left(p, "initialized scored completed terminated")
	l.visiting(p)
	p.assert("the answers come back", `document.querySelector("statement-evidence").getAttribute("resume") === $0`, something)
	p.run(tells, quizAt(false, 0, 6, nothing))
	keeps(nothing)
	l.left(p, "initialized terminated")
}

// Who only looks leaves no trace.
func TestCmi5Browse(t *testing.T) {
	l, p := cmi5(t)
	l.launch["launchMode"] = "Browse"
	l.visiting(p)
	p.run(tells, quizAt(true, 5, 6, "x"))
	l.left(p, "initialized terminated")
	if l.state != "" {
		t.Errorf("keeps %q", l.state)
	}
}

func TestCmi5Failures(t *testing.T) {
	l, p := cmi5(t)
	p.expect("no auth-token: used before", "500")
	l.refuses = "POST /token"
	l.visiting(p)
	p.until(platformSays + `.length === 1`)
	p.run(tells, quizAt(true, 5, 6, "x"))
	p.assert("the learner is told", platformSays+`.length === 1`)
	if len(l.asked) != 1 || warnings(p) != 1 {
		t.Errorf("asks for %q, reported %d times", l.asked, warnings(p))
	}

	// What did not arrive is sent again, once.
	l.refuses = ""
	l.visiting(p)
	p.until(platformSays + `.length === 1`)
	l.mu.Lock()
	l.refuses = "POST statements"
	l.mu.Unlock()
	p.run(tells, quizAt(true, 5, 6, "x"))
	p.until(platformSays + `.length === 2`)
	l.mu.Lock()
	l.refuses = ""
	l.mu.Unlock()
	p.run(tells, quizAt(true, 5, 6, "y"))
	p.until(platformSays + `.length === 1`)
	l.left(p, "initialized scored completed terminated")
}

package stage_test

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/stage"
)

// after gives a stage after some actions, and the effects of the last.
func after(t *testing.T, mode string, actions ...string) (*stage.Stage, *stage.Effects) {
	t.Helper()
	s := stage.New(mode, data.NewIndex(datatest.First(t)), nil, i18ntest.Load(t, "en"))
	var e *stage.Effects
	for _, action := range actions {
		e = s.Update(action)
	}
	return s, e
}

func TestWhatChangesNothingHasNoEffects(t *testing.T) {
	for mode, actions := range map[string][]string{
		"present": {"no such action", "back", "go:#quiz=1", "save:answers"},
		"notes":   {"no such action", "go:#q=russia", "save:json"},
		"quiz":    {"no such action", "back", "go:#present=x", "save:no such file", "save:stale", "answer:q1:no such option"},
	} {
		for _, action := range actions {
			if _, e := after(t, mode, action); e != nil {
				t.Errorf("%s, %s: %+v", mode, action, *e)
			}
		}
	}
}

// Every mode writes its own address, and follows it.
func TestGoesWhereItsAddressPoints(t *testing.T) {
	for _, mode := range []string{"present", "notes", "quiz"} {
		_, e := after(t, mode, "next")
		if e == nil || !strings.HasPrefix(e.Fragment, mode+"=") || mode != "notes" && e.Announce == "" {
			t.Errorf("%s: after a step the effects are %+v", mode, e)
			continue
		}
		if _, there := after(t, mode, "go:#"+e.Fragment); there == nil || there.Fragment != e.Fragment || there.Save != nil {
			t.Errorf("%s: %q leads to %+v", mode, e.Fragment, there)
		}
	}
}

// A host is told how far a quiz is by what is done in it, not by arriving there or taking it up.
func TestTellsProgressOfAQuizOnly(t *testing.T) {
	for _, c := range []struct {
		mode, action string
		told         bool
	}{
		{"quiz", "next", true}, {"quiz", "hands", true},
		{"quiz", "go:#quiz=q2", false}, {"quiz", "resume:", false}, {"quiz", "save:json", false},
		{"present", "next", false}, {"notes", "next", false}, {"present", "resume:", false},
	} {
		_, e := after(t, c.mode, c.action)
		if e == nil {
			t.Errorf("%s, %s: no effects", c.mode, c.action)
		} else if told := e.Progress != nil; told != c.told {
			t.Errorf("%s, %s: progress is told: %v, want %v", c.mode, c.action, told, c.told)
		}
	}
}

// A host is told what has become final with what made it so.
func TestTellsAnswers(t *testing.T) {
	if _, e := after(t, "quiz", "next", "answer:q1:supports", "strength:q1:low"); e == nil || e.Progress == nil || e.Progress.Answered != nil {
		t.Errorf("before it is final the effects are %+v", e)
	}
	if _, e := after(t, "quiz", "next", "answer:q1:supports", "strength:q1:low", "show:q1"); e == nil || e.Progress == nil || len(e.Progress.Answered) != 2 {
		t.Errorf("once it is final the effects are %+v", e)
	}
}

// The state that a host is told is one to go on from.
func TestResumes(t *testing.T) {
	_, e := after(t, "quiz", "next", "next", "hands")
	if e == nil || e.Progress == nil || e.Progress.State == "" || e.Progress.Completed {
		t.Fatalf("after three actions the effects are %+v", e)
	}
	if _, again := after(t, "quiz", "resume:"+e.Progress.State); again.Fragment != e.Fragment {
		t.Errorf("it goes on at %q, want %q", again.Fragment, e.Fragment)
	}
}

// Saving a file changes nothing else.
func TestSaves(t *testing.T) {
	s, _ := after(t, "quiz", "next")
	at := s.Fragment()
	for action, kind := range map[string]string{"save:answers": "text/csv;charset=utf-8", "save:json": "application/json"} {
		e := s.Update(action)
		if e == nil || e.Save == nil {
			t.Errorf("%s saves nothing", action)
			continue
		}
		if f := e.Save; f.Type != kind || f.Text == "" || !strings.Contains(f.Done, f.Name) || f.Else == "" || e.Fragment != at || e.Announce != "" || e.Progress != nil {
			t.Errorf("%s: %+v, %+v", action, e, *f)
		}
	}
}

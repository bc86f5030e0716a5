package state_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/pagetext"
)

func story(t testing.TB) *data.Index {
	t.Helper()
	return data.NewIndex(datatest.First(t))
}

func outline(t testing.TB) *data.Outline {
	t.Helper()
	return data.NewOutline(story(t))
}

// finder searches the page of a story.
func finder(t testing.TB, x *data.Index) *state.Finder {
	t.Helper()
	return state.NewFinder(data.NewOutline(x), pagetext.Of(view.Page(x, i18ntest.Load(t, "en"))))
}

func TestApply(t *testing.T) {
	x := outline(t)
	for _, c := range []struct {
		name    string
		actions string
		want    state.State
	}{
		{"a search", "search:Don’t", state.State{Query: "Don’t"}},
		{"an ended search", "search:a;search:", state.State{}},
		{"two relations, in the order of the page", "tie:supports;tie:contradicts", state.State{RelationTypes: []data.RelationType{data.Contradicts, data.Supports}}},
		{"a relation taken away", "tie:supports;tie:contradicts;tie:supports", state.State{RelationTypes: []data.RelationType{data.Contradicts}}},
		{"kind, speaker and day", "kind:allegation;speaker:" + x.Speakers[0].ID + ";when:later",
			state.State{Kinds: []data.Kind{data.Allegation}, Speakers: []string{x.Speakers[0].ID}, When: state.Later}},
		{"the same day twice", "when:later;when:later", state.State{}},
		{"the other day", "when:later;when:then", state.State{When: state.Then}},
		{"clear", "search:a;tie:supports;when:then;clear", state.State{}},
		{"what is not in the story", "tie:refutes;kind:verdict;speaker:nobody;when:never;dance;dance:s1;:", state.State{}},
		{"a place", "go:#s-" + x.Statements[0].ID, state.State{At: "s-" + x.Statements[0].ID}},
		{"a place replaces the search", "search:a;go:s-" + x.Statements[0].ID, state.State{At: "s-" + x.Statements[0].ID}},
		{"a search leaves the place", "go:s-" + x.Statements[0].ID + ";search:a", state.State{Query: "a"}},
		{"somebody else’s fragment", "search:a;go:#comments", state.State{Query: "a"}},
		{"no fragment", "search:a;go:", state.State{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s state.State
			for _, a := range strings.Split(c.actions, ";") {
				s = state.Apply(x, s, a)
			}
			if !s.Equal(c.want) {
				t.Errorf("got %+v\nwant %+v", s, c.want)
			}
		})
	}
}

// Equal must see every field.
func TestEqualSeesEveryField(t *testing.T) {
	full := state.State{Query: "q", RelationTypes: []data.RelationType{"t"}, Kinds: []data.Kind{"k"}, Speakers: []string{"s"}, When: "w", AsOf: "d", Words: "p", At: "a"}
	v := reflect.ValueOf(full)
	for i := range v.NumField() {
		s := full
		reflect.ValueOf(&s).Elem().Field(i).SetZero()
		if v.Field(i).IsZero() || s.Equal(full) {
			t.Errorf("Equal does not see %s", v.Type().Field(i).Name)
		}
	}
}

func TestFragment(t *testing.T) {
	x := outline(t)
	id := "s-" + x.Statements[0].ID
	for _, c := range []struct {
		s    state.State
		want string
	}{
		{state.State{}, ""},
		{state.State{At: id}, id},
		{state.State{Query: " a&b=c#ü "}, "q=a%26b%3Dc%23%C3%BC"},
		{state.State{At: id, Query: "x", RelationTypes: []data.RelationType{data.Contradicts, data.Supports}, When: state.Later}, id + "&q=x&tie=contradicts,supports&when=later"},
	} {
		if got := state.Fragment(c.s); got != c.want {
			t.Errorf("Fragment(%+v) = %q; want %q", c.s, got, c.want)
		}
		back, ok := state.Parse(x, "#"+c.want)
		c.s.Query = strings.TrimSpace(c.s.Query)
		if !ok || !back.Equal(c.s) {
			t.Errorf("Parse(%q) = %+v, %v; want %+v", c.want, back, ok, c.s)
		}
	}
}

func TestParseTakesWhatPeopleDoToAddresses(t *testing.T) {
	x := outline(t)
	for fragment, want := range map[string]state.State{
		"tie=supports%2Ccontradicts":   {RelationTypes: []data.RelationType{data.Contradicts, data.Supports}}, // a mail program encoded the comma
		"q=100%":                       {Query: "100%"},
		"q=%ff":                        {Query: "\uFFFD"},
		"q=%4":                         {Query: "%4"},
		"tie=nonsense&kind=dissent":    {Kinds: []data.Kind{data.Dissent}},
		"q=a&utm_source=x&fbclid=y":    {Query: "a"},
		"q=a&s-no-such-statement":      {Query: "a"},
		"f-" + x.Findings[0].ID + "&q": {At: "f-" + x.Findings[0].ID},
	} {
		if got, ok := state.Parse(x, fragment); !ok || !got.Equal(want) {
			t.Errorf("Parse(%q) = %+v, %v; want %+v", fragment, got, ok, want)
		}
	}
	for _, fragment := range []string{"comments", "s-no-such-statement", "a=b", "&", "=", "%"} {
		if got, ok := state.Parse(x, fragment); ok {
			t.Errorf("Parse(%q) = %+v; it is not ours", fragment, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	x := outline(f)
	for _, s := range []string{"", "#", "q=a", "tie=supports,context&kind=dissent&when=then", "s-" + x.Statements[0].ID + "&q=%E2%80%99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, fragment string) {
		s, _ := state.Parse(x, fragment)
		again, _ := state.Parse(x, state.Fragment(s))
		s.Query = strings.TrimSpace(s.Query)
		if !again.Equal(s) {
			t.Errorf("%q reads as %+v, which is written %q and reads as %+v", fragment, s, state.Fragment(s), again)
		}
	})
}

// shown gives the ids of the statements and rows that a state shows.
func shown(t testing.TB, x *data.Index, s state.State) (statements, rows []string) {
	sel := finder(t, x).Select(s)
	for i, on := range sel.Statements {
		if on {
			statements = append(statements, x.Statements[i].ID)
		}
	}
	for i, on := range sel.Rows {
		if on {
			rows = append(rows, x.Placements[i].ID)
		}
	}
	return statements, rows
}

func TestSelectEverything(t *testing.T) {
	x := story(t)
	statements, rows := shown(t, x, state.State{})
	if len(statements) != len(x.Statements) || len(rows) != len(x.Placements) {
		t.Errorf("%d of %d statements and %d of %d rows", len(statements), len(x.Statements), len(rows), len(x.Placements))
	}
	sel := finder(t, x).Select(state.State{})
	if sel.Shown.Findings != len(x.Findings) {
		t.Errorf("%d findings shown of %d: every finding must stand somewhere", sel.Shown.Findings, len(x.Findings))
	}
}

func TestSelectSearch(t *testing.T) {
	x := story(t)
	statements, rows := shown(t, x, state.State{Query: "toughest"})
	if len(statements) == 0 || len(rows) == 0 {
		t.Fatal("a word of a relation finds nothing")
	}
	for _, r := range rows {
		row := &x.Placements[x.PlacementIndex(r)]
		if row.Relation >= 0 && !slices.Contains(statements, x.Relations[row.Relation].From) {
			t.Errorf("row %s is shown without its statement", r)
		}
	}

	// The words of a statement show all its rows.
	statements, rows = shown(t, x, state.State{Query: "they definitely DON'T want"})
	if want := []string{"trump-2018-07-24-tweet-midterms"}; !slices.Equal(statements, want) {
		t.Errorf("statements %v; want %v", statements, want)
	}
	if from, to := x.PlacementsOf(x.StatementIndex("trump-2018-07-24-tweet-midterms")); len(rows) != to-from {
		t.Errorf("%d rows; want the %d of the statement", len(rows), to-from)
	}

	if statements, rows = shown(t, x, state.State{Query: "definitely nowhere-to-be-found"}); len(statements)+len(rows) != 0 {
		t.Errorf("a term that is nowhere finds %v %v", statements, rows)
	}
}

func TestSelectFilters(t *testing.T) {
	x := story(t)
	for name, s := range map[string]state.State{
		"relation": {RelationTypes: []data.RelationType{data.Contradicts}},
		"kind":     {Kinds: []data.Kind{data.Allegation, data.Dissent}},
		"speaker":  {Speakers: []string{x.Speakers[1].ID}},
		"then":     {When: state.Then},
		"later":    {When: state.Later},
		"all":      {RelationTypes: []data.RelationType{data.Contradicts}, Kinds: []data.Kind{data.Assessment}, Speakers: []string{x.Speakers[0].ID}, When: state.Then, Query: "putin"},
	} {
		t.Run(name, func(t *testing.T) {
			statements, rows := shown(t, x, s)
			if len(statements) == 0 || len(rows) == 0 || len(rows) == len(x.Placements) {
				t.Fatalf("%d statements and %d rows: the filter filters nothing, or everything", len(statements), len(rows))
			}
			for _, id := range rows {
				r := &x.Placements[x.PlacementIndex(id)]
				if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, x.Findings[r.Finding].Kind) {
					t.Errorf("%s is a %s", id, x.Findings[r.Finding].Kind)
				}
				if r.Relation < 0 {
					if len(s.RelationTypes) > 0 || s.When != "" || len(s.Speakers) > 0 {
						t.Errorf("%s has no statement", id)
					}
					continue
				}
				if len(s.RelationTypes) > 0 && !slices.Contains(s.RelationTypes, x.Relations[r.Relation].Type) {
					t.Errorf("%s is %s", id, x.Relations[r.Relation].Type)
				}
				if s.When != "" && r.Later != (s.When == state.Later) {
					t.Errorf("%s: later is %v", id, r.Later)
				}
			}
			for _, id := range statements {
				if sp := x.StatementAt(id).Speaker; len(s.Speakers) > 0 && !slices.Contains(s.Speakers, sp) {
					t.Errorf("%s is by %s", id, sp)
				}
			}
		})
	}
	if statements, _ := shown(t, x, state.State{RelationTypes: []data.RelationType{data.Corrects}}); len(statements) != 2 {
		t.Errorf("the filter for corrections shows %v; want both statements of the pair", statements)
	}
}

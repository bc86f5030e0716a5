package controls_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/controls"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/examples"
	"statement-evidence/wasm/view/pagetext"
)

// in gives the controls of a story in a state.
func in(t testing.TB, s *data.Story, w *i18n.Catalog, to state.State) *controls.Controls {
	t.Helper()
	x := data.NewIndex(s)
	c := controls.New(data.NewOutline(x), w)
	c.State = to
	c.Selection = state.NewFinder(c.Outline, pagetext.Of(view.Page(x, w))).Select(to)
	return c
}

func hasClass(n *node.Node, class string) bool {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == "class" {
			return slices.Contains(strings.Fields(n.Attrs[i+1]), class)
		}
	}
	return false
}

func within(n *node.Node, class string) (list []*node.Node) {
	if hasClass(n, class) {
		list = append(list, n)
	}
	for _, k := range n.Kids {
		list = append(list, within(k, class)...)
	}
	return list
}

// What the program would draw of a page that nobody has touched stands in it, once, where
// its class says, in every language.
func TestIslandsAreInThePage(t *testing.T) {
	all := append(examples.All(), examples.Example{Name: "the story", Story: datatest.First(t)})
	for _, lang := range i18ntest.Languages(t) {
		w := i18ntest.Load(t, lang)
		for _, e := range all {
			page, c := e.Node(w), in(t, e.Story, w, state.State{})
			for i := range controls.Islands {
				found := within(page, i.Class())
				if i == controls.AsOf && len(c.Days) == 0 {
					continue
				}
				if len(found) != 1 {
					t.Fatalf("%s, %s: %d elements have the class %s", e.Name, lang, len(found), i.Class())
				}
				if got, want := nodetest.HTML(t, c.Island(i)), nodetest.HTML(t, found[0]); got != want {
					t.Errorf("%s, %s: the program draws\n%s\nbut in the page stands\n%s", e.Name, lang, got, want)
				}
				if key := c.RenderKey(i); key != "" {
					t.Errorf("%s: %s has the key %q in the page as it was written", e.Name, i.Class(), key)
				}
			}
		}
	}
}

// states are some that change islands.
func states(x *data.Index) []state.State {
	return []state.State{
		{}, {Query: "Putin"}, {Query: "the"}, {Query: "no such words"}, {RelationTypes: []data.RelationType{data.Contradicts}}, {RelationTypes: []data.RelationType{data.Contradicts, data.Corrects}},
		{Kinds: []data.Kind{data.Action}}, {Speakers: []string{x.Speakers[0].ID}}, {When: state.Then}, {When: state.Later}, {When: state.Open}, {Query: "Putin", When: state.Later},
		{AsOf: x.Days[0]}, {AsOf: x.Days[9]}, {AsOf: x.Days[9], Kinds: []data.Kind{data.Action}}, {At: "s-" + x.Statements[0].ID},
	}
}

// An island that changes with the state must change its render key, or it would not be redrawn.
func TestEqualRenderKeysMeanEqualIslands(t *testing.T) {
	x := data.NewIndex(datatest.First(t))
	type keyed struct {
		controls.Island
		key string
	}
	drawn := map[keyed]string{}
	for _, s := range states(x) {
		c := in(t, x.Story, i18ntest.Load(t, "en"), s)
		for i := range controls.Islands {
			at, is := keyed{i, c.RenderKey(i)}, nodetest.HTML(t, c.Island(i))
			if was, ok := drawn[at]; ok && was != is {
				t.Errorf("%+v changes %s, but not its key %q", s, i.Class(), at.key)
			}
			drawn[at] = is
		}
	}
	if len(drawn) < 4*int(controls.Islands) {
		t.Errorf("%d islands have %d keys; that tests little", controls.Islands, len(drawn))
	}
}

// What is shown, and for what, is said in a sentence, and every island reads well, in every language and state.
func TestEveryLanguageReadsWell(t *testing.T) {
	x := data.NewIndex(datatest.First(t))
	for _, lang := range i18ntest.Languages(t) {
		w := i18ntest.Load(t, lang)
		for _, s := range states(x) {
			c := in(t, x.Story, w, s)
			for i := range controls.Islands {
				if i18ntest.Drawn(t, i.Class(), w, c.Island(i)) == 0 {
					t.Errorf("%s: %s has no text", lang, i.Class())
				}
			}
			said := node.TextContent(c.Island(controls.Count))
			for _, r := range said {
				if unicode.IsLower(r) && s.Query == "" {
					t.Errorf("%s: %q begins with a small letter", lang, said)
				}
				break
			}
			if !strings.HasSuffix(said, w.Format(i18n.Sentence)) {
				t.Errorf("%s: %q does not end as a sentence", lang, said)
			}
		}
	}
}

func TestCount(t *testing.T) {
	s := datatest.First(t)
	for _, c := range []struct {
		state state.State
		want  string
	}{
		{state.State{}, "Showing all 17 statements and all 37 records."},
		{state.State{Query: " coats "}, "“coats”: "},
		{state.State{Query: "<b>&"}, "No results for “<b>&”."},
		{state.State{Query: "putin", Kinds: []data.Kind{data.Dissent}, Speakers: []string{"putin"}, When: state.Then}, "“putin”, Dissent, Vladimir Putin, Public when it was said: 2 statements and 1 record."},
	} {
		if got := node.TextContent(in(t, s, i18ntest.Load(t, "en"), c.state).Island(controls.Count)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%+v: got %q, want %q", c.state, got, c.want)
		}
	}
}

func TestBearingOn(t *testing.T) {
	example := func(name string) *data.Story {
		all := examples.All()
		return all[slices.IndexFunc(all, func(e examples.Example) bool { return e.Name == name })].Story
	}
	both := example("a correction, both ways")
	both.Relations[0].FromWords = both.Relations[1].FromWords
	for _, c := range []struct {
		story       *data.Story
		words, want string
	}{
		{example("words that overlap"), "r-said--later", "2 records relate to {2}."},
		{example("a correction, both ways"), "r-said--corrected", "1 statement relates to {2}."},
		{both, "r-said--judged", "1 record and 1 statement relate to {2}."},
		{both, "", ""},
	} {
		if got := in(t, c.story, i18ntest.Load(t, "en"), state.State{Words: c.words}).BearingOn(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.words, got, c.want)
		}
	}
}

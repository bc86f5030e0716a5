package check

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
)

// states are states of the default story, by name, and how a reader comes to them.
var states = []struct {
	name   string
	search string
	press  []string // data-action
	state  state.State
}{
	{name: "everything"},
	{name: "a search", search: "Coats", state: state.State{Query: "Coats"}},
	{name: "a search in several records", search: "russia election", state: state.State{Query: "russia election"}},
	{name: "typography does not count", search: "wouldn't", state: state.State{Query: "wouldn't"}},
	{name: "a search that finds nothing", search: "<b>&\"zebra", state: state.State{Query: "<b>&\"zebra"}},
	{name: "a relation", press: []string{"tie:contradicts"}, state: state.State{RelationTypes: []data.RelationType{data.Contradicts}}},
	{name: "two relations", press: []string{"tie:complicates", "tie:supports"}, state: state.State{RelationTypes: []data.RelationType{data.Supports, data.Complicates}}},
	{name: "a kind", press: []string{"kind:dissent"}, state: state.State{Kinds: []data.Kind{data.Dissent}}},
	{name: "a speaker", press: []string{"speaker:putin"}, state: state.State{Speakers: []string{"putin"}}},
	{name: "known then", press: []string{"when:then"}, state: state.State{When: state.Then}},
	{name: "came later", press: []string{"when:later"}, state: state.State{When: state.Later}},
	{name: "then, no, later", press: []string{"when:then", "when:later"}, state: state.State{When: state.Later}},
	{name: "as of a day", press: []string{"as-of:2018-07-18"}, state: state.State{AsOf: "2018-07-18"}},
	{name: "as of the event before", press: []string{"as-of:2018-07-18", "event:previous"}, state: state.State{AsOf: "2018-07-17"}},
	{name: "chosen words", press: []string{"words:" + phraseID}, state: state.State{Words: phraseID}},
	{name: "other words, unchosen", press: []string{"words:" + phraseID, "words:" + phraseID}},
	{name: "a filter set and taken away", press: []string{"kind:action", "kind:action"}},
	{
		name:   "all of them",
		search: "election",
		press:  []string{"tie:supports", "tie:contradicts", "kind:assessment", "speaker:trump", "when:then"},
		state: state.State{
			Query: "election", RelationTypes: []data.RelationType{data.Contradicts, data.Supports}, Kinds: []data.Kind{data.Assessment},
			Speakers: []string{"trump"}, When: state.Then,
		},
	},
}

// page is the HTML that press would write for a story in a state.
func page(t testing.TB, of *data.Story, s state.State) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("<statement-evidence>")
	x := data.NewIndex(of)
	if of == story {
		x.Sounds = recordings
	}
	if err := node.Write(&b, view.Page(x, english, s)); err != nil {
		t.Fatal(err)
	}
	b.WriteString("</statement-evidence>")
	return b.String()
}

// looksLike waits until what stands in the element is what press would write for a story in a state.
func (p *tab) looksLike(what string, of *data.Story, s state.State) {
	p.t.Helper()
	p.run(`{
		globalThis.unlike = () => compare.difference(compare.plain(tree(), "open", "hidden"), written);
		globalThis.written = compare.plain(compare.written($0), "open", "hidden");
	}`, page(p.t, of, s))
	if err := p.Until(`unlike() === ""`); err != nil {
		p.t.Errorf("%s: %s", what, value[string](p, `unlike()`))
	}
}

// Whatever a reader does, the page is what press would have written for that
// state: with the records that lead, of which there are all kinds, in every
// state, and with the whole story in the first and the last.
func TestEveryStateLooksAsPressWritesIt(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		short := story.Excerpt()
		reached(t, serving(t, with(t, s.dir, short)), short, len(states))
		if s.dir == compilers[0].dist { // what is long is long with either
			reached(t, s, story, 1)
		}
	})
}

// reached looks at the first states of a story, and at the last, one after another.
func reached(t *testing.T, s *site, of *data.Story, first int) {
	t.Helper()
	p := s.tab(t)
	p.do(p.Tall())
	p.visit("index.html")
	p.untilSettled()
	p.openTool("more")
	p.click(`[data-action="expand"]`)
	p.run(`for (const tools of document.querySelectorAll(".statement .tools")) tools.open = true`)
	for i, to := range states {
		if i >= first && i < len(states)-1 {
			continue
		}
		if to.search != "" {
			p.search(to.search)
		}
		for _, do := range to.press {
			p.choose(do)
		}
		p.until(`location.hash === $0`, hash(to.state))
		p.looksLike(to.name, of, to.state)
		p.assert(to.name+" has one status", `document.querySelectorAll("statement-evidence [role=status]").length === 1`)
		if to.state.Filtered() || to.state.Query != "" {
			p.click(`[data-action="clear"]`)
		}
		if to.state.AsOf != "" {
			p.choose("as-of:")
		}
		if to.state.Words != "" {
			p.choose("words:" + to.state.Words)
		}
	}
	p.looksLike("everything again", of, state.State{})
}

// choose clicks on what gives an action: words in a statement, a filter, a button for the day.
func (p *tab) choose(do string) {
	p.t.Helper()
	switch name, id, _ := strings.Cut(do, ":"); {
	case name == "words":
		p.click(`.phrase[data-words~="` + id + `"]`)
		return
	case name == "event" || do == "as-of:":
		p.openTool("day")
	case name != "as-of":
		p.openFilters()
	}
	p.click(`[data-action="` + do + `"]`)
}

func TestAddressesLeadToStates(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		short := story.Excerpt()
		p := serving(t, with(t, s.dir, short)).tab(t)
		p.do(p.Tall())
		last := states[len(states)-1].state
		p.visit("index.html" + hash(last))
		p.untilSettled()
		p.openTool("more")
		p.click(`[data-action="expand"]`)
		p.looksLike("on arrival", short, last)
		p.click(`[data-action="expand"]`)
		for _, to := range states {
			p.run(`location.hash = $0`, hash(to.state))
			p.looksLike(to.name+", by its address", short, to.state)
			p.assert(to.name+" has its words in the search", `document.querySelector("input[type=search]").value === $0`, to.state.Query)
		}
	})
}

// hash is a state as location.hash gives it.
func hash(s state.State) string {
	if f := state.Fragment(s); f != "" {
		return "#" + f
	}
	return ""
}

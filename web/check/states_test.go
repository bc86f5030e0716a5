package check

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/controls"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/pagetext"
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

// page is the HTML of the page of a story in a state: what press writes, with what a reader sees of the state.
func page(t testing.TB, of *data.Story, s state.State) string {
	t.Helper()
	x := data.NewIndex(of)
	if of == story {
		x.Sounds = recordings
	}
	tree := view.Page(x, english)
	c := controls.New(data.NewOutline(x), english)
	c.State = s
	c.Selection = state.NewFinder(c.Outline, pagetext.Of(tree)).Select(s)
	(&inState{c, x}).show(tree)
	pagetext.Mark(tree, func(text string) []state.Span { return state.Hits(text, c.Selection.Terms) })
	var b strings.Builder
	b.WriteString("<statement-evidence>")
	if err := node.Write(&b, tree); err != nil {
		t.Fatal(err)
	}
	b.WriteString("</statement-evidence>")
	return b.String()
}

// inState is what a page shows in a state.
type inState struct {
	*controls.Controls
	x *data.Index
}

// show changes a tree to that.
func (s *inState) show(n *node.Node) {
	for i, k := range n.Kids {
		for island := range controls.Islands {
			if hasClass(k, island.Class()) {
				n.Kids[i] = s.Island(island)
			}
		}
		s.show(k)
	}
	switch {
	case hasClass(n, "statement"):
		i := s.StatementIndex(strings.TrimPrefix(attribute(n, "id"), "s-"))
		hide(n, !s.Selection.Statements[i])
		if s.State.AsOf != "" && data.FirstDay(s.x.Statements[i].Date()) > s.State.AsOf {
			n.Attrs = append(n.Attrs, "data-later", "")
			noteLater(n.Kids[0], i18n.NotYetSaid)
		}
	case hasClass(n, "row"):
		r := s.PlacementIndex(attribute(n, "id"))
		hide(n, !s.Selection.Rows[r])
		if s.State.AsOf != "" && data.FirstDay(s.x.Findings[s.x.Placements[r].Finding].Date()) > s.State.AsOf {
			n.Attrs = append(n.Attrs, "data-later", "")
			noteLater(n.Kids[0].Kids[0], i18n.NotYet)
		}
		if row := s.x.Placements[r].Relation; row >= 0 && s.bears(row) {
			line := n.Kids[0].Kids[0].Kids
			point(line[len(line)-1])
		}
	case hasClass(n, "group"):
		hide(n, !shownWithin(n, "row"))
	case n.Tag == "section":
		hide(n, !slices.ContainsFunc(n.Kids, func(k *node.Node) bool { return k.Tag != "h2" && !slices.Contains(k.Attrs, "hidden") }))
	case hasClass(n, "clear"):
		n.Attrs = slices.DeleteFunc(n.Attrs, func(a string) bool { return a == "hidden" || a == "" })
		hide(n, !s.Narrowed())
	case attribute(n, "data-from") != "":
		_, now := s.State.Stop(s.Outline)
		if from, _ := strconv.Atoi(attribute(n, "data-from")); from > now {
			n.Attrs = append(n.Attrs, "data-ahead", "")
		}
	case attribute(n, "type") == "range":
		_, now := s.State.Stop(s.Outline)
		n.Attrs[slices.Index(n.Attrs, "value")+1] = strconv.Itoa(now)
		n.Attrs[slices.Index(n.Attrs, "aria-valuetext")+1] = s.AsOfSpoken()
	case hasClass(n, "phrase") && s.Selection.Words != nil && slices.Contains(strings.Fields(attribute(n, "data-words")), s.Selection.Words.ID):
		n.Attrs = append(n.Attrs, "data-chosen", "")
	case (hasClass(n, "tied") || hasClass(n, "correction")) && s.Selection.Words != nil && attribute(n, "data-words") == s.Selection.Words.ID:
		point(n.Kids[0])
	case hasClass(n, "said") && s.Selection.Words != nil:
		s.bearingOn(n)
	}
}

// bears reports whether a relation points at the chosen words.
func (s *inState) bears(relation int) bool {
	w := s.Selection.Words
	return w != nil && slices.ContainsFunc(s.x.Highlights(w.Statement), func(h data.Highlight) bool { return h.ID == w.ID && slices.Contains(h.Relations, relation) })
}

// bearingOn says after the words of a statement how many records bear on those that are chosen, if they are among them.
func (s *inState) bearingOn(said *node.Node) {
	w := s.Selection.Words
	for _, h := range s.x.Highlights(w.Statement) {
		words := s.x.Statements[w.Statement].Words[h.Passage].Text
		if h.ID != w.ID || !strings.Contains(node.TextContent(said), words) {
			continue
		}
		last := 0
		for i, k := range said.Kids {
			if k.Tag == "blockquote" || hasClass(k, "told-of") {
				last = i
			}
		}
		sentence := strings.Replace(s.BearingOn(), "{2}", english.Format(i18n.Quote, words[h.From:h.To]), 1)
		said.Kids = slices.Insert(said.Kids, last+1, node.El("p.bearing-on", nil, node.Text(sentence)))
	}
}

// point marks what bears on the chosen words.
func point(line *node.Node) {
	at := len(line.Kids)
	if hasClass(line.Kids[at-1], "caveat") {
		at--
	}
	line.Kids = slices.Insert(line.Kids, at, node.El("span.bears", nil, node.Text(" "+english.Get(i18n.Bears))))
}

// noteLater marks what is later than the day.
func noteLater(n *node.Node, say i18n.MessageID) {
	n.Kids = slices.Insert(n.Kids, 0, node.El("span.not-yet", nil, node.Text(english.Get(say)+" ")))
}

func hide(n *node.Node, is bool) {
	if is {
		n.Attrs = append(n.Attrs, "hidden", "")
	}
}

// shownWithin reports whether an element has one of a class that is not hidden.
func shownWithin(n *node.Node, class string) bool {
	return slices.ContainsFunc(n.Kids, func(k *node.Node) bool {
		return hasClass(k, class) && !slices.Contains(k.Attrs, "hidden") || shownWithin(k, class)
	})
}

func attribute(n *node.Node, name string) string {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == name {
			return n.Attrs[i+1]
		}
	}
	return ""
}

func hasClass(n *node.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

// withoutHighlights is a browser that marks with elements what a search has found, as some do; these
// can be compared with HTML.
const withoutHighlights = `Object.defineProperty(CSS, "highlights", {value: undefined})`

// looksLike waits until what stands in the element is the page of a story in a state.
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

// Whatever a reader does, the page is that of the
// state: with the records that lead, of which there are all kinds, in every
// state, and with the whole story in the first and the last.
func TestEveryStateLooksAsItShould(t *testing.T) {
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
	p.before(withoutHighlights)
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
		p.before(withoutHighlights)
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

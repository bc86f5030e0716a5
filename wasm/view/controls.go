package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// controls are what only works with the program. They stand in the static page
// too, so that nothing moves when it takes over; without scripts the style
// sheet leaves them out.
func (m *Model) controls() *node.Node {
	return node.El("div.controls", node.A{"role", "search"},
		node.El("div.bar", nil,
			node.El("label.find", nil,
				node.El("span", nil, node.Text("Search statements and findings")),
				node.El("input", node.A{"type", "search", "data-do", "search", "autocomplete", "off", "spellcheck", "false", "enterkeyhint", "search"})),
			button("expand", "Expand all"),
			button("collapse", "Collapse all")),
		node.El("details.filters", nil,
			node.El("summary", nil, node.Text("Filters")),
			m.filter(byTie), m.filter(byKind), m.filter(bySpeaker), m.filter(byWhen)),
		node.El("div.shown", nil,
			node.El("div", node.A{"role", "status"}, m.count()),
			node.El("button.clear", node.A{"type", "button", "data-do", "clear", "hidden", hidden(!m.Narrowed())},
				node.Text("Show everything"))),
		node.El("p.unavailable", nil, node.Text("Search and filters could not start. Everything else on this page works without them.")),
	)
}

func button(do, label string) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do}, node.Text(label))
}

// The groups of filters.
const (
	byTie = iota
	byKind
	bySpeaker
	byWhen
	groups
)

// filter is a group of toggle buttons.
func (m *Model) filter(group int) *node.Node {
	var buttons []*node.Node
	add := func(do, label string, on bool) {
		pressed := "false"
		if on {
			pressed = "true"
		}
		buttons = append(buttons, node.El("button", node.A{"type", "button", "data-do", do, "aria-pressed", pressed}, node.Text(label)))
	}
	var legend string
	switch group {
	case byTie:
		legend = "Relation"
		for _, t := range data.Ties {
			add("tie:"+string(t), tieWord(t), slices.Contains(m.State.Ties, t))
		}
	case byKind:
		legend = "Kind of finding"
		for _, k := range data.Kinds {
			add("kind:"+string(k), kindWord(k), slices.Contains(m.State.Kinds, k))
		}
	case bySpeaker:
		legend = "Speaker"
		for i := range m.Speakers {
			add("speaker:"+m.Speakers[i].ID, m.Speakers[i].Name, slices.Contains(m.State.Speakers, m.Speakers[i].ID))
		}
	case byWhen:
		legend = "When it was public"
		add("when:"+string(state.Then), "Known when it was said", m.State.When == state.Then)
		add("when:"+string(state.Later), "Came later", m.State.When == state.Later)
	}
	return node.El("fieldset.filter filter-"+groupNames[group], nil,
		node.El("legend", nil, node.Text(legend)), node.Group(buttons...))
}

var groupNames = [groups]string{"tie", "kind", "speaker", "when"}

// Narrowed tells whether a search or a filter is on.
func (m *Model) Narrowed() bool { return m.State.Filtered() || len(m.Sel.Terms) > 0 }

// count says in one sentence what is shown. The frame around it is a live
// region, so screen readers hear it when it changes.
func (m *Model) count() *node.Node {
	return node.El("p.count", nil, node.Text(m.countWords()))
}

func (m *Model) countWords() string {
	c := m.Sel.Shown
	all := state.Counts{Statements: len(m.Statements), Findings: len(m.Findings)}
	if !m.Narrowed() {
		return counted(all.Statements, "statement", "statements") + " and " + counted(all.Findings, "finding", "findings") + "."
	}
	words := countOf(c.Statements, all.Statements, "statement", "statements") + " and " +
		countOf(c.Findings, all.Findings, "finding", "findings")
	if c.Statements == 0 && c.Findings == 0 {
		words = "Nothing found"
	}
	if query := strings.TrimSpace(m.State.Query); query != "" {
		words += " for “" + query + "”"
	}
	if m.State.Filtered() {
		words += " with these filters"
	}
	return upperFirst(words) + "."
}

func countOf(n, all int, one, many string) string {
	if n == all {
		return "all " + counted(n, one, many)
	}
	return counted(n, one, many)
}

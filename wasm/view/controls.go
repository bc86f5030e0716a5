package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// dock is the bar that stays in reach at the foot of the window: where things are in the
// page, and what a reader can do with it.
func (m *Model) dock() *node.Node {
	var ways []*node.Node
	way := func(to string, label i18n.MessageID, is bool) {
		if is {
			ways = append(ways, node.El("a", node.A{"href", "#" + to}, node.Text(m.Get(label))))
		}
	}
	way("lead", i18n.BarLead, len(m.LeadStatements) > 0)
	way("more", i18n.BarOthers, len(m.OtherStatements) > 0)
	way("timeline", i18n.Timeline, m.FullURL == "" && len(m.Days) > 0)
	way("all-sources", i18n.BarSources, len(m.Sources) > 0)
	way("method", i18n.Method, true)
	return node.El("div.dock", nil,
		node.El("nav", node.A{"aria-label", m.Get(i18n.Bar)}, ways...),
		m.controls())
}

// controls work only with the program. They are in the static page too, so that
// nothing moves when it starts; without scripts the style sheet hides them. The
// message for a failed program is an attribute, and becomes text when it fails.
func (m *Model) controls() *node.Node {
	return node.El("div.controls", node.A{"id", "tools", "tabindex", "-1", "role", "search", "data-unavailable", m.Get(i18n.Unavailable)},
		m.tool("search", i18n.BarSearch,
			node.El("label.find", nil,
				node.El("span", nil, node.Text(m.Get(i18n.Search))),
				node.El("input", node.A{"type", "search", "data-action", "search", "autocomplete", "off", "spellcheck", "false", "enterkeyhint", "search"})),
			m.filters()),
		m.dayTool(),
		m.tool("more", i18n.BarMore,
			node.El("div.bar", nil,
				m.button("expand", i18n.Expand),
				m.button("collapse", i18n.Collapse),
				m.button("copy:view", i18n.CopyView),
				m.button("embed:", i18n.WholeEmbed),
				m.classroomButtons())),
		node.El("div.shown", nil,
			m.count(),
			node.El("button.clear", node.A{"type", "button", "data-action", "clear", "hidden", hidden(!m.Narrowed())},
				node.Text(m.Get(i18n.ShowEverything)))),
	)
}

// tool is something that opens above the dock; one at a time is open.
func (m *Model) tool(name string, label i18n.MessageID, kids ...*node.Node) *node.Node {
	return node.El("details.tool tool-"+name, node.A{"name", "tool"},
		node.El("summary", nil, node.Text(m.Get(label))),
		node.El("div.panel", nil, kids...))
}

// dayTool moves the day from which the page is read. An excerpt has none.
func (m *Model) dayTool() *node.Node {
	if m.FullURL != "" || len(m.Days) == 0 {
		return nil
	}
	return m.tool("day", i18n.BarDay, m.asOfPanel())
}

// filters are the groups of filters. An excerpt has none.
func (m *Model) filters() *node.Node {
	if m.FullURL != "" {
		return nil
	}
	return node.El("details.filters", nil,
		node.El("summary", nil, node.Text(m.Get(i18n.Filters))),
		m.filter(byTie), m.filter(byKind), m.filter(bySpeaker), m.filter(byWhen))
}

// classroomButtons open the presentation and the quiz. An excerpt has none, because
// it does not have every finding.
func (m *Model) classroomButtons() *node.Node {
	if m.FullURL != "" {
		return nil
	}
	return node.Group(m.button("present", i18n.Present), m.button("quiz", i18n.Quiz))
}

func (m *Model) button(action string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action}, node.Text(m.Get(label)))
}

// The groups of filters.
const (
	byTie = iota
	byKind
	bySpeaker
	byWhen
	groups
)

var groupNames = [groups]string{"tie", "kind", "speaker", "when"}

// filter is a group of toggle buttons.
func (m *Model) filter(group int) *node.Node {
	var buttons []*node.Node
	legend := i18n.FilterRelation
	add := func(action string, label *node.Node, on bool) {
		pressed := "false"
		if on {
			pressed = "true"
		}
		buttons = append(buttons, node.El("button", node.A{"type", "button", "data-action", groupNames[group] + ":" + action, "aria-pressed", pressed}, label))
	}
	switch group {
	case byTie:
		for _, t := range m.typesHere() {
			add(string(t), node.Text(m.RelationWord(t)), slices.Contains(m.State.RelationTypes, t))
		}
	case byKind:
		legend = i18n.FilterKind
		for _, k := range m.kindsHere() {
			add(string(k), node.Text(m.KindWord(k)), slices.Contains(m.State.Kinds, k))
		}
	case bySpeaker:
		legend = i18n.FilterSpeaker
		for i := range m.Speakers {
			add(m.Speakers[i].ID, m.Plain(m.Speakers[i].Name), slices.Contains(m.State.Speakers, m.Speakers[i].ID))
		}
	case byWhen:
		legend = i18n.FilterWhen
		add(string(state.Then), node.Text(m.Get(i18n.Then)), m.State.When == state.Then)
		add(string(state.Later), node.Text(m.Get(i18n.Later)), m.State.When == state.Later)
		if slices.ContainsFunc(m.Placements, func(r data.Placement) bool { return r.Open }) {
			add(string(state.Open), node.Text(m.Get(i18n.Open)), m.State.When == state.Open)
		}
	}
	return node.El("fieldset.filter filter-"+groupNames[group], nil,
		node.El("legend", nil, node.Text(m.Get(legend))), node.Group(buttons...))
}

// Narrowed reports whether a search or a filter is on.
func (m *Model) Narrowed() bool { return m.State.Filtered() || len(m.Terms) > 0 }

// count is a sentence: how much is shown, and for which search and filters.
func (m *Model) count() *node.Node {
	return node.El("p.count", nil, node.Text(i18n.UpperFirst(m.countWords())))
}

func (m *Model) countWords() string {
	shown, form, nothing := m.Selection.Shown, i18n.ShownFor, m.Selection.Shown == state.Counts{}
	if !m.Narrowed() {
		shown, form, nothing = state.Counts{Statements: len(m.Statements), Findings: len(m.Findings)}, i18n.Shown, false
	}
	if nothing {
		return m.Catalog.Format(i18n.NothingFor, m.filterNames())
	}
	return m.Catalog.Format(form,
		m.countOf(i18n.Statements, i18n.AllStatements, shown.Statements, len(m.Statements)),
		m.countOf(i18n.Findings, i18n.AllFindings, shown.Findings, len(m.Findings)), m.filterNames())
}

// filterNames names the search and the filters.
func (m *Model) filterNames() string {
	var list []string
	if q := strings.TrimSpace(m.State.Query); q != "" {
		list = append(list, m.Catalog.Format(i18n.Quote, q))
	}
	for _, t := range m.State.RelationTypes {
		list = append(list, m.RelationWord(t))
	}
	for _, k := range m.State.Kinds {
		list = append(list, m.KindWord(k))
	}
	for _, id := range m.State.Speakers {
		list = append(list, m.SpeakerAt(id).Name)
	}
	switch m.State.When {
	case state.Then:
		list = append(list, m.Get(i18n.Then))
	case state.Later:
		list = append(list, m.Get(i18n.Later))
	case state.Open:
		list = append(list, m.Get(i18n.Open))
	}
	all := ""
	for i, l := range list {
		if i > 0 {
			l = m.Catalog.Format(i18n.ListComma, all, l)
		}
		all = l
	}
	return all
}

// countOf says "3 statements", or, of all of them, "all 18 statements".
func (m *Model) countOf(some, every i18n.MessageID, n, all int) string {
	if n == all && n > 0 {
		some = every
	}
	return m.Catalog.FormatPlural(some, n)
}

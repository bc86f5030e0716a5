package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/controls"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
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
	c := controls.New(data.NewOutline(m.Index), m.Catalog)
	return node.El("div.controls", node.A{"id", "tools", "tabindex", "-1", "role", "search", "data-unavailable", m.Get(i18n.Unavailable)},
		m.tool("search", i18n.BarSearch,
			node.El("label.find", nil,
				node.El("span", nil, node.Text(m.Get(i18n.Search))),
				node.El("input", node.A{"type", "search", "data-action", "search", "autocomplete", "off", "spellcheck", "false", "enterkeyhint", "search"})),
			m.filters(c)),
		m.dayTool(c),
		m.tool("more", i18n.BarMore,
			node.El("div.bar", nil,
				m.button("expand", i18n.Expand),
				m.button("collapse", i18n.Collapse),
				m.button("copy:view", i18n.CopyView),
				m.button("embed:", i18n.WholeEmbed),
				m.classroomButtons())),
		node.El("div.shown", nil,
			c.Island(controls.Count),
			node.El("button.clear", node.A{"type", "button", "data-action", "clear", "hidden", ""},
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
func (m *Model) dayTool(c *controls.Controls) *node.Node {
	if m.FullURL != "" || len(m.Days) == 0 {
		return nil
	}
	return m.tool("day", i18n.BarDay, m.asOfPanel(c))
}

// filters are the groups of filters. An excerpt has none.
func (m *Model) filters(c *controls.Controls) *node.Node {
	if m.FullURL != "" {
		return nil
	}
	return node.El("details.filters", nil,
		node.El("summary", nil, node.Text(m.Get(i18n.Filters))),
		c.Island(controls.ByRelation), c.Island(controls.ByKind), c.Island(controls.BySpeaker), c.Island(controls.ByWhen))
}

// classroomButtons open the presentation and the quiz, and hold what is said where these
// cannot be loaded. An excerpt has none, because it does not have every finding.
func (m *Model) classroomButtons() *node.Node {
	if m.FullURL != "" {
		return nil
	}
	present, quiz := m.button("present", i18n.Present), m.button("quiz", i18n.Quiz)
	for _, b := range []*node.Node{present, quiz} {
		b.Attrs = append(b.Attrs, "data-failed", m.Get(i18n.ClassroomFailed))
	}
	return node.Group(present, quiz)
}

func (m *Model) button(action string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action}, node.Text(m.Get(label)))
}

// Package controls makes what a reader's choices change in the page, as trees of [node.Node]:
// the sentence that says what is shown, the groups of filters, and the sentence of the
// day. Press writes them, and the page's program draws them again, of the same outline of
// the story, messages and state. All else of the page is written once, and shown, hidden
// and marked by the element.
package controls

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// Controls is all that they depend on.
type Controls struct {
	*data.Outline
	Catalog   *i18n.Catalog
	State     state.State
	Selection state.Selection
}

// New makes the controls of a page that nobody has touched.
func New(o *data.Outline, w *i18n.Catalog) *Controls { return &Controls{Outline: o, Catalog: w} }

// Island is a part of the page that the program draws again.
type Island uint8

// The islands: the groups of filters, the sentence that says what is shown, and the one
// that says as of what day the page is read.
const (
	ByRelation Island = iota
	ByKind
	BySpeaker
	ByWhen
	Count
	AsOf
	Islands // how many there are
)

// classes are the classes by which islands are found in the page.
var classes = [Islands]string{"filter-tie", "filter-kind", "filter-speaker", "filter-when", "count", "as-of-words"}

// Class is the class by which an island is found in the page.
func (i Island) Class() string { return classes[i] }

// Island makes an island.
func (c *Controls) Island(i Island) *node.Node {
	switch i {
	case Count:
		return node.El("p.count", nil, node.Text(i18n.UpperFirst(c.countWords())))
	case AsOf:
		return c.asOf()
	}
	return c.filter(i)
}

// RenderKey gives what the look of an island depends on: with two states in which
// it is the same, the island is, and "" is that of the page as it was written.
func (c *Controls) RenderKey(i Island) string {
	switch i {
	case Count:
		if !c.Narrowed() {
			return ""
		}
		return c.countWords()
	case AsOf:
		return c.State.AsOf
	}
	filters := c.State
	filters.Query, filters.AsOf, filters.Words, filters.At = "", "", "", ""
	return state.Fragment(filters)
}

// filter is a group of toggle buttons.
func (c *Controls) filter(group Island) *node.Node {
	name, legend := strings.TrimPrefix(classes[group], "filter-"), i18n.FilterRelation
	var buttons []*node.Node
	add := func(value string, label *node.Node, on bool) {
		pressed := "false"
		if on {
			pressed = "true"
		}
		buttons = append(buttons, node.El("button", node.A{"type", "button", "data-action", name + ":" + value, "aria-pressed", pressed}, label))
	}
	switch group {
	case ByRelation:
		for _, t := range c.Types {
			add(string(t), node.Text(c.relation(t)), slices.Contains(c.State.RelationTypes, t))
		}
	case ByKind:
		legend = i18n.FilterKind
		for _, k := range c.Kinds {
			add(string(k), node.Text(c.kind(k)), slices.Contains(c.State.Kinds, k))
		}
	case BySpeaker:
		legend = i18n.FilterSpeaker
		for _, s := range c.Speakers {
			label := node.Text(s.Name)
			if attrs := node.Foreign(c.Lang, c.Catalog.Lang()); attrs != nil {
				label = node.El("span", attrs, label)
			}
			add(s.ID, label, slices.Contains(c.State.Speakers, s.ID))
		}
	case ByWhen:
		legend = i18n.FilterWhen
		for _, w := range state.Whens {
			if w != state.Open || slices.ContainsFunc(c.Placements, func(p data.OutlinePlacement) bool { return p.Open }) {
				add(string(w), node.Text(c.when(w)), c.State.When == w)
			}
		}
	}
	return node.El("fieldset.filter "+classes[group], nil,
		node.El("legend", nil, node.Text(c.Catalog.Get(legend))), node.Group(buttons...))
}

func (c *Controls) relation(t data.RelationType) string {
	return c.Catalog.Get(i18n.RelationNames.Of(t))
}

func (c *Controls) kind(k data.Kind) string { return c.Catalog.Get(i18n.KindNames.Of(k)) }

func (c *Controls) when(w state.When) string {
	switch w {
	case state.Then:
		return c.Catalog.Get(i18n.Then)
	case state.Later:
		return c.Catalog.Get(i18n.Later)
	}
	return c.Catalog.Get(i18n.Open)
}

// Narrowed reports whether a search or a filter is on.
func (c *Controls) Narrowed() bool { return c.State.Filtered() || len(c.Selection.Terms) > 0 }

// countWords say how much is shown, and for which search and filters.
func (c *Controls) countWords() string {
	shown, form, nothing := c.Selection.Shown, i18n.ShownFor, c.Selection.Shown == state.Counts{}
	if !c.Narrowed() {
		shown, form, nothing = state.Counts{Statements: len(c.Statements), Findings: len(c.Findings)}, i18n.Shown, false
	}
	if nothing {
		return c.Catalog.Format(i18n.NothingFor, c.filterNames())
	}
	return c.Catalog.Format(form,
		c.countOf(i18n.Statements, i18n.AllStatements, shown.Statements, len(c.Statements)),
		c.countOf(i18n.Findings, i18n.AllFindings, shown.Findings, len(c.Findings)), c.filterNames())
}

// countOf says "3 statements", or, of all of them, "all 18 statements".
func (c *Controls) countOf(some, every i18n.MessageID, n, all int) string {
	if n == all && n > 0 {
		some = every
	}
	return c.Catalog.FormatPlural(some, n)
}

// filterNames names the search and the filters.
func (c *Controls) filterNames() string {
	all := ""
	add := func(name string) {
		if all != "" {
			name = c.Catalog.Format(i18n.ListComma, all, name)
		}
		all = name
	}
	if q := strings.TrimSpace(c.State.Query); q != "" {
		add(c.Catalog.Format(i18n.Quote, q))
	}
	for _, t := range c.State.RelationTypes {
		add(c.relation(t))
	}
	for _, k := range c.State.Kinds {
		add(c.kind(k))
	}
	for _, s := range c.Speakers {
		if slices.Contains(c.State.Speakers, s.ID) {
			add(s.Name)
		}
	}
	if c.State.When != "" {
		add(c.when(c.State.When))
	}
	return all
}

// asOf is the as-of day in words.
func (c *Controls) asOf() *node.Node {
	s, f := c.publicCounts()
	statements, findings := node.Text(s), node.Text(f)
	if c.State.AsOf == "" {
		return node.El("p.as-of-words", nil, i18n.Fill(c.Catalog.Get(i18n.AsOfToday), statements, findings))
	}
	day := node.El("time", node.A{"datetime", c.State.AsOf}, node.Text(c.Catalog.Day(c.State.AsOf)))
	return node.El("p.as-of-words", nil, i18n.Fill(c.Catalog.Get(i18n.AsOfDay), day, statements, findings))
}

// AsOfSpoken is the slider's aria-valuetext: "18 July 2018: 9 statements, 14 records public".
func (c *Controls) AsOfSpoken() string {
	day := c.Catalog.Get(i18n.AsOfClear)
	if c.State.AsOf != "" {
		day = c.Catalog.Day(c.State.AsOf)
	}
	statements, findings := c.publicCounts()
	return c.Catalog.Format(i18n.AsOfValue, day, statements, findings)
}

func (c *Controls) publicCounts() (statements, findings string) {
	s, f := len(c.Statements), len(c.Findings)
	if c.State.AsOf != "" {
		s, f = c.PublicBy(c.State.AsOf)
	}
	return c.Catalog.FormatPlural(i18n.Statements, s), c.Catalog.FormatPlural(i18n.Findings, f)
}

// BearingOn is the sentence that says how many records bear on the chosen words, with {2} in the
// place of these; the page has them. It is "" where none are chosen.
func (c *Controls) BearingOn() string {
	words := c.Selection.Words
	if words == nil {
		return ""
	}
	findings, statements := 0, 0
	for _, r := range words.Relations {
		if c.PlacementIndex(r) >= 0 {
			findings++
		} else {
			statements++
		}
	}
	count := c.Catalog.FormatPlural(i18n.Findings, findings)
	switch {
	case findings == 0:
		count = c.Catalog.FormatPlural(i18n.Statements, statements)
	case statements > 0:
		count = c.Catalog.Format(i18n.ListAnd, count, c.Catalog.FormatPlural(i18n.Statements, statements))
	}
	return strings.ReplaceAll(c.Catalog.Plural(i18n.BearingOn, findings+statements), "{1}", count)
}

package view

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// timeline is the story's events as a chart with links and as a list. An excerpt has none.
func (m *Model) timeline() *node.Node {
	if m.FullURL != "" || len(m.Days) == 0 {
		return nil
	}
	return node.El("section.timeline", node.A{"id", "timeline"},
		node.El("h2", nil, node.Text(m.Get(i18n.Timeline))),
		m.chart(),
		node.El("p.timeline-text", nil, node.Text(m.Get(i18n.TimelineText))),
		m.events())
}

// asOfPanel is, with the program, the slider and the buttons for the as-of day, and the
// day in words. An excerpt has none.
func (m *Model) asOfPanel() *node.Node {
	if m.FullURL != "" || len(m.Days) == 0 {
		return nil
	}
	last, now := m.State.Span(m.Index)
	step := func(action string, label i18n.MessageID) *node.Node {
		return node.El("button", node.A{"type", "button", "data-action", action}, node.Text(m.Get(label)))
	}
	return node.El("div.needs-program as-of", nil,
		node.El("label", nil,
			node.El("span", nil, node.Text(m.Get(i18n.AsOfLabel))),
			node.El("input", node.A{"type", "range", "data-action", "day", "min", "0", "max", strconv.Itoa(last), "value", strconv.Itoa(now), "aria-valuetext", m.AsOfSpoken()})),
		node.El("div.bar", nil,
			step("event:previous", i18n.EventPrevious), step("event:next", i18n.EventNext), step("as-of:", i18n.AsOfClear)),
		m.asOf())
}

// asOf is the as-of day in words.
func (m *Model) asOf() *node.Node {
	statements, findings := m.publicCounts()
	if m.State.AsOf == "" {
		return node.El("p.as-of-words", nil, m.Format(i18n.AsOfToday, statements, findings))
	}
	return node.El("p.as-of-words", nil, m.Format(i18n.AsOfDay, m.Day(m.State.AsOf), statements, findings))
}

// AsOfSpoken is the slider's aria-valuetext: "18 July 2018: 9 statements, 14 findings public".
func (m *Model) AsOfSpoken() string {
	day := m.Days[len(m.Days)-1]
	if m.State.AsOf != "" {
		day = m.State.AsOf
	}
	s, f := m.PublicBy(day)
	return m.Catalog.Format(i18n.AsOfValue, m.Catalog.Day(day), m.Catalog.FormatPlural(i18n.Statements, s), m.Catalog.FormatPlural(i18n.Findings, f))
}

func (m *Model) publicCounts() (statements, findings *node.Node) {
	s, f := len(m.Statements), len(m.Findings)
	if m.State.AsOf != "" {
		s, f = m.PublicBy(m.State.AsOf)
	}
	return node.Text(m.Catalog.FormatPlural(i18n.Statements, s)), node.Text(m.Catalog.FormatPlural(i18n.Findings, f))
}

// LaterStatement reports whether a statement was made after the as-of day.
func (m *Model) LaterStatement(s int) bool {
	return m.State.AsOf != "" && m.Statements[s].Day() > m.State.AsOf
}

// LaterRow reports whether the finding of a row became public after the as-of day.
func (m *Model) LaterRow(r int) bool {
	return m.State.AsOf != "" && m.Findings[m.Placements[r].Finding].Day() > m.State.AsOf
}

// month is the events of a month.
type month struct {
	name                 string // "2018-07"
	statements, findings []int
}

func (m *Model) months() []month {
	var list []month
	for _, day := range m.Days {
		if len(list) == 0 || list[len(list)-1].name != day[:7] {
			list = append(list, month{name: day[:7]})
		}
		at := &list[len(list)-1]
		for i := range m.Statements {
			if m.Statements[i].Day() == day {
				at.statements = append(at.statements, i)
			}
		}
		for i := range m.Findings {
			if m.Findings[i].Day() == day {
				at.findings = append(at.findings, i)
			}
		}
	}
	return list
}

// The chart is 1,000 units wide and 120 high, with its axis at half height.
const (
	width, axisY = 1000, 60
	margin       = 14
)

// chart draws a circle for each quarter's statements and one for its findings. It is
// hidden from screen readers, because the list has the same.
func (m *Model) chart() *node.Node {
	list := m.months()
	from, to := quarter(list[0].name), quarter(list[len(list)-1].name)
	kids := []*node.Node{
		node.El("line", node.A{"x1", "0", "x2", strconv.Itoa(width), "y1", strconv.Itoa(axisY), "y2", strconv.Itoa(axisY)}),
	}
	for year := (from + 3) / 4; year*4 <= to; year++ {
		// A year begins between two quarters.
		x := strconv.Itoa(quarterX(year*4, from, to) - quarterX(1, 0, to-from)/2 + margin/2)
		kids = append(kids,
			node.El("line", node.A{"x1", x, "x2", x, "y1", strconv.Itoa(axisY - 4), "y2", strconv.Itoa(axisY + 4)}),
			node.El("text.year", node.A{"x", x, "y", "118"}, node.Text(strconv.Itoa(year))))
	}
	for i := 0; i < len(list); {
		q, first := quarter(list[i].name), list[i].name
		said, found := 0, 0
		for ; i < len(list) && quarter(list[i].name) == q; i++ {
			said += len(list[i].statements)
			found += len(list[i].findings)
		}
		x := strconv.Itoa(quarterX(q, from, to))
		kids = append(kids, cluster(first, "said", x, axisY-22, said), cluster(first, "found", x, axisY+22, found))
	}
	return node.El("svg", node.A{"viewBox", "0 0 1000 122", "aria-hidden", "true", "focusable", "false"}, kids...)
}

// cluster is the circle of a quarter's statements or findings, a link to them in the list.
func cluster(month, class, x string, y, n int) *node.Node {
	if n == 0 {
		return nil
	}
	r := min(9+n/2, 14)
	return node.El("a."+class, node.A{"href", "#t-" + month, "tabindex", "-1"},
		node.El("circle", node.A{"cx", x, "cy", strconv.Itoa(y), "r", strconv.Itoa(r)}),
		node.El("text", node.A{"x", x, "y", strconv.Itoa(y + 4)}, node.Text(strconv.Itoa(n))))
}

// quarter counts the quarters from the year 0: that of "2018-07" is 2018 × 4 + 2.
func quarter(month string) int {
	year := 0
	for _, c := range []byte(month[:4]) {
		year = year*10 + int(c-'0')
	}
	return year*4 + (int(month[5]-'0')*10+int(month[6]-'0')-1)/3
}

// quarterX is the x coordinate of a quarter between the first and the last.
func quarterX(quarter, from, to int) int {
	if from == to {
		return width / 2
	}
	return margin + (width-2*margin)*(quarter-from)/(to-from)
}

// events is the timeline as a list, a group a month.
func (m *Model) events() *node.Node {
	var items []*node.Node
	for _, month := range m.months() {
		var events []*node.Node
		for _, i := range month.statements {
			s := &m.Statements[i]
			events = append(events, m.event(s.Day(), "s-"+s.ID, m.Get(i18n.EventStatement), m.SpeakerName(s)))
		}
		for _, i := range month.findings {
			f := &m.Findings[i]
			events = append(events, m.event(f.Day(), "f-"+f.ID, m.KindWord(f.Kind), f.Body))
		}
		items = append(items, node.El("li", node.A{"id", "t-" + month.name, "tabindex", "-1"},
			node.El("h3", nil, node.Text(m.Catalog.Month(month.name))),
			node.El("ul", nil, events...)))
	}
	return node.El("details.events", nil,
		node.El("summary", nil, node.Text(m.Get(i18n.TimelineList))),
		node.El("ol", nil, items...))
}

func (m *Model) event(day, id, kind, who string) *node.Node {
	return node.El("li", nil, m.Day(day), node.Text(" "), m.Format(i18n.Label, node.Text(kind)), m.Space(),
		node.El("a", node.A{"href", "#" + id}, m.Plain(who)))
}

// asOfButton sets the as-of day to that of a statement.
func (m *Model) asOfButton(s *data.Statement) *node.Node {
	if m.FullURL != "" {
		return nil
	}
	return node.El("p.needs-program", nil, node.El("button", node.A{"type", "button", "data-action", "as-of:" + s.Day()}, node.Text(m.Get(i18n.AsOfSaid))))
}

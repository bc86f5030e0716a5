package view

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/controls"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// timeline is the story's events as a chart, whose periods lead into the list of them. An excerpt has none.
func (m *Model) timeline() *node.Node {
	if m.FullURL != "" || len(m.Days) == 0 {
		return nil
	}
	return node.El("section.timeline", node.A{"id", "timeline"},
		node.El("h2", nil, node.Text(m.Get(i18n.Timeline))),
		m.chart(),
		m.events())
}

// asOfPanel is, with the program, the slider and the buttons for the as-of day, and the
// day in words.
func (m *Model) asOfPanel(c *controls.Controls) *node.Node {
	today := strconv.Itoa(len(m.Days))
	return node.El("div.needs-program as-of", nil,
		node.El("label", nil,
			node.El("span", nil, node.Text(m.Get(i18n.AsOfLabel))),
			node.El("input", node.A{"type", "range", "data-action", "stop", "min", "0", "max", today, "value", today, "aria-valuetext", c.AsOfSpoken()})),
		node.El("div.bar", nil,
			m.button("event:previous", i18n.EventPrevious), m.button("event:next", i18n.EventNext), m.button("as-of:", i18n.AsOfClear)),
		c.Island(controls.AsOf))
}

// The marks of a statement and of a record. They are none of those of the relations.
const (
	statementMark = "■"
	recordMark    = "□"
)

// maxMarks is up to how many events a period has a mark each; for more it has their number.
const maxMarks = 25

// chart has for each period a mark for each statement and one for each record. It is
// hidden from screen readers, because the list has the same.
func (m *Model) chart() *node.Node {
	var kids []*node.Node
	for list := periods(m.Index, maxPeriods); len(list) > 0; {
		n := 1
		if list[0].scale != days {
			kids = append(kids, m.period(list[0]))
		} else {
			month := m.Days[list[0].from][:7]
			same := []*node.Node{m.period(list[0])}
			for ; n < len(list) && list[n].scale == days && m.Days[list[n].from][:7] == month; n++ {
				same = append(same, m.period(list[n]))
			}
			kids = append(kids, node.El("div.month", nil,
				node.El("p", nil, node.Text(m.Catalog.Month(month))),
				node.El("div", nil, same...)))
		}
		list = list[n:]
	}
	return node.El("div", node.A{"aria-hidden", "true"},
		node.El("div.chart", nil, kids...),
		node.El("p.timeline-text", nil, m.Format(i18n.TimelineText, node.Text(statementMark), node.Text(recordMark))))
}

// period is a period of the chart, a link to its first event in the list.
func (m *Model) period(p period) *node.Node {
	from, to := m.Days[p.from], m.Days[p.to]
	said, found := 0, 0
	for i := range m.Statements {
		if day := m.Statements[i].Day(); from <= day && day <= to {
			said++
		}
	}
	for i := range m.Findings {
		if day := m.Findings[i].Day(); from <= day && day <= to {
			found++
		}
	}
	return node.El("a", node.A{"href", "#" + m.anchor(p.from), "tabindex", "-1", "data-from", strconv.Itoa(p.from)},
		marks("above", statementMark, said), marks("below", recordMark, found),
		node.El("span.dated", nil, node.Text(m.when(p))))
}

func marks(class, mark string, n int) *node.Node {
	switch {
	case n == 0:
		return nil
	case n > maxMarks:
		return node.El("span."+class+" many", nil, node.Text(strconv.Itoa(n)+" "+mark))
	}
	return node.El("span."+class, nil, node.Text(strings.Repeat(mark, n)))
}

// when says a period, days without their month.
func (m *Model) when(p period) string {
	from, to := m.Days[p.from], m.Days[p.to]
	switch p.scale {
	case days:
		first, last := strings.TrimPrefix(from[8:], "0"), strings.TrimPrefix(to[8:], "0")
		if first == last {
			return first
		}
		return m.Catalog.Format(i18n.Range, first, last)
	case months:
		if from[:7] == to[:7] {
			return m.Catalog.Month(from)
		}
		return m.Catalog.MonthRange(from, to)
	}
	if from[:4] == to[:4] {
		return from[:4]
	}
	return m.Catalog.Format(i18n.Range, from[:4], to[:4])
}

// anchor is the id, in the list, of the first event of a day. That of a month's first event is the month's.
func (m *Model) anchor(day int) string {
	if day == 0 || m.Days[day-1][:7] != m.Days[day][:7] {
		return "t-" + m.Days[day][:7]
	}
	return "t-" + m.Days[day]
}

// event is a statement or a finding in the list.
type event struct {
	data.Moment
	link *node.Node
}

// events is the timeline as a list.
func (m *Model) events() *node.Node {
	var items []*node.Node
	for day, iso := range m.Days {
		var list []event
		for i := range m.Statements {
			if s := &m.Statements[i]; s.Day() == iso {
				list = append(list, event{s.Moment(), m.event("s-"+s.ID, m.Get(i18n.EventStatement), m.StatementName(s))})
			}
		}
		for i := range m.Findings {
			if f := &m.Findings[i]; f.Day() == iso {
				list = append(list, event{f.Moment(), m.event("f-"+f.ID, m.KindWord(f.Kind), m.FindingName(f))})
			}
		}
		slices.SortStableFunc(list, func(a, b event) int { return data.Compare(a.Moment, b.Moment) })
		for i, e := range list {
			attrs := node.A(nil)
			if i == 0 {
				attrs = node.A{"id", m.anchor(day), "tabindex", "-1"}
			}
			items = append(items, node.El("li", attrs, e.link))
		}
	}
	return node.El("details.events", nil,
		node.El("summary", nil, node.Text(m.Get(i18n.TimelineList))),
		node.El("ol", nil, items...))
}

func (m *Model) event(id, kind string, name *node.Node) *node.Node {
	return m.Format(i18n.Brackets, node.El("a", node.A{"href", "#" + id}, name), node.Text(kind))
}

// asOfButton sets the as-of day to that of a statement; nil where it is not known.
func (m *Model) asOfButton(s *data.Statement) *node.Node {
	if m.FullURL != "" || s.Date() != s.Day() {
		return nil
	}
	return node.El("button.needs-program", node.A{"type", "button", "data-action", "as-of:" + s.Day()}, m.Format(i18n.AsOfSaid, m.SaidOn(s)))
}

package present

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// tips say what to do in each section.
var tips = [...]i18n.MessageID{i18n.ClassTipSaid, i18n.ClassTipPredict, i18n.ClassTipThen, i18n.ClassTipOpen, i18n.ClassTipLater, i18n.ClassTipAbout, i18n.ClassTipDisputes, i18n.ClassTipChange}

// notes is the teacher's window: the current and the next slide, a hint, the
// strength of the relation, and the sources.
func (d *Deck) notes() []*node.Node {
	now := d.slides[d.at][d.slide]
	line := d.m.Catalog.Format(i18n.ClassProgress, strconv.Itoa(d.at+1), strconv.Itoa(len(d.order)), strconv.Itoa(d.slide+1), strconv.Itoa(len(d.slides[d.at])))
	var wait *node.Node
	if !d.connected {
		wait = node.El("p.wait", nil, node.Text(d.message(i18n.ClassNotesWait)))
	}
	return []*node.Node{
		node.El("div.hints", nil,
			node.El("h2", node.A{"tabindex", "-1"}, node.Text(d.message(i18n.ClassNotesHere))),
			node.El("p", nil, node.Text(line)),
			wait,
			node.El("p.tip", nil, node.Text(d.message(tips[now.Section]))),
			d.discussion(now)),
		node.El("div.now", nil, d.label(i18n.ClassNotesNow), d.view(d.at, now)),
		node.El("div.after", nil, d.label(i18n.ClassNotesNext), d.next()),
		node.El("div.background", nil, d.background(now)...),
		node.El("div.buttons", nil,
			d.button("next", i18n.ClassNext), d.button("back", i18n.ClassBack),
			d.button("blank", i18n.ClassBlank), d.button("leave", i18n.ClassClose)),
	}
}

func (d *Deck) label(k i18n.MessageID) *node.Node {
	return node.El("p.named", nil, node.Text(d.message(k)))
}

// next is the next slide.
func (d *Deck) next() *node.Node {
	switch {
	case d.slide+1 < len(d.slides[d.at]):
		return d.view(d.at, d.slides[d.at][d.slide+1])
	case d.at+1 < len(d.order):
		return d.view(d.at+1, d.slides[d.at+1][0])
	}
	return node.El("p", nil, node.Text(d.message(i18n.ClassNotesEnd)))
}

// background is the strength of a slide's relation, and the sources of its words.
func (d *Deck) background(s Slide) []*node.Node {
	var out []*node.Node
	now := d.current()
	cited := now.Sources
	if s.Relation >= 0 {
		rel := &d.m.Relations[s.Relation]
		out = append(out, d.m.Strength(d.m.Bearing(rel)))
		if other := d.m.StatementAt(rel.To); other != nil {
			cited = other.Sources
		} else {
			s.Finding = d.m.FindingIndex(rel.To)
		}
	}
	if s.Finding >= 0 {
		f := d.m.Finding(s.Finding)
		out = append(out, d.m.Paragraph("context", f.Context))
		cited = f.Sources
	}
	return append(out, d.m.SourceList(cited))
}

// lessonText is a text of the lesson, which may be in another language than the page.
func (d *Deck) lessonText(s string) *node.Node {
	if attrs := d.m.LangOf(d.lesson.TextLang(s)); attrs != nil {
		return node.El("span", attrs, node.Text(s))
	}
	return node.Text(s)
}

// discussion is the lesson's questions, on the last slide of a statement.
func (d *Deck) discussion(s Slide) *node.Node {
	if d.lesson == nil || s.Section != Change {
		return nil
	}
	var list []*node.Node
	for _, q := range d.lesson.Discussion {
		list = append(list, node.El("li", nil, d.lessonText(q)))
	}
	return node.El("ul", nil, list...)
}

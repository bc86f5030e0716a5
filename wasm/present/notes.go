package present

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// notes is what a teacher sees in a window of their own: what is shown now and
// what comes next, what to do, how sure the editors are, and the sources.
func (t *T) notes() []*node.Node {
	now := t.steps[t.at][t.step]
	line := t.m.Catalog.Format(i18n.ClassProgress, strconv.Itoa(t.at+1), strconv.Itoa(len(t.order)), strconv.Itoa(t.step+1), strconv.Itoa(len(t.steps[t.at])))
	var wait *node.Node
	if !t.met {
		wait = node.El("p.wait", nil, node.Text(t.w(i18n.ClassNotesWait)))
	}
	return []*node.Node{
		node.El("div.hints", nil,
			node.El("h2", node.A{"tabindex", "-1"}, node.Text(t.w(i18n.ClassNotesHere))),
			node.El("p", nil, node.Text(line)),
			wait,
			node.El("p.tip", nil, node.Text(t.w(i18n.ClassTipSaid+i18n.MessageID(now.Part)))),
			t.discussion(now)),
		node.El("div.now", nil, t.named(i18n.ClassNotesNow), t.view(t.at, now)),
		node.El("div.after", nil, t.named(i18n.ClassNotesNext), t.next()),
		node.El("div.background", nil, t.background(now)...),
		node.El("div.buttons", nil,
			t.button("next", i18n.ClassNext), t.button("back", i18n.ClassBack),
			t.button("blank", i18n.ClassBlank), t.button("leave", i18n.ClassClose)),
	}
}

func (t *T) named(k i18n.MessageID) *node.Node {
	return node.El("p.named", nil, node.Text(t.w(k)))
}

// next is the step that comes next.
func (t *T) next() *node.Node {
	switch {
	case t.step+1 < len(t.steps[t.at]):
		return t.view(t.at, t.steps[t.at][t.step+1])
	case t.at+1 < len(t.order):
		return t.view(t.at+1, t.steps[t.at+1][0])
	}
	return node.El("p", nil, node.Text(t.w(i18n.ClassNotesEnd)))
}

// background is how sure the editors are of a step, and where its words can be looked up.
func (t *T) background(s Step) []*node.Node {
	var out []*node.Node
	now := t.now()
	cited, passages := now.Sources, now.Words
	if s.Relation >= 0 {
		rel := &t.m.Relations[s.Relation]
		out = append(out, t.m.Sure(t.m.Bearing(rel)))
		if other := t.m.StatementAt(rel.To); other != nil {
			cited, passages = other.Sources, other.Words
		} else {
			s.Finding = t.m.FindingIndex(rel.To)
		}
	}
	if s.Finding >= 0 {
		f := t.m.Finding(s.Finding)
		out = append(out, t.m.Paragraph("context", f.Context))
		cited, passages = f.Sources, f.Words
	}
	m := *t.m
	m.Whole = "#" // no link leads into the page behind the stage
	return append(out, m.SourceList(cited, passages))
}

// taught is a text of the lesson, which may be in a language of its own.
func (t *T) taught(s string) *node.Node {
	if t.lesson.Lang == t.m.Catalog.Lang() {
		return node.Text(s)
	}
	return node.El("span", node.A{"lang", t.lesson.Lang, "dir", "auto"}, node.Text(s))
}

// discussion is the lesson's questions, at the end of a statement.
func (t *T) discussion(s Step) *node.Node {
	if t.lesson == nil || s.Part != Change {
		return nil
	}
	var list []*node.Node
	for _, q := range t.lesson.Discussion {
		list = append(list, node.El("li", nil, t.taught(q)))
	}
	return node.El("ul", nil, list...)
}

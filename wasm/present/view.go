package present

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// The layout is the same for every speaker and body: the part, a heading, who
// and when, the words, what they stand to, and what must not be left out.

// view is a step of the statement at a place.
func (t *T) view(at int, s Step) *node.Node {
	statement := t.order[at]
	var content *node.Node
	switch s.Part {
	case Said:
		content = t.said(statement)
	case Predict:
		content = t.predict(statement)
	case Then, Later:
		content = t.finding(statement, s)
	case About:
		said := t.m.Statement(statement)
		content = node.Group(t.reminder(said.Statement, nil), t.m.Paragraph("context", said.Context), t.m.Readings(said.Readings))
	case Disputes:
		content = t.dispute(s)
	case Change:
		content = t.change(statement)
	}
	return node.El("section.step", node.A{"data-part", partNames[s.Part]},
		node.El("p.part", nil, node.Text(t.part(s))),
		t.heading(at, s),
		content)
}

var partNames = [...]string{"said", "predict", "then", "later", "about", "disputes", "change"}

// part names the part of a step, and its place among several.
func (t *T) part(s Step) string {
	name := t.w([...]i18n.MessageID{i18n.ClassSaid, i18n.ClassPredict, i18n.Then, i18n.Later, i18n.ClassAbout, i18n.ClassDisputes, i18n.ClassChange}[s.Part])
	if s.Of == 1 {
		return name
	}
	return t.m.Catalog.Format(i18n.ClassNth, name, strconv.Itoa(s.Nth), strconv.Itoa(s.Of))
}

// title is what a step is about: a relation, where it shows one, and a name.
func (t *T) title(at int, s Step) (tie data.Tie, own bool, name string) {
	said := &t.m.Statements[t.order[at]]
	switch s.Part {
	case Predict:
		return "", true, t.w(i18n.ClassPredictAsk)
	case Change:
		return "", true, t.w(i18n.ClassChangeAsk)
	case Then, Later:
		if s.How {
			tie = t.m.Relations[s.Relation].Tie
		}
		return tie, false, t.m.Findings[s.Finding].Body
	case Disputes:
		rel := &t.m.Relations[s.Relation]
		if other := t.m.StatementAt(rel.To); other != nil {
			return rel.Tie, false, t.m.SpeakerName(other)
		}
		return rel.Tie, false, t.m.FindingAt(rel.To).Body
	}
	return "", false, t.m.SpeakerName(said)
}

// titleWords is the title of a step in words.
func (t *T) titleWords(at int, s Step) string {
	tie, _, name := t.title(at, s)
	if tie != "" {
		return t.m.Catalog.Format(i18n.Label, t.m.TieWord(tie)) + " " + name
	}
	return name
}

// heading is the title of a step. The focus goes to it.
func (t *T) heading(at int, s Step) *node.Node {
	tie, own, name := t.title(at, s)
	var how *node.Node
	if tie != "" {
		how = node.Group(t.m.TieTerm(tie), node.Text(" "))
	}
	text := node.Text(name)
	if !own {
		text = t.m.Plain(name)
	}
	return node.El("h2", node.A{"tabindex", "-1"}, how, text)
}

// said is the words of a statement, with all that stood around them, and none of what bears on them.
func (t *T) said(statement int) *node.Node {
	s := t.m.Statement(statement)
	var corrected []*node.Node
	for _, c := range s.Corrections {
		corrected = append(corrected, node.El("p.note", nil, c.Label, node.Text(".")))
	}
	return node.Group(t.who(s.Statement), t.m.Question(s.Question), t.m.Exact(s.Words, s.Sources), t.m.Paragraph("note", s.Note), node.Group(corrected...))
}

// who is the role of a speaker, and the day and place of what was said.
func (t *T) who(s *data.Statement) *node.Node {
	return node.El("p.who", nil, t.m.Plain(s.Role), node.Text(". "), t.m.SaidAt(s), node.Text(". "), t.m.Plain(i18n.UpperFirst(s.Place)), node.Text(". "), t.m.Plain(i18n.UpperFirst(s.Medium)), node.Text("."))
}

// reminder repeats what was said: the words that something bears on, or, where it names none, all.
func (t *T) reminder(s *data.Statement, on *node.Node) *node.Node {
	by := node.El("p.by", nil, t.m.Format(i18n.ListComma, t.m.Plain(t.m.SpeakerName(s)), node.Text(t.m.Catalog.Day(s.Day()))))
	if on != nil {
		return node.El("div.reminder", nil, by, node.El("p", nil, on))
	}
	return node.El("div.reminder", nil, by, t.m.Exact(s.Words, s.Sources))
}

// predict asks what is to come, and says no more of it than how much it is.
func (t *T) predict(statement int) *node.Node {
	s := &t.m.Statements[statement]
	from, to := t.m.RowsOf(statement)
	var ties []*node.Node
	for _, tie := range data.Ties[:len(data.Ties)-1] { // no finding corrects a statement
		ties = append(ties, node.El("li", nil, t.m.TieTerm(tie)))
	}
	return node.Group(t.reminder(s, nil),
		node.El("p", nil, node.Text(t.m.Catalog.FormatPlural(i18n.Bear, to-from)+".")),
		node.El("p", nil, node.Text(t.w(i18n.ClassPredictHow))),
		node.El("ul.ties", nil, ties...))
}

// finding is a finding that bears on the statement, then how it does; or one that another is never shown without.
func (t *T) finding(statement int, s Step) *node.Node {
	f, said := &t.m.Findings[s.Finding], &t.m.Statements[statement]
	if s.How {
		rel := t.m.Bearing(&t.m.Relations[s.Relation])
		return node.Group(t.found(f), t.reminder(said, t.pointed(said.ID, rel.FromWords)),
			t.m.Paragraph("how", rel.Explanation), t.m.Paragraph("caveat", rel.Caveat))
	}
	var with *node.Node
	if s.With >= 0 {
		with = node.El("p.how", nil, t.m.Format(i18n.ReadWith, t.m.FindingName(&t.m.Findings[s.With])))
	}
	return node.Group(t.record(f), with)
}

// record is a finding by itself.
func (t *T) record(finding *data.Finding) *node.Node {
	f := t.m.FindingOf(finding)
	return node.Group(t.found(finding), t.m.Exact(f.Words, f.Sources), t.m.Paragraph("facts", f.Facts), t.m.Paragraph("caveat", f.Caveat))
}

// pointed is the words of a statement that a phrase points at, in quotation marks; nothing, where there are none.
func (t *T) pointed(statement string, p *data.Phrase) *node.Node {
	passage, text := t.m.Pointed(statement, p)
	if passage == nil {
		return nil
	}
	return t.m.Quoted(passage, text)
}

// found is of what day and kind a finding is.
func (t *T) found(f *data.Finding) *node.Node {
	return node.El("p.who", nil, t.m.PublicAt(f), node.Text(". "), t.m.KindOf(f), node.Text("."), t.m.Disputed(f))
}

// dispute is a statement or record and the earlier one that it corrects, disputes
// or endorses. Of two findings the later comes first, with the name of the other,
// then the words of the other and why.
func (t *T) dispute(s Step) *node.Node {
	rel := t.m.Bearing(&t.m.Relations[s.Relation])
	label := node.El("p.label", nil, t.m.Format(i18n.Label, t.m.ToEarlier(rel.Relation)))
	why := node.Group(t.m.Difference(rel.Relation), node.El("p.how", nil, rel.Explanation.Text), t.m.Paragraph("caveat", rel.Caveat))
	if by := t.m.StatementAt(rel.To); by != nil {
		of := t.m.StatementAt(rel.From)
		return node.Group(t.who(by), t.m.Exact(by.Words, by.Sources), label, node.El("div.reminder", nil, t.m.Exact(of.Words, of.Sources)), why)
	}
	by, of := t.m.FindingAt(rel.To), t.m.FindingAt(rel.From)
	what := node.El("p.by", nil, t.m.KindOf(of), node.Text("."))
	if !s.How {
		return node.Group(t.record(by), label, node.El("div.reminder", nil, what))
	}
	return node.Group(t.found(by), label, node.El("div.reminder", nil, what, t.m.Exact(of.Words, of.Sources), t.m.Paragraph("caveat", t.m.FindingOf(of).Caveat)), why)
}

// change asks, and takes no side.
func (t *T) change(statement int) *node.Node {
	balance := node.El("p", nil, t.m.None(&t.m.Statements[statement]))
	if from, to := t.m.RowsOf(statement); from < to {
		balance = t.m.Balance(statement)
	}
	moves := []*node.Node{node.El("li", nil, node.Text(t.w(i18n.ClassChangeMoves)))}
	if t.lesson != nil && len(t.lesson.Moves) > 0 {
		moves = nil
		for i := range t.lesson.Moves {
			moves = append(moves, node.El("li", nil, t.taught(t.lesson.Moves[i].Ask)))
		}
	}
	return node.Group(t.reminder(&t.m.Statements[statement], nil), balance,
		node.El("p", nil, node.Text(t.w(i18n.ClassChangeHow))),
		node.El("ul.moves", nil, moves...))
}

package present

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// The layout is the same for every speaker and body: section, heading, who and
// when, the words, their relation, and whatever must not be left out.

// view is a slide of the statement at an index of the order.
func (d *Deck) view(at int, s Slide) *node.Node {
	statement := d.order[at]
	var content *node.Node
	switch s.Section {
	case Statement:
		content = d.statement(statement)
	case Predict:
		content = d.predict(statement)
	case Then, Later:
		content = d.finding(statement, s)
	case Context:
		said := d.m.Statement(statement)
		content = node.Group(d.reminder(said.Statement, nil), d.m.Paragraph("context", said.Context), d.m.Readings(said.Readings))
	case Related:
		content = d.related(s)
	case Change:
		content = d.change(statement)
	}
	return node.El("section.step", node.A{"data-part", sectionNames[s.Section]},
		node.El("p.part", nil, node.Text(d.sectionTitle(s))),
		d.heading(at, s),
		content)
}

var sectionNames = [...]string{"said", "predict", "then", "open", "later", "about", "disputes", "change"}

// sectionTitle is the section of a slide, and its place among several.
func (d *Deck) sectionTitle(s Slide) string {
	name := d.message([...]i18n.MessageID{i18n.ClassSaid, i18n.ClassPredict, i18n.Then, i18n.Open, i18n.Later, i18n.ClassAbout, i18n.ClassDisputes, i18n.ClassChange}[s.Section])
	if s.Total == 1 {
		return name
	}
	return d.m.Catalog.Format(i18n.ClassNth, name, strconv.Itoa(s.Index), strconv.Itoa(s.Total))
}

// title is the title of a slide: a relation, if it shows one, and a name.
func (d *Deck) title(at int, s Slide) (relation data.RelationType, own bool, name string) {
	said := &d.m.Statements[d.order[at]]
	switch s.Section {
	case Predict:
		return "", true, d.message(i18n.ClassPredictAsk)
	case Change:
		return "", true, d.message(i18n.ClassChangeAsk)
	case Then, Later:
		if s.Explained {
			relation = d.m.Relations[s.Relation].Type
		}
		return relation, false, d.m.Findings[s.Finding].Body
	case Related:
		rel := &d.m.Relations[s.Relation]
		if other := d.m.StatementAt(rel.To); other != nil {
			return rel.Type, false, d.m.SpeakerName(other)
		}
		return rel.Type, false, d.m.FindingAt(rel.To).Body
	}
	return "", false, d.m.SpeakerName(said)
}

// titleText is the title of a slide as text.
func (d *Deck) titleText(at int, s Slide) string {
	relation, _, name := d.title(at, s)
	if relation != "" {
		return d.m.Catalog.Format(i18n.Label, d.m.RelationWord(relation)) + d.message(i18n.Space) + name
	}
	return name
}

// heading is the title of a slide. It gets the focus.
func (d *Deck) heading(at int, s Slide) *node.Node {
	relation, own, name := d.title(at, s)
	var how *node.Node
	if relation != "" {
		how = node.Group(d.m.RelationMark(relation), node.Text(" "))
	}
	text := node.Text(name)
	if !own {
		text = d.m.Text(name)
	}
	return node.El("h2", node.A{"tabindex", "-1"}, how, text)
}

// statement is a statement with its question, note and corrections, and without evidence.
func (d *Deck) statement(statement int) *node.Node {
	s := d.m.Statement(statement)
	var corrected []*node.Node
	for _, c := range s.Corrections {
		corrected = append(corrected, node.El("p.note", nil, d.m.Format(i18n.Sentence, c.Label)))
	}
	return node.Group(d.speakerLine(s.Statement), d.m.Question(s.Question), d.m.ExactWords(s.Words, s.Sources), d.m.Paragraph("note", s.Note), node.Group(corrected...))
}

// speakerLine is the role of a speaker, and the day and place of the statement.
func (d *Deck) speakerLine(s *data.Statement) *node.Node {
	return node.El("p.who", nil, d.m.Format(i18n.Sentence, d.m.Joined(i18n.ListStop, d.m.Text(s.Role), d.m.SaidAt(s), d.m.Text(i18n.UpperFirst(s.Place)), d.m.Text(i18n.UpperFirst(s.Medium)))))
}

// reminder repeats the words that evidence bears on, or, if it names none, all words.
func (d *Deck) reminder(s *data.Statement, on *node.Node) *node.Node {
	by := node.El("p.by", nil, d.m.Format(i18n.ListComma, d.m.Text(d.m.SpeakerName(s)), d.m.SaidOn(s)))
	if on != nil {
		return node.El("div.reminder", nil, by, node.El("p", nil, on))
	}
	return node.El("div.reminder", nil, by, d.m.ExactWords(s.Words, s.Sources))
}

// predict asks for a prediction, and shows only how many findings there are.
func (d *Deck) predict(statement int) *node.Node {
	s := &d.m.Statements[statement]
	from, to := d.m.PlacementsOf(statement)
	var relations []*node.Node
	for _, relation := range data.RelationTypes[:len(data.RelationTypes)-1] { // no finding corrects a statement
		relations = append(relations, node.El("li", nil, d.m.RelationMark(relation)))
	}
	return node.Group(d.reminder(s, nil),
		node.El("p", nil, d.m.Format(i18n.Sentence, node.Text(d.m.Catalog.FormatPlural(i18n.Bear, to-from)))),
		node.El("p", nil, node.Text(d.message(i18n.ClassPredictHow))),
		node.El("ul.relations", nil, relations...))
}

// finding is a finding that bears on the statement, with its explanation if that is due; or one that another is never shown without.
func (d *Deck) finding(statement int, s Slide) *node.Node {
	f, said := &d.m.Findings[s.Finding], &d.m.Statements[statement]
	if s.Explained {
		rel := d.m.Bearing(&d.m.Relations[s.Relation])
		return node.Group(d.findingHeader(f), d.reminder(said, d.target(said.ID, rel.FromWords)),
			d.m.Paragraph("how", rel.Explanation), d.m.Paragraph("caveat", rel.Caveat))
	}
	var with *node.Node
	if s.ShownWith >= 0 {
		with = node.El("p.how", nil, d.m.Format(i18n.ReadWith, d.m.FindingName(&d.m.Findings[s.ShownWith])))
	}
	return node.Group(d.findingBody(f), with)
}

// findingBody is a finding without its relation.
func (d *Deck) findingBody(finding *data.Finding) *node.Node {
	f := d.m.FindingOf(finding)
	return node.Group(d.findingHeader(finding), d.m.ExactWords(f.Words, f.Sources), d.m.Paragraph("rating", f.Rating), d.m.Paragraph("facts", f.Facts), d.m.Paragraph("caveat", f.Caveat))
}

// target is the words of a statement that a phrase selects, in quotation marks, or nil.
func (d *Deck) target(statement string, p *data.TextQuote) *node.Node {
	passage, text := d.m.Pointed(statement, p)
	if passage == nil {
		return nil
	}
	return d.m.Quoted(passage, text)
}

// findingHeader is the day and kind of a finding.
func (d *Deck) findingHeader(f *data.Finding) *node.Node {
	return node.El("p.who", nil, d.m.Format(i18n.Sentence, d.m.Format(i18n.ListStop, d.m.PublicAt(f), d.m.KindOf(f))), d.m.Space(), d.m.Disputed(f))
}

// related is a statement or record and the earlier one that it corrects, disputes
// or endorses. Of two findings the later comes first, with the name of the other,
// then the words of the other and why.
func (d *Deck) related(s Slide) *node.Node {
	rel := d.m.Bearing(&d.m.Relations[s.Relation])
	label := node.El("p.label", nil, d.m.Format(i18n.Label, d.m.ToEarlier(rel.Relation)))
	why := node.Group(d.m.Difference(rel.Relation), node.El("p.how", nil, rel.Explanation.Text), d.m.Paragraph("caveat", rel.Caveat))
	if by := d.m.StatementAt(rel.To); by != nil {
		of := d.m.StatementAt(rel.From)
		return node.Group(d.speakerLine(by), d.m.ExactWords(by.Words, by.Sources), label, node.El("div.reminder", nil, d.m.ExactWords(of.Words, of.Sources)), why)
	}
	by, of := d.m.FindingAt(rel.To), d.m.FindingAt(rel.From)
	what := node.El("p.by", nil, d.m.Format(i18n.Sentence, d.m.KindOf(of)))
	if !s.Explained {
		return node.Group(d.findingBody(by), label, node.El("div.reminder", nil, what))
	}
	return node.Group(d.findingHeader(by), label, node.El("div.reminder", nil, what, d.m.ExactWords(of.Words, of.Sources), d.m.Paragraph("caveat", d.m.FindingOf(of).Caveat)), why)
}

// change asks what would change the reader's mind.
func (d *Deck) change(statement int) *node.Node {
	balance := node.El("p", nil, d.m.None(&d.m.Statements[statement]))
	if from, to := d.m.PlacementsOf(statement); from < to {
		balance = d.m.Balance(statement)
	}
	moves := []*node.Node{node.El("li", nil, node.Text(d.message(i18n.ClassChangeMoves)))}
	if d.lesson != nil && len(d.lesson.Moves) > 0 {
		moves = nil
		for i := range d.lesson.Moves {
			moves = append(moves, node.El("li", nil, d.lessonText(d.lesson.Moves[i].Ask)))
		}
	}
	return node.Group(d.reminder(&d.m.Statements[statement], nil), balance,
		node.El("p", nil, node.Text(d.message(i18n.ClassChangeHow))),
		node.El("ul.moves", nil, moves...))
}

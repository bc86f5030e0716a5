package record

import (
	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// RelationWord is the name of a relation type.
func (p *Presenter) RelationWord(t data.RelationType) string { return p.Get(i18n.RelationNames.Of(t)) }

// RelationMark is a text about a relation of a type; the type's shape and colour come from
// the attribute.
func RelationMark(t data.RelationType, text string) *node.Node {
	return node.El("span.tie", node.A{"data-tie", string(t)}, node.Text(text))
}

// Bearing is how a finding bears on a statement, or one record on another, with
// all that it is never shown without.
type Bearing struct {
	*data.Relation
	Explanation *Labelled  // never nil
	Caveat      *Labelled  // or nil
	On          *node.Node // the words that it bears on, without quotation marks; nil where none are named
	Exact       bool       // whether these are exact words, which want quotation marks
	Answer      *node.Node // the words of the finding that bear on them, quoted, with "…" where they are cut; nil where none are named
	Strength    *node.Node // nil where the story states none
}

// Bearing presents a relation.
func (p *Presenter) Bearing(rel *data.Relation) *Bearing {
	out := &Bearing{
		Relation:    rel,
		Explanation: p.Labelled(i18n.BearsHow, rel.Explanation),
		Caveat:      p.Labelled(i18n.CaveatRelation, rel.Caveat),
	}
	if rel.FromWords != nil {
		lang := ""
		passage, _ := p.Pointed(rel.From, rel.FromWords)
		if out.Exact = passage == nil || passage.Form == ""; passage != nil {
			lang = passage.Lang
		}
		out.On = p.textIn(lang, rel.FromWords.Exact)
	}
	if f := p.FindingAt(rel.To); f != nil && rel.ToWords != nil {
		out.Answer = p.answer(f, rel.ToWords)
	}
	if rel.Strength != "" {
		out.Strength = node.Text(p.StrengthWord(rel.Strength))
		if rel.StrengthNote != "" {
			out.Strength = p.Format(i18n.Brackets, out.Strength, p.Text(rel.StrengthNote))
		}
	}
	return out
}

// answer is a phrase of a finding's words in quotation marks, with "…" where it is cut.
func (p *Presenter) answer(f *data.Finding, phrase *data.TextQuote) *node.Node {
	i, from, to, ok := phrase.Find(f.Words)
	if !ok {
		return nil
	}
	passage := &f.Words[i]
	before, after := "", ""
	if from > 0 {
		before = cutBefore
	}
	if to < len(passage.Text) {
		after = cutAfter
	}
	return p.Quotation("span.answering", passage, node.Group(node.Text(before), node.Text(passage.Text[from:to]), node.Text(after)))
}

// StrengthWord is the name of a strength.
func (p *Presenter) StrengthWord(s data.Strength) string {
	return p.Get(i18n.StrengthNames.Of(s))
}

// ToEarlier is the relation of a later statement or record to the earlier one that
// it is tied to, with whose the earlier one is and its day. A correction says it by the earlier one's day.
func (p *Presenter) ToEarlier(rel *data.Relation) *node.Node {
	s := p.StatementAt(rel.From)
	switch {
	case s == nil:
		return p.Format(i18n.ToEarlier.Of(rel.Type), p.BodyDay(p.FindingAt(rel.From)))
	case rel.Type == data.Corrects:
		return p.correction(rel, rel.To)
	}
	return p.Format(i18n.StatementToEarlier.Of(rel.Type), p.SpeakerDay(s))
}

// BetweenFindings gives the message that says how a relation between two findings
// reads under one of them.
func BetweenFindings(rel *data.Relation, under string) i18n.MessageID {
	if rel.To == under {
		return i18n.ToEarlier.Of(rel.Type)
	}
	return i18n.ByLater.Of(rel.Type)
}

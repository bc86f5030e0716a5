package record

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Statement is a statement with all that its words are never shown without; see
// also [Presenter.With].
type Statement struct {
	*data.Statement
	Name        string       // the speaker's
	Question    *Question    // what the speaker was asked; nil where nobody asked
	Note        *Labelled    // what qualifies the words; nil where nothing does
	Readings    []Labelled   // each understanding of words whose meaning is disputed
	Context     *Labelled    // or nil
	Corrections []Correction // the statements with which the speaker corrects this one, or which this one corrects
}

// Question is a question put to a speaker. Where it is exact, its text is in the
// words of who put it, and wants quotation marks.
type Question struct {
	Labelled
	By    string // who put it, as the label says; "" where it does not
	Exact bool
}

// Correction is the other statement of a speaker's correction of their own words.
type Correction struct {
	Label    *node.Node // its relation to this one, with its day
	Other    *data.Statement
	Relation int
}

// With is a record that another is never shown without. One of Statement and Finding is set.
type With struct {
	Label     *node.Node // "read with", with whose it is; the words of a statement follow it
	Statement *data.Statement
	Finding   *data.Finding
}

// Statement presents a statement.
func (p *Presenter) Statement(i int) *Statement {
	s := &p.Statements[i]
	out := &Statement{
		Statement: s,
		Name:      p.SpeakerName(s),
		Question:  p.question(s.Question),
		Note:      p.Labelled(i18n.Note, i18n.UpperFirst(s.Qualifier)),
		Context:   p.Labelled(i18n.Context, s.Context),
	}
	for _, r := range s.Readings {
		out.Readings = append(out.Readings, Labelled{p.Text(r.By), p.Text(r.Text)})
	}
	for _, r := range p.StatementRelations(i) {
		if rel := &p.Relations[r]; rel.Type == data.Corrects {
			other := p.StatementAt(rel.Other(s.ID))
			out.Corrections = append(out.Corrections, Correction{p.correction(rel, s.ID), other, r})
		}
	}
	return out
}

// With lists the other records that a statement is never shown without, besides
// those of its corrections.
func (p *Presenter) With(s *Statement) []With {
	var out []With
	for _, id := range s.ShowWith {
		if slices.ContainsFunc(s.Corrections, func(c Correction) bool { return c.Other.ID == id }) {
			continue
		}
		if o := p.StatementAt(id); o != nil {
			out = append(out, With{Label: p.Format(i18n.ReadWith, p.SpeakerDay(o)), Statement: o})
		} else if f := p.FindingAt(id); f != nil {
			out = append(out, With{Label: p.Format(i18n.ReadWith, p.FindingName(f)), Finding: f})
		}
	}
	return out
}

// Correction gives the correction that a relation is; nil for other relations.
func (s *Statement) Correction(relation int) *Correction {
	for i := range s.Corrections {
		if s.Corrections[i].Relation == relation {
			return &s.Corrections[i]
		}
	}
	return nil
}

// correction says how a correction begins under one of its two statements: with the day of the other.
func (p *Presenter) correction(rel *data.Relation, under string) *node.Node {
	k, roughly := i18n.Corrected, i18n.CorrectedRoughly
	if rel.To == under {
		k, roughly = i18n.Correcting, i18n.CorrectingRoughly
	}
	return p.OnDay(k, roughly, p.StatementAt(rel.Other(under)))
}

// CorrectedOn says, where only the date of the correcting statement is at hand, that the speaker has corrected one.
func (p *Presenter) CorrectedOn(date string) *node.Node {
	k := i18n.Corrected
	if _, exact := data.Days(date); !exact {
		k = i18n.CorrectedRoughly
	}
	return p.Format(k, p.Day(date))
}

func (p *Presenter) question(q *data.Question) *Question {
	if q == nil {
		return nil
	}
	label := i18n.QuestionOurs
	switch {
	case q.Exact && q.By != "":
		label = i18n.QuestionBy
	case q.Exact:
		label = i18n.Question
	case q.By != "":
		label = i18n.QuestionOursBy
	}
	return &Question{Labelled{p.Format(label, p.Text(q.By)), p.Text(q.Text)}, q.By, q.Exact}
}

// QuotedQuestion is a question, in quotation marks where it is exact.
func (p *Presenter) QuotedQuestion(q *Question) *node.Node {
	if q.Exact {
		return p.Format(i18n.Quote, q.Text)
	}
	return q.Text
}

// SpeakerName is the name of a statement's speaker on its day.
func (p *Presenter) SpeakerName(s *data.Statement) string {
	if s.Name != "" {
		return s.Name
	}
	if speaker := p.SpeakerAt(s.Speaker); speaker != nil {
		return speaker.Name
	}
	return s.Speaker
}

// StatementName tells a statement from every other: whose it is, of which day,
// and how it begins. Where its words stand beside it, [Presenter.SpeakerDay] is enough.
func (p *Presenter) StatementName(s *data.Statement) *node.Node {
	return p.Named(p.SpeakerDay(s), s.Words, "")
}

// SpeakerDay is whose a statement is and of which day. The name is the story's
// text, and the day the page's.
func (p *Presenter) SpeakerDay(s *data.Statement) *node.Node {
	return p.Format(i18n.ListComma, p.Text(p.SpeakerName(s)), p.SaidOn(s))
}

// OnDay is a message with the day of a statement, or another where only its month or year is
// known: no language says both alike.
func (p *Presenter) OnDay(day, roughly i18n.MessageID, s *data.Statement, before ...*node.Node) *node.Node {
	if s.Date() != s.Day() {
		day = roughly
	}
	return p.Format(day, append(before, p.SaidOn(s))...)
}

// SaidAt is the local day of a statement, with the time where it is known, and the time in UTC.
func (p *Presenter) SaidAt(s *data.Statement) *node.Node {
	return p.Time(s, p.Joined(i18n.ListComma, p.SaidOn(s), p.clock(s)))
}

// Time is a text of when a statement was made, for machines, too.
func (p *Presenter) Time(s *data.Statement, text *node.Node) *node.Node {
	return node.El("time", node.A{"datetime", strings.TrimSuffix(s.At, "~")}, text)
}

// SaidOn is the local day of a statement, as far as it is known. Whatever says on
// which day a statement was made has it from here.
func (p *Presenter) SaidOn(s *data.Statement) *node.Node { return p.Day(s.Date()) }

// SaidAround is what is known of a statement besides its day: the time, the place and the medium.
func (p *Presenter) SaidAround(s *data.Statement) *node.Node {
	return p.Joined(i18n.ListStop, p.clock(s), p.Where(s))
}

// clock is the local time of a statement, and the time in UTC; nil where only its day is known.
func (p *Presenter) clock(s *data.Statement) *node.Node {
	local := s.LocalTime()
	if local == "" {
		return nil
	}
	utc := p.Catalog.Format(i18n.Clock, s.At[11:16], "UTC")
	if s.UTCDay() != s.Day() {
		utc = p.Catalog.Format(i18n.ListComma, p.Catalog.Day(s.UTCDay()), utc)
	}
	return node.Text(p.Catalog.Format(i18n.Brackets, p.Catalog.Format(i18n.Clock, local, s.Zone), utc))
}

// Where is the place and the medium of a statement.
func (p *Presenter) Where(s *data.Statement) *node.Node {
	return p.Joined(i18n.ListComma, p.Text(i18n.UpperFirst(s.Place)), p.Text(s.Medium))
}

// None is the text in place of evidence if there is none: why the
// statement is here, if nothing at all is tied to it.
func (p *Presenter) None(s *data.Statement) *node.Node {
	if s.Why != "" {
		return p.Text(s.Why)
	}
	return node.Text(p.Get(i18n.NoEvidence))
}

// Pointed gives the passage of a statement that a phrase is in, and the phrase
// as it is written there; nil where the phrase is.
func (p *Presenter) Pointed(statement string, phrase *data.TextQuote) (*data.Passage, string) {
	s := p.StatementAt(statement)
	if s == nil || phrase == nil {
		return nil, ""
	}
	i, from, to, ok := phrase.Find(s.Words)
	if !ok {
		return nil, ""
	}
	return &s.Words[i], s.Words[i].Text[from:to]
}

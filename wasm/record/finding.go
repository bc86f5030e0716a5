package record

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Finding is a finding with all that its words are never shown without.
type Finding struct {
	*data.Finding
	Caveat     *Labelled       // what it does not show; nil where nothing is to be said
	Rating     *Labelled       // that a fact-check gave, in its words; or nil
	Facts      *Labelled       // or nil
	Context    *Labelled       // or nil
	Provenance *Labelled       // in what, where and when it was published; nil where nothing is known
	DisputedBy []*data.Finding // the later findings that dispute it, by day
	EndorsedBy []*data.Finding // those that endorse it, by day; only of one that is disputed
	With       []*data.Finding // those that it is never shown without
}

// Finding presents a finding.
func (p *Presenter) Finding(i int) *Finding {
	f := &p.Findings[i]
	out := &Finding{
		Finding:    f,
		Caveat:     p.Labelled(i18n.Caveat, f.Caveat),
		Facts:      p.Labelled(i18n.Facts, f.Facts),
		Context:    p.Labelled(i18n.Context, f.Context),
		Provenance: p.provenance(f),
	}
	if f.Rating != "" {
		out.Rating = &Labelled{p.Format(i18n.RatedBy, p.Text(f.Body)), p.Format(i18n.Quote, p.Text(f.Rating))}
	}
	out.DisputedBy, out.EndorsedBy = p.answers(i)
	for _, id := range f.ShowWith {
		if other := p.FindingAt(id); other != nil {
			out.With = append(out.With, other)
		}
	}
	return out
}

// FindingOf presents a finding of the story.
func (p *Presenter) FindingOf(f *data.Finding) *Finding { return p.Finding(p.FindingIndex(f.ID)) }

// answers lists the later findings that dispute a finding, by day, and those
// that endorse it, where any disputes it.
func (p *Presenter) answers(finding int) (disputing, endorsing []*data.Finding) {
	for _, r := range p.FindingRelations(finding) {
		switch rel := &p.Relations[r]; {
		case rel.From != p.Findings[finding].ID || rel.Type == data.Background:
		case rel.IsDispute():
			disputing = append(disputing, p.FindingAt(rel.To))
		default:
			endorsing = append(endorsing, p.FindingAt(rel.To))
		}
	}
	if disputing == nil {
		return nil, nil
	}
	return disputing, endorsing
}

// Tied reports whether a relation ties a finding to another: where all its
// relations to findings are shown, the other is among them.
func (p *Presenter) Tied(f *Finding, other *data.Finding) bool {
	for _, r := range p.FindingRelations(p.FindingIndex(f.ID)) {
		if p.Relations[r].Other(f.ID) == other.ID {
			return true
		}
	}
	return false
}

// Mark says of a finding who disputes it, and who endorses it; nil of one that is not disputed.
func (p *Presenter) Mark(f *data.Finding) *node.Node {
	disputing, endorsing := p.answers(p.FindingIndex(f.ID))
	if disputing == nil {
		return nil
	}
	mark := p.Format(i18n.Sentence, p.Format(i18n.DisputedBy, p.bodies(disputing)))
	if endorsing != nil {
		mark = node.Group(mark, p.Space(), p.Format(i18n.Sentence, p.Format(i18n.EndorsedBy, p.bodies(endorsing))))
	}
	return mark
}

// bodies lists whose findings are, each body once.
func (p *Presenter) bodies(list []*data.Finding) *node.Node {
	var names []string
	var out []*node.Node
	for _, f := range list {
		if !slices.Contains(names, f.Body) {
			names, out = append(names, f.Body), append(out, p.Text(f.Body))
		}
	}
	return p.Joined(i18n.ListSemicolon, out...)
}

// FindingName tells a finding from every other: whose it is, of which day, and
// how it begins. Where its words stand beside it, [Presenter.BodyDay] is enough.
func (p *Presenter) FindingName(f *data.Finding) *node.Node {
	return p.Named(p.BodyDay(f), f.Words, f.Facts)
}

// BodyDay is whose a finding is and of which day. The name is the story's text,
// and the day the page's.
func (p *Presenter) BodyDay(f *data.Finding) *node.Node {
	return p.Format(i18n.ListComma, p.Text(f.Body), p.PublicAt(f))
}

// PublicAt is the day on which a finding was public, as far as it is known. Whatever
// says since when a finding was public has it from here.
func (p *Presenter) PublicAt(f *data.Finding) *node.Node {
	switch {
	case f.PublicFrom != "":
		return p.Format(i18n.ListAnd, p.Day(f.PublicFrom), p.Day(f.Date()))
	case f.PublicBy:
		return p.Format(i18n.ByDay, p.Day(f.Date()))
	}
	return p.Day(f.Date())
}

// After says how long after one ISO day another came: in days for two months, in
// months for two years, in years then. It is "" where it did not come after, or where
// either day is not known.
func (p *Presenter) After(from, to string) string {
	a, aOK := data.Days(from)
	b, bOK := data.Days(to)
	switch n := b - a; {
	case n <= 0 || !aOK || !bOK:
		return ""
	case n < 60:
		return p.Catalog.FormatPlural(i18n.DaysLater, n)
	case n < 730:
		return p.Catalog.FormatPlural(i18n.MonthsLater, n*12/365)
	default:
		return p.Catalog.FormatPlural(i18n.YearsLater, n*4/1461)
	}
}

// KindWord is the name of a kind.
func (p *Presenter) KindWord(k data.Kind) string {
	return p.Get(i18n.KindNames.Of(k))
}

// Kind is the kind of a finding, with what narrows it, and of a dissent whose finding it is from.
func (p *Presenter) Kind(f *data.Finding) *node.Node {
	kind := node.Text(p.KindWord(f.Kind))
	if f.Qualifier != "" {
		kind = p.Format(i18n.Brackets, kind, p.Text(f.Qualifier))
	}
	if f.Kind != data.Dissent {
		return kind
	}
	var from []*data.Finding
	for _, r := range p.FindingRelations(p.FindingIndex(f.ID)) {
		if rel := &p.Relations[r]; rel.To == f.ID && rel.IsDispute() {
			from = append(from, p.FindingAt(rel.From))
		}
	}
	if from == nil {
		return kind
	}
	return p.Format(i18n.DissentFrom, kind, p.bodies(from))
}

// Confidence is the confidence that bodies stated in a finding, neighbours of one
// level together: "high confidence (CIA, FBI), moderate confidence (NSA)". It is
// nil where none is recorded.
func (p *Presenter) Confidence(f *data.Finding) *node.Node {
	var parts []*node.Node
	for _, c := range f.ByLevel() {
		parts = append(parts, p.Stated(c))
	}
	return p.Joined(i18n.ListComma, parts...)
}

// Stated is the confidence that one body stated: "high confidence (CIA)".
func (p *Presenter) Stated(c data.Confidence) *node.Node {
	return p.Format(i18n.LevelNames.Of(c.Level), p.Text(c.Body))
}

// KindOf is the kind of a finding with the confidence that bodies stated:
// "Assessment, high confidence (CIA, FBI), moderate confidence (NSA)".
func (p *Presenter) KindOf(f *data.Finding) *node.Node {
	return p.Joined(i18n.ListComma, p.Kind(f), p.Confidence(f))
}

// provenance is in what, where and when a finding was published.
func (p *Presenter) provenance(f *data.Finding) *Labelled {
	var dated *node.Node
	if f.Dated != "" {
		dated = p.Format(i18n.Dated, p.Day(f.Dated))
	}
	text := p.Joined(i18n.ListComma, p.Text(f.Medium), p.Text(f.Place), dated, p.Text(f.DateNote))
	if text == nil {
		return nil
	}
	return &Labelled{p.Format(i18n.Provenance), text}
}

package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// What a label means stands in the page once, in "How to read this page". A row has a link
// there; the element shows, in place, what the labels of that row mean.

// The ids of the terms, beside those of [relationTerm] and [kindTerm].
const (
	levelsTerm   = "m-levels"
	strengthTerm = "m-strength"
	marksTerm    = "m-marks"
)

func relationTerm(t data.RelationType) string { return "m-" + string(t) }

func kindTerm(k data.Kind) string { return "m-kind-" + string(k) }

// labels is the link of a row to what its labels mean; data-terms has the ids of all. The bearing is nil where no relation links it to a statement.
func (m *Model) labels(f *record.Finding, b *record.Bearing) *node.Node {
	var terms []string
	first := "method" // an excerpt explains no kinds
	if b != nil {
		first = relationTerm(b.Type)
		terms = append(terms, first)
	}
	terms = append(terms, kindTerm(f.Kind))
	if len(f.Confidence) > 0 {
		terms = append(terms, levelsTerm)
	}
	if b != nil && b.Strength != nil {
		terms = append(terms, strengthTerm)
	}
	if len(f.DisputedBy) > 0 {
		terms = append(terms, marksTerm)
	}
	return node.El("a.labels", node.A{"href", "#" + first, "data-terms", strings.Join(terms, " ")}, node.Text(m.Get(i18n.Labels)))
}

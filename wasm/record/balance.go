package record

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

// TypeCount is how many ties a finding can have to a statement: all but corrects.
const TypeCount = 4

// Balance counts the findings that bear on statements, by tie: those public when
// each was made, and those that became so later. It knows nothing of filters.
type Balance struct{ Then, Later [TypeCount]int }

// Add counts the findings that bear on a statement.
func (b *Balance) Add(x *data.Index, statement int) {
	from, to := x.PlacementsOf(statement)
	for _, row := range x.Placements[from:to] {
		at := &b.Then
		if row.Later {
			at = &b.Later
		}
		at[slices.Index(data.RelationTypes, x.Relations[row.Relation].Type)]++
	}
}

// BalanceOf counts the findings that bear on one statement.
func BalanceOf(x *data.Index, statement int) Balance {
	var b Balance
	b.Add(x, statement)
	return b
}

// Of counts the findings with a tie.
func (b *Balance) Of(tie int) int { return b.Then[tie] + b.Later[tie] }

// Sum adds counts up.
func Sum(counts [TypeCount]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// Balanced says how many findings bear on statements, and how; "" where none does.
func (p *Presenter) Balanced(b Balance) string {
	list := func(to *string, k i18n.MessageID, n int) {
		if n == 0 {
			return
		}
		said := p.Catalog.FormatPlural(k, n)
		if *to != "" {
			said = p.Catalog.Format(i18n.ListComma, *to, said)
		}
		*to = said
	}
	how, when := "", ""
	for i := range TypeCount {
		list(&how, i18n.RelationCounts.Of(data.RelationTypes[i]), b.Of(i))
	}
	then, later := Sum(b.Then), Sum(b.Later)
	if then+later == 0 {
		return ""
	}
	list(&when, i18n.WereThen, then)
	list(&when, i18n.WereLater, later)
	return p.Catalog.Format(i18n.Balance, p.Catalog.FormatPlural(i18n.Bear, then+later), how, when)
}

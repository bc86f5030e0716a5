package record

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

// TypeCount is in how many ways a finding can bear on a statement: all relation types but corrects.
const TypeCount = 4

// Balance counts the findings that bear on statements, by relation type: those public when
// each was made, those that became so later, and those of which it is not known. It knows nothing of filters.
type Balance struct{ Then, Later, Open [TypeCount]int }

// Add counts the findings that bear on a statement.
func (b *Balance) Add(x *data.Index, statement int) {
	from, to := x.PlacementsOf(statement)
	for _, row := range x.Placements[from:to] {
		at := &b.Then
		switch {
		case row.Later:
			at = &b.Later
		case row.Open:
			at = &b.Open
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

// Of counts the findings with a relation type, by its index.
func (b *Balance) Of(typ int) int { return b.Then[typ] + b.Later[typ] + b.Open[typ] }

// Sum adds counts up.
func Sum(counts [TypeCount]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// Balanced says how many findings bear on statements, and how; "" where none does.
// That none contradicts or supports them is said too. The sentence begins with a
// counted message: i18n.Bear by itself, i18n.Findings beside the statement, where the line
// of its day shows what was public then.
func (p *Presenter) Balanced(count i18n.MessageID, b Balance) string {
	then, later, open := Sum(b.Then), Sum(b.Later), Sum(b.Open)
	all, n := [TypeCount]int{}, then+later+open
	if n == 0 {
		return ""
	}
	for i := range all {
		all[i] = b.Of(i)
	}
	number := p.Catalog.FormatPlural(count, n)
	how := p.Counted(all, true)
	verdict := p.Get(i18n.Space) + p.Get(i18n.NoVerdict)
	if count == i18n.Findings {
		return p.Catalog.Format(i18n.Sentence, p.Catalog.Format(i18n.Label, number)+p.Get(i18n.Space)+how) + verdict
	}
	when := p.listed(p.counted(i18n.WereThen, then), p.counted(i18n.WereLater, later), p.counted(i18n.WereOpen, open))
	return p.Catalog.Format(i18n.Balance, number, how, when) + verdict
}

// Counted says how many findings have each relation to a statement; with none, also
// that none contradicts or supports it.
func (p *Presenter) Counted(counts [TypeCount]int, none bool) string {
	var said [TypeCount]string
	for i, n := range counts {
		switch t := data.RelationTypes[i]; {
		case n > 0:
			said[i] = p.counted(i18n.RelationCounts.Of(t), n)
		case none && t == data.Contradicts:
			said[i] = p.Get(i18n.NoneContradicts)
		case none && t == data.Supports:
			said[i] = p.Get(i18n.NoneSupports)
		}
	}
	return p.listed(said[:]...)
}

// counted is a message for a number; "" for none.
func (p *Presenter) counted(k i18n.MessageID, n int) string {
	if n == 0 {
		return ""
	}
	return p.Catalog.FormatPlural(k, n)
}

// listed is a list in a sentence: "a, b and c". It leaves out what is "".
func (p *Presenter) listed(items ...string) string {
	list, last := "", ""
	for _, item := range items {
		switch {
		case item == "":
		case last == "":
			last = item
		case list == "":
			list, last = last, item
		default:
			list, last = p.Catalog.Format(i18n.ListComma, list, last), item
		}
	}
	if list == "" {
		return last
	}
	return p.Catalog.Format(i18n.ListAnd, list, last)
}

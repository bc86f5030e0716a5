package record

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
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

// Balanced says how many findings bear on statements, and how, each count with the mark of
// its relation; nil where none does.
// That none contradicts or supports them is said too. The sentence begins with a
// counted message: i18n.Bear by itself, i18n.Findings beside the statement, where the
// list shows what was public then.
func (p *Presenter) Balanced(count i18n.MessageID, b Balance) *node.Node {
	then, later, open := Sum(b.Then), Sum(b.Later), Sum(b.Open)
	all, n := [TypeCount]int{}, then+later+open
	if n == 0 {
		return nil
	}
	for i := range all {
		all[i] = b.Of(i)
	}
	number := node.Text(p.Catalog.FormatPlural(count, n))
	how := p.Counted(all, true)
	var said *node.Node
	if count == i18n.Findings {
		said = p.Format(i18n.Sentence, node.Group(p.Format(i18n.Label, number), p.Space(), how))
	} else {
		said = p.Format(i18n.Balance, number, how, p.listed(p.counted(i18n.WereThen, then), p.counted(i18n.WereLater, later), p.counted(i18n.WereOpen, open)))
	}
	return node.Group(said, p.Space(), node.Text(p.Get(i18n.NoVerdict)))
}

// Counted says how many findings have each relation to a statement; with none, also
// that none contradicts or supports it.
func (p *Presenter) Counted(counts [TypeCount]int, none bool) *node.Node {
	var said [TypeCount]*node.Node
	for i, n := range counts {
		switch t := data.RelationTypes[i]; {
		case n > 0:
			said[i] = RelationMark(t, p.Catalog.FormatPlural(i18n.RelationCounts.Of(t), n))
		case none && t == data.Contradicts:
			said[i] = node.Text(p.Get(i18n.NoneContradicts))
		case none && t == data.Supports:
			said[i] = node.Text(p.Get(i18n.NoneSupports))
		}
	}
	return p.listed(said[:]...)
}

// InLists are the messages that HowMany and CorrectedOn say.
var InLists = []i18n.MessageID{
	i18n.Findings, i18n.NoEvidence, i18n.NoneContradicts, i18n.NoneSupports, i18n.Corrected, i18n.CorrectedRoughly,
	i18n.RelationCounts.Of(data.Contradicts), i18n.RelationCounts.Of(data.Supports),
	i18n.RelationCounts.Of(data.Complicates), i18n.RelationCounts.Of(data.Background),
}

// HowMany says in a list how many findings bear on a statement, and how.
func (p *Presenter) HowMany(counts [TypeCount]int) *node.Node {
	n := Sum(counts)
	if n == 0 {
		return node.Text(p.Get(i18n.NoEvidence))
	}
	return p.Format(i18n.Sentence, node.Group(p.Format(i18n.Label, node.Text(p.Catalog.FormatPlural(i18n.Findings, n))), p.Space(), p.Counted(counts, true)))
}

// counted is a message for a number; nil for none.
func (p *Presenter) counted(k i18n.MessageID, n int) *node.Node {
	if n == 0 {
		return nil
	}
	return node.Text(p.Catalog.FormatPlural(k, n))
}

// listed is a list in a sentence: "a, b and c". It leaves out what is nil.
func (p *Presenter) listed(items ...*node.Node) *node.Node {
	items = slices.DeleteFunc(items, func(n *node.Node) bool { return n == nil })
	last := len(items) - 1
	if last < 1 {
		return node.Group(items...)
	}
	return p.Format(i18n.ListAnd, p.Joined(i18n.ListComma, items[:last]...), items[last])
}

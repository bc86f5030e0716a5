// Package pagetext reads of a page, as a tree, what web/element/marker.js reads of it in a
// browser: what a search looks in. Tests search with it, and hold the page in a browser to it.
package pagetext

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/state"
)

// Of gives what is searched in a page.
func Of(page *node.Node) state.Texts {
	records := map[string]*node.Node{}
	nodetest.Walk(page, func(n *node.Node) {
		if id := nodetest.Attr(n, "id"); id != "" {
			records[id] = n
		}
	})
	return func(id string, ofRelation bool) string {
		record := records[id]
		if record == nil {
			return ""
		}
		var r reader
		if has(record, "statement") {
			r.wanted = func(p path) bool { return !p.in("correction") }
			r.parts(record, "said")
		} else {
			r.wanted = func(p path) bool {
				return p.in("why", "bearing", "sure") == ofRelation
			}
			r.parts(record, "line", "told")
		}
		return r.text.String()
	}
}

// Mark marks what is found in every part with the words of records. find gives where that is in a text.
func Mark(page *node.Node, find func(text string) []state.Span) {
	var parts []*node.Node
	nodetest.Walk(page, func(n *node.Node) {
		if has(n, "said", "between", "line", "told", "disputes") {
			parts = append(parts, n)
		}
	})
	for _, part := range parts {
		r := reader{wanted: func(path) bool { return true }}
		r.read(part, path{part})
		hits := find(r.text.String())
		for i := len(r.pieces) - 1; i >= 0; i-- {
			r.pieces[i].mark(hits)
		}
	}
}

// path is an element and those around it, as far as the part; the innermost is last.
type path []*node.Node

func (p path) in(classes ...string) bool {
	return slices.ContainsFunc(p, func(n *node.Node) bool { return has(n, classes...) })
}

// reader reads texts; those of two elements are kept apart, so that no word is found across them.
type reader struct {
	text   strings.Builder
	wanted func(path) bool
	last   *node.Node // the element that the text before stands in
	pieces []piece
}

// piece is part of a text of an element, and where that is in the whole, in UTF-16 code units.
type piece struct {
	in                *node.Node
	kid, from, to, at int
}

// mark marks spans of the whole where they are in the piece.
func (p piece) mark(hits []state.Span) {
	text := utf16.Encode([]rune(p.in.Kids[p.kid].Text))
	var kids []*node.Node
	done := 0
	for _, h := range hits {
		from, to := max(h.From-p.at, 0)+p.from, min(h.To-p.at+p.from, p.to)
		if from >= to {
			continue
		}
		if from > done {
			kids = append(kids, node.Text(string(utf16.Decode(text[done:from]))))
		}
		kids = append(kids, node.El("mark", nil, node.Text(string(utf16.Decode(text[from:to])))))
		done = to
	}
	if done < len(text) {
		kids = append(kids, node.Text(string(utf16.Decode(text[done:]))))
	}
	p.in.Kids = slices.Replace(p.in.Kids, p.kid, p.kid+1, kids...)
}

func units(text string) int { return len(utf16.Encode([]rune(text))) }

func (r *reader) parts(record *node.Node, classes ...string) {
	nodetest.Walk(record, func(n *node.Node) {
		if has(n, classes...) {
			r.read(n, path{n})
		}
	})
}

func (r *reader) read(n *node.Node, at path) {
	if beside(at) {
		return
	}
	for i, k := range n.Kids {
		if k.Tag != "" {
			r.read(k, append(slices.Clone(at), k))
			continue
		}
		text := utf16.Encode([]rune(k.Text))
		from, to := 0, len(text)
		switch {
		case has(n, "sure"): // only the note, in brackets, is the story's
			from = units(k.Text)
			if i := strings.IndexAny(k.Text, "(（"); i >= 0 {
				from = units(k.Text[:i])
			}
		case nodetest.Attr(n, "data-own") != "":
			from, to = ownIn(n, len(text))
		}
		if from >= to || around(at) || !r.wanted(at) {
			continue
		}
		unit := n
		for i := len(at) - 1; i > 0 && has(unit, "phrase"); i-- {
			unit = at[i-1]
		}
		if r.last != nil && r.last != unit {
			r.text.WriteByte(0)
		}
		r.last = unit
		r.pieces = append(r.pieces, piece{n, i, from, to, units(r.text.String())})
		r.text.WriteString(string(utf16.Decode(text[from:to])))
	}
}

// beside reports whether an element is not the record's own.
func beside(at path) bool {
	n := at[len(at)-1]
	switch {
	case n.Tag == "time", n.Tag == "b" && !at.in("question", "readings"):
		return true
	case n.Tag == "a" && strings.Contains(nodetest.Attr(n, "href"), "#s-"):
		return true
	}
	return has(n, "begins", "day", "tie", "disputed", "came-later", "difference", "labels", "full")
}

// around reports whether an element's texts are the interface's, around names of other records or around words.
func around(at path) bool {
	n := at[len(at)-1]
	if has(n, "in-turn") {
		return true
	}
	return len(at) > 1 && (n.Tag == "p" && nodetest.Attr(n, "class") == "" && has(at[len(at)-2], "dispute", "tied") || n.Tag == "p" && has(at[len(at)-2], "readings"))
}

// ownIn gives what data-own tells to be the story's of a text of some length.
func ownIn(n *node.Node, length int) (from, to int) {
	first, last, ends := strings.Cut(nodetest.Attr(n, "data-own"), " ")
	from, _ = strconv.Atoi(first)
	to = length
	if ends {
		to, _ = strconv.Atoi(last)
	}
	return min(from, length), min(to, length)
}

func has(n *node.Node, classes ...string) bool {
	own := strings.Fields(nodetest.Attr(n, "class"))
	return slices.ContainsFunc(classes, func(c string) bool { return slices.Contains(own, c) })
}

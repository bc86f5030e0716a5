// Package diff tells two texts apart word by word, so that a reader sees what
// a speaker changed when they corrected themselves.
//
// The method is the greedy algorithm of Eugene W. Myers, An O(ND) Difference
// Algorithm and Its Variations (1986), over words and marks.
package diff

import "statement-evidence/data/typography"

// Op is what became of a stretch of text.
type Op byte

// What can become of a stretch of text.
const (
	Same     Op = iota // it is in both texts
	Deleted            // it is in the first only
	Inserted           // it is in the second only
)

// Edit is a stretch of text and what became of it.
type Edit struct {
	Op   Op
	Text string
}

// maxEdits is how many words may differ before a difference is of no use to a
// reader, who then sees one text replaced by the other. It bounds time and
// memory: no layer is longer, and there are no more of them.
const maxEdits = 500

// Words gives what makes b of a. No two edits of one kind follow each other,
// and what is deleted stands before what is inserted in its place.
//
// The texts of Same and Deleted make up a, and those of Same and Inserted make
// up b. Typography is not wording: words are compared as [typography.Normalise] writes
// them, and Same has the typography of a, so that b is exact except for that.
func Words(a, b string) []Edit {
	from, to := split(a), split(b)
	compare(a, b, from, to)
	var edits []Edit
	put := func(op Op, text string) {
		if text != "" {
			edits = append(edits, Edit{op, text})
		}
	}
	same := 0 // a up to here is given
	for i, j := 0, 0; i < len(from); i, j = i+1, j+1 {
		first, instead := from[i], to[j]
		for from[i].changed {
			i++
		}
		for to[j].changed {
			j++
		}
		// The spaces after a change belong to it only if they changed too, and so
		// do those before it, unless they are the same ones.
		start, startB := first.gap, instead.gap
		end, endB := from[i].start, to[j].start
		after := alike(a[from[i].gap:end], b[to[j].gap:endB])
		if after {
			end, endB = from[i].gap, to[j].gap
		}
		if (!after || first.changed && instead.changed) && alike(a[first.gap:first.start], b[instead.gap:instead.start]) {
			start, startB = first.start, instead.start
		}
		if start < end || startB < endB {
			put(Same, a[same:start])
			put(Deleted, a[start:end])
			put(Inserted, b[startB:endB])
			same = end
		}
	}
	put(Same, a[same:])
	return edits
}

func alike(a, b string) bool { return a == b || typography.Normalise(a) == typography.Normalise(b) }

// compare marks the fewest words that have to change to make b of a, or all
// between the words that both begin and end with, if those are too many.
func compare(a, b string, from, to []word) {
	numbers := make(map[string]int)
	x, y := number(a, from, numbers), number(b, to, numbers)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y, from, to = x[1:], y[1:], from[1:], to[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if shortest(x, y, from, to) {
		return
	}
	for i := range x {
		from[i].changed = true
	}
	for i := range y {
		to[i].changed = true
	}
}

// number gives every word but the end a number, the same for words that are alike.
func number(text string, words []word, numbers map[string]int) []int {
	list := make([]int, len(words)-1)
	for i := range list {
		key := typography.Normalise(text[words[i].start:words[i].end])
		n, known := numbers[key]
		if !known {
			n = len(numbers)
			numbers[key] = n
		}
		list[i] = n
	}
	return list
}

// shortest marks a shortest script from x to y, unless it is too long.
//
// Layer d is how far in x one can come with d edits: its item i on the diagonal
// 2*i - d, counted in x less in y. All layers are kept, one behind the other.
func shortest(x, y []int, from, to []word) bool {
	var layers, last []int
	for d := 0; d <= maxEdits; d++ {
		begin := len(layers)
		for i := 0; i <= d; i++ {
			at := 0
			switch {
			case inserts(last, i):
				at = last[i]
			case d > 0:
				at = last[i-1] + 1
			}
			diagonal := 2*i - d
			for at < len(x) && at-diagonal < len(y) && x[at] == y[at-diagonal] {
				at++
			}
			layers = append(layers, at)
			if at >= len(x) && at-diagonal >= len(y) {
				trace(layers[:begin], d, i, from, to)
				return true
			}
		}
		last = layers[begin:]
	}
	return false
}

// inserts reports whether item i of a layer is best reached from the layer before
// it by an insertion, and not by a deletion.
func inserts(last []int, i int) bool {
	return i < len(last) && (i == 0 || last[i-1] < last[i])
}

// trace marks the words on the way to item i of layer d.
func trace(layers []int, d, i int, from, to []word) {
	for ; d > 0; d-- {
		last := layers[len(layers)-d:]
		if inserts(last, i) {
			to[last[i]-(2*i-d+1)].changed = true
		} else {
			i--
			from[last[i]].changed = true
		}
		layers = layers[:len(layers)-d]
	}
}

package archive

import (
	"strings"

	"statement-evidence/data"
)

// writer writes the fields of a file.
type writer struct{ out []byte }

func (w *writer) number(n int) {
	for ; n >= 32; n >>= 5 {
		w.out = append(w.out, byte('0'+32+n&31))
	}
	w.out = append(w.out, byte('0'+n))
}

// signed writes a number that may be negative.
func (w *writer) signed(n int) {
	if n < 0 {
		w.number(-2*n - 1)
	} else {
		w.number(2 * n)
	}
}

// text writes a text of one line.
func (w *writer) text(s string) {
	w.out = append(append(w.out, strings.ReplaceAll(s, "\n", " ")...), '\n')
}

// block writes a text of any kind, after its length.
func (w *writer) block(b []byte) {
	w.number(len(b))
	w.out = append(w.out, b...)
}

// reader reads them. After its first fault it gives nothing.
type reader struct {
	in  string
	bad bool
}

func (r *reader) fail() {
	r.in, r.bad = "", true
}

func (r *reader) number() int {
	n := 0
	for shift := 0; shift < 30 && shift/5 < len(r.in); shift += 5 {
		digit := int(r.in[shift/5]) - '0'
		if digit < 0 || digit > 63 {
			break
		}
		n |= digit & 31 << shift
		if digit < 32 {
			r.in = r.in[shift/5+1:]
			return n
		}
	}
	r.fail()
	return 0
}

func (r *reader) signed() int {
	n := r.number()
	if n&1 == 1 {
		return -(n + 1) / 2
	}
	return n / 2
}

// count reads how many things follow, each of which has some bytes at least.
func (r *reader) count(each int) int {
	n := r.number()
	if n*each > len(r.in) {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) text() string {
	line, rest, found := strings.Cut(r.in, "\n")
	if !found {
		r.fail()
		return ""
	}
	r.in = rest
	return strings.Clone(line) // see data.Decode
}

func (r *reader) block() string {
	n := r.count(1)
	b := r.in[:n]
	r.in = r.in[n:]
	return b
}

// index reads the place of something in a list of some length.
func (r *reader) index(length int) int {
	n := r.number()
	if n >= length {
		r.fail()
		return 0
	}
	return n
}

// end is what is wrong with what was read, or nil.
func (r *reader) end(what string) error {
	if r.bad {
		return data.DecodeError("archive: " + what + ": a field is not one")
	}
	if r.in != "" {
		return data.DecodeError("archive: " + what + ": something follows")
	}
	return nil
}

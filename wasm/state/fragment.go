package state

import (
	"slices"
	"strings"

	"statement-evidence/data"
)

// A fragment is parts joined by "&": at most one bare part, the id of an
// element of the page, and key=value parts: q (percent-encoded words), tie,
// kind, speaker (comma-separated), when, as-of (an ISO day) and words (id of a
// relation). The default state is "".

// Fragment writes a state as the part of an address after "#".
func Fragment(s State) string {
	var parts []string
	if s.At != "" {
		parts = append(parts, s.At)
	}
	if q := strings.TrimSpace(s.Query); q != "" {
		parts = append(parts, "q="+Escape(q))
	}
	parts = appendList(parts, "tie", s.RelationTypes)
	parts = appendList(parts, "kind", s.Kinds)
	parts = appendList(parts, "speaker", s.Speakers)
	if s.When != "" {
		parts = append(parts, "when="+string(s.When))
	}
	if s.AsOf != "" {
		parts = append(parts, "as-of="+s.AsOf)
	}
	if s.Words != "" {
		parts = append(parts, "words="+s.Words)
	}
	return strings.Join(parts, "&")
}

func appendList[T ~string](parts []string, key string, list []T) []string {
	if len(list) == 0 {
		return parts
	}
	value := ""
	for i, v := range list {
		if i > 0 {
			value += ","
		}
		value += string(v)
	}
	return append(parts, key+"="+value)
}

// Parse reads a fragment. It is false for a fragment that is not ours, such as
// the id of something else in the host page; the empty one is the default
// state. Values that name nothing of the story are left out.
func Parse(x *data.Outline, fragment string) (State, bool) {
	fragment = strings.TrimPrefix(fragment, "#")
	var s State
	if fragment == "" {
		return s, true
	}
	ours := false
	for _, part := range strings.Split(fragment, "&") {
		key, value, pair := strings.Cut(part, "=")
		if !pair {
			if at := Unescape(part); target(x, at) {
				s.At, ours = at, true
			}
			continue
		}
		known := true
		switch key {
		case "q":
			s.Query = Unescape(value)
		case "tie":
			s.RelationTypes = listed(data.RelationTypes, value)
		case "kind":
			s.Kinds = listed(data.Kinds, value)
		case "speaker":
			s.Speakers = listed(speakers(x), value)
		case "as-of":
			if within(x, value) {
				s.AsOf = value
			}
		case "when":
			if w := When(value); slices.Contains(Whens, w) {
				s.When = w
			}
		case "words":
			s.Words = chosen(x, Unescape(value))
		default:
			known = false
		}
		ours = ours || known
	}
	return s, ours
}

// target reports whether an element of the page has this id.
func target(x *data.Outline, id string) bool {
	switch {
	case strings.HasPrefix(id, "s-"):
		return x.StatementIndex(id[2:]) >= 0
	case strings.HasPrefix(id, "f-"):
		return x.FindingIndex(id[2:]) >= 0
	}
	return x.PlacementIndex(id) >= 0
}

// listed gives those of all that value names, in the order of all.
func listed[T ~string](all []T, value string) []T {
	var list []T
	names := strings.Split(Unescape(value), ",")
	for _, a := range all {
		if slices.Contains(names, string(a)) {
			list = append(list, a)
		}
	}
	return list
}

const hex = "0123456789ABCDEF"

// Escape percent-encodes all but the unreserved characters
// (https://www.rfc-editor.org/rfc/rfc3986#section-2.3).
func Escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~' {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// Unescape undoes percent-encoding. Malformed encoding is left as it is,
// and bytes that are not UTF-8 become U+FFFD.
func Unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if h, l := unhex(s[i+1]), unhex(s[i+2]); h < 16 && l < 16 {
				b.WriteByte(h<<4 | l)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

func unhex(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return 16
}

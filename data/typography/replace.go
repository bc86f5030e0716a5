package typography

import "strings"

// Replace gives text with the second of each pair in place of the first, as a
// strings.Replacer of the pairs does, which brings a program 9 kB, compressed.
// No first of a pair is empty.
func Replace(text string, pairs ...string) string {
	var b strings.Builder
	from := 0
	for at := 0; at < len(text); {
		k := 0
		for k < len(pairs) && !strings.HasPrefix(text[at:], pairs[k]) {
			k += 2
		}
		if k == len(pairs) {
			at++
			continue
		}
		b.WriteString(text[from:at])
		b.WriteString(pairs[k+1])
		at += len(pairs[k])
		from = at
	}
	b.WriteString(text[from:])
	return b.String()
}

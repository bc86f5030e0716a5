package typography

import "strconv"

// Quote puts a text that is not to be trusted into a message.
func Quote(s string) string { return strconv.Quote(Clip(s)) }

// Clip keeps the first characters of a text, enough to recognise it.
func Clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > 60 {
			return s[:i] + "…"
		}
	}
	return s
}

package validate

import "testing"

// A flag ends where its code does, and what is no flag is none.
func TestFlagSize(t *testing.T) {
	const black, end = "\U0001F3F4", "\U000E007F"
	for text, want := range map[string]int{
		black + "\U000E0067\U000E0062\U000E0065" + end + "\U000E0067":                          20,
		black + "\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E0031" + end:           32,
		black + "\U000E0067\U000E0062" + end:                                                   0,
		black + "\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E0031\U000E0031" + end: 0,
		black + "\U000E0067\U000E0062\U000E0065":                                               0,
		black + "\U000E0067a\U000E0062\U000E0065" + end:                                        0,
		black: 0,
	} {
		if got := flagSize(text); got != want {
			t.Errorf("the flag of %q has %d bytes; want %d", text, got, want)
		}
	}
}

// Brackets around a letter at a word's start vanish; all else in brackets is an omission.
func TestUnremarked(t *testing.T) {
	for words, want := range map[string]string{
		"[T]he mayor [of the city] said": "The mayor ... said",
		"[É]tat":                         "État",
		"a [T] b":                        "a ... b",
		"[Th]e":                          "...e",
		"[1]st":                          "...st",
		"open [here":                     "open [here",
		"[]x":                            "...x",
		"none":                           "none",
	} {
		if got := unremarked(words); got != want {
			t.Errorf("%q without remarks is %q; want %q", words, got, want)
		}
	}
}

package cite_test

import (
	"net/url"
	"strings"
	"testing"

	"statement-evidence/wasm/cite"
)

func TestTextFragment(t *testing.T) {
	const page = "https://e.example/p"
	for _, c := range []struct{ name, url, exact, prefix, suffix, want string }{
		{"a word", page, "would", "", "", page + "#:~:text=would"},
		{"words", page, "why it would be", "", "", page + "#:~:text=why%20it%20would%20be"},
		{"around", page, "would", "reason why it ", " be, but I", page + "#:~:text=reason%20why%20it-,would,-be%2C%20but%20I"},
		{"only before", page, "would", "it", "", page + "#:~:text=it-,would"},
		{"only after", page, "would", "", "be", page + "#:~:text=would,-be"},
		{"far around", page, "c", "1 2 3 4 5 6 ", " 6 5 4 3 2 1", page + "#:~:text=3%204%205%206-,c,-6%205%204%203"},
		{"syntax", page, "well-known, R&D + 50%~a_b.c=#:", "", "", page + "#:~:text=well%2Dknown%2C%20R%26D%20%2B%2050%25~a_b.c%3D%23%3A"},
		{"eight words", page, "a b c d e f g h", "", "", page + "#:~:text=a%20b%20c%20d%20e%20f%20g%20h"},
		{"nine words", page, "a b c d e f g h i", "z", "n", page + "#:~:text=z-,a%20b%20c%20d,f%20g%20h%20i,-n"},
		{"omission at the ends", page, "… he does ...", "said", "so", page + "#:~:text=he%20does"},
		{"omission at the start", page, "[…] he does", "said", "so", page + "#:~:text=he%20does,-so"},
		{"omission inside", page, "I have seen […] a server", "", "", page + "#:~:text=I%20have%20seen,a%20server"},
		{"omissions inside", page, "I have … seen a…. server", "", "", page + "#:~:text=I%20have,server"},
		{"omission around", page, "would", "a … it", "be … c", page + "#:~:text=it-,would,-be"},
		{"omission next to it", page, "would", "it …", "… be", page + "#:~:text=would"},
		{"nothing", page, "…", "a", "b", page},
		{"own fragment", page + "#part-2", "would", "", "", page + "#part-2:~:text=would"},
		{"own directive", page + "#:~:text=a", "would", "", "", page + "#:~:text=a&text=would"},
		{"Arabic", page, "لا أرى", "", "سببًا", page + "#:~:text=%D9%84%D8%A7%20%D8%A3%D8%B1%D9%89,-%D8%B3%D8%A8%D8%A8%D9%8B%D8%A7"},
		{"Chinese", page, "俄罗斯。", "", "", page + "#:~:text=%E4%BF%84%E7%BD%97%E6%96%AF%E3%80%82"},
		{"Chinese, long", page, "一，二，三，四，五，六，七，八，九，十，百，千，万。", "", "",
			page + "#:~:text=" + url.PathEscape("一，二，三，四，") + "," + url.PathEscape("十，百，千，万。")},
		{"quotation marks", page, "‘would’", "", "", page + "#:~:text=%E2%80%98would%E2%80%99"},
	} {
		if got := cite.TextFragment(c.url, c.exact, c.prefix, c.suffix); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// What is read back from a fragment, as a browser reads it, stands in the texts
// it was made of.
func FuzzTextFragment(f *testing.F) {
	f.Add("would", "why it ", " be")
	f.Add("a-b, c&d … %41", "…x-", "-,y")
	f.Add("لا أرى 俄罗斯。\xff", "一，", "。")
	f.Add("1 2 3 4 5 6 7 8 9 10 11 12 13 14", "", "")
	f.Fuzz(func(t *testing.T, exact, prefix, suffix string) {
		const page = "https://e.example/"
		got := cite.TextFragment(page, exact, prefix, suffix)
		plain := strings.NewReplacer("...", "…", "[", "", "]", "", "(", "", ")", "", ".", "")
		if got == page {
			if strings.Trim(exact, " \n.…[]()") != "" {
				t.Fatalf("%q leads nowhere", exact)
			}
			return
		}
		directive, ok := strings.CutPrefix(got, page+"#:~:text=")
		if !ok {
			t.Fatalf("got %s", got)
		}
		var before, after string
		terms := strings.Split(directive, ",")
		if term, is := strings.CutSuffix(terms[0], "-"); is {
			before, terms = term, terms[1:]
		}
		if term, is := strings.CutPrefix(terms[len(terms)-1], "-"); is {
			after, terms = term, terms[:len(terms)-1]
		}
		if len(terms) != 1 && len(terms) != 2 {
			t.Fatalf("%s has %d terms", got, len(terms))
		}
		within := func(term, text string) {
			if strings.Trim(term, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~%") != "" {
				t.Errorf("%s is not encoded: %s", term, got)
			}
			words, err := url.PathUnescape(term)
			if err != nil || !strings.Contains(plain.Replace(text), plain.Replace(words)) {
				t.Errorf("%q is not of %q (%v): %s", words, text, err, got)
			}
			if strings.Count(strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == ' ' }), " "), " ") > 11 {
				t.Errorf("%q is long: %s", words, got)
			}
		}
		within(before, prefix)
		within(after, suffix)
		for _, term := range terms {
			if term == "" {
				t.Errorf("an empty term: %s", got)
			}
			within(term, exact)
		}
	})
}

package diff_test

import (
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/typography"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/diff"
)

// show writes edits as "same [-deleted-] {+inserted+}".
func show(edits []diff.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case diff.Same:
			b.WriteString(e.Text)
		case diff.Deleted:
			b.WriteString("[-" + e.Text + "-]")
		case diff.Inserted:
			b.WriteString("{+" + e.Text + "+}")
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"nothing", "", "", ""},
		{"nothing before", "", "I would.", "{+I would.+}"},
		{"nothing after", "I would.", "", "[-I would.-]"},
		{"the same", "I would.", "I would.", "I would."},
		{"one word", "why it would be Russia", "why it wouldn’t be Russia", "why it [-would-]{+wouldn’t+} be Russia"},
		{"typography only", "I don't - “never” ... see", "I don’t — \"never\" … see", "I don't - “never” ... see"},
		{"typography of the first", "it's 'so', I would", "it’s ‘so’, I wouldn't", "it's 'so', I [-would-]{+wouldn't+}"},
		{"contraction", "I do not", "I don't", "I [-do not-]{+don't+}"},
		{"quoted word", "the word would instead", "the word ‘would’ instead", "the word {+‘+}would{+’+} instead"},
		{"all different", "he said no", "they ask why", "[-he said no-]{+they ask why+}"},
		{"at the start", "b c", "a b c", "{+a +}b c"},
		{"off the start", "a b c", "b c", "[-a -]b c"},
		{"at the end", "a b", "a b c", "a b{+ c+}"},
		{"in the middle", "a c", "a b c", "a{+ b+} c"},
		{"punctuation only", "Yes, I would. He knows", "Yes I would! He knows", "Yes[-,-] I would[-.-]{+!+} He knows"},
		{"a mark moved to a space", "well-known", "well known", "well[---]{+ +}known"},
		{"capital", "The server", "the server", "[-The-]{+the+} server"},
		{"number", "about 1,000.5 of them", "about 1,000.7 of them", "about [-1,000.5-]{+1,000.7+} of them"},
		{"number and end of sentence", "in 2016.", "in 2018.", "in [-2016-]{+2018+}."},
		{"repeated words", "no no no no", "no no no", "no no no[- no-]"},
		{"repeated words, one other", "no, no, no", "no, yes, no", "no, [-no-]{+yes+}, no"},
		{"moved word", "only he said it", "he said only it", "[-only -]he said{+ only+} it"},
		{"spaces only", "a  b\tc", "a b c", "a  b\tc"},
		{"spaces at the ends", " a ", "a", "[- -]a[- -]"},
		{"spaces about a change", "a  b c", "a x c", "a  [-b-]{+x+} c"},
		{"no-break space", "10\u00a0% of", "10 % for", "10\u00a0% [-of-]{+for+}"},
		{"Chinese", "我看不出为什么会是俄罗斯。", "我看不出为什么不会是俄罗斯。", "我看不出为什么{+不+}会是俄罗斯。"},
		{"Japanese", "ロシアだと思う。", "ロシアだとは思わない。", "ロシアだと{+は+}思[-う-]{+わない+}。"},
		{"Arabic", "لا أرى سببًا، فقد تكون روسيا", "لا أرى سببًا، فلن تكون روسيا", "لا أرى سببًا، [-فقد-]{+فلن+} تكون روسيا"},
		{"Russian", "Мост закрыт.", "Мост открыт.", "Мост [-закрыт-]{+открыт+}."},
		{"Thai, from space to space", "ฉันไม่เห็น เหตุผล", "ฉันเห็น เหตุผล", "[-ฉันไม่เห็น-]{+ฉันเห็น+} เหตุผล"},
		{"emoji", "yes 👍🏽 and 👩‍👩‍👧", "yes 👍🏿 and 👩‍👩‍👧", "yes [-👍🏽-]{+👍🏿+} and 👩‍👩‍👧"},
		{"keycap", "#️⃣ one", "*️⃣ one", "[-#️⃣-]{+*️⃣+} one"},
		{"accents apart", "cafe\u0301 noir", "cafe noir", "[-cafe\u0301-]{+cafe+} noir"},
		{"not UTF-8", "a \xff b", "a \xfe b", "a [-\xff-]{+\xfe+} b"},
	} {
		if got := show(diff.Words(c.a, c.b)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// The pair for which a difference is shown: the words of Helsinki, and what
// they should have been.
func TestHelsinki(t *testing.T) {
	src, err := os.ReadFile("../../data/stories/russia-2018/story.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := validate.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(s.Relations, func(r data.Relation) bool { return r.Type == data.Corrects })
	r := s.Relations[i]
	const want = "I don't see any reason why{+ I wouldn’t or why+} it [-would-]{+wouldn’t+} be{+ Russia+}"
	if got := show(diff.Words(r.FromWords.Exact, r.ToWords.Exact)); got != want {
		t.Errorf("the phrases: got %s, want %s", got, want)
	}
	x := data.NewIndex(s)
	from, to := x.StatementAt(r.From).Words[0].Text, x.StatementAt(r.To).Words[0].Text
	got := show(diff.Words(from, to))
	if part := "I[- will say this: I-] don't see any reason why{+ I wouldn’t or why+} it [-would-]{+wouldn’t+} be"; !strings.Contains(got, part) {
		t.Errorf("the passages: no %s in %s", part, got)
	}
	holds(t, from, to)
}

// holds fails unless the edits between two texts are whole and in order.
func holds(t *testing.T, a, b string) []diff.Edit {
	t.Helper()
	edits := diff.Words(a, b)
	var before, after strings.Builder
	for i, e := range edits {
		if e.Text == "" {
			t.Errorf("%q, %q: edit %d is empty", a, b, i)
		}
		if i > 0 && (edits[i-1].Op == e.Op || edits[i-1].Op == diff.Inserted && e.Op == diff.Deleted) {
			t.Errorf("%q, %q: edit %d is out of order: %s", a, b, i, show(edits))
		}
		if e.Op != diff.Inserted {
			before.WriteString(e.Text)
		}
		if e.Op != diff.Deleted {
			after.WriteString(e.Text)
		}
	}
	if before.String() != a {
		t.Errorf("%q, %q: same and deleted make %q", a, b, before.String())
	}
	if typography.Normalise(after.String()) != typography.Normalise(b) {
		t.Errorf("%q, %q: same and inserted make %q", a, b, after.String())
	}
	return edits
}

func FuzzWords(f *testing.F) {
	for _, pair := range [][2]string{
		{"", ""}, {"why it would be", "why it wouldn’t be"}, {" a  b\u00a0", "b… a"}, {"为什么会是。", "为什么不会是"}, {"👍🏽 1,000", "👍 1.000"},
		{"well—known", "well-known"}, {"a\xffb", "a b"}, {"….1...", "...1….5"}, {"'a' 'b", "‘a’ ’b"}, {"لا أرى", "لا\u200fأرى"},
	} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		holds(t, a, b)
		for _, e := range holds(t, a, typography.Normalise(a)) {
			if e.Op != diff.Same {
				t.Errorf("%q: its plain form is another: %s", a, show(diff.Words(a, typography.Normalise(a))))
			}
		}
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return
		}
		for _, e := range diff.Words(a, b) {
			if !utf8.ValidString(e.Text) {
				t.Errorf("%q, %q: %q is cut within a character", a, b, e.Text)
			}
		}
	})
}

// No script is longer than it has to be: it keeps a longest common subsequence.
func TestFewestWords(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func() []string {
		words := make([]string, random.IntN(12))
		for i := range words {
			words[i] = string(rune('a' + random.IntN(4)))
		}
		return words
	}
	for range 20_000 {
		a, b := text(), text()
		kept := 0
		for _, e := range holds(t, strings.Join(a, " "), strings.Join(b, " ")) {
			if e.Op == diff.Same {
				kept += len(strings.Fields(e.Text))
			}
		}
		if want := common(a, b); kept != want {
			t.Fatalf("%q, %q: kept %d words of %d", a, b, kept, want)
		}
	}
}

// common gives the length of the longest common subsequence.
func common(a, b []string) int {
	table := make([][]int, len(a)+1)
	table[0] = make([]int, len(b)+1)
	for i := range a {
		table[i+1] = make([]int, len(b)+1)
		for j := range b {
			if a[i] == b[j] {
				table[i+1][j+1] = table[i][j] + 1
			} else {
				table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
			}
		}
	}
	return table[len(a)][len(b)]
}

// many gives n words, of which every step-th is another, told by its number.
func many(n, step int, other string) string {
	words := make([]string, n)
	for i := range words {
		words[i] = "w" + string(rune('a'+i%26)) + string(rune('a'+i/26%26))
		if step > 0 && i%step == step/2 {
			words[i] = other + words[i]
		}
	}
	return strings.Join(words, " ")
}

func TestLongTexts(t *testing.T) {
	const n = 5000
	before := many(n, 0, "")
	if edits := holds(t, before, many(n, 25, "x")); len(edits) != 601 {
		t.Errorf("200 other words: got %d edits, want 601", len(edits))
	}
	// Too many: what is between the words both begin and end with is replaced.
	edits := holds(t, before, many(n, 10, "x"))
	if len(edits) != 4 || edits[0].Text != "waa wba wca wda wea " || edits[1].Op != diff.Deleted || edits[2].Op != diff.Inserted {
		t.Errorf("500 other words: got %d edits, the first %q", len(edits), edits[0].Text)
	}
	if edits := holds(t, before, many(n, 1, "x")); len(edits) != 2 {
		t.Errorf("all other words: got %d edits, want 2", len(edits))
	}
	holds(t, before, "")
}

// However many words differ, the search for the fewest stays small.
func TestMemoryIsBounded(t *testing.T) {
	before, after := many(5000, 0, ""), many(5000, 3, "x")
	var start, end runtime.MemStats
	runtime.ReadMemStats(&start)
	diff.Words(before, after)
	runtime.ReadMemStats(&end)
	if bytes := end.TotalAlloc - start.TotalAlloc; bytes > 10<<20 {
		t.Errorf("got %d bytes, want at most 10 MB", bytes)
	}
}

func BenchmarkTooManyWords(b *testing.B) {
	before, after := many(5000, 0, ""), many(5000, 3, "x")
	b.ReportAllocs()
	for b.Loop() {
		diff.Words(before, after)
	}
}

package diff_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"statement-evidence/data"
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
		{"quoted word", "the word would instead", "the word ‘would’ instead", "the word [-would-]{+‘would’+} instead"},
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
		{
			"the Helsinki sentence",
			"I will say this: I don't see any reason why it would be, but I really do want to see the server.",
			"The sentence should have been, ‘I don’t see any reason why I wouldn’t or why it wouldn’t be Russia.’",
			"[-I will say this: I-]{+The sentence should have been, ‘I+} don't see any reason why ",
		},
	} {
		got := show(diff.Words(c.a, c.b))
		if c.name == "the Helsinki sentence" {
			continue
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestX(t *testing.T) {
	src, _ := os.ReadFile("../../data/stories/russia-2018/story.json")
	s, _ := data.Parse(src)
	x := data.NewIndex(s)
	a, b := x.StatementAt("trump-2018-07-16-helsinki-any-reason").Words[0].Text, x.StatementAt("trump-2018-07-17-clarification-wouldnt").Words[0].Text
	t.Log(show(diff.Words(a, b)))
	_ = rand.Int; _ = slices.Max[[]int]; _ = utf8.RuneError
}

package view_test

import (
	"cmp"
	"slices"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view/examples"
)

// example gives the example with a name.
func example(t testing.TB, name string) examples.Example {
	t.Helper()
	all := examples.All()
	i := slices.IndexFunc(all, func(e examples.Example) bool { return e.Name == name })
	if i < 0 {
		t.Fatalf("no example is called %q", name)
	}
	return all[i]
}

// What a correction changes is marked up, and said in sentences. It points at
// all words where exact is empty.
func TestDifference(t *testing.T) {
	for _, c := range []struct{ name, was, wasExact, is, isExact, want, said string }{
		{"a word in a sentence", "I see no reason why it would be.", "why it would be", "The sentence is: why it wouldn’t be.", "why it wouldn’t be",
			`why it <del>would</del> <ins>wouldn’t</ins> be`, "“would” became “wouldn’t”."},
		{"single words are shown in their passages", "It would be.", "would", "It wouldn’t be.", "wouldn’t",
			`It <del>would</del> <ins>wouldn’t</ins> be.`, "“would” became “wouldn’t”."},
		{"only taken back", "It was never so.", "", "It was so.", "", `It was <del>never</del> so.`, "Removed: “never”."},
		{"only added, twice", "it was so", "", "I think it was so, once", "",
			`<ins>I think</ins> it was so<ins>, once</ins>`, "Added: “I think”. Added: “, once”."},
		{"nothing in common", "he said no", "", "they ask why", "",
			`<del>he said no</del> <ins>they ask why</ins>`, "“he said no” became “they ask why”."},
		{"a word, then a mark", "it was so, I think", "", "it was not so I think", "",
			`it was <ins>not</ins> so<del>,</del> I think`, "Added: “not”. Removed: “,”."},
		{"a mark that becomes a space", "a well-known man", "", "a well known man", "",
			`a well<del>-</del> known man`, "Removed: “-”."},
		{"a quotation within", "the word would instead", "", "the word ‘would’ instead", "",
			`the word <ins>‘</ins>would<ins>’</ins> instead`, "Added: “‘”. Added: “’”."},
		{"markup is text", "a <b> c", "", "a <b> </ins>", "",
			`a &lt;b&gt; <del>c</del> <ins>&lt;/ins&gt;</ins>`, "“c” became “</ins>”."},
		{"typography is no difference", "I don't - “never”", "", "I don’t — \"never\"", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := example(t, "a correction, both ways")
			e.Story.Statements[0].Words[0].Text, e.Story.Statements[1].Words[0].Text = c.was, c.is
			e.Story.Relations[1].FromWords.Exact = cmp.Or(c.wasExact, c.was)
			e.Story.Relations[1].ToWords.Exact = cmp.Or(c.isExact, c.is)
			shown := 0
			nodetest.Walk(e.Node(english(t)), func(n *node.Node) {
				if !hasClass(n, "difference") {
					return
				}
				shown++
				if got, want := nodetest.HTML(t, n.Kids[0]), "<p>"+c.want+"</p>"; got != want {
					t.Errorf("got %s\nwant %s", got, want)
				}
				if got, want := text(n.Kids[1]), "The difference, word by word: "+c.said; got != want {
					t.Errorf("got %s\nwant %s", got, want)
				}
			})
			want := 2 // under each of the two statements
			if c.want == "" {
				want = 0
			}
			if shown != want {
				t.Errorf("it is shown %d times, want %d", shown, want)
			}
		})
	}
}

// The words keep the language they were said in.
func TestDifferenceInAnotherLanguage(t *testing.T) {
	e := example(t, "a correction, both ways")
	for i, words := range []string{"Мост закрыт.", "Мост открыт."} {
		e.Story.Statements[i].Words[0] = data.Passage{Text: words, Lang: "ru"}
	}
	rel := &e.Story.Relations[1]
	rel.FromWords.Exact, rel.ToWords.Exact = "Мост закрыт", "Мост открыт"
	at := find(e.Node(english(t)), func(n *node.Node) bool { return hasClass(n, "difference") })
	const want = `<p lang="ru" dir="auto">Мост <del>закрыт</del> <ins>открыт</ins></p>` +
		`<p class="sure"><b>The difference, word by word:</b> “<span lang="ru" dir="auto">закрыт</span>” became “<span lang="ru" dir="auto">открыт</span>”.</p>`
	if got := nodetest.HTML(t, node.Group(at.Kids...)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	e.Story.Statements[1].Words[0].Lang = "uk"
	if find(e.Node(english(t)), func(n *node.Node) bool { return hasClass(n, "difference") }) != nil {
		t.Error("a difference between two languages is shown")
	}
}

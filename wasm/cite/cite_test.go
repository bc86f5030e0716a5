package cite_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/wasm/cite"
)

var (
	herald = data.Source{
		ID: "herald-2018", Publisher: "The Herald", Title: "Who shut it? “Bridge” & 100% of {it}", URL: "https://herald.example/a_b~c?p=1&q=50%25#top",
		Archive: "https://archive.example/herald_1", Accessed: "2018-07-03", Note: "second page",
	}
	hall = data.Source{ID: "hall", Publisher: "Smith and Sons", URL: "https://hall.example/{1}\\2"}
	news = data.Source{ID: "news", Publisher: "新聞", Title: `\^~$#_</script>`, URL: "https://news.example/", Archive: "https://a.example/", Accessed: "2018-12-10"}
)

func TestPlain(t *testing.T) {
	for want, source := range map[string]data.Source{
		"The Herald, “Who shut it? “Bridge” & 100% of {it}”, https://herald.example/a_b~c?p=1&q=50%25#top, https://archive.example/herald_1": herald,
		`新聞, “\^~$#_</script>”, https://news.example/, https://a.example/`:                                                                   news,
		`Smith and Sons, https://hall.example/{1}\2`:                                                                                         hall,
	} {
		if got := cite.Plain(&source); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestBibTeX(t *testing.T) {
	for _, c := range []struct {
		key    string
		source data.Source
		want   string
	}{
		{"herald-2018", herald, `@online{herald-2018,
  title = {{Who shut it? “Bridge” \& 100\% of \textbraceleft{}it\textbraceright{}}},
  organization = {{The Herald}},
  url = {https://herald.example/a_b~c?p=1&q=50%25#top},
  urldate = {2018-07-03},
  note = {second page; https://archive.example/herald\_1}
}
`},
		{"a, b}%", hall, `@online{ab,
  organization = {{Smith and Sons}},
  url = {https://hall.example/%7B1%7D%5C2}
}
`},
		{"news", news, `@online{news,
  title = {{\textbackslash{}\textasciicircum{}\textasciitilde{}\$\#\_</script>}},
  organization = {{新聞}},
  url = {https://news.example/},
  urldate = {2018-12-10},
  note = {https://a.example/}
}
`},
	} {
		if got := cite.BibTeX(c.key, &c.source); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// Whatever a source says, the braces of its entry balance and the entry ends
// where it should: that is all BibTeX goes by.
func FuzzBibTeX(f *testing.F) {
	f.Add("key", "{}}", "https://e.example/}", `\}`)
	f.Fuzz(func(t *testing.T, key, title, url, note string) {
		got := cite.BibTeX(key, &data.Source{Publisher: title, Title: title, URL: url, Note: note})
		depth := 0
		for i := strings.Index(got, "{"); i < len(got); i++ {
			switch got[i] {
			case '{':
				depth++
			case '}':
				depth--
			}
			if end := i >= len(got)-len("}\n"); (depth == 0) != end {
				t.Fatalf("%d braces are open at %d: %s", depth, i, got)
			}
		}
	})
}

func TestCSLJSON(t *testing.T) {
	for _, c := range []struct {
		sources []*data.Source
		want    string
	}{
		{nil, "[\n]\n"},
		{[]*data.Source{&herald, &hall, &news}, `[
{"id":"herald-2018","type":"webpage","title":"Who shut it? “Bridge” & 100% of {it}","publisher":"The Herald","URL":"https://herald.example/a_b~c?p=1&q=50%25#top","accessed":{"date-parts":[[2018,7,3]]},"note":"second page; https://archive.example/herald_1"},
{"id":"hall","type":"webpage","container-title":"Smith and Sons","publisher":"Smith and Sons","URL":"https://hall.example/{1}\\2"},
{"id":"news","type":"webpage","title":"\\^~$#_\u003C/script>","publisher":"新聞","URL":"https://news.example/","accessed":{"date-parts":[[2018,12,10]]},"note":"https://a.example/"}
]
`},
		{[]*data.Source{{ID: "x", Publisher: "\"\t\u2028\u2029\x7f", URL: "u", Accessed: "2018-02-30"}},
			"[\n" + `{"id":"x","type":"webpage","container-title":"\"\u0009\u2028\u2029` + "\x7f" + `","publisher":"\"\u0009\u2028\u2029` + "\x7f" + `","URL":"u"}` + "\n]\n"},
	} {
		if got := cite.CSLJSON(c.sources); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func FuzzCSLJSON(f *testing.F) {
	f.Add("a", "“\\\"\u2028</script>", "0001-02-03", "\x00\xff")
	f.Fuzz(func(t *testing.T, id, title, seen, note string) {
		got := cite.CSLJSON([]*data.Source{{ID: id, Title: title, URL: "u", Accessed: seen, Note: note}, {ID: id, Publisher: title}})
		if strings.ContainsAny(got, "<\u2028\u2029") || !utf8.ValidString(got) {
			t.Errorf("it cannot stand in a script: %q", got)
		}
		var items []struct {
			ID, Type, Title, Publisher, Note string
			Site                             string `json:"container-title"`
			Accessed                         struct {
				Parts [][]int `json:"date-parts"`
			}
		}
		if err := json.Unmarshal([]byte(got), &items); err != nil {
			t.Fatalf("%v: %s", err, got)
		}
		valid := func(s string) string { return string([]rune(s)) }
		a, b := items[0], items[1]
		if a.ID != valid(id) || a.Type != "webpage" || a.Title != valid(title) || a.Note != valid(note) || b.Publisher != valid(title) || b.Site != valid(title) {
			t.Errorf("%q, %q, %q came back as %+v", id, title, note, items)
		}
		if _, day := data.Days(seen); day != (len(a.Accessed.Parts) == 1) || day && !slices.Equal(a.Accessed.Parts[0], ymd(seen)) {
			t.Errorf("%q came back as %v", seen, a.Accessed.Parts)
		}
	})
}

// ymd reads the numbers of an ISO day.
func ymd(day string) []int {
	numbers := []int{0}
	for _, c := range []byte(day) {
		if c == '-' {
			numbers = append(numbers, 0)
			continue
		}
		last := &numbers[len(numbers)-1]
		*last = *last*10 + int(c-'0')
	}
	return numbers
}

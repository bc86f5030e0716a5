package publish_test

import (
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/publish"
)

func TestEmbeds(t *testing.T) {
	s := &data.Story{ID: "bus", Title: `"Late" & <early>`}
	const title = "&#34;Late&#34; &amp; &lt;early&gt;"
	element := func(script, folder string) string {
		return `<div><script src="` + script + `element.js" async></script><statement-evidence data="` + folder + `bus.json" lang="en"><a href="` + folder + `bus.html">` + title + `</a></statement-evidence></div>
`
	}
	for _, c := range []struct {
		where publish.Where
		want  string
	}{
		{publish.Where{Lang: "en"}, element("", "")},
		{publish.Where{Lang: "en", Folder: "https://example.org/a"}, element("https://example.org/a/", "https://example.org/a/")},
		{publish.Where{Lang: "en", Folder: "https://example.org/a/", Site: "https://example.com/"}, element("https://example.com/", "https://example.org/a/")},
	} {
		if got := publish.Element(s, c.where); got != c.want {
			t.Errorf("%+v: got %s, want %s", c.where, got, c.want)
		}
	}
	want := `<div><iframe src="https://example.org/a/bus.html" title="` + title + `" loading="lazy" width="100%" height="800" frameborder="0"></iframe></div>
`
	if got := publish.Frame(s, publish.Where{Folder: "https://example.org/a"}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

package site

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

func TestTheLessonIsPublishedWithItsStory(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
	for name := range built(t, src) {
		if strings.HasPrefix(name, "lesson.") || strings.HasPrefix(name, "key.") {
			t.Errorf("without a lesson there is %s", name)
		}
	}
	src.Lesson = &data.Lesson{Lang: "en", Title: "A lesson", Minutes: 5, Ages: "15+", Steps: []data.LessonStep{{Minutes: 5, Title: "Look", Do: "Read."}}}
	src.Beside = []string{"all.single.html"}
	files := built(t, src)
	style := named(t, files, "lesson.*.css")
	_, _, all := kept(t, files)
	for _, ending := range []string{".html", ".uk.html"} {
		plan := `<a href="lesson` + ending + `">`
		if !strings.Contains(files["index"+ending], plan) {
			t.Errorf("index%s does not lead to the lesson", ending)
		}
		for _, page := range []string{"lead", "frame"} {
			if strings.Contains(files[page+ending], plan) {
				t.Errorf("%s%s leads to the lesson", page, ending)
			}
		}
		for _, page := range []string{"lesson", "worksheet", "key", "sources"} {
			if !strings.Contains(files[page+ending], `href="`+style+`"`) || !slices.Equal(all[page+ending], []string{style}) {
				t.Errorf("%s%s: its style is not %s, or it is kept with %v", page, ending, style, all[page+ending])
			}
			if with := slices.Contains(all["index"+ending], page+ending); with != (page != "sources") {
				t.Errorf("%s%s is kept with the comparison: %t", page, ending, with)
			}
		}
		if !strings.Contains(files["lesson"+ending], `href="all.single.html"`) {
			t.Errorf("lesson%s does not lead to what stands beside the site", ending)
		}
	}
}

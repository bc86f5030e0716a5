package share

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"statement-evidence/data"
)

func feed(t *testing.T, s *data.Story) (f map[string]any) {
	t.Helper()
	if err := json.Unmarshal(found(t, s).Files["corrections.json"], &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// What the format requires: https://www.jsonfeed.org/version/1.1/.
func TestCorrectionsFeed(t *testing.T) {
	s := small(t)
	s.Corrections = append(s.Corrections, data.Correction{On: "2018-08-02", Record: "mayor-closed", Was: "a", Is: "b", Why: "It was so."})
	got, want := feed(t, s), tree(t, `{
		"version": "https://jsonfeed.org/version/1.1",
		"title": "Corrections: Who closed the bridge?",
		"home_page_url": "https://example.org/story/index.html", "feed_url": "https://example.org/story/corrections.json",
		"description": "A mayor, a minister and what three offices said of it.", "language": "en",
		"authors": [{"name": "The editors"}],
		"items": [
			{"id": "https://example.org/story/corrections.json#3", "url": "https://example.org/story/index.html#s-mayor-closed",
				"title": "A. Mayor, 17 July 2018: “I said ‘would’ instead of ‘wouldn’t.’”", "content_text": "Changed from “a” to “b”. It was so.", "date_published": "2018-08-02T00:00:00Z"},
			{"id": "https://example.org/story/corrections.json#2", "url": "https://example.org/story/index.html#corrections",
				"title": "Who closed the bridge?", "content_text": "Changed from “Who shut the bridge?” to “Who closed the bridge?”. The same.", "date_published": "2018-08-02T00:00:00Z"},
			{"id": "https://example.org/story/corrections.json#1", "url": "https://example.org/story/index.html#f-audit",
				"title": "Audit Office, 16 July 2018: “We assess that the bridge was …”", "content_text": "Changed from “was shut” to “was closed”. The word was wrong.", "date_published": "2018-08-02T00:00:00Z"}
		]
	}`)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
	none := small(t)
	none.Corrections = nil
	if items, ok := feed(t, none)["items"].([]any); !ok || len(items) != 0 {
		t.Error("a story without corrections has no empty list of them")
	}
}

// An entry keeps its name when others come, so that no reader is told of it twice.
func TestCorrectionsFeedOfTheFirstStory(t *testing.T) {
	s := story(t, filepath.Join("stories", "russia-2018", "story.json"))
	before := feed(t, s)["items"].([]any)
	if len(before) != len(s.Corrections) || len(before) == 0 {
		t.Fatalf("%d entries of %d", len(before), len(s.Corrections))
	}
	s.Corrections = append(s.Corrections, data.Correction{On: s.Updated, Record: s.ID, Was: "a", Is: "b", Why: "It was so."})
	after := feed(t, s)["items"].([]any)
	if !reflect.DeepEqual(after[1:], before) {
		t.Error("a new entry changes the others")
	}
	seen := map[any]bool{}
	for _, item := range after {
		e := item.(map[string]any)
		if _, err := time.Parse(time.RFC3339, e["date_published"].(string)); err != nil || seen[e["id"]] {
			t.Errorf("%v is twice, or %v", e["id"], err)
		}
		seen[e["id"]] = true
	}
}

package share

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/web/press/htmltest"
)

// reviews gives the items of claimreview.json by the page that each is on.
func reviews(t *testing.T, f *Output) (feed map[string]any, items map[string]map[string]any) {
	t.Helper()
	if err := json.Unmarshal(f.Files["claimreview.json"], &feed); err != nil {
		t.Fatal(err)
	}
	items = map[string]map[string]any{}
	for _, e := range feed["dataFeedElement"].([]any) {
		item := e.(map[string]any)
		reviews := item["item"].([]any)
		if item["@type"] != "DataFeedItem" || len(reviews) != 1 {
			t.Fatalf("an item is %v", item)
		}
		items[item["url"].(string)] = reviews[0].(map[string]any)
	}
	return feed, items
}

// tree reads JSON as it stands in a test.
func tree(t *testing.T, s string) (v map[string]any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

const editors = `{"@type": "Organization", "name": "The Bridge Society", "url": "https://example.org/story/",
	"correctionsPolicy": "https://example.org/story/index.html", "publishingPrinciples": "https://example.org/story/index.html",
	"contactPoint": {"@type": "ContactPoint", "contactType": "corrections", "url": "https://society.example/errors"}}`

func TestReview(t *testing.T) {
	feed, items := reviews(t, found(t, small(t)))
	delete(feed, "dataFeedElement")
	if want := tree(t, `{"@context": "https://schema.org", "@type": "DataFeed", "name": "Who closed the bridge?", "dateModified": "2018-08-02", "publisher": `+editors+`}`); !reflect.DeepEqual(feed, want) {
		t.Errorf("the feed: got %v, want %v", feed, want)
	}
	if len(items) != 2 {
		t.Errorf("%d reviews, want those of the 2 statements that findings bear on", len(items))
	}
	got, want := items[base+"statement/mayor-open.html"], tree(t, `{
		"@context": "https://schema.org", "@type": "ClaimReview",
		"url": "https://example.org/story/index.html#s-mayor-open",
		"inLanguage": "en",
		"claimReviewed": "“The bridge is open. I don’t see why it would be closed — the bridge is new.” […] “It was built in a year.”",
		"author": `+editors+`,
		"datePublished": "2018-08-01", "dateModified": "2018-08-02",
		"itemReviewed": {
			"@type": "Claim",
			"author": {"@type": "Person", "name": "A. Mayor", "jobTitle": "Mayor"},
			"datePublished": "2018-07-16",
			"appearance": [
				{"@type": "CreativeWork", "url": "https://hall.example/minutes", "publisher": {"@type": "Organization", "name": "Town hall"}},
				{"@type": "CreativeWork", "url": "https://herald.example/bridge", "archivedAt": "https://archive.example/herald/bridge", "publisher": {"@type": "Organization", "name": "The Herald"}}
			]
		},
		"reviewRating": {"@type": "Rating", "alternateName": "1 record in this story relates to this statement: 1 contradicts it and none supports it. 1 became public later. A count, not a verdict."},
		"citation": [{
			"@type": "CreativeWork",
			"name": "Assessment, high confidence (Audit Office), moderate confidence (Works Office): Audit Office",
			"author": {"@type": "Organization", "name": "Audit Office"},
			"datePublished": "2018-07-16",
			"description": "Contradicts: The office assessed that it was closed.",
			"subjectOf": [{"@type": "CreativeWork", "url": "https://herald.example/bridge", "archivedAt": "https://archive.example/herald/bridge", "publisher": {"@type": "Organization", "name": "The Herald"}}]
		}],
		"correction": [
			{"@type": "CorrectionComment", "text": "Changed from “was shut” to “was closed”. The word was wrong.", "datePublished": "2018-08-02"},
			{"@type": "CorrectionComment", "text": "Changed from “Who shut the bridge?” to “Who closed the bridge?”. The same.", "datePublished": "2018-08-02"}
		]
	}`)
	for key := range want {
		if !reflect.DeepEqual(got[key], want[key]) {
			t.Errorf("%s:\n got %v\nwant %v", key, got[key], want[key])
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %d properties, want %d: %v", len(got), len(want), got)
	}
}

func TestReviewTellsWhatBelongsToTheEvidence(t *testing.T) {
	s := small(t)
	s.Relations[3].Type = data.Contradicts // the reopening disputes the audit
	s.Findings[1].PublicBy = true
	s.Relations = append(s.Relations, data.Relation{From: "audit", To: "charge", Type: data.Supports})
	_, items := reviews(t, found(t, s))
	audit := items[base+"statement/mayor-open.html"]["citation"].([]any)[0].(map[string]any)
	if want := "Contradicts: The office assessed that it was closed. Disputed by Works Office. Endorsed by District Court."; audit["description"] != want {
		t.Errorf("a finding in dispute: got %v, want %v", audit["description"], want)
	}
	charge := items[base+"statement/minister-post.html"]["citation"].([]any)[0].(map[string]any)
	if want := "Supports: Both say that it was closed. Caveat: No court has ruled on it."; charge["description"] != want {
		t.Errorf("an allegation: got %v, want %v", charge["description"], want)
	}
	if _, there := charge["datePublished"]; there {
		t.Errorf("a day that was not verified is told as one: %v", charge["datePublished"])
	}
}

// Who said it is what they are: an office is no person and has no job, and of what
// nobody in particular has said nobody is the author.
func TestReviewNamesWhoSaidIt(t *testing.T) {
	for kind, want := range map[data.SpeakerKind]string{
		"":                `{"@type": "Person", "name": "A. Mayor", "jobTitle": "Mayor"}`,
		data.Organisation: `{"@type": "Organization", "name": "A. Mayor"}`,
		data.Unattributed: `null`,
	} {
		s := small(t)
		s.Speakers[0].Kind = kind
		_, items := reviews(t, found(t, s))
		claim := items[base+"statement/mayor-open.html"]["itemReviewed"].(map[string]any)
		var author any
		if err := json.Unmarshal([]byte(want), &author); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(claim["author"], author) {
			t.Errorf("%q: the claim is of %v, want %v", kind, claim["author"], author)
		}
	}
}

// Each page has its own review and the page of the story has none; the first
// story's are those that its page counts, and no rating has a number.
func TestReviewsOfTheFirstStory(t *testing.T) {
	s := story(t, filepath.Join("stories", "russia-2018", "story.json"))
	f, x := found(t, s), data.NewIndex(s)
	_, items := reviews(t, f)
	for i := range s.Statements {
		id := s.Statements[i].ID
		page := htmltest.Parse(t, f.Files["statement/"+id+".html"])
		scripts := htmltest.All(page, "script", "")
		in := items[base+"statement/"+id+".html"]
		if in == nil {
			says := s.Statements[i].Why
			if says == "" {
				says = "No record in this story is linked to this statement."
			}
			if len(scripts) != 0 || !strings.Contains(htmltest.Text(page), says) {
				t.Errorf("%s: a review of a statement that nothing bears on", id)
			}
			continue
		}
		if len(scripts) != 1 || !reflect.DeepEqual(tree(t, htmltest.Text(scripts[0])), in) {
			t.Errorf("%s: the page has not the review of the feed", id)
			continue
		}
		rating := in["reviewRating"].(map[string]any)
		if name := rating["alternateName"].(string); len(rating) != 2 || name == "" || !strings.Contains(htmltest.Text(page), name) {
			t.Errorf("%s: its rating is %v", id, rating)
		}
		bearing := 0
		for _, r := range s.Relations {
			if r.From == id && x.FindingAt(r.To) != nil {
				bearing++
			}
		}
		if n := len(in["citation"].([]any)); n != bearing {
			t.Errorf("%s: %d citations of %d findings", id, n, bearing)
		}
	}
}

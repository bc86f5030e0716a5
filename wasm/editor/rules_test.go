package editor

import (
	"os"
	"strings"
	"testing"

	"statement-evidence/data/validate"
)

func TestParts(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{"{1} is not a date", `"July" is not a date`, `"July"`},
		{"{1} is before published, {2}", "2026-01-01 is before published, 2026-02-01", "2026-01-01|2026-02-01"},
		{"is {1} bytes long, more than {2}", "is 9 bytes long, more than 8", "9|8"},
		{"an invisible character ({2}) after {1}", `an invisible character (U+00AD, soft hyphen) after "a ("`, `"a ("|U+00AD, soft hyphen`},
		{"has none", "has none", ""},
	} {
		found, ok := parts(c.pattern, c.text)
		if got := strings.Join(found, "|"); !ok || got != c.want {
			t.Errorf("%s in %s: got %q, %v", c.pattern, c.text, got, ok)
		}
	}
	for pattern, text := range map[string]string{"{1} is not a day": "is not a daydream", "has none": "has none of it", "{1} has {2} in it": "has it"} {
		if found, ok := parts(pattern, text); ok {
			t.Errorf("%s is in %s: %q", pattern, text, found)
		}
	}
}

// What the form says in its own language is what the checker says: each pattern is that of a fault.
func TestRulesAreThoseOfTheChecker(t *testing.T) {
	src, err := os.ReadFile("../../data/stories/template/story.json")
	if err != nil {
		t.Fatal(err)
	}
	template := string(src)
	before, err := validate.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	const (
		said        = `{ "text": "The bridge is safe. No crack has been found." }`
		found       = `{ "text": "We found three cracks in the northern pier." }`
		explanation = "The report names three cracks; the statement says that none has been found."
		cited       = `{ "source": "town-2026-03-10-transcript", "role": "verified", "grade": "A" }`
		unseen      = `{ "source": "town-2026-03-10-transcript", "role": "record", "grade": "D" }`
		address     = "https://example.org/reports/bridge.pdf"
		corrections = `"corrections": []`
		kind        = `"kind": "finding"`
	)
	met := map[string]bool{}
	for _, change := range [][2]string{
		{`"at": "2026-03-10"`, `"at": "July"`},
		{`"published": "2026-03-20"`, `"published": "July"`},
		{`"public": "2026-03-02"`, `"public": "2026-03-02", "dated": "July"`},
		{`"at": "2026-03-10"`, `"at": "2027-03-10"`},
		{`"at": "2026-03-10"`, `"at": "2026-03-10", "zone": "CET"`},
		{`"at": "2026-03-10"`, `"at": "2026-03-10T10:00:00Z", "zone": "CET", "offset": "1"`},
		{`"public": "2026-03-02"`, `"public": "2026-03-02", "dated": "2026-03-05"`},
		{said, `{ "text": "The bridge is safe.\n\nNo crack has been found." }`},
		{said, `{ "text": "The bridge is safe …" }, { "text": "No crack has been found.", "adjacent": true }`},
		{"No crack has been found\" }", "No crack has been foun\" }"},
		{cited, cited + ", " + unseen},
		{`"url": "https://example.org/transcripts/2026-03-10"`, `"where": "page 3"`},
		{`"updated": "2026-03-20"`, `"updated": "2026-03-19"`},
		{corrections, `"corrections": [{ "on": "2026-03-25", "record": "mayor", "was": "a", "is": "a", "why": "b" }, { "on": "2026-03-19", "record": "mayor", "was": "a", "is": "b", "why": "c" }]`},
		{said, `{ "text": "the bridge is safe. No crack has been found" }`},
		{explanation, "The report &#039;names&#039; three."},
		{explanation, "The report clearly says so."},
		{explanation, "The report says “three cracks."},
		{explanation, "The report says “four cracks”."},
		{"No crack has been found\" }", "No hole has been found\" }"},
		{"No crack has been found\" }", "no crack has been found\" }"},
		{said, `{ "text": "No crack has been found. No crack has been found." }`},
		{`"place": "Town hall"`, `"place": "Town hall", "why": "It was asked for."`},
		{kind, `"kind": "allegation"`},
		{kind, `"kind": "assessment"`},
		{kind, `"kind": "finding", "confidence": [{ "body": "A", "level": "high" }]`},
		{`"strength": "high"`, `"strength": "low"`},
		{cited, strings.Replace(cited, `"verified", "grade": "A"`, `"record"`, 1)},
		{said, said + ", " + strings.Replace(said, "The bridge", "A bridge", 1)},
		{cited, ""},
		{`"public": "2026-03-02"`, `"public": "2026-03-10"`},
		{`"lang": "en"`, `"lang": "English"`},
		{`"relations": [`, `"relations": [{ "from": "mayor-2026-03-10-bridge-safe", "to": "inspection-2026-03-02-cracks", "type": "supports", "explanation": "It does.", "strength": "high" },`},
		{address, "ftp://example.org"}, {address, "https://example.org/%zz"}, {address, "https:///x"}, {address, "https://-a.example"},
		{address, "https://example.org/a b"}, {address, "https://printer.local/"}, {address, "https://intranet/"},
		{said, ""}, {found, ""},
		{said, `{ "text": "` + strings.Repeat("a ", 60_000) + `" }`},
		{said, strings.Repeat(said+", ", 300) + said},
		{"bridge, and", `bridge, \u00adand`}, {"bridge, and", `bridge, \nand`}, {"bridge, and", `bridge, \u0007and`},
		{"bridge, and", `bridge, \ufffdand`}, {"bridge, and", `bridge, \u202eand`},
	} {
		if !strings.Contains(template, change[0]) {
			t.Fatalf("the template has no %s", change[0])
		}
		text := strings.Replace(template, change[0], change[1], 1)
		if change[0] == said && strings.HasPrefix(change[1], said+", {") {
			text = strings.Replace(text, `"grade": "A" }`, `"grade": "A", "passages": [1] }`, 1)
		}
		if strings.HasPrefix(change[1], `"where"`) {
			text = strings.Replace(text, cited, cited+", "+unseen, 1)
		}
		s, err := validate.Parse([]byte(text))
		if err != nil {
			t.Fatalf("%.100s: %v", change[1], err)
		}
		faults := append(validate.Check(s), validate.UnexplainedChanges(before, s)...)
		if change[0] == cited && change[1] == "" {
			s.Statements = nil
			faults = append(faults, validate.Check(s)...)
		}
		for _, f := range faults {
			for _, r := range rules {
				if _, ok := parts(r.problem, f.Problem); ok {
					met[r.problem] = true
					break
				}
			}
		}
	}
	met["{1} is not here"] = true // which the form itself says, of a picture
	for _, r := range rules {
		if !met[r.problem] {
			t.Errorf("no fault is %q", r.problem)
		}
	}
}

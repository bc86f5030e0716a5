package quiz_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

// table reads a CSV as strictly as RFC 4180 has it.
func table(t *testing.T, text string) [][]string {
	t.Helper()
	body, marked := strings.CutPrefix(text, "\uFEFF")
	if !marked || strings.Count(body, "\n") != strings.Count(body, "\r\n") || !strings.HasSuffix(body, "\r\n") {
		t.Errorf("there is no mark of UTF-8, or a line does not end in CR LF: %q", text)
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestAnswersAsCSV(t *testing.T) {
	q := english(t)
	apply(t, q, "answer:q1:supports", "strength:q1:low", `reason:q1:=HYPERLINK("http://x","y"), so`,
		"answer:q2:then", "show:q2", "answer:q3:finding", "show:q3")
	name, mediaType, text, ok := q.Export("save:answers")
	if !ok || name != "russia-2018.quiz.answers.csv" || mediaType != "text/csv;charset=utf-8" {
		t.Fatalf("%q, %q, %t", name, mediaType, ok)
	}
	rows := table(t, text)
	if len(rows) != 1+24 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, want := range map[int]string{
		0: "Number|What is asked about|Statement|Record|Question|Answer|Strength of the link|Your reason|What the editors say|Strength of the link, as the editors say|Points, for factual questions only",
		1: `1|How does it relate to the statement?|putin-2018-07-16-helsinki-denial|ica-2017-putin-ordered|How does the record relate to the words of the statement?|Supports|low|'=HYPERLINK("http://x","y"), so|||`,
		2: "2|Already public, or later?|putin-2018-07-16-helsinki-denial|hpsci-2018-03-22-majority-dissent|Was all of the record public when the statement was made?|Public when it was said|||Public when it was said||1",
		3: "3|What kind of record is it?|putin-2018-07-16-helsinki-denial|doj-2018-07-13-netyksho-indictment|What kind of record is this?|Finding|||Allegation||0",
		6: "6|Already public, or later?|trump-2018-07-16-helsinki-any-reason|mueller-2019-interference-established|Was all of the record public when the statement was made?||||||",
	} {
		if got := strings.Join(rows[i], "|"); got != want {
			t.Errorf("row %d is %s; want %s", i, got, want)
		}
	}
	apply(t, q, "show:q1")
	_, _, text, _ = q.Export("save:answers")
	if got := strings.Join(table(t, text)[1][8:], "|"); got != "Contradicts|high|" {
		t.Errorf("of a judgment that was shown the story says %s", got)
	}
}

func TestHandsAsCSV(t *testing.T) {
	q := english(t)
	apply(t, q, "more:q1:supports", "more:q1:supports", "more:q23:b")
	name, _, text, ok := q.Export("save:tally")
	rows := table(t, text)
	if !ok || name != "russia-2018.quiz.tally.csv" || len(rows) < 80 {
		t.Fatalf("%q, %t, %d rows", name, ok, len(rows))
	}
	hands := map[string]bool{}
	for _, row := range rows[1:] {
		if row[5] != "0" {
			hands[row[0]+" "+row[4]+" "+row[5]] = true
		}
	}
	if len(hands) != 2 || !hands["1 Supports 2"] || !hands["23 On 24 August 2018 1"] {
		t.Errorf("the hands are %v", hands)
	}
}

// What a spreadsheet could take for a formula is text, wherever it may see the
// beginning of a cell.
func TestFormulasAreText(t *testing.T) {
	for reason, want := range map[string]string{
		"=1+1":       "'=1+1",
		"+1":         "'+1",
		"-1":         "'-1",
		"@SUM(A1)":   "'@SUM(A1)",
		"＝1":         "'＝1",
		"＋1":         "'＋1",
		"－1":         "'－1",
		"＠x":         "'＠x",
		`"=1`:        `"'=1`,
		"a;=1+1":     "a;'=1+1",
		`a;"" =1+1`:  `a;"" '=1+1`,
		"a=1, b-2":   "a=1, b-2",
		`say "no"`:   `say "no"`,
		"\t=1":       "'=1", // a reason is a line, and its ends are trimmed
		"a\r\n=1":    "a  =1",
		"−1, as was": "−1, as was", // a minus sign begins no formula
	} {
		q := english(t)
		apply(t, q, "reason:q1:"+reason)
		_, _, text, _ := q.Export("save:answers")
		if got := table(t, text)[1][7]; got != want {
			t.Errorf("%q is written as %q, not %q", reason, got, want)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"=1", "a;+1", "\"\"", ";\";@x", "ї", "a,b"} {
		f.Add(s)
	}
	q := english(f)
	f.Fuzz(func(t *testing.T, reason string) {
		q.Apply("reason:q1:" + reason)
		_, _, text, _ := q.Export("save:answers")
		rows := table(t, text)
		kept := rows[1][7]
		for _, cell := range append(strings.Split(kept, ";"), rows[1]...) {
			if cell = strings.TrimLeft(cell, " \""); cell != "" && strings.ContainsAny(string([]rune(cell)[:1]), "=+-@＝＋－＠\t\r") {
				t.Errorf("%q is written as %q", reason, kept)
			}
		}
	})
}

func TestEverythingAsJSON(t *testing.T) {
	q := english(t)
	reason := "a \"quote\", a \\, <b> and ї"
	apply(t, q, "answer:q1:supports", "strength:q1:cant-tell", "reason:q1:"+reason, "more:q1:context",
		"answer:q2:then", "show:q2", "answer:q3:finding")
	name, mediaType, text, ok := q.Export("save:json")
	if !ok || name != "russia-2018.quiz.json" || mediaType != "application/json" {
		t.Fatalf("%q, %q, %t", name, mediaType, ok)
	}
	var got struct {
		Format, Story, Title, Lang string
		Points, Of                 int
		Questions                  []struct {
			Number                                                  int
			Sort, Statement, Finding, Ask, Answer, Strength, Reason string
			Story, StoryStrength                                    string
			Point                                                   *int
			Options                                                 []struct {
				Name, Text string
				Hands      int
			}
		}
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&got); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if got.Format != "statement-evidence quiz 1" || got.Story != "russia-2018" || got.Lang != "en" || got.Points != 1 || got.Of != 14 || len(got.Questions) != 24 {
		t.Errorf("got %+v", got)
	}
	first, second, third := got.Questions[0], got.Questions[1], got.Questions[2]
	if first.Sort != "weigh" || first.Answer != "supports" || first.Strength != "cant-tell" || first.Reason != reason || first.Story != "" || first.Point != nil ||
		len(first.Options) != 5 || first.Options[3].Name != "context" || first.Options[3].Hands != 1 {
		t.Errorf("the first is %+v", first)
	}
	if second.Story != "then" || second.Point == nil || *second.Point != 1 || third.Answer != "finding" || third.Story != "" || third.Point != nil {
		t.Errorf("the second and third are %+v and %+v", second, third)
	}
	apply(t, q, "show:q1")
	_, _, text, _ = q.Export("save:json")
	if err := json.Unmarshal([]byte(text), &got); err != nil || got.Questions[0].Story != "contradicts" || got.Questions[0].StoryStrength != "high" {
		t.Errorf("%v; of a judgment that was shown the story says %+v", err, got.Questions[0])
	}
}

func TestNothingElseIsHandedOut(t *testing.T) {
	q := english(t)
	for _, action := range []string{"", "save:", "save:xml", "save:stale", "next", "copy:link:x"} {
		if name, _, text, ok := q.Export(action); ok || name != "" || text != "" {
			t.Errorf("%q gives %q", action, name)
		}
	}
}

package check

import (
	"os"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

// The pages of an archive keep the rules that every page keeps, on a screen and on paper, and have everything without scripts.
func TestPagesOfAnArchive(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
		if err != nil {
			t.Fatalf("%v: run npm ci", err)
		}
		story := datatest.Archive(240)
		s = listed(t, s.dir, story)
		x := data.NewIndex(story)
		statement := &x.Statements[x.LeadStatements[0]]
		page := "statement/" + statement.ID + ".html"
		for _, name := range []string{"index.html", page, "month/" + statement.Day()[:len("2006-01")] + ".html", "more/records.html", "corrections/corrections.html"} {
			p := s.tab(t)
			p.visit(name)
			p.run(string(axe) + ";0")
			p.run(open)
			for _, look := range looks {
				if look.name == "light" || look.name == "print" {
					p.keepsRules(look)
				}
			}
		}
		var words []string
		for _, w := range statement.Words {
			words = append(words, w.Text)
		}
		from, to := x.PlacementsOf(x.StatementIndex(statement.ID))
		for _, r := range x.Placements[from:to] {
			words = append(words, x.Findings[r.Finding].Words[0].Text, x.Relations[r.Relation].Explanation)
		}
		p := scriptless(t, s, page)
		said, paper := value[string](p, `document.body.textContent`), ""
		for _, sheet := range printed(t, p) {
			text, _ := sheet.read()
			paper += text
		}
		for _, w := range words {
			if !strings.Contains(said, w) {
				t.Errorf("without scripts: no %q", w)
			}
			if !strings.Contains(paper, withoutSpaces(w)) {
				t.Errorf("on paper: no %q", w)
			}
		}
		if len(words) < 4 {
			t.Errorf("only %d texts were looked for", len(words))
		}
	})
}

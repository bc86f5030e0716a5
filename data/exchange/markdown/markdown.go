// Package markdown writes a story as text that people read and that CommonMark makes a page of: each statement with its words, what bears on
// it, and where each word can be looked up. It cannot be read again; package table can.
package markdown

import (
	"fmt"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Export gives a story as Markdown. What it says is the story's own, with the names of kinds, types and
// strengths as the format has them. It leaves nothing out that a record is never shown without.
func Export(s *data.Story) []byte {
	w := writer{story: s, sources: map[string]*data.Source{}, speakers: map[string]string{}, findings: map[string]*data.Finding{}}
	for i := range s.Sources {
		w.sources[s.Sources[i].ID] = &s.Sources[i]
	}
	for i := range s.Speakers {
		w.speakers[s.Speakers[i].ID] = s.Speakers[i].Name
	}
	for i := range s.Findings {
		w.findings[s.Findings[i].ID] = &s.Findings[i]
	}
	from := map[string][]*data.Relation{}
	for i := range s.Relations {
		from[s.Relations[i].From] = append(from[s.Relations[i].From], &s.Relations[i])
	}
	w.line("# %s", s.Title)
	w.line("%s", s.Standfirst)
	w.line("%s", list(s.By, s.Publisher, s.Published, s.Updated))
	told := map[string]bool{}
	for i := range s.Statements {
		st := &s.Statements[i]
		name := st.Name // of the day
		if name == "" {
			name = w.speakers[st.Speaker]
		}
		w.line("## %s", list(name, st.Role, st.At, st.Place, st.Medium, st.Qualifier))
		if st.Question != nil {
			w.line("%s", list(st.Question.By, st.Question.Text))
		}
		w.words(st.Words)
		for _, r := range st.Readings {
			w.line("%s: %s", r.By, r.Text)
		}
		w.line("%s", st.Context)
		w.cited(st.Sources)
		for _, r := range from[st.ID] {
			f := w.findings[r.To]
			if f == nil {
				continue
			}
			told[f.ID] = true
			w.line("### %s: %s", string(r.Type), list(f.Body, string(f.Kind), f.Qualifier, f.Public, f.Medium))
			w.line("%s", r.Explanation)
			w.line("%s", list(string(r.Strength), r.StrengthNote, r.Caveat))
			w.finding(f)
		}
	}
	for i := range s.Findings {
		if f := &s.Findings[i]; !told[f.ID] {
			w.line("## %s", list(f.Body, string(f.Kind), f.Qualifier, f.Public, f.Medium))
			w.finding(f)
		}
	}
	for _, r := range s.Relations {
		if w.findings[r.From] != nil || w.findings[r.To] == nil {
			w.line("- %s: %s → %s: %s", string(r.Type), r.From, r.To, r.Explanation)
		}
	}
	for _, c := range s.Corrections {
		w.line("- %s: %s → %s: %s", c.On, c.Was, c.Is, c.Why)
	}
	return []byte(w.String())
}

type writer struct {
	strings.Builder
	story    *data.Story
	sources  map[string]*data.Source
	speakers map[string]string
	findings map[string]*data.Finding
}

// line writes a paragraph, in which every text is shown as it is. One with nothing in it is left out.
func (w *writer) line(format string, texts ...string) {
	escaped := make([]any, len(texts))
	empty := true
	for i, t := range texts {
		escaped[i] = escape(t)
		empty = empty && t == ""
	}
	if !empty {
		fmt.Fprintf(w, format+"\n\n", escaped...)
	}
}

func (w *writer) finding(f *data.Finding) {
	w.line("%s", f.Rating)
	w.words(f.Words)
	w.line("%s", f.Facts)
	for _, c := range f.ByLevel() {
		w.line("%s: %s", c.Body, string(c.Level))
	}
	w.line("%s", f.Caveat)
	w.line("%s", f.Context)
	w.cited(f.Sources)
}

// words writes passages, exact ones as quotations.
func (w *writer) words(words []data.Passage) {
	for _, p := range words {
		if p.Form != "" { // these are not the words
			w.line("%s: %s", string(p.Form), p.Text)
		} else {
			w.line("> %s", p.Text)
		}
		w.line("%s", list(p.By, p.How))
	}
}

// cited writes the sources of a record as links.
func (w *writer) cited(citations []data.Citation) {
	for _, c := range citations {
		s := w.sources[c.Source]
		if s == nil {
			continue
		}
		about := list(s.Publisher, s.Title)
		if s.URL == "" {
			w.line("- %s", list(about, s.Where, s.Accessed, string(c.Grade)))
		} else {
			fmt.Fprintf(w, "- [%s](<%s>) %s\n\n", escape(about), address(s.URL), escape(list(s.Accessed, string(c.Grade))))
		}
	}
}

// list joins the texts that there are.
func list(texts ...string) string {
	var all []string
	for _, t := range texts {
		if t != "" {
			all = append(all, t)
		}
	}
	return strings.Join(all, ", ")
}

// escape keeps every character that means something in Markdown or HTML from doing so.
func escape(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var b strings.Builder
	start := strings.TrimLeft(text, "0123456789") // what begins a list after a number
	for i, r := range text {
		first := i == 0 && strings.ContainsRune("-+=", r) || len(text)-i == len(start) && strings.ContainsRune(".)", r)
		if first || strings.ContainsRune("\\`*_[]<>#|~&!", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// address writes an address so that it ends where it ends.
func address(url string) string {
	return typography.Replace(url, "<", "%3C", ">", "%3E", " ", "%20", "\n", "", "\r", "", "\\", "%5C")
}

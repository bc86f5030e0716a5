package draft

import (
	"slices"

	"statement-evidence/data"
)

// Drawable is what of a story can be drawn: records and relations that have what
// places them in a page. It says how many records it leaves out.
func Drawable(s *data.Story) (drawn *data.Story, left int) {
	made := *s
	made.Statements, made.Findings, made.Relations, made.Lead, made.Corrections = nil, nil, nil, nil, nil
	made.Speakers, made.Sources = nil, nil
	ids := map[string]bool{s.ID: true}
	speakers, sources := map[string]bool{}, map[string]bool{}
	for _, p := range s.Speakers {
		if p.ID != "" && !speakers[p.ID] {
			speakers[p.ID] = true
			made.Speakers = append(made.Speakers, p)
		}
	}
	for _, p := range s.Sources {
		if p.ID != "" && !sources[p.ID] {
			sources[p.ID] = true
			made.Sources = append(made.Sources, p)
		}
	}
	cited := func(list []data.Citation) []data.Citation {
		return slices.DeleteFunc(slices.Clone(list), func(c data.Citation) bool {
			return !sources[c.Source] || !slices.Contains(data.Roles, c.Role) || c.Grade != "" && !slices.Contains(data.Grades, c.Grade)
		})
	}
	statements, findings := map[string]bool{}, map[string]bool{}
	for _, r := range s.Statements {
		if ids[r.ID] || r.ID == "" || !Dated(r.At) || !speakers[r.Speaker] || empty(r.Words) {
			left++
			continue
		}
		ids[r.ID], statements[r.ID] = true, true
		r.Sources, r.Audio = cited(r.Sources), nil
		made.Statements = append(made.Statements, r)
	}
	for _, r := range s.Findings {
		if ids[r.ID] || r.ID == "" || !Dated(r.Public) || !slices.Contains(data.Kinds, r.Kind) || empty(r.Words) && r.Facts == "" {
			left++
			continue
		}
		ids[r.ID], findings[r.ID] = true, true
		r.Sources, r.Audio = cited(r.Sources), nil
		if empty(r.Words) {
			r.Words = nil
		}
		if r.Kind == data.Allegation {
			r.Caveat = due(r.Caveat)
		}
		r.Confidence = slices.DeleteFunc(slices.Clone(r.Confidence), func(c data.Confidence) bool { return !slices.Contains(data.Levels, c.Level) })
		made.Findings = append(made.Findings, r)
	}
	known := func(list []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return !statements[id] && !findings[id] })
	}
	for i := range made.Statements {
		made.Statements[i].ShowWith, made.Statements[i].PrecededBy = known(made.Statements[i].ShowWith), nil
	}
	for i := range made.Findings {
		made.Findings[i].ShowWith, made.Findings[i].PrecededBy = known(made.Findings[i].ShowWith), nil
	}
	linked := map[[2]string]bool{}
	for _, r := range s.Relations {
		between := statements[r.From] && findings[r.To] || statements[r.From] && statements[r.To] || findings[r.From] && findings[r.To]
		if !between || r.From == r.To || !slices.Contains(data.RelationTypes, r.Type) || r.Strength != "" && !slices.Contains(data.Strengths, r.Strength) ||
			r.Type == data.Corrects && findings[r.To] {
			continue
		}
		ends := [2]string{r.From, r.To}
		if linked[ends] || statements[r.From] && findings[r.To] && r.Strength == "" {
			continue
		}
		linked[ends] = true
		r.Explanation = due(r.Explanation)
		for _, quote := range []**data.TextQuote{&r.FromWords, &r.ToWords} {
			if *quote != nil && (*quote).Exact == "" {
				*quote = nil
			}
		}
		made.Relations = append(made.Relations, r)
	}
	for _, p := range s.Lead {
		if p.With = known(p.With); (statements[p.Head] || findings[p.Head]) && len(p.With) > 0 {
			made.Lead = append(made.Lead, p)
		}
	}
	for _, c := range s.Corrections {
		if ids[c.Record] && IsDay(c.On) {
			made.Corrections = append(made.Corrections, c)
		}
	}
	return &made, left
}

func empty(words []data.Passage) bool {
	return !slices.ContainsFunc(words, func(p data.Passage) bool { return p.Text != "" })
}

// due is a text, or what stands in its place while it is still to be written.
func due(text string) string {
	if text == "" {
		return "…"
	}
	return text
}

// Dated reports whether a text is a date, as far as it is known, or an instant.
func Dated(at string) bool {
	_, _, ok := data.Span(at)
	return ok || IsDay(at)
}

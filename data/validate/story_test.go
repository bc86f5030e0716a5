package validate_test

import (
	"reflect"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// story gives its records and relations by id; one that is not there is nil.
// Beside it stand its lesson and the texts of the interface in every language.
type story struct {
	*data.Story
	lesson *data.Lesson
	labels []string
}

func (s *story) statement(id string) *data.Statement {
	return the(s.Statements, func(r *data.Statement) bool { return r.ID == id })
}

func (s *story) finding(id string) *data.Finding {
	return the(s.Findings, func(r *data.Finding) bool { return r.ID == id })
}

func (s *story) relation(from, to string) *data.Relation {
	return the(s.Relations, func(r *data.Relation) bool { return r.From == from && r.To == to })
}

func the[T any](list []T, meant func(*T) bool) *T {
	for i := range list {
		if meant(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// first gives the first of several wrongs.
func first(wrongs ...string) string {
	for _, wrong := range wrongs {
		if wrong != "" {
			return wrong
		}
	}
	return ""
}

func (s *story) says(text, words string) string {
	if strings.Contains(typography.Normalise(text), typography.Normalise(words)) {
		return ""
	}
	return "“" + text + "” does not say “" + words + "”"
}

// silent tells that no text of a value says the words.
func (s *story) silent(v any, words string) string {
	words = strings.ToLower(typography.Normalise(words))
	return find(reflect.ValueOf(v), func(text string) bool {
		return strings.Contains(strings.ToLower(typography.Normalise(text)), words)
	})
}

// none tells that no text of the story, of its lesson and of the interface is
// wrong. What a correction says that the story said is wrong by its nature.
func (s *story) none(wrong func(text string) bool) string {
	now := *s.Story
	now.Corrections = slices.Clone(now.Corrections)
	for i := range now.Corrections {
		now.Corrections[i].Was = ""
	}
	return find(reflect.ValueOf([]any{&now, s.lesson, s.labels}), wrong)
}

// relations tells that no relation is wrong.
func (s *story) relations(wrong func(r *data.Relation) bool) string {
	if r := the(s.Relations, wrong); r != nil {
		return "the relation of " + r.From + " and " + r.To + ": “" + r.Explanation + "”"
	}
	return ""
}

// quotedWith gives the words of a record, and what is said of them there.
func (s *story) quotedWith(id string) string {
	var words []data.Passage
	if r := s.statement(id); r != nil {
		words = r.Words
	} else if f := s.finding(id); f != nil {
		words = f.Words
	}
	all := quoted(words)
	for _, p := range words {
		all += "\n" + p.How
	}
	return all
}

// ledWith tells that the lead has a record, and no pairing shows it without another.
func (s *story) ledWith(id, other string) string {
	found := false
	for _, p := range s.Lead {
		shown := append(slices.Clone(p.With), p.Head)
		if !slices.Contains(shown, id) {
			continue
		}
		found = true
		if !slices.Contains(shown, other) {
			return "the lead shows " + id + " without " + other
		}
	}
	if !found {
		return "the lead does not show " + id
	}
	return ""
}

func (s *story) tied(from, to string, tie data.RelationType) string {
	if r := s.relation(from, to); r != nil && r.Type == tie {
		return ""
	}
	return to + " is not tied to " + from + " by " + string(tie)
}

func (s *story) with(showWith []string, other string) string {
	if slices.Contains(showWith, other) {
		return ""
	}
	return other + " may be left out"
}

func (s *story) confident(id, body string, level data.Level) string {
	if slices.Contains(s.finding(id).Confidence, data.Confidence{Body: body, Level: level}) {
		return ""
	}
	return id + " does not give the confidence of " + body + " as " + string(level)
}

// disputed tells that a statement's meaning is left open, in every tie as well.
func (s *story) disputed(id string) string {
	if r := s.statement(id); !strings.Contains(r.Qualifier, "disputed") || len(r.Readings) < 2 {
		return id + " does not give two readings as disputed"
	}
	for _, r := range s.Relations {
		if r.From == id && (r.Type != data.Complicates || !strings.Contains(r.Caveat, "disputed")) {
			return "the relation to " + r.To + " takes the meaning for granted"
		}
	}
	return ""
}

func quoted(words []data.Passage) string {
	var all []string
	for _, p := range words {
		all = append(all, p.Text)
	}
	return strings.Join(all, "\n")
}

// find gives the first text in v that is wrong.
func find(v reflect.Value, wrong func(text string) bool) string {
	switch v.Kind() {
	case reflect.String:
		if wrong(v.String()) {
			return "“" + v.String() + "”"
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return find(v.Elem(), wrong)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if found := find(v.Field(i), wrong); found != "" {
				return found
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if found := find(v.Index(i), wrong); found != "" {
				return found
			}
		}
	}
	return ""
}

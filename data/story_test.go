//go:build !js

package data_test

import (
	"reflect"
	"slices"
	"strings"

	"statement-evidence/data"
)

// story gives its records and relations by id; one that is not there is nil.
type story struct{ *data.Story }

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
	if strings.Contains(data.Normalise(text), data.Normalise(words)) {
		return ""
	}
	return "“" + text + "” does not say “" + words + "”"
}

// silent tells that no text of a value says the words.
func (s *story) silent(v any, words string) string {
	words = strings.ToLower(data.Normalise(words))
	return find(reflect.ValueOf(v), func(text string) bool {
		return strings.Contains(strings.ToLower(data.Normalise(text)), words)
	})
}

// none tells that no text of the story is wrong.
func (s *story) none(wrong func(text string) bool) string {
	return find(reflect.ValueOf(s.Story), wrong)
}

func (s *story) tied(from, to string, tie data.Tie) string {
	if r := s.relation(from, to); r != nil && r.Tie == tie {
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
		if r.From == id && (r.Tie != data.Complicates || !strings.Contains(r.Caveat, "disputed")) {
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
	case reflect.Pointer:
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

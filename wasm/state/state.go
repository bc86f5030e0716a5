// Package state is what a reader has chosen: filters, search, and the record
// they were sent to. It is pure: a [State] is a value, [Apply] makes the next
// one of it, [Fragment] and [Parse] write it into an address and read it back,
// and [Finder.Select] says what of the story it shows.
//
// What is open is not here: the browser owns that, in every <details>.
package state

import (
	"slices"
	"strings"

	"statement-evidence/data"
)

// State is what a reader has chosen. The zero State shows everything.
type State struct {
	Query         string              // words searched for, as typed
	RelationTypes []data.RelationType // relations to show; none means all
	Kinds         []data.Kind         // kinds of findings to show; none means all
	Speakers      []string            // ids of speakers to show; none means all
	When          When                // "" means both
	AsOf          string              // ISO day from whose public knowledge the reader looks; none means today
	Words         string              // id of the phrase whose findings are pointed out: that of a [data.Highlight]
	At            string              // id of the element the address points at
}

// When is whether a finding was public when the statement was made, as far as that is known.
type When string

// The values of When.
const (
	Then  When = "then"
	Later When = "later"
	Open  When = "open" // the dates leave open which of the two
)

// Whens lists every When.
var Whens = []When{Then, Later, Open}

// Filtered reports whether any filter is set.
func (s *State) Filtered() bool {
	return len(s.RelationTypes) > 0 || len(s.Kinds) > 0 || len(s.Speakers) > 0 || s.When != ""
}

// Equal reports whether two states are the same.
func (s State) Equal(t State) bool {
	return s.Query == t.Query && s.When == t.When && s.AsOf == t.AsOf && s.Words == t.Words && s.At == t.At &&
		slices.Equal(s.RelationTypes, t.RelationTypes) && slices.Equal(s.Kinds, t.Kinds) && slices.Equal(s.Speakers, t.Speakers)
}

// Apply gives the state after an action:
//
//	search:WORDS    search for these words; none ends the search
//	tie:T kind:K speaker:ID when:W    set the filter, or take it away
//	words:ID        point out what bears on a phrase, or, if that is done, no longer;
//	                with several ids, parted by blanks, on each in turn
//	clear           take away every filter and end the search
//	as-of:DAY       look from a day of the story; none is today
//	stop:N          look from the day of the N-th stop of the slider, counted from 0
//	event:next      look from the day of the next event; also previous
//	go:FRAGMENT     be where an address points
//
// An action that it does not know, or that names nothing of the story, changes nothing.
func Apply(x *data.Outline, s State, action string) State {
	verb, value, _ := strings.Cut(action, ":")
	switch verb {
	case "search":
		s.Query, s.At = value, ""
	case "tie":
		s.RelationTypes, s.At = toggle(data.RelationTypes, s.RelationTypes, data.RelationType(value)), ""
	case "kind":
		s.Kinds, s.At = toggle(data.Kinds, s.Kinds, data.Kind(value)), ""
	case "speaker":
		s.Speakers, s.At = toggle(speakers(x), s.Speakers, value), ""
	case "when":
		if s.When == When(value) {
			s.When = ""
		} else if slices.Contains(Whens, When(value)) {
			s.When = When(value)
		}
		s.At = ""
	case "words":
		if ids := strings.Fields(value); len(ids) > 0 {
			if next := choose(x, s.Words, ids); next != s.Words {
				s.Words, s.At = next, ""
			}
		}
	case "clear":
		return State{AsOf: s.AsOf}
	case "as-of":
		if value == "" || within(x, value) {
			s.AsOf, s.At = value, ""
		}
	case "stop":
		s.AsOf, s.At = stop(x, value), ""
	case "event":
		s.AsOf, s.At = event(x, s.AsOf, value == "next"), ""
	case "go":
		if t, ok := Parse(x, value); ok {
			return t
		}
	}
	return s
}

// toggle puts v into the chosen, or takes it out, in the order of all.
func toggle[T comparable](all, chosen []T, v T) []T {
	var next []T
	for _, a := range all {
		if slices.Contains(chosen, a) != (a == v) {
			next = append(next, a)
		}
	}
	return next
}

func speakers(x *data.Outline) []string {
	ids := make([]string, len(x.Speakers))
	for i := range x.Speakers {
		ids[i] = x.Speakers[i].ID
	}
	return ids
}

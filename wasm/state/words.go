package state

import (
	"slices"

	"statement-evidence/data"
)

// Words are words of a statement that were chosen.
type Words struct {
	ID        string // as in [State]
	Statement int
	Relations []string // ids of the relations that point at them
}

// wordsAt gives the words that the relation with an id points at, or nil.
func wordsAt(x *data.Outline, id string) *Words {
	if id == "" {
		return nil
	}
	for i := range x.Highlights {
		if ids := x.RelationIDs(&x.Highlights[i]); slices.Contains(ids, id) {
			return &Words{ids[0], x.Highlights[i].Statement, ids}
		}
	}
	return nil
}

// chosen is the id of the phrase of a relation, given its id, or "".
func chosen(x *data.Outline, id string) string {
	if w := wordsAt(x, id); w != nil {
		return w.ID
	}
	return ""
}

// choose gives the phrase that follows the one chosen among those offered: the
// first where none of them is, and none after the last.
func choose(x *data.Outline, now string, offered []string) string {
	next := slices.Index(offered, now) + 1
	if next == len(offered) {
		return ""
	}
	if id := chosen(x, offered[next]); id != "" {
		return id
	}
	return now
}

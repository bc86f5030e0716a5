package main

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"

	"statement-evidence/data/typography"
)

// arrow parts the ids of the records that a relation links.
const arrow = " → "

// itemNames are what the items of a story's lists are called, by list: numbers in a path change whenever
// something is put before, ids do not.
type itemNames map[string][]string

// namesIn reads the names of items, as far as a file has any.
func namesIn(src []byte) itemNames {
	var lists map[string]json.RawMessage
	all := itemNames{}
	if json.Unmarshal(src, &lists) != nil {
		return all
	}
	for list, text := range lists {
		var items []map[string]any
		if json.Unmarshal(text, &items) != nil {
			continue
		}
		for _, item := range items {
			text := func(field string) string { s, _ := item[field].(string); return s }
			name := text("id") + text("head") + text("record")
			if from, to := text("from"), text("to"); name == "" && from+to != "" {
				name = from + arrow + to
			}
			all[list] = append(all[list], name)
		}
	}
	return all
}

// of gives the name of the item that a path leads into, or "".
func (n itemNames) of(path string) string {
	list, rest, found := strings.Cut(path, "[")
	number, _, closed := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	if !found || !closed || err != nil || i < 0 || i >= len(n[list]) {
		return ""
	}
	if name := n[list][i]; !strings.ContainsFunc(name, unicode.IsControl) {
		return typography.Clip(name)
	}
	return ""
}

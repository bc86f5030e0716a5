// Program exchange reads what others write, and writes stories as others read them, for the
// form in which a story is made. That loads it on first use: with JSON and fmt, which the
// packages of formats need, it is nearly as large as the form.
//
// The script sets globalThis.statementEvidence with a function started, which is called
// with an object of functions.
package main

import (
	"encoding/json"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/exchange/formats"
	"statement-evidence/data/exchange/table"
)

func main() {
	js.Global().Get("statementEvidence").Call("started", map[string]any{"read": function(read), "write": function(write)})
	select {} // any end of the program is a failure
}

// function is one of JavaScript that gives the name of what it gives, and that; what is wrong is named error.
func function(do func(args []string) (name, text string, err error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		texts := make([]string, len(args))
		for i, arg := range args {
			texts[i] = arg.String()
		}
		name, text, err := do(texts)
		if err != nil {
			name, text = "error", err.Error()
		}
		return map[string]any{name: text}
	})
}

// brought is a draft, as package editor takes it.
type brought struct {
	Story  *data.Story     `json:"story"`
	Origin string          `json:"origin"` // JSON
	Notes  []exchange.Note `json:"notes"`
}

// columns are those that the form asks about.
type columns struct {
	Columns []table.Column `json:"columns"`
	Fields  []table.Field  `json:"fields"`
}

// read(text, lang, keys) gives a draft, or the columns that have to be asked about before there
// can be one. Keys is what was answered; empty if nobody was asked.
func read(args []string) (name, text string, err error) {
	src, keys := []byte(args[0]), map[string]string{}
	if args[2] != "" {
		err = json.Unmarshal([]byte(args[2]), &keys)
	} else if !formats.HasReviews(src) {
		var ask columns
		if ask.Columns, ask.Fields, err = table.Unmatched(src, args[1]); err == nil && len(ask.Columns) > 0 {
			text, err := json.Marshal(ask)
			return "columns", string(text), err
		}
	}
	if err != nil {
		return "", "", err
	}
	d, from, err := formats.Read(src, keys)
	if err != nil {
		return "", "", err
	}
	origin, err := json.Marshal(from)
	if err != nil {
		return "", "", err
	}
	made, err := json.Marshal(brought{&d.Story, string(origin), d.Notes})
	return "draft", string(made), err
}

// write(format, story, origin, lang, page, ratings) gives the text of a story in another form. Ratings
// has what the page says of each statement, by its id.
func write(args []string) (name, text string, err error) {
	var story data.Story
	var from formats.Origins
	ratings := map[string]string{}
	for i, into := range map[int]any{1: &story, 2: &from, 5: &ratings} {
		if args[i] != "" {
			if err := json.Unmarshal([]byte(args[i]), into); err != nil {
				return "", "", err
			}
		}
	}
	o := formats.Options{Lang: args[3], Page: args[4]}
	if len(ratings) > 0 {
		o.Rating = func(id string) string { return ratings[id] }
	}
	written, err := formats.Write(args[0], &story, from, o)
	return "text", string(written), err
}

// Package annotation writes the phrases of a story as Web Annotations (https://www.w3.org/TR/annotation-model/), and
// reads them: the words of two records that a relation sets beside each other, and what it says of them.
//
// An annotation's targets are the records, at the address of the page, each with the words as a
// text quote selector; its body is the explanation. Annotations that were read are kept in the
// origin, and written again as they were, except for what was changed in the story.
package annotation

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/typography"
)

const context = "http://www.w3.org/ns/anno.jsonld"

type object = map[string]any

// origin is what is kept of annotations that were read.
type origin struct {
	Annotations []object `json:"annotations"`
	Relations   []string `json:"relations"` // one for each: its ends, or "" if it is of none
}

// ends names a relation.
func ends(r *data.Relation) string { return r.From + " " + r.To }

// Import gives the relations of a story the words that annotations select in its records. It
// gives a copy of the story, what is to be kept for the export, and notes of what it cannot place.
func Import(s *data.Story, src []byte) (*exchange.Draft, error) {
	annotations, err := parse(src)
	if err != nil {
		return nil, err
	}
	d := &exchange.Draft{Story: *s}
	d.Story.Relations = append([]data.Relation{}, s.Relations...)
	kept := origin{Annotations: annotations}
	byEnds := map[string]*data.Relation{}
	for i := range d.Story.Relations {
		byEnds[ends(&d.Story.Relations[i])] = &d.Story.Relations[i]
	}
	for i, a := range annotations {
		r := relationOf(a, byEnds)
		if r == nil {
			kept.Relations = append(kept.Relations, "")
			d.Note("", "annotation %d is not between two records that a relation links: %s", i+1, typography.Quote(firstQuote(a)))
			continue
		}
		kept.Relations = append(kept.Relations, ends(r))
		for _, t := range targets(a) {
			switch q := t.quote(); {
			case q == nil:
			case t.record() == r.From:
				r.FromWords = q
			default:
				r.ToWords = q
			}
		}
		if text := explanation(a); text != "" {
			r.Explanation = text
		}
	}
	d.Origin, err = json.Marshal(kept)
	return d, err
}

// maxAnnotations is far from what a story can hold.
const maxAnnotations = 10_000

// parse reads one annotation, a list, a page or a collection of them.
func parse(src []byte) ([]object, error) {
	if len(src) > exchange.MaxBytes {
		return nil, fmt.Errorf("is %d bytes long, more than the %d that are read", len(src), exchange.MaxBytes)
	}
	var document any
	d := json.NewDecoder(strings.NewReader(strings.TrimPrefix(string(src), "\ufeff")))
	d.UseNumber()
	if err := d.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errors.New("it is cut off")
		}
		return nil, fmt.Errorf("is not JSON: %w", err)
	}
	found := collect(document, nil, 0)
	switch {
	case len(found) == 0:
		return nil, errors.New("has no annotation")
	case len(found) > maxAnnotations:
		return nil, fmt.Errorf("has %d annotations, more than the %d that are read", len(found), maxAnnotations)
	}
	return found, nil
}

// collect finds annotations in lists, and in the pages of collections.
func collect(of any, found []object, depth int) []object {
	if depth > 8 {
		return found
	}
	switch of := of.(type) {
	case []any:
		for _, v := range of {
			found = collect(v, found, depth+1)
		}
	case object:
		if of["target"] != nil {
			return append(found, of)
		}
		for _, name := range []string{"@graph", "first", "items", "rows"} {
			found = collect(of[name], found, depth+1)
		}
	}
	return found
}

// target is one of the things that an annotation is about.
type target struct{ object }

func targets(a object) (all []target) {
	for _, v := range list(a["target"]) {
		if o, ok := v.(object); ok {
			all = append(all, target{o})
		}
	}
	return all
}

func list(of any) []any {
	switch of := of.(type) {
	case nil:
		return nil
	case []any:
		return of
	}
	return []any{of}
}

func text(of object, name string) string {
	s, _ := of[name].(string)
	return s
}

// record is the id of the record that a target's address leads to: "…#s-ID" or "…#f-ID".
func (t target) record() string {
	_, fragment, _ := strings.Cut(text(t.object, "source"), "#")
	for _, prefix := range []string{"s-", "f-"} {
		if id, ok := strings.CutPrefix(fragment, prefix); ok {
			return id
		}
	}
	return ""
}

// selector is the text quote selector of a target, or nil.
func (t target) selector() object {
	for _, v := range list(t.object["selector"]) {
		if o, ok := v.(object); ok && text(o, "type") == "TextQuoteSelector" && text(o, "exact") != "" {
			return o
		}
	}
	return nil
}

func (t target) quote() *data.TextQuote {
	o := t.selector()
	if o == nil {
		return nil
	}
	return &data.TextQuote{Exact: text(o, "exact"), Prefix: text(o, "prefix"), Suffix: text(o, "suffix")}
}

// relationOf finds the relation between the records that an annotation is about.
func relationOf(a object, byEnds map[string]*data.Relation) *data.Relation {
	all := targets(a)
	if len(all) != 2 {
		return nil
	}
	x, y := all[0].record(), all[1].record()
	if r := byEnds[x+" "+y]; r != nil {
		return r
	}
	return byEnds[y+" "+x]
}

// explained is the body that says how two records relate, or nil.
func explained(a object) object {
	for _, v := range list(a["body"]) {
		if o, ok := v.(object); ok && text(o, "type") == "TextualBody" && text(o, "value") != "" && text(o, "purpose") != classifying {
			return o
		}
	}
	return nil
}

// classifying is the purpose of the body that has the type of a relation.
const classifying = "classifying"

func explanation(a object) string {
	if o := explained(a); o != nil {
		return exchange.Clean(text(o, "value"))
	}
	return ""
}

func firstQuote(a object) string {
	for _, t := range targets(a) {
		if q := t.quote(); q != nil {
			return q.Exact
		}
	}
	return text(a, "id")
}

// Export gives an annotation for each relation that points at words. Page is the address of the story's
// page; without one the targets are addresses within it.
func Export(s *data.Story, kept []byte, page string) ([]byte, error) {
	var from origin
	if kept != nil {
		d := json.NewDecoder(strings.NewReader(string(kept)))
		d.UseNumber()
		if err := d.Decode(&from); err != nil {
			return nil, fmt.Errorf("what the import kept is damaged: %w", err)
		}
	}
	byEnds := map[string]*data.Relation{}
	statements := map[string]bool{}
	for i := range s.Statements {
		statements[s.Statements[i].ID] = true
	}
	for i := range s.Relations {
		byEnds[ends(&s.Relations[i])] = &s.Relations[i]
	}
	all := []any{}
	told := map[string]bool{}
	for i, a := range from.Annotations {
		if i >= len(from.Relations) || from.Relations[i] == "" {
			all = append(all, a)
			continue
		}
		if r := byEnds[from.Relations[i]]; r != nil {
			told[ends(r)] = true
			update(a, r)
			all = append(all, a)
		}
	}
	for i := range s.Relations {
		if r := &s.Relations[i]; !told[ends(r)] && (r.FromWords != nil || r.ToWords != nil) {
			at := func(id string, q *data.TextQuote) object {
				kind := "f-"
				if statements[id] {
					kind = "s-"
				}
				t := object{"source": page + "#" + kind + id}
				if q != nil {
					t["selector"] = selector(q)
				}
				return t
			}
			all = append(all, object{
				"@context": context, "id": page + "#" + r.From + "/" + r.To, "type": "Annotation", "motivation": "linking",
				"body": []any{
					object{"type": "TextualBody", "value": r.Explanation, "format": "text/plain", "language": s.Lang, "purpose": "describing"},
					object{"type": "TextualBody", "value": string(r.Type), "format": "text/plain", "purpose": classifying},
				},
				"target": []any{at(r.From, r.FromWords), at(r.To, r.ToWords)},
			})
		}
	}
	if len(all) == 0 {
		return nil, errors.New("nothing to export: no relation points at words")
	}
	out, err := json.MarshalIndent(all, "", "  ")
	return append(out, '\n'), err
}

func selector(q *data.TextQuote) object {
	o := object{"type": "TextQuoteSelector", "exact": q.Exact}
	if q.Prefix != "" {
		o["prefix"] = q.Prefix
	}
	if q.Suffix != "" {
		o["suffix"] = q.Suffix
	}
	return o
}

// update changes in an annotation what the story says otherwise now.
func update(a object, r *data.Relation) {
	for _, t := range targets(a) {
		now := r.ToWords
		if t.record() == r.From {
			now = r.FromWords
		}
		switch was := t.quote(); {
		case now == nil && was == nil, now != nil && was != nil && *now == *was:
		case now == nil:
			delete(t.object, "selector")
		case was == nil:
			t.object["selector"] = selector(now)
		default:
			o := t.selector()
			delete(o, "prefix")
			delete(o, "suffix")
			for name, value := range selector(now) {
				o[name] = value
			}
		}
	}
	if o := explained(a); o != nil && r.Explanation != explanation(a) {
		o["value"] = r.Explanation
	}
}

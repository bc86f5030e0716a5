package editor

import (
	"strconv"
	"strings"

	"statement-evidence/data/typography"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// labels are the names of fields, by their paths without numbers.
var labels = []struct {
	path string
	id   i18n.MessageID
}{
	{"title", i18n.MakeFieldTitle}, {"standfirst", i18n.MakeFieldStandfirst}, {"by", i18n.MakeFieldBy}, {"publisher", i18n.MakeFieldPublisher},
	{"report", i18n.MakeFieldReport}, {"lang", i18n.MakeFieldLang}, {"published", i18n.MakeFieldPublished}, {"updated", i18n.MakeFieldUpdated},
	{"statements.who", i18n.MakeFieldWho}, {"statements.role", i18n.MakeFieldRole}, {"statements.at", i18n.MakeFieldAt},
	{"statements.at.known", i18n.MakeFieldKnown}, {"findings.public.known", i18n.MakeFieldKnown},
	{"statements.offset", i18n.MakeFieldOffset}, {"statements.zone", i18n.MakeFieldZone}, {"findings.dated", i18n.MakeFieldDated},
	{"statements.place", i18n.MakeFieldPlace}, {"statements.medium", i18n.MakeFieldMedium}, {"statements.words", i18n.MakeFieldWords},
	{"statements.why", i18n.MakeFieldWhy}, {"statements.context", i18n.MakeFieldContext}, {"statements", i18n.MakeAdd},
	{"findings.body", i18n.MakeFieldBody}, {"findings.kind", i18n.MakeFieldKind}, {"findings.public", i18n.MakeFieldPublic},
	{"findings.medium", i18n.MakeFieldMedium}, {"findings.words", i18n.MakeFieldWords}, {"findings.facts", i18n.MakeFieldFacts},
	{"findings.caveat", i18n.MakeFieldCaveat}, {"findings.context", i18n.MakeFieldContext},
	{"findings.confidence.body", i18n.MakeFieldBody}, {"findings.confidence", i18n.MakeFieldLevel},
	{"relations.type", i18n.MakeFieldRelation}, {"relations.strength", i18n.MakeFieldStrength}, {"relations.explanation", i18n.MakeFieldExplanation},
	{"relations.caveat", i18n.MakeFieldCaveat}, {"relations", i18n.MakeFieldRelation},
	{"sources.url", i18n.MakeFieldUrl}, {"sources.where", i18n.MakeFieldWhere}, {"sources.publisher", i18n.MakeFieldPublisher}, {"sources.title", i18n.MakeFieldTitle}, {"sources.accessed", i18n.MakeFieldAccessed},
	{"statements.sources", i18n.MakeFieldHow}, {"findings.sources", i18n.MakeFieldHow}, {"sources", i18n.MakeFieldUrl},
	{"pictures.alt", i18n.MakeFieldAlt}, {"pictures.credit", i18n.MakeFieldCredit}, {"pictures.licence", i18n.MakeFieldLicence}, {"pictures", i18n.Picture},
	{"address", i18n.MakeFieldAddress}, {"version", i18n.MakeFieldVersion},
	{"corrections.was", i18n.MakeFieldWas}, {"corrections.is", i18n.MakeFieldIs}, {"corrections.why", i18n.MakeFieldBecause}, {"corrections", i18n.MakeCorrections},
}

// label is the name of the field at a path, or of the nearest above it.
func (e *Editor) label(path string) string {
	plain := plainPath(path)
	if _, of, picture := strings.Cut(plain, ".pictures"); picture {
		plain = "pictures" + of
	}
	for plain != "" {
		for _, l := range labels {
			if l.path == plain {
				return e.say(l.id)
			}
		}
		plain = plain[:max(strings.LastIndexByte(plain, '.'), 0)]
	}
	return e.say(i18n.MakeStory)
}

// plainPath is a path without its numbers.
func plainPath(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		if path[i] == '[' {
			if end := strings.IndexByte(path[i:], ']'); end > 0 {
				i += end
				continue
			}
		}
		b.WriteByte(path[i])
	}
	return b.String()
}

// input is a field of one line.
func (e *Editor) input(path string) *node.Node {
	value, list := e.Get(path), node.Absent
	if strings.HasSuffix(path, ".who") {
		value, list = e.speaker(strings.TrimSuffix(path, ".who")), "speakers"
	}
	return e.field(path, func(attrs node.A) *node.Node {
		return node.El("input", append(attrs, "type", "text", "value", value, "list", list, "autocomplete", "off"))
	})
}

// day is a field of a day, in which anything else that stands there can be mended.
func (e *Editor) day(path string) *node.Node {
	value, kind := e.Get(path), "date"
	if value != "" && !isDate(value) {
		kind = "text"
	}
	return e.field(path, func(attrs node.A) *node.Node {
		return dateControl(append(attrs, "type", kind, "value", value, "autocomplete", "off"))
	})
}

// dateControl is a control for dates. It has an element around it, so that vecty never makes it of a control for
// texts in its place, or the other way round: it may set the value before the type, and browsers refuse a text
// as a date.
func dateControl(attrs node.A) *node.Node { return node.El("div", nil, node.El("input", attrs)) }

// isDate reports whether a control for dates can show a value, which no instant is.
func isDate(value string) bool { return draft.IsDay(value) && len(value) == len("2006-01-02") }

// dated is a field of a day, and one beside it of a date as far as it is known. Both are of
// one value: the first if it is a day, the second if it is anything else.
func (e *Editor) dated(path string) *node.Node {
	value, other := e.Get(path), ""
	if value != "" && !isDate(value) {
		value, other = "", value
	}
	day, text := path, ""
	if other != "" {
		day, text = "", path
	}
	of := func(attrs node.A, kind, value string) node.A {
		return append(attrs, "type", kind, "value", value, "data-set", path, "dir", "ltr", "autocomplete", "off")
	}
	return node.Group(
		e.fieldOf(path, day, func(attrs node.A) *node.Node { return dateControl(of(attrs, "date", value)) }),
		e.fieldOf(path+".known", text, func(attrs node.A) *node.Node { return node.El("input", of(attrs, "text", other)) }))
}

// area is a field of several lines, in the language of the story.
func (e *Editor) area(path string) *node.Node {
	value := e.Get(path)
	return e.field(path, func(attrs node.A) *node.Node {
		return node.El("textarea", append(attrs, "rows", strconv.Itoa(min(8, len(value)/60+2)), "dir", "auto"), node.Text(value))
	})
}

// option is a value to choose, and what it is called.
type option struct{ value, label, means string }

// choice is a field that holds one of some values, or none yet. What the chosen one
// means stands below it.
func (e *Editor) choice(path, value string, options []option) *node.Node {
	kids := []*node.Node{node.El("option", node.A{"value", "", "selected", node.If(value == "", "")}, e.text(i18n.MakeChoose))}
	means := ""
	for _, o := range options {
		kids = append(kids, node.El("option", node.A{"value", o.value, "selected", node.If(value == o.value, "")}, node.Text(o.label)))
		if o.value == value {
			means = o.means
		}
	}
	f := e.field(path, func(attrs node.A) *node.Node { return node.El("select", attrs, kids...) })
	if means != "" {
		f.Kids = append(f.Kids, node.El("p.hint", nil, node.Text(means)))
	}
	return f
}

// flag is a field that is ticked or not.
func (e *Editor) flag(path string, label i18n.MessageID) *node.Node {
	return node.El("p", nil, node.El("label.flag", nil,
		node.El("input", node.A{"type", "checkbox", "data-path", path, "checked", node.If(e.Get(path) == "true", "")}), e.text(i18n.Space), e.text(label)))
}

// field is a labelled field with what is left to do there.
func (e *Editor) field(path string, control func(node.A) *node.Node) *node.Node {
	return e.fieldOf(path, path, control)
}

// fieldOf is a field with a name of its own, and with what is left to do at a path, if it has one.
func (e *Editor) fieldOf(name, path string, control func(node.A) *node.Node) *node.Node {
	id := "f-" + typography.Replace(name, "[", "-", "]", "", ".", "-")
	attrs := node.A{"id", id, "data-path", node.If(path != "", path)}
	var faults []*node.Node
	wrong := false
	for _, t := range e.tasks {
		if path == "" || t.Field != path {
			continue
		}
		wrong = wrong || !t.Empty
		class := "p.fault"
		if t.Empty {
			class = "p.due"
		}
		faults = append(faults, node.El(class, nil, e.said(t), e.mend(t)))
	}
	for _, n := range e.notes {
		if n.path == path && path != "" {
			faults = append(faults, node.El("p.hint", nil, e.english(n.text)))
		}
	}
	if faults != nil {
		attrs = append(attrs, "aria-describedby", id+"-left", "aria-invalid", node.If(wrong, "true"))
	}
	left := node.El("div", node.A{"id", id + "-left"}, faults...)
	if faults == nil {
		left = nil
	}
	return node.El("div.field", nil,
		node.El("label", node.A{"for", id}, node.Text(e.label(name))),
		control(attrs), left)
}

// mend is a button for what there is one right answer to, or for a correction that is due.
func (e *Editor) mend(t draft.Task) *node.Node {
	switch {
	case t.Untold != "":
		return node.Group(e.text(i18n.Space), e.button("correction:"+t.Untold+"|"+t.Was, i18n.MakeAddCorrection))
	case t.Fix != "":
		return node.Group(e.text(i18n.Space), e.button("fix:"+t.Fix, i18n.MakeFix))
	}
	return nil
}

// none is what is left to do for a list as a whole.
func (e *Editor) none(path string) *node.Node {
	var faults []*node.Node
	for _, t := range e.tasks {
		if t.Field == path {
			faults = append(faults, node.El("p.fault", nil, e.said(t), e.mend(t)))
		}
	}
	return place(faults...)
}

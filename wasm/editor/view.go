package editor

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// View is the form as it is now. Its root stays one element, which the preview,
// drawn by the page itself, stands beside.
func (e *Editor) View() *node.Node {
	w := e.words.Catalog
	attrs := node.A{"id", "editor", "lang", w.Lang(), "dir", w.Dir(), "data-tab", e.tab, "data-lang", node.Absent}
	if e.Draft == nil {
		return node.El("div.editor", attrs, e.beginning())
	}
	attrs[len(attrs)-1] = e.Get("lang")
	var form *node.Node
	switch list, _, _ := strings.Cut(e.open, "["); list {
	case "statements":
		form = e.statement(e.open)
	case "findings":
		form = e.finding(e.open, "")
	default:
		form = e.whole()
	}
	return node.El("div.editor", attrs,
		e.bar(),
		node.El("div.columns", nil,
			e.contents(),
			node.El("main.record", node.A{"id", "record", "tabindex", "-1", "inert", node.If(e.kept == "elsewhere", "")}, form)))
}

// beginning is what a story can be begun from.
func (e *Editor) beginning() *node.Node {
	return node.El("main.beginning", node.A{"id", "begin", "tabindex", "-1"},
		node.El("h1", nil, e.text(i18n.MakeTitle)),
		node.El("p", nil, e.text(i18n.MakeIntro)),
		node.El("p.choices", nil,
			e.button("new", i18n.MakeNew),
			e.does("open", i18n.MakeOpen),
			e.button("example", i18n.MakeExample)),
		node.El("p.hint", nil, e.text(i18n.MakeDrop)),
		e.refusal())
}

func (e *Editor) refusal() *node.Node {
	if e.wrong == "" {
		return nil
	}
	return node.El("p.fault", node.A{"id", "wrong", "tabindex", "-1"}, e.text(i18n.MakeRefused), e.text(i18n.Space), e.english(e.wrong))
}

// english is what the checker says, which it says in English.
func (e *Editor) english(s string) *node.Node {
	if e.words.Catalog.Lang() == "en" {
		return node.Text(s)
	}
	return node.El("span", node.A{"lang", "en", "dir", "ltr"}, node.Text(s))
}

func (e *Editor) text(id i18n.MessageID) *node.Node { return node.Text(e.say(id)) }

// button does an action of [Editor.Update].
func (e *Editor) button(action string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action}, e.text(label))
}

// does has the page do something: it opens, saves or copies.
func (e *Editor) does(what string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", what, "id", "do-" + what}, e.text(label))
}

// onWords is a button that takes the words selected in a field with it.
func (e *Editor) onWords(action, field string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action, "data-words-of", field}, e.text(label))
}

// bar has what can be done with the story, and says where its newest version is.
func (e *Editor) bar() *node.Node {
	able := func(ok bool, b *node.Node) *node.Node {
		if !ok {
			b.Attrs = append(b.Attrs, "disabled", "")
		}
		return b
	}
	left := e.text(i18n.MakeNothingLeft)
	if n := len(e.tasks); n > 0 {
		left = node.Text(e.words.Catalog.FormatPlural(i18n.MakeLeft, n))
	}
	return node.El("header.bar", nil,
		node.El("div.tools", node.A{"role", "group", "aria-label", e.say(i18n.MakeTools)},
			able(e.CanUndo(), e.button("undo", i18n.MakeUndo)),
			able(e.CanRedo(), e.button("redo", i18n.MakeRedo)),
			e.does("save", i18n.MakeSave),
			e.does("publish", i18n.MakePublish),
			e.does("plain", i18n.MakePlain),
			e.does("close", i18n.MakeClose)),
		node.El("p.state", node.A{"id", "state"}, left, e.text(i18n.Space), node.Text(e.state())),
		e.elsewhere(), e.refusal(), e.tabs())
}

// state says where the newest version is, and when it last reached a file.
func (e *Editor) state() string {
	said := e.say(i18n.MakeKept)
	if e.kept == "refused" {
		said = e.say(i18n.MakeNotKept)
	}
	file := e.say(i18n.MakeNoFile)
	switch {
	case e.filed != "" && e.dirty:
		file = e.words.Catalog.Format(i18n.MakeFileOlder, e.filed)
	case e.filed != "":
		file = e.words.Catalog.Format(i18n.MakeInFile, e.filed)
	}
	return said + e.say(i18n.Space) + file
}

func (e *Editor) elsewhere() *node.Node {
	if e.kept != "elsewhere" {
		return nil
	}
	return node.El("p.fault", node.A{"role", "status"}, e.text(i18n.MakeElsewhere), e.text(i18n.Space), e.does("take", i18n.MakeTake))
}

// tabs choose what a narrow window shows.
func (e *Editor) tabs() *node.Node {
	var list []*node.Node
	for _, t := range []struct {
		name  string
		label i18n.MessageID
	}{{"list", i18n.MakeContents}, {"write", i18n.MakeWrite}, {"see", i18n.MakeSee}} {
		list = append(list, node.El("button", node.A{"type", "button", "id", "tab-" + t.name, "data-action", "tab:" + t.name,
			"aria-pressed", strconv.FormatBool(e.tab == t.name)}, e.text(t.label)))
	}
	return node.El("div.tabs", node.A{"role", "group", "aria-label", e.say(i18n.MakeShown)}, list...)
}

// contents lists the records, and what is left to do.
func (e *Editor) contents() *node.Node {
	entry := func(path string, label *node.Node) *node.Node {
		return node.El("li", nil, node.El("button", node.A{"type", "button", "data-action", "open:" + path,
			"aria-current", node.If(e.open == path, "true")}, label))
	}
	entries := []*node.Node{entry("", e.text(i18n.MakeStory))}
	for i := range e.Len("statements") {
		entries = append(entries, entry(item("statements", i), e.statementName(i)))
	}
	for i := range e.Len("findings") {
		if at := item("findings", i); !e.linked(e.Get(at + ".id")) {
			entries = append(entries, entry(at, e.findingName(i)))
		}
	}
	return node.El("nav.contents", node.A{"aria-label", e.say(i18n.MakeContents)},
		node.El("ol", nil, entries...),
		node.El("p", nil, e.button("add", i18n.MakeAdd)),
		e.todo())
}

// linked reports whether a finding bears on a statement.
func (e *Editor) linked(id string) bool {
	for r := range e.Len("relations") {
		if e.Get(item("relations", r)+".to") == id {
			return true
		}
	}
	return false
}

func (e *Editor) statementName(i int) *node.Node {
	at := item("statements", i)
	s := data.Statement{At: e.Get(at + ".at"), Offset: e.Get(at + ".offset")}
	return e.named(i18n.MakeStatement, i, e.speaker(at), dated(s.At, e.words.SaidOn(&s)), e.Get(at+".words[0].text"))
}

func (e *Editor) findingName(i int) *node.Node {
	at := item("findings", i)
	words := e.Get(at + ".words[0].text")
	if words == "" {
		words = e.Get(at + ".facts")
	}
	f := data.Finding{Public: e.Get(at + ".public")}
	return e.named(i18n.MakeFinding, i, e.Get(at+".body"), dated(f.Public, e.words.PublicAt(&f)), words)
}

// dated is a day in words; what is no date yet is as it was written.
func dated(written string, day *node.Node) string {
	if draft.Dated(written) {
		return node.TextContent(day)
	}
	return written
}

// named is the name of a record in a list: whose it is, its day and how it begins.
func (e *Editor) named(kind i18n.MessageID, i int, whose, day, words string) *node.Node {
	if whose == "" && words == "" {
		return node.Text(e.words.Catalog.Format(kind, strconv.Itoa(i+1)))
	}
	name := whose
	if day != "" && name != "" {
		name = e.words.Catalog.Format(i18n.ListComma, name, day)
	}
	return node.Group(node.El("b", nil, node.Text(name)), e.text(i18n.Space), node.El("span.opening", nil, node.Text(shortened(words))))
}

// shortened is the beginning of a text.
func shortened(s string) string {
	n := 0
	for i := range s {
		if n++; n > 50 {
			return s[:i] + "…"
		}
	}
	return s
}

func (e *Editor) speaker(statement string) string {
	id := e.Get(statement + ".speaker")
	for i := range e.Len("speakers") {
		if at := item("speakers", i); e.Get(at+".id") == id {
			return e.Get(at + ".name")
		}
	}
	return ""
}

// maxTasks is how many things left to do are listed: nobody needs more at once.
const maxTasks = 40

// todo lists what is left to do, with a way to each.
func (e *Editor) todo() *node.Node {
	if len(e.tasks) == 0 {
		return node.El("p.done", nil, e.text(i18n.MakeNothingLeft))
	}
	var list []*node.Node
	for _, t := range e.tasks[:min(len(e.tasks), maxTasks)] {
		list = append(list, node.El("li", nil, node.El("button", node.A{"type", "button", "data-action", "go:" + t.Field},
			node.El("b", nil, node.Text(e.label(t.Field))), e.text(i18n.Space), e.said(t))))
	}
	return node.El("section.todo", nil,
		node.El("h2", nil, e.text(i18n.MakeTodo)),
		node.El("ol", nil, list...))
}

// said is what is left to do, in plain words.
func (e *Editor) said(t draft.Task) *node.Node {
	if t.Empty {
		return e.text(i18n.MakeEmpty)
	}
	s := t.Problem
	if t.Hint != "" {
		s += "; " + t.Hint
	}
	return e.english(s)
}

// labels are the names of fields, by their paths without numbers.
var labels = []struct {
	path string
	id   i18n.MessageID
}{
	{"title", i18n.MakeFieldTitle}, {"standfirst", i18n.MakeFieldStandfirst}, {"by", i18n.MakeFieldBy}, {"publisher", i18n.MakeFieldPublisher},
	{"report", i18n.MakeFieldReport}, {"lang", i18n.MakeFieldLang}, {"published", i18n.MakeFieldPublished}, {"updated", i18n.MakeFieldUpdated},
	{"statements.who", i18n.MakeFieldWho}, {"statements.role", i18n.MakeFieldRole}, {"statements.at", i18n.MakeFieldAt},
	{"statements.place", i18n.MakeFieldPlace}, {"statements.medium", i18n.MakeFieldMedium}, {"statements.words", i18n.MakeFieldWords},
	{"statements.why", i18n.MakeFieldWhy}, {"statements.context", i18n.MakeFieldContext}, {"statements", i18n.MakeAdd},
	{"findings.body", i18n.MakeFieldBody}, {"findings.kind", i18n.MakeFieldKind}, {"findings.public", i18n.MakeFieldPublic},
	{"findings.medium", i18n.MakeFieldMedium}, {"findings.words", i18n.MakeFieldWords}, {"findings.facts", i18n.MakeFieldFacts},
	{"findings.caveat", i18n.MakeFieldCaveat}, {"findings.context", i18n.MakeFieldContext},
	{"findings.confidence.body", i18n.MakeFieldBody}, {"findings.confidence", i18n.MakeFieldLevel},
	{"relations.type", i18n.MakeFieldRelation}, {"relations.strength", i18n.MakeFieldStrength}, {"relations.explanation", i18n.MakeFieldExplanation},
	{"relations.caveat", i18n.MakeFieldCaveat}, {"relations", i18n.MakeFieldRelation},
	{"sources.url", i18n.MakeFieldUrl}, {"sources.publisher", i18n.MakeFieldPublisher}, {"sources.title", i18n.MakeFieldTitle}, {"sources.accessed", i18n.MakeFieldAccessed},
	{"statements.sources", i18n.MakeFieldHow}, {"findings.sources", i18n.MakeFieldHow}, {"sources", i18n.MakeFieldUrl},
	{"corrections.was", i18n.MakeFieldWas}, {"corrections.is", i18n.MakeFieldIs}, {"corrections.why", i18n.MakeFieldBecause}, {"corrections", i18n.MakeCorrections},
}

// label is the name of the field at a path, or of the nearest above it.
func (e *Editor) label(path string) string {
	for plain := plainPath(path); plain != ""; {
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

// input is a field of one line; a kind of input follows from what it is for.
func (e *Editor) input(path string) *node.Node { return e.typed(path, "text") }

func (e *Editor) typed(path, kind string) *node.Node {
	value := e.Get(path)
	if strings.HasSuffix(path, ".who") {
		value = e.speaker(strings.TrimSuffix(path, ".who"))
	}
	if kind == "date" && value != "" && (!draft.IsDay(value) || len(value) != 10) {
		kind = "text" // an instant, or what is no day
	}
	list := node.Absent
	if strings.HasSuffix(path, ".who") {
		list = "speakers"
	}
	return e.field(path, func(attrs node.A) *node.Node {
		return node.El("input", append(attrs, "type", kind, "value", value, "list", list, "autocomplete", "off"))
	})
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

// field is a labelled field with what is left to do there.
func (e *Editor) field(path string, control func(node.A) *node.Node) *node.Node {
	id := "f-" + strings.NewReplacer("[", "-", "]", "", ".", "-").Replace(path)
	attrs := node.A{"id", id, "data-path", path}
	var faults []*node.Node
	wrong := false
	for _, t := range e.tasks {
		if t.Field != path {
			continue
		}
		wrong = wrong || !t.Empty
		class := "p.fault"
		if t.Empty {
			class = "p.due"
		}
		var mend *node.Node
		if t.Fix != "" {
			mend = node.Group(e.text(i18n.Space), e.button("fix:"+t.Fix, i18n.MakeFix))
		}
		faults = append(faults, node.El(class, nil, e.said(t), mend))
	}
	if faults != nil {
		attrs = append(attrs, "aria-describedby", id+"-left", "aria-invalid", node.If(wrong, "true"))
	}
	left := node.El("div", node.A{"id", id + "-left"}, faults...)
	if faults == nil {
		left = nil
	}
	return node.El("div.field", nil,
		node.El("label", node.A{"for", id}, node.Text(e.label(path))),
		control(attrs), left)
}

// whole is the form of what the story says of itself.
func (e *Editor) whole() *node.Node {
	var other []*node.Node
	for _, t := range e.tasks {
		if t.Home == "" && !strings.Contains(" title standfirst by publisher report lang published updated ", " "+t.Field+" ") && !strings.HasPrefix(t.Field, "corrections") {
			var mend *node.Node
			if t.Fix != "" {
				mend = e.button("fix:"+t.Fix, i18n.MakeFix)
			}
			other = append(other, node.El("p.fault", nil, node.El("code", nil, node.Text(t.Path)), e.text(i18n.Space), e.said(t), e.text(i18n.Space), mend))
		}
	}
	var ledger []*node.Node
	for i := range e.Len("corrections") {
		at := item("corrections", i)
		ledger = append(ledger, e.input(at+".was"), e.input(at+".is"), e.input(at+".why"), e.remove(at))
	}
	return node.El("form", node.A{"autocomplete", "off"},
		node.El("h1", nil, e.text(i18n.MakeStory)),
		e.input("title"), e.area("standfirst"), e.input("by"), e.input("publisher"), e.input("report"), e.input("lang"),
		node.El("div.pair", nil, e.typed("published", "date"), e.typed("updated", "date")),
		node.Group(other...),
		node.El("h2", nil, e.text(i18n.MakeCorrections)),
		node.Group(ledger...),
		node.El("p", nil, e.button("correction:"+e.Get("id"), i18n.MakeAddCorrection)))
}

func (e *Editor) remove(path string) *node.Node { return e.removing(path, i18n.MakeRemove) }

func (e *Editor) removing(path string, label i18n.MessageID) *node.Node {
	b := e.button("remove:"+path, label)
	b.Attrs = append(b.Attrs, "class", "remove")
	return b
}

// statement is the form of a statement and of what bears on it.
func (e *Editor) statement(at string) *node.Node {
	id := e.Get(at + ".id")
	var evidence []*node.Node
	for r := range e.Len("relations") {
		relation := item("relations", r)
		if finding := e.found(e.Get(relation + ".to")); finding != "" && e.Get(relation+".from") == id {
			evidence = append(evidence, e.finding(finding, relation))
		}
	}
	var why *node.Node
	if e.Get(at+".why") != "" || evidence == nil && e.left == 0 && !e.tied(id) {
		why = e.area(at + ".why")
	}
	speakers := make([]*node.Node, 0, e.Len("speakers"))
	for i := range e.Len("speakers") {
		speakers = append(speakers, node.El("option", node.A{"value", e.Get(item("speakers", i) + ".name")}))
	}
	return node.El("form", node.A{"autocomplete", "off"},
		node.El("h1", nil, e.text(i18n.MakeStatementHead)),
		node.El("datalist", node.A{"id", "speakers"}, speakers...),
		node.El("div.pair", nil, e.input(at+".who"), e.input(at+".role")),
		node.El("div.pair", nil, e.typed(at+".at", "date"), e.input(at+".place")),
		e.input(at+".medium"),
		e.passages(at, func(passage string) *node.Node {
			return node.El("p", nil, e.onWords("evidence:"+passage, passage+".text", i18n.MakeAddEvidence), e.others(id, passage))
		}),
		e.sources(at),
		why,
		node.El("p", nil, e.removing(at, i18n.MakeRemoveStatement)),
		node.El("h2", nil, e.text(i18n.MakeEvidence)),
		node.Group(evidence...))
}

// tied reports whether any relation names a record.
func (e *Editor) tied(id string) bool {
	for r := range e.Len("relations") {
		if at := item("relations", r); e.Get(at+".from") == id || e.Get(at+".to") == id {
			return true
		}
	}
	return false
}

// others are the findings that do not bear on a statement yet, each a button that has them.
func (e *Editor) others(statement, passage string) *node.Node {
	bears := map[string]bool{}
	for r := range e.Len("relations") {
		if at := item("relations", r); e.Get(at+".from") == statement {
			bears[e.Get(at+".to")] = true
		}
	}
	var list []*node.Node
	for i := range e.Len("findings") {
		if at := item("findings", i); !bears[e.Get(at+".id")] {
			list = append(list, node.El("li", nil, node.El("button", node.A{"type", "button", "data-action", "link:" + at + "|" + passage, "data-words-of", passage + ".text"}, e.findingName(i))))
		}
	}
	if list == nil {
		return nil
	}
	return node.El("details.others", nil, node.El("summary", nil, e.text(i18n.MakeLink)), node.El("ul", nil, list...))
}

// passages are the words of a record, each passage with what can be done with its words.
func (e *Editor) passages(at string, with func(passage string) *node.Node) *node.Node {
	var list []*node.Node
	n := e.Len(at + ".words")
	for k := range n {
		passage := item(at+".words", k)
		list = append(list, e.area(passage+".text"))
		if k > 0 {
			list = append(list, e.flag(passage+".adjacent", i18n.MakeAdjacent), e.remove(passage))
		}
		if with != nil {
			list = append(list, with(passage))
		}
	}
	return node.Group(node.Group(list...), e.none(at+".words"), node.El("p", nil, e.button("passage:"+at, i18n.MakeAddPassage)))
}

// none is what is left to do for a list as a whole.
func (e *Editor) none(path string) *node.Node {
	var faults []*node.Node
	for _, t := range e.tasks {
		if t.Field == path {
			faults = append(faults, node.El("p.fault", nil, e.said(t)))
		}
	}
	return node.Group(faults...)
}

// flag is a field that is ticked or not.
func (e *Editor) flag(path string, label i18n.MessageID) *node.Node {
	return node.El("p", nil, node.El("label.flag", nil,
		node.El("input", node.A{"type", "checkbox", "data-path", path, "checked", node.If(e.Get(path) == "true", "")}), e.text(i18n.Space), e.text(label)))
}

// hows are the ways in which a source serves a record: its role and its grade.
func (e *Editor) hows() []option {
	hows := []option{}
	for _, g := range []data.Grade{data.GradeA, data.GradeB} {
		hows = append(hows, option{string(data.VerifiedRole) + " " + string(g), e.say(i18n.GradeNames.Of(g)), e.say(i18n.GradeMeanings.Of(g))})
	}
	return append(hows,
		option{string(data.RecordRole), e.say(i18n.RoleNames.Of(data.RecordRole)), ""},
		option{string(data.RecordRole) + " " + string(data.GradeD), e.say(i18n.GradeNames.Of(data.GradeD)), e.say(i18n.GradeMeanings.Of(data.GradeD))},
		option{string(data.ContextRole), e.say(i18n.RoleNames.Of(data.ContextRole)), ""})
}

// sources are where a record can be looked up.
func (e *Editor) sources(at string) *node.Node {
	var list []*node.Node
	for k := range e.Len(at + ".sources") {
		citation := item(at+".sources", k)
		source := ""
		for i := range e.Len("sources") {
			if s := item("sources", i); e.Get(s+".id") == e.Get(citation+".source") {
				source = s
			}
		}
		how := strings.TrimSuffix(e.Get(citation+".role")+" "+e.Get(citation+".grade"), " ")
		if how == string(data.VerifiedRole) {
			how = ""
		}
		hows := e.hows()
		if how != "" && !slices.ContainsFunc(hows, func(o option) bool { return o.value == how }) {
			hows = append(hows, option{how, how, ""})
		}
		list = append(list, node.El("fieldset", nil,
			node.El("legend", nil, e.text(i18n.MakeSource)),
			e.address(citation, source),
			e.input(source+".publisher"),
			e.input(source+".title"),
			node.El("div.pair", nil, e.choice(citation+".how", how, hows), e.typed(source+".accessed", "date")),
			e.remove(citation)))
	}
	return node.Group(node.Group(list...), node.El("p", nil, e.button("source:"+at, i18n.MakeAddSource)))
}

// address is the field of a source's address. What is left to do there is the source's,
// and what is written there may lead the citation to another source.
func (e *Editor) address(citation, source string) *node.Node {
	f := e.field(source+".url", func(attrs node.A) *node.Node {
		return node.El("input", append(attrs, "type", "url", "value", e.Get(source+".url"), "autocomplete", "off", "data-set", citation+".url"))
	})
	return f
}

// finding is the form of a finding, and of its relation to a statement if there is one.
func (e *Editor) finding(at, relation string) *node.Node {
	kind := data.Kind(e.Get(at + ".kind"))
	kinds := make([]option, len(data.Kinds))
	for i, k := range data.Kinds {
		kinds[i] = option{string(k), e.words.KindWord(k), e.say(i18n.KindMeanings.Of(k))}
	}
	var caveat, confidence *node.Node
	if kind == data.Allegation || e.Get(at+".caveat") != "" {
		caveat = e.area(at + ".caveat")
	}
	if kind == data.Assessment || e.Len(at+".confidence") > 0 {
		confidence = e.confidence(at)
	}
	var bears *node.Node
	var answers func(string) *node.Node
	removed := at
	if relation != "" {
		removed = relation
		bears = e.relation(relation, kind)
		answers = func(passage string) *node.Node {
			answer := e.Get(relation + ".toWords.exact")
			return node.El("p", nil, e.onWords("answer:"+relation+"|"+passage, passage+".text", i18n.MakeAnswer), e.text(i18n.Space), e.quoted(answer))
		}
	}
	i, _ := strconv.Atoi(strings.Trim(strings.TrimPrefix(at, "findings"), "[]"))
	heading := "h3"
	if relation == "" {
		heading = "h1"
	}
	return node.El("section.finding", node.A{"aria-labelledby", "h-" + at},
		node.El(heading, node.A{"id", "h-" + at}, node.Text(e.words.Catalog.Format(i18n.MakeFinding, strconv.Itoa(i+1)))),
		bears,
		node.El("div.pair", nil, e.input(at+".body"), e.typed(at+".public", "date")),
		e.choice(at+".kind", string(kind), kinds),
		e.input(at+".medium"),
		e.passages(at, answers),
		e.area(at+".facts"),
		confidence, caveat,
		e.sources(at),
		node.El("p", nil, e.removing(removed, i18n.MakeRemoveFinding)))
}

func (e *Editor) quoted(words string) *node.Node {
	if words == "" {
		return nil
	}
	return node.El("span", node.A{"dir", "auto"}, node.Text(e.words.Catalog.Format(i18n.Quote, words)))
}

// relation is the form of how a finding bears on a statement.
func (e *Editor) relation(at string, kind data.Kind) *node.Node {
	types := make([]option, 0, len(data.RelationTypes))
	for _, t := range data.RelationTypes {
		if t != data.Corrects {
			types = append(types, option{string(t), e.words.RelationWord(t), e.say(i18n.RelationMeanings.Of(t))})
		}
	}
	strengths := make([]option, len(data.Strengths))
	for i, s := range data.Strengths {
		strengths[i] = option{string(s), e.words.StrengthWord(s), ""}
	}
	strength := e.Get(at + ".strength")
	var caveat *node.Node
	if strength == string(data.StrengthLow) || kind == data.Allegation || e.Get(at+".caveat") != "" {
		caveat = e.input(at + ".caveat")
	}
	bears := node.El("p", nil, e.text(i18n.MakeOnWhole))
	if words := e.Get(at + ".fromWords.exact"); words != "" {
		bears = node.El("p", nil, e.text(i18n.MakeOnWords), e.text(i18n.Space), e.quoted(words), e.text(i18n.Space),
			e.button("whole:"+at+"|"+e.home(at)+".words[0]", i18n.MakeMakeWhole))
	}
	return node.Group(bears, e.none(at), e.none(at+".to"), e.none(at+".fromWords"),
		node.El("div.pair", nil, e.choice(at+".type", e.Get(at+".type"), types), e.choice(at+".strength", strength, strengths)),
		e.area(at+".explanation"), caveat)
}

// home is the statement that a relation leads from.
func (e *Editor) home(relation string) string {
	for i := range e.Len("statements") {
		if at := item("statements", i); e.Get(at+".id") == e.Get(relation+".from") {
			return at
		}
	}
	return ""
}

// confidence is each body's stated confidence.
func (e *Editor) confidence(at string) *node.Node {
	var list []*node.Node
	for k := range e.Len(at + ".confidence") {
		one := item(at+".confidence", k)
		levels := make([]option, len(data.Levels))
		for i, l := range data.Levels {
			levels[i] = option{string(l), node.TextContent(e.words.Stated(data.Confidence{Body: e.Get(one + ".body"), Level: l})), ""}
		}
		list = append(list, node.El("div.pair", nil, e.input(one+".body"), e.choice(one+".level", e.Get(one+".level"), levels)), e.remove(one))
	}
	return node.Group(node.Group(list...), e.none(at+".confidence"), node.El("p", nil, e.button("confidence:"+at, i18n.MakeAddConfidence)))
}

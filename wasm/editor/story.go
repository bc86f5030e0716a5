package editor

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// whole is the form of what the story says of itself.
func (e *Editor) whole() *node.Node {
	var other []*node.Node
	for _, t := range e.tasks {
		if t.Home == "" && !strings.Contains(" title standfirst by publisher report lang published updated ", " "+t.Field+" ") && !strings.HasPrefix(t.Field, "corrections") {
			other = append(other, node.El("p.fault", nil, node.El("code", nil, node.Text(t.Path)), e.text(i18n.Space), e.said(t), e.mend(t)))
		}
	}
	var ledger []*node.Node
	for i := range e.Len("corrections") {
		at := item("corrections", i)
		ledger = append(ledger, node.El("fieldset", nil,
			node.El("legend", nil, e.corrected(e.Get(at+".record")), e.text(i18n.Space), node.Text(e.words.Catalog.Day(e.Get(at+".on")))),
			e.input(at+".was"), e.input(at+".is"), e.input(at+".why"), e.remove(at)))
	}
	return node.El("form", node.A{"autocomplete", "off"},
		node.El("h1", nil, e.text(i18n.MakeStory)),
		e.input("title"), e.area("standfirst"), e.input("by"), e.input("publisher"), e.input("report"), e.input("lang"),
		node.El("div.pair", nil, e.day("published"), e.day("updated")),
		place(other...),
		node.El("h2", nil, e.text(i18n.MakeCorrections)),
		e.asking(), node.Group(ledger...),
		node.El("p", nil, e.button("correction:"+e.Get("id"), i18n.MakeAddCorrection)),
		e.versionList())
}

// asking is whether readers have seen the version that was opened.
func (e *Editor) asking() *node.Node {
	if e.seen == "" {
		return nil
	}
	return node.El("p", nil, node.El("label.flag", nil,
		node.El("input", node.A{"type", "checkbox", "data-path", "asks", "checked", node.If(e.asks, "")}), e.text(i18n.Space), e.text(i18n.MakeSeenByReaders)))
}

// corrected names what a correction is of.
func (e *Editor) corrected(id string) *node.Node {
	if i := e.Find("statements", "id", id); i >= 0 {
		return e.statementName(i)
	}
	if i := e.Find("findings", "id", id); i >= 0 {
		return e.findingName(i)
	}
	return e.text(i18n.MakeStory)
}

// versionList lists the versions that have names, and names another.
func (e *Editor) versionList() *node.Node {
	var list []*node.Node
	for i := range e.versions.Len() {
		at := item("", i)
		n := strconv.Itoa(i)
		list = append(list, node.El("li", nil,
			node.El("span", node.A{"id", "version-" + n}, node.Text(e.words.Catalog.Format(i18n.ListComma, e.versions.Get(at+".name"), e.versions.Get(at+".when")))),
			node.El("button", node.A{"type", "button", "data-do", "restore", "data-version", n, "id", "restore-" + n, "aria-describedby", "version-" + n}, e.text(i18n.MakeGoBack)),
			node.El("button.remove", node.A{"type", "button", "data-do", "forget", "data-version", n, "id", "forget-" + n, "aria-describedby", "version-" + n}, e.text(i18n.MakeRemove))))
	}
	return node.Group(
		node.El("h2", nil, e.text(i18n.MakeVersions)),
		node.El("p.hint", nil, e.text(i18n.MakeVersionsWhere)),
		node.El("ul.choices", nil, list...),
		e.field("version", func(attrs node.A) *node.Node {
			return node.El("input", append(attrs, "type", "text", "value", e.version, "autocomplete", "off"))
		}),
		node.El("p", nil, e.does("name", i18n.MakeKeepVersion)))
}

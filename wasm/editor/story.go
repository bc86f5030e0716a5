package editor

import (
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

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

package editor

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// statement is the form of a statement and of what bears on it.
func (e *Editor) statement(at string) *node.Node {
	id := e.Get(at + ".id")
	var evidence []*node.Node
	for _, r := range e.FindAll("relations", "from", id) {
		relation := item("relations", r)
		if finding := e.found(e.Get(relation + ".to")); finding != "" {
			evidence = append(evidence, e.finding(finding, relation))
		}
	}
	var why *node.Node
	if e.Get(at+".why") != "" || evidence == nil && e.left == 0 && !e.tied(id) {
		why = e.area(at + ".why")
	}
	speakers := make([]*node.Node, 0, e.Len("speakers"))
	for _, speaker := range e.Root().At("speakers").Items() {
		speakers = append(speakers, node.El("option", node.A{"value", speaker.Get("name")}))
	}
	return node.El("form", node.A{"autocomplete", "off"},
		node.El("h1", nil, e.text(i18n.MakeStatementHead)),
		node.El("datalist", node.A{"id", "speakers"}, speakers...),
		node.El("div.pair", nil, e.input(at+".who"), e.input(at+".role")),
		node.El("div.pair", nil, e.dated(at+".at")), place(e.clock(at)),
		node.El("div.pair", nil, e.input(at+".place"), e.input(at+".medium")),
		e.passages(at, func(passage string) *node.Node {
			return node.Group(node.El("p", nil, e.onWords("evidence:"+passage, passage+".text", i18n.MakeAddEvidence)), e.others(id, passage))
		}),
		e.pictures(at),
		e.sources(at),
		place(why),
		node.El("p", nil, e.removing(at, i18n.MakeRemoveStatement)),
		node.El("h2", nil, e.text(i18n.MakeEvidence)),
		node.Group(evidence...))
}

// clock is where on the clock an instant was, if a statement has one.
func (e *Editor) clock(at string) *node.Node {
	if !strings.Contains(e.Get(at+".at"), "T") && e.Get(at+".offset") == "" && e.Get(at+".zone") == "" {
		return nil
	}
	return node.El("div.pair", nil, e.input(at+".offset"), e.input(at+".zone"))
}

func (e *Editor) speaker(statement string) string {
	return e.Get(e.named("speakers", e.Get(statement+".speaker")) + ".name")
}

// tied reports whether any relation names a record.
func (e *Editor) tied(id string) bool {
	return e.Find("relations", "from", id) >= 0 || e.Find("relations", "to", id) >= 0
}

// others are the findings that do not bear on a statement yet, each a button that has them. They are
// listed once somebody asks for them.
func (e *Editor) others(statement, passage string) *node.Node {
	bears := map[string]bool{}
	for _, r := range e.FindAll("relations", "from", statement) {
		bears[e.Get(item("relations", r)+".to")] = true
	}
	var list []*node.Node
	any := false
	for i, f := range e.Root().At("findings").Items() {
		if bears[f.Get("id")] {
			continue
		}
		if any = true; e.choosing != passage {
			break
		}
		list = append(list, node.El("li", nil, node.El("button", node.A{"type", "button", "data-action", "link:" + item("findings", i) + "|" + passage, "data-words-of", passage + ".text"}, e.findingName(i))))
	}
	if !any {
		return nil
	}
	var others *node.Node
	if list != nil {
		others = node.El("ul", nil, list...)
	}
	return node.El("div.others", nil,
		node.El("p", nil, node.El("button", node.A{"type", "button", "data-action", "others:" + passage, "aria-expanded", strconv.FormatBool(list != nil)}, e.text(i18n.MakeLink))),
		others)
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
		source := e.named("sources", e.Get(citation+".source"))
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
			e.address(citation, source), place(e.where(source)),
			e.input(source+".publisher"),
			e.input(source+".title"),
			node.El("div.pair", nil, e.choice(citation+".how", how, hows), e.day(source+".accessed")),
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

// where is where a source is found that has no address.
func (e *Editor) where(source string) *node.Node {
	if e.Get(source+".url") != "" && e.Get(source+".where") == "" {
		return nil
	}
	return e.input(source + ".where")
}

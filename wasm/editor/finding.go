package editor

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

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
		node.El("div.pair", nil, e.input(at+".body"), e.choice(at+".kind", string(kind), kinds)),
		node.El("div.pair", nil, e.dated(at+".public")), e.flag(at+".publicBy", i18n.MakePublicBy), e.input(at+".dated"),
		e.input(at+".medium"),
		e.passages(at, answers),
		e.area(at+".facts"),
		place(confidence), place(caveat),
		e.pictures(at),
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
		e.area(at+".explanation"), place(caveat))
}

// home is the statement that a relation leads from.
func (e *Editor) home(relation string) string {
	return e.named("statements", e.Get(relation+".from"))
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

package editor_test

import (
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange"
	"statement-evidence/wasm/editor"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
)

// controls gives where each control of a tree stands: the tags and numbers that lead to it, by which vecty keeps elements.
func controls(tree *node.Node) map[string]string {
	found := map[string]string{}
	var walk func(*node.Node, string)
	walk = func(n *node.Node, at string) {
		for _, name := range []string{"id", "data-action", "data-do"} {
			// What mends a fault comes and goes with it.
			if key := nodetest.Attr(n, name); key != "" && !strings.HasPrefix(key, "fix:") && strings.Contains(" input select textarea button ", " "+n.Tag+" ") {
				found[key] = at
				break
			}
		}
		for i, kid := range n.Kids {
			walk(kid, at+" "+kid.Tag+strconv.Itoa(i))
		}
	}
	walk(tree, tree.Tag)
	return found
}

// moved says which controls stand elsewhere than before.
func moved(before, after map[string]string) (which []string) {
	for key, was := range before {
		if at, ok := after[key]; ok && at != was {
			which = append(which, key+" from "+was+" to "+at)
		}
	}
	return which
}

// Whatever is written in a field, every control stays the element that it is: somebody may be in the next field before the
// form is drawn, and what they write belongs there.
func TestControlsStayWhileOneIsWrittenIn(t *testing.T) {
	story, err := exchange.JSON(datatest.Generate(3))
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, text := range []string{example(t), string(story)} {
		for _, open := range []string{"", "statements[0]", "findings[0]"} {
			load := func() *editor.Editor {
				e := editor.New(i18ntest.Load(t, "en"), day)
				e.Update("load", text)
				e.Update("open:"+open, "")
				if open == "statements[0]" {
					e.Update("source:statements[0]", "")
					e.Update("confidence:findings[0]", "")
				}
				return e
			}
			for _, path := range nodetest.Attrs(load().Record(), "data-path") {
				e := load()
				form := func() map[string]string {
					return controls(node.El("div", nil, e.Bar(), e.Record()))
				}
				for _, value := range []string{"", "x", "2026-03-10", "2026-03-10T12:00:00Z", "https://example.org", "allegation", "assessment", "low", "“It", "2026"} {
					before := form()
					e.Update("set:"+path, value)
					at := moved(before, form())
					for e.Later() {
					}
					if at = append(at, moved(before, form())...); at != nil {
						t.Fatalf("%q written in %s moves %s", value, path, at)
					}
					written++
				}
			}
		}
	}
	if written < 1000 {
		t.Errorf("only %d fields were written in", written)
	}
}

package check

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// axContent is what a screen reader is given of a page: its headings and the names
// of its statements, in order, and its quotations. White space is left out.
type axContent struct {
	Headings, Statements, Quotations []string
	Empty                            []string // statements that hold nothing
}

// exposed reads the browser's accessibility tree, with its shadow trees.
func exposed(t *testing.T, p *tab) (all axContent) {
	t.Helper()
	type value struct {
		Value any `json:"value"`
	}
	// The library's own types refuse properties that are newer than it is.
	var tree struct {
		Nodes []struct {
			ID      string   `json:"nodeId"`
			Ignored bool     `json:"ignored"`
			Role    value    `json:"role"`
			Name    value    `json:"name"`
			Kids    []string `json:"childIds"`
		} `json:"nodes"`
	}
	p.do(chromedp.ActionFunc(func(ctx context.Context) error {
		return cdp.Execute(ctx, "Accessibility.getFullAXTree", nil, &tree)
	}))
	at := map[string]int{}
	for i, n := range tree.Nodes {
		at[n.ID] = i
	}
	var text func(id string) string
	text = func(id string) string {
		i, ok := at[id]
		if !ok {
			return ""
		}
		n := tree.Nodes[i]
		if name, _ := n.Name.Value.(string); n.Role.Value == "StaticText" && !n.Ignored {
			return name
		}
		all := ""
		for _, kid := range n.Kids {
			all += text(kid)
		}
		return all
	}
	for _, n := range tree.Nodes {
		if n.Ignored {
			continue
		}
		name, _ := n.Name.Value.(string)
		switch n.Role.Value {
		case "heading":
			all.Headings = append(all.Headings, withoutSpaces(name))
		case "article":
			all.Statements = append(all.Statements, withoutSpaces(name))
			if text(n.ID) == "" {
				all.Empty = append(all.Empty, name)
			}
		case "blockquote":
			all.Quotations = append(all.Quotations, withoutSpaces(text(n.ID)))
		}
	}
	return all
}

// What is in the page is in the accessibility tree, and nothing has to be
// scrolled to for that. What is closed is not in sight of anybody.
func TestAccessibilityTreeHasEverything(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", "<h1>Host</h1>"+string(fragment))
		for _, name := range []string{"index.html", "lead.html", "index.ar.html", "frame.html", "host.html"} {
			p := s.ready(t, name)
			want := value[axContent](p, `(() => {
				const seen = (where) => [document, tree().getRootNode()].filter((root, i, all) => all.indexOf(root) === i)
					.flatMap((root) => [...root.querySelectorAll(where)]).filter((e) => e.checkVisibility({visibilityProperty: true}));
				const text = (e) => e.textContent.replace(/\s+/g, "");
				return {
					Headings: seen("h1, h2, h3, h4, h5, h6").map(text),
					Statements: seen(".statement").map((e) => e.ariaLabel.replace(/\s+/g, "")),
					Quotations: seen("blockquote").map(text),
				};
			})()`)
			if len(want.Headings) < 10 || len(want.Statements) < 6 || len(want.Quotations) < 6 {
				t.Fatalf("%s: too little is in the page: %+v", name, want)
			}
			got := exposed(t, p)
			for _, c := range []struct {
				what      string
				got, want []string
			}{{"headings", got.Headings, want.Headings}, {"statements", got.Statements, want.Statements}, {"quotations", got.Quotations, want.Quotations}} {
				slices.Sort(c.got)
				slices.Sort(c.want)
				if !slices.Equal(c.got, c.want) {
					t.Errorf("%s: %d of %d %s are in the accessibility tree", name, len(c.got), len(c.want), c.what)
				}
			}
			if got.Empty != nil {
				t.Errorf("%s: %d statements are empty: %s", name, len(got.Empty), strings.Join(got.Empty, "; "))
			}
			p.assert(name+" was not scrolled", `scrollY === 0`)
		}
	})
}

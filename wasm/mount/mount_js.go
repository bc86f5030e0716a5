// Package mount puts a tree of [node.Node] into the page with vecty. It is the
// only importer of vecty, and keeps to what vecty does well: attributes only,
// no listener, no keyed list, no component inside another.
package mount

import (
	"syscall/js"

	"github.com/norunners/vecty"

	"statement-evidence/wasm/node"
)

// Root is a subtree of the page that vecty draws.
type Root struct {
	vecty.Core
	view func() *node.Node
	html *vecty.HTML // the last rendering; kept only to ask for its Node
}

// Take replaces an element of the page by what view gives, which must have the
// same tag. From then on the subtree is vecty's.
func Take(el js.Value, view func() *node.Node) (*Root, error) {
	r := &Root{view: view}
	if err := vecty.RenderIntoNode(el, r); err != nil {
		return nil, err
	}
	return r, nil
}

// Update draws the root again with the next frame. Vecty spends at most a
// frame on all updates that wait, in the order they came, and goes on with the
// rest in the next one.
func (r *Root) Update() { vecty.Rerender(r) }

// Node is the root's element.
func (r *Root) Node() js.Value { return r.html.Node() }

// Render draws the root; vecty calls it.
func (r *Root) Render() vecty.ComponentOrHTML {
	r.html = html(r.view(), "")
	return r.html
}

// Copy gives vecty the copy it wants after every rendering. Copying vecty.Core
// too would chain every rendering to the one before it, for ever.
func (r *Root) Copy() vecty.Component { return &Root{view: r.view} }

// html makes vecty's nodes of ours. It builds new ones each time, as vecty demands.
func html(n *node.Node, namespace string) *vecty.HTML {
	if n.Tag == "" {
		return vecty.Text(n.Text)
	}
	parts := make([]vecty.MarkupOrChild, 0, 2+len(n.Kids))
	if n.Tag == "svg" {
		namespace = "http://www.w3.org/2000/svg"
	}
	if namespace != "" {
		parts = append(parts, vecty.Markup(vecty.Namespace(namespace)))
	}
	if len(n.Attrs) > 0 {
		attrs := make([]vecty.Applyer, 0, len(n.Attrs)/2)
		for i := 0; i+1 < len(n.Attrs); i += 2 {
			attrs = append(attrs, vecty.Attribute(n.Attrs[i], n.Attrs[i+1]))
		}
		parts = append(parts, vecty.Markup(attrs...))
	}
	for _, k := range n.Kids {
		parts = append(parts, html(k, namespace))
	}
	return vecty.Tag(n.Tag, parts...)
}

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
	view  func() *node.Node
	drawn drawn // the last rendering
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
func (r *Root) Node() js.Value { return r.drawn.Node() }

// Render draws the root; vecty calls it, and then changes what it drew before.
func (r *Root) Render() vecty.ComponentOrHTML {
	if r.drawn.HTML != nil {
		r.drawn.mend()
	}
	r.drawn = draw(r.view(), "")
	return r.drawn.HTML
}

// Copy gives vecty the copy it wants after every rendering. Copying vecty.Core
// too would chain every rendering to the one before it, for ever.
func (r *Root) Copy() vecty.Component { return &Root{view: r.view} }

// drawn is a node as vecty drew it, kept to ask for its Node.
type drawn struct {
	*vecty.HTML
	kids []drawn
}

// mend puts back what somebody else has taken out, and takes out what they put
// in its place: a browser that translates a page replaces every text in it.
// Vecty would go on with texts that are no longer in the page.
func (d *drawn) mend() {
	el, next := d.Node(), js.Null()
	for i := len(d.kids) - 1; i >= 0; i-- {
		kid := &d.kids[i]
		kid.mend()
		n := kid.Node()
		if !n.Get("parentNode").Equal(el) {
			el.Call("insertBefore", n, next)
		}
		clear(el, n.Get("nextSibling"), next)
		next = n
	}
	if d.kids != nil {
		clear(el, el.Get("firstChild"), next)
	}
}

// clear takes out of an element what stands from one node to another.
func clear(el, from, to js.Value) {
	for !from.Equal(to) {
		after := from.Get("nextSibling")
		el.Call("removeChild", from)
		from = after
	}
}

// draw makes vecty's nodes of ours. It builds new ones each time, as vecty demands.
func draw(n *node.Node, namespace string) drawn {
	if n.Tag == "" {
		return drawn{HTML: vecty.Text(n.Text)}
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
	d := drawn{kids: make([]drawn, len(n.Kids))}
	for i, k := range n.Kids {
		d.kids[i] = draw(k, namespace)
		parts = append(parts, d.kids[i].HTML)
	}
	d.HTML = vecty.Tag(n.Tag, parts...)
	return d
}

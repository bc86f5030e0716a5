// Package mount puts a tree of [node.Node] into the page with vecty. It is the
// only importer of vecty, and keeps to what vecty does well: attributes only,
// no listener, no keyed list, no component inside another.
package mount

import (
	"syscall/js"

	"github.com/norunners/vecty"

	"statement-evidence/wasm/node"
)

// Island is a part of the page that vecty draws: a component with no other inside.
// Its fields are set once.
type Island struct {
	vecty.Core
	View func() *node.Node // what it shows
	Key  func() string     // what that depends on: it is drawn only if this has changed. Without a Key it always is
	key  string            // at the last rendering
	tree drawn             // the last rendering
}

// Hydrate replaces an element of the page by the island, which must have the
// same tag. From then on that subtree is vecty's.
func (i *Island) Hydrate(el js.Value) error { return vecty.RenderIntoNode(el, i) }

// Rerender draws the island with the next frame, if its Key has changed. Vecty
// spends at most a frame on all islands that wait, in the order they came, and
// goes on with the rest in the next one; on a busy machine it draws one a frame.
// So an island that is to be skipped must not wait with the others, and its key
// is compared here rather than in SkipRender.
func (i *Island) Rerender() {
	if i.Key == nil || i.Key() != i.key {
		vecty.Rerender(i)
	}
}

// Drawn is the key of the last rendering.
func (i *Island) Drawn() string { return i.key }

// Node is the island's element.
func (i *Island) Node() js.Value { return i.tree.Node() }

// Render draws the island; vecty calls it, and then changes what it drew before.
func (i *Island) Render() vecty.ComponentOrHTML {
	if i.tree.HTML != nil {
		i.tree.mend()
	}
	if i.Key != nil {
		i.key = i.Key()
	}
	i.tree = draw(i.View(), "")
	return i.tree.HTML
}

// Copy gives vecty the copy it wants after every rendering. Copying vecty.Core
// too would chain every rendering to the one before it, for ever.
func (i *Island) Copy() vecty.Component { return &Island{View: i.View, Key: i.Key, key: i.key} }

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

// clear removes the children of an element from one node to another.
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

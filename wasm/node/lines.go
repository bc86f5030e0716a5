package node

import "strings"

// Lines writes n for a script that builds it (web/lazy/draw.js), a line for each of its
// parts: "<" and a tag begin an element, ">" ends it; "@" and a name, "=" and a value are
// an attribute of it; "'" and a text are a text in it. "\n" and "\\" are escaped as in Go. Where
// a page may not make elements of text, as it would of what [Write] writes, it still
// may build them one by one.
func Lines(n *Node) string {
	var b strings.Builder
	lines(&b, n)
	return b.String()
}

func lines(b *strings.Builder, n *Node) {
	if n == nil {
		return
	}
	if n.Text != "" {
		line(b, "'", n.Text)
	}
	if n.Tag != "" {
		line(b, "<", n.Tag)
	}
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		line(b, "@", n.Attrs[i]+"="+n.Attrs[i+1])
	}
	for _, k := range n.Kids {
		lines(b, k)
	}
	if n.Tag != "" {
		line(b, ">", "")
	}
}

func line(b *strings.Builder, sign, text string) {
	if strings.ContainsAny(text, "\\\n") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, `\`, `\\`), "\n", `\n`)
	}
	b.WriteString(sign + text + "\n")
}

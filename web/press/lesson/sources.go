package lesson

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/boombuler/barcode/qr"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// sources is the list of sources with their full addresses, and with a code for a
// camera where the page was seen.
func (m *generator) sources() *node.Node {
	return m.page(i18n.ClassPrintSources,
		node.El("p.task", nil, m.text(i18n.ClassPrintSourcesNote)),
		m.sourceList(i18n.ClassPrintCited, 0, m.used),
		m.sourceList(i18n.ClassPrintFurther, m.used, len(m.listed)))
}

func (m *generator) sourceList(name i18n.MessageID, from, to int) *node.Node {
	if from == to {
		return nil
	}
	var items []*node.Node
	for i := from; i < to; i++ {
		items = append(items, m.source(i))
	}
	return m.section("sources", name, node.El("ol", nil, items...))
}

func (m *generator) source(i int) *node.Node {
	s := m.listed[i]
	seen := m.text(i18n.ClassPrintUnseen)
	if s.Accessed != "" {
		seen = m.Format(i18n.SourceSeen, m.Day(s.Accessed))
	}
	return node.El("li", nil,
		node.El("b.number", nil, number(i+1)),
		node.El("div", nil,
			node.El("p", nil, node.El("b", nil, m.Text(s.Publisher))),
			m.title(s),
			m.where(s),
			address(s.URL),
			m.archiveLine(s),
			node.El("p.label", nil, m.Joined(i18n.ListComma, seen, m.Text(s.Note)))),
		m.codes[i])
}

// where is where a source without an address is found, or nil.
func (m *generator) where(s *data.Source) *node.Node {
	if s.Where == "" {
		return nil
	}
	return node.El("p", nil, m.Text(s.Where))
}

func (m *generator) title(s *data.Source) *node.Node {
	if s.Title == "" {
		return nil
	}
	return node.El("p", nil, m.Text(s.Title))
}

func (m *generator) archiveLine(s *data.Source) *node.Node {
	if s.Archive == "" {
		return nil
	}
	return node.Group(node.El("p.label", nil, m.Format(i18n.Label, m.text(i18n.ClassPrintSourceCopy))), address(s.Archive))
}

// address is a link that shows in full where it leads. What is none of the web leads nowhere.
func address(url string) *node.Node {
	if url == "" {
		return nil
	}
	link := node.Text(url)
	if isHTTP(url) {
		link = node.El("a", node.A{"href", url}, link)
	}
	return node.El("p.address", node.A{"dir", "ltr"}, link)
}

func isHTTP(url string) bool {
	return strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://")
}

// quiet is how many modules are left free around a code, as ISO/IEC 18004 wants it.
const quiet = 4

// qrCode draws an address as a QR code. Level L, the least redundant, gives the
// largest squares: paper is flat and clean, and a class holds the camera far off.
// It is for cameras only, because the link beside it is the same. An address that
// is too long for a code has none.
func qrCode(url string) *node.Node {
	code, err := qr.Encode(url, qr.L, qr.Unicode)
	if err != nil {
		return nil
	}
	size := code.Bounds().Dx()
	var path strings.Builder
	for y := range size {
		at := 0
		for x := 0; x < size; x++ {
			from := x
			for x < size && black(code.At(x, y).RGBA()) {
				x++
			}
			if x == from {
				continue
			}
			if at == 0 {
				fmt.Fprintf(&path, "M%d %d.5", from+quiet, y+quiet)
			} else {
				fmt.Fprintf(&path, "m%d 0", from-at)
			}
			fmt.Fprintf(&path, "h%d", x-from)
			at = x
		}
	}
	side := strconv.Itoa(size + 2*quiet)
	return node.El("svg", node.A{"viewBox", "0 0 " + side + " " + side, "aria-hidden", "true", "shape-rendering", "crispEdges"},
		node.El("path", node.A{"d", path.String()}))
}

func black(r, _, _, _ uint32) bool { return r < 0x8000 }

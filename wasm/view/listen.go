package view

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// listen is where the words of a record can be heard. What voice it is stands
// before anything can be played. A browser plays it without any script; a part
// of a recording is named as a media fragment
// (https://www.w3.org/TR/media-frags/#naming-time).
func (m *Model) listen(id string, a *data.Audio) *node.Node {
	sound, ok := m.Sounds[id]
	if a == nil || !ok {
		return nil
	}
	label := m.w(words.ListenHuman)
	if a.Kind == data.Synthetic {
		label = m.w(words.ListenSynthetic)
	}
	src := sound.MP3
	if a.Clip != nil {
		src += "#t=" + seconds(a.Clip.From) + "," + seconds(a.Clip.To)
	}
	var captions *node.Node
	if sound.Captions != "" {
		captions = node.El("track", node.A{"kind", "captions", "src", sound.Captions, "srclang", m.Index.Lang})
	}
	return node.El("details.listen", nil,
		node.El("summary", nil, node.Text(label)),
		node.El("audio", node.A{"controls", "", "preload", "none", "src", src, "aria-label", label}, captions),
		node.El("p", nil, m.plain(a.Credit), node.Text(" "),
			node.El("a", node.A{"href", sound.MP3, "download", ""}, node.Text(m.w(words.ListenDownload)))))
}

// seconds are milliseconds as a media fragment has them: "1.05".
func seconds(ms int) string {
	s := strconv.Itoa(ms%1000 + 1000)[1:]
	return strconv.Itoa(ms/1000) + "." + s
}

package view

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// audio is where the words of a record can be heard. What voice it is stands
// before anything can be played. A browser plays it without any script; a part
// of a recording is named as a media fragment
// (https://www.w3.org/TR/media-frags/#naming-time).
func (m *Model) audio(id string, a *data.Audio) *node.Node {
	sound, ok := m.Sounds[id]
	if a == nil || !ok {
		return nil
	}
	label := m.Get(i18n.ListenHuman)
	if a.Kind == data.Synthetic {
		label = m.Get(i18n.ListenSynthetic)
	}
	src := sound.MP3
	if a.Clip != nil {
		src += "#t=" + seconds(a.Clip.From) + "," + seconds(a.Clip.To)
	}
	return node.El("details.listen", nil,
		node.El("summary", nil, node.Text(label)),
		node.El("audio", node.A{"controls", "", "preload", "none", "src", src, "aria-label", label, "data-captions", captions(sound)}),
		node.El("p", nil, m.Plain(a.Credit), node.Text(" "),
			node.El("a", node.A{"href", sound.MP3, "download", ""}, node.Text(m.Get(i18n.ListenDownload)))))
}

// captions names the captions, which lie beside the recording; nothing, when
// they have its name. A browser shows none with a sound, so that only the player
// looks for them.
func captions(s data.Sound) string {
	switch {
	case s.Captions == "":
		return node.Absent
	case strings.TrimSuffix(s.Captions, ".vtt") == strings.TrimSuffix(s.MP3, ".mp3"):
		return ""
	}
	return s.Captions[strings.LastIndexByte(s.Captions, '/')+1:]
}

// seconds are milliseconds as a media fragment has them: "1.05".
func seconds(ms int) string {
	s := strconv.Itoa(ms%1000 + 1000)[1:]
	return strconv.Itoa(ms/1000) + "." + s
}

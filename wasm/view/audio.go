package view

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// audio is the recording of a record's words, or nil. Its label, before the player,
// says whose voice it is. It plays without scripts; part of a recording is a media
// fragment (https://www.w3.org/TR/media-frags/#naming-time).
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
		node.El("p", nil, m.Text(a.Credit), node.Text(" "),
			node.El("a", node.A{"href", sound.MP3, "download", ""}, node.Text(m.Get(i18n.ListenDownload)))))
}

// captions is the file name of the captions, in the folder of the recording; empty
// if it differs only in the extension. Only the player reads them: browsers show no
// captions with audio.
func captions(s data.Sound) string {
	switch {
	case s.Captions == "":
		return node.Absent
	case strings.TrimSuffix(s.Captions, ".vtt") == strings.TrimSuffix(s.MP3, ".mp3"):
		return ""
	}
	return s.Captions[strings.LastIndexByte(s.Captions, '/')+1:]
}

// seconds formats milliseconds for a media fragment: "1.050".
func seconds(ms int) string {
	s := strconv.Itoa(ms%1000 + 1000)[1:]
	return strconv.Itoa(ms/1000) + "." + s
}

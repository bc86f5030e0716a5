package site

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/sound"
)

// Single makes one HTML file of a story, in a language, that has everything
// inside and asks nobody for anything. Recordings are taken as far as the file
// stays within limit bytes (0 for no limit): those of the statements that lead,
// of the other statements, then of the findings, each in the page's order. A
// recording stands once, where it is first met. Left are the records whose
// recording found no room.
func Single(src Sources, w *i18n.Catalog, limit int) (page []byte, left []string, err error) {
	s, err := src.single(w, false)
	if err != nil {
		return nil, nil, err
	}
	return s.within(limit, src.Sound)
}

// ForClass is Single for teachers: it also has what presents the story to a
// class and asks learners, and so has room for less sound.
func ForClass(src Sources, w *i18n.Catalog, limit int) (page []byte, left []string, err error) {
	s, err := src.single(w, true)
	if err != nil {
		return nil, nil, err
	}
	return s.within(limit, src.Sound)
}

// within is the page with the recordings that find room, and the records that are left.
func (s *single) within(limit int, heard sound.Set) (page []byte, left []string, err error) {
	if page, err = s.page(); err != nil {
		return nil, nil, err
	}
	if limit > 0 && len(page) > limit {
		return nil, nil, fmt.Errorf("one file: %d bytes, without any sound; want at most %d: shorten the story", len(page), limit)
	}
	for _, id := range s.heard() {
		r := heard.Of[id]
		s.index.Sounds[id] = data.Sound{MP3: r.MP3, Captions: r.Captions}
		more, err := s.page()
		if err != nil {
			return nil, nil, err
		}
		if limit > 0 && len(more) > limit {
			delete(s.index.Sounds, id)
			left = append(left, id)
			continue
		}
		page = more
	}
	return page, left, nil
}

// single is a story in one file, in the making.
type single struct {
	slots
	Scripted, Asked string // what the policy allows: inline scripts, and whom to ask
	Styled          string // and style sheets
	ForClass        bool   // whether it has the classroom
	Styles, Scripts template.HTML
	Legal           string
	frame           *template.Template
	index           *data.Index
	words           *i18n.Catalog
	files           map[string][]byte // recordings and captions, by name
}

func (src Sources) single(w *i18n.Catalog, class bool) (*single, error) {
	frame, err := readFrame(src.Web)
	if err != nil {
		return nil, err
	}
	s := &single{index: data.NewIndex(src.Story), words: w, files: src.Sound.Files, ForClass: class}
	if s.frame, err = frame.ParseFiles(filepath.Join(src.Web, "single.html")); err != nil {
		return nil, err
	}
	s.index.Sounds = map[string]data.Sound{}
	s.slots = slots{
		Title: src.Story.Title, Standfirst: src.Story.Standfirst, StoryLang: src.Story.Lang,
		Lang: w.Lang(), Dir: w.Dir(), Say: sayIn(w),
	}
	legal, err := notices(src.Notices)
	if err != nil {
		return nil, err
	}
	s.Legal = string(legal)
	style, err := readStyle(src.Web, append(slices.Clone(layers), "whole", "single")...)
	if err != nil {
		return nil, err
	}
	paper, err := readStyle(src.Web, "print")
	if err != nil {
		return nil, err
	}
	start, err := readScript(filepath.Join(src.Web, "onefile", "start.js"))
	if err != nil {
		return nil, err
	}
	for _, inline := range [][]byte{style, paper, start} {
		if end := endTag.Find(inline); end != nil {
			return nil, fmt.Errorf("one file: a style sheet or web/onefile/start.js holds %q, which would end it in a page; write it otherwise", end)
		}
	}
	s.Styles = template.HTML(fmt.Sprintf("<style>%s</style>\n<style media=\"print\">%s</style>", style, paper))
	packed, err := src.packed(w, class)
	if err != nil {
		return nil, err
	}
	s.Scripts = template.HTML(fmt.Sprintf("%s<script>%s</script>", packed, start))
	s.Scripted, s.Styled = hashOf(start), hashOf(style)+" "+hashOf(paper)
	return s, nil
}

// Policy is what the page allows itself.
func (s *single) Policy() string {
	return fmt.Sprintf("default-src 'none'; script-src %s 'wasm-unsafe-eval' blob:; style-src %s blob:; img-src data:; "+
		"media-src data:; connect-src data: blob:%s; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
		s.Scripted, s.Styled, s.Asked)
}

// endTag is what may not stand in a style sheet or a script inside a page.
var endTag = regexp.MustCompile(`(?i)</s(cript|tyle)|<!--`)

// hashOf is the source expression that allows an inline script or style sheet
// (https://www.w3.org/TR/CSP3/#grammardef-hash-source).
func hashOf(inline []byte) string {
	return "'" + sha256Of(inline) + "'"
}

// packed writes what a site has in files of their own as scripts that hold
// text: gzip, which browsers can unpack, in base64.
func (src Sources) packed(w *i18n.Catalog, forClass bool) (string, error) {
	shim, err := readShim(src.Shim)
	if err != nil {
		return "", err
	}
	element, err := readElement(src.Web, nil) // what it loads is in the same file
	if err != nil {
		return "", err
	}
	program, err := os.ReadFile(src.Wasm)
	if err != nil {
		return "", err
	}
	hearing, err := src.hearing(shim)
	if err != nil {
		return "", err
	}
	says, err := json.Marshal(playerWords(w))
	if err != nil {
		return "", err
	}
	class, err := src.classroom(shim)
	if err != nil {
		return "", err
	}
	lesson := class.files[class.Lesson]
	asks, err := json.Marshal(classWords(w))
	if err != nil {
		return "", err
	}
	decoder := strings.TrimSuffix(hearing.Decoder, ".js") + ".wasm"
	var b strings.Builder
	said := i18n.Encode(w)
	if forClass {
		said = i18n.EncodeAll(w) // which the page takes too
	}
	type part struct {
		name, kind string
		content    []byte
	}
	parts := []part{
		{"element.js", "text/javascript", element},
		{"page.js", "text/javascript", shim},
		{"page.wasm", "application/wasm", program},
		{"story.txt", "text/plain", data.Encode(src.Story)},
		{"words.txt", "text/plain", []byte(said)},
		{"player.js", "text/javascript", hearing.files[hearing.Player]},
		{"player.css", "text/css", hearing.files[hearing.Style]},
		{"says.json", "application/json", says},
		{"decoder.js", "text/javascript", hearing.files[hearing.Decoder]},
		{"decoder.wasm", "application/wasm", hearing.files[decoder]},
	}
	if forClass {
		parts = append(parts, []part{
			{"class.js", "text/javascript", class.files[class.Script]},
			{"class.css", "text/css", class.files[class.Style]},
			{"class.wasm", "application/wasm", class.files[class.Program]},
			{"class.json", "application/json", asks},
			{"lesson.txt", "text/plain", lesson},
		}...)
	}
	for _, f := range parts {
		var packed bytes.Buffer
		gz, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if err != nil {
			return "", err
		}
		if _, err := gz.Write(f.content); err != nil {
			return "", err
		}
		if err := gz.Close(); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "<script type=\"text/plain\" data-file=\"%s\" data-type=\"%s\">%s</script>\n", f.name, f.kind, base64.StdEncoding.EncodeToString(packed.Bytes()))
	}
	return b.String(), nil
}

// heard lists the records that can be heard, in the order in which they are given room.
func (s *single) heard() []string {
	var list []string
	add := func(id string, a *data.Audio) {
		if a != nil && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	for _, i := range slices.Concat(s.index.LeadStatements, s.index.OtherStatements) {
		add(s.index.Statements[i].ID, s.index.Statements[i].Audio)
	}
	for _, r := range s.index.Placements {
		add(s.index.Findings[r.Finding].ID, s.index.Findings[r.Finding].Audio)
	}
	return list
}

func (s *single) page() ([]byte, error) {
	tree := view.Page(s.index, s.words, state.State{})
	s.inline(tree, map[string]bool{})
	var content strings.Builder
	if err := node.Write(&content, tree); err != nil {
		return nil, err
	}
	s.Content = template.HTML(content.String())
	var b bytes.Buffer
	if err := s.frame.ExecuteTemplate(&b, "single.html", s); err != nil {
		return nil, err
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

// inline puts recordings into the addresses that name them, once each: where
// one stands again there is no player. Nor is there a link to save it, which
// would hold it twice; browsers offer that themselves.
func (s *single) inline(n *node.Node, stood map[string]bool) {
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *node.Node) bool {
		if kid.Tag == "details" && slices.Contains(kid.Attrs, "listen") {
			audio := kid.Kids[slices.IndexFunc(kid.Kids, func(n *node.Node) bool { return n.Tag == "audio" })]
			src := s.take(audio)
			if stood[src] {
				return true
			}
			stood[src] = true
		}
		s.inline(kid, stood)
		return slices.Contains(kid.Attrs, "download")
	})
}

// take puts a recording and its captions into an <audio>, and gives the address it had.
func (s *single) take(audio *node.Node) (src string) {
	var captions *string
	for i := 0; i+1 < len(audio.Attrs); i += 2 {
		value := &audio.Attrs[i+1]
		switch audio.Attrs[i] {
		case "src":
			src = *value
			file, part, clipped := strings.Cut(src, "#")
			*value = dataURL("audio/mpeg", s.files[file])
			if clipped {
				*value += "#" + part
			}
		case "data-captions":
			captions = value
		}
	}
	if captions != nil {
		if *captions == "" { // they have the recording's name
			file, _, _ := strings.Cut(src, "#")
			*captions = strings.TrimSuffix(file, ".mp3") + ".vtt"
		}
		*captions = dataURL("text/vtt", s.files[*captions])
	}
	return src
}

// dataURL is an address that holds what it is of (https://www.rfc-editor.org/rfc/rfc2397).
func dataURL(kind string, content []byte) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(content)
}

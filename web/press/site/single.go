package site

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/publish"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/picture"
	"statement-evidence/web/press/sound"
)

// Single makes one HTML file of a story, in a language, that has everything
// inside and asks nobody for anything. Pictures, in the story's order, and then recordings are taken as far as the file
// stays within limit bytes (0 for no limit): those of the statements that lead,
// of the other statements, then of the findings, each in the page's order. A
// recording stands once, where it is first met. Skipped are the paths of the pictures,
// in whose place their texts are, and the records whose recording found no room.
func Single(src Sources, w *i18n.Catalog, limit int) (page []byte, skipped []string, err error) {
	s, err := src.single(w, false)
	if err != nil {
		return nil, nil, err
	}
	return s.fit(limit, src.Sound)
}

// ForClass is Single for teachers: it also has what presents the story to a
// class and asks learners, and so has room for less sound.
func ForClass(src Sources, w *i18n.Catalog, limit int) (page []byte, skipped []string, err error) {
	s, err := src.single(w, true)
	if err != nil {
		return nil, nil, err
	}
	return s.fit(limit, src.Sound)
}

// fit is the page with the recordings that find room, and the records whose are skipped.
func (s *single) fit(limit int, heard sound.Set) (page []byte, skipped []string, err error) {
	if page, err = s.page(); err != nil {
		return nil, nil, err
	}
	if limit > 0 && len(page) > limit {
		return nil, nil, fmt.Errorf("one file: %d bytes, without any sound; want at most %d: shorten the story", len(page), limit)
	}
	taken := func() bool {
		more, of := s.page()
		if err = of; err != nil || limit > 0 && len(more) > limit {
			return false
		}
		page = more
		return true
	}
	for _, p := range s.pictures {
		p.shown.Src = publish.DataURL(picture.Type(p.src), p.content)
		if !taken() {
			p.shown.Src = ""
			skipped = append(skipped, p.src)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	for _, id := range s.heard() {
		r := heard.Of[id]
		s.index.Sounds[id] = data.Sound{MP3: r.MP3, Captions: r.Captions}
		if !taken() {
			delete(s.index.Sounds, id)
			skipped = append(skipped, id)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return page, skipped, nil
}

// single is a story in one file, in the making.
type single struct {
	pageData
	Scripted, Asked string // what the policy allows: inline scripts, and whom to ask
	Styled          string // and style sheets
	ForClass        bool   // whether it has the classroom
	Styles, Scripts template.HTML
	Legal           string
	template        *template.Template
	index           *data.Index
	messages        *i18n.Catalog
	files           map[string][]byte // recordings and captions, by name
	citations       map[string]string // by the name of a file, an address that holds it
	pictures        []inlinePicture
}

// inlinePicture is a picture that a page in one file shows once it has found room.
type inlinePicture struct {
	shown   *data.PictureFile
	src     string // its path
	content []byte
}

func (src Sources) single(w *i18n.Catalog, class bool) (*single, error) {
	page, err := readPageTemplate(src.Web)
	if err != nil {
		return nil, err
	}
	src = src.In(w)
	shown := src.Pictures.Shown(src.Story, func(string, picture.File) string { return "" })
	s := &single{index: data.NewIndex(shown), messages: w, files: src.Sound.Files, ForClass: class}
	var places []*data.PictureFile
	picture.Each(shown, func(_, _ string, p *data.PictureFile) { places = append(places, p) })
	picture.Each(src.Story, func(_, _ string, p *data.PictureFile) {
		s.pictures = append(s.pictures, inlinePicture{places[len(s.pictures)], p.Src, src.Pictures.Files[p.Src].Content})
	})
	if s.template, err = page.ParseFiles(filepath.Join(src.Web, "single.html")); err != nil {
		return nil, err
	}
	s.index.Sounds, s.citations = map[string]data.Sound{}, publish.Citations(s.index, w)
	s.pageData = pageData{Lang: w.Lang(), Dir: w.Dir(), Say: pageMessagesIn(w)}
	s.tell(src.Story)
	legal, err := notices(src.Notices)
	if err != nil {
		return nil, err
	}
	s.Legal = string(legal)
	m := newBundler(src)
	style := m.style("single.css", append(slices.Clone(allLayers), "whole", "single", pictureSheet)...).content
	paper := m.style("print.css", "print").content
	start := m.script("start.js", "onefile/start.js").content
	for _, inline := range [][]byte{style, paper, start} {
		if end := endTag.Find(inline); end != nil {
			return nil, fmt.Errorf("one file: a style sheet or web/onefile/start.js holds %q, which would end it in a page; write it otherwise", end)
		}
	}
	s.Styles = template.HTML(fmt.Sprintf("<style>%s</style>\n<style media=\"print\">%s</style>", style, paper))
	messages := m.messages(w)
	if class {
		messages = m.allMessages(w) // which the page takes too
	}
	attributes := m.attributes(m.story(outlineOf("outline.txt", s.index), w), messages, w, func(f feature) bool { return !f.address && (class || !f.whole) })
	packed, err := pack(attributes, m.element(nil, nil)) // what it loads is in the same file
	s.Scripts = template.HTML(fmt.Sprintf("%s<script>%s</script>", packed, start))
	s.Scripted, s.Styled = hashOf(start), hashOf(style)+" "+hashOf(paper)
	return s, errors.Join(m.err, err)
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

// types are the media types of what is packed, by the endings of names.
var types = map[string]string{
	".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".txt": "text/plain", ".wasm": "application/wasm",
}

// pack writes what an element loads, and last its script, as blocks. Each is after
// what it needs.
func pack(attributes []attribute, element *asset) (string, error) {
	var roots []*asset
	named := map[string]string{}
	for _, a := range attributes {
		roots = append(roots, a.asset)
		named[a.file] = a.name
	}
	var b strings.Builder
	for _, a := range closure(append(roots, element)...) {
		block, err := blockOf(a, named[a.file])
		if err != nil {
			return "", err
		}
		b.WriteString(block)
	}
	return b.String(), nil
}

// blockOf writes a file as a script that holds text: gzip, which browsers can unpack,
// in base64.
func blockOf(a *asset, attribute string) (string, error) {
	var packed bytes.Buffer
	gz, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := gz.Write(a.content); err != nil {
		return "", err
	}
	if err := gz.Close(); err != nil {
		return "", err
	}
	return blockTag(a, attribute) + base64.StdEncoding.EncodeToString(packed.Bytes()) + "</script>\n", nil
}

// blockTag opens a block. It says which attribute of the element names the file, and, if
// that is a worker, which program it runs.
func blockTag(a *asset, attribute string) string {
	tag := fmt.Sprintf(`<script type="text/plain" data-file="%s" data-type="%s"`, a.file, types[filepath.Ext(a.file)])
	if attribute != "" {
		tag += fmt.Sprintf(` data-attribute="%s"`, attribute)
	}
	if filepath.Ext(a.file) == ".js" && len(a.needs) == 1 {
		tag += fmt.Sprintf(` data-program="%s"`, a.needs[0])
	}
	return tag + ">"
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
	tree := view.Page(s.index, s.messages)
	s.hold(tree, map[string]bool{})
	publish.Inline(tree, s.citations)
	var content strings.Builder
	if err := node.Write(&content, tree); err != nil {
		return nil, err
	}
	s.Content = template.HTML(content.String())
	var b bytes.Buffer
	if err := s.template.ExecuteTemplate(&b, "single.html", s); err != nil {
		return nil, err
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

// hold puts recordings into the page, once each: where one stands again there is no
// player. Nor is there a link to save it, which would hold it twice; browsers offer
// that themselves.
func (s *single) hold(n *node.Node, stood map[string]bool) {
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *node.Node) bool {
		if kid.Tag == "details" && slices.Contains(kid.Attrs, "listen") {
			audio := kid.Kids[slices.IndexFunc(kid.Kids, func(n *node.Node) bool { return n.Tag == "audio" })]
			src := s.take(audio)
			if stood[src] {
				return true
			}
			stood[src] = true
		}
		s.hold(kid, stood)
		return false
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
			*value = publish.DataURL("audio/mpeg", s.files[file])
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
		*captions = publish.DataURL("text/vtt", s.files[*captions])
	}
	return src
}

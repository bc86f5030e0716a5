package site

import (
	"maps"
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/web/press/picture"
)

// publishedAs is the name of a picture in the site.
func publishedAs(src string, f picture.File) string { return hashed(f.Name(src), f.Content) }

// withPictures is the sources with the pictures of the story where the site has them.
func (src Sources) withPictures() Sources {
	return src.changed(func(s *data.Story) *data.Story { return src.Pictures.Shown(s, publishedAs) })
}

// rooted is sources that are published, for pages from which the site is at root.
func (src Sources) rooted(root string) Sources {
	return src.changed(func(s *data.Story) *data.Story {
		return picture.With(s, func(p *data.PictureFile) { p.Src = root + p.Src })
	})
}

// changed is the sources with the story changed as it is told in each language. Without pictures it is the same.
func (src Sources) changed(change func(*data.Story) *data.Story) Sources {
	if len(src.Pictures.Files) == 0 {
		return src
	}
	untold := src.Story
	src.Story, src.Translations = change(untold), maps.Clone(src.Translations)
	for lang, t := range src.Translations {
		if t.Story == untold { // only the lesson is translated
			t.Story = src.Story
		} else {
			t.Story = change(t.Story)
		}
		src.Translations[lang] = t
	}
	return src
}

// withPictureSheet adds what a page with pictures says of them to the style sheets of one. Readers of a story
// without any do not load it.
func (src Sources) withPictureSheet(sheets []string) []string {
	if len(src.Pictures.Files) == 0 {
		return sheets
	}
	return append(slices.Clone(sheets), pictureSheet)
}

// pictureSheet is the style sheet of pictures.
const pictureSheet = "picture"

// picturesOf lists the files of the pictures of a story that is published.
func picturesOf(s *data.Story) (files []string) {
	picture.Each(s, func(_, _ string, p *data.PictureFile) {
		if !slices.Contains(files, p.Src) {
			files = append(files, p.Src)
		}
	})
	return files
}

// picturesFrom has the pictures in a tree be those of the site, which is at root from the page.
func picturesFrom(root string, n *node.Node) *node.Node {
	if n == nil {
		return nil
	}
	for i := 0; i+1 < len(n.Attrs) && n.Tag == "img"; i += 2 {
		if n.Attrs[i] == "src" {
			n.Attrs[i+1] = root + n.Attrs[i+1]
		}
	}
	for _, kid := range n.Kids {
		picturesFrom(root, kid)
	}
	return n
}

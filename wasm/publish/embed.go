package publish

import (
	"strings"

	"statement-evidence/data"
)

// Where is where the file of a story and its page are published.
type Where struct {
	Folder string // the address of both; empty for that of the page that embeds
	Site   string // the address of a site that has the element; empty if that is in the folder
	Lang   string // of the interface
}

// in gives the address of a file in a folder.
func in(folder, file string) string {
	if folder != "" {
		file = strings.TrimSuffix(folder, "/") + "/" + file
	}
	return escaped(file)
}

// A <div> is around what is pasted: filters of hosts take an element that they do not know for
// part of a paragraph, and themes put in their column what they know.

// Element is HTML that draws a story from its file.
func Element(s *data.Story, w Where) string {
	site := w.Site
	if site == "" {
		site = w.Folder
	}
	return `<div><script src="` + in(site, "element.js") + `" async></script><statement-evidence data="` + in(w.Folder, s.ID+".json") + `" lang="` + w.Lang + `"><a href="` + in(w.Folder, s.ID+".html") + `">` + escaped(s.Title) + `</a></statement-evidence></div>
`
}

// Frame is HTML that shows the one page of a story in a frame.
func Frame(s *data.Story, w Where) string {
	return `<div><iframe src="` + in(w.Folder, s.ID+".html") + `" title="` + escaped(s.Title) + `" loading="lazy" width="100%" height="800" frameborder="0"></iframe></div>
`
}

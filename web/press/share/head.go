package share

import (
	"bytes"
	"html/template"

	"statement-evidence/web/press/card"
)

// head is what a page tells those that follow a link to it: the Open Graph
// protocol (https://ogp.me), with the one property that X has of its own.
type head struct {
	Canonical          string
	OEmbed             string // address of the page's oEmbed answer; may be empty
	Feed, FeedTitle    string // address of the feed of corrections, and its title
	Site               string // who publishes it
	Title, Description string
	Image, Alt         string // a card; Image may be empty
}

// Width and Height are those of every card, in pixels.
func (head) Width() int  { return card.Width }
func (head) Height() int { return card.Height }

var headTemplate = template.Must(template.New("head").Parse(`<link rel="canonical" href="{{.Canonical}}">
{{- with .OEmbed}}
<link rel="alternate" type="application/json+oembed" href="{{.}}" title="{{$.Title}}">
{{- end}}
<link rel="alternate" type="application/feed+json" href="{{.Feed}}" title="{{.FeedTitle}}">
<meta property="og:type" content="article">
<meta property="og:url" content="{{.Canonical}}">
<meta property="og:site_name" content="{{.Site}}">
<meta property="og:title" content="{{.Title}}">
<meta property="og:description" content="{{.Description}}">
{{- with .Image}}
<meta property="og:image" content="{{.}}">
<meta property="og:image:width" content="{{$.Width}}">
<meta property="og:image:height" content="{{$.Height}}">
<meta property="og:image:alt" content="{{$.Alt}}">
<meta name="twitter:card" content="summary_large_image">
{{- else}}
<meta name="twitter:card" content="summary">
{{- end}}`))

// html gives the lines, with texts no longer than any site shows.
func (h head) html() (template.HTML, error) {
	h.Site, h.Title, h.FeedTitle = shorten(h.Site, 100), shorten(h.Title, 200), shorten(h.FeedTitle, 200)
	h.Description, h.Alt = shorten(h.Description, 300), shorten(h.Alt, 1000)
	var b bytes.Buffer
	err := headTemplate.Execute(&b, h)
	return template.HTML(b.String()), err
}

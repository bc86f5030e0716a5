package share

import (
	"encoding/json"
	"html/template"
	"strings"

	"statement-evidence/web/press/card"
)

// oembed is an answer of the type "rich" (https://oembed.com). It is a file, so
// that it is the same whatever size is asked for.
type oembed struct {
	Type            string `json:"type"`
	Version         string `json:"version"`
	Title           string `json:"title"`
	AuthorName      string `json:"author_name"`
	ProviderName    string `json:"provider_name"`
	ProviderURL     string `json:"provider_url"`
	CacheAge        int    `json:"cache_age"` // seconds
	HTML            string `json:"html"`
	Width           int    `json:"width"`  // pixels
	Height          int    `json:"height"` // pixels
	ThumbnailURL    string `json:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
}

// A frame's size where its page does not let it tell its own height, in pixels.
const (
	frameWidth      = 640
	frameHeight     = 800 // of the whole
	statementHeight = 600 // of one statement
)

// embedTemplate is the frame, and what is left of it where frames are not let in.
// WordPress wants them in this order, and else drops the words.
var embedTemplate = template.Must(template.New("embed").Parse(`<blockquote cite="{{.Page}}"><p><a href="{{.Page}}">{{.Title}}</a></p></blockquote>` +
	`<iframe src="{{.Frame}}" title="{{.Title}}" width="100%" height="{{.Height}}" loading="lazy" frameborder="0"></iframe>`))

// oembed answers for a page, of which a head tells, that the page in a frame shows in its place.
func (m *generator) oembed(h head, frame string, height int) ([]byte, error) {
	title := shorten(plain(h.Title), 200)
	var html strings.Builder
	err := embedTemplate.Execute(&html, map[string]any{"Frame": m.base + frame, "Page": h.Canonical, "Title": title, "Height": height})
	if err != nil {
		return nil, err
	}
	o := oembed{
		Type: "rich", Version: "1.0", Title: title,
		AuthorName: plain(m.By), ProviderName: plain(m.By), ProviderURL: m.base, CacheAge: 24 * 60 * 60,
		HTML: html.String(), Width: frameWidth, Height: height,
	}
	if h.Image != "" {
		o.ThumbnailURL, o.ThumbnailWidth, o.ThumbnailHeight = h.Image, card.Width, card.Height
	}
	return marshal(o)
}

// marshal writes JSON that can stand in a script element: it has no <, >, & and
// no line breaks but that at its end.
func marshal(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	return append(b, '\n'), err
}

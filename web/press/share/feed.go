package share

import (
	"fmt"
	"slices"

	"statement-evidence/wasm/i18n"
)

// The ledger as a JSON Feed (https://www.jsonfeed.org/version/1.1/), for whoever
// wants to hear of each correction.

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePageURL string       `json:"home_page_url"`
	FeedURL     string       `json:"feed_url"`
	Description string       `json:"description"`
	Language    string       `json:"language"`
	Authors     []feedAuthor `json:"authors"`
	Items       []entry      `json:"items"`
}

type feedAuthor struct {
	Name string `json:"name"`
}

// entry is an entry of the ledger. Its place there names it, since none is ever edited or removed.
type entry struct {
	ID            string `json:"id"`
	URL           string `json:"url"`
	Title         string `json:"title"`
	ContentText   string `json:"content_text"`
	DatePublished string `json:"date_published"` // the day, from its beginning: the format knows no days
}

// corrections is the feed, the newest entry first, as on the page.
func (m *generator) corrections() jsonFeed {
	feed := jsonFeed{
		Version:     "https://jsonfeed.org/version/1.1",
		Title:       m.label(m.Get(i18n.Corrections)) + m.Get(i18n.Space) + plain(m.Title),
		HomePageURL: m.page(), FeedURL: m.base + m.name(feedFile),
		Description: plain(m.Standfirst),
		Language:    m.Catalog.Lang(),
		Authors:     []feedAuthor{{plain(m.By)}},
		Items:       []entry{},
	}
	for i := range m.Corrections {
		c := &m.Corrections[i]
		e := entry{
			ID:  fmt.Sprintf("%s#%d", feed.FeedURL, i+1),
			URL: m.page() + "#corrections", Title: plain(m.Title),
			ContentText: inline(m.EntryText(c)), DatePublished: plain(c.On) + "T00:00:00Z",
		}
		if s := m.StatementAt(c.Record); s != nil {
			e.URL, e.Title = m.at("s-"+s.ID), inline(m.StatementName(s))
		} else if f := m.FindingAt(c.Record); f != nil {
			e.URL, e.Title = m.at("f-"+f.ID), inline(m.FindingName(f))
		}
		feed.Items = append(feed.Items, e)
	}
	slices.Reverse(feed.Items)
	return feed
}

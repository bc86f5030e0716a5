// Package formats reads a draft of whatever others write, and writes a story as any of the forms that they read.
package formats

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/exchange/annotation"
	"statement-evidence/data/exchange/claimreview"
	"statement-evidence/data/exchange/markdown"
	"statement-evidence/data/exchange/table"
)

// Names are those of the forms that a story is written as.
var Names = []string{"csv", "tsv", "claimreview", "annotations", "markdown"}

// Origins are what a story was made of, by format, as it is kept beside the story for the export.
type Origins struct {
	ClaimReview json.RawMessage `json:"claimReview,omitempty"`
	Table       json.RawMessage `json:"table,omitempty"`
	Annotations json.RawMessage `json:"annotations,omitempty"`
}

// HasReviews reports whether a text is read as JSON-LD, or as HTML that has it; any other has rows.
func HasReviews(src []byte) bool {
	src = bytes.TrimSpace(bytes.TrimPrefix(src, []byte("\ufeff")))
	return len(src) > 0 && strings.IndexByte("<{[", src[0]) >= 0
}

// Read makes a draft of rows or of reviews. Keys says what columns are for; see [table.Import].
func Read(src []byte, keys map[string]string) (d *exchange.Draft, from Origins, err error) {
	if HasReviews(src) {
		if d, err = claimreview.Import(src); err == nil {
			from.ClaimReview = d.Origin
		}
	} else if d, err = table.Import(src, keys); err == nil {
		from.Table = d.Origin
	}
	return d, from, err
}

// Options are what a story does not say of itself.
type Options struct {
	Lang   string                 // of the names of columns
	Page   string                 // address of the story's page
	Rating func(id string) string // see [claimreview.Options]; may be nil
}

// Write gives a story as one of the forms in [Names].
func Write(format string, s *data.Story, from Origins, o Options) (text []byte, err error) {
	switch format {
	case "csv":
		text, err = table.Export(s, from.Table, o.Lang, ',')
		return append([]byte("\ufeff"), text...), err // or spreadsheets take it for another encoding
	case "tsv":
		return table.Export(s, from.Table, o.Lang, '\t')
	case "claimreview":
		return claimreview.Export(s, from.ClaimReview, claimreview.Options{Page: o.Page, Rating: o.Rating})
	case "annotations":
		return annotation.Export(s, from.Annotations, o.Page)
	case "markdown":
		return markdown.Export(s), nil
	}
	return nil, fmt.Errorf("%s: no such format; want one of %s", format, strings.Join(Names, ", "))
}

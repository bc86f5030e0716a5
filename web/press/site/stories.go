package site

import (
	"bytes"
	"errors"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// Stories writes in the folder out a page for each language that leads to several stories, the
// latest first. Of the sources of each, its story and its translations count. Each story's site is in a folder of its id already, whose style the page has.
func Stories(stories []Sources, locales []*i18n.Catalog, out string) error {
	if len(stories) == 0 {
		return errors.New("no story to list")
	}
	stories = slices.Clone(stories)
	slices.SortStableFunc(stories, func(a, b Sources) int {
		if c := strings.Compare(b.Story.Updated, a.Story.Updated); c != 0 {
			return c
		}
		return strings.Compare(a.Story.ID, b.Story.ID)
	})
	styles, err := filepath.Glob(filepath.Join(out, stories[0].Story.ID, "statement-evidence.*.css"))
	if err != nil || len(styles) == 0 {
		return errors.Join(err, errors.New(stories[0].Story.ID+": its site is not there; build it first"))
	}
	legal, err := os.ReadFile(filepath.Join(out, stories[0].Story.ID, noticesFile))
	if err != nil {
		return err
	}
	files := map[string][]byte{noticesFile: legal, "stories.css": []byte(storiesStyle)} // all have the same notices
	for i, w := range locales {
		p := storiesPage{
			Lang: w.Lang(), Dir: w.Dir(), Style: path.Join(stories[0].Story.ID, filepath.Base(styles[0])), Title: titleOf(stories, w),
			Say: pageMessagesIn(w), Languages: languages(locales, "index", w),
		}
		for _, src := range stories {
			s := src.In(w).Story
			r := record.New(data.NewIndex(s), w)
			date := node.El("p.dateline", nil, r.Format(i18n.LastUpdated, r.Day(s.Updated)))
			written, err := markup(date)
			if err != nil {
				return err
			}
			p.Stories = append(p.Stories, listed{s, s.ID + "/index" + ending(i, w), written})
		}
		var b bytes.Buffer
		if err := storiesTemplate.Execute(&b, p); err != nil {
			return err
		}
		files["index"+ending(i, w)] = b.Bytes()
	}
	return smallest.writeAll(out, files)
}

// titleOf names several stories by who publishes them, if one does.
func titleOf(stories []Sources, w *i18n.Catalog) string {
	var all []string
	for _, src := range stories {
		s := src.In(w).Story
		by := s.Publisher
		if by == "" {
			by = s.By
		}
		if !slices.Contains(all, by) {
			all = append(all, by)
		}
	}
	return strings.Join(all, " · ")
}

type storiesPage struct {
	Lang, Dir, Style, Title string
	Say                     pageMessages
	Languages               []language
	Stories                 []listed
}

type listed struct {
	*data.Story
	Address string
	Date    template.HTML // a dateline, which node has written
}

// storiesStyle is what the style of a story lacks: hairlines and room between stories.
const storiesStyle = `.listed { margin-block-start: 1.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--rule); }
.listed h2 a:not(:hover, :focus) { text-decoration: none; }
`

var storiesTemplate = template.Must(template.New("stories").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}" dir="{{.Dir}}">
<head>
<meta charset="utf-8">
<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{.Style}}">
<link rel="stylesheet" href="stories.css">
</head>
<body class="page">
{{- if gt (len .Languages) 1}}
<nav aria-label="{{.Say.Languages}}">
<details>
{{- range .Languages}}{{if .Now}}
<summary lang="{{.Lang}}">{{.Name}}</summary>{{end}}{{end}}
{{- range .Languages}}{{if not .Now}}
<a href="{{.File}}" lang="{{.Lang}}" hreflang="{{.Lang}}">{{.Name}}</a>{{end}}{{end}}
</details>
</nav>
{{- end}}
<main>
<statement-evidence>
<div class="se">
<header class="masthead"><h1 dir="auto">{{.Title}}</h1></header>
{{- $lang := .Lang}}
{{- range .Stories}}
<article class="masthead listed">
<h2 dir="auto"{{with .TextLang .Title}}{{if ne . $lang}} lang="{{.}}"{{end}}{{end}}><a href="{{.Address}}">{{.Title}}</a></h2>
<p class="standfirst" dir="auto"{{with .TextLang .Standfirst}}{{if ne . $lang}} lang="{{.}}"{{end}}{{end}}>{{.Standfirst}}</p>
{{.Date}}
</article>
{{- end}}
</div>
</statement-evidence>
</main>
<footer>
<p><a href="third-party-notices.txt">{{.Say.Notices}}</a></p>
</footer>
</body>
</html>
`))

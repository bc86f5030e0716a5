package site

import (
	"fmt"
	"html/template"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/lms"
)

// whomToAsk is what the policy of a page for a standard allows beside itself.
// Where the store of a cmi5 platform is, is only known when a learner comes from
// there. Over http it is not asked unless it is the page's own server, or this machine.
var whomToAsk = map[lms.Standard]string{lms.CMI5: " 'self' https: http://localhost:* http://127.0.0.1:*"}

// Packaged makes, for each standard, the page of ForClass with web/onefile/lms.js in it,
// which tells a learning platform how far a learner is. Each has the same
// recordings as that of ForClass, and is larger by that script alone.
func Packaged(src Sources, w *i18n.Catalog, limit int, standards []lms.Standard) (pages [][]byte, err error) {
	s, err := src.single(w, true)
	if err != nil {
		return nil, err
	}
	if _, _, err := s.fit(limit, src.Sound); err != nil {
		return nil, err
	}
	script, err := bundle(filepath.Join(src.Web, "onefile", "lms.js"), api.FormatIIFE, nil)
	if err != nil {
		return nil, err
	}
	if end := endTag.Find(script); end != nil {
		return nil, fmt.Errorf("package: web/onefile/lms.js holds %q, which would end it in a page; write it otherwise", end)
	}
	// It comes first: web/onefile/start.js waits for what it promises.
	s.Scripted = hashOf(script) + " " + s.Scripted
	alone := s.Scripts
	for _, standard := range standards {
		var tag strings.Builder
		if err := launcher.Execute(&tag, launch{standard, platformMessagesIn(w), template.JS(script)}); err != nil {
			return nil, err
		}
		s.Scripts, s.Asked = template.HTML(tag.String())+alone, whomToAsk[standard]
		page, err := s.page()
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// launch is the script of a package.
type launch struct {
	Standard lms.Standard
	Say      platformMessages
	Script   template.JS
}

var launcher = template.Must(template.New("").Parse(`<script data-standard="{{.Standard}}"` +
	` data-told="{{.Say.Told}}" data-lost="{{.Say.Lost}}" data-closed="{{.Say.Closed}}" data-back="{{.Say.Back}}">{{.Script}}</script>` + "\n"))

// platformMessages is what web/onefile/lms.js says to a learner.
type platformMessages struct{ Told, Lost, Closed, Back string }

func platformMessagesIn(w *i18n.Catalog) platformMessages {
	return platformMessages{
		Told: w.Get(i18n.ClassPlatformTold), Lost: w.Get(i18n.ClassPlatformLost),
		Closed: w.Get(i18n.ClassPlatformClosed), Back: w.Get(i18n.ClassPlatformBack),
	}
}

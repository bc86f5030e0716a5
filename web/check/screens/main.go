// Command screens takes pictures of a built site, for people to look at:
//
//	go run ./screens SITE DIR
//
// It writes into DIR what a reader sees first, and a whole page with everything
// open but the tools, at five widths, in light, dark and forced colours, and in Arabic; each example
// of package examples; and a PDF as printed.
package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/view/examples"
	"statement-evidence/web/check/browser"
	"statement-evidence/web/check/gallery"
)

var looks = map[string]*emulation.MediaFeature{
	"light":  {Name: "prefers-color-scheme", Value: "light"},
	"dark":   {Name: "prefers-color-scheme", Value: "dark"},
	"forced": {Name: "forced-colors", Value: "active"},
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./screens SITE DIR")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(site, dir string) error {
	if _, err := os.Stat(filepath.Join(site, "index.html")); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	english, err := catalog()
	if err != nil {
		return err
	}
	pages, err := gallery.Handler(site, english)
	if err != nil {
		return err
	}
	server := httptest.NewServer(pages)
	defer server.Close()
	b, err := browser.Start()
	if err != nil {
		return err
	}
	defer b.Close()
	for look, feature := range looks {
		for _, width := range []int64{360, 390, 768, 1280, 1920} {
			name := filepath.Join(dir, fmt.Sprintf("%d-%s", width, look))
			if err := picture(b, server.URL, "", name, width, feature); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	for _, width := range []int64{390, 1280} {
		name := filepath.Join(dir, fmt.Sprintf("%d-arabic", width))
		if err := picture(b, server.URL, ".ar", name, width, looks["light"]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, e := range examples.All() {
		name := filepath.Join(dir, "example-"+path.Base(gallery.Page(e)))
		if err := example(b, server.URL+gallery.Page(e), name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return print(b, server.URL, filepath.Join(dir, "print.pdf"))
}

// catalog is the interface in English, from the folder of the tests.
func catalog() (*i18n.Catalog, error) {
	file, err := os.ReadFile("../../data/locales/en.json")
	if err != nil {
		return nil, err
	}
	return i18n.Load(file)
}

// picture writes name.png, what is seen first, and name-open.png, the short version with everything open.
func picture(b *browser.Browser, address, lang, name string, width int64, feature *emulation.MediaFeature) error {
	t, err := b.Open(browser.Origin(address))
	if err != nil {
		return err
	}
	defer t.Close()
	var first, open []byte
	media := emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{feature})
	err = t.Do(t.Size(width, 900), media, chromedp.Navigate(address+"/index"+lang+".html"))
	if err == nil {
		err = t.Until(`document.querySelector("statement-evidence").dataset.state === "ready"`)
	}
	if err == nil {
		err = t.Do(chromedp.CaptureScreenshot(&first), chromedp.Navigate(address+"/lead"+lang+".html"))
	}
	if err == nil {
		err = t.Eval(nil, `for (const d of document.querySelectorAll("details:not(.tool)")) d.open = true`)
	}
	// What is out of sight is not painted, so the view is made as high as the page.
	var height int64
	if err == nil {
		err = t.Do(t.Size(width, 50_000))
	}
	if err == nil {
		err = t.Until(`[...document.querySelectorAll(".statement")].every((s) => s.firstElementChild.checkVisibility({contentVisibilityAuto: true}))`)
	}
	if err == nil {
		err = t.Eval(&height, `Math.ceil(document.querySelector("footer").getBoundingClientRect().bottom)`)
	}
	if err == nil {
		err = t.Do(t.Size(width, height), chromedp.CaptureScreenshot(&open))
	}
	if err == nil {
		err = os.WriteFile(name+".png", first, 0o644)
	}
	if err == nil {
		err = os.WriteFile(name+"-open.png", open, 0o644)
	}
	return err
}

// example writes name.png, an example with everything open.
func example(b *browser.Browser, address, name string) error {
	t, err := b.Open(browser.Origin(address))
	if err != nil {
		return err
	}
	defer t.Close()
	var shot []byte
	err = t.Do(t.Size(1280, 900), chromedp.Navigate(address),
		chromedp.Evaluate(`for (const d of document.querySelectorAll("details:not(.tool)")) d.open = true; 0`, nil), chromedp.FullScreenshot(&shot, 100))
	if err != nil {
		return err
	}
	return os.WriteFile(name+".png", shot, 0o644)
}

// print writes the page as it is printed.
func print(b *browser.Browser, address, name string) error {
	t, err := b.Open(browser.Origin(address))
	if err != nil {
		return err
	}
	defer t.Close()
	var pdf []byte
	err = t.Do(chromedp.Navigate(address+"/lead.html"), chromedp.ActionFunc(func(ctx context.Context) error {
		var err error
		pdf, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).Do(ctx)
		return err
	}))
	if err != nil {
		return err
	}
	return os.WriteFile(name, pdf, 0o644)
}

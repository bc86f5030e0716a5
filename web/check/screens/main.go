// Command screens takes pictures of a built site, for people to look at:
//
//	go run ./screens SITE DIR
//
// It writes into DIR what a reader sees first, and a whole page with everything
// open, at three widths, in light, dark and forced colours, and a PDF as printed.
package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"statement-evidence/web/check/browser"
	"statement-evidence/web/press/serve"
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
	server := httptest.NewServer(serve.Handler(site))
	defer server.Close()
	b, err := browser.Start()
	if err != nil {
		return err
	}
	defer b.Close()
	for look, feature := range looks {
		for _, width := range []int64{360, 768, 1280} {
			name := filepath.Join(dir, fmt.Sprintf("%d-%s", width, look))
			if err := picture(b, server.URL, name, width, feature); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return print(b, server.URL, filepath.Join(dir, "print.pdf"))
}

// picture writes name.png, what is seen first, and name-open.png, the short version with everything open.
func picture(b *browser.Browser, address, name string, width int64, feature *emulation.MediaFeature) error {
	t, err := b.Open()
	if err != nil {
		return err
	}
	defer t.Close()
	var first, open []byte
	media := emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{feature})
	err = t.Do(t.Size(width, 900), media, chromedp.Navigate(address+"/index.html"))
	if err == nil {
		err = t.Until(`document.querySelector("statement-evidence").dataset.state === "ready"`)
	}
	if err == nil {
		err = t.Do(chromedp.CaptureScreenshot(&first), chromedp.Navigate(address+"/lead.html"))
	}
	if err == nil {
		err = t.Eval(nil, `for (const d of document.querySelectorAll("details")) d.open = true`)
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

// print writes the page as it is printed.
func print(b *browser.Browser, address, name string) error {
	t, err := b.Open()
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

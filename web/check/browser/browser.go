// Package browser opens pages in a real Chromium and tells what they did: what
// they said on the console, what they requested, what they threw.
//
// Start at [Start], then [Browser.Open].
package browser

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
)

// names are what a Chromium may be called.
var names = []string{"chromium", "google-chrome", "google-chrome-stable"}

// Browser is a running Chromium.
type Browser struct {
	ctx   context.Context
	close []context.CancelFunc

	mu   sync.Mutex
	free []*profile
}

// Find finds the Chromium that is on PATH.
func Find() (path string, err error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no chromium on PATH: install Chromium, or Google Chrome")
}

// Start starts the Chromium that is on PATH. What it may do on its own account
// is switched off, so that every request is one of the page's.
func Start() (*Browser, error) {
	path, err := Find()
	if err != nil {
		return nil, err
	}
	return StartAt(path)
}

// StartAt starts the Chromium at a path as Start does.
func StartAt(path string) (*Browser, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("headless", "new"),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		// Frames in a sandbox stay in the process of their tab, where the scripts of a test reach them.
		chromedp.Flag("disable-features", "site-per-process,Translate,BlinkGenPropertyTrees,IsolateSandboxedIframes"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("js-flags", "--expose-gc"),
		chromedp.WSURLReadTimeout(time.Minute),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, leave := chromedp.NewContext(allocator, chromedp.WithErrorf(func(format string, args ...any) {
		// chromedp does not know that dialogs open.
		if said := fmt.Sprintf(format, args...); !strings.Contains(said, "EventTopLayerElementsUpdated") {
			log.Print(said)
		}
	}))
	b := &Browser{ctx: ctx, close: []context.CancelFunc{leave, stop}}
	if err := chromedp.Run(ctx); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// Close ends the browser and removes its profile.
func (b *Browser) Close() {
	for _, f := range b.close {
		f()
	}
}

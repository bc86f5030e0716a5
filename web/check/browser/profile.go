package browser

import (
	"context"
	"slices"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// profile is where a tab keeps what it stores. To make one costs a browser as much
// as to open a page, so that a tab takes over that of a tab that was closed. All that is
// stored belongs to a site, so it must never have shown the site of the new tab.
type profile struct {
	id      cdp.BrowserContextID
	window  target.ID // an empty tab, which keeps the window open
	sites   []string  // that were shown
	changed bool      // has settings that the next tab must not have
}

// executor speaks to the browser itself.
func (b *Browser) executor() context.Context {
	return cdp.WithExecutor(b.ctx, chromedp.FromContext(b.ctx).Browser)
}

// profile gives a profile that has never shown a site, for one tab at a time.
func (b *Browser) profile(site string) (*profile, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	at := slices.IndexFunc(b.free, func(p *profile) bool { return !slices.Contains(p.sites, site) })
	if at >= 0 {
		p := b.free[at]
		b.free = slices.Delete(b.free, at, at+1)
		p.sites = append(p.sites, site)
		return p, nil
	}
	id, err := target.CreateBrowserContext().WithDisposeOnDetach(true).Do(b.executor())
	if err != nil {
		return nil, err
	}
	// A new profile has no window that a tab could be opened in, so it gets one.
	window, err := target.CreateTarget("about:blank").WithBrowserContextID(id).WithNewWindow(true).Do(b.executor())
	return &profile{id: id, window: window, sites: []string{site}}, err
}

// release closes what is open in a profile, and keeps it for the next tab.
func (b *Browser) release(p *profile) {
	all, err := target.GetTargets().Do(b.executor())
	if err != nil || p.changed {
		target.DisposeBrowserContext(p.id).Do(b.executor())
		return
	}
	for _, open := range all {
		if open.BrowserContextID == p.id && open.Type == "page" && open.TargetID != p.window {
			target.CloseTarget(open.TargetID).Do(b.executor())
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.free = append(b.free, p)
}

package browser

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Frame waits for a frame of the page whose address begins so and whose origin
// is another than the page's, and gives it as a tab of its own. It ends with the page.
func (t *Tab) Frame(prefix string) (*Tab, error) {
	owner := cdp.WithExecutor(t.ctx, chromedp.FromContext(t.ctx).Browser)
	owner, cancel := context.WithTimeout(owner, Patience)
	defer cancel()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		id, err := t.frameID(owner, prefix)
		if err != nil {
			return nil, err
		}
		if id != "" {
			ctx, leave := chromedp.NewContext(t.ctx, chromedp.WithTargetID(id))
			f := &Tab{ctx: ctx, close: leave}
			chromedp.ListenTarget(ctx, f.listen)
			return f, chromedp.Run(ctx, log.Enable())
		}
		select {
		case <-again.C:
		case <-owner.Done():
			return nil, fmt.Errorf("no frame %s… of another origin in %v", prefix, Patience)
		}
	}
}

// frameID finds the frame among those of the tab's own profile.
func (t *Tab) frameID(owner context.Context, prefix string) (target.ID, error) {
	all, err := target.GetTargets().Do(owner)
	if err != nil {
		return "", err
	}
	var profile cdp.BrowserContextID
	for _, info := range all {
		if info.TargetID == chromedp.FromContext(t.ctx).Target.TargetID {
			profile = info.BrowserContextID
		}
	}
	for _, info := range all {
		if info.Type == "iframe" && info.BrowserContextID == profile && strings.HasPrefix(info.URL, prefix) {
			return info.TargetID, nil
		}
	}
	return "", nil
}

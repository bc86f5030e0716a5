package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performancetimeline"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Patience is how long a tab waits for an action to be done, or a condition to be
// met. It only ends what would never end: no test is about time, and a busy
// machine may take long.
const Patience = 3 * time.Minute

// Tab is a tab with nothing stored or cached of its site.
type Tab struct {
	ctx     context.Context
	browser *Browser
	in      *profile
	leave   context.CancelFunc
	closed  sync.Once

	mu       sync.Mutex
	heard    []Heard
	requests []string
	shift    float64
}

// Heard is one thing that a page, or the browser about it, said.
type Heard struct {
	Source string // "console", "uncaught" or the browser's own: "network", "security", "violation", …
	Level  string // "error", "warning", "info", …
	Text   string
}

func (h Heard) String() string { return h.Source + " " + h.Level + ": " + h.Text }

// Open opens an empty tab to see a site in, which is named by its origin.
func (b *Browser) Open(site string) (*Tab, error) {
	in, err := b.profile(site)
	if err != nil {
		return nil, err
	}
	t := &Tab{browser: b, in: in}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(in.id).Do(b.executor())
	if err != nil {
		t.Close()
		return nil, err
	}
	t.ctx, t.leave = chromedp.NewContext(b.ctx, chromedp.WithTargetID(id))
	chromedp.ListenTarget(t.ctx, t.listen)
	// The first run attaches to the tab for as long as its context lives, so it has no deadline.
	err = chromedp.Run(t.ctx, log.Enable(), performancetimeline.Enable([]string{"layout-shift"}), emulation.SetFocusEmulationEnabled(true), t.Size(1280, 800))
	if err != nil {
		t.Close()
		return nil, err
	}
	return t, nil
}

// Close closes the tab, and what was opened from it.
func (t *Tab) Close() {
	t.closed.Do(func() {
		if t.leave != nil {
			t.leave()
		}
		t.browser.release(t.in)
	})
}

// Profile does something to the profile that the tab is in, which no other tab gets then.
func (t *Tab) Profile(do func(ctx context.Context, id cdp.BrowserContextID) error) error {
	t.in.changed = true
	return do(t.browser.executor(), t.in.id)
}

func (t *Tab) listen(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:") {
			t.requests = append(t.requests, e.Request.URL)
		}
	case *runtime.EventConsoleAPICalled:
		var texts []string
		for _, a := range e.Args {
			texts = append(texts, said(a))
		}
		t.heard = append(t.heard, Heard{"console", string(e.Type), strings.Join(texts, " ")})
	case *runtime.EventExceptionThrown:
		t.heard = append(t.heard, Heard{"uncaught", "error", e.ExceptionDetails.Error()})
	case *performancetimeline.EventTimelineEventAdded:
		if l := e.Event.LayoutShiftDetails; l != nil {
			t.shift += l.Value
		}
	case *log.EventEntryAdded:
		t.heard = append(t.heard, Heard{string(e.Entry.Source), string(e.Entry.Level), e.Entry.Text + " " + e.Entry.URL})
	}
}

func said(o *runtime.RemoteObject) string {
	var s string
	if json.Unmarshal(o.Value, &s) == nil {
		return s
	}
	if o.Description != "" {
		return o.Description
	}
	return string(o.Value)
}

// Console lists what was said so far.
func (t *Tab) Console() []Heard {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]Heard(nil), t.heard...)
}

// Requests lists the addresses that were requested so far; data: and blob: ask nobody.
func (t *Tab) Requests() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.requests...)
}

// Shift is how much of the page has moved so far, after reader's input or not
// (https://wicg.github.io/layout-instability/#sec-layout-shift-value).
func (t *Tab) Shift() float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.shift
}

// Do does actions in the tab.
func (t *Tab) Do(actions ...chromedp.Action) error {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Run(ctx, actions...)
}

// Size makes the view so many CSS pixels wide and high.
func (t *Tab) Size(width, height int64) chromedp.Action {
	return emulation.SetDeviceMetricsOverride(width, height, 1, false)
}

// Tall makes the view so high that all of a long page is in sight. Its pixels
// are large, so that the browser need not paint many.
func (t *Tab) Tall() chromedp.Action {
	return emulation.SetDeviceMetricsOverride(1280, 100_000, 0.05, false)
}

// Go opens an address and does not wait for more than the answer to begin.
func (t *Tab) Go(address string) error {
	return t.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, _, failed, _, err := page.Navigate(address).Do(ctx)
		if err == nil && failed != "" {
			err = errors.New(address + ": " + failed)
		}
		return err
	}))
}

// Before runs a script in every document that the tab opens from now on,
// before any of the document's own.
func (t *Tab) Before(script string) error {
	return t.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	}))
}

// Eval evaluates an expression, or a promise of one, into the value that into
// points at, which may be nil. Every argument stands in the expression as $0, $1, ….
func (t *Tab) Eval(into any, expression string, args ...any) error {
	for i := len(args) - 1; i >= 0; i-- {
		text, err := json.Marshal(args[i])
		if err != nil {
			return err
		}
		expression = strings.ReplaceAll(expression, fmt.Sprint("$", i), string(text))
	}
	return t.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		o, thrown, err := runtime.Evaluate(expression).WithAwaitPromise(true).WithReturnByValue(true).Do(ctx)
		switch {
		case err != nil:
			return err
		case thrown != nil:
			return fmt.Errorf("%s: %w", expression[:min(len(expression), 200)], thrown)
		case into == nil || len(o.Value) == 0:
			return nil
		}
		return json.Unmarshal(o.Value, into)
	}))
}

// looking evaluates an expression in the page again and again, for at most a second: to ask from here each time would
// keep the browser busy with the asking. Tests replace other timers. What takes long to find out is asked for less often.
const looking = `new Promise((done) => {
	const end = performance.now() + 1000;
	const look = () => {
		const start = performance.now();
		let is = false;
		try { is = Boolean(%s); } catch {}
		const now = performance.now();
		if (is || now > end) done(is);
		else AbortSignal.timeout(10 + 2 * (now - start)).onabort = look;
	};
	look();
})`

// Until waits until an expression is true. While a page is being opened there
// may be nothing to evaluate it in; that counts as false.
func (t *Tab) Until(expression string, args ...any) error {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	inPage := true
	for {
		var is bool
		err := t.Eval(&is, "Boolean("+expression+")", args...)
		if err == nil && !is && inPage {
			is, inPage = t.look(expression, args...)
		}
		if err == nil && is {
			return nil
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return errors.Join(fmt.Errorf("not in %v: %s", Patience, expression), err)
		}
	}
}

// look reports whether an expression becomes true within a second, and whether the page answers: where scripts are
// switched off it does not.
func (t *Tab) look(expression string, args ...any) (is, answers bool) {
	answer := make(chan bool, 1)
	go func() {
		var is bool
		t.Eval(&is, fmt.Sprintf(looking, expression), args...) // an error is that of a page that is left
		answer <- is
	}()
	select {
	case is := <-answer:
		return is, true
	case <-time.After(3 * time.Second):
		return false, false
	}
}

// Origin gives the origin of an address.
func Origin(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Scheme + "://" + u.Host
}

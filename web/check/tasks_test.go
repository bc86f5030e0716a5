package check

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// longTasks opens the page on a processor made four times slower and gives the
// longest task between the first paint and ready, and the longest after it, in
// milliseconds. A browser does not tell of tasks under 50 ms; they count as 0.
func (p *tab) longTasks() (until, after float64) {
	p.t.Helper()
	p.do(emulation.SetCPUThrottlingRate(4))
	p.before(`
		globalThis.tasks = [];
		new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({type: "longtask", buffered: true});
		new MutationObserver((_, observer) => {
			if (document.querySelector("statement-evidence")?.dataset.state !== "ready") return;
			globalThis.readyAt = performance.now();
			observer.disconnect();
		}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"]});`)
	p.visit("index.html")
	p.settled()
	longest := value[[2]float64](p, `(() => {
		const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime, longest = [0, 0];
		for (const {startTime, duration} of tasks) {
			const after = startTime > readyAt ? 1 : 0;
			if (startTime + duration > paint) longest[after] = Math.max(longest[after], duration);
		}
		return longest;
	})()`)
	return longest[0], longest[1]
}

// The task in which the first paint falls is the browser's, of the whole page, so only those that begin after it count.
func TestNoLongTaskUntilReady(t *testing.T) {
	p := serving(t, compilers[0].dist).tab(t)
	if until, _ := p.longTasks(); until > 0 {
		t.Errorf("a task of %v ms between the first paint and ready", until)
	}
}

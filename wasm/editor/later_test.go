package editor_test

import (
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange"
	"statement-evidence/wasm/editor"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
)

// A character in a long story changes nothing of the list until nobody writes, and what is drawn at once is as much as in a short one.
func TestACharacterIsDrawnWhereItIsWritten(t *testing.T) {
	drawn := map[int]int{}
	for _, statements := range []int{30, 300} {
		text, err := exchange.JSON(datatest.Generate(statements))
		if err != nil {
			t.Fatal(err)
		}
		e := editor.New(i18ntest.Load(t, "en"), day)
		e.Update("load", string(text))
		key, work := e.ListKey(), e.Work()
		f := e.Update("set:statements[0].words[0].text", "“No, it begins elsewhere now, and has no end")
		if !f.Changed || !f.Written || e.ListKey() != key {
			t.Errorf("%+v; the list is %q, was %q", f, e.ListKey(), key)
		}
		if done := e.Work() - work; done < 1 || done > 5 {
			t.Errorf("%d parts of the check were done at once", done)
		}
		if form := nodetest.HTML(t, e.Record()); !strings.Contains(form, "ends inside a sentence") {
			t.Errorf("the rule that it breaks is not said at once in %s", form)
		}
		count := func(*node.Node) { drawn[statements]++ }
		each(e.Bar(), count)
		each(e.Record(), count)
		for work = e.Work(); e.Later(); work = e.Work() {
			if done := e.Work() - work; done > 30 {
				t.Fatalf("%d parts of the check were done without a pause", done)
			}
		}
		if e.ListKey() == key || !strings.Contains(nodetest.HTML(t, e.Contents()), "No, it begins elsewhere now") {
			t.Error("once nobody writes, the list has not what was written")
		}
	}
	if drawn[30] < 100 || drawn[300] > drawn[30]*5/4 {
		t.Errorf("%d parts of the form are drawn of 300 statements, %d of 30", drawn[300], drawn[30])
	}
}

func each(n *node.Node, do func(*node.Node)) {
	if n == nil {
		return
	}
	do(n)
	for _, kid := range n.Kids {
		each(kid, do)
	}
}

// Of a long story the statement that is open is shown beside the form, and all of a short one.
func TestWhatIsSeen(t *testing.T) {
	e := long(t)
	e.Update("open:statements[1]", "")
	if s := e.Seen(); len(s.Statements) != 1 || s.Statements[0].ID != e.Get("statements[1].id") || len(s.Findings) == 0 {
		t.Errorf("%d statements are seen, the first %s, with %d findings; open is %s", len(s.Statements), s.Statements[0].ID, len(s.Findings), e.Get("statements[1].id"))
	}
	e.Update("open:", "")
	if s := e.Seen(); len(s.Statements) != 1 {
		t.Errorf("%d statements are seen beside the form of the story", len(s.Statements))
	}
	e.Update("load", example(t))
	if s := e.Seen(); len(s.Statements) != e.Len("statements") {
		t.Errorf("%d statements of a short story are seen", len(s.Statements))
	}
}

// In an hour of writing, memory grows by what can be undone, and by nothing after that: what is written then keeps no more.
func TestAnHourOfWriting(t *testing.T) {
	e := long(t)
	fields := []string{"title", "statements[3].context", "findings[5].words[0].text", "relations[9].explanation", "sources[2].title"}
	n := 0
	write := func(changes int) uint64 {
		for range changes {
			n++
			e.Update("set:"+fields[n%len(fields)], "Written for the "+strconv.Itoa(n)+"th time.")
			if n%10 == 0 {
				e.Record()
			}
			if n%100 == 0 {
				e.Update([]string{"undo", "open:statements[7]", "open:"}[n/100%3], "")
				_ = e.String()
			}
		}
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	full := write(700) // as much as can be undone, and more
	if grown := int64(write(300)) - int64(full); grown > 256<<10 {
		t.Errorf("after 300 changes more, %d bytes more are kept than the %d before", grown, full)
	}
	if !e.CanUndo() || e.Get("title") == "" {
		t.Error("nothing was written")
	}
}

// A long list is shown in parts, of which one is open: that of the record that is, or the one that somebody has turned to.
func TestALongListIsShownInParts(t *testing.T) {
	text, err := exchange.JSON(datatest.Generate(450))
	if err != nil {
		t.Fatal(err)
	}
	e := editor.New(i18ntest.Load(t, "en"), day)
	e.Update("load", string(text))
	shown := func() (parts, expanded, records []string) {
		for _, b := range nodetest.With(e.Contents(), "data-action") {
			action := nodetest.Attr(b, "data-action")
			if strings.HasPrefix(action, "part:") {
				parts = append(parts, action)
				if nodetest.Attr(b, "aria-expanded") == "true" {
					expanded = append(expanded, node.TextContent(b))
				}
			}
			if strings.HasPrefix(action, "open:statements[") {
				records = append(records, action)
			}
		}
		return parts, expanded, records
	}
	holds := func(when, name, first string, n int) {
		t.Helper()
		parts, expanded, records := shown()
		if len(parts) < 5 || len(records) != n || n > 0 && (records[0] != first || len(expanded) != 1 || !strings.HasPrefix(expanded[0], name)) || n == 0 && len(expanded) > 0 {
			t.Errorf("%s, %d parts are listed, open is %q with %d records, the first %v", when, len(parts), expanded, len(records), records[:min(len(records), 1)])
		}
	}
	holds("at first", "1–100 ", "open:statements[0]", 100)
	key := e.ListKey()
	e.Update("part:3", "")
	holds("once turned to another", "301–400 ", "open:statements[300]", 100)
	if e.ListKey() == key {
		t.Error("the list is not drawn when another part is opened")
	}
	e.Update("part:3", "")
	holds("once that is closed", "", "", 0)
	e.Update("open:statements[120]", "")
	holds("once another record is open", "101–200 ", "open:statements[100]", 100)
	e.Update("add", "")
	if _, _, records := shown(); !slices.Contains(records, "open:statements[450]") {
		t.Errorf("what was added is not listed, but %q", records)
	}
}

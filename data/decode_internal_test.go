package data

import (
	"runtime"
	"strings"
	"testing"
)

// Behind a right length and checksum, too, nothing that is damaged is read,
// panics or takes much memory.
func FuzzDecodeBody(f *testing.F) {
	whole := codec{}
	whole.story(&Story{
		ID: "a\nb", Statements: []Statement{{ID: "s", Question: &Question{Exact: true}, Words: []Passage{{Text: "w"}}}},
		Findings: []Finding{{Sources: []Citation{{Passages: []int{1, 2}}}}},
	})
	f.Add(string(whole.out))
	f.Add("\n\n\n\n\n\n\n\n1000000\n")
	f.Add(`\x` + string(whole.out))
	f.Fuzz(func(t *testing.T, body string) {
		s, err := decode(body)
		if err != nil {
			if s != nil {
				t.Error("a story beside an error")
			}
			return
		}
		again := codec{}
		again.story(s)
		if string(again.out) != body {
			t.Errorf("%q is not what Encode writes", body)
		}
	})
}

func TestDecodeAllocatesInProportion(t *testing.T) {
	body := strings.Repeat("\n", 8) + "\n\n999999\n" + strings.Repeat("\n", 1_000_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := decode(body); err == nil {
		t.Error("it is read")
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 200*uint64(len(body)) {
		t.Errorf("%d bytes for %d", n, len(body))
	}
}

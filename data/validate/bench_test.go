package validate_test

import (
	"encoding/json"
	"os"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
)

// The goals: under 10 ms for the default story, under 2 s for 30,000 statements.

func BenchmarkParseCheckDefault(b *testing.B) {
	src, err := os.ReadFile("../stories/russia-2018/story.json")
	if err != nil {
		b.Fatal(err)
	}
	benchmarkParseCheck(b, src)
}

func BenchmarkParseCheck30000(b *testing.B) {
	benchmarkParseCheck(b, marshal(b, datatest.Generate(30_000)))
}

func benchmarkParseCheck(b *testing.B, src []byte) {
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := validate.Parse(src)
		if err != nil {
			b.Fatal(err)
		}
		if faults := validate.Check(s); len(faults) > 0 {
			b.Fatal(faults[0])
		}
	}
}

func marshal(tb testing.TB, s *data.Story) []byte {
	tb.Helper()
	src, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		tb.Fatal(err)
	}
	return src
}

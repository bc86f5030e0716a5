package draft_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/draft"
)

// generated is a story of so many statements.
func generated(t testing.TB, statements int) *draft.Draft {
	t.Helper()
	text, err := exchange.JSON(datatest.Generate(statements))
	if err != nil {
		t.Fatal(err)
	}
	return open(t, string(text))
}

// Whatever is written, and undone, in a story of which only what changed is read again, it is read and found faulty
// as one that is opened.
func TestWhatIsReadAgainIsReadAsAtFirst(t *testing.T) {
	texts := []string{"", "x", "It “was” clearly said.", "“A sentence of nobody’s.”", "2018", "2999-01-01", "2018-07-24", "assessment", "verified A", "record D", "corrects", "low", "https://example.org/x", "http://10.0.0.1", "a half “quotation"}
	fields := []string{"title", "standfirst", "lang", "updated", "report", "publisher",
		"statements[N].who", "statements[N].at", "statements[N].words[0].text", "statements[N].context", "statements[N].sources[0].url", "statements[N].sources[0].how",
		"findings[N].kind", "findings[N].public", "findings[N].words[0].text", "findings[N].facts", "findings[N].caveat", "findings[N].dated", "findings[N].sources[0].how",
		"relations[N].type", "relations[N].strength", "relations[N].explanation", "relations[N].caveat", "relations[N].fromWords.exact", "sources[N].title", "sources[N].accessed", "sources[N].url", "corrections[0].is"}
	random := rand.New(rand.NewPCG(3, 4))
	d := generated(t, 8)
	d.AddCorrection(d.Get("statements[0].id"), "x")
	patched, faulty := 0, 0
	for range 600 {
		work := d.Work()
		switch random.IntN(12) {
		case 0:
			d.Undo()
		case 1:
			d.Redo()
		default:
			path := strings.ReplaceAll(fields[random.IntN(len(fields))], "N", strconv.Itoa(random.IntN(8)))
			d.Set(path, texts[random.IntN(len(texts))])
		}
		if d.Work() >= work {
			patched++
		}
		for range random.IntN(400) { // as far as there is time
			d.Proceed()
		}
		if random.IntN(4) > 0 {
			continue
		}
		story, faults := d.Story()
		fresh, want := open(t, d.String()).Story()
		if !reflect.DeepEqual(story, fresh) {
			t.Fatalf("got %+v\nwant %+v", story, fresh)
		}
		if !slices.Equal(faults, want) {
			t.Fatalf("got %v\nwant %v", faults, want)
		}
		if !reflect.DeepEqual(d.Tasks(faults), open(t, d.String()).Tasks(want)) {
			t.Fatalf("other tasks of %v", faults)
		}
		faulty += len(faults)
	}
	if patched < 300 || faulty < 1000 {
		t.Errorf("only %d changes were read by themselves, %d faults found", patched, faulty)
	}
}

// A character in a story of 300 statements has what it stands in read and checked, and nothing else, however long the story is.
func TestACharacterIsLittleWork(t *testing.T) {
	for path, most := range map[string]int{"title": 2, "standfirst": 2, "statements[150].words[0].text": 4, "findings[7].facts": 4, "relations[200].explanation": 3, "sources[3].title": 3} {
		for _, statements := range []int{30, 300} {
			if statements == 30 {
				path = strings.NewReplacer("150", "15", "200", "20").Replace(path)
			}
			d := generated(t, statements)
			d.Refresh()
			before := d.Work()
			d.Set(path, d.Get(path)+" clearly “so")
			d.Refresh()
			if work := d.Work() - before; work < 1 || work > most {
				t.Errorf("%s, of %d statements: %d parts of the check were done, want %d at most", path, statements, work, most)
			}
			if found := d.Faults(); path != "title" && !slices.ContainsFunc(found, func(f validate.Fault) bool { return strings.HasPrefix(f.Path, strings.SplitN(path, ".", 2)[0]) }) && !strings.HasPrefix(path, "sources") {
				t.Errorf("%s: the rule that it breaks is not told at once: %v", path, found)
			}
		}
	}
}

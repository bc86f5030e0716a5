package main

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

func written(t *testing.T, statements int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := run([]string{strconv.Itoa(statements)}, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is written may be published, at any size, and is the same each time.
func TestArchivesKeepEveryRule(t *testing.T) {
	for _, n := range []int{least, 11, 60, 450, 3000} {
		file := written(t, n)
		if !bytes.Equal(file, written(t, n)) {
			t.Errorf("%d statements: written twice, they differ", n)
		}
		s, err := validate.Parse(file)
		if err != nil {
			t.Fatalf("%d statements: %v", n, err)
		}
		if faults := validate.Check(s); len(faults) > 0 {
			t.Errorf("%d statements: %d faults, the first: %v", n, len(faults), faults[0])
		}
		if len(s.Statements) != n {
			t.Errorf("%d statements, want %d", len(s.Statements), n)
		}
	}
}

// It is like the archives that there are: the same is claimed on many days, one finding bears on
// many statements, several speak, over years.
func TestArchivesAreLikeThoseThereAre(t *testing.T) {
	s, err := validate.Parse(written(t, 3000))
	if err != nil {
		t.Fatal(err)
	}
	words, speakers, years, bearing, pointed, corrects := 0, map[string]bool{}, map[string]bool{}, map[string]int{}, 0, 0
	for i := range s.Statements {
		words += len(data.Words(s.Statements[i].Words))
		speakers[s.Statements[i].Speaker], years[s.Statements[i].Day()[:4]] = true, true
	}
	most := 0
	for i := range s.Relations {
		r := &s.Relations[i]
		if r.FromWords != nil {
			pointed++
		}
		if r.Type == data.Corrects {
			corrects++
		}
		if bearing[r.To]++; bearing[r.To] > most {
			most = bearing[r.To]
		}
	}
	if mean := words / len(s.Statements); mean < 20 || mean > 60 {
		t.Errorf("%d words a statement, want 20 to 60", mean)
	}
	if share := pointed * 100 / len(s.Relations); share < 30 || share > 50 {
		t.Errorf("%d %% of the relations point at words, want about 40", share)
	}
	if most < 50 || len(speakers) < 5 || len(years) < 4 || corrects == 0 || len(s.Corrections) == 0 {
		t.Errorf("one finding bears on %d statements, %d speak, in %d years, %d correct themselves, %d entries in the ledger", most, len(speakers), len(years), corrects, len(s.Corrections))
	}
	claims := map[string]int{}
	repeated := 0
	for i := range s.Relations {
		if w := s.Relations[i].FromWords; w != nil {
			if claims[w.Exact]++; claims[w.Exact] > repeated {
				repeated = claims[w.Exact]
			}
		}
	}
	if repeated < 20 {
		t.Errorf("the claim that is repeated most is pointed at %d times", repeated)
	}
}

func TestOnlyANumberIsTaken(t *testing.T) {
	for _, args := range [][]string{nil, {"many"}, {"0"}, {"9"}, {"100001"}, {"20", "30"}} {
		var b bytes.Buffer
		if err := run(args, &b); err == nil || b.Len() > 0 || !strings.Contains(err.Error(), "STATEMENTS") && !strings.Contains(err.Error(), "from 10 to") {
			t.Errorf("%q: %v, %d bytes", args, err, b.Len())
		}
	}
}

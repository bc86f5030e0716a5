package validate_test

import (
	"bytes"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"statement-evidence/data/validate"
)

// older gives the stories of testdata/v1, which are frozen as version 1 had them.
func older(tb testing.TB) map[string][]byte {
	tb.Helper()
	stories := map[string][]byte{}
	for _, name := range files(tb, "testdata/v1/*.json") {
		stories[filepath.Base(name)] = read(tb, name)
	}
	return stories
}

func migrate(tb testing.TB, src []byte) []byte {
	tb.Helper()
	migrated, _, err := validate.Migrate(src)
	if err != nil {
		tb.Fatal(err)
	}
	return migrated
}

func TestVersion1IsReadAsItsMigration(t *testing.T) {
	for name, src := range older(t) {
		old, err := validate.Parse(src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		now, err := validate.Parse(migrate(t, src))
		if err != nil {
			t.Fatalf("%s: migrated: %v", name, err)
		}
		if !reflect.DeepEqual(old, now) {
			t.Errorf("%s: read as\n%+v\nand migrated as\n%+v", name, old, now)
		}
		if faults := validate.Check(old); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
		if changes := validate.UnexplainedChanges(old, now); len(changes) > 0 {
			t.Errorf("%s: a rename counts as a change: %v", name, changes)
		}
	}
}

func TestMigrateRenamesAndLeavesTheRest(t *testing.T) {
	for _, name := range []string{"small.json", "least.json"} {
		got := strings.Replace(string(migrate(t, older(t)[name])), "story.v1.schema.json", "story.schema.json", 1)
		if want := string(read(t, "testdata/good/"+name)); got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
	_, renamed, err := validate.Migrate(older(t)["small.json"])
	want := []validate.Rename{
		{Of: "statement", Was: "after", Now: "precededBy", Times: 1}, {Of: "finding", Was: "from", Now: "publicFrom", Times: 1},
		{Of: "finding", Was: "after", Now: "precededBy", Times: 1}, {Of: "relation", Was: "tie", Now: "type", Times: 4},
		{Of: "source", Was: "seen", Now: "accessed", Times: 2},
	}
	if err != nil || !reflect.DeepEqual(renamed, want) {
		t.Errorf("got %v, %v", renamed, err)
	}
}

// A file is written as its author writes: with which spaces, in which order, with which escapes.
func TestMigrateKeepsHowAFileIsWritten(t *testing.T) {
	least := string(older(t)["least.json"])
	flat := strings.NewReplacer("\n  ", "", "\n", "", ": ", ":").Replace(least)
	for _, c := range []struct{ why, src, want string }{
		{"on one line", flat, `{"formatVersion":2,"id":"least", `},
		{"line ends of Windows", strings.ReplaceAll(least, "\n", "\r\n"), "{\r\n  \"formatVersion\": 2,\r\n  \"id\": \"least\", "},
		{"behind the schema", strings.Replace(least, `"id": "least"`, `"$schema" : "x" , "id": "least"`, 1), `"$schema" : "x" , "formatVersion": 2, "id": "least", `},
		{"the schema last", strings.Replace(least, `"corrections": []`, `"corrections": [], "$schema": "x"`, 1), `"corrections": [], "$schema": "x"`},
		{"version 1 said", strings.Replace(least, `"corrections": []`, `"corrections": [], "formatVersion" :1`, 1), `"corrections": [], "formatVersion" :2`},
		{"a name with an escape", strings.Replace(least, `"tie"`, `"\u0074ie"`, 1), `"to": "f", "type": "context"`},
		{"a text like a name", strings.Replace(least, `"facts": "F"`, `"facts": "\"tie\": \"after\", \"seen\": 1"`, 1), `"facts": "\"tie\": \"after\", \"seen\": 1"`},
	} {
		got := string(migrate(t, []byte(c.src)))
		if !strings.Contains(got, c.want) || strings.Count(got, "formatVersion") != 1 {
			t.Errorf("%s: got\n%s\nwant in it\n%s", c.why, got, c.want)
		}
	}
}

func TestMigrateRefusesWhatCannotBeRead(t *testing.T) {
	for _, name := range files(t, "testdata/bad/*.json") {
		src := read(t, name)
		_, want := validate.Parse(src)
		if want == nil {
			continue // it breaks rules
		}
		migrated, renamed, err := validate.Migrate(src)
		if err == nil || err.Error() != want.Error() || migrated != nil || renamed != nil {
			t.Errorf("%s: got %s, %v, %v; want %v", name, migrated, renamed, err, want)
		}
	}
}

// A fault has its place in the file, whatever its version calls the field.
func TestFaultsOfVersion1HaveAPlace(t *testing.T) {
	src := []byte(strings.Replace(string(older(t)["least.json"]), `"tie": "context"`, `"tie": "refutes"`, 1))
	s, err := validate.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	faults := validate.Check(s)
	if len(faults) != 1 || faults[0].Path != "relations[0].type" {
		t.Fatalf("got %v", faults)
	}
	line, column := validate.Locate(src, faults[0].Path)
	if lines := strings.Split(string(src), "\n"); !strings.HasPrefix(lines[line-1][column-1:], `"refutes"`) {
		t.Errorf("at %d:%d", line, column)
	}
}

// The schema of version 1 stays, for files that are not migrated.
func TestSchemaOfVersion1(t *testing.T) {
	schema := read(t, "../story.v1.schema.json")
	for name, src := range older(t) {
		if faults := conform(t, schema, src); len(faults) > 0 {
			t.Errorf("%s: %q", name, faults)
		}
		if faults := conform(t, schema, migrate(t, src)); len(faults) == 0 {
			t.Errorf("%s: migrated, it is one of version 1", name)
		}
	}
}

func FuzzMigrate(f *testing.F) {
	for _, src := range older(f) {
		f.Add(src)
	}
	for _, name := range append(files(f, "testdata/good/*.json"), files(f, "testdata/bad/*.json")...) {
		f.Add(read(f, name))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		migrated, _, err := validate.Migrate(src)
		if err != nil {
			return
		}
		old, err1 := validate.Parse(src)
		now, err2 := validate.Parse(migrated)
		if err1 != nil || err2 != nil || !reflect.DeepEqual(old, now) {
			t.Errorf("%q is %+v, %v, and migrated %+v, %v", src, old, err1, now, err2)
		}
		if version := validate.Version(migrated); version != 2 {
			t.Errorf("%q is migrated to version %d", src, version)
		}
		if again := migrate(t, migrated); !bytes.Equal(again, migrated) {
			t.Errorf("%q is migrated again to %q", migrated, again)
		}
	})
}

package site

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestNoticesSayEachTextOnce(t *testing.T) {
	dir := t.TempDir()
	a, b, c := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "c")
	write(t, a, "Licence one.\r\n")
	write(t, b, "Licence one.\n\n")
	write(t, c, "Licence two.\n")
	text, err := notices([]Notice{{"work A", a}, {"work C", c}, {"work B", b}})
	if err != nil {
		t.Fatal(err)
	}
	got := string(text)
	if strings.Count(got, "Licence one.") != 1 || strings.Count(got, "Licence two.") != 1 {
		t.Errorf("a text is not there once:\n%s", got)
	}
	if !strings.Contains(got, "work A\nwork B\n") || strings.Index(got, "work B") > strings.Index(got, "work C") {
		t.Errorf("works under one licence do not stand together:\n%s", got)
	}
}

func TestMissingLicenceIsRefused(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty")
	write(t, empty, " \n")
	for _, file := range []string{empty, empty + "-not"} {
		if _, err := notices([]Notice{{"a work", file}}); err == nil || !strings.Contains(err.Error(), "licence of a work") {
			t.Errorf("%s: got %v", file, err)
		}
	}
}

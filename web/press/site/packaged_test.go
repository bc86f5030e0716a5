package site

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"statement-evidence/web/press/lms"
)

// packages is the small site with what packages need besides.
func packages(t *testing.T) Sources {
	t.Helper()
	src := spoken(t)
	for _, file := range []string{"lms.js", "platform.js", "scorm.js", "cmi5.js"} {
		script, err := os.ReadFile(filepath.Join("..", "..", "onefile", file))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(src.Web, "onefile", file), string(script))
	}
	return src
}

// A package has the page in one file, and a script that its policy allows.
func TestPackagedIsSingleWithAScript(t *testing.T) {
	src, w := packages(t), english(t)
	whole, _, err := ForClass(src, w, 0)
	if err != nil {
		t.Fatal(err)
	}
	limit := len(whole) - 1 // there is no room for the last recording
	single, _, err := ForClass(src, w, limit)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Packaged(src, w, limit, lms.Standards)
	if err != nil {
		t.Fatal(err)
	}
	tag := regexp.MustCompile(`(?s)<script data-standard="(\w+)" data-told="([^"]+)" data-lost="[^"]+" data-closed="[^"]+" data-back="[^"]+">(.*?)</script>\n`)
	for i, page := range pages {
		standard, text := lms.Standards[i], string(page)
		found := tag.FindAllStringSubmatchIndex(text, -1)
		if len(found) != 1 {
			t.Fatalf("%s: %d scripts, want one", standard, len(found))
		}
		at := found[0]
		part := func(n int) string { return text[at[2*n]:at[2*n+1]] }
		if got := part(1); got != string(standard) {
			t.Errorf("%s: the script speaks %s", standard, got)
		}
		if !strings.Contains(html.UnescapeString(part(2)), "learning platform") || at[0] > strings.LastIndex(text, "<script>") {
			t.Errorf("%s: says %q, at %d", standard, part(2), at[0])
		}
		policy, _, _ := strings.Cut(html.UnescapeString(text[strings.Index(text, "default-src"):]), `"`)
		allowed := hashOf([]byte(part(3))) + " "
		if !strings.Contains(policy, "script-src "+allowed) {
			t.Errorf("%s: the policy does not allow the script: %s", standard, policy)
		}
		asks := map[lms.Standard]string{lms.CMI5: " 'self' https: http://localhost:* http://127.0.0.1:*"}[standard]
		if !strings.Contains(policy, "connect-src data: blob:"+asks+";") {
			t.Errorf("%s: may ask whom it should not: %s", standard, policy)
		}
		rest := html.UnescapeString(text[:at[0]] + text[at[1]:])
		rest = strings.Replace(strings.Replace(rest, allowed, "", 1), asks+";", ";", 1)
		if rest != html.UnescapeString(string(single)) {
			t.Errorf("%s: the page is another than that in one file", standard)
		}
	}
}

func TestPackagedRefusesWhatWouldEndItsPlace(t *testing.T) {
	src := packages(t)
	write(t, filepath.Join(src.Web, "onefile", "lms.js"), "console.log('<!' + `--`, `<!--`)\n")
	if _, err := Packaged(src, english(t), 0, lms.Standards); err == nil || !strings.Contains(err.Error(), `web/onefile/lms.js holds "<!--"`) {
		t.Errorf("a script that opens a comment: %v", err)
	}
}

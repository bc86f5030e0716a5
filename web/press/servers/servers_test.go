package servers

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/web/press/serve"
)

var update = flag.Bool("update", false, "write the configurations")

// That servers obey them is held by web/check/servers.
func TestFiles(t *testing.T) {
	for name, want := range Files() {
		file := filepath.Join("..", "..", "servers", name)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s does not say what web/press/serve does (%v); to update it, in web/press:\n\tgo test ./servers -update", file, err)
		}
	}
}

func TestHeaders(t *testing.T) {
	got := Headers([]string{
		"index.html", "page.0123456789.js", "audio.0123456789/b.mp3", "audio.0123456789/a.vtt", "page.012345678.js", "plain/page.0123456789.wasm", "plain/a.html",
		"all/a.0123456789.txt", "all/b.0123456789.txt",
	})
	rules := map[string][]string{} // the lines of a rule by its path
	for rule := range strings.SplitSeq(strings.TrimSuffix(got, "\n"), "\n\n") {
		lines := strings.Split(rule, "\n")
		if rules[lines[0]] != nil {
			t.Errorf("two rules for %s", lines[0])
		}
		rules[lines[0]] = lines[1:]
	}
	for _, path := range []string{"/page.0123456789.js", "/audio.0123456789/*", "/plain/page.0123456789.wasm", "/all/*"} {
		if lines := rules[path]; len(lines) != 1 || lines[0] != "  Cache-Control: "+serve.Lasting {
			t.Errorf("%s: got %q", path, lines)
		}
	}
	if len(rules) != 5 || len(rules["/*"]) != len(serve.Always) {
		t.Errorf("got\n%s", got)
	}
	for _, line := range rules["/*"] {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		found := false
		for _, always := range serve.Always {
			found = found || always.Name == name && always.Value == value
		}
		// Cloudflare Pages takes lines of at most 2000 characters.
		if !found || len(line) > 2000 {
			t.Errorf("/*: got %q", line)
		}
	}
}

package check

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n/i18ntest"
)

func TestHTMLIsValid(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		host := filepath.Join(t.TempDir(), "host.html")
		page := "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>A page of someone else</title>\n</head>\n<body>\n" + string(fragment) + "</body>\n</html>\n"
		if err := os.WriteFile(host, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		langs := i18ntest.In(t, i18ntest.ForTests)
		others := with(t, s.dir, datatest.First(t), langs...)
		pages := []string{filepath.Join(s.dir, "index.html"), filepath.Join(s.dir, "lead.html"), filepath.Join(s.dir, "frame.html"), filepath.Join(s.dir, "index.ar.html"), filepath.Join(s.dir, "frame", tied()+".html"), host}
		for _, lang := range langs {
			pages = append(pages, filepath.Join(others, "index."+lang+".html"))
		}
		command := exec.Command("node_modules/.bin/html-validate", append([]string{"--config", ".htmlvalidate.mjs"}, pages...)...)
		if said, err := command.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, said)
		}
	})
}

package site

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/sound"
)

// spoken is the small site with recordings of both statements and of the finding, which stands twice.
func spoken(t *testing.T) Sources {
	t.Helper()
	src := sources(t)
	for _, file := range []string{"single.html", "onefile/start.js", "css/single.css"} {
		content, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(src.Web, filepath.FromSlash(file)), string(content))
	}
	src.Story.Relations = append(src.Story.Relations, data.Relation{From: "s2", To: "f1", Type: data.Supports, Explanation: "E.", Strength: data.StrengthHigh})
	audio := func(id string) *data.Audio { return &data.Audio{Src: id + ".mp3", Kind: data.Synthetic, Credit: "C."} }
	src.Story.Statements[0].Audio, src.Story.Statements[1].Audio, src.Story.Findings[0].Audio = audio("s1"), audio("s2"), audio("f1")
	src.Story.Statements[1].Audio.Clip = &data.Clip{From: 1000, To: 2050}
	src.Sound = sound.Set{Files: map[string][]byte{"s1.vtt": []byte("WEBVTT one\n"), "other.vtt": []byte("WEBVTT two\n")}, Of: map[string]sound.Recording{
		"s1": {MP3: "s1.mp3", Captions: "s1.vtt"}, "s2": {MP3: "s2.mp3", Captions: "other.vtt"}, "f1": {MP3: "f1.mp3"},
	}}
	for _, id := range []string{"s1", "s2", "f1"} {
		src.Sound.Files[id+".mp3"] = []byte(strings.Repeat("speech of "+id, 100))
	}
	return src
}

func base64Of(content []byte) string { return base64.StdEncoding.EncodeToString(content) }

func TestSingleHoldsEverythingOnce(t *testing.T) {
	src := spoken(t)
	page, left, err := ForClass(src, english(t), 0)
	if err != nil || len(left) > 0 {
		t.Fatalf("left %q, %v", left, err)
	}
	readers, _, err := Single(src, english(t), 0)
	if err != nil || bytes.Contains(readers, []byte(`data-file="classroom.`)) || !bytes.Contains(readers, []byte(`data-file="page.`)) {
		t.Errorf("the file for readers has not what it should have: %v", err)
	}
	for file, content := range src.Sound.Files {
		if n := bytes.Count(page, []byte(base64Of(content))); n != 1 {
			t.Errorf("%s stands %d times, want once", file, n)
		}
	}
	if want := base64Of(src.Sound.Files["s2.mp3"]) + "#t=1.000,2.050\""; !bytes.Contains(page, []byte(want)) {
		t.Error("the clip of s2 is lost")
	}
	for _, f := range view.CitationFiles(data.NewIndex(src.Story), english(t)) {
		if want := `href="data:` + f.Type + ";base64," + base64Of([]byte(f.Text)) + `" download="x.`; bytes.Count(page, []byte(want)) != 1 {
			t.Errorf("%s is not in it", f.Name)
		}
	}
	if !bytes.Contains(page, []byte("Do what is right.")) {
		t.Error("the licences of others are not in it")
	}
	for _, a := range regexp.MustCompile(` (?:src|href)="?([^">]*)`).FindAllSubmatch(page, -1) {
		if !regexp.MustCompile("^(data:|#|https://[^ ]*example.org/|https://web.archive.org/$)").Match(a[1]) {
			t.Errorf("it needs %q", a[1])
		}
	}
	packed := map[string]string{}
	for _, block := range regexp.MustCompile(`data-file="([^"]*)" data-type="[^"]*"[^>]*>([^<]*)<`).FindAllSubmatch(page, -1) {
		plain, err := base64.StdEncoding.DecodeString(string(block[2]))
		if err != nil {
			t.Fatal(err)
		}
		r, err := gzip.NewReader(bytes.NewReader(plain))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		packed[string(block[1])] = string(content)
	}
	for file, want := range map[string]string{"page.*.wasm": "\x00asm", "decoder.*.wasm": "\x00asm decoder", "outline.*.txt": string(data.EncodeOutline(data.NewOutline(data.NewIndex(src.Story))))} {
		if got := packed[named(t, packed, file)]; got != want {
			t.Errorf("%s is %q, want %q", file, got, want)
		}
	}
	// Each is after what it needs, the element comes last, and the attributes that the element knows name what is there.
	order := regexp.MustCompile(`data-file="([^"]*)" data-type="[^"]*"(?: data-attribute="([^"]*)")?`).FindAllSubmatch(page, -1)
	before, attributes := map[string]bool{}, []string{}
	for _, block := range order {
		for file := range packed {
			if strings.HasSuffix(string(block[1]), ".json") && strings.Contains(packed[string(block[1])], `"`+file+`"`) && !before[file] {
				t.Errorf("%s is before %s, which it needs", block[1], file)
			}
		}
		before[string(block[1])] = true
		if len(block[2]) > 0 {
			attributes = append(attributes, string(block[2]))
		}
	}
	if last := string(order[len(order)-1][1]); !strings.HasPrefix(last, "element.") {
		t.Errorf("%s comes last, not the element", last)
	}
	if slices.Sort(attributes); !slices.Equal(attributes, []string{"classroom", "outline", "player", "program", "quotations", "shim", "words"}) {
		t.Errorf("the element is led to %q", attributes)
	}
	if worker := named(t, packed, "decoder.*.js"); !bytes.Contains(page, []byte(`data-file="`+worker+`" data-type="text/javascript" data-program="`+named(t, packed, "decoder.*.wasm")+`"`)) {
		t.Error("the decoder is without its program")
	}
}

func TestSingleKeepsItsLimit(t *testing.T) {
	src := spoken(t)
	silent := spoken(t)
	silent.Story.Statements[0].Audio, silent.Story.Statements[1].Audio, silent.Story.Findings[0].Audio = nil, nil, nil
	bare, _, err := Single(silent, english(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	whole, _, err := Single(src, english(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		limit int
		left  []string
	}{
		{len(whole), nil},
		{len(whole) - 1, []string{"f1"}},
		{len(bare) + (len(whole)-len(bare))/2, []string{"s2", "f1"}},
	} {
		page, left, err := Single(src, english(t), c.limit)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) > c.limit || !slices.Equal(left, c.left) {
			t.Errorf("within %d bytes: %d bytes without %q, want it without %q", c.limit, len(page), left, c.left)
		}
		for _, id := range left {
			if bytes.Contains(page, []byte(id+".mp3")) {
				t.Errorf("within %d bytes: a player of %s, which is left out, stands in it", c.limit, id)
			}
		}
	}
	if _, _, err := Single(src, english(t), 1000); err == nil || !strings.Contains(err.Error(), "want at most 1000") {
		t.Errorf("a limit that nothing keeps: %v", err)
	}
}

// What is put into the page as it is cannot end what it is put into.
func TestSingleRefusesWhatWouldEndItsPlace(t *testing.T) {
	src := spoken(t)
	write(t, filepath.Join(src.Web, "onefile", "start.js"), "console.log('<!' + `--`, `<!--`)\n")
	if _, _, err := Single(src, english(t), 0); err == nil || !strings.Contains(err.Error(), `"<!--"`) {
		t.Errorf("a script that opens a comment: %v", err)
	}
}

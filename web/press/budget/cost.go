package budget

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// pricePerGB is an assumed price of a content delivery network, in US dollars per GB of
// 10⁹ bytes. List prices differ tenfold; replace it with yours.
const pricePerGB = 0.05

// Cost is how much one kind of reader loads.
type Cost struct {
	Reader string
	Bytes  int // of brotli, and of recordings as they are; without response headers
}

var (
	program = []string{"element.*.js", "page.*.js", "page.*.wasm", "words.en.*.txt"}
	audio   = []string{"player.*.js", "player.*.css", "player.en.*.json"}
	readers = []struct {
		reader, page string
		patterns     []string // beside the page and its style sheets
	}{
		{"reads the short version, without JavaScript", "lead.html", nil},
		{"reads the short version", "lead.html", append([]string{"lead.*.txt"}, program...)},
		{"reads the whole story, without JavaScript", "index.html", nil},
		{"reads the whole story", "index.html", append([]string{"outline.*.txt"}, program...)},
	}

	stylesheet = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)"`)
)

// Costs adds up what readers of a built site load, the lightest first.
func Costs(dir string) ([]Cost, error) {
	files, err := Measure(dir)
	if err != nil {
		return nil, err
	}
	var costs []Cost
	for _, r := range readers {
		html, err := os.ReadFile(filepath.Join(dir, r.page))
		if err != nil {
			return nil, err
		}
		patterns := append([]string{r.page}, r.patterns...)
		for _, found := range stylesheet.FindAllSubmatch(html, -1) {
			patterns = append(patterns, string(found[1]))
		}
		n, err := sum(files, patterns)
		if err != nil {
			return nil, err
		}
		costs = append(costs, Cost{r.reader, n})
	}
	further, err := furtherPage(dir)
	if err != nil {
		return nil, err
	}
	costs = append(costs[:2:2], append([]Cost{{"and opens one page more, of a statement", costs[1].Bytes + further}}, costs[2:]...)...)
	recordings, speech, err := recorded(dir)
	if err != nil || recordings == 0 {
		return costs, err
	}
	n, err := sum(files, audio)
	if err != nil {
		return nil, err
	}
	n += costs[len(costs)-1].Bytes
	return append(costs,
		Cost{"and listens to one record", n + speech/recordings},
		Cost{fmt.Sprintf("and listens to all %d", recordings), n + speech}), nil
}

// furtherPage is the mean of the pages of statements in the first language, whose style sheets and scripts a reader has already.
func furtherPage(dir string) (int, error) {
	found, err := filepath.Glob(filepath.Join(dir, "frame", "*.html.br"))
	if err != nil {
		return 0, err
	}
	size, pages := 0, 0
	for _, file := range found {
		if strings.Count(filepath.Base(file), ".") != 2 {
			continue // in another language
		}
		info, err := os.Stat(file)
		if err != nil {
			return 0, err
		}
		size, pages = size+int(info.Size()), pages+1
	}
	if pages == 0 {
		return 0, fmt.Errorf("%s: no pages of statements in frame/; build the site again", dir)
	}
	return size / pages, nil
}

func sum(files []File, patterns []string) (n int, err error) {
	for _, pattern := range patterns {
		f, err := matchOne(files, pattern)
		if err != nil {
			return 0, err
		}
		n += f.Brotli
	}
	return n, nil
}

// recorded counts the recordings of a site and their bytes, captions and waveforms too.
func recorded(dir string) (recordings, size int, err error) {
	for _, pattern := range []string{"*.mp3", "*.vtt.br", "*.json.br"} {
		found, err := filepath.Glob(filepath.Join(dir, "audio.*", pattern))
		if err != nil {
			return 0, 0, err
		}
		for _, file := range found {
			info, err := os.Stat(file)
			if err != nil {
				return 0, 0, err
			}
			size += int(info.Size())
			if filepath.Ext(file) == ".mp3" {
				recordings++
			}
		}
	}
	return recordings, size, nil
}

// Table writes costs as a table in Markdown, in whole kB: so many kB a reader
// are as many GB a million readers, and a hundredth as many TB ten million.
func Table(costs []Cost) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| A reader who | loads | a million of them | at $%[1]g a GB | ten million a day | at $%[1]g a GB |\n|---|--:|--:|--:|--:|--:|\n", pricePerGB)
	for _, c := range costs {
		kB := float64(c.Bytes) / 1000
		whole := func(n float64) string { return groupThousands(int(math.Round(n))) }
		fmt.Fprintf(&b, "| %s | %s kB | %s GB | $%s | %.1f TB | $%s a day |\n", c.Reader, whole(kB), whole(kB), whole(kB*pricePerGB), kB/100, whole(10*kB*pricePerGB))
	}
	return b.String()
}

// The lines around the table in a text.
const tableBegin, tableEnd = "<!-- press cost -->\n", "<!-- the end of press cost -->\n"

// Replace puts a table in the place of the one in a text.
func Replace(text, table string) (string, error) {
	before, rest, begun := strings.Cut(text, tableBegin)
	_, after, ended := strings.Cut(rest, tableEnd)
	if !begun || !ended {
		return "", errors.New("no place for the table: want the lines " + strings.TrimSpace(tableBegin) + " and " + strings.TrimSpace(tableEnd))
	}
	return before + tableBegin + table + tableEnd + after, nil
}

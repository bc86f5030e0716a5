package servers

import (
	"container/list"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// readers has wrk ask for the files of the site in turn, each of its threads from another on, and say in the end what came of it.
const readers = `
local threads, files = 0, {%s}
local headers = {["Accept-Encoding"] = "gzip, deflate, br, zstd"}

setup = function(thread)
  thread:set("asked", threads * math.floor(#files / 2))
  threads = threads + 1
end

request = function()
  asked = asked + 1
  return wrk.format("GET", files[asked %% #files + 1], headers)
end

done = function(summary, latency)
  local e = summary.errors
  print(string.format('{"Answers": %%d, "Bytes": %%d, "Microseconds": %%d, "Median": %%d, "Slow": %%d, "Refused": %%d, "Broken": %%d}',
    summary.requests, summary.bytes, summary.duration, latency:percentile(50), latency:percentile(99),
    e.status, e.connect + e.read + e.write + e.timeout))
end
`

// load has readers ask a server of this machine for paths, for some seconds. Not one may be refused or cut off.
// How many there were is told, and nothing rests on it.
func load(t testing.TB, address string, paths []string, seconds int) (answersASecond float64) {
	t.Helper()
	var quoted []string
	for _, path := range paths {
		quoted = append(quoted, fmt.Sprintf("%q", path))
	}
	script := filepath.Join(t.TempDir(), "readers.lua")
	write(t, script, fmt.Sprintf(readers, strings.Join(quoted, ",\n")))
	said, err := exec.CommandContext(t.Context(), find(t, "wrk"), "--threads", "2", "--connections", "32", "--duration", fmt.Sprint(seconds, "s"), "--script", script, address).CombinedOutput()
	if err != nil {
		t.Fatalf("wrk: %v\n%s", err, said)
	}
	var got struct{ Answers, Bytes, Microseconds, Median, Slow, Refused, Broken int }
	_, result, _ := strings.Cut(string(said), "{")
	if err := json.Unmarshal([]byte("{"+result), &got); err != nil {
		t.Fatalf("wrk: %v\n%s", err, said)
	}
	if got.Answers < 100 || got.Bytes < 100*got.Answers || got.Refused > 0 || got.Broken > 0 {
		t.Errorf("of %d answers of %d bytes %d are refusals, and %d connections broke", got.Answers, got.Bytes, got.Refused, got.Broken)
	}
	took := float64(got.Microseconds) / 1e6
	fmt.Printf("nginx, 32 connections of this machine: %.0f answers and %.0f MB a second; half within %.1f ms, 99 %% within %.1f ms\n",
		float64(got.Answers)/took, float64(got.Bytes)/1e6/took, float64(got.Median)/1e3, float64(got.Slow)/1e3)
	return float64(got.Answers) / took
}

// Readers who each ask for everything.
func TestLoad(t *testing.T) {
	site := dist(t)
	var paths []string
	for _, pattern := range []string{"index.html", "*.css", "*.js", "*.wasm", "story.*.txt", "words.en.*.txt", "audio.*/*.json"} {
		found, err := filepath.Glob(filepath.Join(site, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: no such file", pattern)
		}
		for _, file := range found {
			name, err := filepath.Rel(site, file)
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, "/"+filepath.ToSlash(name))
		}
	}
	load(t, nginx(t, site), paths, 3)
}

// Readers of an archive, most of whom ask for the same few pages.
func TestLoadOfAnArchive(t *testing.T) {
	const pages = 500
	site := archive(t, pages)
	asked := zipf(pages, 20_000)
	load(t, nginx(t, site), named(asked[:2_000]), 2)
	hits := hitRatio(asked, func(int) int { return 1 }, pages/10)
	if few := hitRatio(asked, func(int) int { return 1 }, pages/100); few <= 0.1 || hits <= few || hits >= 1 {
		t.Errorf("a cache of a hundredth has %.2f of what is asked, one of a tenth %.2f", few, hits)
	}
}

// BenchmarkArchive is the load of an archive as large as the largest public one, and what caches in front of it have of
// what is asked. It needs no built site.
func BenchmarkArchive(b *testing.B) {
	const pages, requests = 30_573, 1_000_000
	site := archive(b, pages)
	address := nginx(b, site)
	for b.Loop() {
		asked := zipf(pages, requests)
		answers := load(b, address, named(asked[:100_000]), 10)
		all := 0
		for page := range pages {
			all += pageSize(page)
		}
		for _, part := range []int{10, 100, 1000} {
			hits := hitRatio(asked, pageSize, all/part)
			fmt.Printf("of %d requests by Zipf, a cache of 1/%d of %d pages (%.1f of %.0f MB) has %.1f %%\n", requests, part, pages, float64(all)/float64(part)/1e6, float64(all)/1e6, 100*hits)
			b.ReportMetric(100*hits, fmt.Sprintf("%%hits-of-1/%d", part))
		}
		b.ReportMetric(answers, "answers/s")
	}
}

// pageSize is the bytes of a page of the archive as it is sent: most are short, a few long, 3 kB in the mean.
func pageSize(page int) int { return 2_000 + (page*7919)%2_000 }

// archive makes a site of pages that have the sizes of statements' pages, and nothing in them.
func archive(t testing.TB, pages int) string {
	t.Helper()
	site := t.TempDir()
	if err := os.Mkdir(filepath.Join(site, "statement"), 0o755); err != nil {
		t.Fatal(err)
	}
	for page, path := range named(numbers(pages)) {
		file := filepath.Join(site, path)
		for ending, size := range map[string]int{"": 10_000, ".br": pageSize(page)} {
			write(t, file+ending, "")
			if err := os.Truncate(file+ending, int64(size)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return site
}

// zipf draws pages: the one of rank r is asked for in proportion to 1/r. It draws the same each time.
func zipf(pages, requests int) []int {
	sums := make([]float64, pages)
	sum := 0.0
	for rank := range sums {
		sum += 1 / float64(rank+1)
		sums[rank] = sum
	}
	random := rand.New(rand.NewPCG(1, 2))
	byRank := random.Perm(pages)
	asked := make([]int, requests)
	for i := range asked {
		asked[i] = byRank[min(sort.SearchFloat64s(sums, random.Float64()*sum), pages-1)]
	}
	return asked
}

// hitRatio is the part of requests that a cache of so many bytes has, which drops what was not asked for the longest time.
// The first half only fills it.
func hitRatio(asked []int, size func(page int) int, bytes int) float64 {
	recent, at := list.New(), map[int]*list.Element{}
	hits := 0
	for i, page := range asked {
		if e := at[page]; e != nil {
			recent.MoveToFront(e)
			if i >= len(asked)/2 {
				hits++
			}
			continue
		}
		at[page] = recent.PushFront(page)
		bytes -= size(page)
		for bytes < 0 {
			last := recent.Remove(recent.Back()).(int)
			delete(at, last)
			bytes += size(last)
		}
	}
	return float64(hits) / math.Ceil(float64(len(asked))/2)
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// named gives the addresses of pages.
func named(pages []int) []string {
	paths := make([]string, len(pages))
	for i, page := range pages {
		paths[i] = fmt.Sprintf("/statement/%05d.html", page)
	}
	return paths
}

package servers

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// readers has wrk ask for the files of the site in turn, and say in the end what came of it.
const readers = `
local asked, files = 0, {%s}
local headers = {["Accept-Encoding"] = "gzip, deflate, br, zstd"}

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

// A few seconds of readers who each ask for everything: not one is refused or
// cut off. How many there were is told, and nothing rests on it.
func TestLoad(t *testing.T) {
	site := dist(t)
	address := nginx(t, site)
	var list []string
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
			list = append(list, fmt.Sprintf("%q", "/"+filepath.ToSlash(name)))
		}
	}
	script := filepath.Join(t.TempDir(), "readers.lua")
	write(t, script, fmt.Sprintf(readers, strings.Join(list, ", ")))
	said, err := exec.CommandContext(t.Context(), find(t, "wrk"), "--threads", "2", "--connections", "32", "--duration", "5s", "--script", script, address).CombinedOutput()
	if err != nil {
		t.Fatalf("wrk: %v\n%s", err, said)
	}
	var got struct{ Answers, Bytes, Microseconds, Median, Slow, Refused, Broken int }
	_, result, _ := strings.Cut(string(said), "{")
	if err := json.Unmarshal([]byte("{"+result), &got); err != nil {
		t.Fatalf("wrk: %v\n%s", err, said)
	}
	if got.Answers < len(list) || got.Refused > 0 || got.Broken > 0 {
		t.Errorf("of %d answers %d are refusals, and %d connections broke", got.Answers, got.Refused, got.Broken)
	}
	seconds := float64(got.Microseconds) / 1e6
	fmt.Printf("nginx, 32 connections of this machine: %.0f answers and %.0f MB a second; half within %.1f ms, 99 %% within %.1f ms\n",
		float64(got.Answers)/seconds, float64(got.Bytes)/1e6/seconds, float64(got.Median)/1e3, float64(got.Slow)/1e3)
}

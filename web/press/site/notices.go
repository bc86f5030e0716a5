package site

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

// Notice is the licence of a work that is part of what is published.
type Notice struct {
	Name string // the work, with its version
	File string // where its licence text is
}

// noticesFile has the licences of what a site is made with, and tells a site from another folder.
const noticesFile = "third-party-notices.txt"

// notices joins the licences, each text once, under the names of the works it covers.
func notices(list []Notice) ([]byte, error) {
	var texts []string
	works := map[string][]string{}
	for _, n := range list {
		content, err := os.ReadFile(n.File)
		if err != nil {
			return nil, fmt.Errorf("licence of %s: %w", n.Name, err)
		}
		text := strings.TrimSpace(strings.ReplaceAll(string(content), "\r\n", "\n"))
		if text == "" {
			return nil, fmt.Errorf("licence of %s: %s is empty", n.Name, n.File)
		}
		if works[text] == nil {
			texts = append(texts, text)
		}
		works[text] = append(works[text], n.Name)
	}
	var b bytes.Buffer
	b.WriteString("The program of this page contains the works of others, under these licences.\n")
	for _, text := range texts {
		heading := strings.Join(works[text], "\n")
		fmt.Fprintf(&b, "\n\n%s\n%s\n\n%s\n", heading, strings.Repeat("=", 72), text)
	}
	return b.Bytes(), nil
}

// Command generate writes a story of a given number of statements, in the manner of a large
// archive, to try and to measure what becomes of one:
//
//	go run ./data/generate 30573 >/tmp/archive.json
//	STORY=/tmp/archive.json ./build.sh
//
// Everything in it is made up, and the same number gives the same bytes.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"statement-evidence/data/datatest"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// The smallest archive that is written has something to lead with; the largest is three times the largest there is.
const least, most = 10, 100_000

// run writes the story that the words ask for.
func run(args []string, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("usage: go run ./data/generate STATEMENTS >FILE")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < least || n > most {
		return fmt.Errorf("%q: give how many statements, from %d to %d", args[0], least, most)
	}
	buffered := bufio.NewWriterSize(out, 1<<20)
	e := json.NewEncoder(buffered)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return errors.Join(e.Encode(datatest.Archive(n)), buffered.Flush())
}

// Command press makes the site from a story and a built program, and serves it.
//
//	press check FILE            names every fault of a story, and --against OLD.json
//	                            every change since OLD that no correction tells
//	press translate LANG FILE   brings a story's translation up to date, or begins it
//	press new DIR               makes a small complete story to begin with
//	press import -out DIR FILE… makes a draft of a spreadsheet, or of reviews
//	                            and -into FILE JSON takes Web Annotations into a story
//	press export FORMAT FILE    writes a story as csv, tsv, claimreview, annotations or
//	                            markdown
//	press migrate FILE…         rewrites stories of an earlier version of the format
//	press constant MP3 NEW      writes a recording at a constant bitrate, without loss
//	press clean PICTURE NEW     writes a picture without its metadata, without loss
//	press vecty MODULE OUT      copies the vecty module for TinyGo
//	press build -story FILE …   makes the site
//	press stories FILE…         makes the page that leads to several stories
//	press id FILE               prints a story's id
//	press fits FILE             refuses a story of which no one file can be made
//	press budget DIR            holds a site to its budgets
//	press cost DIR [FILE]       tells what readers of a site load, and holds the
//	                            table of it in FILE to that; -write writes it
//	press serve DIR             serves a site on this machine; -embed lets pages of
//	                            other origins show it, -examples DIR serves pages
//	                            that embed it as /examples/; -story FILE builds it
//	                            with the words that follow, again after each save
//
// Read site for how a site is made, serve for how it should be hosted.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// errUsage means that the words given make no command.
var errUsage = errors.New("usage: press check FILE [--against OLD.json] | translate LANG FILE | new DIR | import -out DIR FILE… | export [-lang LANG] [-base ADDRESS] FORMAT FILE | migrate FILE… | constant MP3 NEW | clean PICTURE NEW | vecty MODULE OUT | build -story FILE … | stories [-out DIR] FILE… | id FILE | fits FILE | budget DIR | cost [-write] DIR [FILE] | serve [-embed] [-examples DIR] [-story FILE] DIR [BUILD WORDS]")

func main() {
	err := run(os.Args[1:], os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run does what the words say and tells out about it.
func run(args []string, out io.Writer) error {
	if len(args) == 0 {
		return errUsage
	}
	commands := map[string]func([]string, io.Writer) error{
		"check":     check,
		"translate": translate,
		"new":       newStory,
		"import":    importStory,
		"export":    export,
		"migrate":   migrate,
		"constant":  constant,
		"clean":     clean,
		"vecty":     copyVecty,
		"build":     build,
		"stories":   listStories,
		"id":        storyID,
		"fits":      fits,
		"budget":    holdToBudget,
		"cost":      cost,
		"serve":     serveSite,
	}
	command, ok := commands[args[0]]
	if !ok {
		return errUsage
	}
	return command(args[1:], out)
}

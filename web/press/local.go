package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"syscall"
	"time"

	"statement-evidence/web/press/budget"
	"statement-evidence/web/press/live"
	"statement-evidence/web/press/serve"
)

// serveSite serves a site to this machine until it is interrupted, and to
// pages of other origins only if asked to.
func serveSite(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press serve", flag.ContinueOnError)
	port := flags.Int("port", 0, "the port; by default the first free one from 8080 on")
	embedded := flags.Bool("embed", false, "let pages of other origins read and show the site, to try how it is embedded")
	story := flags.String("story", "", "build the site of this `file` with the words that follow its folder, now and whenever it is saved")
	examples := flags.String("examples", "", "a folder of pages that embed the site, to be served as /examples/")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 || *story == "" && flags.NArg() > 1 {
		return errUsage
	}
	dir := flags.Arg(0)
	server := serve.LocalWithExamples(dir, *examples, *embedded)
	if *story == "" {
		if _, err := budget.Measure(dir); err != nil {
			return err
		}
	} else {
		begin(server, *story, append([]string{"-story", *story, "-out", dir, "-quick", "-no-sizes"}, flags.Args()[1:]...), out)
	}
	l, err := listen(*port)
	if err != nil {
		return err
	}
	address := fmt.Sprintf("http://localhost:%d/", l.Addr().(*net.TCPAddr).Port)
	fmt.Fprintln(out, address)
	if *examples != "" {
		fmt.Fprintf(out, "%sexamples/ shows how it is embedded\n", address)
	}
	return server.Serve(l)
}

// begin has a server build its site of a story, now and whenever a file of the story is saved. The
// words are those of the command build.
func begin(server *http.Server, story string, words []string, out io.Writer) {
	var from time.Time
	site := &live.Site{Folder: filepath.Dir(story), Build: func() error {
		from = time.Now()
		return build(words, out)
	}}
	server.Handler = serve.OnlyHere(site.Handler(server.Handler))
	tell := func(err error) {
		if err != nil {
			fmt.Fprintf(out, "\n%v\nnot built; the page lists this too\n", err)
			return
		}
		fmt.Fprintf(out, "built in %.1f s\n", time.Since(from).Seconds())
	}
	_, err := site.Update()
	tell(err)
	go site.Watch(tell)
}

// listen takes the port, or without one the first free of twenty.
func listen(port int) (net.Listener, error) {
	first, last := port, port
	if port == 0 {
		first, last = 8080, 8099
	}
	for p := first; ; p++ {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", p))
		if err == nil || p == last || !errors.Is(err, syscall.EADDRINUSE) {
			return l, err
		}
	}
}

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"syscall"

	"statement-evidence/web/press/serve"
)

// serveSite serves a site to this machine until it is interrupted, and to
// pages of other origins only if asked to.
func serveSite(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press serve", flag.ContinueOnError)
	port := flags.Int("port", 0, "the port; by default the first free one from 8080 on")
	embedded := flags.Bool("embed", false, "let pages of other origins read and show the site, to try how it is embedded")
	examples := flags.String("examples", "", "a folder of pages that embed the site, to be served as /examples/")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errUsage
	}
	if _, _, err := measure(flags.Arg(0)); err != nil {
		return err
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
	return serve.LocalWithExamples(flags.Arg(0), *examples, *embedded).Serve(l)
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

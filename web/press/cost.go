package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"statement-evidence/web/press/budget"
)

// cost prints what readers of a site load. With a text named as well, it fails
// unless this text has the same table, or writes it there.
func cost(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press cost", flag.ContinueOnError)
	write := flags.Bool("write", false, "write the table into the text")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() < 1 || flags.NArg() > 2 {
		return errUsage
	}
	dir, file := flags.Arg(0), flags.Arg(1)
	costs, err := budget.Costs(dir)
	if err != nil {
		return err
	}
	table := budget.Table(costs)
	fmt.Fprint(out, table)
	if file == "" {
		return nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	want, err := budget.Replace(string(text), table)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", file, err)
	case *write:
		return os.WriteFile(file, []byte(want), 0o644)
	case string(text) != want:
		return fmt.Errorf("%s: its table of costs is not that of %s; to update it: .cache/press cost -write %s %s", file, dir, dir, file)
	}
	return nil
}

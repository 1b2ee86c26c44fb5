// Command chanlint finds mistakes around channels and goroutines.
//
//	chanlint [flags] [packages]
//	chanlint explain CHECK
//	chanlint list
//	chanlint version
//	go vet -vettool=$(which chanlint) [packages]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/driver"
	"github.com/chanlint/chanlint/internal/output"
	"github.com/chanlint/chanlint/internal/page"
	"github.com/chanlint/chanlint/internal/unit"
)

func main() {
	args := os.Args[1:]
	if unit.Called(args) {
		os.Exit(unit.Main(args, analyzer.Checks))
	}
	code, err := run(args, os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintf(os.Stderr, "chanlint: %v\n", err)
		code = driver.ExitFailed
	}
	os.Exit(code)
}

func run(args []string, stdout, stderr io.Writer) (int, error) {
	if len(args) > 0 {
		switch args[0] {
		case "explain":
			return 0, explain(args[1:], stdout)
		case "list":
			return 0, list(stdout)
		case "version":
			return 0, version(stdout)
		}
	}
	return lint(args, stdout, stderr)
}

func lint(args []string, stdout, stderr io.Writer) (int, error) {
	flags := flag.NewFlagSet("chanlint", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var (
		enable  = flags.String("enable", "", "run only these `checks`, comma-separated")
		disable = flags.String("disable", "", "run all but these `checks`, comma-separated")
		level   = flags.String("level", "warning", "show findings from this `level`: advice, warning or error")
		format  = flags.String("format", "text", "print findings as `text or json`")
		tests   = flags.Bool("tests", true, "show findings in test files")
		tags    = flags.String("tags", "", "build `tags`, comma-separated")
		dir     = flags.String("C", "", "run in this `directory`")
		fix     = flags.Bool("fix", false, "apply the fixes of the findings, after trying them, and show what remains")
		diff    = flags.Bool("diff", false, "show what -fix would change as a unified diff, and change nothing")
		trace   = flags.Bool("debug", false, "print what is run on the standard error stream")
	)
	names := unit.Flags(flags, analyzer.Checks)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(stdout, "usage: chanlint [flags] [packages]\n       chanlint explain CHECK | list | version\n")
		flags.SetOutput(stdout)
		flags.PrintDefaults()
		return 0, nil
	case err != nil:
		return 0, err
	}
	write, ok := map[string]func(io.Writer, string, []driver.Finding) error{"text": output.Text, "json": output.JSON}[*format]
	if !ok {
		return 0, fmt.Errorf("there is no format %q; the formats are text and json", *format)
	}
	checks, err := analyzer.Select(split(*enable), split(*disable))
	if err != nil {
		return 0, err
	}
	from, err := analyzer.ParseLevel(*level)
	if err != nil {
		return 0, err
	}
	at, err := driver.Abs(*dir)
	if err != nil {
		return 0, err
	}
	options := driver.Options{Dir: at, Patterns: flags.Args(), Tags: *tags, Checks: checks, Level: from, Tests: *tests}
	flags.Visit(func(f *flag.Flag) {
		for _, name := range names {
			if f.Name == name {
				options.Flags = append(options.Flags, "-"+name+"="+f.Value.String())
			}
		}
	})
	if *trace {
		options.Debug = stderr
	}
	shown := newProgress(stderr)
	if shown != nil {
		options.Progress = shown.units
	}
	report, err := driver.Run(context.Background(), options)
	if shown != nil {
		shown.done()
	}
	if err != nil {
		return 0, err
	}
	for _, fault := range report.Faults {
		fmt.Fprintf(stderr, "chanlint: %s\n", fault.Message)
	}
	if *fix || *diff {
		fixes, err := driver.TryFixes(context.Background(), options, report)
		if err != nil {
			return 0, err
		}
		if *diff {
			_, err := stdout.Write(fixes.Diff(at))
			return report.ExitCode(), err
		}
		if err := fixes.Write(); err != nil {
			return 0, err
		}
		report.Findings = fixes.Remaining()
	}
	return report.ExitCode(), write(stdout, at, report.Findings)
}

func split(names string) []string {
	if names == "" {
		return nil
	}
	return strings.Split(names, ",")
}

func explain(args []string, stdout io.Writer) error {
	if len(args) != 1 {
		return errors.New("explain takes the name of one check")
	}
	checks, err := analyzer.Select(args, nil)
	if err != nil {
		return err
	}
	title, text, _ := strings.Cut(checks[0].Analyzer.Doc, "\n\n")
	p, err := page.Read(checks[0].Analyzer.Name, title, text)
	if err != nil {
		return err
	}
	_, err = io.WriteString(stdout, p.Text())
	return err
}

func list(stdout io.Writer) error {
	for _, c := range analyzer.Checks {
		title, _, _ := strings.Cut(c.Analyzer.Doc, "\n\n")
		if _, err := fmt.Fprintf(stdout, "%-12s %-8s %s\n", c.Analyzer.Name, c.Level, title); err != nil {
			return err
		}
	}
	return nil
}

func version(stdout io.Writer) error {
	module := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		module = info.Main.Version
	}
	_, err := fmt.Fprintf(stdout, "chanlint %s (%s)\n", module, runtime.Version())
	return err
}

package unit

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/analyzer"
)

// Complete is the flag that makes a unit print its findings even if it is only
// a dependency of what was asked for. Since flags are part of the key of the
// go command's cache, it also leads past what is cached without it.
const Complete = "complete"

// Advice is the flag that makes a unit print findings of the level advice,
// among which the front end selects. go vet shows whatever is printed.
const Advice = "advice"

// Trial is the flag that keeps what is cached of a trial of fixes apart: files
// of the go command's overlay have other names than those they stand for, and
// findings in them are cached by what the files say.
const Trial = "trial"

// Called tells whether the arguments of the process are those with which the
// go command calls a vet tool.
func Called(args []string) bool {
	return len(args) == 1 && (args[0] == "-flags" || strings.HasPrefix(args[0], "-V")) ||
		len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Main answers the go command. It returns the exit code of the process.
func Main(args []string, checks []analyzer.Check) int {
	code, err := answer(args, checks)
	if err != nil {
		// The go command heads this with the name of the package.
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

func answer(args []string, checks []analyzer.Check) (int, error) {
	flags := flag.NewFlagSet("chanlint", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var (
		asJSON   = flags.Bool("json", false, "print findings as JSON")
		complete = flags.Bool(Complete, false, "print the findings of dependencies too")
		advice   = flags.Bool(Advice, false, "print findings of the level advice too")
		_        = flags.Bool(Trial, false, "cache what is found apart from other runs")
		fix      = flags.Bool("fix", false, "not supported: chanlint -fix compiles the result before it writes")
		_        = flags.Bool("diff", false, "not supported: use chanlint -diff")
		version  = flags.String("V", "", "print the version and exit")
		describe = flags.Bool("flags", false, "print the flags as JSON and exit")
		chosen   = Flags(flags, checks)
	)
	enabled := map[string]*choice{}
	for _, c := range checks {
		enabled[c.Analyzer.Name] = new(choice)
		flags.Var(enabled[c.Analyzer.Name], c.Analyzer.Name, "run only the checks that are named so, or all but those that are set to false")
	}
	if err := flags.Parse(args); err != nil {
		return 0, err
	}
	switch {
	case *version != "":
		return 0, printVersion(os.Stdout)
	case *describe:
		return 0, printFlags(os.Stdout, flags)
	case *fix:
		return 0, errors.New("go vet -fix does not work with chanlint: run chanlint -fix, which compiles the result before it writes it")
	}
	_ = chosen // the flags of the analyzers have set their variables

	cfg, err := readConfig(flags.Arg(0))
	if err != nil {
		return 0, err
	}
	tree, err := run(cfg, checks, selected(checks, enabled), *complete, *advice)
	if err != nil {
		return 0, err
	}
	return print(cfg, tree, checks, *asJSON)
}

// print writes the findings to where the go command looks for them.
func print(cfg *config, tree Tree, checks []analyzer.Check, asJSON bool) (int, error) {
	if cfg.Stdout == "" && cfg.VetxOnly {
		return 0, nil // before go1.26 whatever is printed is shown
	}
	if !asJSON {
		if cfg.VetxOnly {
			return 0, nil
		}
		var names []string
		for _, c := range checks {
			names = append(names, c.Analyzer.Name)
		}
		if tree.plain(os.Stderr, cfg.ID, names) {
			return 1, nil
		}
		return 0, nil
	}
	if cfg.Stdout == "" {
		return 0, tree.print(os.Stdout)
	}
	out, err := os.Create(cfg.Stdout)
	if err != nil {
		return 0, fmt.Errorf("writing findings: %w", err)
	}
	return 0, errors.Join(tree.print(out), out.Close())
}

// Flags adds the flags of the analyzers to a set, each with the name of its
// check before it: -loopblock.also. It returns their names, in the order of
// the suite.
func Flags(flags *flag.FlagSet, checks []analyzer.Check) []string {
	var names []string
	seen := map[*analysis.Analyzer]bool{}
	var add func(a *analysis.Analyzer)
	add = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		a.Flags.VisitAll(func(f *flag.Flag) {
			names = append(names, a.Name+"."+f.Name)
			flags.Var(f.Value, a.Name+"."+f.Name, f.Usage)
		})
		for _, need := range a.Requires {
			add(need)
		}
	}
	for _, c := range checks {
		add(c.Analyzer)
	}
	return names
}

// A choice is whether a check was named by a flag, and how.
type choice string

func (c *choice) IsBoolFlag() bool { return true }
func (c *choice) String() string   { return string(*c) }
func (c *choice) Set(value string) error {
	if value != "true" && value != "false" {
		return errors.New("want true or false")
	}
	*c = choice(value)
	return nil
}

// selected returns the analyzers that run, by the rules of go vet: those that
// are named, if any is; else those that are on by default and not set to
// false.
func selected(checks []analyzer.Check, named map[string]*choice) []*analysis.Analyzer {
	only := false
	for _, c := range named {
		only = only || *c == "true"
	}
	var list []*analysis.Analyzer
	for _, c := range checks {
		name := *named[c.Analyzer.Name]
		if name == "true" || !only && name == "" && c.Off == "" {
			list = append(list, c.Analyzer)
		}
	}
	return list
}

// printVersion writes the line that is part of the key of whatever the go
// command caches for this tool. A hash of the executable stands for all that
// is compiled in; flags are part of the key by themselves.
func printVersion(out io.Writer) error {
	name, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding the executable: %w", err)
	}
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("reading the executable: %w", err)
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return fmt.Errorf("reading the executable: %w", err)
	}
	_, err = fmt.Fprintf(out, "%s version devel buildID=%x\n", strings.ReplaceAll(os.Args[0], " ", "_"), hash.Sum(nil))
	return err
}

func printFlags(out io.Writer, flags *flag.FlagSet) error {
	type description struct {
		Name  string
		Bool  bool
		Usage string
	}
	list := []description{}
	flags.VisitAll(func(f *flag.Flag) {
		boolean, ok := f.Value.(interface{ IsBoolFlag() bool })
		list = append(list, description{f.Name, ok && boolean.IsBoolFlag(), f.Usage})
	})
	data, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return fmt.Errorf("describing the flags: %w", err)
	}
	_, err = out.Write(append(data, '\n'))
	return err
}

package driver

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/unit"
)

// The exit codes of the program.
const (
	ExitClean  = 0
	ExitFound  = 1 // there are findings at or above the level
	ExitFailed = 2 // something could not be analysed, or was asked for wrongly
)

// Options say what to analyse and what to show of it.
type Options struct {
	Dir      string   // where the packages are named from
	Patterns []string // packages as the go command names them; none means "."
	Tags     string   // build tags, comma-separated
	Flags    []string // of analyzers, as -check.name=value; they are part of what is cached

	// Of what was found, whatever was asked for before. None of these causes a
	// new analysis, except a check that does not run by default.
	Checks []analyzer.Check
	Level  analyzer.Level // the lowest that is shown
	Tests  bool           // findings in _test.go files

	Progress func(units int) // called as units come in; may be nil
	Debug    io.Writer       // may be nil

	overlay string // the go command's overlay file, to try fixes
}

// A Report is the result of a run.
type Report struct {
	Findings []Finding
	Faults   []Fault // what could not be analysed
}

// A Fault is a package, or a request, that could not be analysed.
type Fault struct {
	Package string // empty if it is about no package
	Message string // a sentence
}

// ExitCode returns the exit code for the report.
func (r *Report) ExitCode() int {
	switch {
	case len(r.Faults) > 0:
		return ExitFailed
	case len(r.Findings) > 0:
		return ExitFound
	}
	return ExitClean
}

// Run analyses packages.
func Run(ctx context.Context, o Options) (*Report, error) {
	tool, err := Executable()
	if err != nil {
		return nil, err
	}
	if len(o.Patterns) == 0 {
		o.Patterns = []string{"."}
	}
	g := &goCommand{tool: tool, dir: o.Dir, progress: o.Progress, debug: o.Debug}
	if o.Tags != "" {
		g.build = append(g.build, "-tags="+o.Tags)
	}
	if o.overlay != "" {
		g.build = append(g.build, "-overlay="+o.overlay)
	}
	r := &run{Options: o, goCommand: g}
	return r.report(ctx)
}

type run struct {
	Options
	*goCommand
	faults []Fault
}

func (r *run) report(ctx context.Context) (*Report, error) {
	patterns := r.Patterns
	out, err := r.vet(ctx, r.toolFlags(), patterns)
	if err != nil {
		return nil, err
	}
	compile, load := faultsOf(out.stderr)
	if len(load) > 0 && len(out.trees) == 0 && len(compile) == 0 {
		// The go command analyses nothing if one package cannot be loaded.
		if patterns, err = r.loadable(ctx, load); err != nil {
			return nil, err
		}
		if len(patterns) > 0 {
			if out, err = r.vet(ctx, r.toolFlags(), patterns); err != nil {
				return nil, err
			}
			compile, load = faultsOf(out.stderr)
			r.fault("", load)
		}
	} else {
		r.fault("", load)
	}
	r.compileFaults(compile)

	units, err := r.units(ctx, out.trees, patterns)
	if err != nil {
		return nil, err
	}
	report := &Report{}
	for _, u := range units {
		report.Findings = append(report.Findings, r.findingsOf(u)...)
	}
	report.Findings = sorted(report.Findings)
	slices.SortStableFunc(r.faults, func(a, b Fault) int { return strings.Compare(a.Package+"\n"+a.Message, b.Package+"\n"+b.Message) })
	report.Faults = slices.Compact(r.faults)
	return report, nil
}

// toolFlags returns the flags that reach the analyzers. Checks are selected
// among findings, except those that do not run unless they are named.
func (r *run) toolFlags() []string {
	flags := append(slices.Sorted(slices.Values(r.Flags)), "-"+unit.Advice)
	if r.overlay != "" {
		flags = append(flags, "-"+unit.Trial)
	}
	if slices.ContainsFunc(r.Checks, func(c analyzer.Check) bool { return c.Off != "" }) {
		for _, c := range r.Checks {
			flags = append(flags, "-"+c.Analyzer.Name)
		}
	}
	return flags
}

// A result is what one unit has said.
type result struct {
	id   string
	tree unit.Tree
}

// units returns the units of the packages that were asked for. The go command
// also prints what it has cached of their dependencies, and keeps back what it
// has cached of a package as somebody's dependency; see [unit.Tree].
func (r *run) units(ctx context.Context, trees []unit.Tree, patterns []string) ([]result, error) {
	asked, err := r.asked(ctx, patterns)
	if err != nil {
		return nil, err
	}
	var units []result
	complete, missing := map[string]bool{}, map[string]bool{}
	add := func(trees []unit.Tree) error {
		for _, tree := range trees {
			for _, id := range paths(tree) {
				if !asked(id) && !asked(strings.TrimSuffix(id, "_test")) {
					continue
				}
				if _, ok, err := tree.Results(id); err != nil {
					return err
				} else if ok {
					complete[id] = true
					units = append(units, result{id, tree})
				} else {
					missing[id] = true
				}
			}
		}
		return nil
	}
	if err := add(trees); err != nil {
		return nil, err
	}
	for id := range complete {
		delete(missing, id)
	}
	if len(missing) > 0 {
		// Packages of a required module that was analysed as a dependency
		// before. This costs a second analysis, once.
		out, err := r.vet(ctx, append(r.toolFlags(), "-"+unit.Complete), paths(missing))
		if err != nil {
			return nil, err
		}
		compile, load := faultsOf(out.stderr)
		r.fault("", load)
		r.compileFaults(compile)
		if err := add(out.trees); err != nil {
			return nil, err
		}
	}
	return units, nil
}

// asked returns what tells whether the patterns name a package.
func (r *run) asked(ctx context.Context, patterns []string) (func(path string) bool, error) {
	if t := treeOf(r.Dir, patterns, r.build); t != nil {
		return t.names, nil
	}
	packages, err := r.list(ctx, false, patterns)
	if err != nil {
		return nil, err
	}
	named := map[string]bool{}
	for _, p := range packages {
		named[p.ImportPath] = true
	}
	return func(path string) bool { return named[path] }, nil
}

func (r *run) findingsOf(u result) []Finding {
	results, _, err := u.tree.Results(u.id)
	if err != nil {
		r.fault(u.id, []string{err.Error()})
	}
	var list []Finding
	for _, c := range r.Checks {
		name := c.Analyzer.Name
		data, ok := results[name]
		if !ok {
			continue
		}
		var diagnostics []unit.Diagnostic
		if err := json.Unmarshal(data, &diagnostics); err != nil {
			var failed unit.Unfinished
			if err := json.Unmarshal(data, &failed); err != nil {
				failed.Error = fmt.Sprintf("reading the findings of %s in %s: %v", name, u.id, err)
			}
			r.fault(u.id, []string{failed.Error})
			continue
		}
		for _, d := range diagnostics {
			f := findingOf(u.id, name, d)
			switch {
			case f.Category == check.Internal:
				r.fault(u.id, []string{f.Message})
			case f.Level < r.Level, f.InTest() && !r.Tests:
			default:
				list = append(list, f)
			}
		}
	}
	return list
}

func (r *run) fault(pkg string, lines []string) {
	if message := sentence(lines); message != "" {
		r.faults = append(r.faults, Fault{pkg, message})
	}
}

func (r *run) compileFaults(compile map[string][]string) {
	for _, pkg := range paths(compile) {
		errs := compile[pkg]
		positioned := slices.DeleteFunc(slices.Clone(errs), func(line string) bool { return positionOf(firstField(line)).Line == 0 })
		if len(positioned) == 0 {
			r.faults = append(r.faults, Fault{pkg, pkg + ": " + sentence(errs)})
			continue
		}
		slices.SortStableFunc(positioned, func(a, b string) int {
			return comparePositions(positionOf(firstField(a)), positionOf(firstField(b)))
		})
		message := fmt.Sprintf("%s does not type-check: %s", pkg, strings.TrimSpace(positioned[0]))
		if more := len(positioned) - 1; more > 0 {
			message += fmt.Sprintf(" (and %d more)", more)
		}
		r.faults = append(r.faults, Fault{pkg, message})
	}
}

// firstField returns the place with which a compiler's message begins.
func firstField(line string) string {
	place, _, _ := strings.Cut(strings.TrimSpace(line), ": ")
	return place
}

// loadable returns those of the packages that can be loaded, and tells of the
// others. If none is at fault, what go vet said stands.
func (r *run) loadable(ctx context.Context, said []string) ([]string, error) {
	packages, err := r.list(ctx, true, r.Patterns)
	if err != nil {
		return nil, err
	}
	broken, messages := map[string]bool{}, map[string]bool{}
	for _, p := range packages {
		owner := p.ImportPath
		if p.ForTest != "" {
			owner = p.ForTest
		}
		errs := p.DepsErrors
		if p.Error != nil {
			errs = append(errs, p.Error)
		}
		for _, e := range errs {
			broken[owner] = true
			message := sentence(strings.Split(e.Err, "\n"))
			if e.Pos != "" && !strings.HasPrefix(message, e.Pos) {
				message = e.Pos + ": " + message
			}
			if !messages[message] {
				messages[message] = true
				r.faults = append(r.faults, Fault{owner, message})
			}
		}
	}
	if len(broken) == 0 {
		r.fault("", said)
		return nil, nil
	}
	var good []string
	for _, p := range packages {
		if p.ForTest == "" && !broken[p.ImportPath] && !strings.HasSuffix(p.ImportPath, ".test") {
			good = append(good, p.ImportPath)
		}
	}
	return good, nil
}

// Abs returns the directory as the go command will name files in it.
func Abs(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("finding the directory %s: %w", dir, err)
	}
	return abs, nil
}

package linttest

import (
	"fmt"
	"go/token"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// A Finding is a diagnostic with its positions resolved.
type Finding struct {
	token.Position
	Message  string
	Category string
	Because  []Step
	Fixes    []analysis.SuggestedFix
}

// A Step is one related entry of a finding.
type Step struct {
	token.Position
	Message string
}

func (f Finding) String() string {
	return fmt.Sprintf("%s:%d: %s", f.Filename, f.Line, f.Message)
}

// Run runs the analyzer and what it needs on the packages, and returns the
// findings in them in the order of the driver. Facts pass through gob.
func Run(a *analysis.Analyzer, pkgs ...*packages.Package) ([]Finding, error) {
	graph, err := Analyze(a, pkgs...)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, root := range graph.Roots {
		findings = append(findings, findingsOf(root.Package.Fset, root.Diagnostics)...)
	}
	return findings, nil
}

// Analyze is Run for those who look at facts too.
func Analyze(a *analysis.Analyzer, pkgs ...*packages.Package) (graph *checker.Graph, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s panics: %v\n%s", a.Name, fault, debug.Stack())
		}
	}()
	// Sequential: a panic comes to us, with the name of the test.
	graph, err = checker.Analyze([]*analysis.Analyzer{a}, pkgs, &checker.Options{Sequential: true, SanityCheck: true})
	if err != nil {
		return nil, err
	}
	for action := range graph.All() {
		if action.Err != nil {
			return nil, fmt.Errorf("%s: %w", action, action.Err)
		}
	}
	return graph, nil
}

func findingsOf(fset *token.FileSet, diagnostics []analysis.Diagnostic) []Finding {
	var findings []Finding
	for _, d := range diagnostics {
		f := Finding{Position: fset.Position(d.Pos), Message: d.Message, Category: d.Category, Fixes: d.SuggestedFixes}
		for _, r := range d.Related {
			f.Because = append(f.Because, Step{fset.Position(r.Pos), r.Message})
		}
		findings = append(findings, f)
	}
	return findings
}

// Apply applies the edits of the fixes to the file, each edit once.
func Apply(fset *token.FileSet, file File, fixes ...analysis.SuggestedFix) ([]byte, error) {
	type edit struct {
		start, end int
		text       string
	}
	var edits []edit
	for _, fix := range fixes {
		for _, e := range fix.TextEdits {
			start, end := fset.Position(e.Pos), fset.Position(e.Pos)
			if e.End.IsValid() {
				end = fset.Position(e.End)
			}
			if start.Filename != file.Name {
				return nil, fmt.Errorf("the fix %q edits %s, not only %s", fix.Message, start.Filename, file.Name)
			}
			edits = append(edits, edit{start.Offset, end.Offset, string(e.NewText)})
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	edits = slices.Compact(edits)
	var out strings.Builder
	at := 0
	for _, e := range edits {
		if e.start < at {
			return nil, fmt.Errorf("edits of %s overlap at offset %d", file.Name, e.start)
		}
		out.Write(file.Src[at:e.start])
		out.WriteString(e.text)
		at = e.end
	}
	out.Write(file.Src[at:])
	return []byte(out.String()), nil
}

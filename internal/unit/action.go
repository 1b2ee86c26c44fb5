package unit

import (
	"fmt"
	"go/types"
	"os"
	"reflect"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/facts"
)

// A runner runs analyzers on a unit, each once, in the order in which they
// need each other. One after the other: the go command already runs as many
// units at a time as there are processors.
type runner struct {
	cfg     *config
	load    *loaded
	facts   *facts.Set
	actions map[*analysis.Analyzer]*action
}

type action struct {
	result any
	err    error
	found  []Diagnostic
}

func (r *runner) do(a *analysis.Analyzer) *action {
	if act, done := r.actions[a]; done {
		return act
	}
	act := new(action)
	r.actions[a] = act
	results := map[*analysis.Analyzer]any{}
	for _, need := range a.Requires {
		needed := r.do(need)
		if needed.err != nil {
			act.err = needed.err
			return act
		}
		results[need] = needed.result
	}
	kinds := map[reflect.Type]bool{}
	for _, f := range a.FactTypes {
		kinds[reflect.TypeOf(f)] = true
	}
	var module *analysis.Module
	if r.cfg.ModulePath != "" {
		module = &analysis.Module{Path: r.cfg.ModulePath, Version: r.cfg.ModuleVersion, GoVersion: strings.TrimPrefix(r.cfg.GoVersion, "go")}
	}
	pass := &analysis.Pass{
		Analyzer:     a,
		Fset:         r.load.fset,
		Files:        r.load.files,
		OtherFiles:   r.cfg.NonGoFiles,
		IgnoredFiles: r.cfg.IgnoredFiles,
		Pkg:          r.load.pkg,
		TypesInfo:    r.load.info,
		TypesSizes:   r.load.sizes,
		ResultOf:     results,
		Module:       module,
		ReadFile:     os.ReadFile,
		Report: func(d analysis.Diagnostic) {
			act.found = append(act.found, diagnosticOf(r.load.fset, d))
		},
		ImportObjectFact:  r.facts.ImportObjectFact,
		ImportPackageFact: r.facts.ImportPackageFact,
		ExportObjectFact: func(obj types.Object, fact analysis.Fact) {
			allowed(a, kinds, fact)
			r.facts.ExportObjectFact(obj, fact)
		},
		ExportPackageFact: func(fact analysis.Fact) {
			allowed(a, kinds, fact)
			r.facts.ExportPackageFact(fact)
		},
		AllObjectFacts:  func() []analysis.ObjectFact { return r.facts.AllObjectFacts(kinds) },
		AllPackageFacts: func() []analysis.PackageFact { return r.facts.AllPackageFacts(kinds) },
	}
	act.result, act.err = call(a, pass)
	return act
}

func allowed(a *analysis.Analyzer, kinds map[reflect.Type]bool, fact analysis.Fact) {
	if !kinds[reflect.TypeOf(fact)] {
		panic(fmt.Sprintf("%s exports a %T, which its FactTypes do not name", a.Name, fact))
	}
}

// call runs the analyzer. A panic is its own failure only: the other checks
// still have their say.
func call(a *analysis.Analyzer, pass *analysis.Pass) (result any, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s could not analyse %s, please report this: %v%s", a.Name, pass.Pkg.Path(), fault, where(debug.Stack()))
		}
	}()
	result, err = a.Run(pass)
	if err != nil {
		return nil, fmt.Errorf("%s could not analyse %s: %w", a.Name, pass.Pkg.Path(), err)
	}
	if got := reflect.TypeOf(result); got != a.ResultType {
		return nil, fmt.Errorf("%s could not analyse %s: its result is a %v, not a %v", a.Name, pass.Pkg.Path(), got, a.ResultType)
	}
	return result, nil
}

// where names the place of ours at which the panic happened.
func where(stack []byte) string {
	_, below, found := strings.Cut(string(stack), "\npanic(")
	if !found {
		return ""
	}
	lines := strings.Split(below, "\n")
	for i := 3; i < len(lines); i += 2 { // function, then its place
		place, _, _ := strings.Cut(strings.TrimSpace(lines[i]), " ")
		if !strings.Contains(place, "/src/runtime/") {
			elements := strings.Split(place, "/")
			return " (" + strings.Join(elements[max(len(elements)-3, 0):], "/") + ")"
		}
	}
	return ""
}

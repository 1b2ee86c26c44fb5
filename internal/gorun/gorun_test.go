package gorun_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
)

// probe tells of every spawn how often it starts what and what joins it.
var probe = &analysis.Analyzer{
	Name:     "spawns",
	Doc:      "show the goroutines of a package",
	Requires: []*analysis.Analyzer{ir.Analyzer, gorun.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		r, functions := gorun.Of(pass), ir.Of(pass)
		for _, s := range r.Spawns() {
			text := s.Often().String() + ": " + names(s.Runs)
			for _, j := range s.Joins() {
				sure := ""
				if j.Same {
					sure = " for sure"
				}
				text += fmt.Sprintf(", joined%s at %s", sure, place(functions, j.Instr))
			}
			pass.Reportf(s.Pos(), "%s", text)
		}
		for _, call := range functions.Calls {
			for _, s := range r.JoinedBy(call) {
				pass.Reportf(call.Pos(), "joins %s", names(s.Runs))
			}
		}
		return nil, nil
	},
}

// owners tells of every function which goroutines run it.
var owners = &analysis.Analyzer{
	Name:     "owners",
	Doc:      "show the goroutines of every function",
	Requires: []*analysis.Analyzer{ir.Analyzer, gorun.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		r := gorun.Of(pass)
		for _, fn := range ir.Of(pass).Funcs {
			var by []string
			for _, g := range r.RunBy(fn) {
				if g.Spawn != nil {
					by = append(by, names(g.Spawn.Runs))
				} else {
					by = append(by, g.Kind.String())
				}
			}
			if fn.Pos().IsValid() {
				pass.Reportf(fn.Pos(), "%s: %s", ir.FuncName(fn), strings.Join(by, ", "))
			}
		}
		return nil, nil
	},
}

func place(functions *ir.Result, instr ssa.Instruction) string {
	switch instr := instr.(type) {
	case *ssa.UnOp:
		return "<-" + functions.ChanText(instr.Pos())
	case *ssa.Select:
		return "select"
	}
	return functions.CallText(instr.Pos())
}

func names(fns []*ssa.Function) string {
	var list []string
	for _, fn := range fns {
		list = append(list, ir.FuncName(fn))
	}
	return strings.Join(list, ", ")
}

func testdata(t *testing.T) string {
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestSpawns(t *testing.T) {
	analysistest.Run(t, testdata(t), probe, "engine/gorun/often", "engine/gorun/joins")
}

func TestOwners(t *testing.T) {
	analysistest.Run(t, testdata(t), owners, "engine/gorun/owners")
}

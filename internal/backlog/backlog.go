// Package backlog answers where work piles up: which queues grow without a
// bound, which goroutines are started once an item, and which capacities
// nobody has chosen.
package backlog

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/summary"
)

// Analyzer finds what piles up in a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "backlog",
	Doc:        "where work piles up",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, chans.Analyzer, gorun.Analyzer, summary.Analyzer},
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns what piles up in the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Step is one sentence of an explanation, at the place that proves it.
type Step struct {
	Pos  token.Pos
	Text string
}

// A Result answers for one package. Each question is worked out when it is
// first asked.
type Result struct {
	pass    *analysis.Pass
	ir      *ir.Result
	flow    *flow.Result
	chans   *chans.Result
	gorun   *gorun.Result
	summary *summary.Result

	indexing sync.Once
	index    *index
	finding  sync.Once
	handler  map[*ssa.Function]handler
	above    sync.Map // what callersOf returns, by *ssa.Function

	// What is asked for each pair of a push and a drain, found once.
	near           map[*ssa.Function]map[*ssa.Function]bool
	conds          sync.Once
	signals, waits []ssa.CallInstruction
	waking         sync.Once
	wakers         []*chans.Channel
	counting       sync.Once
	counted        map[*types.Var]bool
	tallying       sync.Once
	tallied        *tallies
}

func run(pass *analysis.Pass) (any, error) {
	return &Result{
		pass: pass, ir: ir.Of(pass), flow: flow.Of(pass), chans: chans.Of(pass),
		gorun: gorun.Of(pass), summary: summary.Of(pass),
	}, nil
}

// fieldOf returns the field that a FieldAddr or Field selects, or nil.
func fieldOf(v ssa.Value) *types.Var {
	var t types.Type
	var at int
	switch v := v.(type) {
	case *ssa.FieldAddr:
		t, at = v.X.Type(), v.Field
	case *ssa.Field:
		t, at = v.X.Type(), v.Field
	default:
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return st.Field(at).Origin()
}

// fileAt returns the file in which pos stands, or nil.
func (r *Result) fileAt(pos token.Pos) *ast.File {
	for _, f := range r.pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// staticCallee returns the function or method that the call names, or nil;
// of an interface method, its declaration. What is of no package, the Error
// method of errors, does not count.
func staticCallee(call ssa.CallInstruction) *types.Func {
	fn := summary.Callee(call)
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	return fn
}

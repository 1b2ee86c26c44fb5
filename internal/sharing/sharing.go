// Package sharing answers which memory two goroutines can reach, and what
// orders their accesses to it.
package sharing

import (
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/summary"
)

// Analyzer answers questions about shared memory. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "sharing",
	Doc:        "which memory goroutines share, and what orders their accesses",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, gorun.Analyzer, locks.Analyzer, summary.Analyzer},
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the answers for the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Result knows the shared memory of a package.
type Result struct {
	mu      sync.Mutex // two passes may ask at the same time
	pass    *analysis.Pass
	ir      *ir.Result
	flow    *flow.Result
	gorun   *gorun.Result
	locks   *locks.Result
	summary *summary.Result
	writers map[*ssa.Function][]paramWrite
	aliases map[*ssa.Function][]resultAlias
	runs    map[*ssa.Function][]chain
	relays  []relay
	signals map[ssa.CallInstruction][]signal
	waits   map[ssa.Instruction][]waiting
	flags   map[ssa.CallInstruction][]flag
	reads   map[ssa.Value][]flagRead
	loops   map[*ssa.Function][]loop
	budget  int // uses of a function value that may still be looked at
	reach   map[*ssa.Function][]reached
	adds    []ssa.CallInstruction // what additions returns; nil before it is asked
	exact   bool                  // paths are looked at with their conditions
	walks   int                   // looks at conditions so far
}

func run(pass *analysis.Pass) (any, error) {
	return &Result{
		pass: pass, ir: ir.Of(pass), flow: flow.Of(pass), gorun: gorun.Of(pass), locks: locks.Of(pass), summary: summary.Of(pass),
		writers: map[*ssa.Function][]paramWrite{}, aliases: map[*ssa.Function][]resultAlias{},
		signals: map[ssa.CallInstruction][]signal{}, waits: map[ssa.Instruction][]waiting{}, flags: map[ssa.CallInstruction][]flag{}, reads: map[ssa.Value][]flagRead{}, loops: map[*ssa.Function][]loop{},
		runs: map[*ssa.Function][]chain{}, reach: map[*ssa.Function][]reached{},
	}, nil
}

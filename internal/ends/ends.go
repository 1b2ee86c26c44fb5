// Package ends answers what one end of a channel does to the other: which
// operation may run after a close that another goroutine, or another method,
// brings about, and which receive takes the zero value of a closed channel for
// data.
//
// An operation is looked at with the calls that lead to it (a chain), and two
// operations meet in the function from which both chains begin. They are
// compared only if their channel is, in the terms of that function, the same
// value or the same field of the same value.
package ends

import (
	"go/types"
	"reflect"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// Analyzer relates the ends of a package's channels. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "ends",
	Doc:        "what one end of a channel does to the other",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, chans.Analyzer, gorun.Analyzer, summary.Analyzer},
	Run:        func(pass *analysis.Pass) (any, error) { return find(pass), nil },
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the ends of the package's channels.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Result relates the ends of the channels of a package.
type Result struct {
	pass    *analysis.Pass
	ir      *ir.Result
	flow    *flow.Result
	chans   *chans.Result
	gorun   *gorun.Result
	summary *summary.Result

	closures map[*ssa.Function]*ssa.MakeClosure
	stores   map[*types.Var]int   // to a field, by the package
	rebound  map[*types.Var]bool  // a store gives the field of an existing value a new channel
	niled    map[*types.Var]bool  // a store gives it nil
	globals  map[*ssa.Global]bool // stored to after initialisation
	cells    map[ssa.Value][]*ssa.Store
	teams    map[crew]*team
	traces   map[*ssa.Function]*trace
	chains   map[*chans.Op][]chain
	once     sync.Once
	races    []Race
	zeros    []Zero
}

func find(pass *analysis.Pass) *Result {
	r := &Result{
		pass: pass, ir: ir.Of(pass), flow: flow.Of(pass), chans: chans.Of(pass), gorun: gorun.Of(pass), summary: summary.Of(pass),
		closures: map[*ssa.Function]*ssa.MakeClosure{}, stores: map[*types.Var]int{}, rebound: map[*types.Var]bool{}, niled: map[*types.Var]bool{},
		globals: map[*ssa.Global]bool{}, cells: map[ssa.Value][]*ssa.Store{}, teams: map[crew]*team{}, traces: map[*ssa.Function]*trace{}, chains: map[*chans.Op][]chain{},
	}
	return r
}

// solve relates the operations, once the first check asks for it: what fails
// here is a fault of that check and not of the package's other ones.
func (r *Result) solve() {
	if slices.ContainsFunc(r.chans.Ops, func(op *chans.Op) bool { return op.Kind == chans.Close }) {
		for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
			switch i := instr.(type) {
			case *ssa.MakeClosure:
				if fn := i.Fn.(*ssa.Function); r.closures[fn] == nil {
					r.closures[fn] = i
				}
			case *ssa.Store:
				r.store(i)
			}
		}
		r.races = r.findRaces()
	}
	r.findZeros()
}

// store notes what is stored in a field of channel type.
func (r *Result) store(s *ssa.Store) {
	if g, ok := s.Addr.(*ssa.Global); ok && s.Parent().Synthetic == "" {
		r.globals[g] = true
	}
	address, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return
	}
	f := fieldOf(address.X.Type(), address.Field)
	if f == nil {
		return
	}
	f = f.Origin()
	r.stores[f]++
	if c, ok := s.Val.(*ssa.Const); ok && c.IsNil() {
		r.niled[f] = true
	}
	if _, fresh := address.X.(*ssa.Alloc); !fresh {
		r.rebound[f] = true
	}
}

// Package gorun answers which goroutine runs what: where goroutines are
// started, how often, which functions run on them, and what waits for their
// end.
//
// A function that is deferred, given to sync.Once.Do, or given to a library
// function that calls it before it returns, runs on its caller's goroutine.
// Code outside the package counts as any number of client goroutines.
package gorun

import (
	"go/token"
	"reflect"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// Analyzer finds the goroutines of a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "gorun",
	Doc:        "which goroutine runs what",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer},
	Run:        func(pass *analysis.Pass) (any, error) { return solve(pass), nil },
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the goroutines of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Spawn is a place that starts goroutines: a go statement, a call of
// WaitGroup.Go or errgroup.Group.Go, or a library call such as time.AfterFunc.
type Spawn struct {
	Site     ssa.CallInstruction
	Runs     []*ssa.Function // what may run on the new goroutine; one of another package has no body
	Complete bool            // it runs nothing else
	Group    ssa.Value       // the wait group or errgroup whose Go method starts it, or nil
	id       int
	result   *Result
}

// Pos returns the place of the spawn.
func (s *Spawn) Pos() token.Pos { return s.Site.Pos() }

// In returns the function that spawns.
func (s *Spawn) In() *ssa.Function { return s.Site.Parent() }

// Often says how many goroutines a spawn starts.
type Often uint8

const (
	Never Often = iota // nothing calls it
	Once               // once in the life of the process
	Each               // once for each call from code that is not known
	Many               // more than once: in a loop, from several places, or by itself
)

func (o Often) String() string { return [...]string{"never", "once", "once a call", "many times"}[o] }

// Often returns how many goroutines the spawn starts.
func (s *Spawn) Often() Often {
	if ssax.InLoop(s.Site.Block()) {
		return Many
	}
	return s.result.Times(s.In())
}

// A Goroutine is one that may run a function. It is comparable.
type Goroutine struct {
	Spawn *Spawn // nil for the others
	Kind  Kind
}

// A Kind says where a goroutine comes from.
type Kind uint8

const (
	Main    Kind = iota // the one that runs main
	Init                // the one that runs init functions and initialises variables
	Client              // any goroutine of code outside the package
	Spawned             // started by Spawn
)

func (k Kind) String() string { return [...]string{"main", "init", "client", "spawned"}[k] }

// A Result says which goroutine runs what.
type Result struct {
	waiting   sync.Once
	waitCalls []ssa.CallInstruction
	called    map[ssa.CallInstruction][]*ssa.Function
	ir        *ir.Result
	flow      *flow.Result
	spawns    []*Spawn
	starts    map[*ssa.Function][]*Spawn
	at        map[ssa.CallInstruction][]*Spawn
	runs      map[*ssa.Function][]Goroutine
	times     map[*ssa.Function]Often
	calls     map[*ssa.Function][]ssa.CallInstruction
	signals   map[*Spawn][]Signal
	joins     map[*Spawn][]Join
	waits     map[*ssa.Function][]*Spawn
}

// Spawns returns the spawns of the package in the order of its functions.
func (r *Result) Spawns() []*Spawn { return r.spawns }

// SpawnsAt returns the spawns that the call or go statement is: more than one
// if it is given several functions.
func (r *Result) SpawnsAt(call ssa.CallInstruction) []*Spawn { return r.at[call] }

// SpawnsOf returns the spawns that start fn itself.
func (r *Result) SpawnsOf(fn *ssa.Function) []*Spawn { return r.starts[ssax.Origin(fn)] }

// RunBy returns the goroutines that may run fn: main, init and client before
// those of spawns, these in the order of Spawns. It is empty for a function
// that nothing calls.
func (r *Result) RunBy(fn *ssa.Function) []Goroutine { return r.runs[ssax.Origin(fn)] }

// RunsOnlyIn tells whether fn runs on goroutines of this spawn and on no
// other.
func (r *Result) RunsOnlyIn(fn *ssa.Function, s *Spawn) bool {
	by := r.RunBy(fn)
	return len(by) == 1 && by[0].Spawn == s
}

// MayRunOn tells whether a goroutine of this spawn may run fn.
func (r *Result) MayRunOn(fn *ssa.Function, s *Spawn) bool {
	return slices.ContainsFunc(r.RunBy(fn), func(g Goroutine) bool { return g.Spawn == s })
}

// Callees returns the functions with a body that the call runs on the
// caller's goroutine before it returns: those it calls, and those it hands to
// a library function that calls them. It is empty for a go statement.
func (r *Result) Callees(call ssa.CallInstruction) []*ssa.Function {
	if known, ok := r.called[call]; ok {
		return known
	}
	var list []*ssa.Function
	if _, ok := call.(*ssa.Go); !ok {
		fns, _ := r.flow.Callees(call)
		for _, fn := range fns {
			if r.ir.Has(fn) {
				list = append(list, fn)
			}
		}
		list = append(list, r.handedAt(call, library.RunBefore)...)
	}
	if r.called == nil {
		r.called = map[ssa.CallInstruction][]*ssa.Function{}
	}
	r.called[call] = slices.Clip(list) // whoever appends gets a list of his own
	return r.called[call]
}

// Callers returns the calls and deferred calls in the package that run fn on
// their own goroutine.
func (r *Result) Callers(fn *ssa.Function) []ssa.CallInstruction { return r.calls[ssax.Origin(fn)] }

// handedAt returns the functions that the call hands over to be run so.
func (r *Result) handedAt(call ssa.CallInstruction, run library.Run) []*ssa.Function {
	var list []*ssa.Function
	for _, arg := range call.Common().Args {
		objects, _ := r.flow.Objects(arg)
		for _, o := range objects {
			if o.Kind != flow.Func || !r.ir.Has(o.Fn) || slices.Contains(list, o.Fn) {
				continue
			}
			handoffs, _ := r.flow.Handed(o.Fn)
			if slices.ContainsFunc(handoffs, func(h flow.Handoff) bool { return h.Call == call && h.Run == run }) {
				list = append(list, o.Fn)
			}
		}
	}
	return list
}

// MayEnd tells whether fn can return: an endless loop cannot.
func MayEnd(fn *ssa.Function) bool {
	for _, block := range fn.Blocks {
		if block == fn.Recover {
			continue
		}
		if _, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return); ok && reachable(fn, block) {
			return true
		}
	}
	return false
}

func reachable(fn *ssa.Function, to *ssa.BasicBlock) bool {
	return to == fn.Blocks[0] || fn.Blocks[0].Dominates(to)
}

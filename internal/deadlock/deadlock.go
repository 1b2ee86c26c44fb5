// Package deadlock answers which operations can never complete because of a
// lock that is held: a wait under a mutex that the other side needs before it
// can serve, a mutex that its holder locks again, two mutexes that are locked
// in both orders.
//
// Two uses of a field mean the same mutex only as far as the package shows
// it: where channel and mutex stand in one struct on one side, they must do so
// on the other.
package deadlock

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// Analyzer finds the deadlocks of a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "deadlock",
	Doc:        "which operations block for good because of a lock that is held",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, chans.Analyzer, gorun.Analyzer, locks.Analyzer},
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the deadlocks of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Kind says what waits for what.
type Kind uint8

const (
	Channel Kind = iota // a channel operation under a lock that its counterpart needs
	Group               // Wait of a group under a lock that one of its goroutines needs
	Cond                // Wait of a condition under a second lock that who wakes it needs
	Again               // a mutex is locked by who holds it
	Reread              // a read lock is taken again, and a writer may wait in between
	Order               // two mutexes are locked in both orders
	Kept                // a return leaves the mutex locked for the next
)

// A Deadlock is an operation that never completes.
type Deadlock struct {
	Kind   Kind
	At     ssa.Instruction // the operation, or the call that leads to it under the lock
	Held   locks.Lock      // what is held there
	Op     *chans.Op       // of Channel
	Waits  ssa.Instruction // what waits: At itself, or what At leads to
	Needs  locks.Lock      // the lock that the other side takes, or that is taken here
	Needer *ssa.Function   // where the other side takes it
	Serves token.Pos       // where the other side would serve
	Writer token.Pos       // of Reread: where a writer waits
	Return token.Pos       // of Kept: the return that does not unlock
	Branch token.Pos       // of Again: the branch that leaves it locked, if there is one
}

// Pos returns the place of the operation.
func (d *Deadlock) Pos() token.Pos { return posOf(d.At) }

// WaitsPos returns the place of what waits.
func (d *Deadlock) WaitsPos() token.Pos { return posOf(d.Waits) }

func posOf(instr ssa.Instruction) token.Pos {
	if sel, ok := instr.(*ssa.Select); ok && len(sel.States) == 1 {
		return sel.States[0].Pos
	}
	if call, ok := instr.(ssa.CallInstruction); ok {
		return call.Common().Pos()
	}
	return instr.Pos()
}

// A Result holds the deadlocks of a package.
type Result struct {
	Deadlocks []*Deadlock // in source order, one an operation

	ir    *ir.Result
	flow  *flow.Result
	chans *chans.Result
	gorun *gorun.Result
	locks *locks.Result
	waits map[*ssa.Function][]ssa.Instruction // operations that may wait, by function

	callees  map[ssa.CallInstruction][]*ssa.Function // what runs before the call returns
	acquires map[ssa.CallInstruction][]locks.Lock    // what the call may lock
	leads    map[*ssa.Function]bool                  // it waits, or calls a function that leads to a wait
	sections []locks.Lock
	handed   map[any]bool                     // mutexes, by key, that a function unlocks which has not locked them
	drops    map[*ssa.Function]bool           // those functions
	bound    bool                             // a method of a mutex is used as a value
	puts     map[*types.Var][]ssa.Instruction // stores to a field, by field
	holder   *ssa.Function                    // who holds the lock of which is asked
	steps    int
}

// maxSteps bounds the work on a package, in calls looked at.
const maxSteps = 200_000

func run(pass *analysis.Pass) (any, error) {
	r := &Result{
		ir: ir.Of(pass), flow: flow.Of(pass), chans: chans.Of(pass), gorun: gorun.Of(pass), locks: locks.Of(pass),
		waits: map[*ssa.Function][]ssa.Instruction{}, callees: map[ssa.CallInstruction][]*ssa.Function{}, acquires: map[ssa.CallInstruction][]locks.Lock{},
		leads: map[*ssa.Function]bool{}, handed: map[any]bool{}, drops: map[*ssa.Function]bool{},
	}
	if r.ir.Pkg == nil {
		return r, nil
	}
	r.sections = r.locks.Sections()
	if len(r.sections) == 0 {
		return r, nil
	}
	r.index()
	r.underLocks()
	r.twice()
	r.orders()
	r.keepers()
	slices.SortStableFunc(r.Deadlocks, func(a, b *Deadlock) int { return int(a.Pos()) - int(b.Pos()) })
	r.Deadlocks = slices.CompactFunc(r.Deadlocks, func(a, b *Deadlock) bool { return a.Pos() == b.Pos() })
	r.Deadlocks = slices.DeleteFunc(slices.Clone(r.Deadlocks), r.isFirstOfTwo)
	return r, nil
}

// index notes once what is asked for often.
func (r *Result) index() {
	for closure := range ssax.All[*ssa.MakeClosure](r.ir.Funcs) {
		if fn, ok := closure.Fn.(*ssa.Function); ok && fn.Object() != nil && fn.Object().Pkg() != nil && fn.Object().Pkg().Path() == "sync" {
			r.bound = true
		}
	}
	for _, call := range r.ir.Calls {
		if fns := r.gorun.Callees(call); len(fns) > 0 {
			r.callees[call] = fns
		}
		if list := r.locks.AcquiresAt(call); len(list) > 0 {
			r.acquires[call] = list
		}
		dropped, ok := r.locks.DroppedAt(call)
		if !ok {
			continue
		}
		fn := call.Parent()
		own := slices.ContainsFunc(r.sections, func(l locks.Lock) bool { return l.Mutex == dropped.Mutex && outermost(l.At.Parent()) == outermost(fn) })
		if !own {
			r.handed[key(dropped)] = true
			r.drops[fn] = true
		}
	}
}

// isFirstOfTwo tells whether another operation follows under the same lock,
// for which the other side needs the lock at the same place: a request that an
// idle loop takes, before a reply that it cannot give. The later one blocks
// whenever it runs.
func (r *Result) isFirstOfTwo(d *Deadlock) bool {
	return d.Kind == Channel && slices.ContainsFunc(r.Deadlocks, func(later *Deadlock) bool {
		return later.Kind == Channel && later.Held.At == d.Held.At && later.Needs.At == d.Needs.At && later.At != d.At &&
			later.At.Parent() == d.At.Parent() && ssax.Reaches(d.At, later.At, r.unlocksOf(d.Held)) && !ssax.Reaches(later.At, d.At, r.unlocksOf(d.Held))
	})
}

// unlocksOf tells of an instruction whether it unlocks the mutex.
func (r *Result) unlocksOf(l locks.Lock) func(ssa.Instruction) bool {
	return func(instr ssa.Instruction) bool {
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			return false
		}
		dropped, ok := r.locks.DroppedAt(call)
		return ok && dropped.Mutex == l.Mutex
	}
}

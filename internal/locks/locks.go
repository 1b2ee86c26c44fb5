// Package locks answers which mutexes are surely held when an instruction
// runs.
//
// It is a forward analysis over paths: after a branch, what both sides hold is
// held. Helpers that lock or unlock for their caller count, and so do the
// locks that every caller of an unexported function or of a function literal
// holds. A mutex is named by the path from a variable to it, so two names may
// be one mutex; a lock that is not listed may still be held.
package locks

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// Analyzer finds the locks of a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "locks",
	Doc:        "which mutexes are surely held at an instruction",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, gorun.Analyzer},
	Run:        func(pass *analysis.Pass) (any, error) { return solve(pass), nil },
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the locks of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Mode is how a mutex is taken.
type Mode uint8

const (
	Write Mode = iota // Lock
	Read              // RLock
)

func (m Mode) String() string { return [...]string{"write", "read"}[m] }

// A Mutex is one mutex, as the function that asks names it. It is comparable:
// within a function and its literals equal ones are the same mutex.
type Mutex struct {
	// Path is where the mutex stands; see ssax.PathOf. For a field that holds
	// a pointer to a mutex it is what the field holds.
	Path any
}

// Field returns the struct field that is, or points to, the mutex, or nil.
func (m Mutex) Field() *types.Var {
	if p, ok := m.Path.(ssax.Path); ok {
		return p.Field
	}
	return nil
}

// Base returns the path of the struct in which Field stands, or nil. It equals
// ssax.PathOf of any pointer to the same struct.
func (m Mutex) Base() any {
	if p, ok := m.Path.(ssax.Path); ok && p.Field != nil {
		return p.Base
	}
	return nil
}

// Var returns the variable that is, or points to, the mutex: an *ssa.Alloc,
// *ssa.Global or *ssa.Parameter, or nil.
func (m Mutex) Var() ssa.Value {
	path := m.Path
	if p, ok := path.(ssax.Path); ok && p.Field == nil && p.Index == nil {
		path = p.Base
	}
	v, _ := path.(ssa.Value)
	return v
}

// Named tells whether the name means something outside of its function: it
// begins at a parameter or a global variable.
func (m Mutex) Named() bool {
	switch ssax.Root(m.Path).(type) {
	case *ssa.Global, *ssa.Parameter:
		return true
	}
	return false
}

// A Lock is a mutex that is held.
type Lock struct {
	Mutex
	Mode Mode
	// At is the call of Lock, RLock or TryLock. It stands in another function
	// if a helper took the lock, or a caller holds it.
	At ssa.CallInstruction
	// Try tells that At only tries.
	Try bool
}

// Pos returns the place at which the lock is taken.
func (l Lock) Pos() token.Pos { return l.At.Pos() }

// A Result says which locks are held where.
type Result struct {
	ir      *ir.Result
	flow    *flow.Result
	gorun   *gorun.Result
	effects map[*ssa.Function]*effect
	context map[*ssa.Function][]Lock
	states  map[*ssa.Function]map[*ssa.BasicBlock][]Lock
	deferOf map[*ssa.Function][]*ssa.Defer
	ops     map[ssa.CallInstruction]op
	opCalls []ssa.CallInstruction
	takes   map[*ssa.Function][]Lock
	conds   map[*types.Var]*types.Var // the mutex beside a field that is a sync.Cond; nil if there are several
	any     bool                      // the package takes a lock at all
}

// Held returns the locks that are surely held when instr begins, in the order
// in which they were taken; those that all callers hold come first. For a
// defer statement it tells of the statement and not of the deferred call: see
// HeldAtReturn.
func (r *Result) Held(instr ssa.Instruction) []Lock {
	if !r.any || instr.Block() == nil {
		return nil
	}
	fn := instr.Parent()
	states, ok := r.states[fn]
	if !ok {
		return r.context[fn]
	}
	st, reached := states[instr.Block()]
	if !reached {
		return nil
	}
	for _, next := range instr.Block().Instrs {
		if next == instr {
			break
		}
		st = r.step(next, st)
	}
	return st
}

// HeldAtReturn returns the locks that are surely held when the deferred call
// runs.
func (r *Result) HeldAtReturn(d *ssa.Defer) []Lock {
	if !r.any {
		return nil
	}
	fn := d.Parent()
	var held []Lock
	first := true
	for _, block := range fn.Blocks {
		if block == fn.Recover {
			continue
		}
		for _, instr := range block.Instrs {
			run, ok := instr.(*ssa.RunDefers)
			if !ok || !ssax.Reaches(d, run, nil) {
				continue
			}
			st := r.Held(run)
			for _, other := range r.deferred(run) {
				if other == d {
					break
				}
				st = r.runDeferred(other, run, st)
			}
			if first {
				held, first = st, false
			} else {
				held = intersect(held, st)
			}
		}
	}
	return held
}

// HeldByCallers returns the locks that every caller of fn surely holds, in
// fn's own terms. It is empty for a function that is started as a goroutine or
// that code outside the package may call.
func (r *Result) HeldByCallers(fn *ssa.Function) []Lock { return r.context[ssax.Origin(fn)] }

// Holds tells whether the mutex is surely held at instr, for writing if mode
// is Write.
func (r *Result) Holds(instr ssa.Instruction, m Mutex, mode Mode) bool {
	return slices.ContainsFunc(r.Held(instr), func(l Lock) bool { return l.Mutex == m && (mode == Read || l.Mode == Write) })
}

// Gains returns the locks that fn holds when it returns and did not hold when
// it was called, in fn's own terms.
func (r *Result) Gains(fn *ssa.Function) []Lock {
	if e := r.effects[ssax.Origin(fn)]; e != nil {
		return e.gains
	}
	return nil
}

// Releases returns the locks of its caller that fn may release, in fn's own
// terms.
func (r *Result) Releases(fn *ssa.Function) []Lock {
	if e := r.effects[ssax.Origin(fn)]; e != nil {
		return e.releases
	}
	return nil
}

// Acquires returns the locks that fn, or what it calls on its goroutine, may
// take before it returns, as far as fn can name them. TryLock does not count.
func (r *Result) Acquires(fn *ssa.Function) []Lock { return r.takes[ssax.Origin(fn)] }

// AcquiresAt returns the locks that the call may take before it returns, in
// the terms of the function in which it stands.
func (r *Result) AcquiresAt(call ssa.CallInstruction) []Lock {
	if o, ok := r.ops[call]; ok {
		if o.kind == take {
			return []Lock{o.lock(call)}
		}
		return nil
	}
	if _, ok := call.(*ssa.Go); ok {
		return nil
	}
	var list []Lock
	for _, fn := range r.gorun.Callees(call) {
		for _, l := range r.takes[fn] {
			if m, ok := inCaller(l.Mutex, fn, call); ok {
				l.Mutex = m
				list = add(list, l)
			}
		}
	}
	return list
}

// Sections returns every call that takes a mutex, in the order of the
// package's instructions, under the name it has there.
func (r *Result) Sections() []Lock {
	var list []Lock
	for _, call := range r.opCalls {
		if o := r.ops[call]; o.kind == take || o.kind == try {
			list = append(list, o.lock(call))
		}
	}
	return list
}

// TakenAt returns the lock that the call itself takes or tries to take.
func (r *Result) TakenAt(call ssa.CallInstruction) (Lock, bool) {
	o, ok := r.ops[call]
	if !ok || o.kind == drop {
		return Lock{}, false
	}
	return o.lock(call), true
}

// DroppedAt returns the mutex that the call itself unlocks.
func (r *Result) DroppedAt(call ssa.CallInstruction) (Lock, bool) {
	o, ok := r.ops[call]
	if !ok || o.kind != drop {
		return Lock{}, false
	}
	return o.lock(call), true
}

// Text returns the mutex as it is written where it is taken, such as "s.mu"
// for s.mu.Lock().
func (r *Result) Text(l Lock) string {
	text := r.ir.CallText(l.At.Pos())
	if i := strings.LastIndex(text, "."); i > 0 {
		return text[:i]
	}
	if f := l.Field(); f != nil {
		return f.Name()
	}
	return "the lock"
}

package deadlock

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// twice finds the mutexes that are locked by who holds them: in one function,
// and through calls.
func (r *Result) twice() {
	for _, call := range r.ir.Calls {
		if _, ok := call.(*ssa.Call); !ok {
			continue
		}
		if l, ok := r.locks.TakenAt(call); ok {
			if !l.Try {
				r.again(call, l)
			}
			continue
		}
		r.callback(call)
		if call.Common().StaticCallee() == nil && !call.Common().IsInvoke() && !r.isPlain(call) {
			continue // a function value may belong to another run of its function
		}
		for _, l := range r.acquires[call] {
			for _, held := range r.locks.Held(call) {
				if held.Mutex == l.Mutex && held.At.Parent() == call.Parent() && !l.Try && r.surelyTakes(call, l, held) {
					r.double(call, held, l)
				}
			}
		}
	}
}

// isPlain tells whether the call of a function value calls one function of the
// package that captures nothing, so that its arguments say all.
func (r *Result) isPlain(call ssa.CallInstruction) bool {
	fns, complete := r.flow.Callees(call)
	return complete && len(fns) == 1 && len(fns[0].FreeVars) == 0 && len(r.callees[call]) == 1 && len(fns[0].Params) == len(call.Common().Args)
}

// again looks for a path from one lock of a mutex to the next without an
// unlock in between.
func (r *Result) again(call ssa.CallInstruction, first locks.Lock) {
	if ssax.HasIndex(first.Path) {
		return // another element the next time
	}
	walk := ssax.Walk{
		Goal: func(instr ssa.Instruction, chosen int) bool {
			next, ok := instr.(*ssa.Call)
			if !ok {
				return false
			}
			l, ok := r.locks.TakenAt(next)
			return ok && !l.Try && l.Mutex == first.Mutex && conflict(l.Mode, first.Mode)
		},
		Arbitrary: func(cond ssa.Value) bool { return r.guards(cond, first) },
		Stop: func(instr ssa.Instruction, chosen int) bool {
			if ssax.Redefines(instr, ssax.Root(first.Path)) {
				return true
			}
			if store, ok := instr.(*ssa.Store); ok && ssax.Loads(first.Path, ssax.PathOf(store.Addr)) {
				return true // the name means another mutex now
			}
			call, ok := instr.(*ssa.Call)
			if !ok {
				return false
			}
			if l, ok := r.locks.DroppedAt(call); ok && l.Mutex == first.Mutex {
				return true
			}
			return slices.ContainsFunc(r.callees[call], func(fn *ssa.Function) bool { return len(r.locks.Releases(fn)) > 0 })
		},
	}
	goal, _, ok := walk.From(call)
	if !ok {
		r.left(first)
		return
	}
	next := goal.(*ssa.Call)
	l, _ := r.locks.TakenAt(next)
	r.Deadlocks = append(r.Deadlocks, &Deadlock{Kind: Again, At: next, Waits: next, Held: first, Needs: l, Needer: next.Parent()})
}

// guards tells whether a branch on the condition decides at once whether the
// mutex is locked or unlocked: it may ask whether it is held.
func (r *Result) guards(cond ssa.Value, l locks.Lock) bool {
	for branch := range ssax.Refs[*ssa.If](cond) {
		for _, side := range branch.Block().Succs {
			if len(side.Preds) == 1 && len(side.Succs) == 1 && slices.ContainsFunc(side.Instrs, func(instr ssa.Instruction) bool { return r.turns(instr, l) }) {
				return true
			}
		}
	}
	return false
}

// turns tells whether instr locks or unlocks the mutex.
func (r *Result) turns(instr ssa.Instruction, l locks.Lock) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	if taken, ok := r.locks.TakenAt(call); ok {
		return taken.Mutex == l.Mutex
	}
	dropped, ok := r.locks.DroppedAt(call)
	return ok && dropped.Mutex == l.Mutex
}

func (r *Result) double(call ssa.CallInstruction, held, l locks.Lock) {
	d := &Deadlock{Kind: Again, At: call, Waits: l.At, Held: held, Needs: l, Needer: l.At.Parent()}
	if !conflict(held.Mode, l.Mode) {
		writer := r.writerBeside(l)
		if writer == nil {
			return
		}
		d.Kind, d.Writer = Reread, posOf(writer)
	}
	r.Deadlocks = append(r.Deadlocks, d)
}

// writerBeside returns a place at which another goroutine locks the mutex for
// writing.
func (r *Result) writerBeside(l locks.Lock) ssa.CallInstruction {
	for _, other := range r.sections {
		if other.Mode == locks.Write && !other.Try && (other.Mutex == l.Mutex || other.Field() != nil && other.Field() == l.Field()) && len(r.gorun.RunBy(other.At.Parent())) > 0 {
			return other.At
		}
	}
	return nil
}

// surelyTakes tells whether the call takes the lock on a path that its
// arguments allow and that needs no arbitrary branch, before it unlocks it.
func (r *Result) surelyTakes(call ssa.CallInstruction, l, held locks.Lock) bool {
	fns := r.callees[call]
	if len(fns) != 1 {
		return false
	}
	return r.takesIn(fns[0], call, l.At, 0)
}

func (r *Result) takesIn(fn *ssa.Function, call, at ssa.CallInstruction, depth int) bool {
	if depth > maxCalls || len(r.locks.Releases(fn)) > 0 {
		return false
	}
	var known []ssax.Known
	args := call.Common().Args
	if len(args) == len(fn.Params) {
		for i, arg := range args {
			if c, ok := arg.(*ssa.Const); ok && c.Value != nil {
				known = append(known, ssax.Known{Of: fn.Params[i], Text: c.Value.ExactString()})
			}
		}
	}
	walk := ssax.Walk{
		Known:     known,
		Arbitrary: isArgument,
		Goal: func(instr ssa.Instruction, chosen int) bool {
			if instr == at {
				return true
			}
			inner, ok := instr.(*ssa.Call)
			if !ok || at.Parent() == fn {
				return false
			}
			callees := r.callees[inner]
			return len(callees) == 1 && callees[0] != fn && r.takesIn(callees[0], inner, at, depth+1)
		},
	}
	_, _, ok := walk.FromEntry(fn)
	return ok
}

// isArgument tells whether the condition asks what a caller has put into a map
// that it passes.
func isArgument(cond ssa.Value) bool {
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond = not.X
	}
	extract, ok := cond.(*ssa.Extract)
	if !ok {
		return false
	}
	lookup, ok := extract.Tuple.(*ssa.Lookup)
	if !ok {
		return false
	}
	_, passed := lookup.X.(*ssa.Parameter)
	return passed
}

// orders finds two mutexes of one struct, or two variables, that are locked in
// both orders.
func (r *Result) orders() {
	type pair struct {
		first, second locks.Lock
		at            ssa.CallInstruction
	}
	var pairs []pair
	for _, call := range r.ir.Calls {
		if _, ok := call.(*ssa.Call); !ok {
			continue
		}
		for _, l := range r.acquires[call] {
			if l.Try {
				continue
			}
			for _, held := range r.locks.Held(call) {
				if held.Mutex != l.Mutex && held.At.Parent() == call.Parent() && (siblings(held.Mutex, l.Mutex) || linked(held.Mutex, l.Mutex)) {
					pairs = append(pairs, pair{held, l, call})
				}
			}
		}
	}
	told := map[[2]any]bool{}
	for i, b := range pairs {
		for _, a := range pairs[:i] {
			if told[[2]any{key(b.first), key(b.second)}] {
				break // one pair of mutexes, one finding
			}
			if key(a.first) != key(b.second) || key(a.second) != key(b.first) || !conflict(a.first.Mode, b.second.Mode) || !conflict(a.second.Mode, b.first.Mode) {
				continue
			}
			if !r.beside(a.at.Parent(), b.at.Parent()) || r.gated(a.at, b.at, a.first, a.second) || !r.certain(a.at, a.second) || !r.certain(b.at, b.second) {
				continue
			}
			told[[2]any{key(b.first), key(b.second)}], told[[2]any{key(b.second), key(b.first)}] = true, true
			r.Deadlocks = append(r.Deadlocks, &Deadlock{Kind: Order, At: b.at, Waits: b.at, Held: b.first, Needs: b.second, Needer: a.at.Parent(), Serves: posOf(a.at)})
			break
		}
	}
}

// certain tells whether the call takes the lock whenever it is made.
func (r *Result) certain(call ssa.CallInstruction, l locks.Lock) bool {
	if _, ok := r.locks.TakenAt(call); ok {
		return true
	}
	return r.surelyTakes(call, l, l)
}

// siblings tells whether two mutexes are fields of one struct, or variables.
func siblings(a, b locks.Mutex) bool {
	if a.Field() != nil && b.Field() != nil {
		return a.Field() != b.Field() && a.Base() == b.Base()
	}
	return a.Field() == nil && b.Field() == nil && a.Var() != nil && b.Var() != nil
}

// linked tells whether the struct of b is reached from that of a, a struct of
// another type: its parent, or one of its children.
func linked(a, b locks.Mutex) bool {
	if a.Field() == nil || b.Field() == nil || a.Field() == b.Field() {
		return false
	}
	return reachedFrom(b.Base(), a.Base(), 0)
}

// reachedFrom tells whether the path leads from the base, through fields,
// elements and the variables of a range.
func reachedFrom(path, base any, depth int) bool {
	if path == nil || depth > 8 {
		return false
	}
	if depth > 0 && path == base {
		return true
	}
	switch p := path.(type) {
	case ssax.Path:
		return reachedFrom(p.Base, base, depth+1)
	case *ssa.Extract:
		switch tuple := p.Tuple.(type) {
		case *ssa.Next:
			if over, ok := tuple.Iter.(*ssa.Range); ok {
				return reachedFrom(ssax.PathOf(over.X), base, depth+1)
			}
		case *ssa.Lookup:
			return reachedFrom(ssax.PathOf(tuple.X), base, depth+1)
		}
	case *ssa.Lookup:
		return reachedFrom(ssax.PathOf(p.X), base, depth+1)
	case *ssa.UnOp:
		return p.Op == token.MUL && reachedFrom(ssax.PathOf(p.X), base, depth+1)
	case *ssa.IndexAddr:
		return reachedFrom(ssax.PathOf(p.X), base, depth+1)
	}
	return false
}

// key names a mutex across functions.
func key(l locks.Lock) any {
	if f := l.Field(); f != nil {
		return f
	}
	return l.Var()
}

// beside tells whether two functions may run at the same time, on one object.
// Goroutines that are started one by one have an object each, as far as can be
// known; those that a loop starts share one.
func (r *Result) beside(a, b *ssa.Function) bool {
	for _, g := range r.gorun.RunBy(a) {
		for _, h := range r.gorun.RunBy(b) {
			if g.Kind == gorun.Init || h.Kind == gorun.Init {
				continue
			}
			if g != h || g.Kind == gorun.Client || g.Kind == gorun.Spawned && ssax.InLoop(g.Spawn.Site.Block()) {
				return true
			}
		}
	}
	return false
}

// gated tells whether a third mutex keeps the two apart.
func (r *Result) gated(a, b ssa.CallInstruction, first, second locks.Lock) bool {
	for _, x := range r.locks.Held(a) {
		for _, y := range r.locks.Held(b) {
			if key(x) == key(y) && key(x) != key(first) && key(x) != key(second) && conflict(x.Mode, y.Mode) {
				return true
			}
		}
	}
	return false
}

package deadlock

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// keepers finds the functions that unlock a mutex on some of their paths and
// return on another, such as that of an error, with the mutex locked.
func (r *Result) keepers() {
	for _, first := range r.sections {
		fn := first.At.Parent()
		if first.Try || ssax.HasIndex(first.Path) || len(r.gorun.RunBy(fn)) == 0 || !r.unlocks(fn, first) || r.handsOver(first) {
			continue
		}
		if first.Field() == nil && first.Var() != nil && first.Var().Parent() == fn {
			continue // it ends with the function
		}
		walk := ssax.Walk{
			Goal: func(instr ssa.Instruction, chosen int) bool {
				_, ok := instr.(*ssa.Return)
				return ok && instr.Block() != fn.Recover
			},
			Stop: func(instr ssa.Instruction, chosen int) bool {
				call, ok := instr.(ssa.CallInstruction)
				return ok && r.mayUnlock(call, first)
			},
		}
		goal, _, ok := walk.From(first.At)
		if !ok || r.defersUnlock(fn, first) {
			continue
		}
		r.Deadlocks = append(r.Deadlocks, &Deadlock{Kind: Kept, At: first.At, Waits: first.At, Held: first, Needs: first, Needer: fn, Return: returnPos(goal)})
	}
}

func returnPos(ret ssa.Instruction) token.Pos {
	if ret.Pos().IsValid() {
		return ret.Pos()
	}
	for b := ret.Block(); b != nil; b = b.Idom() {
		for _, instr := range slices.Backward(b.Instrs) {
			if instr.Pos().IsValid() {
				return instr.Pos()
			}
		}
	}
	return ret.Parent().Pos()
}

// unlocks tells whether fn unlocks the mutex itself on some path, and always
// after this lock: a function that unlocks first gives its caller's lock back,
// and one that locks under a condition unlocks under the same.
func (r *Result) unlocks(fn *ssa.Function, l locks.Lock) bool {
	found := false
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		dropped, ok := r.locks.DroppedAt(call)
		if !ok || dropped.Mutex != l.Mutex {
			continue
		}
		if !ssax.Precedes(l.At, call) {
			return false
		}
		found = true
	}
	return found
}

// defersUnlock tells whether fn unlocks in what it defers, in whichever
// literal.
func (r *Result) defersUnlock(fn *ssa.Function, l locks.Lock) bool {
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
		if r.mayUnlock(d, l) {
			return true
		}
	}
	return false
}

// mayUnlock tells whether the call unlocks the mutex, or a function that may.
func (r *Result) mayUnlock(call ssa.CallInstruction, l locks.Lock) bool {
	if dropped, ok := r.locks.DroppedAt(call); ok {
		return dropped.Mutex == l.Mutex || dropped.Field() != nil && dropped.Field() == l.Field()
	}
	for _, fn := range r.callees[call] {
		if len(r.locks.Releases(fn)) > 0 || r.drops[fn] || fn.Parent() != nil {
			return true
		}
	}
	_, isGo := call.(*ssa.Go)
	return isGo
}

// handsOver tells whether some function of the package unlocks a mutex of this
// name that another has locked, or an unlock method is used as a value: a
// locked mutex may then be what the function is for.
func (r *Result) handsOver(l locks.Lock) bool {
	if r.handed[key(l)] || key(l) == nil {
		return true
	}
	return r.bound
}

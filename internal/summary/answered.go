package summary

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// answered tells whether fn may wait, after instr has handed memory over, for
// somebody to be done with it: a request waits for its reply, and a writer
// that has queued its caller's bytes for their being written.
func (r *Result) answered(instr ssa.Instruction) bool {
	for next := range ssax.After(instr, nil) {
		if next != instr && r.isWait(next) {
			return true
		}
	}
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{instr.Parent()}) {
		if r.isWait(d) {
			return true
		}
	}
	return false
}

// isWait tells whether instr waits for a signal that is neither a clock's nor
// the end of a context. A receive beside a send only gives the send up.
func (r *Result) isWait(instr ssa.Instruction) bool {
	switch instr := instr.(type) {
	case *ssa.UnOp:
		return instr.Op == token.ARROW && !IsClock(instr.X)
	case *ssa.Select:
		receives := false
		for _, state := range instr.States {
			if state.Dir == types.SendOnly {
				return false
			}
			receives = receives || !IsClock(state.Chan)
		}
		return instr.Blocking && receives
	case *ssa.Call, *ssa.Defer:
		call := instr.(ssa.CallInstruction)
		if fn := Callee(call); fn != nil && library.Blocks(fn)&library.Wait != 0 {
			return true
		}
		for _, fn := range r.gorun.Callees(call) {
			if r.waitsIn(fn) {
				return true
			}
		}
	}
	return false
}

// waitsIn tells whether fn, or what it runs, waits for a signal.
func (r *Result) waitsIn(fn *ssa.Function) bool {
	if waits, ok := r.waiting[fn]; ok {
		return waits
	}
	if r.waiting == nil {
		r.waiting = map[*ssa.Function]bool{}
	}
	r.waiting[fn] = false // a cycle waits for what its other parts wait for
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		if r.isWait(instr) {
			r.waiting[fn] = true
			break
		}
	}
	return r.waiting[fn]
}

// IsClock tells whether the channel is that of a timer, a ticker or a context,
// or one of signals: what it says has nothing to do with who got a value.
func IsClock(ch ssa.Value) bool {
	if t, ok := ch.Type().Underlying().(*types.Chan); ok {
		if named, ok := types.Unalias(t.Elem()).(*types.Named); ok && named.Obj().Pkg() != nil {
			switch named.Obj().Pkg().Path() + "." + named.Obj().Name() {
			case "time.Time", "os.Signal":
				return true
			}
		}
	}
	call, ok := ch.(*ssa.Call)
	if !ok {
		return false
	}
	fn := Callee(call)
	return fn != nil && fn.Name() == "Done" && fn.Signature().Recv() != nil && fn.Signature().Params().Len() == 0
}

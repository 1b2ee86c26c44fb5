package scope

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A panic ends the program, which leaves nobody blocked, unless a deferred
// function recovers: then the function returns early, and so does what a
// runtime.Goexit leaves. Both matter only where they are met.

// guard finds the functions that recover from panics, those in which a panic
// is recovered, and those that goroutines of the scope run.
func (s *slice) guard() {
	s.rescuers, s.guarded, s.spawned = map[*ssa.Function]bool{}, map[*ssa.Function]bool{}, map[*ssa.Function]bool{}
	var guarded, spawned []*ssa.Function
	for call := range ssax.All[ssa.CallInstruction](s.funcs) {
		fn := call.Parent()
		switch call.(type) {
		case *ssa.Defer:
			if !s.rescuers[fn] && slices.ContainsFunc(s.targets(call), func(d *ssa.Function) bool { return s.recovers[d] }) {
				s.rescuers[fn] = true
				guarded = append(guarded, fn)
			}
		case *ssa.Go:
			spawned = append(spawned, s.candidates(call)...)
		}
		spawned = append(spawned, s.handed(call)...)
	}
	s.called(guarded, s.guarded)
	s.called(spawned, s.spawned)
}

// called adds the functions of the list, and what they call, to the set.
func (s *slice) called(list []*ssa.Function, set map[*ssa.Function]bool) {
	for len(list) > 0 {
		fn := list[0]
		list = list[1:]
		if set[fn] || !s.within[fn] {
			continue
		}
		set[fn] = true
		for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
			if _, isGo := call.(*ssa.Go); !isGo {
				list = append(list, s.candidates(call)...)
			}
		}
	}
}

// markEnds makes the places at which a function of the scope is left by a
// recovered panic or the end of its goroutine a part of the model.
func (s *slice) markEnds() {
	for instr := range ssax.All[ssa.Instruction](s.funcs) {
		fn := instr.Parent()
		switch i := instr.(type) {
		case *ssa.Panic:
			if s.guarded[fn] && !afterNoReturn(i) {
				s.mark(i)
			}
		case ssa.CallInstruction:
			if b, ok := i.Common().Value.(*ssa.Builtin); ok && b.Name() == "recover" && s.recovers[fn] {
				s.mark(i)
			}
			if s.spawned[fn] && isGoexit(i) || s.guarded[fn] && s.active[fn] && s.mayPanic(i) {
				s.mark(i)
			}
		}
	}
}

// mayPanic tells whether the call is one against whose panics a recover is
// there: of a function that is a value, or of an interface's method.
func (s *slice) mayPanic(call ssa.CallInstruction) bool {
	_, plain := call.(*ssa.Call)
	c := call.Common()
	return plain && (c.IsInvoke() || c.StaticCallee() == nil) && len(s.targets(call)) == 0 && !isBuiltin(c) && !isSyncOp(nameOf(call)) && !ofStd(call)
}

// ofStd tells whether the method belongs to an interface of the standard library.
func ofStd(call ssa.CallInstruction) bool {
	fn := calleeObject(call)
	return fn != nil && fn.Pkg() != nil && library.Std(fn.Pkg())
}

func isBuiltin(c *ssa.CallCommon) bool {
	_, ok := c.Value.(*ssa.Builtin)
	return ok
}

// afterNoReturn tells whether the instruction only closes the block behind a
// call that does not return.
func afterNoReturn(i *ssa.Panic) bool {
	for _, instr := range i.Block().Instrs {
		if call, ok := instr.(*ssa.Call); ok && call.Pos() == i.Pos() {
			return true
		}
	}
	return false
}

// isGoexit tells whether the call ends its goroutine, after the deferred calls.
func isGoexit(call ssa.CallInstruction) bool {
	return nameOf(call) == "runtime.Goexit" || library.EndsTest(calleeObject(call))
}

// cfgOf returns the function's control flow. Where panics are recovered, they
// are ways out like others. So is the end of a goroutine, but not the failure of
// the test that the scope is: what it leaves behind goes with it.
func (s *slice) cfgOf(fn *ssa.Function) *cfg {
	if !s.guarded[fn] && !s.spawned[fn] {
		return s.engine.cfgOf(fn)
	}
	c := s.cfgs[fn]
	if c == nil {
		c = s.engine.newCFG(fn, ends{s.guarded[fn], s.spawned[fn]})
		s.cfgs[fn] = c
	}
	return c
}

// rescued tells whether a panic in the frame is recovered by a deferred call
// of it or of a caller.
func (f *frame) rescued() bool {
	for up := f; up != nil; up = up.up {
		if up.slice.rescuers[up.fn] {
			return true
		}
	}
	return false
}

// panics goes to where the panic is recovered, by way of the deferred calls.
func (f *frame) panics() {
	if !f.rescued() {
		f.t.Do(explore.Panic)
		return
	}
	if f.rescue == 0 {
		f.rescue = f.t.NewMark()
	}
	f.t.Goto(f.rescue)
}

// rescues lowers what a panic in the frame leads to.
func (f *frame) rescues() {
	if f.rescue == 0 || f.saved {
		return
	}
	f.saved = true
	f.t.Set(f.rescue)
	f.here(f.fn.Pos(), nil)
	f.t.Assign(f.panicking, explore.Const(1))
	f.runDefers()
	recovered := f.t.NewMark()
	f.t.If(f.panicking, explore.EQ, explore.Const(0), recovered)
	if f.up != nil {
		f.up.panics()
	} else {
		f.t.Do(explore.Panic)
	}
	f.t.Set(recovered)
	if b := f.fn.Recover; b != nil {
		f.jump(nil, b)
		return
	}
	f.t.Do(explore.Open)
}

// recovered lowers the call of recover: it says whether there is a panic, and
// ends it.
func (f *frame) recovered() *val {
	if _, deferred := f.site.(*ssa.Defer); !deferred || f.up == nil || !f.up.mayRescue {
		return &val{kind: vOp, op: explore.Const(0)}
	}
	r := f.t.Reg("recovered")
	f.t.Assign(r, f.up.panicking)
	f.t.Assign(f.up.panicking, explore.Const(0))
	return &val{kind: vBit, op: r}
}

// mayPanicHere lowers the panic of a call against which a recover is there.
func (f *frame) mayPanicHere() {
	if !f.rescued() {
		return
	}
	goes, panics := f.t.NewMark(), f.t.NewMark()
	f.t.Choose(goes, panics)
	f.t.Set(panics)
	f.panics()
	f.t.Set(goes)
}

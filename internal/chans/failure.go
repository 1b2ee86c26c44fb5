package chans

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// afterFailure returns the close that runs in the calling function although the
// call has closed the channel on a path that only the environment decides on,
// such as that of an error, and of which its results tell.
func (a *again) afterFailure(at ssa.CallInstruction) (Sequel, bool) {
	call, ok := at.(*ssa.Call)
	if !ok {
		return Sequel{}, false
	}
	callee := ssax.Origin(call.Call.StaticCallee())
	if callee == nil || !a.ir.Has(callee) || callee == call.Parent() || len(callee.Blocks) == 0 {
		return Sequel{}, false
	}
	for inner := range ssax.All[*ssa.Call]([]*ssa.Function{callee}) {
		if dominatesReturns(inner.Block(), callee) {
			continue
		}
		for _, c := range a.surely(Close, inner, 1) {
			c = replaced(c, inner)
			key, ok := translate(c.key, call, callee)
			if !ok || c.gone || c.anew || a.isRebound(key) || !comesAbout(inner) {
				continue
			}
			c.key = key
			if s, ok := a.closesToo(call, inner, c); ok {
				return s, true
			}
		}
	}
	return Sequel{}, false
}

// comesAbout tells whether the environment alone may bring the function to the
// instruction.
func comesAbout(instr ssa.Instruction) bool {
	walk := ssax.Walk{Arbitrary: func(cond ssa.Value) bool { return !ssax.IsFree(cond) }}
	walk.Goal = func(other ssa.Instruction, _ int) bool { return other == instr }
	_, _, found := walk.FromEntry(instr.Parent())
	return found
}

// isRebound tells whether the package gives the place another channel than the
// one with which its value was built.
func (a *again) isRebound(key any) bool {
	if ssax.IsLocal(key) {
		return false
	}
	for store := range ssax.All[*ssa.Store](a.ir.Funcs) {
		if !ssax.Redefines(store, key) {
			continue
		}
		address, ok := store.Addr.(*ssa.FieldAddr)
		if !ok {
			return true
		}
		if _, isNew := address.X.(*ssa.Alloc); !isNew {
			return true
		}
	}
	return false
}

// closesToo looks for the caller's own close: one that it has deferred before
// the call, or that it comes to with the results that go with the first.
func (a *again) closesToo(call, inner *ssa.Call, first closing) (Sequel, bool) {
	known, all := resultsAfter(call, inner)
	walk := ssax.Walk{Known: known, Arbitrary: func(cond ssa.Value) bool { return !ssax.IsFree(cond) }}
	var second *Op
	closes := func(instr ssa.Instruction) bool {
		c, ok := instr.(ssa.CallInstruction)
		if !ok {
			return false
		}
		for _, other := range a.surely(Close, c, 0) {
			if other.key == first.key && !other.anew {
				second = other.op
				return true
			}
		}
		return false
	}
	for late := range ssax.All[*ssa.Defer]([]*ssa.Function{call.Parent()}) {
		if !ssax.Precedes(late, call) || !closes(late) {
			continue
		}
		walk.Goal = func(instr ssa.Instruction, _ int) bool {
			_, ok := instr.(*ssa.RunDefers)
			return ok
		}
		walk.Stop = func(instr ssa.Instruction, _ int) bool { return ssax.Redefines(instr, first.key) }
		if _, _, found := walk.From(call); found {
			return Sequel{First: first.op, Second: second, At: call, AtReturn: true, Via: late}, true
		}
	}
	if !all {
		return Sequel{}, false
	}
	walk.Goal = func(instr ssa.Instruction, _ int) bool { return instr != ssa.Instruction(call) && closes(instr) }
	walk.Stop = func(instr ssa.Instruction, _ int) bool {
		return instr == ssa.Instruction(call) || ssax.Redefines(instr, first.key)
	}
	goal, _, found := walk.From(call)
	if !found {
		return Sequel{}, false
	}
	_, late := goal.(*ssa.Defer)
	return Sequel{First: first.op, Second: second, At: call, AtReturn: late, Via: goal}, true
}

// resultsAfter returns what the call gives if it has come to the inner call;
// all tells whether that is known of each of its results.
func resultsAfter(call, inner *ssa.Call) (known []ssax.Known, all bool) {
	results := inner.Parent().Signature.Results()
	all = true
	for i := range results.Len() {
		t := results.At(i).Type()
		basic, isBasic := t.Underlying().(*types.Basic)
		isBool := isBasic && basic.Info()&types.IsBoolean != 0
		if !isBool && !types.Identical(t, types.Universe.Lookup("error").Type()) {
			continue
		}
		var outcomes ssax.Outcomes
		if failed, truth := ssax.FailureBefore(inner.Block()); failed != nil {
			outcomes = ssax.OutcomesAfter(inner, failed, truth, i)
		} else {
			outcomes = ssax.OutcomesAfter(inner, inner, ssax.Unsure, i)
		}
		text := ""
		switch {
		case outcomes.Only(ssax.True) && isBool:
			text = "true"
		case outcomes.Only(ssax.False) && isBool:
			text = "false"
		case outcomes.Only(ssax.True):
			text = ssax.NotNil
		case outcomes.Only(ssax.False):
			text = ssax.NilText
		default:
			all = false
			continue
		}
		if results.Len() == 1 {
			known = append(known, ssax.Known{Of: call, Text: text})
			continue
		}
		for extract := range ssax.Refs[*ssa.Extract](call) {
			if extract.Index == i {
				known = append(known, ssax.Known{Of: extract, Text: text})
			}
		}
	}
	return known, all
}

package chans

import (
	"iter"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// A NilClose is a close of a channel that is nil: whenever it runs, or on a
// path that has left it nil.
type NilClose struct {
	Op     *Op
	Always bool
	Since  ssa.Instruction // gives the place nil, or nil
}

// NilCloses yields the closes of a channel that is always nil, and those to
// which a feasible path leads on which the channel has not been made, or has
// been set to nil.
func (r *Result) NilCloses() iter.Seq[NilClose] {
	return func(yield func(NilClose) bool) {
		n := &niling{Result: r, again: &again{Result: r, sure: map[sureKey][]closing{}}, surely: map[*ssa.Function][]setting{}}
		for _, op := range r.Ops {
			if op.Kind != Close {
				continue
			}
			c, ok := NilClose{Op: op, Always: true}, r.AlwaysNil(op)
			if !ok {
				c, ok = n.onPath(op)
			}
			if ok && !yield(c) {
				return
			}
		}
		for _, call := range r.ir.Calls {
			if c, ok := n.unmade(call); ok && !yield(c) {
				return
			}
		}
	}
}

// unmade tells whether the call closes a channel in a field of a value that its
// function has just made, before anything gives the field a channel.
func (n *niling) unmade(call ssa.CallInstruction) (NilClose, bool) {
	plain, ok := call.(*ssa.Call)
	if !ok || len(n.ops[call]) > 0 {
		return NilClose{}, false
	}
	for _, c := range n.again.surely(Close, plain, 0) {
		fresh, ok := ssax.BaseOf(c.key).(*ssa.Alloc)
		if !ok || c.anew || fresh.Parent() != call.Parent() {
			continue
		}
		walk := ssax.Walk{MaxCost: 1, Turns: true, Goal: func(instr ssa.Instruction, _ int) bool { return instr == call }}
		walk.Stop = func(instr ssa.Instruction, _ int) bool {
			if store, ok := instr.(*ssa.Store); ok && store.Addr == fresh {
				return true
			}
			other, calls := instr.(ssa.CallInstruction)
			return ssax.Redefines(instr, c.key) || calls && ssax.MayWrite(other)
		}
		if _, _, found := walk.From(fresh); found {
			return NilClose{Op: c.op, Since: call}, true
		}
	}
	return NilClose{}, false
}

// niling looks for the stores of nil that reach a close.
type niling struct {
	*Result
	again  *again
	surely map[*ssa.Function][]setting
}

// A setting is a store of nil in a field that an instruction brings about.
type setting struct {
	key any
	at  ssa.Instruction
}

func (n *niling) onPath(op *Op) (NilClose, bool) {
	if _, deferred := op.Instr.(*ssa.Defer); deferred && !ssax.IsLocal(ssax.KeyOf(op.Chan)) {
		return NilClose{}, false
	}
	if load, ok := strip(op.Chan).(*ssa.UnOp); ok && n.isStale(load, op.Instr) {
		return NilClose{}, false
	}
	walk := ssax.Walk{MaxCost: 1, Turns: true, Holds: ssax.Known{Of: op.Chan, Text: ssax.NilText}}
	walk.Goal = func(instr ssa.Instruction, _ int) bool { return instr == op.Instr }
	if n.isSetHere(op.Chan) {
		if _, _, found := walk.FromEntry(op.Fn()); found {
			return NilClose{Op: op}, true
		}
	}
	key := ssax.KeyOf(op.Chan)
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{op.Fn()}) {
		for _, s := range n.settings(call) {
			if s.key != key {
				continue
			}
			walk.Known = []ssax.Known{{Key: key, Text: ssax.NilText}}
			if _, _, found := walk.From(call); found {
				return NilClose{Op: op, Since: s.at}, true
			}
		}
	}
	return NilClose{}, false
}

// isStale tells whether the place is given another value between the load and
// the instruction.
func (n *niling) isStale(load *ssa.UnOp, instr ssa.Instruction) bool {
	key := ssax.KeyOf(load)
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{load.Parent()}) {
		if ssax.Redefines(store, key) && ssax.Reaches(load, store, nil) && ssax.Reaches(store, instr, func(i ssa.Instruction) bool { return i == load }) {
			return true
		}
	}
	return false
}

// isSetHere tells whether all that can give the channel's place a value stands
// in this function: a variable of it, or the value itself. What a condition
// says of a field tells of nil as well, but only in tests of it does somebody
// expect that.
func (n *niling) isSetHere(v ssa.Value) bool {
	switch v := strip(v).(type) {
	case *ssa.Phi:
		return true
	case *ssa.UnOp:
		switch a := v.X.(type) {
		case *ssa.Alloc:
			return true
		case *ssa.FieldAddr:
			_, local := a.X.(*ssa.Parameter)
			return local
		}
	}
	return false
}

// settings returns the fields to which the call gives nil on every path.
func (n *niling) settings(call *ssa.Call) []setting {
	callee := ssax.Origin(call.Call.StaticCallee())
	if callee == nil || !n.ir.Has(callee) || callee == call.Parent() {
		return nil
	}
	list, ok := n.surely[callee]
	if !ok {
		list = n.within(callee)
		n.surely[callee] = list
	}
	var here []setting
	for _, s := range list {
		if key, ok := ssax.TranslateKey(s.key, call); ok {
			here = append(here, setting{key, s.at})
		}
	}
	return here
}

func (n *niling) within(fn *ssa.Function) []setting {
	var list []setting
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{fn}) {
		c, ok := store.Val.(*ssa.Const)
		if !ok || !c.IsNil() || !isChan(c.Type()) || !dominatesReturns(store.Block(), fn) {
			continue
		}
		address, ok := store.Addr.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		key := ssax.FieldPlace(address.X, address.Field)
		again := func(instr ssa.Instruction) bool {
			if call, ok := instr.(ssa.CallInstruction); ok && ssax.MayWrite(call) {
				return true
			}
			return instr != store && ssax.Redefines(instr, key)
		}
		kept := true
		for instr := range ssax.After(store, nil) {
			kept = kept && !again(instr)
		}
		if kept {
			list = append(list, setting{key, store})
		}
	}
	return list
}

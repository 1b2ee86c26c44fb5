package protocol

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A clock is a timer or ticker as the package names it: the variable or the
// field that holds it.
type clock struct {
	name   any // an *ssa.Alloc, *ssa.Global, *types.Var of a field, or the value itself
	ticker bool
}

// clockOf returns the timer or ticker whose channel this is.
func clockOf(ch ssa.Value) (clock, bool) {
	load, ok := strip(ch).(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return clock{}, false
	}
	addr, ok := load.X.(*ssa.FieldAddr)
	if !ok || !clockField(addr) {
		return clock{}, false
	}
	return clockAt(addr.X)
}

// clockAt returns the timer or ticker to which v points.
func clockAt(v ssa.Value) (clock, bool) {
	p, ok := v.Type().Underlying().(*types.Pointer)
	if !ok {
		return clock{}, false
	}
	named, ok := p.Elem().(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "time" {
		return clock{}, false
	}
	return clock{nameOf(v), named.Obj().Name() == "Ticker"}, true
}

// nameOf follows a value to the variable or field it is read from.
func nameOf(v ssa.Value) any {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return nameOf(v.X)
		}
	case *ssa.FieldAddr:
		if f := fieldOf(v.X.Type(), v.Field); f != nil {
			return f.Origin()
		}
	case *ssa.FreeVar:
		fn := v.Parent()
		for closure := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{fn.Parent()}) {
			if closure.Fn == fn {
				return nameOf(closure.Bindings[slices.Index(fn.FreeVars, v)])
			}
		}
	}
	return v
}

// clocks finds the waits on a ticker that is stopped by others, and the
// second receive of a timer's one value.
func (r *Result) clocks() {
	var stops []ssa.CallInstruction
	for _, call := range r.ir.Calls {
		switch calleeName(call) {
		case "(*time.Ticker).Stop", "(*time.Timer).Stop":
			stops = append(stops, call)
		}
	}
	if len(stops) == 0 {
		return
	}
	for _, op := range r.chans.Ops {
		if op.Kind != chans.Recv && op.Kind != chans.Range || !isBare(op) {
			continue
		}
		k, ok := clockOf(op.Chan)
		if !ok {
			continue
		}
		if k.ticker {
			r.ticking(op, k, stops)
		} else {
			r.drained(op, k)
		}
	}
}

func calleeName(call ssa.CallInstruction) string {
	if callee := call.Common().StaticCallee(); callee != nil {
		return callee.String()
	}
	return ""
}

// ticking reports a goroutine that does nothing but wait for a ticker, which
// another goroutine stops.
func (r *Result) ticking(op *chans.Op, k clock, stops []ssa.CallInstruction) {
	if op.Kind == chans.Range && leavesEarly(op) || op.Kind == chans.Recv && (!ssax.InLoop(op.Instr.Block()) || gorun.MayEnd(op.Fn())) {
		return
	}
	by := r.runsOn(op)
	if len(by) == 0 || slices.ContainsFunc(by, func(g gorun.Goroutine) bool { return g.Kind != gorun.Spawned }) {
		return
	}
	for _, stop := range stops {
		other, ok := clockAt(stop.Common().Args[0])
		if !ok || other != k || stop.Parent() == op.Fn() {
			continue
		}
		if !slices.ContainsFunc(r.gorun.RunBy(stop.Parent()), func(g gorun.Goroutine) bool {
			return g.Kind == gorun.Client || g.Kind == gorun.Spawned && !slices.Contains(by, g)
		}) {
			continue // main stops it on its way out, or nobody does
		}
		r.stuck = append(r.stuck, Stuck{Op: op, Channel: first(op.Channels), Shape: Ticking, Before: stop.Pos()})
		return
	}
}

func first(list []*chans.Channel) *chans.Channel {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// drained reports a receive from a timer that could not be stopped, on a path
// on which its value has been received before.
func (r *Result) drained(op *chans.Op, k clock) {
	if stop := afterStop(op, k, true); stop != nil {
		r.stuck = append(r.stuck, Stuck{Op: op, Channel: first(op.Channels), Shape: NotFired, Before: stop.Pos()})
		return
	}
	if afterStop(op, k, false) == nil {
		return
	}
	for _, other := range r.chans.Ops {
		if other == op || other.Kind != chans.Recv {
			continue
		}
		if same, ok := clockOf(other.Chan); !ok || same != k {
			continue
		}
		if other.Fn() != op.Fn() && op.Fn().Parent() != other.Fn() {
			continue
		}
		if r.leadsTo(other, op, k) {
			r.stuck = append(r.stuck, Stuck{Op: op, Channel: first(op.Channels), Shape: Drained, Before: other.Pos()})
			return
		}
	}
}

// afterStop returns the Stop of the same timer that has returned this outcome
// wherever the receive runs, with no Reset since, or nil.
func afterStop(op *chans.Op, k clock, outcome bool) ssa.CallInstruction {
	for b := op.Instr.Block(); b != nil && b.Idom() != nil; b = b.Idom() {
		parent := b.Idom()
		branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If)
		if !ok || len(b.Preds) != 1 {
			continue
		}
		cond, value := branch.Cond, parent.Succs[0] == b
		for {
			not, ok := cond.(*ssa.UnOp)
			if !ok || not.Op != token.NOT {
				break
			}
			cond, value = not.X, !value
		}
		if call, ok := cond.(*ssa.Call); ok && value == outcome && calleeName(call) == "(*time.Timer).Stop" {
			if same, ok := clockAt(call.Call.Args[0]); ok && same == k && ssax.Reaches(call, op.Instr, isReset) {
				return call
			}
		}
	}
	return nil
}

// isReset tells whether the instruction sets a timer again.
func isReset(instr ssa.Instruction) bool {
	call, ok := instr.(ssa.CallInstruction)
	return ok && calleeName(call) == "(*time.Timer).Reset"
}

// leadsTo tells whether the second receive follows the first without the timer
// being set again. A deferred literal runs at the return.
func (r *Result) leadsTo(from, to *chans.Op, k clock) bool {
	goal := func(instr ssa.Instruction, chosen int) bool { return instr == to.Instr }
	if to.Fn() != from.Fn() {
		deferred := false
		for d := range ssax.All[*ssa.Defer]([]*ssa.Function{from.Fn()}) {
			closure, ok := d.Call.Value.(*ssa.MakeClosure)
			if ok && closure.Fn == to.Fn() && ssax.Reaches(d, from.Instr, nil) {
				deferred = true
			}
		}
		if !deferred {
			return false
		}
		goal = func(instr ssa.Instruction, chosen int) bool {
			_, ok := instr.(*ssa.RunDefers)
			return ok
		}
	}
	walk := ssax.Walk{Goal: goal, MaxCost: 1, Stop: func(instr ssa.Instruction, chosen int) bool {
		if instr == k.name {
			return true // another timer
		}
		switch i := instr.(type) {
		case ssa.CallInstruction:
			if calleeName(i) == "(*time.Timer).Reset" {
				return true
			}
		case *ssa.Store:
			return i.Addr == k.name || nameOf(i.Addr) == k.name
		}
		return false
	}}
	if from.Select != nil {
		arm := armBlock(from.Select, from.Case)
		if arm == nil {
			return false
		}
		_, _, ok := walk.Into(arm)
		return ok
	}
	_, _, ok := walk.From(from.Instr)
	return ok
}

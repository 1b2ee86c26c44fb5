package protocol

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
)

// unfulfilled finds the waits for a channel that the function which makes it
// lets others see, and is alone to close, and does not close when it returns
// with an error.
func (r *Result) unfulfilled(c *chans.Channel, bare []*chans.Op) {
	if len(c.Sends()) > 0 || len(c.Closes()) == 0 || len(c.Makes) != 1 {
		return
	}
	made := c.Makes[0].Instr
	fn := made.Parent()
	for _, op := range c.Closes() {
		if op.Fn() != fn || !ssax.Precedes(made, op.Instr) {
			return
		}
		if _, ok := op.Instr.(*ssa.Call); !ok {
			return
		}
	}
	shown := r.showings(made)
	if len(shown) == 0 {
		return
	}
	closes := func(instr ssa.Instruction, chosen int) bool {
		return slices.ContainsFunc(c.Closes(), func(op *chans.Op) bool { return op.Instr == instr })
	}
	for _, at := range shown {
		walk := ssax.Walk{Stop: closes, Goal: func(instr ssa.Instruction, chosen int) bool {
			_, ok := instr.(*ssa.Return)
			return ok && instr.Block() != fn.Recover
		}}
		ret, _, ok := walk.From(at)
		if !ok {
			continue
		}
		for _, op := range bare {
			if !r.waitsItself(op, at) && len(r.runsOn(op)) > 0 && c.Complete(flow.SendEnd) {
				r.stuck = append(r.stuck, Stuck{Op: op, Channel: c, Shape: Unsignal, Exit: Exit{Way: Failed, Fn: fn, Pos: posOf(ret)}})
				return
			}
		}
	}
}

// waitsItself tells whether the operation follows in the same run of the
// function.
func (r *Result) waitsItself(op *chans.Op, at ssa.Instruction) bool {
	return op.Fn() == at.Parent() && ssax.Reaches(at, op.Instr, nil)
}

// showings returns where the owner of a new channel is put into a map, or into
// a field of something else.
func (r *Result) showings(made *ssa.MakeChan) []ssa.Instruction {
	var list []ssa.Instruction
	values := []ssa.Value{made}
	for store := range ssax.Refs[*ssa.Store](made) {
		field, ok := store.Addr.(*ssa.FieldAddr)
		if !ok || store.Val != made {
			continue
		}
		if owner, ok := field.X.(*ssa.Alloc); ok {
			values = append(values, owner)
		}
	}
	for i := 0; i < len(values) && i < 20; i++ {
		v := values[i]
		if v.Referrers() == nil {
			continue
		}
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.MapUpdate:
				if ref.Value == v {
					list = append(list, ref)
				}
			case *ssa.Store:
				if to, ok := ref.Addr.(*ssa.FieldAddr); ok && ref.Val == v && i > 0 {
					_, own := to.X.(*ssa.Alloc)
					if !own {
						list = append(list, ref)
					}
				}
			case *ssa.Phi:
				values = append(values, ref)
			}
		}
	}
	return list
}

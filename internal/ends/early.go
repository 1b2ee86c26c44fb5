package ends

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// leavesEarly tells whether the closing side stops to receive because of what
// one value says, and then comes to the close although others may follow: it
// has not counted them, and the sender knows nothing of what was looked for.
func (r *Result) leavesEarly(c, x *chain, wait func(ssa.Instruction, int) bool) bool {
	k := x.spawned()
	if k < 0 || c.root != x.root || !r.leavesFree(x, wait) {
		return false
	}
	several := r.repeats(x.frames[0].site, x.path)
	if !several && !r.sendsOn(x) {
		return false
	}
	for _, op := range x.op.Channels[0].Receives() {
		if op.Fn() != c.root || op.Select != nil && op.Kind != chans.Recv || !ssax.InLoop(op.Instr.Block()) || !r.reach(c.root, x.first(), op.Instr, nil) {
			continue
		}
		value := receivedBy(op)
		if value == nil {
			continue
		}
		loop := loopOf(op)
		for _, block := range c.root.Blocks {
			branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
			if !ok || !loop[block] || !ssax.Precedes(op.Instr, branch) {
				continue
			}
			for _, out := range block.Succs {
				if loop[out] || !r.looksFor(branch.Cond, value, x, several) {
					continue
				}
				if r.comesTo(c, out, wait) && r.isFree(c, 0, wait) {
					return true
				}
			}
		}
	}
	return false
}

// receivedBy returns the value that the receive gives, a range included.
func receivedBy(op *chans.Op) ssa.Value {
	if op.Kind != chans.Range {
		return valueOf(op)
	}
	for extract := range ssax.Refs[*ssa.Extract](op.Instr.(*ssa.UnOp)) {
		if extract.Index == 0 {
			return extract
		}
	}
	return nil
}

// comesTo tells whether a path leads from the block to where the chain's first
// instruction runs, without an instruction that waits.
func (r *Result) comesTo(c *chain, block *ssa.BasicBlock, wait func(ssa.Instruction, int) bool) bool {
	target := c.first()
	deferred, late := target.(*ssa.Defer)
	if late && !ssax.Precedes(deferred, block.Instrs[0]) {
		return false
	}
	walk := ssax.Walk{MaxCost: 1, Stop: func(instr ssa.Instruction, chosen int) bool {
		if d, ok := instr.(*ssa.Defer); ok {
			return d != target && wait(instr, chosen)
		}
		return wait(instr, chosen)
	}}
	if late {
		for d := range ssax.All[*ssa.Defer]([]*ssa.Function{c.root}) {
			if d != deferred && ssax.Precedes(deferred, d) && wait(d, 0) {
				return false // runs before the close
			}
		}
	}
	walk.Goal = func(instr ssa.Instruction, _ int) bool {
		if late {
			_, ok := instr.(*ssa.RunDefers)
			return ok
		}
		return instr == target
	}
	_, _, found := walk.Into(block)
	return found
}

// sendsOn tells whether the sender sends again and again, whatever it has sent.
func (r *Result) sendsOn(x *chain) bool {
	return ssax.InLoop(x.op.Instr.Block()) && ssax.Reaches(x.op.Instr, x.op.Instr, nil) && len(x.op.Channels[0].Sends()) == 1
}

// looksFor tells whether the condition asks the received value alone, or with
// what the function was given: it is neither a count nor a word between the
// two sides. One sender may say by a value that it is the last, so that its
// receiver must look for something that the sender does not know.
func (r *Result) looksFor(cond, value ssa.Value, x *chain, several bool) bool {
	asked, given := false, false
	var ok func(v ssa.Value, depth int) bool
	ok = func(v ssa.Value, depth int) bool {
		if v == value {
			asked = true
			return true
		}
		if depth > 8 {
			return false
		}
		switch v := v.(type) {
		case *ssa.Const:
			return true
		case *ssa.Parameter:
			given = true
			return v.Parent() == x.root && !r.knows(x, v)
		case *ssa.FreeVar:
			return false
		case *ssa.Function:
			return true
		case *ssa.BinOp:
			return ok(v.X, depth+1) && ok(v.Y, depth+1)
		case *ssa.UnOp:
			if a, isCell := v.X.(*ssa.Alloc); isCell && v.Op == token.MUL {
				if stores := r.storesTo(a); len(stores) == 1 {
					return ok(stores[0].Val, depth+1)
				}
				return false
			}
			return ok(v.X, depth+1)
		case *ssa.Field:
			return ok(v.X, depth+1)
		case *ssa.FieldAddr:
			if a, isCell := v.X.(*ssa.Alloc); isCell {
				if stores := r.storesTo(a); len(stores) == 1 {
					return ok(stores[0].Val, depth+1)
				}
				return false
			}
			return ok(v.X, depth+1)
		case *ssa.Convert:
			return ok(v.X, depth+1)
		case *ssa.ChangeType:
			return ok(v.X, depth+1)
		case *ssa.Extract:
			if v.Tuple == value {
				return false
			}
			return ok(v.Tuple, depth+1)
		case *ssa.Call:
			for _, arg := range v.Call.Args {
				if !ok(arg, depth+1) {
					return false
				}
			}
			if v.Call.IsInvoke() {
				return ok(v.Call.Value, depth+1)
			}
			if _, static := v.Call.Value.(*ssa.Function); static {
				return true
			}
			if _, builtin := v.Call.Value.(*ssa.Builtin); builtin {
				return true
			}
			return ok(v.Call.Value, depth+1)
		}
		return false
	}
	return ok(cond, 0) && asked && (several || given)
}

// knows tells whether the sender's goroutine has the parameter too.
func (r *Result) knows(x *chain, p *ssa.Parameter) bool {
	for _, f := range x.frames {
		for _, arg := range f.site.Common().Args {
			if r.pathOf(arg).root == p {
				return true
			}
		}
		for _, free := range f.fn.FreeVars {
			if r.pathOf(free).root == p {
				return true
			}
			if b := r.binding(free); b != nil {
				if a, ok := b.(*ssa.Alloc); ok {
					for _, s := range r.storesTo(a) {
						if s.Val == p {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

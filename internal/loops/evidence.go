package loops

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// What speaks against a wait, or against the way to it.

// isLock tells whether the channel is a mutex: it holds one token that says
// nothing, and what takes the token back is no goroutine that waits for it. A
// lock is usually free.
func (g *group) isLock(op *summary.Op) bool {
	if op.Chan == nil || !op.Send {
		return false
	}
	st, ok := op.Chan.Type().Underlying().(*types.Chan).Elem().Underlying().(*types.Struct)
	objects, complete := g.flow.Objects(op.Chan)
	if !ok || st.NumFields() > 0 || !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		made, ok := o.Value.(*ssa.MakeChan)
		receivers := g.summary.Receivers(o)
		if !ok || !isOne(made.Size) || len(receivers) == 0 {
			return false
		}
		for _, instr := range receivers {
			if g.isServed(instr) {
				return false
			}
		}
	}
	return true
}

// isServed tells whether the receive stands in a loop, or in a function that
// is a goroutine of its own.
func (g *group) isServed(instr ssa.Instruction) bool {
	if ssax.InLoop(instr.Block()) {
		return true
	}
	sites, _ := g.flow.Callers(instr.Parent())
	return slices.ContainsFunc(sites, func(c ssa.CallInstruction) bool { _, ok := c.(*ssa.Go); return ok })
}

// isVast tells whether the channel may have more room than a program ever
// needs: its capacity is great, or a variable of the package says it.
func isVast(o *flow.Object) bool {
	made, ok := o.Value.(*ssa.MakeChan)
	if !ok {
		return false
	}
	if load, ok := made.Size.(*ssa.UnOp); ok {
		_, ok := load.X.(*ssa.Global)
		return ok
	}
	size, ok := made.Size.(*ssa.Const)
	return ok && size.Value != nil && size.Int64() >= 1<<16
}

// isDrain tells whether the loop throws away what is left in its queue there,
// before it goes on: it makes room for itself.
func (g *group) isDrain(instr ssa.Instruction, o *flow.Object) bool {
	sel, ok := instr.(*ssa.Select)
	if !ok || sel.Blocking || sel.Parent() != g.loop.Run || !ssax.Reaches(sel, g.loop.Takes, nil) {
		return false
	}
	i := 2
	for _, state := range sel.States {
		if state.Dir != types.RecvOnly {
			continue
		}
		objects, _ := g.flow.Objects(state.Chan)
		used := false
		for v := range ssax.Refs[*ssa.Extract](sel) {
			used = used || v.Index == i && len(*v.Referrers()) > 0
		}
		if slices.Contains(objects, o) && !used {
			return true
		}
		i++
	}
	return false
}

// isAttended tells whether the send is work for a helper of its own: what leads
// to it makes the channel and starts the goroutine that receives from it, which
// waits for nothing else.
func (g *group) isAttended(op *summary.Op) bool {
	if op.Chan == nil || !op.Send {
		return false
	}
	objects, complete := g.flow.Objects(op.Chan)
	if !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		receivers := g.summary.Receivers(o)
		if !o.IsChan() || o.Value == nil || len(receivers) == 0 || g.summary.Leaves(o) || !g.leadsTo(o.Value.Parent(), op.Instr.Parent()) {
			return false
		}
		for _, instr := range receivers {
			if !ssax.InLoop(instr.Block()) || !g.startedBy(instr.Parent(), o.Value.Parent()) || g.summary.MayBlockBesides(instr)&g.kinds != 0 {
				return false
			}
		}
	}
	return true
}

// leadsTo tells whether from calls to, or is it.
func (g *group) leadsTo(from, to *ssa.Function) bool {
	seen := map[*ssa.Function]bool{}
	work := []*ssa.Function{to}
	for len(work) > 0 && len(seen) < 200 {
		fn := work[0]
		work = work[1:]
		if fn == from {
			return true
		}
		if seen[fn] {
			continue
		}
		seen[fn] = true
		for _, e := range g.callers[fn] {
			work = append(work, e.call.Parent())
		}
	}
	return false
}

// startedBy tells whether fn is only run by go statements, one of which stands
// in starter.
func (g *group) startedBy(fn, starter *ssa.Function) bool {
	sites, complete := g.flow.Callers(fn)
	started := false
	for _, c := range sites {
		if _, ok := c.(*ssa.Go); !ok {
			return false
		}
		started = started || c.Parent() == starter || starter.Parent() == c.Parent()
	}
	return complete && started
}

// feasible tells whether the call can lead along the steps to their target: not
// if one stands under a test of a parameter which what the call gives does not
// pass, nor if it is a call of a function parameter and another one is given.
func (r *Result) feasible(call ssa.CallInstruction, callee *ssa.Function, next map[*ssa.Function]hop) bool {
	given := arguments(call, callee)
	for range 6 {
		h, ok := next[callee]
		at := h.target.at
		if h.call != nil {
			at = h.call
		}
		if !ok || given == nil || at == nil || at.Parent() != callee {
			return true
		}
		if slices.ContainsFunc(given, func(v ssa.Value) bool { _, ok := v.(*ssa.Const); return ok }) && !reachesWith(callee, given, at) {
			return false
		}
		if h.call == nil {
			return true
		}
		if p, ok := h.call.Common().Value.(*ssa.Parameter); ok && !h.call.Common().IsInvoke() {
			i := slices.Index(callee.Params, p)
			if i < 0 {
				return true
			}
			objects, complete := r.flow.Objects(given[i])
			return !complete || len(objects) == 0 || slices.ContainsFunc(objects, func(o *flow.Object) bool { return o.Kind != flow.Func || ssax.Origin(o.Fn) == h.callee })
		}
		inner := slices.Clone(arguments(h.call, h.callee))
		for i, v := range inner {
			if p, ok := v.(*ssa.Parameter); ok {
				if j := slices.Index(callee.Params, p); j >= 0 {
					inner[i] = given[j]
				}
			}
		}
		callee, given = h.callee, inner
	}
	return true
}

// arguments returns what the call gives for each parameter of callee, or nil.
func arguments(call ssa.CallInstruction, callee *ssa.Function) []ssa.Value {
	common := call.Common()
	given := common.Args
	if common.IsInvoke() {
		given = append([]ssa.Value{common.Value}, given...)
	}
	if len(given) != len(callee.Params) {
		return nil
	}
	return given
}

// reachesWith tells whether fn can come to the instruction when its parameters
// have these values.
func reachesWith(fn *ssa.Function, given []ssa.Value, at ssa.Instruction) bool {
	seen := map[*ssa.BasicBlock]bool{}
	work := []*ssa.BasicBlock{fn.Blocks[0]}
	for len(work) > 0 {
		block := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[block] {
			continue
		}
		seen[block] = true
		if block == at.Block() {
			return true
		}
		if branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If); ok {
			if holds, known := testWith(fn, given, branch.Cond); known {
				if holds {
					work = append(work, block.Succs[0])
				} else {
					work = append(work, block.Succs[1])
				}
				continue
			}
		}
		work = append(work, block.Succs...)
	}
	return false
}

func testWith(fn *ssa.Function, given []ssa.Value, cond ssa.Value) (holds, known bool) {
	constOf := func(v ssa.Value) (constant.Value, bool) {
		if p, ok := v.(*ssa.Parameter); ok {
			if i := slices.Index(fn.Params, p); i >= 0 {
				v = given[i]
			}
		}
		c, ok := v.(*ssa.Const)
		if !ok {
			return nil, false
		}
		return c.Value, true // nil for nil
	}
	switch cond := cond.(type) {
	case *ssa.UnOp:
		if cond.Op == token.NOT {
			holds, known = testWith(fn, given, cond.X)
			return !holds, known
		}
	case *ssa.BinOp:
		x, ok := constOf(cond.X)
		y, also := constOf(cond.Y)
		if !ok || !also {
			return false, false
		}
		if x == nil || y == nil {
			if x == nil && y == nil && (cond.Op == token.EQL || cond.Op == token.NEQ) {
				return cond.Op == token.EQL, true
			}
			return false, false
		}
		switch cond.Op {
		case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
			if x.Kind() == y.Kind() {
				return constant.Compare(x, cond.Op, y), true
			}
		}
	default:
		if c, ok := constOf(cond); ok && c != nil && c.Kind() == constant.Bool {
			return constant.BoolVal(c), true
		}
	}
	return false, false
}

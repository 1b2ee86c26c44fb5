package chans

import (
	"iter"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// A Sequel is an operation that panics because an earlier close has closed the
// same channel.
type Sequel struct {
	First, Second *Op
	AtReturn      bool // the second is deferred, or a deferred one runs after it
	Via           ssa.Instruction
}

// AfterClose yields the closes and bare sends that run after a close of the
// same channel on a feasible path of one function that needs at most one
// arbitrary branch. A helper or deferred literal that always closes the
// channel counts as the close. There is one for each second operation.
func (r *Result) AfterClose() iter.Seq[Sequel] {
	return func(yield func(Sequel) bool) {
		seen := map[ssa.Instruction]bool{}
		for _, fn := range r.ir.Funcs {
			for instr := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
				for _, first := range r.closesAt(instr) {
					s, ok := r.sequel(instr, first)
					if ok && !seen[s.Via] {
						seen[s.Via] = true
						if !yield(s) {
							return
						}
					}
				}
			}
		}
	}
}

// A closing is a close that an instruction brings about, with the channel as
// its function knows it.
type closing struct {
	op  *Op
	key any
}

// closesAt returns what an instruction surely closes: it is a close, or it
// calls a function of the package that closes on every path to its end.
func (r *Result) closesAt(call ssa.CallInstruction) []closing {
	if _, ok := call.(*ssa.Go); ok {
		return nil
	}
	var list []closing
	for _, op := range r.ops[call] {
		if op.Kind == Close {
			list = append(list, closing{op, ssax.KeyOf(op.Chan)})
		}
	}
	if len(list) > 0 {
		return list
	}
	callee := call.Common().StaticCallee()
	if callee == nil || !r.ir.Has(callee) || callee == call.Parent() {
		return nil
	}
	for _, block := range callee.Blocks {
		for _, instr := range block.Instrs {
			for _, op := range r.ops[instr] {
				if op.Kind != Close || !dominatesReturns(block, callee) {
					continue
				}
				if key, ok := ssax.KeyInCaller(op.Chan, call); ok {
					list = append(list, closing{op, key})
				}
			}
		}
	}
	return list
}

func dominatesReturns(block *ssa.BasicBlock, fn *ssa.Function) bool {
	found := false
	for _, b := range fn.Blocks {
		if b == fn.Recover {
			continue
		}
		if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			found = true
			if !block.Dominates(b) {
				return false
			}
		}
	}
	return found
}

func (r *Result) sequel(at ssa.CallInstruction, first closing) (Sequel, bool) {
	_, deferred := at.(*ssa.Defer)
	local := ssax.IsLocal(first.key)
	var second *Op
	walk := ssax.Walk{MaxCost: 1}
	walk.Goal = func(instr ssa.Instruction, chosen int) bool {
		switch i := instr.(type) {
		case *ssa.Send:
			if !deferred && ssax.KeyOf(i.Chan) == first.key {
				second = r.ops[i][0]
				return true
			}
		case ssa.CallInstruction:
			for _, c := range r.closesAt(i) {
				if c.key == first.key {
					second = c.op
					return true
				}
			}
		}
		return false
	}
	walk.Stop = func(instr ssa.Instruction, chosen int) bool {
		if ssax.Redefines(instr, first.key) {
			return true
		}
		if call, ok := instr.(ssa.CallInstruction); ok && !local && !deferred {
			return ssax.MayWrite(call)
		}
		return false
	}
	goal, _, ok := walk.From(at)
	if !ok {
		return Sequel{}, false
	}
	_, later := goal.(*ssa.Defer)
	return Sequel{First: first.op, Second: second, AtReturn: deferred || later, Via: goal}, true
}

// NilCloses yields the closes of a channel that is always nil.
func (r *Result) NilCloses() iter.Seq[*Op] {
	return func(yield func(*Op) bool) {
		for _, op := range r.Ops {
			if op.Kind == Close && r.AlwaysNil(op) && !yield(op) {
				return
			}
		}
	}
}

// AlwaysNil tells whether the operation's channel is nil whenever it runs: it
// is the nil constant, or nothing is ever stored in its field or variable.
func (r *Result) AlwaysNil(op *Op) bool {
	if c, ok := op.Chan.(*ssa.Const); ok {
		return c.IsNil()
	}
	if !op.Certain || op.Channels[0].NeverMade() != Yes || ssax.KnownNotNil(op.Instr, op.Chan) {
		return false
	}
	c := op.Channels[0]
	for _, f := range c.Fields {
		// A struct that nothing here builds is built where we cannot look, such
		// as in the tests of the package.
		if r.flow.Escapes(r.flow.FieldObject(f)) != 0 || !r.built[f] {
			return false
		}
	}
	_, isParam := op.Chan.(*ssa.Parameter)
	return !isParam && len(c.Fields)+len(c.Globals)+len(c.Locals) > 0
}

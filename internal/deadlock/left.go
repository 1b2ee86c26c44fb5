package deadlock

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// maxLeftCost bounds the branches of a path that leaves a mutex locked. Those
// that count against the path are cut by isFree instead.
const maxLeftCost = 6

// left looks for a branch that leaves the mutex locked where other branches
// have unlocked it, or that goes on to the next lock: a continue or break
// without an unlock.
//
// Up to that branch the mutex is held on every path that comes there, so that
// the path is feasible if the branch is ever taken. Behind it only conditions
// count of which both outcomes are open, whatever the branch has decided.
func (r *Result) left(first locks.Lock) {
	call, ok := first.At.(*ssa.Call)
	if !ok || first.Try || ssax.HasIndex(first.Path) || r.handsOver(first) || !r.dropsIn(call.Parent(), first) {
		return
	}
	goal, end, ok := ssax.Follow(call, 0, &leaving{r: r, first: first}, maxLeftCost)
	if !ok {
		return
	}
	next := goal.(*ssa.Call)
	l, _ := r.locks.TakenAt(next)
	d := &Deadlock{Kind: Again, At: next, Waits: next, Held: first, Needs: l, Needer: next.Parent()}
	if from := end.(*leaving).from; from != nil {
		d.Branch = branchPos(from)
	}
	r.Deadlocks = append(r.Deadlocks, d)
}

// dropsIn tells whether the function unlocks the mutex itself.
func (r *Result) dropsIn(fn *ssa.Function, l locks.Lock) bool {
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		if dropped, ok := r.locks.DroppedAt(call); ok && dropped.Mutex == l.Mutex {
			return true
		}
	}
	return false
}

// A leaving is the state of a path behind a lock.
type leaving struct {
	r     *Result
	first locks.Lock
	from  *ssa.BasicBlock // the end of the branch that leaves it locked, once it is taken
	other bool            // the name of the mutex means another one now
}

func (s *leaving) Key() string {
	if s.from == nil {
		return strconv.FormatBool(s.other)
	}
	return strconv.FormatBool(s.other) + strconv.Itoa(s.from.Index)
}

func (s *leaving) Enter(block *ssa.BasicBlock, edge int) ssax.State {
	next := *s
	for _, instr := range block.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		next.other = next.other || ssa.Value(phi) == ssax.Root(s.first.Path)
	}
	if from := block.Preds[edge]; s.from == nil && s.heldAt(from.Instrs[len(from.Instrs)-1]) && !s.heldAt(block.Instrs[0]) {
		next.from = from
	}
	return &next
}

func (s *leaving) heldAt(instr ssa.Instruction) bool {
	return slices.ContainsFunc(s.r.locks.Held(instr), func(l locks.Lock) bool { return l.Mutex == s.first.Mutex && l.Mode == s.first.Mode })
}

func (s *leaving) Step(instr ssa.Instruction, chosen int) (ssax.State, ssax.Verdict) {
	if s.other || ssax.Redefines(instr, ssax.Root(s.first.Path)) {
		return s, ssax.Cut
	}
	switch instr := instr.(type) {
	case *ssa.Store:
		if ssax.Loads(s.first.Path, ssax.PathOf(instr.Addr)) {
			return s, ssax.Cut
		}
	case *ssa.Go, *ssa.Defer:
		if call := instr.(ssa.CallInstruction); s.mayChange(call) {
			return s, ssax.Cut
		}
	case *ssa.Call:
		if l, ok := s.r.locks.TakenAt(instr); ok {
			switch {
			case l.Mutex != s.first.Mutex && (l.Field() == nil || l.Field() != s.first.Field()):
				return s, ssax.GoOn
			case l.Mutex == s.first.Mutex && !l.Try && conflict(l.Mode, s.first.Mode):
				return s, ssax.Found
			}
			return s, ssax.Cut
		}
		if s.mayChange(instr) {
			return s, ssax.Cut
		}
	case *ssa.If:
		if s.from != nil && !s.isFree(instr) {
			return s, ssax.Cut
		}
	}
	return s, ssax.GoOn
}

// mayChange tells whether the call may unlock the mutex, lock it, give its
// name to another one, or pass it on to who does.
func (s *leaving) mayChange(call ssa.CallInstruction) bool {
	common := call.Common()
	if _, ok := common.Value.(*ssa.Builtin); ok {
		return false
	}
	if _, ok := s.r.locks.TakenAt(call); ok {
		return true
	}
	if s.r.mayUnlock(call, s.first) {
		return true
	}
	if _, ok := s.r.locks.DroppedAt(call); ok {
		return false
	}
	callee := common.StaticCallee()
	if callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == "sync" && callee.Name() != "Do" {
		return false
	}
	for _, l := range s.r.acquires[call] {
		if l.Mutex == s.first.Mutex || l.Field() != nil && l.Field() == s.first.Field() {
			return true
		}
	}
	if callee == nil && !common.IsInvoke() {
		return true // a function value may be what unlocks
	}
	if readsMemory(s.first.Path) && ssax.MayWrite(call) {
		return true
	}
	known := len(s.r.callees[call]) > 0
	for _, arg := range append(slices.Clone(common.Args), common.Value) {
		if _, ok := arg.Type().Underlying().(*types.Signature); ok && arg != common.Value {
			return true
		}
		if _, ok := ssax.Rebase(s.first.Path, ssax.PathOf(arg), nil); ok && !known && (callee == nil || len(callee.Blocks) == 0) {
			return true
		}
	}
	return false
}

// readsMemory tells whether the path goes through what a variable or field
// holds.
func readsMemory(path any) bool {
	for {
		p, ok := path.(ssax.Path)
		if !ok {
			return false
		}
		if p.Load {
			return true
		}
		path = p.Base
	}
}

// isFree tells whether both outcomes of the branch are open, whatever an
// earlier branch has decided: whether a loop goes on, an error, what is asked
// of the element of this turn, and what is only done in between.
func (s *leaving) isFree(branch *ssa.If) bool {
	block := branch.Block()
	switch block.Comment {
	case "rangeindex.loop", "rangeiter.loop", "rangechan.loop", "rangeint.loop", "for.loop":
		return true
	}
	return isOpen(branch.Cond, 0) || s.inBetween(block)
}

// inBetween tells whether the branches of the block meet at once, and neither
// locks or unlocks anything.
func (s *leaving) inBetween(block *ssa.BasicBlock) bool {
	a, b := block.Succs[0], block.Succs[1]
	var sides []*ssa.BasicBlock
	switch {
	case len(a.Succs) == 1 && a.Succs[0] == b:
		sides = []*ssa.BasicBlock{a}
	case len(b.Succs) == 1 && b.Succs[0] == a:
		sides = []*ssa.BasicBlock{b}
	case len(a.Succs) == 1 && len(b.Succs) == 1 && a.Succs[0] == b.Succs[0]:
		sides = []*ssa.BasicBlock{a, b}
	default:
		return false
	}
	for _, side := range sides {
		for _, instr := range side.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && s.mayChange(call) {
				return false
			}
			if call, ok := instr.(*ssa.Call); ok {
				if _, ok := s.r.locks.DroppedAt(call); ok {
					return false
				}
			}
		}
	}
	return true
}

// isOpen tells whether the condition asks for an error, or for what this turn
// of a loop has brought, such as its element or a message.
func isOpen(cond ssa.Value, depth int) bool {
	if depth > 6 {
		return false
	}
	switch c := cond.(type) {
	case *ssa.Const:
		return depth > 0
	case *ssa.Extract:
		switch tuple := c.Tuple.(type) {
		case *ssa.Next, *ssa.Select:
			return true
		case *ssa.UnOp:
			return tuple.Op == token.ARROW
		}
	case *ssa.UnOp:
		return c.Op == token.ARROW || isOpen(c.X, depth+1)
	case *ssa.BinOp:
		if types.Identical(c.X.Type(), types.Universe.Lookup("error").Type()) {
			return true
		}
		return isOpen(c.X, depth+1) && isOpen(c.Y, depth+1)
	case *ssa.FieldAddr:
		return isOpen(c.X, depth+1)
	case *ssa.Field:
		return isOpen(c.X, depth+1)
	case *ssa.IndexAddr:
		_, constant := c.Index.(*ssa.Const)
		block := blockOf(c.Index)
		return !constant && block != nil && (block.Comment == "rangeindex.loop" || block.Comment == "rangeindex.body") || constant && isOpen(c.X, depth+1)
	case *ssa.Call:
		callee := c.Call.StaticCallee()
		builtin, _ := c.Call.Value.(*ssa.Builtin)
		if builtin == nil && (callee == nil || callee.Pkg == nil || callee.Pkg == c.Parent().Pkg) || len(c.Call.Args) == 0 {
			return false
		}
		return !slices.ContainsFunc(c.Call.Args, func(arg ssa.Value) bool { return !isOpen(arg, depth+1) })
	}
	return false
}

func blockOf(v ssa.Value) *ssa.BasicBlock {
	if instr, ok := v.(ssa.Instruction); ok {
		return instr.Block()
	}
	return nil
}

// branchPos returns the place of the condition that leads to the block's end.
func branchPos(block *ssa.BasicBlock) token.Pos {
	for b := block; b != nil; b = b.Idom() {
		if branch, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok && branch.Cond.Pos().IsValid() {
			return branch.Cond.Pos()
		}
		for _, instr := range slices.Backward(b.Instrs) {
			if instr.Pos().IsValid() {
				return instr.Pos()
			}
		}
	}
	return block.Parent().Pos()
}

package summary

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
)

// waits says what a function waits for on every normal path.
type waits struct {
	kind   Kind
	reason string
	params []*ssa.Parameter // channels of its caller on which it waits
}

// By default a check asks for these; locks and files are their own questions.
const Usual = Chan | Full | Wait | Sleep | Net | Exec

// exported are the kinds that cross a package: whether a channel is full is
// for the package that owns it to say.
const exported = Usual &^ Full

// findMust finds which functions wait on every normal path: the least fixed
// point, so that recursion waits for nothing by itself.
func (r *Result) findMust() {
	callers := map[*ssa.Function][]*ssa.Function{}
	for _, fn := range r.ir.Funcs {
		for _, call := range r.calls[fn] {
			for _, callee := range r.Callees(call) {
				callers[callee] = append(callers[callee], fn)
			}
		}
	}
	for _, kinds := range []Kind{exported, File, Lock} {
		work := slices.Clone(r.ir.Funcs)
		for len(work) > 0 {
			fn := work[0]
			work = work[1:]
			if r.may[fn]&(kinds|Full) == 0 || r.must[fn] != nil && r.must[fn].kind&kinds != 0 {
				continue
			}
			w := r.waitsOnEveryPath(fn, kinds)
			if w == nil {
				continue
			}
			if have := r.must[fn]; have != nil {
				have.kind |= w.kind
			} else {
				r.must[fn] = w
			}
			work = append(work, callers[fn]...)
		}
	}
}

// waitsOnEveryPath walks the normal paths of fn up to the first place that
// waits: not the exits taken on an error or for a nil, and loops at least
// once. It returns nil if one of them waits for nothing.
func (r *Result) waitsOnEveryPath(fn *ssa.Function, kinds Kind) *waits {
	w := &waits{}
	seen := map[*ssa.BasicBlock]bool{}
	var walk func(block *ssa.BasicBlock) bool
	walk = func(block *ssa.BasicBlock) bool {
		if seen[block] {
			return true
		}
		seen[block] = true
		for _, instr := range block.Instrs {
			if r.waitsAt(fn, instr, kinds, w) {
				return true
			}
			if ret, ok := instr.(*ssa.Return); ok {
				return isErrorExit(ret)
			}
		}
		for _, next := range normalSuccs(block) {
			if !walk(next) {
				return false
			}
		}
		return true
	}
	if !walk(fn.Blocks[0]) || w.kind == 0 {
		return nil
	}
	return w
}

func (r *Result) waitsAt(fn *ssa.Function, instr ssa.Instruction, kinds Kind, w *waits) bool {
	if op := r.opOf[instr]; op != nil {
		if p := r.ownParam(fn, op.Chan); p != nil && kinds&Chan != 0 {
			if !slices.Contains(w.params, p) {
				w.params = append(w.params, p)
			}
			w.add(Chan, op.What)
			return true
		}
		if op.Kind&kinds != 0 {
			w.add(op.Kind&kinds, op.What)
			return true
		}
	}
	call, ok := instr.(ssa.CallInstruction)
	if !ok || len(r.calls[fn]) == 0 {
		return false
	}
	if _, ok := instr.(*ssa.Go); ok {
		return false
	}
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) == 0 {
		return false
	}
	for _, callee := range fns {
		m := r.must[callee]
		if m == nil || m.kind&kinds == 0 || len(m.params) > 0 {
			return false
		}
	}
	w.add(r.must[fns[0]].kind&kinds, r.must[fns[0]].reason)
	return true
}

func (w *waits) add(kind Kind, reason string) {
	w.kind |= kind
	if w.reason == "" {
		w.reason = reason
	}
}

// ownParam returns the parameter of fn that the channel is, or nil.
func (r *Result) ownParam(fn *ssa.Function, ch ssa.Value) *ssa.Parameter {
	if ch == nil {
		return nil
	}
	if p, ok := ch.(*ssa.Parameter); ok {
		return p
	}
	objects, complete := r.flow.Objects(ch)
	if !complete || len(objects) != 1 || objects[0].Kind != flow.Param {
		return nil
	}
	p, _ := objects[0].Value.(*ssa.Parameter)
	if p != nil && p.Parent() == fn {
		return p
	}
	return nil
}

// normalSuccs returns where a normal path goes on after the block: not where
// an error or a nil leads, and out of a loop only after its body.
func normalSuccs(block *ssa.BasicBlock) []*ssa.BasicBlock {
	succs := block.Succs
	if branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If); ok {
		if skip := exceptional(branch.Cond); skip >= 0 {
			return goOn(block, succs[1-skip:2-skip])
		}
		if inside := insideOf(block); inside != nil {
			return goOn(block, inside)
		}
	}
	return goOn(block, succs)
}

// exceptional returns which successor of the test is taken on an error or a
// nil, or -1.
func exceptional(cond ssa.Value) int {
	test, ok := cond.(*ssa.BinOp)
	if !ok || !isNil(test.X) && !isNil(test.Y) {
		return -1
	}
	v := test.X
	if isNil(v) {
		v = test.Y
	}
	taken := 0 // the branch in which v is nil
	switch test.Op {
	case token.EQL:
	case token.NEQ:
		taken = 1
	default:
		return -1
	}
	if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
		return 1 - taken
	}
	return taken
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// insideOf returns the successors of a loop's header that stay in the loop, or
// nil if the block is none or does not leave the loop.
func insideOf(header *ssa.BasicBlock) []*ssa.BasicBlock {
	var latches []*ssa.BasicBlock
	for _, p := range header.Preds {
		if header.Dominates(p) {
			latches = append(latches, p)
		}
	}
	if len(latches) == 0 {
		return nil
	}
	var inside []*ssa.BasicBlock
	for _, s := range header.Succs {
		for _, latch := range latches {
			if reachesWithin(s, latch, header) {
				inside = append(inside, s)
				break
			}
		}
	}
	if len(inside) == len(header.Succs) {
		return nil
	}
	return inside
}

func reachesWithin(from, to, header *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{header: true}
	stack := []*ssa.BasicBlock{from}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if b == to {
			return true
		}
		if seen[b] {
			continue
		}
		seen[b] = true
		stack = append(stack, b.Succs...)
	}
	return false
}

// goOn replaces a jump back to a loop's header by the exits of that loop.
func goOn(from *ssa.BasicBlock, succs []*ssa.BasicBlock) []*ssa.BasicBlock {
	var list []*ssa.BasicBlock
	for _, s := range succs {
		if !s.Dominates(from) {
			list = append(list, s)
			continue
		}
		inside := insideOf(s)
		if inside == nil {
			continue // an endless loop, or one that is left from its middle
		}
		for _, exit := range s.Succs {
			if !slices.Contains(inside, exit) {
				list = append(list, exit)
			}
		}
	}
	return list
}

// isErrorExit tells whether the return certainly returns an error.
func isErrorExit(ret *ssa.Return) bool {
	if len(ret.Results) == 0 {
		return false
	}
	last := ret.Results[len(ret.Results)-1]
	if !types.Identical(last.Type(), types.Universe.Lookup("error").Type()) {
		return false
	}
	switch v := last.(type) {
	case *ssa.MakeInterface:
		return true
	case *ssa.UnOp:
		_, sentinel := v.X.(*ssa.Global)
		return sentinel
	case *ssa.Call:
		fn := Callee(v)
		return fn != nil && (fn.FullName() == "errors.New" || fn.FullName() == "fmt.Errorf")
	}
	return false
}

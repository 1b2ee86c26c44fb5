package ssax

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Loop is a natural loop: the blocks from which its header is reached again
// without leaving what the header dominates.
type Loop struct {
	Header *ssa.BasicBlock
	inside []bool // by block index
	size   int
}

// Has tells whether the block belongs to the loop.
func (l *Loop) Has(b *ssa.BasicBlock) bool {
	return b.Parent() == l.Header.Parent() && l.inside[b.Index]
}

// Loops returns the loops that the block is in, the innermost first.
func Loops(block *ssa.BasicBlock) []*Loop {
	fn := block.Parent()
	var list []*Loop
	for _, header := range fn.Blocks {
		var l *Loop
		for _, latch := range header.Preds {
			if !header.Dominates(latch) {
				continue
			}
			if l == nil {
				l = &Loop{Header: header, inside: make([]bool, len(fn.Blocks))}
				l.inside[header.Index], l.size = true, 1
			}
			l.add(latch)
		}
		if l != nil && l.inside[block.Index] {
			list = append(list, l)
		}
	}
	slices.SortStableFunc(list, func(a, b *Loop) int { return a.size - b.size })
	return list
}

func (l *Loop) add(b *ssa.BasicBlock) {
	stack := []*ssa.BasicBlock{b}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if !l.inside[b.Index] {
			l.inside[b.Index] = true
			l.size++
			stack = append(stack, b.Preds...)
		}
	}
}

// Instrs yields the instructions of the loop in block order.
func (l *Loop) Instrs(yield func(ssa.Instruction) bool) {
	for i, in := range l.inside {
		if !in {
			continue
		}
		for _, instr := range l.Header.Parent().Blocks[i].Instrs {
			if !yield(instr) {
				return
			}
		}
	}
}

// A Branch is an outcome of a condition that must have come about where a
// block runs.
type Branch struct {
	If    *ssa.If
	Holds bool
}

// Branches yields the branches that lead to the block on every path, the last
// one first.
func Branches(block *ssa.BasicBlock) func(yield func(Branch) bool) {
	return func(yield func(Branch) bool) {
		for b := block; b != nil; b = b.Idom() {
			parent := b.Idom()
			if parent == nil || len(b.Preds) != 1 || b.Preds[0] != parent {
				continue
			}
			if branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If); ok && !yield(Branch{branch, parent.Succs[0] == b}) {
				return
			}
		}
	}
}

// Arm returns the case of a select that was taken where the block runs, or -1
// if that is not certain.
func Arm(sel *ssa.Select, block *ssa.BasicBlock) int {
	for branch := range Branches(block) {
		test, ok := branch.If.Cond.(*ssa.BinOp)
		if !ok || !branch.Holds {
			continue
		}
		index, ok := test.X.(*ssa.Extract)
		if !ok || index.Tuple != sel || index.Index != 0 {
			continue
		}
		if c, ok := test.Y.(*ssa.Const); ok {
			return int(c.Int64())
		}
	}
	if sel.Blocking && len(sel.States) == 1 {
		return 0
	}
	return -1
}

// IsPicked tells whether an arbitrary condition inside its loop picks the turns
// in which the instruction runs: what holds in one turn may well be the only
// time it holds.
func IsPicked(instr ssa.Instruction) bool {
	block := instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || free(branch.Cond) || !arrives(block, dom, nil) || endsLoop(dom) {
			continue
		}
		direct := [2]bool{arrives(dom.Succs[0], block, dom), arrives(dom.Succs[1], block, dom)}
		around := [2]bool{direct[0] || arrives(dom.Succs[0], block, nil), direct[1] || arrives(dom.Succs[1], block, nil)}
		if direct[0] != direct[1] && around[0] && around[1] {
			return true
		}
	}
	return false
}

// endsLoop tells whether the branch at the end of the block is the condition of
// a loop.
func endsLoop(block *ssa.BasicBlock) bool {
	return slices.ContainsFunc(Loops(block), func(l *Loop) bool {
		return (l.Header == block || strings.HasSuffix(block.Comment, ".loop")) && l.Has(block.Succs[0]) != l.Has(block.Succs[1])
	})
}

// arrives tells whether from leads to the block without passing cut.
func arrives(from, to, cut *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{cut: cut != nil}
	stack := []*ssa.BasicBlock{from}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[b] {
			continue
		}
		if b == to {
			return true
		}
		seen[b] = true
		stack = append(stack, b.Succs...)
	}
	return false
}

// ArmEntry returns the block to which the select goes when it has taken the
// case, or nil.
func ArmEntry(sel *ssa.Select, arm int) *ssa.BasicBlock {
	for index := range Refs[*ssa.Extract](sel) {
		if index.Index != 0 {
			continue
		}
		for test := range Refs[*ssa.BinOp](index) {
			c, ok := test.Y.(*ssa.Const)
			if !ok || test.Op != token.EQL || c.Int64() != int64(arm) {
				continue
			}
			for branch := range Refs[*ssa.If](test) {
				return branch.Block().Succs[0]
			}
		}
	}
	return nil
}

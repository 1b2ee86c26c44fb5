// Package ssax holds iterators over SSA: the only hand-written walks.
package ssax

import (
	"iter"

	"golang.org/x/tools/go/ssa"
)

// All yields the instructions of kind I in these functions, in source order of
// the functions and block order within each.
func All[I ssa.Instruction](fns []*ssa.Function) iter.Seq[I] {
	return func(yield func(I) bool) {
		for _, fn := range fns {
			for _, block := range fn.Blocks {
				for _, instr := range block.Instrs {
					if i, ok := instr.(I); ok && !yield(i) {
						return
					}
				}
			}
		}
	}
}

// Refs yields the instructions that use v and are of kind I.
func Refs[I ssa.Instruction](v ssa.Value) iter.Seq[I] {
	return func(yield func(I) bool) {
		refs := v.Referrers()
		if refs == nil {
			return
		}
		for _, instr := range *refs {
			if i, ok := instr.(I); ok && !yield(i) {
				return
			}
		}
	}
}

// IndexOf returns the position of instr in its block, or -1.
func IndexOf(instr ssa.Instruction) int {
	for i, other := range instr.Block().Instrs {
		if other == instr {
			return i
		}
	}
	return -1
}

// Precedes tells whether a comes before b on every path to b.
func Precedes(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() {
		return IndexOf(a) < IndexOf(b)
	}
	return a.Block().Dominates(b.Block())
}

// After yields the instructions that may run after start, those of its own
// block again if a loop leads back there. stop ends a path at an instruction,
// which is not yielded.
func After(start ssa.Instruction, stop func(ssa.Instruction) bool) iter.Seq[ssa.Instruction] {
	return func(yield func(ssa.Instruction) bool) {
		seen := map[*ssa.BasicBlock]bool{}
		var walk func(instrs []ssa.Instruction, block *ssa.BasicBlock) bool
		walk = func(instrs []ssa.Instruction, block *ssa.BasicBlock) bool {
			for _, instr := range instrs {
				if stop != nil && stop(instr) {
					return true
				}
				if !yield(instr) {
					return false
				}
			}
			for _, next := range block.Succs {
				if !seen[next] {
					seen[next] = true
					if !walk(next.Instrs, next) {
						return false
					}
				}
			}
			return true
		}
		block := start.Block()
		walk(block.Instrs[IndexOf(start)+1:], block)
	}
}

// Reaches tells whether b may run after a, on a path that no instruction
// matching stop cuts.
func Reaches(a, b ssa.Instruction, stop func(ssa.Instruction) bool) bool {
	for instr := range After(a, stop) {
		if instr == b {
			return true
		}
	}
	return false
}

// Origin returns the generic function that fn instantiates, or fn.
func Origin(fn *ssa.Function) *ssa.Function {
	if fn != nil && fn.Origin() != nil {
		return fn.Origin()
	}
	return fn
}

// InLoop tells whether the block may run again after it ran.
func InLoop(block *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	stack := append([]*ssa.BasicBlock{}, block.Succs...)
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if b == block {
			return true
		}
		if !seen[b] {
			seen[b] = true
			stack = append(stack, b.Succs...)
		}
	}
	return false
}

package scope

import (
	"go/token"
	"math/bits"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A cfg is what lowering asks of a function's control flow.
type cfg struct {
	ipdom []int // by block index: the immediate postdominator, -1 for the end of the function
	loop  []int // by block index: the number of its innermost cycle's component, -1 outside of cycles
	dead  []bool

	regions [][]*ssa.BasicBlock
	decides [][]*ssa.BasicBlock
}

func (e *engine) cfgOf(fn *ssa.Function) *cfg {
	if c := e.cfgs[fn]; c != nil {
		return c
	}
	c := e.newCFG(fn, ends{})
	e.cfgs[fn] = c
	return c
}

// ends are the ways out of a function that count beside its returns.
type ends struct {
	panics  bool // a panic, which is recovered
	goexits bool // the end of the goroutine
}

func (e *engine) newCFG(fn *ssa.Function, also ends) *cfg {
	n := len(fn.Blocks)
	c := &cfg{ipdom: make([]int, n), loop: make([]int, n), dead: make([]bool, n)}
	for _, b := range fn.Blocks {
		c.dead[b.Index] = e.endsProcess(b, also)
	}
	// A block that leads only to such blocks is like them.
	for changed := true; changed; {
		changed = false
		for _, b := range fn.Blocks {
			if !c.dead[b.Index] && len(b.Succs) > 0 && !slices.ContainsFunc(b.Succs, func(s *ssa.BasicBlock) bool { return !c.dead[s.Index] }) {
				c.dead[b.Index], changed = true, true
			}
		}
	}
	c.loops(fn)
	c.postdominators(fn)
	return c
}

// endless returns, for each cycle that nothing leaves, its first block.
func (c *cfg) endless(fn *ssa.Function) map[int]bool {
	first, left := map[int]int{}, map[int]bool{}
	for _, b := range fn.Blocks {
		k := c.loop[b.Index]
		if k < 0 {
			continue
		}
		if _, ok := first[k]; !ok {
			first[k] = b.Index
		}
		for _, s := range b.Succs {
			if c.loop[s.Index] != k && !c.dead[s.Index] {
				left[k] = true
			}
		}
	}
	list := map[int]bool{}
	for k, b := range first {
		if !left[k] {
			list[b] = true
		}
	}
	return list
}

// endsProcess tells whether the block does nothing but end in a panic or an
// exit, or in the end of a test that has failed.
func (e *engine) endsProcess(b *ssa.BasicBlock, also ends) bool {
	end, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Panic)
	if !ok || also.panics && !afterNoReturn(end) {
		return false
	}
	for _, instr := range b.Instrs {
		switch i := instr.(type) {
		case *ssa.Send, *ssa.Select, *ssa.Go, *ssa.Defer:
			return false
		case *ssa.UnOp:
			if i.Op == token.ARROW {
				return false
			}
		case *ssa.Call:
			if b, ok := i.Call.Value.(*ssa.Builtin); ok && b.Name() != "close" {
				continue
			}
			name := nameOf(i)
			if name == "" || name == "runtime.Goexit" || also.goexits && isGoexit(i) || isSyncOp(name) || len(e.candidates(i)) > 0 {
				return false
			}
		}
	}
	return true
}

// postdominators solves the dataflow problem over bit sets; functions are
// small. Blocks from which no end can be reached postdominate by what they
// share.
func (c *cfg) postdominators(fn *ssa.Function) {
	n := len(fn.Blocks)
	words := (n + 1 + 63) / 64
	sets := make([][]uint64, n+1)
	for i := range sets {
		sets[i] = make([]uint64, words)
		for w := range sets[i] {
			sets[i][w] = ^uint64(0)
		}
	}
	end := n
	for w := range sets[end] {
		sets[end][w] = 0
	}
	sets[end][end/64] |= 1 << (end % 64)
	tmp := make([]uint64, words)
	endless := c.endless(fn)
	for changed := true; changed; {
		changed = false
		for i := n - 1; i >= 0; i-- {
			b := fn.Blocks[i]
			for w := range tmp {
				tmp[w] = ^uint64(0)
			}
			if len(b.Succs) == 0 {
				if !c.dead[i] {
					copy(tmp, sets[end])
				}
			}
			for _, s := range b.Succs {
				if c.dead[s.Index] {
					continue
				}
				for w := range tmp {
					tmp[w] &= sets[s.Index][w]
				}
			}
			if endless[i] {
				for w := range tmp {
					tmp[w] &= sets[end][w]
				}
			}
			tmp[i/64] |= 1 << (i % 64)
			for w := range tmp {
				if tmp[w] != sets[i][w] {
					copy(sets[i], tmp)
					changed = true
					break
				}
			}
		}
	}
	sizes := make([]int, n)
	for i := range sizes {
		for _, w := range sets[i] {
			sizes[i] += bits.OnesCount64(w)
		}
	}
	for i := range n {
		c.ipdom[i] = -1
		if c.dead[i] {
			continue
		}
		// The nearest is the one that all other proper ones postdominate.
		best := -1
		for w, word := range sets[i] {
			for ; word != 0; word &= word - 1 {
				j := w*64 + bits.TrailingZeros64(word)
				if j < n && j != i && (best < 0 || sizes[j] > sizes[best]) {
					best = j
				}
			}
		}
		c.ipdom[i] = best
	}
}

// loops numbers the strongly connected components that are cycles.
func (c *cfg) loops(fn *ssa.Function) {
	n := len(fn.Blocks)
	index, low := make([]int, n), make([]int, n)
	on := make([]bool, n)
	var stack []int
	next, comp := 1, 0
	for i := range c.loop {
		c.loop[i] = -1
	}
	var visit func(b *ssa.BasicBlock)
	visit = func(b *ssa.BasicBlock) {
		i := b.Index
		index[i], low[i] = next, next
		next++
		stack = append(stack, i)
		on[i] = true
		for _, s := range b.Succs {
			switch {
			case index[s.Index] == 0:
				visit(s)
				low[i] = min(low[i], low[s.Index])
			case on[s.Index]:
				low[i] = min(low[i], index[s.Index])
			}
		}
		if low[i] != index[i] {
			return
		}
		var members []int
		for {
			m := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			on[m] = false
			members = append(members, m)
			if m == i {
				break
			}
		}
		cyclic := len(members) > 1
		for _, s := range b.Succs {
			cyclic = cyclic || s == b
		}
		if cyclic {
			for _, m := range members {
				c.loop[m] = comp
			}
			comp++
		}
	}
	for _, b := range fn.Blocks {
		if index[b.Index] == 0 {
			visit(b)
		}
	}
}

// region yields the blocks that can be reached from b without passing its
// immediate postdominator; b itself only if a cycle leads back to it.
func (c *cfg) region(b *ssa.BasicBlock) []*ssa.BasicBlock {
	if c.regions == nil {
		c.regions = make([][]*ssa.BasicBlock, len(c.ipdom))
	}
	if list := c.regions[b.Index]; list != nil {
		return list
	}
	stop := c.ipdom[b.Index]
	seen := make([]bool, len(c.ipdom))
	list := []*ssa.BasicBlock{}
	work := append([]*ssa.BasicBlock(nil), b.Succs...)
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		if s.Index == stop || seen[s.Index] || c.dead[s.Index] {
			continue
		}
		seen[s.Index] = true
		list = append(list, s)
		work = append(work, s.Succs...)
	}
	c.regions[b.Index] = list
	return list
}

// deciders returns the blocks whose branch decides whether b runs.
func (c *cfg) deciders(b *ssa.BasicBlock) []*ssa.BasicBlock {
	if c.decides == nil {
		c.decides = make([][]*ssa.BasicBlock, len(c.ipdom))
		for _, d := range b.Parent().Blocks {
			if _, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If); !ok {
				continue
			}
			for _, r := range c.region(d) {
				c.decides[r.Index] = append(c.decides[r.Index], d)
			}
		}
	}
	return c.decides[b.Index]
}

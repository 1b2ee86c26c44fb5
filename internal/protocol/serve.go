package protocol

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A service is a set of operations that complete one another operation, with
// the functions that lead to them.
type service struct {
	r        *Result
	channel  *chans.Channel
	at       map[ssa.Instruction]bool
	touching map[*ssa.Function]bool // it holds a serving operation, or calls or starts one that does
	order    []*ssa.Function        // those of touching, as they were found
	held     map[*ssa.Function]bool // answers of holds
	left     map[*ssa.Function][]Exit
	vague    bool // a function value decides who serves
}

// serviceOf returns the service of these operations.
func (r *Result) serviceOf(c *chans.Channel, ops []*chans.Op) *service {
	s := &service{r: r, channel: c, at: map[ssa.Instruction]bool{}, touching: map[*ssa.Function]bool{}, held: map[*ssa.Function]bool{}, left: map[*ssa.Function][]Exit{}}
	note := func(fn *ssa.Function) {
		if !s.touching[fn] {
			s.touching[fn] = true
			s.order = append(s.order, fn)
		}
	}
	for _, op := range ops {
		s.at[op.Instr] = true
		note(op.Fn())
	}
	for i := 0; i < len(s.order); i++ {
		sites, _ := r.flow.Callers(s.order[i])
		for _, site := range sites {
			note(site.Parent())
		}
		for _, site := range r.gorun.Callers(s.order[i]) {
			note(site.Parent())
		}
		for _, spawn := range r.gorun.SpawnsOf(s.order[i]) {
			note(spawn.In())
		}
	}
	s.hold()
	return s
}

// serves tells whether instr serves the channel, or may run or hand on code
// that does.
func (s *service) serves(instr ssa.Instruction) bool {
	if s.at[instr] {
		return true
	}
	switch i := instr.(type) {
	case *ssa.MakeClosure:
		fn, _ := i.Fn.(*ssa.Function)
		return fn != nil && s.touching[ssax.Origin(fn)]
	case ssa.CallInstruction:
		if fns, _ := s.r.flow.Callees(i); slices.ContainsFunc(fns, func(fn *ssa.Function) bool { return s.touching[fn] }) {
			return true
		}
		return slices.ContainsFunc(s.r.callees[i], func(fn *ssa.Function) bool { return s.touching[fn] })
	}
	return false
}

// roots returns the functions at which goroutines enter the service, each with
// those that start them: functions that are started, and those that code
// outside the package calls. ok is false if one of them is main, an
// initialiser, or not known.
func (s *service) roots() (list []*ssa.Function, ok bool) {
	for _, fn := range s.order {
		if !s.holds(fn) {
			continue
		}
		by := s.r.gorun.RunBy(fn)
		if len(by) == 0 {
			continue // nothing calls it
		}
		for _, g := range by {
			if g.Kind == gorun.Main || g.Kind == gorun.Init {
				return nil, false
			}
			if g.Kind == gorun.Spawned && !g.Spawn.Complete {
				return nil, false
			}
		}
		_, closed := s.r.flow.Callers(fn)
		started := len(s.r.gorun.SpawnsOf(fn)) > 0
		if (started || !closed) && !slices.Contains(list, fn) {
			list = append(list, fn)
		}
	}
	return list, len(list) > 0 && !s.vague
}

// holds tells whether fn serves on its own goroutine, and does not merely
// start one that does.
func (s *service) holds(fn *ssa.Function) bool { return s.held[fn] }

// hold finds the functions that serve on their own goroutine: those of the
// operations, and their callers.
func (s *service) hold() {
	var work []*ssa.Function
	note := func(fn *ssa.Function) {
		if !s.held[fn] {
			s.held[fn] = true
			work = append(work, fn)
		}
	}
	for _, fn := range s.order {
		if slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
			return slices.ContainsFunc(b.Instrs, func(i ssa.Instruction) bool { return s.at[i] })
		}) {
			note(fn)
		}
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		for _, site := range s.r.gorun.Callers(fn) {
			note(site.Parent())
			s.callees(site)
		}
	}
}

// callees returns the functions that the call runs before it returns and that
// serve. Where a call may run others too, such as that of a function value in
// a helper, who serves is not known.
func (s *service) callees(call ssa.CallInstruction) []*ssa.Function {
	var list []*ssa.Function
	all := s.r.callees[call]
	for _, fn := range all {
		if s.touching[fn] {
			list = append(list, fn)
		}
	}
	if len(list) > 0 && len(list) < len(all) && call.Common().StaticCallee() == nil {
		s.vague = true
	}
	return list
}

// maxCalls is how many calls deep an exit is looked for.
const maxCalls = 4

// exits returns how a goroutine that runs fn can leave it for good, after
// which it serves no more: the branches out of the part of fn from which an
// operation of the service is still to come.
func (s *service) exits(fn *ssa.Function, depth int) []Exit {
	if depth > maxCalls || s.r.steps > maxSteps {
		return nil
	}
	if known, ok := s.left[fn]; ok {
		return known
	}
	s.left[fn] = nil // while it is looked at
	s.left[fn] = s.findExits(fn, depth)
	return s.left[fn]
}

func (s *service) findExits(fn *ssa.Function, depth int) []Exit {
	region := map[*ssa.BasicBlock]bool{}
	var served []*ssa.BasicBlock
	var deferred []ssa.Instruction
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			s.r.steps++
			if !s.serves(instr) {
				continue
			}
			if d, ok := instr.(*ssa.Defer); ok {
				deferred = append(deferred, d)
			}
			if !slices.Contains(served, block) {
				served = append(served, block)
			}
		}
	}
	work := slices.Clone(served)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if region[b] {
			continue
		}
		region[b] = true
		work = append(work, b.Preds...)
	}
	var list []Exit
	for _, block := range fn.Blocks {
		if !region[block] || block == fn.Recover {
			continue
		}
		if slices.ContainsFunc(deferred, func(d ssa.Instruction) bool {
			return d.Block() == block || d.Block().Dominates(block)
		}) {
			continue // what is deferred serves on the way out
		}
		last := slices.Contains(served, block) && !ssax.InLoop(block)
		if last {
			list = append(list, s.through(fn, block, depth)...)
			continue
		}
		for _, next := range block.Succs {
			if !region[next] && returns(next) {
				list = append(list, s.exitsAt(fn, block, next)...)
			}
		}
	}
	return list
}

// through returns the exits of the functions that the block calls outside a
// loop: when they have left, so has the caller.
func (s *service) through(fn *ssa.Function, block *ssa.BasicBlock, depth int) []Exit {
	var list []Exit
	for _, instr := range block.Instrs {
		if !s.serves(instr) {
			continue
		}
		if sel, ok := instr.(*ssa.Select); ok {
			return s.otherArms(fn, sel)
		}
		call, ok := instr.(*ssa.Call)
		if !ok {
			return nil
		}
		list = nil // a later call is the one that leaves
		for _, callee := range s.callees(call) {
			if callee != fn {
				list = append(list, s.exits(callee, depth+1)...)
			}
		}
	}
	if !returns(block) || s.laterServes(block) {
		return nil
	}
	return list
}

// otherArms returns the exits of a select that stands in no loop: its arms
// that do not serve.
func (s *service) otherArms(fn *ssa.Function, sel *ssa.Select) []Exit {
	var list []Exit
	for i, state := range sel.States {
		if s.r.chans.Channel(state.Chan) == s.channel {
			continue
		}
		arm := armBlock(sel, i)
		if arm == nil || !returns(arm) || s.at[arm.Instrs[0]] || slices.ContainsFunc(arm.Instrs, s.serves) || s.laterServes(arm) {
			continue
		}
		e := Exit{Fn: fn, Way: Other, Pos: state.Pos, Early: true}
		if state.Dir == types.RecvOnly {
			list = append(list, s.armExit(e, sel, i))
		}
	}
	return list
}

// laterServes tells whether a block behind this one serves on every path.
func (s *service) laterServes(block *ssa.BasicBlock) bool {
	clean := false
	for instr := range ssax.After(block.Instrs[len(block.Instrs)-1], s.serves) {
		if _, ok := instr.(*ssa.Return); ok {
			clean = true
		}
	}
	if _, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return); ok {
		return false
	}
	return !clean
}

// maxSteps bounds the work on a package, in instructions looked at.
const maxSteps = 3_000_000

// returns tells whether a return is reachable from the block.
func returns(block *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	work := []*ssa.BasicBlock{block}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] {
			continue
		}
		seen[b] = true
		if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			return true
		}
		work = append(work, b.Succs...)
	}
	return false
}

// -- who starts it, and how often --

// isUnique tells whether the spawn starts one goroutine for each object that
// holds the channel, and is not done again for the same object.
func (r *Result) isUnique(c *chans.Channel, s *gorun.Spawn) bool {
	return r.oncePer(c, s.Site, 0)
}

// oncePer tells whether the call is made once for each owner of the channel.
func (r *Result) oncePer(c *chans.Channel, site ssa.CallInstruction, depth int) bool {
	if depth > maxCalls {
		return false
	}
	fn := site.Parent()
	if ssax.InLoop(site.Block()) && !r.freshOwner(c, site) {
		return false
	}
	if r.makesOwner(c, fn) || r.freshOwner(c, site) {
		return true
	}
	sites, complete := r.flow.Callers(fn)
	if len(sites) == 0 {
		return true // a method that its client calls once, by contract
	}
	if len(sites) > 1 {
		return false
	}
	_ = complete
	return r.oncePer(c, sites[0], depth+1)
}

// makesOwner tells whether fn, or a function around it, makes the channel.
func (r *Result) makesOwner(c *chans.Channel, fn *ssa.Function) bool {
	for ; fn != nil; fn = fn.Parent() {
		for _, m := range c.Makes {
			if m.Instr.Parent() == fn {
				return true
			}
		}
	}
	return false
}

// freshOwner tells whether the call works on an owner of the channel that its
// own function has made or been given by a constructor since the last time.
func (r *Result) freshOwner(c *chans.Channel, site ssa.CallInstruction) bool {
	values := slices.Clone(site.Common().Args)
	if closure, ok := site.Common().Value.(*ssa.MakeClosure); ok {
		values = append(values, closure.Bindings...)
	}
	for _, v := range values {
		if closure, ok := v.(*ssa.MakeClosure); ok {
			values = append(values, closure.Bindings...)
		}
	}
	for _, v := range values {
		if !owns(v.Type(), c) {
			continue
		}
		if cell, ok := v.(*ssa.Alloc); ok {
			if _, isPointer := cell.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Pointer); isPointer {
				// A variable that a literal captures: what it holds is the owner.
				store := ssax.OnlyStore(cell)
				if store == nil {
					continue
				}
				v = store.Val
			}
		}
		switch v := v.(type) {
		case *ssa.Alloc:
			if sameLoop(v.Block(), site.Block()) {
				return true
			}
		case *ssa.Call, *ssa.Extract:
			if sameLoop(v.(ssa.Instruction).Block(), site.Block()) {
				return true
			}
		}
	}
	return false
}

// sameLoop tells whether each run of b has a run of a of its own before it.
func sameLoop(a, b *ssa.BasicBlock) bool {
	return a == b || a.Dominates(b) && ssax.InLoop(a) == ssax.InLoop(b)
}

// owns tells whether the type is a struct that holds the channel, or a pointer
// to one.
func owns(t types.Type, c *chans.Channel) bool {
	for range 2 {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for i := range st.NumFields() {
		if slices.Contains(c.Fields, st.Field(i).Origin()) {
			return true
		}
	}
	return false
}

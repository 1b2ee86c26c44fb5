package handover

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// IsUnshared tells whether values of the type may be handed over but not be
// used from both sides.
func IsUnshared(t types.Type) bool {
	_, ok := library.Unshared(t)
	return ok
}

// unshared finds a value that both sides use, or several goroutines that this
// place starts, with nothing that orders them.
func (r *Result) unshared(g *Gift) *Crossing {
	if g.How == Called || g.How == Sent && g.Literal != nil {
		return nil
	}
	t := g.Value.Type()
	isCell := g.captured()
	if isCell {
		t = t.Underlying().(*types.Pointer).Elem()
	}
	if boxed, ok := g.Value.(*ssa.MakeInterface); ok {
		t = boxed.X.Type()
	}
	name, ok := library.Unshared(t)
	if !ok {
		return nil
	}
	if named := t; named != nil && declaredIn(named, r.pass.Pkg) {
		return nil
	}
	group := library.AllGroups
	switch g.How {
	case Sent:
		if r.ownQueue(g) {
			return nil
		}
	case Spawned:
		if !g.Spawn.Complete || len(g.runs()) == 0 || r.waitsFirst(g) {
			return nil
		}
		if group = r.groupsOf(g, t); group == 0 {
			return nil
		}
	}
	c := &gathering{r: r, at: g.Instr}
	if isCell {
		p := ssax.PlaceOf(g.Value)
		if p == nil {
			return nil
		}
		c.add(member{key: p})
		c.stored(g.Value, p, 0, 0)
		if local, ok := g.Value.(*ssa.Alloc); ok && isStruct(t) {
			c.add(member{key: local})
		}
	} else {
		c.shared(g.Value, 0, 0)
	}
	if len(c.members) == 0 {
		return nil
	}
	s := &search{r: r, gift: g, other: r.otherSide(g), ids: map[any]int{}, waits: map[*ssa.BasicBlock]bool{}, entries: map[entered]*Rewrite{}}
	s.uses = func(s *state, instr ssa.Instruction) *Rewrite { return s.use(instr, group) }
	_, end, found := ssax.Follow(g.Instr, g.Case, &state{search: s, members: c.members}, maxCost)
	if !found {
		return nil
	}
	by := end.(*state).found.Instr
	why := BothSides
	if by == g.Instr || r.spawnsWith(by) {
		why = Many
	}
	return &Crossing{Gift: g, Why: why, Type: shortName(name), By: by}
}

func declaredIn(t types.Type, pkg *types.Package) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() == pkg
}

func (r *Result) spawnsWith(instr ssa.Instruction) bool {
	call, ok := instr.(ssa.CallInstruction)
	return ok && len(r.gorun.SpawnsAt(call)) > 0
}

// groupsOf returns how the goroutine uses the value: by which methods, or in
// an unknown way if it hands the value on. It is 0 if a lock guards all of it.
func (r *Result) groupsOf(g *Gift, t types.Type) library.Group {
	var group library.Group
	for _, fn := range g.runs() {
		if !r.ir.Has(fn) {
			return library.AllGroups // a method of the value, or a function it is passed to
		}
		switch {
		case g.Slot >= 0 && g.Slot < len(fn.Params):
			group |= r.groupsIn(fn.Params[g.Slot], t, 0)
		case g.Slot >= len(fn.Params) && g.Slot < len(fn.Params)+len(fn.FreeVars):
			group |= r.groupsIn(fn.FreeVars[g.Slot-len(fn.Params)], t, 0)
		default:
			return library.AllGroups
		}
	}
	return group
}

func (r *Result) groupsIn(root ssa.Value, t types.Type, depth int) library.Group {
	refs := root.Referrers()
	if refs == nil || depth > 4 {
		return 0
	}
	var group library.Group
	for _, instr := range *refs {
		switch instr := instr.(type) {
		case *ssa.UnOp, *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.Phi, *ssa.ChangeType:
			if u, ok := instr.(*ssa.UnOp); ok && u.Op != token.MUL {
				continue
			}
			group |= r.groupsIn(instr.(ssa.Value), t, depth+1)
		case *ssa.FieldAddr:
			// An embedded reader or writer of a pair, or an option that is set.
			group |= r.groupsIn(instr, t, depth+1)
		case *ssa.MakeClosure:
			literal := instr.Fn.(*ssa.Function)
			for i, binding := range instr.Bindings {
				if binding == root {
					group |= r.groupsIn(literal.FreeVars[i], t, depth+1)
				}
			}
		case ssa.CallInstruction:
			if !summary.UnderLock(instr) {
				group |= r.groupAt(instr, root, t, depth)
			}
		case *ssa.Send, *ssa.Return, *ssa.MapUpdate:
			group |= library.AllGroups
		case *ssa.Store:
			if instr.Val == root {
				if local, ok := instr.Addr.(*ssa.Alloc); ok {
					group |= r.groupsIn(local, t, depth+1)
				}
			}
		}
	}
	return group
}

// groupAt returns how a call uses the value.
func (r *Result) groupAt(call ssa.CallInstruction, v ssa.Value, t types.Type, depth int) library.Group {
	common := call.Common()
	if _, ok := common.Value.(*ssa.Builtin); ok {
		return 0
	}
	fn := summary.Callee(call)
	operands := operandsOf(common)
	for i, arg := range operands {
		if arg != v {
			continue
		}
		if i == 0 && fn != nil && fn.Signature().Recv() != nil {
			if common.IsInvoke() && !IsUnshared(common.Value.Type()) {
				return library.AllGroups
			}
			return library.GroupOf(t, fn.Name())
		}
		own := ssax.Origin(common.StaticCallee())
		if own != nil && r.ir.Has(own) && i < len(own.Params) {
			return r.groupsIn(own.Params[i], t, depth+1)
		}
		return library.AllGroups
	}
	return 0
}

// use returns the use that instr is of a member and that conflicts with the
// other side's, or nil.
func (s *state) use(instr ssa.Instruction, group library.Group) *Rewrite {
	touch := &Rewrite{Instr: instr, Kind: Touch}
	switch instr := instr.(type) {
	case *ssa.Go:
		if s.carriedBy(instr, group) {
			return touch
		}
	case *ssa.Call:
		if instr == s.gift.Instr || len(s.r.gorun.SpawnsAt(instr)) > 0 {
			if s.carriedBy(instr, group) {
				return touch
			}
			return nil
		}
		if s.other.locks && summary.UnderLock(instr) {
			return nil
		}
		if s.usedBy(instr, group) {
			return touch
		}
		return s.inside(instr)
	case *ssa.RunDefers:
		var found *Rewrite
		for d := range ssax.All[*ssa.Defer]([]*ssa.Function{instr.Parent()}) {
			if !ssax.Precedes(d, instr) {
				continue
			}
			if fn := summary.Callee(d); fn != nil && (library.Blocks(fn)&library.Wait != 0 || waitsByName(fn)) {
				return nil
			}
			for _, callee := range s.r.gorun.Callees(d) {
				if s.r.mayJoin(s.gift, s.other, callee) {
					return nil
				}
			}
			if found == nil && s.usedBy(d, group) {
				found = &Rewrite{Instr: d, Kind: Touch}
			}
		}
		return found
	}
	return nil
}

// carriedBy tells whether the statement starts a goroutine that uses a member
// too.
func (s *state) carriedBy(call ssa.CallInstruction, group library.Group) bool {
	for _, g := range s.r.gifts {
		if g.Instr != ssa.Instruction(call) || g.How != Spawned {
			continue
		}
		_, ok := s.of(g.Value)
		t := unboxed(g.Value).Type()
		if !ok && g.captured() {
			t = t.Underlying().(*types.Pointer).Elem()
			p := ssax.PlaceOf(g.Value)
			_, ok = s.get(p)
			ok = ok && p != nil
		}
		if !g.Spawn.Complete {
			continue
		}
		if ok && IsUnshared(t) && !s.r.waitsFirst(g) && library.Conflict(group, s.r.groupsOf(g, t)) {
			return true
		}
		for _, field := range s.r.unsharedFields(t) {
			p := fieldPlace(g.Value, g.captured(), field.index)
			if _, ok := s.get(p); ok && p != nil && !s.r.waitsFirst(g) && library.Conflict(group, s.r.fieldGroups(g, field)) {
				return true
			}
		}
	}
	return false
}

func (s *state) usedBy(call ssa.CallInstruction, group library.Group) bool {
	for _, arg := range operandsOf(call.Common()) {
		v := unboxed(arg)
		m, ok := s.of(v)
		if !ok {
			// The embedded part of a member, or a field of it that is unshared.
			if f, isField := v.(*ssa.FieldAddr); isField {
				m, ok = s.of(f.X)
			}
		}
		if !ok || m.flags&(owner|holds) != 0 || !IsUnshared(v.Type()) {
			continue
		}
		if library.Conflict(group, s.r.groupAt(call, arg, v.Type(), 0)) {
			return true
		}
	}
	return false
}

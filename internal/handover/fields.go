package handover

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// An unsharedField is a field of an object whose value may not be used from
// both sides.
type unsharedField struct {
	index int
	v     *types.Var
	name  string // of its type
}

// unsharedFields returns those of the struct that t is or points to. Objects
// of another package's types have their own rules.
func (r *Result) unsharedFields(t types.Type) []unsharedField {
	t = pointedType(t)
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var list []unsharedField
	for i := range st.NumFields() {
		f := st.Field(i).Origin()
		if name, ok := library.Unshared(f.Type()); ok && f.Pkg() == r.pass.Pkg {
			list = append(list, unsharedField{i, f, name})
		}
	}
	return list
}

// fieldsBoth finds an object that is given to a goroutine of which both sides
// use a field that may not be used from both.
func (r *Result) fieldsBoth(g *Gift) *Crossing {
	if g.How != Spawned || !g.Spawn.Complete || len(g.runs()) == 0 {
		return nil
	}
	t := g.Value.Type()
	isCell := g.captured()
	if isCell {
		t = t.Underlying().(*types.Pointer).Elem()
	}
	for _, field := range r.unsharedFields(t) {
		group := r.fieldGroups(g, field)
		if group == 0 || r.waitsFirst(g) {
			continue
		}
		place := fieldPlace(g.Value, isCell, field.index)
		if place == nil {
			continue
		}
		s := &search{r: r, gift: g, other: r.otherSide(g), ids: map[any]int{}, waits: map[*ssa.BasicBlock]bool{}, entries: map[entered]*Rewrite{}}
		s.uses = func(s *state, instr ssa.Instruction) *Rewrite { return s.use(instr, group) }
		members := []member{{key: place, slot: field.v}, {key: address{place}}}
		if _, end, found := ssax.Follow(g.Instr, g.Case, &state{search: s, members: members}, maxCost); found {
			by := end.(*state).found.Instr
			why := BothSides
			if by == g.Instr || r.spawnsWith(by) {
				why = Many
			}
			whole := *g
			whole.name = g.Text() + "." + field.v.Name()
			return &Crossing{Gift: &whole, Why: why, Type: shortName(field.name), By: by}
		}
	}
	return nil
}

// fieldPlace returns the name of a field of the object that a value points to,
// or of the object that a captured variable holds.
func fieldPlace(v ssa.Value, isCell bool, index int) any {
	if !isCell {
		return ssax.FieldPlace(v, index)
	}
	if isStruct(v.Type().Underlying().(*types.Pointer).Elem()) {
		return ssax.FieldPlace(v, index)
	}
	p := ssax.PlaceOf(v)
	if p == nil {
		return nil
	}
	return ssax.FieldInPlace(p, index)
}

// fieldGroups returns how the goroutine uses the field of what it is given.
func (r *Result) fieldGroups(g *Gift, field unsharedField) library.Group {
	var group library.Group
	for _, fn := range g.runs() {
		if !r.ir.Has(fn) {
			return 0
		}
		switch {
		case g.Slot >= 0 && g.Slot < len(fn.Params):
			group |= r.fieldGroupsOf(fn.Params[g.Slot], field, 0)
		case g.Slot >= len(fn.Params) && g.Slot < len(fn.Params)+len(fn.FreeVars):
			group |= r.fieldGroupsOf(fn.FreeVars[g.Slot-len(fn.Params)], field, 0)
		}
	}
	return group
}

// maxFieldCalls is how many calls deep the uses of a field are looked for.
const maxFieldCalls = 4

func (r *Result) fieldGroupsOf(object ssa.Value, field unsharedField, depth int) library.Group {
	refs := object.Referrers()
	if refs == nil || depth > maxFieldCalls {
		return 0
	}
	var group library.Group
	for _, instr := range *refs {
		switch instr := instr.(type) {
		case *ssa.UnOp:
			group |= r.fieldGroupsOf(instr, field, depth)
		case *ssa.FieldAddr:
			if fieldAt(instr) == field.v {
				group |= r.groupsIn(instr, field.v.Type(), 0)
			}
		case *ssa.Call:
			own := ssax.Origin(instr.Call.StaticCallee())
			if own == nil || !r.ir.Has(own) || summary.UnderLock(instr) {
				continue
			}
			if i := slices.Index(instr.Call.Args, object); i >= 0 && i < len(own.Params) {
				group |= r.fieldGroupsOf(own.Params[i], field, depth+1)
			}
		}
	}
	return group
}

// messageBoth finds a message with a value in it that may not be used from
// both sides, which the sender goes on to use.
func (r *Result) messageBoth(g *Gift) *Crossing {
	if g.How != Sent || g.Literal != nil || r.ownQueue(g) {
		return nil
	}
	o := r.otherSide(g)
	for _, field := range r.unsharedFields(unboxed(g.Value).Type()) {
		group := library.AllGroups
		if o.known {
			group = 0
			for addr := range ssax.All[*ssa.FieldAddr](o.list) {
				if fieldAt(addr) == field.v {
					group |= r.groupsIn(addr, field.v.Type(), 0)
				}
			}
		} else if library.HasGroups(field.v.Type()) {
			continue // which side the receiver uses is not known
		}
		c := &gathering{r: r, at: g.Instr, direct: true}
		c.shared(g.Value, 0, 0)
		members := slices.DeleteFunc(c.members, func(m member) bool { return m.via != field.v || m.flags&holds != 0 })
		if group == 0 || len(members) == 0 {
			continue
		}
		s := &search{r: r, gift: g, other: o, ids: map[any]int{}, waits: map[*ssa.BasicBlock]bool{}, entries: map[entered]*Rewrite{}}
		s.uses = func(s *state, instr ssa.Instruction) *Rewrite { return s.use(instr, group) }
		if _, end, found := ssax.Follow(g.Instr, g.Case, &state{search: s, members: members}, maxCost); found {
			whole := *g
			whole.name = field.v.Name()
			if v, ok := memberValue(members); ok {
				whole.name = nameOf(v)
			}
			return &Crossing{Gift: &whole, Why: BothSides, Type: shortName(field.name), By: end.(*state).found.Instr}
		}
	}
	return nil
}

// memberValue returns the first member that is a variable's value.
func memberValue(members []member) (ssa.Value, bool) {
	for _, m := range members {
		if v, ok := m.key.(ssa.Value); ok && nameOf(v) != "the object" {
			return v, true
		}
	}
	return nil, false
}

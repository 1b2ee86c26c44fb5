package handover

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// marked finds a value that a directive says must stay on its goroutine, or
// that contains one.
func (r *Result) marked(g *Gift) *Crossing {
	t := g.Value.Type()
	v := g.Value
	if g.captured() {
		t = t.Underlying().(*types.Pointer).Elem()
	}
	for {
		boxed, ok := v.(*ssa.MakeInterface)
		if !ok {
			break
		}
		v, t = boxed.X, boxed.X.Type()
	}
	name, field := r.markIn(t, 0)
	if name == nil {
		return nil
	}
	if c, ok := v.(*ssa.Const); ok && c.Value == nil {
		return nil
	}
	crossing := &Crossing{Gift: g, Why: Marked, Type: r.typeName(name), By: g.Instr}
	switch g.How {
	case Sent:
		if r.ownQueue(g) || g.Literal != nil {
			return nil // a literal is posted to the goroutine to which the value belongs
		}
		return crossing
	case Called:
		// One of this package is reported where it sends.
		if r.handsAt(g) != nil || r.isMethodOf(g.Fn(), name) {
			return nil
		}
		return crossing
	}
	if !g.Spawn.Complete || r.isMethodOf(g.Fn(), name) || r.joinedElsewhere(g) {
		return nil
	}
	if field != nil {
		// Of a bigger object: it is the goroutine's own unless both use it.
		o := r.otherSide(g)
		if !o.touchesItself(field) || !r.usedOutside(field, o, t) {
			return nil
		}
	}
	if r.returnAfter(g) == nil && !r.usedMeanwhile(g) {
		return nil // waited for on every path
	}
	if r.isFresh(g) && !r.usedMeanwhile(g) {
		return nil // made for the goroutine and given away
	}
	return crossing
}

func (r *Result) typeName(obj *types.TypeName) string {
	if obj.Pkg() == r.pass.Pkg {
		return obj.Name()
	}
	return obj.Pkg().Name() + "." + obj.Name()
}

// markIn returns the marked type that values of t are, point to or contain,
// and the field behind a pointer in which it stands, or nil.
func (r *Result) markIn(t types.Type, depth int) (name *types.TypeName, field *types.Var) {
	if depth > 6 {
		return nil, nil
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		obj := named.Origin().Obj()
		if r.isMarked(obj) {
			return obj, nil
		}
		for i := range named.TypeArgs().Len() {
			if name, _ := r.markIn(named.TypeArgs().At(i), depth+1); name != nil {
				return name, nil
			}
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		name, field := r.markIn(u.Elem(), depth+1)
		if name != nil && field == nil {
			if st, ok := u.Elem().Underlying().(*types.Struct); ok && !r.isMarkedType(u.Elem()) {
				for i := range st.NumFields() {
					if inner, _ := r.markIn(st.Field(i).Type(), depth+1); inner != nil {
						return name, st.Field(i).Origin()
					}
				}
			}
		}
		return name, field
	case *types.Slice:
		name, _ := r.markIn(u.Elem(), depth+1)
		return name, nil
	case *types.Array:
		name, _ := r.markIn(u.Elem(), depth+1)
		return name, nil
	case *types.Map:
		if name, _ := r.markIn(u.Key(), depth+1); name != nil {
			return name, nil
		}
		name, _ := r.markIn(u.Elem(), depth+1)
		return name, nil
	case *types.Struct:
		for i := range u.NumFields() {
			if name, _ := r.markIn(u.Field(i).Type(), depth+1); name != nil {
				return name, nil
			}
		}
	}
	return nil, nil
}

func (r *Result) isMarkedType(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && r.isMarked(named.Origin().Obj())
}

func (r *Result) isMarked(obj *types.TypeName) bool {
	if r.marks == nil {
		r.marks = map[*types.TypeName]bool{}
	}
	marked, ok := r.marks[obj]
	if !ok {
		marked = r.summary.IsNoSend(obj)
		r.marks[obj] = marked
	}
	return marked
}

// isMethodOf tells whether fn, or the function it is a literal of, is a method
// of the type.
func (r *Result) isMethodOf(fn *ssa.Function, obj *types.TypeName) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	recv := fn.Signature.Recv()
	if recv == nil {
		return false
	}
	t := recv.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Origin().Obj() == obj
}

// usedOutside tells whether a function that does not run on the other side and
// does not make the object reads the field.
func (r *Result) usedOutside(field *types.Var, o *other, container types.Type) bool {
	if p, ok := container.Underlying().(*types.Pointer); ok {
		container = p.Elem()
	}
	for addr := range ssax.All[*ssa.FieldAddr](r.ir.Funcs) {
		if fieldAt(addr) != field || o.runs[addr.Parent()] {
			continue
		}
		stored := false
		for store := range ssax.Refs[*ssa.Store](addr) {
			stored = stored || store.Addr == addr
		}
		if !stored && !makes(addr.Parent(), container) {
			return true
		}
	}
	return false
}

func makes(fn *ssa.Function, t types.Type) bool {
	for alloc := range ssax.All[*ssa.Alloc]([]*ssa.Function{fn}) {
		if types.Identical(alloc.Type().Underlying().(*types.Pointer).Elem(), t) {
			return true
		}
	}
	return false
}

// isFresh tells whether the value was made in the function that hands it over.
func (r *Result) isFresh(g *Gift) bool {
	c := &gathering{r: r, at: g.Instr}
	r.gather(c, g)
	if len(c.members) == 0 {
		return true
	}
	for _, m := range c.members {
		switch v := m.key.(type) {
		case *ssa.Parameter, *ssa.Global, *ssa.Lookup, *ssa.FreeVar:
			return false
		case *ssa.UnOp:
			if _, ok := v.X.(*ssa.Alloc); !ok {
				return false
			}
		case ssa.Value:
		default:
			if m.slot != nil {
				return false
			}
			if _, ok := freeVarOf(m.key, g.Fn()); ok {
				return false
			}
		}
	}
	return true
}

// usedMeanwhile tells whether the function goes on to use the value before the
// other side is done, or hands it over again.
func (r *Result) usedMeanwhile(g *Gift) bool {
	c := &gathering{r: r, at: g.Instr}
	r.gather(c, g)
	if len(c.members) == 0 {
		return false
	}
	search := &search{r: r, gift: g, other: r.otherSide(g), ids: map[any]int{}, waits: map[*ssa.BasicBlock]bool{}, entries: map[entered]*Rewrite{}}
	search.uses = func(s *state, instr ssa.Instruction) *Rewrite {
		touch := &Rewrite{Instr: instr, Kind: Touch}
		for _, operand := range instr.Operands(nil) {
			if *operand == nil {
				continue
			}
			_, member := s.of(*operand)
			if !member {
				if p := ssax.PlaceOf(*operand); p != nil {
					_, member = s.get(p)
				}
			}
			if !member {
				continue
			}
			switch instr := instr.(type) {
			case ssa.CallInstruction, *ssa.Send, *ssa.Select, *ssa.Return, *ssa.MapUpdate, *ssa.FieldAddr, *ssa.MakeClosure:
				return touch
			case *ssa.Store:
				if instr.Val == *operand {
					if _, local := instr.Addr.(*ssa.Alloc); !local {
						return touch
					}
				}
			}
		}
		return nil
	}
	_, _, found := ssax.Follow(g.Instr, g.Case, &state{search: search, members: c.members}, maxCost)
	return found
}

package ssax

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A Path names a place in memory by how it is reached: the field of a struct,
// an element, what a place holds. Two paths that are equal name the same place
// as long as nothing is stored into a place on the way.
type Path struct {
	Base  any        // a Path, or the ssa.Value at which it begins
	Field *types.Var // the field of the struct that Base points to or is
	Index any        // the element of the array, slice or map that Base is: a Path, an ssa.Value, or a constant's text
	Load  bool       // what the place Base holds
}

// maxPath is how many steps a path may have.
const maxPath = 12

// PathOf returns the path of an address or of what is read there: a Path, or
// the ssa.Value at which a path would begin. It looks through conversions,
// through variables that are assigned once, and from a function literal to the
// variables of the functions around it, so that equal paths of two literals
// name the same variable.
func PathOf(v ssa.Value) any { return pathOf(v, 0) }

func pathOf(v ssa.Value, depth int) any {
	if depth > maxPath {
		return v
	}
	switch v := v.(type) {
	case *ssa.ChangeType:
		return pathOf(v.X, depth)
	case *ssa.MakeInterface:
		return pathOf(v.X, depth)
	case *ssa.ChangeInterface:
		return pathOf(v.X, depth)
	case *ssa.FieldAddr:
		return Path{Base: pathOf(v.X, depth+1), Field: FieldOf(v)}
	case *ssa.Field:
		return Path{Base: pathOf(v.X, depth+1), Field: fieldOf(v.X.Type(), v.Field), Load: true}
	case *ssa.IndexAddr:
		return Path{Base: pathOf(v.X, depth+1), Index: indexOf(v.Index, depth+1)}
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return v
		}
		if cell, ok := CellOf(v.X).(*ssa.Alloc); ok {
			if only := OnlyStore(cell); only != nil {
				return pathOf(only.Val, depth+1)
			}
		}
		at := pathOf(v.X, depth+1)
		if p, ok := at.(Path); ok && !p.Load {
			p.Load = true
			return p
		}
		return Path{Base: at, Load: true}
	case *ssa.FreeVar:
		if bound := Binding(v); bound != nil {
			return pathOf(bound, depth+1)
		}
	case *ssa.TypeAssert:
		if !v.CommaOk {
			return pathOf(v.X, depth)
		}
	}
	return v
}

func indexOf(v ssa.Value, depth int) any {
	if c, ok := v.(*ssa.Const); ok {
		return c.String()
	}
	return pathOf(v, depth)
}

// FieldOf returns the field whose address a is, that of the generic type for
// one of its instances.
func FieldOf(a *ssa.FieldAddr) *types.Var { return fieldOf(a.X.Type(), a.Field) }

func fieldOf(t types.Type, index int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		// A type parameter whose core type is a struct.
		if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
			st, _ = tp.Constraint().Underlying().(*types.Interface).EmbeddedType(0).Underlying().(*types.Struct)
		}
	}
	return st.Field(index).Origin()
}

// Binding returns the variable of the enclosing function that a free variable
// is, or nil.
func Binding(v *ssa.FreeVar) ssa.Value {
	fn := v.Parent()
	for i, other := range fn.FreeVars {
		if other != v {
			continue
		}
		for closure := range Refs[*ssa.MakeClosure](fn) {
			return closure.Bindings[i]
		}
	}
	return nil
}

// CellOf returns the variable that an address is, that of the function around
// a literal for a captured one: an *ssa.Alloc or *ssa.Global, or else the
// address itself.
func CellOf(address ssa.Value) ssa.Value {
	for range maxPath {
		free, ok := address.(*ssa.FreeVar)
		if !ok {
			break
		}
		bound := Binding(free)
		if bound == nil {
			break
		}
		address = bound
	}
	return address
}

// OnlyStore returns the one store into a variable of which no address is
// taken, in its function and the literals that capture it, or nil.
func OnlyStore(cell *ssa.Alloc) *ssa.Store {
	var only *ssa.Store
	count := 0
	var visit func(v ssa.Value, depth int) bool
	visit = func(v ssa.Value, depth int) bool {
		if depth > maxPath {
			return false
		}
		for _, instr := range *v.Referrers() {
			switch instr := instr.(type) {
			case *ssa.Store:
				if instr.Addr != v {
					return false
				}
				only = instr
				count++
			case *ssa.UnOp, *ssa.DebugRef:
			case *ssa.MakeClosure:
				for i, bound := range instr.Bindings {
					if bound == v && !visit(instr.Fn.(*ssa.Function).FreeVars[i], depth+1) {
						return false
					}
				}
			default:
				return false
			}
		}
		return true
	}
	if !visit(cell, 0) || count != 1 {
		return nil
	}
	return only
}

// Rebase returns the path with the part that is from replaced by to; ok is
// false if it has none.
func Rebase(path, from, to any) (rebased any, ok bool) {
	if path == from {
		return to, true
	}
	p, ok := path.(Path)
	if !ok {
		return nil, false
	}
	// What the place holds: the place itself may be what is replaced.
	if p.Load && (p.Field != nil || p.Index != nil) {
		if at := (Path{Base: p.Base, Field: p.Field, Index: p.Index}); any(at) == from {
			return Path{Base: to, Load: true}, true
		}
	}
	base, ok := Rebase(p.Base, from, to)
	if !ok {
		return nil, false
	}
	p.Base = base
	return p, true
}

// Root returns the value at which a path begins.
func Root(path any) ssa.Value {
	for {
		switch p := path.(type) {
		case Path:
			path = p.Base
		case ssa.Value:
			return p
		default:
			return nil
		}
	}
}

// Loads tells whether the path reads what is stored at this place on its way.
func Loads(path, place any) bool {
	for {
		p, ok := path.(Path)
		if !ok {
			return false
		}
		if p.Load {
			at := p
			at.Load = false
			if any(at) == place || p.Field == nil && p.Index == nil && p.Base == place {
				return true
			}
		}
		path = p.Base
	}
}

// HasIndex tells whether the path goes through an element.
func HasIndex(path any) bool {
	for {
		p, ok := path.(Path)
		if !ok {
			return false
		}
		if p.Index != nil {
			return true
		}
		path = p.Base
	}
}

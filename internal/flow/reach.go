package flow

import (
	"go/types"
)

// A surface is what other packages can name or reach of this one: the types
// that its exported functions, variables, fields and methods mention. A type
// that only travels inside an interface is not reached; its methods are opened
// when the interface leaves (leakMethods).
type surface struct {
	pkg   *types.Package
	types map[*types.TypeName]bool
	vars  map[*types.Var]bool // fields
	funcs map[*types.Func]bool
}

func surfaceOf(pkg *types.Package) *surface {
	s := &surface{pkg, map[*types.TypeName]bool{}, map[*types.Var]bool{}, map[*types.Func]bool{}}
	if pkg.Name() == "main" {
		return s // nobody imports it
	}
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		if !obj.Exported() {
			continue
		}
		if fn, ok := obj.(*types.Func); ok {
			s.funcs[fn] = true
		}
		s.visit(obj.Type())
	}
	return s
}

func (s *surface) visit(t types.Type) {
	switch t := t.(type) {
	case *types.Alias:
		s.visit(types.Unalias(t))
	case *types.Named:
		for i := range t.TypeArgs().Len() {
			s.visit(t.TypeArgs().At(i))
		}
		t = t.Origin()
		if t.Obj().Pkg() != s.pkg || s.types[t.Obj()] {
			return
		}
		s.types[t.Obj()] = true
		s.visit(t.Underlying())
		for i := range t.NumMethods() {
			if m := t.Method(i); m.Exported() {
				s.funcs[m] = true
				s.visit(m.Type())
			}
		}
	case *types.Struct:
		for i := range t.NumFields() {
			if f := t.Field(i); f.Exported() || f.Embedded() {
				s.vars[f] = s.vars[f] || f.Exported()
				s.visit(f.Type())
			}
		}
	case *types.Signature:
		s.visit(t.Params())
		s.visit(t.Results())
	case *types.Tuple:
		for i := range t.Len() {
			s.visit(t.At(i).Type())
		}
	case *types.Pointer:
		s.visit(t.Elem())
	case *types.Slice:
		s.visit(t.Elem())
	case *types.Array:
		s.visit(t.Elem())
	case *types.Chan:
		s.visit(t.Elem())
	case *types.Map:
		s.visit(t.Key())
		s.visit(t.Elem())
	case *types.Interface:
		for i := range t.NumMethods() {
			s.visit(t.Method(i).Type())
		}
	}
}

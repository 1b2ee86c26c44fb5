package library

import "go/types"

// Unshared returns the row of a type whose values may be handed to another
// goroutine, but not be used from both sides.
func Unshared(t types.Type) (name string, ok bool) {
	named := namedOf(t)
	if named == nil {
		return "", false
	}
	name = named.Obj().Pkg().Path() + "." + named.Obj().Name()
	_, ok = unshared[name]
	return name, ok
}

func namedOf(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	return named
}

var unshared = map[string]string{}

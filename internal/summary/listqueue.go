package summary

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A queue may be a container/list. Flow does not follow what is put into one,
// so lists are told apart by the field or variable that holds them.

// listCall returns the list on which one of these methods is called, or nil.
func listCall(call *ssa.Call, names ...string) ssa.Value {
	fn := Callee(call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "container/list" || len(call.Call.Args) == 0 {
		return nil
	}
	for _, name := range names {
		if fn.FullName() == "(*container/list.List)."+name {
			return call.Call.Args[0]
		}
	}
	return nil
}

// ListOf returns the list that the call adds to, or takes from, or nil.
func ListOf(call *ssa.Call) ssa.Value {
	return listCall(call, "PushBack", "PushFront", "Front", "Back", "Remove")
}

// listTaken returns the list of which call yields the element or value, if
// that is removed in the same function: else it is no queue, but a list of
// subscribers.
func listTaken(call *ssa.Call) ssa.Value {
	if list := listCall(call, "Remove"); list != nil {
		return list
	}
	list := listCall(call, "Front", "Back")
	if list == nil {
		return nil
	}
	for also := range ssax.Refs[*ssa.Call](call) {
		if listCall(also, "Remove") != nil && len(also.Call.Args) == 2 && also.Call.Args[1] == call {
			return list
		}
	}
	return nil
}

// listPlace returns what tells one list from another: the field or the
// variable that holds it.
func listPlace(list ssa.Value) any {
	if load, ok := list.(*ssa.UnOp); ok {
		list = load.X
	}
	switch v := list.(type) {
	case *ssa.FieldAddr:
		if f := fieldOf(v); f != nil {
			return f.Origin()
		}
	case *ssa.Global:
		return v
	case *ssa.FreeVar:
		if b := ssax.Binding(v); b != nil {
			return listPlace(b)
		}
	case *ssa.Parameter, *ssa.Alloc, *ssa.Call:
		return v
	}
	return nil
}

// pushed returns the functions that are put into the list.
func (r *Result) pushed(list ssa.Value) []*flow.Object {
	at := listPlace(list)
	if at == nil {
		return nil
	}
	var objects []*flow.Object
	for call := range ssax.All[*ssa.Call](r.ir.Funcs) {
		other := listCall(call, "PushBack", "PushFront")
		if other == nil || listPlace(other) != at || len(call.Call.Args) != 2 {
			continue
		}
		given := call.Call.Args[1]
		if boxed, ok := given.(*ssa.MakeInterface); ok {
			given = boxed.X
		}
		if _, ok := given.Type().Underlying().(*types.Signature); ok {
			objects = append(objects, r.functionsIn(given)...)
		}
	}
	return objects
}

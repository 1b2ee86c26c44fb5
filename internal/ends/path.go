package ends

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// A path names a value: one that the SSA form has, or a field of one. Two
// equal paths in one run of the root's function mean the same value, as long
// as nothing is stored in between.
type path struct {
	root   ssa.Value
	fields string // the indexes that lead from the root, each behind a dot
}

func (p path) field(i int) path { return path{p.root, p.fields + "." + strconv.Itoa(i)} }

// maxPath bounds how far a value is traced.
const maxPath = 12

// pathOf traces a value through variables, captured variables and fields that
// are given it once.
func (r *Result) pathOf(v ssa.Value) path { return r.trace(v, 0) }

func (r *Result) trace(v ssa.Value, depth int) path {
	if depth > maxPath {
		return path{root: v}
	}
	switch v := v.(type) {
	case *ssa.ChangeType:
		return r.trace(v.X, depth+1)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			if p, ok := r.content(v.X, depth+1); ok {
				return p
			}
		}
	case *ssa.FieldAddr:
		return r.trace(v.X, depth+1).field(v.Field)
	case *ssa.Field:
		return r.trace(v.X, depth+1).field(v.Field)
	case *ssa.FreeVar:
		if binding := r.binding(v); binding != nil {
			return r.trace(binding, depth+1)
		}
	case *ssa.Alloc:
		if copied := r.copyOf(v); copied != nil {
			return r.trace(copied, depth+1)
		}
	case *ssa.Phi:
		var only path
		for _, edge := range v.Edges {
			if edge == v {
				continue
			}
			p := r.trace(edge, depth+4)
			if only.root != nil && p != only {
				return path{root: v}
			}
			only = p
		}
		if only.root != nil {
			return only
		}
	}
	return path{root: v}
}

// content names what an address holds.
func (r *Result) content(address ssa.Value, depth int) (path, bool) {
	switch a := address.(type) {
	case *ssa.FieldAddr:
		return r.settle(r.trace(a.X, depth).field(a.Field), depth+1), true
	case *ssa.Alloc:
		if !isCell(a) {
			return r.trace(a, depth+1), true
		}
		stores := r.storesTo(a)
		if len(stores) == 1 {
			return r.trace(stores[0].Val, depth+1), true
		}
		return path{a, ".cell"}, true
	case *ssa.FreeVar:
		if binding := r.binding(a); binding != nil {
			return r.content(binding, depth+1)
		}
	case *ssa.Global:
		return path{a, ".cell"}, true
	}
	return path{}, false
}

// copyOf returns the struct value of which the variable is a copy that nobody
// changes, or nil.
func (r *Result) copyOf(a *ssa.Alloc) ssa.Value {
	if isCell(a) {
		return nil
	}
	stores := r.storesTo(a)
	if len(stores) != 1 {
		return nil
	}
	for address := range ssax.Refs[*ssa.FieldAddr](a) {
		for store := range ssax.Refs[*ssa.Store](address) {
			if store.Addr == address {
				return nil
			}
		}
	}
	return stores[0].Val
}

// isCell tells whether the variable holds a pointer or channel and not a
// struct.
func isCell(a *ssa.Alloc) bool {
	_, ok := a.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	return !ok
}

// settle replaces a field of a fresh struct by what the field is given once.
func (r *Result) settle(p path, depth int) path {
	fresh, ok := p.root.(*ssa.Alloc)
	if !ok || isCell(fresh) || depth > maxPath || p.fields == "" {
		return p
	}
	first, rest, more := strings.Cut(p.fields[1:], ".")
	index, err := strconv.Atoi(first)
	if err != nil {
		return p
	}
	stored := r.onlyStored(fresh, index)
	if stored == nil {
		return p
	}
	base := r.trace(stored, depth+1)
	if more {
		base.fields += "." + rest
	}
	return r.settle(base, depth+1)
}

// onlyStored returns what the one store to this field of a fresh struct puts
// there, if no other function gives the field a new value.
func (r *Result) onlyStored(fresh *ssa.Alloc, index int) ssa.Value {
	f := fieldOf(fresh.Type(), index)
	if f == nil || r.rebound[f.Origin()] {
		return nil
	}
	var only ssa.Value
	for address := range ssax.Refs[*ssa.FieldAddr](fresh) {
		if address.Field != index {
			continue
		}
		for store := range ssax.Refs[*ssa.Store](address) {
			if store.Addr == address {
				if only != nil {
					return nil
				}
				only = store.Val
			}
		}
	}
	return only
}

// A home names a field, or variable, of which code outside a function's frame
// can speak: that of a value of a named type, or a global variable.
type home struct {
	of     any // *types.TypeName or *ssa.Global
	fields string
}

// homesOf returns the homes of what a path names.
func (r *Result) homesOf(p path) []home {
	if g, ok := p.root.(*ssa.Global); ok {
		return []home{{g, p.fields}}
	}
	if p.root == nil {
		return nil
	}
	if p.fields != "" {
		if name := typeName(p.root.Type()); name != nil {
			return []home{{name, p.fields}}
		}
		return nil
	}
	var homes []home
	if refs := p.root.Referrers(); refs != nil {
		for _, ref := range *refs {
			v, _ := ref.(ssa.Value)
			if change, ok := ref.(*ssa.ChangeType); ok {
				homes = append(homes, r.homesIn(change)...)
			} else if store, ok := ref.(*ssa.Store); ok && v == nil {
				homes = append(homes, r.homeOf(store, p.root)...)
			}
		}
	}
	return homes
}

func (r *Result) homesIn(v ssa.Value) (homes []home) {
	for store := range ssax.Refs[*ssa.Store](v) {
		homes = append(homes, r.homeOf(store, v)...)
	}
	return homes
}

func (r *Result) homeOf(store *ssa.Store, v ssa.Value) []home {
	if store.Val != v {
		return nil
	}
	switch address := store.Addr.(type) {
	case *ssa.FieldAddr:
		base := r.pathOf(address.X)
		if name := typeName(base.root.Type()); name != nil {
			return []home{{name, base.field(address.Field).fields}}
		}
	case *ssa.Alloc:
		// A variable that holds it, from which a field gets it.
		if stores := r.storesTo(address); len(stores) == 1 {
			var homes []home
			for load := range ssax.Refs[*ssa.UnOp](address) {
				homes = append(homes, r.homesIn(load)...)
			}
			return homes
		}
	}
	return nil
}

func typeName(t types.Type) *types.TypeName {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Origin().Obj()
	}
	return nil
}

// storesTo returns the stores to a variable, those of closures included.
func (r *Result) storesTo(a ssa.Value) []*ssa.Store {
	if known, ok := r.cells[a]; ok {
		return known
	}
	r.cells[a] = nil
	var list []*ssa.Store
	for store := range ssax.Refs[*ssa.Store](a) {
		if store.Addr == a {
			list = append(list, store)
		}
	}
	for closure := range ssax.Refs[*ssa.MakeClosure](a) {
		fn := closure.Fn.(*ssa.Function)
		for i, binding := range closure.Bindings {
			if binding == a && i < len(fn.FreeVars) {
				list = append(list, r.storesTo(fn.FreeVars[i])...)
			}
		}
	}
	r.cells[a] = list
	return list
}

func (r *Result) binding(v *ssa.FreeVar) ssa.Value {
	fn := v.Parent()
	closure := r.closures[fn]
	if closure == nil {
		return nil
	}
	for i, free := range fn.FreeVars {
		if free == v && i < len(closure.Bindings) {
			return closure.Bindings[i]
		}
	}
	return nil
}

// inCaller translates a path in terms of fn to the terms of the function that
// calls it, and tells whether it can.
func (r *Result) inCaller(p path, fn *ssa.Function, site ssa.CallInstruction) (path, bool) {
	var arg ssa.Value
	switch root := p.root.(type) {
	case *ssa.Parameter:
		if root.Parent() != fn {
			return p, true
		}
		arg = argumentFor(root, fn, site)
	case *ssa.Global:
		return p, true
	default:
		if parentOf(p.root) != fn {
			return p, true // of a function around fn
		}
		if call, ok := site.(*ssa.Call); ok {
			arg = r.resultFor(p.root, fn, call)
		}
	}
	if arg == nil {
		return path{}, false
	}
	base := r.pathOf(arg)
	return r.settle(path{base.root, base.fields + p.fields}, 0), true
}

func parentOf(v ssa.Value) *ssa.Function {
	switch v := v.(type) {
	case ssa.Instruction:
		return v.Parent()
	case *ssa.Parameter:
		return v.Parent()
	case *ssa.FreeVar:
		return v.Parent()
	}
	return nil
}

// argumentFor returns what the call passes as the parameter, or nil.
func argumentFor(p *ssa.Parameter, fn *ssa.Function, site ssa.CallInstruction) ssa.Value {
	index := -1
	for i, own := range fn.Params {
		if own == p {
			index = i
		}
	}
	common := site.Common()
	switch {
	case index < 0:
		return nil
	case common.IsInvoke():
		if index == 0 {
			return stripInterface(common.Value)
		}
		if index-1 < len(common.Args) {
			return common.Args[index-1]
		}
	case ssax.Origin(common.StaticCallee()) == fn:
		if index < len(common.Args) {
			return common.Args[index]
		}
	default:
		// The receiver of a method value that is called or handed over.
		if bound := boundOf(common.Value, fn); bound != nil {
			if index == 0 {
				return bound
			}
			if index-1 < len(common.Args) {
				return common.Args[index-1]
			}
			return nil
		}
		for _, a := range common.Args {
			if bound := boundOf(a, fn); bound != nil && index == 0 {
				return bound
			}
		}
	}
	return nil
}

func stripInterface(v ssa.Value) ssa.Value {
	if m, ok := v.(*ssa.MakeInterface); ok {
		return m.X
	}
	return nil
}

func boundOf(v ssa.Value, fn *ssa.Function) ssa.Value {
	closure, ok := v.(*ssa.MakeClosure)
	if !ok || len(closure.Bindings) != 1 || closure.Fn == fn || fn.Object() == nil {
		return nil
	}
	if closure.Fn.(*ssa.Function).Object() == fn.Object() {
		return closure.Bindings[0]
	}
	return nil
}

// resultFor returns the value of the call that is what fn made as root, or nil.
func (r *Result) resultFor(root ssa.Value, fn *ssa.Function, call *ssa.Call) ssa.Value {
	index := -1
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		for i, v := range ret.Results {
			if v == root || isChanType(v.Type()) && r.pathOf(v) == (path{root: root}) {
				if index >= 0 && index != i {
					return nil
				}
				index = i
			}
		}
	}
	if index < 0 {
		return nil
	}
	if fn.Signature.Results().Len() == 1 {
		return call
	}
	for extract := range ssax.Refs[*ssa.Extract](call) {
		if extract.Index == index {
			return extract
		}
	}
	return nil
}

func fieldOf(t types.Type, index int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok {
		return st.Field(index).Origin()
	}
	return nil
}

func isChanType(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

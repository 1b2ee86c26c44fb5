package deadlock

import (
	"go/token"
	"go/types"
	"iter"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// callback finds the calls of a function value under a lock that the function
// takes: one that was passed as an argument together with the owner of the
// lock, or one that stands in a field beside it.
func (r *Result) callback(call ssa.CallInstruction) {
	common := call.Common()
	if callee := common.StaticCallee(); callee != nil && r.ir.Has(callee) {
		return
	}
	held := r.locks.Held(call)
	if len(held) == 0 {
		return
	}
	if common.StaticCallee() != nil {
		r.lent(call, held)
		return
	}
	if common.IsInvoke() {
		if addr := fieldBehind(common.Value); addr != nil {
			r.observed(call, addr, held)
		}
		return
	}
	switch v := common.Value.(type) {
	case *ssa.Parameter:
		r.passed(call, v, held)
	case *ssa.UnOp:
		switch addr := v.X.(type) {
		case *ssa.FieldAddr:
			r.stored(call, addr, held)
		case *ssa.IndexAddr:
			if list, ok := addr.X.(*ssa.UnOp); ok {
				if field, ok := list.X.(*ssa.FieldAddr); ok {
					r.listed(call, field, held)
				}
			}
		}
	}
}

// lent looks at the functions that a call of another package runs before it
// returns, such as that of sync.Once.Do.
func (r *Result) lent(call ssa.CallInstruction, held []locks.Lock) {
	for _, arg := range call.Common().Args {
		closure, ok := arg.(*ssa.MakeClosure)
		if !ok {
			continue
		}
		for _, g := range r.functions(closure) {
			if !slices.Contains(r.callees[call], g) {
				continue
			}
			for _, l := range held {
				r.calledBack(call, g, l, l.Mutex, closure)
			}
		}
	}
}

// listed looks at the functions that are appended to the slice in the field.
func (r *Result) listed(call ssa.CallInstruction, addr *ssa.FieldAddr, held []locks.Lock) {
	base := ssax.PathOf(addr.X)
	for _, instr := range r.putsInto(ssax.FieldOf(addr)) {
		store, ok := instr.(*ssa.Store)
		if !ok {
			continue
		}
		to := store.Addr.(*ssa.FieldAddr)
		for _, v := range appended(store.Val) {
			closure, ok := v.(*ssa.MakeClosure)
			if !ok {
				continue
			}
			for _, g := range r.functions(closure) {
				for _, l := range held {
					if l.Field() != nil && l.Base() == base {
						there := locks.Mutex{Path: ssax.Path{Base: ssax.PathOf(to.X), Field: l.Field()}}
						r.calledBack(call, g, l, there, closure)
					}
				}
			}
		}
	}
}

// appended returns the elements of a slice literal, or those that are appended
// to a slice.
func appended(v ssa.Value) []ssa.Value {
	if call, ok := v.(*ssa.Call); ok {
		if b, ok := call.Call.Value.(*ssa.Builtin); !ok || b.Name() != "append" || len(call.Call.Args) != 2 {
			return nil
		}
		v = call.Call.Args[1]
	}
	slice, ok := v.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := slice.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var list []ssa.Value
	for elem := range ssax.Refs[*ssa.IndexAddr](array) {
		for store := range ssax.Refs[*ssa.Store](elem) {
			if store.Addr == elem {
				list = append(list, store.Val)
			}
		}
	}
	return list
}

// passed looks at the functions that callers pass as the parameter.
func (r *Result) passed(call ssa.CallInstruction, param *ssa.Parameter, held []locks.Lock) {
	fn := param.Parent()
	sites, _ := r.flow.Callers(fn)
	for _, site := range sites {
		args := site.Common().Args
		if _, ok := site.(*ssa.Call); !ok || site.Common().StaticCallee() == nil || len(args) != len(fn.Params) {
			continue
		}
		for i, p := range fn.Params {
			if p != param {
				continue
			}
			// Only a literal or bound method that is made for this call captures
			// what the call works on.
			closure, ok := args[i].(*ssa.MakeClosure)
			if !ok {
				continue
			}
			for _, g := range r.functions(closure) {
				for _, l := range held {
					r.calledBack(call, g, l, locks.Mutex{Path: pathIn(l.Path, site)}, closure)
				}
			}
		}
	}
}

// functions returns the functions of the package that v may be.
func (r *Result) functions(v ssa.Value) []*ssa.Function {
	var list []*ssa.Function
	objects, _ := r.flow.Objects(v)
	for _, o := range objects {
		if o.Kind == flow.Func && r.ir.Has(o.Fn) {
			list = append(list, o.Fn)
		}
	}
	return list
}

// stored looks at the functions that are stored in the field, with the struct
// in which each is stored.
func (r *Result) stored(call ssa.CallInstruction, addr *ssa.FieldAddr, held []locks.Lock) {
	if fns, complete := r.flow.Callees(call); !complete || len(fns) != 1 {
		return
	}
	base := ssax.PathOf(addr.X)
	for _, instr := range r.putsInto(ssax.FieldOf(addr)) {
		store, ok := instr.(*ssa.Store)
		if !ok {
			continue
		}
		to := store.Addr.(*ssa.FieldAddr)
		for _, g := range r.functions(store.Val) {
			for _, l := range held {
				if l.Field() == nil || l.Base() != base {
					continue
				}
				there := locks.Mutex{Path: ssax.Path{Base: ssax.PathOf(to.X), Field: l.Field()}}
				closure, _ := store.Val.(*ssa.MakeClosure)
				r.calledBack(call, g, l, there, closure)
			}
		}
	}
}

// observed looks at the method of the one value that is stored in a field of
// an interface type, which may hold the struct that it is stored in.
func (r *Result) observed(call ssa.CallInstruction, addr *ssa.FieldAddr, held []locks.Lock) {
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) != 1 || !r.ir.Has(fns[0]) || receiver(fns[0]) == nil {
		return
	}
	g := ssax.Origin(fns[0])
	base := ssax.PathOf(addr.X)
	for made, to := range r.putInto(addr) {
		for _, taken := range r.locks.Acquires(g) {
			if taken.Try {
				continue
			}
			path, ok := through(taken.Path, receiver(g), made.X)
			if !ok {
				continue
			}
			for _, l := range held {
				there := ssax.Path{Base: ssax.PathOf(to.X), Field: l.Field()}
				if l.Field() != nil && l.Base() == base && path == any(there) && r.takesIn(g, call, taken.At, 0) {
					r.double(call, l, taken)
				}
			}
		}
	}
}

// fieldBehind returns the field that holds the value, or the map or slice of
// which the value is an element, or nil.
func fieldBehind(v ssa.Value) *ssa.FieldAddr {
	for range 4 {
		switch x := v.(type) {
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return nil
			}
			v = x.X
		case *ssa.FieldAddr:
			return x
		case *ssa.IndexAddr:
			v = x.X
		case *ssa.Lookup:
			v = x.X
		case *ssa.Extract:
			switch tuple := x.Tuple.(type) {
			case *ssa.Lookup:
				v = tuple.X
			case *ssa.Next:
				over, ok := tuple.Iter.(*ssa.Range)
				if !ok {
					return nil
				}
				v = over.X
			default:
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// putInto yields the values of an interface type that are put into the field,
// or into the map or slice in it, with the address of the field there.
func (r *Result) putInto(addr *ssa.FieldAddr) iter.Seq2[*ssa.MakeInterface, *ssa.FieldAddr] {
	return func(yield func(*ssa.MakeInterface, *ssa.FieldAddr) bool) {
		for _, instr := range r.putsInto(ssax.FieldOf(addr)) {
			var to *ssa.FieldAddr
			var values []ssa.Value
			switch i := instr.(type) {
			case *ssa.Store:
				to, values = i.Addr.(*ssa.FieldAddr), append(appended(i.Val), i.Val)
			case *ssa.MapUpdate:
				to, values = fieldBehind(i.Map), []ssa.Value{i.Value}
			}
			for _, v := range values {
				if made, ok := v.(*ssa.MakeInterface); ok && !yield(made, to) {
					return
				}
			}
		}
	}
}

// putsInto returns the stores to a field, and the updates of the map in it, in
// the order of the package's instructions.
func (r *Result) putsInto(field *types.Var) []ssa.Instruction {
	if r.puts == nil {
		r.puts = map[*types.Var][]ssa.Instruction{}
		for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
			var to *ssa.FieldAddr
			switch i := instr.(type) {
			case *ssa.Store:
				to, _ = i.Addr.(*ssa.FieldAddr)
			case *ssa.MapUpdate:
				to = fieldBehind(i.Map)
			}
			if to != nil {
				f := ssax.FieldOf(to)
				r.puts[f] = append(r.puts[f], instr)
			}
		}
	}
	return r.puts[field]
}

// through names the path, which begins at the receiver, in the function that
// has built the value x: a field of a literal is what was stored in it there.
func through(path any, recv *ssa.Parameter, x ssa.Value) (any, bool) {
	p, ok := path.(ssax.Path)
	if !ok {
		if isParameter(path, recv) {
			return ssax.PathOf(x), true
		}
		return nil, false
	}
	if p.Field == nil {
		return nil, false
	}
	if isParameter(p.Base, recv) {
		literal, ok := x.(*ssa.Alloc)
		if load, isLoad := x.(*ssa.UnOp); isLoad && load.Op == token.MUL {
			literal, ok = load.X.(*ssa.Alloc)
		}
		if ok {
			var value ssa.Value
			for field := range ssax.Refs[*ssa.FieldAddr](literal) {
				if ssax.FieldOf(field) != p.Field {
					continue
				}
				for store := range ssax.Refs[*ssa.Store](field) {
					if store.Addr == field {
						value = store.Val
					}
				}
			}
			if value != nil {
				return ssax.PathOf(value), true
			}
		}
	}
	base, ok := through(p.Base, recv, x)
	return ssax.Path{Base: base, Field: p.Field}, ok
}

// isParameter tells whether the path is the parameter, or the variable into
// which its value was copied.
func isParameter(path any, param *ssa.Parameter) bool {
	cell, ok := path.(*ssa.Alloc)
	if !ok {
		return path == any(param)
	}
	for store := range ssax.Refs[*ssa.Store](cell) {
		if store.Addr == cell && store.Val == param {
			return true
		}
	}
	return false
}

// calledBack reports the call if g, made by the closure, surely takes the
// mutex, which is held.
func (r *Result) calledBack(call ssa.CallInstruction, g *ssa.Function, held locks.Lock, mutex locks.Mutex, closure *ssa.MakeClosure) {
	if mutex.Path == nil || closure == nil {
		return
	}
	for _, l := range r.locks.Acquires(g) {
		taken := l.Mutex.Path
		if recv := receiver(g); recv != nil {
			if len(closure.Bindings) != 1 {
				continue
			}
			taken, _ = ssax.Rebase(taken, recv, ssax.PathOf(closure.Bindings[0]))
		}
		if taken == mutex.Path && !l.Try && r.takesIn(g, call, l.At, 0) {
			r.double(call, held, l)
		}
	}
}

// receiver returns the parameter that is the method's receiver, or nil.
func receiver(g *ssa.Function) *ssa.Parameter {
	if g.Signature.Recv() != nil && len(g.Params) > 0 {
		return g.Params[0]
	}
	return nil
}

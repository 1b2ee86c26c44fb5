package locks

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// findConds finds which mutex a condition variable in a struct field uses: a
// mutex of the same struct, given to sync.NewCond or stored in the field L.
func (r *Result) findConds() {
	note := func(cond *types.Var, base any, mutex ssa.Value) {
		path, ok := ssax.PathOf(mutex).(ssax.Path)
		var beside *types.Var
		if ok && path.Base == base {
			beside = path.Field
		}
		if old, known := r.conds[cond]; known && old != beside {
			beside = nil
		}
		r.conds[cond] = beside
	}
	for _, call := range r.ir.Calls {
		made, ok := call.(*ssa.Call)
		if !ok || !isNewCond(made) {
			continue
		}
		for store := range ssax.Refs[*ssa.Store](made) {
			if field, ok := store.Addr.(*ssa.FieldAddr); ok && store.Val == made {
				note(ssax.FieldOf(field), ssax.PathOf(field.X), made.Call.Args[0])
			}
		}
	}
	for store := range ssax.All[*ssa.Store](r.ir.Funcs) {
		l, ok := store.Addr.(*ssa.FieldAddr)
		if !ok || !isCondL(ssax.FieldOf(l)) {
			continue
		}
		if field, ok := l.X.(*ssa.FieldAddr); ok {
			note(ssax.FieldOf(field), ssax.PathOf(field.X), store.Val)
		}
	}
}

func isNewCond(call *ssa.Call) bool {
	callee := call.Call.StaticCallee()
	return callee != nil && callee.String() == "sync.NewCond"
}

// isCondL tells whether f is the field L of sync.Cond.
func isCondL(f *types.Var) bool {
	return f.Name() == "L" && f.Pkg() != nil && f.Pkg().Path() == "sync"
}

// mutexAt names the mutex to which v points: for the L of a condition the
// mutex that it was made with, as far as that is known.
func (r *Result) mutexAt(v ssa.Value) Mutex {
	path := ssax.PathOf(v)
	p, ok := path.(ssax.Path)
	if !ok || p.Field == nil || !isCondL(p.Field) {
		return Mutex{path}
	}
	switch cond := p.Base.(type) {
	case ssax.Path:
		if mutex := r.conds[cond.Field]; mutex != nil {
			_, pointer := mutex.Type().Underlying().(*types.Pointer)
			return Mutex{ssax.Path{Base: cond.Base, Field: mutex, Load: pointer}}
		}
	case *ssa.Call:
		if isNewCond(cond) {
			return Mutex{ssax.PathOf(cond.Call.Args[0])}
		}
	case *ssa.UnOp:
		if made, ok := cond.X.(*ssa.Call); ok && cond.Op == token.MUL && isNewCond(made) {
			return Mutex{ssax.PathOf(made.Call.Args[0])}
		}
	}
	return Mutex{path}
}

// OfCond returns the mutex that a condition variable uses, as far as the
// package shows it.
func (r *Result) OfCond(cond ssa.Value) (Mutex, bool) {
	path, ok := ssax.PathOf(cond).(ssax.Path)
	if !ok || path.Field == nil {
		return Mutex{}, false
	}
	beside, known := r.conds[path.Field]
	if !known || beside == nil {
		return Mutex{}, false
	}
	return Mutex{ssax.Path{Base: path.Base, Field: beside}}, true
}

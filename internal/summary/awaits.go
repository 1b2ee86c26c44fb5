package summary

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/library"
)

// findAwaits finds the functions that wait, on every path, for one of the
// loops that the package gives functions to: by a send that only the loop
// receives, or by a receive of what only a posted function sends. Called on
// that loop, they never return.
func (r *Result) findAwaits() {
	posted := map[string]map[*ssa.Function]bool{}
	var names []string
	for _, s := range r.sinks {
		name := r.loopNameAbroad(s.Loop)
		if posted[name] == nil {
			posted[name] = map[*ssa.Function]bool{}
			names = append(names, name)
		}
		for _, o := range s.Objects {
			if o.Kind == flow.Func {
				posted[name][o.Fn] = true
			}
		}
	}
	forbidden := map[string][]string{} // loops for which a call waits
	for _, imported := range r.pass.Pkg.Imports() {
		for _, f := range library.ForbiddenCalls(imported.Path()) {
			for _, c := range library.Callbacks(imported.Path()) {
				if c.Exempt || len(f.Inside) > 0 && !slices.Contains(f.Inside, c.Symbol) || slices.Contains(forbidden[f.Call], c.Loop) {
					continue
				}
				forbidden[f.Call] = append(forbidden[f.Call], c.Loop)
				if posted[c.Loop] == nil {
					posted[c.Loop] = map[*ssa.Function]bool{}
					names = append(names, c.Loop)
				}
			}
		}
	}
	r.outside = map[*ssa.Function][]ssa.CallInstruction{}
	if len(forbidden) > 0 {
		for _, call := range r.ir.Calls {
			if fn := Callee(call); fn != nil && forbidden[fn.FullName()] != nil {
				r.outside[call.Parent()] = append(r.outside[call.Parent()], call)
			}
		}
	}
	for _, name := range names {
		awaits := map[*ssa.Function]bool{}
		for changed := true; changed; {
			changed = false
			for _, fn := range r.ir.Funcs {
				if !awaits[fn] && !posted[name][fn] && r.awaits(fn, name, posted[name], awaits, forbidden) {
					awaits[fn] = true
					changed = true
				}
			}
		}
		for _, fn := range r.ir.Funcs {
			if obj := declared(fn); awaits[fn] && obj != nil {
				r.factFor(obj).Awaits = name
			}
		}
	}
}

func (r *Result) awaits(fn *ssa.Function, name string, posted, awaits map[*ssa.Function]bool, forbidden map[string][]string) bool {
	for _, op := range r.ops[fn] {
		if r.endsOnlyOn(op, name, posted) && OnEveryPath(fn, op.Instr) {
			return true
		}
	}
	for _, call := range r.outside[fn] {
		if _, ok := call.(*ssa.Call); ok && slices.Contains(forbidden[Callee(call).FullName()], name) && OnEveryPath(fn, call) {
			return true
		}
	}
	for _, call := range r.calls[fn] {
		if _, ok := call.(*ssa.Call); !ok || !OnEveryPath(fn, call) {
			continue
		}
		fns, complete := r.flow.Callees(call)
		if complete && len(fns) > 0 && !slices.ContainsFunc(fns, func(callee *ssa.Function) bool { return !awaits[callee] }) {
			return true
		}
	}
	return false
}

// endsOnlyOn tells whether the operation is ended by the loop alone.
func (r *Result) endsOnlyOn(op *Op, name string, posted map[*ssa.Function]bool) bool {
	if op.Call != nil {
		if op.Call.Pkg() == nil || op.Call.Pkg() == r.pass.Pkg {
			return false
		}
		fact := r.FactOf(op.Call)
		return fact != nil && fact.Awaits == name
	}
	switch instr := op.Instr.(type) {
	case *ssa.Send:
		objects, complete := r.flow.Objects(instr.Chan)
		if !complete || len(objects) == 0 || op.Kind != Chan {
			return false
		}
		for _, l := range r.loops {
			if r.loopNameAbroad(l) != name {
				continue
			}
			return !slices.ContainsFunc(objects, func(o *flow.Object) bool { return !slices.Contains(l.Queue, o) || r.leaves(o) })
		}
	case *ssa.UnOp:
		objects, complete := r.flow.Objects(instr.X)
		if instr.Op != token.ARROW || !complete || len(objects) != 1 || !objects[0].IsChan() || objects[0].Value.Parent() != instr.Parent() || r.leaves(objects[0]) {
			return false
		}
		ends := slices.Clone(r.sendsOf(objects[0]))
		ends = append(ends, r.Closers(objects[0])...)
		return len(ends) > 0 && !slices.ContainsFunc(ends, func(end ssa.Instruction) bool { return !posted[end.Parent()] })
	}
	return false
}

// declared returns the function or method that fn is, or nil for a literal.
func declared(fn *ssa.Function) *types.Func {
	if fn.Parent() != nil {
		return nil
	}
	obj, _ := fn.Object().(*types.Func)
	return obj
}

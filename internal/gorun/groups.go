package gorun

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Group is a variable or field that holds a wait group, errgroup or pool,
// with all that the package does with it.
type Group struct {
	Kind    library.GroupKind
	Name    string
	Starts  []ssa.CallInstruction // calls of Add, Go and TryGo
	Waits   []ssa.CallInstruction // calls of Wait, also deferred ones
	Ends    []ssa.CallInstruction // calls of Done
	Escapes bool                  // code that is not seen here may wait for it
	pos     token.Pos
}

// Pos returns where the group is declared or made.
func (g *Group) Pos() token.Pos { return g.pos }

// Unawaited tells whether goroutines are started in the group, and nothing can
// wait for it. A wait group to which is only added, or which is counted up and
// down on one goroutine, has none.
func (g *Group) Unawaited() bool {
	if len(g.Starts) == 0 || len(g.Waits) > 0 || g.Escapes {
		return false
	}
	adds := !slices.ContainsFunc(g.Starts, func(call ssa.CallInstruction) bool { return call.Common().StaticCallee().Name() != "Add" })
	return !adds || slices.ContainsFunc(g.Ends, func(end ssa.CallInstruction) bool {
		return !slices.ContainsFunc(g.Starts, func(start ssa.CallInstruction) bool { return start.Parent() == end.Parent() })
	})
}

// Groups returns the groups of the package in the order of its functions,
// those in fields after them. What a group is copied to, or what holds it
// where flow cannot follow, makes it escape.
func (r *Result) Groups() []*Group {
	var list []*Group
	fields := map[*types.Var]*Group{}
	var order []*types.Var
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.Alloc:
			if t := instr.Type().(*types.Pointer).Elem(); isGroupValue(t) {
				g := &Group{Kind: library.GroupKindOf(t), Name: instr.Comment, pos: instr.Pos()}
				r.follow(g, instr)
				list = append(list, g)
			}
		case *ssa.Call:
			callee := instr.Call.StaticCallee()
			if callee == nil || callee.Object() == nil || r.ir.Has(callee) {
				break
			}
			fn, ok := callee.Object().(*types.Func)
			if !ok || !library.MakesGroup(fn) || fn.Signature().Recv() != nil {
				break
			}
			g := &Group{Kind: library.GroupKindOf(fn.Signature().Results().At(0).Type()), pos: instr.Pos()}
			if _, ok := instr.Type().(*types.Tuple); ok {
				for extract := range ssax.Refs[*ssa.Extract](instr) {
					if extract.Index == 0 {
						r.follow(g, extract)
					}
				}
			} else {
				r.follow(g, instr)
			}
			list = append(list, g)
		case *ssa.FieldAddr:
			f := fieldAt(instr.X.Type(), instr.Field)
			if f == nil || f.Exported() || f.Embedded() || f.Pkg() != r.ir.Pkg.Pkg || library.GroupKindOf(f.Type()) == library.NoGroup {
				break
			}
			f = f.Origin()
			g := fields[f]
			if g == nil {
				g = &Group{Kind: library.GroupKindOf(f.Type()), Name: f.Name(), pos: f.Pos()}
				fields[f] = g
				order = append(order, f)
			}
			if isGroupValue(f.Type()) {
				r.follow(g, instr)
			} else {
				r.followCell(g, instr, map[ssa.Value]bool{})
			}
		case *ssa.Field:
			if f := fieldAt(instr.X.Type(), instr.Field); f != nil && fields[f.Origin()] != nil {
				fields[f.Origin()].Escapes = true
			}
		}
	}
	for _, f := range order {
		list = append(list, fields[f])
	}
	return append(list, r.globalGroups()...)
}

// globalGroups returns the groups in variables of the package that no other can
// name.
func (r *Result) globalGroups() []*Group {
	var list []*Group
	groups := map[*ssa.Global]*Group{}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		for _, operand := range instr.Operands(nil) {
			global, ok := (*operand).(*ssa.Global)
			if !ok || global.Pkg != r.ir.Pkg || global.Object() == nil || global.Object().Exported() && r.ir.Pkg.Pkg.Name() != "main" {
				continue
			}
			t := global.Type().(*types.Pointer).Elem()
			if !isGroupValue(t) {
				continue
			}
			g := groups[global]
			if g == nil {
				g = &Group{Kind: library.GroupKindOf(t), Name: global.Name(), pos: global.Pos()}
				groups[global] = g
				list = append(list, g)
			}
			r.followUse(g, global, instr, map[ssa.Value]bool{})
		}
	}
	return list
}

func isGroupValue(t types.Type) bool {
	_, isPointer := types.Unalias(t).(*types.Pointer)
	return !isPointer && library.GroupKindOf(t) != library.NoGroup
}

func fieldAt(t types.Type, index int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok {
		return st.Field(index)
	}
	return nil
}

// follow notes what becomes of a pointer to the group.
func (r *Result) follow(g *Group, v ssa.Value) { r.followValue(g, v, map[ssa.Value]bool{}) }

func (r *Result) followValue(g *Group, v ssa.Value, seen map[ssa.Value]bool) {
	if seen[v] || v.Referrers() == nil {
		return
	}
	seen[v] = true
	for _, instr := range *v.Referrers() {
		r.followUse(g, v, instr, seen)
	}
}

// followUse notes what the instruction does with the pointer to the group.
func (r *Result) followUse(g *Group, v ssa.Value, instr ssa.Instruction, seen map[ssa.Value]bool) {
	switch instr := instr.(type) {
	case *ssa.DebugRef:
	case ssa.CallInstruction:
		r.followCall(g, v, instr, seen)
	case *ssa.MakeClosure:
		r.followClosure(g, v, instr, seen, r.followValue)
	case *ssa.Store:
		if instr.Val != v {
			// The variable is set: a zero value, or a copy of another.
			if _, zero := instr.Val.(*ssa.Const); !zero {
				g.Escapes = true
			}
			break
		}
		switch addr := instr.Addr.(type) {
		case *ssa.Alloc:
			r.followCell(g, addr, seen)
		default:
			g.Escapes = true
		}
	case *ssa.Phi, *ssa.ChangeType:
		r.followValue(g, instr.(ssa.Value), seen)
	case *ssa.BinOp:
	default:
		g.Escapes = true
	}
}

// followCell notes what becomes of a variable or field that holds a pointer to
// the group.
func (r *Result) followCell(g *Group, cell ssa.Value, seen map[ssa.Value]bool) {
	if seen[cell] || cell.Referrers() == nil {
		return
	}
	seen[cell] = true
	for _, instr := range *cell.Referrers() {
		switch instr := instr.(type) {
		case *ssa.DebugRef:
		case *ssa.UnOp:
			r.followValue(g, instr, seen)
		case *ssa.Store:
			if instr.Val == cell {
				g.Escapes = true
			} else if _, isField := cell.(*ssa.FieldAddr); isField && !r.isNewGroup(instr.Val) {
				g.Escapes = true // it comes from elsewhere, where it may be waited for
			}
		case *ssa.MakeClosure:
			r.followClosure(g, cell, instr, seen, r.followCell)
		default:
			g.Escapes = true
		}
	}
}

// isNewGroup tells whether the value is a group made in place.
func (r *Result) isNewGroup(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Alloc, *ssa.Const:
		return true
	case *ssa.Extract:
		return r.isNewGroup(v.Tuple)
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		if callee == nil {
			return false
		}
		fn, ok := callee.Object().(*types.Func)
		return ok && library.MakesGroup(fn)
	}
	return false
}

func (r *Result) followClosure(g *Group, v ssa.Value, closure *ssa.MakeClosure, seen map[ssa.Value]bool, next func(*Group, ssa.Value, map[ssa.Value]bool)) {
	fn := closure.Fn.(*ssa.Function)
	if fn.Synthetic != "" {
		// A method value: who has Wait can wait.
		switch {
		case fn.Object() != nil && fn.Object().Name() == "Done":
			for use := range ssax.Refs[ssa.CallInstruction](closure) {
				g.Ends = append(g.Ends, use)
			}
		case fn.Object() == nil || fn.Object().Name() != "Add":
			g.Escapes = true
		}
		return
	}
	for i, binding := range closure.Bindings {
		if binding == v {
			next(g, fn.FreeVars[i], seen)
		}
	}
}

func (r *Result) followCall(g *Group, v ssa.Value, call ssa.CallInstruction, seen map[ssa.Value]bool) {
	common := call.Common()
	callee := common.StaticCallee()
	if callee != nil && len(common.Args) > 0 && common.Args[0] == v && !r.ir.Has(callee) && callee.Signature.Recv() != nil {
		if slices.Contains(common.Args[1:], v) {
			g.Escapes = true
			return
		}
		switch callee.Name() {
		case "Wait", "WaitAndRecover":
			g.Waits = append(g.Waits, call)
		case "Go", "TryGo", "Add":
			g.Starts = append(g.Starts, call)
		case "Done":
			g.Ends = append(g.Ends, call)
		case "SetLimit":
		default:
			// A pool's configuration returns the pool.
			if result := call.Value(); result != nil && library.GroupKindOf(result.Type()) != library.NoGroup {
				r.followValue(g, result, seen)
				if k := library.GroupKindOf(result.Type()); k == library.ErrorGroup {
					g.Kind = k
				}
				return
			}
			g.Escapes = true
		}
		return
	}
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) == 0 {
		g.Escapes = true
		return
	}
	for _, fn := range fns {
		offset := 0
		if common.IsInvoke() {
			offset = 1
		}
		for i, arg := range common.Args {
			if arg != v {
				continue
			}
			if !r.ir.Has(fn) || i+offset >= len(fn.Params) {
				g.Escapes = true
				return
			}
			r.followValue(g, fn.Params[i+offset], seen)
		}
	}
}

// LosesError tells whether the waits of an error group all throw away the
// error, and a goroutine of it may end with one.
func (r *Result) LosesError(g *Group, drops func(ssa.CallInstruction) bool) bool {
	if g.Kind != library.ErrorGroup || g.Escapes || len(g.Waits) == 0 {
		return false
	}
	for _, wait := range g.Waits {
		if !drops(wait) {
			return false
		}
	}
	for _, start := range g.Starts {
		for _, s := range r.SpawnsAt(start) {
			for _, fn := range s.Runs {
				if mayFail(fn) {
					return true
				}
			}
		}
	}
	return false
}

// isAlwaysNil tells whether v is nil, or a result variable that is never set to
// anything else: deferred calls might have set it.
func isAlwaysNil(v ssa.Value) bool {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		alloc, ok := load.X.(*ssa.Alloc)
		if !ok {
			return false
		}
		for _, use := range *alloc.Referrers() {
			switch use := use.(type) {
			case *ssa.Store:
				if use.Addr != alloc || !isAlwaysNil(use.Val) {
					return false
				}
			case *ssa.UnOp, *ssa.DebugRef:
			default:
				return false
			}
		}
		return true
	}
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// mayFail tells whether the last result of fn is an error that is not always
// nil.
func mayFail(fn *ssa.Function) bool {
	n := fn.Signature.Results().Len()
	if n == 0 || !types.Identical(fn.Signature.Results().At(n-1).Type(), types.Universe.Lookup("error").Type()) {
		return false
	}
	if fn.Blocks == nil {
		return true
	}
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		if ret.Block() == fn.Recover {
			continue
		}
		if !isAlwaysNil(ret.Results[n-1]) {
			return true
		}
	}
	return false
}

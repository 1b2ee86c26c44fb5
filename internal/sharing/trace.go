package sharing

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A trace says which memory a reference leads to: it begins at Root and goes
// through fields and elements. Pointers are followed silently, and all
// elements of a container are one.
type trace struct {
	root  ssa.Value         // a parameter, variable, or what is not known further
	steps []*types.Var      // a field, or nil for an element
	reads []ssa.Instruction // the reads on the way, from the root on
}

func (t trace) with(step *types.Var) trace {
	t.steps = append(slices.Clip(t.steps), step)
	return t
}

func (t trace) reading(instr ssa.Instruction) trace {
	t.reads = append(slices.Clip(t.reads), instr)
	return t
}

// traceOf traces an address, or what a reference refers to.
func (r *Result) traceOf(v ssa.Value) trace { return r.trace(v, 0) }

// maxTrace is how many values a trace may go through.
const maxTrace = 24

func (r *Result) trace(v ssa.Value, depth int) trace {
	if depth > maxTrace {
		return trace{root: v}
	}
	depth++
	switch v := v.(type) {
	case *ssa.FieldAddr:
		if local, ok := v.X.(*ssa.Alloc); ok {
			if from := copiedInto(local, v.Field); from != nil {
				return r.trace(from, depth).with(ssax.FieldOf(v))
			}
		}
		return r.trace(v.X, depth).with(ssax.FieldOf(v))
	case *ssa.Field:
		if st, ok := v.X.Type().Underlying().(*types.Struct); ok {
			return r.trace(v.X, depth).with(st.Field(v.Field).Origin())
		}
	case *ssa.IndexAddr:
		return r.trace(v.X, depth).with(nil)
	case *ssa.Lookup:
		if _, ok := v.X.Type().Underlying().(*types.Map); ok {
			return r.trace(v.X, depth).with(nil).reading(v)
		}
	case *ssa.Extract:
		switch tuple := v.Tuple.(type) {
		case *ssa.Lookup:
			if v.Index == 0 {
				return r.trace(tuple, depth)
			}
		case *ssa.Next:
			if rng, ok := tuple.Iter.(*ssa.Range); ok && v.Index == 2 {
				return r.trace(rng.X, depth).with(nil).reading(tuple)
			}
		case *ssa.TypeAssert:
			if v.Index == 0 {
				return r.trace(tuple.X, depth)
			}
		case *ssa.Call:
			if t, ok := r.traceResult(tuple, v.Index, depth); ok {
				return t
			}
		}
	case *ssa.Call:
		if t, ok := r.traceResult(v, 0, depth); ok {
			return t
		}
		if len(v.Call.Args) == 1 && library.IsView(calledFunc(v)) {
			return r.trace(v.Call.Args[0], depth).reading(v)
		}
	case *ssa.UnOp:
		if v.Op != token.MUL {
			break
		}
		cell := ssax.CellOf(v.X)
		if local, ok := cell.(*ssa.Alloc); ok {
			if only := ssax.OnlyStore(local); only != nil {
				return r.trace(only.Val, depth)
			}
			return trace{root: local}
		}
		return r.trace(cell, depth).reading(v)
	case *ssa.Slice:
		if isZero(v.Max) {
			break // a slice without room: what is appended to it is a copy
		}
		return r.trace(v.X, depth)
	case *ssa.ChangeType:
		return r.trace(v.X, depth)
	case *ssa.ChangeInterface:
		return r.trace(v.X, depth)
	case *ssa.MakeInterface:
		return r.trace(v.X, depth)
	case *ssa.TypeAssert:
		return r.trace(v.X, depth)
	case *ssa.FreeVar:
		if bound := ssax.Binding(v); bound != nil {
			return r.trace(bound, depth)
		}
	case *ssa.Phi:
		// It may be any of the edges: the one that is reached through most.
		best := trace{root: v}
		for _, e := range v.Edges {
			if _, again := e.(*ssa.Phi); again {
				continue
			}
			if t := r.trace(e, depth+maxTrace/4); len(t.steps) > len(best.steps) {
				best = t
			}
		}
		return best
	}
	return trace{root: v}
}

// copiedInto returns the struct that is copied into a local variable, if the
// field of the variable is still what it was there.
func copiedInto(local *ssa.Alloc, field int) ssa.Value {
	var from ssa.Value
	for _, instr := range *local.Referrers() {
		switch instr := instr.(type) {
		case *ssa.DebugRef, *ssa.UnOp:
		case *ssa.Store:
			if instr.Addr != local || from != nil {
				return nil
			}
			from = instr.Val
		case *ssa.FieldAddr:
			if instr.Field != field {
				continue
			}
			for _, use := range *instr.Referrers() {
				switch use.(type) {
				case *ssa.DebugRef, *ssa.UnOp:
				default:
					return nil
				}
			}
		default:
			return nil
		}
	}
	return from
}

func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && constant.Sign(constant.ToInt(c.Value)) == 0
}

// A resultAlias says that a result refers to memory of a parameter, or of a
// global variable.
type resultAlias struct {
	index int
	trace trace
}

// traceResult traces the result of a call through the function of the package
// that it runs.
func (r *Result) traceResult(call *ssa.Call, index, depth int) (trace, bool) {
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) != 1 || !r.ir.Has(fns[0]) || depth > maxTrace/2 {
		return trace{}, false
	}
	fn := fns[0]
	for _, alias := range r.aliasesOf(fn, depth) {
		if alias.index != index {
			continue
		}
		if _, global := alias.trace.root.(*ssa.Global); global {
			return trace{alias.trace.root, alias.trace.steps, []ssa.Instruction{call}}, true
		}
		p, ok := alias.trace.root.(*ssa.Parameter)
		if !ok || call.Call.IsInvoke() || len(call.Call.Args) != len(fn.Params) {
			continue
		}
		t := r.trace(call.Call.Args[slices.Index(fn.Params, p)], depth)
		for _, step := range alias.trace.steps {
			t = t.with(step)
		}
		return t.reading(call), true
	}
	return trace{}, false
}

// aliasesOf returns what the results of fn refer to, while it returns with the
// locks held that it was called with.
func (r *Result) aliasesOf(fn *ssa.Function, depth int) []resultAlias {
	if list, ok := r.aliases[fn]; ok {
		return list
	}
	r.aliases[fn] = nil // a function that calls itself
	var list []resultAlias
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		for i, result := range ret.Results {
			if !isReference(result.Type()) {
				continue
			}
			t := r.trace(result, depth+1)
			if len(t.steps) == 0 {
				continue
			}
			switch root := t.root.(type) {
			case *ssa.Global:
			case *ssa.Parameter:
				if root.Parent() != fn {
					continue
				}
			default:
				continue
			}
			list = append(list, resultAlias{i, t})
		}
	}
	r.aliases[fn] = list
	return list
}

// isReference tells whether a value of the type shares memory with its copies.
func isReference(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Map, *types.Slice, *types.Pointer, *types.Interface:
		return true
	case *types.Struct:
		for i := range t.NumFields() {
			if isReference(t.Field(i).Type()) {
				return true
			}
		}
	}
	return false
}

// A paramWrite is a write by a function into memory of its parameter.
type paramWrite struct {
	index int
	steps []*types.Var
	instr ssa.Instruction
}

// An inPlace write changes memory that is reached through a reference.
type inPlace struct {
	trace trace
	instr ssa.Instruction
}

// writesAt returns the memory that instr changes in place: an element of a
// map, slice or array, a field of what a pointer points to. Giving a variable
// or a field of a fresh struct another value is none.
func (r *Result) writesAt(instr ssa.Instruction) []inPlace {
	var list []inPlace
	add := func(t trace, steps ...*types.Var) {
		for _, s := range steps {
			t = t.with(s)
		}
		if len(t.steps) > 0 {
			list = append(list, inPlace{t, instr})
		}
	}
	switch instr := instr.(type) {
	case *ssa.MapUpdate:
		add(r.traceOf(instr.Map), nil)
	case *ssa.Store:
		switch a := instr.Addr.(type) {
		case *ssa.IndexAddr:
			add(r.traceOf(a))
		case *ssa.FieldAddr:
			add(r.traceOf(a))
		}
	case ssa.CallInstruction:
		common := instr.Common()
		if b, ok := common.Value.(*ssa.Builtin); ok {
			switch b.Name() {
			case "delete", "clear", "copy":
				add(r.traceOf(common.Args[0]), nil)
			case "append":
				if cut := cutOf(common.Args[0]); cut != nil {
					add(r.traceOf(cut.X), nil)
				}
			}
			break
		}
		callee := common.StaticCallee()
		if callee == nil {
			break
		}
		fn := ssax.Origin(callee)
		if !r.ir.Has(fn) {
			for _, i := range r.overwritten(fn) {
				if i < len(common.Args) {
					add(r.traceOf(common.Args[i]), nil)
				}
			}
		}
		if !r.ir.Has(fn) || len(common.Args) != len(fn.Params) {
			break
		}
		for _, w := range r.writersOf(fn) {
			add(r.traceOf(common.Args[w.index]), w.steps...)
		}
	}
	return list
}

// cutOf returns the slice expression by which v was cut at its end, so that
// what is appended stands where its array had elements; nil if there is none.
// v may have got other elements since, in a loop.
func cutOf(v ssa.Value) *ssa.Slice {
	edges := []ssa.Value{v}
	if phi, ok := v.(*ssa.Phi); ok {
		edges = phi.Edges
	}
	for _, e := range edges {
		if cut, ok := e.(*ssa.Slice); ok && cut.High != nil && cut.Max == nil {
			return cut
		}
	}
	return nil
}

// overwritten returns the arguments, the receiver counted, of which a function
// of another package changes the elements, or what they point to, without a
// lock of its own.
func (r *Result) overwritten(fn *ssa.Function) []int {
	obj, ok := fn.Object().(*types.Func)
	if !ok || obj.Pkg() == nil || obj.Pkg() == r.pass.Pkg {
		return nil
	}
	skip := 0
	if obj.Signature().Recv() != nil {
		skip = 1
	}
	var list []int
	for _, i := range library.Overwrites(obj) {
		list = append(list, i+skip)
	}
	// What is written to a buffer comes behind what a view of it shows.
	if library.Spoils(obj) && !strings.HasPrefix(obj.Name(), "Write") && obj.Name() != "ReadFrom" {
		list = append(list, 0)
	}
	if fact := r.summary.FactOf(obj); fact != nil {
		for _, m := range fact.Memory {
			if m.Writes {
				list = append(list, m.Index+skip)
			}
		}
	}
	return list
}

// writersOf returns what fn writes of its parameters' memory.
func (r *Result) writersOf(fn *ssa.Function) []paramWrite {
	if list, ok := r.writers[fn]; ok {
		return list
	}
	r.writers[fn] = nil // a function that calls itself
	var list []paramWrite
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		if _, ok := instr.(*ssa.Go); ok {
			continue
		}
		for _, w := range r.writesAt(instr) {
			p, ok := w.trace.root.(*ssa.Parameter)
			if ok && p.Parent() == fn && len(list) < maxWrites {
				list = append(list, paramWrite{slices.Index(fn.Params, p), w.trace.steps, instr})
			}
		}
	}
	r.writers[fn] = list
	return list
}

// maxWrites is how many writes of a function's parameters are kept.
const maxWrites = 40

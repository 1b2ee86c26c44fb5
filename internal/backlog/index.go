package backlog

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// nameOf returns what the value of the expression is called: the variable or
// field that it is assigned to as it is written, else a name of the channel.
func (r *Result) nameOf(e ast.Expr, m *ssa.MakeChan) string {
	file := r.fileAt(e.Pos())
	if file == nil {
		return "the channel"
	}
	path, _ := astutil.PathEnclosingInterval(file, e.Pos(), e.End())
	if len(path) > 1 {
		switch n := path[1].(type) {
		case *ast.AssignStmt:
			for i, rhs := range n.Rhs {
				if rhs == e && len(n.Lhs) == len(n.Rhs) {
					if text := ir.Text(n.Lhs[i]); text != "" {
						return text
					}
				}
			}
		case *ast.ValueSpec:
			for i, rhs := range n.Values {
				if rhs == e && len(n.Names) == len(n.Values) {
					return n.Names[i].Name
				}
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok {
				return key.Name
			}
		}
	}
	if c := r.chans.Channel(m); c != nil {
		return c.Name()
	}
	return "the channel"
}

// An index finds the uses of places: fields, by declaration, and variables.
// The key of a place is its *types.Var, *ssa.Global or *ssa.Alloc, or an
// elementOf one of them.
type index struct {
	stores map[any][]*ssa.Store
	fills  map[any][]fill // calls that get the address and write through it
	tests  map[any]test   // how the value is compared anywhere in the package
	bounds map[*ssa.FreeVar]ssa.Value
}

// A fill is a call through which a value from outside gets into a place.
type fill struct {
	call  ssa.CallInstruction
	input *library.Input
}

// A test says how strictly a value is compared.
type test uint8

const (
	untested test = iota
	tested        // with 0 or 1, which bounds it from below at best
	bounded       // with something else, or replaced by the smaller of two
)

func (r *Result) places() *index {
	r.indexing.Do(func() {
		r.index = &index{map[any][]*ssa.Store{}, map[any][]fill{}, map[any]test{}, map[*ssa.FreeVar]ssa.Value{}}
		r.indexClosures()
		for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
			switch instr := instr.(type) {
			case *ssa.Store:
				if key := r.index.placeOf(instr.Addr); key != nil {
					r.index.stores[key] = append(r.index.stores[key], instr)
				}
			case ssa.CallInstruction:
				r.indexFill(instr)
			}
		}
		for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
			r.indexTest(instr)
		}
	})
	return r.index
}

func (r *Result) indexClosures() {
	for instr := range ssax.All[*ssa.MakeClosure](r.ir.Funcs) {
		fn := instr.Fn.(*ssa.Function)
		for i, b := range instr.Bindings {
			if i < len(fn.FreeVars) {
				r.index.bounds[fn.FreeVars[i]] = b
			}
		}
	}
}

// placeOf returns the key of the place that an address names, or nil.
func (x *index) placeOf(address ssa.Value) any {
	for range 10 {
		switch a := address.(type) {
		case *ssa.FieldAddr:
			if f := fieldOf(a); f != nil {
				return f
			}
			return nil
		case *ssa.Global:
			return a
		case *ssa.Alloc:
			return a
		case *ssa.Call: // what it returns points to it
			return a
		case *ssa.FreeVar:
			address = x.bounds[a]
		case *ssa.IndexAddr: // of a list of lists
			if !isContainer(a.Type().Underlying().(*types.Pointer).Elem()) {
				return nil
			}
			outer := x.read(a.X)
			if _, array := a.X.Type().Underlying().(*types.Pointer); array {
				outer = x.placeOf(a.X)
			}
			if outer == nil {
				return nil
			}
			return elementOf{outer}
		default:
			return nil
		}
	}
	return nil
}

// An elementOf is the key of all elements of the place.
type elementOf struct{ place any }

func isContainer(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}

// read returns the key of the place that v is the value of, or nil.
func (x *index) read(v ssa.Value) any {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return x.placeOf(v.X)
		}
	case *ssa.Field:
		if f := fieldOf(v); f != nil {
			return f
		}
	}
	return nil
}

func (r *Result) indexFill(call ssa.CallInstruction) {
	fn := staticCallee(call)
	if fn == nil || fn.Pkg() == r.pass.Pkg {
		return
	}
	in := library.InputOf(fn)
	if in == nil || in.Fills == -1 {
		return
	}
	args := call.Common().Args
	if fn.Signature().Recv() != nil && !call.Common().IsInvoke() && len(args) > 0 {
		args = args[1:]
	}
	if in.Fills >= 0 {
		if in.Fills < len(args) {
			r.noteFill(args[in.Fills], fill{call, in})
		}
		return
	}
	if in.Rest < len(args) { // the slice of variadic arguments
		for _, v := range elements(args[in.Rest]) {
			r.noteFill(v, fill{call, in})
		}
	}
}

// elements returns what is stored in a slice that is made in place, as that
// of variadic arguments is.
func elements(v ssa.Value) []ssa.Value {
	slice, ok := v.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := slice.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var list []ssa.Value
	for at := range ssax.Refs[*ssa.IndexAddr](array) {
		for store := range ssax.Refs[*ssa.Store](at) {
			if store.Addr == at {
				list = append(list, store.Val)
			}
		}
	}
	return list
}

// validates tells whether a struct tag gives the field a range that a
// validator checks.
func validates(tag string) bool {
	t := reflect.StructTag(tag)
	for _, key := range []string{"validate", "binding", "valid"} {
		for _, word := range []string{"min", "max", "lte", "lt", "gt", "gte", "range", "oneof"} {
			if strings.Contains(t.Get(key), word) {
				return true
			}
		}
	}
	return false
}

// noteFill notes that the call writes to what the pointer v points to: a
// variable, and if that is a struct, its exported fields.
func (r *Result) noteFill(v ssa.Value, f fill) {
	for {
		if box, ok := v.(*ssa.MakeInterface); ok {
			v = box.X
			continue
		}
		break
	}
	if key := r.index.placeOf(v); key != nil {
		r.index.fills[key] = append(r.index.fills[key], f)
	}
	if p, ok := v.Type().Underlying().(*types.Pointer); ok {
		r.fillType(p.Elem(), f, 0)
	}
}

const maxNesting = 5

func (r *Result) fillType(t types.Type, f fill, depth int) {
	if depth > maxNesting {
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		r.fillType(u.Elem(), f, depth+1)
	case *types.Slice:
		r.fillType(u.Elem(), f, depth+1)
	case *types.Array:
		r.fillType(u.Elem(), f, depth+1)
	case *types.Map:
		r.fillType(u.Elem(), f, depth+1)
	case *types.Struct:
		for i := range u.NumFields() {
			field := u.Field(i).Origin()
			if field.Pkg() != r.pass.Pkg || !field.Exported() || validates(u.Tag(i)) {
				continue
			}
			if list := r.index.fills[field]; len(list) < 4 {
				r.index.fills[field] = append(list, f)
				r.fillType(field.Type(), f, depth+1)
			}
		}
	}
}

// indexTest notes comparisons, and the replacement of a place's value by one
// that a call makes of it.
func (r *Result) indexTest(instr ssa.Instruction) {
	note := func(v ssa.Value, strength test) {
		for _, key := range r.index.readsIn(v, 0) {
			r.index.tests[key] = max(r.index.tests[key], strength)
		}
	}
	switch i := instr.(type) {
	case *ssa.BinOp:
		switch i.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
			if !isCounter(i.X) && !isCounter(i.Y) {
				note(i.X, strengthOf(i.Y))
				note(i.Y, strengthOf(i.X))
			}
		}
	case *ssa.Call:
		if b, ok := i.Call.Value.(*ssa.Builtin); ok && b.Name() == "min" {
			for _, a := range i.Call.Args {
				note(a, bounded)
			}
		}
		// A function that compares what it is given.
		if own := ssax.Origin(i.Call.StaticCallee()); own != nil && r.ir.Has(own) && len(own.Params) == len(i.Call.Args) {
			for at, a := range i.Call.Args {
				if isNumber(a.Type()) && len(r.index.readsIn(a, 0)) > 0 {
					note(a, comparedIn(own, own.Params[at], 0))
				}
			}
		}
	case *ssa.Store:
		if call, ok := i.Val.(*ssa.Call); ok {
			key := r.index.placeOf(i.Addr)
			for _, a := range call.Call.Args {
				if key != nil && r.index.read(a) == key {
					r.index.tests[key] = bounded
				}
			}
		}
	}
}

// comparedIn returns how strictly a function compares its parameter.
func comparedIn(fn *ssa.Function, p *ssa.Parameter, depth int) test {
	strength := untested
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		own := ssax.Origin(call.Call.StaticCallee())
		if depth > 1 || own == nil || own.Pkg != fn.Pkg || len(own.Params) != len(call.Call.Args) {
			continue
		}
		for i, a := range call.Call.Args {
			if a == ssa.Value(p) {
				strength = max(strength, comparedIn(own, own.Params[i], depth+1))
			}
		}
	}
	for cmp := range ssax.All[*ssa.BinOp]([]*ssa.Function{fn}) {
		switch cmp.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
			if converted(cmp.X) == p && !isCounter(cmp.Y) {
				strength = max(strength, strengthOf(cmp.Y))
			}
			if converted(cmp.Y) == p && !isCounter(cmp.X) {
				strength = max(strength, strengthOf(cmp.X))
			}
		}
	}
	return strength
}

// converted returns what v is a conversion of, or v.
func converted(v ssa.Value) ssa.Value {
	if c, ok := v.(*ssa.Convert); ok {
		return c.X
	}
	return v
}

// readsIn returns the places whose values an arithmetic expression is made of.
func (x *index) readsIn(v ssa.Value, depth int) []any {
	if key := x.read(v); key != nil {
		return []any{key}
	}
	if depth > 3 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.Convert:
		return x.readsIn(v.X, depth+1)
	case *ssa.ChangeType:
		return x.readsIn(v.X, depth+1)
	case *ssa.UnOp: // the pointer that a flag is
		if v.Op == token.MUL {
			return x.readsIn(v.X, depth+1)
		}
	case *ssa.BinOp:
		return append(x.readsIn(v.X, depth+1), x.readsIn(v.Y, depth+1)...)
	}
	return nil
}

// isCounter tells whether v counts the turns of a loop, so that a comparison
// with it is the loop's condition.
func isCounter(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.BinOp:
		_, ok := v.Y.(*ssa.Const)
		return v.Op == token.ADD && ok && isCounter(v.X)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if sum, ok := e.(*ssa.BinOp); ok && sum.Op == token.ADD && sum.X == v {
				return true
			}
		}
	case *ssa.UnOp:
		cell, ok := v.X.(*ssa.Alloc)
		if !ok || v.Op != token.MUL {
			return false
		}
		for store := range ssax.Refs[*ssa.Store](cell) {
			if sum, ok := store.Val.(*ssa.BinOp); ok && sum.Op == token.ADD && store.Addr == cell {
				if load, ok := sum.X.(*ssa.UnOp); ok && load.X == cell {
					return true
				}
			}
		}
	}
	return false
}

// strengthOf tells what a comparison with v says about the other side.
func strengthOf(v ssa.Value) test {
	if n, ok := constInt(v); ok && -1 <= n && n <= 1 {
		return tested
	}
	return bounded
}

// constInt returns the value of an integer constant.
func constInt(v ssa.Value) (int64, bool) {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil {
		return 0, false
	}
	return constant.Int64Val(constant.ToInt(c.Value))
}

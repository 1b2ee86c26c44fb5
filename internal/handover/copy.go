package handover

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// Cloned returns the expression of which a clone may be handed over instead,
// and the package whose Clone makes it, or nil: a slice or map whose elements
// share nothing, so that a clone has no memory in common with it.
func (r *Result) Cloned(late Late) (expr ast.Expr, pkg string) {
	g := late.Gift
	if g.expr == nil || g.Literal != nil {
		return nil, ""
	}
	expr = ast.Unparen(g.expr)
	lit := expr
	if addr, ok := lit.(*ast.UnaryExpr); ok && addr.Op == token.AND {
		lit = ast.Unparen(addr.X)
	}
	if lit, ok := lit.(*ast.CompositeLit); ok {
		if expr = r.onlyShared(lit); expr == nil {
			return nil, ""
		}
	}
	t := r.pass.TypesInfo.TypeOf(expr)
	if t == nil {
		return nil, ""
	}
	switch u := t.Underlying().(type) {
	case *types.Slice:
		switch {
		case summary.Refers(u.Elem()):
			return nil, ""
		case types.Identical(t, types.NewSlice(types.Typ[types.Byte])):
			return expr, "bytes"
		}
		return expr, "slices"
	case *types.Map:
		if !summary.Refers(u.Elem()) && !summary.Refers(u.Key()) {
			return expr, "maps"
		}
	}
	return nil, ""
}

// TextOf returns an expression as it is written, or a word for it.
func (r *Result) TextOf(expr ast.Expr) string {
	if text := ir.Text(expr); text != "" {
		return text
	}
	return "it"
}

// onlyShared returns the one element of a struct's literal whose memory is
// shared, or nil.
func (r *Result) onlyShared(lit *ast.CompositeLit) ast.Expr {
	t := r.pass.TypesInfo.TypeOf(lit)
	if t == nil || !isStruct(t) {
		return nil
	}
	var only ast.Expr
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		t := r.pass.TypesInfo.TypeOf(e)
		if t == nil || !isContainer(t) {
			continue // an address or an error is not what is written
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}

// A Copying says how a goroutine is given a copy of a value that its type can
// make.
type Copying struct {
	Name   string      // of the value
	Method string      // that makes the copy
	Arg    ast.Expr    // the argument to be copied, or nil
	At     token.Pos   // else the statement before which the copy is made
	Uses   []token.Pos // and the uses of the value, behind it
}

// Copied returns how the goroutine is given a copy, or nil if it does more
// with the value than a copy is for.
func (r *Result) Copied(c Crossing) *Copying {
	if c.Row == nil || c.Row.Copy == "" || c.Why != Outlives || c.How != Spawned {
		return nil
	}
	start, ok := r.ir.NodeAt(c.Instr.Pos()).(*ast.GoStmt)
	if !ok || c.Literal != nil {
		return nil
	}
	if c.expr != nil {
		for _, fn := range c.runs() {
			if !r.readsOnly(fn, c.Slot, c.Row) {
				return nil
			}
		}
		if id, ok := ast.Unparen(c.expr).(*ast.Ident); ok && slices.Contains(start.Call.Args, c.expr) {
			return &Copying{Name: id.Name, Method: c.Row.Copy, Arg: c.expr}
		}
		return nil
	}
	literal, ok := start.Call.Fun.(*ast.FuncLit)
	if !ok {
		return nil
	}
	var at []token.Pos
	reads := true
	ast.PreorderStack(literal.Body, nil, func(n ast.Node, stack []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || id.Name != c.name {
			return true
		}
		obj, ok := r.pass.TypesInfo.Uses[id].(*types.Var)
		if !ok || obj.IsField() || library.ConfinedType(obj.Type()) != c.Row {
			return true
		}
		at = append(at, id.End())
		sel, ok := stack[len(stack)-1].(*ast.SelectorExpr)
		reads = reads && ok && c.Row.CopyHas(sel.Sel.Name)
		return true
	})
	scope := r.pass.Pkg.Scope().Innermost(start.Pos())
	if !reads || len(at) == 0 || scope == nil {
		return nil
	}
	if _, taken := scope.LookupParent(c.name+c.Row.Copy, token.NoPos); taken != nil {
		return nil
	}
	return &Copying{Name: c.name, Method: c.Row.Copy, At: start.Pos(), Uses: at}
}

// readsOnly tells whether fn only reads of its parameter what a copy has.
func (r *Result) readsOnly(fn *ssa.Function, slot int, row *library.Confined) bool {
	if !r.ir.Has(fn) || slot < 0 || slot >= len(fn.Params) {
		return false
	}
	var work []ssa.Value
	enter := func(v ssa.Value) { work = append(work, v) }
	enter(fn.Params[slot])
	for len(work) > 0 {
		v := work[0]
		work = work[1:]
		for use := range ssax.Refs[ssa.Instruction](v) {
			switch use := use.(type) {
			case *ssa.DebugRef:
			case *ssa.FieldAddr:
				if f := fieldAt(use); f == nil || !row.CopyHas(f.Name()) {
					return false
				}
			case *ssa.Call:
				callee := summary.Callee(use)
				if callee == nil || callee.Signature().Recv() == nil || !row.CopyHas(callee.Name()) || slices.Index(operandsOf(use.Common()), v) != 0 {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}

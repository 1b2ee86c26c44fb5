package backlog

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// chainUse notes what is done with a list of nodes that point to the next one.
// It is known by the field that points: an element is added where the last one
// is made to point to a new one, which becomes the last; one is taken where a
// place gets what its node points to.
func (r *Result) chainUse(u *uses, s *ssa.Store) {
	x := r.places()
	if at, ok := s.Addr.(*ssa.FieldAddr); ok {
		next := fieldOf(at)
		last := x.read(at.X)
		if next != nil && last != nil && pointsToOwn(at, next) {
			if _, isField := last.(*types.Var); isField && slices.ContainsFunc(x.stores[last], func(o *ssa.Store) bool { return o.Parent() == s.Parent() && o.Val == s.Val }) {
				q := u.queue(next)
				q.pushes = append(q.pushes, use{instr: s, pos: r.assignment(s.Pos()), fn: s.Parent(), added: []ssa.Value{s.Val}})
			}
			return
		}
	}
	load, ok := s.Val.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return
	}
	at, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return
	}
	next := fieldOf(at)
	if _, isField := x.placeOf(s.Addr).(*types.Var); next != nil && isField && x.placeOf(s.Addr) != any(next) && pointsToOwn(at, next) {
		q := u.queue(next)
		q.drains = append(q.drains, use{instr: s, pos: s.Pos(), fn: s.Parent()})
	}
}

// pointsToOwn tells whether the field of a node points to another node of the
// same type.
func pointsToOwn(at *ssa.FieldAddr, next *types.Var) bool {
	p, ok := next.Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	node, ok := at.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	a, ok1 := types.Unalias(p.Elem()).(*types.Named)
	b, ok2 := types.Unalias(node.Elem()).(*types.Named)
	return ok1 && ok2 && a.Origin() == b.Origin()
}

// ringUse notes what is done with a ring that is made larger when it is full:
// an element is added where one is stored at an index of a slice for which the
// function, or one that it calls, makes a larger one; one is taken where it is
// read at an index that then moves on.
func (r *Result) ringUse(u *uses, s *ssa.Store) {
	x := r.places()
	if at, ok := s.Addr.(*ssa.IndexAddr); ok {
		key := x.read(at.X)
		if key != nil && r.grows(s.Parent(), key) && !isNothing(s.Val) {
			q := u.queue(key)
			q.pushes = append(q.pushes, use{instr: s, pos: r.assignment(s.Pos()), fn: s.Parent(), added: []ssa.Value{s.Val}, ring: true})
		}
		return
	}
	// The index that moves on.
	step, ok := s.Val.(*ssa.BinOp)
	index := x.placeOf(s.Addr)
	if !ok || index == nil || step.Op != token.REM && step.Op != token.AND && step.Op != token.ADD {
		return
	}
	for at := range ssax.All[*ssa.IndexAddr]([]*ssa.Function{s.Parent()}) {
		key := x.read(at.X)
		if key == nil || !slices.Contains(x.readsIn(at.Index, 0), index) || r.grows(s.Parent(), key) {
			continue
		}
		for range ssax.Refs[*ssa.UnOp](at) {
			q := u.queue(key)
			q.drains = append(q.drains, use{instr: s, pos: at.Pos(), fn: s.Parent(), ring: true})
			if n, ok := constInt(step.Y); ok && n == 1 && step.Op == token.ADD && index != key && !isTurn(at.Index) { // the first one that is not taken yet
				q.drains = append(q.drains, use{instr: s, pos: at.Pos(), fn: s.Parent()})
			}
			break
		}
	}
}

// isTurn tells whether the index goes round, as that of who is asked in turn.
func isTurn(index ssa.Value) bool {
	if c, ok := index.(*ssa.Convert); ok {
		index = c.X
	}
	op, ok := index.(*ssa.BinOp)
	return ok && (op.Op == token.REM || op.Op == token.AND)
}

func isNothing(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value == nil
}

// grows tells whether fn, or a function that it calls, replaces the slice in
// the place by one that is a multiple as long.
func (r *Result) grows(fn *ssa.Function, key any) bool {
	for _, store := range r.places().stores[key] {
		made, ok := store.Val.(*ssa.MakeSlice)
		if !ok || !isMultiple(made.Len, 0) && !isMultiple(made.Cap, 0) {
			continue
		}
		if store.Parent() == fn {
			return true
		}
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
			if call.Call.StaticCallee() == store.Parent() {
				return true
			}
		}
	}
	return false
}

func isMultiple(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.BinOp:
		return v.Op == token.MUL || v.Op == token.SHL || v.Op == token.ADD && (v.X == v.Y || lengthOf(v.X) != nil)
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool { return isMultiple(e, depth+1) })
	case *ssa.Call:
		b, ok := v.Call.Value.(*ssa.Builtin)
		return ok && b.Name() == "max" && slices.ContainsFunc(v.Call.Args, func(a ssa.Value) bool { return isMultiple(a, depth+1) })
	}
	return false
}

// assignment returns where the assignment begins that a store at pos belongs
// to.
func (r *Result) assignment(pos token.Pos) token.Pos {
	if s := r.assignmentAt(pos); s != nil {
		return s.Pos()
	}
	return pos
}

func (r *Result) assignmentAt(pos token.Pos) *ast.AssignStmt {
	file := r.fileAt(pos)
	if file == nil {
		return nil
	}
	path, _ := astutil.PathEnclosingInterval(file, pos, pos)
	for _, n := range path {
		if s, ok := n.(*ast.AssignStmt); ok {
			return s
		}
	}
	return nil
}

// assignedName returns the container whose element is assigned at pos: m of
// m[k] = v, and c.tail of c.tail.next = n.
func (r *Result) assignedName(pos token.Pos) string {
	s := r.assignmentAt(pos)
	if s == nil || len(s.Lhs) != 1 {
		return ""
	}
	switch lhs := s.Lhs[0].(type) {
	case *ast.IndexExpr:
		return ir.Text(lhs.X)
	case *ast.SelectorExpr:
		return ir.Text(lhs.X)
	}
	return ""
}

package sharing

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// ClonedAt returns the expression that reads the memory under the lock, if a
// clone may take its place: the memory is a map or slice that is written one
// element at a time, and the function itself only reads it or lets it go.
func (e *Escape) ClonedAt() ast.Expr { return e.read }

// clonable finds what ClonedAt returns.
func (e *escapes) clonable(v ssa.Value, g guarded) ast.Expr {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL || !isContainer(load) || !e.locks.Holds(load, g.lock.Mutex, g.lock.Mode) {
		return nil
	}
	for _, w := range e.writes {
		if w.mutex != g.mutex || len(w.steps) <= len(g.steps) {
			continue
		}
		same := true
		for i := range g.steps {
			same = same && w.steps[i] == g.steps[i]
		}
		if same && len(w.steps) > len(g.steps)+1 {
			return nil // a shallow clone is not enough
		}
	}
	for _, use := range *load.Referrers() {
		switch use := use.(type) {
		case *ssa.DebugRef, *ssa.Return, *ssa.Send, *ssa.Select, *ssa.Range, *ssa.Lookup, *ssa.MakeInterface, *ssa.BinOp, *ssa.ChangeType:
		case *ssa.Go:
		case *ssa.Call:
			if b, ok := use.Call.Value.(*ssa.Builtin); ok && b.Name() != "len" && b.Name() != "cap" {
				return nil
			}
		case *ssa.Store:
			local, ok := use.Addr.(*ssa.Alloc)
			if field, isField := use.Addr.(*ssa.FieldAddr); isField {
				local, ok = field.X.(*ssa.Alloc)
			}
			if !ok || local.Parent() != load.Parent() {
				return nil
			}
		case *ssa.IndexAddr:
			for store := range ssax.Refs[*ssa.Store](use) {
				if store.Addr == use {
					return nil
				}
			}
		default:
			return nil
		}
	}
	switch at := load.X.(type) {
	case *ssa.FieldAddr:
		return e.selectorAt(at.Pos())
	case *ssa.Global:
		return e.identAt(load.Pos(), at.Object())
	}
	return nil
}

// selectorAt returns the selection whose field stands at pos.
func (r *Result) selectorAt(pos token.Pos) ast.Expr {
	var found ast.Expr
	r.inspectAt(pos, func(n ast.Node) {
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Pos() == pos {
			found = s
		}
	})
	return found
}

// identAt returns the name of the variable at pos.
func (r *Result) identAt(pos token.Pos, obj types.Object) ast.Expr {
	var found ast.Expr
	r.inspectAt(pos, func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok && id.Pos() == pos && r.pass.TypesInfo.Uses[id] == obj {
			found = id
		}
	})
	return found
}

// inspectAt visits the syntax around pos, from the outside in.
func (r *Result) inspectAt(pos token.Pos, visit func(ast.Node)) {
	for _, file := range r.pass.Files {
		if pos < file.FileStart || pos >= file.FileEnd {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil || pos < n.Pos() || pos >= n.End() {
				return false
			}
			visit(n)
			return true
		})
	}
}

// Shadow returns the = of the assignment that writes the variable, if a := may
// take its place: the goroutine reads the variable only after the assignment
// and in its scope, and what it assigned is read nowhere else.
func (r *Race) Shadow() token.Pos { return r.shadow }

// shadowOf finds what Shadow returns.
func (r *Result) shadowOf(m *memory, w *Access) token.Pos {
	cell, ok := m.path.(*ssa.Alloc)
	store, isStore := w.Instr.(*ssa.Store)
	if !ok || !isStore || m.content || len(w.chain) == 0 || !w.chain[len(w.chain)-1].spawned {
		return token.NoPos
	}
	literal := store.Parent()
	site := w.chain[len(w.chain)-1].site
	var assign *ast.AssignStmt
	var scope ast.Node // in which a variable of the statement would be known
	var around []ast.Node
	r.inspectAt(w.pos, func(n ast.Node) {
		if a, ok := n.(*ast.AssignStmt); ok && a.Tok == token.ASSIGN {
			assign, scope = a, around[len(around)-1]
		}
		around = append(around, n)
	})
	if assign == nil || !r.declares(assign, cell) {
		return token.NoPos
	}
	reads, elsewhere := 0, 0
	for _, a := range m.accesses {
		fn := a.Instr.Parent()
		switch {
		case len(a.suffix) > 0:
			return token.NoPos
		case fn == literal:
			if a.Instr == w.Instr {
				continue
			}
			if !ssax.Precedes(store, a.Instr) || ssax.Reaches(a.Instr, store, nil) || a.pos < scope.Pos() || a.pos >= scope.End() {
				return token.NoPos
			}
			if !a.Write {
				reads++
			}
		case fn != site.Parent():
			return token.NoPos
		case !a.Write && ssax.Reaches(site, a.Instr, func(i ssa.Instruction) bool {
			s, ok := i.(*ssa.Store)
			return ok && s.Addr == ssa.Value(cell)
		}):
			return token.NoPos // it may be there for what the goroutine assigns
		case !a.Write:
			elsewhere++
		}
	}
	if reads == 0 || elsewhere == 0 { // the compiler wants each variable used
		return token.NoPos
	}
	return assign.TokPos
}

// declares tells whether the assignment, written with :=, declares a variable
// of the same type in place of the one that it assigns, and no other.
func (r *Result) declares(assign *ast.AssignStmt, cell *ssa.Alloc) bool {
	info := r.pass.TypesInfo
	found := false
	for i, e := range assign.Lhs {
		id, ok := e.(*ast.Ident)
		if !ok {
			return false
		}
		if id.Name == "_" {
			continue
		}
		obj := info.Uses[id]
		if obj == nil {
			return false
		}
		if obj.Pos() != cell.Pos() {
			if obj.Parent() != r.pass.Pkg.Scope().Innermost(assign.Pos()) {
				return false
			}
			continue
		}
		found = true
		var given types.Type
		if len(assign.Rhs) == len(assign.Lhs) {
			given = info.TypeOf(assign.Rhs[i])
		} else if tuple, ok := info.TypeOf(assign.Rhs[0]).(*types.Tuple); ok {
			given = tuple.At(i).Type()
		}
		if given == nil || !types.Identical(given, obj.Type()) {
			return false
		}
	}
	return found
}

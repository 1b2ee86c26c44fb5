package ir

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// NodeAt returns the syntax that an SSA instruction with this position comes
// from: the send, receive, call, range, go, defer or select statement, or nil.
// It may be called by several passes at the same time.
func (r *Result) NodeAt(pos token.Pos) ast.Node {
	r.indexing.Do(func() {
		for _, file := range r.files {
			r.index(file)
		}
	})
	return r.nodes[pos]
}

func (r *Result) index(file *ast.File) {
	nodes := r.nodes
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SendStmt:
			nodes[n.Arrow] = n
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				nodes[n.OpPos] = n
			}
		case *ast.CallExpr:
			nodes[n.Lparen] = n
		case *ast.RangeStmt:
			nodes[n.For] = n
		case *ast.GoStmt:
			nodes[n.Go] = n
		case *ast.DeferStmt:
			nodes[n.Defer] = n
		case *ast.SelectStmt:
			nodes[n.Select] = n
		case *ast.ExprStmt:
			if call, ok := ast.Unparen(n.X).(*ast.CallExpr); ok {
				r.statements[call.Lparen] = true
			}
		case *ast.ValueSpec:
			if len(n.Values) == 1 {
				if call, ok := ast.Unparen(n.Values[0]).(*ast.CallExpr); ok {
					assign := &ast.AssignStmt{TokPos: n.Pos(), Tok: token.ASSIGN, Rhs: n.Values}
					for _, name := range n.Names {
						assign.Lhs = append(assign.Lhs, name)
					}
					r.assigns[call.Lparen] = assign
				}
			}
		case *ast.AssignStmt:
			if len(n.Rhs) == 1 {
				if call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr); ok {
					r.assigns[call.Lparen] = n
				}
			}
		}
		return true
	})
}

// ChanText returns the channel of the operation at pos as it is written in
// the source, such as "m.results", or "" if it is longer than a name should
// be.
func (r *Result) ChanText(pos token.Pos) string {
	switch n := r.NodeAt(pos).(type) {
	case *ast.SendStmt:
		return Text(n.Chan)
	case *ast.UnaryExpr:
		return Text(n.X)
	case *ast.RangeStmt:
		return Text(n.X)
	case *ast.CallExpr:
		if len(n.Args) > 0 {
			return Text(n.Args[0])
		}
	}
	return ""
}

// CallText returns the function of the call at pos as it is written in the
// source, such as "s.queue.Push", or "".
func (r *Result) CallText(pos token.Pos) string {
	switch n := r.NodeAt(pos).(type) {
	case *ast.CallExpr:
		return Text(n.Fun)
	case *ast.GoStmt:
		return Text(n.Call.Fun)
	case *ast.DeferStmt:
		return Text(n.Call.Fun)
	}
	return ""
}

// maxText is the length in bytes up to which an expression serves as a name.
const maxText = 60

// Text returns the expression as source text on one line, or "" if it holds a
// function literal or is longer than a name should be.
func Text(e ast.Expr) string {
	long := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit, *ast.CompositeLit:
			long = true
		}
		return !long
	})
	if long {
		return ""
	}
	text := types.ExprString(e)
	if len(text) > maxText {
		return ""
	}
	return text
}

// FuncName returns a function's name as its user would say it: "(*Server).run"
// is run, and a literal is the function literal in its parent.
func FuncName(fn *ssa.Function) string {
	if fn.Parent() != nil {
		return "the function literal in " + FuncName(outermost(fn))
	}
	return fn.Name()
}

func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// SentText returns the value of the send at pos as it is written in the
// source, or "".
func (r *Result) SentText(pos token.Pos) string {
	if n, ok := r.NodeAt(pos).(*ast.SendStmt); ok {
		return Text(n.Value)
	}
	return ""
}

// ArgText returns argument i of the call at pos as it is written in the
// source, or "".
func (r *Result) ArgText(pos token.Pos, i int) string {
	if call, ok := r.NodeAt(pos).(*ast.CallExpr); ok && i < len(call.Args) {
		return Text(call.Args[i])
	}
	return ""
}

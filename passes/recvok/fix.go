package recvok

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/ends"
)

// ask offers to ask whether the channel is closed, and to leave the loop, or a
// function without results, if it is. It is offered only where nothing else
// than signals comes by the other cases of a select: those may go on.
func ask(pass *check.Pass, z ends.Zero) []check.Option {
	file := fileOf(pass, z.Recv.Pos())
	if file == nil {
		return nil
	}
	path, _ := astutil.PathEnclosingInterval(file, z.Recv.Pos(), z.Recv.Pos()+1)
	for len(path) > 0 {
		if assign, ok := path[0].(*ast.AssignStmt); ok {
			return askBehind(pass, assign, path[1:])
		}
		switch path[0].(type) {
		case *ast.UnaryExpr, *ast.ParenExpr, *ast.Ident, *ast.SelectorExpr:
		default:
			return nil
		}
		path = path[1:]
	}
	return nil
}

func askBehind(pass *check.Pass, assign *ast.AssignStmt, path []ast.Node) []check.Option {
	if assign.Tok != token.DEFINE || len(assign.Lhs) != 1 || len(path) < 2 {
		return nil
	}
	at := assign.End()
	exit := ""
	switch parent := path[0].(type) {
	case *ast.CommClause:
		if parent.Comm != assign || !signalsOnly(pass, path, parent) {
			return nil
		}
		at = parent.Colon + 1
	case *ast.BlockStmt:
		if loop, ok := path[1].(*ast.ForStmt); ok && loop.Body == parent && goesOn(loop, path[2:]) {
			exit = "break"
		}
	default:
		return nil
	}
	signature, body := functionOf(pass, path)
	if body == nil {
		return nil
	}
	if exit == "" {
		if signature.Results().Len() > 0 {
			return nil
		}
		exit = "return"
	}
	name := freeName(body)
	if name == "" {
		return nil
	}
	return []check.Option{check.Fix("Ask whether the channel is closed, and leave if it is",
		analysis.TextEdit{Pos: assign.Lhs[0].End(), End: assign.Lhs[0].End(), NewText: []byte(", " + name)},
		analysis.TextEdit{Pos: at, End: at, NewText: []byte("\nif !" + name + " {\n" + exit + "\n}")})}
}

// goesOn tells whether something follows the loop, so that leaving it needs no
// return.
func goesOn(loop *ast.ForStmt, path []ast.Node) bool {
	if len(path) == 0 {
		return false
	}
	block, ok := path[0].(*ast.BlockStmt)
	return ok && len(block.List) > 0 && block.List[len(block.List)-1] != loop
}

// signalsOnly tells whether no other case of the select takes a value, sends
// one, or is the default.
func signalsOnly(pass *check.Pass, path []ast.Node, own *ast.CommClause) bool {
	if len(path) < 3 {
		return false
	}
	sel, ok := path[2].(*ast.SelectStmt)
	if !ok {
		return false
	}
	for _, clause := range sel.Body.List {
		comm := clause.(*ast.CommClause)
		if comm == own {
			continue
		}
		if _, ok := comm.Comm.(*ast.ExprStmt); !ok {
			return false
		}
	}
	return true
}

// functionOf returns the signature and body of the innermost function.
func functionOf(pass *check.Pass, path []ast.Node) (*types.Signature, *ast.BlockStmt) {
	for _, n := range path {
		switch n := n.(type) {
		case *ast.FuncLit:
			signature, _ := pass.TypesInfo.TypeOf(n).(*types.Signature)
			return signature, n.Body
		case *ast.FuncDecl:
			if fn, ok := pass.TypesInfo.Defs[n.Name].(*types.Func); ok {
				return fn.Signature(), n.Body
			}
		}
	}
	return nil, nil
}

// freeName returns a name for the second result that the function does not use.
func freeName(body *ast.BlockStmt) string {
	used := map[string]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			used[id.Name] = true
		}
		return true
	})
	for _, name := range []string{"ok", "open", "more"} {
		if !used[name] {
			return name
		}
	}
	return ""
}

func fileOf(pass *check.Pass, pos token.Pos) *ast.File {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

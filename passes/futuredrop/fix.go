package futuredrop

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/summary"
)

// await offers to wait for the group before its function returns: if it has
// one way out, and the goroutines end by themselves.
func await(pass *check.Pass, groups *gorun.Result, g *gorun.Group) []check.Option {
	if !ends(summary.Of(pass.Pass), groups, g) {
		return nil
	}
	for _, file := range pass.Files {
		if g.Pos() < file.FileStart || file.FileEnd <= g.Pos() {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, g.Pos(), g.Pos())
		for i, n := range path {
			var body *ast.BlockStmt
			switch n := n.(type) {
			case *ast.FuncDecl:
				body = n.Body
			case *ast.FuncLit:
				body = n.Body
			default:
				continue
			}
			if i < 2 || path[i-1] != body {
				return nil
			}
			return awaitAtEnd(g, body)
		}
	}
	return nil
}

// variableAt returns the variable to which what is made at pos is assigned, or
// "".
func variableAt(pass *check.Pass, pos token.Pos) string {
	for _, file := range pass.Files {
		if pos < file.FileStart || file.FileEnd <= pos {
			continue
		}
		path, _ := astutil.PathEnclosingInterval(file, pos, pos)
		for _, n := range path {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if id, ok := n.Lhs[0].(*ast.Ident); ok && len(n.Lhs) == 1 && id.Name != "_" {
					return id.Name
				}
				return ""
			case *ast.ValueSpec:
				if len(n.Names) == 1 {
					return n.Names[0].Name
				}
				return ""
			case *ast.CompositeLit, *ast.UnaryExpr, *ast.CallExpr, *ast.Ident, *ast.SelectorExpr, *ast.ParenExpr:
			default:
				return ""
			}
		}
	}
	return ""
}

// awaitAtEnd returns the fix for a group that is declared in the block itself.
func awaitAtEnd(g *gorun.Group, body *ast.BlockStmt) []check.Option {
	var returns []*ast.ReturnStmt
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			returns = append(returns, n)
		}
		return true
	})
	if len(body.List) == 0 || !slices.ContainsFunc(body.List, func(s ast.Stmt) bool {
		switch s.(type) {
		case *ast.DeclStmt, *ast.AssignStmt:
			return s.Pos() <= g.Pos() && g.Pos() < s.End()
		}
		return false
	}) {
		return nil
	}
	last, isReturn := body.List[len(body.List)-1].(*ast.ReturnStmt)
	if len(returns) > 1 || len(returns) == 1 && (!isReturn || returns[0] != last) {
		return nil
	}
	title, call := "Wait for "+g.Name+" before the function returns", g.Name+".Wait()"
	if g.Kind == library.ErrorGroup {
		if !isReturn || len(last.Results) != 1 {
			return nil
		}
		if id, ok := last.Results[0].(*ast.Ident); !ok || id.Name != "nil" {
			return nil
		}
		return []check.Option{check.Fix("Return the error of "+g.Name+".Wait",
			analysis.TextEdit{Pos: last.Results[0].Pos(), End: last.Results[0].End(), NewText: []byte(call)})}
	}
	var at token.Pos
	if isReturn {
		at = last.Pos()
	} else {
		at = body.Rbrace
	}
	return []check.Option{check.Fix(title, analysis.TextEdit{Pos: at, End: at, NewText: []byte(call + "\n")})}
}

// ends tells whether each goroutine of the group ends by itself, and says so
// however it ends: it waits for nothing and defers Done.
func ends(r *summary.Result, groups *gorun.Result, g *gorun.Group) bool {
	in := g.Starts[0].Parent()
	for _, start := range g.Starts {
		if start.Parent() != in {
			return false
		}
		if start.Common().StaticCallee().Name() == "Add" {
			continue
		}
		spawns := groups.SpawnsAt(start)
		if len(spawns) == 0 {
			return false
		}
		for _, s := range spawns {
			if slices.ContainsFunc(s.Runs, func(fn *ssa.Function) bool { return r.MayBlock(fn) != 0 }) {
				return false
			}
		}
	}
	for _, end := range g.Ends {
		if _, deferred := end.(*ssa.Defer); !deferred || end.Block().Index != 0 || r.MayBlock(end.Parent()) != 0 {
			return false
		}
	}
	return true
}

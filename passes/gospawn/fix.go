package gospawn

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/chanlint/chanlint/internal/backlog"
	"github.com/chanlint/chanlint/internal/check"
)

// limit offers to give an errgroup a limit where it is declared, if none of
// its goroutines waits for another one. The number has a name: it is there to
// be looked at.
func limit(pass *check.Pass, s backlog.Spawn) []check.Option {
	if s.Group == "" || !s.Independent {
		return nil
	}
	file := fileOf(pass, s.Pos)
	path, _ := astutil.PathEnclosingInterval(file, s.Pos, s.Pos)
	group, ok := path[0].(*ast.Ident)
	if !ok {
		return nil
	}
	declared := pass.TypesInfo.Uses[group]
	if declared == nil || !isErrgroup(declared.Type()) || pass.Pkg.Scope().Innermost(declared.Pos()) == nil {
		return nil
	}
	path, _ = astutil.PathEnclosingInterval(file, declared.Pos(), declared.Pos())
	for i, n := range path {
		switch n.(type) {
		case *ast.DeclStmt, *ast.AssignStmt:
		default:
			continue
		}
		if _, ok := path[i+1].(*ast.BlockStmt); !ok {
			return nil
		}
		name := constant(pass, declared.Pos())
		if name == "" {
			return nil
		}
		text := "\nconst " + name + " = 16 // goroutines at a time\n" + group.Name + ".SetLimit(" + name + ")"
		return []check.Option{check.Fix("Limit "+group.Name+" to 16 goroutines at a time", analysis.TextEdit{Pos: n.End(), End: n.End(), NewText: []byte(text)})}
	}
	return nil
}

func fileOf(pass *check.Pass, pos token.Pos) *ast.File {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

func isErrgroup(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "golang.org/x/sync/errgroup" {
		return false
	}
	for m := range named.Methods() {
		if m.Name() == "SetLimit" {
			return true
		}
	}
	return false
}

// constant returns a name that means nothing at pos or in the package.
func constant(pass *check.Pass, pos token.Pos) string {
	scope := pass.Pkg.Scope().Innermost(pos)
	for _, name := range []string{"limit", "maxGoroutines"} {
		if _, obj := scope.LookupParent(name, token.NoPos); obj == nil {
			return name
		}
	}
	return ""
}

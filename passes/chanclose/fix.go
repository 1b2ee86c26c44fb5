package chanclose

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/flow"
)

// leaveToDeferred offers to drop a close that stands before a return, if a
// deferred one closes the channel at that return.
func leaveToDeferred(pass *check.Pass, s chans.Sequel) []check.Option {
	if !s.AtReturn || s.First.Fn() != s.Second.Fn() {
		return nil
	}
	for _, op := range []*chans.Op{s.First, s.Second} {
		path := enclosing(pass, op.Pos())
		for i, n := range path {
			stmt, ok := n.(*ast.ExprStmt)
			if !ok || i+1 >= len(path) {
				continue
			}
			block, ok := path[i+1].(*ast.BlockStmt)
			if !ok {
				break
			}
			at := slices.Index(block.List, ast.Stmt(stmt))
			if at < 0 || at+1 >= len(block.List) {
				break
			}
			if _, ok := block.List[at+1].(*ast.ReturnStmt); !ok {
				break
			}
			return []check.Option{check.Fix("Leave the close to the deferred one",
				analysis.TextEdit{Pos: stmt.Pos(), End: block.List[at+1].Pos()})}
		}
	}
	return nil
}

// once offers to put every close of the channel under one sync.Once, if nothing
// is sent on it, so that the first close is all there is to know.
func once(pass *check.Pass, op *chans.Op, text string) []check.Option {
	if len(op.Channels) != 1 || !op.Certain {
		return nil
	}
	c := op.Channels[0]
	if len(c.Sends()) > 0 || !c.Complete(flow.SendEnd) {
		return nil
	}
	base, field := "", text
	if i := strings.LastIndex(text, "."); i >= 0 {
		base, field = text[:i+1], text[i+1:]
	}
	if !token.IsIdentifier(field) || strings.ContainsAny(text, "[]()") {
		return nil
	}
	name := field + "Once"
	declaration, file := declare(pass, c, base != "", field, name)
	if file == nil {
		return nil
	}
	edits := append(declaration, importSync(file)...)
	for _, other := range c.Closes() {
		call := callAt(pass, other.Pos())
		if call == nil || !other.Certain || fileOf(pass, other.Pos()) != file {
			return nil
		}
		arg := types.ExprString(call.Args[0])
		prefix := arg[:strings.LastIndex(arg, ".")+1]
		if arg[len(prefix):] != field || (prefix != "") != (base != "") || strings.ContainsAny(arg, "[]()") {
			return nil
		}
		edits = append(edits, analysis.TextEdit{Pos: call.Pos(), End: call.End(), NewText: []byte(prefix + name + ".Do(func() { close(" + arg + ") })")})
	}
	return []check.Option{check.Fix("Close "+text+" under a sync.Once", edits...)}
}

// declare returns the edit that declares the sync.Once: behind the field in its
// struct, or behind the statement that makes a local channel.
func declare(pass *check.Pass, c *chans.Channel, isField bool, field, name string) ([]analysis.TextEdit, *ast.File) {
	if isField {
		if len(c.Fields) != 1 || c.Fields[0].Name() != field || c.Fields[0].Pkg() != pass.Pkg {
			return nil, nil
		}
		path := enclosing(pass, c.Fields[0].Pos())
		for i, n := range path {
			f, ok := n.(*ast.Field)
			if !ok {
				continue
			}
			if i+2 >= len(path) || isListed(pass, path[i+2:]) {
				return nil, nil
			}
			st, ok := path[i+2].(*ast.StructType)
			if !ok || hasField(st, name) {
				return nil, nil
			}
			return []analysis.TextEdit{{Pos: f.End(), End: f.End(), NewText: []byte("\n" + name + " sync.Once")}}, fileOf(pass, f.Pos())
		}
		return nil, nil
	}
	if len(c.Makes) != 1 || len(c.Fields) > 0 || len(c.Globals) > 0 || pass.Pkg.Scope().Lookup(name) != nil {
		return nil, nil
	}
	path := enclosing(pass, c.Makes[0].Instr.Pos())
	for i, n := range path {
		assign, ok := n.(*ast.AssignStmt)
		if !ok {
			continue
		}
		if id, ok := assign.Lhs[0].(*ast.Ident); !ok || assign.Tok != token.DEFINE || id.Name != field {
			return nil, nil
		}
		if _, ok := path[i+1].(*ast.BlockStmt); !ok {
			return nil, nil
		}
		return []analysis.TextEdit{{Pos: assign.End(), End: assign.End(), NewText: []byte("\nvar " + name + " sync.Once")}}, fileOf(pass, assign.Pos())
	}
	return nil, nil
}

func hasField(st *ast.StructType, name string) bool {
	return slices.ContainsFunc(st.Fields.List, func(f *ast.Field) bool {
		return slices.ContainsFunc(f.Names, func(id *ast.Ident) bool { return id.Name == name })
	})
}

// isListed tells whether the package writes a value of the struct's type
// without the names of its fields, or copies one: a further field is then no
// small change.
func isListed(pass *check.Pass, path []ast.Node) bool {
	var declared types.Type
	for _, n := range path {
		if spec, ok := n.(*ast.TypeSpec); ok {
			if obj := pass.TypesInfo.Defs[spec.Name]; obj != nil && spec.TypeParams == nil {
				declared = obj.Type()
			}
			break
		}
	}
	if declared == nil {
		return true
	}
	listed := false
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if t := pass.TypesInfo.TypeOf(n); t != nil && types.Identical(t, declared) && len(n.Elts) > 0 {
					_, keyed := n.Elts[0].(*ast.KeyValueExpr)
					listed = listed || !keyed
				}
			case *ast.StarExpr:
				if tv, ok := pass.TypesInfo.Types[n]; ok && tv.IsValue() && types.Identical(tv.Type, declared) {
					listed = true
				}
			case *ast.FuncDecl:
				if fn, ok := pass.TypesInfo.Defs[n.Name].(*types.Func); ok {
					if recv := fn.Signature().Recv(); recv != nil && types.Identical(recv.Type(), declared) {
						listed = true
					}
				}
			}
			return !listed
		})
	}
	return listed
}

func importSync(file *ast.File) []analysis.TextEdit {
	for _, spec := range file.Imports {
		if spec.Path.Value == `"sync"` && spec.Name == nil {
			return nil
		}
	}
	for _, decl := range file.Decls {
		if imports, ok := decl.(*ast.GenDecl); ok && imports.Tok == token.IMPORT && imports.Lparen.IsValid() {
			return []analysis.TextEdit{{Pos: imports.Rparen, End: imports.Rparen, NewText: []byte("\"sync\"\n")}}
		}
	}
	return []analysis.TextEdit{{Pos: file.Name.End(), End: file.Name.End(), NewText: []byte("\n\nimport \"sync\"")}}
}

func callAt(pass *check.Pass, pos token.Pos) *ast.CallExpr {
	for _, n := range enclosing(pass, pos) {
		if call, ok := n.(*ast.CallExpr); ok {
			return call
		}
	}
	return nil
}

func enclosing(pass *check.Pass, pos token.Pos) []ast.Node {
	file := fileOf(pass, pos)
	if file == nil {
		return nil
	}
	path, _ := astutil.PathEnclosingInterval(file, pos, pos)
	return path
}

func fileOf(pass *check.Pass, pos token.Pos) *ast.File {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

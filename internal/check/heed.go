package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
)

// Heed returns a fix for a call that stands as a statement and throws its last
// result away, an error: the function around it returns that error. It returns
// nil if that function has no error to return. pos is the call's parenthesis.
func (p *Pass) Heed(title string, pos token.Pos) []Option {
	file := p.fileOf(pos)
	if file == nil {
		return nil
	}
	path, _ := astutil.PathEnclosingInterval(file, pos, pos+1)
	i := slices.IndexFunc(path, func(n ast.Node) bool { call, ok := n.(*ast.CallExpr); return ok && call.Lparen == pos })
	if i < 0 || i+1 >= len(path) {
		return nil
	}
	call := path[i].(*ast.CallExpr)
	stmt, ok := path[i+1].(*ast.ExprStmt)
	if !ok {
		return nil
	}
	var signature *types.Signature
	for _, n := range path[i+2:] {
		switch n := n.(type) {
		case *ast.FuncLit:
			signature, _ = p.TypesInfo.TypeOf(n).(*types.Signature)
		case *ast.FuncDecl:
			if obj, ok := p.TypesInfo.Defs[n.Name].(*types.Func); ok {
				signature = obj.Signature()
			}
		default:
			continue
		}
		break
	}
	if signature == nil {
		return nil
	}
	results := signature.Results()
	if results.Len() == 0 || !isError(results.At(results.Len()-1).Type()) {
		return nil
	}
	var zeros strings.Builder
	for k := range results.Len() - 1 {
		zero := zeroOf(results.At(k).Type())
		if zero == "" {
			return nil
		}
		zeros.WriteString(zero + ", ")
	}
	blanks := ""
	if tuple, ok := p.TypesInfo.TypeOf(call).(*types.Tuple); ok {
		blanks = strings.Repeat("_, ", tuple.Len()-1)
	}
	return []Option{Fix(title,
		analysis.TextEdit{Pos: stmt.Pos(), End: stmt.Pos(), NewText: []byte("if " + blanks + "err := ")},
		analysis.TextEdit{Pos: stmt.End(), End: stmt.End(), NewText: []byte("; err != nil {\nreturn " + zeros.String() + "err\n}")})}
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// zeroOf returns the zero value of the type as source, or "" if it takes more
// than a literal.
func zeroOf(t types.Type) string {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return ""
	}
	switch t := t.Underlying().(type) {
	case *types.Basic:
		switch info := t.Info(); {
		case info&types.IsBoolean != 0:
			return "false"
		case info&types.IsString != 0:
			return `""`
		case info&types.IsNumeric != 0:
			return "0"
		}
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan, *types.Signature, *types.Interface:
		return "nil"
	}
	return ""
}

// Room returns a fix that gives the channel whose make stands at pos room for
// one value.
func (p *Pass) Room(title string, pos token.Pos) []Option {
	file := p.fileOf(pos)
	if file == nil {
		return nil
	}
	path, _ := astutil.PathEnclosingInterval(file, pos, pos+1)
	for _, n := range path {
		call, ok := n.(*ast.CallExpr)
		if !ok || call.Lparen != pos {
			continue
		}
		switch len(call.Args) {
		case 1:
			return []Option{Fix(title, analysis.TextEdit{Pos: call.Args[0].End(), End: call.Args[0].End(), NewText: []byte(", 1")})}
		case 2:
			return []Option{Fix(title, analysis.TextEdit{Pos: call.Args[1].Pos(), End: call.Args[1].End(), NewText: []byte("1")})}
		}
	}
	return nil
}

package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"go/version"
	"path"
	"strconv"

	"golang.org/x/tools/go/analysis"
)

// Import returns the name under which a fix at pos may use a package of std,
// and the edits that import it if the file does not yet. ok is false if the
// name means something else there, or the file's version of the language is
// older than the one that brought the package.
func (p *Pass) Import(pos token.Pos, pkg, since string) (name string, edits []analysis.TextEdit, ok bool) {
	file := p.fileOf(pos)
	if file == nil {
		return "", nil, false
	}
	if v := p.TypesInfo.FileVersions[file]; v != "" && version.Compare(v, since) < 0 {
		return "", nil, false
	}
	scope := p.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return "", nil, false
	}
	for _, spec := range file.Imports {
		if imported, err := strconv.Unquote(spec.Path.Value); err != nil || imported != pkg {
			continue
		}
		name = path.Base(pkg)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		_, obj := scope.LookupParent(name, pos)
		imported, isPkg := obj.(*types.PkgName)
		return name, nil, isPkg && imported.Imported().Path() == pkg
	}
	name = path.Base(pkg)
	if _, obj := scope.LookupParent(name, pos); obj != nil {
		return "", nil, false
	}
	return name, importOf(file, pkg), true
}

// importOf returns the edits that add an import of a package of std to the
// file.
func importOf(file *ast.File, pkg string) []analysis.TextEdit {
	edit := func(at token.Pos, text string) analysis.TextEdit {
		return analysis.TextEdit{Pos: at, End: at, NewText: []byte(text)}
	}
	insert := func(at token.Pos, format string) []analysis.TextEdit {
		return []analysis.TextEdit{edit(at, fmt.Sprintf(format, pkg))}
	}
	for _, decl := range file.Decls {
		imports, ok := decl.(*ast.GenDecl)
		if !ok || imports.Tok != token.IMPORT {
			continue
		}
		if !imports.Lparen.IsValid() {
			only := imports.Specs[0].(*ast.ImportSpec)
			if only.Path.Value > strconv.Quote(pkg) {
				return []analysis.TextEdit{edit(only.Pos(), fmt.Sprintf("(\n\t%q\n\t", pkg)), edit(only.End(), "\n)")}
			}
			return []analysis.TextEdit{edit(only.Pos(), "(\n\t"), edit(only.End(), fmt.Sprintf("\n\t%q\n)", pkg))}
		}
		for _, spec := range imports.Specs {
			if spec, ok := spec.(*ast.ImportSpec); ok && spec.Path.Value > strconv.Quote(pkg) {
				return insert(spec.Pos(), "%q\n\t")
			}
		}
		return insert(imports.Rparen, "\t%q\n")
	}
	return insert(file.Name.End(), "\n\nimport %q")
}

package chanlint_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/linttest"
)

// TestNamesDoNotMatter renames every variable, function and field of the
// stories that a package may rename, and reverses the order of their
// functions: the same operations must be found.
func TestNamesDoNotMatter(t *testing.T) {
	w := linttest.Open(t)
	for _, c := range analyzer.Checks {
		t.Run(c.Analyzer.Name, func(t *testing.T) {
			t.Parallel()
			for _, s := range w.Stories(t, c.Analyzer.Name) {
				if s.Kind != "found" && s.Kind != "silent" || len(s.Files) != 1 {
					continue
				}
				files, err := s.Read()
				if err != nil {
					t.Fatal(err)
				}
				want := placesOf(t, w, c, s.Path, files[0])
				for name, mutate := range map[string]func(*testing.T, *linttest.World, string, linttest.File) linttest.File{"renamed": renamed, "reordered": reordered} {
					mutant := mutate(t, w, s.Path, files[0])
					got := placesOf(t, w, c, s.Path, mutant)
					if name == "reordered" && len(got) == len(want) {
						continue // of two operations that are at fault together, the first is named
					}
					if !slices.Equal(got, want) {
						t.Errorf("%s/%s %s: found at %v, and before at %v", s.Kind, s.Name, name, got, want)
					}
				}
			}
		})
	}
}

// placesOf returns where the findings stand: the ordinal of the line within
// the text of its function, and the text of the line without names.
func placesOf(t *testing.T, w *linttest.World, c analyzer.Check, path string, file linttest.File) []string {
	t.Helper()
	pkg, err := w.Load(path, file)
	if err != nil {
		t.Fatalf("%v\n%s", err, file.Src)
	}
	findings, err := linttest.Run(c.Analyzer, pkg)
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, f := range findings {
		start := 1
		for _, decl := range pkg.Syntax[0].Decls {
			if first := pkg.Fset.Position(decl.Pos()).Line; first <= f.Line && f.Line <= pkg.Fset.Position(decl.End()).Line {
				start = first
			}
		}
		places = append(places, fmt.Sprintf("%d:%s", f.Line-start, shape(strings.Split(string(file.Src), "\n")[f.Line-1])))
	}
	slices.Sort(places)
	return places
}

// shape returns a line of code without its names and comments.
func shape(line string) string {
	code, _, _ := strings.Cut(line, "//")
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '\t' || r == ' ' {
			return -1
		}
		return r
	}, code)
}

// renamed gives new names to what has its name from the story itself. Exported
// names stay: they decide what other packages can reach. So do methods, which
// may implement an interface, and embedded fields.
func renamed(t *testing.T, w *linttest.World, path string, file linttest.File) linttest.File {
	t.Helper()
	pkg, err := w.Load(path, file)
	if err != nil {
		t.Fatal(err)
	}
	rename := func(id *ast.Ident) bool {
		obj := pkg.TypesInfo.ObjectOf(id)
		if obj == nil || obj.Pkg() != pkg.Types || obj.Exported() || id.Name == "_" || id.Name == "init" || id.Name == "main" || embeds(pkg, obj) {
			return false
		}
		switch obj := obj.(type) {
		case *types.Var:
			return !obj.Embedded()
		case *types.Func:
			return obj.Signature().Recv() == nil
		}
		return false
	}
	var ends []int
	ast.Inspect(pkg.Syntax[0], func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && rename(id) {
			ends = append(ends, pkg.Fset.Position(id.End()).Offset)
		}
		return true
	})
	slices.Sort(ends)
	var out bytes.Buffer
	at := 0
	for _, end := range slices.Compact(ends) {
		out.Write(file.Src[at:end])
		out.WriteString("Zq")
		at = end
	}
	out.Write(file.Src[at:])
	return linttest.File{Name: file.Name, Src: out.Bytes()}
}

// embeds tells whether the variable is the implicit one of a type switch,
// whose name stands in one place and its objects in several.
func embeds(pkg *packages.Package, obj types.Object) bool {
	for _, implicit := range pkg.TypesInfo.Implicits {
		if implicit == obj {
			return true
		}
	}
	return false
}

// reordered reverses the functions of the file, each with its comments.
func reordered(t *testing.T, _ *linttest.World, _ string, file linttest.File) linttest.File {
	t.Helper()
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, file.Name, file.Src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	type span struct{ start, end int }
	var spans []span
	offset := func(p token.Pos) int { return fset.Position(p).Offset }
	for _, decl := range syntax.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		s := span{offset(fn.Pos()), offset(fn.End())}
		if fn.Doc != nil {
			s.start = offset(fn.Doc.Pos())
		}
		for s.end < len(file.Src) && file.Src[s.end] != '\n' { // a comment on the last line
			s.end++
		}
		spans = append(spans, s)
	}
	var out bytes.Buffer
	at := 0
	for i, s := range spans {
		out.Write(file.Src[at:s.start])
		other := spans[len(spans)-1-i]
		out.Write(file.Src[other.start:other.end])
		at = s.end
	}
	out.Write(file.Src[at:])
	if _, err := format.Source(out.Bytes()); err != nil {
		t.Fatalf("reordering %s: %v", file.Name, err)
	}
	return linttest.File{Name: file.Name, Src: out.Bytes()}
}

package summary

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// NoSendDirective marks a type whose values must stay on their goroutine.
const NoSendDirective = "//chanlint:nosend"

// A NoSend fact says of a type that its values must stay on the goroutine that
// made them, by a directive.
type NoSend struct{}

func (*NoSend) AFact() {}

func (*NoSend) String() string { return "nosend" }

// IsNoSend tells whether a directive marks the type.
func (r *Result) IsNoSend(obj *types.TypeName) bool {
	return obj != nil && obj.Pkg() != nil && r.pass.ImportObjectFact(obj, new(NoSend))
}

// noSends exports the types of the package that a directive marks.
func (r *Result) noSends() {
	for _, file := range r.pass.Files {
		for spec := range markedSpecs(file) {
			if obj, ok := r.pass.TypesInfo.Defs[spec.Name].(*types.TypeName); ok {
				r.pass.ExportObjectFact(obj, new(NoSend))
			}
		}
	}
}

// markedSpecs yields the type declarations whose comment is the directive.
func markedSpecs(file *ast.File) func(yield func(*ast.TypeSpec) bool) {
	return func(yield func(*ast.TypeSpec) bool) {
		for _, decl := range file.Decls {
			decl, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range decl.Specs {
				spec, ok := spec.(*ast.TypeSpec)
				if !ok {
					continue
				}
				marked := hasNoSend(spec.Doc) || hasNoSend(spec.Comment) || !decl.Lparen.IsValid() && hasNoSend(decl.Doc)
				if marked && !yield(spec) {
					return
				}
			}
		}
	}
}

func hasNoSend(group *ast.CommentGroup) bool {
	if group == nil {
		return false
	}
	for _, c := range group.List {
		if isNoSend(c) {
			return true
		}
	}
	return false
}

func isNoSend(c *ast.Comment) bool {
	rest, ok := strings.CutPrefix(c.Text, NoSendDirective)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

// MisplacedNoSends returns the directives of the package that mark no type.
func MisplacedNoSends(pass *analysis.Pass) []*ast.Comment {
	var list []*ast.Comment
	for _, file := range pass.Files {
		marks := map[*ast.Comment]bool{}
		for spec := range markedSpecs(file) {
			for _, group := range []*ast.CommentGroup{spec.Doc, spec.Comment} {
				if group != nil {
					for _, c := range group.List {
						marks[c] = true
					}
				}
			}
		}
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.GenDecl); ok && decl.Doc != nil && !decl.Lparen.IsValid() && len(decl.Specs) == 1 {
				if _, ok := decl.Specs[0].(*ast.TypeSpec); ok {
					for _, c := range decl.Doc.List {
						marks[c] = true
					}
				}
			}
		}
		for _, group := range file.Comments {
			for _, c := range group.List {
				if isNoSend(c) && !marks[c] {
					list = append(list, c)
				}
			}
		}
	}
	return list
}

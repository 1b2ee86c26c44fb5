package check

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// An ignore is one suppression comment:
//
//	//chanlint:ignore check[,check] reason
//	//nolint:chanlint // reason
//
// It speaks for its own line, for the line below it when it stands alone, and
// for the whole declaration when it is part of a doc comment. The nolint form
// is golangci-lint's and names the tool, not a check; there it needs no
// reason and is not held to be unused.
type ignore struct {
	checks []string // nil: all
	pos    token.Pos
	file   *ast.File
	lines  [2]int // first and last line it speaks for
	used   bool
}

func (ig *ignore) names(check string) bool { return slices.Contains(ig.checks, check) }

// IgnorePrefix begins a suppression comment.
const IgnorePrefix = "//chanlint:ignore"

// ignoresOf lists the suppression comments of the package that may concern
// this analyzer. A comment without a reason suppresses nothing; the directive
// check reports it.
func ignoresOf(pass *analysis.Pass) []*ignore {
	var list []*ignore
	for _, file := range pass.Files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				checks, ok := ignoredBy(c.Text, pass.Analyzer.Name)
				if !ok {
					continue
				}
				first, last := linesOf(pass.Fset, file, group, c)
				list = append(list, &ignore{checks: checks, pos: c.Pos(), file: file, lines: [2]int{first, last}})
			}
		}
	}
	return list
}

// ignoredBy tells whether the comment suppresses findings of the check.
func ignoredBy(text, check string) (checks []string, ok bool) {
	if rest, found := strings.CutPrefix(text, IgnorePrefix); found {
		fields := strings.Fields(rest)
		if len(fields) < 2 {
			return nil, false
		}
		checks = strings.Split(fields[0], ",")
		return checks, slices.Contains(checks, check)
	}
	rest, found := strings.CutPrefix(text, "//nolint")
	if !found {
		return nil, false
	}
	if rest == "" || rest[0] == ' ' {
		return nil, true
	}
	linters, found := strings.CutPrefix(rest, ":")
	if !found {
		return nil, false
	}
	linters, _, _ = strings.Cut(linters, "//")
	for _, linter := range strings.Split(linters, ",") {
		if linter = strings.TrimSpace(linter); linter == "chanlint" || linter == "all" {
			return nil, true
		}
	}
	return nil, false
}

func linesOf(fset *token.FileSet, file *ast.File, group *ast.CommentGroup, c *ast.Comment) (first, last int) {
	line := fset.Position(c.Pos()).Line
	for _, decl := range file.Decls {
		var doc *ast.CommentGroup
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			doc = decl.Doc
		case *ast.GenDecl:
			doc = decl.Doc
		}
		if doc == group {
			return line, fset.Position(decl.End()).Line
		}
	}
	if behindCode(fset, file, c) {
		return line, line
	}
	// The group's last line: further comment lines may stand between.
	return line, fset.Position(group.End()).Line + 1
}

// behindCode tells whether code stands before the comment on its line.
func behindCode(fset *token.FileSet, file *ast.File, c *ast.Comment) bool {
	line, found := fset.Position(c.Pos()).Line, false
	ast.Inspect(file, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		}
		if n.Pos() < c.Pos() && (fset.Position(n.Pos()).Line == line || n.End() <= c.Pos() && fset.Position(n.End()).Line == line) {
			found = true
		}
		return !found && n.Pos() < c.Pos()
	})
	return found
}

// ignored tells whether an ignore comment speaks for pos, and marks it used.
func (p *Pass) ignored(pos token.Pos, file *ast.File) bool {
	line := p.Fset.Position(pos).Line
	for _, ig := range p.ignores {
		if ig.file == file && ig.lines[0] <= line && line <= ig.lines[1] {
			ig.used = true
			return true
		}
	}
	return false
}

func isTest(fset *token.FileSet, pos token.Pos) bool {
	return strings.HasSuffix(fset.Position(pos).Filename, "_test.go")
}

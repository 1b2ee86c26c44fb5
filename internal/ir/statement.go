package ir

import (
	"go/ast"
	"go/token"
	"regexp"
)

// IsStatement tells whether the call at pos is a statement by itself, so that
// its results go nowhere, or that of a go or defer statement. Not one are calls
// whose results are assigned, also to the blank identifier.
func (r *Result) IsStatement(pos token.Pos) bool {
	switch n := r.NodeAt(pos).(type) {
	case *ast.CallExpr:
		return r.statements[n.Lparen]
	case *ast.GoStmt, *ast.DeferStmt:
		return true
	}
	return false
}

// Blank tells whether result i of the call at pos is assigned to the blank
// identifier while another result is not.
func (r *Result) Blank(pos token.Pos, i int) bool {
	call, ok := r.NodeAt(pos).(*ast.CallExpr)
	if !ok {
		return false
	}
	assign := r.assigns[call.Lparen]
	if assign == nil || i >= len(assign.Lhs) {
		return false
	}
	blank, others := false, false
	for k, lhs := range assign.Lhs {
		id, ok := lhs.(*ast.Ident)
		if ok && id.Name == "_" {
			blank = blank || k == i
		} else {
			others = true
		}
	}
	return blank && others
}

// EmptyDefault returns the default clause of the select at pos if there is
// nothing in it, not even a comment.
func (r *Result) EmptyDefault(pos token.Pos) (place token.Pos, ok bool) {
	stmt, isSelect := r.NodeAt(pos).(*ast.SelectStmt)
	if !isSelect {
		return token.NoPos, false
	}
	from := stmt.Body.Lbrace
	for i, s := range stmt.Body.List {
		clause := s.(*ast.CommClause)
		if clause.Comm != nil {
			from = clause.End()
			continue
		}
		if !isEmpty(clause.Body) {
			return token.NoPos, false
		}
		to := stmt.Body.Rbrace
		if i+1 < len(stmt.Body.List) {
			to = stmt.Body.List[i+1].Pos()
		}
		return clause.Case, !r.comments(from, clause.Case, to)
	}
	return token.NoPos, false
}

func isEmpty(body []ast.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *ast.EmptyStmt:
		case *ast.BlockStmt:
			if !isEmpty(s.List) {
				return false
			}
		case *ast.BranchStmt:
			if s.Tok != token.BREAK || s.Label != nil {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// comments tells whether a comment stands between from and to. Before the
// default it counts only on a line of its own: behind the clause that ends
// there it speaks of that clause.
func (r *Result) comments(from, clause, to token.Pos) bool {
	file := r.fileAt(from)
	if file == nil {
		return false
	}
	line := r.line(from)
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() > from && c.Pos() < to && (c.Pos() > clause || r.line(c.Pos()) > line) {
				return true
			}
		}
	}
	return false
}

// A Place is a set of places where a comment speaks of a statement.
type Place uint8

const (
	Above  Place = 1 << iota // on the lines above it
	Behind                   // on its line
	Doc                      // the doc comment of its function
	Inside                   // within the select, behind its brace or on a line of its own
	Clause                   // on the lines above the case in which it stands
)

// Admits tells whether a comment in one of the places of the statement at pos
// matches the words and not the exceptions.
func (r *Result) Admits(pos token.Pos, where Place, words, except *regexp.Regexp) bool {
	file := r.fileAt(pos)
	if file == nil {
		return false
	}
	says := func(group *ast.CommentGroup) bool {
		// Not group.Text, which leaves nolint and other directives out.
		found := false
		for _, c := range group.List {
			if except.MatchString(c.Text) {
				return false
			}
			found = found || words.MatchString(c.Text)
		}
		return found
	}
	start := r.fset.Position(pos)
	if node := r.NodeAt(pos); node != nil {
		start = r.fset.Position(node.Pos())
	}
	clause := token.Position{}
	if where&Clause != 0 {
		clause = r.clauseAround(file, pos)
	}
	for _, group := range file.Comments {
		first, last := r.fset.Position(group.Pos()), r.line(group.End())
		switch {
		// What stands further right is behind the code of the line above.
		case where&Above != 0 && last == start.Line-1 && first.Column == start.Column && says(group),
			where&Behind != 0 && first.Line == r.line(pos) && says(group),
			where&Inside != 0 && r.isInside(pos, group) && says(group),
			where&Clause != 0 && last == clause.Line-1 && first.Column == clause.Column && says(group):
			return true
		}
	}
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Pos() <= pos && pos < fn.End() {
			return where&Doc != 0 && fn.Doc != nil && says(fn.Doc)
		}
	}
	return false
}

// isInside tells whether the comment stands in the select at pos, behind its
// brace or between two lines of code.
func (r *Result) isInside(pos token.Pos, group *ast.CommentGroup) bool {
	sel, ok := r.NodeAt(pos).(*ast.SelectStmt)
	if !ok || group.Pos() < sel.Body.Lbrace || sel.Body.Rbrace < group.Pos() {
		return false
	}
	line := r.line(group.Pos())
	for _, s := range sel.Body.List {
		clause := s.(*ast.CommClause)
		if r.line(clause.Colon) == line {
			return false
		}
		for _, s := range clause.Body {
			if r.line(s.Pos()) <= line && line <= r.line(s.End()) {
				return false
			}
		}
	}
	return true
}

// clauseAround returns the place of the innermost case in whose body pos
// stands, or none.
func (r *Result) clauseAround(file *ast.File, pos token.Pos) token.Position {
	var place token.Position
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || pos < n.Pos() || n.End() <= pos {
			return false
		}
		switch n := n.(type) {
		case *ast.CommClause:
			if n.Colon < pos {
				place = r.fset.Position(n.Case)
			}
		case *ast.CaseClause:
			if n.Colon < pos {
				place = r.fset.Position(n.Case)
			}
		case *ast.FuncLit:
			place = token.Position{}
		}
		return true
	})
	return place
}

func (r *Result) fileAt(pos token.Pos) *ast.File {
	for _, f := range r.files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

func (r *Result) line(pos token.Pos) int { return r.fset.Position(pos).Line }

// AssignedName returns the variable to which result i of the call at pos is
// assigned, or "".
func (r *Result) AssignedName(pos token.Pos, i int) string {
	call, ok := r.NodeAt(pos).(*ast.CallExpr)
	if !ok || r.assigns[call.Lparen] == nil || i >= len(r.assigns[call.Lparen].Lhs) {
		return ""
	}
	return Text(r.assigns[call.Lparen].Lhs[i])
}

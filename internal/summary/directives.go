package summary

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// The words that say of a function where it runs and what it promises. Like
// every word for chanlint they stand in a comment that begins with
// "//chanlint:".
const (
	EventLoop   = "eventloop"   // it runs on an event loop, which the rest of the line names
	Nonblocking = "nonblocking" // it never waits
)

// A Misplaced is a directive that says nothing about what it stands at.
type Misplaced struct {
	Pos  token.Pos
	Word string
}

// Misplaced returns the directives that have no effect, in source order.
func (r *Result) Misplaced() []Misplaced { return r.misplaced }

// A directive is one comment that says where a function runs or what it
// promises.
type directive struct {
	pos  token.Pos
	line int
	word string
	name string // of the loop
	used bool
}

// directives reads the directives of the package.
func (r *Result) directives() {
	for _, file := range r.pass.Files {
		list := r.directivesIn(file)
		if len(list) == 0 {
			continue
		}
		d := &placer{Result: r, file: file, list: list}
		ast.Inspect(file, d.visit)
		for _, c := range list {
			if !c.used {
				r.misplaced = append(r.misplaced, Misplaced{c.pos, c.word})
			}
		}
	}
}

func (r *Result) directivesIn(file *ast.File) []*directive {
	var list []*directive
	for _, group := range file.Comments {
		for _, c := range group.List {
			rest, ok := strings.CutPrefix(c.Text, "//chanlint:")
			if !ok {
				continue
			}
			word, name, _ := strings.Cut(strings.TrimSpace(rest), " ")
			if word == EventLoop || word == Nonblocking {
				name = strings.TrimSpace(name)
				if i := strings.Index(name, "//"); i >= 0 {
					name = strings.TrimSpace(name[:i])
				}
				list = append(list, &directive{pos: c.Pos(), line: r.line(c.Pos()), word: word, name: name})
			}
		}
	}
	return list
}

func (r *Result) line(pos token.Pos) int { return r.pass.Fset.Position(pos).Line }

// A placer finds what the directives of a file stand at.
type placer struct {
	*Result
	file *ast.File
	list []*directive
}

// at takes the directives of the node: in its doc comment, on its last line,
// or alone on the lines above it.
func (d *placer) at(n ast.Node, groups ...*ast.CommentGroup) []*directive {
	var found []*directive
	first, last := d.line(n.Pos()), d.line(n.End())
	for _, c := range d.list {
		above := first
		for slices.ContainsFunc(d.list, func(o *directive) bool { return o.line == above-1 && o.line >= c.line }) {
			above--
		}
		inDoc := slices.ContainsFunc(groups, func(g *ast.CommentGroup) bool { return g != nil && g.Pos() <= c.pos && c.pos < g.End() })
		if inDoc || c.pos > n.End() && c.line == last || c.pos < n.Pos() && above <= c.line && c.line < first {
			found = append(found, c)
		}
	}
	return found
}

func (d *placer) visit(n ast.Node) bool {
	info := d.pass.TypesInfo
	switch n := n.(type) {
	case *ast.FuncDecl:
		if obj, ok := info.Defs[n.Name].(*types.Func); ok {
			for _, c := range d.list {
				if n.Doc != nil && n.Doc.Pos() <= c.pos && c.pos < n.Doc.End() {
					d.function(obj, c)
				}
			}
			d.params(n.Type, obj)
		}
	case *ast.GenDecl:
		if n.Tok == token.TYPE {
			for _, spec := range n.Specs {
				spec := spec.(*ast.TypeSpec)
				if obj, ok := info.Defs[spec.Name].(*types.TypeName); ok {
					groups := []*ast.CommentGroup{spec.Doc, spec.Comment}
					if !n.Lparen.IsValid() {
						groups = append(groups, n.Doc)
					}
					d.typeSpec(spec, obj, groups)
				}
			}
		}
	case *ast.StructType:
		for _, field := range n.Fields.List {
			d.field(field)
		}
	case *ast.InterfaceType:
		for _, field := range n.Methods.List {
			for _, name := range field.Names {
				if obj, ok := info.Defs[name].(*types.Func); ok {
					for _, c := range d.at(field, field.Doc, field.Comment) {
						d.function(obj, c)
					}
				}
			}
		}
	}
	return true
}

// function notes what is said of a function or method.
func (d *placer) function(obj *types.Func, c *directive) {
	c.used = true
	fact := d.factFor(obj)
	if !slices.Contains(d.marked, obj) {
		d.marked = append(d.marked, obj)
	}
	if c.word == Nonblocking {
		fact.Nonblocking = true
		return
	}
	fact.Loop = loopName(c.name)
	if sig := obj.Signature(); sig.Recv() != nil && types.IsInterface(sig.Recv().Type()) {
		d.loopMethods = append(d.loopMethods, obj)
	}
}

func (d *placer) params(t *ast.FuncType, obj *types.Func) {
	index := 0
	for _, field := range t.Params.List {
		n := max(len(field.Names), 1)
		if _, ok := d.pass.TypesInfo.TypeOf(field.Type).Underlying().(*types.Signature); ok {
			for _, c := range d.at(field) {
				if c.word != EventLoop || c.used {
					continue
				}
				c.used = true
				if !slices.Contains(d.marked, obj) {
					d.marked = append(d.marked, obj)
				}
				for i := range n {
					p := d.factFor(obj).Param(index + i)
					p.Loop = loopName(c.name)
					d.factFor(obj).setParam(p)
				}
			}
		}
		index += n
	}
}

// Marked returns the functions and methods of the package at which a
// directive stands, in source order.
func (r *Result) Marked() []*types.Func { return r.marked }

// typeSpec notes what is said of a named function type, or of an interface:
// then of all its methods.
func (d *placer) typeSpec(spec *ast.TypeSpec, obj *types.TypeName, groups []*ast.CommentGroup) {
	var found []*directive
	for _, c := range d.list {
		if slices.ContainsFunc(groups, func(g *ast.CommentGroup) bool { return g != nil && g.Pos() <= c.pos && c.pos < g.End() }) {
			found = append(found, c)
		}
	}
	for _, c := range found {
		switch t := obj.Type().Underlying().(type) {
		case *types.Signature:
			if c.word == EventLoop {
				c.used = true
				d.onLoop(obj, loopName(c.name))
			}
		case *types.Interface:
			for i := range t.NumExplicitMethods() {
				d.function(t.ExplicitMethod(i), c)
			}
		}
	}
}

func (d *placer) field(field *ast.Field) {
	for _, c := range d.at(field, field.Doc, field.Comment) {
		if c.word != EventLoop {
			continue
		}
		for _, name := range field.Names {
			obj, ok := d.pass.TypesInfo.Defs[name].(*types.Var)
			if !ok {
				continue
			}
			if _, ok := obj.Type().Underlying().(*types.Signature); ok {
				c.used = true
				d.onLoop(obj, loopName(c.name))
			}
		}
	}
}

func (r *Result) onLoop(obj types.Object, name string) {
	r.pass.ExportObjectFact(obj, &OnLoop{Name: name})
}

func loopName(name string) string {
	if name == "" {
		return "an event loop"
	}
	return name
}

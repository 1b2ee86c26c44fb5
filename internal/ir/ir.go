// Package ir is the door to SSA. It builds the SSA form of the package at
// hand, and of nothing else: not of the standard library, for which the
// library table speaks, and not of a package in which nothing concurrent can
// happen.
package ir

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// Analyzer builds the SSA form. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "ir",
	Doc:        "build the SSA form of a package that can matter",
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// A Result is the SSA form of a package.
type Result struct {
	Pkg   *ssa.Package
	Funcs []*ssa.Function // all with a body: declared ones in source order, each followed by its literals; the initialiser first

	Calls []ssa.CallInstruction // calls, go and defer statements, in the order of Funcs
	Makes []*ssa.MakeChan
	Ops   []ssa.Instruction // sends, receives (also those of a range), selects, in the order of Funcs

	fset       *token.FileSet
	files      []*ast.File
	indexing   sync.Once
	nodes      map[token.Pos]ast.Node
	statements map[token.Pos]bool            // the calls that are statements, by their parenthesis
	assigns    map[token.Pos]*ast.AssignStmt // by that of the one call on the right
	inside     map[*ssa.Function]bool
}

// Of returns the package's SSA form.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

func run(pass *analysis.Pass) (any, error) {
	r := &Result{fset: pass.Fset, files: pass.Files, statements: map[token.Pos]bool{}, assigns: map[token.Pos]*ast.AssignStmt{}, nodes: map[token.Pos]ast.Node{}, inside: map[*ssa.Function]bool{}}
	if !matters(pass) {
		return r, nil
	}
	prog := ssa.NewProgram(pass.Fset, ssa.BuilderMode(0))
	noReturn := noReturnsOf(pass)
	prog.SetNoReturn(func(fn *types.Func) bool { return noReturn[fn.Origin()] || library.NeverReturns(fn) })
	// Direct imports are enough: package-level objects come from them, and
	// methods of other packages' types are made on demand.
	for _, p := range pass.Pkg.Imports() {
		prog.CreatePackage(p, nil, nil, true)
	}
	r.Pkg = prog.CreatePackage(pass.Pkg, pass.Files, pass.TypesInfo, false)
	r.Pkg.Build()

	// Declared functions are taken from the syntax: a walk over members misses
	// the methods of generic types that nothing instantiates.
	r.add(r.Pkg.Func("init"))
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok {
				if obj, ok := pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
					r.add(prog.FuncValue(obj))
				}
			}
		}
	}
	for instr := range ssax.All[ssa.Instruction](r.Funcs) {
		switch instr := instr.(type) {
		case ssa.CallInstruction:
			r.Calls = append(r.Calls, instr)
		case *ssa.MakeChan:
			r.Makes = append(r.Makes, instr)
		case *ssa.Send, *ssa.Select:
			r.Ops = append(r.Ops, instr)
		case *ssa.UnOp:
			if instr.Op == token.ARROW {
				r.Ops = append(r.Ops, instr)
			}
		}
	}
	return r, nil
}

func (r *Result) add(fn *ssa.Function) {
	if fn == nil || fn.Blocks == nil {
		return
	}
	r.Funcs = append(r.Funcs, fn)
	r.inside[fn] = true
	for _, literal := range fn.AnonFuncs {
		r.add(literal)
	}
}

// Has tells whether fn is a function of this package with a body.
func (r *Result) Has(fn *ssa.Function) bool { return r.inside[fn] }

// noReturnsOf finds the functions of the package that end the process or the
// goroutine: their body has no return and ends in a call that never returns.
func noReturnsOf(pass *analysis.Pass) map[*types.Func]bool {
	found := map[*types.Func]bool{}
	for changed := true; changed; {
		changed = false
		for _, file := range pass.Files {
			for _, decl := range file.Decls {
				decl, ok := decl.(*ast.FuncDecl)
				if !ok || decl.Body == nil || len(decl.Body.List) == 0 {
					continue
				}
				obj, ok := pass.TypesInfo.Defs[decl.Name].(*types.Func)
				if !ok || found[obj] {
					continue
				}
				last, ok := decl.Body.List[len(decl.Body.List)-1].(*ast.ExprStmt)
				if !ok {
					continue
				}
				call, ok := last.X.(*ast.CallExpr)
				if !ok || !neverReturns(pass, call, found) || returns(decl.Body) {
					continue
				}
				found[obj] = true
				changed = true
			}
		}
	}
	return found
}

func neverReturns(pass *analysis.Pass, call *ast.CallExpr, found map[*types.Func]bool) bool {
	var name *ast.Ident
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		name = fun
	case *ast.SelectorExpr:
		name = fun.Sel
	default:
		return false
	}
	switch obj := pass.TypesInfo.Uses[name].(type) {
	case *types.Builtin:
		return obj.Name() == "panic"
	case *types.Func:
		return found[obj.Origin()] || library.NeverReturns(obj)
	}
	return false
}

func returns(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			found = true
		case *ast.CallExpr:
			// A deferred recover returns to the caller.
			if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "recover" {
				found = true
			}
		}
		return !found
	})
	return found
}

// matters tells whether anything concurrent can happen in the package: it has
// functions, and it or one of its imports is more than types and constants.
func matters(pass *analysis.Pass) bool {
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && decl.Body != nil {
				return true
			}
			if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.VAR {
				return true
			}
		}
	}
	return false
}

// Package loops answers which functions run on an event loop, and where such a
// function keeps its loop waiting.
//
// A function runs on a loop because the catalogue says so (it implements a
// framework's interface, or is given to a framework), because a directive says
// so, or because the package runs a loop of its own: one goroutine that takes
// functions out of a queue and calls them. What is started with go, or given
// to something that runs it on another goroutine, does not.
package loops

import (
	"cmp"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// Analyzer finds the functions that run on loops. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "loops",
	Doc:        "which functions run on an event loop",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, summary.Analyzer},
	Run:        func(pass *analysis.Pass) (any, error) { return find(pass), nil },
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the loops of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Root is a function that runs on a loop.
type Root struct {
	Fn      *ssa.Function
	Loop    *summary.Loop
	Promise bool // a directive says that it never waits; there is no loop
}

// Name returns the function as its user would say it.
func (r *Root) Name() string { return ir.FuncName(r.Fn) }

// A Result holds the functions of a package that run on loops.
type Result struct {
	pass    *analysis.Pass
	ir      *ir.Result
	flow    *flow.Result
	summary *summary.Result
	roots   []*Root
	isRoot  map[*ssa.Function]bool
	callers map[*ssa.Function][]edge
}

// An edge is a call that runs callee before it returns.
type edge struct {
	call   ssa.CallInstruction
	callee *ssa.Function
}

// Roots returns the functions that run on loops, in source order.
func (r *Result) Roots() []*Root { return r.roots }

func find(pass *analysis.Pass) *Result {
	r := &Result{pass: pass, ir: ir.Of(pass), flow: flow.Of(pass), summary: summary.Of(pass), isRoot: map[*ssa.Function]bool{}}
	if r.ir.Pkg == nil {
		return r
	}
	for _, imported := range pass.Pkg.Imports() {
		r.implementers(imported)
	}
	r.marked()
	for _, s := range r.summary.Sinks() {
		for _, o := range s.Objects {
			if o.Kind == flow.Func {
				r.add(o.Fn, s.Loop)
				r.returned(o.Fn, s.Loop)
			}
		}
	}
	for _, l := range r.summary.Loops() {
		if l.Own {
			r.add(l.Run, l)
		}
	}
	slices.SortStableFunc(r.roots, func(a, b *Root) int { return cmp.Compare(a.Fn.Pos(), b.Fn.Pos()) })
	return r
}

func (r *Result) add(fn *ssa.Function, loop *summary.Loop) {
	fn = ssax.Origin(fn)
	if !r.ir.Has(fn) || r.inTest(fn.Pos()) {
		return
	}
	for _, have := range r.roots {
		if have.Fn == fn && !have.Promise && keyOf(have.Loop) == keyOf(loop) {
			return
		}
	}
	r.roots = append(r.roots, &Root{Fn: fn, Loop: loop})
	if !loop.Own {
		r.isRoot[fn] = true
	}
}

func (r *Result) inTest(pos token.Pos) bool {
	return strings.HasSuffix(r.pass.Fset.Position(pos).Filename, "_test.go")
}

// A key tells loops apart: those of a framework also by the callback, since
// what is forbidden may depend on it.
type key struct {
	pkg, name, symbol string
	run               *ssa.Function
}

func keyOf(l *summary.Loop) key {
	k := key{pkg: l.Package, name: l.Name, run: l.Run}
	if len(library.ForbiddenCalls(l.Package))+len(library.SelfWaits(l.Package)) > 0 {
		k.symbol = l.Symbol
	}
	return k
}

// -- implementations of a framework's interfaces --

// implementers adds the methods by which types of this package implement an
// interface whose methods the framework calls on its loop.
func (r *Result) implementers(framework *types.Package) {
	for _, c := range library.Callbacks(framework.Path()) {
		switch c.Form {
		case library.InterfaceMethod:
			name, method, _ := strings.Cut(c.Symbol, ".")
			if obj, ok := framework.Scope().Lookup(name).(*types.TypeName); ok && !c.Exempt {
				r.implement(obj, method, summary.LoopOf(c), false)
				r.resemble(obj, method, summary.LoopOf(c))
			}
		case library.Signature:
			if obj, ok := framework.Scope().Lookup(c.Symbol).(*types.TypeName); ok && !c.Exempt {
				r.shaped(obj, c)
			}
		}
	}
}

// implement adds the method of each type that implements the interface. meant
// says that the interface is known to be meant: else a small one of common
// types must be seen to be implemented on purpose.
func (r *Result) implement(obj *types.TypeName, method string, loop *summary.Loop, meant bool) {
	iface, ok := obj.Type().Underlying().(*types.Interface)
	if named, isNamed := obj.Type().(*types.Named); !ok || isNamed && named.TypeParams().Len() > 0 || iface.Empty() {
		return
	}
	distinct := meant || iface.NumMethods() > 2 || mentionsModule(iface)
	scope := r.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		t, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || t.IsAlias() || types.IsInterface(t.Type()) || r.inTest(t.Pos()) {
			continue
		}
		pointer := types.NewPointer(t.Type())
		if !types.Implements(pointer, iface) || !distinct && !r.converted(t.Type(), obj.Type()) {
			continue
		}
		sel := types.NewMethodSet(pointer).Lookup(obj.Pkg(), method)
		if sel == nil {
			continue
		}
		fn, ok := sel.Obj().(*types.Func)
		if !ok || fn.Pkg() != r.pass.Pkg {
			continue
		}
		if body := r.ir.Pkg.Prog.FuncValue(fn.Origin()); body != nil {
			r.add(body, loop)
			r.returned(body, loop)
		}
	}
}

// resemble adds the methods of components: types that do not implement the
// interface because a method returns the component itself, and that another
// package, which does, calls.
func (r *Result) resemble(obj *types.TypeName, method string, loop *summary.Loop) {
	iface, ok := obj.Type().Underlying().(*types.Interface)
	if !ok {
		return
	}
	var want *types.Func
	for m := range iface.Methods() {
		if m.Name() == method {
			want = m
		}
	}
	if want == nil || !returns(want, obj) {
		return
	}
	scope := r.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		t, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || !t.Exported() || t.IsAlias() || types.IsInterface(t.Type()) || r.inTest(t.Pos()) {
			continue
		}
		sel := types.NewMethodSet(types.NewPointer(t.Type())).Lookup(obj.Pkg(), method)
		if sel == nil {
			continue
		}
		fn, ok := sel.Obj().(*types.Func)
		if !ok || fn.Pkg() != r.pass.Pkg || !sameButSelf(fn.Signature(), want.Signature(), obj, t) {
			continue
		}
		if body := r.ir.Pkg.Prog.FuncValue(fn.Origin()); body != nil {
			if sites, _ := r.flow.Callers(body); len(sites) == 0 {
				r.add(body, loop)
			}
		}
	}
}

func returns(fn *types.Func, obj *types.TypeName) bool {
	for v := range fn.Signature().Results().Variables() {
		if typeName(v.Type()) == obj {
			return true
		}
	}
	return false
}

// sameButSelf tells whether two signatures are the same when a result of the
// interface's type is replaced by the type itself.
func sameButSelf(a, b *types.Signature, iface, self *types.TypeName) bool {
	if !types.Identical(a.Params(), b.Params()) || a.Results().Len() != b.Results().Len() {
		return false
	}
	for i := range a.Results().Len() {
		x, y := a.Results().At(i).Type(), b.Results().At(i).Type()
		if p, ok := x.(*types.Pointer); ok {
			x = p.Elem()
		}
		if types.Identical(x, y) || typeName(y) == iface && typeName(x) == self {
			continue
		}
		return false
	}
	return true
}

// mentionsModule tells whether a signature of the interface names a type from
// outside the standard library, so that nobody implements it by accident.
func mentionsModule(iface *types.Interface) bool {
	for m := range iface.Methods() {
		for _, tuple := range []*types.Tuple{m.Signature().Params(), m.Signature().Results()} {
			for v := range tuple.Variables() {
				t := v.Type()
				for {
					if s, ok := t.(*types.Slice); ok {
						t = s.Elem()
					} else if p, ok := t.(*types.Pointer); ok {
						t = p.Elem()
					} else {
						break
					}
				}
				if obj := typeName(t); obj != nil && obj.Pkg() != nil && !isStd(obj.Pkg().Path()) {
					return true
				}
			}
		}
	}
	return false
}

func typeName(t types.Type) *types.TypeName {
	switch t := t.(type) {
	case *types.Named:
		return t.Obj()
	case *types.Alias:
		return t.Obj()
	}
	return nil
}

func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// converted tells whether a value of t, or of its pointer, is converted to the
// interface in this package.
func (r *Result) converted(t, iface types.Type) bool {
	for m := range ssax.All[*ssa.MakeInterface](r.ir.Funcs) {
		from := m.X.Type()
		if p, ok := from.(*types.Pointer); ok {
			from = p.Elem()
		}
		if types.Identical(from, t) && types.Identical(m.Type(), iface) && !r.inTest(m.Pos()) {
			return true
		}
	}
	return false
}

// shaped adds the functions whose parameter has the type that a framework
// gives to code on its loop alone.
func (r *Result) shaped(obj *types.TypeName, c library.Callback) {
	for _, fn := range r.ir.Funcs {
		params := fn.Signature.Params()
		if c.Param < params.Len() && types.Identical(params.At(c.Param).Type(), obj.Type()) {
			r.add(fn, summary.LoopOf(c))
		}
	}
}

// returned adds the functions that fn returns to the framework, if their type
// is no named one: a named type has a row of its own, as tea.Cmd does.
func (r *Result) returned(fn *ssa.Function, loop *summary.Loop) {
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		for _, v := range ret.Results {
			if _, ok := types.Unalias(v.Type()).(*types.Signature); !ok {
				continue
			}
			objects, _ := r.flow.Objects(v)
			for _, o := range objects {
				if o.Kind == flow.Func {
					r.add(o.Fn, loop)
				}
			}
		}
	}
}

// -- directives --

func (r *Result) marked() {
	for _, obj := range r.summary.Marked() {
		body := r.ir.Pkg.Prog.FuncValue(obj)
		fact := r.summary.FactOf(obj)
		if body == nil || !r.ir.Has(body) || r.inTest(body.Pos()) {
			continue
		}
		if loop := r.summary.NamedLoop(obj); loop != nil {
			r.add(body, loop)
		}
		if fact.Nonblocking {
			r.roots = append(r.roots, &Root{Fn: body, Promise: true})
		}
	}
	for _, m := range r.summary.LoopMethods() {
		recv, ok := types.Unalias(m.Signature().Recv().Type()).(*types.Named)
		if !ok {
			continue
		}
		r.implement(recv.Obj(), m.Name(), r.summary.NamedLoop(m), true)
	}
}

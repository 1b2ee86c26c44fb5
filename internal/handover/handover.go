// Package handover answers what becomes of memory and of confined values that
// are given to another goroutine: who writes them afterwards, and who may
// still use them.
//
// It is precise within a function and knows no heap: a path is followed
// forwards from the place that hands a value over, with the set of values,
// variables and fields that refer to the same memory, and ends where the
// memory is made anew, or where something orders what follows behind the other
// side's use: a wait, a lock that the other side takes, a message back.
package handover

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// Analyzer finds what is handed over in a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "handover",
	Doc:        "what becomes of memory that is given to another goroutine",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, chans.Analyzer, gorun.Analyzer, summary.Analyzer},
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the handovers of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Result holds the places at which the package hands values over.
type Result struct {
	pass    *analysis.Pass
	ir      *ir.Result
	flow    *flow.Result
	chans   *chans.Result
	gorun   *gorun.Result
	summary *summary.Result

	gifts   []*Gift
	loads   map[*ssa.Function][]*ssa.UnOp
	assigns map[*ssa.Function]map[*types.Var]bool
	joins   map[*ssa.Function]joining
	reach   map[*ssa.Function][]*ssa.Function
	marks   map[*types.TypeName]bool
	stops   map[*ssa.Function]bool
	giftAt  map[ssa.Instruction]*Gift // the first there
	others  map[*Gift]*other
	traits  map[*ssa.Function]*trait
	run1    map[*ssa.Function][]*ssa.Function // directly
	ops     map[*ssa.Function][]*chans.Op
	appends map[*types.Var][]ssa.Instruction
}

// A How says in which way a value is handed over.
type How uint8

const (
	Sent    How = iota // on a channel
	Spawned            // to a goroutine that this statement starts
	Called             // to a function that sends it or starts a goroutine with it
)

// A Gift is a value at a place that hands it to another goroutine.
type Gift struct {
	How   How
	Instr ssa.Instruction // *ssa.Send, *ssa.Select, or the call or go statement
	Case  int             // of a select
	Value ssa.Value
	Chan  ssa.Value // of Sent
	Spawn *gorun.Spawn
	// Slot is what the goroutine or function knows the value by: the index of
	// its parameter as SSA counts them, captured variables behind; or -1.
	Slot int
	// Literal is the function literal that carries a captured variable, of a
	// gift that a literal makes that is sent or given to a function.
	Literal *ssa.Function
	// Sure tells of a function that it hands the value over on every path.
	Sure bool

	pos  token.Pos
	expr ast.Expr
	name string
}

// Pos returns the place of the send, of the go statement or of the call.
func (g *Gift) Pos() token.Pos { return g.pos }

// Fn returns the function that hands over.
func (g *Gift) Fn() *ssa.Function { return g.Instr.Parent() }

// Text returns the value as it is written in the source, or a word for it.
func (g *Gift) Text() string {
	if g.name != "" {
		return g.name
	}
	if g.expr != nil {
		e := ast.Unparen(g.expr)
		if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
			e = u.X
		}
		if lit, ok := e.(*ast.CompositeLit); ok && lit.Type != nil {
			return ir.Text(lit.Type) + "{…}"
		}
		if text := ir.Text(e); text != "" {
			return text
		}
	}
	return "the value"
}

// To returns to whom the value is handed, for use behind "sent" or "given".
func (r *Result) To(g *Gift) string {
	switch g.How {
	case Sent:
		if text := r.ir.ChanText(g.pos); text != "" {
			return "sent on " + text
		}
		return "sent"
	case Spawned:
		return "given to the goroutine"
	}
	if text := r.ir.CallText(g.Instr.Pos()); text != "" {
		return "handed over by " + text
	}
	return "handed over"
}

func run(pass *analysis.Pass) (any, error) {
	r := &Result{
		pass: pass, ir: ir.Of(pass), flow: flow.Of(pass), chans: chans.Of(pass), gorun: gorun.Of(pass), summary: summary.Of(pass),
		loads: map[*ssa.Function][]*ssa.UnOp{}, joins: map[*ssa.Function]joining{}, reach: map[*ssa.Function][]*ssa.Function{},
		giftAt: map[ssa.Instruction]*Gift{}, others: map[*Gift]*other{}, traits: map[*ssa.Function]*trait{}, run1: map[*ssa.Function][]*ssa.Function{},
	}
	if r.ir.Pkg != nil {
		r.findGifts()
	}
	return r, nil
}

// findGifts lists what is handed over, in the order of the functions.
func (r *Result) findGifts() {
	for _, instr := range r.ir.Ops {
		switch instr := instr.(type) {
		case *ssa.Send:
			r.literalGifts(instr, 0, instr.X, instr.Chan, instr.Pos())
			r.gift(&Gift{How: Sent, Instr: instr, Value: instr.X, Chan: instr.Chan, Slot: -1, Sure: true, pos: instr.Pos()})
		case *ssa.Select:
			for i, state := range instr.States {
				if state.Dir == types.SendOnly {
					r.literalGifts(instr, i, state.Send, state.Chan, state.Pos)
					r.gift(&Gift{How: Sent, Instr: instr, Case: i, Value: state.Send, Chan: state.Chan, Slot: -1, Sure: true, pos: state.Pos})
				}
			}
		}
	}
	spawned := map[ssa.CallInstruction]bool{}
	for _, s := range r.gorun.Spawns() {
		spawned[s.Site] = true
		if fn := summary.Callee(s.Site); fn == nil || fn.FullName() != "(*testing.B).RunParallel" { // it waits for what it starts
			r.spawnGifts(s)
		}
	}
	for _, call := range r.ir.Calls {
		if c, ok := call.(*ssa.Call); ok && !spawned[call] {
			r.callGifts(c)
			r.carriedGifts(c)
		}
	}
}

// literalGifts notes what a function literal that is sent has captured: who
// receives it runs it.
func (r *Result) literalGifts(at ssa.Instruction, chosen int, v ssa.Value, ch ssa.Value, pos token.Pos) {
	closure, ok := unboxed(v).(*ssa.MakeClosure)
	if change, isChange := v.(*ssa.ChangeType); isChange {
		closure, ok = change.X.(*ssa.MakeClosure)
	}
	if !ok {
		return
	}
	literal := closure.Fn.(*ssa.Function)
	if literal.Synthetic != "" {
		return
	}
	for i, binding := range closure.Bindings {
		r.gift(&Gift{How: Sent, Instr: at, Case: chosen, Value: binding, Chan: ch, Slot: len(literal.Params) + i, Literal: literal, Sure: true, pos: pos,
			name: literal.FreeVars[i].Name()})
	}
}

// carriedGifts notes what a function literal has captured that a call gives to
// a function of this package which starts a goroutine for it.
func (r *Result) carriedGifts(call *ssa.Call) {
	callee := ssax.Origin(call.Call.StaticCallee())
	if callee == nil || !r.ir.Has(callee) {
		return
	}
	for _, arg := range call.Call.Args {
		closure, ok := arg.(*ssa.MakeClosure)
		if !ok || closure.Fn.(*ssa.Function).Synthetic != "" {
			continue
		}
		literal := closure.Fn.(*ssa.Function)
		s := r.spawnIn(callee, literal)
		if s == nil {
			continue
		}
		sure := summary.OnEveryPath(callee, s.Site)
		if !sure && len(handedOver(&Gift{How: Called, Instr: call})) == 0 {
			continue // nothing says whether it has
		}
		for i, binding := range closure.Bindings {
			r.gift(&Gift{How: Spawned, Instr: call, Value: binding, Spawn: s, Slot: len(literal.Params) + i, Literal: literal, Sure: sure, pos: call.Pos(),
				name: literal.FreeVars[i].Name()})
		}
	}
}

// spawnIn returns the spawn in fn that runs the literal it was given and that
// fn does not wait for, or nil.
func (r *Result) spawnIn(fn, literal *ssa.Function) *gorun.Spawn {
	for _, s := range r.gorun.Spawns() {
		if s.In() != fn || len(s.Joins()) > 0 || r.joinedElsewhere(&Gift{How: Spawned, Instr: s.Site, Spawn: s}) {
			continue
		}
		for _, run := range s.Runs {
			if run == literal || run.Parent() == fn && slices.ContainsFunc(r.gorun.Callers(literal), func(call ssa.CallInstruction) bool { return call.Parent() == run }) {
				return s
			}
		}
	}
	return nil
}

// runs returns the functions of the goroutine that get the value.
func (g *Gift) runs() []*ssa.Function {
	if g.Literal != nil {
		return []*ssa.Function{g.Literal}
	}
	return g.Spawn.Runs
}

func (r *Result) gift(g *Gift) {
	if g.How == Sent && g.Literal == nil {
		if n, ok := r.ir.NodeAt(g.pos).(*ast.SendStmt); ok {
			g.expr = n.Value
		}
	}
	r.gifts = append(r.gifts, g)
	if r.giftAt[g.Instr] == nil {
		r.giftAt[g.Instr] = g
	}
}

// spawnGifts notes what a goroutine is given: its arguments, and what its
// function literal captures.
func (r *Result) spawnGifts(s *gorun.Spawn) {
	common := s.Site.Common()
	pos := s.Site.Pos()
	captures := func(closure *ssa.MakeClosure) {
		literal := closure.Fn.(*ssa.Function)
		for i, binding := range closure.Bindings {
			g := &Gift{How: Spawned, Instr: s.Site, Value: binding, Spawn: s, Slot: len(literal.Params) + i, Sure: true, pos: pos}
			g.name = literal.FreeVars[i].Name()
			if literal.Synthetic != "" {
				// A method value: its receiver is the first parameter.
				g.Slot, g.name = 0, nameOf(binding)
			}
			r.gift(g)
		}
	}
	if _, ok := s.Site.(*ssa.Go); !ok {
		for _, arg := range common.Args {
			if closure, ok := arg.(*ssa.MakeClosure); ok {
				captures(closure)
			}
		}
		return
	}
	if closure, ok := common.Value.(*ssa.MakeClosure); ok {
		captures(closure)
	}
	var exprs []ast.Expr
	if n, ok := r.ir.NodeAt(pos).(*ast.GoStmt); ok {
		exprs = n.Call.Args
		if sel, ok := ast.Unparen(n.Call.Fun).(*ast.SelectorExpr); ok && (common.IsInvoke() || len(common.Args) == len(exprs)+1) {
			exprs = append([]ast.Expr{sel.X}, exprs...)
		}
	}
	operands := common.Args
	if common.IsInvoke() {
		operands = append([]ssa.Value{common.Value}, operands...)
	}
	for i, arg := range operands {
		g := &Gift{How: Spawned, Instr: s.Site, Value: arg, Spawn: s, Slot: i, Sure: true, pos: pos}
		if len(exprs) == len(operands) {
			g.expr = exprs[i]
		}
		r.gift(g)
	}
}

func isSend(instr ssa.Instruction) bool {
	switch instr.(type) {
	case *ssa.Send, *ssa.Select:
		return true
	}
	return false
}

// nameOf returns what a variable is called, or "the object".
func nameOf(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Parameter:
		return v.Name()
	case *ssa.UnOp:
		return nameOf(v.X)
	case *ssa.FreeVar:
		return v.Name()
	case *ssa.Alloc:
		if v.Comment != "" && v.Comment != "complit" && v.Comment != "new" {
			return v.Comment
		}
	case *ssa.FieldAddr:
		if f := fieldAt(v); f != nil {
			return nameOf(v.X) + "." + f.Name()
		}
	}
	return "the object"
}

// callGifts notes what a call gives to a function that sends it or starts a
// goroutine with it.
func (r *Result) callGifts(call *ssa.Call) {
	common := call.Common()
	if _, ok := common.Value.(*ssa.Builtin); ok {
		return
	}
	operands := common.Args
	if common.IsInvoke() {
		operands = append([]ssa.Value{common.Value}, operands...)
	}
	var exprs []ast.Expr
	for i, arg := range operands {
		if !summary.Refers(arg.Type()) {
			continue
		}
		u := r.summary.EffectOf(call, i)
		if u.Hands == summary.No {
			continue
		}
		if i == 0 && (common.IsInvoke() || common.Signature().Recv() != nil) && !isSend(u.HandsAt) {
			continue // a method that starts a goroutine of its own object
		}
		if exprs == nil {
			if n, ok := r.ir.NodeAt(call.Pos()).(*ast.CallExpr); ok {
				exprs = n.Args
				if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok && len(operands) == len(exprs)+1 {
					exprs = append([]ast.Expr{sel.X}, exprs...)
				}
			}
		}
		g := &Gift{How: Called, Instr: call, Value: arg, Slot: i, Sure: u.Hands == summary.Always, pos: call.Pos()}
		if len(exprs) == len(operands) {
			g.expr = exprs[i]
			if n, ok := r.ir.NodeAt(call.Pos()).(*ast.CallExpr); ok {
				g.pos = n.Pos()
			}
		}
		r.gift(g)
	}
}

// Package scope cuts out the part of a program in which channels live and
// asks the model checker about it.
//
// A scope is a root function with everything that its goroutines do to the
// channels, locks and wait groups that it makes: functions of the package are
// inlined, other code is compressed to choices, and the environment may act or
// not. The operations of which the checker proves that they can be left
// blocked for good, or can panic, are the scope's findings, each with the
// schedule that shows it.
package scope

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// Analyzer explores the function scopes of a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "scope",
	Doc:        "which operations of local channels can be left blocked for good",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, gorun.Analyzer, chans.Analyzer, summary.Analyzer},
	Run:        func(pass *analysis.Pass) (any, error) { return analyse(pass), nil },
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns what exploration found in the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Result holds the findings of a package.
type Result struct {
	// Stuck are the operations that can be left blocked for good, in source order.
	Stuck []*Finding
	// Panics are the operations that can panic, in source order.
	Panics []*Finding
	// cleared are the operations on channels that live in one scope, whose
	// complete exploration has shown that they are never left blocked.
	cleared map[ssa.Instruction]bool
	// Scopes says how each root fared, for tests and for tuning the budgets.
	Scopes []Stat
}

// Completes tells whether exploration has shown that the operation is never left
// blocked for good.
func (r *Result) Completes(instr ssa.Instruction) bool { return r.cleared[instr] }

// A Stat says how the exploration of one scope went.
type Stat struct {
	Root    *ssa.Function
	States  int
	Code    int
	Outcome string

	exhausted bool
	cleared   []ssa.Instruction
}

// engine is what all scopes of a package share.
type engine struct {
	pass  *analysis.Pass
	ir    *ir.Result
	flow  *flow.Result
	gorun *gorun.Result
	chans *chans.Result
	sum   *summary.Result

	reach map[*ssa.Function][]*ssa.Function
	cfgs  map[*ssa.Function]*cfg
	cells map[*ssa.Alloc]ssa.Value
	spent int // states explored
	sizes map[*ssa.Function]int

	sliced int                   // instructions looked at to cut scopes
	boxes  map[*types.Named]bool // what boxed returns; nil before it is asked
}

// Budgets. Over them the answer is Unknown.
const (
	maxBlocks = 800    // of a function
	maxFuncs  = 80     // functions inlined or started in a scope
	maxCode   = 2_500  // instructions of a model
	fewStates = 500    // of a scope, at first
	maxStates = 4_000  // of a scope that needs them
	maxInTest = 1_000  // of a test that needs them
	maxSpent  = 16_000 // of all of them in a package

	maxSlice  = 40_000    // instructions of the functions of a scope, before it is cut
	maxTested = 8_000     // the same for a test, which leads to all of its package
	maxSliced = 4_000_000 // of all scopes of a package
)

func analyse(pass *analysis.Pass) *Result {
	e := &engine{
		pass: pass, ir: ir.Of(pass), flow: flow.Of(pass), gorun: gorun.Of(pass), chans: chans.Of(pass), sum: summary.Of(pass),
		reach: map[*ssa.Function][]*ssa.Function{}, cfgs: map[*ssa.Function]*cfg{}, cells: map[*ssa.Alloc]ssa.Value{},
		sizes: map[*ssa.Function]int{},
	}
	r := &Result{cleared: map[ssa.Instruction]bool{}}
	if e.ir.Pkg == nil {
		return r
	}
	best := map[key]*Finding{}
	var order []key
	enter := func(stat Stat, found []*Finding) {
		fn := stat.Root
		for _, instr := range stat.cleared {
			r.cleared[instr] = true
		}
		for _, f := range found {
			if e.inTest(fn.Pos()) && !e.inTest(f.Pos) {
				continue // the test's own doing
			}
			k := key{f.Pos, f.Fault}
			old, ok := best[k]
			if !ok {
				order = append(order, k)
			}
			if !ok || f.better(old) {
				best[k] = f
			}
		}
	}
	// Every scope gets a little; what is left of the package's budget goes to
	// those for which that was not enough, the smallest first.
	type scope struct {
		slice *slice
		code  int
	}
	var large []scope
	for _, fn := range e.ir.Funcs {
		if len(fn.Blocks) > maxBlocks || !e.isRoot(fn) {
			continue
		}
		sl := e.sliceOf(fn)
		found, stat := e.explore(sl, fewStates)
		if stat.exhausted {
			large = append(large, scope{sl, stat.Code})
			continue
		}
		r.Scopes = append(r.Scopes, stat)
		enter(stat, found)
	}
	slices.SortStableFunc(large, func(a, b scope) int { return a.code - b.code })
	for _, again := range large {
		limit := maxStates
		if e.inTest(again.slice.root.Pos()) {
			limit = maxInTest
		}
		found, stat := e.explore(again.slice, min(limit, max(fewStates, maxSpent-e.spent)))
		r.Scopes = append(r.Scopes, stat)
		enter(stat, found)
	}
	slices.SortFunc(order, func(a, b key) int {
		if a.pos != b.pos {
			return int(a.pos) - int(b.pos)
		}
		return int(a.fault) - int(b.fault)
	})
	for _, k := range order {
		if f := best[k]; f.Fault == explore.NoFault {
			r.Stuck = append(r.Stuck, f)
		} else {
			r.Panics = append(r.Panics, f)
		}
	}
	return r
}

type key struct {
	pos   token.Pos
	fault explore.Fault
}

func (e *engine) inTest(pos token.Pos) bool {
	file := e.pass.Fset.File(pos)
	return file != nil && strings.HasSuffix(file.Name(), "_test.go")
}

// isRoot tells whether fn is explored as a root: it makes something on which
// goroutines can meet, or calls a function that makes and returns it.
func (e *engine) isRoot(fn *ssa.Function) bool {
	if fn.Parent() != nil {
		// A literal belongs to the scope of the function around it, unless
		// code that is not known calls it, or it is a goroutine that makes
		// what it works on: many of those say no more than one.
		sites, complete := e.flow.Callers(fn)
		if complete && len(sites) > 0 {
			_, started := sites[0].(*ssa.Go)
			return started && e.creates(fn)
		}
		if handed, only := e.flow.Handed(fn); only && len(handed) > 0 {
			return false
		}
		return e.creates(fn)
	}
	return fn.Synthetic == "" && e.creates(fn)
}

// creates tells whether the function makes something on which goroutines can
// meet, or calls a function that makes it for its caller.
func (e *engine) creates(fn *ssa.Function) bool { return e.createsWithin(fn, 3) }

func (e *engine) createsWithin(fn *ssa.Function, depth int) bool {
	if e.makes(fn) {
		return true
	}
	if depth == 0 {
		return false
	}
	for _, call := range callsOf(withLiterals(fn)) {
		if _, isGo := call.(*ssa.Go); isGo {
			continue
		}
		for _, callee := range e.targets(call) {
			if callee.Parent() == nil && callee != fn && forCaller(callee) && e.createsWithin(callee, depth-1) {
				return true
			}
		}
	}
	return false
}

// makes tells whether the function or a literal in it makes something on
// which goroutines can meet.
func (e *engine) makes(fn *ssa.Function) bool {
	for instr := range ssax.All[ssa.Instruction](withLiterals(fn)) {
		switch i := instr.(type) {
		case *ssa.MakeChan:
			return true
		case *ssa.Send:
			if isNil(i.Chan) {
				return true
			}
		case *ssa.UnOp:
			if i.Op == token.ARROW && isNil(i.X) {
				return true
			}
		case *ssa.Call:
			switch nameOf(i) {
			case "context.WithCancel", "golang.org/x/sync/errgroup.WithContext":
				return true
			}
		case *ssa.Alloc:
			if holdsSync(i.Type(), 0) {
				return true
			}
		}
	}
	return false
}

// withLiterals returns fn and the literals in it.
func withLiterals(fn *ssa.Function) []*ssa.Function {
	list := []*ssa.Function{fn}
	for _, literal := range fn.AnonFuncs {
		list = append(list, withLiterals(literal)...)
	}
	return list
}

func callsOf(fns []*ssa.Function) []ssa.CallInstruction {
	var list []ssa.CallInstruction
	for call := range ssax.All[ssa.CallInstruction](fns) {
		list = append(list, call)
	}
	return list
}

// explore answers for one root. The shared number of all symbolic counts is
// tried with one and two.
func (e *engine) explore(sl *slice, states int) (found []*Finding, stat Stat) {
	root := sl.root
	stat = Stat{Root: root, Outcome: "complete"}
	defer func() {
		// A fault of ours in one scope leaves the others' answers alone.
		if fault := recover(); fault != nil {
			found, stat = nil, Stat{Root: root, Outcome: fmt.Sprint("fault: ", fault)}
		}
	}()
	if !sl.worthwhile() {
		stat.Outcome = "nothing to explore"
		return nil, stat
	}
	for _, count := range []int{1, 2} {
		m := e.lower(sl, options{count: count})
		if m == nil {
			stat.Outcome = "too large"
			return found, stat
		}
		res := explore.Explore(m.sys, explore.Options{MaxStates: states, MaxEdges: 6 * states})
		e.spent += res.States
		stat.States += res.States
		stat.Code += m.code
		stat.exhausted = stat.exhausted || res.Reason == explore.BudgetExhausted
		if stat.exhausted && states == fewStates {
			return nil, stat
		}
		if res.Reason != explore.Complete {
			stat.Outcome = res.Reason.String()
		}
		if res.Err != nil {
			stat.Outcome = res.Err.Error()
		}
		if debugModel != nil {
			debugModel(root, m.sys, &res)
		}
		now := m.findings(&res)
		stat.cleared = m.clear(&res, count == 1, stat.cleared)
		if sl.large != 0 && count > 1 {
			// What depends on the number that the large constant was given is not believed.
			found = slices.DeleteFunc(found, func(f *Finding) bool {
				return !slices.ContainsFunc(now, func(g *Finding) bool { return g.Pos == f.Pos && g.Fault == f.Fault })
			})
			break
		}
		for _, f := range now {
			if !slices.ContainsFunc(found, func(g *Finding) bool { return g.Pos == f.Pos && g.Fault == f.Fault }) {
				found = append(found, f)
			}
		}
		if !sl.counted && sl.large == 0 || res.Reason == explore.BudgetExhausted {
			break
		}
	}
	if len(found) == 0 && sl.counted && sl.team > 0 && stat.Outcome == "complete" {
		// More work than a team of a fixed size can take off at once.
		team := min(sl.team, 2)
		if m := e.lower(sl, options{count: team + 1, large: team}); m != nil {
			res := explore.Explore(m.sys, explore.Options{MaxStates: states, MaxEdges: 6 * states})
			e.spent += res.States
			stat.States += res.States
			found = m.findings(&res)
			stat.cleared = m.clear(&res, false, stat.cleared)
		}
	}
	for _, f := range found {
		f.Fixes = e.fixes(sl, f, found)
	}
	return found, stat
}

// sliceOf is slice, with a fault of ours in one scope kept from the others.
func (e *engine) sliceOf(root *ssa.Function) (s *slice) {
	defer func() {
		if recover() != nil {
			s = &slice{engine: e, root: root}
		}
	}()
	return e.slice(root)
}

// debugModel, if set, is shown every model and what became of it.
var debugModel func(*ssa.Function, *explore.System, *explore.Result)

// Package summary says of every function what a caller has to know: whether
// it may wait and for what, what it does with functions and channels that it
// is given, what it returns. It alone produces facts, so that what it knows
// crosses packages; other analyzers ask it.
//
// Within the package a function blocks if it may block. What crosses a
// package says that the function blocks on every normal path: the optional
// blocking modes of libraries made nearly all the false findings of a
// prototype that exported "may".
package summary

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// Analyzer summarises the functions of a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "summary",
	Doc:        "what functions wait for, and what they do with functions and channels",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, gorun.Analyzer},
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
	FactTypes:  []analysis.Fact{new(Fact), new(NoSend), new(OnLoop)},
}

// Of returns the summaries of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Result holds the summaries of a package's functions and asks for those of
// imported ones.
type Result struct {
	pass  *analysis.Pass
	ir    *ir.Result
	flow  *flow.Result
	gorun *gorun.Result

	senders, receivers map[int][]ssa.Instruction // by the channel's object
	closes             []ssa.CallInstruction

	ops   map[*ssa.Function][]*Op
	opOf  map[ssa.Instruction]*Op
	calls map[*ssa.Function][]ssa.CallInstruction // calls and deferred calls that run code of this package
	may   map[*ssa.Function]Kind
	must  map[*ssa.Function]*waits
	facts map[*types.Func]*Fact

	called map[*ssa.Function][]*ssa.Function
	uses   map[*ssa.Function][]Use

	waiting map[*ssa.Function]bool // for a signal

	reports map[*ssa.Function]Report
	futures map[*ssa.Function][]Future
	held    map[*flow.Object][]*types.Var // by channel, the fields that hold it

	misplaced    []Misplaced
	marked       []*types.Func // functions and methods with a directive, in source order
	loopMethods  []*types.Func // interface methods of this package that a directive puts on a loop
	loops, named []*Loop
	sinks        []*Sink
	postedAt     map[*ssa.Function]*ssa.MakeClosure // where a function is made that runs once for each time
	drained      map[int]bool                       // slices out of which elements are taken, by the object that holds them
	drainedAt    map[any]bool                       // the same by field or variable
	exempt       map[*ssa.Function]bool
	outside      map[*ssa.Function][]ssa.CallInstruction // calls that wait for a framework's loop
}

func run(pass *analysis.Pass) (any, error) {
	r := &Result{
		pass: pass, ir: ir.Of(pass), flow: flow.Of(pass), gorun: gorun.Of(pass),
		senders: map[int][]ssa.Instruction{}, receivers: map[int][]ssa.Instruction{},
		ops: map[*ssa.Function][]*Op{}, opOf: map[ssa.Instruction]*Op{},
		calls: map[*ssa.Function][]ssa.CallInstruction{}, may: map[*ssa.Function]Kind{}, must: map[*ssa.Function]*waits{},
		facts: map[*types.Func]*Fact{}, exempt: map[*ssa.Function]bool{},
	}
	r.directives()
	r.noSends()
	if r.ir.Pkg != nil {
		r.index()
		r.findMay()
		r.findMust()
		r.held = r.holders()
		r.findReports()
		r.findFutures()
		r.findFacts()
		r.findLoops()
		r.findMemory()
	}
	r.export()
	return r, nil
}

// index finds who uses which channel, and the operations of each function.
func (r *Result) index() {
	note := func(table map[int][]ssa.Instruction, ch ssa.Value, instr ssa.Instruction) {
		objects, _ := r.flow.Objects(ch)
		for _, o := range objects {
			table[o.ID] = append(table[o.ID], instr)
		}
	}
	for _, instr := range r.ir.Ops {
		switch instr := instr.(type) {
		case *ssa.Send:
			note(r.senders, instr.Chan, instr)
		case *ssa.UnOp:
			note(r.receivers, instr.X, instr)
		case *ssa.Select:
			for _, state := range instr.States {
				if state.Dir == types.SendOnly {
					note(r.senders, state.Chan, instr)
				} else {
					note(r.receivers, state.Chan, instr)
				}
			}
		}
	}
	for _, call := range r.ir.Calls {
		if b, ok := call.Common().Value.(*ssa.Builtin); ok && b.Name() == "close" {
			r.closes = append(r.closes, call)
		}
	}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		fn := instr.Parent()
		if op := r.opAt(instr); op != nil {
			r.ops[fn] = append(r.ops[fn], op)
			r.opOf[instr] = op
		}
		if call, ok := instr.(ssa.CallInstruction); ok && len(r.Callees(call)) > 0 {
			r.calls[fn] = append(r.calls[fn], call)
		}
	}
}

// Callees returns the functions of this package that the call runs before it
// returns: those it calls, and those it gives to a function that calls them.
func (r *Result) Callees(call ssa.CallInstruction) []*ssa.Function {
	list := r.gorun.Callees(call)
	if _, ok := call.(*ssa.Go); ok {
		return nil
	}
	fn := Callee(call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == r.pass.Pkg {
		return list
	}
	fact := r.FactOf(fn)
	if fact == nil {
		return list
	}
	for _, p := range fact.Params {
		if p.Runs != library.RunBefore {
			continue
		}
		if arg := argument(call, fn, p.Index); arg != nil {
			objects, _ := r.flow.Objects(arg)
			for _, o := range objects {
				if o.Kind == flow.Func && r.ir.Has(o.Fn) {
					list = append(list, o.Fn)
				}
			}
		}
	}
	return list
}

// argument returns what the call passes as parameter i, the receiver not
// counted, or nil.
func argument(call ssa.CallInstruction, fn *types.Func, i int) ssa.Value {
	args := call.Common().Args
	if fn.Signature().Recv() != nil && !call.Common().IsInvoke() {
		i++
	}
	if i < len(args) {
		return args[i]
	}
	return nil
}

// Ops returns the operations at which fn itself may wait, in order.
func (r *Result) Ops(fn *ssa.Function) []*Op { return r.ops[fn] }

// MayBlock returns what fn, or a function of this package that it calls, may
// wait for.
func (r *Result) MayBlock(fn *ssa.Function) Kind { return r.may[ssax.Origin(fn)] }

// findMay carries what may block from callees to callers.
func (r *Result) findMay() {
	callers := map[*ssa.Function][]*ssa.Function{}
	for _, fn := range r.ir.Funcs {
		for _, call := range r.calls[fn] {
			for _, callee := range r.Callees(call) {
				callers[callee] = append(callers[callee], fn)
			}
		}
	}
	var work []*ssa.Function
	for _, fn := range r.ir.Funcs {
		for _, op := range r.ops[fn] {
			r.may[fn] |= op.Kind
		}
		if r.may[fn] != 0 {
			work = append(work, fn)
		}
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		for _, caller := range callers[fn] {
			if more := r.may[caller] | r.may[fn]; more != r.may[caller] {
				r.may[caller] = more
				work = append(work, caller)
			}
		}
	}
}

// FactOf returns what is known of a function or interface method, of this
// package or another, or nil.
func (r *Result) FactOf(fn *types.Func) *Fact {
	fn = fn.Origin()
	if fn.Pkg() == nil { // error.Error
		return nil
	}
	if fn.Pkg() == r.pass.Pkg {
		return r.facts[fn]
	}
	fact := new(Fact)
	if !library.Std(fn.Pkg()) && r.pass.ImportObjectFact(fn, fact) {
		return fact
	}
	return nil
}

// LoopOf returns the event loop on which a directive says that the functions
// in the field, or of the named type, run; "" if none does.
func (r *Result) LoopOf(obj types.Object) string {
	fact := new(OnLoop)
	if r.pass.ImportObjectFact(obj, fact) {
		return fact.Name
	}
	return ""
}

func (r *Result) export() {
	for _, fn := range r.ir.Funcs {
		if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil {
			if fact := r.facts[obj]; fact != nil && !fact.empty() {
				r.pass.ExportObjectFact(obj, fact)
			}
		}
	}
	for _, obj := range r.marked {
		if fn := r.ir.Pkg; fn == nil || !r.ir.Has(fn.Prog.FuncValue(obj)) {
			r.pass.ExportObjectFact(obj, r.facts[obj])
		}
	}
}

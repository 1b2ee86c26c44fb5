package summary

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// findFacts builds the fact of each declared function.
func (r *Result) findFacts() {
	uses := r.paramUses()
	for _, fn := range r.ir.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || fn.Parent() != nil {
			continue
		}
		fact := r.factFor(obj)
		if w := r.must[fn]; w != nil {
			if len(w.params) == 0 {
				fact.Blocks, fact.Reason = w.kind, w.reason
			}
		}
		fact.Spawns = r.leavesGoroutine(fn)
		r.params(fn, fact, uses)
		r.results(fn, fact)
		fact.Reports, fact.Futures = r.reports[fn], r.futures[fn]
	}
}

func (r *Result) factFor(obj *types.Func) *Fact {
	fact := r.facts[obj]
	if fact == nil {
		fact = new(Fact)
		r.facts[obj] = fact
	}
	return fact
}

// leavesGoroutine tells whether fn itself starts a goroutine that it does not
// wait for.
func (r *Result) leavesGoroutine(fn *ssa.Function) bool {
	for _, s := range r.gorun.Spawns() {
		if s.In() != fn {
			continue
		}
		joined := false
		for _, j := range s.Joins() {
			joined = joined || j.Instr.Parent() == fn
		}
		if !joined {
			return true
		}
	}
	return false
}

// A use is a place where a parameter that came from outside is called, passed
// on, or operated on.
type use struct {
	instr ssa.Instruction
	index int // of the argument, or -1 if it is called
}

// paramUses finds where what callers outside the package pass in ends up.
func (r *Result) paramUses() map[ssa.Value][]use {
	uses := map[ssa.Value][]use{}
	note := func(v ssa.Value, u use) {
		objects, _ := r.flow.Objects(v)
		for _, o := range objects {
			if o.Kind == flow.Param {
				uses[o.Value] = append(uses[o.Value], u)
			}
		}
	}
	for _, call := range r.ir.Calls {
		common := call.Common()
		if !common.IsInvoke() && common.StaticCallee() == nil {
			note(common.Value, use{call, -1})
		}
		fns, complete := r.flow.Callees(call)
		if complete && len(fns) > 0 && r.ir.Has(fns[0]) {
			continue // seen where the callee uses it
		}
		for i, arg := range common.Args {
			note(arg, use{call, i})
		}
	}
	for _, op := range r.ir.Ops {
		switch op := op.(type) {
		case *ssa.Send:
			note(op.Chan, use{op, -1})
			note(op.X, use{op, 0})
		case *ssa.UnOp:
			note(op.X, use{op, -1})
		case *ssa.Select:
			for i, state := range op.States {
				note(state.Chan, use{op, i})
				if state.Send != nil {
					note(state.Send, use{op, len(op.States) + i})
				}
			}
		}
	}
	return uses
}

func (r *Result) params(fn *ssa.Function, fact *Fact, uses map[ssa.Value][]use) {
	skip := 0
	if fn.Signature.Recv() != nil {
		skip = 1
	}
	reached := r.reachedFrom(fn)
	for i, p := range fn.Params {
		if i < skip {
			continue
		}
		param := fact.Param(i - skip)
		switch p.Type().Underlying().(type) {
		case *types.Signature:
			r.funcParam(fn, p, &param, uses[p], reached)
		case *types.Chan:
			r.chanParam(fn, p, &param, uses[p], reached)
		default:
			continue
		}
		if param != (Param{Index: param.Index}) {
			fact.setParam(param)
		}
	}
}

func (f *Fact) setParam(p Param) {
	for i := range f.Params {
		if f.Params[i].Index == p.Index {
			f.Params[i] = p
			return
		}
		if f.Params[i].Index > p.Index {
			f.Params = append(f.Params[:i], append([]Param{p}, f.Params[i:]...)...)
			return
		}
	}
	f.Params = append(f.Params, p)
}

// reachedFrom returns the functions that fn runs before it returns.
func (r *Result) reachedFrom(fn *ssa.Function) map[*ssa.Function]bool {
	reached := map[*ssa.Function]bool{fn: true}
	work := []*ssa.Function{fn}
	for len(work) > 0 {
		next := work[len(work)-1]
		work = work[:len(work)-1]
		for _, callee := range r.calledBy(next) {
			if !reached[callee] {
				reached[callee] = true
				work = append(work, callee)
			}
		}
	}
	return reached
}

// calledBy returns the functions of the package that fn runs, each once.
func (r *Result) calledBy(fn *ssa.Function) []*ssa.Function {
	if known, ok := r.called[fn]; ok {
		return known
	}
	var list []*ssa.Function
	seen := map[*ssa.Function]bool{}
	for _, call := range r.calls[fn] {
		for _, callee := range r.Callees(call) {
			if !seen[callee] {
				seen[callee] = true
				list = append(list, callee)
			}
		}
	}
	if r.called == nil {
		r.called = map[*ssa.Function][]*ssa.Function{}
	}
	r.called[fn] = list
	return list
}

func (r *Result) funcParam(fn *ssa.Function, p *ssa.Parameter, param *Param, uses []use, reached map[*ssa.Function]bool) {
	kept := r.isKept(p)
	for _, u := range uses {
		call, isCall := u.instr.(ssa.CallInstruction)
		if !isCall {
			kept = true // put into a channel
			continue
		}
		_, spawned := call.(*ssa.Go)
		switch {
		case u.index < 0 && spawned:
			param.Runs = library.RunSpawned
			return
		case u.index < 0 && reached[call.Parent()] && (!kept || isDirect(call.Common().Value)):
			param.Runs = library.RunBefore
			return
		case u.index < 0 && r.onlySpawned(call.Parent()):
			param.Runs = library.RunSpawned
			return
		case u.index >= 0:
			if run := r.runOf(call, u.index); run == library.RunBefore && reached[call.Parent()] || run == library.RunSpawned {
				param.Runs = run
				return
			}
			kept = true
		default:
			kept = true
		}
	}
	if kept {
		param.Runs = library.RunKept
	}
}

// isDirect tells whether a called value is a parameter itself, or one that a
// closure captured, and not what a field or container holds.
func isDirect(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Parameter:
		return true
	case *ssa.UnOp:
		switch v.X.(type) {
		case *ssa.FreeVar, *ssa.Alloc:
			return true
		}
	}
	return false
}

// runOf returns what the callee of another package does with its argument.
func (r *Result) runOf(call ssa.CallInstruction, arg int) library.Run {
	fn := Callee(call)
	if fn == nil {
		return library.RunUnknown
	}
	if fn.Signature().Recv() != nil && !call.Common().IsInvoke() {
		arg--
	}
	if run := library.Runs(fn, arg); run != library.RunUnknown {
		return run
	}
	if fn.Pkg() != nil && fn.Pkg() != r.pass.Pkg {
		if fact := r.FactOf(fn); fact != nil {
			return fact.Param(arg).Runs
		}
	}
	return library.RunUnknown
}

// onlySpawned tells whether fn runs on goroutines of this package only.
func (r *Result) onlySpawned(fn *ssa.Function) bool {
	by := r.gorun.RunBy(fn)
	for _, g := range by {
		if g.Kind != gorun.Spawned {
			return false
		}
	}
	return len(by) > 0
}

// isKept tells whether the parameter is stored where others can find it.
func (r *Result) isKept(p *ssa.Parameter) bool {
	for v := range aliases(p) {
		for store := range ssax.Refs[*ssa.Store](v) {
			if store.Val != v {
				continue
			}
			if _, local := store.Addr.(*ssa.Alloc); !local {
				return true
			}
		}
		for range ssax.Refs[*ssa.MapUpdate](v) {
			return true
		}
		for range ssax.Refs[*ssa.Return](v) {
			return true
		}
		for range ssax.Refs[*ssa.MakeInterface](v) {
			return true
		}
	}
	return false
}

// aliases yields p and its loads from the variable that captured it, within
// its function.
func aliases(p *ssa.Parameter) func(yield func(ssa.Value) bool) {
	return func(yield func(ssa.Value) bool) {
		if !yield(p) {
			return
		}
		for change := range ssax.Refs[*ssa.ChangeType](p) {
			if !yield(change) {
				return
			}
		}
		for store := range ssax.Refs[*ssa.Store](p) {
			cell, ok := store.Addr.(*ssa.Alloc)
			if !ok {
				continue
			}
			for load := range ssax.Refs[*ssa.UnOp](cell) {
				if !yield(load) {
					return
				}
			}
		}
	}
}

func (r *Result) chanParam(fn *ssa.Function, p *ssa.Parameter, param *Param, uses []use, reached map[*ssa.Function]bool) {
	set := func(c *Certainty, instr ssa.Instruction) {
		if instr.Parent() == fn && OnEveryPath(fn, instr) {
			*c = Always
		} else if *c == No {
			*c = Maybe
		}
	}
	param.Keeps = r.isKept(p)
	for _, u := range uses {
		switch instr := u.instr.(type) {
		case *ssa.Send:
			if u.index == 0 {
				param.Keeps = true
			} else {
				set(&param.Sends, instr)
			}
		case *ssa.UnOp:
			set(&param.Receives, instr)
		case *ssa.Select:
			switch {
			case u.index >= len(instr.States):
				param.Keeps = true
			case instr.States[u.index].Dir == types.SendOnly:
				param.Sends = max(param.Sends, Maybe)
			default:
				param.Receives = max(param.Receives, Maybe)
			}
		case ssa.CallInstruction:
			b, ok := instr.Common().Value.(*ssa.Builtin)
			switch {
			case ok && b.Name() == "close":
				set(&param.Closes, instr)
			case ok:
			case u.index >= 0:
				r.passedOn(instr, u.index, param)
			}
		}
	}
	if w := r.must[fn]; w != nil {
		for _, own := range w.params {
			param.Blocks = param.Blocks || own == p
		}
	}
}

// passedOn adds what a function of another package does with the channel.
func (r *Result) passedOn(call ssa.CallInstruction, arg int, param *Param) {
	fn := Callee(call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == r.pass.Pkg {
		param.Keeps = true
		return
	}
	if fn.Signature().Recv() != nil && !call.Common().IsInvoke() {
		arg--
	}
	fact := r.FactOf(fn)
	if fact == nil {
		param.Keeps = true
		return
	}
	p := fact.Param(arg)
	param.Sends = max(param.Sends, min(p.Sends, Maybe))
	param.Receives = max(param.Receives, min(p.Receives, Maybe))
	param.Closes = max(param.Closes, min(p.Closes, Maybe))
	param.Keeps = param.Keeps || p.Keeps || p == Param{Index: arg}
}

// OnEveryPath tells whether every path from the entry of fn to a return passes
// instr.
func OnEveryPath(fn *ssa.Function, instr ssa.Instruction) bool {
	entry := fn.Blocks[0].Instrs[0]
	if entry == instr {
		return true
	}
	for other := range ssax.After(entry, func(i ssa.Instruction) bool { return i == instr }) {
		if _, ok := other.(*ssa.Return); ok {
			return false
		}
	}
	return true
}

// results describes the channels that fn returns.
func (r *Result) results(fn *ssa.Function, fact *Fact) {
	list := fn.Signature.Results()
	for i := range list.Len() {
		if _, ok := list.At(i).Type().Underlying().(*types.Chan); !ok {
			continue
		}
		var makes []*flow.Object
		fresh := true
		for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
			if isNil(ret.Results[i]) {
				continue
			}
			objects, complete := r.flow.Objects(ret.Results[i])
			fresh = fresh && complete && len(objects) > 0
			for _, o := range objects {
				fresh = fresh && o.Kind == flow.Made && isMake(o)
				makes = append(makes, o)
			}
		}
		if !fresh || len(makes) == 0 {
			continue
		}
		result := Result_{Index: i, Fresh: true, Capacity: Unbuffered, Closes: Always, Sends: OneSend}
		for n, o := range makes {
			make := o.Value.(*ssa.MakeChan)
			if capacity := capacityOf(make); n > 0 && capacity != result.Capacity {
				result.Capacity = AnyCapacity
			} else {
				result.Capacity = capacity
			}
			result.Closes = min(result.Closes, r.closedBy(o))
			result.Sends = r.sendsTo(o, make)
		}
		fact.Results = append(fact.Results, result)
	}
}

func isMake(o *flow.Object) bool {
	_, ok := o.Value.(*ssa.MakeChan)
	return ok
}

func capacityOf(make *ssa.MakeChan) Capacity {
	switch {
	case isZero(make.Size):
		return Unbuffered
	case constOf(make.Size).String() != "unknown":
		return Buffered
	}
	return AnyCapacity
}

// closedBy tells whether a function of this package closes the channel.
func (r *Result) closedBy(o *flow.Object) Certainty {
	for _, call := range r.closes {
		if r.mayBe(call.Common().Args[0], o) {
			if OnEveryPath(call.Parent(), call) {
				return Always
			}
			return Maybe
		}
	}
	return No
}

func (r *Result) sendsTo(o *flow.Object, make *ssa.MakeChan) Sends {
	sites := r.sendsOf(o)
	if len(sites) == 0 {
		return NoSends
	}
	for _, site := range sites {
		if n, symbol := r.countOf(site, make, 0); n != 1 || symbol != nil {
			return AnySends
		}
	}
	if len(sites) == 1 {
		return OneSend
	}
	return AnySends
}

package summary

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Report says that a function tells by a result, a bool or an error, whether
// its send went through.
type Report struct {
	Told   bool
	Result int
	Unsent bool // the bool is true, or the error not nil, if it did not
	Value  int  // the parameter that is sent, the receiver not counted; -1 if it is none
	Chan   int  // the parameter on which it is sent; -1 if it is none
	Ends   Ends // the send is given up for nothing but these
}

// Ends says which ends make a function give a send up. A caller who drops that
// loses what it would have lost anyway.
type Ends uint8

const (
	ByContext Ends = 1 << iota // the context is done that the caller has passed
	ByOther                    // the other side has ended
)

func (r Report) String() string {
	return fmt.Sprintf("tells by result %d whether it sent", r.Result)
}

// findReports finds the functions that tell whether their send went through,
// and those that pass on what such a function tells.
func (r *Result) findReports() {
	r.reports = map[*ssa.Function]Report{}
	var work []*ssa.Function
	for _, instr := range r.ir.Ops {
		fn := instr.Parent()
		for _, result := range toldBy(fn) {
			if r.reports[fn].Told {
				break
			}
			var report Report
			switch instr := instr.(type) {
			case *ssa.Select:
				report = r.reportOf(instr, result)
			case *ssa.Send:
				report = r.reportOfTest(instr, result)
				if !report.Told {
					report = r.reportOfFlag(instr, result)
				}
			}
			if report.Told {
				r.reports[fn] = report
				work = append(work, fn)
			}
		}
	}
	// What another package tells.
	for _, call := range r.ir.Calls {
		fn := call.Parent()
		if r.relays(call, fn) {
			work = append(work, fn)
		}
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		sites, _ := r.flow.Callers(fn)
		for _, site := range sites {
			if caller := site.Parent(); r.relays(site, caller) {
				work = append(work, caller)
			}
		}
	}
}

// relays notes that the caller tells what the called function tells, if it
// does and nothing was known of it yet.
func (r *Result) relays(call ssa.CallInstruction, caller *ssa.Function) bool {
	results := toldBy(caller)
	if len(results) == 0 || r.reports[caller].Told {
		return false
	}
	report, ok := r.reportAt(call)
	return ok && slices.ContainsFunc(results, func(result int) bool { return r.relay(call, report, result) })
}

// toldBy returns the results by which fn can tell something: the last if it is
// an error, and bools.
func toldBy(fn *ssa.Function) []int {
	var list []int
	results := fn.Signature.Results()
	for i := results.Len() - 1; i >= 0; i-- {
		t := results.At(i).Type()
		b, isBasic := t.Underlying().(*types.Basic)
		if isError(t) && i == results.Len()-1 || isBasic && b.Info()&types.IsBoolean != 0 {
			list = append(list, i)
		}
	}
	return list
}

func isErrorResult(fn *ssa.Function, result int) bool {
	return isError(fn.Signature.Results().At(result).Type())
}

// reportOf tells whether the outcome of the select shows in the result.
func (r *Result) reportOf(sel *ssa.Select, result int) Report {
	state := onlySend(sel)
	if state == nil || sel.Blocking && len(sel.States) < 2 {
		return Report{}
	}
	edges := waysOut(sel)
	var sent, unsent ssax.Outcomes
	for i, e := range edges {
		if e.to == nil || sel.Blocking && i == len(sel.States) {
			continue // no such case, or none but a panic
		}
		out := ssax.OutcomesFrom(e.from, e.to, result)
		switch {
		case i < len(sel.States) && sel.States[i] == state:
			sent = out
		case i < len(sel.States) && sameValue(sel.States[i].Chan, state.Chan):
			return Report{} // it makes room
		default:
			unsent |= out
			if makesKnown(e) {
				return Report{}
			}
		}
	}
	report := r.reportBy(sel, state.Chan, state.Send, sent, unsent, result)
	if report.Told {
		report.Ends = r.endsOf(sel, state)
	}
	return report
}

// makesKnown tells whether what runs behind the edge counts or logs that the
// value was not sent: then it is not lost in silence.
func makesKnown(e edge) bool {
	for _, block := range e.region() {
		for _, instr := range block.Instrs {
			switch instr := instr.(type) {
			case *ssa.Store:
				if addr, ok := instr.Addr.(*ssa.FieldAddr); ok && isLongLived(addr.X) {
					return true
				}
				if _, ok := instr.Addr.(*ssa.Global); ok {
					return true
				}
			case *ssa.MapUpdate, *ssa.Send, *ssa.Go:
				return true
			case *ssa.Call:
				fn := Callee(instr)
				if fn == nil || !isIdle(instr) {
					break
				}
				switch fn.Name() {
				case "Close", "Done", "Gosched", "Release", "Reset", "Sleep", "Stop", "Unlock", "RUnlock":
				default:
					return true
				}
			}
		}
	}
	return false
}

// badEdges returns the branches that are taken if the result tells that
// nothing was sent.
func badEdges(told ssa.Value, bad ssax.Truth) []edge {
	var list []edge
	taken := func(branch *ssa.If, onTrue bool) {
		i := 1
		if onTrue {
			i = 0
		}
		list = append(list, edge{branch.Block(), branch.Block().Succs[i]})
	}
	for branch := range ssax.Refs[*ssa.If](told) {
		taken(branch, bad == ssax.True)
	}
	for op := range ssax.Refs[*ssa.UnOp](told) {
		for branch := range ssax.Refs[*ssa.If](op) {
			taken(branch, bad != ssax.True)
		}
	}
	for op := range ssax.Refs[*ssa.BinOp](told) {
		for branch := range ssax.Refs[*ssa.If](op) {
			taken(branch, op.Op == token.NEQ)
		}
	}
	return list
}

// endsOf returns for which ends the select gives the send up, if for nothing
// else: a context, or channels that carry nothing and are no timers.
func (r *Result) endsOf(sel *ssa.Select, send *ssa.SelectState) Ends {
	if !sel.Blocking {
		return 0
	}
	var ends Ends
	for _, state := range sel.States {
		if state == send {
			continue
		}
		source, _ := r.sourceOf(state.Chan)
		switch {
		case source == fromContext && isCallers(state.Chan):
			ends |= ByContext
		case source != fromTimer && isSize0(state.Chan.Type().Underlying().(*types.Chan).Elem()):
			ends |= ByOther
		default:
			return 0
		}
	}
	return ends
}

// isCallers tells whether the channel is that of a context which the function
// is given.
func isCallers(done ssa.Value) bool {
	call, ok := bare(done).(*ssa.Call)
	if !ok {
		return false
	}
	switch ctx := call.Call.Value.(type) {
	case *ssa.Parameter:
		return !isReceiver(ctx)
	case *ssa.Extract, *ssa.Call: // derived from it
		return true
	}
	return false
}

// endsAt returns the ends that may make the function give up that the call
// runs: a context that never ends is none, and one that the caller has not been
// given is another's.
func endsAt(call ssa.CallInstruction, ends Ends) (left Ends) {
	if ends&ByContext == 0 {
		return ends
	}
	for _, arg := range call.Common().Args {
		if !isContext(arg.Type()) {
			continue
		}
		if made, ok := bare(arg).(*ssa.Call); ok {
			if fn := Callee(made); fn != nil && (fn.FullName() == "context.Background" || fn.FullName() == "context.TODO") {
				return ends &^ ByContext
			}
		}
		if load, ok := bare(arg).(*ssa.UnOp); ok {
			if _, isField := load.X.(*ssa.FieldAddr); isField {
				return ends&^ByContext | ByOther
			}
		}
	}
	return ends
}

// reportOfTest tells whether the result shows the outcome of a test of the
// channel's length on which the send depends.
func (r *Result) reportOfTest(send *ssa.Send, result int) Report {
	block := send.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		test, ok := branch.Cond.(*ssa.BinOp)
		if !ok || !(lenOf(test.X) != nil && sameValue(lenOf(test.X), send.Chan) || lenOf(test.Y) != nil && sameValue(lenOf(test.Y), send.Chan)) {
			continue
		}
		for i, succ := range dom.Succs {
			if len(succ.Preds) == 1 && succ.Dominates(block) {
				sent := ssax.OutcomesFrom(dom, succ, result)
				unsent := ssax.OutcomesFrom(dom, dom.Succs[1-i], result)
				return r.reportBy(send, send.Chan, send.X, sent, unsent, result)
			}
		}
	}
	return Report{}
}

// reportOfFlag tells whether the result shows that a flag of the object has
// kept the send from being made: the object is closed.
func (r *Result) reportOfFlag(send *ssa.Send, result int) Report {
	if _, ok := send.X.Type().Underlying().(*types.Chan); ok {
		return Report{} // a request to end, and where to answer it
	}
	block := send.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !isOwnFlag(branch.Cond) {
			continue
		}
		for i, succ := range dom.Succs {
			if len(succ.Preds) != 1 || !succ.Dominates(block) {
				continue
			}
			sent := ssax.OutcomesFrom(dom, succ, result)
			unsent := ssax.OutcomesFrom(dom, dom.Succs[1-i], result)
			report := r.reportBy(send, send.Chan, send.X, sent, unsent, result)
			if report.Told {
				report.Ends = ByOther
			}
			return report
		}
	}
	return Report{}
}

// isOwnFlag tells whether the condition is a bool that the receiver holds, maybe
// an atomic one, or its negation.
func isOwnFlag(cond ssa.Value) bool {
	switch v := cond.(type) {
	case *ssa.UnOp:
		if v.Op == token.NOT {
			return isOwnFlag(v.X)
		}
		addr, ok := v.X.(*ssa.FieldAddr)
		return ok && v.Op == token.MUL && isLongLived(addr.X)
	case *ssa.Call:
		fn := Callee(v)
		return fn != nil && fn.FullName() == "(*sync/atomic.Bool).Load" && isLongLived(v.Call.Args[0])
	}
	return false
}

// reportBy builds the report of a send whose outcomes are these, if they tell
// and the value matters.
func (r *Result) reportBy(send ssa.Instruction, ch, v ssa.Value, sent, unsent ssax.Outcomes, result int) Report {
	bad, ok := differ(sent, unsent, isErrorResult(send.Parent(), result))
	if !ok || speaksOfMore(send, bad, result) {
		return Report{}
	}
	report := Report{Told: true, Result: result, Unsent: bad == ssax.True, Value: paramIndex(v), Chan: paramIndex(ch)}
	if report.Chan < 0 && (r.isToken(ch, v) || r.isSpareStore(ch)) || isSize0(v.Type()) ||
		isFixed(v) && report.Chan >= 0 || r.isConflated(send, ch) || r.isKeptElsewhere(send, v) {
		return Report{}
	}
	return report
}

// differ tells by which outcome one sees that it was not sent.
func differ(sent, unsent ssax.Outcomes, isErr bool) (bad ssax.Truth, ok bool) {
	if isErr && unsent.Has(ssax.Unsure) && !unsent.Has(ssax.True) {
		// An error of unknown origin is one, where the send gives nil.
		unsent = unsent&^(1<<ssax.Unsure) | 1<<ssax.True
	}
	for _, bad := range []ssax.Truth{ssax.True, ssax.False} {
		good := ssax.True + ssax.False - bad
		if isErr && bad == ssax.False {
			continue
		}
		if sent.Has(good) && unsent.Has(bad) && (sent.Only(good) || unsent.Only(bad)) {
			return bad, true
		}
	}
	return 0, false
}

// speaksOfMore tells whether the result is about other things than the send:
// without it, the function may succeed and may fail.
func speaksOfMore(send ssa.Instruction, bad ssax.Truth, result int) bool {
	without := ssax.OutcomesWithout(send, result)
	return without.Has(ssax.True+ssax.False-bad) && without.Has(ssax.Unsure)
}

// paramIndex returns which parameter of its function v is, the receiver not
// counted, or -1.
func paramIndex(v ssa.Value) int {
	v = bare(v)
	if load, ok := v.(*ssa.UnOp); ok {
		if alloc, ok := load.X.(*ssa.Alloc); ok {
			for store := range ssax.Refs[*ssa.Store](alloc) {
				if store.Addr == alloc {
					v = bare(store.Val)
					break
				}
			}
		}
	}
	p, ok := v.(*ssa.Parameter)
	if !ok {
		return -1
	}
	for i, other := range p.Parent().Params {
		if other == p {
			if p.Parent().Signature.Recv() != nil {
				i--
			}
			return i
		}
	}
	return -1
}

// reportAt returns what all functions that the call may run tell. A call that
// passes a value which says nothing tells nothing of worth.
func (r *Result) reportAt(call ssa.CallInstruction) (Report, bool) {
	report, ok := r.calleesReport(call)
	if !ok {
		return Report{}, false
	}
	ch := argumentAt(call, report.Chan)
	if v := argumentAt(call, report.Value); v != nil {
		if isFlag(v) || isSize0(v.Type()) || isTick(v.Type()) {
			return Report{}, false
		}
		if ch != nil && !isFixed(v) && r.isToken(ch, v) {
			return Report{}, false
		}
	}
	if ch != nil && (r.isSpareStore(ch) || r.isConflated(call, ch)) {
		return Report{}, false
	}
	return report, true
}

// isFlag tells whether v is a constant that says no more than that it is there:
// true, false, nil, 0, 1 or "".
func isFlag(v ssa.Value) bool {
	c, ok := bare(v).(*ssa.Const)
	if !ok || c.Value == nil {
		return ok
	}
	switch c.Value.Kind() {
	case constant.Bool:
		return true
	case constant.String:
		return constant.StringVal(c.Value) == ""
	}
	text := c.Value.ExactString()
	return text == "0" || text == "1"
}

func (r *Result) calleesReport(call ssa.CallInstruction) (Report, bool) {
	fns, complete := r.flow.Callees(call)
	if complete && len(fns) > 0 {
		var first Report
		for i, fn := range fns {
			report := r.reports[fn]
			if !r.ir.Has(fn) {
				report = r.importedReport(call)
			}
			if !report.Told || i > 0 && (report.Result != first.Result || report.Unsent != first.Unsent) {
				return Report{}, false
			}
			if i > 0 && (first.Ends == 0 || report.Ends == 0) {
				first.Ends, report.Ends = 0, 0
			}
			first.Ends |= report.Ends
			if i == 0 {
				first = report
			} else if report.Value != first.Value || report.Chan != first.Chan {
				first.Value, first.Chan = -1, -1
			}
		}
		return first, true
	}
	report := r.importedReport(call)
	return report, report.Told
}

func (r *Result) importedReport(call ssa.CallInstruction) Report {
	fn := Callee(call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == r.pass.Pkg {
		return Report{}
	}
	if fact := r.FactOf(fn); fact != nil {
		return fact.Reports
	}
	return Report{}
}

// argumentAt returns what the call passes as parameter i, the receiver not
// counted, or nil.
func argumentAt(call ssa.CallInstruction, i int) ssa.Value {
	common := call.Common()
	if i < 0 {
		return nil
	}
	if common.Signature().Recv() != nil && !common.IsInvoke() {
		i++
	}
	if i < len(common.Args) {
		return common.Args[i]
	}
	return nil
}

// relay notes that the function of the call tells by its result what the
// called one tells, if it does.
func (r *Result) relay(call ssa.CallInstruction, report Report, result int) bool {
	fn := call.Parent()
	told := resultOf(call, report.Result)
	if told == nil {
		return false
	}
	bad := ssax.False
	if report.Unsent {
		bad = ssax.True
	}
	at := call.(ssa.Instruction)
	if extract, ok := told.(*ssa.Extract); ok {
		at = extract
	}
	sent := ssax.OutcomesAfter(at, told, ssax.True+ssax.False-bad, result)
	unsent := ssax.OutcomesAfter(at, told, bad, result)
	seen, ok := differ(sent, unsent, isErrorResult(fn, result))
	if !ok || speaksOfMore(call, seen, result) {
		return false
	}
	for _, e := range badEdges(told, bad) {
		if makesKnown(e) {
			return false
		}
	}
	relayed := Report{Told: true, Result: result, Unsent: seen == ssax.True, Value: -1, Chan: -1}
	if report.Ends != 0 {
		if relayed.Ends = endsAt(call, report.Ends); relayed.Ends == 0 {
			return false // it always sends
		}
	}
	if v := argumentAt(call, report.Value); v != nil {
		relayed.Value = paramIndex(v)
	}
	if ch := argumentAt(call, report.Chan); ch != nil {
		relayed.Chan = paramIndex(ch)
	}
	r.reports[fn] = relayed
	return true
}

// resultOf returns result i of the call, or nil if nothing takes it.
func resultOf(call ssa.CallInstruction, i int) ssa.Value {
	v := call.Value()
	if v == nil {
		return nil
	}
	if _, ok := v.Type().(*types.Tuple); !ok {
		return v
	}
	for extract := range ssax.Refs[*ssa.Extract](v) {
		if extract.Index == i {
			return extract
		}
	}
	return nil
}

// An Unheard call drops the result by which the called function tells whether
// its send went through.
type Unheard struct {
	Call ssa.CallInstruction
	Kind string // of the result: "bool" or "error"
	Last bool   // it is the last result
}

// Unheard returns the calls that are statements and drop whether they have
// sent, in order.
func (r *Result) Unheard() []Unheard {
	var list []Unheard
	for _, call := range r.ir.Calls {
		if call.Common().Signature().Results().Len() == 0 || !r.ir.IsStatement(call.Pos()) {
			continue
		}
		report, ok := r.reportAt(call)
		if !ok || r.ir.Admits(call.Pos(), ir.Above|ir.Doc, admission(), denial()) || r.ir.Admits(call.Pos(), ir.Above|ir.Behind, intention(), denial()) {
			continue
		}
		if _, isCall := call.(*ssa.Call); report.Ends != 0 {
			if report.Ends = endsAt(call, report.Ends); !isCall || report.Ends == 0 || !r.matteredAt(call, report) {
				continue
			}
		}
		results := call.Common().Signature().Results()
		kind := "bool"
		if isError(results.At(report.Result).Type()) {
			kind = "error"
		}
		list = append(list, Unheard{Call: call, Kind: kind, Last: report.Result == results.Len()-1})
	}
	return list
}

// matteredAt tells whether it matters that the call could not send since all
// is over: its function goes on to say that it has succeeded; or it would not
// notice the end by itself, and it is one that the caller has made, or others
// look at the result.
func (r *Result) matteredAt(call ssa.CallInstruction, report Report) bool {
	if r.claims(call) {
		return true
	}
	return !r.watches(call) && (report.Ends&ByContext != 0 && isError(call.Common().Signature().Results().At(report.Result).Type()) || r.othersLook(call, report))
}

// claims tells whether the function of the call always returns nil as its error
// after the call, which passes on what the function was given.
func (r *Result) claims(call ssa.CallInstruction) bool {
	fn, common := call.Parent(), call.Common()
	n := fn.Signature.Results().Len()
	args := common.Args
	if common.Signature().Recv() != nil && !common.IsInvoke() {
		args = args[1:]
	}
	if n == 0 || !isErrorResult(fn, n-1) || call.Value() == nil ||
		!slices.ContainsFunc(args, func(v ssa.Value) bool { return !isContext(v.Type()) && isOfParameter(v, 0) }) {
		return false
	}
	return ssax.OutcomesAfter(call, call.Value(), ssax.Unsure, n-1).Only(ssax.False)
}

// isOfParameter tells whether v is computed from a parameter of its function,
// not the receiver.
func isOfParameter(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := bare(v).(type) {
	case *ssa.Parameter:
		return !isReceiver(v) && !isContext(v.Type())
	case *ssa.Alloc:
		for store := range ssax.Refs[*ssa.Store](v) {
			if store.Addr == v && isOfParameter(store.Val, depth+1) {
				return true
			}
		}
		for addr := range ssax.Refs[*ssa.FieldAddr](v) {
			for store := range ssax.Refs[*ssa.Store](addr) {
				if store.Addr == addr && isOfParameter(store.Val, depth+1) {
					return true
				}
			}
		}
		return false
	case *ssa.Call, *ssa.UnOp, *ssa.Field, *ssa.FieldAddr, *ssa.Extract, *ssa.Slice, *ssa.BinOp, *ssa.IndexAddr:
		for _, operand := range v.(ssa.Instruction).Operands(nil) {
			if *operand != nil && isOfParameter(*operand, depth+1) {
				return true
			}
		}
	}
	return false
}

// watches tells whether the function of the call looks at an end in another
// way too: it passes a context to something else or asks it, or it receives
// from a channel that carries nothing.
func (r *Result) watches(call ssa.CallInstruction) bool {
	callee := Callee(call)
	for instr := range ssax.All[ssa.Instruction](withLiterals(outermost(call.Parent()))) {
		switch instr := instr.(type) {
		case *ssa.UnOp:
			if instr.Op == token.ARROW && isSize0(instr.X.Type().Underlying().(*types.Chan).Elem()) {
				return true
			}
		case *ssa.Select:
			for _, state := range instr.States {
				if state.Dir == types.RecvOnly && isSize0(state.Chan.Type().Underlying().(*types.Chan).Elem()) {
					return true
				}
			}
		case ssa.CallInstruction:
			if other := Callee(instr); instr == call || other != nil && other == callee {
				break
			}
			if report, ok := r.calleesReport(instr); ok && report.Ends&ByContext != 0 {
				break
			}
			common := instr.Common()
			if common.IsInvoke() && isContext(common.Value.Type()) && common.Method.Name() != "Value" ||
				slices.ContainsFunc(common.Args, func(arg ssa.Value) bool { return isContext(arg.Type()) }) {
				return true
			}
		}
	}
	return false
}

func isContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Context" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context"
}

// withLiterals returns fn and the function literals in it.
func withLiterals(fn *ssa.Function) []*ssa.Function {
	list := []*ssa.Function{fn}
	for _, literal := range fn.AnonFuncs {
		list = append(list, withLiterals(literal)...)
	}
	return list
}

// othersLook tells whether at least as many calls of the same function in the
// package, its tests left out, take the result as drop it.
func (r *Result) othersLook(call ssa.CallInstruction, report Report) bool {
	callee := Callee(call)
	if callee == nil {
		return false
	}
	looks, drops := 0, 0
	for _, other := range r.ir.Calls {
		fn := Callee(other)
		if fn == nil || fn.Origin() != callee.Origin() || strings.HasSuffix(r.pass.Fset.Position(other.Pos()).Filename, "_test.go") {
			continue
		}
		if r.ir.IsStatement(other.Pos()) {
			drops++
		} else if told := resultOf(other, report.Result); told != nil && told.Referrers() != nil && len(*told.Referrers()) > 0 {
			looks++
		}
	}
	return looks >= drops
}

package summary

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"

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
}

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
		result := toldBy(fn)
		if result < 0 || r.reports[fn].Told {
			continue
		}
		var report Report
		switch instr := instr.(type) {
		case *ssa.Select:
			report = r.reportOf(instr, result)
		case *ssa.Send:
			report = r.reportOfTest(instr, result)
		}
		if report.Told {
			r.reports[fn] = report
			work = append(work, fn)
		}
	}
	// What another package tells.
	for _, call := range r.ir.Calls {
		fn := call.Parent()
		if result := toldBy(fn); result >= 0 && !r.reports[fn].Told {
			if report, ok := r.reportAt(call); ok && r.relay(call, report, result) {
				work = append(work, fn)
			}
		}
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		sites, _ := r.flow.Callers(fn)
		for _, site := range sites {
			caller := site.Parent()
			result := toldBy(caller)
			if result < 0 || r.reports[caller].Told {
				continue
			}
			if report, ok := r.reportAt(site); ok && r.relay(site, report, result) {
				work = append(work, caller)
			}
		}
	}
}

// toldBy returns the result by which fn can tell something: its last if it is
// a bool or an error, or -1.
func toldBy(fn *ssa.Function) int {
	results := fn.Signature.Results()
	if results.Len() == 0 {
		return -1
	}
	last := results.At(results.Len() - 1).Type()
	if isError(last) {
		return results.Len() - 1
	}
	if b, ok := last.Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
		return results.Len() - 1
	}
	return -1
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
	if !isErrorResult(sel.Parent(), result) && r.onlyEnds(sel, state) {
		return Report{}
	}
	return r.reportBy(sel, state.Chan, state.Send, sent, unsent, result)
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
				case "Close", "Done", "Release", "Reset", "Stop", "Unlock", "RUnlock":
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

// onlyEnds tells whether the select gives the send up only once the other side
// has ended: then the value has nowhere to go, and false says no more than
// that. Its other cases are channels of the object itself that carry nothing.
func (r *Result) onlyEnds(sel *ssa.Select, send *ssa.SelectState) bool {
	if !sel.Blocking {
		return false
	}
	for _, state := range sel.States {
		if state == send {
			continue
		}
		source, _ := r.sourceOf(state.Chan)
		if source != fromElsewhere || !isSize0(state.Chan.Type().Underlying().(*types.Chan).Elem()) {
			return false
		}
	}
	return true
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
	if _, ok := call.(*ssa.Call); !ok {
		return Report{}, false
	}
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
}

// Unheard returns the calls that are statements and drop whether they have
// sent, in order.
func (r *Result) Unheard() []Unheard {
	var list []Unheard
	for _, call := range r.ir.Calls {
		if _, ok := call.(*ssa.Call); !ok || call.Common().Signature().Results().Len() == 0 {
			continue
		}
		report, ok := r.reportAt(call)
		if !ok || !r.ir.IsStatement(call.Pos()) || r.ir.Admits(call.Pos(), ir.Above|ir.Doc, admission, denial) || r.ir.Admits(call.Pos(), ir.Above|ir.Behind, intention, denial) {
			continue
		}
		kind := "bool"
		if isError(call.Common().Signature().Results().At(report.Result).Type()) {
			kind = "error"
		}
		u := Unheard{Call: call, Kind: kind}
		list = append(list, u)
	}
	return list
}

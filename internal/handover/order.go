package handover

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// orders tells whether what follows instr may be ordered behind the other
// side's use of what was handed over. What is not known orders.
func (s *state) orders(instr ssa.Instruction, chosen int) bool {
	g := s.gift
	switch instr := instr.(type) {
	case *ssa.Send:
		return g.How == Sent && s.takenUp(instr, instr.Chan)
	case *ssa.UnOp:
		return instr.Op == token.ARROW && s.r.returns(g, s.other, instr, instr.X, isUsed(instr, instr.CommaOk))
	case *ssa.Select:
		if chosen < 0 {
			return false
		}
		st := instr.States[chosen]
		if st.Dir == types.SendOnly {
			return g.How == Sent && s.takenUp(instr, st.Chan)
		}
		return s.r.returns(g, s.other, instr, st.Chan, selectUses(instr, chosen))
	case *ssa.Call:
		return s.r.callOrders(g, s.other, instr)
	}
	return false
}

// takenUp tells whether a further send on the channel shows that the receiver
// is done with what was handed over: without a buffer it has come back for
// more.
func (s *state) takenUp(instr ssa.Instruction, ch ssa.Value) bool {
	if instr == s.gift.Instr {
		return true // it is handed over again
	}
	if ssax.KeyOf(ch) != ssax.KeyOf(s.gift.Chan) && !s.r.sameChannel(ch, s.gift.Chan) {
		return false
	}
	c := s.r.chans.Channel(ch)
	return c == nil || c.Unbuffered() != chans.No
}

func (r *Result) sameChannel(a, b ssa.Value) bool {
	c := r.chans.Channel(a)
	return c != nil && c == r.chans.Channel(b)
}

// isUsed tells whether anything looks at the value of a receive.
func isUsed(v ssa.Value, commaOk bool) bool {
	if !commaOk {
		return v.Referrers() != nil && len(*v.Referrers()) > 0
	}
	for extract := range ssax.Refs[*ssa.Extract](v) {
		if extract.Index == 0 && len(*extract.Referrers()) > 0 {
			return true
		}
	}
	return false
}

func selectUses(sel *ssa.Select, chosen int) bool {
	index := 2
	for i, state := range sel.States {
		if state.Dir != types.RecvOnly {
			continue
		}
		if i == chosen {
			break
		}
		index++
	}
	for extract := range ssax.Refs[*ssa.Extract](sel) {
		if extract.Index == index && len(*extract.Referrers()) > 0 {
			return true
		}
	}
	return false
}

// returns tells whether a receive may tell that the other side is done: it
// sends on the channel or closes it, or the channel went with the message. A
// loop's own input tells nothing, nor do clocks and contexts.
func (r *Result) returns(g *Gift, o *other, instr ssa.Instruction, ch ssa.Value, used bool) bool {
	if summary.IsClock(ch) {
		return false
	}
	c := r.chans.Channel(ch)
	if g != nil && r.isPart(ch, c, g) {
		return true
	}
	if c == nil || !c.Complete(flow.SendEnd) {
		elem := ch.Type().Underlying().(*types.Chan).Elem()
		return !used || !isData(elem) || g != nil && g.How == Sent && !isInput(ch)
	}
	if o == nil || !o.known {
		// Somebody here answers; it may be the other side.
		return !used || !isData(c.Elem())
	}
	for _, op := range append(c.Sends(), c.Closes()...) {
		if o.mayAnswer(op) || g != nil && g.Literal != nil && op.Fn() == g.Literal {
			return true
		}
	}
	return false
}

// isPart tells whether the channel went with the message: it is in a field of
// a struct of the type that was handed over.
func (r *Result) isPart(ch ssa.Value, c *chans.Channel, g *Gift) bool {
	t := g.Value.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for i := range st.NumFields() {
		if _, ok := st.Field(i).Type().Underlying().(*types.Chan); !ok {
			continue
		}
		f := st.Field(i).Origin()
		if load, ok := ch.(*ssa.UnOp); ok && fieldAt(load.X) == f {
			return true
		}
		if field, ok := ch.(*ssa.Field); ok && fieldOf(field.X.Type(), field.Field) == f {
			return true
		}
		if other := r.chans.OfField(f); c != nil && other == c {
			return true
		}
	}
	return false
}

// isInput tells whether the channel came to the function, or to one around it,
// as a parameter.
func isInput(v ssa.Value) bool {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		cell, ok := ssax.CellOf(load.X).(*ssa.Alloc)
		if !ok {
			return false
		}
		only := ssax.OnlyStore(cell)
		if only == nil {
			return false
		}
		v = only.Val
	}
	_, ok := v.(*ssa.Parameter)
	return ok
}

// isData tells whether values of the type carry more than a signal.
func isData(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return u.NumFields() > 0
	case *types.Basic:
		return u.Info()&types.IsBoolean == 0
	case *types.Interface:
		return !types.Identical(t, types.Universe.Lookup("error").Type())
	}
	return true
}

// callOrders tells whether a call may wait for the other side.
func (r *Result) callOrders(g *Gift, o *other, call *ssa.Call) bool {
	fn := summary.Callee(call)
	if fn != nil {
		if library.Blocks(fn)&library.Wait != 0 || waitsByName(fn) || endsTest(fn) || o != nil && o.once && fn.FullName() == "(*sync.Once).Do" {
			return true
		}
		if g != nil && r.isTimed(g) && stopsTimer(fn) {
			return true
		}
		if fn.Pkg() != nil && fn.Pkg() != r.pass.Pkg {
			fact := r.summary.FactOf(fn)
			if fact != nil && fact.Blocks&(library.Wait|library.Chan) != 0 && (g == nil || call != g.Instr) {
				return true
			}
		}
	}
	if g != nil && call == g.Instr {
		return g.How == Called // it is handed over again
	}
	if summary.Locks(call) > 0 && waitsForCond(call.Parent()) {
		return true // a loop around Cond.Wait, which may not have to wait
	}
	for _, callee := range r.gorun.Callees(call) {
		if r.mayJoin(g, o, callee) {
			return true
		}
	}
	return false
}

// isTimed tells whether a timer starts the goroutine.
func (r *Result) isTimed(g *Gift) bool {
	g = r.innermost(g)
	if g.How != Spawned {
		return false
	}
	fn := summary.Callee(g.Spawn.Site)
	return fn != nil && fn.Name() == "AfterFunc"
}

// stopsTimers tells whether fn, or what it calls, stops a timer.
func (r *Result) stopsTimers(fn *ssa.Function) bool {
	stops, ok := r.stops[fn]
	if !ok {
		for call := range ssax.All[*ssa.Call](r.callees(fn)) {
			callee := summary.Callee(call)
			stops = stops || callee != nil && stopsTimer(callee)
		}
		if r.stops == nil {
			r.stops = map[*ssa.Function]bool{}
		}
		r.stops[fn] = stops
	}
	return stops
}

// stopsTimer tells whether fn keeps a timer's function from running.
func stopsTimer(fn *types.Func) bool { return fn.FullName() == "(*time.Timer).Stop" }

// endsTest tells whether fn ends a test that has failed, where nothing matters
// any more.
func endsTest(fn *types.Func) bool {
	if fn.Pkg() == nil || fn.Pkg().Path() != "testing" {
		return false
	}
	switch fn.Name() {
	case "Fatal", "Fatalf", "FailNow", "Skip", "Skipf", "SkipNow":
		return true
	}
	return false
}

func waitsForCond(fn *ssa.Function) bool {
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		if callee := summary.Callee(call); callee != nil && callee.FullName() == "(*sync.Cond).Wait" {
			return true
		}
	}
	return false
}

func waitsByName(fn *types.Func) bool {
	for _, word := range []string{"Wait", "Join", "Drain", "Flush", "wait", "join"} {
		if strings.HasPrefix(fn.Name(), word) && !strings.HasPrefix(fn.Name(), "WaitGroup") {
			// What flushes by writing to a device, or joins strings, is no wait
			// for a goroutine.
			return fn.Pkg() == nil || !isStd(fn.Pkg().Path()) && !joinsText(fn)
		}
	}
	// An atomic that is read may say that the other side is done.
	return fn.Pkg() != nil && fn.Pkg().Path() == "sync/atomic" && (strings.HasPrefix(fn.Name(), "Load") || strings.HasPrefix(fn.Name(), "CompareAndSwap"))
}

// joinsText tells whether fn makes one text or list of several, as Join
// functions do that wait for nothing.
func joinsText(fn *types.Func) bool {
	results := fn.Signature().Results()
	if results.Len() == 0 || !strings.HasPrefix(strings.ToLower(fn.Name()), "join") {
		return false
	}
	switch t := results.At(0).Type().Underlying().(type) {
	case *types.Slice:
		return true
	case *types.Basic:
		return t.Info()&types.IsString != 0
	}
	return false
}

func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// A joining says whether a function may wait for another goroutine.
type joining uint8

const (
	notKnown joining = iota
	never
	maybe
)

// mayJoin tells whether fn, or a function that it runs, waits for a signal of
// another goroutine, whichever it is.
func (r *Result) mayJoin(g *Gift, o *other, fn *ssa.Function) bool {
	if g != nil && r.isTimed(g) && r.stopsTimers(fn) {
		return true
	}
	if known := r.joins[fn]; known != notKnown {
		return known == maybe
	}
	r.joins[fn] = never // a cycle waits for what its other parts wait for
	joins := false
	for _, reached := range r.callees(fn) {
		for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{reached}) {
			switch instr := instr.(type) {
			case *ssa.UnOp:
				joins = joins || instr.Op == token.ARROW && !summary.IsClock(instr.X) && (!isUsed(instr, instr.CommaOk) || !isData(instr.X.Type().Underlying().(*types.Chan).Elem()))
			case *ssa.Select:
				for i, state := range instr.States {
					joins = joins || state.Dir == types.RecvOnly && !summary.IsClock(state.Chan) && (!selectUses(instr, i) || !isData(state.Chan.Type().Underlying().(*types.Chan).Elem())) && instr.Blocking && (len(instr.States) == 1 || selectUses(instr, i))
				}
			case *ssa.Call:
				callee := summary.Callee(instr)
				joins = joins || callee != nil && (library.Blocks(callee)&library.Wait != 0 || waitsByName(callee) && !isStd(pathOf(callee)))
			}
		}
	}
	if joins {
		r.joins[fn] = maybe
	}
	return joins
}

func pathOf(fn *types.Func) string {
	if fn.Pkg() == nil {
		return ""
	}
	return fn.Pkg().Path()
}

// callees returns fn and the functions of the package that it runs itself.
func (r *Result) callees(fn *ssa.Function) []*ssa.Function {
	list := []*ssa.Function{fn}
	seen := map[*ssa.Function]bool{fn: true}
	for i := 0; i < len(list) && i < 100; i++ {
		for call := range ssax.All[ssa.CallInstruction](list[i : i+1]) {
			for _, callee := range r.gorun.Callees(call) {
				if !seen[callee] && r.ir.Has(callee) {
					seen[callee] = true
					list = append(list, callee)
				}
			}
		}
	}
	return list
}

// ownQueue tells whether only the sending function itself receives what it
// sends, so that nothing is handed to anybody.
func (r *Result) ownQueue(g *Gift) bool {
	if g.How != Sent {
		return false
	}
	for _, op := range r.chans.OpsAt(g.Instr) {
		if op.Kind != chans.Send || op.Select != nil && op.Case != g.Case {
			continue
		}
		for _, c := range op.Channels {
			if !c.Complete(flow.RecvEnd) || len(c.Receives()) == 0 {
				return false
			}
			for _, recv := range c.Receives() {
				if recv.Fn() != g.Fn() {
					return false
				}
			}
		}
		return op.Certain
	}
	return false
}

// handsAt returns the place in the function called that hands the value over,
// if it is one of this package.
func (r *Result) handsAt(g *Gift) ssa.Instruction {
	call, ok := g.Instr.(*ssa.Call)
	if !ok {
		return nil
	}
	at := r.summary.EffectOf(call, g.Slot).HandsAt
	if at == nil || at == g.Instr {
		return nil
	}
	return at
}

package ends

import (
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// A Zero is a receive that takes the zero value of a closed channel for data.
type Zero struct {
	Recv  *chans.Op
	Spins bool            // the loop around it never leaves once the channel is closed
	Takes bool            // the value is used
	Close *chans.Op       // that brings it about, or nil
	Skips ssa.Instruction // where the producer leaves without a send, or nil
	From  ssa.Instruction // the call whose result channel it is, if another package closes it
}

// Zeros returns the receives that take a zero value for data, in the order of
// the package's operations.
func (r *Result) Zeros() iter.Seq[Zero] {
	return func(yield func(Zero) bool) {
		r.once.Do(r.solve)
		for _, z := range r.zeros {
			if !yield(z) {
				return
			}
		}
	}
}

func (r *Result) findZeros() {
	for _, op := range r.chans.Ops {
		if op.Kind != chans.Recv || op.CommaOk || len(op.Channels) == 0 {
			continue
		}
		if z, ok := r.spinning(op); ok {
			r.zeros = append(r.zeros, z)
		} else if z, ok := r.unsent(op); ok {
			r.zeros = append(r.zeros, z)
		}
	}
}

// valueOf returns what the receive gives, or nil if nobody takes it.
func valueOf(op *chans.Op) ssa.Value {
	if recv, ok := op.Instr.(*ssa.UnOp); ok {
		if recv.CommaOk { // and nobody looks at ok
			for extract := range ssax.Refs[*ssa.Extract](recv) {
				if refs := extract.Referrers(); extract.Index == 0 && refs != nil && len(*refs) > 0 {
					return extract
				}
			}
			return nil
		}
		if refs := recv.Referrers(); refs == nil || len(*refs) == 0 {
			return nil
		}
		return recv
	}
	if op.Select == nil {
		return nil
	}
	index := 2
	for i, state := range op.Select.States {
		if i == op.Case {
			break
		}
		if state.Dir == types.RecvOnly {
			index++
		}
	}
	for extract := range ssax.Refs[*ssa.Extract](op.Select) {
		if refs := extract.Referrers(); extract.Index == index && refs != nil && len(*refs) > 0 {
			return extract
		}
	}
	return nil
}

// closesOf returns the closes in sight, if the channel is of one class whose
// closes are certain.
func (r *Result) closesOf(op *chans.Op) []*chans.Op {
	if !op.Certain {
		return nil
	}
	var list []*chans.Op
	for _, c := range op.Channels[0].Closes() {
		if !c.Certain && !r.leadsTo(c, op) || r.followsOnly(c, op) || r.waitsFor(c, op) {
			continue
		}
		if !r.isTest(c.Pos()) || r.isTest(op.Pos()) {
			list = append(list, c)
		}
	}
	return list
}

// followsOnly tells whether the close runs in the receiver's own goroutine
// once the receive has run for the last time: deferred, or behind the loop.
func (r *Result) followsOnly(c, op *chans.Op) bool {
	return slices.ContainsFunc(r.chainsOf(c), func(ch chain) bool {
		if ch.root != op.Fn() || ch.spawned() >= 0 {
			return false
		}
		_, deferred := ch.first().(*ssa.Defer)
		return deferred || !ssax.Reaches(ch.first(), op.Instr, nil)
	})
}

// waitsFor tells whether each way to the close may wait first until the
// receiver's goroutine has ended.
func (r *Result) waitsFor(c, op *chans.Op) bool {
	t := r.teamOf(op.Fn(), false)
	x := &chain{op: op, root: op.Fn(), path: r.pathOf(op.Chan)}
	wait := func(instr ssa.Instruction, chosen int) bool {
		// A wait for something on the channel itself, or for what the receiver
		// is told, says nothing of its end.
		call, ok := instr.(ssa.CallInstruction)
		return ok && (call.Common().IsInvoke() || call.Common().StaticCallee() != nil) && r.awaits(t, x, call, chosen)
	}
	chains := r.chainsOf(c)
	for i := range chains {
		if chains[i].spawned() < 0 && (r.isEntry(chains[i].root) || len(chains[i].frames) == 0) && r.isFree(&chains[i], -1, wait) {
			return false
		}
		if k := chains[i].spawned(); k >= 0 && r.isFree(&chains[i], k, wait) {
			return false
		}
	}
	return len(chains) > 0
}

// leadsTo tells whether a chain of the close has the channel of op.
func (r *Result) leadsTo(c, op *chans.Op) bool {
	p := r.pathOf(op.Chan)
	if _, ok := p.root.(*ssa.Parameter); ok {
		return slices.ContainsFunc(r.chainsOf(op), func(x chain) bool {
			return x.isGrounded() && !isShared(x.path) && slices.ContainsFunc(r.chainsOf(c), func(ch chain) bool { return ch.root == x.root && ch.path == x.path })
		})
	}
	return slices.ContainsFunc(r.chainsOf(c), func(ch chain) bool { return ch.path == p })
}

// spinning tells whether the receive stands in a loop that nothing leaves once
// the channel is closed.
func (r *Result) spinning(op *chans.Op) (Zero, bool) {
	if !ssax.InLoop(op.Instr.Block()) || r.isNiled(op) || r.isOfTurn(op) {
		return Zero{}, false
	}
	value := valueOf(op)
	z := Zero{Recv: op, Spins: true, Takes: value != nil}
	closes := r.closesOf(op)
	switch {
	case len(closes) > 0:
		z.Close = closes[0]
	default:
		if z.From = r.closedElsewhere(op); z.From == nil {
			return Zero{}, false
		}
	}
	if value == nil && isEmpty(op.Channels[0].Elem()) && op.Select == nil {
		return Zero{}, false // a wait for signals, of which a closed channel is the last
	}
	if value != nil && r.isTested(value, op) {
		return Zero{}, false
	}
	loop := loopOf(op)
	if loop == nil || !r.turns(op, value) {
		return Zero{}, false
	}
	// The ways out of the loop other than those of this receive.
	others, only := r.exits(op, value, loop)
	if !only {
		return Zero{}, false
	}
	if value == nil && len(others) > 0 {
		return Zero{}, false // it drains until another case leaves
	}
	if z.Close != nil && len(others) > 0 && !slices.ContainsFunc(closes, func(c *chans.Op) bool { return r.closesAlone(c, op, others) }) {
		return Zero{}, false
	}
	if z.Close == nil && len(others) > 0 {
		return Zero{}, false
	}
	return z, true
}

// isEmpty tells whether values of the type carry nothing.
func isEmpty(t types.Type) bool {
	if t == nil {
		return false
	}
	st, ok := t.Underlying().(*types.Struct)
	return ok && st.NumFields() == 0
}

// isNiled tells whether the channel's place gets nil or another channel, so
// that the next receive does not meet the closed one.
func (r *Result) isNiled(op *chans.Op) bool {
	for _, c := range op.Channels {
		for _, f := range c.Fields {
			if r.niled[f.Origin()] || r.rebound[f.Origin()] {
				return true
			}
		}
	}
	p := r.pathOf(op.Chan)
	switch root := p.root.(type) {
	case *ssa.Phi:
		return true
	case *ssa.Global:
		return r.globals[root]
	case *ssa.Alloc:
		if strings.HasSuffix(p.fields, ".cell") {
			return true
		}
	}
	return false
}

// isOfTurn tells whether each turn of the loop around the operation has a
// channel of its own.
func (r *Result) isOfTurn(op *chans.Op) bool {
	made, ok := r.pathOf(op.Chan).root.(ssa.Instruction)
	return ok && made.Parent() == op.Fn() && ssax.InLoop(made.Block()) && loopOf(op)[made.Block()]
}

// closedElsewhere returns the call of another package's function that makes
// the channel and always closes it, or nil.
func (r *Result) closedElsewhere(op *chans.Op) ssa.Instruction {
	v := op.Chan
	for {
		change, ok := v.(*ssa.ChangeType)
		if !ok {
			break
		}
		v = change.X
	}
	index := 0
	if extract, ok := v.(*ssa.Extract); ok {
		v, index = extract.Tuple, extract.Index
	}
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	fn := summary.Callee(call)
	if fn == nil || fn.Pkg() == r.pass.Pkg {
		return nil
	}
	fact := r.summary.FactOf(fn)
	if fact == nil {
		return nil
	}
	for _, result := range fact.Results {
		if result.Index == index && result.Fresh && result.Closes == summary.Always {
			return call
		}
	}
	return nil
}

// turns tells whether a path leads from the receive of a zero value back to
// it.
func (r *Result) turns(op *chans.Op, value ssa.Value) bool {
	walk := ssax.Walk{MaxCost: 1, Known: r.chose(op)}
	if value != nil {
		walk.Known = append(walk.Known, ssax.Known{Of: value, Text: ssax.ZeroOf(value.Type())})
	}
	walk.Goal = func(instr ssa.Instruction, _ int) bool { return instr == op.Instr }
	// What the turn closes, the next turn cannot close again.
	walk.Stop = func(instr ssa.Instruction, _ int) bool {
		return slices.ContainsFunc(r.chans.OpsAt(instr), func(other *chans.Op) bool { return other.Kind == chans.Close })
	}
	_, _, found := walk.From(op.Instr)
	return found
}

// loopOf returns the blocks of the loops around the operation: those that it
// reaches and that reach it.
func loopOf(op *chans.Op) map[*ssa.BasicBlock]bool {
	block := op.Instr.Block()
	loop := map[*ssa.BasicBlock]bool{}
	for _, b := range block.Parent().Blocks {
		if leads(b, block, nil) && slices.ContainsFunc(block.Succs, func(s *ssa.BasicBlock) bool { return leads(s, b, nil) }) {
			loop[b] = true
		}
	}
	return loop
}

// exits returns the other receives whose arms leave the loop. only is false if
// it may be left in another way than by those and by errors.
func (r *Result) exits(op *chans.Op, value ssa.Value, loop map[*ssa.BasicBlock]bool) (others []*chans.Op, only bool) {
	for _, block := range op.Fn().Blocks {
		if !loop[block] {
			continue
		}
		last := block.Instrs[len(block.Instrs)-1]
		if _, ok := last.(*ssa.Return); ok {
			return nil, false
		}
		branch, ok := last.(*ssa.If)
		if !ok || loop[block.Succs[0]] && loop[block.Succs[1]] {
			continue
		}
		if sel, index, ok := armOf(branch.Cond); ok {
			if !sel.Blocking && !loop[block.Succs[1]] {
				return nil, false // the default leaves
			}
			for _, arm := range r.chans.OpsAt(sel) {
				this, later := arm.Case == index && !loop[block.Succs[0]], arm.Case > index && !loop[block.Succs[1]]
				if (this || later) && arm != op {
					others = append(others, arm)
				}
			}
			continue
		}
		if test, ok := branch.Cond.(*ssa.BinOp); ok && value != nil && (r.isPartOf(test.X, value) || r.isPartOf(test.Y, value)) && isOtherConst(test) && !r.isLastWord(test, op) {
			continue // the zero value has its way, which leads around
		}
		if !isErrorTest(branch.Cond) {
			return nil, false
		}
	}
	return others, true
}

// armOf takes apart the test which case a select took.
func armOf(cond ssa.Value) (sel *ssa.Select, index int, ok bool) {
	test, isTest := cond.(*ssa.BinOp)
	if !isTest || test.Op != token.EQL {
		return nil, 0, false
	}
	extract, ok1 := test.X.(*ssa.Extract)
	c, ok2 := test.Y.(*ssa.Const)
	if !ok1 || !ok2 {
		return nil, 0, false
	}
	if sel, ok = extract.Tuple.(*ssa.Select); !ok || extract.Index != 0 {
		return nil, 0, false
	}
	return sel, int(c.Int64()), true
}

func isErrorTest(cond ssa.Value) bool {
	test, ok := cond.(*ssa.BinOp)
	return ok && (isErrorType(test.X.Type()) || isErrorType(test.Y.Type()))
}

// isTested tells whether the value, or what is computed from it, decides a
// branch: then the zero value may be looked for.
func (r *Result) isTested(value ssa.Value, op *chans.Op) bool {
	seen := map[ssa.Value]bool{}
	var tested func(v ssa.Value, called bool) bool
	tested = func(v ssa.Value, called bool) bool {
		if seen[v] {
			return false
		}
		seen[v] = true
		refs := v.Referrers()
		if refs == nil {
			return false
		}
		for _, ref := range *refs {
			switch ref := ref.(type) {
			case *ssa.If:
				return true
			case *ssa.TypeAssert:
				return true
			case *ssa.FieldAddr:
				if _, pointer := value.Type().Underlying().(*types.Pointer); pointer && v == value {
					continue // of nil, that is the end
				}
				if tested(ref, called) {
					return true
				}
			case *ssa.BinOp:
				if called && (isErrorType(ref.X.Type()) || isErrorType(ref.Y.Type())) {
					continue // the error of a call that was given it
				}
				if op != nil && (v == value || r.isPartOf(v, value)) && isOtherConst(ref) && !r.isLastWord(ref, op) {
					continue // the walk around the loop knows how this ends
				}
				if tested(ref, called) {
					return true
				}
			case *ssa.Call:
				if b, ok := ref.Call.Value.(*ssa.Builtin); ok && b.Name() != "len" && b.Name() != "min" && b.Name() != "max" {
					continue
				}
				if r.callTests(ref, v) {
					return true
				}
				if tested(ref, true) {
					return true
				}
			case *ssa.Store:
				// A variable: what is read from it is the value again.
				if a, ok := ref.Addr.(*ssa.Alloc); ok && ref.Val == v {
					if r.cellTested(a, tested, called) {
						return true
					}
				}
			case ssa.Value:
				if _, ok := ref.(*ssa.MakeClosure); ok {
					continue
				}
				if tested(ref, called) {
					return true
				}
			}
		}
		return false
	}
	return tested(value, false)
}

// isOtherConst tells whether the comparison is with a constant that is not the
// zero value.
func isOtherConst(test *ssa.BinOp) bool {
	if test.Op != token.EQL && test.Op != token.NEQ {
		return false
	}
	for _, v := range []ssa.Value{test.X, test.Y} {
		if c, ok := v.(*ssa.Const); ok && c.Value != nil && !isZeroConst(c) {
			return true
		}
	}
	return false
}

// isLastWord tells whether the package itself sends the constant of the
// comparison: it may say that nothing follows.
func (r *Result) isLastWord(test *ssa.BinOp, op *chans.Op) bool {
	said := func(v ssa.Value) bool {
		c, ok := v.(*ssa.Const)
		if !ok || c.Value == nil {
			return false
		}
		for _, side := range []ssa.Value{test.X, test.Y} {
			if other, ok := side.(*ssa.Const); ok && other.Value != nil && other.Value.ExactString() == c.Value.ExactString() {
				return true
			}
		}
		return false
	}
	for _, send := range op.Channels[0].Sends() {
		if said(send.Value) {
			return true
		}
		load, ok := send.Value.(*ssa.UnOp)
		if !ok {
			continue
		}
		for address := range ssax.Refs[*ssa.FieldAddr](load.X) {
			for store := range ssax.Refs[*ssa.Store](address) {
				if said(store.Val) {
					return true
				}
			}
		}
	}
	return false
}

// isPartOf tells whether v is the received struct, or a field of it.
func (r *Result) isPartOf(v, value ssa.Value) bool {
	for range maxPath {
		switch part := v.(type) {
		case *ssa.Field:
			v = part.X
		case *ssa.UnOp:
			address, ok := part.X.(*ssa.FieldAddr)
			if !ok || part.Op != token.MUL {
				return v == value
			}
			a, ok := address.X.(*ssa.Alloc)
			if !ok {
				return false
			}
			stores := r.storesTo(a)
			return len(stores) == 1 && stores[0].Val == value
		default:
			return v == value
		}
	}
	return false
}

func (r *Result) cellTested(a *ssa.Alloc, tested func(ssa.Value, bool) bool, called bool) bool {
	if tested(a, called) {
		return true
	}
	for closure := range ssax.Refs[*ssa.MakeClosure](a) {
		fn := closure.Fn.(*ssa.Function)
		for i, b := range closure.Bindings {
			if b == a && tested(fn.FreeVars[i], called) {
				return true
			}
		}
	}
	return false
}

// callTests tells whether a function of the package that is given the value
// looks whether it is zero.
func (r *Result) callTests(call *ssa.Call, v ssa.Value) bool {
	for _, fn := range r.gorun.Callees(call) {
		args := call.Call.Args
		params := fn.Params
		if call.Call.IsInvoke() && len(params) > 0 {
			params = params[1:]
		}
		for i, a := range args {
			if a != v || i >= len(params) {
				continue
			}
			for test := range ssax.Refs[*ssa.BinOp](params[i]) {
				if isZeroConst(test.X) || isZeroConst(test.Y) {
					return true
				}
			}
			for b := range ssax.Refs[*ssa.Call](params[i]) {
				if builtin, ok := b.Call.Value.(*ssa.Builtin); ok && builtin.Name() == "len" {
					return true
				}
			}
			for range ssax.Refs[*ssa.TypeAssert](params[i]) {
				return true
			}
		}
	}
	return false
}

func isZeroConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	if !ok {
		return false
	}
	return c.Value == nil || c.Value.ExactString() == ssax.ZeroOf(c.Type())
}

// closesAlone tells whether the close may come about without any of the other
// ways out of the receiver's loop being opened with it.
func (r *Result) closesAlone(c, op *chans.Op, others []*chans.Op) bool {
	related := func(other *chans.Op) bool {
		return slices.ContainsFunc(others, func(arm *chans.Op) bool {
			return overlap(arm, other) || r.isEnvironment(arm.Chan) && r.isEnvironment(other.Chan)
		})
	}
	cancels := slices.ContainsFunc(others, func(arm *chans.Op) bool { return r.isEnvironment(arm.Chan) })
	fns := []*ssa.Function{c.Fn()}
	own := false
	for _, ch := range r.chainsOf(c) {
		own = own || ch.spawned() >= 0 || !r.isEntry(ch.root) || r.starts(ch.root, op)
		for _, f := range ch.frames {
			if !f.goes && !slices.Contains(fns, f.site.Parent()) {
				fns = append(fns, f.site.Parent())
			}
		}
	}
	if !own {
		return false // who calls it from outside may open another way out first
	}
	for instr := range ssax.All[ssa.Instruction](fns) {
		for _, other := range r.chans.OpsAt(instr) {
			if (other.Kind == chans.Close || other.Kind == chans.Send) && related(other) {
				return false
			}
		}
		if call, ok := instr.(ssa.CallInstruction); ok && cancels && isCancel(call) {
			return false
		}
	}
	// The closer's own way to the close must not need one of them.
	stop := func(instr ssa.Instruction, chosen int) bool {
		for _, other := range r.chans.OpsAt(instr) {
			if (other.Kind == chans.Recv || other.Kind == chans.Range) && (other.Select == nil || other.Case == chosen) && related(other) {
				return true
			}
		}
		return false
	}
	return r.reach(c.Fn(), nil, c.Instr, stop)
}

// starts tells whether fn starts the goroutine of the operation.
func (r *Result) starts(fn *ssa.Function, op *chans.Op) bool {
	return slices.ContainsFunc(r.chainsOf(op), func(ch chain) bool { return ch.root == fn && ch.spawned() == 0 })
}

// unsent tells whether the receive is one whose producer may close the channel
// without having sent, and whose value is then used as if it had been sent.
func (r *Result) unsent(op *chans.Op) (Zero, bool) {
	value := valueOf(op)
	if value == nil || r.isNiled(op) || !op.Certain {
		return Zero{}, false
	}
	if z, ok := r.comesToNil(op, value); ok {
		return z, true
	}
	counted := ssax.InLoop(op.Instr.Block()) && !r.isOfTurn(op)
	closes := r.closesOf(op)
	if len(closes) != 1 {
		return Zero{}, false
	}
	c, channel := closes[0], op.Channels[0]
	switch t := value.Type().Underlying().(type) {
	case *types.Basic:
		if t.Info()&types.IsBoolean != 0 {
			return Zero{}, false // false says that nothing was sent
		}
	case *types.Struct:
		if t.NumFields() == 0 {
			return Zero{}, false
		}
	}
	if isErrorType(value.Type()) || r.isTested(value, nil) || !isUsed(value, madeHere(op)) {
		return Zero{}, false
	}
	sends := channel.Sends()
	if len(sends) == 0 || !channel.Complete(flow.SendEnd) {
		return Zero{}, false
	}
	if c.Fn() == op.Fn() || r.tellsOtherwise(c, op) {
		return Zero{}, false
	}
	if counted {
		return r.tooFew(op, c)
	}
	if r.isAbandoned(op, c) {
		return Zero{Recv: op, Takes: true, Close: c, Skips: c.Instr}, true
	}
	// The producer is the function that closes; its helpers may send.
	for _, send := range sends {
		if send.Fn() != c.Fn() && !r.isHelper(send.Fn(), c.Fn()) {
			return Zero{}, false
		}
	}
	skip := r.skipsSend(c, channel)
	if skip == nil {
		return Zero{}, false
	}
	return Zero{Recv: op, Takes: true, Close: c, Skips: skip}, true
}

// isHelper tells whether fn runs only when caller calls it.
func (r *Result) isHelper(fn, caller *ssa.Function) bool {
	sites := r.gorun.Callers(fn)
	if len(sites) == 0 || len(r.gorun.SpawnsOf(fn)) > 0 || r.isEntry(fn) {
		return false
	}
	for _, site := range sites {
		if site.Parent() != caller {
			return false
		}
	}
	return true
}

// skipsSend returns where the closer leaves, or closes, on a feasible path
// without a send, or nil.
func (r *Result) skipsSend(c *chans.Op, channel *chans.Channel) ssa.Instruction {
	sends := func(instr ssa.Instruction, chosen int) bool {
		for _, op := range r.chans.OpsAt(instr) {
			if op.Kind == chans.Send && (op.Select == nil || op.Case == chosen) && slices.Contains(op.Channels, channel) {
				return true
			}
		}
		if call, ok := instr.(*ssa.Call); ok {
			for _, fn := range r.gorun.Callees(call) {
				if slices.Contains(r.traceOf(fn).signals, channel) {
					return true
				}
			}
		}
		return false
	}
	_, deferred := c.Instr.(*ssa.Defer)
	walk := ssax.Walk{MaxCost: 1, Turns: true, Stop: sends}
	walk.Goal = func(instr ssa.Instruction, _ int) bool {
		if !deferred {
			return instr == c.Instr
		}
		_, ok := instr.(*ssa.Return)
		return ok
	}
	var goal ssa.Instruction
	var found bool
	if deferred {
		if !ssax.Precedes(c.Fn().Blocks[0].Instrs[0], c.Instr) && c.Instr != c.Fn().Blocks[0].Instrs[0] {
			return nil
		}
		goal, _, found = walk.From(c.Instr)
	} else {
		goal, _, found = walk.FromEntry(c.Fn())
	}
	if !found {
		return nil
	}
	return goal
}

// isUsed tells whether the value is used as if it were real: dereferenced,
// called, stored, returned, sent or passed on. own says that the function which
// receives has made the channel.
func isUsed(value ssa.Value, own bool) bool {
	refs := value.Referrers()
	if refs == nil {
		return false
	}
	for _, ref := range *refs {
		switch ref := ref.(type) {
		case *ssa.DebugRef, *ssa.If:
		case *ssa.Return:
			// Whoever gets nil may look for it, unless told that there is no error.
			if !isNilable(value.Type()) || own && saysNoError(ref) {
				return true
			}
		case *ssa.BinOp:
			switch ref.Op {
			case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
			default:
				return true
			}
		default:
			return true
		}
	}
	return false
}

func isNilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface, *types.Signature, *types.Chan:
		return true
	}
	return false
}

// saysNoError tells whether nil is returned as the error.
func saysNoError(ret *ssa.Return) bool {
	last, ok := ret.Results[len(ret.Results)-1].(*ssa.Const)
	return ok && last.IsNil() && isErrorType(last.Type())
}

func madeHere(op *chans.Op) bool {
	return slices.ContainsFunc(op.Channels[0].Makes, func(m *chans.Make) bool { return m.Instr.Parent() == op.Fn() })
}

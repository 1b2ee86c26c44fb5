package chans

import (
	"go/types"
	"iter"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// A Sequel is an operation that panics because an earlier close has closed the
// same channel.
type Sequel struct {
	First, Second *Op
	At            ssa.Instruction // the call by which the first comes about, or the first itself
	AtReturn      bool            // the second is deferred, or a deferred one runs after it
	Via           ssa.Instruction
}

// AfterClose yields the closes and bare sends that run after a close of the
// same channel on a feasible path of one function that needs at most one
// arbitrary branch. A helper or deferred literal that always closes the
// channel counts as the close. There is one for each second operation.
func (r *Result) AfterClose() iter.Seq[Sequel] {
	return func(yield func(Sequel) bool) {
		a := &again{Result: r, sure: map[sureKey][]closing{}}
		a.seen = map[ssa.Instruction]bool{}
		closes := slices.ContainsFunc(r.Ops, func(op *Op) bool { return op.Kind == Close })
		seen := a.seen
		for _, op := range r.Ops {
			if !closes {
				return
			}
			if s, ok := a.afterEnd(op); ok && !seen[s.Via] {
				seen[s.Via] = true
				if !yield(s) {
					return
				}
			}
		}
		for _, call := range r.ir.Calls {
			if !closes {
				return
			}
			if s, ok := a.afterFailure(call); ok && !seen[s.Via] && !seen[s.At] {
				seen[s.Via] = true
				if !yield(s) {
					return
				}
			}
			for _, first := range a.surely(Close, call, 0) {
				s, ok := a.sequel(call, first)
				if ok && !seen[s.Via] && !seen[s.At] {
					seen[s.Via] = true
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

// again looks for sequels.
type again struct {
	*Result
	sure map[sureKey][]closing
	seen map[ssa.Instruction]bool
}

type sureKey struct {
	kind Kind
	fn   *ssa.Function
}

// A closing is a close that an instruction brings about, with the channel as
// its function knows it.
type closing struct {
	op   *Op
	key  any
	anew bool // a called function gives the channel's place another value before it
	gone bool // or behind it
}

// maxHelpers is how many calls deep an operation is looked for.
const maxHelpers = 3

// surely returns the operations of a kind that the call, or deferred call,
// brings about on every path: it is one, or it calls a function of the package
// that performs one whenever it returns.
func (a *again) surely(kind Kind, call ssa.CallInstruction, depth int) []closing {
	if _, ok := call.(*ssa.Go); ok {
		return nil
	}
	var list []closing
	for _, op := range a.ops[call] {
		if op.Kind == kind {
			list = append(list, closing{op: op, key: ssax.Canon(ssax.KeyOf(op.Chan))})
		}
	}
	if len(list) > 0 || depth >= maxHelpers {
		return list
	}
	callee := ssax.Origin(call.Common().StaticCallee())
	if bound := boundMethod(call); bound != nil {
		callee = ssax.Origin(bound)
	}
	if callee == nil || !a.ir.Has(callee) || callee == call.Parent() {
		return nil
	}
	for _, c := range a.within(kind, callee, depth+1) {
		if key, ok := translate(c.key, call, callee); ok {
			c.key = key
			list = append(list, c)
		}
	}
	return list
}

// onRequest tells whether the instruction runs once for each value that only
// code outside the package has sent: it may ask for it just once.
func (a *again) onRequest(at ssa.Instruction) bool {
	for sel := range ssax.All[*ssa.Select]([]*ssa.Function{at.Parent()}) {
		arm := ssax.Arm(sel, at.Block())
		for _, op := range a.ops[sel] {
			if op.Case == arm && op.Kind == Recv && ssax.Precedes(sel, at) && a.isRequest(op) {
				return true
			}
		}
	}
	return false
}

func (a *again) isRequest(op *Op) bool {
	if !op.Certain || len(op.Channels[0].Closes()) > 0 || len(op.Channels[0].Sends()) == 0 {
		return false
	}
	return !slices.ContainsFunc(op.Channels[0].Sends(), func(send *Op) bool {
		sites, only := a.flow.Callers(send.Fn())
		return only || len(sites) > 0
	})
}

// boundMethod returns the method whose value is called, or nil.
func boundMethod(call ssa.CallInstruction) *ssa.Function {
	closure, ok := call.Common().Value.(*ssa.MakeClosure)
	if !ok {
		return nil
	}
	fn := closure.Fn.(*ssa.Function)
	method, ok := fn.Object().(*types.Func)
	if !ok || fn.Synthetic == "" || len(closure.Bindings) != 1 {
		return nil
	}
	return fn.Prog.FuncValue(method)
}

// translate names in the caller what key names in the callee. The receiver of
// a method value is what the value was made of.
func translate(key any, call ssa.CallInstruction, callee *ssa.Function) (any, bool) {
	if boundMethod(call) == nil {
		k, ok := ssax.TranslateKey(key, call)
		return ssax.Canon(k), ok
	}
	return ssax.Rebind(key, callee.Params[0], call.Common().Value.(*ssa.MakeClosure).Bindings[0])
}

// within returns the operations that fn performs whenever it returns.
func (a *again) within(kind Kind, fn *ssa.Function, depth int) []closing {
	key := sureKey{kind, fn}
	if known, ok := a.sure[key]; ok {
		return known
	}
	a.sure[key] = nil
	var list []closing
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			var found []closing
			if send, ok := instr.(*ssa.Send); ok && kind == Send {
				found = []closing{{op: a.ops[send][0], key: ssax.Canon(ssax.KeyOf(send.Chan))}}
			} else if call, ok := instr.(ssa.CallInstruction); ok {
				found = a.surely(kind, call, depth)
			}
			if len(found) > 0 && dominatesReturns(block, fn) {
				for _, c := range found {
					list = append(list, replaced(c, instr))
				}
			}
		}
	}
	a.sure[key] = list
	return list
}

// replaced notes whether the function of instr, which brings the closing about,
// gives the place of the channel another value before or behind it.
func replaced(c closing, instr ssa.Instruction) closing {
	for other := range ssax.All[*ssa.Store]([]*ssa.Function{instr.Parent()}) {
		if ssax.Redefines(other, c.key) {
			c.anew = c.anew || ssax.Reaches(other, instr, nil)
			c.gone = c.gone || ssax.Reaches(instr, other, nil)
		}
	}
	return c
}

func dominatesReturns(block *ssa.BasicBlock, fn *ssa.Function) bool {
	found := false
	for _, b := range fn.Blocks {
		if b == fn.Recover {
			continue
		}
		if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			found = true
			if !block.Dominates(b) {
				return false
			}
		}
	}
	return found
}

func (a *again) sequel(at ssa.CallInstruction, first closing) (Sequel, bool) {
	if first.gone {
		return Sequel{}, false
	}
	_, deferred := at.(*ssa.Defer)
	local := ssax.IsLocal(first.key)
	var second *Op
	// What a turn of the loop has counted or gathered, and what is asked of that
	// later, belong together: neither outcome may be taken for granted.
	walk := ssax.Walk{MaxCost: 1, Barred: func(cond ssa.Value) bool { return ssax.IsTally(cond, at) }}
	walk.Goal = func(instr ssa.Instruction, chosen int) bool {
		switch i := instr.(type) {
		case *ssa.Send:
			if !deferred && ssax.Canon(ssax.KeyOf(i.Chan)) == first.key {
				second = a.ops[i][0]
				return true
			}
		case ssa.CallInstruction:
			happens := a.surely(Close, i, 0)
			if _, late := instr.(*ssa.Defer); !deferred && !late {
				happens = append(happens, a.surely(Send, i, 0)...)
			}
			for _, c := range happens {
				if c.key == first.key && !c.anew {
					second = c.op
					return true
				}
			}
		}
		return false
	}
	walk.Stop = func(instr ssa.Instruction, chosen int) bool {
		if ssax.Redefines(instr, first.key) {
			return true
		}
		if call, ok := instr.(ssa.CallInstruction); ok && !local && !deferred {
			return ssax.MayWrite(call)
		}
		return false
	}
	goal, _, ok := walk.From(at)
	if !ok || goal == ssa.Instruction(at) && (ssax.IsPicked(at) || a.onRequest(at)) {
		return Sequel{}, false
	}
	_, later := goal.(*ssa.Defer)
	s := Sequel{First: first.op, Second: second, At: at, AtReturn: deferred || later, Via: goal}
	if deferred {
		// What is deferred first runs last.
		s.First, s.Second, s.At, s.Via = second, first.op, goal, at
	}
	return s, true
}

// AlwaysNil tells whether the operation's channel is nil whenever it runs: it
// is the nil constant, or nothing is ever stored in its field or variable.
func (r *Result) AlwaysNil(op *Op) bool {
	if c, ok := op.Chan.(*ssa.Const); ok {
		return c.IsNil()
	}
	if !op.Certain || op.Channels[0].NeverMade() != Yes || ssax.KnownNotNil(op.Instr, op.Chan) {
		return false
	}
	c := op.Channels[0]
	for _, f := range c.Fields {
		// A struct that nothing here builds is built where we cannot look, such
		// as in the tests of the package.
		if r.flow.Escapes(r.flow.FieldObject(f)) != 0 || !r.built[f] || r.given[f.Origin()] {
			return false
		}
	}
	for _, local := range c.Locals {
		for store := range ssax.Refs[*ssa.Store](local) {
			if v, ok := store.Val.(*ssa.Const); store.Addr == local && !(ok && v.IsNil()) {
				return false // a parameter of a function that nothing calls
			}
		}
	}
	_, isParam := op.Chan.(*ssa.Parameter)
	return !isParam && len(c.Fields)+len(c.Globals)+len(c.Locals) > 0
}

// Paths says on which paths to an operation something has happened.
type Paths uint8

const (
	NoPath Paths = iota
	SomePath
	EveryPath
)

func (p Paths) String() string { return [...]string{"no path", "some path", "every path"}[p] }

// ClosedBefore tells on which paths through its function the operation's
// channel is closed when it runs: by a close, or by a call that always closes
// it. A deferred close comes after.
func (r *Result) ClosedBefore(op *Op) Paths {
	a := &again{Result: r, sure: map[sureKey][]closing{}}
	key, found := ssax.Canon(ssax.KeyOf(op.Chan)), NoPath
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{op.Fn()}) {
		for _, c := range a.surely(Close, call, 0) {
			if c.key != key {
				continue
			}
			if !ssax.Reaches(call, op.Instr, func(i ssa.Instruction) bool { return ssax.Redefines(i, key) }) {
				continue
			}
			if ssax.Precedes(call, op.Instr) {
				return EveryPath
			}
			found = SomePath
		}
	}
	return found
}

// afterEnd returns the close that runs once a range over the channel has ended,
// or a receive has said that it is closed: somebody else has closed it.
func (a *again) afterEnd(op *Op) (Sequel, bool) {
	recv, ok := op.Instr.(*ssa.UnOp)
	if !ok || !recv.CommaOk || len(op.Channels) == 0 || op.Channels[0].NeverMade() == Yes {
		return Sequel{}, false
	}
	var open ssa.Value
	for extract := range ssax.Refs[*ssa.Extract](recv) {
		if extract.Index == 1 {
			open = extract
		}
	}
	if open == nil {
		return Sequel{}, false
	}
	key := ssax.Canon(ssax.KeyOf(op.Chan))
	var second *Op
	walk := ssax.Walk{Known: []ssax.Known{{Of: open, Text: "false"}}}
	walk.Goal = func(instr ssa.Instruction, _ int) bool {
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			return false
		}
		for _, c := range a.surely(Close, call, 0) {
			if _, late := instr.(*ssa.Defer); c.key == key && !c.anew && !late && a.closedByOthers(c.op) {
				second = c.op
				return true
			}
		}
		return false
	}
	walk.Stop = func(instr ssa.Instruction, _ int) bool {
		call, ok := instr.(ssa.CallInstruction)
		return instr == op.Instr || ssax.Redefines(instr, key) || ok && !ssax.IsLocal(key) && ssax.MayWrite(call)
	}
	goal, _, found := walk.From(op.Instr)
	if !found {
		return Sequel{}, false
	}
	return Sequel{First: op, Second: second, At: op.Instr, Via: goal}, true
}

// closedByOthers tells whether something else may close the channel than this
// one close as it is reached here.
func (a *again) closedByOthers(op *Op) bool {
	if len(op.Channels) == 0 {
		return false
	}
	others := 0
	for _, c := range op.Channels[0].Closes() {
		if c != op {
			return true
		}
	}
	for _, call := range a.ir.Calls {
		if ssax.Origin(call.Common().StaticCallee()) == op.Fn() {
			others++
		}
	}
	return others > 1
}

package protocol

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ssax"
)

// tokens finds the acquisition of a semaphore whose token is not given back on
// an early return of the function that acquires and releases it.
func (r *Result) tokens(c *chans.Channel) {
	if !c.Complete(flow.BothEnds) || len(c.Closes()) > 0 || c.NeverMade() != chans.No {
		return
	}
	for _, m := range c.Makes {
		if m.Cap.Kind == chans.Constant && m.Cap.Const == 0 {
			return
		}
	}
	acquire, release := c.Sends(), c.Receives()
	if r.isFilled(c) {
		acquire, release = release, acquire
		release = slices.DeleteFunc(slices.Clone(release), func(op *chans.Op) bool { return r.makesOwner(c, op.Fn()) })
	}
	if len(release) == 0 {
		return
	}
	s := r.serviceOf(c, release)
	for _, op := range acquire {
		if !isBare(op) || !op.Certain || !releasedOnlyBy(op.Fn(), release) || !s.releasesAfter(op) {
			continue
		}
		at := r.earlyReturn(op, s.serves)
		if at == nil {
			continue
		}
		r.stuck = append(r.stuck, Stuck{Op: op, Channel: c, Shape: Leaked, Exit: Exit{Fn: op.Fn(), Pos: posOf(at)}})
	}
}

// isFilled tells whether the constructor puts the tokens in, so that a receive
// acquires one.
func (r *Result) isFilled(c *chans.Channel) bool {
	return slices.ContainsFunc(c.Sends(), func(op *chans.Op) bool {
		return r.makesOwner(c, op.Fn()) && op.Fn().Parent() == nil && ssax.InLoop(op.Instr.Block())
	})
}

// releasedOnlyBy tells whether the tokens are given back by fn and the
// literals within it, so that none is handed over.
func releasedOnlyBy(fn *ssa.Function, release []*chans.Op) bool {
	return !slices.ContainsFunc(release, func(op *chans.Op) bool { return outermost(op.Fn()) != outermost(fn) })
}

// releasesAfter tells whether the function gives its token back on some path.
func (s *service) releasesAfter(op *chans.Op) bool {
	for instr := range ssax.After(op.Instr, nil) {
		if instr != op.Instr && s.serves(instr) {
			return true
		}
	}
	return false
}

// earlyReturn returns a return that follows op on a path that needs no
// arbitrary branch and on which nothing of stop comes.
func (r *Result) earlyReturn(op *chans.Op, stop func(ssa.Instruction) bool) ssa.Instruction {
	walk := ssax.Walk{
		Goal: func(instr ssa.Instruction, chosen int) bool {
			_, ok := instr.(*ssa.Return)
			return ok
		},
		Stop:    func(instr ssa.Instruction, chosen int) bool { return stop(instr) || instr == op.Instr },
		MaxCost: 1,
	}
	goal, _, ok := walk.From(op.Instr)
	if !ok {
		return nil
	}
	return goal
}

func posOf(instr ssa.Instruction) token.Pos {
	if instr.Pos().IsValid() {
		return instr.Pos()
	}
	for b := instr.Block(); b != nil; b = b.Idom() {
		for i := len(b.Instrs) - 1; i >= 0; i-- {
			if _, ok := b.Instrs[i].(*ssa.Phi); !ok && b.Instrs[i].Pos().IsValid() {
				return b.Instrs[i].Pos()
			}
		}
	}
	return instr.Parent().Pos()
}

// signals finds receives on a channel on which one value is sent and that
// nothing closes, although several goroutines wait for it.
func (r *Result) signals(c *chans.Channel) {
	sends := c.Sends()
	if len(sends) != 1 || len(c.Closes()) > 0 || !c.Complete(flow.SendEnd) || c.NeverMade() != chans.No || r.atMost(c, sends[0]) != 1 {
		return
	}
	var waits []*chans.Op
	for _, op := range c.Receives() {
		if op.Kind != chans.Recv || !isBare(op) || !op.Certain || op.CommaOk || ssax.InLoop(op.Instr.Block()) || len(r.runsOn(op)) == 0 {
			continue
		}
		waits = append(waits, op)
	}
	if len(waits) == 0 || r.gorun.RunBy(sends[0].Fn()) == nil {
		return
	}
	first := Stuck{Channel: c, Shape: OneSignal, Before: sends[0].Pos()}
	for _, op := range waits {
		for _, g := range r.runsOn(op) {
			if g.Kind == gorun.Spawned && slices.Contains(g.Spawn.Runs, op.Fn()) && ssax.InLoop(g.Spawn.Site.Block()) && !r.isUnique(c, g.Spawn) {
				first.Op = op
				r.stuck = append(r.stuck, first)
				return
			}
		}
	}
	// Two methods that wait, whichever is called first.
	for i, op := range waits {
		for _, other := range waits[:i] {
			if outermost(op.Fn()) != outermost(other.Fn()) && r.byClient(op.Fn()) && r.byClient(other.Fn()) {
				first.Op = op
				r.stuck = append(r.stuck, first)
				return
			}
		}
	}
}

// replies finds the receives of a reply that the handler of the request can go
// on without giving.
func (r *Result) replies() {
	for _, op := range r.chans.Ops {
		if op.Kind != chans.Recv || !isBare(op) || !op.Certain {
			continue
		}
		c := op.Channels[0]
		if !c.Complete(flow.SendEnd) || c.NeverMade() != chans.No || len(c.Sends())+len(c.Closes()) == 0 || r.comparesWithNil(c) {
			continue
		}
		for _, request := range r.requestsBefore(op, c) {
			if s, ok := r.unreplied(op, c, request); ok {
				r.stuck = append(r.stuck, s)
				break
			}
			if s, ok := r.dropped(op, c, request); ok {
				r.stuck = append(r.stuck, s)
				break
			}
			if s, ok := r.orphaned(op, c, request); ok {
				r.stuck = append(r.stuck, s)
				break
			}
		}
	}
}

// requestsBefore returns the sends on other channels that the function makes
// before the receive, in the order of the source.
func (r *Result) requestsBefore(op *chans.Op, c *chans.Channel) []*chans.Op {
	var list []*chans.Op
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{op.Fn()}) {
		for _, other := range r.chans.OpsAt(instr) {
			if other.Kind == chans.Send && other.Certain && other.Channels[0] != c && ssax.Precedes(instr, op.Instr) && other.Channels[0].Complete(flow.RecvEnd) {
				list = append(list, other)
			}
		}
	}
	return list
}

// unreplied tells whether the handler that takes the request can go on to the
// next, or return, without a send on c or a close of it.
func (r *Result) unreplied(op *chans.Op, c *chans.Channel, request *chans.Op) (Stuck, bool) {
	queue := request.Channels[0]
	s := r.serviceOf(c, slices.Concat(c.Sends(), c.Closes()))
	takes := queue.Receives()
	if len(takes) == 0 {
		return Stuck{}, false
	}
	var found Stuck
	ok := false
	for _, take := range takes {
		if !s.touching[take.Fn()] || !take.Certain || take.Fn() == op.Fn() {
			return Stuck{}, false // it is handed on, or answered elsewhere
		}
		for serving := range s.at {
			if !r.within(serving.Parent(), takes, 0) {
				return Stuck{}, false // others complete it too
			}
		}
		if goal := r.goesOn(take, request, s); goal != nil {
			found = Stuck{Op: op, Channel: c, Shape: Unreplied, Before: take.Pos(), Exit: Exit{Fn: take.Fn(), Pos: posOf(goal)}}
			ok = true
		}
	}
	return found, ok
}

// within tells whether fn runs only as a part of functions that take requests.
func (r *Result) within(fn *ssa.Function, takes []*chans.Op, depth int) bool {
	if slices.ContainsFunc(takes, func(take *chans.Op) bool { return take.Fn() == fn }) {
		return true
	}
	sites, complete := r.flow.Callers(fn)
	if depth > maxCalls || !complete || len(sites) == 0 {
		return false
	}
	return !slices.ContainsFunc(sites, func(site ssa.CallInstruction) bool { return !r.within(site.Parent(), takes, depth+1) })
}

// goesOn returns where the handler takes the next request, or returns, without
// having served this one.
func (r *Result) goesOn(take, request *chans.Op, s *service) ssa.Instruction {
	message := messageOf(take)
	if len(message) == 0 {
		return nil
	}
	served := false
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{take.Fn()}) {
		if !s.serves(instr) {
			continue
		}
		if _, ok := instr.(*ssa.Defer); ok {
			return nil // it serves when it ends
		}
		served = served || ssax.Reaches(take.Instr, instr, nil)
	}
	if !served {
		return nil // another call of the function serves
	}
	var known []ssax.Known
	for _, m := range message {
		switch m.Type().Underlying().(type) {
		case *types.Pointer, *types.Chan, *types.Interface:
			known = append(known, ssax.Known{Of: m, Text: ssax.NotNil})
		}
	}
	walk := ssax.Walk{
		Known:   known,
		Decided: ofType(take, request, message),
		Goal: func(instr ssa.Instruction, chosen int) bool {
			if ret, ok := instr.(*ssa.Return); ok {
				return ret.Block() != ret.Parent().Recover && !keeps(ret, message)
			}
			return instr == take.Instr // while it takes others it has this one in hand
		},
		Stop: func(instr ssa.Instruction, chosen int) bool { return s.serves(instr) || keeps(instr, message) },
	}
	if take.Select == nil {
		ok := okOf(take)
		if ok == nil {
			goal, _, _ := walk.From(take.Instr)
			return goal
		}
		// The end of the channel is not a request without a reply.
		for branch := range ssax.Refs[*ssa.If](ok) {
			goal, _, _ := walk.Into(branch.Block().Succs[0])
			return goal
		}
		return nil
	}
	arm := armBlock(take.Select, take.Case)
	if arm == nil {
		return nil
	}
	goal, _, _ := walk.Into(arm)
	return goal
}

// ofType knows that there is a message, and of a type switch over it which of
// its cases the request takes.
func ofType(take, request *chans.Op, message []ssa.Value) func(ssa.Value) (value, known bool) {
	made, _ := request.Value.(*ssa.MakeInterface)
	return func(cond ssa.Value) (value, known bool) {
		extract, ok := cond.(*ssa.Extract)
		if !ok || extract.Index != 1 {
			return false, false
		}
		if take.Select != nil && extract.Tuple == ssa.Value(take.Select) {
			return true, true // a request has come, and not the close
		}
		if made == nil {
			return false, false
		}
		sent := made.X.Type()
		assert, ok := extract.Tuple.(*ssa.TypeAssert)
		if !ok || !slices.Contains(message, assert.X) {
			return false, false
		}
		if iface, ok := assert.AssertedType.Underlying().(*types.Interface); ok {
			return types.Implements(sent, iface), true
		}
		return types.Identical(sent, assert.AssertedType), true
	}
}

// okOf returns the second result of a receive if it is asked for.
func okOf(op *chans.Op) *ssa.Extract {
	if recv, ok := op.Instr.(*ssa.UnOp); ok && recv.CommaOk {
		for extract := range ssax.Refs[*ssa.Extract](recv) {
			if extract.Index == 1 {
				return extract
			}
		}
	}
	return nil
}

// armBlock returns the first block of a case of the select.
func armBlock(sel *ssa.Select, index int) *ssa.BasicBlock {
	for extract := range ssax.Refs[*ssa.Extract](sel) {
		if extract.Index != 0 {
			continue
		}
		for test := range ssax.Refs[*ssa.BinOp](extract) {
			if other, i := selectTest(test); other == sel && i == index {
				for branch := range ssax.Refs[*ssa.If](test) {
					return branch.Block().Succs[0]
				}
			}
		}
	}
	if len(sel.States) == 1 && sel.Blocking {
		return nil
	}
	return nil
}

// messageOf returns the values that are the message, or a part or copy of it.
func messageOf(take *chans.Op) []ssa.Value {
	var list []ssa.Value
	add := func(v ssa.Value) {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	switch instr := take.Instr.(type) {
	case *ssa.UnOp:
		if instr.CommaOk {
			for extract := range ssax.Refs[*ssa.Extract](instr) {
				if extract.Index == 0 {
					add(extract)
				}
			}
		} else {
			add(instr)
		}
	case *ssa.Select:
		n := 2
		for i, state := range instr.States {
			if state.Send != nil {
				continue
			}
			if i == take.Case {
				for extract := range ssax.Refs[*ssa.Extract](instr) {
					if extract.Index == n {
						add(extract)
					}
				}
			}
			n++
		}
	}
	for i := 0; i < len(list) && len(list) < 100; i++ {
		if list[i].Referrers() == nil {
			continue
		}
		for _, ref := range *list[i].Referrers() {
			switch ref := ref.(type) {
			case *ssa.Store:
				if cell, ok := ref.Addr.(*ssa.Alloc); ok && ref.Val == list[i] {
					add(cell)
				}
			case *ssa.MakeInterface, *ssa.TypeAssert, *ssa.ChangeType, *ssa.ChangeInterface, *ssa.Phi:
				add(ref.(ssa.Value))
			case *ssa.Extract:
				add(ref)
			case *ssa.UnOp:
				add(ref)
			case *ssa.Field:
				if isChannel(ref.Type()) {
					add(ref)
				}
			case *ssa.FieldAddr:
				if isChannel(ref.Type().Underlying().(*types.Pointer).Elem()) {
					add(ref)
				}
			}
		}
	}
	return list
}

func isChannel(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// keeps tells whether the message leaves by the instruction: it is stored,
// sent on, captured, or given to a function that may keep it.
func keeps(instr ssa.Instruction, message []ssa.Value) bool {
	is := func(v ssa.Value) bool {
		if v == nil || !slices.Contains(message, v) {
			return false
		}
		_, plain := v.Type().Underlying().(*types.Basic)
		return !plain // a number or text leads nobody to the reply
	}
	switch i := instr.(type) {
	case *ssa.Store:
		_, local := i.Addr.(*ssa.Alloc)
		return is(i.Val) && !local
	case *ssa.Send:
		return is(i.X)
	case *ssa.Select:
		for _, state := range i.States {
			if is(state.Send) {
				return true
			}
		}
	case *ssa.MapUpdate:
		return is(i.Value) || is(i.Key)
	case *ssa.MakeClosure:
		return slices.ContainsFunc(i.Bindings, is)
	case *ssa.Return:
		return slices.ContainsFunc(i.Results, is)
	case ssa.CallInstruction:
		return slices.ContainsFunc(i.Common().Args, is)
	}
	return false
}

// comparesWithNil tells whether the program asks whether there is a channel at
// all, so that not every request wants its reply.
func (r *Result) comparesWithNil(c *chans.Channel) bool {
	for test := range ssax.All[*ssa.BinOp](r.ir.Funcs) {
		for _, pair := range [][2]ssa.Value{{test.X, test.Y}, {test.Y, test.X}} {
			if k, ok := pair[1].(*ssa.Const); ok && k.IsNil() && r.chans.Channel(pair[0]) == c {
				return true
			}
		}
	}
	return false
}

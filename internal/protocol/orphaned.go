package protocol

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
)

// orphaned tells whether the loops that take the request from its queue can
// all leave while it still lies in the buffer, so that nobody gives the reply.
func (r *Result) orphaned(op *chans.Op, c *chans.Channel, request *chans.Op) (Stuck, bool) {
	queue := request.Channels[0]
	if len(op.Channels) != 1 || len(request.Channels) != 1 || !queue.Complete(flow.BothEnds) || queue.NeverMade() != chans.No ||
		!r.isBuffered(request) || !r.madeFor(op, c) || !carries(request, c) || !r.answeredBy(c, queue) {
		return Stuck{}, false
	}
	s := r.serviceOf(queue, queue.Receives())
	if s.sameSide(op) {
		return Stuck{}, false
	}
	exits := slices.DeleteFunc(r.leaving(s, false), func(e Exit) bool { return s.isGuarded(request, e) || s.isAwaited(op, e) })
	best, ok := s.bestExit(op, exits, c.Receives())
	if !ok {
		return Stuck{}, false
	}
	if best.Evidence > Watched {
		for _, other := range s.sendsToLoop(exits) {
			if s.sees(other, best.Exit) {
				best.Evidence, best.Sibling = Watched, other
				break
			}
		}
	}
	best.Op, best.Channel, best.Shape, best.Request = op, c, Orphaned, request
	return best, true
}

// dropped tells whether who takes the request can leave the select that gives
// the reply by another case, and go on without it.
func (r *Result) dropped(op *chans.Op, c *chans.Channel, request *chans.Op) (Stuck, bool) {
	queue := request.Channels[0]
	if len(op.Channels) != 1 || len(request.Channels) != 1 || !r.madeFor(op, c) || !carries(request, c) || !r.answeredBy(c, queue) {
		return Stuck{}, false
	}
	s := r.serviceOf(c, slices.Concat(c.Sends(), c.Closes()))
	for _, take := range queue.Receives() {
		for _, reply := range c.Sends() {
			if reply.Select == nil || !reply.Select.Blocking || !r.answersIn(reply, take, s) {
				continue
			}
			var message []ssa.Value
			if reply.Fn() == take.Fn() {
				message = messageOf(take)
			}
			for i, state := range reply.Select.States {
				arm := armBlock(reply.Select, i)
				if i == reply.Case || state.Dir != types.RecvOnly || arm == nil || r.hasDeferred(s, reply.Fn()) {
					continue
				}
				walk := ssax.Walk{
					Goal: func(instr ssa.Instruction, chosen int) bool {
						ret, ok := instr.(*ssa.Return)
						return ok && !keeps(ret, message) || instr == take.Instr
					},
					Stop: func(instr ssa.Instruction, chosen int) bool {
						return s.serves(instr) || keeps(instr, message) || message == nil && handsAny(instr)
					},
					MaxCost: 1,
				}
				if _, _, ok := walk.Into(arm); !ok {
					continue
				}
				e := s.armExit(Exit{Fn: reply.Fn(), Pos: state.Pos}, reply.Select, i)
				if e.Way != Cancelled && e.Way != Signalled && e.Way != Elapsed || s.isGuarded(op, e) || s.isAwaited(op, e) || s.sameSide(op) {
					continue
				}
				grade, ok := s.evidenceFor(op, e)
				if !ok {
					continue
				}
				out := Stuck{Op: op, Channel: c, Shape: Unreplied, Evidence: grade, Before: take.Pos(), Exit: e}
				if grade > Watched && s.sees(request, e) {
					out.Evidence, out.Sibling = Watched, request
				}
				return out, true
			}
		}
	}
	return Stuck{}, false
}

// answersIn tells whether the reply is given by the function that takes the
// request, or by one that it calls or starts for this alone.
func (r *Result) answersIn(reply, take *chans.Op, s *service) bool {
	fn := reply.Fn()
	if fn == take.Fn() {
		return ssax.Reaches(take.Instr, reply.Instr, nil)
	}
	sites, complete := r.flow.Callers(fn)
	return complete && len(sites) == 1 && sites[0].Parent() == take.Fn() && len(s.at) == 1 && fn.Signature.Results().Len() == 0 &&
		ssax.Reaches(take.Instr, sites[0], nil)
}

// handsAny tells whether the instruction may hand something on to others.
func handsAny(instr ssa.Instruction) bool {
	switch i := instr.(type) {
	case *ssa.Store:
		_, local := i.Addr.(*ssa.Alloc)
		return !local
	case *ssa.Send, *ssa.Select, *ssa.MapUpdate, ssa.CallInstruction:
		return true
	}
	return false
}

// isAwaited tells whether all that stop the other side first wait, on a group
// of which the function is a member, for the operation to be over.
func (s *service) isAwaited(op *chans.Op, e Exit) bool {
	sites := s.stopperOf(e).sites
	return len(sites) > 0 && !slices.ContainsFunc(sites, func(at ssa.Instruction) bool { return !s.r.waitsForMembers(at, op) })
}

func (r *Result) waitsForMembers(at ssa.Instruction, op *chans.Op) bool {
	for wait := range ssax.All[ssa.CallInstruction]([]*ssa.Function{at.Parent()}) {
		if calleeName(wait) != "(*sync.WaitGroup).Wait" || !ssax.Precedes(wait, at) {
			continue
		}
		for done := range ssax.All[ssa.CallInstruction]([]*ssa.Function{op.Fn()}) {
			if calleeName(done) != "(*sync.WaitGroup).Done" || !sameAddress(wait.Common().Args[0], done.Common().Args[0]) {
				continue
			}
			if _, deferred := done.(*ssa.Defer); deferred || ssax.Reaches(op.Instr, done, nil) {
				return true
			}
		}
	}
	return false
}

// hasDeferred tells whether fn gives its reply on the way out.
func (r *Result) hasDeferred(s *service, fn *ssa.Function) bool {
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
		if s.serves(d) {
			return true
		}
	}
	return false
}

// isBuffered tells whether each queue to which the request may go holds it
// before anyone takes it.
func (r *Result) isBuffered(request *chans.Op) bool {
	objects, _ := r.flow.Objects(request.Chan)
	found := false
	for _, m := range request.Channels[0].Makes {
		if o := r.flow.ChanObject(m.Instr); o == nil || !slices.Contains(objects, o) {
			continue
		}
		if m.Cap.Kind != chans.Constant || m.Cap.Const == 0 {
			return false
		}
		found = true
	}
	return found
}

// madeFor tells whether the function of the receive makes the channel for this
// one reply, itself or by a constructor that it calls.
func (r *Result) madeFor(op *chans.Op, c *chans.Channel) bool {
	objects, _ := r.flow.Objects(op.Chan)
	found := false
	for _, m := range c.Makes {
		if o := r.flow.ChanObject(m.Instr); o == nil || !slices.Contains(objects, o) {
			continue
		}
		if m.Instr.Parent() != op.Fn() && !r.callsBefore(op, m.Instr.Parent()) {
			return false
		}
		found = true
	}
	return found
}

// callsBefore tells whether the function of op calls fn on the way to it.
func (r *Result) callsBefore(op *chans.Op, fn *ssa.Function) bool {
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{op.Fn()}) {
		if call.Call.StaticCallee() != nil && slices.Contains(r.callees[call], fn) && ssax.Precedes(call, op.Instr) {
			return true
		}
	}
	return false
}

// carries tells whether the request holds the channel of the reply, or is it.
func carries(request *chans.Op, c *chans.Channel) bool {
	v := request.Value
	if v == nil {
		return false
	}
	if made, ok := v.(*ssa.MakeInterface); ok {
		v = made.X
	}
	return isChannel(v.Type()) && slices.ContainsFunc(c.Makes, func(m *chans.Make) bool { return m.Instr == strip(v) }) || owns(v.Type(), c)
}

// answeredBy tells whether all that complete a receive from c do so while they
// handle what they took from the queue.
func (r *Result) answeredBy(c, queue *chans.Channel) bool {
	takes := queue.Receives()
	if len(takes) == 0 {
		return false
	}
	for _, op := range slices.Concat(c.Sends(), c.Closes()) {
		if !r.within(op.Fn(), takes, 0) {
			return false
		}
	}
	return true
}

// sees tells whether the operation stands in a select that watches the exit.
func (s *service) sees(op *chans.Op, e Exit) bool {
	if op.Select == nil || e.Way != Signalled && e.Way != Cancelled {
		return false
	}
	for i, state := range op.Select.States {
		if i == op.Case {
			continue
		}
		if e.Channel != nil && s.r.chans.Channel(state.Chan) == e.Channel {
			return true
		}
		if ctx := contextOf(state.Chan); ctx != nil && e.Context != nil && sameContext(ctx, e.Context) {
			return true
		}
	}
	return false
}

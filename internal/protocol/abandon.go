package protocol

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ssax"
)

// abandoned finds the bare sends of a goroutine whose receivers all watch the
// close of another channel, after which none of them comes back: the methods
// by which clients read what a goroutine produces.
func (r *Result) abandoned(c *chans.Channel, bare []*chans.Op) {
	var exit Exit
	for _, op := range c.Receives() {
		e, ok := r.closedBeside(op)
		if !ok || exit.Channel != nil && exit.Channel != e.Channel {
			return
		}
		if exit.Channel == nil {
			exit = e
		}
	}
	if exit.Channel == nil {
		return
	}
	s := r.serviceOf(c, c.Receives())
	for _, op := range bare {
		by := r.runsOn(op)
		if len(by) == 0 || slices.ContainsFunc(by, func(g gorun.Goroutine) bool { return g.Kind != gorun.Spawned }) || s.sameSide(op) {
			continue
		}
		made, buffered, ok := r.noRoom(c, op)
		if !ok || buffered && (s.isPermitted(op) || s.isOneAnswer(op) || s.isLastOf(op)) {
			continue
		}
		grade, ok := s.evidenceFor(op, exit)
		if !ok || s.isGuarded(op, exit) || slices.ContainsFunc(exit.Channel.Closes(), func(x *chans.Op) bool { return r.joinedByAny(by, x) }) {
			continue
		}
		r.stuck = append(r.stuck, Stuck{Op: op, Channel: c, Shape: Left, Evidence: grade, Exit: exit, Make: made, Buffered: buffered})
	}
}

// joinedByAny tells whether the goroutines have ended when the instruction runs.
func (r *Result) joinedByAny(by []gorun.Goroutine, op *chans.Op) bool {
	return slices.ContainsFunc(by, func(g gorun.Goroutine) bool { return g.Spawn != nil && r.joinedBefore(g.Spawn, op.Instr) })
}

// closedBeside returns the exit that a receive watches: the close, by the
// package, of another channel.
func (r *Result) closedBeside(op *chans.Op) (Exit, bool) {
	if op.Select == nil || !op.Select.Blocking {
		return Exit{}, false
	}
	for i, state := range op.Select.States {
		if i == op.Case || state.Dir != types.RecvOnly {
			continue
		}
		c := r.chans.Channel(state.Chan)
		if c == nil || len(c.Closes()) == 0 || len(c.Sends()) > 0 || !c.Complete(flow.SendEnd) {
			continue
		}
		arm := armBlock(op.Select, i)
		if arm == nil || ssax.Reaches(arm.Instrs[0], op.Instr, nil) {
			continue
		}
		return Exit{Way: Signalled, Pos: state.Pos, Fn: op.Fn(), Channel: c, Text: r.ir.ChanText(state.Pos)}, true
	}
	return Exit{}, false
}

// awaited finds the ranges of goroutines for whose end others wait, over
// channels that nothing closes.
func (r *Result) awaited(c *chans.Channel) {
	if len(c.Closes()) > 0 || !c.Complete(flow.SendEnd) || c.NeverMade() != chans.No {
		return
	}
	for _, op := range c.Receives() {
		if op.Kind != chans.Range || !op.Certain || leavesEarly(op) {
			continue
		}
		for _, g := range r.runsOn(op) {
			if g.Kind != gorun.Spawned || !slices.Contains(g.Spawn.Runs, op.Fn()) {
				continue
			}
			for _, j := range g.Spawn.Joins() {
				if j.Arm < 0 && j.Signal.Kind != gorun.Send && !r.endsProcess(j.Instr) && r.isDone(op, j) {
					r.stuck = append(r.stuck, Stuck{Op: op, Channel: c, Shape: Unclosed, Before: posOf(j.Instr), Exit: Exit{Fn: j.Instr.Parent()}})
					return
				}
			}
		}
	}
}

// endsProcess tells whether the wait is the last thing that main does: it is
// meant to last.
func (r *Result) endsProcess(instr ssa.Instruction) bool {
	return slices.ContainsFunc(r.gorun.RunBy(instr.Parent()), func(g gorun.Goroutine) bool { return g.Kind == gorun.Main || g.Kind == gorun.Init })
}

// isDone tells whether the end of the range is the only way to the signal for
// which the join waits.
func (r *Result) isDone(op *chans.Op, j gorun.Join) bool {
	if j.Signal.Instr == nil {
		return true
	}
	if _, deferred := j.Signal.Instr.(*ssa.Defer); deferred {
		return true
	}
	return j.Signal.Instr.Parent() == op.Fn() && ssax.Precedes(op.Instr, j.Signal.Instr) && !ssax.Reaches(j.Signal.Instr, op.Instr, nil)
}

// quits finds the loops of several goroutines of which a single value on the
// quit channel ends only one.
func (r *Result) quits(c *chans.Channel) {
	sends := c.Sends()
	if len(sends) != 1 || len(c.Closes()) > 0 || !c.Complete(flow.BothEnds) || c.NeverMade() != chans.No {
		return
	}
	send := sends[0]
	if ssax.InLoop(send.Instr.Block()) || len(r.runsOn(send)) == 0 || r.inLoop(send.Fn(), 0) {
		return
	}
	receives := c.Receives()
	for _, op := range receives {
		if op.Fn() != receives[0].Fn() || op.Select == nil || !op.Certain || op.CommaOk {
			return
		}
		arm := armBlock(op.Select, op.Case)
		if arm == nil || ssax.Reaches(arm.Instrs[0], op.Instr, nil) || sends[0].Fn() == op.Fn() || handsOn(arm, c, r) {
			return
		}
	}
	if len(receives) == 0 {
		return
	}
	op := receives[0]
	spawns := r.gorun.SpawnsOf(op.Fn())
	if len(spawns) != 1 || len(r.runsOn(op)) != 1 || !ssax.InLoop(spawns[0].Site.Block()) || r.freshOwner(c, spawns[0].Site) {
		return
	}
	if !r.makesOwner(c, spawns[0].In()) && r.byClient(spawns[0].In()) {
		return // more of them may be started and ended one by one
	}
	// Nothing else may end them.
	for i, state := range op.Select.States {
		if i == op.Case {
			continue
		}
		if other := r.chans.Channel(state.Chan); other == nil || len(other.Closes()) > 0 || !other.Complete(flow.SendEnd) {
			return
		}
	}
	r.stuck = append(r.stuck, Stuck{Op: op, Channel: c, Shape: OneQuit, Before: send.Pos()})
}

// handsOn tells whether the arm sends on the channel again, for the next.
func handsOn(arm *ssa.BasicBlock, c *chans.Channel, r *Result) bool {
	for _, instr := range arm.Instrs {
		for _, op := range r.chans.OpsAt(instr) {
			if op.Kind == chans.Send && slices.Contains(op.Channels, c) {
				return true
			}
		}
	}
	return false
}

// inLoop tells whether the package calls fn in a loop.
func (r *Result) inLoop(fn *ssa.Function, depth int) bool {
	if depth > maxCalls {
		return true
	}
	sites, _ := r.flow.Callers(fn)
	return slices.ContainsFunc(sites, func(site ssa.CallInstruction) bool {
		return ssax.InLoop(site.Block()) || r.inLoop(site.Parent(), depth+1)
	})
}

package protocol

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ssax"
)

// receives finds the bare receives and ranges on c that wait for goroutines
// that can leave without a send or close.
func (r *Result) receives(c *chans.Channel) {
	var bare []*chans.Op
	for _, op := range c.Receives() {
		if isBare(op) && op.Certain {
			bare = append(bare, op)
		}
	}
	if len(bare) == 0 || !c.Complete(flow.SendEnd) || c.NeverMade() != chans.No {
		return
	}
	closes := c.Closes()
	r.unfulfilled(c, bare)
	if ops := slices.Concat(c.Sends(), closes); len(ops) > 0 {
		s := r.serviceOf(c, ops)
		exits := r.leaving(s, true)
		for _, op := range bare {
			if len(exits) == 0 || s.sameSide(op) || r.isReply(op, c) {
				continue
			}
			best, ok := s.bestExit(op, exits, c.Receives())
			if !ok || best.Evidence >= Together && op.Kind != chans.Range {
				continue // after an explicit stop, nobody is owed a reply
			}
			best.Op, best.Channel, best.Shape = op, c, Unsignal
			r.stuck = append(r.stuck, best)
		}
	}
	if len(closes) == 0 {
		r.unclosed(c, bare)
	}
}

// unclosed finds the ranges over a channel that nothing closes although all
// that send on it end.
func (r *Result) unclosed(c *chans.Channel, bare []*chans.Op) {
	sends := c.Sends()
	if len(sends) == 0 {
		return
	}
	s := r.serviceOf(c, sends)
	roots, ok := s.roots()
	if !ok {
		return
	}
	for _, op := range bare {
		if op.Kind != chans.Range || s.sameSide(op) || leavesEarly(op) {
			continue
		}
		by := r.runsOn(op)
		if !slices.ContainsFunc(by, func(g gorun.Goroutine) bool { return g.Kind != gorun.Init }) {
			continue
		}
		var end Exit
		all := true
		for _, root := range roots {
			e, ends := s.endOf(root)
			if !ends {
				all = false
				break
			}
			end = e
		}
		if all {
			r.stuck = append(r.stuck, Stuck{Op: op, Channel: c, Shape: NoClose, Exit: end})
		}
	}
}

// leavesEarly tells whether the range may be left other than by a close.
func leavesEarly(op *chans.Op) bool {
	header := op.Instr.Block()
	for _, b := range op.Fn().Blocks {
		if b == header || !header.Dominates(b) || !reaches(b, header) {
			continue
		}
		for _, next := range b.Succs {
			if next != header && !reaches(next, header) {
				return true
			}
		}
	}
	return false
}

// endOf returns how a goroutine of the package that sends ends for good: by
// itself, after what it had to send. ok is false if it need not.
func (s *service) endOf(root *ssa.Function) (Exit, bool) {
	r := s.r
	for _, g := range r.gorun.RunBy(root) {
		if g.Kind != gorun.Spawned || !slices.Contains(g.Spawn.Runs, root) || !r.isUnique(s.channel, g.Spawn) && !g.Spawn.Complete || !r.startedByMaker(s.channel, g.Spawn.Site, 0) {
			return Exit{}, false
		}
	}
	if !gorun.MayEnd(root) {
		return Exit{}, false
	}
	for _, e := range s.exits(root, 0) {
		switch e.Way {
		case Own, Told, Emptied:
			continue
		case Signalled, Cancelled:
			if by := s.stopperOf(e); by.never || !by.itself && len(by.sites) == 0 {
				continue
			}
		}
		return e, true
	}
	// Without a loop it ends after its sends.
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{root}) {
		if s.serves(instr) && !ssax.InLoop(instr.Block()) {
			if ret := returnAfter(instr); ret != nil {
				return Exit{Way: Decided, Fn: root, Pos: instr.Pos()}, true
			}
		}
	}
	return Exit{}, false
}

// startedByMaker tells whether all that lead to the spawn make the channel, so
// that nobody comes later and starts another goroutine that sends.
func (r *Result) startedByMaker(c *chans.Channel, site ssa.CallInstruction, depth int) bool {
	fn := site.Parent()
	if r.makesOwner(c, fn) || r.freshOwner(c, site) {
		return true
	}
	sites, complete := r.flow.Callers(fn)
	if !complete || len(sites) == 0 || depth > maxCalls {
		return false
	}
	for _, caller := range sites {
		if !r.startedByMaker(c, caller, depth+1) {
			return false
		}
	}
	return true
}

func returnAfter(instr ssa.Instruction) *ssa.Return {
	for next := range ssax.After(instr, nil) {
		if ret, ok := next.(*ssa.Return); ok {
			return ret
		}
	}
	return nil
}

// isReply tells whether the receive comes after a request that the function
// has handed over: once it was accepted, only the handler's paths matter.
func (r *Result) isReply(op *chans.Op, c *chans.Channel) bool {
	for _, other := range r.chans.Ops {
		if other.Fn() != op.Fn() || slices.Contains(other.Channels, c) || other.Kind != chans.Send {
			continue
		}
		if ssax.Reaches(other.Instr, op.Instr, nil) {
			return true
		}
	}
	return false
}

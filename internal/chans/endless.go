package chans

import (
	"go/token"
	"iter"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
)

// Endless yields the operations whose other end does not exist in the
// program, with their channel: a receive from a channel on which nothing sends
// and that nothing closes, a send without a buffer on one from which nothing
// receives, either on a channel that nothing makes. An operation that can
// leave its select is none of them, and neither is a wait on a channel that was
// made for it alone: it is meant to last.
func (r *Result) Endless() iter.Seq2[*Op, *Channel] {
	return func(yield func(*Op, *Channel) bool) {
		for _, op := range r.Ops {
			if op.Kind == Close || op.CanLeave() || !op.Certain {
				continue
			}
			c := op.Channels[0]
			if r.lacksEnd(op, c) && !Deliberate(op) && !yield(op, c) {
				return
			}
		}
	}
}

func (r *Result) lacksEnd(op *Op, c *Channel) bool {
	switch {
	case c.NeverMade() == Yes:
		return r.AlwaysNil(op)
	case !c.Complete(flow.BothEnds):
		return false
	case op.Kind == Send:
		return c.NeverReceived() == Yes && c.Unbuffered() == Yes
	}
	return c.NeverSent() == Yes && c.NeverClosed() == Yes
}

// Deliberate tells whether a receive is meant to last: the channel was made
// for it and is given to nobody else.
func Deliberate(op *Op) bool {
	if !op.Certain || op.Kind == Send || len(op.Channels[0].Ops) > 1 {
		return false
	}
	m, ok := op.Chan.(*ssa.MakeChan)
	if !ok || len(*m.Referrers()) != 1 || len(op.Channels[0].Locals) != 0 || len(op.Channels[0].Fields) != 0 {
		return false
	}
	return m.Pos() > op.Pos() || isMain(op.Instr.Parent()) || endsIn(op.Instr)
}

func isMain(fn *ssa.Function) bool {
	return fn.Name() == "main" && fn.Parent() == nil && fn.Signature.Recv() == nil && fn.Pkg != nil && fn.Pkg.Pkg.Name() == "main"
}

// endsIn tells whether the function does nothing more after the wait: what
// stands behind a wait that is meant to last would never run.
func endsIn(wait ssa.Instruction) bool {
	behind := false
	for _, instr := range wait.Block().Instrs {
		switch i := instr.(type) {
		case *ssa.RunDefers, *ssa.DebugRef, *ssa.Alloc:
		case *ssa.UnOp:
			if behind && !isZero(i) {
				return false
			}
		case *ssa.Return:
			return behind && !slices.ContainsFunc(i.Results, func(v ssa.Value) bool { return !isZero(v) })
		default:
			if behind {
				return false
			}
		}
		if instr == wait {
			behind = true
		}
	}
	return false
}

// isZero tells whether the value is a constant or that of a variable to which
// nothing is ever assigned.
func isZero(v ssa.Value) bool {
	if _, ok := v.(*ssa.Const); ok {
		return true
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	cell, ok := load.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, ref := range *cell.Referrers() {
		if use, ok := ref.(*ssa.UnOp); !ok || use.Op != token.MUL {
			return false
		}
	}
	return true
}

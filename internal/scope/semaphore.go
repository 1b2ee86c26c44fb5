package scope

import (
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// isSemaphore tells whether the buffer of the channel holds tokens that the
// same turn of a loop, or a goroutine that it starts, takes and gives back:
// then the number of turns has nothing to do with the number of tokens.
func (s *slice) isSemaphore(v *ssa.MakeChan) bool {
	if n, ok := constInt(v.Size); ok && n <= maxPlain {
		return false
	}
	c := s.chans.Channel(v)
	if c == nil || len(c.Makes) != 1 || len(c.Sends()) != 1 || len(c.Receives()) == 0 {
		return false
	}
	take := c.Sends()[0].Instr
	for _, op := range c.Ops {
		switch op.Kind {
		case chans.Send:
		case chans.Recv:
			if !s.sameTurn(take, op.Instr) || isUsed(op.Instr) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// sameTurn tells whether give runs after take, in the same turn of every loop
// or in a function that is made there.
func (s *slice) sameTurn(take, give ssa.Instruction) bool {
	for give.Parent() != take.Parent() {
		outer := give.Parent().Parent()
		if outer == nil {
			return false
		}
		var made ssa.Instruction
		for mc := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{outer}) {
			if mc.Fn == give.Parent() {
				made = mc
			}
		}
		if made == nil {
			return false
		}
		give = made
	}
	loop := s.cfgOf(take.Parent()).loop
	return ssax.Precedes(take, give) && loop[take.Block().Index] == loop[give.Block().Index]
}

// isUsed tells whether what is received matters.
func isUsed(recv ssa.Instruction) bool {
	v, ok := recv.(ssa.Value)
	if !ok {
		return false
	}
	if _, isSelect := v.(*ssa.Select); isSelect {
		return false
	}
	for _, ref := range *v.Referrers() {
		if _, ok := ref.(*ssa.DebugRef); !ok {
			return true
		}
	}
	return false
}

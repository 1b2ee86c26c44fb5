package sharing

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// A later access is one that a literal makes which the owner returns: its
// caller runs it at any time after the return.
type later struct {
	*Access
	ret *ssa.Return
}

// returnsOf returns the returns by which fn, which stands in owner, gives the
// literal to its caller, if nothing else becomes of it.
func (r *Result) returnsOf(fn, owner *ssa.Function) []*ssa.Return {
	if fn.Parent() != owner {
		return nil
	}
	var list []*ssa.Return
	for made := range ssax.Refs[*ssa.MakeClosure](fn) {
		for _, ref := range *made.Referrers() {
			switch ref := ref.(type) {
			case *ssa.DebugRef:
			case *ssa.Return:
				list = append(list, ref)
			default:
				return nil
			}
		}
	}
	return list
}

// raceLater returns an access in a literal that the owner returns, which may
// run while the goroutine of w goes on.
func (r *Result) raceLater(m *memory, w *Access) *Access {
	if len(w.chain) == 0 || !w.Spawned() || w.chain[0].deferred() {
		return nil
	}
	first := firstSpawn(w.chain, 0)
	if _, ok := w.chain[first].site.(*ssa.Go); !ok {
		return nil
	}
	for _, o := range m.later {
		if w.Atomic && o.Atomic || !o.pos.IsValid() || r.excluded(m, w, o.Access) {
			continue
		}
		if r.unorderedLater(m, w, o, first, false) && r.exactly(func() bool { return r.unorderedLater(m, w, o, first, true) }) {
			return o.Access
		}
	}
	return nil
}

func (r *Result) unorderedLater(m *memory, w *Access, o later, first int, relays bool) bool {
	m.relays = relays
	await := r.awaiterFor(m, w, lastSpawn(w.chain))
	if r.letsWait(await, o) {
		return false
	}
	out := search{await: await, fresh: freshOf(m, m.owner), goal: func(i ssa.Instruction) bool { return i == ssa.Instruction(o.ret) }}
	in := search{await: await, goal: func(i ssa.Instruction) bool { return i == o.Instr }}
	return out.from(m.owner, w.pointAt(0)) && r.leaves(m, w, 0, first, await) &&
		in.from(o.Instr.Parent(), nil) && r.reaches(m, w, first+1, r.awaiterFor(m, o.Access, -1))
}

// letsWait tells whether the return gives the caller something else by which
// it may wait for the goroutine before it runs the literal.
func (r *Result) letsWait(await *awaiter, o later) bool {
	for _, result := range o.ret.Results {
		if made, ok := result.(*ssa.MakeClosure); ok {
			fn := made.Fn.(*ssa.Function)
			if fn == o.Instr.Parent() {
				continue
			}
			for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
				if _, ok := instr.(*ssa.RunDefers); !ok && len(await.arms(instr)) > 0 {
					return true
				}
			}
			continue
		}
		switch result.Type().Underlying().(type) {
		case *types.Basic, *types.Slice, *types.Map:
		case *types.Interface:
			if !types.Identical(result.Type(), types.Universe.Lookup("error").Type()) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

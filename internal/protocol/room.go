package protocol

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A buffer fills only if more is sent than it holds after the other side has
// left. Each of the following keeps the number of those sends down.

// isPermitted tells whether each run of the operation takes something from the
// goroutines that serve it, or hands them something, before it sends: they
// decide how many are on their way.
func (s *service) isPermitted(op *chans.Op) bool {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{op.Fn()}) {
		if instr == op.Instr || !ssax.Precedes(instr, op.Instr) && !s.inArm(instr, op) {
			continue
		}
		for _, other := range s.r.chans.OpsAt(instr) {
			if other.Kind == chans.Close || slices.Contains(other.Channels, s.channel) {
				continue
			}
			if sel := other.Select; sel != nil && len(sel.States) > 1 && armOf(sel, op.Instr.Block()) != other.Case {
				continue
			}
			for _, c := range other.Channels {
				if slices.ContainsFunc(c.Ops, func(x *chans.Op) bool {
					return (x.Kind == chans.Send) != (other.Kind == chans.Send) && s.holds(x.Fn())
				}) {
					return true
				}
			}
		}
	}
	return false
}

// inArm tells whether the operation stands in an arm of the select.
func (s *service) inArm(instr ssa.Instruction, op *chans.Op) bool {
	sel, ok := instr.(*ssa.Select)
	return ok && armOf(sel, op.Instr.Block()) >= 0
}

// isOneAnswer tells whether the channel is for a single value: nobody receives
// from it in a loop, and this send stands in none. It tells so too of a send
// under a sync.Once of the struct that holds the channel.
func (s *service) isOneAnswer(op *chans.Op) bool {
	if ssax.InLoop(op.Instr.Block()) {
		return false
	}
	if s.onlyOnce(op.Fn()) {
		return true
	}
	return !slices.ContainsFunc(s.order, func(fn *ssa.Function) bool { return s.holds(fn) && s.takesMany(fn) })
}

// takesMany tells whether fn receives from one and the same channel in a loop.
func (s *service) takesMany(fn *ssa.Function) bool {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		if !ssax.InLoop(instr.Block()) {
			continue
		}
		if s.at[instr] && slices.ContainsFunc(s.r.chans.OpsAt(instr), func(op *chans.Op) bool {
			return slices.Contains(op.Channels, s.channel) && !ssax.HasIndex(ssax.PathOf(op.Chan))
		}) {
			return true
		}
		call, ok := instr.(ssa.CallInstruction)
		if !ok || !s.serves(instr) {
			continue
		}
		for _, arg := range call.Common().Args {
			made, local := arg.(ssa.Instruction)
			if owns(arg.Type(), s.channel) && (!local || !ssax.InLoop(made.Block())) {
				return true
			}
		}
	}
	return false
}

// onlyOnce tells whether fn runs only in Do of a sync.Once that stands beside
// the channel.
func (s *service) onlyOnce(fn *ssa.Function) bool {
	sites := s.r.gorun.Callers(fn)
	if len(sites) == 0 {
		return false
	}
	return !slices.ContainsFunc(sites, func(site ssa.CallInstruction) bool {
		if calleeName(site) != "(*sync.Once).Do" {
			return true
		}
		addr, ok := site.Common().Args[0].(*ssa.FieldAddr)
		return !ok || !owns(addr.X.Type(), s.channel)
	})
}

// isLastOf tells whether the operation runs only after a look at a flag or
// counter that its own function has changed on the way: for the first that
// comes, or the last that goes.
func (s *service) isLastOf(op *chans.Op) bool {
	changed := map[*types.Var]bool{}
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{op.Fn()}) {
		if !ssax.Precedes(instr, op.Instr) {
			continue
		}
		switch i := instr.(type) {
		case *ssa.Store:
			if field, ok := nameOf(i.Addr).(*types.Var); ok {
				changed[field] = true
			}
		case *ssa.MapUpdate:
			if field, ok := nameOf(i.Map).(*types.Var); ok {
				changed[field] = true
			}
		case *ssa.Call:
			switch callee := i.Call.StaticCallee(); {
			case callee == nil || callee.Pkg == nil || callee.Pkg.Pkg.Path() != "sync/atomic" || strings.HasPrefix(callee.Name(), "Load"):
			default:
				if field, ok := nameOf(i.Call.Args[0]).(*types.Var); ok {
					changed[field] = true
				}
			}
		}
	}
	if len(changed) == 0 {
		return false
	}
	for b := op.Instr.Block(); b.Idom() != nil; b = b.Idom() {
		parent := b.Idom()
		branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If)
		if ok && (len(b.Preds) == 1 || onlyWay(parent, b)) && readsOne(branch.Cond, changed, 0) {
			return true
		}
	}
	return false
}

// readsOne tells whether the value is computed from one of the fields.
func readsOne(v ssa.Value, fields map[*types.Var]bool, depth int) bool {
	if depth > 6 {
		return false
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		if x.Op != token.MUL {
			return readsOne(x.X, fields, depth+1)
		}
		field, ok := nameOf(x.X).(*types.Var)
		return ok && fields[field]
	case *ssa.BinOp:
		return readsOne(x.X, fields, depth+1) || readsOne(x.Y, fields, depth+1)
	case *ssa.Lookup:
		return readsOne(x.X, fields, depth+1)
	case *ssa.Extract:
		return readsOne(x.Tuple, fields, depth+1)
	case *ssa.Call:
		return slices.ContainsFunc(x.Call.Args, func(arg ssa.Value) bool {
			field, ok := nameOf(arg).(*types.Var)
			return ok && fields[field]
		})
	}
	return false
}

// watchedAfter tells whether the function looks at the exit behind the
// operation, so that it does not come back once the other side has left.
func (s *service) watchedAfter(op *chans.Op, e Exit) bool {
	if e.Way != Signalled && e.Way != Cancelled {
		return false
	}
	for instr := range ssax.After(op.Instr, nil) {
		sel, ok := instr.(*ssa.Select)
		if !ok || instr == op.Instr {
			continue
		}
		for _, state := range sel.States {
			if state.Dir != types.RecvOnly {
				continue
			}
			if e.Channel != nil && s.r.chans.Channel(state.Chan) == e.Channel {
				return true
			}
			if ctx := contextOf(state.Chan); ctx != nil && e.Context != nil && (ctx == e.Context || sameContext(ctx, e.Context)) {
				return true
			}
		}
	}
	return false
}

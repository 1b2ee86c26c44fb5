package ends

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
)

// tellsOtherwise tells whether the closing function writes a field or variable
// that the receiver asks once it has received: it may say there that nothing
// was sent.
func (r *Result) tellsOtherwise(c, op *chans.Op) bool {
	written := r.writtenBy(c.Fn())
	if len(written) == 0 {
		return false
	}
	asks := func(fn *ssa.Function, behind ssa.Instruction) bool {
		for load := range ssax.All[*ssa.UnOp]([]*ssa.Function{fn}) {
			if load.Op == token.MUL && (behind == nil || ssax.Reaches(behind, load, nil)) && slices.Contains(written, r.placeOf(load.X)) {
				return true
			}
		}
		return false
	}
	if asks(op.Fn(), op.Instr) {
		return true
	}
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{op.Fn()}) {
		if !ssax.Reaches(op.Instr, call, nil) {
			continue
		}
		if slices.ContainsFunc(r.gorun.Callees(call), func(fn *ssa.Function) bool { return asks(fn, nil) }) {
			return true
		}
	}
	return false
}

// writtenBy returns the places outside its frame that fn writes.
func (r *Result) writtenBy(fn *ssa.Function) []any {
	var places []any
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{fn}) {
		if address, ok := store.Addr.(*ssa.FieldAddr); ok && isLocal(address) {
			continue // what it makes
		}
		if p := r.placeOf(store.Addr); p != nil {
			places = append(places, p)
		}
	}
	return places
}

// placeOf names a field or captured variable for all functions, or is nil.
func (r *Result) placeOf(address ssa.Value) any {
	switch a := address.(type) {
	case *ssa.FieldAddr:
		return fieldOf(a.X.Type(), a.Field)
	case *ssa.FreeVar:
		if b := r.binding(a); b != nil {
			return r.placeOf(b)
		}
	case *ssa.Alloc:
		if a.Heap {
			return a
		}
	case *ssa.Global:
		return a
	}
	return nil
}

// isAbandoned tells whether the channel is made for this one receive, and the
// close stands where others give up on it: in a function that does not send,
// to which no send leads, while those that send do not close.
func (r *Result) isAbandoned(op, c *chans.Op) bool {
	if !r.isFresh(op) {
		return false
	}
	channel := op.Channels[0]
	for _, send := range channel.Sends() {
		if send.Fn() == c.Fn() || send.Fn() == op.Fn() {
			return false
		}
		for _, ch := range r.chainsOf(send) {
			if slices.ContainsFunc(r.chainsOf(c), func(other chain) bool { return other.root == ch.root && !r.excludes(&ch, &other) }) {
				return false
			}
		}
	}
	return true
}

// excludes tells whether the root never comes to a once it has come to b.
func (r *Result) excludes(a, b *chain) bool {
	if a.first() == b.first() {
		return false
	}
	return !ssax.Reaches(b.first(), a.first(), nil)
}

// isFresh tells whether the function of the receive makes the channel itself,
// for this receive.
func (r *Result) isFresh(op *chans.Op) bool {
	channel := op.Channels[0]
	return len(channel.Makes) == 1 && channel.Makes[0].Instr.Parent() == op.Fn() && ssax.Precedes(channel.Makes[0].Instr, op.Instr) &&
		len(channel.Receives()) == 1
}

// tooFew tells whether a loop receives once for each element of a container,
// while its producer, which closes the channel, may leave some of them out.
func (r *Result) tooFew(op, c *chans.Op) (Zero, bool) {
	channel := op.Channels[0]
	if op.Select != nil && op.CanLeave() {
		return Zero{}, false
	}
	sends := channel.Sends()
	if len(sends) != 1 || sends[0].Fn() != c.Fn() || sends[0].Select != nil {
		return Zero{}, false
	}
	want, _ := r.turnsOf(op.Instr)
	got, test := r.turnsOf(sends[0].Instr)
	spawns := r.gorun.SpawnsOf(c.Fn())
	if test == nil || want != got || want.of.root == nil || len(spawns) != 1 || ssax.InLoop(spawns[0].Site.Block()) {
		return Zero{}, false
	}
	loop := ssax.Loops(sends[0].Instr.Block())[0]
	// A turn of the producer's loop without a send.
	walk := ssax.Walk{MaxCost: 1, Stop: func(instr ssa.Instruction, _ int) bool { return instr == sends[0].Instr }}
	walk.Goal = func(instr ssa.Instruction, _ int) bool { return instr == test || !loop.Has(instr.Block()) }
	for _, succ := range test.Block().Succs {
		if !loop.Has(succ) {
			continue
		}
		if _, _, found := walk.Into(succ); found {
			return Zero{Recv: op, Takes: true, Close: c, Skips: c.Instr}, true
		}
	}
	return Zero{}, false
}

// A count is how often a loop turns: as often as a container has elements, or
// a value says.
type count struct {
	of  path
	len bool
}

// turnsOf returns how often the innermost loop around the instruction turns,
// and the instruction that tests it, or nil.
func (r *Result) turnsOf(instr ssa.Instruction) (count, ssa.Instruction) {
	loops := ssax.Loops(instr.Block())
	if len(loops) == 0 {
		return count{}, nil
	}
	for in := range loops[0].Instrs {
		branch, ok := in.(*ssa.If)
		if !ok || loops[0].Has(branch.Block().Succs[0]) == loops[0].Has(branch.Block().Succs[1]) {
			continue
		}
		less, ok := branch.Cond.(*ssa.BinOp)
		if !ok || less.Op != token.LSS {
			continue
		}
		switch v := less.Y.(type) {
		case *ssa.Const:
		case *ssa.Call:
			if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
				return count{r.pathOf(v.Call.Args[0]), true}, branch
			}
		default:
			return count{r.pathOf(v), false}, branch
		}
	}
	return count{}, nil
}

// comesToNil tells whether the receive stands in a function that is called
// again and again, while a goroutine of the package, which may end by itself,
// is the only one to send and then closes the channel: the pointer or function
// that it gives is nil from then on, and is used at once.
func (r *Result) comesToNil(op *chans.Op, value ssa.Value) (Zero, bool) {
	closes := r.closesOf(op)
	if len(closes) != 1 || ssax.InLoop(op.Instr.Block()) || !isFatalIfNil(value) || r.isTested(value, nil) {
		return Zero{}, false
	}
	c, channel := closes[0], op.Channels[0]
	if len(channel.Fields) == 0 || !channel.Complete(flow.SendEnd) || channel.OnlySender() != c.Fn() || c.Fn() == op.Fn() || r.tellsOtherwise(c, op) {
		return Zero{}, false
	}
	if !r.isEntry(op.Fn()) || op.Fn().Parent() != nil || len(r.gorun.SpawnsOf(op.Fn())) > 0 || len(r.gorun.SpawnsOf(c.Fn())) == 0 || len(r.gorun.Callers(c.Fn())) > 0 {
		return Zero{}, false
	}
	// It ends by itself: no signal of the package is what ends it.
	stop := func(instr ssa.Instruction, chosen int) bool {
		for _, other := range r.chans.OpsAt(instr) {
			if (other.Kind == chans.Recv || other.Kind == chans.Range) && (other.Select == nil || other.Case == chosen) {
				return true
			}
		}
		return false
	}
	if !r.reach(c.Fn(), nil, c.Instr, stop) {
		return Zero{}, false
	}
	return Zero{Recv: op, Takes: true, Close: c, Skips: c.Instr}, true
}

// isFatalIfNil tells whether the value, if it is nil, makes the function panic:
// a field of it is used, or it is called.
func isFatalIfNil(value ssa.Value) bool {
	for range ssax.Refs[*ssa.FieldAddr](value) {
		return true
	}
	for call := range ssax.Refs[*ssa.Call](value) {
		if call.Call.Value == value {
			return true
		}
	}
	return false
}

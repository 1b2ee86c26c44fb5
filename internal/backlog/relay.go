package backlog

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// relays finds the loops of fn that receive into a queue and send from its
// head without looking at its length.
func (r *Result) relays(fn *ssa.Function, uses *uses) []Queue {
	var list []Queue
	var found []*carrier
	// What is added when there is nothing makes no backlog; the other adds do.
	for _, first := range []bool{false, true} {
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
			if whenEmpty(call) != first || slices.ContainsFunc(found, func(c *carrier) bool { return c.web[call] }) {
				continue
			}
			c := &carrier{r: r, uses: uses, fn: fn, push: call, web: map[ssa.Value]bool{}}
			q, ok := c.relay()
			if !ok || slices.ContainsFunc(found, func(o *carrier) bool { return o.key != nil && o.key == c.key }) {
				continue
			}
			list, found = append(list, q), append(found, c)
		}
	}
	return list
}

// A carrier is the queue within a loop: the values that one slice takes, or a
// place.
type carrier struct {
	r     *Result
	uses  *uses
	fn    *ssa.Function
	push  *ssa.Call
	added []ssa.Value
	key   any                // of a place
	web   map[ssa.Value]bool // of a slice in registers
	loop  *ssax.Loop         // the outermost loop around the push
}

func (c *carrier) relay() (Queue, bool) {
	if !c.identify() {
		return Queue{}, false
	}
	loops := ssax.Loops(c.push.Block())
	if len(loops) == 0 {
		return Queue{}, false
	}
	c.loop = loops[len(loops)-1]
	recv, ok := c.receivesInto()
	if !ok {
		return Queue{}, false
	}
	pos, ok := c.sendsHead()
	if !ok || !c.cuts() || c.isMeasured() {
		return Queue{}, false
	}
	name := c.name()
	q := Queue{Pos: c.r.callPos(c.push), Kind: Relay, Name: name, Producer: recv.text, Consumer: c.r.ir.ChanText(pos)}
	u := use{instr: c.push, pos: q.Pos, fn: c.fn, added: c.added}
	q.Deliberate = c.r.isDeliberate(&queue{key: c.key}, u)
	q.Steps = []Step{
		{recv.pos, "The goroutine goes on receiving from " + recv.text + " here, however much it holds."},
		{pos, "It sends what it holds one by one here, as fast as the receiver takes it."},
	}
	return q, true
}

// identify finds what the call adds to: an append whose result comes back to
// its own operand, or a call that makes a place longer.
func (c *carrier) identify() bool {
	if app := appendCall(c.push); app != nil {
		c.added = appended(app)
		if key := c.r.places().read(app.Call.Args[0]); key != nil {
			for store := range ssax.Refs[*ssa.Store](app) {
				if c.r.places().placeOf(store.Addr) == key {
					c.key = key
				}
			}
			return c.key != nil
		}
		c.connect(app)
		_, loops := app.Call.Args[0].(*ssa.Phi)
		return loops && c.web[app.Call.Args[0]]
	}
	for _, key := range c.uses.order {
		for _, push := range c.uses.of[key].pushes {
			if push.instr == c.push {
				c.key, c.added = key, push.added
				return true
			}
		}
	}
	return c.helper() || c.local()
}

// helper identifies the queue that a function of the package adds its argument
// to.
func (c *carrier) helper() bool {
	own := c.push.Call.StaticCallee()
	if own == nil || !c.r.ir.Has(ssax.Origin(own)) || len(c.push.Call.Args) < 2 {
		return false
	}
	own = ssax.Origin(own)
	for _, key := range c.uses.order {
		q := c.uses.of[key]
		for _, push := range q.pushes {
			if push.fn == own && !c.r.boundedHere(q, push, push.instr, own) {
				c.key, c.added = key, c.push.Call.Args[1:]
				return true
			}
		}
	}
	return false
}

// local identifies a list or heap in a register.
func (c *carrier) local() bool {
	fn := staticCallee(c.push)
	if fn == nil || len(c.push.Call.Args) < 2 {
		return false
	}
	if push, _ := library.QueueOp(fn); !push {
		return false
	}
	v := c.push.Call.Args[0]
	if box, ok := v.(*ssa.MakeInterface); ok {
		v = box.X
	}
	c.web[v] = true
	c.added = c.push.Call.Args[1:]
	return true
}

// connect gathers the values that one slice takes in the course of the loop.
func (c *carrier) connect(v ssa.Value) {
	if c.web[v] {
		return
	}
	c.web[v] = true
	switch v := v.(type) {
	case *ssa.Phi:
		for _, e := range v.Edges {
			if _, isConst := e.(*ssa.Const); !isConst {
				c.connect(e)
			}
		}
	case *ssa.Slice:
		c.connect(v.X)
	case *ssa.Call:
		if app := appendCall(v); app != nil {
			c.connect(app.Call.Args[0])
		}
	}
	if refs := v.Referrers(); refs != nil {
		for _, ref := range *refs {
			switch ref := ref.(type) {
			case *ssa.Phi:
				c.connect(ref)
			case *ssa.Slice:
				c.connect(ref)
			case *ssa.Call:
				if app := appendCall(ref); app != nil && app.Call.Args[0] == v {
					c.connect(app)
				}
			}
		}
	}
}

// is tells whether v is the queue.
func (c *carrier) is(v ssa.Value) bool {
	if box, ok := v.(*ssa.MakeInterface); ok {
		v = box.X
	}
	return c.web[v] || c.key != nil && c.r.container(v) == c.key
}

type received struct {
	text string
	pos  token.Pos
}

// receivesInto returns the receive of what is added.
func (c *carrier) receivesInto() (received, bool) {
	for instr := range c.loop.Instrs {
		switch i := instr.(type) {
		case *ssa.UnOp:
			if i.Op != token.ARROW {
				continue
			}
			if c.isAdded(i, []ssa.Value{i}, nil) {
				return received{c.channel(i, i.X), i.Pos()}, true
			}
		case *ssa.Select:
			for arm, state := range i.States {
				if state.Dir == types.RecvOnly && c.isAdded(i, valuesOfArm(i, arm), nil) {
					return received{c.channel(i, state.Chan), state.Pos}, true
				}
			}
		}
	}
	return received{}, false
}

func (c *carrier) channel(instr ssa.Instruction, ch ssa.Value) string {
	for _, op := range c.r.chans.OpsAt(instr) {
		if op.Chan == ch {
			return c.r.chans.Text(op)
		}
	}
	return "the channel"
}

func (c *carrier) isAdded(instr ssa.Instruction, values []ssa.Value, source ssa.Value) bool {
	d := &dependence{item: &item{instr: instr, source: source, values: values}, seen: map[ssa.Value]bool{}}
	return slices.ContainsFunc(c.added, d.on)
}

// sendsHead returns where the loop sends an element of the queue.
func (c *carrier) sendsHead() (token.Pos, bool) {
	for instr := range c.loop.Instrs {
		switch i := instr.(type) {
		case *ssa.Send:
			if c.isElement(i.X, 0) {
				return i.Pos(), true
			}
		case *ssa.Select:
			for _, state := range i.States {
				if state.Dir == types.SendOnly && c.isElement(state.Send, 0) {
					return state.Pos, true
				}
			}
		}
	}
	return token.NoPos, false
}

// isElement tells whether v is one of the queue's elements.
func (c *carrier) isElement(v ssa.Value, depth int) bool {
	if depth > 8 || v == nil {
		return false
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		if at, ok := v.X.(*ssa.IndexAddr); ok && v.Op == token.MUL {
			return c.is(at.X)
		}
		if field, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL { // list.Element.Value, or a part of the element
			return c.isElement(field.X, depth+1)
		}
		if cell, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL {
			for store := range ssax.Refs[*ssa.Store](cell) {
				if store.Addr == cell && c.isElement(store.Val, depth+1) {
					return true
				}
			}
		}
	case *ssa.IndexAddr:
		return c.is(v.X)
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool { return c.isElement(e, depth+1) })
	case *ssa.Field:
		return c.isElement(v.X, depth+1)
	case *ssa.TypeAssert:
		return c.isElement(v.X, depth+1)
	case *ssa.MakeInterface:
		return c.isElement(v.X, depth+1)
	case *ssa.Extract:
		return c.isElement(v.Tuple, depth+1)
	case *ssa.Call:
		// Front of a list, Pop of a heap, and methods of the queue that give an
		// element.
		if len(v.Call.Args) > 0 && c.is(v.Call.Args[0]) && lengthOf(v) == nil && appendCall(v) == nil {
			return true
		}
		if own := v.Call.StaticCallee(); own != nil && c.r.ir.Has(ssax.Origin(own)) && c.key != nil {
			for ret := range ssax.All[*ssa.Return]([]*ssa.Function{ssax.Origin(own)}) {
				for _, result := range ret.Results {
					if c.isElement(result, depth+1) {
						return true
					}
				}
			}
		}
	}
	return false
}

// cuts tells whether the loop takes elements out.
func (c *carrier) cuts() bool {
	for instr := range c.loop.Instrs {
		switch i := instr.(type) {
		case *ssa.Slice:
			if n, isConst := constInt(i.Low); i.Low != nil && (!isConst || n > 0) && c.is(i.X) {
				return true
			}
			if c.is(i.X) && i.Low == nil && c.r.shiftsValue(c) {
				return true
			}
		case *ssa.Call:
			if fn := staticCallee(i); fn != nil && len(i.Call.Args) > 0 {
				if _, drain := library.QueueOp(fn); drain && c.is(i.Call.Args[0]) {
					return true
				}
				if fn.FullName() == "slices.Delete" && c.is(i.Call.Args[0]) {
					return true
				}
			}
			if own := i.Call.StaticCallee(); own != nil && c.key != nil {
				if q := c.uses.of[c.key]; q != nil && slices.ContainsFunc(q.drains, func(d use) bool { return d.fn == ssax.Origin(own) }) {
					return true
				}
			}
		}
	}
	return false
}

func (r *Result) shiftsValue(c *carrier) bool {
	for instr := range c.loop.Instrs {
		if call, ok := instr.(*ssa.Call); ok {
			if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "copy" && c.is(call.Call.Args[0]) {
				return true
			}
		}
	}
	return false
}

// isMeasured tells whether the function compares the length of the queue, or
// a number that it counts, with a number other than 0 and 1, or takes room
// before it receives.
func (c *carrier) isMeasured() bool {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{c.fn}) {
		switch i := instr.(type) {
		case *ssa.Call:
			isLength := false
			if xs := lengthOf(i); xs != nil {
				isLength = c.is(xs)
			} else if fn := staticCallee(i); fn != nil && fn.Name() == "Len" && len(i.Call.Args) > 0 {
				isLength = c.is(i.Call.Args[0])
			} else if own := i.Call.StaticCallee(); own != nil && c.key != nil {
				isLength = c.uses.lenOf[ssax.Origin(own)] == c.key
			}
			if isLength && slices.ContainsFunc(comparisonsOf(i), func(cmp *ssa.BinOp) bool { return measures(cmp, i) }) {
				return true
			}
		case *ssa.BinOp:
			if !c.loop.Has(i.Block()) || i.Op != token.LSS && i.Op != token.LEQ && i.Op != token.GTR && i.Op != token.GEQ || !measures(i, nil) {
				continue
			}
			if c.isTally(i.X) || c.isTally(i.Y) {
				return true
			}
		}
	}
	if c.key != nil {
		if q := c.uses.of[c.key]; q != nil && c.r.isMeasuredElsewhere(q) {
			return true
		}
	}
	return false
}

// isTally tells whether v is a number that the loop adds to or takes from, or
// a count beside the queue.
func (c *carrier) isTally(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.BinOp:
		return c.isTally(v.X) || c.isTally(v.Y)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if sum, ok := e.(*ssa.BinOp); ok && (sum.Op == token.ADD || sum.Op == token.SUB) {
				return true
			}
		}
	case *ssa.UnOp:
		key := c.r.places().read(v)
		for _, store := range c.r.places().stores[key] {
			if sum, ok := store.Val.(*ssa.BinOp); ok && (sum.Op == token.ADD || sum.Op == token.SUB) && store.Parent() == c.fn {
				return true
			}
		}
	}
	return false
}

func (c *carrier) name() string {
	if name := c.r.queueName(&queue{key: c.key}, use{instr: c.push}); name != "the queue" && name != "" {
		return name
	}
	return ir.FuncName(c.fn) + "'s queue"
}

package deadlock

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// maxCalls is how many calls deep a wait is looked for.
const maxCalls = 3

// underLocks finds the waits under a lock that the other side needs.
func (r *Result) underLocks() {
	for _, op := range r.chans.Ops {
		if op.Kind != chans.Close && !op.CanLeave() {
			r.waits[op.Fn()] = append(r.waits[op.Fn()], op.Instr)
		}
	}
	for _, call := range r.ir.Calls {
		switch calleeName(call) {
		case "(*sync.WaitGroup).Wait", "(*golang.org/x/sync/errgroup.Group).Wait", "(*sync.Cond).Wait":
			if _, isGo := call.(*ssa.Go); !isGo {
				r.waits[call.Parent()] = append(r.waits[call.Parent()], call)
			}
		}
	}
	r.findLeads()
	told := map[ssa.Instruction]bool{}
	for _, fn := range r.ir.Funcs {
		for _, instr := range r.waits[fn] {
			for _, held := range r.heldAt(instr) {
				if outermost(held.At.Parent()) != outermost(fn) && fn.Parent() == nil {
					continue // told at the call in the function that locks
				}
				if d := r.blocked(instr, held, nil); d != nil && !told[instr] {
					told[instr] = true
					d.At = instr
					r.Deadlocks = append(r.Deadlocks, d)
				}
			}
		}
	}
	for _, call := range r.ir.Calls {
		if _, ok := call.(*ssa.Call); !ok || !slices.ContainsFunc(r.callees[call], func(fn *ssa.Function) bool { return r.leads[fn] }) {
			continue
		}
		for _, held := range r.locks.Held(call) {
			if held.At.Parent() == call.Parent() {
				r.through(call, held, told)
			}
		}
	}
}

// heldAt returns the locks that are held when the instruction, or the call that
// it defers, runs.
func (r *Result) heldAt(instr ssa.Instruction) []locks.Lock {
	if d, ok := instr.(*ssa.Defer); ok {
		return r.locks.HeldAtReturn(d)
	}
	return r.locks.Held(instr)
}

// findLeads finds the functions that wait, and those that call them.
func (r *Result) findLeads() {
	var work []*ssa.Function
	for _, fn := range r.ir.Funcs {
		if len(r.waits[fn]) > 0 {
			r.leads[fn] = true
			work = append(work, fn)
		}
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		for _, site := range r.gorun.Callers(fn) {
			if caller := site.Parent(); !r.leads[caller] {
				r.leads[caller] = true
				work = append(work, caller)
			}
		}
	}
}

func calleeName(call ssa.CallInstruction) string {
	if callee := call.Common().StaticCallee(); callee != nil {
		return ssax.Origin(callee).String()
	}
	return ""
}

// through finds the waits to which a call leads that is made under the lock.
func (r *Result) through(call ssa.CallInstruction, held locks.Lock, told map[ssa.Instruction]bool) {
	var visit func(at ssa.CallInstruction, chain []ssa.CallInstruction)
	visit = func(at ssa.CallInstruction, chain []ssa.CallInstruction) {
		fns := r.callees[at]
		r.steps++
		if len(fns) != 1 || len(chain) >= maxCalls || !r.leads[fns[0]] || r.steps > maxSteps {
			return
		}
		fn := fns[0]
		if slices.ContainsFunc(chain, func(c ssa.CallInstruction) bool { return c.Parent() == fn }) || fn == at.Parent() || len(r.locks.Releases(fn)) > 0 {
			return
		}
		chain = append(slices.Clone(chain), at)
		for _, instr := range r.waits[fn] {
			if told[instr] {
				continue
			}
			if d := r.blocked(instr, held, chain); d != nil {
				told[instr] = true
				d.At = call
				r.Deadlocks = append(r.Deadlocks, d)
			}
		}
		for inner := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
			if len(r.callees[inner]) == 1 {
				visit(inner, chain)
			}
		}
	}
	visit(call, nil)
}

// blocked tells whether the wait never ends while the lock is held. chain are
// the calls that lead to it from where the lock is held.
func (r *Result) blocked(instr ssa.Instruction, held locks.Lock, chain []ssa.CallInstruction) *Deadlock {
	here := func(v ssa.Value) side {
		path := ssax.PathOf(v)
		for i := len(chain) - 1; i >= 0; i-- {
			path = pathIn(path, chain[i])
		}
		return side{held.Mutex, path}
	}
	if call, ok := instr.(ssa.CallInstruction); ok {
		if calleeName(call) == "(*sync.Cond).Wait" {
			return r.condition(call, held, here(call.Common().Args[0]))
		}
		return r.group(call, held, here(call.Common().Args[0]))
	}
	for _, op := range r.chans.OpsAt(instr) {
		if !op.Certain {
			continue
		}
		if d := r.channel(op, held, here(op.Chan), 0); d != nil {
			return d
		}
	}
	return nil
}

// channel tells whether every counterpart of op needs the lock.
func (r *Result) channel(op *chans.Op, held locks.Lock, here side, depth int) *Deadlock {
	c := op.Channels[0]
	counterparts, ends := c.Receives(), flow.RecvEnd
	if op.Kind == chans.Send {
		if !r.blocks(op, c) {
			return nil
		}
	} else {
		counterparts, ends = slices.Concat(c.Sends(), c.Closes()), flow.SendEnd
	}
	if len(counterparts) == 0 || !c.Complete(ends) || c.NeverMade() != chans.No {
		return nil
	}
	var found *Deadlock
	for _, x := range counterparts {
		by := r.gorun.RunBy(x.Fn())
		if len(by) == 0 || x.Instr == op.Instr || isFill(c, x) {
			continue
		}
		if r.asksFor(op.Instr, x.Fn()) {
			return nil
		}
		need, ok := r.needs(x.Instr, held, here, side{of: ssax.PathOf(x.Chan)})
		if !ok && depth == 0 {
			need, ok = r.chained(x, held, here)
		}
		if !ok {
			return nil
		}
		if found == nil {
			found = &Deadlock{Kind: Channel, Held: held, Op: op, Waits: op.Instr, Needs: need, Needer: need.At.Parent(), Serves: x.Pos()}
		}
	}
	return found
}

// chained returns the lock that others need before a goroutine that has to wait
// for them can serve again: a worker that hands on what it received.
func (r *Result) chained(x *chans.Op, held locks.Lock, here side) (locks.Lock, bool) {
	if slices.ContainsFunc(r.gorun.RunBy(x.Fn()), func(g gorun.Goroutine) bool { return g.Kind != gorun.Spawned }) {
		return locks.Lock{}, false
	}
	for _, instr := range r.waits[x.Fn()] {
		if instr == x.Instr || !ssax.Reaches(x.Instr, instr, nil) || !ssax.Reaches(instr, x.Instr, nil) {
			continue
		}
		for _, next := range r.chans.OpsAt(instr) {
			if !next.Certain || next.Kind != chans.Send || slices.Contains(next.Channels, x.Channels[0]) {
				continue
			}
			if d := r.channel(next, held, side{here.mutex, here.of}, 1); d != nil {
				return d.Needs, true
			}
		}
	}
	return locks.Lock{}, false
}

// isFill tells whether the send puts something into the buffer that its own
// function has just made, before others see the channel.
func isFill(c *chans.Channel, op *chans.Op) bool {
	return op.Kind == chans.Send && slices.ContainsFunc(c.Makes, func(m *chans.Make) bool { return m.Cap.Const > 0 && m.Instr.Parent() == op.Fn() })
}

// asksFor tells whether the instruction runs only after a look at a variable
// or field that fn, or what it calls, sets: it knows whether the other side has
// been there.
func (r *Result) asksFor(at ssa.Instruction, fn *ssa.Function) bool {
	for b := at.Block(); b.Idom() != nil; b = b.Idom() {
		parent := b.Idom()
		branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If)
		if !ok || len(b.Preds) != 1 {
			continue
		}
		if flag := flagOf(branch.Cond); flag != nil && r.sets(fn, flag, 0) {
			return true
		}
	}
	return false
}

// flagOf returns the address of the variable or field that the condition reads,
// an atomic one too, or nil.
func flagOf(cond ssa.Value) ssa.Value {
	for {
		switch c := cond.(type) {
		case *ssa.UnOp:
			if c.Op == token.MUL {
				return c.X
			}
			if c.Op != token.NOT {
				return nil
			}
			cond = c.X
			continue
		case *ssa.BinOp:
			if _, ok := c.Y.(*ssa.Const); ok {
				cond = c.X
				continue
			}
		case *ssa.Call:
			if isAtomic(c) {
				return c.Call.Args[0]
			}
		}
		return nil
	}
}

// isAtomic tells whether the call is one of sync/atomic that works on an
// address.
func isAtomic(call ssa.CallInstruction) bool {
	callee := call.Common().StaticCallee()
	return callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == "sync/atomic" && len(call.Common().Args) > 0
}

// sets tells whether fn, or what it calls, stores to the flag.
func (r *Result) sets(fn *ssa.Function, flag ssa.Value, depth int) bool {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		switch i := instr.(type) {
		case *ssa.Store:
			if sameFlag(i.Addr, flag) {
				return true
			}
		case ssa.CallInstruction:
			if isAtomic(i) && !strings.HasPrefix(i.Common().StaticCallee().Name(), "Load") && sameFlag(i.Common().Args[0], flag) {
				return true
			}
			if depth < 2 && slices.ContainsFunc(r.callees[i], func(callee *ssa.Function) bool { return r.sets(callee, flag, depth+1) }) {
				return true
			}
		}
	}
	return false
}

// sameFlag tells whether two addresses are one variable of the package, or one
// field of a type.
func sameFlag(a, b ssa.Value) bool {
	x, ok1 := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	if ok1 && ok2 {
		return x.Field == y.Field && types.Identical(x.X.Type(), y.X.Type())
	}
	_, global := a.(*ssa.Global)
	return global && a == b
}

// blocks tells whether the send may find no room.
func (r *Result) blocks(op *chans.Op, c *chans.Channel) bool {
	if len(c.Makes) == 0 {
		return false
	}
	unbounded := ssax.InLoop(op.Instr.Block())
	for _, g := range r.gorun.RunBy(op.Fn()) {
		unbounded = unbounded || g.Kind == gorun.Client || g.Kind == gorun.Spawned && g.Spawn.Often() == gorun.Many
	}
	for _, m := range c.Makes {
		if m.Cap.Const > 0 && slices.ContainsFunc(c.Sends(), func(fill *chans.Op) bool { return fill != op && isFill(c, fill) }) {
			return false // tokens, of which there are as many as the buffer holds
		}
		if m.Cap.Kind == chans.Symbolic || m.Cap.Const > 0 && !unbounded || m.Cap.Const > 0 && op.Fn() == m.Instr.Parent() {
			return false
		}
	}
	return true
}

// needs returns the lock that the goroutine of the serving instruction needs
// before it serves, and that cannot be had while held is.
func (r *Result) needs(x ssa.Instruction, held locks.Lock, here, there side) (locks.Lock, bool) {
	fits := func(l locks.Lock, of any) bool {
		if l.Try || !conflict(l.Mode, held.Mode) {
			return false
		}
		there := side{l.Mutex, of}
		if same(here, there) {
			return true
		}
		started, ok := r.whereStarted(there)
		return ok && same(here, started)
	}
	for _, l := range r.locks.Held(x) {
		if fits(l, there.of) {
			return l, true
		}
	}
	if slices.ContainsFunc(r.gorun.RunBy(x.Parent()), func(g gorun.Goroutine) bool { return g.Kind != gorun.Spawned }) {
		return locks.Lock{}, false // another caller may have passed the lock
	}
	r.holder = held.At.Parent()
	return r.before(x, there.of, fits, 0, map[*ssa.Function]bool{})
}

// before returns a fitting lock that the goroutine takes on its way to x: in
// its function, or before or between the calls of it.
func (r *Result) before(x ssa.Instruction, of any, fits func(locks.Lock, any) bool, depth int, seen map[*ssa.Function]bool) (locks.Lock, bool) {
	fn := x.Parent()
	if seen[fn] || depth > maxCalls {
		return locks.Lock{}, false
	}
	seen[fn] = true
	_, deferred := x.(*ssa.Defer)
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		for _, l := range r.acquires[call] {
			if fits(l, of) && (deferred || ssax.Reaches(call, x, nil)) && !r.asksFor(call, r.holder) {
				return l, true
			}
		}
	}
	sites, complete := r.flow.Callers(fn)
	if !complete {
		return locks.Lock{}, false
	}
	var found locks.Lock
	ok := false
	for _, site := range sites {
		if _, isGo := site.(*ssa.Go); isGo {
			if len(sites) > 1 {
				return locks.Lock{}, false
			}
			continue
		}
		l, has := r.before(site, pathIn(of, site), fits, depth+1, seen)
		if !has {
			return locks.Lock{}, false
		}
		found, ok = l, true
	}
	return found, ok
}

// group tells whether a goroutine for which the Wait waits needs the lock.
func (r *Result) group(call ssa.CallInstruction, held locks.Lock, here side) *Deadlock {
	for _, s := range r.gorun.Spawns() {
		for _, j := range s.Joins() {
			if j.Instr != call || len(s.Runs) == 0 {
				continue
			}
			for _, fn := range s.Runs {
				for inner := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
					for _, l := range r.acquires[inner] {
						if l.Try || !conflict(l.Mode, held.Mode) || r.asksFor(inner, held.At.Parent()) {
							continue
						}
						var of any
						if j.Signal.On != nil {
							of = ssax.PathOf(j.Signal.On)
						}
						if same(here, side{l.Mutex, of}) {
							return &Deadlock{Kind: Group, Held: held, Waits: call, Needs: l, Needer: fn, Serves: posOf(inner)}
						}
					}
				}
			}
		}
	}
	return nil
}

// condition tells whether who wakes the condition needs a lock beside the
// condition's own.
func (r *Result) condition(call ssa.CallInstruction, held locks.Lock, here side) *Deadlock {
	own, known := r.locks.OfCond(call.Common().Args[0])
	if !known || own == held.Mutex || held.Field() == nil {
		return nil
	}
	cond, ok := here.of.(ssax.Path)
	if !ok || cond.Field == nil {
		return nil
	}
	var found *Deadlock
	for _, other := range r.ir.Calls {
		name := calleeName(other)
		if name != "(*sync.Cond).Signal" && name != "(*sync.Cond).Broadcast" {
			continue
		}
		path, ok := ssax.PathOf(other.Common().Args[0]).(ssax.Path)
		if !ok {
			return nil
		}
		if path.Field != cond.Field {
			continue
		}
		need, ok := r.needs(other, held, here, side{of: path})
		if !ok {
			return nil
		}
		found = &Deadlock{Kind: Cond, Held: held, Waits: call, Needs: need, Needer: need.At.Parent(), Serves: other.Common().Pos()}
	}
	return found
}

package ends

import (
	"cmp"
	"go/token"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Relation says how a close and the operation that panics behind it meet.
type Relation int

const (
	// Team is a close that each of several goroutines runs: First is Second.
	Team Relation = iota
	// Two is a second close: both run, whichever comes first.
	Two
	// Overtaken is a send that a close does not wait for.
	Overtaken
	// Window is an operation that asks a flag first, which another goroutine
	// may set, and close the channel, between the test and the operation.
	Window
)

// A Race is an operation that panics because another goroutine, or a method
// that others call, has closed its channel, and nothing makes the close wait.
type Race struct {
	Relation
	First  *chans.Op           // the close
	Second *chans.Op           // the close or send that panics
	Spawn  ssa.CallInstruction // what starts the goroutine of Second, or of First if Second is on none of its own
	Runs   *ssa.Function       // what that goroutine runs
	Test   ssa.Instruction     // of Window: where the flag is asked
	Set    ssa.Instruction     // and where it is set
	Listed bool                // no flag is asked, but a map or list that holds the channel
}

// Races returns the races of the package: one for each operation that panics,
// and one for each close.
func (r *Result) Races() iter.Seq[Race] {
	return func(yield func(Race) bool) {
		r.once.Do(r.solve)
		second, first := map[*chans.Op]bool{}, map[*chans.Op]bool{}
		for _, race := range r.races {
			again := race.Relation == Window && race.First == race.Second // has a cause of its own
			if second[race.Second] || first[race.First] && !again {
				continue
			}
			if again {
				if !yield(race) {
					return
				}
				continue
			}
			second[race.Second], first[race.First] = true, true
			if race.Second.Kind == chans.Close {
				first[race.Second] = true
			}
			if !yield(race) {
				return
			}
		}
	}
}

func (r *Result) findRaces() []Race {
	var races []Race
	var closes, sends []*chans.Op
	for _, op := range r.chans.Ops {
		if len(op.Channels) == 0 {
			continue
		}
		switch op.Kind {
		case chans.Close:
			closes = append(closes, op)
		case chans.Send:
			if r.isClosed(op) {
				sends = append(sends, op)
			}
		}
	}
	for i, first := range closes {
		for _, c := range r.chainsOf(first) {
			if r.isReset(&c) || !c.isGrounded() {
				continue
			}
			if r.byTeam(&c) {
				races = append(races, Race{Relation: Team, First: c.op, Second: c.op, Spawn: c.frames[c.spawned()].site, Runs: c.frames[c.spawned()].fn})
			}
			for _, second := range closes[i:] {
				if !overlap(first, second) {
					continue
				}
				for _, other := range r.chainsOf(second) {
					if !other.isGrounded() {
						continue
					}
					if race, ok := r.bothClose(&c, &other); ok {
						races = append(races, race)
					}
				}
			}
			for _, send := range sends {
				if !overlap(first, send) {
					continue
				}
				for _, x := range r.chainsOf(send) {
					if !x.isGrounded() {
						continue
					}
					if race, ok := r.overtakes(&c, &x); ok {
						races = append(races, race)
					}
				}
			}
		}
	}
	races = append(races, r.windows(closes, sends)...)
	slices.SortStableFunc(races, func(a, b Race) int {
		return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.First.Pos(), b.First.Pos()), cmp.Compare(a.Second.Pos(), b.Second.Pos()))
	})
	return races
}

// overlap tells whether two operations may be of one channel.
func overlap(a, b *chans.Op) bool {
	return slices.ContainsFunc(a.Channels, func(c *chans.Channel) bool { return slices.Contains(b.Channels, c) })
}

// isClosed tells whether a close of the package may be of the operation's
// channel.
func (r *Result) isClosed(op *chans.Op) bool {
	return slices.ContainsFunc(op.Channels, func(c *chans.Channel) bool { return len(c.Closes()) > 0 })
}

// isReset tells whether the channel's place is given another value, so that a
// later operation may meet a new channel or nil.
func (r *Result) isReset(c *chain) bool {
	for _, channel := range c.op.Channels {
		for _, f := range channel.Fields {
			if r.niled[f.Origin()] {
				return true
			}
		}
	}
	switch root := c.path.root.(type) {
	case *ssa.Global:
		return r.globals[root]
	case *ssa.Alloc:
		return strings.HasSuffix(c.path.fields, ".cell")
	}
	return false
}

func (r *Result) isRebound(c *chain) bool {
	for _, channel := range c.op.Channels {
		for _, f := range channel.Fields {
			if r.rebound[f.Origin()] {
				return true
			}
		}
	}
	return false
}

// byTeam tells whether several goroutines, started in a loop of the chain's
// root, each run the close.
func (r *Result) byTeam(c *chain) bool {
	if c.spawned() < 0 || r.isRebound(c) {
		return false
	}
	site, how := c.frames[0].site, itself
	if r.probes(c) {
		how = anyone
	}
	return r.repeats(site, c.path) && !r.isChosen(c, site) && !r.isGuarded(c, 0, how) && r.isFree(c, 0, nil)
}

// probes tells whether the close runs if a select finds the channel open, which
// two goroutines may find together.
func (r *Result) probes(c *chain) bool {
	block := c.op.Instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !decides(dom, block) {
			continue
		}
		sel, _, ok := armOf(branch.Cond)
		if !ok || sel.Blocking {
			continue
		}
		for _, op := range r.chans.OpsAt(sel) {
			if op.Kind == chans.Recv && slices.Contains(op.Channels, c.op.Channels[0]) {
				return !r.isLocked(c)
			}
		}
	}
	return false
}

// isChosen tells whether a condition inside its loop picks the turns in which
// the instruction runs.
func (r *Result) isChosen(c *chain, instr ssa.Instruction) bool {
	block := instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !leads(block, dom, nil) || !decides(dom, block) {
			continue
		}
		// A branch that leaves the loop ends the turns, and picks none.
		if leads(dom.Succs[0], dom, nil) && leads(dom.Succs[1], dom, nil) && r.mayKnow(c, branch.Cond, dom, itself, 0) {
			return true
		}
	}
	return false
}

// bothClose tells whether both closes run on one channel, at least one of them
// on a goroutine that the package starts.
func (r *Result) bothClose(a, b *chain) (Race, bool) {
	race := Race{Relation: Two, First: a.op, Second: b.op}
	if a.spawned() < 0 && b.spawned() < 0 || r.isRebound(a) {
		return race, false
	}
	switch {
	case a.root == b.root && a.path == b.path:
		if a.first() == b.first() || !r.meet(a.first(), b.first()) {
			return race, false
		}
	case (a.spawned() < 0 && isShared(a.path) || b.spawned() < 0 && isShared(b.path)) && r.meetOutside(a, b):
	default:
		return race, false
	}
	if a.root == b.root && (r.onlyAtFailure(a, b) || r.onlyAtFailure(b, a)) {
		return race, false
	}
	if r.isGuarded(a, 0, another) || r.isGuarded(b, 0, another) || r.isOptional(a) || r.isOptional(b) {
		if !r.isOwner(a) || r.isGuarded(b, 0, owner) || r.isConditional(b, b.first(), owner) {
			a, b = b, a
		}
		if !(r.isOwner(a) && !r.isGuarded(b, 0, owner) && !r.isConditional(b, b.first(), owner)) && !r.isBare(a, b) {
			return race, false
		}
	}
	// A goroutine of the package closes by itself; who closes on its starter's
	// side comes upon that.
	switch {
	case a.spawned() >= 0 && b.spawned() < 0:
	case a.spawned() < 0 && b.spawned() >= 0 || a.op.Pos() > b.op.Pos():
		race.First, race.Second = b.op, a.op
	}
	for _, c := range []*chain{a, b} {
		if k := c.spawned(); k >= 0 {
			race.Spawn, race.Runs = c.frames[k].site, c.frames[k].fn
		}
	}
	return race, true
}

// onlyAtFailure tells whether the close is in a deferred function that asks if
// its function fails, which no path does that has come to the other operation.
func (r *Result) onlyAtFailure(c, x *chain) bool {
	d, ok := c.first().(*ssa.Defer)
	if !ok || len(c.frames) == 0 {
		return false
	}
	instr, block := c.after(0), c.after(0).Block()
	if instr.Parent() != c.frames[0].fn {
		return false
	}
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !decides(dom, block) {
			continue
		}
		test, ok := branch.Cond.(*ssa.BinOp)
		if !ok || test.Op != token.EQL && test.Op != token.NEQ || !isErrorType(test.X.Type()) {
			continue
		}
		for _, side := range []ssa.Value{test.X, test.Y} {
			load, ok := side.(*ssa.UnOp)
			if !ok || load.Op != token.MUL {
				continue
			}
			free, ok := load.X.(*ssa.FreeVar)
			if !ok {
				continue
			}
			result, ok := r.binding(free).(*ssa.Alloc)
			if !ok || result.Parent() != d.Parent() {
				continue
			}
			walk := ssax.Walk{MaxCost: 2, Unless: ssax.Known{Key: ssax.VariableKey(result), Text: ssax.NilText}, Goal: func(instr ssa.Instruction, _ int) bool {
				_, ok := instr.(*ssa.RunDefers)
				return ok
			}}
			if _, _, fails := walk.From(x.first()); !fails {
				return true
			}
		}
	}
	return false
}

// isOwner tells whether the chain's operation is on a goroutine that closes the
// channel whenever it ends, as the producer does or who waits for all of them.
func (r *Result) isOwner(c *chain) bool {
	fn := c.op.Fn()
	if c.spawned() < 0 || r.isGuarded(c, 0, another) || r.isOptional(c) {
		return false
	}
	return !slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
		_, returns := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		return returns && b != fn.Recover && !c.op.Instr.Block().Dominates(b)
	})
}

// isBare tells whether flags alone keep the two closes apart, without a lock
// and without anything for which one side would wait.
func (r *Result) isBare(a, b *chain) bool {
	if r.isLocked(a) || r.isLocked(b) || a.root != b.root {
		return false
	}
	for _, c := range []*chain{a, b} {
		if r.isGuarded(c, 0, bare) || r.isConditional(c, c.first(), bare) {
			return false
		}
	}
	for _, pair := range [][2]*chain{{a, b}, {b, a}} {
		k := pair[0].spawned()
		if k < 0 || !r.reach(a.root, pair[0].first(), pair[1].first(), nil) {
			continue
		}
		t := r.teamOf(pair[0].frames[k].fn, true)
		wait := func(instr ssa.Instruction, chosen int) bool { return r.awaits(t, pair[0], instr, chosen) }
		if !r.leavesFree(pair[0], wait) || !r.reach(a.root, pair[0].first(), pair[1].first(), wait) || !r.isFree(pair[1], 0, wait) {
			return false
		}
	}
	return true
}

// isOptional tells whether a condition of the root decides if the chain's
// first instruction runs, and may know of the other one.
func (r *Result) isOptional(c *chain) bool {
	return r.isConditional(c, c.first(), another)
}

// meet tells whether one run of a function may pass both instructions.
func (r *Result) meet(a, b ssa.Instruction) bool {
	return r.reach(a.Parent(), a, b, nil) || r.reach(a.Parent(), b, a, nil)
}

// isShared tells whether the path begins at what a function is given, and not
// at what it makes.
func isShared(p path) bool {
	switch p.root.(type) {
	case *ssa.Parameter, *ssa.Global:
		return true
	}
	return false
}

// meetOutside tells whether code outside the package may bring both chains
// about for one channel: it calls their roots.
func (r *Result) meetOutside(a, b *chain) bool {
	return a.root != b.root && r.isEntry(a.root) && r.isEntry(b.root) && r.sameHome(a.path, b.path)
}

func (r *Result) sameHome(a, b path) bool {
	homes := r.homesOf(b)
	return slices.ContainsFunc(r.homesOf(a), func(h home) bool { return slices.Contains(homes, h) })
}

// overtakes tells whether the send may run after the close, since nothing
// makes the close wait for it.
func (r *Result) overtakes(c, x *chain) (Race, bool) {
	race := Race{Relation: Overtaken, First: c.op, Second: x.op}
	kx, kc := x.spawned(), c.spawned()
	if kx >= 0 && kc >= 0 && x.frames[kx].site == c.frames[kc].site && r.isRebound(c) {
		return race, false // each goroutine of the place has a channel of its own
	}
	inside := x.root == c.root && x.path == c.path
	outside := kx >= 0 && isShared(c.path) && r.meetOutside(x, c)
	if kx < 0 && kc < 0 || !inside && !outside {
		return race, false
	}
	if inside && r.onlyAtFailure(c, x) {
		return race, false
	}
	if r.isGuarded(c, 0, sender) || r.isGuarded(x, 0, another) || r.isConditional(c, c.first(), sender) || r.isShut(x, c) {
		return race, false
	}
	var t *team
	if kx >= 0 {
		t = r.teamOf(x.frames[kx].fn, true)
		race.Spawn, race.Runs = x.frames[kx].site, x.frames[kx].fn
	} else {
		t = r.teamOf(x.root, false)
		race.Spawn, race.Runs = c.frames[kc].site, c.frames[kc].fn
	}
	wait := func(instr ssa.Instruction, chosen int) bool { return r.awaits(t, x, instr, chosen) }
	switch {
	case inside:
		switch {
		case x.first() == c.first():
			// Two goroutines of one go statement.
			if kx != 0 || kc != 0 || !r.repeats(x.first(), x.path) || !r.isFree(c, 0, wait) {
				return race, false
			}
		case kx >= 0:
			if !r.leavesFree(x, wait) {
				return race, false
			}
			if r.leavesEarly(c, x, wait) {
				return race, true
			}
			before := r.reach(x.root, x.first(), c.first(), wait)
			if !before && (kc < 0 || !r.reach(x.root, c.first(), x.first(), nil)) || !r.isFree(c, 0, wait) {
				return race, false
			}
		default:
			if !r.reach(x.root, c.first(), x.first(), nil) || !r.isFree(c, 0, wait) {
				return race, false
			}
		}
	default:
		if !r.isFree(c, -1, wait) {
			return race, false
		}
	}
	return race, true
}

// leavesFree tells whether nothing on the way from the go statement up to the
// root waits for the goroutine.
func (r *Result) leavesFree(x *chain, wait func(ssa.Instruction, int) bool) bool {
	for i := x.spawned(); i > 0; i-- {
		walk := ssax.Walk{MaxCost: 1, Turns: true, Stop: wait}
		walk.Goal = func(instr ssa.Instruction, _ int) bool {
			_, ok := instr.(*ssa.Return)
			return ok
		}
		if _, _, found := walk.From(x.frames[i].site); !found {
			return false
		}
	}
	return true
}

// isFree tells whether the chain can come from frame i, which it enters, to
// its operation without waiting. Frame -1 is the root.
func (r *Result) isFree(c *chain, i int, wait func(ssa.Instruction, int) bool) bool {
	for ; i < len(c.frames); i++ {
		fn, target := c.root, c.first()
		if i >= 0 {
			fn, target = c.frames[i].fn, c.after(i)
		}
		if !r.reach(fn, nil, target, wait) {
			return false
		}
	}
	return true
}

// reach tells whether a feasible path leads in fn from one instruction, or the
// entry if it is nil, to where another runs, without an instruction that
// waits. A deferred call runs when the function returns.
func (r *Result) reach(fn *ssa.Function, from, to ssa.Instruction, wait func(ssa.Instruction, int) bool) bool {
	if wait == nil {
		wait = func(ssa.Instruction, int) bool { return false }
	}
	undeferred := func(instr ssa.Instruction, chosen int) bool {
		_, ok := instr.(*ssa.Defer)
		return !ok && wait(instr, chosen)
	}
	deferred, ok := to.(*ssa.Defer)
	if !ok {
		return walk(fn, from, func(instr ssa.Instruction) bool { return instr == to }, undeferred)
	}
	if from == nil || !ssax.Precedes(to, from) {
		if !walk(fn, from, func(instr ssa.Instruction) bool { return instr == to }, undeferred) {
			return false
		}
		from = to
	}
	// What is deferred later runs before.
	late := func(instr ssa.Instruction, chosen int) bool { return instr != to && wait(instr, chosen) }
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
		if d != deferred && ssax.Precedes(deferred, d) && ssax.Precedes(d, from) && wait(d, 0) {
			return false
		}
	}
	return walk(fn, from, func(instr ssa.Instruction) bool {
		_, ok := instr.(*ssa.RunDefers)
		return ok
	}, late)
}

func walk(fn *ssa.Function, from ssa.Instruction, goal func(ssa.Instruction) bool, stop func(ssa.Instruction, int) bool) bool {
	w := ssax.Walk{MaxCost: 1, Turns: true, Stop: stop}
	w.Goal = func(instr ssa.Instruction, _ int) bool { return goal(instr) }
	var found bool
	if from == nil {
		_, _, found = w.FromEntry(fn)
	} else {
		_, _, found = w.From(from)
	}
	return found
}

// isShut tells whether the send is a case beside a receive that the closing
// side makes ready before, or together with, the close.
func (r *Result) isShut(x, c *chain) bool {
	if x.op.Select == nil {
		return false
	}
	fns := []*ssa.Function{c.root}
	for _, f := range c.frames {
		fns = append(fns, f.fn)
	}
	for _, arm := range r.chans.OpsAt(x.op.Select) {
		if arm.Kind != chans.Recv {
			continue
		}
		environment := r.isEnvironment(arm.Chan)
		for instr := range ssax.All[ssa.Instruction](fns) {
			if call, ok := instr.(ssa.CallInstruction); ok && environment && isCancel(call) && r.runsBefore(call, c) {
				return true
			}
			for _, op := range r.chans.OpsAt(instr) {
				if environment && op.Kind == chans.Recv && r.isEnvironment(op.Chan) {
					return true
				}
				if slices.ContainsFunc(op.Channels, func(ch *chans.Channel) bool { return slices.Contains(arm.Channels, ch) }) {
					return true
				}
			}
		}
	}
	return false
}

// runsBefore tells whether the call, which stands in a function of the chain,
// may run before the chain's operation.
func (r *Result) runsBefore(call ssa.CallInstruction, c *chain) bool {
	target := c.first()
	for i, f := range c.frames {
		if f.fn == call.Parent() {
			target = c.after(i)
		}
	}
	if _, deferred := call.(*ssa.Defer); !deferred {
		return true
	}
	if _, deferred := target.(*ssa.Defer); !deferred {
		return false
	}
	return ssax.Reaches(target, call, nil)
}

package protocol

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ssax"
)

// sends finds the bare sends on c that block once every receiving goroutine
// has left.
func (r *Result) sends(c *chans.Channel) {
	var bare []*chans.Op
	for _, op := range c.Sends() {
		if isBare(op) && op.Certain {
			bare = append(bare, op)
		}
	}
	if len(bare) == 0 || len(c.Receives()) == 0 || !c.Complete(flow.RecvEnd) || c.NeverMade() != chans.No {
		return
	}
	if r.isSemaphore(c) {
		return
	}
	s := r.serviceOf(c, c.Receives())
	exits := r.leaving(s, false)
	if len(exits) == 0 {
		r.abandoned(c, bare)
		return
	}
	siblings := s.sendsToLoop(exits)
	for _, op := range bare {
		made, buffered, ok := r.noRoom(c, op)
		if !ok || s.sameSide(op) {
			continue
		}
		if buffered && (s.isPermitted(op) || s.isOneAnswer(op) || s.isLastOf(op)) {
			continue
		}
		if best, ok := s.bestExit(op, exits, siblings); ok {
			if buffered && best.Exit.Way != Failed && s.watchedAfter(op, best.Exit) {
				continue // who sends learns of the exit before it sends again
			}
			best.Op, best.Channel, best.Shape = op, c, Left
			best.Make, best.Buffered = made, buffered
			r.stuck = append(r.stuck, best)
		}
	}
}

// leaving returns the exits of the service, or none if one of those that
// serve cannot leave, may come back, or is not known. completes tells that the
// service is to complete a wait, so that one that ends without having served
// counts too.
func (r *Result) leaving(s *service, completes bool) []Exit {
	roots, ok := s.roots()
	if !ok {
		return nil
	}
	var all []Exit
	for _, root := range roots {
		exits := s.exits(root, 0)
		pool := false
		client := false
		for _, g := range r.gorun.RunBy(root) {
			switch g.Kind {
			case gorun.Client:
				client = true
			case gorun.Spawned:
				pool = pool || !r.isUnique(s.channel, g.Spawn)
			}
		}
		if _, closed := r.flow.Callers(root); closed {
			client = false
		}
		if client && (len(r.gorun.SpawnsOf(root)) == 0 && !r.isLoop(s, root) || completes) {
			return nil
		}
		var usable []Exit
		for _, e := range exits {
			switch e.Way {
			case Own, Told, Emptied, Other:
				continue
			case Failed, Decided, Elapsed:
				if pool {
					continue
				}
			}
			if client && e.Early {
				continue
			}
			usable = append(usable, e)
		}
		if len(usable) == 0 {
			return nil
		}
		all = append(all, usable...)
	}
	return all
}

// isLoop tells whether fn serves in a loop of its own and gives nothing of
// what it receives to its caller: it is not a method that is called for one
// value.
func (r *Result) isLoop(s *service, fn *ssa.Function) bool {
	looped := false
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		if s.serves(instr) && ssax.InLoop(instr.Block()) {
			looped = true
		}
		if ret, ok := instr.(*ssa.Return); ok && slices.ContainsFunc(ret.Results, s.isProduct) {
			return false
		}
		if call, ok := instr.(*ssa.Call); ok && s.serves(call) && !ssax.InLoop(call.Block()) {
			for _, callee := range r.callees[call] {
				if callee != fn && s.touching[callee] && len(callee.Blocks) > 0 && r.isLoopOnce(s, callee) {
					looped = true
				}
			}
		}
	}
	return looped
}

func (r *Result) isLoopOnce(s *service, fn *ssa.Function) bool {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		if s.serves(instr) && ssax.InLoop(instr.Block()) {
			return true
		}
	}
	return false
}

// sameSide tells whether the operation runs on the goroutine that serves it,
// or nothing runs it.
func (s *service) sameSide(op *chans.Op) bool {
	by := s.r.runsOn(op)
	if len(by) == 0 {
		return true
	}
	for _, g := range by {
		serving := false
		for _, fn := range s.order {
			if s.holds(fn) && slices.Contains(s.r.gorun.RunBy(fn), g) && g.Kind == gorun.Spawned && s.isRootOf(fn, g) {
				serving = true
			}
		}
		if !serving && g.Kind != gorun.Init {
			return false
		}
	}
	return true
}

func (s *service) isRootOf(fn *ssa.Function, g gorun.Goroutine) bool {
	return slices.Contains(g.Spawn.Runs, fn)
}

// isProduct tells whether a result is what the service received, or comes from
// a function that serves and is no error.
func (s *service) isProduct(v ssa.Value) bool {
	if s.dependsOnMessage(v) {
		return true
	}
	if extract, ok := v.(*ssa.Extract); ok {
		v = extract.Tuple
		if types.Identical(extract.Type(), errorType) {
			return false
		}
	}
	call, ok := v.(*ssa.Call)
	return ok && !types.Identical(call.Type(), errorType) && s.serves(call)
}

// isSemaphore tells whether one function both sends on c and receives from it:
// its messages are tokens, which tokens looks after.
func (r *Result) isSemaphore(c *chans.Channel) bool {
	for _, send := range c.Sends() {
		for _, recv := range c.Receives() {
			if outermost(send.Fn()) == outermost(recv.Fn()) && !r.makesOwner(c, send.Fn()) {
				return true
			}
		}
	}
	return false
}

func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// noRoom returns a make that leaves no room for what is still sent. ok is
// false if every send of op may find room.
func (r *Result) noRoom(c *chans.Channel, op *chans.Op) (made token.Pos, buffered, ok bool) {
	mine, _ := r.flow.Objects(op.Chan)
	for _, m := range c.Makes {
		o := r.flow.ChanObject(m.Instr)
		if m.Cap.Kind == chans.Symbolic || o == nil {
			return 0, false, false
		}
		if !slices.Contains(mine, o) {
			continue
		}
		if m.Cap.Const > 0 && op.Fn() == m.Instr.Parent() {
			return 0, false, false // whoever makes it knows what it holds
		}
		if m.Cap.Const >= int64(r.sentTo(c, o)) {
			return 0, false, false
		}
		if !ok {
			made, buffered, ok = m.Instr.Pos(), m.Cap.Const > 0, true
		}
	}
	return made, buffered, ok
}

// sentTo returns how many values are sent at most on one channel of this make:
// along the longest path of the function that makes it, with what it calls and
// starts.
func (r *Result) sentTo(c *chans.Channel, made *flow.Object) int {
	var sends []*chans.Op
	for _, op := range c.Sends() {
		if objects, _ := r.flow.Objects(op.Chan); slices.Contains(objects, made) {
			sends = append(sends, op)
		}
	}
	s := r.serviceOf(c, sends)
	maker := made.Value.Parent()
	if !s.touching[maker] {
		return many // it is sent to by whoever gets the struct
	}
	seen := map[*ssa.Function]int{}
	n := s.onOnePath(maker, seen)
	for _, op := range sends {
		if _, ok := seen[op.Fn()]; !ok {
			return many
		}
	}
	return n
}

// onOnePath returns how many operations of the service can run one after the
// other when fn runs once. seen holds the answers for the functions that take part.
func (s *service) onOnePath(fn *ssa.Function, seen map[*ssa.Function]int) int {
	if n, ok := seen[fn]; ok {
		return n
	}
	type point struct {
		instr  ssa.Instruction
		weight int
	}
	seen[fn] = many // while it is looked at: recursion has no bound
	var points []point
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		weight := 0
		if s.at[instr] {
			weight = 1
		} else if call, ok := instr.(ssa.CallInstruction); ok {
			fns, _ := s.r.flow.Callees(call)
			for _, callee := range slices.Concat(fns, s.r.callees[call], spawned(s.r, call)) {
				if !s.touching[callee] || callee == fn {
					continue
				}
				weight = max(weight, s.onOnePath(callee, seen))
			}
		}
		if weight == 0 {
			continue
		}
		if weight >= many || ssax.InLoop(instr.Block()) {
			return many
		}
		points = append(points, point{instr, weight})
	}
	longest := make([]int, len(points))
	best := 0
	for i := len(points) - 1; i >= 0; i-- {
		longest[i] = points[i].weight
		for j := range points {
			if j > i && (ssax.Reaches(points[i].instr, points[j].instr, nil) || ssax.Reaches(points[j].instr, points[i].instr, nil)) {
				longest[i] = max(longest[i], points[i].weight+longest[j])
			}
		}
		best = max(best, longest[i])
	}
	seen[fn] = min(best, many)
	return seen[fn]
}

// spawned returns the functions that the call starts.
func spawned(r *Result, call ssa.CallInstruction) []*ssa.Function {
	var list []*ssa.Function
	for _, s := range r.gorun.SpawnsAt(call) {
		list = append(list, s.Runs...)
	}
	return list
}

// many stands for a number of sends without a bound.
const many = 1 << 20

// atMost returns how often the operation runs for one channel: once if it
// stands in no loop of a goroutine that is started once, else without bound.
func (r *Result) atMost(c *chans.Channel, op *chans.Op) int {
	if ssax.InLoop(op.Instr.Block()) {
		return many
	}
	return r.times(c, op.Fn(), 0)
}

func (r *Result) times(c *chans.Channel, fn *ssa.Function, depth int) int {
	if depth > maxCalls {
		return many
	}
	if r.makesOwner(c, fn) {
		return 1
	}
	sites, complete := r.flow.Callers(fn)
	if !complete || len(sites) == 0 {
		return many
	}
	n := 0
	for _, site := range sites {
		switch {
		case site.Parent().Synthetic != "" || site.Common().StaticCallee() == nil:
			return many // by whoever got the function
		case ssax.InLoop(site.Block()) && !r.freshOwner(c, site):
			return many
		case r.freshOwner(c, site):
			n++
		default:
			n += r.times(c, site.Parent(), depth+1)
		}
	}
	return min(n, many)
}

// bestExit returns the strongest evidence that the other side leaves while op
// waits.
func (s *service) bestExit(op *chans.Op, exits []Exit, siblings []*chans.Op) (Stuck, bool) {
	var best Stuck
	found := false
	for _, e := range exits {
		evidence, ok := s.evidenceFor(op, e)
		if !ok || s.isGuarded(op, e) {
			continue
		}
		sibling := s.watches(op, e, siblings)
		if sibling != nil && evidence > Watched {
			evidence = Watched
		}
		if !found || evidence < best.Evidence {
			best, found = Stuck{Evidence: evidence, Exit: e, Sibling: sibling}, true
		}
	}
	return best, found
}

// watches returns an operation beside op, in a select that watches the exit.
func (s *service) watches(op *chans.Op, e Exit, siblings []*chans.Op) *chans.Op {
	if e.Way != Signalled && e.Way != Cancelled {
		return nil
	}
	for _, other := range siblings {
		if other == op || other.Select == nil || other.Kind != op.Kind && !(other.Kind != chans.Send && op.Kind != chans.Send) {
			continue
		}
		if s.sees(other, e) {
			return other
		}
	}
	return nil
}

// sendsToLoop returns the sends on all channels from which the loops receive
// that leave.
func (s *service) sendsToLoop(exits []Exit) []*chans.Op {
	list := slices.Clone(s.channel.Sends())
	for _, c := range s.r.chans.Channels {
		if c == s.channel {
			continue
		}
		if slices.ContainsFunc(c.Receives(), func(op *chans.Op) bool {
			return slices.ContainsFunc(exits, func(e Exit) bool { return e.Fn == op.Fn() && e.Channel != c })
		}) {
			list = append(list, c.Sends()...)
		}
	}
	return list
}

// sameContext tells whether two contexts are read from one field.
func sameContext(a, b ssa.Value) bool {
	x, ok1 := a.(*ssa.UnOp)
	y, ok2 := b.(*ssa.UnOp)
	return ok1 && ok2 && sameAddress(x.X, y.X)
}

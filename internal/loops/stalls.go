package loops

import (
	"cmp"
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// A Stall is a place in a function on a loop that keeps the loop waiting.
type Stall struct {
	Root     *Root
	In       *ssa.Function   // the function on the loop, or the handler that it calls with a message
	At       ssa.Instruction // in the function, or in a literal inside it
	Chain    []Step          // from At to the operation
	Op       *summary.Op     // what waits; nil for a forbidden call
	Call     *types.Func     // the forbidden call
	Self     bool            // it waits for the loop itself
	WhenFull bool            // but only once a buffer is full
	Effect   string          // why a call waits for the loop, as a clause, or ""
	Others   []*Stall        // the same cause from other functions on the loop
	Serves   token.Pos       // where the other end of the operation is, if it is known
}

// A Step is a call on the way to the operation.
type Step struct {
	Call   ssa.CallInstruction
	Callee *ssa.Function
}

// Pos returns the place of the stall.
func (s *Stall) Pos() token.Pos { return s.At.Pos() }

// Waits returns the place of the operation itself.
func (s *Stall) Waits() ssa.Instruction { return s.target().at }

func (s *Stall) target() target {
	if s.Op != nil {
		return target{at: s.Op.Instr}
	}
	if n := len(s.Chain); n > 0 {
		return target{at: s.Chain[n-1].Call}
	}
	return target{at: s.At}
}

// A target is an instruction that keeps a given loop waiting.
type target struct {
	at     ssa.Instruction
	op     *summary.Op
	call   *types.Func
	effect string
	self   certainty
}

// A certainty says whether a wait is one for the loop itself.
type certainty uint8

const (
	other    certainty = iota // others may end it
	whenFull                  // the loop itself must end it, if a buffer is full
	always                    // the loop itself must end it
)

// A group is the loops that are treated alike, with what leads to a wait.
type group struct {
	*Result
	loop    *summary.Loop // nil for promises
	kinds   summary.Kind
	targets map[*ssa.Function][]target
	next    [3]map[*ssa.Function]hop // by certainty
	only    map[*ssa.Function]bool
	fresh   map[*summary.Op]bool // waits that are for the loop itself if what they wait for is new
	forbid  map[string]library.Forbidden
	waits   map[string]library.Forbidden
}

// A hop is the first call on a shortest way to a target; nil call: the
// function holds it.
type hop struct {
	call   ssa.CallInstruction
	callee *ssa.Function
	target target
}

// Stalls yields the places at which functions on loops may wait for one of
// these kinds, in source order. all includes callbacks in which waiting is
// usual.
func (r *Result) Stalls(kinds summary.Kind, all bool) iter.Seq[*Stall] {
	var list []*Stall
	groups := map[key]*group{}
	var promises *group
	for _, root := range r.roots {
		var g *group
		if root.Promise {
			if promises == nil {
				promises = r.group(nil, kinds)
			}
			g = promises
		} else if g = groups[keyOf(root.Loop)]; g == nil {
			g = r.group(root.Loop, kinds)
			groups[keyOf(root.Loop)] = g
		}
		for _, s := range g.stallsOf(root) {
			// Where waiting is usual, waiting for oneself is not.
			if root.Promise || !root.Loop.Off || all || s.Self && s.Effect != "" {
				list = append(list, s)
			}
		}
	}
	list = r.oneEach(list)
	return slices.Values(list)
}

func (r *Result) group(loop *summary.Loop, kinds summary.Kind) *group {
	g := &group{
		Result: r, loop: loop, kinds: kinds,
		targets: map[*ssa.Function][]target{}, only: map[*ssa.Function]bool{}, fresh: map[*summary.Op]bool{},
		forbid: map[string]library.Forbidden{}, waits: map[string]library.Forbidden{},
	}
	if loop != nil && loop.Package != "" {
		for _, f := range library.ForbiddenCalls(loop.Package) {
			if len(f.Inside) == 0 || loop.Symbol == "" || slices.Contains(f.Inside, loop.Symbol) {
				g.forbid[f.Call] = f
			}
		}
		for _, f := range library.SelfWaits(loop.Package) {
			if len(f.Inside) == 0 || loop.Symbol == "" || slices.Contains(f.Inside, loop.Symbol) {
				g.waits[f.Call] = f
			}
		}
	}
	if r.callers == nil {
		r.callers = map[*ssa.Function][]edge{}
		for _, fn := range r.ir.Funcs {
			for _, call := range r.summary.CallsIn(fn) {
				for _, callee := range r.summary.Callees(call) {
					r.callers[callee] = append(r.callers[callee], edge{call, callee})
				}
			}
		}
	}
	for _, fn := range r.ir.Funcs {
		if r.inTest(fn.Pos()) {
			continue
		}
		for _, op := range r.summary.Ops(fn) {
			if t, ok := g.targetOf(op); ok {
				g.targets[fn] = append(g.targets[fn], t)
			}
		}
	}
	if len(g.forbid) > 0 {
		for _, call := range r.ir.Calls {
			if _, isGo := call.(*ssa.Go); isGo || r.inTest(call.Pos()) {
				continue
			}
			if fn := summary.Callee(call); fn != nil {
				if f, ok := g.forbid[fn.FullName()]; ok {
					g.targets[call.Parent()] = append(g.targets[call.Parent()], target{at: call, call: fn, effect: f.Effect, self: always})
				}
			}
		}
	}
	g.spread()
	return g
}

// spread finds, for every function, a shortest chain of calls to a target.
func (g *group) spread() {
	for class := range g.next {
		next := map[*ssa.Function]hop{}
		var work []*ssa.Function
		for _, fn := range g.ir.Funcs {
			for _, t := range g.targets[fn] {
				if t.self == certainty(class) {
					next[fn] = hop{target: t}
					work = append(work, fn)
					break
				}
			}
		}
		for len(work) > 0 {
			fn := work[0]
			work = work[1:]
			if !g.entered(fn) {
				continue
			}
			for _, e := range g.callers[fn] {
				caller := e.call.Parent()
				if _, have := next[caller]; have || !g.feasible(e.call, fn, next) {
					continue
				}
				next[caller] = hop{call: e.call, callee: fn}
				work = append(work, caller)
			}
		}
		g.next[class] = next
	}
}

// entered tells whether a chain may lead through fn: not if it is on a loop by
// itself, or promises not to wait; both are reported there.
func (g *group) entered(fn *ssa.Function) bool {
	if g.isRoot[fn] || g.summary.IsExempt(fn) {
		return false
	}
	if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil {
		if fact := g.summary.FactOf(obj); fact != nil && fact.Nonblocking {
			return false
		}
	}
	return true
}

// targetOf tells whether the operation keeps the loop waiting, and whether it
// waits for the loop itself.
func (g *group) targetOf(op *summary.Op) (target, bool) {
	t := target{at: op.Instr, op: op}
	if op.Kind&g.kinds == 0 || g.inTest(op.Pos()) {
		return t, false
	}
	if g.loop == nil {
		return t, true
	}
	if op.Call != nil {
		if f, ok := g.waits[op.Call.FullName()]; ok {
			t.self, t.effect = always, f.Effect
			return t, true
		}
		if _, ok := g.forbid[op.Call.FullName()]; ok {
			return t, false // a target already
		}
		if fact := g.factOf(op.Call); fact != nil && fact.Awaits != "" && fact.Awaits == g.loop.Name {
			t.self = always
			return t, true
		}
		if op.Call.Pkg() != nil && !isStd(g.loop.Package) && sameModule(op.Call.Pkg().Path(), g.loop.Package) {
			return t, false
		}
	}
	if op.Send && op.Kind&summary.Full != 0 && g.summary.FitsPosted(op) {
		return t, false
	}
	if g.mayFit(op) || g.kinds&summary.Lock == 0 && g.isLock(op) {
		return t, false
	}
	t.self = g.waitsForItself(op)
	return t, t.self != other || g.counts(op)
}

// mayFit tells whether the send goes to a channel that the same function makes
// with as much room as something says: how much it needs is not known.
func (g *group) mayFit(op *summary.Op) bool {
	if !op.Send || op.Kind&summary.Full == 0 || op.Chan == nil {
		return false
	}
	objects, complete := g.flow.Objects(op.Chan)
	if !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		made, ok := o.Value.(*ssa.MakeChan)
		if !ok || made.Parent() != op.Instr.Parent() {
			return false
		}
		if _, constant := made.Size.(*ssa.Const); constant {
			return false
		}
	}
	return true
}

// counts tells whether a wait that others may end is a mistake on this loop.
func (g *group) counts(op *summary.Op) bool {
	if g.isFallback(op) || g.isAttended(op) {
		return false
	}
	if g.loop.Own || g.loop.Endless && !isEndless(op) {
		return false
	}
	return g.loop.Run == nil && !g.loop.Inferred || g.loop.Busy || op.Kind&g.kinds&^(summary.Sleep|summary.Net|summary.Exec) != 0
}

// isEndless tells whether the operation is made to last: a server, a loop over
// a channel, a select without cases.
func isEndless(op *summary.Op) bool {
	if op.Call != nil {
		switch op.Call.Name() {
		case "Serve", "ServeTLS", "ListenAndServe", "ListenAndServeTLS", "Accept":
			return true
		}
		return false
	}
	if sel, ok := op.Instr.(*ssa.Select); ok && len(sel.States) == 0 {
		return true
	}
	return !op.Send && ssax.InLoop(op.Instr.Block())
}

func (g *group) factOf(fn *types.Func) *summary.Fact {
	if fn.Pkg() == nil || fn.Pkg() == g.pass.Pkg {
		return nil
	}
	return g.summary.FactOf(fn)
}

// sameModule tells whether two packages seem to be of one module: calling the
// framework from its callback is what its users are meant to do.
func sameModule(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	n := 2
	switch host, _, _ := strings.Cut(a, "/"); host {
	case "github.com", "gitlab.com", "bitbucket.org", "codeberg.org":
		n = 3
	case "gopkg.in", "go.uber.org", "k8s.io", "sigs.k8s.io", "golang.org", "google.golang.org", "fyne.io", "charm.land":
		n = 2
	}
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	if len(x) < n || len(y) < n {
		return a == b
	}
	return slices.Equal(x[:n], y[:n])
}

// -- waits for the loop itself --

// waitsForItself tells whether only this loop can end the wait, other than by
// a timeout or the end of everything.
func (g *group) waitsForItself(op *summary.Op) certainty {
	if op.Call != nil {
		if op.Call.FullName() == "(*sync.WaitGroup).Wait" && g.isOwnGroup(op) {
			return always
		}
		return other
	}
	sel, ok := op.Instr.(*ssa.Select)
	if !ok {
		return g.armWaits(op, op.Chan, op.Send, op.Kind)
	}
	result := other
	for _, state := range sel.States {
		send := state.Dir == types.SendOnly
		switch c := g.armWaits(op, state.Chan, send, g.summary.SendKind(state.Chan)); {
		case c != other:
			result = max(result, c)
		case send || !g.summary.IsExit(state.Chan):
			return other
		}
	}
	return result
}

// armWaits tells whether only this loop receives what is sent here, or sends
// what is received.
func (g *group) armWaits(op *summary.Op, ch ssa.Value, send bool, kind summary.Kind) certainty {
	if ch == nil {
		return other
	}
	objects, complete := g.flow.Objects(ch)
	if !complete || len(objects) == 0 {
		return other
	}
	result := always
	for _, o := range objects {
		if !o.IsChan() || g.summary.Leaves(o) {
			return other
		}
		if send {
			result = min(result, g.drainsAlone(o, op, kind))
		} else if !g.producesAlone(o, op) {
			return other
		}
	}
	if send && g.isFallback(op) {
		return other
	}
	return result
}

// drainsAlone tells whether only the loop receives from the channel.
func (g *group) drainsAlone(o *flow.Object, op *summary.Op, kind summary.Kind) certainty {
	receivers := g.summary.Receivers(o)
	if len(receivers) == 0 {
		return other
	}
	for _, instr := range receivers {
		if !g.runsOnly(instr) || kind&summary.Full != 0 && (isVast(o) || g.isDrain(instr, o)) {
			return other
		}
	}
	if kind&summary.Full == 0 {
		return always
	}
	if !g.loop.Own {
		return whenFull
	}
	// With a buffer, a message that replaces the one just taken finds room
	// unless others fill it.
	if ssax.InLoop(op.Instr.Block()) && op.Instr.Parent() != g.loop.Run {
		return whenFull
	}
	for _, instr := range g.summary.Senders(o) {
		if !g.runsOnly(instr) && !g.startsWith(instr) {
			return whenFull
		}
	}
	return other
}

// isFallback tells whether the function that sends another function may call
// it instead: then it knows when it is on the loop.
func (g *group) isFallback(op *summary.Op) bool {
	fn := op.Instr.Parent()
	var sent []ssa.Value
	switch instr := op.Instr.(type) {
	case *ssa.Send:
		sent = append(sent, instr.X)
	case *ssa.Select:
		for _, state := range instr.States {
			sent = append(sent, state.Send)
		}
	}
	for _, v := range sent {
		if v == nil {
			continue
		}
		if _, ok := v.Type().Underlying().(*types.Signature); !ok {
			continue
		}
		for _, call := range g.ir.Calls {
			if c, ok := call.(*ssa.Call); ok && c.Parent() == fn && sameFunction(c.Call.Value, v) && !ssax.Reaches(c, op.Instr, nil) {
				return true
			}
		}
	}
	return false
}

// sameFunction tells whether both are one parameter, or the variable that a
// parameter was captured in.
func sameFunction(a, b ssa.Value) bool {
	strip := func(v ssa.Value) ssa.Value {
		for {
			switch x := v.(type) {
			case *ssa.ChangeType:
				v = x.X
			case *ssa.UnOp:
				v = x.X
			default:
				return v
			}
		}
	}
	return strip(a) == strip(b)
}

// startsWith tells whether the send stands before the loop is started, in the
// function that starts it.
func (g *group) startsWith(instr ssa.Instruction) bool {
	start := g.loop.Start
	return start != nil && instr.Parent() == start.Parent() && !ssax.Reaches(start, instr, nil)
}

// producesAlone tells whether only the loop sends on the channel or closes it,
// and has not done so before.
func (g *group) producesAlone(o *flow.Object, op *summary.Op) bool {
	if op.Instr.Parent() == g.loop.Run {
		return false // the loop's own input
	}
	senders, closers := g.summary.Senders(o), g.summary.Closers(o)
	if len(senders)+len(closers) == 0 {
		return false
	}
	atEnd := true
	for _, instr := range slices.Concat(senders, closers) {
		if !g.runsOnly(instr) || instr.Parent() == op.Instr.Parent() {
			return false
		}
		atEnd = atEnd && g.isAtEnd(instr)
	}
	if !atEnd && o.Value.Parent() != op.Instr.Parent() && (len(closers) > 0 || g.summary.Capacity(o) != summary.Unbuffered) {
		g.fresh[op] = true
	}
	return true
}

// isAtEnd tells whether the instruction runs when the loop ends, which it
// cannot while it runs something.
func (g *group) isAtEnd(instr ssa.Instruction) bool {
	l := g.loop
	if l.Run == nil || instr.Parent() != l.Run {
		return false
	}
	if _, ok := instr.(*ssa.Defer); ok {
		return true
	}
	return !ssax.Reaches(instr, l.Takes, nil)
}

// isOwnGroup tells whether every Done of the wait group runs on the loop.
func (g *group) isOwnGroup(op *summary.Op) bool {
	call, ok := op.Instr.(*ssa.Call)
	if !ok {
		return false
	}
	objects, complete := g.flow.Objects(call.Call.Args[0])
	if !complete || len(objects) == 0 {
		return false
	}
	dones := 0
	for _, other := range g.ir.Calls {
		fn := summary.Callee(other)
		if fn == nil || len(other.Common().Args) == 0 || fn.Name() != "Done" && fn.Name() != "Go" {
			continue
		}
		name := fn.FullName()
		if name != "(*sync.WaitGroup).Done" && name != "(*sync.WaitGroup).Go" {
			continue
		}
		also, _ := g.flow.Objects(other.Common().Args[0])
		if !slices.ContainsFunc(also, func(o *flow.Object) bool { return slices.Contains(objects, o) }) {
			continue
		}
		if name == "(*sync.WaitGroup).Go" && g.loop.Start == other {
			dones++ // the loop's own end
			continue
		}
		if name != "(*sync.WaitGroup).Done" || !g.runsOnly(other) || other.Parent() == op.Instr.Parent() {
			return false
		}
		dones++
	}
	return dones > 0
}

// runsOnly tells whether the instruction runs on the loop and nowhere else.
func (g *group) runsOnly(instr ssa.Instruction) bool { return g.onlyHere(instr.Parent(), 0) }

func (g *group) onlyHere(fn *ssa.Function, depth int) bool {
	if known, ok := g.only[fn]; ok {
		return known
	}
	if fn == g.loop.Run {
		return true
	}
	if depth > 50 {
		return false
	}
	g.only[fn] = true // a recursive function, unless another caller says no
	result := g.computeOnly(fn, depth)
	g.only[fn] = result
	return result
}

func (g *group) computeOnly(fn *ssa.Function, depth int) bool {
	root := false
	for _, r := range g.roots {
		root = root || r.Fn == fn && !r.Promise && r.Loop.Package == g.loop.Package && r.Loop.Name == g.loop.Name && r.Loop.Run == g.loop.Run
	}
	sites, complete := g.flow.Callers(fn)
	handoffs, _ := g.flow.Handed(fn)
	if !root && !complete && len(handoffs) == 0 {
		return false
	}
	if !root && len(sites)+len(handoffs) == 0 {
		return false
	}
	for _, site := range sites {
		if _, ok := site.(*ssa.Go); ok {
			return false
		}
		if !slices.Contains(g.loop.Calls, site) && !g.onlyHere(site.Parent(), depth+1) {
			return false
		}
	}
	for _, h := range handoffs {
		if h.Run != library.RunBefore || !g.onlyHere(h.Call.Parent(), depth+1) {
			return false
		}
	}
	return true
}

// -- from the function to the operation --

func (g *group) stallsOf(root *Root) []*Stall {
	v := &visitor{group: g, root: root, seen: map[*ssa.Function]bool{}}
	v.body(root.Fn)
	return v.found
}

type visitor struct {
	*group
	root  *Root
	seen  map[*ssa.Function]bool
	stack []Step // calls from the root to the body at hand
	found []*Stall
}

// body looks at the instructions of fn, and of the literals inside the root
// that it calls.
func (v *visitor) body(fn *ssa.Function) {
	if v.seen[fn] {
		return
	}
	v.seen[fn] = true
	for class := always; ; class-- {
		for _, t := range v.targets[fn] {
			if t.self == class && v.inCycle(t.at) {
				v.stall(&Stall{At: t.at}, t)
			}
		}
		for _, call := range v.summary.CallsIn(fn) {
			if v.inCycle(call) {
				v.enter(call, class)
			}
		}
		if class == other {
			return
		}
	}
}

// inCycle tells whether the instruction runs while the loop runs: of the
// function that holds the loop, what comes before and after it does not.
func (v *visitor) inCycle(instr ssa.Instruction) bool {
	l := v.root.Loop
	if l == nil || !l.Own || instr.Parent() != l.Run {
		return true
	}
	return ssax.Reaches(l.Takes, instr, nil) && ssax.Reaches(instr, l.Takes, nil)
}

func (v *visitor) enter(call ssa.CallInstruction, class certainty) {
	if _, ok := call.(*ssa.Go); ok {
		return
	}
	for _, callee := range v.summary.Callees(call) {
		if v.summary.IsExempt(callee) {
			continue
		}
		if v.inside(callee) || v.isHandler(call, callee) {
			v.stack = append(v.stack, Step{call, callee})
			v.body(callee)
			v.stack = v.stack[:len(v.stack)-1]
			continue
		}
		h, ok := v.next[class][callee]
		if !ok || !v.entered(callee) || !v.feasible(call, callee, v.next[class]) {
			continue
		}
		chain := []Step{{call, callee}}
		for h.call != nil {
			chain = append(chain, Step{h.call, h.callee})
			h = v.next[class][h.callee]
		}
		v.stall(&Stall{At: call, Chain: chain}, h.target)
		return
	}
}

// inside tells whether fn is a literal in the root.
func (v *visitor) inside(fn *ssa.Function) bool {
	for p := fn.Parent(); p != nil; p = p.Parent() {
		if p == v.root.Fn {
			return true
		}
	}
	return false
}

// isHandler tells whether a loop that takes messages hands the message to
// callee.
func (v *visitor) isHandler(call ssa.CallInstruction, callee *ssa.Function) bool {
	l := v.root.Loop
	if l == nil || !l.Own || call.Parent() != l.Run || v.isRoot[callee] {
		return false
	}
	return slices.ContainsFunc(call.Common().Args, func(arg ssa.Value) bool { return v.summary.FromQueue(arg, l) })
}

func (v *visitor) stall(s *Stall, t target) {
	s.In = v.root.Fn
	for _, step := range v.stack {
		if !v.inside(step.Callee) {
			s.In = step.Callee
		}
	}
	s.Root, s.Op, s.Call, s.Self, s.WhenFull, s.Effect = v.root, t.op, t.call, t.self != other, t.self == whenFull, t.effect
	for _, have := range v.found {
		if have.At == s.At || have.At.Parent() == s.At.Parent() && ssax.Precedes(have.At, s.At) {
			return
		}
		if have.Self && !have.WhenFull && s.WhenFull && have.At.Parent() == s.At.Parent() {
			return // what is posted is waited for
		}
	}
	if s.Self && v.fresh[s.Op] && !v.isFresh(s, s.Op) {
		return // what this loop has done before
	}
	if s.Self && !v.sameInstance(s, t) {
		return
	}
	s.Serves = v.servedAt(s.Op)
	v.found = append(v.found, s)
}

// servedAt returns where the other end of the operation is.
func (v *visitor) servedAt(op *summary.Op) token.Pos {
	if op == nil || op.Chan == nil {
		return token.NoPos
	}
	objects, _ := v.flow.Objects(op.Chan)
	for _, o := range objects {
		list := v.summary.Senders(o)
		if op.Send {
			list = v.summary.Receivers(o)
		} else if len(list) == 0 {
			list = v.summary.Closers(o)
		}
		for _, instr := range list {
			if instr.Pos().IsValid() {
				return instr.Pos()
			}
		}
	}
	return token.NoPos
}

// -- one cause, one finding --

// oneEach keeps one stall for each cause: one operation, or one channel that
// several functions of one loop use.
func (r *Result) oneEach(list []*Stall) []*Stall {
	slices.SortStableFunc(list, func(a, b *Stall) int {
		if a.Self != b.Self {
			if a.Self {
				return -1
			}
			return 1
		}
		if a.Root.Promise != b.Root.Promise {
			if b.Root.Promise {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Pos(), b.Pos())
	})
	type cause struct {
		of      any
		send    bool
		promise *ssa.Function
	}
	first := map[cause]*Stall{}
	at := map[ssa.Instruction]bool{}
	var kept []*Stall
	for _, s := range list {
		c := cause{of: s.target().at}
		if s.Root.Promise {
			c.promise = s.Root.Fn
		}
		if s.Op != nil && s.Op.Chan != nil {
			if f := loadedField(s.Op.Chan); f != nil {
				c.of, c.send = f, s.Op.Send && !s.Self
			} else if objects, complete := r.flow.Objects(s.Op.Chan); complete && len(objects) == 1 && !objects[0].Foreign {
				c.of, c.send = objects[0], s.Op.Send && !s.Self // both ends on one loop are one mistake
			}
		}
		if have := first[c]; have != nil {
			if have.At != s.At {
				have.Others = append(have.Others, s)
			}
			continue
		}
		if at[s.At] {
			continue
		}
		first[c] = s
		at[s.At] = true
		kept = append(kept, s)
	}
	slices.SortStableFunc(kept, func(a, b *Stall) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return kept
}

// loadedField returns the field of which v is the value, or nil.
func loadedField(v ssa.Value) *types.Var {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return nil
	}
	addr, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	p, ok := addr.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return nil
	}
	if st, ok := p.Elem().Underlying().(*types.Struct); ok {
		return st.Field(addr.Field).Origin()
	}
	return nil
}

// FuncName returns a function as its user would say it.
func FuncName(fn *ssa.Function) string { return ir.FuncName(fn) }

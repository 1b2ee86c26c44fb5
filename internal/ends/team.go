package ends

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A team is what may run on a goroutine and on those that it starts, with all
// by which others can learn how far it is.
type team struct {
	fns     map[*ssa.Function]bool
	heard   map[*chans.Channel]bool // it sends on or closes, or something that heard of it does
	dones   []ssa.CallInstruction   // of wait groups
	atomic  bool                    // it counts or sets flags with sync/atomic
	unknown bool                    // it signals on channels of which not all is known
	joins   map[question]bool       // functions in which something may wait for it
	asked   map[question]bool
}

type question struct {
	fn *ssa.Function
	op *chans.Op
}

// A trace is what one function by itself does that others may hear, and what
// it waits for.
type trace struct {
	signals, hears []*chans.Channel
	waits          bool // on a wait group, condition or error group
	dones          []ssa.CallInstruction
	atomic         bool
	unknown        bool // a signal is on a channel of which not all is known
}

// A crew names a team: what fn starts belongs to it, or does not.
type crew struct {
	fn     *ssa.Function
	spawns bool
}

// traceOf returns the trace of a function.
func (r *Result) traceOf(fn *ssa.Function) *trace {
	if known := r.traces[fn]; known != nil {
		return known
	}
	t := new(trace)
	r.traces[fn] = t
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		for _, op := range r.chans.OpsAt(instr) {
			if op.Kind == chans.Send || op.Kind == chans.Close {
				t.signals = append(t.signals, op.Channels...)
				t.unknown = t.unknown || len(op.Channels) == 0 || slices.ContainsFunc(op.Channels, func(c *chans.Channel) bool { return len(c.Foreign) > 0 })
			} else {
				t.hears = append(t.hears, op.Channels...)
			}
		}
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			continue
		}
		switch name := calleeName(call); {
		case name == "(*sync.WaitGroup).Done":
			t.dones = append(t.dones, call)
		case isWait(name):
			t.waits = true
		case strings.Contains(name, "sync/atomic"):
			t.atomic = true
		}
	}
	return t
}

// teamOf returns the team of fn, with the goroutines it starts or without.
func (r *Result) teamOf(fn *ssa.Function, spawns bool) *team {
	if known := r.teams[crew{fn, spawns}]; known != nil {
		return known
	}
	t := &team{fns: map[*ssa.Function]bool{}, heard: map[*chans.Channel]bool{}, joins: map[question]bool{}, asked: map[question]bool{}}
	r.teams[crew{fn, spawns}] = t
	r.enlist(t, fn, spawns)
	for _, own := range r.ir.Funcs {
		if !t.fns[own] {
			continue
		}
		trace := r.traceOf(own)
		for _, c := range trace.signals {
			t.heard[c] = true
		}
		t.dones = append(t.dones, trace.dones...)
		t.atomic, t.unknown = t.atomic || trace.atomic, t.unknown || trace.unknown
	}
	// What is signalled by those who heard of the team tells of it too.
	for changed := true; changed; {
		changed = false
		for _, other := range r.ir.Funcs {
			trace := r.traceOf(other)
			if len(trace.signals) == 0 || !r.listens(t, other) {
				continue
			}
			for _, c := range trace.signals {
				if !t.heard[c] {
					t.heard[c] = true
					changed = true
				}
			}
		}
	}
	return t
}

func (r *Result) enlist(t *team, fn *ssa.Function, spawns bool) {
	if fn == nil || t.fns[fn] || !r.ir.Has(fn) {
		return
	}
	t.fns[fn] = true
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
		for _, callee := range r.gorun.Callees(call) {
			r.enlist(t, callee, spawns)
		}
		if !spawns {
			continue
		}
		for _, s := range r.gorun.SpawnsAt(call) {
			for _, run := range s.Runs {
				r.enlist(t, run, spawns)
			}
		}
	}
}

// listens tells whether fn itself waits for something that tells of the team.
func (r *Result) listens(t *team, fn *ssa.Function) bool {
	if t.fns[fn] {
		return false
	}
	trace := r.traceOf(fn)
	return trace.waits || slices.ContainsFunc(trace.hears, func(c *chans.Channel) bool { return t.heard[c] })
}

func calleeName(call ssa.CallInstruction) string {
	if fn := call.Common().StaticCallee(); fn != nil {
		return ssax.Origin(fn).String()
	}
	return ""
}

func isWait(name string) bool {
	switch name {
	case "(*sync.WaitGroup).Wait", "(*golang.org/x/sync/errgroup.Group).Wait", "(*sync.Cond).Wait":
		return true
	}
	return false
}

// awaits tells whether the instruction, with the case chosen of a select, may
// wait until the team's goroutine has done with x. What passes here without
// an answer is an answer: Unknown counts as yes.
func (r *Result) awaits(t *team, x *chain, instr ssa.Instruction, chosen int) bool {
	switch i := instr.(type) {
	case *ssa.Send, *ssa.UnOp, *ssa.Select:
		for _, op := range r.chans.OpsAt(instr) {
			if op.Select != nil && op.Case != chosen {
				continue
			}
			if r.tells(t, x, op) {
				return true
			}
		}
	case *ssa.Call:
		return r.callAwaits(t, x, i)
	case *ssa.Defer:
		return r.deferAwaits(t, x, i)
	}
	return false
}

// tells tells whether this operation, once it is done, says that the team's
// goroutine has done with x.
func (r *Result) tells(t *team, x *chain, op *chans.Op) bool {
	switch op.Kind {
	case chans.Send:
		return r.dismisses(t, x, op)
	case chans.Recv, chans.Range:
	default:
		return false
	}
	if len(op.Channels) == 0 {
		_, given := r.pathOf(op.Chan).root.(*ssa.Parameter)
		return !r.isEnvironment(op.Chan) && (!given || t.unknown)
	}
	for _, c := range op.Channels {
		if slices.Contains(x.op.Channels, c) {
			if !r.mayExceed(x) {
				return true
			}
			if ssax.InLoop(op.Instr.Block()) && !r.neverPauses(x) {
				return true
			}
			continue
		}
		if t.heard[c] {
			return true
		}
		if !c.Complete(flow.SendEnd) && !r.isEnvironment(op.Chan) && len(c.Makes) == 0 && (t.unknown || !isGivenOnly(c)) {
			return true
		}
	}
	return false
}

// isGivenOnly tells whether the channel comes from callers alone, who have it
// signalled by others than a goroutine of ours.
func isGivenOnly(c *chans.Channel) bool {
	return !slices.ContainsFunc(c.Foreign, func(o *flow.Object) bool { return o.Kind != flow.Param })
}

// neverPauses tells whether x runs again and again until its function is told
// to end, and waits for nothing of the package in between.
func (r *Result) neverPauses(x *chain) bool {
	fn := x.op.Fn()
	if !ssax.InLoop(x.op.Instr.Block()) || r.traceOf(fn).waits {
		return false
	}
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		for _, op := range r.chans.OpsAt(instr) {
			if (op.Kind == chans.Recv || op.Kind == chans.Range) && !r.isEnvironment(op.Chan) && r.goesOnTo(op, x) {
				return false
			}
		}
	}
	told := func(instr ssa.Instruction, chosen int) bool {
		return slices.ContainsFunc(r.chans.OpsAt(instr), func(op *chans.Op) bool {
			return op.Kind == chans.Recv && (op.Select == nil || op.Case == chosen)
		})
	}
	walk := ssax.Walk{MaxCost: 2, Stop: told, Goal: func(instr ssa.Instruction, _ int) bool {
		_, ok := instr.(*ssa.Return)
		return ok
	}}
	_, _, ends := walk.FromEntry(fn)
	return !ends
}

// mayExceed tells whether x may run more than once for its channel.
func (r *Result) mayExceed(x *chain) bool {
	if ssax.InLoop(x.op.Instr.Block()) {
		return true
	}
	sends := 0
	for _, other := range x.op.Channels[0].Sends() {
		if other.Fn() == x.op.Fn() && other != x.op {
			// Two sends of one function count once if they exclude each other.
			if !ssax.Reaches(other.Instr, x.op.Instr, nil) && !ssax.Reaches(x.op.Instr, other.Instr, nil) {
				continue
			}
		}
		sends++
	}
	if sends > 1 {
		return true
	}
	for _, f := range x.frames {
		if r.repeats(f.site, f.path) {
			return true
		}
	}
	return false
}

// dismisses tells whether a send may wake the team's goroutine so that it
// leaves without x.
func (r *Result) dismisses(t *team, x *chain, op *chans.Op) bool {
	for _, c := range op.Channels {
		if c.Unbuffered() == chans.No {
			continue
		}
		for _, recv := range c.Receives() {
			if t.fns[recv.Fn()] && !r.goesOnTo(recv, x) {
				return true
			}
		}
	}
	return false
}

// goesOnTo tells whether x, or the call that leads to it, follows the receive
// in the same function.
func (r *Result) goesOnTo(recv *chans.Op, x *chain) bool {
	targets := []ssa.Instruction{x.op.Instr}
	for _, f := range x.frames {
		targets = append(targets, f.site)
	}
	walk := ssax.Walk{MaxCost: 2, Goal: func(instr ssa.Instruction, chosen int) bool {
		return slices.Contains(targets, instr)
	}}
	walk.Known = r.chose(recv)
	_, _, found := walk.From(recv.Instr)
	return found
}

// chose returns what is known behind a select that took the case of op.
func (r *Result) chose(op *chans.Op) []ssax.Known {
	if op.Select == nil {
		return nil
	}
	for extract := range ssax.Refs[*ssa.Extract](op.Select) {
		if extract.Index == 0 {
			return []ssax.Known{{Of: extract, Text: strconv.Itoa(op.Case)}}
		}
	}
	return nil
}

// isEnvironment tells whether the channel is one that time, a context or the
// operating system acts on, so that it tells nothing of a goroutine of ours.
func (r *Result) isEnvironment(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.ChangeType:
		return r.isEnvironment(v.X)
	case *ssa.Call:
		if v.Call.IsInvoke() {
			return v.Call.Method.FullName() == "(context.Context).Done"
		}
		switch calleeName(v) {
		case "time.After", "time.Tick":
			return true
		}
	case *ssa.UnOp:
		if address, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			f := fieldOf(address.X.Type(), address.Field)
			return f != nil && f.Pkg() != nil && f.Pkg().Path() == "time" && f.Name() == "C"
		}
	}
	objects, complete := r.flow.Objects(v)
	if !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		call, ok := o.Value.(*ssa.Call)
		if !ok || call == v || !r.isEnvironment(call) {
			return false
		}
	}
	return true
}

func (r *Result) callAwaits(t *team, x *chain, call *ssa.Call) bool {
	name := calleeName(call)
	switch {
	case name == "(*sync.WaitGroup).Wait":
		return r.waitCovers(t, x, call)
	case isWait(name):
		return true
	case strings.Contains(name, "sync/atomic"):
		return t.atomic && strings.Contains(name, "Load")
	}
	if _, ok := call.Call.Value.(*ssa.Builtin); ok {
		return false
	}
	callees := r.gorun.Callees(call)
	for _, callee := range callees {
		if r.mayAwait(t, x, callee) {
			return true
		}
	}
	if len(callees) > 0 {
		return false
	}
	return promisesToWait(call)
}

// promisesToWait tells whether a call of code that is not seen may wait for
// goroutines of ours, as far as its name says.
func promisesToWait(call *ssa.Call) bool {
	var name string
	if call.Call.IsInvoke() {
		name = call.Call.Method.Name()
	} else if fn := call.Call.StaticCallee(); fn != nil {
		if fn.Pkg != nil && fn.Pkg == call.Parent().Pkg {
			return false
		}
		name = fn.Name()
	} else {
		// A function value may be anything, but a cancel function does not wait.
		named, ok := types.Unalias(call.Call.Value.Type()).(*types.Named)
		return !ok || named.Obj().Name() != "CancelFunc"
	}
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"wait", "join", "shutdown", "drain"}, func(word string) bool { return strings.Contains(name, word) })
}

// mayAwait tells whether fn, or what it calls, may wait for the team.
func (r *Result) mayAwait(t *team, x *chain, fn *ssa.Function) bool {
	q := question{fn, x.op}
	if t.asked[q] {
		return t.joins[q]
	}
	t.asked[q] = true
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		arms := 1
		if sel, ok := instr.(*ssa.Select); ok {
			arms = len(sel.States)
		}
		for arm := range arms {
			if r.awaits(t, x, instr, arm) {
				t.joins[q] = true
				return true
			}
		}
	}
	return false
}

func (r *Result) deferAwaits(t *team, x *chain, d *ssa.Defer) bool {
	name := calleeName(d)
	if name == "(*sync.WaitGroup).Wait" {
		return r.waitCovers(t, x, d)
	}
	if isWait(name) {
		return true
	}
	return slices.ContainsFunc(r.gorun.Callees(d), func(fn *ssa.Function) bool { return r.mayAwait(t, x, fn) })
}

// waitCovers tells whether a Wait may wait until the team has done with x. It
// does not if what it counts is said before x.
func (r *Result) waitCovers(t *team, x *chain, call ssa.CallInstruction) bool {
	group := call.Common().Args[0]
	own, early := 0, 0
	if r.countsItself(x, group) {
		return false
	}
	for _, done := range t.dones {
		if !r.maySame(done.Common().Args[0], group) {
			continue
		}
		own++
		if _, deferred := done.(*ssa.Defer); !deferred && r.comesAfter(done, x) {
			early++
		}
	}
	if own > 0 {
		return early < own
	}
	// Others may be counted, who wait for the team in turn.
	for _, other := range r.ir.Calls {
		if calleeName(other) == "(*sync.WaitGroup).Done" && r.maySame(other.Common().Args[0], group) && r.listens(t, other.Parent()) {
			return true
		}
	}
	return isGroupSpawn(x) || !r.knowsGroup(group)
}

// countsItself tells whether the goroutine of x adds itself to the wait group,
// and nobody does so before it runs.
func (r *Result) countsItself(x *chain, group ssa.Value) bool {
	fns := []*ssa.Function{x.op.Fn()}
	for i := len(x.frames) - 1; i >= 0; i-- {
		fns = append(fns, x.frames[i].fn)
		if x.frames[i].goes {
			break
		}
	}
	inside := false
	for _, call := range r.ir.Calls {
		if calleeName(call) != "(*sync.WaitGroup).Add" || !r.maySame(call.Common().Args[0], group) {
			continue
		}
		if !slices.Contains(fns, call.Parent()) {
			return false
		}
		inside = true
	}
	return inside
}

// isGroupSpawn tells whether a method of a group starts the goroutine.
func isGroupSpawn(x *chain) bool {
	return slices.ContainsFunc(x.frames, func(f frame) bool {
		_, plain := f.site.(*ssa.Go)
		return f.goes && !plain && calleeName(f.site) != "time.AfterFunc" && calleeName(f.site) != "context.AfterFunc"
	})
}

// knowsGroup tells whether every use of the wait group is in sight.
func (r *Result) knowsGroup(group ssa.Value) bool {
	objects, complete := r.flow.Objects(group)
	if !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		if o.Foreign {
			return false
		}
	}
	return true
}

func (r *Result) maySame(a, b ssa.Value) bool {
	x, ok1 := r.flow.Objects(a)
	y, ok2 := r.flow.Objects(b)
	if !ok1 || !ok2 {
		return true
	}
	for _, o := range x {
		if o.Foreign || slices.Contains(y, o) {
			return true
		}
	}
	return false
}

// comesAfter tells whether x, or a call that leads to it, follows instr in its
// function.
func (r *Result) comesAfter(instr ssa.Instruction, x *chain) bool {
	targets := []ssa.Instruction{x.op.Instr}
	for _, f := range x.frames {
		if !f.goes {
			targets = append(targets, f.site)
		}
	}
	return slices.ContainsFunc(targets, func(target ssa.Instruction) bool {
		return target.Parent() == instr.Parent() && ssax.Reaches(instr, target, func(i ssa.Instruction) bool {
			// The next turn of a loop has its own Done.
			if i.Block() == instr.Block() {
				return ssax.IndexOf(i) <= ssax.IndexOf(instr)
			}
			return i.Block().Dominates(instr.Block())
		})
	})
}

package scope

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Finding is an operation that can be left blocked for good, or can panic.
type Finding struct {
	Pos   token.Pos
	Instr ssa.Instruction
	Fault explore.Fault // NoFault: it blocks for good
	Root  *ssa.Function
	What  string // the operation, as in "send on results"
	Since string // why nobody completes it, as in "once fetch returns at its timeout"
	Story []Step // the schedule, in the order of happening
	// Locks says that the operation holds a lock which another goroutine waits for, or waits for a lock itself.
	Locks bool
	// Turns says that the goroutine goes round its loop for ever, since what
	// its select waits for, Awaits, never comes.
	Turns  bool
	Awaits string
	// TestFails says that the goroutine is only left behind when the test that
	// started it has failed, or when more comes to the goroutine than the test
	// provides.
	TestFails bool

	Fixes []Fix

	class   class
	cost    int
	steps   int
	partner token.Pos   // where the one is blocked that could complete it
	blames  []token.Pos // where the others are blocked in the same schedule
	label   int
	spawn   token.Pos // where the blocked goroutine is started
	opts    options   // with which the model was made
}

// A class says what kind of operation blocks.
type class uint8

const (
	onChannel class = iota
	onGroup
	onLock
	onCond
)

type channel = *chans.Channel

// A Step is one sentence of the schedule.
type Step struct {
	Pos  token.Pos
	Text string
}

// Message says what happens to the operation.
func (f *Finding) Message() string {
	if f.Turns {
		return f.What + " waits forever for " + f.Awaits + " " + f.Since
	}
	return f.What + " blocks forever " + f.Since
}

// better tells whether f is the better witness of the same operation.
func (f *Finding) better(g *Finding) bool {
	if f.cost != g.cost {
		return f.cost < g.cost
	}
	return f.steps < g.steps
}

// maxCost is the dearest schedule that is believed: with two arbitrary
// branches, five of eight findings of a prototype were infeasible.
const maxCost = 1

func (m *model) place(label int) *place {
	if label <= 0 || label > len(m.places) {
		return &place{}
	}
	return &m.places[label-1]
}

// findings maps what the model checker found back to the source.
func (m *model) findings(res *explore.Result) []*Finding {
	var list []*Finding
	for i := range res.Findings {
		found := &res.Findings[i]
		if found.Cost > maxCost || found.Recovered {
			continue
		}
		p := m.place(found.Label)
		if p.instr == nil || !p.pos.IsValid() || m.deliberate(p.instr) {
			continue
		}
		f := &Finding{Pos: p.pos, Instr: p.instr, Fault: found.Fault, Root: m.root, cost: found.Cost, steps: len(found.Witness.Steps), label: found.Label, opts: m.options}
		m.describe(f, p)
		if f.Fault == explore.NoFault && !m.sees(p.instr) {
			continue
		}
		if f.Fault == explore.NoFault && slices.ContainsFunc(found.Witness.Final, func(end explore.ProcEnd) bool {
			at := m.place(end.Label).instr
			return !end.Ended && end.Stuck && at != nil && !m.sees(at)
		}) {
			continue // it may only wait for one that can go on
		}
		if f.Turns = found.Turning; f.Turns {
			if f.Awaits = m.awaited(p, res); f.Awaits == "" {
				continue
			}
		}
		m.tell(f, &found.Witness)
		f.TestFails = f.Fault == explore.NoFault && m.inTest(m.root.Pos()) && (m.failing(&found.Witness) || m.mayGetMore(f.Instr, &found.Witness))
		list = append(list, f)
	}
	return m.fold(list)
}

// fold leaves out the operations that block only because another one does
// which is reported: a wait for goroutines that never end.
func (m *model) fold(list []*Finding) []*Finding {
	var kept []*Finding
	for _, f := range list {
		victim := false
		for _, g := range list {
			if g.class == onGroup && g.Fault == explore.NoFault && g.Pos != f.Pos && !slices.Contains(g.blames, f.Pos) &&
				(f.class == onChannel && f.partner == g.Pos || f.class == onGroup && slices.Contains(f.blames, g.Pos)) {
				victim = true
			}
			if f.partner.IsValid() && g.class == onChannel && g.Pos == f.partner && g.Fault == explore.NoFault && g.partner != f.Pos && g.Pos != f.Pos {
				victim = true
			}
			// Of two that wait for each other, the one that only waits for more to do is not the cause.
			if isRange(f.Instr) && !isRange(g.Instr) && g.class == onChannel && g.Fault == explore.NoFault && g.partner == f.Pos && f.partner == g.Pos {
				victim = true
			}
		}
		if f.Fault == explore.NoFault && f.class != onChannel {
			for _, g := range list {
				if g.Fault == explore.NoFault && (g.class == onChannel || f.class == onGroup && g.class != onGroup) && slices.Contains(f.blames, g.Pos) {
					victim = true
				}
			}
		}
		if !victim {
			kept = append(kept, f)
		}
	}
	return kept
}

// sees tells whether the model has every operation that could complete the
// one at instr, as far as the channels are told apart without exploring. One
// that is not in it may be reached in a way that the model does not follow.
func (m *model) sees(instr ssa.Instruction) bool {
	for _, op := range m.chans.OpsAt(instr) {
		for _, c := range op.Channels {
			for _, other := range c.Ops {
				if (op.Kind == chans.Send) == (other.Kind == chans.Recv || other.Kind == chans.Range) && !m.lowered[other.Instr] && !m.neverRuns(other.Instr.Parent()) {
					return false
				}
			}
		}
	}
	return true
}

// neverRuns tells whether fn is a method of a type of the package's own that
// nothing calls: values of the type are not put into interfaces either.
func (m *model) neverRuns(fn *ssa.Function) bool {
	recv := fn.Signature.Recv()
	if sites, _ := m.flow.Callers(fn); len(sites) > 0 || recv == nil || fn.Parent() != nil {
		return false
	}
	t, ok := types.Unalias(deref(recv.Type())).(*types.Named)
	return ok && !t.Obj().Exported() && !m.boxed()[t.Origin()]
}

// boxed returns the types of which values, or pointers to such, are put into
// interfaces or given to a function as a method value.
func (e *engine) boxed() map[*types.Named]bool {
	if e.boxes == nil {
		e.boxes = map[*types.Named]bool{}
		note := func(t types.Type) {
			if named, ok := types.Unalias(deref(t)).(*types.Named); ok {
				e.boxes[named.Origin()] = true
			}
		}
		for instr := range ssax.All[ssa.Instruction](e.ir.Funcs) {
			switch i := instr.(type) {
			case *ssa.MakeInterface:
				note(i.X.Type())
			case *ssa.MakeClosure:
				if strings.HasPrefix(i.Fn.(*ssa.Function).Synthetic, "bound method") && len(i.Bindings) == 1 {
					note(i.Bindings[0].Type())
				}
			}
		}
	}
	return e.boxes
}

// clear returns the operations of which this run, and the one before it unless it
// is the first, have shown that they are never left blocked: their channel is made in
// the root, once, and every operation on it is in the model.
func (m *model) clear(res *explore.Result, first bool, before []ssa.Instruction) (list []ssa.Instruction) {
	if res.Reason != explore.Complete || res.Err != nil || m.open || isMain(m.root) {
		return nil
	}
	stuck := map[ssa.Instruction]bool{}
	for i := range res.Findings {
		stuck[m.place(res.Findings[i].Label).instr] = true
	}
	seen := map[ssa.Instruction]bool{}
	for label := 1; label <= len(m.places); label++ {
		instr := m.place(label).instr
		if instr == nil || seen[instr] || stuck[instr] || !res.Reached(label) || !first && !slices.Contains(before, instr) {
			continue
		}
		seen[instr] = true
		ops := m.chans.OpsAt(instr)
		if len(ops) == 1 && ops[0].Certain && len(ops[0].Channels) == 1 && m.ownChannel(ops[0].Channels[0]) {
			list = append(list, instr)
		}
	}
	return list
}

// ownChannel tells whether the channel is made by the root alone and the model
// has all operations on it.
func (m *model) ownChannel(c channel) bool {
	if len(c.Makes) != 1 || len(c.Foreign) > 0 {
		return false
	}
	if fn := c.Makes[0].Instr.Parent(); fn != m.root && !inside(fn, m.root) {
		return false
	}
	return !slices.ContainsFunc(c.Ops, func(op *chans.Op) bool { return !m.lowered[op.Instr] })
}

func isRange(instr ssa.Instruction) bool {
	recv, ok := instr.(*ssa.UnOp)
	return ok && recv.Block().Comment == "rangechan.loop"
}

// awaited names the channel of the system's own that a select receives from to
// end its goroutine.
func (m *model) awaited(p *place, res *explore.Result) string {
	sel, ok := p.instr.(*ssa.Select)
	if !ok {
		return ""
	}
	for label := 1; label <= len(m.places); label++ {
		c := m.place(label)
		if c.instr != p.instr || c.cas < 0 || c.cas >= len(sel.States) || c.pos == sel.Pos() || !res.Reached(label) {
			continue
		}
		st := sel.States[c.cas]
		if st.Dir != types.RecvOnly || m.whyOf(st.Chan) == onTimeout {
			continue
		}
		if text := m.ir.ChanText(c.pos); text != "" {
			return text
		}
	}
	return ""
}

// describe says what the operation is.
func (m *model) describe(f *Finding, p *place) {
	f.What, f.class = m.textOf(p)
}

func (m *model) textOf(p *place) (string, class) {
	channel := func(pos token.Pos, otherwise string) string {
		if text := m.ir.ChanText(pos); text != "" {
			return text
		}
		return otherwise
	}
	switch i := p.instr.(type) {
	case *ssa.Send:
		return "send on " + channel(p.pos, "the channel"), onChannel
	case *ssa.UnOp:
		if isRange(i) {
			return "the range over " + channel(p.pos, "the channel"), onChannel
		}
		return "receive from " + channel(p.pos, "the channel"), onChannel
	case *ssa.Select:
		if p.pos != i.Pos() && p.cas >= 0 && p.cas < len(i.States) {
			if i.States[p.cas].Dir == types.SendOnly {
				return "send on " + channel(p.pos, "the channel"), onChannel
			}
			return "receive from " + channel(p.pos, "the channel"), onChannel
		}
		if len(i.States) == 0 {
			return "the empty select", onChannel
		}
		return "the select", onChannel
	case ssa.CallInstruction:
		text := m.ir.CallText(i.Common().Pos())
		if text == "" {
			text = m.ir.CallText(p.pos)
		}
		if b, ok := i.Common().Value.(*ssa.Builtin); ok && b.Name() == "close" {
			return "close of " + channel(i.Common().Pos(), "the channel"), onChannel
		}
		switch nameOf(i) {
		case "(*sync.WaitGroup).Wait", "(*golang.org/x/sync/errgroup.Group).Wait", "(*golang.org/x/sync/errgroup.Group).Go":
			return text, onGroup
		case "(*sync.Cond).Wait":
			return text, onCond
		}
		return text, onLock
	}
	return "the operation", onChannel
}

// tell makes the story of the schedule.
func (m *model) tell(f *Finding, w *explore.Witness) {
	if w.Culprit < 0 || w.Culprit >= len(w.Procs) {
		return
	}
	add := func(pos token.Pos, text string) {
		if pos.IsValid() && !slices.ContainsFunc(f.Story, func(s Step) bool { return s.Pos == pos }) {
			f.Story = append(f.Story, Step{pos, text})
		}
	}
	// Who starts it.
	if l := w.Procs[w.Culprit].Label; w.Procs[w.Culprit].Parent >= 0 && l > 0 {
		p := m.place(l)
		f.spawn = p.pos
		add(p.pos, sentence(ir.FuncName(p.fn)+" starts "+goroutineThat(f)))
	}
	if f.Fault != explore.NoFault {
		m.tellFault(f, w, add)
		return
	}
	culprit := &w.Final[w.Culprit]
	// Who could complete it has left, or is blocked as well.
	decider := -1
	if w.Decided > 0 && w.Decided <= len(w.Steps) {
		decider = w.Steps[w.Decided-1].Proc
	}
	decider, sure := m.partner(f, w, decider)
	for p := range w.Procs {
		if p == w.Culprit || w.Final[p].Ended || !w.Final[p].Stuck {
			continue
		}
		at := m.place(w.Final[p].Label)
		if t := w.Procs[p].Template; f.class != onGroup || m.members[t] || m.mayComplete(t, f.Instr) {
			f.blames = append(f.blames, at.pos)
		}
		if w.Final[p].Waits >= 0 && slices.Contains(culprit.Held, w.Final[p].Waits) {
			f.Locks = true
		}
	}
	if f.class == onLock {
		f.Locks = true
	}
	if culprit.Waits >= 0 && slices.Contains(culprit.Held, culprit.Waits) {
		f.Since = "since the same goroutine holds the lock"
		decider = -1
	}
	if decider >= 0 && (sure || f.Turns || !w.Final[decider].Ended) {
		end := &w.Final[decider]
		name := m.procName(w, decider)
		if end.Ended {
			since, pos := m.exitOf(w, decider)
			f.Since = "once " + name + " " + since
			if pos.IsValid() {
				add(pos, sentence(name+" "+since+" here"))
			}
			add(m.place(end.Label).pos, sentence(name+" returns here"))
		} else {
			p := m.place(end.Label)
			if sure {
				f.partner = p.pos
			}
			what, _ := m.textOf(p)
			if p.pos == f.Pos {
				f.Since = "since every goroutine that could end the wait is blocked as well"
			} else {
				f.Since = "while " + name + " is blocked at " + what
				add(p.pos, sentence(name+" is blocked here: "+what))
			}
		}
	}
	for p := range w.Procs {
		if p == w.Culprit || p == decider || w.Final[p].Ended || !w.Final[p].Stuck {
			continue
		}
		at := m.place(w.Final[p].Label)
		if at.pos == f.Pos || !at.pos.IsValid() {
			continue
		}
		what, _ := m.textOf(at)
		add(at.pos, sentence(m.procName(w, p)+" is blocked here: "+what))
	}
	if f.Since == "" {
		f.Since = "since no goroutine is left that could complete it"
	}
}

// partner chooses the process whose end or wait explains the finding: one
// that could complete the operation, the last of those that left, or else the
// one that made the last step.
func (m *model) partner(f *Finding, w *explore.Witness, last int) (proc int, sure bool) {
	var left, blocked []int
	for k := len(w.Steps) - 1; k >= 0; k-- {
		st := &w.Steps[k]
		p := st.Proc
		if p != w.Culprit && w.Final[p].Ended && !slices.Contains(left, p) && (st.Op == explore.Return || st.Op == explore.Goexit) {
			left = append(left, p)
		}
	}
	for p := range w.Procs {
		if p != w.Culprit && w.Final[p].Stuck && !w.Final[p].Ended {
			blocked = append(blocked, p)
		}
	}
	for _, list := range [][]int{left, blocked} {
		for _, p := range list {
			if m.mayComplete(w.Procs[p].Template, f.Instr) {
				return p, true
			}
		}
	}
	if last >= 0 && last != w.Culprit && (w.Final[last].Ended || w.Final[last].Stuck) {
		return last, false
	}
	if len(blocked) > 0 {
		return blocked[0], false
	}
	if len(left) > 0 {
		return left[0], false
	}
	return -1, false
}

// mayComplete tells whether the code has an operation that completes the one
// at instr.
func (m *model) mayComplete(t *explore.Template, instr ssa.Instruction) bool {
	ops := m.chans.OpsAt(instr)
	for _, in := range t.Code() {
		p := m.place(in.Label)
		if p.instr == nil || p.instr == instr {
			continue
		}
		for _, other := range m.chans.OpsAt(p.instr) {
			for _, op := range ops {
				if (op.Kind == chans.Send) == (other.Kind == chans.Recv || other.Kind == chans.Range) &&
					slices.ContainsFunc(op.Channels, func(c *chans.Channel) bool { return slices.Contains(other.Channels, c) }) {
					return true
				}
			}
		}
		if len(ops) == 0 {
			if call, ok := p.instr.(ssa.CallInstruction); ok {
				switch nameOf(call) {
				case "(*sync.WaitGroup).Done", "(*sync.WaitGroup).Go", "(*sync.Cond).Signal", "(*sync.Cond).Broadcast":
					return true
				}
			}
		}
	}
	return false
}

// deliberate tells whether the operation is meant to last.
func (m *model) deliberate(instr ssa.Instruction) bool {
	ops := m.chans.OpsAt(instr)
	return len(ops) == 1 && chans.Deliberate(ops[0])
}

func (m *model) tellFault(f *Finding, w *explore.Witness, add func(token.Pos, string)) {
	culprit := -1
	for k := range w.Steps {
		if w.Steps[k].Fault != explore.NoFault {
			culprit = k
		}
	}
	if culprit < 0 {
		return
	}
	object := w.Steps[culprit].Object
	for k := range culprit {
		st := &w.Steps[k]
		if st.Op == explore.Close && st.Object == object && object >= 0 {
			p := m.place(st.Label)
			what, _ := m.textOf(p)
			add(p.pos, sentence(m.procName(w, st.Proc)+" has closed it before: "+what))
		}
	}
}

// exitOf says how the process came to return, as in "returns at its timeout",
// and where that was decided.
func (m *model) exitOf(w *explore.Witness, proc int) (string, token.Pos) {
	returned := ssa.Instruction(nil)
	for k := len(w.Steps) - 1; k >= 0; k-- {
		st := &w.Steps[k]
		if st.Proc != proc {
			continue
		}
		switch st.Op {
		case explore.Return, explore.Goexit, explore.Halt:
			returned = m.place(st.Label).instr
			continue
		case explore.Select:
			p := m.place(st.CaseLabel)
			switch p.why {
			case onTimeout:
				return "returns at its timeout", p.pos
			case onCancel:
				return "returns because its context is done", p.pos
			}
		case explore.If, explore.Choose:
			p := m.place(st.Label)
			if p.why == onError {
				if i, ok := p.instr.(*ssa.If); ok && failed(i.Cond, st.Case == 1) {
					return "returns early with an error", p.pos
				}
			}
		case explore.Recv, explore.Send, explore.Wait, explore.Lock, explore.RLock, explore.CondWait:
			if k < w.Decided {
				return "returns", token.NoPos
			}
		}
	}
	_ = returned
	return "returns", token.NoPos
}

// failing tells whether the root has left the others behind at a timeout, after
// another event from outside, or with an error.
func (m *model) failing(w *explore.Witness) bool {
	const root = 0
	if w.Culprit == root || !w.Final[root].Ended {
		return false
	}
	for _, st := range w.Steps {
		if st.Proc != root {
			continue
		}
		if st.How == explore.Environment {
			return true
		}
		switch why := m.place(st.Label).why; {
		case m.place(st.CaseLabel).why == onTimeout, m.place(st.CaseLabel).why == onCancel:
			return true
		case why == onError && (st.Op == explore.If || st.Op == explore.Choose):
			if i, ok := m.place(st.Label).instr.(*ssa.If); ok && failed(i.Cond, st.Case == 1) {
				return true
			}
		}
	}
	return false
}

// mayGetMore tells whether the goroutine that is left behind sends in a loop.
// How often is often the test's doing, through what is not modelled.
func (m *model) mayGetMore(instr ssa.Instruction, w *explore.Witness) bool {
	_, isSend := instr.(*ssa.Send)
	return isSend && w.Culprit != 0 && w.Final[0].Ended && m.cfgOf(instr.Parent()).loop[instr.Block().Index] >= 0
}

// failed tells whether the outcome of the test means that there is an error.
func failed(cond ssa.Value, outcome bool) bool {
	switch c := cond.(type) {
	case *ssa.BinOp:
		return (c.Op == token.NEQ) == outcome
	case *ssa.UnOp:
		return failed(c.X, !outcome)
	}
	return false
}

// procName names the function that a process runs.
func (m *model) procName(w *explore.Witness, proc int) string {
	fn := m.funcs[0]
	if w.Procs[proc].Parent >= 0 {
		fn = m.started[w.Procs[proc].Template]
	}
	if fn == nil {
		return "the goroutine"
	}
	if fn.Parent() != nil && w.Procs[proc].Parent >= 0 {
		for fn.Parent() != nil {
			fn = fn.Parent()
		}
		return "the goroutine of " + fn.Name()
	}
	return ir.FuncName(fn)
}

func goroutineThat(f *Finding) string {
	return "the goroutine that " + map[class]string{onChannel: "comes to " + f.What, onGroup: "comes to " + f.What, onLock: "comes to " + f.What, onCond: "comes to " + f.What}[f.class]
}

func sentence(s string) string { return s }

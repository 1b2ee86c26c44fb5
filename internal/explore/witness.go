package explore

import (
	"errors"
	"slices"
)

var errTooMany = errors.New("more than 64 initial processes")

// A How says how a step came about.
type How uint8

// How a step came about.
const (
	Plain       How = iota // by itself: the default of a select, a lock that was free, local code
	Rendezvous             // with Partner at the other end of an unbuffered channel
	Buffered               // into or out of the buffer
	Closed                 // a receive from a closed channel
	Environment            // by an event from outside, or by unknown code that knows the object
	Announced              // a writer waits for readers and keeps new ones out
	Parked                 // CondWait has unlocked and waits
)

var howNames = [...]string{"", "rendezvous", "buffered", "closed", "environment", "announced", "parked"}

func (h How) String() string { return howNames[h] }

// A Step is an instruction that a process executed in a witness. Plain
// computation (Nop, Goto, Assign, Arith) is left out.
type Step struct {
	Proc      int // index in Witness.Procs
	Op        Op
	Label     int // of the instruction
	PC        int
	Case      int // Select: the case, Choose: the edge, If and OnceBegin: 1 when it jumped; else -1
	CaseLabel int // label of that case
	Cost      int
	How       How
	Object    int // index in Witness.Objects, or -1
	Fault     Fault
	// Partner is the receiver of a rendezvous, the process that a Spawn starts or the one that a
	// Signal wakes; else -1. PartnerLabel is the label of what it does, PartnerCase the case it takes.
	Partner      int
	PartnerLabel int
	PartnerCase  int

	child int32 // template of the process started
}

// A ProcInfo is a process of a witness.
type ProcInfo struct {
	Template *Template
	Parent   int // -1 for an initial process
	Label    int // of the Spawn
	Daemon   bool
}

// An ObjectInfo is an object of a witness.
type ObjectInfo struct {
	Name  string
	Kind  Kind
	Label int // of its Make; 0 for a static object
}

// A ProcEnd says where a process is at the end of a witness.
type ProcEnd struct {
	Ended bool // it has returned
	Label int  // of the operation it stands at, or by which it left
	Op    Op
	PC    int
	Stuck bool  // it never moves again either
	Held  []int // the locks it holds, as indexes in Witness.Objects
	Waits int   // the object it stands at, as an index in Witness.Objects, or -1
}

// A Witness is a schedule that shows a finding: from the start to the panic, or to
// a state in which the process is stuck and which the others leave no more, or only to come back.
type Witness struct {
	Procs   []ProcInfo // in the order in which they start; initial ones first
	Objects []ObjectInfo
	Steps   []Step
	Culprit int // the process that is stuck or panics
	// Decided is the number of steps after which the process is stuck for good.
	// The steps behind it only bring the others to rest.
	Decided int
	Final   []ProcEnd // one for each process
}

// An event is what a step has to say beyond its instruction.
type event struct {
	Object      Value
	Case        int
	How         How
	Fault       Fault
	partner     *proc
	PartnerCase int
}

// note records a step of p, which is process i and still stands at its instruction.
func (x *explorer) note(s *state, p *proc, i int, ev event) {
	if !x.replaying {
		return
	}
	in := x.at(p)
	st := Step{Proc: int(p.uid), Op: in.Op, Label: in.Label, PC: int(p.pc), Case: -1, How: ev.How, Fault: ev.Fault,
		Object: -1, Partner: -1, PartnerCase: -1}
	switch in.Op {
	case Select, Choose:
		st.Case = ev.Case
		if ev.Case >= 0 {
			st.CaseLabel, st.Cost = in.Cases[ev.Case].Label, in.Cases[ev.Case].Cost
		}
	case If, OnceBegin:
		st.Case = ev.Case
		if in.Op == If {
			if _, known := compare(in.Fn, eval(p, in.Args[0]), eval(p, in.Args[1])); !known {
				st.Cost = in.Cost
			}
		}
	case External:
		st.Cost = in.Cost
	case Recv:
		if ev.How == Environment {
			st.Cost = in.Cost
		}
	}
	if ev.Object.isRef() {
		st.Object = int(s.objs[ev.Object.object()].uid) - 1
	}
	if q := ev.partner; q != nil {
		st.Partner = int(q.uid)
		to := x.at(q)
		st.PartnerLabel = to.Label
		if in.Op == Spawn {
			st.child = q.tmpl
		} else if ev.How == Rendezvous && ev.PartnerCase >= 0 {
			st.PartnerCase = ev.PartnerCase
			st.Cost += to.Cases[ev.PartnerCase].Cost
			if l := to.Cases[ev.PartnerCase].Label; l != 0 {
				st.PartnerLabel = l
			}
		}
	}
	s.trace = append(s.trace, st)
}

// witness replays the schedule that shows a candidate.
func (x *explorer) witness(g *graph, c candidate) Witness {
	var path []int32
	for id := c.state; id != 0; id = x.edges[g.via[id]].from {
		path = append(path, g.via[id])
	}
	slices.Reverse(path)
	decided := len(path)
	if c.edge >= 0 {
		path = append(path, c.edge)
	} else {
		path = append(path, x.settle(g, c.state)...)
	}

	w := Witness{Culprit: -1}
	for i := range x.sys.Objects {
		d := &x.sys.Objects[i]
		w.Objects = append(w.Objects, ObjectInfo{Name: d.Name, Kind: d.Kind})
	}
	for i := range x.sys.Initial {
		d := &x.sys.Initial[i]
		w.Procs = append(w.Procs, ProcInfo{Template: d.Tmpl, Parent: -1, Label: d.Label, Daemon: d.Daemon || d.Tmpl.Daemon})
	}

	x.replaying = true
	defer func() { x.replaying = false }()
	s := new(state)
	x.decode(s, []byte(x.keys[0]))
	first := x.initial()
	x.canonical(first)
	for place, i := range x.order {
		s.procs[place].uid = first.procs[i].uid
	}
	s.nextUID = first.nextUID
	for n, k := range path {
		if n == decided && c.edge < 0 {
			w.Decided = len(w.Steps)
			w.Culprit = int(s.procs[c.proc].uid)
		}
		e := &x.edges[k]
		x.from, x.root, x.ordinal, x.want = e.from, e.from == 0, 0, e.ordinal
		x.expand(s)
		w.add(x, x.got.trace)
		if e.to < 0 {
			s = x.got
			break
		}
		next := new(state)
		x.decode(next, []byte(x.keys[e.to]))
		for place, i := range x.gotOrder {
			next.procs[place].uid = x.got.procs[i].uid
		}
		for at, id := range x.gotQueue {
			next.objs[at+1].uid = x.got.objs[id].uid
		}
		next.nextUID, next.nextObj = x.got.nextUID, x.got.nextObj
		x.release(x.got)
		s = next
	}
	if c.edge < 0 && w.Culprit < 0 {
		w.Decided = len(w.Steps)
		w.Culprit = int(s.procs[c.proc].uid)
	}
	if c.edge >= 0 {
		w.Decided = len(w.Steps)
		for _, st := range w.Steps {
			if st.Fault != NoFault {
				w.Culprit = st.Proc // the last one
			}
		}
	}
	w.finish(x, g, s, path)
	return w
}

// add appends steps and the processes and objects they create.
func (w *Witness) add(x *explorer, trace []Step) {
	for _, st := range trace {
		if st.Op == Spawn {
			for len(w.Procs) <= st.Partner {
				w.Procs = append(w.Procs, ProcInfo{})
			}
			in := x.codes[x.template(w, st.Proc)].instrs[st.PC]
			t := x.codes[st.child].Template
			w.Procs[st.Partner] = ProcInfo{Template: t, Parent: st.Proc, Label: st.Label, Daemon: in.Daemon || t.Daemon}
		}
		if st.Op == Make && st.Object >= 0 {
			for len(w.Objects) <= st.Object {
				w.Objects = append(w.Objects, ObjectInfo{})
			}
			in := x.codes[x.template(w, st.Proc)].instrs[st.PC]
			w.Objects[st.Object] = ObjectInfo{Name: in.Name, Kind: in.Kind, Label: st.Label}
		}
		w.Steps = append(w.Steps, st)
	}
}

func (x *explorer) template(w *Witness, proc int) int {
	for t := range x.codes {
		if x.codes[t].Template == w.Procs[proc].Template {
			return t
		}
	}
	return 0
}

// finish describes where everybody is in the last state.
func (w *Witness) finish(x *explorer, g *graph, s *state, path []int32) {
	w.Final = make([]ProcEnd, len(w.Procs))
	for i := range w.Final {
		w.Final[i] = ProcEnd{Ended: true, Waits: -1}
	}
	for _, st := range w.Steps {
		if st.Op == Return || st.Op == Goexit {
			f := &w.Final[st.Proc]
			f.Label, f.Op, f.PC = st.Label, st.Op, st.PC
		}
	}
	last := int32(0)
	if len(path) > 0 {
		last = x.edges[path[len(path)-1]].to
	}
	for i := range s.procs {
		p := &s.procs[i]
		in := x.at(p)
		f := &w.Final[p.uid]
		*f = ProcEnd{Label: in.Label, Op: in.Op, PC: int(p.pc), Waits: -1}
		f.Stuck = last >= 0 && g.moves[last]&(1<<i) == 0 || last >= 0 && int(p.uid) == w.Culprit && g.turns[last]&(1<<i) == 0
		if v := eval(p, in.Obj); v.isRef() {
			f.Waits = int(s.objs[v.object()].uid) - 1
		}
		for _, l := range p.held {
			f.Held = append(f.Held, int(s.objs[l.object].uid)-1)
		}
		slices.Sort(f.Held)
	}
}

// settle returns the cheapest way from a state to one of a bottom component,
// which the program does not leave any more. Doomed states count as if they were not there.
func (x *explorer) settle(g *graph, from int32) []int32 {
	if g.comp == nil {
		g.comp = x.components()
	}
	if g.leaves == nil {
		g.leaves = make([]bool, len(x.keys))
		for k := range x.edges {
			e := &x.edges[k]
			if e.to >= 0 && !g.doomed[e.to] && g.comp[e.from] != g.comp[e.to] {
				g.leaves[g.comp[e.from]] = true
			}
		}
	}
	via := map[int32]int32{}
	dist := map[int32]distance{from: {}}
	var h queue
	h.push(entry{from, distance{}})
	for len(h) > 0 {
		t := h.pop()
		if dist[t.id].less(t.dist) {
			continue
		}
		if !g.leaves[g.comp[t.id]] {
			var path []int32
			for id := t.id; id != from; id = x.edges[via[id]].from {
				path = append(path, via[id])
			}
			slices.Reverse(path)
			return path
		}
		lo, hi := x.out(t.id)
		for k := lo; k < hi; k++ {
			e := &x.edges[k]
			if e.to < 0 || g.doomed[e.to] {
				continue
			}
			d := distance{t.dist.cost + e.cost, t.dist.steps + 1}
			if old, ok := dist[e.to]; !ok || d.less(old) {
				dist[e.to] = d
				via[e.to] = k
				h.push(entry{e.to, d})
			}
		}
	}
	return nil
}

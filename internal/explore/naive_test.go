package explore

import (
	"fmt"
	"slices"
	"strings"
)

// The naive explorer: every instruction is a step, every interleaving is
// tried, processes and objects keep the numbers they were born with, and the
// definitions of stuck and doomed are evaluated literally. It shares the
// data types of systems with the real one, and nothing else but compare and arith.

type naiveProc struct {
	t      *Template
	pc     int
	regs   []Value
	daemon bool
	ended  bool
	phase  string // of CondWait and Lock
}

type naiveObj struct {
	kind            Kind
	env             Env
	closed, escaped bool
	capacity, width int
	msgs            [][]Value
	readers         int
	writer          string // "", "in", "waits"
	count           int    // WaitGroup; Once: 0, 1 running, 2 done
	fields          []Value
}

type naiveState struct {
	procs []naiveProc
	objs  []naiveObj // 1-based
}

func (s *naiveState) clone() *naiveState {
	n := &naiveState{procs: slices.Clone(s.procs), objs: slices.Clone(s.objs)}
	for i := range n.procs {
		n.procs[i].regs = slices.Clone(n.procs[i].regs)
	}
	for i := range n.objs {
		n.objs[i].msgs = slices.Clone(n.objs[i].msgs)
		n.objs[i].fields = slices.Clone(n.objs[i].fields)
	}
	return n
}

func (s *naiveState) key() string {
	var b strings.Builder
	for _, p := range s.procs {
		fmt.Fprint(&b, p.t.Name, p.pc, p.regs, p.ended, p.phase, ";")
	}
	for _, o := range s.objs {
		fmt.Fprint(&b, o.kind, o.env, o.closed, o.escaped, o.capacity, o.msgs, o.readers, o.writer, o.count, o.fields, ";")
	}
	return b.String()
}

type naiveStep struct {
	to        *naiveState
	end       string // "halt", "crash", "open", or "" for a state
	movers    []int
	fault     Fault
	label     int
	recovered bool
	cost      int
	id        int
}

type naive struct {
	maxProcs int
	reached  map[int]bool
	states   []*naiveState
	steps    [][]naiveStep
}

type naiveResult struct {
	stuck, panics map[string]int // to the least cost
	reached       map[int]bool
	states        int
	over          bool
}

func naiveExplore(sys *System, maxStates, maxProcs int) naiveResult {
	x := &naive{maxProcs: maxProcs, reached: map[int]bool{}}
	init := &naiveState{objs: []naiveObj{{}}}
	for _, o := range sys.Objects {
		init.objs = append(init.objs, naiveObj{kind: o.Kind, env: o.Env, escaped: o.Escaped, capacity: o.Capacity,
			width: max(1, o.Width), count: o.Count, fields: slices.Clone(o.Fields)})
	}
	for _, p := range sys.Initial {
		regs := make([]Value, len(p.Tmpl.regs))
		for i, a := range p.Args {
			regs[i] = a.val
		}
		init.procs = append(init.procs, naiveProc{t: p.Tmpl, regs: regs, daemon: p.Daemon || p.Tmpl.Daemon})
	}
	ids := map[string]int{init.key(): 0}
	x.states = append(x.states, init)
	for id := 0; id < len(x.states); id++ {
		if len(x.states) > maxStates {
			return naiveResult{over: true}
		}
		steps := x.successors(x.states[id])
		for k := range steps {
			st := &steps[k]
			if st.end != "" {
				st.id = -1
				continue
			}
			key := st.to.key()
			n, ok := ids[key]
			if !ok {
				n = len(x.states)
				ids[key] = n
				x.states = append(x.states, st.to)
			}
			st.id = n
		}
		x.steps = append(x.steps, steps)
	}
	return x.answers()
}

func (x *naive) answers() naiveResult {
	r := naiveResult{stuck: map[string]int{}, panics: map[string]int{}, reached: x.reached, states: len(x.states)}
	// The least cost of every state.
	cost := make([]int, len(x.states))
	for i := range cost {
		cost[i] = 1 << 30
	}
	cost[0] = 0
	for changed := true; changed; {
		changed = false
		for id := range x.states {
			for _, st := range x.steps[id] {
				if st.id >= 0 && cost[id]+st.cost < cost[st.id] {
					cost[st.id] = cost[id] + st.cost
					changed = true
				}
			}
		}
	}
	least := func(m map[string]int, k string, c int) {
		if old, ok := m[k]; !ok || c < old {
			m[k] = c
		}
	}
	// The processes that may still move, by state.
	moves := make([]map[int]bool, len(x.states))
	for i := range moves {
		moves[i] = map[int]bool{}
	}
	for changed := true; changed; {
		changed = false
		for id := len(x.states) - 1; id >= 0; id-- {
			add := func(p int) {
				if !moves[id][p] {
					moves[id][p] = true
					changed = true
				}
			}
			for _, st := range x.steps[id] {
				for _, p := range st.movers {
					add(p)
				}
				if st.end == "halt" || st.end == "open" {
					for p := range x.states[id].procs {
						add(p)
					}
				}
				if st.id >= 0 {
					for p := range moves[st.id] {
						add(p)
					}
				}
			}
		}
	}
	alive := x.alive()
	for id, s := range x.states {
		for _, st := range x.steps[id] {
			if st.fault != NoFault {
				least(r.panics, fmt.Sprint(st.label, st.fault, st.recovered), cost[id]+st.cost)
			}
		}
		for p := range s.procs {
			q := &s.procs[p]
			if q.ended || q.daemon || moves[id][p] || !alive[id] || q.pc >= len(q.t.code) || q.t.code[q.pc].NotBlamed {
				continue
			}
			least(r.stuck, fmt.Sprint(q.t.code[q.pc].Label), cost[id])
		}
	}
	return r
}

// alive says of which states a weakly fair run goes on for good: one that reaches a
// component in which every process moves or is disabled somewhere, or a state without steps.
func (x *naive) alive() []bool {
	n := len(x.states)
	// Mutual reachability, as slow as it is plain.
	reach := make([][]bool, n)
	for i := range n {
		reach[i] = make([]bool, n)
		work := []int{i}
		for len(work) > 0 {
			id := work[0]
			work = work[1:]
			for _, st := range x.steps[id] {
				if st.id >= 0 && !reach[i][st.id] {
					reach[i][st.id] = true
					work = append(work, st.id)
				}
			}
		}
	}
	good := make([]bool, n)
	for i := range n {
		if len(x.steps[i]) == 0 {
			good[i] = true
			continue
		}
		if !reach[i][i] {
			continue
		}
		in := func(j int) bool { return reach[i][j] && reach[j][i] }
		good[i] = true
		for p := range x.states[i].procs {
			served := false
			for j := range n {
				if !in(j) {
					continue
				}
				enabled := false
				for _, st := range x.steps[j] {
					if slices.Contains(st.movers, p) {
						enabled = true
						if st.id >= 0 && in(st.id) {
							served = true
						}
					}
				}
				if !enabled {
					served = true
				}
			}
			if !served {
				good[i] = false
			}
		}
	}
	alive := make([]bool, n)
	for i := range n {
		alive[i] = good[i]
		for j := range n {
			if good[j] && reach[i][j] {
				alive[i] = true
			}
		}
	}
	return alive
}

func (x *naive) successors(s *naiveState) []naiveStep {
	var out []naiveStep
	for i := range s.procs {
		if !s.procs[i].ended {
			out = append(out, x.process(s, i)...)
		}
	}
	return out
}

type naiveSide struct {
	label int
	ch    Value
	args  []Operand
	dst   []Operand
	ok    Operand
	to    int
	cost  int
	sel   bool
}

func (x *naive) sides(p *naiveProc, dir Dir) []naiveSide {
	if p.pc >= len(p.t.code) || p.phase != "" {
		return nil
	}
	in := p.t.code[p.pc]
	if in.Op == Send && dir == CaseSend || in.Op == Recv && dir == CaseRecv {
		return []naiveSide{{in.Label, p.get(in.Obj), in.Args, in.Dst, in.Ok, p.pc + 1, 0, false}}
	}
	var all []naiveSide
	if in.Op == Select {
		for _, c := range in.Cases {
			if c.Dir == dir {
				all = append(all, naiveSide{c.Label, p.get(c.Chan), c.Args, c.Dst, c.Ok, p.target(c.To), c.Cost, true})
			}
		}
	}
	return all
}

func (p *naiveProc) get(o Operand) Value {
	if o.reg > 0 {
		return p.regs[o.reg-1]
	}
	return o.val
}

func (p *naiveProc) put(o Operand, v Value) {
	if o.reg > 0 {
		p.regs[o.reg-1] = v
	}
}

func (p *naiveProc) target(m Mark) int {
	if m == 0 {
		return p.pc + 1
	}
	return p.t.marks[m-1]
}

func (s *naiveState) escape(v Value) {
	if !v.isRef() || s.objs[v.object()].escaped {
		return
	}
	o := &s.objs[v.object()]
	o.escaped = true
	for _, m := range o.msgs {
		for _, w := range m {
			s.escape(w)
		}
	}
	for _, w := range o.fields {
		s.escape(w)
	}
}

func (x *naive) process(s *naiveState, i int) (out []naiveStep) {
	p := &s.procs[i]
	if p.pc >= len(p.t.code) {
		n := s.clone()
		n.procs[i].ended = true
		return []naiveStep{{to: n, movers: []int{i}}}
	}
	in := p.t.code[p.pc]
	var cur *naiveState
	var q *naiveProc // process i in cur
	fork := func() { cur = s.clone(); q = &cur.procs[i] }
	commit := func(to, cost int, others ...int) {
		x.reached[in.Label] = true
		q.pc = to
		out = append(out, naiveStep{to: cur, movers: append(others, i), cost: cost})
	}
	end := func(how string) {
		x.reached[in.Label] = true
		out = append(out, naiveStep{end: how, movers: []int{i}})
	}
	fault := func(f Fault, side *naiveSide, fatal bool) {
		label, cost := in.Label, 0
		if side != nil {
			cost = side.cost
			if side.label != 0 {
				label = side.label
				x.reached[label] = true
			}
		}
		x.reached[in.Label] = true
		st := naiveStep{end: "crash", movers: []int{i}, fault: f, label: label, cost: cost}
		if in.Rescue != 0 && !fatal {
			fork()
			q.pc = q.target(in.Rescue)
			st.to, st.end, st.recovered = cur, "", true
		}
		out = append(out, st)
	}
	next := p.pc + 1
	obj := p.get(in.Obj)
	wants := map[Op]Kind{Load: Record, Store: Record, Len: Chan, Close: Chan, SetEnv: Chan, Lock: Mutex, Unlock: Mutex,
		RLock: Mutex, RUnlock: Mutex, TryLock: Mutex, TryRLock: Mutex, Add: WaitGroup, Wait: WaitGroup,
		CondWait: Cond, Signal: Cond, Broadcast: Cond, OnceBegin: Once, OnceEnd: Once}
	if in.Op == Load && obj == Any {
		fork()
		q.put(in.Dst[0], Any)
		commit(next, 0)
		return out
	}
	if k, ok := wants[in.Op]; ok && !(in.Op == Close && obj == Nil) {
		if !obj.isRef() || s.objs[obj.object()].kind != k {
			end("open")
			return out
		}
	}
	id := 0
	if obj.isRef() {
		id = obj.object()
	}
	o := &s.objs[id]
	switch in.Op {
	case Nop:
		fork()
		commit(next, 0)
	case Goto:
		fork()
		commit(q.target(in.To), 0)
	case Assign:
		fork()
		q.put(in.Dst[0], q.get(in.Args[0]))
		commit(next, 0)
	case Arith:
		fork()
		q.put(in.Dst[0], arith(in.Fn, q.get(in.Args[0]), q.get(in.Args[1])))
		commit(next, 0)
	case If:
		yes, known := compare(in.Fn, p.get(in.Args[0]), p.get(in.Args[1]))
		cost := in.Cost
		if known {
			cost = 0
		}
		if yes || !known {
			fork()
			commit(q.target(in.To), cost)
		}
		if !yes || !known {
			fork()
			commit(next, cost)
		}
	case Choose:
		for _, c := range in.Cases {
			fork()
			if c.Label != 0 {
				x.reached[c.Label] = true
			}
			commit(q.target(c.To), c.Cost)
		}
	case Make:
		fork()
		var args []Value
		for _, a := range in.Args {
			args = append(args, q.get(a))
		}
		n := naiveObj{kind: in.Kind, width: 1}
		switch in.Kind {
		case Chan:
			n.env = in.Env
			if len(args) > 0 {
				n.capacity = args[0].integer()
			}
			if len(args) > 1 {
				n.width = args[1].integer()
			}
		case WaitGroup:
			if len(args) > 0 {
				n.count = args[0].integer()
			}
		case Record:
			n.fields = args
		}
		cur.objs = append(cur.objs, n)
		q.put(in.Dst[0], ref(len(cur.objs)-1))
		commit(next, 0)
	case Load:
		fork()
		q.put(in.Dst[0], o.fields[p.get(in.Args[0]).integer()])
		commit(next, 0)
	case Store:
		fork()
		v := p.get(in.Args[1])
		cur.objs[id].fields[p.get(in.Args[0]).integer()] = v
		if o.escaped {
			cur.escape(v)
		}
		commit(next, 0)
	case Len:
		fork()
		if o.escaped || o.env != EnvNone {
			q.put(in.Dst[0], Any)
		} else {
			q.put(in.Dst[0], Int(len(o.msgs)))
		}
		commit(next, 0)
	case Cap:
		fork()
		v := Any
		if obj == Nil {
			v = 0
		} else if obj.isRef() && o.kind == Chan {
			v = Int(o.capacity)
		}
		q.put(in.Dst[0], v)
		commit(next, 0)
	case Send, Recv, Select:
		ready := false
		for _, side := range x.sides(p, CaseSend) {
			if side.ch == Nil {
				continue
			}
			if !side.ch.isRef() || s.objs[side.ch.object()].kind != Chan {
				end("open")
				continue
			}
			note := func() {
				if side.label != 0 {
					x.reached[side.label] = true
				}
			}
			id := side.ch.object()
			o := &s.objs[id]
			var msg []Value
			for w := range o.width {
				v := Value(0)
				if w < len(side.args) {
					v = p.get(side.args[w])
				}
				msg = append(msg, v)
			}
			if o.closed {
				ready = true
				fault(SendOnClosed, &side, false)
				continue
			}
			if len(o.msgs) < o.capacity {
				ready = true
				fork()
				note()
				cur.objs[id].msgs = append(cur.objs[id].msgs, msg)
				if o.escaped {
					for _, v := range msg {
						cur.escape(v)
					}
				}
				commit(side.to, side.cost)
			}
			if o.escaped {
				fork()
				note()
				for _, a := range side.args {
					cur.escape(p.get(a))
				}
				commit(side.to, side.cost)
			}
			if o.capacity > 0 {
				continue
			}
			for j := range s.procs {
				if j == i || s.procs[j].ended {
					continue
				}
				for _, other := range x.sides(&s.procs[j], CaseRecv) {
					if other.ch != side.ch {
						continue
					}
					fork()
					note()
					r := &cur.procs[j]
					x.reached[r.t.code[r.pc].Label] = true
					if other.label != 0 {
						x.reached[other.label] = true
					}
					for w, d := range other.dst {
						v := Value(0)
						if w < len(msg) {
							v = msg[w]
						}
						r.put(d, v)
					}
					r.put(other.ok, Int(1))
					r.pc = other.to
					commit(side.to, side.cost+other.cost, j)
				}
			}
		}
		for _, side := range x.sides(p, CaseRecv) {
			if side.ch == Nil {
				continue
			}
			if !side.ch.isRef() || s.objs[side.ch.object()].kind != Chan {
				end("open")
				continue
			}
			id := side.ch.object()
			o := &s.objs[id]
			take := func(msg []Value, ok Value, cost int, filler Value) {
				if side.label != 0 {
					x.reached[side.label] = true
				}
				for w, d := range side.dst {
					v := filler
					if w < len(msg) {
						v = msg[w]
					}
					q.put(d, v)
				}
				q.put(side.ok, ok)
				commit(side.to, cost)
			}
			if len(o.msgs) > 0 {
				ready = true
				fork()
				cur.objs[id].msgs = slices.Clone(o.msgs[1:])
				take(o.msgs[0], Int(1), side.cost, 0)
			} else if o.closed {
				ready = true
				fork()
				take(nil, 0, side.cost, 0)
			}
			cost := side.cost
			if !side.sel {
				cost = in.Cost
			}
			switch {
			case o.escaped:
				fork()
				take(nil, Any, side.cost, Any)
			case o.closed:
			case o.env == EnvClose:
				fork()
				cur.objs[id].closed = true
				take(nil, 0, cost, 0)
			case o.env == EnvOnce:
				fork()
				cur.objs[id].env = EnvNone
				take(nil, Int(1), cost, Any)
			case o.env == EnvTicks:
				fork()
				take(nil, Int(1), cost, Any)
			}
		}
		if in.Op == Select {
			for _, c := range in.Cases {
				if c.Dir == CaseExternal || c.Dir == CaseDefault && !ready {
					fork()
					if c.Label != 0 {
						x.reached[c.Label] = true
					}
					commit(q.target(c.To), c.Cost)
				}
			}
		}
	case Close:
		switch {
		case obj == Nil:
			fault(CloseOfNil, nil, false)
		case o.closed && !in.Idempotent:
			fault(CloseOfClosed, nil, false)
		default:
			fork()
			cur.objs[id].closed = true
			commit(next, 0)
		}
	case SetEnv:
		fork()
		cur.objs[id].env = in.Env
		commit(next, 0)
	case Lock:
		switch {
		case o.escaped || p.phase == "waits" && o.readers == 0 || p.phase == "" && o.readers == 0 && o.writer == "":
			fork()
			cur.objs[id].writer = "in"
			q.phase = ""
			commit(next, 0)
		case p.phase == "" && o.writer == "":
			fork()
			cur.objs[id].writer = "waits"
			q.phase = "waits"
			commit(p.pc, 0)
		}
	case RLock:
		if o.writer == "" || o.escaped {
			fork()
			cur.objs[id].readers++
			commit(next, 0)
		}
	case Unlock:
		if o.writer != "in" && !o.escaped {
			fault(UnlockOfUnlocked, nil, true)
			break
		}
		fork()
		cur.objs[id].writer = ""
		commit(next, 0)
	case RUnlock:
		if o.readers == 0 && !o.escaped {
			fault(UnlockOfUnlocked, nil, true)
			break
		}
		fork()
		cur.objs[id].readers = max(0, o.readers-1)
		commit(next, 0)
	case TryLock, TryRLock:
		fork()
		q.put(in.Ok, 0)
		if o.writer == "" && (in.Op == TryRLock || o.readers == 0) {
			q.put(in.Ok, Int(1))
			if in.Op == TryRLock {
				cur.objs[id].readers++
			} else {
				cur.objs[id].writer = "in"
			}
		}
		commit(next, 0)
		if o.escaped {
			fork()
			q.put(in.Ok, Any)
			commit(next, 0)
		}
	case Add:
		v := p.get(in.Args[0])
		if !v.isInt() {
			end("open")
			break
		}
		if o.count+v.integer() < 0 && !o.escaped {
			fault(NegativeCounter, nil, false)
			break
		}
		fork()
		cur.objs[id].count = max(0, o.count+v.integer())
		commit(next, 0)
	case Wait:
		if o.count == 0 || o.escaped {
			fork()
			commit(next, 0)
		}
	case CondWait:
		mu := p.get(in.Aux)
		if !mu.isRef() || s.objs[mu.object()].kind != Mutex {
			end("open")
			break
		}
		m := &s.objs[mu.object()]
		if p.phase == "" {
			if m.writer != "in" && !m.escaped {
				fault(UnlockOfUnlocked, nil, true)
				break
			}
			fork()
			cur.objs[mu.object()].writer = ""
			q.phase = "waits"
			commit(p.pc, 0)
		} else if (p.phase == "woken" || o.escaped) && (m.writer == "" && m.readers == 0 || m.escaped) {
			fork()
			cur.objs[mu.object()].writer = "in"
			q.phase = ""
			commit(next, 0)
		}
	case Signal, Broadcast:
		var waiters []int
		for j := range s.procs {
			if r := &s.procs[j]; !r.ended && r.phase == "waits" && r.t.code[r.pc].Op == CondWait && r.get(r.t.code[r.pc].Obj) == obj {
				waiters = append(waiters, j)
			}
		}
		if in.Op == Broadcast || len(waiters) == 0 {
			fork()
			for _, j := range waiters {
				cur.procs[j].phase = "woken"
			}
			commit(next, 0)
			break
		}
		for _, j := range waiters {
			fork()
			cur.procs[j].phase = "woken"
			commit(next, 0)
		}
	case OnceBegin:
		if o.count == 0 {
			fork()
			cur.objs[id].count = 1
			commit(next, 0)
		} else if o.count == 2 || o.escaped {
			fork()
			commit(q.target(in.To), 0)
		}
	case OnceEnd:
		fork()
		cur.objs[id].count = 2
		commit(next, 0)
	case Spawn:
		fork()
		regs := make([]Value, len(in.Tmpl.regs))
		for k, a := range in.Args {
			regs[k] = q.get(a)
		}
		living := 0
		for _, r := range s.procs {
			if !r.ended {
				living++
			}
		}
		if living >= x.maxProcs {
			end("open")
			break
		}
		child := naiveProc{t: in.Tmpl, regs: regs, daemon: in.Daemon || in.Tmpl.Daemon}
		commit(next, 0)
		cur.procs = append(cur.procs, child)
	case Escape:
		fork()
		cur.escape(obj)
		commit(next, 0)
	case External:
		fork()
		commit(next, in.Cost)
	case Return, Goexit:
		fork()
		q.ended = true
		commit(p.pc, 0)
	case Panic:
		if in.Rescue != 0 {
			fork()
			commit(q.target(in.Rescue), 0)
		} else {
			end("crash")
		}
	case Halt:
		if in.Soft {
			end("crash")
		} else {
			end("halt")
		}
	case Open:
		end("open")
	}
	return out
}

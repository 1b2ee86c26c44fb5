package explore

// maxInt bounds the results of arithmetic; beyond it a number is Any.
const maxInt = 1 << 14

// A step runs at most this many choices and this many turns of a loop before it
// pauses; without the first, choices in a row would multiply.
const (
	maxChoices = 4
	maxTurns   = 16
)

func (x *explorer) at(p *proc) *instr { return &x.codes[p.tmpl].instrs[p.pc] }

func (x *explorer) clone(s *state) *state {
	var n *state
	if k := len(x.pool); k > 0 {
		n = x.pool[k-1]
		x.pool = x.pool[:k-1]
	} else {
		n = new(state)
	}
	n.copyFrom(s)
	return n
}

func (x *explorer) release(s *state) { x.pool = append(x.pool, s) }

func eval(p *proc, o Operand) Value {
	if o.reg > 0 {
		return p.regs[o.reg-1]
	}
	return o.val
}

func set(p *proc, dst Operand, v Value) {
	if dst.reg > 0 {
		p.regs[dst.reg-1] = v
	}
}

// object returns the object that v refers to if it is of the kind, else nil.
func (s *state) object(v Value, kind Kind) *object {
	if !v.isRef() {
		return nil
	}
	if o := &s.objs[v.object()]; o.kind == kind {
		return o
	}
	return nil
}

// expand computes every step from s.
func (x *explorer) expand(s *state) {
	x.alone = false
	if x.root {
		n := x.clone(s)
		for i := len(s.procs) - 1; i >= 0; i-- {
			n.todo = append(n.todo, int32(i))
		}
		x.advance(n)
		return
	}
	// A process that paused amid local code goes on first: nothing depends on it.
	for i := range s.procs {
		if in := x.at(&s.procs[i]); in.local() && !in.header {
			x.alone = true
			n := x.begin(s, i)
			n.fresh = true
			x.advance(n)
			return
		}
	}
	x.leaders(s)
	for i := range s.procs {
		if x.leader[i] != int32(i) {
			continue
		}
		x.moves(s, i)
	}
}

// leaders finds, for each process, the first that is in the same local state.
func (x *explorer) leaders(s *state) {
	x.leader = x.leader[:0]
	for i := range s.procs {
		l := int32(i)
		if i > 0 {
			if prev := x.leader[i-1]; same(&s.procs[prev], &s.procs[i]) {
				l = prev
			}
		}
		x.leader = append(x.leader, l)
	}
}

func same(p, q *proc) bool {
	if p.tmpl != q.tmpl || p.pc != q.pc || p.phase != q.phase || p.daemon != q.daemon || len(p.held) != len(q.held) {
		return false
	}
	for i := range p.regs {
		if p.regs[i] != q.regs[i] {
			return false
		}
	}
	for i := range p.held {
		if p.held[i] != q.held[i] {
			return false
		}
	}
	return true
}

// begin copies s for a step in which process i moves and then runs on.
func (x *explorer) begin(s *state, i int) *state {
	n := x.clone(s)
	n.movers = 1 << i
	n.todo = append(n.todo, int32(i))
	n.skipHead = int32(i) + 1
	return n
}

// step begins a step in which process i completes its instruction and goes on behind it.
func (x *explorer) step(s *state, i int) (*state, *proc) {
	n := x.begin(s, i)
	n.skipHead = 0
	p := &n.procs[i]
	x.reach(p, 0)
	p.pc++
	return n, p
}

// reach notes that the process executes its instruction, or with k > 0 its k-th case.
func (x *explorer) reach(p *proc, k int) { x.reached[p.tmpl][p.pc] |= 1 << min(k, 63) }

// A half is one side of a channel operation: a Send or Recv, or a case of a Select.
type half struct {
	k    int // number of the case, -1 for an instruction of its own
	ch   Value
	args []Operand
	dst  []Operand
	ok   Operand
	to   int32
	cost int32
}

func (in *instr) half(p *proc, k int) half {
	if k < 0 {
		return half{k, eval(p, in.Obj), in.Args, in.Dst, in.Ok, p.pc + 1, 0}
	}
	c := &in.Cases[k]
	return half{k, eval(p, c.Chan), c.Args, c.Dst, c.Ok, in.cases[k], int32(c.Cost)}
}

// take begins a step in which process i completes a half.
func (x *explorer) take(s *state, i int, h *half) (*state, *proc) {
	n := x.begin(s, i)
	n.skipHead = 0
	p := &n.procs[i]
	x.reach(p, 0)
	if h.k >= 0 {
		x.reach(p, h.k+1)
	}
	p.pc = h.to
	n.cost += h.cost
	return n, p
}

// moves computes the steps that process i begins.
func (x *explorer) moves(s *state, i int) {
	p := &s.procs[i]
	in := x.at(p)
	if in.local() { // paused at the head of a loop
		x.advance(x.begin(s, i))
		return
	}
	obj := eval(p, in.Obj)
	switch in.Op {
	case Send:
		h := in.half(p, -1)
		x.sends(s, i, &h)
		return
	case Recv:
		h := in.half(p, -1)
		x.receives(s, i, &h)
		return
	case Select:
		x.selects(s, i)
		return
	case External:
		n, _ := x.step(s, i)
		n.cost += int32(in.Cost)
		x.note(n, p, i, event{How: Environment})
		x.advance(n)
		return
	case Panic:
		n, _ := x.step(s, i)
		x.note(n, p, i, event{})
		x.emit(n, crashed)
		return
	case Halt:
		n, _ := x.step(s, i)
		x.note(n, p, i, event{})
		if in.Soft {
			x.emit(n, crashed)
		} else {
			x.emit(n, halted)
		}
		return
	case Open:
		x.open(s, i)
		return
	case Close:
		if obj == Nil {
			x.fails(s, i, CloseOfNil, -1)
			return
		}
	}
	if !obj.isRef() && in.Op != Escape {
		// An unknown object, or a nil pointer, which is a panic we do not model.
		x.open(s, i)
		return
	}
	o := &s.objs[0] // of an Escape that has no object
	if obj.isRef() {
		o = &s.objs[obj.object()]
	}
	if want, ok := kindOf(in.Op); ok && o.kind != want {
		x.open(s, i)
		return
	}
	switch in.Op {
	case Load, Store, Unlock, RUnlock, Add, Close, SetEnv, Len, Escape, OnceEnd, TryLock, TryRLock:
		if f := x.faultOf(s, p, in); f != NoFault {
			x.fails(s, i, f, -1)
			return
		}
		if in.Op == Add && eval(p, in.Args[0]) == Any {
			x.open(s, i)
			return
		}
		n, q := x.step(s, i)
		x.note(n, p, i, event{Object: obj})
		x.apply(n, q, in)
		x.advance(n)
		if o.escaped && (in.Op == TryLock || in.Op == TryRLock) {
			n, q := x.step(s, i)
			x.note(n, p, i, event{Object: obj, How: Environment})
			set(q, in.Ok, Any)
			x.advance(n)
		}
	case Lock:
		switch {
		case p.phase == announce && o.a == 0, p.phase == atOp && o.a == 0 && o.b == noWriter, o.escaped:
			n, q := x.step(s, i)
			x.note(n, p, i, event{Object: obj})
			x.lock(n, q, obj, false)
			q.phase = atOp
			x.advance(n)
		case p.phase == atOp && o.b == noWriter:
			n, q := x.step(s, i)
			n.todo = n.todo[:0]
			x.note(n, p, i, event{Object: obj, How: Announced})
			q.pc--
			q.phase = announce
			n.objs[obj.object()].b = announced
			x.advance(n)
		}
	case RLock:
		if o.b == noWriter || o.escaped {
			n, q := x.step(s, i)
			x.note(n, p, i, event{Object: obj})
			x.lock(n, q, obj, true)
			x.advance(n)
		}
	case Wait:
		if o.a == 0 || o.escaped {
			n, _ := x.step(s, i)
			x.note(n, p, i, event{Object: obj})
			x.advance(n)
		}
	case CondWait:
		x.condWait(s, i, in, obj, o)
	case Signal, Broadcast:
		x.signals(s, i, in, obj)
	case OnceBegin:
		switch {
		case o.a == 0:
			n, _ := x.step(s, i)
			x.note(n, p, i, event{Object: obj, Case: 0})
			n.objs[obj.object()].a = 1
			x.advance(n)
		case o.a == 2 || o.escaped:
			n, q := x.step(s, i)
			x.note(n, p, i, event{Object: obj, Case: 1})
			q.pc = in.to
			x.advance(n)
		}
	}
}

// kindOf returns the kind of object an operation wants.
func kindOf(op Op) (Kind, bool) {
	switch op {
	case Load, Store:
		return Record, true
	case Len, Cap, Close, SetEnv, Send, Recv:
		return Chan, true
	case Lock, Unlock, RLock, RUnlock, TryLock, TryRLock:
		return Mutex, true
	case Add, Wait:
		return WaitGroup, true
	case CondWait, Signal, Broadcast:
		return Cond, true
	case OnceBegin, OnceEnd:
		return Once, true
	}
	return 0, false
}

// faultOf says whether an operation on its object panics.
func (x *explorer) faultOf(s *state, p *proc, in *instr) Fault {
	v := eval(p, in.Obj)
	if !v.isRef() {
		return NoFault
	}
	o := &s.objs[v.object()]
	switch in.Op {
	case Close:
		if o.closed && !in.Idempotent {
			return CloseOfClosed
		}
	case Unlock:
		if o.b != writing && !o.escaped {
			return UnlockOfUnlocked
		}
	case RUnlock:
		if o.a == 0 && !o.escaped {
			return UnlockOfUnlocked
		}
	case Add:
		if v := eval(p, in.Args[0]); v.isInt() && int(o.a)+v.integer() < 0 && !o.escaped {
			return NegativeCounter
		}
	}
	return NoFault
}

// apply does what an operation without alternatives does. The process has moved on already.
func (x *explorer) apply(s *state, p *proc, in *instr) {
	v := eval(p, in.Obj)
	if in.Op == Escape {
		s.escape(v)
		return
	}
	o := &s.objs[v.object()]
	switch in.Op {
	case Load:
		f := eval(p, in.Args[0])
		r := Any
		if f.isInt() && f.integer() >= 0 && f.integer() < len(o.vals) {
			r = o.vals[f.integer()]
		}
		set(p, in.Dst[0], r)
	case Store:
		f, v := eval(p, in.Args[0]), eval(p, in.Args[1])
		if f.isInt() && f.integer() >= 0 && f.integer() < len(o.vals) {
			o.vals[f.integer()] = v
		} else {
			for i := range o.vals {
				o.vals[i] = Any
			}
		}
		if o.escaped {
			s.escape(v)
		}
	case Len:
		set(p, in.Dst[0], Int(int(o.b)))
		if o.env != EnvNone || o.escaped {
			set(p, in.Dst[0], Any)
		}
	case Close:
		o.closed = true
	case SetEnv:
		o.env = in.Env
	case Add:
		if n := eval(p, in.Args[0]); n.isInt() {
			o.a = max(o.a+int32(n.integer()), 0)
		}
	case Unlock:
		o.b = noWriter
		x.unhold(s, p, int32(v.object()), false)
	case RUnlock:
		o.a = max(o.a-1, 0)
		x.unhold(s, p, int32(v.object()), true)
	case TryLock, TryRLock:
		read := in.Op == TryRLock
		if o.b == noWriter && (read || o.a == 0) {
			x.lock(s, p, v, read)
			set(p, in.Ok, Int(1))
		} else {
			set(p, in.Ok, 0)
		}
	case OnceEnd:
		o.a = 2
	}
}

func (x *explorer) lock(s *state, p *proc, mu Value, read bool) {
	o := &s.objs[mu.object()]
	if read {
		o.a++
	} else {
		o.b = writing
	}
	p.held = append(p.held, lock{int32(mu.object()), read})
}

// unhold forgets that p holds the lock, or whoever does if p does not.
func (x *explorer) unhold(s *state, p *proc, id int32, read bool) {
	if drop(p, id, read) {
		return
	}
	x.misuse = true
	for i := range s.procs {
		if drop(&s.procs[i], id, read) {
			return
		}
	}
}

func holds(p *proc, id int32, read bool) int {
	for k := range p.held {
		if p.held[k].object == id && p.held[k].read == read {
			return k
		}
	}
	return -1
}

func drop(p *proc, id int32, read bool) bool {
	k := holds(p, id, read)
	if k < 0 {
		return false
	}
	p.held = append(p.held[:k], p.held[k+1:]...)
	return true
}

// escape makes the object v refers to, and all it leads to, known to unknown code.
func (s *state) escape(v Value) {
	if !v.isRef() || s.objs[v.object()].escaped {
		return
	}
	o := &s.objs[v.object()]
	o.escaped = true
	for _, w := range o.vals {
		s.escape(w)
	}
}

// open ends the path of process i in an open state.
func (x *explorer) open(s *state, i int) {
	n := x.begin(s, i)
	x.reach(&n.procs[i], 0)
	x.emit(n, opened)
}

// fails computes the step in which process i panics; k is its case, or -1.
func (x *explorer) fails(s *state, i int, f Fault, k int) {
	p := &s.procs[i]
	in := x.at(p)
	rescue := in.rescue
	if f == UnlockOfUnlocked {
		rescue = -1 // a fatal error, which recover does not see
	}
	if f == UnlockOfUnlocked || f == NegativeCounter {
		x.misuse = true
	}
	label := in.Label
	var cost int32
	if k >= 0 {
		cost = int32(in.Cases[k].Cost)
		if in.Cases[k].Label != 0 {
			label = in.Cases[k].Label
		}
	}
	n := x.begin(s, i)
	n.skipHead = 0
	n.cost += cost
	x.reach(p, 0)
	if k >= 0 {
		x.reach(p, k+1)
	}
	x.note(n, p, i, event{Object: x.objectOf(p, in, k), Case: k, Fault: f})
	x.fault = faultRec{label: label, fault: f, recovered: rescue >= 0}
	if rescue >= 0 {
		n.procs[i].pc = rescue
		x.advance(n)
	} else {
		x.emit(n, crashed)
	}
	x.fault = faultRec{}
}

func (x *explorer) objectOf(p *proc, in *instr, k int) Value {
	if k >= 0 {
		return eval(p, in.Cases[k].Chan)
	}
	return eval(p, in.Obj)
}

// sends computes the steps of a process that offers to send.
func (x *explorer) sends(s *state, i int, h *half) {
	if h.ch == Nil {
		return
	}
	o := s.object(h.ch, Chan)
	if o == nil {
		x.open(s, i)
		return
	}
	p := &s.procs[i]
	if o.closed {
		x.fails(s, i, SendOnClosed, h.k)
		return
	}
	if o.b < o.a {
		n, q := x.take(s, i, h)
		x.note(n, p, i, event{Object: h.ch, Case: h.k, How: Buffered})
		c := &n.objs[h.ch.object()]
		for w := 0; w < int(c.w); w++ {
			v := Value(0)
			if w < len(h.args) {
				v = eval(q, h.args[w])
			}
			c.vals = append(c.vals, v)
			if c.escaped {
				n.escape(v)
			}
		}
		n.objs[h.ch.object()].b++
		x.advance(n)
	}
	if o.escaped {
		n, q := x.take(s, i, h)
		x.note(n, p, i, event{Object: h.ch, Case: h.k, How: Environment})
		for _, a := range h.args {
			n.escape(eval(q, a))
		}
		x.advance(n)
	}
	if o.b > 0 || o.a > 0 {
		return
	}
	for j := range s.procs {
		if j == i || s.procs[j].phase != atOp {
			continue
		}
		// Of processes in the same local state, the first that is not i.
		if l := int(x.leader[j]); l != j && !(l == i && j == i+1) {
			continue
		}
		q := &s.procs[j]
		to := x.at(q)
		switch to.Op {
		case Recv:
			if eval(q, to.Obj) == h.ch {
				g := to.half(q, -1)
				x.meet(s, i, j, h, &g)
			}
		case Select:
			for k := range to.Cases {
				if to.Cases[k].Dir == CaseRecv && eval(q, to.Cases[k].Chan) == h.ch {
					g := to.half(q, k)
					x.meet(s, i, j, h, &g)
				}
			}
		}
	}
}

// meet computes the rendezvous of a sender and a receiver.
func (x *explorer) meet(s *state, i, j int, h, g *half) {
	n, p := x.take(s, i, h)
	q := &n.procs[j]
	x.reach(q, 0)
	if g.k >= 0 {
		x.reach(q, g.k+1)
	}
	x.note(n, &s.procs[i], i, event{Object: h.ch, Case: h.k, How: Rendezvous, partner: &s.procs[j], PartnerCase: g.k})
	for w, dst := range g.dst {
		v := Value(0)
		if w < len(h.args) && w < int(n.objs[h.ch.object()].w) {
			v = eval(p, h.args[w])
		}
		set(q, dst, v)
	}
	set(q, g.ok, Int(1))
	q.pc = g.to
	n.cost += g.cost
	n.movers |= 1 << j
	n.todo = append(n.todo, int32(j))
	x.advance(n)
}

// receives computes the steps of a process that offers to receive, apart from rendezvous.
func (x *explorer) receives(s *state, i int, h *half) {
	if h.ch == Nil {
		return
	}
	o := s.object(h.ch, Chan)
	if o == nil {
		x.open(s, i)
		return
	}
	p := &s.procs[i]
	switch {
	case o.b > 0:
		n, q := x.take(s, i, h)
		x.note(n, p, i, event{Object: h.ch, Case: h.k, How: Buffered})
		c := &n.objs[h.ch.object()]
		for w, dst := range h.dst {
			v := Value(0)
			if w < int(c.w) {
				v = c.vals[w]
			}
			set(q, dst, v)
		}
		c.vals = append(c.vals[:0], c.vals[c.w:]...)
		c.b--
		set(q, h.ok, Int(1))
		x.advance(n)
	case o.closed:
		n, q := x.take(s, i, h)
		x.note(n, p, i, event{Object: h.ch, Case: h.k, How: Closed})
		x.deliver(q, h, 0, 0)
		x.advance(n)
	}
	if o.escaped {
		n, q := x.take(s, i, h)
		n.idles(p, i, h.k)
		x.note(n, p, i, event{Object: h.ch, Case: h.k, How: Environment})
		x.deliver(q, h, Any, Any)
		x.advance(n)
	} else if o.env != EnvNone && !o.closed {
		n, q := x.take(s, i, h)
		n.idles(p, i, h.k)
		if h.k < 0 {
			n.cost += int32(x.at(p).Cost)
		}
		x.note(n, p, i, event{Object: h.ch, Case: h.k, How: Environment})
		c := &n.objs[h.ch.object()]
		switch c.env {
		case EnvClose:
			c.closed = true
			x.deliver(q, h, 0, 0)
		case EnvOnce:
			c.env = EnvNone
			x.deliver(q, h, Any, Int(1))
		case EnvTicks:
			x.deliver(q, h, Any, Int(1))
		}
		x.advance(n)
	}
}

// idles notes that an event of the environment moves the process from its
// select; if the step leads back to it, nothing but time has passed for it.
func (s *state) idles(p *proc, i, k int) {
	if k >= 0 {
		s.idler, s.idlePC = int32(i)+1, p.pc
	}
}

func (x *explorer) deliver(p *proc, h *half, v, ok Value) {
	for _, dst := range h.dst {
		set(p, dst, v)
	}
	set(p, h.ok, ok)
}

func (x *explorer) selects(s *state, i int) {
	p := &s.procs[i]
	in := x.at(p)
	ready, other := false, -1
	for k := range in.Cases {
		c := &in.Cases[k]
		switch c.Dir {
		case CaseSend:
			h := in.half(p, k)
			x.sends(s, i, &h)
			if o := s.object(h.ch, Chan); o != nil && (o.closed || o.b < o.a) {
				ready = true
			}
		case CaseRecv:
			h := in.half(p, k)
			x.receives(s, i, &h)
			if o := s.object(h.ch, Chan); o != nil && (o.closed || o.b > 0) {
				ready = true
			}
		case CaseExternal:
			h := in.half(p, k)
			n, _ := x.take(s, i, &h)
			n.idles(p, i, k)
			x.note(n, p, i, event{Case: k, How: Environment})
			x.advance(n)
		case CaseDefault:
			other = k
		}
	}
	if other >= 0 && !ready {
		h := in.half(p, other)
		n, _ := x.take(s, i, &h)
		x.note(n, p, i, event{Case: other})
		x.advance(n)
	}
}

func (x *explorer) condWait(s *state, i int, in *instr, cond Value, c *object) {
	p := &s.procs[i]
	mu := eval(p, in.Aux)
	m := s.object(mu, Mutex)
	if m == nil {
		x.open(s, i)
		return
	}
	switch {
	case p.phase == atOp:
		if m.b != writing && !m.escaped {
			x.fails(s, i, UnlockOfUnlocked, -1)
			return
		}
		n, q := x.step(s, i)
		n.todo = n.todo[:0]
		x.note(n, p, i, event{Object: cond, How: Parked})
		q.pc--
		q.phase = waiting
		n.objs[mu.object()].b = noWriter
		x.unhold(n, q, int32(mu.object()), false)
		x.advance(n)
	case p.phase == woken || c.escaped:
		if m.a == 0 && m.b == noWriter || m.escaped {
			n, q := x.step(s, i)
			x.note(n, p, i, event{Object: cond})
			q.phase = atOp
			x.lock(n, q, mu, false)
			x.advance(n)
		}
	}
}

func (x *explorer) signals(s *state, i int, in *instr, cond Value) {
	p := &s.procs[i]
	waits := func(j int) bool {
		q := &s.procs[j]
		return q.phase == waiting && eval(q, x.at(q).Obj) == cond
	}
	if in.Op == Signal {
		woke := false
		for j := range s.procs {
			if !waits(j) {
				continue
			}
			woke = true
			if x.leader[j] != int32(j) {
				continue
			}
			n, _ := x.step(s, i)
			x.note(n, p, i, event{Object: cond, partner: &s.procs[j]})
			n.procs[j].phase = woken
			x.advance(n)
		}
		if woke {
			return
		}
	}
	n, _ := x.step(s, i)
	x.note(n, p, i, event{Object: cond})
	for j := range s.procs {
		if waits(j) {
			n.procs[j].phase = woken
		}
	}
	x.advance(n)
}

// advance runs the local steps of the processes that moved, through every
// choice, and emits the states in which all of them have come to a visible operation.
func (x *explorer) advance(s *state) {
	for len(s.todo) > 0 {
		i := s.todo[len(s.todo)-1]
		s.todo = s.todo[:len(s.todo)-1]
		if !x.run(s, int(i)) {
			return
		}
	}
	x.emit(s, 0)
}

// split continues s once for each choice, with process i at its place.
func (x *explorer) branch(s *state, i int, to, cost int32, k int) {
	n := x.clone(s)
	p := &n.procs[i]
	n.choices++
	n.cost += cost
	x.note(n, p, i, event{Case: k})
	p.pc = to
	n.todo = append(n.todo, int32(i))
	x.advance(n)
}

// run runs process i up to a visible operation. It returns false when s has been
// split or has ended.
func (x *explorer) run(s *state, i int) bool {
	for {
		p := &s.procs[i]
		in := x.at(p)
		if in.header && !x.turn(s, int32(i), p.pc) {
			return true
		}
		switch in.Op {
		case Nop:
			x.reach(p, 0)
			p.pc++
		case Goto:
			x.reach(p, 0)
			p.pc = in.to
		case Assign:
			x.reach(p, 0)
			set(p, in.Dst[0], eval(p, in.Args[0]))
			p.pc++
		case Arith:
			x.reach(p, 0)
			set(p, in.Dst[0], arith(in.Fn, eval(p, in.Args[0]), eval(p, in.Args[1])))
			p.pc++
		case If:
			yes, known := compare(in.Fn, eval(p, in.Args[0]), eval(p, in.Args[1]))
			if !known {
				if s.choices >= maxChoices {
					return true
				}
				x.reach(p, 0)
				x.branch(s, i, p.pc+1, int32(in.Cost), 0)
				x.branch(s, i, in.to, int32(in.Cost), 1)
				x.release(s)
				return false
			}
			x.reach(p, 0)
			if yes {
				x.note(s, p, i, event{Case: 1})
				p.pc = in.to
			} else {
				x.note(s, p, i, event{Case: 0})
				p.pc++
			}
		case Choose:
			if s.choices >= maxChoices {
				return true
			}
			x.reach(p, 0)
			for k := range in.Cases {
				x.reach(p, k+1)
				x.branch(s, i, in.cases[k], int32(in.Cases[k].Cost), k)
			}
			x.release(s)
			return false
		case Make:
			x.reach(p, 0)
			x.make(s, p, in)
			x.note(s, p, i, event{Object: p.regs[in.Dst[0].reg-1]})
			p.pc++
		case Cap:
			x.reach(p, 0)
			v := Any
			ch := eval(p, in.Obj)
			if o := s.object(ch, Chan); o != nil {
				v = Int(int(o.a))
			} else if ch == Nil {
				v = 0
			}
			set(p, in.Dst[0], v)
			p.pc++
		case Spawn:
			x.reach(p, 0)
			if x.living(s) >= x.opts.MaxProcs {
				x.cut = true
				x.emit(s, opened)
				return false
			}
			q := s.addProc()
			p = &s.procs[i] // addProc may have moved it
			q.tmpl = in.tmpl
			q.daemon = in.Daemon || in.Tmpl.Daemon
			q.uid = s.nextUID
			s.nextUID++
			for r := range x.codes[q.tmpl].regs {
				v := Value(0)
				if r < len(in.Args) {
					v = eval(p, in.Args[r])
				}
				q.regs = append(q.regs, v)
			}
			x.note(s, p, i, event{partner: q})
			p.pc++
			s.todo = append(s.todo, int32(len(s.procs)-1))
		case Return, Goexit:
			x.reach(p, 0)
			x.note(s, p, i, event{})
			p.tmpl = -1
			return true
		case Panic:
			if in.rescue < 0 {
				return true
			}
			x.reach(p, 0)
			x.note(s, p, i, event{})
			p.pc = in.rescue
		default:
			if in.Op == Load && eval(p, in.Obj) == Any {
				x.reach(p, 0)
				set(p, in.Dst[0], Any)
				p.pc++
				continue
			}
			if !x.eager(s, i, in) {
				return true
			}
			x.reach(p, 0)
			x.note(s, p, i, event{Object: eval(p, in.Obj)})
			if in.Op == Lock || in.Op == RLock {
				x.lock(s, p, eval(p, in.Obj), in.Op == RLock)
			} else {
				x.apply(s, p, in)
			}
			p.pc++
		}
	}
}

// turn counts the turns of a loop and says whether the step may go on into
// another. It may not when the last turn made a choice, which would let the choices
// multiply, nor after many turns. Every loop of local steps passes here, so others get their turn.
func (x *explorer) turn(s *state, i, pc int32) bool {
	begins := s.skipHead == i+1
	s.skipHead = 0
	for k := range s.heads {
		v := &s.heads[k]
		if v.proc != i || v.pc != pc {
			continue
		}
		if s.choices > v.choices || v.count >= maxTurns {
			return false
		}
		v.count++
		return true
	}
	if s.fresh && !begins {
		return false
	}
	s.heads = append(s.heads, visit{i, pc, 1, s.choices})
	return true
}

func (x *explorer) living(s *state) int {
	n := 0
	for i := range s.procs {
		if s.procs[i].tmpl >= 0 {
			n++
		}
	}
	return n
}

func (x *explorer) make(s *state, p *proc, in *instr) {
	arg := func(k int, otherwise Value) Value {
		if k < len(in.Args) {
			return eval(p, in.Args[k])
		}
		return otherwise
	}
	if in.Kind == Chan && !arg(0, 0).isInt() || in.Kind == Chan && arg(0, 0) < 0 {
		set(p, in.Dst[0], Any)
		return
	}
	o := s.addObject()
	o.kind, o.site = in.Kind, int32(in.Label)
	switch in.Kind {
	case Chan:
		o.env = in.Env
		o.a = int32(arg(0, 0).integer())
		o.w = int32(max(1, arg(1, Int(1)).integer()))
	case Record:
		for k := range in.Args {
			o.vals = append(o.vals, arg(k, 0))
		}
	case WaitGroup:
		if v := arg(0, 0); v.isInt() {
			o.a = int32(v.integer())
		}
	}
	o.uid = s.nextObj
	s.nextObj++
	set(p, in.Dst[0], ref(len(s.objs)-1))
}

// eager says whether a visible operation may run at once because nobody else can tell.
func (x *explorer) eager(s *state, i int, in *instr) bool {
	p := &s.procs[i]
	v := eval(p, in.Obj)
	if !v.isRef() || p.phase != atOp {
		return false
	}
	o := &s.objs[v.object()]
	if want, ok := kindOf(in.Op); !ok || o.kind != want || o.escaped {
		return false
	}
	switch in.Op {
	case Load:
		return x.untouched(s, i, fieldBits(in.Args[0])<<32) || x.private(s, i, v)
	case Store:
		f := fieldBits(in.Args[0])
		return x.untouched(s, i, f<<32|f) || x.private(s, i, v)
	case Unlock, RUnlock:
		return !x.strict && !x.tries && holds(p, int32(v.object()), in.Op == RUnlock) >= 0
	case Add:
		n := eval(p, in.Args[0])
		return n.isInt() && x.faultOf(s, p, in) == NoFault && (n.integer() <= 0 && !x.strict || x.private(s, i, v))
	case Lock:
		return o.a == 0 && o.b == noWriter && x.private(s, i, v)
	case RLock:
		return o.b == noWriter && x.private(s, i, v)
	}
	return false
}

// untouched says that no other process will load or store the fields.
func (x *explorer) untouched(s *state, i int, fields uint64) bool {
	for j := range s.procs {
		if q := &s.procs[j]; j != i && q.tmpl >= 0 && x.at(q).fields&fields != 0 {
			return false
		}
	}
	return true
}

// private says that no other process can reach the object.
func (x *explorer) private(s *state, i int, v Value) bool {
	if v.object() <= x.statics {
		return false
	}
	x.renum = x.renum[:0]
	for range s.objs {
		x.renum = append(x.renum, 0)
	}
	x.queue = x.queue[:0]
	reach := func(w Value) {
		if w.isRef() && x.renum[w.object()] == 0 {
			x.renum[w.object()] = 1
			x.queue = append(x.queue, int32(w.object()))
		}
	}
	for k := 1; k <= x.statics; k++ {
		reach(ref(k))
	}
	for j := range s.procs {
		if q := &s.procs[j]; j != i && q.tmpl >= 0 {
			for _, w := range q.regs {
				reach(w)
			}
			for _, l := range q.held {
				reach(ref(int(l.object)))
			}
		}
	}
	for k := 0; k < len(x.queue); k++ {
		for _, w := range s.objs[x.queue[k]].vals {
			reach(w)
		}
	}
	return x.renum[v.object()] == 0
}

// arith computes v fn w.
func arith(fn Fn, v, w Value) Value {
	if fn >= EQ { // references may be compared too
		yes, known := compare(fn, v, w)
		if !known {
			return Any
		}
		return Int(int(b2u(yes)))
	}
	if !v.isInt() || !w.isInt() {
		return Any
	}
	a, b := v.integer(), w.integer()
	switch fn {
	case Plus:
		a += b
	case Minus:
		a -= b
	case Times:
		a *= b
	case Div, Rem:
		if b == 0 {
			return Any
		}
		if fn == Div {
			a /= b
		} else {
			a %= b
		}
	case And:
		a &= b
	case Or:
		a |= b
	case Xor:
		a ^= b
	case AndNot:
		a &^= b
	case Shl, Shr:
		if b < 0 || b > 30 {
			return Any
		}
		if fn == Shl {
			a <<= b
		} else {
			a >>= b
		}
	}
	if a > maxInt || a < -maxInt {
		return Any
	}
	return Int(a)
}

// compare says whether v fn w holds, and whether that is known.
func compare(fn Fn, v, w Value) (yes, known bool) {
	if v == Any || w == Any {
		return false, false
	}
	switch fn {
	case EQ:
		return v == w, true
	case NE:
		return v != w, true
	}
	if v.isRef() || w.isRef() {
		return false, false
	}
	switch fn {
	case LT:
		return v < w, true
	case LE:
		return v <= w, true
	case GT:
		return v > w, true
	case GE:
		return v >= w, true
	}
	return false, false
}

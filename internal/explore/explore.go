package explore

import "slices"

// Options bound an exploration. Zero fields take the defaults.
type Options struct {
	MaxStates int // default 20,000
	MaxEdges  int // default 200,000
	MaxProcs  int // processes alive at once; default 12, at most 64
}

// A Reason says why a result is not complete.
type Reason uint8

// Why a result is not complete, gravest last.
const (
	Complete        Reason = iota
	ProcessesCut           // some paths start more processes than MaxProcs; they are cut there
	BudgetExhausted        // more states or edges than allowed; the rest was not explored
	Invalid                // the system makes no sense; see Result.Err
)

func (r Reason) String() string {
	return [...]string{"complete", "processes cut", "budget exhausted", "invalid"}[r]
}

// A Fault is a panic that an operation on an object causes.
type Fault uint8

// The faults.
const (
	NoFault Fault = iota
	SendOnClosed
	CloseOfClosed
	CloseOfNil
	NegativeCounter
	UnlockOfUnlocked
)

func (f Fault) String() string {
	return [...]string{"none", "send on closed channel", "close of closed channel", "close of nil channel",
		"negative WaitGroup counter", "unlock of unlocked mutex"}[f]
}

// A Result is what an exploration found.
type Result struct {
	// Findings, one for each label of an operation and fault; stuck ones first, by label.
	// Each is definite even when the result is not complete; what is missing then is Unknown.
	Findings []Finding
	Reason   Reason
	Err      error // of Invalid
	States   int
	Edges    int

	reached map[int]bool
}

// Reached says whether some schedule executes an instruction, or takes a case, with the label.
func (r *Result) Reached(label int) bool { return r.reached[label] }

// A Finding is an operation that can be left blocked for good, or that can panic.
type Finding struct {
	Label     int   // of the operation; for a fault in a select, of the case if it has a label
	Fault     Fault // NoFault: the operation is stuck
	Recovered bool  // the panic is recovered
	// Turning says that the process is not blocked: events of the environment
	// lead it back to the select for ever, since the case by which it leaves
	// in other schedules never comes.
	Turning bool
	// Cost is the sum of what the choices of the cheapest schedule cost. Choices
	// that bystanders had to make on the way count too.
	Cost    int
	Witness Witness
}

// Stuck says whether the operation is blocked for good rather than panicking.
func (f *Finding) Stuck() bool { return f.Fault == NoFault }

// Where edges lead that lead to no state.
const (
	halted int32 = -1 - iota
	crashed
	opened
)

type edge struct {
	from, to int32
	ordinal  int32 // which of the steps from the state it is, in the order of expand
	cost     int32
	perm     int32 // where in perms the new places of the processes of from are
	movers   uint64
	idle     uint64 // those of the movers that an event of the environment led back to their select
}

type faultRec struct {
	edge      int32
	label     int
	fault     Fault
	recovered bool
}

const gone = 0xff

type explorer struct {
	sys     *System
	opts    Options
	codes   []code
	statics int
	reached [][]uint64

	// The graph.
	ids    map[string]int32
	keys   []string
	edges  []edge
	first  []int32 // first edge of each expanded state
	perms  []byte
	procs  []uint8 // processes in each state
	group  [][]int32
	single []bool // only one process was expanded, which paused amid local code
	faults []faultRec

	// The step being computed.
	from      int32
	root      bool
	ordinal   int32
	alone     bool
	fault     faultRec
	over, cut bool

	// Replay of a witness.
	replaying bool
	want      int32
	got       *state
	gotOrder  []int32 // order and queue of got
	gotQueue  []int32

	strict bool // Unlock and Done are visible
	misuse bool // somebody unlocked what he had not locked, or took a counter below zero
	tries  bool // there is a TryLock

	pool   []*state
	key    []byte
	order  []int32
	renum  []int32
	queue  []int32
	hashes []uint64
	leader []int32
}

// Explore explores every schedule of the system.
func Explore(sys *System, opts Options) Result {
	if opts.MaxStates <= 0 {
		opts.MaxStates = 20_000
	}
	if opts.MaxEdges <= 0 {
		opts.MaxEdges = 200_000
	}
	if opts.MaxProcs <= 0 {
		opts.MaxProcs = 12
	}
	opts.MaxProcs = max(min(opts.MaxProcs, 64), len(sys.Initial))
	codes, err := compile(sys)
	if err == nil && len(sys.Initial) > 64 {
		err = errTooMany
	}
	if err != nil {
		return Result{Reason: Invalid, Err: err}
	}
	x := &explorer{sys: sys, opts: opts, codes: codes, statics: len(sys.Objects)}
	for i := range codes {
		for pc := range codes[i].instrs {
			if op := codes[i].instrs[pc].Op; op == TryLock || op == TryRLock {
				x.tries = true
			}
		}
	}
	x.search()
	if x.misuse && !x.strict {
		x.strict = true
		x.search()
	}
	return x.result()
}

// search builds the graph, breadth first.
func (x *explorer) search() {
	x.reached = make([][]uint64, len(x.codes))
	for i := range x.codes {
		x.reached[i] = make([]uint64, len(x.codes[i].instrs))
	}
	x.ids = make(map[string]int32)
	x.keys, x.edges, x.first, x.perms, x.procs = x.keys[:0], x.edges[:0], x.first[:0], x.perms[:0], x.procs[:0]
	x.group, x.single, x.faults = x.group[:0], x.single[:0], x.faults[:0]
	x.over, x.cut, x.misuse = false, false, false

	s := x.initial()
	x.canonical(s)
	x.keys = append(x.keys, string(x.key))
	x.procs = append(x.procs, uint8(len(s.procs)))
	x.release(s)
	cur := new(state)
	for id := int32(0); int(id) < len(x.keys); id++ {
		x.first = append(x.first, int32(len(x.edges)))
		x.from, x.root, x.ordinal = id, id == 0, 0
		x.leader = x.leader[:0]
		if len(x.edges) >= x.opts.MaxEdges {
			x.over = true
			x.edges = append(x.edges, edge{from: id, to: opened})
			x.single = append(x.single, false)
			x.group = append(x.group, nil)
			continue
		}
		x.decode(cur, []byte(x.keys[id]))
		x.expand(cur)
		x.single = append(x.single, x.alone)
		var group []int32
		for i, l := range x.leader {
			if l != int32(i) {
				group = slices.Clone(x.leader)
				break
			}
		}
		x.group = append(x.group, group)
	}
	x.first = append(x.first, int32(len(x.edges)))
}

// initial is the state before anybody has moved, in which local code has not run yet.
func (x *explorer) initial() *state {
	s := new(state)
	s.addObject()
	for i := range x.sys.Objects {
		d := &x.sys.Objects[i]
		o := s.addObject()
		o.kind, o.env, o.escaped = d.Kind, d.Env, d.Escaped
		o.uid = int32(i + 1)
		switch d.Kind {
		case Chan:
			o.a, o.w = int32(d.Capacity), int32(max(1, d.Width))
		case WaitGroup:
			o.a = int32(d.Count)
		case Record:
			o.vals = append(o.vals, d.Fields...)
		}
	}
	for i := range x.sys.Initial {
		d := &x.sys.Initial[i]
		p := s.addProc()
		for t := range x.codes {
			if x.codes[t].Template == d.Tmpl {
				p.tmpl = int32(t)
			}
		}
		p.daemon = d.Daemon || d.Tmpl.Daemon
		p.slot, p.uid = int32(i), int32(i)
		for r := range x.codes[p.tmpl].regs {
			v := Value(0)
			if r < len(d.Args) {
				v = d.Args[r].val
			}
			p.regs = append(p.regs, v)
		}
	}
	s.nextUID, s.nextObj = int32(len(s.procs)), int32(len(s.objs))
	return s
}

// emit ends a step: s is the state it leads to, unless to names an end.
func (x *explorer) emit(s *state, to int32) {
	ordinal := x.ordinal
	x.ordinal++
	if x.replaying && ordinal != x.want {
		x.release(s)
		return
	}
	n := 0
	for i := range s.procs {
		if s.procs[i].tmpl >= 0 {
			if n != i {
				s.procs[n], s.procs[i] = s.procs[i], s.procs[n]
			}
			n++
		}
	}
	s.procs = s.procs[:n]
	e := edge{from: x.from, to: to, ordinal: ordinal, cost: s.cost, movers: s.movers, perm: int32(len(x.perms))}
	if k := int(s.idler) - 1; k >= 0 && to == 0 {
		for i := range s.procs {
			if s.procs[i].slot == int32(k) && s.procs[i].pc == s.idlePC {
				e.idle = 1 << k
			}
		}
	}
	if to < 0 {
		if x.replaying {
			x.got = x.clone(s)
			x.release(s)
			return
		}
	} else {
		x.canonical(s)
		if x.replaying {
			x.gotOrder, x.gotQueue = slices.Clone(x.order), slices.Clone(x.queue)
			x.got = x.clone(s)
			x.release(s)
			return
		}
		id, ok := x.ids[string(x.key)]
		switch {
		case ok:
		case len(x.keys) >= x.opts.MaxStates:
			x.over = true
			id = opened
		default:
			id = int32(len(x.keys))
			k := string(x.key)
			x.ids[k] = id
			x.keys = append(x.keys, k)
			x.procs = append(x.procs, uint8(len(s.procs)))
		}
		e.to = id
		if id >= 0 {
			at := len(x.perms)
			for range int(x.procs[x.from]) {
				x.perms = append(x.perms, gone)
			}
			for place, i := range x.order {
				if slot := s.procs[i].slot; slot >= 0 {
					x.perms[at+int(slot)] = byte(place)
				}
			}
		}
	}
	if x.fault.fault != NoFault {
		f := x.fault
		f.edge = int32(len(x.edges))
		x.faults = append(x.faults, f)
	}
	x.edges = append(x.edges, e)
	x.release(s)
}

// result reads the answers off the graph.
func (x *explorer) result() Result {
	r := Result{States: len(x.keys), Edges: len(x.edges), reached: make(map[int]bool)}
	switch {
	case x.over:
		r.Reason = BudgetExhausted
	case x.cut:
		r.Reason = ProcessesCut
	}
	for t := range x.codes {
		for pc := range x.codes[t].instrs {
			in := &x.codes[t].instrs[pc]
			bits := x.reached[t][pc]
			if bits == 0 {
				continue
			}
			r.reached[in.Label] = true
			for k := range in.Cases {
				if l := in.Cases[k].Label; l != 0 && bits&(1<<min(k+1, 63)) != 0 {
					r.reached[l] = true
				}
			}
		}
	}

	g := x.analyse()
	best := make(map[finding]candidate)
	var found []finding
	offer := func(f finding, c candidate) {
		old, ok := best[f]
		if !ok {
			found = append(found, f)
		}
		if !ok || c.less(old) {
			best[f] = c
		}
	}
	for _, f := range x.faults {
		e := &x.edges[f.edge]
		d := g.dist[e.from]
		offer(finding{label: f.label, fault: f.fault, recovered: f.recovered},
			candidate{distance{d.cost + e.cost, d.steps + 1}, e.from, f.edge, 0})
	}
	s := new(state)
	for id := 1; id < len(x.keys); id++ {
		n := x.procs[id]
		if g.doomed[id] || g.turns[id] == 1<<n-1 {
			continue
		}
		x.decode(s, []byte(x.keys[id]))
		for i := range s.procs {
			p := &s.procs[i]
			in := x.at(p)
			switch {
			case g.turns[id]&(1<<i) != 0 || p.daemon || in.NotBlamed:
			case g.moves[id]&(1<<i) == 0:
				offer(finding{label: in.Label}, candidate{g.dist[id], int32(id), -1, int32(i)})
			case x.awaits(s, p, in):
				offer(finding{label: in.Label, turning: true}, candidate{g.dist[id], int32(id), -1, int32(i)})
			}
		}
	}
	slices.SortFunc(found, finding.compare)
	for _, f := range found {
		c := best[f]
		r.Findings = append(r.Findings, Finding{Label: f.label, Fault: f.fault, Recovered: f.recovered, Turning: f.turning,
			Cost: int(c.dist.cost), Witness: x.witness(g, c)})
	}
	return r
}

// awaits tells whether the process stands at a select one of whose cases is
// on a channel of the system alone and is taken in some schedule, and whether
// what it runs ends in some schedule.
func (x *explorer) awaits(s *state, p *proc, in *instr) bool {
	ends := func(pc int) bool {
		op := x.codes[p.tmpl].instrs[pc].Op
		return x.reached[p.tmpl][pc] != 0 && (op == Return || op == Goexit)
	}
	pcs := len(x.codes[p.tmpl].instrs)
	for pc := 0; pc < pcs && in.Op == Select; pc++ {
		if ends(pc) {
			return x.awaited(s, p, in)
		}
	}
	return false
}

func (x *explorer) awaited(s *state, p *proc, in *instr) bool {
	for k := range in.Cases {
		c := &in.Cases[k]
		if c.Dir != CaseSend && c.Dir != CaseRecv || x.reached[p.tmpl][p.pc]&(1<<min(k+1, 63)) == 0 {
			continue
		}
		if o := s.object(eval(p, c.Chan), Chan); o != nil && o.env == EnvNone && !o.escaped {
			return true
		}
	}
	return false
}

type finding struct {
	label     int
	fault     Fault
	recovered bool
	turning   bool
}

func (f finding) compare(g finding) int {
	if (f.fault == NoFault) != (g.fault == NoFault) {
		if f.fault == NoFault {
			return -1
		}
		return 1
	}
	if f.label != g.label {
		return f.label - g.label
	}
	if f.fault != g.fault {
		return int(f.fault) - int(g.fault)
	}
	if f.recovered != g.recovered {
		return int(b2u(f.recovered)) - int(b2u(g.recovered))
	}
	return int(b2u(f.turning)) - int(b2u(g.turning))
}

type distance struct{ cost, steps int32 }

func (d distance) less(e distance) bool {
	return d.cost < e.cost || d.cost == e.cost && d.steps < e.steps
}

// A candidate is a place in the graph that shows a finding.
type candidate struct {
	dist  distance
	state int32
	edge  int32 // of a fault; else -1
	proc  int32 // that is stuck
}

func (c candidate) less(d candidate) bool {
	if c.dist != d.dist {
		return c.dist.less(d.dist)
	}
	if c.state != d.state {
		return c.state < d.state
	}
	if c.edge != d.edge {
		return c.edge < d.edge
	}
	return c.proc < d.proc
}

// A graph is what analyse knows about the states.
type graph struct {
	moves  []uint64   // the processes that may move from here on, by place
	turns  []uint64   // those of them that do more than to come back to a select after events of the environment
	doomed []bool     // the program inevitably ends by a panic or soft halt
	dist   []distance // of the cheapest, then shortest schedule
	via    []int32    // its last edge
	in     [][]int32  // edges into each state
	comp   []int32    // the strongly connected component, if it was asked for
	leaves []bool     // by component: an edge leads to another that is not doomed
}

func (x *explorer) out(id int32) (lo, hi int32) { return x.first[id], x.first[id+1] }

func (x *explorer) analyse() *graph {
	n := len(x.keys)
	g := &graph{moves: make([]uint64, n), turns: make([]uint64, n), doomed: make([]bool, n), dist: make([]distance, n), via: make([]int32, n)}
	// Edges into each state, in one array.
	count := make([]int32, n+1)
	for i := range x.edges {
		if to := x.edges[i].to; to >= 0 {
			count[to+1]++
		}
	}
	for i := range n {
		count[i+1] += count[i]
	}
	into := make([]int32, count[n])
	fill := slices.Clone(count[:n])
	for i := range x.edges {
		if to := x.edges[i].to; to >= 0 {
			into[fill[to]] = int32(i)
			fill[to]++
		}
	}
	g.in = make([][]int32, n)
	for i := range n {
		g.in[i] = into[count[i]:count[i+1]]
	}
	x.movable(g, g.moves, func(e *edge) uint64 { return e.movers })
	copy(g.turns, g.moves)
	if slices.ContainsFunc(x.edges, func(e edge) bool { return e.idle != 0 }) {
		clear(g.turns)
		x.movable(g, g.turns, func(e *edge) uint64 { return e.movers &^ e.idle })
	}
	x.doom(g)
	x.distances(g)
	return g
}

// movable computes moves backwards: a process moves from a state on if it moves on
// an edge, or from the edge's target on. Processes in the same local state
// are interchangeable, and only the first of them was expanded.
func (x *explorer) movable(g *graph, moves []uint64, movers func(*edge) uint64) {
	n := len(x.keys)
	queued := make([]bool, n)
	work := make([]int32, 0, n)
	for id := range n {
		work = append(work, int32(id))
		queued[id] = true
	}
	// From the last state found, which is a good order for graphs without cycles.
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		queued[id] = false
		m := moves[id]
		lo, hi := x.out(id)
		for k := lo; k < hi; k++ {
			e := &x.edges[k]
			m |= movers(e)
			switch {
			case e.to == halted || e.to == opened:
				m = 1<<x.procs[id] - 1
			case e.to >= 0:
				t := moves[e.to]
				for i, place := range x.perms[e.perm : int(e.perm)+int(x.procs[id])] {
					if place != gone && t&(1<<place) != 0 {
						m |= 1 << i
					}
				}
			}
		}
		for i, l := range x.group[id] {
			if m&(1<<i|1<<l) != 0 {
				m |= 1 << l
			}
		}
		for i, l := range x.group[id] {
			if m&(1<<l) != 0 {
				m |= 1 << i
			}
		}
		if m == moves[id] {
			continue
		}
		moves[id] = m
		for _, k := range g.in[id] {
			if from := x.edges[k].from; !queued[from] {
				queued[from] = true
				work = append(work, from)
			}
		}
	}
}

// doom finds the states from which the program inevitably ends by a panic or soft
// halt: no run from them goes on for good and is weakly fair, that is
// lets every process move that can always move. Such a run stays in a strongly
// connected component in which every process moves or is blocked now and then.
// An event of the environment counts as a move that can be made; only the choice among several may go one way for good.
func (x *explorer) doom(g *graph) {
	if !slices.ContainsFunc(x.edges, func(e edge) bool { return e.to == crashed }) {
		return
	}
	n := int32(len(x.keys))
	comp := x.components()
	g.comp = comp
	// Processes by state and place; those that are one process within a component are united.
	offset := make([]int32, n+1)
	for id := range n {
		offset[id+1] = offset[id] + int32(x.procs[id])
	}
	parent := make([]int32, offset[n])
	for i := range parent {
		parent[i] = int32(i)
	}
	find := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for id := range n {
		for i, l := range x.group[id] {
			parent[find(offset[id]+int32(i))] = find(offset[id] + l)
		}
	}
	inside := func(e *edge) bool { return e.to >= 0 && comp[e.from] == comp[e.to] }
	for k := range x.edges {
		e := &x.edges[k]
		if !inside(e) {
			continue
		}
		for i := range int32(x.procs[e.from]) {
			if place := x.perms[e.perm+i]; place != gone {
				parent[find(offset[e.from]+i)] = find(offset[e.to] + int32(place))
			}
		}
	}
	served := make([]bool, offset[n])
	fair := make([]bool, n) // by component: has an edge inside, or no edge at all
	enabled := make([]bool, offset[n])
	for k := range x.edges {
		e := &x.edges[k]
		in := inside(e)
		if in {
			fair[comp[e.from]] = true
		}
		for i := range int32(x.procs[e.from]) {
			if e.movers&(1<<i) != 0 {
				l := i
				if group := x.group[e.from]; group != nil {
					l = group[i]
				}
				enabled[offset[e.from]+l] = true
				if in {
					served[find(offset[e.from]+i)] = true
				}
			}
		}
	}
	for id := range n {
		lo, hi := x.out(id)
		if lo == hi {
			fair[comp[id]] = true
		}
		if x.single[id] {
			continue // nobody else was tried
		}
		for i := range int32(x.procs[id]) {
			l := i
			if group := x.group[id]; group != nil {
				l = group[i]
			}
			if !enabled[offset[id]+l] {
				served[find(offset[id]+i)] = true
			}
		}
	}
	for id := range n {
		for i := range int32(x.procs[id]) {
			if !served[find(offset[id]+i)] {
				fair[comp[id]] = false
			}
		}
	}
	var work []int32
	for id := range n {
		g.doomed[id] = !fair[comp[id]]
		if fair[comp[id]] {
			work = append(work, id)
		}
	}
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		for _, k := range g.in[id] {
			if from := x.edges[k].from; g.doomed[from] {
				g.doomed[from] = false
				work = append(work, from)
			}
		}
	}
}

// components numbers the strongly connected components of the graph, by Tarjan's
// algorithm (SIAM J. Comput. 1972) without recursion.
func (x *explorer) components() []int32 {
	n := len(x.keys)
	comp, index, low, next := make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	for i := range comp {
		comp[i] = -1
	}
	var stack, calls []int32
	count, comps := int32(0), int32(0)
	for root := range int32(n) {
		if index[root] != 0 {
			continue
		}
		calls = append(calls, root)
		for len(calls) > 0 {
			id := calls[len(calls)-1]
			lo, hi := x.out(id)
			if index[id] == 0 {
				count++
				index[id], low[id], next[id] = count, count, lo
				stack = append(stack, id)
			}
			if next[id] < hi {
				to := x.edges[next[id]].to
				next[id]++
				switch {
				case to < 0:
				case index[to] == 0:
					calls = append(calls, to)
				case comp[to] < 0:
					low[id] = min(low[id], index[to])
				}
				continue
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				up := calls[len(calls)-1]
				low[up] = min(low[up], low[id])
			}
			if low[id] == index[id] {
				for {
					m := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					comp[m] = comps
					if m == id {
						break
					}
				}
				comps++
			}
		}
	}
	return comp
}

// distances is Dijkstra's algorithm over (cost, steps).
func (x *explorer) distances(g *graph) {
	const far = 1<<31 - 1
	for i := range g.dist {
		g.dist[i] = distance{far, far}
		g.via[i] = -1
	}
	g.dist[0] = distance{}
	var h queue
	h.push(entry{0, distance{}})
	for len(h) > 0 {
		t := h.pop()
		if g.dist[t.id].less(t.dist) {
			continue
		}
		lo, hi := x.out(t.id)
		for k := lo; k < hi; k++ {
			e := &x.edges[k]
			if e.to < 0 {
				continue
			}
			d := distance{t.dist.cost + e.cost, t.dist.steps + 1}
			if d.less(g.dist[e.to]) {
				g.dist[e.to] = d
				g.via[e.to] = k
				h.push(entry{e.to, d})
			}
		}
	}
}

type entry struct {
	id   int32
	dist distance
}

// A queue is a binary heap; container/heap would allocate for every entry.
type queue []entry

func (q queue) less(i, j int) bool {
	if q[i].dist != q[j].dist {
		return q[i].dist.less(q[j].dist)
	}
	return q[i].id < q[j].id
}

func (q *queue) push(e entry) {
	h := append(*q, e)
	for i := len(h) - 1; i > 0 && h.less(i, (i-1)/2); i = (i - 1) / 2 {
		h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
	}
	*q = h
}

func (q *queue) pop() entry {
	h := *q
	top, n := h[0], len(h)-1
	h[0] = h[n]
	h = h[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(c+1, c) {
			c++
		}
		if !h.less(c, i) {
			break
		}
		h[i], h[c] = h[c], h[i]
		i = c
	}
	*q = h
	return top
}

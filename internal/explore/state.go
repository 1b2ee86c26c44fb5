package explore

import (
	"encoding/binary"
	"slices"
)

// What a process is doing at its instruction.
const (
	atOp     uint8 = iota
	waiting        // CondWait: has unlocked, not woken yet
	woken          // CondWait: must lock again
	announce       // Lock: keeps new readers out and waits for those inside
)

// A proc is one process of a state being worked on.
type proc struct {
	tmpl   int32
	pc     int32
	phase  uint8
	daemon bool
	regs   []Value
	held   []lock // locks it has taken, by object
	slot   int32  // its place in the state it comes from; -1 if it has been started since
	uid    int32  // its number in a witness
	hash   uint64
}

type lock struct {
	object int32
	read   bool
}

// An object of a state being worked on. Objects are numbered from 1, static ones first.
type object struct {
	kind    Kind
	env     Env
	closed  bool  // Chan
	escaped bool  // somebody unknown may use it
	site    int32 // label of the Make that created it
	a       int32 // Chan: capacity; Mutex: readers; WaitGroup: counter; Once: 0, 1 running, 2 done
	b       int32 // Chan: messages; Mutex: writer
	w       int32 // Chan: width
	vals    []Value
	uid     int32
	hash    uint64
}

// The writer of a mutex.
const (
	noWriter int32 = iota
	writing
	announced
)

// A state is a global state being worked on: all slices are its own, so that
// copies reuse memory.
type state struct {
	procs []proc
	objs  []object // objs[0] is unused

	// What follows is not part of the state but of the step being computed.
	todo     []int32 // processes whose local steps have to run
	cost     int32
	choices  int32   // choices made in this step
	heads    []visit // loop headers met
	fresh    bool    // the step began at a pause inside local code
	skipHead int32   // process+1 that begins the step at the head of a loop
	movers   uint64
	idler    int32 // process+1 that an event of the environment moved from a select
	idlePC   int32 // where that select is
	trace    []Step
	nextUID  int32
	nextObj  int32
}

type visit struct {
	proc, pc       int32
	count, choices int32
}

func (s *state) copyFrom(o *state) {
	s.procs = resize(s.procs, len(o.procs))
	for i := range o.procs {
		regs, held := s.procs[i].regs, s.procs[i].held
		s.procs[i] = o.procs[i]
		s.procs[i].regs = append(regs[:0], o.procs[i].regs...)
		s.procs[i].held = append(held[:0], o.procs[i].held...)
	}
	s.objs = resize(s.objs, len(o.objs))
	for i := range o.objs {
		vals := s.objs[i].vals
		s.objs[i] = o.objs[i]
		s.objs[i].vals = append(vals[:0], o.objs[i].vals...)
	}
	s.todo = append(s.todo[:0], o.todo...)
	s.heads = append(s.heads[:0], o.heads...)
	s.trace = append(s.trace[:0], o.trace...)
	s.cost, s.choices, s.fresh, s.skipHead, s.movers, s.nextUID, s.nextObj = o.cost, o.choices, o.fresh, o.skipHead, o.movers, o.nextUID, o.nextObj
	s.idler, s.idlePC = o.idler, o.idlePC
}

// resize gives s the length n and keeps what the elements in its capacity own.
func resize[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	return append(s[:cap(s)], make([]T, n-cap(s))...)
}

func (s *state) addProc() *proc {
	s.procs = resize(s.procs, len(s.procs)+1)
	p := &s.procs[len(s.procs)-1]
	*p = proc{regs: p.regs[:0], held: p.held[:0], slot: -1}
	return p
}

func (s *state) addObject() *object {
	s.objs = resize(s.objs, len(s.objs)+1)
	o := &s.objs[len(s.objs)-1]
	*o = object{vals: o.vals[:0]}
	return o
}

// reset empties what belongs to the step.
func (s *state) reset() {
	s.todo, s.heads, s.trace = s.todo[:0], s.heads[:0], s.trace[:0]
	s.cost, s.choices, s.fresh, s.skipHead, s.movers = 0, 0, false, 0, 0
	s.idler, s.idlePC = 0, 0
}

const (
	hashSeed  = 14695981039346656037
	hashPrime = 0x9E3779B97F4A7C15
)

func mix(h, x uint64) uint64 {
	h = (h ^ x) * hashPrime
	return h ^ h>>29
}

func (x *explorer) live(p *proc) []uint16 { return x.codes[p.tmpl].instrs[p.pc].live }

// hashProc hashes a process; references count by the hash of their object.
func (x *explorer) hashProc(s *state, p *proc) uint64 {
	h := mix(hashSeed, uint64(p.tmpl)<<32|uint64(p.pc)<<8|uint64(p.phase)<<1|b2u(p.daemon))
	for _, r := range x.live(p) {
		h = mix(h, x.hashValue(s, p.regs[r]))
	}
	for _, l := range p.held {
		h += mix(s.objs[l.object].hash, b2u(l.read)+7)
	}
	return h
}

func (x *explorer) hashValue(s *state, v Value) uint64 {
	if !v.isRef() {
		return uint64(uint32(v))
	}
	return s.objs[v.object()].hash
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// canonical zeroes dead registers, sorts the processes and renumbers the
// objects, so that states that differ only in the names of processes and objects
// get the same encoding in x.key (as far as one round of refinement tells them apart).
// It leaves the order of processes in x.order and, per object, its new number in x.renum.
func (x *explorer) canonical(s *state) {
	for i := range s.procs {
		p := &s.procs[i]
		from := 0
		for _, r := range x.live(p) {
			clear(p.regs[from:r])
			from = int(r) + 1
		}
		clear(p.regs[from:])
	}
	for i := 1; i < len(s.objs); i++ {
		o := &s.objs[i]
		if i <= x.statics {
			o.hash = mix(hashSeed, uint64(i))
			continue
		}
		h := mix(hashSeed, uint64(o.kind)<<40|uint64(o.env)<<34|b2u(o.closed)<<33|b2u(o.escaped)<<32|uint64(uint32(o.site)))
		h = mix(mix(h, uint64(uint32(o.a))<<32|uint64(uint32(o.b))), uint64(len(o.vals)))
		for _, v := range o.vals {
			if v.isRef() {
				v = Any + 2
			}
			h = mix(h, uint64(uint32(v)))
		}
		o.hash = h
	}
	for i := range s.procs {
		s.procs[i].hash = x.hashProc(s, &s.procs[i])
	}
	x.order = x.order[:0]
	for i := range s.procs {
		x.order = append(x.order, int32(i))
	}
	x.sortProcs(s)
	if x.tied(s) {
		// An object is also told by who refers to it.
		for round := 0; round < 2; round++ {
			x.hashes = x.hashes[:0]
			for range s.objs {
				x.hashes = append(x.hashes, 0)
			}
			for i := range s.procs {
				p := &s.procs[i]
				for _, r := range x.live(p) {
					if v := p.regs[r]; v.isRef() {
						x.hashes[v.object()] += mix(p.hash, uint64(r)+1)
					}
				}
			}
			for i := x.statics + 1; i < len(s.objs); i++ {
				h := mix(s.objs[i].hash, x.hashes[i])
				for _, v := range s.objs[i].vals {
					h = mix(h, x.hashValue(s, v))
				}
				x.hashes[i] = h
			}
			for i := x.statics + 1; i < len(s.objs); i++ {
				s.objs[i].hash = x.hashes[i]
			}
			for i := range s.procs {
				s.procs[i].hash = x.hashProc(s, &s.procs[i])
			}
		}
		x.sortProcs(s)
	}

	// Number the objects in the order in which the sorted processes reach them.
	x.renum = x.renum[:0]
	for range s.objs {
		x.renum = append(x.renum, 0)
	}
	x.queue = x.queue[:0]
	for i := 1; i <= x.statics; i++ {
		x.renum[i] = int32(i)
		x.queue = append(x.queue, int32(i))
	}
	reach := func(id int32) {
		if x.renum[id] == 0 {
			x.queue = append(x.queue, id)
			x.renum[id] = int32(len(x.queue))
		}
	}
	for _, i := range x.order {
		p := &s.procs[i]
		for _, r := range x.live(p) {
			if v := p.regs[r]; v.isRef() {
				reach(int32(v.object()))
			}
		}
		for _, l := range p.held {
			reach(l.object)
		}
	}
	for k := 0; k < len(x.queue); k++ {
		for _, v := range s.objs[x.queue[k]].vals {
			if v.isRef() {
				reach(int32(v.object()))
			}
		}
	}
	x.encode(s)
}

func (x *explorer) sortProcs(s *state) {
	// Few processes: insertion sort, stable.
	for i := 1; i < len(x.order); i++ {
		for j := i; j > 0 && s.procs[x.order[j]].hash < s.procs[x.order[j-1]].hash; j-- {
			x.order[j], x.order[j-1] = x.order[j-1], x.order[j]
		}
	}
}

func (x *explorer) tied(s *state) bool {
	if len(s.objs) == x.statics+1 {
		return false
	}
	for i := 1; i < len(x.order); i++ {
		if s.procs[x.order[i]].hash == s.procs[x.order[i-1]].hash {
			return true
		}
	}
	return false
}

func (x *explorer) encode(s *state) {
	k := x.key[:0]
	put := func(n int32) { k = binary.AppendVarint(k, int64(n)) }
	val := func(v Value) {
		if v.isRef() {
			v = ref(int(x.renum[v.object()]))
		}
		put(int32(v))
	}
	put(int32(len(s.procs)))
	for _, i := range x.order {
		p := &s.procs[i]
		put(p.tmpl)
		put(p.pc)
		put(int32(p.phase)<<1 | int32(b2u(p.daemon)))
		for _, r := range x.live(p) {
			val(p.regs[r])
		}
		for h := range p.held {
			p.held[h].object = x.renum[p.held[h].object]
		}
		slices.SortFunc(p.held, func(a, b lock) int {
			if a.object != b.object {
				return int(a.object - b.object)
			}
			return int(b2u(a.read)) - int(b2u(b.read))
		})
		put(int32(len(p.held)))
		for _, l := range p.held {
			put(l.object<<1 | int32(b2u(l.read)))
		}
	}
	put(int32(len(x.queue)))
	for n, id := range x.queue {
		o := &s.objs[id]
		k = append(k, byte(o.env)|byte(b2u(o.closed))<<3|byte(b2u(o.escaped))<<4)
		if n >= x.statics {
			k = append(k, byte(o.kind))
			put(o.site)
			if o.kind == Chan {
				put(o.w)
			}
		}
		put(o.a)
		put(o.b)
		put(int32(len(o.vals)))
		for _, v := range o.vals {
			val(v)
		}
	}
	x.key = k
}

// decode fills s with the state that key encodes.
func (x *explorer) decode(s *state, key []byte) {
	s.reset()
	s.procs, s.objs = s.procs[:0], s.objs[:0]
	get := func() int32 {
		n, w := binary.Varint(key)
		key = key[w:]
		return int32(n)
	}
	for i := get(); i > 0; i-- {
		p := s.addProc()
		p.slot = int32(len(s.procs) - 1)
		p.uid = p.slot
		p.tmpl, p.pc = get(), get()
		f := get()
		p.phase, p.daemon = uint8(f>>1), f&1 != 0
		p.regs = resize(p.regs, len(x.codes[p.tmpl].regs))
		clear(p.regs)
		for _, r := range x.live(p) {
			p.regs[r] = Value(get())
		}
		for h := get(); h > 0; h-- {
			l := get()
			p.held = append(p.held, lock{l >> 1, l&1 != 0})
		}
	}
	s.addObject()
	for i, n := int32(0), get(); i < n; i++ {
		o := s.addObject()
		f := key[0]
		key = key[1:]
		o.env, o.closed, o.escaped = Env(f&7), f>>3&1 != 0, f>>4&1 != 0
		o.uid = i + 1
		if int(i) < x.statics {
			d := &x.sys.Objects[i]
			o.kind, o.w = d.Kind, int32(max(1, d.Width))
		} else {
			o.kind = Kind(key[0])
			key = key[1:]
			o.site = get()
			if o.kind == Chan {
				o.w = get()
			}
		}
		o.a, o.b = get(), get()
		for v := get(); v > 0; v-- {
			o.vals = append(o.vals, Value(get()))
		}
	}
	s.nextUID = int32(len(s.procs))
	s.nextObj = int32(len(s.objs))
}

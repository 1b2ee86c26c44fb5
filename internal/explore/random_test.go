package explore

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

var (
	seeds = flag.Int("explore.seeds", 4000, "random systems in TestRandom")
	first = flag.Uint64("explore.first", 0, "seed of the first of them")
)

// A writer makes up a system. Objects are static, or made by main and handed
// to the processes it starts; channels also travel in messages and in a record.
type writer struct {
	*rand.Rand
	sys   *System
	label int
}

func (w *writer) oneOf(os ...Operand) Operand { return os[w.IntN(len(os))] }

func randomSystem(seed uint64) *System {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 7)), sys: &System{Name: fmt.Sprint("seed ", seed)}}
	static := w.IntN(2) == 0
	main := w.sys.Template("main")
	workers := []*Template{}
	params := []string{"c", "d", "m", "wg", "cv", "o", "r"}
	for i := range 1 + w.IntN(2) {
		t := NewTemplate(fmt.Sprint("worker", i), params...)
		w.sys.Add(t)
		workers = append(workers, t)
	}
	caps := []int{0, 0, 0, 1, 2}
	envs := []Env{EnvNone, EnvNone, EnvNone, EnvNone, EnvClose, EnvOnce, EnvTicks}
	c1, c2 := caps[w.IntN(len(caps))], caps[w.IntN(len(caps))]
	env := envs[w.IntN(len(envs))]
	count := w.IntN(2)
	var objs []Operand
	if static {
		objs = []Operand{w.sys.Chan("c", c1),
			w.sys.Static(Object{Name: "d", Kind: Chan, Capacity: c2, Env: env}),
			w.sys.Static(Object{Name: "m", Kind: Mutex}),
			w.sys.Static(Object{Name: "wg", Kind: WaitGroup, Count: count}),
			w.sys.Static(Object{Name: "cv", Kind: Cond}),
			w.sys.Static(Object{Name: "o", Kind: Once}),
			w.sys.Static(Object{Name: "r", Kind: Record, Fields: []Value{0, 0}})}
	} else {
		for _, n := range params {
			objs = append(objs, main.Reg(n))
		}
		main.MakeChan(objs[0], Const(c1))
		main.MakeChan(objs[1], Const(c2)).Env = env
		main.Make(objs[2], Mutex)
		main.Make(objs[3], WaitGroup, Const(count))
		main.Make(objs[4], Cond)
		main.Make(objs[5], Once)
		main.Make(objs[6], Record, Const(0), objs[w.IntN(2)])
		if w.IntN(8) == 0 {
			main.On(Escape, objs[w.IntN(len(objs))])
		}
	}
	starts := 1 + w.IntN(2)
	w.body(main, objs, workers, starts, 1+w.IntN(5))
	w.sys.Go(main)
	for _, t := range workers {
		ps := make([]Operand, len(params))
		for i := range ps {
			ps[i] = t.Param(i)
			if static && w.IntN(2) == 0 {
				ps[i] = objs[i]
			}
		}
		w.body(t, ps, nil, 0, 1+w.IntN(5))
	}
	if w.IntN(6) == 0 {
		workers[0].Daemon = true
	}
	if static && w.IntN(3) == 0 {
		w.sys.Go(workers[0], objs...)
	}
	for i := range w.sys.Initial {
		w.sys.Initial[i].Label = 1000 + i
	}
	return w.sys
}

// body writes n groups of instructions and sprinkles starts among them.
func (w *writer) body(t *Template, objs []Operand, workers []*Template, starts, n int) {
	v, f, ok := t.Reg("v"), t.Reg("f"), t.Reg("ok")
	marks := make([]Mark, n+1)
	for i := range marks {
		marks[i] = t.NewMark()
	}
	for i := range n {
		for starts > 0 && (i == n-1 || w.IntN(2) == 0) {
			w.next(t)
			t.Spawn(workers[w.IntN(len(workers))], objs...)
			starts--
		}
		t.Set(marks[i])
		w.group(t, objs, v, f, ok, func() Mark {
			if workers == nil && w.IntN(5) == 0 {
				return marks[w.IntN(i+1)] // a loop
			}
			return marks[i+1+w.IntN(n-i)]
		})
	}
	t.Set(marks[n])
	w.next(t)
	switch w.IntN(12) {
	case 0:
		t.Do(Halt)
	case 1:
		t.Do(Halt).Soft = true
	case 2:
		t.Do(Panic)
	default:
		t.Do(Return)
	}
}

func (w *writer) next(t *Template) {
	w.label++
	t.Label = w.label
}

func (w *writer) group(t *Template, objs []Operand, v, f, ok Operand, jump func() Mark) {
	w.next(t)
	c, m, wg, cv, o, r := objs[w.IntN(2)], objs[2], objs[3], objs[4], objs[5], objs[6]
	if w.IntN(12) == 0 {
		c = f // a channel that came in a message, perhaps
	}
	payload := func() Operand { return w.oneOf(Const(0), Const(1), objs[0], objs[1], v) }
	rescue := func(in *Instr) {
		if w.IntN(5) == 0 {
			in.Rescue = jump()
		}
	}
	edge := func() Case {
		w.label++
		return Case{To: jump(), Cost: w.IntN(2), Label: w.label}
	}
	switch w.IntN(24) {
	case 0, 1, 2:
		rescue(t.Send(c, payload()))
	case 3, 4, 5:
		in := t.Recv(c, w.oneOf(v, f))
		in.Ok = ok
	case 6, 7, 8:
		var cases []Case
		for range 1 + w.IntN(3) {
			e := edge()
			switch w.IntN(6) {
			case 0, 1:
				e.Dir, e.Chan, e.Args = CaseSend, objs[w.IntN(2)], []Operand{payload()}
			case 2, 3:
				e.Dir, e.Chan, e.Dst, e.Ok = CaseRecv, objs[w.IntN(2)], []Operand{w.oneOf(v, f)}, ok
			case 4:
				e.Dir = CaseExternal
			default:
				e.Dir = CaseDefault
			}
			if e.Dir == CaseDefault && slices.ContainsFunc(cases, func(c Case) bool { return c.Dir == CaseDefault }) {
				continue
			}
			cases = append(cases, e)
		}
		rescue(t.Select(cases...))
	case 9:
		in := t.On(Close, c)
		in.Idempotent = w.IntN(3) == 0
		rescue(in)
	case 10, 11:
		t.On(Lock, m)
		w.next(t)
		switch w.IntN(5) {
		case 0:
			t.Send(c, payload())
		case 1:
			t.Recv(c)
		case 2:
			t.CondWait(cv, m)
		case 3:
			t.Store(r, Const(0), Const(1))
		}
		w.next(t)
		if w.IntN(8) != 0 {
			t.On(Unlock, m)
		}
	case 12:
		t.On(RLock, m)
		w.next(t)
		if w.IntN(2) == 0 {
			t.On(RLock, m)
			w.next(t)
			t.On(RUnlock, m)
			w.next(t)
		}
		if w.IntN(8) != 0 {
			t.On(RUnlock, m)
		}
	case 13:
		switch w.IntN(6) {
		case 0:
			t.Try([]Op{TryLock, TryRLock}[w.IntN(2)], m, ok)
		case 1:
			t.On([]Op{Unlock, RUnlock}[w.IntN(2)], m)
		default:
			t.Load(v, r, Const(w.IntN(2)))
		}
	case 14:
		t.Add(wg, 1)
	case 15:
		rescue(t.Add(wg, -1))
	case 16:
		t.On(Wait, wg)
	case 17:
		t.On([]Op{Signal, Broadcast}[w.IntN(2)], cv)
	case 18:
		done := t.NewMark()
		t.OnceBegin(o, done)
		w.next(t)
		switch w.IntN(3) {
		case 0:
			t.On(Close, objs[0])
		case 1:
			t.Send(c, payload())
		}
		w.next(t)
		t.On(OnceEnd, o)
		t.Set(done)
	case 19:
		t.Choose().Cases = []Case{edge(), edge()}
	case 20:
		t.If(w.oneOf(v, ok, f), []Fn{EQ, NE, LT}[w.IntN(3)], w.oneOf(Const(0), Const(1), Unknown, objs[0]), jump()).Cost = w.IntN(2)
	case 21:
		if w.IntN(2) == 0 {
			t.Load(f, r, Const(1))
		} else {
			t.Store(r, Const(w.IntN(2)), payload())
		}
	case 22:
		t.Assign(v, w.oneOf(Const(0), Const(1), objs[0]))
		w.next(t)
		t.Arith(v, v, []Fn{Plus, Minus, Xor}[w.IntN(3)], Const(1))
	default:
		switch w.IntN(7) {
		case 0:
			t.Emit(Instr{Op: Len, Dst: []Operand{v}, Obj: objs[0]})
		case 1:
			t.Do(External).Cost = w.IntN(2)
		case 2:
			t.Do(Panic).Rescue = jump()
		case 3:
			t.On(SetEnv, objs[1]).Env = EnvNone
		case 4:
			t.Goto(jump())
		case 5:
			t.On(Escape, w.oneOf(objs[0], objs[2], v))
		default:
			t.MakeChan(f, Const(w.IntN(2)))
		}
	}
}

// TestRandom compares what is found in random systems with and without reductions.
func TestRandom(t *testing.T) {
	n := *seeds
	if testing.Short() {
		n /= 10
	}
	var compared, over, stuck, panics, states, plain, dearer int
	for seed := *first; seed < *first+uint64(n); seed++ {
		sys := randomSystem(seed)
		want := naiveExplore(sys, 800, 8)
		if want.over {
			over++
			continue
		}
		r := Explore(sys, Options{MaxProcs: 8})
		if r.Reason != Complete {
			t.Errorf("seed %d: %s %v", seed, r.Reason, r.Err)
			continue
		}
		compared++
		states += r.States
		plain += want.states
		gotStuck, gotPanics := map[string]int{}, map[string]int{}
		for _, f := range r.Findings {
			if f.Turning {
				continue // not blocked, which is all that the naive one tells
			}
			if f.Stuck() {
				gotStuck[fmt.Sprint(f.Label)] = f.Cost
			} else {
				gotPanics[fmt.Sprint(f.Label, f.Fault, f.Recovered)] = f.Cost
			}
		}
		stuck += len(gotStuck)
		panics += len(gotPanics)
		keys := func(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
		if !slices.Equal(keys(gotStuck), keys(want.stuck)) {
			t.Errorf("seed %d: stuck at %q, naively at %q\n%s", seed, keys(gotStuck), keys(want.stuck), sys)
		}
		if !slices.Equal(keys(gotPanics), keys(want.panics)) {
			t.Errorf("seed %d: panics %q, naively %q\n%s", seed, keys(gotPanics), keys(want.panics), sys)
		}
		for l := range w(sys) {
			if r.Reached(l) != want.reached[l] {
				t.Errorf("seed %d: label %d reached: %v, naively %v\n%s", seed, l, r.Reached(l), want.reached[l], sys)
			}
		}
		for k, c := range gotStuck {
			if c < want.stuck[k] {
				t.Errorf("seed %d: stuck at %s costs %d, naively %d\n%s", seed, k, c, want.stuck[k], sys)
			} else if c > want.stuck[k] {
				dearer++
			}
		}
		checkWitnesses(t, r)
		if t.Failed() {
			t.Logf("seed %d\n%s", seed, sys)
			return
		}
	}
	if compared < n/2 || stuck < n/4 || panics < n/50 {
		t.Errorf("the random systems say little: %d compared, %d stuck, %d panics", compared, stuck, panics)
	}
	t.Logf("%d systems, %d too large for the naive explorer; %d stuck (%d dearer than naively), %d panics; %d states, naively %d",
		compared, over, stuck, dearer, panics, states, plain)
}

// w yields the labels of a system.
func w(sys *System) map[int]bool {
	labels := map[int]bool{}
	for _, t := range sys.Templates {
		for _, in := range t.code {
			labels[in.Label] = true
			for _, c := range in.Cases {
				labels[c.Label] = true
			}
		}
	}
	delete(labels, 0)
	return labels
}

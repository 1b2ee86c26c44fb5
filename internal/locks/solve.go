package locks

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// An op is a call of a method of a mutex.
type op struct {
	kind  opKind
	mode  Mode
	mutex Mutex
}

type opKind uint8

const (
	take opKind = iota
	try
	drop
)

func (o op) lock(call ssa.CallInstruction) Lock {
	return Lock{Mutex: o.mutex, Mode: o.mode, At: call, Try: o.kind == try}
}

var methods = map[string]op{
	"(*sync.Mutex).Lock":       {kind: take},
	"(*sync.Mutex).TryLock":    {kind: try},
	"(*sync.Mutex).Unlock":     {kind: drop},
	"(*sync.RWMutex).Lock":     {kind: take},
	"(*sync.RWMutex).TryLock":  {kind: try},
	"(*sync.RWMutex).Unlock":   {kind: drop},
	"(*sync.RWMutex).RLock":    {kind: take, mode: Read},
	"(*sync.RWMutex).TryRLock": {kind: try, mode: Read},
	"(*sync.RWMutex).RUnlock":  {kind: drop, mode: Read},
	"(sync.Locker).Lock":       {kind: take},
	"(sync.Locker).Unlock":     {kind: drop},
}

// opOf returns what the call does with a mutex.
func (r *Result) opOf(call ssa.CallInstruction) (op, bool) {
	common := call.Common()
	if common.IsInvoke() {
		o, ok := methods[common.Method.FullName()]
		o.mutex = r.mutexAt(common.Value)
		return o, ok
	}
	callee := common.StaticCallee()
	if callee == nil {
		return op{}, false
	}
	obj, _ := callee.Object().(*types.Func)
	if obj == nil || obj.Pkg() == nil || obj.Pkg().Path() != "sync" {
		return op{}, false
	}
	o, ok := methods[obj.FullName()]
	if !ok {
		return op{}, false
	}
	if closure, bound := common.Value.(*ssa.MakeClosure); bound && len(closure.Bindings) == 1 {
		o.mutex = r.mutexAt(closure.Bindings[0]) // unlock := mu.Unlock
	} else if len(common.Args) > 0 {
		o.mutex = r.mutexAt(common.Args[0])
	} else {
		return op{}, false
	}
	return o, true
}

// An effect is what a function does to the locks of its caller.
type effect struct {
	gains    []Lock
	releases []Lock // of these Mutex and Mode count
}

func solve(pass *analysis.Pass) *Result {
	r := &Result{
		ir: ir.Of(pass), flow: flow.Of(pass), gorun: gorun.Of(pass),
		effects: map[*ssa.Function]*effect{}, context: map[*ssa.Function][]Lock{},
		states: map[*ssa.Function]map[*ssa.BasicBlock][]Lock{}, deferOf: map[*ssa.Function][]*ssa.Defer{},
		ops: map[ssa.CallInstruction]op{}, takes: map[*ssa.Function][]Lock{}, conds: map[*types.Var]*types.Var{},
	}
	r.findConds()
	for _, call := range r.ir.Calls {
		if o, ok := r.opOf(call); ok {
			r.ops[call] = o
			r.opCalls = append(r.opCalls, call)
			r.any = r.any || o.kind != drop
		}
		if d, ok := call.(*ssa.Defer); ok {
			r.deferOf[call.Parent()] = append(r.deferOf[call.Parent()], d)
		}
	}
	if !r.any {
		return r
	}
	r.findEffects()
	r.findTakes()
	r.findContexts()
	return r
}

// callers returns the functions of the package that call each function.
func (r *Result) callers() map[*ssa.Function][]*ssa.Function {
	callers := map[*ssa.Function][]*ssa.Function{}
	for _, call := range r.ir.Calls {
		if _, ok := call.(*ssa.Go); ok {
			continue
		}
		for _, fn := range r.gorun.Callees(call) {
			if !slices.Contains(callers[fn], call.Parent()) {
				callers[fn] = append(callers[fn], call.Parent())
			}
		}
	}
	return callers
}

// maxRounds bounds how often the solution for one function is renewed.
const maxRounds = 12

// findEffects finds what each function does to its caller's locks, callees
// before callers as far as they do not call each other.
func (r *Result) findEffects() {
	callers := r.callers()
	var work []*ssa.Function
	rounds := map[*ssa.Function]int{}
	waiting := map[*ssa.Function]bool{}
	push := func(fn *ssa.Function) {
		if !waiting[fn] && rounds[fn] < maxRounds {
			waiting[fn] = true
			work = append(work, fn)
		}
	}
	for _, call := range r.opCalls {
		push(call.Parent())
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		waiting[fn] = false
		rounds[fn]++
		states := r.run(fn, nil)
		r.states[fn] = states
		e := r.effectOf(fn, states)
		if old := r.effects[fn]; old != nil && slices.Equal(old.gains, e.gains) && slices.Equal(old.releases, e.releases) {
			continue
		}
		first := r.effects[fn] == nil
		r.effects[fn] = e
		if !first || len(e.gains)+len(e.releases) > 0 {
			for _, caller := range callers[fn] {
				push(caller)
			}
		}
	}
}

// effectOf reads the effect of fn off the states that it has when its caller
// holds nothing.
func (r *Result) effectOf(fn *ssa.Function, states map[*ssa.BasicBlock][]Lock) *effect {
	e := &effect{}
	first := true
	for _, block := range fn.Blocks {
		st, reached := states[block]
		if !reached || block == fn.Recover {
			continue
		}
		for _, instr := range block.Instrs {
			r.eachRelease(instr, func(l Lock) {
				if l.Named() || isCaptured(fn, l.Mutex) {
					if len(e.releases) < maxReleases && !slices.ContainsFunc(st, func(h Lock) bool { return h.Mutex == l.Mutex }) {
						e.releases = add(e.releases, l)
					}
				}
			})
			st = r.step(instr, st)
			if _, ok := instr.(*ssa.Return); ok {
				if first {
					e.gains, first = st, false
				} else {
					e.gains = intersect(e.gains, st)
				}
			}
		}
	}
	e.gains = slices.DeleteFunc(slices.Clone(e.gains), func(l Lock) bool { return !l.Named() && !isCaptured(fn, l.Mutex) })
	// What it took and then released is not its caller's.
	return e
}

// isCaptured tells whether the mutex is named after a variable of a function
// around fn.
func isCaptured(fn *ssa.Function, m Mutex) bool {
	root := ssax.Root(m.Path)
	return root != nil && root.Parent() != nil && root.Parent() != fn
}

// eachRelease yields what instr may unlock.
func (r *Result) eachRelease(instr ssa.Instruction, yield func(Lock)) {
	switch instr := instr.(type) {
	case *ssa.Call:
		r.releasesOf(instr, yield)
	case *ssa.RunDefers:
		for _, d := range r.deferred(instr) {
			r.releasesOf(d, yield)
		}
	}
}

func (r *Result) releasesOf(call ssa.CallInstruction, yield func(Lock)) {
	if o, ok := r.ops[call]; ok {
		if o.kind == drop {
			yield(o.lock(call))
		}
		return
	}
	fns, _ := r.flow.Callees(call)
	for _, fn := range fns {
		if e := r.effects[fn]; e != nil {
			for _, l := range e.releases {
				if m, ok := inCaller(l.Mutex, fn, call); ok {
					l.Mutex = m
					yield(l)
				}
			}
		}
	}
}

// run returns the locks held at the beginning of each block that is reached,
// with entry held when fn begins.
func (r *Result) run(fn *ssa.Function, entry []Lock) map[*ssa.BasicBlock][]Lock {
	in := map[*ssa.BasicBlock][]Lock{fn.Blocks[0]: entry}
	work := []*ssa.BasicBlock{fn.Blocks[0]}
	for len(work) > 0 {
		block := work[0]
		work = work[1:]
		st := in[block]
		for _, instr := range block.Instrs {
			st = r.step(instr, st)
		}
		for i, next := range block.Succs {
			out := r.edge(block, i, st)
			old, seen := in[next]
			if seen {
				out = intersect(old, out)
				if len(out) == len(old) {
					continue
				}
			}
			in[next] = out
			if !slices.Contains(work, next) {
				work = append(work, next)
			}
		}
	}
	return in
}

// edge adds the lock of a TryLock that succeeded.
func (r *Result) edge(block *ssa.BasicBlock, succ int, st []Lock) []Lock {
	branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
	if !ok {
		return st
	}
	cond, want := branch.Cond, 0
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond, want = not.X, 1-want
	}
	if call, ok := cond.(*ssa.Call); ok && succ == want && block.Succs[0] != block.Succs[1] {
		if o, ok := r.ops[call]; ok && o.kind == try {
			return add(slices.Clip(st), o.lock(call))
		}
	}
	return st
}

// step returns the locks held behind instr. It does not change st.
func (r *Result) step(instr ssa.Instruction, st []Lock) []Lock {
	switch instr := instr.(type) {
	case *ssa.Call:
		return r.call(instr, st)
	case *ssa.RunDefers:
		for _, d := range r.deferred(instr) {
			st = r.runDeferred(d, instr, st)
		}
	case *ssa.Store:
		if len(st) > 0 {
			// Names that lead through this place name something else now.
			place := ssax.PathOf(instr.Addr)
			st = without(st, func(l Lock) bool { return ssax.Loads(l.Path, place) })
		}
	}
	return st
}

func (r *Result) call(call ssa.CallInstruction, st []Lock) []Lock {
	if o, ok := r.ops[call]; ok {
		switch o.kind {
		case take:
			return add(slices.Clip(st), o.lock(call))
		case drop:
			return release(st, o.mutex, o.mode)
		}
		return st
	}
	if len(st) > 0 {
		r.releasesOf(call, func(l Lock) { st = release(st, l.Mutex, l.Mode) })
		fns, _ := r.flow.Callees(call)
		for _, fn := range fns {
			// A call of a bound Unlock that came as a value.
			if obj, ok := fn.Object().(*types.Func); ok && !r.ir.Has(fn) && call.Common().StaticCallee() == nil {
				if o, ok := methods[obj.FullName()]; ok && o.kind == drop {
					st = without(st, func(l Lock) bool { return l.Mode == o.mode })
				}
			}
		}
	}
	for _, l := range r.gainsOf(call) {
		st = add(slices.Clip(st), l)
	}
	return st
}

// gainsOf returns the locks that the call leaves held, whichever function it
// runs.
func (r *Result) gainsOf(call ssa.CallInstruction) []Lock {
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) == 0 {
		return nil
	}
	var gains []Lock
	for i, fn := range fns {
		var here []Lock
		if e := r.effects[fn]; e != nil {
			for _, l := range e.gains {
				if m, ok := inCaller(l.Mutex, fn, call); ok {
					l.Mutex = m
					here = append(here, l)
				}
			}
		}
		if i == 0 {
			gains = here
		} else {
			gains = intersect(gains, here)
		}
	}
	return gains
}

// deferred returns the defer statements whose calls may run here, in the order
// in which they run.
func (r *Result) deferred(run *ssa.RunDefers) []*ssa.Defer {
	var list []*ssa.Defer
	for _, d := range r.deferOf[run.Parent()] {
		if d.Block() == run.Block() || ssax.Reaches(d, run, nil) {
			list = append(list, d)
		}
	}
	slices.Reverse(list)
	return list
}

func (r *Result) runDeferred(d *ssa.Defer, run *ssa.RunDefers, st []Lock) []Lock {
	after := r.call(d, st)
	if ssax.Precedes(d, run) {
		return after
	}
	return intersect(st, after)
}

// release removes a mutex under all names that it has. If nothing of that name
// is held, it may be any that stands in the same field.
func release(st []Lock, m Mutex, mode Mode) []Lock {
	for _, l := range st {
		if l.Mutex == m && l.Mode == mode {
			return without(st, func(other Lock) bool {
				return other.Mode == mode && (other.Mutex == m || other.At == l.At && other.Field() == l.Field())
			})
		}
	}
	field := m.Field()
	if field == nil {
		return st
	}
	return without(st, func(l Lock) bool { return l.Mode == mode && l.Field() == field })
}

func without(st []Lock, gone func(Lock) bool) []Lock {
	if !slices.ContainsFunc(st, gone) {
		return st
	}
	return slices.DeleteFunc(slices.Clone(st), gone)
}

func add(st []Lock, l Lock) []Lock {
	for _, other := range st {
		if other.Mutex == l.Mutex && other.Mode == l.Mode {
			return st
		}
	}
	return append(st, l)
}

// intersect returns what both hold, as a holds it.
func intersect(a, b []Lock) []Lock {
	return without(a, func(l Lock) bool {
		return !slices.ContainsFunc(b, func(other Lock) bool { return other.Mutex == l.Mutex && other.Mode == l.Mode })
	})
}

// inCaller names a mutex of the callee as the caller does.
func inCaller(m Mutex, fn *ssa.Function, call ssa.CallInstruction) (Mutex, bool) {
	switch root := ssax.Root(m.Path).(type) {
	case *ssa.Global:
		return m, true
	case *ssa.Parameter:
		if root.Parent() != fn {
			return m, fn.Parent() != nil // of a function around the literal
		}
		arg := argument(call, fn, slices.Index(fn.Params, root))
		if arg == nil {
			return m, false
		}
		path, ok := ssax.Rebase(m.Path, root, ssax.PathOf(arg))
		return Mutex{path}, ok && !isDeep(path)
	case nil:
		return m, false
	default:
		return m, root.Parent() != fn && fn.Parent() != nil
	}
}

// maxDepth bounds the places that are named in a caller's terms: functions that
// walk a linked structure would name ever longer ones.
const maxDepth = 8

func isDeep(path any) bool {
	for depth := 0; ; depth++ {
		p, ok := path.(ssax.Path)
		if !ok {
			return false
		}
		if depth == maxDepth {
			return true
		}
		path = p.Base
	}
}

// maxReleases bounds what is known of a function's effect on its callers.
const maxReleases = 24

// argument returns what the call passes as parameter i of fn, the receiver
// counted, or nil.
func argument(call ssa.CallInstruction, fn *ssa.Function, i int) ssa.Value {
	common := call.Common()
	args := common.Args
	if callee := common.StaticCallee(); callee != nil && ssax.Origin(callee) != fn && !strings.Contains(callee.Synthetic, "wrapper") {
		return nil // it is given fn and calls it with arguments of its own
	}
	switch {
	case common.IsInvoke():
		if i == 0 {
			return common.Value
		}
		i--
	case len(args) == len(fn.Params)-1 && fn.Signature.Recv() != nil:
		// A bound method.
		closure, ok := common.Value.(*ssa.MakeClosure)
		if i == 0 && ok && len(closure.Bindings) == 1 {
			return closure.Bindings[0]
		}
		i--
	}
	if i >= 0 && i < len(args) {
		return args[i]
	}
	return nil
}

// inCallee returns the names that a mutex of the caller has in fn.
func inCallee(m Mutex, fn *ssa.Function, call ssa.CallInstruction) []Mutex {
	var names []Mutex
	for i, p := range fn.Params {
		if arg := argument(call, fn, i); arg != nil {
			if path, ok := ssax.Rebase(m.Path, ssax.PathOf(arg), p); ok {
				names = append(names, Mutex{path})
			}
		}
	}
	if _, global := ssax.Root(m.Path).(*ssa.Global); global || fn.Parent() != nil {
		names = append(names, m) // a literal names its parent's variables as the parent does
	}
	return names
}

// findTakes finds what each function may lock before it returns.
func (r *Result) findTakes() {
	callers := r.callers()
	var work []*ssa.Function
	note := func(fn *ssa.Function, l Lock) {
		if len(r.takes[fn]) < maxTakes {
			if list := add(r.takes[fn], l); len(list) > len(r.takes[fn]) {
				r.takes[fn] = list
				if !slices.Contains(work, fn) {
					work = append(work, fn)
				}
			}
		}
	}
	for _, call := range r.opCalls {
		if o := r.ops[call]; o.kind == take {
			if _, ok := call.(*ssa.Go); !ok {
				note(call.Parent(), o.lock(call))
			}
		}
	}
	calls := map[*ssa.Function][]ssa.CallInstruction{}
	for _, call := range r.ir.Calls {
		calls[call.Parent()] = append(calls[call.Parent()], call)
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		for _, caller := range callers[fn] {
			for _, call := range calls[caller] {
				if _, ok := call.(*ssa.Go); ok || !slices.Contains(r.gorun.Callees(call), fn) {
					continue
				}
				for _, l := range r.takes[fn] {
					if m, ok := inCaller(l.Mutex, fn, call); ok {
						l.Mutex = m
						note(caller, l)
					}
				}
			}
		}
	}
}

// maxTakes is how many locks are kept of those that a function may take.
const maxTakes = 32

// findContexts finds the locks that all callers hold: at first all functions
// that only the package calls are taken to have every lock, and each call
// takes away what it does not hold.
func (r *Result) findContexts() {
	known := map[*ssa.Function]bool{} // its context is a set, not "every lock"
	var work []*ssa.Function
	for _, fn := range r.ir.Funcs {
		if !r.onlyCalledHere(fn) {
			known[fn] = true
			work = append(work, fn)
		}
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		if _, ok := r.states[fn]; ok {
			r.states[fn] = r.run(fn, r.context[fn])
		}
		for _, block := range fn.Blocks {
			for _, instr := range block.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				for _, to := range r.entered(call) {
					if known[to.fn] && len(r.context[to.fn]) == 0 {
						continue
					}
					held := to.held
					if known[to.fn] {
						held = intersect(r.context[to.fn], held)
						if len(held) == len(r.context[to.fn]) {
							continue
						}
					}
					known[to.fn] = true
					r.context[to.fn] = held
					if !slices.Contains(work, to.fn) {
						work = append(work, to.fn)
					}
				}
			}
		}
	}
	for _, fn := range r.ir.Funcs {
		if _, ok := r.states[fn]; ok && !known[fn] {
			r.states[fn] = r.run(fn, nil) // nothing calls it
		}
	}
}

// onlyCalledHere tells whether all that runs fn is known: calls, and calls
// that hand it to a function that runs it before it returns.
func (r *Result) onlyCalledHere(fn *ssa.Function) bool {
	handoffs, only := r.flow.Handed(fn)
	if !only || fn.Synthetic != "" || len(r.gorun.SpawnsOf(fn)) > 0 || fn.Name() == "main" && fn.Parent() == nil {
		return false
	}
	for _, h := range handoffs {
		if h.Run != library.RunBefore {
			return false
		}
	}
	sites, _ := r.flow.Callers(fn)
	return len(sites)+len(handoffs) > 0
}

// An entry is a function that a call runs, with the locks held then in the
// function's terms.
type entry struct {
	fn   *ssa.Function
	held []Lock
}

// entered returns what the call runs on its goroutine.
func (r *Result) entered(call ssa.CallInstruction) []entry {
	if _, ok := call.(*ssa.Go); ok {
		return nil // onlyCalledHere leaves these out
	}
	callees := r.gorun.Callees(call)
	if len(callees) == 0 {
		return nil
	}
	var held []Lock
	if d, ok := call.(*ssa.Defer); ok {
		held = r.HeldAtReturn(d)
	} else {
		held = r.Held(call)
	}
	var list []entry
	for _, fn := range callees {
		e := entry{fn: fn}
		for _, l := range held {
			for _, m := range inCallee(l.Mutex, fn, call) {
				l.Mutex = m
				e.held = add(e.held, l)
			}
			if _, param := call.Common().Value.(*ssa.Parameter); param && fn.Parent() != nil {
				for _, m := range r.lent(l.Mutex, call, fn) {
					l.Mutex = m
					e.held = add(e.held, l)
				}
			}
		}
		list = append(list, e)
	}
	return list
}

// lent returns the names in the literal fn of a mutex that a helper holds while
// it calls its function parameter: those that it has where the literal is
// given to the helper, if there is one such place.
func (r *Result) lent(m Mutex, call ssa.CallInstruction, fn *ssa.Function) []Mutex {
	helper := call.Parent()
	i := slices.Index(helper.Params, call.Common().Value.(*ssa.Parameter))
	if i < 0 {
		return nil
	}
	sites, _ := r.flow.Callers(helper)
	var names []Mutex
	found := 0
	for _, site := range sites {
		arg := argument(site, helper, i)
		if arg == nil {
			return nil
		}
		objects, complete := r.flow.Objects(arg)
		if !complete || !slices.ContainsFunc(objects, func(o *flow.Object) bool { return o.Kind == flow.Func && o.Fn == fn }) {
			continue
		}
		found++
		if name, ok := inCaller(m, helper, site); ok {
			names = append(names, name)
		}
	}
	if found != 1 {
		return nil
	}
	return names
}

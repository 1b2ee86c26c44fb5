package ends

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A test reads a flag of an object that several goroutines use, as the lock or
// the atomic operation by which it is read says.
type test struct {
	flag   *types.Var
	base   path            // the object, in terms of the function of at
	at     ssa.Instruction // the load, or the call that loads
	value  ssa.Value       // what it gives
	lock   *types.Var      // the mutex of the object that is held at the load, or nil if it is atomic
	inside bool            // the lock is taken and given back in a function that at calls
}

// window tells whether the send relies on a flag that says it is too late, and
// which the closing side may set between the test and the send: the test is
// atomic, or its lock is given back before the send.
func (r *Result) window(c, x *chain) (Race, bool) {
	race := Race{Relation: Window, First: c.op, Second: x.op}
	if x.op.Fn() == c.op.Fn() || strings.HasPrefix(c.root.Name(), "init") {
		return race, false
	}
	if r.recovers(x.op.Fn()) || slices.ContainsFunc(x.frames, func(f frame) bool { return r.recovers(f.fn) }) || r.recovers(x.root) || r.isShut(x, c) {
		return race, false
	}
	t := r.teamOf(x.op.Fn(), false)
	if !r.runsApart(c.op, x.op.Fn()) || !r.runsApart(x.op, c.op.Fn()) {
		return race, false
	}
	wait := func(instr ssa.Instruction, chosen int) bool {
		call, ok := instr.(ssa.CallInstruction)
		return ok && isWait(calleeName(call)) || r.awaits(t, x, instr, chosen)
	}
	if !r.isFree(c, -1, wait) {
		return race, false
	}
	if load, removed := r.outOfRegistry(c, x); load != nil {
		race.Test, race.Set, race.Listed = load, removed, true
		return race, true
	}
	if !sameField(x.path, c.path) || c.root.Parent() != nil || x.root.Parent() != nil {
		return race, false
	}
	for _, test := range r.testsBefore(x.op.Instr) {
		if test.lock != nil && !r.letsGo(test, x.op.Instr) || r.locksAgain(test, x.op.Instr) {
			continue
		}
		if set := r.setBy(c, test.flag); set != nil {
			race.Test, race.Set = test.at, set
			return race, true
		}
	}
	return race, false
}

// runsApart tells whether the operation may come about other than through the
// function of the other one.
func (r *Result) runsApart(op *chans.Op, other *ssa.Function) bool {
	return slices.ContainsFunc(r.chainsOf(op), func(c chain) bool {
		if c.root == other || slices.ContainsFunc(c.frames, func(f frame) bool { return f.fn == other }) {
			return false
		}
		return c.spawned() >= 0 || r.isEntry(c.root) || len(r.gorun.SpawnsOf(c.root)) > 0
	})
}

// sameField tells whether both paths name one field of a value of one type.
func sameField(a, b path) bool {
	if a.fields == "" || a.fields != b.fields || a.root == nil || b.root == nil {
		return false
	}
	name := typeName(a.root.Type())
	return name != nil && name == typeName(b.root.Type())
}

// testsBefore returns the tests of flags that decide whether the instruction
// runs.
func (r *Result) testsBefore(instr ssa.Instruction) []test {
	var tests []test
	block := instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !decides(dom, block) {
			continue
		}
		if t, ok := r.testOf(branch.Cond); ok {
			tests = append(tests, t)
		}
	}
	return tests
}

// testOf takes apart a condition that reads a flag.
func (r *Result) testOf(cond ssa.Value) (test, bool) {
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond = not.X
	}
	switch v := cond.(type) {
	case *ssa.UnOp:
		address, ok := v.X.(*ssa.FieldAddr)
		if !ok || v.Op != token.MUL || !isBool(v.Type()) {
			return test{}, false
		}
		t := test{flag: fieldOf(address.X.Type(), address.Field), base: r.pathOf(address.X), at: v, value: v}
		t.lock = r.lockAt(v, t.base)
		return t, t.lock != nil
	case *ssa.Call:
		if flag, base := r.atomicLoad(v); flag != nil {
			return test{flag: flag, base: base, at: v, value: v}, true
		}
		callee := ssax.Origin(v.Call.StaticCallee())
		if callee == nil || !r.ir.Has(callee) || len(callee.Params) == 0 || len(v.Call.Args) == 0 || callee.Signature.Recv() == nil || !isBool(v.Type()) {
			return test{}, false
		}
		for ret := range ssax.All[*ssa.Return]([]*ssa.Function{callee}) {
			if len(ret.Results) != 1 || ret.Block() == callee.Recover {
				continue
			}
			inner, ok := r.testOf(r.resultOf(ret.Results[0]))
			if !ok || inner.at.Parent() != callee || inner.base.root != callee.Params[0] {
				return test{}, false
			}
			return test{flag: inner.flag, base: r.pathOf(v.Call.Args[0]), at: v, value: v, lock: inner.lock, inside: inner.lock != nil}, true
		}
	case *ssa.BinOp:
		for _, pair := range [][2]ssa.Value{{v.X, v.Y}, {v.Y, v.X}} {
			if _, ok := pair[1].(*ssa.Const); ok && (v.Op == token.EQL || v.Op == token.NEQ) {
				call, ok := pair[0].(*ssa.Call)
				if !ok {
					continue
				}
				if flag, base := r.atomicLoad(call); flag != nil {
					return test{flag: flag, base: base, at: call, value: call}, true
				}
			}
		}
	}
	return test{}, false
}

// resultOf looks through the variable that a function with deferred calls
// keeps its result in.
func (r *Result) resultOf(v ssa.Value) ssa.Value {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		if a, ok := load.X.(*ssa.Alloc); ok {
			if stores := r.storesTo(a); len(stores) == 1 {
				return stores[0].Val
			}
		}
	}
	return v
}

// atomicLoad returns the field that the call reads with sync/atomic, and its
// object.
func (r *Result) atomicLoad(call *ssa.Call) (*types.Var, path) {
	return r.atomicField(call, "Load")
}

func (r *Result) atomicField(call ssa.CallInstruction, does string) (*types.Var, path) {
	fn := call.Common().StaticCallee()
	if fn == nil || fn.Pkg == nil || fn.Pkg.Pkg.Path() != "sync/atomic" || !strings.HasPrefix(fn.Name(), does) || len(call.Common().Args) == 0 {
		return nil, path{}
	}
	address, ok := call.Common().Args[0].(*ssa.FieldAddr)
	if !ok {
		return nil, path{}
	}
	return fieldOf(address.X.Type(), address.Field), r.pathOf(address.X)
}

// lockAt returns the mutex of the object that is held where instr runs, as far
// as its function shows.
func (r *Result) lockAt(instr ssa.Instruction, base path) *types.Var {
	var held *types.Var
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{instr.Parent()}) {
		if name := methodName(call); name != "Lock" && name != "RLock" || !ssax.Precedes(call, instr) {
			continue
		}
		mutex, of := r.mutexOf(call)
		if mutex == nil || of != base {
			continue
		}
		if ssax.Reaches(call, instr, func(i ssa.Instruction) bool { return r.isUnlock(i, mutex) }) {
			held = mutex
		}
	}
	return held
}

// mutexOf returns the field that holds the mutex which a method is called on,
// and its object.
func (r *Result) mutexOf(call ssa.CallInstruction) (*types.Var, path) {
	fn := call.Common().StaticCallee()
	if fn == nil || fn.Signature.Recv() == nil || len(call.Common().Args) == 0 {
		return nil, path{}
	}
	if fn.Pkg == nil || fn.Pkg.Pkg.Path() != "sync" {
		return nil, path{}
	}
	address, ok := call.Common().Args[0].(*ssa.FieldAddr)
	if !ok {
		return nil, path{}
	}
	return fieldOf(address.X.Type(), address.Field), r.pathOf(address.X)
}

func (r *Result) isUnlock(instr ssa.Instruction, mutex *types.Var) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	if name := methodName(call); name != "Unlock" && name != "RUnlock" {
		return false
	}
	own, _ := r.mutexOf(call)
	return own == mutex
}

// letsGo tells whether the lock of the test is given back on every way to the
// instruction.
func (r *Result) letsGo(t test, instr ssa.Instruction) bool {
	return t.inside || !ssax.Reaches(t.at, instr, func(i ssa.Instruction) bool { return r.isUnlock(i, t.lock) })
}

// locksAgain tells whether some lock is taken between the test and the
// instruction, or is held at it: whatever it guards.
func (r *Result) locksAgain(t test, instr ssa.Instruction) bool {
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{instr.Parent()}) {
		if name := methodName(call); name != "Lock" && name != "RLock" && name != "TryLock" || !ssax.Reaches(call, instr, nil) {
			continue
		}
		mutex, _ := r.mutexOf(call)
		if mutex == nil || ssax.Reaches(call, instr, func(i ssa.Instruction) bool { return r.isUnlock(i, mutex) }) {
			return true
		}
	}
	return false
}

// setBy returns the instruction by which the function of the close, or one on
// the way to it, changes the flag.
func (r *Result) setBy(c *chain, flag *types.Var) ssa.Instruction {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{c.op.Fn()}) {
		switch i := instr.(type) {
		case *ssa.Store:
			if address, ok := i.Addr.(*ssa.FieldAddr); ok && fieldOf(address.X.Type(), address.Field) == flag && isConst(i.Val) {
				return i
			}
		case *ssa.Call:
			for _, does := range []string{"Store", "CompareAndSwap", "Swap", "Add"} {
				if own, _ := r.atomicField(i, does); own == flag {
					return i
				}
			}
		}
	}
	return nil
}

func isConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Bool
}

// closesTwice tells whether two goroutines that call the function of the close
// at one time both come to it: the flag that keeps the second away is tested,
// and set, in two steps.
func (r *Result) closesTwice(c *chain) (Race, bool) {
	race := Race{Relation: Window, First: c.op, Second: c.op}
	if len(c.frames) > 0 || r.isRebound(c) || r.recovers(c.root) || c.root.Parent() != nil || !isShared(c.path) || c.path.fields == "" || !r.isEntry(c.root) {
		return race, false
	}
	var found *test
	for _, t := range r.testsBefore(c.op.Instr) {
		if !t.base.isPrefixOf(c.path) {
			return race, false
		}
		for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{c.root}) {
			if !r.sets(instr, t.flag) {
				continue
			}
			if call, ok := instr.(*ssa.Call); ok {
				if fn := call.Call.StaticCallee(); fn == nil || fn.Name() != "Store" && !strings.HasPrefix(fn.Name(), "Store") {
					return race, false // one step
				}
			}
			if t.lock != nil && !r.letsGo(t, instr) || r.locksAgain(t, c.op.Instr) {
				return race, false
			}
			found = &t
			race.Set = instr
		}
	}
	if found == nil {
		return race, false
	}
	race.Test = found.at
	// No other condition may know of the first call.
	block := c.op.Instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !decides(dom, block) {
			continue
		}
		if t, ok := r.testOf(branch.Cond); ok && t.flag == found.flag {
			continue
		}
		if r.mayKnow(c, branch.Cond, dom, another, 0) {
			return race, false
		}
	}
	return race, true
}

func (p path) isPrefixOf(q path) bool {
	return p.root == q.root && strings.HasPrefix(q.fields, p.fields)
}

func (r *Result) sets(instr ssa.Instruction, flag *types.Var) bool {
	switch i := instr.(type) {
	case *ssa.Store:
		address, ok := i.Addr.(*ssa.FieldAddr)
		return ok && fieldOf(address.X.Type(), address.Field) == flag
	case *ssa.Call:
		for _, does := range []string{"Store", "CompareAndSwap", "Swap", "Add"} {
			if own, _ := r.atomicField(i, does); own == flag {
				return true
			}
		}
	}
	return false
}

// windows returns the races that a flag lets through.
func (r *Result) windows(closes, sends []*chans.Op) []Race {
	var races []Race
	for _, first := range closes {
		c := chain{op: first, root: first.Fn(), path: r.pathOf(first.Chan)}
		if r.isReset(&c) || r.isRebound(&c) {
			continue
		}
		if race, ok := r.closesTwice(&c); ok {
			races = append(races, race)
		}
		for _, send := range sends {
			if !overlap(first, send) {
				continue
			}
			x := chain{op: send, root: send.Fn(), path: r.pathOf(send.Chan)}
			if race, ok := r.window(&c, &x); ok {
				races = append(races, race)
			}
		}
	}
	return races
}

// outOfRegistry tells whether the sender has found the channel in a map or list
// of an object under its lock, which it gives back before it sends, while the
// closing side takes the channel out of that and closes it. It returns where
// the one looks and the other takes out.
func (r *Result) outOfRegistry(c, x *chain) (look, removed ssa.Instruction) {
	for _, load := range registriesOf(x.op.Chan) {
		address := load.X.(*ssa.FieldAddr)
		registry := fieldOf(address.X.Type(), address.Field)
		t := test{flag: registry, base: r.pathOf(address.X), at: load, value: load}
		t.lock = r.lockAt(load, t.base)
		if t.lock == nil || !r.letsGo(t, x.op.Instr) || r.locksAgain(t, x.op.Instr) || takesOut(x.op.Fn(), registry) != nil {
			continue
		}
		if out := takesOut(c.op.Fn(), registry); out != nil && r.lockAt(out, r.baseOf(out)) == t.lock && !r.isPersonal(c) {
			return load, out
		}
	}
	return nil, nil
}

// isPersonal tells whether a condition other than whether the channel is listed
// decides if the close runs, and may know of the sender.
func (r *Result) isPersonal(c *chain) bool {
	block := c.op.Instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !decides(dom, block) {
			continue
		}
		if extract, ok := branch.Cond.(*ssa.Extract); ok {
			if _, ok := extract.Tuple.(*ssa.Lookup); ok {
				continue
			}
		}
		if _, ok := branch.Cond.(*ssa.Lookup); ok {
			continue
		}
		if r.mayKnow(c, branch.Cond, dom, sender, 0) {
			return true
		}
	}
	return false
}

// registriesOf returns the reads of maps and lists in fields from which the
// value comes, within its function.
func registriesOf(v ssa.Value) []*ssa.UnOp {
	var loads []*ssa.UnOp
	seen := map[ssa.Value]bool{}
	var back func(v ssa.Value, within bool)
	back = func(v ssa.Value, within bool) {
		if seen[v] || len(seen) > 60 {
			return
		}
		seen[v] = true
		switch v := v.(type) {
		case *ssa.UnOp:
			if address, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
				switch v.Type().Underlying().(type) {
				case *types.Map, *types.Slice:
					if within {
						loads = append(loads, v)
					}
					return
				}
				back(address.X, within)
				return
			}
			back(v.X, within)
		case *ssa.Field:
			back(v.X, within)
		case *ssa.FieldAddr:
			back(v.X, within)
		case *ssa.Extract:
			back(v.Tuple, within)
		case *ssa.Lookup:
			back(v.X, true)
		case *ssa.Next:
			back(v.Iter, within)
		case *ssa.Range:
			back(v.X, true)
		case *ssa.IndexAddr:
			back(v.X, true)
		case *ssa.Slice:
			back(v.X, within)
		case *ssa.Phi:
			for _, e := range v.Edges {
				back(e, within)
			}
		case *ssa.Alloc:
			for store := range ssax.Refs[*ssa.Store](v) {
				back(store.Val, within)
			}
			for element := range ssax.Refs[*ssa.IndexAddr](v) {
				for store := range ssax.Refs[*ssa.Store](element) {
					back(store.Val, within)
				}
			}
		case *ssa.Call:
			if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
				for _, arg := range v.Call.Args {
					back(arg, within)
				}
			}
			if fn := ssax.Origin(v.Call.StaticCallee()); fn != nil && fn.Pkg != nil && (fn.Pkg.Pkg.Path() == "slices" || fn.Pkg.Pkg.Path() == "maps") {
				for _, arg := range v.Call.Args {
					back(arg, true)
				}
			}
		}
	}
	back(v, false)
	return loads
}

// takesOut returns the instruction by which fn deletes from the map in a field,
// or gives the field another value.
func takesOut(fn *ssa.Function, registry *types.Var) ssa.Instruction {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		switch i := instr.(type) {
		case *ssa.Call:
			b, ok := i.Call.Value.(*ssa.Builtin)
			if !ok || b.Name() != "delete" {
				continue
			}
			if load, ok := i.Call.Args[0].(*ssa.UnOp); ok {
				if address, ok := load.X.(*ssa.FieldAddr); ok && fieldOf(address.X.Type(), address.Field) == registry {
					return i
				}
			}
		case *ssa.Store:
			if address, ok := i.Addr.(*ssa.FieldAddr); ok && fieldOf(address.X.Type(), address.Field) == registry {
				return i
			}
		}
	}
	return nil
}

// baseOf returns the object of the map or field that takesOut found.
func (r *Result) baseOf(out ssa.Instruction) path {
	switch i := out.(type) {
	case *ssa.Call:
		return r.pathOf(i.Call.Args[0].(*ssa.UnOp).X.(*ssa.FieldAddr).X)
	case *ssa.Store:
		return r.pathOf(i.Addr.(*ssa.FieldAddr).X)
	}
	return path{}
}

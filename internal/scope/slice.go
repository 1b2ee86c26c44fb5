package scope

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A slice is the part of the program that can matter to a scope (after
// Weiser, Program Slicing, 1981): the operations on what the scope makes, what
// decides which object they work on, and the branches that decide whether
// they run. Everything else is left out of the model.
type slice struct {
	*engine
	root   *ssa.Function
	within map[*ssa.Function]bool // the functions that the root may run, or start
	funcs  []*ssa.Function

	need   map[ssa.Value]bool
	rel    map[ssa.Instruction]bool
	blocks map[*ssa.BasicBlock]bool
	active map[*ssa.Function]bool
	tracks map[ssa.Value]int8
	asking map[ssa.Value]bool

	sites    map[*ssa.Function][]ssa.CallInstruction // within the scope
	byField  map[*types.Var][]*ssa.Store
	byCell   map[*ssa.Alloc][]*ssa.Store
	byPtr    []*ssa.Store // through other pointers
	updates  []*ssa.MapUpdate
	deletes  []ssa.CallInstruction
	byFn     map[*ssa.Function][]*ssa.Return
	locks    map[*types.Var]bool // foreign mutexes that matter
	fields   map[*types.Var]bool // fields whose content is needed
	consts   map[int64]bool      // large constants that bound something
	large    int64               // the only one of them
	team     int                 // how many goroutines a loop with a constant bound starts
	work     []func()
	core     int
	counted  bool                   // a symbolic count takes part
	recovers map[*ssa.Function]bool // call recover
	rescuers map[*ssa.Function]bool // defer what recovers
	guarded  map[*ssa.Function]bool // run where a panic is recovered
	spawned  map[*ssa.Function]bool // run by goroutines of the scope
	cfgs     map[*ssa.Function]*cfg // of guarded functions
}

// targets returns the functions of the package that the instruction may run
// or start, if all are known.
func (e *engine) targets(call ssa.CallInstruction) []*ssa.Function {
	fns, complete := e.flow.Callees(call)
	if !complete || len(fns) > 4 {
		return nil
	}
	var list []*ssa.Function
	for _, fn := range fns {
		if !e.ir.Has(fn) {
			return nil
		}
		list = append(list, fn)
	}
	return list
}

// candidates returns the functions of the package that the instruction may
// run or start, as far as they are known.
func (e *engine) candidates(call ssa.CallInstruction) []*ssa.Function {
	fns, _ := e.flow.Callees(call)
	var list []*ssa.Function
	for _, fn := range fns {
		if e.ir.Has(fn) && len(list) < 8 {
			list = append(list, fn)
		}
	}
	return list
}

// handed returns the functions that a call gives to a function of another
// package of which it is known what it does with them.
func (e *engine) handed(call ssa.CallInstruction) []*ssa.Function {
	var list []*ssa.Function
	for i, arg := range call.Common().Args {
		if _, ok := arg.Type().Underlying().(*types.Signature); !ok {
			continue
		}
		if e.runOf(call, i) == library.RunUnknown || e.runOf(call, i) == library.RunKept {
			continue
		}
		objects, _ := e.flow.Objects(arg)
		for _, o := range objects {
			if o.Kind == flow.Func && e.ir.Has(o.Fn) {
				list = append(list, o.Fn)
			}
		}
	}
	return list
}

// runOf tells what the callee does with argument i of Common().Args.
func (e *engine) runOf(call ssa.CallInstruction, i int) library.Run {
	fn := calleeObject(call)
	if fn == nil {
		return library.RunUnknown
	}
	if fn.Signature().Recv() != nil && !call.Common().IsInvoke() {
		i--
	}
	if run := library.Runs(fn, i); run != library.RunUnknown {
		return run
	}
	if fn.Pkg() != nil && fn.Pkg() != e.pass.Pkg {
		if fact := e.sum.FactOf(fn); fact != nil {
			return fact.Param(i).Runs
		}
	}
	return library.RunUnknown
}

func calleeObject(call ssa.CallInstruction) *types.Func {
	if call.Common().IsInvoke() {
		return call.Common().Method
	}
	fn := call.Common().StaticCallee()
	if fn == nil {
		return nil
	}
	obj, _ := ssax.Origin(fn).Object().(*types.Func)
	return obj
}

// nameOf returns the full name of the called function, or "".
func nameOf(call ssa.CallInstruction) string {
	fn := calleeObject(call)
	if fn == nil || fn.Pkg() == nil {
		return ""
	}
	if callee := call.Common().StaticCallee(); callee != nil && len(callee.FreeVars) > 0 {
		return "" // a method value: its receiver is bound
	}
	return fn.Origin().FullName()
}

func (e *engine) slice(root *ssa.Function) *slice {
	s := &slice{engine: e, root: root, within: map[*ssa.Function]bool{}, need: map[ssa.Value]bool{}, rel: map[ssa.Instruction]bool{},
		blocks: map[*ssa.BasicBlock]bool{}, active: map[*ssa.Function]bool{}, tracks: map[ssa.Value]int8{}, asking: map[ssa.Value]bool{},
		sites: map[*ssa.Function][]ssa.CallInstruction{}, byField: map[*types.Var][]*ssa.Store{}, byCell: map[*ssa.Alloc][]*ssa.Store{},
		byFn: map[*ssa.Function][]*ssa.Return{}, locks: map[*types.Var]bool{}, fields: map[*types.Var]bool{}, consts: map[int64]bool{},
		recovers: map[*ssa.Function]bool{}, cfgs: map[*ssa.Function]*cfg{}}
	s.gather()
	if !e.affords(s) {
		return s
	}
	for instr := range ssax.All[ssa.Instruction](s.funcs) {
		switch i := instr.(type) {
		case *ssa.Store:
			switch addr := i.Addr.(type) {
			case *ssa.FieldAddr:
				if f := fieldVar(addr); f != nil {
					s.byField[f] = append(s.byField[f], i)
				}
			default:
				if cell := s.cellOf(addr); cell != nil {
					s.byCell[cell] = append(s.byCell[cell], i)
				} else {
					s.byPtr = append(s.byPtr, i)
				}
			}
		case *ssa.Return:
			s.byFn[i.Parent()] = append(s.byFn[i.Parent()], i)
		case ssa.CallInstruction:
			if b, ok := i.Common().Value.(*ssa.Builtin); ok && b.Name() == "recover" {
				s.recovers[i.Parent()] = true
			}
			if b, ok := i.Common().Value.(*ssa.Builtin); ok && b.Name() == "delete" {
				s.deletes = append(s.deletes, i)
			}
		case *ssa.MapUpdate:
			s.updates = append(s.updates, i)
		}
	}
	s.guard()
	for instr := range ssax.All[ssa.Instruction](s.funcs) {
		if s.isCore(instr) {
			s.core++
			s.mark(instr)
		}
	}
	s.solve()
	if s.core == 0 {
		return s
	}
	s.markEnds()
	s.markDead()
	s.solve()
	s.bounds()
	// Locks of objects from outside matter where they are held around what matters.
	for instr := range ssax.All[ssa.CallInstruction](s.funcs) {
		if f := lockField(instr); f != nil && s.active[instr.Parent()] {
			s.locks[f] = true
		}
	}
	clear(s.tracks)
	for instr := range ssax.All[ssa.Instruction](s.funcs) {
		if call, ok := instr.(ssa.CallInstruction); ok {
			if f := lockField(call); f != nil && s.locks[f] {
				s.mark(instr)
			}
		}
	}
	s.solve()
	for instr := range ssax.All[ssa.Instruction](s.funcs) {
		if s.mayLeak(instr) {
			s.mark(instr)
		}
	}
	s.solve()
	return s
}

// markDead makes the tests of what was received a part of the model that
// decide whether the program ends.
func (s *slice) markDead() {
	for branch := range ssax.All[*ssa.If](s.funcs) {
		b := branch.Block()
		dead := s.cfgOf(b.Parent()).dead
		if !s.active[b.Parent()] || dead[b.Index] || dead[b.Succs[0].Index] == dead[b.Succs[1].Index] {
			continue
		}
		ends := b.Succs[0]
		if dead[b.Succs[1].Index] {
			ends = b.Succs[1]
		}
		if p, ok := ends.Instrs[len(ends.Instrs)-1].(*ssa.Panic); ok && !p.Pos().IsValid() {
			continue // no case of a select, which cannot be
		}
		cmp, ok := branch.Cond.(*ssa.BinOp)
		if ok && (isReceived(cmp.X) || isReceived(cmp.Y)) && !s.rel[branch] {
			s.rel[branch] = true
			s.needed(branch.Cond)
			s.markBlock(b)
		}
	}
}

// bounds finds the one large constant that bounds loops and buffers. It stands
// for any large number, so it is explored as a small one. With several of
// them their proportions would matter.
func (s *slice) bounds() {
	note := func(v ssa.Value) {
		if n, ok := constInt(v); ok && n > maxPlain {
			s.consts[n] = true
		}
	}
	loops, buffers := false, false
	for instr := range ssax.All[ssa.Instruction](s.funcs) {
		if !s.active[instr.Parent()] {
			continue
		}
		switch i := instr.(type) {
		case *ssa.BinOp:
			if _, ok := fns[i.Op]; !ok || !s.need[i] {
				continue
			}
			if i.Op == token.EQL && isReceived(i.X) {
				continue // it tells messages apart
			}
			note(i.X)
			note(i.Y)
			if n, ok := constInt(i.Y); ok && i.Op != token.EQL && s.cfgOf(i.Parent()).loop[i.Block().Index] >= 0 {
				loops = loops || n > maxPlain
				if n > 1 && n < 1<<10 && s.startsIn(i) {
					s.team = max(s.team, int(n))
				}
			}
		case *ssa.MakeChan:
			note(i.Size)
			if n, ok := constInt(i.Size); !ok || n > 0 {
				buffers = true
			}
		case ssa.CallInstruction:
			if nameOf(i) == "(*sync.WaitGroup).Add" {
				note(i.Common().Args[1])
			}
		}
	}
	if buffers || len(s.consts) > 1 {
		s.team = 0
	}
	if len(s.consts) == 1 && loops {
		for n := range s.consts {
			s.large = n
		}
	}
}

// startsIn tells whether the loop that the test is part of starts goroutines.
func (s *slice) startsIn(test *ssa.BinOp) bool {
	loop := s.cfgOf(test.Parent()).loop
	for start := range ssax.All[*ssa.Go]([]*ssa.Function{test.Parent()}) {
		if loop[start.Block().Index] == loop[test.Block().Index] {
			return true
		}
	}
	return false
}

// maxPlain is the largest number that is explored as it is.
const maxPlain = 3

func (s *slice) solve() {
	for len(s.work) > 0 {
		f := s.work[len(s.work)-1]
		s.work = s.work[:len(s.work)-1]
		f()
	}
}

// affords tells whether cutting the scope is within the budgets.
func (e *engine) affords(s *slice) bool {
	size := 0
	for _, fn := range s.funcs {
		if e.sizes[fn] == 0 {
			for _, b := range fn.Blocks {
				e.sizes[fn] += len(b.Instrs)
			}
		}
		size += e.sizes[fn]
	}
	limit := maxSlice
	if e.inTest(s.root.Pos()) {
		limit = maxTested
	}
	if size > limit || e.sliced+size > maxSliced {
		return false
	}
	e.sliced += size
	return true
}

func (s *slice) worthwhile() bool { return s.core > 0 }

// gather finds the functions that the root may run or start.
func (s *slice) gather() {
	queue := []*ssa.Function{s.root}
	s.within[s.root] = true
	for len(queue) > 0 {
		fn := queue[0]
		queue = queue[1:]
		s.funcs = append(s.funcs, fn)
		for _, call := range callsOf([]*ssa.Function{fn}) {
			for _, callee := range append(s.candidates(call), s.handed(call)...) {
				s.sites[callee] = append(s.sites[callee], call)
				if !s.within[callee] && len(s.within) < maxFuncs && len(callee.Blocks) <= maxBlocks {
					s.within[callee] = true
					queue = append(queue, callee)
				}
			}
		}
	}
}

// cellOf returns the variable that an address names, through captures.
func (s *slice) cellOf(addr ssa.Value) *ssa.Alloc {
	for range 10 {
		switch v := addr.(type) {
		case *ssa.Alloc:
			return v
		case *ssa.FreeVar:
			addr = binding(v)
		default:
			return nil
		}
	}
	return nil
}

// binding returns what the closure that is made of the free variable's
// function binds to it, or nil.
func binding(v *ssa.FreeVar) ssa.Value {
	fn := v.Parent()
	if fn.Parent() == nil {
		return nil
	}
	at := -1
	for i, fv := range fn.FreeVars {
		if fv == v {
			at = i
		}
	}
	for mc := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{fn.Parent()}) {
		if mc.Fn == fn && at >= 0 && at < len(mc.Bindings) {
			return mc.Bindings[at]
		}
	}
	return nil
}

func fieldVar(addr *ssa.FieldAddr) *types.Var {
	p, ok := addr.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return nil
	}
	st, ok := p.Elem().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return st.Field(addr.Field).Origin()
}

func structField(f *ssa.Field) *types.Var {
	if st, ok := f.X.Type().Underlying().(*types.Struct); ok {
		return st.Field(f.Field).Origin()
	}
	return nil
}

// onlyValue returns the value that a variable always holds, if it is assigned
// once, before anybody else can look at it.
func (e *engine) onlyValue(cell *ssa.Alloc) ssa.Value {
	if v, ok := e.cells[cell]; ok {
		return v
	}
	e.cells[cell] = nil
	var only *ssa.Store
	var others []ssa.Instruction
	ok := true
	var visit func(v ssa.Value)
	visit = func(v ssa.Value) {
		if refs := v.Referrers(); refs != nil {
			for _, instr := range *refs {
				switch i := instr.(type) {
				case *ssa.Store:
					if i.Addr != v || only != nil || v != ssa.Value(cell) {
						ok = false
						return
					}
					only = i
				case *ssa.UnOp:
					if v == ssa.Value(cell) {
						others = append(others, i)
					}
				case *ssa.MakeClosure:
					others = append(others, i)
					fn := i.Fn.(*ssa.Function)
					for k, b := range i.Bindings {
						if b == v {
							visit(fn.FreeVars[k])
						}
					}
				case *ssa.DebugRef:
				default:
					ok = false
					return
				}
			}
		}
	}
	visit(cell)
	if !ok || only == nil {
		return nil
	}
	for _, o := range others {
		if o.Parent() == cell.Parent() && !ssax.Precedes(only, o) {
			return nil
		}
	}
	if _, isStruct := only.Val.Type().Underlying().(*types.Struct); isStruct {
		return nil
	}
	e.cells[cell] = only.Val
	return only.Val
}

// isCore tells whether the instruction is an operation on something that the
// scope makes.
func (s *slice) isCore(instr ssa.Instruction) bool {
	switch i := instr.(type) {
	case *ssa.Send:
		return s.made(i.Chan)
	case *ssa.UnOp:
		return i.Op == token.ARROW && s.made(i.X)
	case *ssa.Select:
		if len(i.States) == 0 && i.Blocking {
			return true
		}
		for _, st := range i.States {
			if s.made(st.Chan) {
				return true
			}
		}
	case ssa.CallInstruction:
		if b, ok := i.Common().Value.(*ssa.Builtin); ok {
			return b.Name() == "close" && s.made(i.Common().Args[0])
		}
		if isSyncOp(nameOf(i)) {
			return s.madeSync(i)
		}
	}
	return false
}

// made tells whether the channel may be one that the scope makes, or one that
// something which the scope makes (a context, a ticker) holds.
func (s *slice) made(ch ssa.Value) bool { return isNil(ch) || s.mayTrack(ch) }

func (s *slice) madeSync(call ssa.CallInstruction) bool {
	if call.Common().IsInvoke() {
		return s.mayTrack(call.Common().Value)
	}
	if len(call.Common().Args) == 0 {
		return false
	}
	return s.mayTrack(call.Common().Args[0])
}

func lockField(call ssa.CallInstruction) *types.Var {
	switch nameOf(call) {
	case "(*sync.Mutex).Lock", "(*sync.RWMutex).Lock", "(*sync.RWMutex).RLock",
		"(*sync.Mutex).Unlock", "(*sync.RWMutex).Unlock", "(*sync.RWMutex).RUnlock":
		switch addr := call.Common().Args[0].(type) {
		case *ssa.FieldAddr:
			return fieldVar(addr)
		case *ssa.Global:
			v, _ := addr.Object().(*types.Var)
			return v
		}
	}
	return nil
}

// mayTrack tells whether the value may hold something that the scope makes.
func (s *slice) mayTrack(v ssa.Value) bool {
	if v == nil {
		return false
	}
	if t, ok := s.tracks[v]; ok {
		return t == yes
	}
	if s.asking[v] {
		return false
	}
	outermost := len(s.asking) == 0
	s.asking[v] = true
	answer := s.holds(v)
	if answer {
		s.tracks[v] = yes
	}
	if outermost {
		// What was cut short by a cycle is known now: nothing in it holds
		// anything, or else it is asked again.
		for other := range s.asking {
			if s.tracks[other] != yes && !answer {
				s.tracks[other] = no
			}
		}
		clear(s.asking)
	}
	return answer
}

const (
	no int8 = iota + 1
	yes
)

func (s *slice) holds(v ssa.Value) bool {
	if !carries(v.Type(), 0) {
		return false
	}
	switch v := v.(type) {
	case *ssa.MakeChan:
		return true
	case *ssa.Alloc:
		return s.within[v.Parent()] && s.allocTracks(v)
	case *ssa.MakeClosure:
		for _, b := range v.Bindings {
			if s.mayTrack(b) {
				return true
			}
		}
		return s.within[v.Fn.(*ssa.Function)]
	case *ssa.Function:
		return false
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok {
			return b.Name() == "append" && (s.mayTrack(v.Call.Args[0]) || len(v.Call.Args) > 1 && s.mayTrack(v.Call.Args[1]))
		}
		switch nameOf(v) {
		case "(context.Context).Done", "(*time.Timer).Stop", "(*time.Ticker).Stop":
			return s.mayTrack(receiver(v))
		case "context.WithCancel", "context.WithTimeout", "context.WithDeadline", "context.WithCancelCause", "golang.org/x/sync/errgroup.WithContext",
			"time.NewTicker", "time.NewTimer", "sync.NewCond":
			return true
		}
		return len(s.targets(v)) > 0 && s.anyReturn(v)
	case *ssa.Parameter:
		for _, site := range s.sites[v.Parent()] {
			if arg := argFor(site, v); arg != nil && s.mayTrack(arg) {
				return true
			}
		}
	case *ssa.FreeVar:
		if b := binding(v); b != nil {
			return s.mayTrack(b)
		}
	case *ssa.Phi:
		for _, edge := range v.Edges {
			if s.mayTrack(edge) {
				return true
			}
		}
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			return s.contentTracks(v.X)
		case token.ARROW:
			return s.mayTrack(v.X)
		}
	case *ssa.FieldAddr:
		return s.locks[fieldVar(v)] || s.mayTrack(v.X)
	case *ssa.IndexAddr:
		return s.mayTrack(v.X)
	case *ssa.Field:
		return s.mayTrack(v.X)
	case *ssa.Index:
		return s.mayTrack(v.X)
	case *ssa.Extract:
		if sel, ok := v.Tuple.(*ssa.Select); ok {
			k := 2
			for _, st := range sel.States {
				if st.Dir == types.RecvOnly {
					if k == v.Index && s.mayTrack(st.Chan) {
						return true
					}
					k++
				}
			}
			return false
		}
		if c, ok := v.Tuple.(*ssa.Call); ok {
			return s.mayTrack(c) || s.holds(c)
		}
		if u, ok := v.Tuple.(*ssa.UnOp); ok {
			return s.mayTrack(u.X)
		}
		if a, ok := v.Tuple.(*ssa.TypeAssert); ok {
			return s.mayTrack(a.X)
		}
		if l, ok := v.Tuple.(*ssa.Lookup); ok {
			return s.mayTrack(l.X)
		}
		if n, ok := v.Tuple.(*ssa.Next); ok {
			r, ok := n.Iter.(*ssa.Range)
			return ok && v.Index == 2 && s.mayTrack(r.X)
		}
		return false
	case *ssa.ChangeType:
		return s.mayTrack(v.X)
	case *ssa.ChangeInterface:
		return s.mayTrack(v.X)
	case *ssa.Convert:
		return s.mayTrack(v.X)
	case *ssa.MakeInterface:
		return s.mayTrack(v.X)
	case *ssa.TypeAssert:
		return s.mayTrack(v.X)
	case *ssa.Slice:
		return s.mayTrack(v.X)
	case *ssa.MakeSlice:
		return s.within[v.Parent()] && s.elemTracks(v.Type().Underlying().(*types.Slice).Elem())
	case *ssa.MakeMap:
		return s.within[v.Parent()] && s.mapTracks(v.Type())
	case *ssa.Lookup:
		return s.mayTrack(v.X)
	}
	return false
}

// allocTracks tells whether the variable is, or may hold, something on which
// goroutines meet.
func (s *slice) allocTracks(v *ssa.Alloc) bool {
	t := deref(v.Type())
	if holdsSync(v.Type(), 0) {
		return true
	}
	for _, st := range s.byCell[v] {
		if s.mayTrack(st.Val) {
			return true
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			for _, st := range s.byField[f.Origin()] {
				if s.mayTrack(st.Val) {
					return true
				}
			}
		}
	case *types.Array:
		for _, st := range s.byPtr {
			if ia, ok := st.Addr.(*ssa.IndexAddr); ok && ia.X == v && s.mayTrack(st.Val) {
				return true
			}
		}
	}
	return false
}

// mapTracks tells whether something that matters is stored in maps of the type.
func (s *slice) mapTracks(t types.Type) bool {
	for _, u := range s.updates {
		if types.Identical(u.Map.Type().Underlying(), t.Underlying()) && s.mayTrack(u.Value) {
			return true
		}
	}
	return false
}

// entries makes what is put into maps of the type, and taken out, needed.
func (s *slice) entries(t types.Type) {
	if !holdsEntries(t) {
		return
	}
	for _, u := range s.updates {
		if types.Identical(u.Map.Type().Underlying(), t.Underlying()) {
			s.mark(u)
		}
	}
	for _, d := range s.deletes {
		if types.Identical(d.Common().Args[0].Type().Underlying(), t.Underlying()) {
			s.mark(d)
		}
	}
}

// elemTracks tells whether something that matters is stored in slices or
// arrays of such elements.
func (s *slice) elemTracks(elem types.Type) bool {
	for _, st := range s.byPtr {
		if ia, ok := st.Addr.(*ssa.IndexAddr); ok && types.Identical(deref(ia.Type()), elem) && s.mayTrack(st.Val) {
			return true
		}
	}
	return false
}

// anyReturn tells whether a function that the call runs may return what it makes.
func (s *slice) anyReturn(call *ssa.Call) bool {
	for _, fn := range s.targets(call) {
		for _, ret := range s.byFn[fn] {
			for _, r := range ret.Results {
				if s.mayTrack(r) {
					return true
				}
			}
		}
	}
	return false
}

// contentTracks tells whether memory at the address may hold what the scope
// makes.
func (s *slice) contentTracks(addr ssa.Value) bool {
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		f := fieldVar(a)
		for _, st := range s.byField[f] {
			if s.mayTrack(st.Val) {
				return true
			}
		}
		// The channel of a timer that the scope makes, a nested struct.
		return s.mayTrack(a.X) && (isTimeC(f) || isCondL(f) || isStruct(f.Type()))
	case *ssa.Global:
		return false
	}
	if cell := s.cellOf(addr); cell != nil {
		for _, st := range s.byCell[cell] {
			if s.mayTrack(st.Val) {
				return true
			}
		}
		return isStruct(deref(cell.Type()))
	}
	return s.mayTrack(addr)
}

func isTimeC(f *types.Var) bool {
	return f != nil && f.Pkg() != nil && f.Pkg().Path() == "time" && f.Name() == "C"
}

func isCondL(f *types.Var) bool {
	return f != nil && f.Pkg() != nil && f.Pkg().Path() == "sync" && f.Name() == "L"
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// argFor returns what the call passes as the parameter, or nil.
func argFor(site ssa.CallInstruction, p *ssa.Parameter) ssa.Value {
	at := -1
	for i, q := range p.Parent().Params {
		if q == p {
			at = i
		}
	}
	c := site.Common()
	if c.IsInvoke() {
		if at == 0 {
			return c.Value
		}
		at--
	}
	if at >= 0 && at < len(c.Args) {
		return c.Args[at]
	}
	return nil
}

func receiver(call ssa.CallInstruction) ssa.Value {
	if call.Common().IsInvoke() {
		return call.Common().Value
	}
	if len(call.Common().Args) > 0 {
		return call.Common().Args[0]
	}
	return nil
}

// mayLeak tells whether the instruction gives something that the scope makes
// to code or memory that is not modelled.
func (s *slice) mayLeak(instr ssa.Instruction) bool {
	switch i := instr.(type) {
	case *ssa.Store:
		return s.mayTrack(i.Val)
	case *ssa.MapUpdate:
		return s.mayTrack(i.Value)
	case *ssa.Send:
		return s.mayTrack(i.X)
	case *ssa.Return:
		if i.Parent() != s.root {
			return false
		}
		for _, r := range i.Results {
			if s.mayTrack(r) {
				return true
			}
		}
	case ssa.CallInstruction:
		if _, ok := i.Common().Value.(*ssa.Builtin); ok {
			return false
		}
		if len(s.targets(i)) > 0 {
			return false
		}
		for _, arg := range i.Common().Args {
			if s.mayTrack(arg) {
				return true
			}
		}
		return s.mayTrack(i.Common().Value)
	}
	return false
}

// mark makes the instruction a part of the model.
func (s *slice) mark(instr ssa.Instruction) {
	if s.rel[instr] || !s.within[instr.Parent()] {
		return
	}
	s.rel[instr] = true
	s.work = append(s.work, func() { s.markNow(instr) })
}

func (s *slice) markNow(instr ssa.Instruction) {
	fn := instr.Parent()
	s.markBlock(instr.Block())
	if !s.active[fn] {
		s.active[fn] = true
		for _, site := range s.sites[fn] {
			s.mark(site)
		}
	}
	switch i := instr.(type) {
	case *ssa.Send:
		s.needed(i.Chan)
		s.needed(i.X)
	case *ssa.UnOp:
		s.needed(i.X)
	case *ssa.Select:
		for _, st := range i.States {
			s.needed(st.Chan)
			if st.Send != nil {
				s.needed(st.Send)
			}
		}
	case *ssa.Store:
		s.needed(i.Val)
		s.needed(i.Addr)
	case *ssa.MapUpdate:
		s.needed(i.Value)
		s.needed(i.Map)
		s.needed(i.Key)
	case *ssa.Return:
		for _, r := range i.Results {
			s.needed(r)
		}
	case *ssa.Defer:
		s.call(i)
		for b := range ssax.All[*ssa.RunDefers]([]*ssa.Function{fn}) {
			s.mark(b)
		}
	case ssa.CallInstruction:
		s.call(i)
	}
}

func (s *slice) call(call ssa.CallInstruction) {
	c := call.Common()
	if c.IsInvoke() {
		s.needed(c.Value)
	} else if _, ok := c.Value.(*ssa.Builtin); !ok {
		s.needed(c.Value)
	}
	if len(s.targets(call)) > 0 {
		for _, arg := range c.Args {
			if s.mayTrack(arg) {
				s.needed(arg)
			}
		}
		return // the others on demand
	}
	for _, arg := range c.Args {
		s.needed(arg)
	}
}

// markBlock makes the branches that decide whether the block runs a part of
// the model.
func (s *slice) markBlock(b *ssa.BasicBlock) {
	if s.blocks[b] {
		return
	}
	s.blocks[b] = true
	c := s.cfgOf(b.Parent())
	for _, d := range c.deciders(b) {
		branch := d.Instrs[len(d.Instrs)-1].(*ssa.If)
		if !s.rel[branch] {
			s.rel[branch] = true
			s.needed(branch.Cond)
			s.markBlock(d)
		}
	}
}

// needed makes what computes the value a part of the model.
func (s *slice) needed(v ssa.Value) {
	if v == nil || s.need[v] {
		return
	}
	s.need[v] = true
	s.work = append(s.work, func() { s.needNow(v) })
}

func (s *slice) needNow(v ssa.Value) {
	switch v := v.(type) {
	case *ssa.Phi:
		for k, edge := range v.Edges {
			s.needed(edge)
			s.markBlock(v.Block().Preds[k])
		}
		s.markBlock(v.Block())
	case *ssa.BinOp:
		s.needed(v.X)
		s.needed(v.Y)
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			s.needed(v.X)
			s.neededAt(v.X)
		case token.ARROW:
			if s.made(v.X) {
				s.mark(v)
			}
			s.needed(v.X)
			s.sent(v.X)
		default:
			s.needed(v.X)
		}
	case *ssa.Extract:
		s.needed(v.Tuple)
		if sel, ok := v.Tuple.(*ssa.Select); ok {
			s.mark(sel)
			for _, st := range sel.States {
				s.sent(st.Chan)
			}
		}
		if call, ok := v.Tuple.(*ssa.Call); ok {
			s.results(call)
		}
	case *ssa.Call:
		s.mark(v)
		s.results(v)
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
			s.elems(v.Type().Underlying().(*types.Slice).Elem())
		}
	case *ssa.MakeClosure:
		for _, b := range v.Bindings {
			s.needed(b)
		}
	case *ssa.FieldAddr:
		s.needed(v.X)
	case *ssa.IndexAddr:
		s.needed(v.X)
		s.needed(v.Index)
	case *ssa.Field:
		s.needed(v.X)
		if f := structField(v); f != nil {
			s.field(f)
		}
	case *ssa.Index:
		s.needed(v.X)
		s.needed(v.Index)
	case *ssa.Convert:
		s.needed(v.X)
	case *ssa.ChangeType:
		s.needed(v.X)
	case *ssa.ChangeInterface:
		s.needed(v.X)
	case *ssa.MakeInterface:
		s.needed(v.X)
	case *ssa.TypeAssert:
		s.needed(v.X)
	case *ssa.Slice:
		s.needed(v.X)
	case *ssa.MakeChan:
		s.needed(v.Size)
		s.mark(v)
	case *ssa.MakeSlice:
		s.needed(v.Len)
		s.mark(v)
		s.elems(v.Type().Underlying().(*types.Slice).Elem())
	case *ssa.Alloc:
		s.mark(v)
		if a, ok := deref(v.Type()).Underlying().(*types.Array); ok {
			s.elems(a.Elem())
		}
		if !isStruct(deref(v.Type())) || s.mayTrack(v) {
			for _, st := range s.byCell[v] {
				if carries(st.Val.Type(), 0) {
					s.mark(st)
				}
			}
		}
	case *ssa.Parameter:
		for _, site := range s.sites[v.Parent()] {
			if arg := argFor(site, v); arg != nil {
				s.needed(arg)
			}
		}
	case *ssa.FreeVar:
		if b := binding(v); b != nil {
			s.needed(b)
		}
	case *ssa.Next:
		s.needed(v.Iter)
		s.mark(v)
	case *ssa.Range:
		s.mark(v)
		s.needed(v.X)
		s.entries(v.X.Type())
	case *ssa.Lookup:
		s.needed(v.X)
		if holdsEntries(v.X.Type()) {
			s.needed(v.Index)
			s.entries(v.X.Type())
		}
	case *ssa.MakeMap:
		s.mark(v)
		s.entries(v.Type())
	}
}

// results makes what the functions that the call runs return a part of the
// model.
func (s *slice) results(call *ssa.Call) {
	s.mark(call)
	for _, fn := range s.targets(call) {
		for _, ret := range s.byFn[fn] {
			s.mark(ret)
		}
	}
}

// sent makes the values that are sent on a needed channel needed.
func (s *slice) sent(ch ssa.Value) {}

// neededAt makes what is stored at the address needed.
func (s *slice) neededAt(addr ssa.Value) {
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		if f := fieldVar(a); f != nil {
			s.field(f)
		}
		return
	case *ssa.IndexAddr:
		s.needed(a.X)
		s.elems(deref(a.Type()))
		return
	case *ssa.Global:
		return
	}
	if cell := s.cellOf(addr); cell != nil {
		for _, st := range s.byCell[cell] {
			s.mark(st)
		}
		// The variable may also be written through pointers to it.
		for _, st := range s.byPtr {
			if types.Identical(st.Addr.Type(), addr.Type()) {
				s.mark(st)
			}
		}
		return
	}
	for _, st := range s.byPtr {
		if types.Identical(st.Addr.Type(), addr.Type()) {
			s.mark(st)
		}
	}
	for _, f := range s.funcs { // a pointer to a variable
		for alloc := range ssax.All[*ssa.Alloc]([]*ssa.Function{f}) {
			if types.Identical(alloc.Type(), addr.Type()) {
				for _, st := range s.byCell[alloc] {
					s.mark(st)
				}
			}
		}
	}
}

// elems makes what is stored in slices and arrays of such elements needed.
func (s *slice) elems(elem types.Type) {
	if !carries(elem, 0) {
		return
	}
	for _, st := range s.byPtr {
		if ia, ok := st.Addr.(*ssa.IndexAddr); ok && types.Identical(deref(ia.Type()), elem) {
			s.mark(st)
		}
	}
}

func (s *slice) field(f *types.Var) {
	if s.fields[f] {
		return
	}
	s.fields[f] = true
	for _, st := range s.byField[f] {
		s.mark(st)
	}
	// Copies of whole structs carry the field along.
	for _, fn := range s.funcs {
		for st := range ssax.All[*ssa.Store]([]*ssa.Function{fn}) {
			if t, ok := st.Val.Type().Underlying().(*types.Struct); ok {
				for k := range t.NumFields() {
					if t.Field(k).Origin() == f {
						s.mark(st)
					}
				}
			}
		}
	}
}

// carries tells whether values of the type can hold channels, functions or
// what goroutines synchronise on.
func carries(t types.Type, depth int) bool {
	if depth > 4 {
		return false
	}
	if isSyncType(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Chan, *types.Signature:
		return true
	case *types.Pointer:
		return carries(u.Elem(), depth+1)
	case *types.Slice:
		return carries(u.Elem(), depth+1)
	case *types.Array:
		return carries(u.Elem(), depth+1)
	case *types.Map:
		return carries(u.Elem(), depth+1)
	case *types.Interface:
		return !types.Identical(t, types.Universe.Lookup("error").Type())
	case *types.Struct:
		for f := range u.Fields() {
			if carries(f.Type(), depth+1) {
				return true
			}
		}
	case *types.Tuple:
		for v := range u.Variables() {
			if carries(v.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

// forCaller tells whether the function can give what it makes to its caller:
// it returns a channel or what holds one, or it has the pointer to a struct
// that can.
func forCaller(fn *ssa.Function) bool {
	for v := range fn.Signature.Results().Variables() {
		if carries(v.Type(), 1) {
			return true
		}
	}
	for _, p := range fn.Params {
		if _, ok := p.Type().Underlying().(*types.Pointer); ok && carries(p.Type(), 0) {
			return true
		}
	}
	return false
}

func constInt(v ssa.Value) (int64, bool) {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(c.Value)
}

package sharing

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A guarded place is memory that is reached through the struct, or the global
// variable, that a mutex stands in or beside.
type guarded struct {
	mutex *types.Var   // the field or variable that is the mutex
	steps []*types.Var // from the struct in which the mutex stands; nil is an element
	lock  locks.Lock
}

// An Escape is a reference to guarded memory that leaves its lock, while other
// code writes that memory in place under the lock.
type Escape struct {
	Kind  EscapeKind
	Value string     // the memory as it is called in the source, such as "s.items"
	Mutex string     // the mutex as it is called where it is held
	Type  types.Type // of the reference
	Copy  bool       // a copy of the struct leaves, which shares what it refers to
	Write Write
	pos   token.Pos
	read  ast.Expr
}

// Pos returns where the reference leaves.
func (e *Escape) Pos() token.Pos { return e.pos }

// An EscapeKind says how a reference leaves its lock.
type EscapeKind uint8

const (
	Returned EscapeKind = iota
	Sent
	Passed  // to a function that is called without the lock
	Spawned // to a goroutine
	Used    // by the function itself, after the unlock
)

// A Write changes memory.
type Write struct {
	Fn    *ssa.Function
	Instr ssa.Instruction
}

// Pos returns where the write stands.
func (w Write) Pos() token.Pos { return w.Instr.Pos() }

// guardOf returns the places that the trace is under the locks that are held.
func (r *Result) guardOf(t trace, held []locks.Lock) []guarded {
	var list []guarded
	for _, l := range held {
		root, steps, ok := unfold(l.Path)
		if !ok {
			continue
		}
		if from := r.traceOf(root); len(from.steps) > 0 {
			root, steps = from.root, append(slices.Clip(from.steps), steps...)
		}
		var mutex *types.Var
		rest := t.steps
		if g, global := root.(*ssa.Global); global && len(steps) == 0 {
			other, ok := t.root.(*ssa.Global)
			if !ok {
				continue
			}
			mutex, _ = g.Object().(*types.Var)
			v, _ := other.Object().(*types.Var)
			if v == nil {
				continue
			}
			rest = append([]*types.Var{v}, rest...)
		} else {
			if root != t.root || len(steps) == 0 || len(steps) > len(t.steps) || !slices.Equal(steps[:len(steps)-1], t.steps[:len(steps)-1]) {
				continue
			}
			mutex, rest = steps[len(steps)-1], t.steps[len(steps)-1:]
		}
		if mutex == nil || rest[0] == nil || rest[0] == mutex {
			continue
		}
		list = append(list, guarded{mutex, rest, l})
	}
	return list
}

// unfold turns the path of a mutex into a root and steps, as a trace has them.
func unfold(path any) (root ssa.Value, steps []*types.Var, ok bool) {
	for {
		switch p := path.(type) {
		case ssa.Value:
			slices.Reverse(steps)
			return p, steps, true
		case ssax.Path:
			if p.Field != nil || p.Index != nil {
				steps = append(steps, p.Field)
			}
			path = p.Base
		default:
			return nil, nil, false
		}
	}
}

// Escapes returns the references that leave their lock, in the order of the
// package's functions.
func (r *Result) Escapes() []*Escape {
	r.mu.Lock()
	defer r.mu.Unlock()
	writes := r.guardedWrites()
	if len(writes) == 0 {
		return nil
	}
	e := &escapes{Result: r, writes: writes, seen: map[token.Pos]bool{}}
	for _, fn := range r.ir.Funcs {
		e.function(fn)
	}
	return e.list
}

type guardedWrite struct {
	guarded
	Write
}

// guardedWrites returns the writes in place that are made while a mutex is
// held for writing.
func (r *Result) guardedWrites() []guardedWrite {
	var list []guardedWrite
	if len(r.locks.Sections()) == 0 {
		return nil
	}
	var cuts []guarded
	var appends []guardedWrite
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.Store:
			if cut, ok := instr.Val.(*ssa.Slice); ok && cut.High != nil && cut.Low == nil && cut.Max == nil {
				cuts = append(cuts, r.guardsOf(cut.X, instr)...)
			}
		case *ssa.Call:
			if b, ok := instr.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
				for _, g := range r.guardsOf(instr.Call.Args[0], instr) {
					g.steps = append(slices.Clip(g.steps), nil)
					appends = append(appends, guardedWrite{g, Write{instr.Parent(), instr}})
				}
			}
		case *ssa.MapUpdate:
		default:
			continue
		}
		writes := r.writesAt(instr)
		if len(writes) == 0 {
			continue
		}
		held := r.locks.Held(instr)
		for _, w := range writes {
			if r.fills(w) {
				continue
			}
			for _, g := range r.guardOf(w.trace, held) {
				if g.lock.Mode == locks.Write && len(g.steps) > 1 {
					list = append(list, guardedWrite{g, Write{instr.Parent(), instr}})
				}
			}
		}
	}
	// What is appended to a slice that was cut stands where others still look.
	for _, w := range appends {
		for _, cut := range cuts {
			if cut.mutex == w.mutex && slices.Equal(cut.steps, w.steps[:len(w.steps)-1]) {
				list = append(list, w)
				break
			}
		}
	}
	return list
}

// fills tells whether the write puts something into what the function has just
// made and stored in the field, so that nobody has it yet.
func (r *Result) fills(w inPlace) bool {
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{w.instr.Parent()}) {
		var at trace
		switch a := store.Addr.(type) {
		case *ssa.FieldAddr:
			at = r.traceOf(a)
		case *ssa.Global:
			at = trace{root: a}
		default:
			continue
		}
		n := len(at.steps)
		if at.root != w.trace.root || n >= len(w.trace.steps) || !slices.Equal(at.steps, w.trace.steps[:n]) || !isMade(store.Val) {
			continue
		}
		if ssax.Precedes(store, w.instr) {
			return true
		}
	}
	return false
}

// isMade tells whether the value was just made.
func isMade(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.MakeMap, *ssa.MakeSlice, *ssa.Alloc:
		return true
	case *ssa.Const:
		return v.IsNil() // what decodes into it makes it
	case *ssa.Slice:
		_, array := v.X.(*ssa.Alloc)
		return array
	}
	return false
}

// guardsOf returns the guarded places that v refers to, if it was read under
// a lock for writing that is held at the instruction.
func (r *Result) guardsOf(v ssa.Value, at ssa.Instruction) []guarded {
	t := r.traceOf(v)
	if len(t.steps) == 0 {
		return nil
	}
	return slices.DeleteFunc(r.guardOf(t, r.locks.Held(at)), func(g guarded) bool { return g.lock.Mode != locks.Write })
}

type escapes struct {
	*Result
	writes []guardedWrite
	list   []*Escape
	seen   map[token.Pos]bool
	arm    token.Pos // the case of the select at hand
}

func (e *escapes) function(fn *ssa.Function) {
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			switch instr := instr.(type) {
			case *ssa.Return:
				if block == fn.Recover || !e.resultsAreUsed(fn) {
					continue
				}
				for _, result := range instr.Results {
					e.leaves(result, instr, Returned)
				}
			case *ssa.Send:
				e.leaves(instr.X, instr, Sent)
			case *ssa.Select:
				for _, state := range instr.States {
					if state.Send != nil {
						e.arm = state.Pos
						e.leaves(state.Send, instr, Sent)
						e.arm = token.NoPos
					}
				}
			case *ssa.Go:
				for _, arg := range instr.Call.Args {
					e.leaves(arg, instr, Spawned)
				}
			case *ssa.Call:
				if e.isElsewhere(instr) {
					for _, arg := range arguments(instr) {
						if isContainer(arg) || instr.Call.StaticCallee() == nil {
							e.leaves(arg, instr, Passed)
						}
					}
				}
			case *ssa.Range:
				e.used(instr.X, instr)
			case *ssa.Lookup:
				e.used(instr.X, instr)
			case *ssa.IndexAddr:
				e.used(instr.X, instr)
			}
		}
	}
}

// isElsewhere tells whether the call runs code outside the package: a callback
// that was given to it, or a function of another package, which looks into
// what it gets.
func (e *escapes) isElsewhere(call *ssa.Call) bool {
	common := call.Common()
	if _, builtin := common.Value.(*ssa.Builtin); builtin {
		return false
	}
	if common.StaticCallee() != nil {
		obj := calledFunc(call)
		return obj != nil && obj.Pkg() != e.pass.Pkg
	}
	if common.IsInvoke() {
		return false
	}
	_, complete := e.flow.Callees(call)
	return !complete
}

// arguments returns what the call passes, the values of a variadic parameter
// one by one.
func arguments(call *ssa.Call) []ssa.Value {
	var list []ssa.Value
	for _, arg := range call.Call.Args {
		packed, ok := arg.(*ssa.Slice)
		array, ok2 := (*ssa.Alloc)(nil), false
		if ok {
			array, ok2 = packed.X.(*ssa.Alloc)
		}
		if !ok2 || array.Comment != "varargs" {
			list = append(list, arg)
			continue
		}
		for element := range ssax.Refs[*ssa.IndexAddr](array) {
			for store := range ssax.Refs[*ssa.Store](element) {
				list = append(list, store.Val)
			}
		}
	}
	return list
}

// isContainer tells whether the value is a map or slice, as such or in an
// interface.
func isContainer(v ssa.Value) bool {
	if boxed, ok := v.(*ssa.MakeInterface); ok {
		v = boxed.X
	}
	switch v.Type().Underlying().(type) {
	case *types.Map, *types.Slice:
		return true
	}
	return false
}

// resultsAreUsed tells whether somebody may use what fn returns: code outside
// the package, or a caller that looks into it without a lock of the same kind.
func (e *escapes) resultsAreUsed(fn *ssa.Function) bool {
	sites, complete := e.flow.Callers(fn)
	exported := fn.Parent() == nil && ast.IsExported(fn.Name())
	if !complete && (exported || fn.Parent() != nil) || exported && len(sites) == 0 {
		return true
	}
	for _, site := range sites {
		call, ok := site.(*ssa.Call)
		if !ok {
			continue
		}
		if e.looksInto(call) {
			return true
		}
	}
	return false
}

// looksInto tells whether what v refers to is used where no lock is held.
func (e *escapes) looksInto(v ssa.Value) bool {
	seen := map[ssa.Value]bool{}
	var visit func(v ssa.Value) bool
	visit = func(v ssa.Value) bool {
		if seen[v] || v.Referrers() == nil {
			return false
		}
		seen[v] = true
		for _, instr := range *v.Referrers() {
			switch instr := instr.(type) {
			case *ssa.DebugRef, *ssa.BinOp, *ssa.If:
				continue
			case *ssa.Extract, *ssa.Phi, *ssa.ChangeType, *ssa.MakeInterface, *ssa.TypeAssert:
				if visit(instr.(ssa.Value)) {
					return true
				}
				continue
			case *ssa.Call:
				// The length of a slice left with it; that of a map is read there.
				if b, ok := instr.Call.Value.(*ssa.Builtin); ok && (b.Name() == "len" || b.Name() == "cap") && !isMap(v) {
					continue
				}
			case *ssa.Store:
				if cell, ok := ssax.CellOf(instr.Addr).(*ssa.Alloc); ok && instr.Val == v {
					for load := range ssax.Refs[*ssa.UnOp](cell) {
						if visit(load) {
							return true
						}
					}
					continue
				}
			}
			if len(e.locks.Held(instr)) == 0 {
				return true
			}
		}
		return false
	}
	return visit(v)
}

// leaves reports v, and what a struct that v is or points to was filled with.
func (e *escapes) leaves(v ssa.Value, at ssa.Instruction, kind EscapeKind) {
	for _, v := range lastStored(v) {
		e.value(v, nil, at, kind)
		if local := localOf(v); local != nil {
			e.stored(local, at, kind)
		}
	}
}

// lastStored returns the values that a read of a local variable may give, or
// v itself. Results live in variables in functions that defer.
func lastStored(v ssa.Value) []ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return []ssa.Value{v}
	}
	local, ok := load.X.(*ssa.Alloc)
	if !ok {
		return []ssa.Value{v}
	}
	if _, isStruct := local.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct); isStruct {
		if len(slices.Collect(ssax.Refs[*ssa.FieldAddr](local))) > 0 {
			return []ssa.Value{v} // a struct that is changed after the copy
		}
	}
	var list []ssa.Value
	for store := range ssax.Refs[*ssa.Store](local) {
		if store.Addr != local {
			continue
		}
		if store.Block() == load.Block() && ssax.Precedes(store, load) {
			list = []ssa.Value{store.Val} // later ones are later in the list
			continue
		}
		if ssax.Reaches(store, load, nil) && !(len(list) == 1 && isStoredIn(local, load.Block(), list[0])) {
			list = append(list, store.Val)
		}
	}
	if len(list) == 0 {
		return []ssa.Value{v}
	}
	return list
}

// isStoredIn tells whether the block stores v into the variable.
func isStoredIn(local *ssa.Alloc, block *ssa.BasicBlock, v ssa.Value) bool {
	for store := range ssax.Refs[*ssa.Store](local) {
		if store.Block() == block && store.Val == v {
			return true
		}
	}
	return false
}

// localOf returns the local struct that v is read from or points to.
func localOf(v ssa.Value) *ssa.Alloc {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.UnOp:
			local, ok := x.X.(*ssa.Alloc)
			if !ok || x.Op != token.MUL {
				return nil
			}
			return local
		case *ssa.Alloc:
			return x
		default:
			return nil
		}
	}
}

// stored reports what is stored into the variable, or into fields of it, and
// so leaves with it.
func (e *escapes) stored(local *ssa.Alloc, at ssa.Instruction, kind EscapeKind) {
	var filled []*types.Var
	for field := range ssax.Refs[*ssa.FieldAddr](local) {
		for store := range ssax.Refs[*ssa.Store](field) {
			if store.Addr == field {
				filled = append(filled, ssax.FieldOf(field))
				if isContainer(store.Val) && ssax.Reaches(store, at, nil) && !e.withLock(local, store.Val) {
					e.value(store.Val, nil, at, kind)
				}
			}
		}
	}
	for store := range ssax.Refs[*ssa.Store](local) {
		if store.Addr == local && ssax.Reaches(store, at, nil) {
			e.value(store.Val, filled, at, kind)
		}
	}
}

// withLock tells whether the variable is given the mutex that guards v too, so
// that whoever has it can take the lock.
func (e *escapes) withLock(local *ssa.Alloc, v ssa.Value) bool {
	t := e.traceOf(v)
	if len(t.reads) == 0 {
		return false
	}
	for _, g := range e.guardOf(t, e.locks.Held(t.reads[len(t.reads)-1])) {
		for field := range ssax.Refs[*ssa.FieldAddr](local) {
			for store := range ssax.Refs[*ssa.Store](field) {
				if _, pointer := store.Val.Type().Underlying().(*types.Pointer); !pointer {
					if _, boxed := store.Val.Type().Underlying().(*types.Interface); !boxed {
						continue
					}
				}
				if at := e.traceOf(store.Val); len(at.steps) > 0 && at.steps[len(at.steps)-1] == g.mutex {
					return true
				}
			}
		}
	}
	return false
}

// value reports v if it refers to guarded memory that is written elsewhere,
// and the lock is not held at the instruction. The fields of except were given
// values of their own.
func (e *escapes) value(v ssa.Value, except []*types.Var, at ssa.Instruction, kind EscapeKind) {
	if boxed, ok := v.(*ssa.MakeInterface); ok {
		v = boxed.X
	}
	if call, ok := v.(*ssa.Call); ok && library.Iterates(calledFunc(call)) {
		v = call.Call.Args[0]
	}
	if !isReference(v.Type()) {
		return
	}
	t := e.traceOf(v)
	if field, ok := v.(*ssa.FieldAddr); ok && len(t.reads) == 0 && kind != Spawned {
		t = t.reading(field)
	}
	if len(t.steps) == 0 && t.root == nil || len(t.reads) == 0 {
		return
	}
	e.report(v, t, except, at, kind)
}

// used reports a look into a map or slice behind the unlock.
func (e *escapes) used(v ssa.Value, at ssa.Instruction) {
	t := e.traceOf(v)
	if len(t.reads) == 0 || t.reads[len(t.reads)-1].Parent() != at.Parent() {
		return
	}
	switch v.Type().Underlying().(type) {
	case *types.Map, *types.Slice:
		e.report(v, t, nil, at, Used)
	}
}

func (e *escapes) report(v ssa.Value, t trace, except []*types.Var, at ssa.Instruction, kind EscapeKind) {
	last := t.reads[len(t.reads)-1]
	if last.Parent() != at.Parent() && !e.runsWithin(last.Parent(), at.Parent()) {
		return
	}
	if kind == Returned && (callerDecides(last.Block()) || callerDecides(at.Block())) {
		return
	}
	if local, ok := t.root.(*ssa.Alloc); ok && kind == Returned && local.Parent() == at.Parent() {
		return // of an object that the function itself has made, and knows who uses it
	}
	for _, g := range e.guardOf(t, e.locks.Held(last)) {
		// A goroutine and a receiver do not hold what the sender holds.
		elsewhere := kind == Spawned || kind == Sent
		if !elsewhere && e.locks.Holds(at, g.lock.Mutex, locks.Read) || e.isTaken(t, last, at) || e.isTail(v, t) {
			continue
		}
		if kind == Spawned && e.locksItself(at, g.lock.Mutex) {
			continue
		}
		write, ok := e.writeInto(v.Type(), g, except, kind)
		if !ok {
			continue
		}
		pos := at.Pos()
		if e.arm.IsValid() {
			pos = e.arm
		}
		if !pos.IsValid() {
			pos = last.Pos()
		}
		if e.seen[pos] || !pos.IsValid() {
			return
		}
		e.seen[pos] = true
		_, isStruct := v.Type().Underlying().(*types.Struct)
		e.list = append(e.list, &Escape{Kind: kind, Value: e.nameOf(v, g), Mutex: e.mutexName(g.lock), Type: v.Type(), Copy: isStruct, Write: write, pos: pos, read: e.clonable(v, g)})
		return
	}
}

// runsWithin tells whether the literal stands in fn and runs on its goroutine
// only.
func (e *escapes) runsWithin(literal, fn *ssa.Function) bool {
	if literal.Parent() != fn {
		return false
	}
	chains := e.chainsTo(literal, fn)
	return len(chains) > 0 && !slices.ContainsFunc(chains, func(c chain) bool { return lastSpawn(c) >= 0 })
}

// locksItself tells whether the goroutine that is started takes the mutex: it
// was given the memory and knows how it is guarded.
func (e *escapes) locksItself(at ssa.Instruction, m locks.Mutex) bool {
	call, ok := at.(*ssa.Go)
	if !ok || m.Field() == nil {
		return false
	}
	for _, s := range e.gorun.SpawnsAt(call) {
		for _, fn := range s.Runs {
			if slices.ContainsFunc(e.locks.Acquires(fn), func(l locks.Lock) bool { return l.Field() == m.Field() }) {
				return true
			}
		}
	}
	return false
}

// callerDecides tells whether a bool parameter decides that the block runs:
// whoever asks for no copy knows that it gets none.
func callerDecides(block *ssa.BasicBlock) bool {
	for b := block; b.Idom() != nil; b = b.Idom() {
		parent := b.Idom()
		branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If)
		if !ok || len(b.Preds) != 1 {
			continue
		}
		cond := branch.Cond
		if not, ok := cond.(*ssa.UnOp); ok && not.Op == token.NOT {
			cond = not.X
		}
		if _, ok := cond.(*ssa.Parameter); ok {
			return true
		}
	}
	return false
}

// mutexName returns what the mutex is called, an embedded one with its type.
func (e *escapes) mutexName(l locks.Lock) string {
	text := e.locks.Text(l)
	if f := l.Field(); f != nil && f.Embedded() && text != "the lock" && !strings.HasSuffix(text, f.Name()) {
		return text + "." + f.Name()
	}
	return text
}

// isTaken tells whether the memory changes hands: between its read and the
// place where it leaves, the field from which it was read gets another value,
// or the element is removed.
func (e *escapes) isTaken(t trace, read, at ssa.Instruction) bool {
	fn := at.Parent()
	fns := []*ssa.Function{fn}
	if read.Parent() != fn {
		fns = append(fns, read.Parent()) // a literal that runs within fn
	}
	for instr := range ssax.All[ssa.Instruction](fns) {
		var changed trace
		switch instr := instr.(type) {
		case *ssa.Store:
			if field, ok := instr.Addr.(*ssa.FieldAddr); ok {
				changed = e.traceOf(field)
			} else if g, ok := instr.Addr.(*ssa.Global); ok {
				changed = trace{root: g}
			} else {
				continue
			}
			if v := e.traceOf(instr.Val); v.root == changed.root && slices.Equal(v.steps, changed.steps) && !isCut(instr.Val) {
				continue // it keeps its memory: s.items = s.items[:n] and the like
			}
		case *ssa.Call:
			b, ok := instr.Call.Value.(*ssa.Builtin)
			if !ok {
				if e.replacedBy(instr, t) && ssax.Reaches(read, instr, nil) && (instr == at || ssax.Reaches(instr, at, nil)) {
					return true
				}
				continue
			}
			if b.Name() != "delete" {
				continue
			}
			changed = e.traceOf(instr.Call.Args[0])
			if len(t.steps) <= len(changed.steps) {
				continue
			}
		default:
			continue
		}
		if changed.root != t.root || len(changed.steps) > len(t.steps) || !slices.Equal(changed.steps, t.steps[:len(changed.steps)]) {
			continue
		}
		if _, global := changed.root.(*ssa.Global); len(changed.steps) == 0 && !global {
			continue
		}
		first := t.reads[0]
		if first.Parent() != instr.Parent() {
			first = read
		}
		if ssax.Reaches(first, instr, nil) && (instr == at || instr.Parent() != fn || ssax.Reaches(instr, at, nil)) {
			return true
		}
		// What is sent and then replaced has been handed over as a whole.
		if isSend(at) && ssax.Reaches(at, instr, nil) {
			return true
		}
	}
	// What a deferred literal does to it happens before the return.
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
		for _, callee := range e.gorun.Callees(d) {
			for store := range ssax.All[*ssa.Store]([]*ssa.Function{callee}) {
				if field, ok := store.Addr.(*ssa.FieldAddr); ok {
					if changed := e.traceOf(field); changed.root == t.root && len(changed.steps) > 0 && len(changed.steps) <= len(t.steps) && slices.Equal(changed.steps, t.steps[:len(changed.steps)]) {
						return true
					}
				}
			}
		}
	}
	return false
}

// isTail tells whether v is the end of a slice of which the field keeps the
// part before it.
func (e *escapes) isTail(v ssa.Value, t trace) bool {
	tails := []ssa.Value{v}
	if phi, ok := v.(*ssa.Phi); ok {
		tails = phi.Edges
	}
	for _, v := range tails {
		tail, ok := v.(*ssa.Slice)
		if !ok || tail.Low == nil {
			continue
		}
		for store := range ssax.All[*ssa.Store]([]*ssa.Function{tail.Parent()}) {
			kept, ok := store.Val.(*ssa.Slice)
			if !ok || kept.Low != nil || kept.High != tail.Low {
				continue
			}
			if changed := e.traceOf(store.Addr); changed.root == t.root && slices.Equal(changed.steps, t.steps) {
				return true
			}
		}
	}
	return false
}

// replacedBy tells whether a function of the package that the call runs gives
// the field from which the memory was read another value.
func (e *escapes) replacedBy(call *ssa.Call, t trace) bool {
	for _, w := range e.writesAt(call) {
		n := len(w.trace.steps)
		if w.trace.root == t.root && n > 0 && n <= len(t.steps) && w.trace.steps[n-1] != nil && slices.Equal(w.trace.steps, t.steps[:n]) {
			return true
		}
	}
	return false
}

// isCut tells whether the value is the rest of a slice: s.items[n:].
func isCut(v ssa.Value) bool {
	s, ok := v.(*ssa.Slice)
	return ok && s.Low != nil
}

// writeInto returns a write in place, elsewhere under the same mutex, into
// memory that a holder of the reference reaches.
func (e *escapes) writeInto(ref types.Type, g guarded, except []*types.Var, kind EscapeKind) (Write, bool) {
	for _, w := range e.writes {
		if w.mutex != g.mutex || len(w.steps) <= len(g.steps) || !slices.Equal(w.steps[:len(g.steps)], g.steps) {
			continue
		}
		rest := w.steps[len(g.steps):]
		if kind == Used && (len(rest) != 1 || rest[0] != nil) {
			continue
		}
		if rest[0] != nil && slices.Contains(except, rest[0]) {
			continue
		}
		if reaches(ref, rest) && e.isUsedBare(w, rest) {
			return w.Write, true
		}
	}
	return Write{}, false
}

// reaches tells whether a holder of a value of the type shares the memory at
// the end of the steps with its origin, and no struct on the way has a mutex
// of its own.
func reaches(t types.Type, steps []*types.Var) bool {
	shared := false
	for _, step := range steps {
		u := t.Underlying()
		if p, ok := u.(*types.Pointer); ok {
			shared = true
			t = p.Elem()
			u = t.Underlying()
		}
		switch u := u.(type) {
		case *types.Map:
			shared = true
			t = u.Elem()
		case *types.Slice:
			shared = true
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Struct:
			if hasMutex(u, 0) {
				return false
			}
			if step == nil {
				return shared // a method of another package writes it
			}
			t = step.Type()
		case *types.Interface:
			return false // whatever it holds may guard itself
		default:
			return false
		}
	}
	return shared
}

// hasMutex tells whether the struct guards itself.
func hasMutex(st *types.Struct, depth int) bool {
	for i := range st.NumFields() {
		t := st.Field(i).Type()
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if named, ok := types.Unalias(t).(*types.Named); ok {
			if obj := named.Obj(); obj.Pkg() != nil && obj.Pkg().Path() == "sync" && (obj.Name() == "Mutex" || obj.Name() == "RWMutex") {
				return true
			}
		}
		if inner, ok := t.Underlying().(*types.Struct); ok && st.Field(i).Embedded() && depth < 3 && hasMutex(inner, depth+1) {
			return true
		}
	}
	return false
}

// isUsedBare tells whether the memory that is written is surely of interest to
// a holder of the reference: an element of a map or slice is; a field of a
// struct only if some code of the package uses it without the lock, since a
// struct may well be handed out for the sake of its other fields.
func (e *escapes) isUsedBare(w guardedWrite, rest []*types.Var) bool {
	last := rest[len(rest)-1]
	field := last
	for i := len(rest) - 1; field == nil && i >= 0; i-- {
		field = rest[i]
	}
	if field == nil || field.Exported() && e.pass.Pkg.Name() != "main" {
		return true
	}
	for a := range ssax.All[*ssa.FieldAddr](e.ir.Funcs) {
		if ssax.FieldOf(a) != field || e.inTest(a.Pos()) || e.byInterface(a.Parent()) {
			continue
		}
		t := e.traceOf(a)
		if isFresh(t.root) && len(t.reads) == 0 {
			continue
		}
		if slices.Contains(t.steps, w.steps[0]) && !slices.ContainsFunc(t.reads, isCall) {
			continue // reached through its owner, by those who are to hold the lock
		}
		for _, use := range *a.Referrers() {
			if !slices.ContainsFunc(e.locks.Held(use), func(l locks.Lock) bool { return l.Field() == w.mutex || isVar(l, w.mutex) }) {
				return true
			}
		}
	}
	return false
}

// byInterface tells whether an unexported function is called where it is not
// seen with which locks.
func (e *escapes) byInterface(fn *ssa.Function) bool {
	if fn.Parent() != nil || ast.IsExported(fn.Name()) {
		return false
	}
	sites, complete := e.flow.Callers(fn)
	return !complete || slices.ContainsFunc(sites, func(c ssa.CallInstruction) bool { return c.Common().IsInvoke() })
}

func isVar(l locks.Lock, v *types.Var) bool {
	g, ok := l.Var().(*ssa.Global)
	return ok && g.Object() == types.Object(v)
}

// isFresh tells whether the memory was just made by the function.
func isFresh(root ssa.Value) bool {
	switch root.(type) {
	case *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice:
		return true
	}
	return false
}

// nameOf returns what a reader calls the memory.
func (e *escapes) nameOf(v ssa.Value, g guarded) string {
	text := e.locks.Text(g.lock)
	base := ""
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == '.' {
			base = text[:i+1]
			break
		}
	}
	if _, global := ssax.Root(g.lock.Path).(*ssa.Global); global && g.lock.Field() == nil {
		base = ""
	} else if base == "" && g.lock.Field() != nil && g.lock.Field().Embedded() && text != "the lock" {
		base = text + "."
	}
	name := base
	for i, step := range g.steps {
		switch {
		case step == nil:
			name += "[…]"
		case i == 0:
			name += step.Name()
		default:
			name += "." + step.Name()
		}
	}
	return name
}

// FuncName returns what a reader calls the function of a write.
func (w Write) FuncName() string { return ir.FuncName(w.Fn) }

func isSend(instr ssa.Instruction) bool {
	switch instr.(type) {
	case *ssa.Send, *ssa.Select:
		return true
	}
	return false
}

func isCall(instr ssa.Instruction) bool {
	_, ok := instr.(*ssa.Call)
	return ok
}

func isMap(v ssa.Value) bool {
	_, ok := v.Type().Underlying().(*types.Map)
	return ok
}

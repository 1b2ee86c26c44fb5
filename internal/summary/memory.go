package summary

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Memory says what a function does with the memory that one of its
// parameters refers to: the elements of a slice, the contents of a map, what a
// pointer points to.
type Memory struct {
	Index   int       // of the parameter; -1 is the receiver
	Hands   Certainty // sends it, or starts a goroutine with it that it does not wait for
	Writes  bool      // without a lock of its own
	Returns bool      // the first result shares it
	Appends bool      // to the slice: into its array when there is room
	Pools   bool      // gives it to a pool
}

func (m Memory) String() string {
	var words []string
	if m.Hands != No {
		words = append(words, m.Hands.String()+" hands over")
	}
	if m.Writes {
		words = append(words, "writes")
	}
	if m.Returns {
		words = append(words, "returns")
	}
	if m.Appends {
		words = append(words, "appends")
	}
	if m.Pools {
		words = append(words, "pools")
	}
	return fmt.Sprintf("memory %d(%s)", m.Index, strings.Join(words, ", "))
}

// A Use says what a function of this package does with the memory of one of
// its parameters or captured variables.
type Use struct {
	Hands    Certainty
	HandsAt  ssa.Instruction // the first place that does, which may be a call
	Writes   []Write
	PutsBack bool
	Returns  bool
	Views    []*types.Var // fields of the pointee whose memory the first result shares
	Appends  bool         // to the slice, as the builtin does
}

// A Write is a place where a function writes what a parameter refers to.
type Write struct {
	Instr   ssa.Instruction
	Field   *types.Var // of the pointee, or nil for elements and the whole
	Guarded bool       // a lock is held there
	Vague   bool       // something of it, in another package
}

// UseOf returns what fn does with the memory of parameter i as SSA counts
// them, receiver first, captured variables behind the parameters. For a
// captured variable it is the memory that its value refers to.
func (r *Result) UseOf(fn *ssa.Function, i int) Use {
	if list := r.uses[ssax.Origin(fn)]; i < len(list) {
		return list[i]
	}
	return Use{}
}

// MemoryOf returns what a function of another package does with the memory of
// its parameter i; -1 is the receiver.
func (r *Result) MemoryOf(fn *types.Func, i int) Memory {
	if fact := r.FactOf(fn); fact != nil {
		for _, m := range fact.Memory {
			if m.Index == i {
				return m
			}
		}
	}
	return Memory{Index: i}
}

// maxRounds bounds how deep calls are followed for what they do with memory.
const maxRounds = 6

// findMemory finds what functions do with the memory they are given.
func (r *Result) findMemory() {
	r.uses = map[*ssa.Function][]Use{}
	var fns []*ssa.Function
	for _, fn := range r.ir.Funcs {
		matters := false
		for _, p := range fn.Params {
			matters = matters || Refers(p.Type())
		}
		if matters || len(fn.FreeVars) > 0 {
			fns = append(fns, fn)
			r.uses[fn] = make([]Use, len(fn.Params)+len(fn.FreeVars))
		}
	}
	for round := 0; round < maxRounds; round++ {
		changed := false
		for _, fn := range fns {
			for i := range r.uses[fn] {
				u := r.useOf(fn, i)
				have := r.uses[fn][i]
				if u.Hands != have.Hands || len(u.Writes) != len(have.Writes) || u.PutsBack != have.PutsBack || u.Returns != have.Returns || u.Appends != have.Appends || len(u.Views) != len(have.Views) {
					r.uses[fn][i] = u
					changed = true
				}
			}
		}
		if !changed {
			break
		}
	}
	for _, fn := range fns {
		obj, ok := fn.Object().(*types.Func)
		if !ok || fn.Parent() != nil {
			continue
		}
		skip := 0
		if fn.Signature.Recv() != nil {
			skip = 1
		}
		for i := range fn.Params {
			u := r.uses[fn][i]
			m := Memory{Index: i - skip, Hands: u.Hands, Returns: u.Returns, Pools: u.PutsBack, Appends: u.Appends}
			for _, w := range u.Writes {
				// What a method writes in its own receiver is its own affair.
				m.Writes = m.Writes || !w.Guarded && i >= skip
			}
			if m != (Memory{Index: m.Index}) {
				fact := r.factFor(obj)
				fact.Memory = append(fact.Memory, m)
			}
		}
	}
}

// Refers tells whether values of the type share memory when they are copied.
// Channels, functions and strings do not count.
func Refers(t types.Type) bool { return refers(t, 0) }

func refers(t types.Type, depth int) bool {
	if depth > 4 {
		return false
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Pointer:
		return true
	case *types.Interface:
		return !types.Identical(t, types.Universe.Lookup("error").Type())
	case *types.Array:
		return refers(u.Elem(), depth+1)
	case *types.Struct:
		for i := range u.NumFields() {
			if refers(u.Field(i).Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

// A follower finds what happens to the memory of one parameter in one
// function and the literals that capture it.
type follower struct {
	r    *Result
	fn   *ssa.Function
	seen map[ssa.Value]bool
	work []alias
	use  Use
}

type alias struct {
	v      ssa.Value
	cut    bool       // it was shortened to nothing, so that an append writes
	capped bool       // an append moves it elsewhere
	field  *types.Var // it was read from this field of the pointee
	holds  bool       // v does not refer to the memory itself but holds what does: a struct, an array of arguments
}

func (r *Result) useOf(fn *ssa.Function, i int) Use {
	f := &follower{r: r, fn: fn, seen: map[ssa.Value]bool{}}
	if i < len(fn.Params) {
		if !Refers(fn.Params[i].Type()) {
			return Use{}
		}
		f.add(fn.Params[i], nil, false)
	} else {
		f.cell(fn.FreeVars[i-len(fn.Params)], nil)
	}
	for len(f.work) > 0 && len(f.seen) < 400 {
		next := f.work[len(f.work)-1]
		f.work = f.work[:len(f.work)-1]
		f.follow(next)
	}
	return f.use
}

func (f *follower) add(v ssa.Value, field *types.Var, holds bool) {
	f.enter(alias{v: v, field: field, holds: holds})
}

func (f *follower) enter(a alias) {
	if !f.seen[a.v] {
		f.seen[a.v] = true
		f.work = append(f.work, a)
	}
}

// cell follows what is read from a variable that holds an alias.
func (f *follower) cell(address ssa.Value, field *types.Var) {
	for load := range ssax.Refs[*ssa.UnOp](address) {
		if load.Op == token.MUL && Refers(load.Type()) {
			f.add(load, field, false)
		}
	}
}

func (f *follower) write(instr ssa.Instruction, field *types.Var) {
	f.wrote(Write{instr, field, UnderLock(instr), false})
}

// maxWrites bounds what is kept of one parameter: the first are as good a
// reason as all of them, and those of callees would multiply.
const maxWrites = 16

func (f *follower) wrote(w Write) {
	if len(f.use.Writes) >= maxWrites {
		return
	}
	for _, have := range f.use.Writes {
		if have.Instr == w.Instr && have.Field == w.Field && have.Vague == w.Vague {
			return
		}
	}
	f.use.Writes = append(f.use.Writes, w)
}

func (f *follower) hands(instr ssa.Instruction) {
	if f.r.answered(instr) {
		return
	}
	c := Maybe
	sel, isSelect := instr.(*ssa.Select)
	if instr.Parent() == f.fn && OnEveryPath(f.fn, instr) && !(isSelect && (!sel.Blocking || len(sel.States) > 1)) {
		c = Always
	}
	if c > f.use.Hands {
		f.use.Hands, f.use.HandsAt = c, instr
	}
}

func (f *follower) follow(a alias) {
	refs := a.v.Referrers()
	if refs == nil {
		return
	}
	for _, instr := range *refs {
		switch instr := instr.(type) {
		case *ssa.Slice:
			next := a
			next.v, next.capped = instr, a.capped && instr.Max == nil && instr.High == nil || instr.Max != nil
			next.cut = (a.cut || isZero(instr.High)) && instr.Max == nil
			f.enter(next)
		case *ssa.Phi:
			next := a
			next.v = instr
			f.enter(next)
		case *ssa.ChangeType:
			f.add(instr, a.field, a.holds)
		case *ssa.ChangeInterface:
			f.add(instr, a.field, a.holds)
		case *ssa.MakeInterface:
			f.add(instr, a.field, a.holds)
		case *ssa.TypeAssert:
			f.add(instr, a.field, a.holds)
		case *ssa.Extract:
			if _, ok := instr.Tuple.(*ssa.TypeAssert); ok && instr.Index == 0 {
				f.add(instr, a.field, a.holds)
			}
		case *ssa.Store:
			f.store(instr, a)
		case *ssa.FieldAddr:
			if !a.holds {
				f.field(instr, a)
			}
		case *ssa.Field:
			if Refers(instr.Type()) {
				f.add(instr, a.field, false)
			}
		case *ssa.IndexAddr:
			if instr.X == a.v && !a.holds {
				f.element(instr, a)
			}
		case *ssa.MapUpdate:
			if instr.Map == a.v && !a.holds {
				f.write(instr, a.field)
			}
		case *ssa.Send:
			if instr.X == a.v && a.field == nil {
				f.hands(instr)
			}
		case *ssa.Select:
			for _, state := range instr.States {
				if state.Send == a.v && a.field == nil {
					f.hands(instr)
				}
			}
		case *ssa.Return:
			if len(instr.Results) > 0 && instr.Results[0] == a.v && instr.Parent() == f.fn {
				f.use.Returns = true
				if a.field != nil && !a.holds && !slices.Contains(f.use.Views, a.field) {
					f.use.Views = append(f.use.Views, a.field)
				}
			}
		case ssa.CallInstruction:
			f.call(instr, a)
		}
	}
}

func (f *follower) store(s *ssa.Store, a alias) {
	if s.Addr == a.v {
		if !a.holds {
			f.write(s, a.field)
		}
		return
	}
	switch addr := s.Addr.(type) {
	case *ssa.Alloc:
		f.cell(addr, a.field)
		f.captured(addr, a.field)
		f.variable(addr)
	case *ssa.FieldAddr:
		if local, ok := addr.X.(*ssa.Alloc); ok {
			f.held(local, a.field)
		}
	case *ssa.IndexAddr:
		if local, ok := addr.X.(*ssa.Alloc); ok {
			f.held(local, a.field)
		}
	}
}

// variable looks for a pool that is given the address of a variable that holds
// an alias.
func (f *follower) variable(local *ssa.Alloc) {
	for boxed := range ssax.Refs[*ssa.MakeInterface](local) {
		for call := range ssax.Refs[ssa.CallInstruction](boxed) {
			if _, ok := call.Common().Value.(*ssa.Builtin); ok {
				continue
			}
			for i, arg := range receiverAndArgs(call.Common()) {
				if arg == boxed && f.r.EffectOf(call, i).PutsBack {
					f.use.PutsBack = true
				}
			}
		}
	}
}

// held follows a local struct or array that holds an alias.
func (f *follower) held(local *ssa.Alloc, field *types.Var) {
	f.add(local, field, true)
	for load := range ssax.Refs[*ssa.UnOp](local) {
		f.add(load, field, true)
	}
}

// captured follows a variable into the literals that capture it.
func (f *follower) captured(cell *ssa.Alloc, field *types.Var) {
	for closure := range ssax.Refs[*ssa.MakeClosure](cell) {
		literal, ok := closure.Fn.(*ssa.Function)
		if !ok {
			continue
		}
		if call := spawnOf(closure); call != nil {
			if !f.r.joinedIn(call) && field == nil {
				f.hands(call)
			}
			continue
		}
		for i, binding := range closure.Bindings {
			if binding == cell {
				f.cell(literal.FreeVars[i], field)
			}
		}
	}
}

// spawnOf returns the go statement that starts the closure, or nil.
func spawnOf(closure *ssa.MakeClosure) ssa.CallInstruction {
	for call := range ssax.Refs[*ssa.Go](closure) {
		if call.Call.Value == closure {
			return call
		}
	}
	return nil
}

// joinedIn tells whether the spawning function waits for what it starts.
func (r *Result) joinedIn(call ssa.CallInstruction) bool {
	for _, s := range r.gorun.SpawnsAt(call) {
		for _, j := range s.Joins() {
			if j.Instr.Parent() == call.Parent() {
				return true
			}
		}
	}
	return false
}

func (f *follower) field(addr *ssa.FieldAddr, a alias) {
	v := fieldOf(addr)
	if a.field != nil {
		v = a.field
	}
	for _, instr := range *addr.Referrers() {
		switch instr := instr.(type) {
		case *ssa.Store:
			if instr.Addr == addr {
				f.write(instr, v)
			}
		case *ssa.UnOp:
			switch instr.Type().Underlying().(type) {
			case *types.Slice, *types.Map:
				f.add(instr, v, false)
			}
		case *ssa.IndexAddr:
			f.element(instr, alias{v: instr.X, field: v})
		case *ssa.FieldAddr:
			f.field(instr, alias{v: instr.X, field: v})
		case *ssa.Slice:
			f.add(instr, v, false)
		}
	}
}

func (f *follower) element(addr *ssa.IndexAddr, a alias) {
	for _, instr := range *addr.Referrers() {
		switch instr := instr.(type) {
		case *ssa.Store:
			if instr.Addr == addr {
				f.write(instr, a.field)
			}
		case *ssa.FieldAddr:
			f.field(instr, alias{v: instr.X, field: a.field})
		}
	}
}

func (f *follower) call(call ssa.CallInstruction, a alias) {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "copy", "delete", "clear":
			if common.Args[0] == a.v && !a.holds {
				f.write(call, a.field)
			}
		case "append":
			v := call.Value()
			if v == nil {
				break
			}
			if common.Args[0] == a.v && a.capped && !a.holds {
				break
			}
			if common.Args[0] == a.v {
				switch {
				case a.cut && !a.holds:
					f.write(call, a.field)
				case a.field == nil && !a.holds:
					f.use.Appends = true
				}
				f.enter(alias{v: v, cut: a.cut, field: a.field, holds: a.holds})
			} else if a.holds && len(common.Args) > 1 && common.Args[1] == a.v {
				f.add(v, a.field, true)
			}
		}
		return
	}
	if common.Value == a.v && !common.IsInvoke() {
		return
	}
	if _, ok := call.(*ssa.Go); ok {
		if !f.r.joinedIn(call) && a.field == nil {
			f.hands(call)
		}
		return
	}
	for i, arg := range receiverAndArgs(common) {
		if arg == a.v {
			f.argument(call, i, a)
		}
	}
}

// receiverAndArgs returns the operands of a call, the receiver first.
func receiverAndArgs(common *ssa.CallCommon) []ssa.Value {
	if common.IsInvoke() {
		return append([]ssa.Value{common.Value}, common.Args...)
	}
	return common.Args
}

func (f *follower) argument(call ssa.CallInstruction, i int, a alias) {
	e := f.r.EffectOf(call, i)
	if e.PutsBack {
		f.use.PutsBack = true
	}
	if !a.holds {
		for _, w := range e.Writes {
			field := w.Field
			if a.field != nil {
				field = a.field
			}
			f.wrote(Write{call, field, w.Guarded || UnderLock(call), w.Vague})
		}
		switch {
		case a.capped:
		case e.Appends && a.cut:
			f.write(call, a.field)
		case e.Appends && a.field == nil:
			f.use.Appends = true
		}
	}
	if e.Hands != No && a.field == nil {
		if e.Hands == Always {
			f.hands(call)
		} else if f.use.Hands == No && !f.r.answered(call) {
			f.use.Hands, f.use.HandsAt = Maybe, call
		}
	}
	if e.Returns {
		if v := call.Value(); v != nil {
			if v.Type() != nil {
				if t, ok := v.Type().(*types.Tuple); ok {
					for extract := range ssax.Refs[*ssa.Extract](v) {
						if extract.Index == 0 && t.Len() > 0 {
							f.add(extract, a.field, a.holds)
						}
					}
					return
				}
			}
			f.add(v, a.field, a.holds)
		}
	}
}

// EffectOf returns what a call does with the memory of its operand i, the
// receiver of a method counted, as far as it is known: by the body of a
// function of this package, a fact, or the library table.
func (r *Result) EffectOf(call ssa.CallInstruction, i int) Use {
	common := call.Common()
	fn := Callee(call)
	own := ssax.Origin(common.StaticCallee())
	if own != nil && r.ir.Has(own) {
		return r.UseOf(own, i)
	}
	if common.IsInvoke() || own == nil {
		// One function that it can be, when the package knows them all.
		if fns, complete := r.flow.Callees(call); complete && len(fns) == 1 && r.ir.Has(fns[0]) {
			return r.UseOf(fns[0], i)
		}
	}
	if fn == nil {
		return Use{}
	}
	param := i
	if fn.Signature().Recv() != nil {
		param--
	}
	var u Use
	if p, ok := library.PutsBack(fn); ok && p == param {
		u.PutsBack = true
	}
	last := fn.Signature().Params().Len() - 1
	for _, p := range library.Overwrites(fn) {
		if p == param || fn.Signature().Variadic() && p == last && param >= last {
			u.Writes = append(u.Writes, Write{Instr: call})
		}
	}
	if param == 0 && library.SharesArgument(fn) || param == -1 && library.IsView(fn) {
		u.Returns = true
	}
	if p, ok := library.Appends(fn); ok && p == param {
		u.Returns, u.Appends = true, true
	}
	if fn.Pkg() != nil && fn.Pkg() != r.pass.Pkg {
		m := r.MemoryOf(fn, param)
		u.Hands = m.Hands
		if m.Hands != No {
			u.HandsAt = call
		}
		u.Returns = u.Returns || m.Returns
		u.Appends = u.Appends || m.Appends
		u.PutsBack = u.PutsBack || m.Pools
		if m.Writes && len(u.Writes) == 0 {
			u.Writes = append(u.Writes, Write{Instr: call, Vague: true})
		}
	}
	return u
}

// UnderLock tells whether a lock is taken before instr in its function, on
// every path, and not released in between.
func UnderLock(instr ssa.Instruction) bool {
	for _, block := range instr.Parent().Blocks {
		if block != instr.Block() && !block.Dominates(instr.Block()) {
			continue
		}
		for _, lock := range block.Instrs {
			call, ok := lock.(*ssa.Call)
			if ok && lockCall(call) > 0 && ssax.Precedes(lock, instr) && ssax.Reaches(lock, instr, func(i ssa.Instruction) bool {
				unlock, ok := i.(*ssa.Call)
				return ok && lockCall(unlock) < 0
			}) {
				return true
			}
		}
	}
	return false
}

// lockCall returns 1 for a call that takes a lock, -1 for one that releases
// it, else 0.
func lockCall(call *ssa.Call) int {
	fn := Callee(call)
	if fn == nil || fn.Signature().Recv() == nil || fn.Signature().Params().Len() > 0 {
		return 0
	}
	switch {
	case slices.Contains([]string{"Lock", "RLock"}, fn.Name()):
		return 1
	case slices.Contains([]string{"Unlock", "RUnlock"}, fn.Name()):
		return -1
	}
	return 0
}

// Locks tells whether the instruction takes a lock (1) or releases one (-1).
func Locks(instr ssa.Instruction) int {
	if call, ok := instr.(*ssa.Call); ok {
		return lockCall(call)
	}
	return 0
}

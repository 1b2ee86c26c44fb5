package backlog

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Queue is one that grows without a bound.
type Queue struct {
	Pos        token.Pos // of what makes it longer, or of the constructor
	Kind       QueueKind
	Name       string // as it is written
	Producer   string // the function that makes it longer
	Consumer   string // the function that makes it shorter
	Constant   string // of Constructed: what is known of the constructor
	Deliberate bool   // the source calls it unbounded
	Steps      []Step
}

// A QueueKind says what a queue is.
type QueueKind uint8

const (
	Relay       QueueKind = iota // between two channels, within one function
	Shared                       // a field or variable between goroutines
	Constructed                  // a library's
)

// Queues returns the queues without a bound, in source order of the
// functions: relays and shared ones before constructors.
func (r *Result) Queues() []Queue {
	var list []Queue
	uses := r.queueUses()
	for _, fn := range r.ir.Funcs {
		list = append(list, r.relays(fn, uses)...)
	}
	for _, key := range uses.order {
		if q, ok := r.shared(uses.of[key]); ok && !slices.ContainsFunc(list, func(o Queue) bool { return o.Pos == q.Pos }) {
			list = append(list, q)
		}
	}
	for _, call := range r.ir.Calls {
		fn := staticCallee(call)
		if fn == nil || fn.Pkg() == r.pass.Pkg {
			continue
		}
		row := library.UnboundedQueue(fn)
		if row == nil || row.Bound != "" && r.hasOption(call, row.Bound) {
			continue
		}
		list = append(list, Queue{Pos: r.callPos(call), Kind: Constructed, Name: r.callText(call, fn), Constant: row.Says})
	}
	return list
}

func (r *Result) callText(call ssa.CallInstruction, fn *types.Func) string {
	if text := r.ir.CallText(call.Pos()); text != "" {
		return text
	}
	return fn.Name()
}

func (r *Result) callPos(call ssa.CallInstruction) token.Pos {
	if n, ok := r.ir.NodeAt(call.Pos()).(*ast.CallExpr); ok {
		return n.Pos()
	}
	return call.Pos()
}

// hasOption tells whether an argument of the call is made by the function of
// that name.
func (r *Result) hasOption(call ssa.CallInstruction, name string) bool {
	args := call.Common().Args
	if len(args) == 0 {
		return false
	}
	for _, v := range append(elements(args[len(args)-1]), args...) {
		if option, ok := v.(*ssa.Call); ok && staticCallee(option) != nil && staticCallee(option).FullName() == name {
			return true
		}
		if _, ok := v.(*ssa.Parameter); ok && v == args[len(args)-1] {
			return true // options that are handed through
		}
	}
	return false
}

// -- what is done with places that can be queues --

// A use of a place makes it longer or shorter.
type use struct {
	instr ssa.Instruction
	pos   token.Pos
	fn    *ssa.Function
	added []ssa.Value
	ring  bool // an element at an index, and not one at the end
}

// A queue is a place with what is done with it.
type queue struct {
	key    any
	pushes []use
	drains []use
	lens   []ssa.Value // how long it is
}

// uses are the places that are made longer or shorter, by key.
type uses struct {
	of    map[any]*queue
	order []any                 // the keys, in the order of the functions
	lenOf map[*ssa.Function]any // functions that return the length of a place
}

func (u *uses) queue(key any) *queue {
	q := u.of[key]
	if q == nil {
		q = &queue{key: key}
		u.of[key] = q
		u.order = append(u.order, key)
	}
	return q
}

func (r *Result) queueUses() *uses {
	u := &uses{of: map[any]*queue{}, lenOf: map[*ssa.Function]any{}}
	for _, fn := range r.ir.Funcs {
		for _, block := range fn.Blocks {
			for _, instr := range block.Instrs {
				switch i := instr.(type) {
				case *ssa.Store:
					r.storeUse(u, i)
					r.chainUse(u, i)
					r.ringUse(u, i)
				case *ssa.MapUpdate:
					r.updateUse(u, i)
				case *ssa.Call:
					r.callUse(u, i)
				}
			}
		}
	}
	for _, fn := range r.ir.Funcs {
		if key, ok := r.lengthFunc(fn, u); ok {
			u.lenOf[fn] = key
		}
	}
	for call := range ssax.All[*ssa.Call](r.ir.Funcs) {
		for _, key := range append(r.outerKeys(lengthOf(call)), r.lengthKey(call, u)) {
			if q := u.of[key]; key != nil && q != nil {
				q.lens = append(q.lens, call)
			}
		}
	}
	return u
}

// lengthKey returns the place whose length the call gives, or nil.
func (r *Result) lengthKey(call *ssa.Call, u *uses) any {
	if xs := lengthOf(call); xs != nil {
		return r.container(xs)
	}
	if fn := staticCallee(call); fn != nil && (fn.Name() == "Len" || fn.Name() == "Length" || fn.Name() == "Size") && fn.Pkg() != r.pass.Pkg && len(call.Call.Args) > 0 {
		return r.container(call.Call.Args[0])
	}
	if callee := call.Call.StaticCallee(); callee != nil {
		return u.lenOf[ssax.Origin(callee)]
	}
	return nil
}

// outerKeys returns the fields that hold the struct of which xs is a field: the
// length of its elements is theirs.
func (r *Result) outerKeys(xs ssa.Value) (keys []any) {
	load, ok := xs.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return nil
	}
	at, ok := load.X.(*ssa.FieldAddr)
	for range 3 {
		if !ok {
			break
		}
		if outer, isLoad := at.X.(*ssa.UnOp); isLoad && outer.Op == token.MUL {
			at, ok = outer.X.(*ssa.FieldAddr)
		} else {
			at, ok = at.X.(*ssa.FieldAddr)
		}
		if ok {
			keys = append(keys, fieldOf(at))
		}
	}
	return keys
}

// lengthFunc tells whether the function returns the length of a place.
func (r *Result) lengthFunc(fn *ssa.Function, u *uses) (any, bool) {
	if fn.Signature.Results().Len() != 1 {
		return nil, false
	}
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		if ret.Block() == fn.Recover || len(ret.Results) != 1 {
			continue
		}
		v := ret.Results[0]
		if load, ok := v.(*ssa.UnOp); ok { // a named result
			v = given(load)
		}
		if call, ok := v.(*ssa.Call); ok {
			if key := r.lengthKey(call, u); key != nil {
				return key, true
			}
		}
	}
	return nil, false
}

// container returns the place whose value, or at whose address, v is.
func (r *Result) container(v ssa.Value) any {
	x := r.places()
	for {
		switch i := v.(type) {
		case *ssa.MakeInterface:
			v = i.X
			continue
		case *ssa.ChangeType:
			v = i.X
			continue
		case *ssa.ChangeInterface:
			v = i.X
			continue
		case *ssa.Lookup: // one of many, by a key
			v = i.X
			continue
		}
		break
	}
	if key := x.read(v); key != nil {
		return key
	}
	if _, isCall := v.(*ssa.Call); isCall {
		return nil
	}
	return x.placeOf(v)
}

func appendCall(v ssa.Value) *ssa.Call {
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
		return call
	}
	return nil
}

func (r *Result) storeUse(u *uses, s *ssa.Store) {
	x := r.places()
	key := x.placeOf(s.Addr)
	if key == nil {
		return
	}
	switch s.Val.Type().Underlying().(type) {
	case *types.Slice:
	case *types.Map: // of queues
		if x.read(s.Val) != key && r.takesAll(s.Parent(), key) {
			q := u.queue(key)
			q.drains = append(q.drains, use{instr: s, pos: s.Pos(), fn: s.Parent()})
		}
		return
	default:
		return
	}
	if call, ok := s.Val.(*ssa.Call); ok && staticCallee(call) != nil && staticCallee(call).Origin().FullName() == "slices.Insert" && x.read(call.Call.Args[0]) == key {
		q := u.queue(key)
		q.pushes = append(q.pushes, use{instr: s, pos: r.callPos(call), fn: s.Parent(), added: call.Call.Args[2:]})
		return
	}
	if call := appendCall(s.Val); call != nil {
		if x.read(call.Call.Args[0]) == key {
			q := u.queue(key)
			q.pushes = append(q.pushes, use{instr: s, pos: r.callPos(call), fn: s.Parent(), added: appended(call)})
		}
		return
	}
	if made, ok := s.Val.(*ssa.MakeSlice); ok && (isMultiple(made.Len, 0) || isMultiple(made.Cap, 0)) {
		return // a larger one, for more
	}
	if r.shortens(s, key) && !isFirstValue(s) {
		q := u.queue(key)
		q.drains = append(q.drains, use{instr: s, pos: s.Pos(), fn: s.Parent()})
	}
}

// isFirstValue tells whether a store gives a field of a struct that the
// function makes its first value.
func isFirstValue(s *ssa.Store) bool {
	at, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	made, ok := at.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	for other := range ssax.Refs[*ssa.FieldAddr](made) {
		if other.Field == at.Field && other != at {
			return false
		}
	}
	return true
}

func appended(call *ssa.Call) []ssa.Value {
	if len(call.Call.Args) < 2 {
		return nil
	}
	if list := elements(call.Call.Args[1]); len(list) > 0 {
		return list
	}
	return call.Call.Args[1:]
}

// shortens tells whether a store takes elements out at the head, or all of
// them to work on.
func (r *Result) shortens(s *ssa.Store, key any) bool {
	x := r.places()
	switch v := s.Val.(type) {
	case *ssa.Slice:
		if x.read(v.X) == key {
			if v.Low != nil {
				if n, ok := constInt(v.Low); !ok || n != 0 {
					return r.worksOn(s, key)
				}
			}
			if n, ok := constInt(v.High); ok && n == 0 {
				return r.takesAll(s.Parent(), key)
			}
			return r.shifts(s.Parent(), key) // else the last one, as a free list gives it
		}
		return r.takesAll(s.Parent(), key)
	case *ssa.Call:
		if fn := staticCallee(v); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "slices" {
			if fn.Name() != "Delete" || len(v.Call.Args) < 2 {
				return false
			}
			n, first := constInt(v.Call.Args[1])
			return first && n == 0
		}
		return false
	case *ssa.Const, *ssa.MakeSlice, *ssa.UnOp, *ssa.Phi:
		return x.read(v) != key && r.takesAll(s.Parent(), key)
	}
	return false
}

// takesAll tells whether the function works on the elements it empties the
// place of: it ranges over them, sends or returns them, or hands them on.
func (r *Result) takesAll(fn *ssa.Function, key any) bool {
	for load := range ssax.All[*ssa.UnOp]([]*ssa.Function{fn}) {
		if r.places().read(load) != key {
			continue
		}
		for _, ref := range *load.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Call:
				if b, ok := ref.Call.Value.(*ssa.Builtin); ok && (b.Name() == "len" || b.Name() == "cap" || b.Name() == "append" && ref.Call.Args[0] == load || b.Name() == "clear") {
					continue
				}
				return true
			case *ssa.IndexAddr, *ssa.Return, *ssa.Send, *ssa.Phi, *ssa.MakeInterface, *ssa.Range, *ssa.MakeClosure, *ssa.Go, *ssa.Defer, *ssa.Select, *ssa.ChangeType:
				return true
			case *ssa.Store:
				if ref.Val == load {
					return true
				}
			}
		}
	}
	return false
}

// worksOn tells whether the function does something with the elements that a
// store takes out at the head, and does not only ask how old they are.
func (r *Result) worksOn(s *ssa.Store, key any) bool {
	fn := []*ssa.Function{s.Parent()}
	read := false
	for at := range ssax.All[*ssa.IndexAddr](fn) {
		if r.places().read(at.X) == key {
			read = true
			if isUsed(at, 0) {
				return true
			}
		}
	}
	if !read {
		return true // another one has looked at them
	}
	for cut := range ssax.All[*ssa.Slice](fn) {
		if r.places().read(cut.X) == key && cut != s.Val {
			return true
		}
	}
	for load := range ssax.All[*ssa.UnOp](fn) {
		if r.places().read(load) != key {
			continue
		}
		for range ssax.Refs[*ssa.Return](load) {
			return true
		}
		for range ssax.Refs[*ssa.Phi](load) {
			return true
		}
		for store := range ssax.Refs[*ssa.Store](load) {
			if store.Val == load {
				return true
			}
		}
	}
	return false
}

// isUsed tells whether what stands at an address is handed on, stored or
// called, other than by the functions that compare times.
func isUsed(v ssa.Value, depth int) bool {
	if depth > 4 || v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.UnOp, *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Slice, *ssa.Field, *ssa.ChangeType, *ssa.Convert:
			if isUsed(ref.(ssa.Value), depth+1) {
				return true
			}
		case *ssa.Store:
			if ref.Val == v {
				return true
			}
		case *ssa.Call:
			if fn := staticCallee(ref); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "time" {
				continue
			}
			return true
		case *ssa.Return, *ssa.Send, *ssa.Select, *ssa.Phi, *ssa.MakeInterface, *ssa.MapUpdate, *ssa.Go, *ssa.Defer, *ssa.MakeClosure, *ssa.TypeAssert:
			return true
		}
	}
	return false
}

// shifts tells whether the function copies the tail of the place over its
// head.
func (r *Result) shifts(fn *ssa.Function, key any) bool {
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "copy" && r.places().read(call.Call.Args[0]) == key {
			return true
		}
	}
	return false
}

func (r *Result) updateUse(u *uses, m *ssa.MapUpdate) {
	key := r.container(m.Map)
	if key == nil {
		return
	}
	if _, local := key.(*ssa.Alloc); local {
		return
	}
	if call := appendCall(m.Value); call != nil {
		if lookup, ok := call.Call.Args[0].(*ssa.Lookup); ok && r.container(lookup.X) == key {
			q := u.queue(key)
			q.pushes = append(q.pushes, use{instr: m, pos: r.callPos(call), fn: m.Parent(), added: appended(call)})
		}
		return
	}
	if cut, ok := m.Value.(*ssa.Slice); ok && cut.Low != nil {
		if lookup, ok := cut.X.(*ssa.Lookup); ok && r.container(lookup.X) == key {
			q := u.queue(key)
			q.drains = append(q.drains, use{instr: m, pos: m.Pos(), fn: m.Parent()})
		}
	}
	// A map as a queue: its key is a number that goes up with each entry.
	if counter := r.places().read(m.Key); counter != nil && r.increments(m.Parent(), counter) || countsUp(m.Key) {
		q := u.queue(key)
		q.pushes = append(q.pushes, use{instr: m, pos: m.Pos(), fn: m.Parent(), added: []ssa.Value{m.Value}})
	}
}

// countsUp tells whether v is the next number of an atomic counter.
func countsUp(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	fn := staticCallee(call)
	if fn == nil || fn.Pkg().Path() != "sync/atomic" || !strings.HasPrefix(fn.Name(), "Add") {
		return false
	}
	n, ok := constInt(call.Call.Args[len(call.Call.Args)-1])
	return ok && n == 1
}

// increments tells whether the function adds one to the number in a place.
func (r *Result) increments(fn *ssa.Function, key any) bool {
	for _, store := range r.places().stores[key] {
		if store.Parent() != fn {
			continue
		}
		if sum, ok := store.Val.(*ssa.BinOp); ok && sum.Op == token.ADD && r.places().read(sum.X) == key {
			if n, ok := constInt(sum.Y); ok && n == 1 {
				return true
			}
		}
	}
	return false
}

func (r *Result) callUse(u *uses, call *ssa.Call) {
	args := call.Call.Args
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		if b.Name() != "delete" {
			return
		}
		key := r.container(args[0])
		if key == nil {
			return
		}
		q := u.queue(key)
		// Of a map as a queue, the next one in turn; of queues in a map, one as
		// a whole.
		counter := r.places().read(args[1])
		_, isQueue := args[0].Type().Underlying().(*types.Map).Elem().Underlying().(*types.Slice)
		if counter != nil && r.increments(call.Parent(), counter) || isQueue && !whenEmpty(call) {
			q.drains = append(q.drains, use{instr: call, pos: call.Pos(), fn: call.Parent()})
		}
		return
	}
	fn := staticCallee(call)
	if fn == nil || len(args) == 0 {
		return
	}
	push, drain := library.QueueOp(fn)
	if fn.Pkg() == r.pass.Pkg {
		push, drain = r.throughPointer(call)
	}
	if !push && !drain || fn.FullName() == "(*container/list.List).Remove" && !isFront(call) {
		return
	}
	key := r.container(args[0])
	if key == nil {
		return
	}
	q := u.queue(key)
	at := use{instr: call, pos: r.callPos(call), fn: call.Parent(), added: args[1:]}
	if push {
		q.pushes = append(q.pushes, at)
	} else {
		q.drains = append(q.drains, at)
	}
}

// whenEmpty tells whether the instruction is only reached when something has no
// elements left.
func whenEmpty(instr ssa.Instruction) bool {
	for branch := range ssax.Branches(instr.Block()) {
		cmp, ok := branch.If.Cond.(*ssa.BinOp)
		if !ok {
			continue
		}
		op := cmp.Op
		if !branch.Holds {
			op = negated(op)
		}
		n, isConst := constInt(cmp.Y)
		if !isConst || !isLength(cmp.X) {
			continue
		}
		if n == 0 && (op == token.EQL || op == token.LEQ) || n == 1 && op == token.LSS {
			return true
		}
	}
	return false
}

// isLength tells whether v is the length of something.
func isLength(v ssa.Value) bool {
	if lengthOf(v) != nil {
		return true
	}
	call, ok := v.(*ssa.Call)
	return ok && staticCallee(call) != nil && staticCallee(call).Name() == "Len"
}

// isFront tells whether the element that a call takes out of a list is its
// first or last one, and not one that was looked for.
func isFront(call *ssa.Call) bool {
	front := func(v ssa.Value) bool {
		c, ok := v.(*ssa.Call)
		return ok && staticCallee(c) != nil && (staticCallee(c).Name() == "Front" || staticCallee(c).Name() == "Back")
	}
	switch v := call.Call.Args[1].(type) {
	case *ssa.Phi:
		if !slices.ContainsFunc(v.Edges, front) {
			return false
		}
		for branch := range ssax.Branches(call.Block()) {
			if b := branch.If.Block(); v.Block().Dominates(b) && b != v.Block() {
				return false
			}
		}
		return true
	case *ssa.UnOp:
		cell, ok := v.X.(*ssa.Alloc)
		if !ok {
			return false
		}
		for store := range ssax.Refs[*ssa.Store](cell) {
			if front(store.Val) {
				return true
			}
		}
		return false
	default:
		return front(v)
	}
}

// throughPointer tells whether a method of a slice type appends to, or takes
// from, what its receiver points to.
func (r *Result) throughPointer(call *ssa.Call) (push, drain bool) {
	fn := call.Call.StaticCallee()
	if fn == nil || !r.ir.Has(fn) || len(fn.Params) == 0 {
		return false, false
	}
	self := fn.Params[0]
	p, ok := self.Type().Underlying().(*types.Pointer)
	if !ok {
		return false, false
	}
	if _, ok := p.Elem().Underlying().(*types.Slice); !ok {
		return false, false
	}
	loads := func(v ssa.Value) bool {
		load, ok := v.(*ssa.UnOp)
		return ok && load.X == self
	}
	for store := range ssax.Refs[*ssa.Store](self) {
		if store.Addr != self {
			continue
		}
		if app := appendCall(store.Val); app != nil && loads(app.Call.Args[0]) {
			push = true
		}
		if cut, ok := store.Val.(*ssa.Slice); ok && loads(cut.X) && cut.Low != nil {
			drain = true
		}
	}
	return push && !drain, drain
}

// -- queues between goroutines --

const maxQueueCallers = 2

func (r *Result) shared(q *queue) (Queue, bool) {
	if len(q.pushes) == 0 || len(q.drains) == 0 || r.isMeasuredElsewhere(q) {
		return Queue{}, false
	}
	if _, ok := placeIn(q.key).(*ssa.Alloc); ok && !r.isCaptured(q) || isFreeList(q) || r.isPopulation(q) {
		return Queue{}, false
	}
	if r.isTallied(q) {
		return Queue{}, false
	}
	for _, push := range q.pushes {
		if slices.ContainsFunc(q.drains, func(d use) bool { return d.fn == push.fn }) {
			continue
		}
		if slices.ContainsFunc(q.pushes, func(o use) bool { return o.fn != push.fn && r.isLimitedAt(q, o) }) {
			continue // the queue has a limit, and this one may go over it
		}
		if r.isWaiter(push) || r.beginsAnew(q, push) || r.isBounded(q, push, push.instr, push.fn, 0) || r.drainsItself(q, push) {
			continue
		}
		for _, drain := range q.drains {
			if push.ring != drain.ring || isTimed(drain) || r.putsBack(push, drain) {
				continue
			}
			how, ok := r.wakes(q, push, drain)
			if !ok || !r.betweenGoroutines(q, push, drain) {
				continue
			}
			name := r.queueName(q, push)
			found := Queue{
				Pos: push.pos, Kind: Shared, Name: name,
				Producer: ir.FuncName(push.fn), Consumer: ir.FuncName(drain.fn),
				Deliberate: r.isDeliberate(q, push),
			}
			found.Steps = append(found.Steps, Step{drain.pos, ir.FuncName(drain.fn) + " takes from " + name + " here."}, how)
			return found, true
		}
	}
	return Queue{}, false
}

// isLimitedAt tells whether the function of a push compares how much there is.
func (r *Result) isLimitedAt(q *queue, push use) bool {
	for branch := range ssax.All[*ssa.If]([]*ssa.Function{push.fn}) {
		if r.limits(branch, q, push.instr, push.fn) {
			return true
		}
	}
	return false
}

// beginsAnew tells whether the function of the push empties the place first:
// then there is never more in it than one call puts there.
func (r *Result) beginsAnew(q *queue, push use) bool {
	for _, store := range r.places().stores[q.key] {
		if store.Parent() != push.fn || appendCall(store.Val) != nil || !ssax.Precedes(store, push.instr) || ssax.Reaches(push.instr, store, nil) {
			continue
		}
		switch v := store.Val.(type) {
		case *ssa.Const, *ssa.MakeSlice, *ssa.MakeMap:
			return true
		case *ssa.Slice:
			if n, ok := constInt(v.High); ok && n == 0 {
				return true
			}
			if _, fresh := v.X.(*ssa.Alloc); fresh {
				return true
			}
		}
	}
	return false
}

const maxDrainCalls = 4

// drainsItself tells whether the function of the push goes on to take from the
// queue itself, or calls what does: the producer is its own consumer.
func (r *Result) drainsItself(q *queue, push use) bool {
	seen := map[*ssa.Function]bool{push.fn: true}
	level := []*ssa.Function{push.fn}
	for range maxDrainCalls {
		var next []*ssa.Function
		for _, fn := range level {
			for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
				if fn == push.fn && !ssax.Reaches(push.instr, call, nil) && !ssax.InLoop(push.instr.Block()) {
					if !isAlternative(call, push.instr) {
						continue
					}
				}
				for _, callee := range r.gorun.Callees(call) {
					if seen[callee] || !r.ir.Has(callee) {
						continue
					}
					seen[callee] = true
					if slices.ContainsFunc(q.drains, func(d use) bool { return d.fn == callee }) {
						return true
					}
					next = append(next, callee)
				}
			}
		}
		level = next
	}
	return false
}

// isAlternative tells whether a function does the one or the other, as one
// that gathers the parts of something until it is complete.
func isAlternative(a, b ssa.Instruction) bool {
	return !ssax.Reaches(a, b, nil) && !ssax.Reaches(b, a, nil)
}

// putsBack tells whether the drain itself adds what it does not want yet: what
// stays in the queue has been there before.
func (r *Result) putsBack(push, drain use) bool {
	if r.isFromClient(push, drain) {
		return false
	}
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{drain.fn}) {
		if slices.Contains(r.gorun.Callees(call), push.fn) {
			return true
		}
	}
	return false
}

// isFromClient tells whether what is pushed is an argument of an exported
// function other than through the drain: it has not been in the queue before.
func (r *Result) isFromClient(push, drain use) bool {
	from := func(fn *ssa.Function, values []ssa.Value) (client bool, params []int) {
		for i, p := range fn.Params {
			if i == 0 && fn.Signature.Recv() != nil {
				continue
			}
			if slices.ContainsFunc(values, func(v ssa.Value) bool { return isGivenAs(v, p, 0) }) {
				client = client || isExported(fn) && fn.Parent() == nil
				params = append(params, i)
			}
		}
		return client, params
	}
	client, params := from(push.fn, push.added)
	if client {
		return true
	}
	for _, call := range r.gorun.Callers(push.fn) {
		args := call.Common().Args
		if call.Parent() == drain.fn || len(args) != len(push.fn.Params) {
			continue
		}
		for _, i := range params {
			if client, _ := from(call.Parent(), args[i:i+1]); client {
				return true
			}
		}
	}
	return false
}

// isGivenAs tells whether v is the parameter, or a struct that is made of it.
func isGivenAs(v ssa.Value, p *ssa.Parameter, depth int) bool {
	if given(v) == ssa.Value(p) {
		return true
	}
	if depth > 3 {
		return false
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return isGivenAs(v.X, p, depth+1)
	case *ssa.ChangeType:
		return isGivenAs(v.X, p, depth+1)
	case *ssa.UnOp:
		return v.Op == token.MUL && isGivenAs(v.X, p, depth+1)
	case *ssa.Alloc:
		for at := range ssax.Refs[*ssa.FieldAddr](v) {
			for store := range ssax.Refs[*ssa.Store](at) {
				if store.Addr == at && isGivenAs(store.Val, p, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

// isTallied tells whether a number goes up where the queue gets longer and
// down where it gets shorter, and is compared with a limit anywhere.
func (r *Result) isTallied(q *queue) bool {
	for _, push := range q.pushes {
		for _, up := range r.numbers().changedIn(push.fn, true) {
			if !r.numbers().compared[up] {
				continue
			}
			for _, drain := range q.drains {
				if slices.Contains(r.numbers().changedIn(drain.fn, false), up) {
					return true
				}
			}
		}
	}
	return false
}

// Tallies are numbers in fields and variables that go up and down.
type tallies struct {
	up, down map[*ssa.Function][]any
	compared map[any]bool          // with a number other than 0 and 1
	gives    map[*ssa.Function]any // functions that return one
}

func (t *tallies) changedIn(fn *ssa.Function, up bool) []any {
	if up {
		return t.up[fn]
	}
	return t.down[fn]
}

// numberIn returns the place whose number v is, read as it is or atomically, or
// nil.
func (r *Result) numberIn(v ssa.Value) any {
	for range 4 {
		switch c := v.(type) {
		case *ssa.Convert:
			v = c.X
			continue
		case *ssa.Call:
			if fn := staticCallee(c); fn != nil && fn.Pkg().Path() == "sync/atomic" && len(c.Call.Args) > 0 {
				return r.places().placeOf(c.Call.Args[0])
			}
			if own := ssax.Origin(c.Call.StaticCallee()); own != nil && r.tallied != nil {
				return r.tallied.gives[own]
			}
		}
		break
	}
	return r.places().read(v)
}

func (r *Result) numbers() *tallies {
	r.tallying.Do(func() {
		x := r.places()
		t := &tallies{map[*ssa.Function][]any{}, map[*ssa.Function][]any{}, map[any]bool{}, map[*ssa.Function]any{}}
		r.tallied = t
		number := r.numberIn
		for _, fn := range r.ir.Funcs {
			for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
				switch i := instr.(type) {
				case *ssa.Store:
					sum, ok := i.Val.(*ssa.BinOp)
					key := x.placeOf(i.Addr)
					if !ok || key == nil || x.read(sum.X) != key {
						continue
					}
					switch sum.Op {
					case token.ADD:
						t.up[fn] = append(t.up[fn], key)
					case token.SUB:
						t.down[fn] = append(t.down[fn], key)
					}
				case *ssa.Call:
					callee := staticCallee(i)
					if callee == nil || callee.Pkg().Path() != "sync/atomic" || !strings.HasPrefix(callee.Name(), "Add") || len(i.Call.Args) < 2 {
						continue
					}
					key := x.placeOf(i.Call.Args[0])
					if key == nil {
						continue
					}
					if n, ok := constInt(i.Call.Args[1]); ok && n < 0 {
						t.down[fn] = append(t.down[fn], key)
					} else if ok {
						t.up[fn] = append(t.up[fn], key)
					} else {
						t.up[fn], t.down[fn] = append(t.up[fn], key), append(t.down[fn], key)
					}
				case *ssa.Return:
					if len(i.Results) == 1 && isNumber(i.Results[0].Type()) {
						if key := number(i.Results[0]); key != nil {
							t.gives[fn] = key
						}
					}
				}
			}
		}
		for cmp := range ssax.All[*ssa.BinOp](r.ir.Funcs) {
			switch cmp.Op {
			case token.LSS, token.LEQ, token.GTR, token.GEQ:
			default:
				continue
			}
			if !measures(cmp, nil) {
				continue
			}
			for _, side := range []ssa.Value{cmp.X, cmp.Y} {
				if sum, ok := side.(*ssa.BinOp); ok {
					side = sum.X
				}
				if key := number(side); key != nil {
					t.compared[key] = true
				}
			}
		}
	})
	return r.tallied
}

// isPopulation tells whether a function that changes the place compares a
// number in the same struct with a limit: the struct counts its elements
// wherever they are, in the place or out of it.
func (r *Result) isPopulation(q *queue) bool {
	field, ok := q.key.(*types.Var)
	if !ok || !field.IsField() {
		return false
	}
	r.counting.Do(func() {
		r.counted = map[*types.Var]bool{}
		for _, fn := range r.ir.Funcs {
			var changed []*types.Var
			var tests []*ssa.BinOp
			for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
				switch instr := instr.(type) {
				case *ssa.Store:
					if addr, ok := instr.Addr.(*ssa.FieldAddr); ok {
						changed = append(changed, fieldOf(addr))
					}
				case *ssa.BinOp:
					switch instr.Op {
					case token.LSS, token.LEQ, token.GTR, token.GEQ:
						tests = append(tests, instr)
					}
				}
			}
			for _, f := range changed {
				r.counted[f] = r.counted[f] || slices.ContainsFunc(tests, func(t *ssa.BinOp) bool { return isCount(t.X, t.Y, f) || isCount(t.Y, t.X, f) })
			}
		}
	})
	return r.counted[field]
}

// isCount tells whether v is read from an integer field beside the place, and
// limit is neither a constant nor a length.
func isCount(v, limit ssa.Value, place *types.Var) bool {
	switch limit := limit.(type) {
	case *ssa.Const:
		return false
	case *ssa.Call:
		if b, ok := limit.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return false // a high-water mark
		}
	}
	if isCounter(limit) {
		return false // the condition of a loop
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	addr, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	f := fieldOf(addr)
	basic, ok := f.Type().Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsInteger == 0 {
		return false
	}
	s, ok := addr.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for i := range s.NumFields() {
		if s.Field(i).Origin() == place {
			return true
		}
	}
	return false
}

// isTimed tells whether an element is only taken out when its time has come:
// then it is a timer, and no slow consumer keeps it.
func isTimed(drain use) bool {
	ofTime := func(v ssa.Value) bool {
		call, ok := v.(*ssa.Call)
		return ok && staticCallee(call) != nil && staticCallee(call).Pkg().Path() == "time"
	}
	for branch := range ssax.Branches(drain.instr.Block()) {
		switch cond := conditionOf(branch.If.Cond).(type) {
		case *ssa.Call:
			if ofTime(cond) {
				return true
			}
		case *ssa.BinOp:
			if ofTime(cond.X) || ofTime(cond.Y) {
				return true
			}
		}
	}
	return false
}

// isFreeList tells by its name whether a place holds what may be used again,
// and so never more than there ever was in use.
func isFreeList(q *queue) bool {
	name := strings.ToLower(nameOfPlace(q.key))
	return slices.ContainsFunc([]string{"free", "idle", "pool", "spare", "avail", "recycl", "unused", "reuse"}, func(word string) bool { return strings.Contains(name, word) })
}

// placeIn returns the place in which the elements stand that a key names.
func placeIn(key any) any {
	for {
		e, ok := key.(elementOf)
		if !ok {
			return key
		}
		key = e.place
	}
}

func nameOfPlace(key any) string {
	switch key := placeIn(key).(type) {
	case *types.Var:
		return key.Name()
	case *ssa.Global:
		return key.Name()
	case *ssa.Alloc:
		return key.Comment
	}
	return ""
}

// isCaptured tells whether a variable is used by more than one function.
func (r *Result) isCaptured(q *queue) bool {
	for _, p := range q.pushes {
		for _, d := range q.drains {
			if p.fn != d.fn {
				return true
			}
		}
	}
	return false
}

func (r *Result) queueName(q *queue, push use) string {
	if call, ok := r.ir.NodeAt(r.lparen(push)).(*ast.CallExpr); ok {
		if _, isMethod := push.instr.(*ssa.Call); isMethod {
			if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && r.pass.TypesInfo.Selections[sel] != nil {
				if text := ir.Text(sel.X); text != "" {
					return text
				}
			}
		}
		if len(call.Args) > 0 {
			arg := call.Args[0]
			if address, ok := arg.(*ast.UnaryExpr); ok && address.Op == token.AND {
				arg = address.X
			}
			if text := ir.Text(arg); text != "" {
				return text
			}
		}
	}
	if name := r.assignedName(push.pos); name != "" {
		return name
	}
	if name := nameOfPlace(q.key); name != "" {
		return name
	}
	return "the queue"
}

func (r *Result) lparen(push use) token.Pos {
	switch i := push.instr.(type) {
	case *ssa.Store:
		return i.Val.Pos()
	case *ssa.MapUpdate:
		return i.Value.Pos()
	}
	return push.instr.Pos()
}

// callersOf returns fn and the functions that call it, a few calls up.
func (r *Result) callersOf(fn *ssa.Function) []*ssa.Function {
	if known, ok := r.above.Load(fn); ok {
		return slices.Clip(known.([]*ssa.Function))
	}
	list := []*ssa.Function{fn}
	for from, depth := 0, 0; depth < maxQueueCallers; depth++ {
		end := len(list)
		for _, f := range list[from:end] {
			for _, call := range r.gorun.Callers(f) {
				if caller := call.Parent(); !slices.Contains(list, caller) && !r.inTest(caller.Pos()) {
					list = append(list, caller)
				}
			}
		}
		from = end
	}
	r.above.Store(fn, list)
	return slices.Clip(list)
}

// withCallees adds the functions of the package that those of the list call.
func (r *Result) withCallees(list []*ssa.Function) []*ssa.Function {
	for _, fn := range list {
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
			if own := call.Call.StaticCallee(); own != nil && r.ir.Has(own) && !slices.Contains(list, own) {
				list = append(list, own)
			}
		}
	}
	return list
}

func (r *Result) inTest(pos token.Pos) bool {
	file := r.pass.Fset.File(pos)
	return file != nil && strings.HasSuffix(file.Name(), "_test.go")
}

// wakes returns what tells that the drain waits for the push: a condition, a
// channel, or a loop that comes back to it.
func (r *Result) wakes(q *queue, push, drain use) (Step, bool) {
	producers, consumers := r.around(push.fn), r.around(drain.fn)
	signals, waits := r.conditions()
	for _, s := range signals {
		if !producers[s.Parent()] {
			continue
		}
		for _, w := range waits {
			if !consumers[w.Parent()] {
				continue
			}
			a, b := r.container(s.Common().Args[0]), r.container(w.Common().Args[0])
			if a == nil || a == b {
				return Step{w.Pos(), ir.FuncName(w.Parent()) + " waits here for an element."}, true
			}
		}
	}
	for _, c := range r.wakeUps() {
		var sent bool
		for _, op := range c.Sends() {
			sent = sent || producers[op.Fn()]
		}
		if !sent {
			continue
		}
		for _, op := range c.Receives() {
			if consumers[op.Fn()] {
				return Step{op.Pos(), ir.FuncName(op.Fn()) + " is woken here."}, true
			}
		}
	}
	starters := r.withCallees([]*ssa.Function{push.fn})
	for _, s := range r.gorun.Spawns() {
		if slices.Contains(starters, s.In()) && slices.ContainsFunc(s.Runs, func(fn *ssa.Function) bool { return consumers[fn] }) {
			return Step{s.Pos(), "The goroutine that takes them is started here."}, true
		}
	}
	if at, ok := r.drainsInLoop(drain.instr, drain.fn, 0); ok {
		return Step{at, "It runs in the loop of a goroutine of its own."}, true
	}
	return Step{}, false
}

// around returns the functions that lead to fn, fn itself, and what all of
// them call.
func (r *Result) around(fn *ssa.Function) map[*ssa.Function]bool {
	if known, ok := r.near[fn]; ok {
		return known
	}
	set := map[*ssa.Function]bool{}
	for _, f := range r.withCallees(r.callersOf(fn)) {
		set[f] = true
	}
	if r.near == nil {
		r.near = map[*ssa.Function]map[*ssa.Function]bool{}
	}
	r.near[fn] = set
	return set
}

// conditions returns the calls that signal and wait for a sync.Cond.
func (r *Result) conditions() (signals, waits []ssa.CallInstruction) {
	r.conds.Do(func() {
		for _, call := range r.ir.Calls {
			fn := staticCallee(call)
			if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "sync" {
				continue
			}
			switch fn.FullName() {
			case "(*sync.Cond).Signal", "(*sync.Cond).Broadcast":
				r.signals = append(r.signals, call)
			case "(*sync.Cond).Wait":
				r.waits = append(r.waits, call)
			}
		}
	})
	return r.signals, r.waits
}

// wakeUps returns the channels whose values only wake their receiver.
func (r *Result) wakeUps() []*chans.Channel {
	r.waking.Do(func() {
		for _, c := range r.chans.Channels {
			if isWakeUp(c.Elem()) {
				r.wakers = append(r.wakers, c)
			}
		}
	})
	return r.wakers
}

func isWakeUp(t types.Type) bool {
	if t == nil {
		return false
	}
	if isMark(t) {
		return true
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsBoolean|types.IsInteger) != 0
}

// drainsInLoop tells whether the instruction stands in a loop that waits or
// has no end, of a function that runs on a goroutine of its own, or is called
// from one.
func (r *Result) drainsInLoop(at ssa.Instruction, fn *ssa.Function, depth int) (token.Pos, bool) {
	byClient := fn.Parent() == nil && isExported(fn) && len(r.gorun.Callers(fn)) == 0
	if len(r.gorun.SpawnsOf(fn)) > 0 || fn.Parent() == nil && fn.Name() == "main" || byClient {
		for _, l := range ssax.Loops(at.Block()) {
			if r.comesBack(l) && !r.isServed(l, at) && (!byClient || waitsItself(l)) {
				return loopPos(l, at), true
			}
		}
	}
	if depth >= maxQueueCallers+1 {
		return token.NoPos, false
	}
	for _, call := range r.gorun.Callers(fn) {
		if call.Parent() == fn {
			continue
		}
		if pos, ok := r.drainsInLoop(call, call.Parent(), depth+1); ok {
			return pos, true
		}
	}
	return token.NoPos, false
}

// isServed tells whether a turn of the loop gets an item from a channel before
// it comes to the instruction: then that is what it waits for.
func (r *Result) isServed(l *ssax.Loop, at ssa.Instruction) bool {
	for instr := range l.Instrs {
		switch i := instr.(type) {
		case *ssa.UnOp:
			if i.Op == token.ARROW && isData(i.X) && !isWakeUp(i.X.Type().Underlying().(*types.Chan).Elem()) && ssax.Precedes(i, at) {
				return true
			}
		case *ssa.Select:
			if arm := ssax.Arm(i, at.Block()); arm >= 0 && i.States[arm].Dir == types.RecvOnly && isData(i.States[arm].Chan) && !isWakeUp(i.States[arm].Chan.Type().Underlying().(*types.Chan).Elem()) {
				return true
			}
		}
	}
	return false
}

func loopPos(l *ssax.Loop, at ssa.Instruction) token.Pos {
	if at.Pos().IsValid() {
		return at.Pos()
	}
	return l.Header.Parent().Pos()
}

// comesBack tells whether a loop waits in each turn, or never ends.
func (r *Result) comesBack(l *ssax.Loop) bool {
	if isCounted(l) {
		return false
	}
	exits := false
	for instr := range l.Instrs {
		switch i := instr.(type) {
		case *ssa.Select:
			return true
		case *ssa.UnOp:
			if i.Op == token.ARROW {
				return true
			}
		case *ssa.Call:
			if fn := staticCallee(i); fn != nil && (fn.FullName() == "time.Sleep" || fn.FullName() == "(*sync.Cond).Wait") {
				return true
			}
			if callee := i.Call.StaticCallee(); callee != nil && r.summary.MayBlock(callee) != 0 {
				return true
			}
		}
		for _, next := range instr.Block().Succs {
			exits = exits || !l.Has(next)
		}
	}
	return !exits
}

// waitsItself tells whether a turn of the loop waits for a time or an event.
func waitsItself(l *ssax.Loop) bool {
	for instr := range l.Instrs {
		switch i := instr.(type) {
		case *ssa.Select:
			if i.Blocking {
				return true
			}
		case *ssa.UnOp:
			if i.Op == token.ARROW {
				return true
			}
		case *ssa.Call:
			if fn := staticCallee(i); fn != nil && (fn.FullName() == "time.Sleep" || fn.FullName() == "(*sync.Cond).Wait") {
				return true
			}
		}
	}
	return false
}

// betweenGoroutines tells whether the push may run on another goroutine than
// the drain.
func (r *Result) betweenGoroutines(q *queue, push, drain use) bool {
	if cell, ok := placeIn(q.key).(*ssa.Alloc); ok && drain.fn == cell.Parent() && !slices.ContainsFunc(ssax.Loops(drain.instr.Block()), r.comesBack) {
		return false // gathered by a literal and looked at when that is done
	}
	a, b := r.gorun.RunBy(push.fn), r.gorun.RunBy(drain.fn)
	if len(a) == 0 {
		return true // nothing here runs it, so others are meant to
	}
	for _, g := range a {
		if g.Kind == gorun.Client || !slices.Contains(b, g) {
			return true
		}
	}
	return false
}

// isWaiter tells whether what is pushed is somebody's place in a line: a
// channel on which he waits; or a connection, of which there are as many as are
// open.
func (r *Result) isWaiter(push use) bool {
	for _, v := range push.added {
		t := v.Type()
		if isEntityType(t) {
			return true
		}
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if _, ok := t.Underlying().(*types.Chan); ok {
			return true
		}
	}
	return false
}

// isMeasuredElsewhere tells whether a function that does not push compares the
// length of the queue with a number.
func (r *Result) isMeasuredElsewhere(q *queue) bool {
	var pushers []*ssa.Function
	for _, p := range q.pushes {
		pushers = append(pushers, r.callersOf(p.fn)...)
	}
	for _, v := range q.lens {
		fn := v.(*ssa.Call).Parent()
		for _, cmp := range comparisonsOf(v) {
			if slices.Contains(pushers, fn) {
				continue // isBounded looks at its effect
			}
			if measures(cmp, v) && !r.isCursor(q, cmp) {
				return true
			}
		}
	}
	return false
}

// isCursor tells whether a comparison asks whether the drain has come to the
// end: with the index of what it takes next.
func (r *Result) isCursor(q *queue, cmp *ssa.BinOp) bool {
	for _, side := range []ssa.Value{cmp.X, cmp.Y} {
		key := r.places().read(side)
		if key == nil {
			continue
		}
		for _, drain := range q.drains {
			if s, ok := drain.instr.(*ssa.Store); ok && r.places().placeOf(s.Addr) == key {
				return true
			}
		}
	}
	return false
}

// comparisonsOf returns the comparisons in which v, or a sum with it, stands.
func comparisonsOf(v ssa.Value) []*ssa.BinOp {
	var list []*ssa.BinOp
	var follow func(v ssa.Value, depth int)
	follow = func(v ssa.Value, depth int) {
		if depth > 4 || v.Referrers() == nil {
			return
		}
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.BinOp:
				switch ref.Op {
				case token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ:
					list = append(list, ref)
				default:
					follow(ref, depth+1)
				}
			case *ssa.Convert:
				follow(ref, depth+1)
			case *ssa.Phi:
				follow(ref, depth+1)
			case *ssa.Store:
				if cell, ok := ref.Addr.(*ssa.Alloc); ok && ref.Val == v {
					for load := range ssax.Refs[*ssa.UnOp](cell) {
						follow(load, depth+1)
					}
				}
			}
		}
	}
	follow(v, 0)
	return list
}

// measures tells whether a comparison holds a length against a number other
// than 0 and 1 that is not the index of a loop.
func measures(cmp *ssa.BinOp, length ssa.Value) bool {
	if isCounter(cmp.X) || isCounter(cmp.Y) {
		return false
	}
	for _, side := range []ssa.Value{cmp.X, cmp.Y} {
		if n, ok := constInt(side); ok && -1 <= n && n <= 1 {
			return false
		}
	}
	return true
}

// isBounded tells whether something keeps the push from being reached without
// end: in its function before it, or in all that call it.
func (r *Result) isBounded(q *queue, push use, at ssa.Instruction, fn *ssa.Function, depth int) bool {
	if r.boundedHere(q, push, at, fn) {
		return true
	}
	if depth >= maxQueueCallers || isExported(outermost(fn)) && fn.Parent() == nil {
		return false
	}
	calls := 0
	for _, call := range r.gorun.Callers(fn) {
		if r.inTest(call.Pos()) {
			continue
		}
		calls++
		if call.Parent() == fn || !r.isBounded(q, push, call, call.Parent(), depth+1) {
			return false
		}
	}
	return calls > 0
}

func (r *Result) boundedHere(q *queue, push use, at ssa.Instruction, fn *ssa.Function) bool {
	w := &walkUp{r: r}
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			if instr == at {
				continue
			}
			switch i := instr.(type) {
			case *ssa.Call:
				callee := staticCallee(i)
				if callee == nil {
					continue
				}
				switch name := callee.FullName(); {
				case name == "(*sync.Cond).Wait":
					return true
				case name == "(*sync.WaitGroup).Wait" && ssax.Precedes(at, i):
					return true
				case callee.Pkg() != r.pass.Pkg && callee.Pkg().Path() != "sync" && library.Limits(callee) && ssax.Precedes(i, at):
					return true
				}
				own := ssax.Origin(i.Call.StaticCallee())
				if own == nil || !r.ir.Has(own) {
					continue
				}
				if ssax.Precedes(i, at) && r.waitsForRoom(own, q, 0) || ssax.Precedes(at, i) && waitsForAnswer(own) {
					return true
				}
			case *ssa.Send:
				if ssax.Precedes(i, at) && r.isSemaphore(i.Chan) {
					return true
				}
			case *ssa.UnOp:
				if i.Op == token.ARROW && (r.isToken(i, at) || ssax.Reaches(at, i, nil) && !ssax.InLoop(i.Block())) {
					return true
				}
			case *ssa.Select:
				if arm := ssax.Arm(i, at.Block()); arm >= 0 && i.States[arm].Dir == types.SendOnly {
					return true
				}
				if i.Blocking && !ssax.InLoop(i.Block()) && ssax.Reaches(at, i, nil) && receivesData(i) {
					return true
				}
			case *ssa.If:
				if r.limits(i, q, at, fn) {
					return true
				}
			case *ssa.Store:
				if marksElement(i, q, push) {
					return true
				}
			}
		}
	}
	for branch := range ssax.Branches(at.Block()) {
		if cmp, ok := branch.If.Cond.(*ssa.BinOp); ok && cmp.Op != token.EQL && cmp.Op != token.NEQ {
			continue // limits has looked at it
		}
		if asksForFirst(branch.If.Cond, push) {
			continue
		}
		if r.asksWhetherIn(branch.If.Cond, q, 0) || asksForMember(branch.If.Cond, push) {
			return true
		}
		if w.limitingTest(branch.If.Cond, fn, nil, 0) {
			return true
		}
	}
	return false
}

// marksElement tells whether a store sets a flag of something other than the
// queue's owner: what is queued notes that it is, and is queued once.
func marksElement(s *ssa.Store, q *queue, push use) bool {
	c, ok := s.Val.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.Bool || !constant.BoolVal(c.Value) {
		return false
	}
	flag, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	owner := flag.X.Type()
	for _, v := range push.fn.Params {
		if types.Identical(v.Type(), owner) && v == push.fn.Params[0] && push.fn.Signature.Recv() != nil {
			return false
		}
	}
	if recv := s.Parent().Signature.Recv(); recv != nil && types.Identical(recv.Type(), owner) {
		return false
	}
	for _, free := range s.Parent().FreeVars {
		if p, ok := free.Type().Underlying().(*types.Pointer); ok && types.Identical(p.Elem(), owner) {
			return false
		}
	}
	_, local := flag.X.(*ssa.Alloc)
	return !local
}

// asksWhetherIn tells whether a condition asks whether an element stands in
// the queue already.
func (r *Result) asksWhetherIn(cond ssa.Value, q *queue, depth int) bool {
	switch c := cond.(type) {
	case *ssa.UnOp:
		return depth < 3 && c.Op == token.NOT && r.asksWhetherIn(c.X, q, depth+1)
	case *ssa.BinOp:
		return depth < 3 && (r.asksWhetherIn(c.X, q, depth+1) || r.asksWhetherIn(c.Y, q, depth+1))
	case *ssa.Call:
		fn := staticCallee(c)
		if fn == nil {
			return false
		}
		if fn.Pkg() != nil && fn.Pkg().Path() == "slices" {
			return (strings.HasPrefix(fn.Name(), "Contains") || strings.HasPrefix(fn.Name(), "Index")) && r.container(c.Call.Args[0]) == q.key
		}
		own := ssax.Origin(c.Call.StaticCallee())
		if own == nil || !r.ir.Has(own) {
			return false
		}
		for at := range ssax.All[*ssa.IndexAddr]([]*ssa.Function{own}) {
			if r.places().read(at.X) == q.key {
				return true
			}
		}
	}
	return false
}

// asksForMember tells whether a condition asks a set for what is pushed.
func asksForMember(cond ssa.Value, push use) bool {
	call, ok := conditionOf(cond).(*ssa.Call)
	if !ok || staticCallee(call) == nil {
		return false
	}
	switch staticCallee(call).Name() {
	case "Has", "Contains", "Exists", "Exist", "Includes":
	default:
		return false
	}
	return slices.ContainsFunc(call.Call.Args, func(a ssa.Value) bool {
		return slices.ContainsFunc(push.added, func(v ssa.Value) bool { return a == v || ssax.KeyOf(a) == ssax.KeyOf(v) })
	})
}

// asksForFirst tells whether a condition asks whether a chain has a node yet.
func asksForFirst(cond ssa.Value, push use) bool {
	cmp, ok := cond.(*ssa.BinOp)
	if !ok || len(push.added) != 1 {
		return false
	}
	_, pointer := push.added[0].Type().Underlying().(*types.Pointer)
	return pointer && types.Identical(cmp.X.Type(), push.added[0].Type()) && isNothing(cmp.Y)
}

// waitsForAnswer tells whether a function receives something on the way
// through, and not in a loop of its own.
func waitsForAnswer(fn *ssa.Function) bool {
	for _, block := range fn.Blocks {
		if ssax.InLoop(block) {
			continue
		}
		for _, instr := range block.Instrs {
			switch i := instr.(type) {
			case *ssa.UnOp:
				if i.Op == token.ARROW {
					return true
				}
			case *ssa.Select:
				if i.Blocking && receivesData(i) {
					return true
				}
			}
		}
	}
	return false
}

// receivesData tells whether the select waits for an answer, and not only for
// an end.
func receivesData(sel *ssa.Select) bool {
	for _, state := range sel.States {
		if state.Dir == types.RecvOnly {
			if call, ok := state.Chan.(*ssa.Call); ok && staticCallee(call) != nil && staticCallee(call).Name() == "Done" {
				continue
			}
			return true
		}
	}
	return false
}

// isToken tells whether a receive before the push takes room: it happens for
// each push, and what it gives is not what is pushed.
func (r *Result) isToken(recv *ssa.UnOp, at ssa.Instruction) bool {
	if !ssax.Precedes(recv, at) || !r.isSemaphore(recv.X) {
		return false
	}
	if loops := ssax.Loops(at.Block()); len(loops) > 0 && !loops[0].Has(recv.Block()) {
		return false
	}
	d := &dependence{item: &item{instr: recv, values: []ssa.Value{recv}}, seen: map[ssa.Value]bool{}}
	for _, operand := range at.Operands(nil) {
		if *operand != nil && d.on(*operand) {
			return false
		}
	}
	return true
}

// isSemaphore tells whether a send before a push takes room: the channel has a
// buffer, and carries marks.
func (r *Result) isSemaphore(ch ssa.Value) bool {
	c, ok := ch.Type().Underlying().(*types.Chan)
	return ok && isWakeUp(c.Elem())
}

// waitsForRoom tells whether a function that is called before the push waits
// on a condition or semaphore.
func (r *Result) waitsForRoom(fn *ssa.Function, q *queue, depth int) bool {
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			switch i := instr.(type) {
			case *ssa.Call:
				callee := staticCallee(i)
				if callee == nil {
					continue
				}
				if callee.FullName() == "(*sync.Cond).Wait" || callee.Pkg() != r.pass.Pkg && callee.Pkg().Path() != "sync" && library.Limits(callee) {
					return true
				}
				if own := i.Call.StaticCallee(); depth < 1 && own != nil && r.ir.Has(own) && r.waitsForRoom(own, q, depth+1) {
					return true
				}
			case *ssa.Send:
				if r.isSemaphore(i.Chan) {
					return true
				}
			case *ssa.Select:
				if i.Blocking && slices.ContainsFunc(i.States, func(s *ssa.SelectState) bool { return s.Dir == types.SendOnly && r.isSemaphore(s.Chan) }) {
					return true
				}
			}
		}
	}
	return false
}

// limits tells whether a branch compares how much there is, and has an outcome
// that refuses, drops or waits.
func (r *Result) limits(branch *ssa.If, q *queue, at ssa.Instruction, fn *ssa.Function) bool {
	if !r.asksHowMuch(branch.Cond, q, fn, 0) {
		return false
	}
	block := branch.Block()
	for i, next := range block.Succs {
		other := block.Succs[1-i]
		// One outcome does not come to the push, and the other does.
		if !reaches(next, at.Block(), block) && reaches(other, at.Block(), block) {
			return true
		}
		// One outcome does something about it.
		if other == next {
			continue
		}
		for _, b := range fn.Blocks {
			if b != next && !next.Dominates(b) || len(next.Preds) != 1 || b == at.Block() {
				continue
			}
			for _, instr := range b.Instrs {
				if r.makesRoom(instr, q) || r.sets(instr, branch.Cond) {
					return true
				}
			}
		}
	}
	return false
}

// reaches tells whether block to may run after from, not passing through the
// block cut.
func reaches(from, to, cut *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{cut: true}
	stack := []*ssa.BasicBlock{from}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if b == to {
			return true
		}
		if !seen[b] {
			seen[b] = true
			stack = append(stack, b.Succs...)
		}
	}
	return false
}

func (r *Result) makesRoom(instr ssa.Instruction, q *queue) bool {
	if slices.ContainsFunc(q.drains, func(d use) bool { return d.instr == instr }) {
		return true
	}
	switch i := instr.(type) {
	case *ssa.Send:
		return true
	case *ssa.UnOp:
		return i.Op == token.ARROW
	case *ssa.Select:
		return i.Blocking
	case *ssa.Store:
		if key := r.places().placeOf(i.Addr); key == q.key {
			_, grown := i.Val.(*ssa.MakeSlice)
			return !grown && appendCall(i.Val) == nil
		}
	case *ssa.Call:
		callee := staticCallee(i)
		if callee != nil && (callee.FullName() == "(*sync.Cond).Wait" || callee.FullName() == "time.Sleep" || callee.FullName() == "runtime.Gosched") {
			return true
		}
		if own := i.Call.StaticCallee(); own != nil && r.ir.Has(own) {
			return r.summary.MayBlock(own)&^library.Lock&^library.File != 0 || slices.ContainsFunc(q.drains, func(d use) bool { return d.fn == own })
		}
	}
	return false
}

// sets tells whether an outcome of a condition leaves a mark: it stores to a
// field, and not the highest value so far or the number of times.
func (r *Result) sets(instr ssa.Instruction, cond ssa.Value) bool {
	if call, ok := instr.(*ssa.Call); ok {
		fn := staticCallee(call)
		return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "sync/atomic" && (strings.HasPrefix(fn.Name(), "Store") || strings.HasPrefix(fn.Name(), "Swap") || strings.HasPrefix(fn.Name(), "CompareAndSwap"))
	}
	store, ok := instr.(*ssa.Store)
	if !ok {
		return false
	}
	key, ok := r.places().placeOf(store.Addr).(*types.Var)
	if !ok {
		return false
	}
	if sum, ok := store.Val.(*ssa.BinOp); ok && sum.Op == token.ADD || appendCall(store.Val) != nil {
		return false
	}
	if _, grown := store.Val.(*ssa.MakeSlice); grown {
		return false
	}
	if cmp, ok := cond.(*ssa.BinOp); ok {
		return !slices.Contains(append(r.places().readsIn(cmp.X, 0), r.places().readsIn(cmp.Y, 0)...), any(key))
	}
	return true
}

// asksHowMuch tells whether a condition compares the length of the queue, or a
// count that the push keeps beside it, with a number.
func (r *Result) asksHowMuch(cond ssa.Value, q *queue, fn *ssa.Function, depth int) bool {
	if depth > 3 {
		return false
	}
	switch c := cond.(type) {
	case *ssa.UnOp:
		return c.Op == token.NOT && r.asksHowMuch(c.X, q, fn, depth+1)
	case *ssa.Phi:
		return slices.ContainsFunc(c.Edges, func(e ssa.Value) bool { return r.asksHowMuch(e, q, fn, depth+1) })
	case *ssa.Call:
		own := c.Call.StaticCallee()
		if own == nil || !r.ir.Has(own) {
			return false
		}
		for cmp := range ssax.All[*ssa.BinOp]([]*ssa.Function{own}) {
			if r.asksHowMuch(cmp, q, fn, depth+1) {
				return true
			}
		}
		for i, arg := range c.Call.Args {
			if size, ok := arg.(*ssa.Call); ok && len(own.Params) == len(c.Call.Args) && comparedIn(ssax.Origin(own), ssax.Origin(own).Params[i], 0) == bounded && r.isSize(size, q) {
				return true
			}
		}
	case *ssa.BinOp:
		switch c.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ:
		default:
			return false
		}
		if !measures(c, nil) {
			return r.asksForBudget(c, q)
		}
		for _, v := range q.lens {
			if slices.Contains(comparisonsOf(v), c) {
				return true
			}
		}
		for _, side := range []ssa.Value{c.X, c.Y} {
			if c.Op != token.EQL && c.Op != token.NEQ && isAtomicCount(side, 0) {
				return true
			}
			for _, key := range r.places().readsIn(side, 0) {
				if r.isCount(key, q) {
					return true
				}
			}
		}
	}
	return false
}

// asksForBudget tells whether a comparison with zero asks for what a push uses
// up: a number that goes down where the queue gets longer.
func (r *Result) asksForBudget(cmp *ssa.BinOp, q *queue) bool {
	key := r.numberIn(cmp.X)
	if n, ok := constInt(cmp.Y); key == nil || !ok || n != 0 {
		return false
	}
	for _, push := range q.pushes {
		for _, fn := range r.callersOf(push.fn) {
			if slices.Contains(r.numbers().changedIn(fn, false), key) {
				return true
			}
		}
	}
	return false
}

// isSize tells whether a call of a function of the package gives a number that
// is worked out from the queue.
func (r *Result) isSize(call *ssa.Call, q *queue) bool {
	own := ssax.Origin(call.Call.StaticCallee())
	if own == nil || !r.ir.Has(own) || !isNumber(call.Type()) {
		return false
	}
	for load := range ssax.All[*ssa.UnOp]([]*ssa.Function{own}) {
		if r.places().read(load) == q.key {
			return true
		}
	}
	return false
}

func isAtomicCount(v ssa.Value, depth int) bool {
	switch v := v.(type) {
	case *ssa.Call:
		fn := staticCallee(v)
		return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "sync/atomic" && (strings.HasPrefix(fn.Name(), "Add") || strings.HasPrefix(fn.Name(), "Load"))
	case *ssa.BinOp:
		return depth < 3 && (isAtomicCount(v.X, depth+1) || isAtomicCount(v.Y, depth+1))
	case *ssa.Convert:
		return depth < 3 && isAtomicCount(v.X, depth+1)
	}
	return false
}

// isCount tells whether a number goes up or down with the queue: a function
// that pushes or drains changes it.
func (r *Result) isCount(key any, q *queue) bool {
	if field, ok := key.(*types.Var); ok && slices.ContainsFunc(q.pushes, func(u use) bool {
		return slices.ContainsFunc(u.added, func(v ssa.Value) bool { return hasField(v.Type(), field) })
	}) {
		return false // of an element
	}
	var around []*ssa.Function
	for _, u := range append(slices.Clone(q.pushes), q.drains...) {
		around = append(around, r.callersOf(u.fn)...)
	}
	for _, store := range r.places().stores[key] {
		sum, ok := store.Val.(*ssa.BinOp)
		if ok && (sum.Op == token.ADD || sum.Op == token.SUB) && slices.Contains(around, store.Parent()) {
			return true
		}
	}
	return false
}

// hasField tells whether the field is one of the struct that t is or points to.
func hasField(t types.Type, field *types.Var) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if f.Origin() == field {
			return true
		}
	}
	return false
}

// isDeliberate tells whether the source calls the queue unbounded: in the
// comment on its type, field or function, the names of these not counted. A
// comment that complains of it does not count.
func (r *Result) isDeliberate(q *queue, push use) bool {
	fn := outermost(push.fn)
	names := []string{fn.Name(), nameOfPlace(q.key)}
	comments := []string{r.commentAt(fn.Pos())}
	if recv := fn.Signature.Recv(); recv != nil {
		t := recv.Type()
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if named, ok := types.Unalias(t).(*types.Named); ok {
			names = append(names, named.Obj().Name())
			comments = append(comments, r.commentAt(named.Obj().Pos()))
		}
	}
	if f, ok := q.key.(*types.Var); ok {
		comments = append(comments, r.commentAt(f.Pos()))
	}
	return slices.ContainsFunc(comments, func(text string) bool {
		for _, name := range names {
			if name != "" {
				text = strings.ReplaceAll(text, name, "")
			}
		}
		text = strings.ToLower(text)
		has := func(words ...string) bool {
			return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
		}
		return has("unbounded", "infinite", "unlimited") && !has("bug", "todo", "fixme", "leak", "grow", "wrong", "bad", "problem", "memory", "unboundedly")
	})
}

// commentAt returns the comment on the type, field or function that is
// declared at pos.
func (r *Result) commentAt(pos token.Pos) string {
	file := r.fileAt(pos)
	if file == nil {
		return ""
	}
	path, _ := astutil.PathEnclosingInterval(file, pos, pos)
	for _, n := range path {
		switch n := n.(type) {
		case *ast.Field:
			return n.Doc.Text() + n.Comment.Text()
		case *ast.TypeSpec:
			if n.Name.Pos() == pos && n.Doc != nil {
				return n.Doc.Text()
			}
		case *ast.GenDecl:
			return n.Doc.Text()
		case *ast.FuncDecl:
			return n.Doc.Text()
		}
	}
	return ""
}

package flow

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A node is a set of objects with what must hold of it.
type node struct {
	pts     []int32 // sorted
	fresh   []int32 // of pts, not yet propagated
	copies  []int   // nodes that hold at least this set
	typed   []typedCopy
	loads   []access // nodes that hold what this set's objects contain
	stores  []access // nodes whose sets this set's objects contain
	calls   []*dynamic
	handed  []Handover // external calls that get what it holds as an argument
	hands   []Handoff  // what is done with the functions this set holds
	leaks   Ends       // what it holds is known outside the package
	waiting bool       // on the work list
}

type access struct {
	node int
	keys bool
}

// A typedCopy passes on what fits a type assertion.
type typedCopy struct {
	node int
	typ  types.Type
}

// A dynamic call waits for the functions or receivers its node holds.
type dynamic struct {
	call ssa.CallInstruction
	seen map[*ssa.Function]bool
}

type tupleKey struct {
	v     ssa.Value
	index int
}

type solver struct {
	pass    *analysis.Pass
	ir      *ir.Result
	nodes   []node
	values  map[ssa.Value]int
	tuples  map[tupleKey]int
	results map[*ssa.Function][]int
	objects []*Object
	fields  map[*types.Var]int
	funcs   map[*ssa.Function]int
	bound   map[*ssa.Function]int
	cells   map[ssa.Value]int
	carry   map[types.Type]bool
	leaked  []Ends                 // by object
	handed  [][]Handover           // by object, of channels
	open    map[*ssa.Function]bool // called from outside
	opened  map[*ssa.Function]bool // its parameters come from outside
	work    []int
	out     *Result
	surface *surface
}

func solve(pass *analysis.Pass) *Result {
	out := &Result{callees: map[ssa.CallInstruction]*calls{}, callers: map[*ssa.Function][]ssa.CallInstruction{}, handed: map[*ssa.Function][]Handoff{}}
	r := ir.Of(pass)
	if r.Pkg == nil {
		return out
	}
	s := &solver{
		pass: pass, ir: r, out: out,
		nodes:  make([]node, 1, 1024), // node 0 stands for nothing
		values: map[ssa.Value]int{}, tuples: map[tupleKey]int{}, results: map[*ssa.Function][]int{},
		fields: map[*types.Var]int{}, funcs: map[*ssa.Function]int{}, bound: map[*ssa.Function]int{},
		cells: map[ssa.Value]int{}, carry: map[types.Type]bool{}, open: map[*ssa.Function]bool{}, opened: map[*ssa.Function]bool{},
		surface: surfaceOf(pass.Pkg),
	}
	out.solver = s
	unnamed := unnamedIn(r)
	for _, fn := range r.Funcs {
		if s.callableFromOutside(fn) || unnamed[fn] {
			s.openUp(fn)
		}
	}
	for _, fn := range r.Funcs {
		s.function(fn)
	}
	s.propagate()
	for _, c := range out.callees {
		slices.SortStableFunc(c.fns, func(a, b *ssa.Function) int { return int(a.Pos()) - int(b.Pos()) })
	}
	for _, call := range r.Calls {
		if c := out.callees[call]; c != nil {
			for _, fn := range c.fns {
				out.callers[fn] = append(out.callers[fn], call)
			}
		}
	}
	return out
}

// callableFromOutside tells whether another package can call fn by its name.
func (s *solver) callableFromOutside(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && fn.Parent() == nil && s.surface.funcs[obj]
}

// unnamedIn finds the functions that nothing in the package names. Nobody
// writes them for nothing: their callers are in files that are not compiled
// here, or are to come, and may pass anything. A method whose name is called
// through an interface may be called so.
func unnamedIn(r *ir.Result) map[*ssa.Function]bool {
	unnamed := map[*ssa.Function]bool{}
	for _, fn := range r.Funcs {
		if fn.Parent() == nil && fn.Synthetic == "" && fn.Name() != "init" && !(fn.Name() == "main" && fn.Signature.Recv() == nil) {
			unnamed[fn] = true
		}
	}
	invoked := map[string]bool{}
	for _, call := range r.Calls {
		if common := call.Common(); common.IsInvoke() {
			invoked[common.Method.Name()] = true
		}
	}
	var operands []*ssa.Value
	for instr := range ssax.All[ssa.Instruction](r.Funcs) {
		operands = instr.Operands(operands[:0])
		for _, v := range operands {
			if fn, ok := (*v).(*ssa.Function); ok {
				fn = ssax.Origin(fn)
				if fn != instr.Parent() {
					delete(unnamed, fn)
				}
				// A wrapper of a method stands for it.
				if obj := fn.Object(); obj != nil && fn.Prog != nil && fn.Synthetic != "" {
					if method, ok := obj.(*types.Func); ok {
						delete(unnamed, ssax.Origin(fn.Prog.FuncValue(method)))
					}
				}
			}
		}
	}
	for fn := range unnamed {
		if fn.Signature.Recv() != nil && invoked[fn.Name()] {
			delete(unnamed, fn)
		}
	}
	return unnamed
}

// openUp makes unknown callers pass unknown things to fn.
func (s *solver) openUp(fn *ssa.Function) {
	if s.open[fn] {
		return
	}
	s.open[fn] = true
	s.openParams(fn)
}

// openParams makes unknown code pass unknown things to fn and get its results.
func (s *solver) openParams(fn *ssa.Function) {
	if s.opened[fn] {
		return
	}
	s.opened[fn] = true
	for _, p := range fn.Params {
		if s.carries(p.Type()) {
			s.addTo(s.node(p), s.foreignObject(Object{Kind: Param, Value: p}))
		}
	}
	for i, n := range s.resultsOf(fn) {
		if n != 0 {
			s.leak(n, endsOf(fn.Signature.Results().At(i).Type()))
		}
	}
}

// -- objects and nodes --

func (s *solver) object(o Object) int {
	o.ID = len(s.objects)
	s.objects = append(s.objects, &o)
	s.leaked = append(s.leaked, 0)
	s.handed = append(s.handed, nil)
	return o.ID
}

// foreign makes an object that code outside the package already knows.
func (s *solver) foreignObject(o Object) int {
	o.Foreign = true
	id := s.object(o)
	s.leaked[id] = BothEnds
	return id
}

func (s *solver) newNode() int {
	s.nodes = append(s.nodes, node{})
	return len(s.nodes) - 1
}

// content returns the node of what o holds.
func (s *solver) content(id int, keys bool) int {
	o := s.objects[id]
	slot := &o.content
	if keys {
		slot = &o.keys
	}
	if *slot == 0 {
		*slot = s.newNode()
		if s.leaked[id] != 0 {
			s.leak(*slot, BothEnds)
		}
		if o.Foreign {
			s.addUnknown(o, *slot)
		}
	}
	return *slot
}

// addUnknown puts into the node what code outside may put into o. What is
// loaded from something unknown stands for all that is loaded from it in turn.
func (s *solver) addUnknown(o *Object, n int) {
	if o.Kind == Loaded {
		s.addTo(n, o.ID)
		return
	}
	if o.unknown == 0 {
		o.unknown = s.foreignObject(Object{Kind: Loaded, Value: o.Value, Var: o.Var})
	}
	s.addTo(n, o.unknown)
}

// known returns the node of v if it has one.
func (s *solver) known(v ssa.Value) (int, bool) {
	n, ok := s.values[v]
	return n, ok
}

// node returns the node of v, with the objects that v is by itself.
func (s *solver) node(v ssa.Value) int {
	if n, ok := s.values[v]; ok {
		return n
	}
	n := s.newNode()
	s.values[v] = n
	switch v := v.(type) {
	case *ssa.Function:
		s.addTo(n, s.funcObject(v))
	case *ssa.Global:
		s.addTo(n, s.cell(v))
	}
	return n
}

func (s *solver) tuple(v ssa.Value, index int) int {
	key := tupleKey{v, index}
	n, ok := s.tuples[key]
	if !ok {
		n = s.newNode()
		s.tuples[key] = n
	}
	return n
}

// funcObject returns the object of a function value; wrappers that the SSA
// builder makes for method values and method expressions are seen through.
func (s *solver) funcObject(fn *ssa.Function) int {
	table, bound := s.funcs, false
	if fn.Synthetic != "" && fn.Object() != nil {
		if obj, ok := fn.Object().(*types.Func); ok {
			if target := fn.Prog.FuncValue(obj.Origin()); target != nil {
				bound = strings.HasSuffix(fn.Name(), "$bound")
				fn = target
			}
		}
	}
	fn = ssax.Origin(fn)
	if bound {
		table = s.bound
	}
	id, ok := table[fn]
	if !ok {
		id = s.object(Object{Kind: Func, Fn: fn, Bound: bound})
		table[fn] = id
	}
	return id
}

func (s *solver) cell(v ssa.Value) int {
	id, ok := s.cells[v]
	if !ok {
		foreign := false
		if g, ok := v.(*ssa.Global); ok {
			foreign = g.Pkg != s.ir.Pkg || g.Object() != nil && g.Object().Exported() && s.pass.Pkg.Name() != "main"
		}
		id = s.object(Object{Kind: Cell, Value: v, Foreign: foreign})
		s.cells[v] = id
		if foreign {
			s.leaked[id] = BothEnds
			s.leak(s.content(id, false), endsOf(v.Type().(*types.Pointer).Elem()))
		}
	}
	return id
}

func (s *solver) field(f *types.Var) int {
	f = f.Origin()
	id, ok := s.fields[f]
	if !ok {
		foreign := f.Pkg() != s.pass.Pkg || s.surface.vars[f]
		id = s.object(Object{Kind: Field, Var: f, Foreign: foreign})
		s.fields[f] = id
		if foreign {
			s.leaked[id] = BothEnds
			s.leak(s.content(id, false), endsOf(f.Type()))
		}
	}
	return id
}

func (s *solver) resultsOf(fn *ssa.Function) []int {
	if r, ok := s.results[fn]; ok {
		return r
	}
	list := fn.Signature.Results()
	r := make([]int, list.Len())
	for i := range r {
		if s.carries(list.At(i).Type()) {
			r[i] = s.newNode()
		}
	}
	s.results[fn] = r
	return r
}

// carries tells whether values of type t can hold a channel, a function, or
// the address of a synchronisation object. Pointers to other structs do not
// count: their fields are followed by declaration.
func (s *solver) carries(t types.Type) bool {
	if known, ok := s.carry[t]; ok {
		return known
	}
	s.carry[t] = false // a recursive type carries what its other parts carry
	var result bool
	switch u := t.Underlying().(type) {
	case *types.Chan, *types.Signature, *types.Interface:
		result = true
		if isError(t) {
			result = false
		}
	case *types.Pointer:
		if isSync(u.Elem()) {
			result = true
		} else if _, ok := u.Elem().Underlying().(*types.Struct); !ok {
			result = s.carries(u.Elem())
		}
	case *types.Slice:
		result = s.carries(u.Elem())
	case *types.Array:
		result = s.carries(u.Elem())
	case *types.Map:
		result = s.carries(u.Elem()) || s.carries(u.Key())
	}
	s.carry[t] = result
	return result
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// isSync tells whether t is a type whose identity matters: a lock, a wait
// group, a once, a condition.
func isSync(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	switch named.Obj().Pkg().Path() {
	case "sync", "golang.org/x/sync/errgroup":
		return true
	}
	return false
}

// -- constraints --

func (s *solver) addTo(n, object int) {
	nd := &s.nodes[n]
	i, found := slices.BinarySearch(nd.pts, int32(object))
	if found {
		return
	}
	nd.pts = slices.Insert(nd.pts, i, int32(object))
	nd.fresh = append(nd.fresh, int32(object))
	if !nd.waiting {
		nd.waiting = true
		s.work = append(s.work, n)
	}
}

func (s *solver) copyTo(from, to int) {
	if from == to || slices.Contains(s.nodes[from].copies, to) {
		return
	}
	s.nodes[from].copies = append(s.nodes[from].copies, to)
	for _, o := range slices.Clone(s.nodes[from].pts) {
		s.addTo(to, int(o))
	}
}

// endsOf returns the ends of a channel that a holder of type t can use. For
// another type, it may hold channels of any direction.
func endsOf(t types.Type) Ends {
	if c, ok := t.Underlying().(*types.Chan); ok {
		switch c.Dir() {
		case types.SendOnly:
			return SendEnd
		case types.RecvOnly:
			return RecvEnd
		}
	}
	return BothEnds
}

// leak makes all that the node holds, now or later, known outside.
func (s *solver) leak(n int, ends Ends) {
	if s.nodes[n].leaks|ends == s.nodes[n].leaks {
		return
	}
	s.nodes[n].leaks |= ends
	for _, o := range slices.Clone(s.nodes[n].pts) {
		s.leakObject(int(o), ends)
	}
}

func (s *solver) leakObject(id int, ends Ends) {
	if s.leaked[id]|ends == s.leaked[id] {
		return
	}
	s.leaked[id] |= ends
	o := s.objects[id]
	switch o.Kind {
	case Func:
		if s.ir.Has(o.Fn) {
			s.openUp(o.Fn)
		}
	case Boxed:
		s.leakMethods(o.Type)
	case Made, Cell, Field:
		// Whoever holds it may take out what is in it, and unless he holds a
		// receive-only channel also put something in.
		n := s.content(id, false)
		s.leak(n, BothEnds)
		if ends&SendEnd != 0 {
			s.addUnknown(o, n)
		}
		if o.keys != 0 {
			s.leak(o.keys, BothEnds)
		}
	}
}

// hand notes that an external call gets what the node holds. What becomes of
// a channel there is for summaries to say; all else is known outside.
func (s *solver) hand(n int, h Handover) {
	s.nodes[n].handed = append(s.nodes[n].handed, h)
	for _, o := range slices.Clone(s.nodes[n].pts) {
		s.handObject(int(o), h)
	}
}

func (s *solver) handObject(id int, h Handover) {
	if s.objects[id].IsChan() {
		s.handed[id] = append(s.handed[id], h)
		return
	}
	s.leakObject(id, BothEnds)
}

// leakMethods opens the methods of a type that went out as an interface.
func (s *solver) leakMethods(t types.Type) {
	for i, set := 0, types.NewMethodSet(t); i < set.Len(); i++ {
		if obj, ok := set.At(i).Obj().(*types.Func); ok && obj.Pkg() == s.pass.Pkg && obj.Exported() {
			if fn := s.ir.Pkg.Prog.FuncValue(obj.Origin()); fn != nil && s.ir.Has(fn) {
				s.openUp(fn)
			}
		}
	}
}

func (s *solver) propagate() {
	for len(s.work) > 0 {
		n := s.work[len(s.work)-1]
		s.work = s.work[:len(s.work)-1]
		nd := &s.nodes[n]
		nd.waiting = false
		fresh := nd.fresh
		nd.fresh = nil
		copies, typed, loads, stores, calls, handed, hands, leaks := nd.copies, nd.typed, nd.loads, nd.stores, nd.calls, nd.handed, nd.hands, nd.leaks
		for _, o := range fresh {
			for _, to := range copies {
				s.addTo(to, int(o))
			}
			for _, t := range typed {
				if s.fits(int(o), t.typ) {
					s.addTo(t.node, int(o))
				}
			}
			for _, l := range loads {
				s.copyTo(s.content(int(o), l.keys), l.node)
			}
			for _, st := range stores {
				s.copyTo(st.node, s.content(int(o), st.keys))
			}
			for _, d := range calls {
				s.resolve(d, s.objects[o])
			}
			for _, h := range handed {
				s.handObject(int(o), h)
			}
			for _, h := range hands {
				s.handFunc(h, s.objects[o])
			}
			if leaks != 0 {
				s.leakObject(int(o), leaks)
			}
		}
	}
}

// fits tells whether an object can pass an assertion to type t.
func (s *solver) fits(id int, t types.Type) bool {
	o := s.objects[id]
	if o.Foreign || types.IsInterface(t) {
		return true
	}
	switch o.Kind {
	case Boxed:
		return types.Identical(o.Type, t)
	case Made:
		return types.Identical(o.Value.Type().Underlying(), t.Underlying()) || sameChan(o.Value.Type(), t)
	case Func:
		_, ok := t.Underlying().(*types.Signature)
		return ok
	}
	return true
}

// sameChan tells whether both are channels of one element type, whichever
// their directions.
func sameChan(a, b types.Type) bool {
	x, ok1 := a.Underlying().(*types.Chan)
	y, ok2 := b.Underlying().(*types.Chan)
	return ok1 && ok2 && types.Identical(x.Elem(), y.Elem())
}

func (s *solver) load(address ssa.Value, to int, keys bool) { s.loadFrom(s.node(address), to, keys) }

func (s *solver) loadFrom(n, to int, keys bool) {
	s.nodes[n].loads = append(s.nodes[n].loads, access{to, keys})
	for _, o := range slices.Clone(s.nodes[n].pts) {
		s.copyTo(s.content(int(o), keys), to)
	}
}

func (s *solver) store(address ssa.Value, value ssa.Value, keys bool) {
	if s.carries(value.Type()) {
		s.storeTo(s.node(address), s.node(value), keys)
	}
}

func (s *solver) storeTo(n, from int, keys bool) {
	s.nodes[n].stores = append(s.nodes[n].stores, access{from, keys})
	for _, o := range slices.Clone(s.nodes[n].pts) {
		s.copyTo(from, s.content(int(o), keys))
	}
}

// -- instructions --

func (s *solver) function(fn *ssa.Function) {
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			s.instruction(fn, instr)
		}
	}
}

func (s *solver) instruction(fn *ssa.Function, instr ssa.Instruction) {
	switch i := instr.(type) {
	case ssa.CallInstruction:
		s.call(i)
		return
	case *ssa.Store:
		s.store(i.Addr, i.Val, false)
		return
	case *ssa.MapUpdate:
		s.store(i.Map, i.Value, false)
		s.store(i.Map, i.Key, true)
		return
	case *ssa.Send:
		s.store(i.Chan, i.X, false)
		return
	case *ssa.Return:
		for index, n := range s.resultsOf(fn) {
			if n != 0 {
				s.copyTo(s.node(i.Results[index]), n)
			}
		}
		return
	case *ssa.Panic:
		return
	case *ssa.Select:
		received := 2
		for _, state := range i.States {
			if state.Dir == types.SendOnly {
				s.store(state.Chan, state.Send, false)
				continue
			}
			s.load(state.Chan, s.tuple(i, received), false)
			received++
		}
		return
	case *ssa.Next:
		if r, ok := i.Iter.(*ssa.Range); ok && !i.IsString {
			if s.carries(r.X.Type()) {
				s.load(r.X, s.tuple(i, 1), true)
				s.load(r.X, s.tuple(i, 2), false)
			}
		}
		return
	}
	v, ok := instr.(ssa.Value)
	if !ok {
		return
	}
	if t, ok := v.Type().(*types.Tuple); ok {
		s.tupled(v, t)
		return
	}
	if !s.carries(v.Type()) {
		return
	}
	n := s.node(v)
	switch v := v.(type) {
	case *ssa.Alloc:
		s.addTo(n, s.cell(v))
	case *ssa.MakeChan, *ssa.MakeSlice, *ssa.MakeMap:
		s.addTo(n, s.object(Object{Kind: Made, Value: v}))
	case *ssa.MakeClosure:
		target := v.Fn.(*ssa.Function)
		s.addTo(n, s.funcObject(target))
		for index, b := range v.Bindings {
			if !s.carries(b.Type()) {
				continue
			}
			if s.ir.Has(target) {
				s.copyTo(s.node(b), s.node(target.FreeVars[index]))
			} else if o := s.objects[s.funcObject(target)]; o.Bound && s.ir.Has(o.Fn) && len(o.Fn.Params) > 0 {
				s.copyTo(s.node(b), s.node(o.Fn.Params[0]))
			}
		}
	case *ssa.FieldAddr:
		s.addTo(n, s.field(fieldOf(v.X.Type(), v.Field)))
	case *ssa.Field:
		s.copyTo(s.content(s.field(fieldOf(v.X.Type(), v.Field)), false), n)
	case *ssa.IndexAddr:
		s.copyTo(s.node(v.X), n)
	case *ssa.Index:
		s.load(v.X, n, false)
	case *ssa.Lookup:
		s.load(v.X, n, false)
	case *ssa.UnOp:
		if v.Op == token.MUL || v.Op == token.ARROW {
			s.load(v.X, n, false)
		}
	case *ssa.Phi:
		for _, e := range v.Edges {
			s.copyTo(s.node(e), n)
		}
	case *ssa.MakeInterface:
		s.addTo(n, s.object(Object{Kind: Boxed, Value: v, Type: v.X.Type()}))
		if s.carries(v.X.Type()) {
			s.copyTo(s.node(v.X), n)
		}
	case *ssa.TypeAssert:
		s.assert(v, n)
	case *ssa.ChangeType:
		s.pass1(v.X, n)
	case *ssa.Convert:
		s.pass1(v.X, n)
	case *ssa.MultiConvert:
		s.pass1(v.X, n)
	case *ssa.ChangeInterface:
		s.pass1(v.X, n)
	case *ssa.Slice:
		s.pass1(v.X, n)
	case *ssa.SliceToArrayPointer:
		s.pass1(v.X, n)
	case *ssa.Extract:
		s.copyTo(s.tuple(v.Tuple, v.Index), n)
	}
}

func (s *solver) pass1(from ssa.Value, to int) {
	if s.carries(from.Type()) {
		s.copyTo(s.node(from), to)
	}
}

func (s *solver) assert(v *ssa.TypeAssert, to int) {
	n := s.node(v.X)
	s.nodes[n].typed = append(s.nodes[n].typed, typedCopy{to, v.AssertedType})
	for _, o := range slices.Clone(s.nodes[n].pts) {
		if s.fits(int(o), v.AssertedType) {
			s.addTo(to, int(o))
		}
	}
}

// tupled handles the comma-ok forms.
func (s *solver) tupled(v ssa.Value, t *types.Tuple) {
	if t.Len() == 0 || !s.carries(t.At(0).Type()) {
		return
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		s.load(v.X, s.tuple(v, 0), false)
	case *ssa.Lookup:
		s.load(v.X, s.tuple(v, 0), false)
	case *ssa.TypeAssert:
		s.assert(v, s.tuple(v, 0))
	}
}

func fieldOf(t types.Type, index int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		// A type parameter whose core type is a struct.
		if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
			st, _ = tp.Constraint().Underlying().(*types.Interface).EmbeddedType(0).Underlying().(*types.Struct)
		}
	}
	return st.Field(index)
}

// -- calls --

func (s *solver) call(call ssa.CallInstruction) {
	common := call.Common()
	c := &calls{}
	s.out.callees[call] = c
	switch {
	case common.IsInvoke():
		n := s.node(common.Value)
		if !s.carries(common.Value.Type()) {
			s.foreign(call, c)
			return
		}
		s.dynamic(call, n)
	default:
		switch callee := common.Value.(type) {
		case *ssa.Builtin:
			s.builtin(call, callee)
		case *ssa.Function:
			s.resolveFunc(call, c, s.objects[s.funcObject(callee)])
		case *ssa.MakeClosure:
			s.resolveFunc(call, c, s.objects[s.funcObject(callee.Fn.(*ssa.Function))])
		default:
			s.dynamic(call, s.node(common.Value))
		}
	}
}

func (s *solver) dynamic(call ssa.CallInstruction, n int) {
	d := &dynamic{call: call, seen: map[*ssa.Function]bool{}}
	s.nodes[n].calls = append(s.nodes[n].calls, d)
	for _, o := range slices.Clone(s.nodes[n].pts) {
		s.resolve(d, s.objects[o])
	}
}

// resolve adds what one object of the called value means for the call.
func (s *solver) resolve(d *dynamic, o *Object) {
	c := s.out.callees[d.call]
	common := d.call.Common()
	switch {
	case common.IsInvoke() && o.Kind == Boxed:
		sel := s.ir.Pkg.Prog.MethodSets.MethodSet(o.Type).Lookup(common.Method.Pkg(), common.Method.Name())
		if sel == nil {
			return // of another interface that this value does not implement
		}
		obj := sel.Obj().(*types.Func)
		fn := s.ir.Pkg.Prog.FuncValue(obj.Origin())
		if fn == nil {
			if !types.IsInterface(o.Type) && obj.Pkg() != s.pass.Pkg {
				s.foreign(d.call, c)
			} else {
				c.open = true
			}
			return
		}
		if !d.seen[fn] {
			d.seen[fn] = true
			s.bind(d.call, c, fn, true)
		}
	case !common.IsInvoke() && o.Kind == Func:
		if !d.seen[o.Fn] {
			d.seen[o.Fn] = true
			s.resolveFunc(d.call, c, o)
		}
	case o.Foreign:
		s.foreign(d.call, c)
	}
}

func (s *solver) resolveFunc(call ssa.CallInstruction, c *calls, o *Object) {
	s.bind(call, c, o.Fn, o.Bound)
}

// bind makes fn a callee. skip says that the first parameter is the receiver
// and is not among the arguments.
func (s *solver) bind(call ssa.CallInstruction, c *calls, fn *ssa.Function, skip bool) {
	if !slices.Contains(c.fns, fn) {
		c.fns = append(c.fns, fn)
	}
	if !s.ir.Has(fn) {
		s.external(call, fn)
		return
	}
	args, params := call.Common().Args, fn.Params
	if skip && len(params) > 0 {
		params = params[1:]
	}
	for i, p := range params {
		if i < len(args) && s.carries(p.Type()) && s.carries(args[i].Type()) {
			s.copyTo(s.node(args[i]), s.node(p))
		}
	}
	if skip && call.Common().IsInvoke() && s.carries(fn.Params[0].Type()) {
		s.assertReceiver(call.Common().Value, fn.Params[0])
	}
	value := call.Value()
	if value == nil {
		return
	}
	results := s.resultsOf(fn)
	for i, n := range results {
		if n == 0 {
			continue
		}
		if len(results) == 1 {
			s.copyTo(n, s.node(value))
		} else {
			s.copyTo(n, s.tuple(value, i))
		}
	}
}

func (s *solver) assertReceiver(from ssa.Value, to *ssa.Parameter) {
	n := s.node(from)
	s.nodes[n].typed = append(s.nodes[n].typed, typedCopy{s.node(to), to.Type()})
	for _, o := range slices.Clone(s.nodes[n].pts) {
		if s.fits(int(o), to.Type()) {
			s.addTo(s.node(to), int(o))
		}
	}
}

// foreign notes that the call may run code that is not known.
func (s *solver) foreign(call ssa.CallInstruction, c *calls) {
	c.open = true
	s.external(call, nil)
}

// external passes the arguments out and takes unknown results in. A function
// that the callee calls or spawns, as the library says, does not get out: it
// is handed over.
// copies tells whether the function returns its argument, or a copy with the
// same elements.
func copies(fn *ssa.Function) bool {
	fn = ssax.Origin(fn)
	if fn == nil || fn.Pkg == nil {
		return false
	}
	switch fn.Pkg.Pkg.Path() + "." + fn.Name() {
	case "slices.Clone", "slices.Clip", "slices.Grow", "maps.Clone":
		return true
	}
	return false
}

func (s *solver) external(call ssa.CallInstruction, callee *ssa.Function) {
	common := call.Common()
	if copies(callee) && call.Value() != nil {
		s.pass1(common.Args[0], s.node(call.Value()))
		return
	}
	for i, a := range common.Args {
		if !s.carries(a.Type()) || isSyncPointer(a.Type()) {
			continue
		}
		if _, ok := a.Type().Underlying().(*types.Signature); ok && callee != nil {
			obj, _ := callee.Object().(*types.Func)
			param := i
			if callee.Signature.Recv() != nil && !common.IsInvoke() {
				param--
			}
			if run := library.Runs(obj, param); run == library.RunBefore || run == library.RunSpawned {
				s.handTo(Handoff{call, param, run}, s.node(a))
				continue
			}
		}
		s.hand(s.node(a), Handover{call, i, endsOf(a.Type())})
	}
	value := call.Value()
	if value == nil {
		return
	}
	if t, ok := value.Type().(*types.Tuple); ok {
		for i := range t.Len() {
			if s.carries(t.At(i).Type()) {
				s.result(s.tuple(value, i), value, i)
			}
		}
	} else if s.carries(value.Type()) {
		s.result(s.node(value), value, 0)
	}
}

func (s *solver) handTo(h Handoff, n int) {
	s.nodes[n].hands = append(s.nodes[n].hands, h)
	for _, o := range slices.Clone(s.nodes[n].pts) {
		s.handFunc(h, s.objects[o])
	}
}

func (s *solver) handFunc(h Handoff, o *Object) {
	if o.Kind == Func && s.ir.Has(o.Fn) && !slices.Contains(s.out.handed[o.Fn], h) {
		s.out.handed[o.Fn] = append(s.out.handed[o.Fn], h)
		s.openParams(o.Fn)
	}
}

func isSyncPointer(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	return ok && isSync(p.Elem())
}

func (s *solver) result(n int, call ssa.Value, index int) {
	for _, o := range s.nodes[n].pts {
		if have := s.objects[o]; have.Kind == Result_ && have.Value == call && have.Index == index {
			return
		}
	}
	s.addTo(n, s.foreignObject(Object{Kind: Result_, Value: call, Index: index}))
}

func (s *solver) builtin(call ssa.CallInstruction, b *ssa.Builtin) {
	common := call.Common()
	switch b.Name() {
	case "append":
		value := call.Value()
		if value == nil || !s.carries(value.Type()) {
			return
		}
		n := s.node(value)
		made := s.object(Object{Kind: Made, Value: value})
		s.addTo(n, made)
		for i, a := range common.Args {
			if !s.carries(a.Type()) {
				continue
			}
			s.loadFrom(s.node(a), s.content(made, false), false)
			if i == 0 {
				s.copyTo(s.node(a), n)
			}
		}
	case "copy":
		if len(common.Args) == 2 && s.carries(common.Args[0].Type()) && s.carries(common.Args[1].Type()) {
			through := s.newNode()
			s.loadFrom(s.node(common.Args[1]), through, false)
			s.storeTo(s.node(common.Args[0]), through, false)
		}
	}
}

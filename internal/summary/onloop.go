package summary

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Loop is an event loop: one goroutine that runs what it is given, one thing
// after the other, so that whatever waits there keeps the rest waiting.
type Loop struct {
	Name string // as a noun phrase: "tview's event loop", "the loop of Hub.run"

	// Of a loop that the catalogue knows:
	Package   string // the framework's
	Symbol    string // the callback, as library.Callback.Symbol
	Advice    string // the way out as a verb phrase, or ""
	Deadlocks bool   // the framework waits for the callback
	Off       bool   // waiting there is usual
	Endless   bool   // only a wait that has no end counts
	Once      bool   // it runs once for each time it is given

	Inferred bool // another package runs it, as its fact says

	// Of a loop that the package runs itself:
	Run   *ssa.Function   // what takes from the queue, in a loop
	Takes ssa.Instruction // where it does
	Queue []*flow.Object  // the channels it takes from; none if the queue is a slice
	Calls []ssa.CallInstruction
	Start ssa.CallInstruction // starts the goroutine, or nil
	Busy  bool                // it also serves something else than its queue
	Own   bool                // it takes messages, and no functions: only a wait for itself is a mistake
}

// A Sink is a place at which functions are given to a loop.
type Sink struct {
	Loop    *Loop
	Pos     token.Pos
	Objects []*flow.Object // what may be given; the functions among them run on the loop
}

// Loops returns the loops that the package itself runs.
func (r *Result) Loops() []*Loop { return r.loops }

// Sinks returns the places at which the package gives functions to loops, its
// own ones included.
func (r *Result) Sinks() []*Sink { return r.sinks }

// Flow returns the flow on which the summaries rest.
func (r *Result) Flow() *flow.Result { return r.flow }

// findLoops finds the sinks and exports, of the parameters that end in one,
// on which loop they are run.
func (r *Result) findLoops() {
	r.catalogued()
	r.marks()
	r.infer()
	r.handOn()
	r.findAwaits()
	for _, s := range r.sinks {
		for _, o := range s.Objects {
			p, ok := o.Value.(*ssa.Parameter)
			if !ok || o.Kind != flow.Param {
				continue
			}
			if _, ok := p.Type().Underlying().(*types.Signature); !ok {
				continue
			}
			obj, ok := p.Parent().Object().(*types.Func)
			if !ok || p.Parent().Parent() != nil || s.Loop.Off {
				continue
			}
			i := slices.Index(p.Parent().Params, p)
			if obj.Signature().Recv() != nil {
				i--
			}
			if !ownsLoop(obj, s.Loop) {
				continue
			}
			if param := r.factFor(obj).Param(i); i >= 0 && param.Loop == "" {
				param.Loop = r.loopNameAbroad(s.Loop)
				r.factFor(obj).setParam(param)
			}
		}
	}
}

// ownsLoop tells whether the loop that was inferred belongs to the type whose
// method fn is. A method of another type picks one of several: a pool gives the
// function to a worker of its own choice.
func ownsLoop(fn *types.Func, l *Loop) bool {
	if l.Run == nil {
		return true
	}
	run := l.Run
	for run.Parent() != nil {
		run = run.Parent()
	}
	own, others := fn.Signature().Recv(), run.Signature.Recv()
	if own == nil || others == nil {
		return true
	}
	return types.Identical(pointee(own.Type()), pointee(others.Type()))
}

func pointee(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// inferredName begins the name of a loop that is known by what it does.
const inferredName = "the loop of "

// loopNameAbroad returns the loop's name as other packages read it.
func (r *Result) loopNameAbroad(l *Loop) string {
	if l.Run == nil {
		return l.Name
	}
	return inferredName + r.pass.Pkg.Name() + "." + funcName(l.Run)
}

// handOn adds what functions on a loop call in their turn because somebody
// handed it to them: posting func() { f(); close(done) } posts f.
func (r *Result) handOn() {
	calls := map[*ssa.Function][]ssa.CallInstruction{}
	for _, call := range r.ir.Calls {
		if _, ok := call.(*ssa.Go); ok || call.Common().IsInvoke() || call.Common().StaticCallee() != nil {
			continue
		}
		if _, ok := call.Common().Value.(*ssa.Builtin); !ok {
			calls[call.Parent()] = append(calls[call.Parent()], call)
		}
	}
	type at struct {
		fn   *ssa.Function
		loop string
	}
	seen := map[at]bool{}
	for i := 0; i < len(r.sinks) && i < maxSinks; i++ {
		s := r.sinks[i]
		for _, o := range s.Objects {
			if o.Kind != flow.Func || !r.ir.Has(o.Fn) || seen[at{o.Fn, s.Loop.Name}] {
				continue
			}
			seen[at{o.Fn, s.Loop.Name}] = true
			for _, call := range calls[o.Fn] {
				var given []*flow.Object
				objects, _ := r.flow.Objects(call.Common().Value)
				for _, other := range objects {
					if other.Kind != flow.Func || !isInside(other.Fn, o.Fn) {
						given = append(given, other)
					}
				}
				r.sink(s.Loop, call.Pos(), given)
			}
		}
	}
}

// maxSinks bounds what is handed on.
const maxSinks = 10000

func isInside(fn, outer *ssa.Function) bool {
	for p := fn.Parent(); p != nil; p = p.Parent() {
		if p == outer {
			return true
		}
	}
	return false
}

func (r *Result) sink(loop *Loop, pos token.Pos, objects []*flow.Object) {
	if len(objects) > 0 && !r.inTest(pos) {
		r.sinks = append(r.sinks, &Sink{loop, pos, objects})
	}
}

func (r *Result) inTest(pos token.Pos) bool {
	name := r.pass.Fset.Position(pos).Filename
	return len(name) > 8 && name[len(name)-8:] == "_test.go"
}

// -- what the catalogue says --

// catalogued finds what is given to the frameworks that the package imports.
func (r *Result) catalogued() {
	params := map[string][]library.Callback{}
	named := map[string]library.Callback{}
	fields := map[string]library.Callback{}
	known := false
	for _, imported := range r.pass.Pkg.Imports() {
		for _, c := range r.callbacksOf(imported.Path()) {
			known = true
			switch c.Form {
			case library.FuncParam:
				params[c.FullName()] = append(params[c.FullName()], c)
			case library.FuncType:
				named[c.Package+"."+c.Symbol] = c
			case library.StructField:
				fields[c.Package+"."+c.Symbol] = c
			}
		}
	}
	if !known {
		return
	}
	for _, call := range r.ir.Calls {
		fn := Callee(call)
		if fn == nil {
			continue
		}
		for _, c := range params[fn.FullName()] {
			arg := argument(call, fn, c.Param)
			switch {
			case arg == nil:
			case c.Exempt:
				for _, o := range r.functionsIn(arg) {
					if o.Kind == flow.Func {
						r.exempt[o.Fn] = true
					}
				}
			default:
				r.sink(LoopOf(c), call.Pos(), r.functionsIn(arg))
			}
		}
	}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.ChangeType:
			if t, ok := types.Unalias(instr.Type()).(*types.Named); ok && t.Obj().Pkg() != nil {
				if c, ok := named[t.Obj().Pkg().Path()+"."+t.Obj().Name()]; ok && !c.Exempt {
					r.sink(LoopOf(c), instr.Pos(), r.functionsIn(instr.X))
				}
			}
		case *ssa.Store:
			addr, ok := instr.Addr.(*ssa.FieldAddr)
			if !ok {
				continue
			}
			if _, ok := instr.Val.Type().Underlying().(*types.Signature); !ok {
				continue
			}
			if c, ok := fields[fieldName(addr)]; ok && !c.Exempt {
				r.sink(LoopOf(c), instr.Pos(), r.functionsIn(instr.Val))
			}
		}
	}
}

func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// callbacksOf returns the rows of a framework that hold for this package: a
// program may have turned its loop off.
func (r *Result) callbacksOf(pkg string) []library.Callback {
	rows := library.Callbacks(pkg)
	if s := library.SwitchOf(pkg); s != nil && r.isSwitched(s) {
		if s.Parallel {
			return nil
		}
		rows = slices.Clone(rows)
		for i := range rows {
			rows[i].Exempt = rows[i].Exempt && rows[i].Loop == ""
		}
	}
	return rows
}

// isSwitched tells whether the package uses the switch.
func (r *Result) isSwitched(s *library.Switch) bool {
	says := func(v ssa.Value) bool {
		c, ok := v.(*ssa.Const)
		return ok && c.Value != nil && c.Value.Kind() == constant.Bool && constant.BoolVal(c.Value) == s.Value
	}
	for _, call := range r.ir.Calls {
		if fn := Callee(call); fn != nil && s.Call != "" && fn.FullName() == s.Call && !r.inTest(call.Pos()) && says(argument(call, fn, 0)) {
			return true
		}
	}
	if s.Field == "" {
		return false
	}
	for store := range ssax.All[*ssa.Store](r.ir.Funcs) {
		if addr, ok := store.Addr.(*ssa.FieldAddr); ok && says(store.Val) && !r.inTest(store.Pos()) && fieldName(addr) == s.Field {
			return true
		}
	}
	return false
}

// fieldName returns the field as pkg.Struct.Field, or "".
func fieldName(addr *ssa.FieldAddr) string {
	t, ok := types.Unalias(deref(addr.X.Type())).(*types.Named)
	f := fieldOf(addr)
	if !ok || f == nil || t.Obj().Pkg() == nil {
		return ""
	}
	return t.Obj().Pkg().Path() + "." + t.Obj().Name() + "." + f.Name()
}

// LoopOf returns the loop of a row of the catalogue.
func LoopOf(c library.Callback) *Loop {
	return &Loop{Name: c.Loop, Package: c.Package, Symbol: c.Symbol, Advice: c.Advice, Deadlocks: c.Deadlocks, Off: c.Off, Endless: c.Endless, Once: library.RunsOnce(c)}
}

// functionsIn returns what v may stand for, or what it holds if it is a slice
// or map.
func (r *Result) functionsIn(v ssa.Value) []*flow.Object {
	objects, _ := r.flow.Objects(v)
	switch v.Type().Underlying().(type) {
	case *types.Slice, *types.Map:
		var list []*flow.Object
		for _, o := range objects {
			list = append(list, r.flow.Content(o)...)
		}
		return list
	}
	return objects
}

// -- what directives say --

// marks finds what is given to parameters, types and fields that a directive,
// here or in another package, puts on a loop, and to parameters that another
// package runs on its loop.
func (r *Result) marks() {
	for _, call := range r.ir.Calls {
		fn := Callee(call)
		if fn == nil {
			continue
		}
		if fact := r.FactOf(fn); fact != nil {
			for _, p := range fact.Params {
				if p.Loop == "" {
					continue
				}
				if arg := argument(call, fn, p.Index); arg != nil {
					r.sink(r.loopNamed(p.Loop, fn.Pkg()), call.Pos(), r.functionsIn(arg))
				}
			}
		}
	}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.ChangeType:
			if t, ok := types.Unalias(instr.Type()).(*types.Named); ok {
				if _, ok := t.Underlying().(*types.Signature); ok {
					if name := r.LoopOf(t.Obj()); name != "" {
						r.sink(r.loopNamed(name, t.Obj().Pkg()), instr.Pos(), r.functionsIn(instr.X))
					}
				}
			}
		case *ssa.Store:
			if _, ok := instr.Val.Type().Underlying().(*types.Signature); !ok {
				continue
			}
			if addr, ok := instr.Addr.(*ssa.FieldAddr); ok {
				if f := fieldOf(addr); f != nil {
					if name := r.LoopOf(f.Origin()); name != "" {
						r.sink(r.loopNamed(name, f.Pkg()), instr.Pos(), r.functionsIn(instr.Val))
					}
				}
			}
		}
	}
}

// loopNamed returns the loop that a fact names. One of the catalogue is known
// by its name, so that its advice and its forbidden calls cross packages.
func (r *Result) loopNamed(name string, pkg *types.Package) *Loop {
	for _, l := range r.named {
		if l.Name == name {
			return l
		}
	}
	l := &Loop{Name: name}
	if c := library.CallbackOn(name); c != nil {
		l = LoopOf(*c)
		l.Symbol = ""
	} else if pkg != nil && pkg != r.pass.Pkg {
		l.Package = pkg.Path()
		l.Inferred = strings.HasPrefix(name, inferredName)
	}
	r.named = append(r.named, l)
	return l
}

// NamedLoop returns the loop on which a fact of fn says that it runs, or nil.
func (r *Result) NamedLoop(fn *types.Func) *Loop {
	if fact := r.FactOf(fn); fact != nil && fact.Loop != "" {
		return r.loopNamed(fact.Loop, fn.Pkg())
	}
	return nil
}

// LoopMethods returns the interface methods, of this package and of those it
// imports, that a directive puts on a loop.
func (r *Result) LoopMethods() []*types.Func {
	list := slices.Clone(r.loopMethods)
	for _, imported := range r.pass.Pkg.Imports() {
		scope := imported.Scope()
		for _, name := range scope.Names() {
			t, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || !t.Exported() {
				continue
			}
			i, ok := t.Type().Underlying().(*types.Interface)
			if !ok {
				continue
			}
			for m := range i.ExplicitMethods() {
				if fact := r.FactOf(m); fact != nil && fact.Loop != "" {
					list = append(list, m)
				}
			}
		}
	}
	return list
}

// -- what the package does itself --

// A taken value has come out of a queue.
type taken struct {
	at   ssa.Instruction // the receive, the select, or the load of an element
	ch   ssa.Value       // of a channel
	list ssa.Value       // of a slice, or of a container/list
}

// infer finds the loops that the package runs: one goroutine that takes
// functions, or values of an interface, out of a queue and calls them.
func (r *Result) infer() {
	for _, call := range r.ir.Calls {
		common := call.Common()
		switch call.(type) {
		case *ssa.Go:
			continue
		}
		if !common.IsInvoke() && common.StaticCallee() != nil {
			continue
		}
		if _, ok := common.Value.(*ssa.Builtin); ok || r.inTest(call.Pos()) {
			continue
		}
		if common.IsInvoke() && common.Method.Pkg() != r.pass.Pkg {
			continue // io.Closer and the like: who implements it elsewhere is not known
		}
		if len(r.gorun.SpawnsOf(call.Parent())) > 0 && !ssax.InLoop(call.Block()) {
			continue // a goroutine for each
		}
		for _, t := range r.takenFrom(common.Value, map[ssa.Value]bool{}, 0) {
			r.dispatch(call, t)
		}
	}
	r.messageLoops()
}

// dispatch notes that call runs what was taken from a queue.
func (r *Result) dispatch(call ssa.CallInstruction, t taken) {
	run := r.runsIn(t.at)
	if run == nil || r.inTest(run.Pos()) {
		return
	}
	var queue []*flow.Object
	if t.ch != nil {
		objects, complete := r.flow.Objects(t.ch)
		if !complete {
			return
		}
		queue = objects
	} else if !isList(t) && !r.isDrained(t.list) || !r.waitsForWork(run) {
		return
	}
	if !r.isOneGoroutine(run, queue) {
		return
	}
	fns, _ := r.flow.Callees(call)
	var objects []*flow.Object
	if call.Common().IsInvoke() {
		for _, fn := range fns {
			if r.ir.Has(fn) {
				objects = append(objects, &flow.Object{Kind: flow.Func, Fn: fn})
			}
		}
	} else if isList(t) {
		objects = r.pushed(t.list)
	} else {
		objects, _ = r.flow.Objects(call.Common().Value)
	}
	var loop *Loop
	for _, l := range r.loops {
		if l.Run == run {
			loop = l
		}
	}
	if loop == nil {
		loop = &Loop{Name: inferredName + funcName(run), Run: run, Takes: t.at, Start: r.startOf(run), Busy: r.isBusy(run, t)}
		r.loops = append(r.loops, loop)
	}
	for _, o := range queue {
		if !slices.Contains(loop.Queue, o) {
			loop.Queue = append(loop.Queue, o)
		}
	}
	loop.Calls = append(loop.Calls, call)
	r.sink(loop, call.Pos(), objects)
}

func isList(t taken) bool {
	_, ok := t.at.(*ssa.Call)
	return ok && t.ch == nil
}

// takenFrom returns the queues from which v was taken.
func (r *Result) takenFrom(v ssa.Value, seen map[ssa.Value]bool, depth int) []taken {
	if v == nil || seen[v] || depth > 12 {
		return nil
	}
	seen[v] = true
	next := func(v ssa.Value) []taken { return r.takenFrom(v, seen, depth+1) }
	switch v := v.(type) {
	case *ssa.ChangeType:
		return next(v.X)
	case *ssa.MakeInterface:
		return next(v.X)
	case *ssa.ChangeInterface:
		return next(v.X)
	case *ssa.TypeAssert:
		return next(v.X)
	case *ssa.Field:
		return next(v.X)
	case *ssa.Phi:
		var list []taken
		for _, e := range v.Edges {
			list = append(list, next(e)...)
		}
		return list
	case *ssa.Index:
		return []taken{{at: v, list: v.X}}
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.UnOp:
			return []taken{{at: t, ch: t.X}}
		case *ssa.TypeAssert:
			return next(t.X)
		case *ssa.Select:
			i := 2
			for _, state := range t.States {
				if state.Dir == types.RecvOnly {
					if i == v.Index {
						return []taken{{at: t, ch: state.Chan}}
					}
					i++
				}
			}
		case *ssa.Call:
			return r.takenByCallee(t, v.Index, seen, depth)
		}
	case *ssa.Call:
		return r.takenByCallee(v, 0, seen, depth)
	case *ssa.UnOp:
		if v.Op == token.ARROW {
			return []taken{{at: v, ch: v.X}}
		}
		if v.Op != token.MUL {
			return nil
		}
		switch addr := v.X.(type) {
		case *ssa.FieldAddr:
			return next(addr.X)
		case *ssa.IndexAddr:
			return []taken{{at: v, list: addr.X}}
		default:
			return next(v.X)
		}
	case *ssa.Alloc:
		var list []taken
		for store := range ssax.Refs[*ssa.Store](v) {
			if store.Addr == v {
				list = append(list, next(store.Val)...)
			}
		}
		return list
	case *ssa.FreeVar:
		fn := v.Parent()
		if len(r.gorun.SpawnsOf(fn)) > 0 {
			return nil
		}
		i := slices.Index(fn.FreeVars, v)
		for instr := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{fn.Parent()}) {
			if instr.Fn == fn {
				return next(instr.Bindings[i])
			}
		}
	case *ssa.Parameter:
		fn := v.Parent()
		if len(r.gorun.SpawnsOf(fn)) > 0 {
			return nil
		}
		i := slices.Index(fn.Params, v)
		sites, _ := r.flow.Callers(fn)
		var list []taken
		for _, site := range sites {
			common := site.Common()
			if common.IsInvoke() {
				if i == 0 {
					list = append(list, next(common.Value)...)
				} else if i-1 < len(common.Args) {
					list = append(list, next(common.Args[i-1])...)
				}
			} else if i < len(common.Args) && len(common.Args) == len(fn.Params) {
				list = append(list, next(common.Args[i])...)
			}
		}
		return list
	}
	return nil
}

// takenByCallee looks into a function that takes from the queue for its
// caller.
func (r *Result) takenByCallee(call *ssa.Call, index int, seen map[ssa.Value]bool, depth int) []taken {
	callee := ssax.Origin(call.Call.StaticCallee())
	if list := listTaken(call); list != nil {
		return []taken{{at: call, list: list}}
	}
	if callee == nil || !r.ir.Has(callee) {
		return nil
	}
	var list []taken
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{callee}) {
		if index < len(ret.Results) {
			list = append(list, r.takenFrom(ret.Results[index], seen, depth+1)...)
		}
	}
	return list
}

// runsIn returns the function that takes in a loop: the one in which at
// stands, or one that calls it in a loop; nil if there is none, or more than
// one.
func (r *Result) runsIn(at ssa.Instruction) *ssa.Function {
	seen := map[*ssa.Function]bool{}
	for {
		fn := at.Parent()
		if ssax.InLoop(at.Block()) && !r.isElementLoop(at) {
			return fn
		}
		if seen[fn] {
			return nil
		}
		seen[fn] = true
		var sites []ssa.CallInstruction
		callers, _ := r.flow.Callers(fn)
		handoffs, _ := r.flow.Handed(fn)
		for _, c := range callers {
			if _, ok := c.(*ssa.Go); !ok {
				sites = append(sites, c)
			}
		}
		for _, h := range handoffs {
			if h.Run == library.RunBefore {
				sites = append(sites, h.Call)
			}
		}
		if len(sites) != 1 {
			// A single consumer may drain what is left when it stops.
			sites = slices.DeleteFunc(sites, func(c ssa.CallInstruction) bool { return !ssax.InLoop(c.Block()) })
			if len(sites) == 0 || slices.ContainsFunc(sites, func(c ssa.CallInstruction) bool { return c.Parent() != sites[0].Parent() }) {
				return nil
			}
		}
		at = sites[0]
	}
}

// isElementLoop tells whether at loads the elements of a slice in a loop that
// does nothing but walk over them, so that the loop which fills the slice
// again is another one.
func (r *Result) isElementLoop(at ssa.Instruction) bool {
	load, ok := at.(*ssa.UnOp)
	if !ok {
		return false
	}
	addr, ok := load.X.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	// The slice is loaded from its field outside of the loop over it.
	source, ok := addr.X.(ssa.Instruction)
	return !ok || !ssax.InLoop(source.Block())
}

// isDrained tells whether the slice is a queue: it comes from a field or
// variable that some function empties or cuts.
func (r *Result) isDrained(list ssa.Value) bool {
	addrs := r.placesOf(list, map[ssa.Value]bool{})
	if len(addrs) == 0 {
		return false
	}
	if r.drained == nil {
		r.findDrained()
	}
	for _, addr := range addrs {
		objects, followed := r.flow.Objects(addr)
		if slices.ContainsFunc(objects, func(o *flow.Object) bool { return r.drained[o.ID] }) {
			return true
		}
		// Flow does not follow the addresses of slices of structs.
		if at := listPlace(addr); !followed && at != nil && r.drainedAt[at] {
			return true
		}
	}
	return false
}

// findDrained finds the fields and variables of slice type that some function
// empties or cuts.
func (r *Result) findDrained() {
	r.drained, r.drainedAt = map[int]bool{}, map[any]bool{}
	for store := range ssax.All[*ssa.Store](r.ir.Funcs) {
		if _, ok := store.Val.Type().Underlying().(*types.Slice); !ok || !r.empties(store.Val) {
			continue
		}
		if obj, ok := store.Parent().Object().(*types.Func); ok && obj.Name() == "init" {
			continue
		}
		objects, _ := r.flow.Objects(store.Addr)
		for _, o := range objects {
			local, ok := o.Value.(*ssa.Alloc)
			if o.Kind != flow.Cell || !ok || local.Heap && local != store.Addr {
				r.drained[o.ID] = true
			}
		}
		switch store.Addr.(type) {
		case *ssa.FieldAddr, *ssa.Global:
			r.drainedAt[listPlace(store.Addr)] = true
		}
	}
}

// placesOf returns the addresses from which the slice may have been loaded.
func (r *Result) placesOf(v ssa.Value, seen map[ssa.Value]bool) []ssa.Value {
	if v == nil || seen[v] {
		return nil
	}
	seen[v] = true
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return nil
		}
		if local, ok := v.X.(*ssa.Alloc); ok {
			var list []ssa.Value
			for store := range ssax.Refs[*ssa.Store](local) {
				if store.Addr == v.X {
					list = append(list, r.placesOf(store.Val, seen)...)
				}
			}
			return list
		}
		return []ssa.Value{v.X}
	case *ssa.Slice:
		return r.placesOf(v.X, seen)
	case *ssa.Phi:
		var list []ssa.Value
		for _, e := range v.Edges {
			list = append(list, r.placesOf(e, seen)...)
		}
		return list
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return r.placesReturned(call, v.Index, seen)
		}
	case *ssa.Call:
		return r.placesReturned(v, 0, seen)
	}
	return nil
}

func (r *Result) placesReturned(call *ssa.Call, index int, seen map[ssa.Value]bool) []ssa.Value {
	callee := ssax.Origin(call.Call.StaticCallee())
	if callee == nil || !r.ir.Has(callee) {
		return nil
	}
	var list []ssa.Value
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{callee}) {
		if index < len(ret.Results) {
			list = append(list, r.placesOf(ret.Results[index], seen)...)
		}
	}
	return list
}

// empties tells whether storing v takes elements out: nil, a cut, a new slice.
func (r *Result) empties(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Const:
		return v.IsNil()
	case *ssa.Slice:
		_, array := v.X.Type().Underlying().(*types.Pointer)
		return !array
	case *ssa.MakeSlice:
		return true
	}
	return false
}

// waitsForWork tells whether the loop waits when its queue is empty. One that
// does not is run by whoever has filled the queue, and ends.
func (r *Result) waitsForWork(run *ssa.Function) bool {
	waits := Chan | Wait
	if slices.ContainsFunc(r.gorun.RunBy(run), func(g gorun.Goroutine) bool { return g.Kind != gorun.Client }) {
		waits |= Sleep // a goroutine that looks again and again
	}
	for seen := map[*ssa.Function]bool{}; run != nil && !seen[run]; {
		seen[run] = true
		if r.waitsWithin(run, waits, true, 0) {
			return true
		}
		// The loop may stand in the only caller.
		callers, complete := r.flow.Callers(run)
		if !complete || len(callers) != 1 {
			return false
		}
		if _, ok := callers[0].(*ssa.Call); !ok {
			return false
		}
		run = callers[0].Parent()
	}
	return false
}

// waitsWithin tells whether fn, or what it calls by name, waits in one of these
// ways for something to come; in a loop of fn only, if loop is set.
func (r *Result) waitsWithin(fn *ssa.Function, waits Kind, loop bool, depth int) bool {
	for _, op := range r.ops[fn] {
		if op.Kind&waits != 0 && !op.Send && (!loop || ssax.InLoop(op.Instr.Block())) && !waitsForOthers(op.Instr) {
			return true
		}
	}
	if depth > 0 {
		return false // further down it waits for something else
	}
	for _, call := range r.calls[fn] {
		callee := ssax.Origin(call.Common().StaticCallee())
		if callee != nil && (!loop || ssax.InLoop(call.Block())) && r.may[callee]&waits != 0 && r.waitsWithin(callee, waits, false, depth+1) {
			return true
		}
	}
	return false
}

// waitsForOthers tells whether all that the receive or select waits for comes
// from calls, such as Done of a context, or from timers: nobody who has put
// something into a queue sends there.
func waitsForOthers(instr ssa.Instruction) bool {
	switch instr := instr.(type) {
	case *ssa.Call: // of a Cond or the like, or of what waits in another package
		fn := Callee(instr)
		return fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "sync" && fn.Pkg().Path() != "time"
	case *ssa.UnOp:
		return instr.Op == token.ARROW && isFromCall(instr.X)
	case *ssa.Select:
		for _, state := range instr.States {
			if !isFromCall(state.Chan) {
				return false
			}
		}
		return true
	}
	return false
}

func isFromCall(ch ssa.Value) bool {
	switch ch := ch.(type) {
	case *ssa.Call:
		return true
	case *ssa.UnOp:
		field, ok := ch.X.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		name := fieldName(field)
		return name == "time.Timer.C" || name == "time.Ticker.C"
	}
	return false
}

// isOneGoroutine tells whether only one goroutine runs fn for one queue. It is
// no pool: not started in a loop, not by two go statements, not by a function
// that two places call for the same receiver.
func (r *Result) isOneGoroutine(fn *ssa.Function, queue []*flow.Object) bool {
	var spawns []*gorun.Spawn
	clients, mains := 0, 0
	for _, g := range r.gorun.RunBy(fn) {
		switch g.Kind {
		case gorun.Spawned:
			spawns = append(spawns, g.Spawn)
		case gorun.Client:
			clients++
		case gorun.Main:
			mains++
		}
	}
	if len(spawns) > 1 || len(spawns) == 1 && mains > 0 {
		return false
	}
	if len(spawns) == 0 {
		return clients+mains > 0
	}
	return r.startsOnce(spawns[0].Site, queue, 0)
}

// startsOnce tells whether site runs once for one queue, as far as the package
// shows.
func (r *Result) startsOnce(site ssa.CallInstruction, queue []*flow.Object, depth int) bool {
	fn := site.Parent()
	if ssax.InLoop(site.Block()) && !r.madeAnew(site, queue) {
		return false
	}
	if depth > 5 {
		return true
	}
	for _, o := range queue {
		if o.Value != nil && o.Value.Parent() == fn {
			return true // made by whoever starts it
		}
	}
	callers, _ := r.flow.Callers(fn)
	for i, caller := range callers {
		if caller.Parent() == fn {
			return false
		}
		for _, other := range callers[:i] {
			if other.Parent() == caller.Parent() && sameReceiver(other, caller) && (ssax.Reaches(other, caller, nil) || ssax.Reaches(caller, other, nil)) {
				return false
			}
		}
		if !r.startsOnce(caller, queue, depth+1) {
			return false
		}
	}
	return true
}

func sameReceiver(a, b ssa.CallInstruction) bool {
	x, y := a.Common().Args, b.Common().Args
	return len(x) == 0 || len(y) == 0 || sameValue(x[0], y[0])
}

// madeAnew tells whether each run of the loop around site works on a queue of
// its own: the channel is made in the same loop, or what it is called with is
// if the queue is no channel.
func (r *Result) madeAnew(site ssa.CallInstruction, queue []*flow.Object) bool {
	for _, o := range queue {
		made, ok := o.Value.(ssa.Instruction)
		if !ok || !r.cuts(site, made, 0) && !r.isElement(site) || !r.isMadeOften(made, 0) {
			return false
		}
	}
	if len(queue) > 0 {
		return true
	}
	args := slices.Clone(site.Common().Args)
	if closure, ok := site.Common().Value.(*ssa.MakeClosure); ok {
		args = append(args, closure.Bindings...)
	}
	for _, arg := range args {
		for {
			if load, ok := arg.(*ssa.UnOp); ok && load.Op == token.MUL {
				arg = load.X
				continue
			}
			break
		}
		switch made := arg.(type) {
		case *ssa.Call, *ssa.Alloc, *ssa.Extract:
			if r.cuts(site, made.(ssa.Instruction), 3) {
				return true
			}
		}
	}
	return false
}

// cuts tells whether each round of the loop around site passes made, itself or
// in a function that it calls.
func (r *Result) cuts(site, made ssa.Instruction, depth int) bool {
	if made.Parent() == site.Parent() {
		return ssax.InLoop(made.Block()) && !ssax.Reaches(site, site, func(i ssa.Instruction) bool { return i == made })
	}
	if depth > 2 {
		return false
	}
	callers, _ := r.flow.Callers(made.Parent())
	return slices.ContainsFunc(callers, func(c ssa.CallInstruction) bool { return r.cuts(site, c, depth+1) })
}

// isElement tells whether site works on an element of what the loop around it
// ranges over.
func (r *Result) isElement(site ssa.CallInstruction) bool {
	args := site.Common().Args
	if len(args) == 0 {
		return false
	}
	switch v := args[0].(type) {
	case *ssa.UnOp:
		_, ok := v.X.(*ssa.IndexAddr)
		return ok && ssax.InLoop(v.Block())
	case *ssa.Extract:
		_, ok := v.Tuple.(*ssa.Next)
		return ok
	}
	return false
}

// isMadeOften tells whether made runs in a loop, its own or a caller's.
func (r *Result) isMadeOften(made ssa.Instruction, depth int) bool {
	if ssax.InLoop(made.Block()) {
		return true
	}
	if depth > 2 {
		return false
	}
	callers, _ := r.flow.Callers(made.Parent())
	return slices.ContainsFunc(callers, func(c ssa.CallInstruction) bool { return r.isMadeOften(c, depth+1) })
}

// startOf returns the statement that starts the goroutine of run, or nil.
func (r *Result) startOf(run *ssa.Function) ssa.CallInstruction {
	for _, g := range r.gorun.RunBy(run) {
		if g.Spawn != nil {
			return g.Spawn.Site
		}
	}
	return nil
}

// isBusy tells whether the function that takes from the queue also waits for
// something else, other than to be told to stop.
func (r *Result) isBusy(run *ssa.Function, t taken) bool {
	for sel := range ssax.All[*ssa.Select]([]*ssa.Function{run}) {
		for i, state := range sel.States {
			if state.Dir != types.RecvOnly || state.Chan == t.ch {
				continue
			}
			if source, _ := r.sourceOf(state.Chan); source == fromContext {
				continue
			}
			elem := state.Chan.Type().Underlying().(*types.Chan).Elem()
			if t.ch != nil && types.Identical(elem, t.ch.Type().Underlying().(*types.Chan).Elem()) {
				continue // a queue of another priority
			}
			if st, ok := elem.Underlying().(*types.Struct); ok && st.NumFields() == 0 && (t.ch == nil || !comesBack(sel, i)) {
				continue
			}
			if ssax.InLoop(sel.Block()) {
				return true
			}
		}
	}
	return false
}

// comesBack tells whether the select waits again after it has taken the case.
func comesBack(sel *ssa.Select, arm int) bool {
	entry := ssax.ArmEntry(sel, arm)
	return entry != nil && (entry == sel.Block() || ssax.Reaches(entry.Instrs[0], sel, nil))
}

// messageLoops finds the goroutines that take messages out of a channel, and
// send on the same channel while they do.
func (r *Result) messageLoops() {
	for _, instr := range r.ir.Ops {
		if !ssax.InLoop(instr.Block()) || r.inTest(instr.Pos()) {
			continue
		}
		switch instr := instr.(type) {
		case *ssa.UnOp:
			r.messageLoop(instr, instr.X)
		case *ssa.Select:
			for _, state := range instr.States {
				if state.Dir == types.RecvOnly {
					r.messageLoop(instr, state.Chan)
				}
			}
		}
	}
}

func (r *Result) messageLoop(at ssa.Instruction, ch ssa.Value) {
	objects, complete := r.flow.Objects(ch)
	if !complete || len(objects) == 0 {
		return
	}
	run := at.Parent()
	sent := false
	for _, o := range objects {
		if !o.IsChan() || r.leaves(o) {
			return
		}
		sent = sent || len(r.sendsOf(o)) > 0
		for _, other := range r.receivesOf(o) {
			if other.Parent() != run {
				return
			}
		}
	}
	if !sent {
		return
	}
	for _, l := range r.loops {
		if l.Run == run {
			// A loop of functions may take messages too.
			for _, o := range objects {
				if !slices.Contains(l.Queue, o) {
					l.Queue = append(l.Queue, o)
				}
			}
			return
		}
	}
	if r.isOneGoroutine(run, objects) {
		r.loops = append(r.loops, &Loop{Name: inferredName + funcName(run), Run: run, Takes: at, Start: r.startOf(run), Queue: objects, Own: true})
	}
}

func funcName(fn *ssa.Function) string {
	if fn.Parent() == nil && fn.Signature.Recv() != nil {
		if t, ok := types.Unalias(deref(fn.Signature.Recv().Type())).(*types.Named); ok {
			return t.Obj().Name() + "." + fn.Name()
		}
	}
	return ir.FuncName(fn)
}

// -- what the engine of loops asks --

// CallsIn returns the calls and deferred calls in fn that run code of this
// package before they return.
func (r *Result) CallsIn(fn *ssa.Function) []ssa.CallInstruction { return r.calls[fn] }

// MayBlockBesides returns what else than the operation the loop that it stands
// in may wait for.
func (r *Result) MayBlockBesides(instr ssa.Instruction) Kind {
	var kinds Kind
	around := func(other ssa.Instruction) bool {
		return other != instr && ssax.Reaches(other, instr, nil) && ssax.Reaches(instr, other, nil)
	}
	for _, op := range r.ops[instr.Parent()] {
		if around(op.Instr) {
			kinds |= op.Kind
		}
	}
	for _, call := range r.calls[instr.Parent()] {
		if around(call) {
			for _, callee := range r.Callees(call) {
				kinds |= r.may[ssax.Origin(callee)]
			}
		}
	}
	return kinds
}

// Senders returns the sends of the package that may send on the channel,
// those of selects included.
func (r *Result) Senders(o *flow.Object) []ssa.Instruction { return r.sendsOf(o) }

// Receivers returns the receives of the package that may receive from the
// channel.
func (r *Result) Receivers(o *flow.Object) []ssa.Instruction { return r.receivesOf(o) }

// Closers returns the calls of the package that may close the channel.
func (r *Result) Closers(o *flow.Object) []ssa.Instruction {
	var list []ssa.Instruction
	for _, call := range r.closes {
		if r.mayBe(call.Common().Args[0], o) {
			list = append(list, call)
		}
	}
	return list
}

// FitsPosted tells whether a send certainly finds room, given that a function
// which is taken from a queue runs once.
func (r *Result) FitsPosted(op *Op) bool {
	if r.postedAt == nil {
		r.postedAt = map[*ssa.Function]*ssa.MakeClosure{}
		again := map[*ssa.Function]bool{}
		for _, s := range r.sinks {
			for _, o := range s.Objects {
				if o.Kind == flow.Func && !s.Loop.Once && s.Loop.Run == nil {
					again[o.Fn] = true
				}
			}
		}
		for closure := range ssax.All[*ssa.MakeClosure](r.ir.Funcs) {
			fn := closure.Fn.(*ssa.Function)
			if r.isPosted(fn) && !again[fn] {
				r.postedAt[fn] = closure
			}
		}
	}
	if _, ok := op.Instr.(*ssa.Send); !ok {
		return false
	}
	return r.hasRoom(op)
}

// isPosted tells whether fn is given to a loop that runs it once, and nothing
// else calls it.
func (r *Result) isPosted(fn *ssa.Function) bool {
	given := false
	var calls []ssa.CallInstruction
	for _, s := range r.sinks {
		for _, o := range s.Objects {
			if o.Kind == flow.Func && o.Fn == fn {
				given = true
				calls = append(calls, s.Loop.Calls...)
			}
		}
	}
	sites, _ := r.flow.Callers(fn)
	return given && !slices.ContainsFunc(sites, func(c ssa.CallInstruction) bool { return !slices.Contains(calls, c) && c.Parent().Parent() == nil })
}

// FromQueue tells whether v is, or is part of, what the loop has taken from
// its queue.
func (r *Result) FromQueue(v ssa.Value, l *Loop) bool {
	for _, t := range r.takenFrom(v, map[ssa.Value]bool{}, 0) {
		if t.at.Parent() == l.Run {
			return true
		}
	}
	return false
}

// StartsOnce tells whether the goroutine of the loop is started once in the
// life of the process.
func (r *Result) StartsOnce(l *Loop) bool {
	if l.Start == nil {
		return r.gorun.Times(l.Run) == gorun.Once
	}
	return !ssax.InLoop(l.Start.Block()) && r.gorun.Times(l.Start.Parent()) == gorun.Once
}

// SendKind returns Chan if a send on the channel certainly waits for a
// receiver, else Full.
func (r *Result) SendKind(ch ssa.Value) Kind { return r.sendKind(ch) }

// IsExit tells whether the channel tells of a timeout, of a context that is
// done, or of nothing but the fact that something is over.
func (r *Result) IsExit(ch ssa.Value) bool {
	if source, _ := r.sourceOf(ch); source != fromElsewhere {
		return true
	}
	t, ok := ch.Type().Underlying().(*types.Chan)
	if !ok {
		return false
	}
	st, ok := t.Elem().Underlying().(*types.Struct)
	return ok && st.NumFields() == 0
}

// IsExempt tells whether fn is given to a framework that runs it where it may
// wait.
func (r *Result) IsExempt(fn *ssa.Function) bool { return r.exempt[fn] }

// Leaves tells whether code outside the package may use the channel.
func (r *Result) Leaves(o *flow.Object) bool { return r.leaves(o) }

// Capacity returns what is known of the capacity of a channel that the package
// makes.
func (r *Result) Capacity(o *flow.Object) Capacity {
	if make, ok := o.Value.(*ssa.MakeChan); ok {
		return capacityOf(make)
	}
	return AnyCapacity
}

package summary

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Future is a result by which alone the outcome of the work can be learnt
// that a call starts: a channel that is made for the call and that nobody else
// receives from, or a handle to wait with.
type Future struct {
	Index int
	Stuck bool   // a goroutine sends on it without a buffer and without another way out
	Err   bool   // the outcome is an error
	Wait  string // of a handle: the method that waits
}

func (f Future) String() string {
	if f.Wait != "" {
		return fmt.Sprintf("result %d is a handle with %s", f.Index, f.Wait)
	}
	if f.Stuck {
		return fmt.Sprintf("result %d is a future that must be received", f.Index)
	}
	return fmt.Sprintf("result %d is a future", f.Index)
}

// findFutures finds the functions whose result is a future.
func (r *Result) findFutures() {
	r.futures = map[*ssa.Function][]Future{}
	for _, fn := range r.ir.Funcs {
		results := fn.Signature.Results()
		for i := range results.Len() {
			var f Future
			ok := false
			switch t := results.At(i).Type().Underlying().(type) {
			case *types.Chan:
				if t.Dir() != types.SendOnly {
					f, ok = r.chanFuture(fn, i, t)
				}
			case *types.Pointer, *types.Interface:
				f, ok = r.handle(fn, i)
			case *types.Struct:
				f, ok = r.valueHandle(fn, i)
			case *types.Signature:
				f, ok = r.waitClosure(fn, i, t)
			}
			if ok {
				f.Index = i
				r.futures[fn] = append(r.futures[fn], f)
			}
		}
	}
}

// holders finds, for each channel that the package makes, the fields that may
// hold it; nil is among them if something else holds it too.
func (r *Result) holders() map[*flow.Object][]*types.Var {
	held := map[*flow.Object][]*types.Var{}
	note := func(ch ssa.Value, f *types.Var) {
		objects, _ := r.flow.Objects(ch)
		for _, o := range objects {
			if !slices.Contains(held[o], f) {
				held[o] = append(held[o], f)
			}
		}
	}
	isChan := func(v ssa.Value) bool { _, ok := v.Type().Underlying().(*types.Chan); return ok }
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.Store:
			if !isChan(instr.Val) {
				break
			}
			switch addr := instr.Addr.(type) {
			case *ssa.FieldAddr:
				note(instr.Val, fieldOf(addr))
			case *ssa.Alloc, *ssa.FreeVar:
			default:
				note(instr.Val, nil)
			}
		case *ssa.MapUpdate:
			if isChan(instr.Value) {
				note(instr.Value, nil)
			}
		case *ssa.Send:
			if isChan(instr.X) {
				note(instr.X, nil)
			}
		case *ssa.MakeInterface:
			if isChan(instr.X) {
				note(instr.X, nil)
			}
		}
	}
	return held
}

// chanFuture tells whether result i of fn is a channel that is made for the
// call, on which a goroutine sends what came of the work, and from which only
// the caller can receive.
func (r *Result) chanFuture(fn *ssa.Function, i int, t *types.Chan) (Future, bool) {
	if isSize0(t.Elem()) || isTick(t.Elem()) {
		return Future{}, false
	}
	f := Future{Err: isError(t.Elem())}
	found := false
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		v := ret.Results[i]
		if isNil(v) {
			continue
		}
		if imported, ok := r.importedFuture(v); ok {
			f.Stuck, found = f.Stuck || imported.Stuck, true
			continue
		}
		objects, complete := r.flow.Objects(v)
		if !complete || len(objects) == 0 {
			return Future{}, false
		}
		for _, o := range objects {
			make, ok := o.Value.(*ssa.MakeChan)
			if !ok || o.Kind != flow.Made || make.Parent() != fn && !r.reachedFrom(fn)[make.Parent()] {
				return Future{}, false
			}
			stuck, data := r.outcomeOn(o, make)
			if !data && !stuck || !r.onlyForCaller(fn, o, r.held[o]) {
				return Future{}, false
			}
			f.Stuck, found = f.Stuck || stuck, true
		}
	}
	return f, found
}

// importedFuture returns the future that a call to another package gives as v.
func (r *Result) importedFuture(v ssa.Value) (Future, bool) {
	v, index := bare(v), 0
	if extract, ok := v.(*ssa.Extract); ok {
		v, index = extract.Tuple, extract.Index
	}
	call, ok := v.(*ssa.Call)
	if !ok {
		return Future{}, false
	}
	fn := Callee(call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == r.pass.Pkg {
		return Future{}, false
	}
	if fact := r.FactOf(fn); fact != nil {
		for _, f := range fact.Futures {
			if f.Index == index {
				return f, true
			}
		}
	}
	return Future{}, false
}

// onlyForCaller tells whether nobody but the caller of fn can receive from the
// channel: what else holds it sends on it or closes it.
func (r *Result) onlyForCaller(fn *ssa.Function, o *flow.Object, fields []*types.Var) bool {
	for _, h := range r.flow.Handovers(o) {
		if h.Ends&flow.RecvEnd != 0 {
			return false
		}
	}
	for _, f := range fields {
		if f == nil || f.Exported() && r.surface(f) || !r.onlySentThrough(fn, f) {
			return false
		}
	}
	for _, call := range r.ir.Calls {
		// A helper that gets the channel to receive from it.
		if _, ok := call.Common().Value.(*ssa.Builtin); ok {
			continue
		}
		for _, arg := range call.Common().Args {
			if c, ok := arg.Type().Underlying().(*types.Chan); ok && c.Dir() != types.SendOnly && r.mayBe(arg, o) && call.Parent() == fn && !r.isSender(call) {
				return false
			}
		}
	}
	for _, instr := range r.receivesOf(o) {
		// fn itself, or a goroutine of it, may receive what others have sent.
		if outermost(instr.Parent()) == outermost(fn) {
			return false
		}
		if r.origin(instr, o) == fromCaller {
			sites, _ := r.flow.Callers(instr.Parent())
			if slices.ContainsFunc(sites, func(call ssa.CallInstruction) bool { return outermost(call.Parent()) == outermost(fn) }) {
				return false
			}
		}
	}
	return true
}

// isSender tells whether the function that gets a channel runs within the
// package, where all it does is known.
func (r *Result) isSender(call ssa.CallInstruction) bool {
	fns, complete := r.flow.Callees(call)
	return complete && len(fns) > 0 && !slices.ContainsFunc(fns, func(fn *ssa.Function) bool { return !r.ir.Has(fn) })
}

// surface tells whether another package may read the field: it is exported, and
// so is a type of this package that has it. We do not look for the type.
func (r *Result) surface(f *types.Var) bool {
	return f.Exported() && r.pass.Pkg.Name() != "main"
}

// onlySentThrough tells whether every read of the field is there to send on
// the channel or to close it, or to return it from fn.
func (r *Result) onlySentThrough(fn *ssa.Function, f *types.Var) bool {
	fits := func(v ssa.Value) bool {
		for _, use := range *v.Referrers() {
			switch use := use.(type) {
			case *ssa.Send:
				if use.Chan != v {
					return false
				}
			case *ssa.Select:
				for _, state := range use.States {
					if state.Chan == v && state.Dir != types.SendOnly || state.Send == v {
						return false
					}
				}
			case *ssa.Return:
				if use.Parent() != fn {
					return false
				}
			case ssa.CallInstruction:
				if b, ok := use.Common().Value.(*ssa.Builtin); !ok || b.Name() == "copy" || b.Name() == "append" {
					return false
				}
			case *ssa.ChangeType:
				for _, after := range *use.Referrers() {
					if ret, ok := after.(*ssa.Return); !ok || ret.Parent() != fn {
						return false
					}
				}
			case *ssa.BinOp, *ssa.DebugRef:
			default:
				return false
			}
		}
		return true
	}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.FieldAddr:
			if g := fieldOf(instr); g == nil || g.Origin() != f.Origin() {
				break
			}
			for _, use := range *instr.Referrers() {
				switch use := use.(type) {
				case *ssa.UnOp:
					if !fits(use) {
						return false
					}
				case *ssa.Store:
					if use.Val == instr {
						return false
					}
				case *ssa.DebugRef:
				default:
					return false
				}
			}
		case *ssa.Field:
			if st, ok := instr.X.Type().Underlying().(*types.Struct); ok && st.Field(instr.Field).Origin() == f.Origin() && !fits(instr) {
				return false
			}
		}
	}
	return true
}

// outcomeOn tells whether something that matters is sent on the channel, and
// whether its sender stays blocked if nobody receives.
func (r *Result) outcomeOn(o *flow.Object, make *ssa.MakeChan) (stuck, data bool) {
	for _, site := range r.sendsOf(o) {
		bare := false
		switch site := site.(type) {
		case *ssa.Send:
			data = data || isOutcome(site.X) && !r.isTold(site.X)
			bare = isOutcome(site.X)
		case *ssa.Select:
			for _, state := range site.States {
				if state.Dir == types.SendOnly && r.mayBe(state.Chan, o) {
					data = data || isOutcome(state.Send) && !r.isTold(state.Send)
				}
			}
			bare = site.Blocking && len(site.States) == 1
		}
		stuck = stuck || bare && isZero(make.Size)
	}
	return stuck, data
}

// isOutcome tells whether the value that is sent says more than that it is sent:
// it is no constant, or it is an error.
func isOutcome(v ssa.Value) bool { return !isFixed(v) || isError(v.Type()) && !isNil(v) }

// isTold tells whether the value that is sent is made known in another way too:
// it is kept, or given to a call that gives nothing back, as a log line.
func (r *Result) isTold(v ssa.Value) bool {
	v = bare(v)
	if literal := literalOf(v); literal != nil && literal.Comment == "complit" {
		told := false
		for addr := range ssax.Refs[*ssa.FieldAddr](literal) {
			for store := range ssax.Refs[*ssa.Store](addr) {
				if store.Addr != addr || isFixed(store.Val) {
					continue
				}
				if !r.isTold(store.Val) {
					return false
				}
				told = true
			}
		}
		return told
	}
	if r.isFiled(v, 0) {
		return true
	}
	for _, form := range append(conversionsOf(v), v) {
		for call := range ssax.Refs[*ssa.Call](form) {
			if isIdle(call) {
				return true
			}
		}
		for store := range ssax.Refs[*ssa.Store](form) {
			if !isSpare(store) {
				continue
			}
			for slice := range ssax.Refs[*ssa.Slice](store.Addr.(*ssa.IndexAddr).X) {
				for call := range ssax.Refs[*ssa.Call](slice) {
					if isIdle(call) {
						return true
					}
				}
			}
		}
	}
	return false
}

// isIdle tells whether nothing looks at the result of the call.
func isIdle(call *ssa.Call) bool { return call.Referrers() == nil || len(*call.Referrers()) == 0 }

// -- handles --

// handle tells whether result i of fn is a new object with a method that waits
// for what a goroutine does, and gives its outcome.
func (r *Result) handle(fn *ssa.Function, i int) (Future, bool) {
	var object *ssa.Alloc
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		v := ret.Results[i]
		if isNil(v) {
			continue
		}
		v = bare(v)
		if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
			// A variable that a closure captures.
			if alloc, ok := load.X.(*ssa.Alloc); ok {
				if stored := onlyStore(alloc); stored != nil {
					v = bare(stored)
				}
			}
		}
		alloc, ok := v.(*ssa.Alloc)
		if !ok || object != nil && alloc != object {
			return Future{}, false
		}
		object = alloc
	}
	if object == nil || !r.staysHere(object, map[ssa.Value]bool{}) {
		return Future{}, false
	}
	elem := object.Type().(*types.Pointer).Elem()
	if kind := library.GroupKindOf(elem); kind != library.NoGroup {
		return Future{Wait: "Wait", Err: kind == library.ErrorGroup}, r.leavesGoroutine(fn)
	}
	named, ok := types.Unalias(elem).(*types.Named)
	if !ok || named.Obj().Pkg() != r.pass.Pkg {
		return Future{}, false
	}
	named = named.Origin()
	method, f, isErr := r.waits(named)
	if method == "" || !r.completes(fn, f, named) {
		return Future{}, false
	}
	if iface, ok := fn.Signature.Results().At(i).Type().Underlying().(*types.Interface); ok && !hasMethod(iface, method) {
		return Future{}, false
	}
	return Future{Wait: method, Err: isErr}, true
}

// valueHandle tells whether result i of fn is a struct with a channel that is
// made for the call and from which nothing but the methods of its type receive.
func (r *Result) valueHandle(fn *ssa.Function, i int) (Future, bool) {
	named, ok := types.Unalias(fn.Signature.Results().At(i).Type()).(*types.Named)
	if !ok || named.Obj().Pkg() != r.pass.Pkg {
		return Future{}, false
	}
	method, field, isErr := r.waits(named.Origin())
	if method == "" {
		return Future{}, false
	}
	if _, ok := field.Type().Underlying().(*types.Chan); !ok {
		return Future{}, false
	}
	found := false
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		v := bare(ret.Results[i])
		if _, isZero := v.(*ssa.Const); isZero {
			continue
		}
		alloc := literalOf(v)
		if alloc == nil {
			return Future{}, false
		}
		var ch ssa.Value
		for addr := range ssax.Refs[*ssa.FieldAddr](alloc) {
			if fieldOf(addr).Origin() != field.Origin() {
				continue
			}
			for store := range ssax.Refs[*ssa.Store](addr) {
				ch = store.Val
			}
		}
		if ch == nil {
			continue // the zero value, on a path that starts nothing
		}
		objects, complete := r.flow.Objects(ch)
		if !complete || len(objects) != 1 {
			return Future{}, false
		}
		make, ok := objects[0].Value.(*ssa.MakeChan)
		if !ok || make.Parent() != fn || !r.isForOne(objects[0], make) || !r.onlyMethodsReceive(objects[0], named.Origin()) {
			return Future{}, false
		}
		if _, data := r.outcomeOn(objects[0], make); !data {
			return Future{}, false
		}
		found = true
	}
	return Future{Wait: method, Err: isErr}, found
}

// literalOf returns the variable whose fields are set one by one and of which v
// is a copy, or nil.
func literalOf(v ssa.Value) *ssa.Alloc {
	for {
		load, ok := v.(*ssa.UnOp)
		if !ok {
			return nil
		}
		alloc, ok := load.X.(*ssa.Alloc)
		if !ok {
			return nil
		}
		stored := onlyStore(alloc)
		if stored == nil {
			return alloc
		}
		v = stored
	}
}

// isForOne tells whether the channel is for one value: it has one place, or is
// closed.
func (r *Result) isForOne(o *flow.Object, make *ssa.MakeChan) bool {
	if size, ok := constant.Int64Val(constOf(make.Size)); ok && size == 1 {
		return true
	}
	return isZero(make.Size) && slices.ContainsFunc(r.closes, func(call ssa.CallInstruction) bool { return r.mayBe(call.Common().Args[0], o) })
}

// onlyMethodsReceive tells whether nothing receives from the channel but methods
// of the type, from a field of their receiver, and no function that gets a
// handle over a channel calls one that does.
func (r *Result) onlyMethodsReceive(o *flow.Object, named *types.Named) bool {
	if r.flow.Escapes(o)&flow.RecvEnd != 0 {
		return false
	}
	waiters := map[*ssa.Function]bool{}
	for _, instr := range r.receivesOf(o) {
		fn := instr.Parent()
		recv := fn.Signature.Recv()
		if recv == nil {
			return false
		}
		t := types.Unalias(recv.Type())
		if p, ok := t.(*types.Pointer); ok {
			t = types.Unalias(p.Elem())
		}
		if of, ok := t.(*types.Named); !ok || of.Origin() != named {
			return false
		}
		waiters[fn] = true
	}
	return len(waiters) > 0 && !r.areCalledForMessages(waiters)
}

// areCalledForMessages tells whether one of the methods is called of something
// that was received.
func (r *Result) areCalledForMessages(methods map[*ssa.Function]bool) bool {
	for _, call := range r.ir.Calls {
		fns, _ := r.flow.Callees(call)
		if !slices.ContainsFunc(fns, func(fn *ssa.Function) bool { return methods[fn] }) {
			continue
		}
		var handle ssa.Value
		if call.Common().IsInvoke() {
			handle = call.Common().Value
		} else if len(call.Common().Args) > 0 {
			handle = call.Common().Args[0]
		}
		if handle == nil || isDeliveredByChannel(messageOf(handle)) {
			return true
		}
	}
	return false
}

// isDeliveredByChannel tells whether the value was received.
func isDeliveredByChannel(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Select:
		return true
	case *ssa.UnOp:
		return v.Op == token.ARROW
	}
	return false
}

func hasMethod(iface *types.Interface, name string) bool {
	for m := range iface.NumMethods() {
		if iface.Method(m).Name() == name {
			return true
		}
	}
	return false
}

// waitClosure tells whether result i of fn is a function literal that receives
// what a goroutine of fn sends, and returns it.
func (r *Result) waitClosure(fn *ssa.Function, i int, sig *types.Signature) (Future, bool) {
	n := sig.Results().Len()
	if n == 0 {
		return Future{}, false
	}
	last := sig.Results().At(n - 1).Type()
	if b, ok := last.Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
		return Future{}, false
	}
	found := false
	for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
		v := bare(ret.Results[i])
		if isNil(v) {
			continue
		}
		closure, ok := v.(*ssa.MakeClosure)
		if !ok || !r.receivesFromSpawn(fn, closure.Fn.(*ssa.Function)) {
			return Future{}, false
		}
		for use := range ssax.Refs[ssa.Instruction](closure) {
			if _, ok := use.(*ssa.Return); !ok {
				return Future{}, false
			}
		}
		found = true
	}
	return Future{Wait: "it", Err: isError(last)}, found
}

// receivesFromSpawn tells whether the literal receives from a channel that fn
// makes and on which a goroutine that fn starts sends, or which it closes.
func (r *Result) receivesFromSpawn(fn, literal *ssa.Function) bool {
	for _, op := range r.ops[literal] {
		recv, ok := op.Instr.(*ssa.UnOp)
		if !ok {
			continue
		}
		objects, complete := r.flow.Objects(recv.X)
		if !complete || len(objects) != 1 {
			continue
		}
		make, ok := objects[0].Value.(*ssa.MakeChan)
		if ok && make.Parent() == fn && r.endedBy(fn, objects[0]) {
			return true
		}
	}
	return false
}

// endedBy tells whether a goroutine that fn starts closes the channel or sends
// on it.
func (r *Result) endedBy(fn *ssa.Function, o *flow.Object) bool {
	sites := slices.Clone(r.sendsOf(o))
	for _, call := range r.closes {
		if r.mayBe(call.Common().Args[0], o) {
			sites = append(sites, call)
		}
	}
	for _, s := range r.gorun.Spawns() {
		if s.In() != fn {
			continue
		}
		for _, site := range sites {
			if r.gorun.MayRunOn(site.Parent(), s) {
				return true
			}
		}
	}
	return false
}

// onlyStore returns what the variable is set to, if that is done once.
func onlyStore(alloc *ssa.Alloc) ssa.Value {
	var only ssa.Value
	for store := range ssax.Refs[*ssa.Store](alloc) {
		if store.Addr != alloc || only != nil {
			return nil
		}
		only = store.Val
	}
	return only
}

// staysHere tells whether the object goes nowhere but to goroutines, methods
// and functions of the package, and to the caller.
func (r *Result) staysHere(v ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[v] || v.Referrers() == nil {
		return true
	}
	seen[v] = true
	for _, use := range *v.Referrers() {
		switch use := use.(type) {
		case *ssa.FieldAddr, *ssa.Return, *ssa.DebugRef, *ssa.BinOp:
		case *ssa.UnOp:
			if !r.staysHere(use, seen) {
				return false
			}
		case *ssa.MakeInterface:
			if !r.staysHere(use, seen) {
				return false
			}
		case *ssa.MakeClosure:
			for i, b := range use.Bindings {
				if b == v {
					if fn := use.Fn.(*ssa.Function); fn.Synthetic == "" && !r.staysHere(fn.FreeVars[i], seen) {
						return false
					}
				}
			}
		case *ssa.Store:
			addr := use.Addr
			if field, ok := addr.(*ssa.FieldAddr); ok {
				addr = field.X // of a message
			}
			alloc, local := addr.(*ssa.Alloc)
			if use.Val == v && (!local || !r.staysHere(alloc, seen)) {
				return false
			}
		case *ssa.Send:
			if !r.staysWithin(use.Chan) {
				return false
			}
		case *ssa.Select:
			for _, state := range use.States {
				if state.Send == v && !r.staysWithin(state.Chan) {
					return false
				}
			}
		case ssa.CallInstruction:
			if fn := Callee(use); fn != nil && fn.Signature().Recv() != nil && library.GroupKindOf(fn.Signature().Recv().Type()) != library.NoGroup {
				break // Go and the like
			}
			fns, complete := r.flow.Callees(use)
			if !complete {
				return false
			}
			for _, fn := range fns {
				for i, arg := range use.Common().Args {
					if arg == v && (!r.ir.Has(fn) || i >= len(fn.Params) || !r.staysHere(fn.Params[i], seen)) {
						return false
					}
				}
			}
		default:
			return false
		}
	}
	return true
}

// staysWithin tells whether only this package receives from the channel.
func (r *Result) staysWithin(ch ssa.Value) bool {
	_, closed := r.receiversOf(ch)
	return closed
}

// waits returns the method of the type that waits on a channel field of it and
// gives an outcome, with that field.
func (r *Result) waits(named *types.Named) (method string, field *types.Var, isErr bool) {
	if method, field, isErr = r.waitsItself(named); method != "" {
		return method, field, isErr
	}
	st, ok := named.Underlying().(*types.Struct)
	if !ok {
		return "", nil, false
	}
	for i := range st.NumFields() {
		t := types.Unalias(st.Field(i).Type())
		if embedded, ok := t.(*types.Named); ok && st.Field(i).Embedded() && embedded.Obj().Pkg() == r.pass.Pkg {
			if method, field, isErr = r.waitsItself(embedded.Origin()); method != "" {
				return method, field, isErr
			}
		}
	}
	return "", nil, false
}

// waitsItself is waits without what the type embeds.
func (r *Result) waitsItself(named *types.Named) (method string, field *types.Var, isErr bool) {
	for m := range named.NumMethods() {
		obj := named.Method(m)
		results := obj.Signature().Results()
		if results.Len() == 0 {
			continue
		}
		last := results.At(results.Len() - 1).Type()
		if _, isChan := last.Underlying().(*types.Chan); isChan {
			continue
		}
		fn := r.ir.Pkg.Prog.FuncValue(obj)
		if fn == nil || !r.ir.Has(fn) || len(fn.Params) == 0 {
			continue
		}
		isErr := isError(last)
		if b, isBasic := last.Underlying().(*types.Basic); isBasic && b.Info()&types.IsBoolean != 0 {
			continue
		}
		for _, op := range r.ops[fn] {
			if r.endsBefore(op.Instr) {
				continue
			}
			if call, ok := op.Instr.(*ssa.Call); ok && op.Call.FullName() == "(*sync.WaitGroup).Wait" {
				if addr, ok := call.Call.Args[0].(*ssa.FieldAddr); ok && isOwn(addr.X, fn) {
					return obj.Name(), fieldOf(addr), isErr
				}
			}
			var channels []ssa.Value
			switch instr := op.Instr.(type) {
			case *ssa.UnOp:
				channels = append(channels, instr.X)
			case *ssa.Select:
				for _, state := range instr.States {
					if state.Dir == types.RecvOnly {
						channels = append(channels, state.Chan)
					}
				}
			}
			for _, ch := range channels {
				switch ch := ch.(type) {
				case *ssa.UnOp:
					if addr, ok := ch.X.(*ssa.FieldAddr); ok && isOwn(addr.X, fn) {
						return obj.Name(), fieldOf(addr), isErr
					}
				case *ssa.Field:
					if ch.X == fn.Params[0] {
						return obj.Name(), ch.X.Type().Underlying().(*types.Struct).Field(ch.Field), isErr
					}
				}
			}
		}
	}
	return "", nil, false
}

// endsBefore tells whether the method ends the work itself before it waits at
// instr: it closes a channel, sends a word, or calls a function value such as
// that of a cancel. Who never stops a thing does not miss how it stopped.
func (r *Result) endsBefore(instr ssa.Instruction) bool {
	ends := func(fn *ssa.Function, before ssa.Instruction) bool {
		for i := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
			if before != nil && !ssax.Reaches(i, before, nil) {
				continue
			}
			switch i := i.(type) {
			case *ssa.Send:
				return true
			case *ssa.Select:
				if i != before && slices.ContainsFunc(i.States, func(s *ssa.SelectState) bool { return s.Dir == types.SendOnly }) {
					return true
				}
			case ssa.CallInstruction:
				common := i.Common()
				if b, ok := common.Value.(*ssa.Builtin); ok && b.Name() == "close" {
					return true
				}
				if _, isFunc := common.Value.Type().Underlying().(*types.Signature); isFunc && !common.IsInvoke() && common.StaticCallee() == nil && common.Signature().Params().Len() == 0 {
					return true
				}
			}
		}
		return false
	}
	fn := instr.Parent()
	if ends(fn, instr) {
		return true
	}
	for _, call := range r.calls[fn] {
		if ssax.Reaches(call, instr, nil) && slices.ContainsFunc(r.Callees(call), func(callee *ssa.Function) bool { return callee != fn && ends(callee, nil) }) {
			return true
		}
	}
	return false
}

// isOwn tells whether v is the receiver of the method, or the variable that
// holds it.
func isOwn(v ssa.Value, method *ssa.Function) bool {
	if alloc, ok := v.(*ssa.Alloc); ok {
		v = onlyStore(alloc)
	}
	return v == method.Params[0]
}

// completes tells whether a goroutine closes the channel in the field or sends
// on it: one that fn starts, or one that gets the handle from it; or whether one
// is counted by the wait group in the field.
func (r *Result) completes(fn *ssa.Function, field *types.Var, named *types.Named) bool {
	if library.GroupKindOf(field.Type()) != library.NoGroup {
		return r.leavesGoroutine(fn)
	}
	place := r.flow.FieldObject(field)
	if place == nil {
		return false
	}
	for _, o := range r.flow.Content(place) {
		if r.endedBy(fn, o) {
			waiters := map[*ssa.Function]bool{}
			for _, instr := range r.receivesOf(o) {
				waiters[instr.Parent()] = true
			}
			return !r.areCalledForMessages(waiters)
		}
		make, ok := o.Value.(*ssa.MakeChan)
		if !ok || make.Parent() != fn || !r.isForOne(o, make) || !r.onlyMethodsReceive(o, named) {
			continue
		}
		ends := slices.Clone(r.sendsOf(o))
		for _, call := range r.closes {
			if r.mayBe(call.Common().Args[0], o) {
				ends = append(ends, call)
			}
		}
		if slices.ContainsFunc(ends, func(end ssa.Instruction) bool { return outermost(end.Parent()) != fn }) {
			return true
		}
	}
	return false
}

// -- who drops them --

// A Discard is a call whose future nobody keeps.
type Discard struct {
	Call  ssa.CallInstruction
	Stuck bool   // the goroutine that sends the outcome stays blocked
	Lost  string // what is lost
	Wait  string // the method of a handle that nobody calls
	Field string // it is kept in this field, which nothing reads
}

// Discards returns the calls of the package that throw a future away: as a
// statement, or, if its goroutine then stays blocked, as the blank one of
// several results.
func (r *Result) Discards() []Discard {
	var list []Discard
	for _, call := range r.ir.Calls {
		results := call.Common().Signature().Results()
		if _, ok := call.(*ssa.Call); !ok || results.Len() == 0 {
			continue
		}
		statement := r.ir.IsStatement(call.Pos())
		d := Discard{Call: call}
		for _, f := range r.futuresAt(call) {
			field := r.unreadField(call, f.Index)
			if !statement && !(f.Stuck && r.ir.Blank(call.Pos(), f.Index)) && field == nil && !r.isUnused(call, f.Index) {
				continue
			}
			if field != nil {
				d.Field = field.Name()
			}
			d.Stuck, d.Wait = f.Stuck, f.Wait
			switch {
			case f.Err:
				d.Lost = "its error"
			default:
				d.Lost = "its result"
			}
		}
		if d.Lost == "" && statement {
			fn := Callee(call)
			d.Lost = library.Future(fn, func(i int) constant.Value { return constArgument(call, i) })
		}
		if d.Lost == "" || r.ir.Admits(call.Pos(), ir.Above|ir.Behind, intention(), denial()) {
			continue
		}
		list = append(list, d)
	}
	return list
}

// isUnused tells whether result i of the call goes to a variable that nothing
// reads, except to compare it with nil or to assign it to the blank identifier.
func (r *Result) isUnused(call ssa.CallInstruction, i int) bool {
	name := r.ir.AssignedName(call.Pos(), i)
	if name == "" || name == "_" {
		return false
	}
	v := resultOf(call, i)
	if v == nil {
		return true
	}
	for _, use := range *v.Referrers() {
		switch use := use.(type) {
		case *ssa.DebugRef:
		case *ssa.BinOp:
			if !isNil(use.X) && !isNil(use.Y) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// unreadField returns the field that alone gets result i of the call, if
// nothing in the package reads it and nobody else can.
func (r *Result) unreadField(call ssa.CallInstruction, i int) *types.Var {
	v := resultOf(call, i)
	if v == nil || v.Referrers() == nil || len(*v.Referrers()) != 1 {
		return nil
	}
	store, ok := (*v.Referrers())[0].(*ssa.Store)
	if !ok || store.Val != v {
		return nil
	}
	addr, ok := store.Addr.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	f := fieldOf(addr)
	if f == nil || f.Exported() || f.Pkg() != r.pass.Pkg {
		return nil
	}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.FieldAddr:
			if g := fieldOf(instr); g == nil || g.Origin() != f.Origin() {
				break
			}
			for _, use := range *instr.Referrers() {
				if store, ok := use.(*ssa.Store); !ok || store.Addr != instr {
					return nil
				}
			}
		case *ssa.Field:
			if st, ok := instr.X.Type().Underlying().(*types.Struct); ok && st.Field(instr.Field).Origin() == f.Origin() {
				return nil
			}
		}
	}
	return f
}

func constArgument(call ssa.CallInstruction, i int) constant.Value {
	if v := argumentAt(call, i); v != nil {
		if c, ok := bare(v).(*ssa.Const); ok {
			return c.Value
		}
	}
	return nil
}

// futuresAt returns the futures that all functions give that the call may run.
func (r *Result) futuresAt(call ssa.CallInstruction) []Future {
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) == 0 {
		return r.importedFutures(call)
	}
	var common []Future
	for i, fn := range fns {
		futures := r.futures[fn]
		if !r.ir.Has(fn) {
			futures = r.importedFutures(call)
		}
		if i == 0 {
			common = slices.Clone(futures)
			continue
		}
		common = slices.DeleteFunc(common, func(f Future) bool {
			return !slices.ContainsFunc(futures, func(g Future) bool { return g.Index == f.Index })
		})
	}
	return common
}

func (r *Result) importedFutures(call ssa.CallInstruction) []Future {
	fn := Callee(call)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == r.pass.Pkg {
		return nil
	}
	if fact := r.FactOf(fn); fact != nil {
		return fact.Futures
	}
	return nil
}

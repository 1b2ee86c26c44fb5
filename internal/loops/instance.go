package loops

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// Flow tells channels of one field apart by the place that makes them, not by
// the object they stand in. Where a program may have several loops of one
// type, a function on one that posts to another waits for nobody that waits
// for it. So a wait for the loop itself must be seen to name the same object:
// the one whose queue the function was put into.

// A path is what an expression reads, from a root through fields.
type path struct {
	root   ssa.Value
	fields string
}

func (p path) known() bool { return p.root != nil }

// holder returns the object whose last field p is.
func (p path) holder() path {
	if i := strings.LastIndexByte(p.fields, '.'); i >= 0 {
		return path{p.root, p.fields[:i]}
	}
	return p
}

// frames says by which call each function on a chain was entered.
type frames map[*ssa.Function]ssa.CallInstruction

// pathOf returns what v reads, in terms of the outermost function of the
// frames or of the function that the outermost literal stands in.
func pathOf(v ssa.Value, calls frames) path {
	var fields string
	for range 40 {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.FieldAddr:
			fields = fmt.Sprintf(".%d", x.Field) + fields
			v = x.X
		case *ssa.Field:
			fields = fmt.Sprintf(".%d", x.Field) + fields
			v = x.X
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return path{v, fields}
			}
			v = x.X
		case *ssa.Alloc:
			stored := onlyStore(x)
			if stored == nil {
				return path{v, fields}
			}
			v = stored
		case *ssa.FreeVar:
			b := bindingOf(x)
			if b == nil {
				return path{}
			}
			v = b
		case *ssa.Parameter:
			call := calls[x.Parent()]
			if call == nil {
				return path{v, fields}
			}
			args, i := call.Common().Args, slices.Index(x.Parent().Params, x)
			switch {
			case call.Common().IsInvoke() && i == 0:
				v = call.Common().Value
			case call.Common().IsInvoke() && i <= len(args):
				v = args[i-1]
			case len(args) == len(x.Parent().Params):
				v = args[i]
			case len(args)+1 == len(x.Parent().Params) && i > 0:
				v = args[i-1] // a method value
			default:
				return path{v, fields}
			}
		case *ssa.Global, *ssa.MakeChan:
			return path{v, fields}
		case *ssa.Call:
			if calls[x.Parent()] != nil {
				return path{} // another value at each call
			}
			return path{v, fields}
		default:
			return path{} // an element: which one is not known
		}
	}
	return path{}
}

// onlyStore returns what is stored in the variable if it is one thing.
func onlyStore(a *ssa.Alloc) ssa.Value {
	var found ssa.Value
	for store := range ssax.Refs[*ssa.Store](a) {
		if store.Addr != a {
			continue
		}
		if found != nil {
			return nil
		}
		found = store.Val
	}
	return found
}

func bindingOf(v *ssa.FreeVar) ssa.Value {
	fn := v.Parent()
	if fn.Parent() == nil {
		return nil
	}
	i := slices.Index(fn.FreeVars, v)
	for closure := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{fn.Parent()}) {
		if closure.Fn == fn {
			return closure.Bindings[i]
		}
	}
	return nil
}

// putInto returns the object into whose queue the function value v goes: by a
// send, an append, or a call that does one of these.
func (r *Result) putInto(v ssa.Value, depth int) path {
	if depth > 8 || v == nil || v.Referrers() == nil {
		return path{}
	}
	for _, instr := range *v.Referrers() {
		var p path
		switch instr := instr.(type) {
		case *ssa.Send:
			if instr.X == v {
				p = pathOf(instr.Chan, nil).holder()
			}
		case *ssa.Select:
			for _, state := range instr.States {
				if state.Send == v {
					p = pathOf(state.Chan, nil).holder()
				}
			}
		case *ssa.ChangeType:
			p = r.putInto(instr, depth+1)
		case *ssa.MakeInterface:
			p = r.putInto(instr, depth+1)
		case *ssa.MakeClosure:
			p = r.putInto(instr, depth+1) // a literal that calls it
		case *ssa.UnOp:
			p = r.putInto(instr, depth+1)
		case *ssa.Slice:
			p = r.putInto(instr, depth+1)
		case *ssa.Store:
			switch addr := instr.Addr.(type) {
			case *ssa.Alloc:
				if instr.Val == v {
					p = r.putInto(addr, depth+1)
				}
			case *ssa.FieldAddr:
				if local, ok := addr.X.(*ssa.Alloc); ok && instr.Val == v && !local.Heap {
					p = r.putInto(local, depth+1)
				} else if instr.Val == v {
					if p = r.putInto(addr.X, depth+1); !p.known() {
						p = pathOf(addr.X, nil)
					}
				}
			case *ssa.IndexAddr:
				if local, ok := addr.X.(*ssa.Alloc); ok && instr.Val == v {
					p = r.putInto(local, depth+1)
				}
			}
		case *ssa.MapUpdate:
			if instr.Value == v {
				p = pathOf(instr.Map, nil).holder()
			}
		case *ssa.Call:
			p = r.givenTo(instr, v, depth)
		}
		if p.known() {
			return p
		}
	}
	return path{}
}

func (r *Result) givenTo(call *ssa.Call, v ssa.Value, depth int) path {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		if b.Name() == "append" {
			return r.putInto(call, depth+1)
		}
		return path{}
	}
	if list := summary.ListOf(call); list != nil {
		return pathOf(list, nil).holder()
	}
	callee := ssax.Origin(call.Call.StaticCallee())
	if callee == nil || !r.ir.Has(callee) || len(callee.Params) != len(call.Call.Args) {
		return path{}
	}
	for i, arg := range call.Call.Args {
		if arg != v {
			continue
		}
		p := r.putInto(callee.Params[i], depth+1)
		if j := indexOfParam(callee, p.root); j >= 0 {
			outer := pathOf(call.Call.Args[j], nil)
			if outer.known() {
				return path{outer.root, outer.fields + p.fields}
			}
			return path{}
		}
		if _, ok := p.root.(*ssa.Global); ok {
			return p
		}
		return path{}
	}
	return path{}
}

func indexOfParam(fn *ssa.Function, v ssa.Value) int {
	p, ok := v.(*ssa.Parameter)
	if !ok {
		return -1
	}
	return slices.Index(fn.Params, p)
}

// isSingle tells whether the program has only one such loop.
func (r *Result) isSingle(l *summary.Loop) bool { return r.summary.StartsOnce(l) }

// sameInstance tells whether the wait for the loop names the loop on which the
// root runs.
func (v *visitor) sameInstance(s *Stall, t target) bool {
	l := v.root.Loop
	if l == nil || l.Run == nil || t.op == nil || v.isSingle(l) {
		return true
	}
	calls := frames{}
	for _, step := range v.stack {
		calls[step.Callee] = step.Call
	}
	for _, step := range s.Chain {
		calls[step.Callee] = step.Call
	}
	waited := v.waitedFor(t.op, calls)
	if !waited.known() {
		return false
	}
	takes := v.takenPath(l)
	if takes.known() && (waited == takes || v.handedByLoop(waited) == takes) {
		return true
	}
	// In terms of where the function was put into the queue.
	for _, fn := range v.entries() {
		for closure := range ssax.All[*ssa.MakeClosure](v.ir.Funcs) {
			target, _ := closure.Fn.(*ssa.Function)
			if target == nil {
				continue
			}
			bound := target != fn && target.Object() != nil && fn.Object() != nil && target.Object() == fn.Object()
			if target != fn && !bound {
				continue
			}
			put := v.putInto(closure, 0)
			if !put.known() || v.inContainer(fn) && !v.fromContainerOf(takes, fn) {
				continue
			}
			w := waited
			if bound && len(fn.Params) > 0 && w.root == fn.Params[0] {
				receiver := pathOf(closure.Bindings[0], nil)
				w = path{receiver.root, receiver.fields + w.fields}
			}
			if w == put {
				return true
			}
		}
	}
	return false
}

// handedByLoop says in terms of the function that takes from the queue what
// the loop hands to the functions that it runs.
func (v *visitor) handedByLoop(waited path) path {
	p, ok := waited.root.(*ssa.Parameter)
	if !ok || !slices.Contains(v.entries(), p.Parent()) {
		return path{}
	}
	var handed path
	for _, call := range v.root.Loop.Calls {
		callees, _ := v.flow.Callees(call)
		if !slices.Contains(callees, p.Parent()) {
			continue
		}
		outer := pathOf(p, v.upTo(call, p.Parent()))
		if !outer.known() || handed.known() && outer != handed {
			return path{}
		}
		handed = outer
	}
	if !handed.known() || handed.root == waited.root {
		return path{}
	}
	return path{handed.root, handed.fields + waited.fields}
}

// upTo returns the calls that lead from the function that takes from the queue
// to callee, by way of call; each function on the way has one caller.
func (v *visitor) upTo(call ssa.CallInstruction, callee *ssa.Function) frames {
	calls := frames{callee: call}
	for fn := call.Parent(); fn != v.root.Loop.Run && len(calls) < 8; {
		sites, _ := v.flow.Callers(fn)
		if len(sites) != 1 || calls[fn] != nil {
			break
		}
		calls[fn] = sites[0]
		fn = sites[0].Parent()
	}
	return calls
}

// inContainer tells whether the loop of messages finds fn in a map or a slice,
// and not in its queue.
func (v *visitor) inContainer(fn *ssa.Function) bool {
	for _, step := range v.stack {
		if step.Callee == fn && v.root.Loop.Own {
			return containerOf(step.Call.Common().Value) != nil
		}
	}
	return false
}

// fromContainerOf tells whether that map or slice stands in the same object as
// the queue.
func (v *visitor) fromContainerOf(takes path, fn *ssa.Function) bool {
	for _, step := range v.stack {
		if step.Callee != fn {
			continue
		}
		calls := v.upTo(step.Call, fn)
		delete(calls, fn)
		return takes.known() && pathOf(containerOf(step.Call.Common().Value), calls).holder() == takes
	}
	return false
}

// containerOf returns the map or slice of which v is an element, or nil.
func containerOf(v ssa.Value) ssa.Value {
	for range 8 {
		switch x := v.(type) {
		case *ssa.Lookup:
			return x.X
		case *ssa.Index:
			return x.X
		case *ssa.Extract:
			v = x.Tuple
		case *ssa.ChangeType:
			v = x.X
		case *ssa.UnOp:
			v = x.X
		case *ssa.IndexAddr:
			return x.X
		case *ssa.Next:
			rng, ok := x.Iter.(*ssa.Range)
			if !ok {
				return nil
			}
			return rng.X
		default:
			return nil
		}
	}
	return nil
}

// entries returns the functions of the stack that were called as values, and
// the root.
func (v *visitor) entries() []*ssa.Function {
	list := []*ssa.Function{v.root.Fn}
	for _, step := range v.stack {
		if step.Call.Common().StaticCallee() == nil {
			list = append(list, step.Callee)
		}
	}
	return list
}

// takenPath returns the object from whose queue the loop takes, in terms of
// the function that does.
func (v *visitor) takenPath(l *summary.Loop) path {
	switch instr := l.Takes.(type) {
	case *ssa.UnOp:
		if instr.Op == token.ARROW {
			return pathOf(instr.X, nil).holder()
		}
	case *ssa.Select:
		for _, state := range instr.States {
			if state.Dir == types.RecvOnly && v.isQueue(state.Chan) {
				return pathOf(state.Chan, nil).holder()
			}
		}
	}
	return path{}
}

// waitedFor returns the object whose loop can end the wait.
func (v *visitor) waitedFor(op *summary.Op, calls frames) path {
	fn := op.Instr.Parent()
	var channels []ssa.Value
	send := op.Send
	switch instr := op.Instr.(type) {
	case *ssa.Select:
		for _, state := range instr.States {
			if state.Dir == types.SendOnly {
				channels, send = append(channels, state.Chan), true
			}
		}
		if !send {
			for _, state := range instr.States {
				channels = append(channels, state.Chan)
			}
		}
	case *ssa.Call:
		if len(instr.Call.Args) > 0 {
			channels = append(channels, instr.Call.Args[0]) // a wait group
		}
	default:
		channels = append(channels, op.Chan)
	}
	for _, ch := range channels {
		if ch == nil {
			continue
		}
		p := pathOf(ch, calls)
		if send {
			return p.holder()
		}
		if call, ok := p.root.(*ssa.Call); ok && call.Parent() != fn {
			continue
		}
		if p.known() && p.fields != "" && !isLocalTo(p.root, fn) {
			return p.holder()
		}
	}
	if p := v.postedTo(fn, calls); p.known() {
		return p
	}
	// What goes into the queue carries the channel.
	for _, ch := range channels {
		switch root := pathOf(ch, nil).root.(type) {
		case *ssa.Alloc, *ssa.MakeChan:
			if p := v.putInto(root.(ssa.Value), 0); p.known() && root.Parent() == fn {
				return v.inFrames(p, calls)
			}
		}
	}
	// The result of what another function has posted, and returned.
	for _, ch := range channels {
		call, ok := pathOf(ch, calls).root.(*ssa.Call)
		if !ok {
			continue
		}
		if callee := ssax.Origin(call.Call.StaticCallee()); callee != nil && v.ir.Has(callee) && calls[callee] == nil {
			calls[callee] = call
			return v.postedTo(callee, calls)
		}
	}
	return path{}
}

// postedTo returns the object to whose queue fn posts or sends.
func (v *visitor) postedTo(fn *ssa.Function, calls frames) path {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		switch instr := instr.(type) {
		case *ssa.Send:
			if v.isQueue(instr.Chan) {
				return pathOf(instr.Chan, calls).holder()
			}
		case *ssa.MakeClosure:
			if p := v.putInto(instr, 0); p.known() {
				return v.inFrames(p, calls)
			}
		}
	}
	return path{}
}

// isFresh tells whether what is waited for is made on the way from the root to
// the wait, so that it has not come before.
func (v *visitor) isFresh(s *Stall, op *summary.Op) bool {
	if op.Chan == nil {
		return false
	}
	calls := frames{}
	on := func(fn *ssa.Function) bool { return fn == v.root.Fn || calls[fn] != nil || v.inside(fn) }
	for _, step := range slices.Concat(v.stack, s.Chain) {
		calls[step.Callee] = step.Call
	}
	switch made := pathOf(op.Chan, calls).root.(type) {
	case *ssa.MakeChan:
		return on(made.Parent())
	case *ssa.Alloc:
		return on(made.Parent())
	case *ssa.Call:
		if !on(made.Parent()) {
			return false
		}
		objects, _ := v.flow.Objects(op.Chan)
		return len(objects) > 0 && !slices.ContainsFunc(objects, func(o *flow.Object) bool { return !v.makes(made, o, 0) })
	}
	return false
}

// makes tells whether the call makes the channel, itself or in what it calls.
func (v *visitor) makes(call ssa.CallInstruction, o *flow.Object, depth int) bool {
	callee := ssax.Origin(call.Common().StaticCallee())
	if callee == nil || !v.ir.Has(callee) || o.Value == nil || depth > 3 {
		return false
	}
	if o.Value.Parent() == callee {
		return true
	}
	return slices.ContainsFunc(v.summary.CallsIn(callee), func(c ssa.CallInstruction) bool { return v.makes(c, o, depth+1) })
}

func isLocalTo(v ssa.Value, fn *ssa.Function) bool {
	switch v.(type) {
	case *ssa.Alloc, *ssa.MakeChan, *ssa.Call:
		return v.Parent() == fn
	}
	return false
}

func (v *visitor) isQueue(ch ssa.Value) bool {
	objects, _ := v.flow.Objects(ch)
	return slices.ContainsFunc(objects, func(o *flow.Object) bool { return slices.Contains(v.root.Loop.Queue, o) })
}

// inFrames goes on with a path that begins at a parameter.
func (v *visitor) inFrames(p path, calls frames) path {
	if _, ok := p.root.(*ssa.Parameter); !ok {
		return p
	}
	outer := pathOf(p.root, calls)
	if !outer.known() {
		return path{}
	}
	return path{outer.root, outer.fields + p.fields}
}

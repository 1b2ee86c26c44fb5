package protocol

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A stopper says who makes an exit happen.
type stopper struct {
	itself bool              // nobody of the package needs to do anything
	sites  []ssa.Instruction // of the package, that bring it about
	never  bool              // nothing can
}

// stopperOf returns who brings the exit about.
func (s *service) stopperOf(e Exit) stopper {
	switch e.Way {
	case Failed, Decided, Elapsed:
		return stopper{itself: true}
	case Cancelled:
		return s.r.cancellers(e.Context, map[ssa.Value]bool{})
	case Signalled:
		if e.Channel == nil || !e.Channel.Complete(flow.SendEnd) {
			return stopper{}
		}
		var out stopper
		for _, op := range e.Channel.Ops {
			if op.Kind == chans.Close || op.Kind == chans.Send && !e.Closed {
				out.sites = append(out.sites, op.Instr)
			}
		}
		out.never = len(out.sites) == 0
		return out
	}
	return stopper{never: true}
}

// cancellers returns who can end a context: whoever made it outside the
// package, its time, or the calls of its cancel function here.
func (r *Result) cancellers(ctx ssa.Value, seen map[ssa.Value]bool) stopper {
	if ctx == nil || seen[ctx] || len(seen) > 40 {
		return stopper{never: true}
	}
	seen[ctx] = true
	switch v := ctx.(type) {
	case *ssa.Parameter:
		return r.passed(v, seen)
	case *ssa.FreeVar:
		var out stopper
		index := slices.Index(v.Parent().FreeVars, v)
		for closure := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{v.Parent().Parent()}) {
			if closure.Fn == v.Parent() && index >= 0 {
				out.add(r.cancellers(closure.Bindings[index], seen))
			}
		}
		return out
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return r.storedContexts(v.X, seen)
		}
	case *ssa.Alloc:
		return r.storedContexts(v, seen)
	case *ssa.Phi:
		var out stopper
		for _, edge := range v.Edges {
			out.add(r.cancellers(edge, seen))
		}
		return out
	case *ssa.ChangeInterface:
		return r.cancellers(v.X, seen)
	case *ssa.Call:
		switch callee := v.Call.StaticCallee(); {
		case callee == nil:
			return stopper{itself: true}
		case callee.String() == "context.Background" || callee.String() == "context.TODO" || callee.String() == "context.WithoutCancel":
			return stopper{never: true}
		case callee.String() == "context.WithValue":
			return r.cancellers(v.Call.Args[0], seen)
		}
		return stopper{itself: true}
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		if !ok {
			break
		}
		callee := call.Call.StaticCallee()
		if callee == nil {
			break
		}
		switch callee.String() {
		case "context.WithTimeout", "context.WithDeadline", "context.WithTimeoutCause", "context.WithDeadlineCause", "os/signal.NotifyContext":
			return stopper{itself: true}
		case "golang.org/x/sync/errgroup.WithContext":
			return stopper{itself: true} // the first error of the group
		case "context.WithCancel", "context.WithCancelCause":
			out := r.cancellers(call.Call.Args[0], seen)
			for extract := range ssax.Refs[*ssa.Extract](call) {
				if extract.Index == 1 {
					r.callsOf(extract, &out, map[ssa.Value]bool{})
				}
			}
			return out
		}
	}
	return stopper{itself: true}
}

func (s *stopper) add(other stopper) {
	s.itself = s.itself || other.itself
	s.sites = append(s.sites, other.sites...)
}

// passed returns who ends the context that callers pass as a parameter.
func (r *Result) passed(p *ssa.Parameter, seen map[ssa.Value]bool) stopper {
	fn := p.Parent()
	index := slices.Index(fn.Params, p)
	sites, complete := r.flow.Callers(fn)
	out := stopper{itself: !complete}
	for _, site := range sites {
		args := site.Common().Args
		if site.Common().IsInvoke() {
			out.itself = true
			continue
		}
		if len(args) != len(fn.Params) {
			if at := index - (len(fn.Params) - len(args)); at >= 0 && at < len(args) {
				out.add(r.cancellers(args[at], seen))
			}
			continue
		}
		out.add(r.cancellers(args[index], seen))
	}
	return out
}

// storedContexts returns who ends the contexts that are stored at an address.
func (r *Result) storedContexts(addr ssa.Value, seen map[ssa.Value]bool) stopper {
	var out stopper
	found := false
	for _, store := range r.storesTo(addr) {
		found = true
		out.add(r.cancellers(store.Val, seen))
	}
	if !found {
		if free, ok := addr.(*ssa.FreeVar); ok {
			return r.cancellers(free, seen)
		}
		out.itself = true
	}
	return out
}

// storesTo returns the stores to a variable, or to a field of whichever struct.
func (r *Result) storesTo(addr ssa.Value) []*ssa.Store {
	var list []*ssa.Store
	if field, ok := addr.(*ssa.FieldAddr); ok {
		f := fieldOf(field.X.Type(), field.Field)
		if f == nil {
			return nil
		}
		for _, instr := range r.writes[f.Origin()] {
			if store, ok := instr.(*ssa.Store); ok {
				list = append(list, store)
			}
		}
		return list
	}
	for store := range ssax.Refs[*ssa.Store](addr) {
		if store.Addr == addr {
			list = append(list, store)
		}
	}
	return list
}

// sameAddress tells whether two addresses are one variable, or one field of
// whichever struct.
func sameAddress(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok1 := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	if !ok1 || !ok2 {
		return false
	}
	f, g := fieldOf(x.X.Type(), x.Field), fieldOf(y.X.Type(), y.Field)
	return f != nil && g != nil && f.Origin() == g.Origin()
}

// callsOf adds the calls of a function value: directly, by defer, captured, or
// out of the field in which it is stored. One that goes elsewhere is called by
// nobody knows whom.
func (r *Result) callsOf(v ssa.Value, out *stopper, seen map[ssa.Value]bool) {
	if seen[v] || v.Referrers() == nil {
		return
	}
	seen[v] = true
	for _, ref := range *v.Referrers() {
		switch i := ref.(type) {
		case ssa.CallInstruction:
			switch fn := i.Common().StaticCallee(); {
			case i.Common().Value == v:
				out.sites = append(out.sites, i)
			case fn != nil && r.ir.Has(ssax.Origin(fn)) && len(ssax.Origin(fn).Params) == len(i.Common().Args):
				for index, arg := range i.Common().Args {
					if arg == v {
						r.callsOf(ssax.Origin(fn).Params[index], out, seen)
					}
				}
			default:
				out.itself = true
			}
		case *ssa.ChangeType:
			r.callsOf(i, out, seen)
		case *ssa.Store:
			if i.Val != v {
				continue
			}
			switch addr := i.Addr.(type) {
			case *ssa.FieldAddr:
				for load := range ssax.All[*ssa.UnOp](r.ir.Funcs) {
					if load.Op == token.MUL && sameAddress(load.X, addr) {
						r.callsOf(load, out, seen)
					}
				}
			case *ssa.Alloc:
				r.cellCalls(addr, out, seen)
			default:
				out.itself = true
			}
		case *ssa.MakeClosure:
			fn := i.Fn.(*ssa.Function)
			for index, binding := range i.Bindings {
				if binding == v {
					r.callsOf(fn.FreeVars[index], out, seen)
				}
			}
		case *ssa.DebugRef:
		case *ssa.Return:
			out.itself = true
		}
	}
}

// cellCalls adds the calls of what a captured variable holds.
func (r *Result) cellCalls(cell ssa.Value, out *stopper, seen map[ssa.Value]bool) {
	if seen[cell] || cell.Referrers() == nil {
		return
	}
	seen[cell] = true
	for _, ref := range *cell.Referrers() {
		switch i := ref.(type) {
		case *ssa.UnOp:
			r.callsOf(i, out, seen)
		case *ssa.MakeClosure:
			fn := i.Fn.(*ssa.Function)
			for index, binding := range i.Bindings {
				if binding == cell {
					r.cellCalls(fn.FreeVars[index], out, seen)
				}
			}
		}
	}
}

// evidenceFor says how sure it is that the exit is taken while op waits. ok is
// false if the two cannot meet.
func (s *service) evidenceFor(op *chans.Op, e Exit) (evidence Evidence, ok bool) {
	by := s.stopperOf(e)
	if by.never {
		return 0, false
	}
	if by.itself {
		return ByItself, true
	}
	if len(by.sites) == 0 {
		return 0, false
	}
	best := Evidence(0)
	for _, site := range by.sites {
		grade, meets := s.meets(op, site)
		if meets && (!ok || grade < best) {
			best, ok = grade, true
		}
	}
	return best, ok
}

// meets tells whether the instruction that stops the service can run while op
// waits, and how the package shows it.
func (s *service) meets(op *chans.Op, site ssa.Instruction) (Evidence, bool) {
	r := s.r
	stoppers, waiters := r.gorun.RunBy(site.Parent()), r.gorun.RunBy(op.Fn())
	found := false
	for _, a := range stoppers {
		for _, b := range waiters {
			switch {
			case a.Kind == gorun.Client && b.Kind == gorun.Client:
				switch r.clientsMeet(s.channel, op.Fn(), site.Parent()) {
				case apart:
				case another:
					return Together, true
				default:
					found = true
				}
			case a == b && (a.Kind != gorun.Spawned || a.Spawn.Often() != gorun.Many):
				// One goroutine does both, one after the other.
			case a.Kind == gorun.Init || b.Kind == gorun.Init:
			case b.Kind == gorun.Spawned && r.joinedBefore(b.Spawn, site):
			case a.Kind == gorun.Client && b.Kind == gorun.Spawned:
				return Together, true // the package's goroutine is left behind
			case a.Kind == gorun.Client || b.Kind == gorun.Client:
				found = true
				if a.Kind == gorun.Spawned {
					return ByItself, true // a goroutine of the package stops it on its own
				}
			default:
				if a.Kind == gorun.Spawned {
					return ByItself, true
				}
				return Together, true
			}
		}
	}
	return Stopped, found
}

// clientsMeet tells whether two calls from outside can bring a goroutine to
// each of the functions, with one object between them. A function that is
// given no object works on its own, one step after the other.
func (r *Result) clientsMeet(c *chans.Channel, a, b *ssa.Function) meeting {
	shared := len(c.Globals) > 0
	found := apart
	for _, f := range r.entriesTo(a) {
		for _, g := range r.entriesTo(b) {
			if shared && f != g || r.isGivenObject(f) && r.isGivenObject(g) {
				found = max(found, oneObject)
				if !r.isGivenOwner(c, f) && r.isGivenOwner(c, g) {
					found = another
				}
			}
		}
	}
	return found
}

// A meeting says on which objects two calls meet.
type meeting uint8

const (
	apart     meeting = iota
	oneObject         // who calls the one could know of the other
	another           // one of them ends the object that holds the channel, and the other works on whoever keeps it
)

// isGivenOwner tells whether a caller passes a struct that holds the channel.
func (r *Result) isGivenOwner(c *chans.Channel, fn *ssa.Function) bool {
	return slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool { return owns(p.Type(), c) })
}

// entriesTo returns the functions that code outside the package calls and that
// lead to fn on the caller's goroutine.
func (r *Result) entriesTo(fn *ssa.Function) []*ssa.Function {
	seen := map[*ssa.Function]bool{fn: true}
	var entries []*ssa.Function
	for work := []*ssa.Function{fn}; len(work) > 0; work = work[1:] {
		if _, only := r.flow.Handed(work[0]); !only {
			entries = append(entries, work[0])
		}
		for _, site := range r.gorun.Callers(work[0]) {
			if caller := site.Parent(); !seen[caller] {
				seen[caller] = true
				work = append(work, caller)
			}
		}
	}
	return entries
}

// isGivenObject tells whether a caller passes a value of one of the package's
// own types to fn.
func (r *Result) isGivenObject(fn *ssa.Function) bool {
	return slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool {
		t := p.Type()
		if ptr, ok := t.Underlying().(*types.Pointer); ok {
			t = ptr.Elem()
		}
		named, ok := types.Unalias(t).(*types.Named)
		return ok && fn.Pkg != nil && named.Obj().Pkg() == fn.Pkg.Pkg
	})
}

// joinedBefore tells whether the goroutines of the spawn have ended whenever
// the instruction runs.
func (r *Result) joinedBefore(s *gorun.Spawn, at ssa.Instruction) bool {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{at.Parent()}) {
		joins := slices.ContainsFunc(s.Joins(), func(j gorun.Join) bool { return j.Instr == instr && j.Arm < 0 })
		if call, ok := instr.(ssa.CallInstruction); ok && !joins {
			joins = slices.Contains(r.gorun.JoinedBy(call), s)
		}
		if !joins {
			continue
		}
		if _, deferred := at.(*ssa.Defer); deferred || ssax.Precedes(instr, at) {
			return true
		}
	}
	return false
}

// isGuarded tells whether the operation runs only after a look at a flag that
// the other side sets when it leaves, or that a stop sets: a field, an atomic,
// a context, a channel that is polled.
func (s *service) isGuarded(op *chans.Op, e Exit) bool {
	return s.guardedAt(op.Instr, e, 0)
}

func (s *service) guardedAt(at ssa.Instruction, e Exit, depth int) bool {
	for b := at.Block(); b != nil; b = b.Idom() {
		parent := b.Idom()
		if parent == nil {
			break
		}
		branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If)
		if !ok || len(b.Preds) != 1 && !onlyWay(parent, b) {
			continue
		}
		if s.looksAt(branch.Cond, e) {
			return true
		}
	}
	if depth >= 2 {
		return false
	}
	sites, complete := s.r.flow.Callers(at.Parent())
	if !complete || len(sites) == 0 {
		return false
	}
	for _, site := range sites {
		if !s.guardedAt(site, e, depth+1) {
			return false
		}
	}
	return true
}

// onlyWay tells whether one branch of parent ends the function or loop, so
// that what follows at b is under the other.
func onlyWay(parent, b *ssa.BasicBlock) bool {
	for _, next := range parent.Succs {
		if next != b && !reaches(next, b) {
			return true
		}
	}
	return false
}

func reaches(from, to *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	work := []*ssa.BasicBlock{from}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b == to {
			return true
		}
		if seen[b] {
			continue
		}
		seen[b] = true
		work = append(work, b.Succs...)
	}
	return false
}

// looksAt tells whether a condition asks for the state of the other side.
func (s *service) looksAt(cond ssa.Value, e Exit) bool {
	seen := map[ssa.Value]bool{}
	var walk func(v ssa.Value) bool
	walk = func(v ssa.Value) bool {
		if v == nil || seen[v] || len(seen) > 60 {
			return false
		}
		seen[v] = true
		switch i := v.(type) {
		case *ssa.UnOp:
			if i.Op == token.MUL {
				if addr, ok := i.X.(*ssa.FieldAddr); ok {
					return s.written(addr, e)
				}
			}
			if i.Op == token.ARROW {
				return true
			}
			return walk(i.X)
		case *ssa.BinOp:
			if types.Identical(i.X.Type(), errorType) && isOfUnknown(i.X) {
				return false // what failed there is no word of the other side
			}
			return walk(i.X) || walk(i.Y)
		case *ssa.Phi:
			return slices.ContainsFunc(i.Edges, walk)
		case *ssa.Extract:
			if sel, ok := i.Tuple.(*ssa.Select); ok {
				return !sel.Blocking
			}
			return walk(i.Tuple)
		case *ssa.Lookup:
			return walk(i.X)
		case *ssa.Call:
			callee := i.Call.StaticCallee()
			if _, ok := i.Call.Value.(*ssa.Builtin); ok {
				return slices.ContainsFunc(i.Call.Args, walk)
			}
			if i.Call.IsInvoke() {
				return i.Call.Method.FullName() == "(context.Context).Err"
			}
			if callee == nil {
				return true
			}
			if s.r.ir.Has(callee) {
				return s.reads(callee, e, 0)
			}
			for _, arg := range i.Call.Args {
				if addr, ok := arg.(*ssa.FieldAddr); ok {
					return s.written(addr, e)
				}
			}
		}
		return false
	}
	return walk(cond)
}

// isOfUnknown tells whether the error comes from a function value.
func isOfUnknown(v ssa.Value) bool {
	if extract, ok := v.(*ssa.Extract); ok {
		v = extract.Tuple
	}
	call, ok := v.(*ssa.Call)
	return ok && !call.Call.IsInvoke() && call.Call.StaticCallee() == nil
}

// reads tells whether a function of the package looks at a field that tells
// the state of the other side.
func (s *service) reads(fn *ssa.Function, e Exit, depth int) bool {
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		switch i := instr.(type) {
		case *ssa.FieldAddr:
			if s.written(i, e) {
				return true
			}
		case *ssa.Select:
			if !i.Blocking {
				return true
			}
		case *ssa.Call:
			if depth < 2 && slices.ContainsFunc(s.r.callees[i], func(callee *ssa.Function) bool { return s.reads(callee, e, depth+1) }) {
				return true
			}
		}
	}
	return false
}

// written tells whether the field is set by who leaves, or by who stops it.
func (s *service) written(addr *ssa.FieldAddr, e Exit) bool {
	f := fieldOf(addr.X.Type(), addr.Field)
	if f == nil {
		return false
	}
	if _, isChan := f.Type().Underlying().(*types.Chan); isChan {
		return false
	}
	leaving := func(fn *ssa.Function) bool {
		if fn == e.Fn || s.touching[fn] && s.holds(fn) {
			return true
		}
		for _, g := range s.r.gorun.RunBy(fn) {
			for _, h := range s.r.gorun.RunBy(e.Fn) {
				if g == h && g.Kind == gorun.Spawned {
					return true
				}
			}
		}
		by := s.stopperOf(e)
		return slices.ContainsFunc(by.sites, func(at ssa.Instruction) bool {
			return at.Parent() == fn || slices.Contains(s.r.calledBy(at.Parent()), fn) || slices.Contains(s.r.calledBy(fn), at.Parent())
		})
	}
	return slices.ContainsFunc(s.r.writes[f.Origin()], func(instr ssa.Instruction) bool { return leaving(instr.Parent()) })
}

// calledBy returns the functions that fn calls directly on its goroutine.
func (r *Result) calledBy(fn *ssa.Function) []*ssa.Function {
	var list []*ssa.Function
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
		list = append(list, r.callees[call]...)
	}
	return list
}

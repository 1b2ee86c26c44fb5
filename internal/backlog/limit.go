package backlog

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// hasLimit tells whether SetLimit is called on the group of the spawn, or the
// group comes from where that cannot be seen.
func (r *Result) hasLimit(s *gorun.Spawn) bool {
	fn := staticCallee(s.Site)
	if fn == nil || !strings.Contains(fn.FullName(), "errgroup") {
		return false
	}
	own, _ := r.flow.Objects(s.Group)
	for _, o := range own {
		if !o.Foreign || o.Kind == flow.Cell || o.Kind == flow.Field {
			continue
		}
		if call, ok := o.Value.(*ssa.Call); ok && o.Kind == flow.Result_ {
			if made := staticCallee(call); made != nil && made.Name() == "WithContext" {
				continue
			}
		}
		return true
	}
	for _, call := range r.ir.Calls {
		callee := staticCallee(call)
		if callee == nil || callee.Name() != "SetLimit" || len(call.Common().Args) == 0 || fn.Pkg() != callee.Pkg() {
			continue
		}
		if n, ok := constInt(call.Common().Args[len(call.Common().Args)-1]); ok && n < 0 {
			continue // which means that there is none
		}
		other, _ := r.flow.Objects(call.Common().Args[0])
		if len(own) == 0 || len(other) == 0 || ssax.KeyOf(call.Common().Args[0]) == ssax.KeyOf(s.Group) {
			return true
		}
		for _, o := range other {
			if slices.Contains(own, o) {
				return true
			}
		}
	}
	return false
}

// isIndependent tells whether what the spawn runs certainly neither waits for
// a channel, a wait group or a condition, nor starts another goroutine.
func (r *Result) isIndependent(s *gorun.Spawn) bool {
	const waits = library.Chan | library.Full | library.Wait
	seen := map[*ssa.Function]bool{}
	var check func(fn *ssa.Function) bool
	check = func(fn *ssa.Function) bool {
		if seen[fn] {
			return true
		}
		seen[fn] = true
		if !r.ir.Has(fn) || r.summary.MayBlock(fn)&waits != 0 {
			return false
		}
		for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
			if _, spawns := call.(*ssa.Go); spawns || len(r.gorun.SpawnsAt(call)) > 0 {
				return false
			}
			if _, ok := call.Common().Value.(*ssa.Builtin); ok {
				continue
			}
			if fn := staticCallee(call); call.Common().IsInvoke() && (fn == nil || fn.Pkg().Path() == "context") {
				continue // of an error or a context
			}
			fns, complete := r.flow.Callees(call)
			if !complete {
				return false
			}
			for _, callee := range fns {
				if callee.Pkg != nil && callee.Pkg.Pkg != r.pass.Pkg {
					if library.Blocks(staticCallee(call))&waits != 0 || call.Common().IsInvoke() {
						return false
					}
				} else if !check(callee) {
					return false
				}
			}
		}
		return true
	}
	return s.Complete && len(s.Runs) == 1 && check(s.Runs[0])
}

// isEntity tells whether the goroutine serves something for as long as that
// lives: it loops over what comes from a channel or connection.
func (r *Result) isEntity(s *gorun.Spawn) bool {
	for _, fn := range s.Runs {
		if !r.ir.Has(fn) {
			continue
		}
		if !gorun.MayEnd(fn) || r.serves(fn, 0) || awaitsEnd(fn) || r.givesBack(s, fn) {
			return true
		}
	}
	return false
}

// awaitsEnd tells whether the first thing that a goroutine does is to wait for
// the end of something, as <-conn.Closed(): there is one for each of those, and
// it ends with it. A context ends when its owner likes.
func awaitsEnd(fn *ssa.Function) bool {
	for _, instr := range fn.Blocks[0].Instrs {
		recv, ok := instr.(*ssa.UnOp)
		if !ok || recv.Op != token.ARROW {
			continue
		}
		call, ok := recv.X.(*ssa.Call)
		if !ok || !isMark(recv.X.Type().Underlying().(*types.Chan).Elem()) {
			return false
		}
		obj := staticCallee(call)
		return obj != nil && obj.Signature().Recv() != nil && obj.Pkg().Path() != "context"
	}
	return false
}

// givesBack tells whether the goroutine gives back a place that it has not
// taken itself: whoever queued the item has taken it.
func (r *Result) givesBack(s *gorun.Spawn, fn *ssa.Function) bool {
	fns := []*ssa.Function{fn}
	for call := range ssax.All[ssa.CallInstruction](fns) {
		if closure, ok := call.Common().Value.(*ssa.MakeClosure); ok {
			fns = append(fns, closure.Fn.(*ssa.Function))
		}
	}
	gives := false
	for call := range ssax.All[ssa.CallInstruction](fns) {
		obj := staticCallee(call)
		if obj == nil {
			continue
		}
		name := strings.ToLower(obj.Name())
		switch {
		case strings.Contains(name, "acquire") || strings.Contains(name, "reserve") || strings.HasPrefix(name, "take"):
			return false
		case strings.HasPrefix(name, "release"):
			gives = gives || namesRoom(name) || slices.ContainsFunc(call.Common().Args, func(a ssa.Value) bool {
				return namesRoom(strings.ToLower(types.TypeString(a.Type(), func(*types.Package) string { return "" })))
			})
		}
	}
	if gives {
		return true
	}
	for instr := range ssax.All[ssa.Instruction](fns) {
		for _, op := range r.chans.OpsAt(instr) {
			if op.Kind != chans.Recv || len(op.Channels) != 1 {
				continue
			}
			c := op.Channels[0]
			if !isMark(c.Elem()) || len(c.Closes()) > 0 || c.Unbuffered() != chans.No || len(c.Sends()) == 0 {
				continue
			}
			if !slices.ContainsFunc(c.Sends(), func(o *chans.Op) bool { return slices.Contains(fns, o.Fn()) || o.Fn() == s.In() }) {
				return true
			}
		}
	}
	return false
}

// namesRoom tells whether a name is that of a place among a limited number.
func namesRoom(name string) bool {
	return slices.ContainsFunc([]string{"slot", "permit", "token", "sema", "ticket", "quota", "limit", "weighted", "credit"}, func(word string) bool { return strings.Contains(name, word) })
}

// endsWithCaller tells whether the goroutine waits for a channel that the
// function that starts it sends on or closes before it returns, or for the
// context that it cancels: it ends with the call.
func (r *Result) endsWithCaller(s *gorun.Spawn) bool {
	in := s.In()
	cancels := false
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{in}) {
		if _, started := call.(*ssa.Go); !started && !call.Common().IsInvoke() && call.Common().StaticCallee() == nil && r.isCancel(call.Common().Value, 0) {
			cancels = true
		}
	}
	ends := func(ch ssa.Value) bool {
		if call, ok := ch.(*ssa.Call); ok {
			fn := staticCallee(call)
			return cancels && fn != nil && fn.Name() == "Done" && fn.Pkg().Path() == "context"
		}
		c := r.chans.Channel(ch)
		if c == nil || len(c.Makes) != 1 || c.Makes[0].Instr.Parent() != in {
			return false
		}
		for _, op := range append(c.Sends(), c.Closes()...) {
			if op.Fn() == in {
				return true
			}
		}
		return false
	}
	for _, fn := range s.Runs {
		if !r.ir.Has(fn) {
			continue
		}
		for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
			switch i := instr.(type) {
			case *ssa.UnOp:
				if i.Op == token.ARROW && ends(i.X) {
					return true
				}
			case *ssa.Select:
				for _, state := range i.States {
					if i.Blocking && state.Dir == types.RecvOnly && ends(state.Chan) {
						return true
					}
				}
			}
		}
	}
	return false
}

func (r *Result) serves(fn *ssa.Function, depth int) bool {
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			switch i := instr.(type) {
			case *ssa.UnOp:
				if i.Op == token.ARROW && ssax.InLoop(block) && (isData(i.X) || r.wakesUp(i.X)) {
					return true
				}
			case *ssa.Select:
				for _, state := range i.States {
					if state.Dir == types.RecvOnly && ssax.InLoop(block) && (isData(state.Chan) || r.wakesUp(state.Chan)) {
						return true
					}
				}
			case *ssa.Call:
				obj := staticCallee(i)
				if obj == nil {
					continue
				}
				if ssax.InLoop(block) && obj.Pkg() != r.pass.Pkg && library.IsNext(obj) {
					return true
				}
				if depth < 2 && len(fn.Blocks) < 12 {
					if callee := i.Call.StaticCallee(); callee != nil && r.ir.Has(callee) && r.serves(callee, depth+1) {
						return true
					}
				}
			}
		}
	}
	return false
}

// wakesUp tells whether values that carry nothing are sent on a channel that is
// kept in a field: a loop that receives them works on what that tells of.
func (r *Result) wakesUp(ch ssa.Value) bool {
	c := r.chans.Channel(ch)
	return c != nil && len(c.Fields) > 0 && isMark(c.Elem()) && len(c.Sends()) > 0 && len(c.Closes()) == 0
}

// isData tells whether what is received is more than a mark or a tick.
func isData(ch ssa.Value) bool {
	c, ok := ch.Type().Underlying().(*types.Chan)
	return ok && isItemType(c.Elem())
}

// isLimited tells whether something limits how many goroutines the site
// starts: between the item and the site, in the loop, or with neither given in
// the site's function.
func (w *walkUp) isLimited(site ssa.CallInstruction, l *ssax.Loop, it *item) bool {
	fn := site.Parent()
	within := func(b *ssa.BasicBlock) bool { return l == nil || l.Has(b) }
	before := func(i ssa.Instruction) bool {
		return within(i.Block()) && ssax.Precedes(i, site)
	}
	for _, block := range fn.Blocks {
		if !within(block) {
			continue
		}
		for _, instr := range block.Instrs {
			if it != nil && instr == it.instr {
				if sel, ok := instr.(*ssa.Select); !ok || ssax.Arm(sel, site.Block()) < 0 {
					continue
				}
			}
			switch i := instr.(type) {
			case *ssa.Send:
				if before(i) && w.isToken(i.Chan, true) {
					return true
				}
			case *ssa.UnOp:
				if i.Op != token.ARROW {
					continue
				}
				if before(i) && w.isToken(i.X, false) || l != nil && it != nil && w.answers(i.X) {
					return true
				}
			case *ssa.Select:
				if arm := ssax.Arm(i, site.Block()); arm >= 0 && before(i) {
					if state := i.States[arm]; (it == nil || i != it.instr) && w.isToken(state.Chan, state.Dir == types.SendOnly) {
						return true
					}
				}
				if l != nil && it != nil && i != it.instr && ssax.Precedes(site, i) {
					for _, state := range i.States {
						if state.Dir == types.RecvOnly && w.answers(state.Chan) {
							return true
						}
					}
				}
			case ssa.CallInstruction:
				if i == site {
					continue
				}
				if _, ok := i.(*ssa.Call); ok && w.limitingCall(i, before(i), l != nil && it != nil) {
					return true
				}
			}
		}
	}
	for branch := range ssax.Branches(site.Block()) {
		if within(branch.If.Block()) && (w.limitingTest(branch.If.Cond, fn, it, 0) || becomesSet(branch.If, site)) {
			return true
		}
	}
	return w.onlyOnce(fn)
}

// becomesSet tells whether the branch asks whether a variable of the loop is nil
// or false, and the variable is set on the way to the site: one goroutine at a
// time.
func becomesSet(branch *ssa.If, site ssa.Instruction) bool {
	cond := conditionOf(branch.Cond)
	if cmp, ok := cond.(*ssa.BinOp); ok {
		if cmp.Op != token.EQL && cmp.Op != token.NEQ || !isNothing(cmp.Y) {
			return false
		}
		cond = cmp.X
	}
	variable, ok := cond.(*ssa.Phi)
	if !ok {
		return false
	}
	seen := map[ssa.Value]bool{}
	var set func(v ssa.Value, from *ssa.BasicBlock) bool
	set = func(v ssa.Value, from *ssa.BasicBlock) bool {
		if seen[v] {
			return false
		}
		seen[v] = true
		if phi, ok := v.(*ssa.Phi); ok {
			for i, e := range phi.Edges {
				if set(e, phi.Block().Preds[i]) {
					return true
				}
			}
			return false
		}
		if c, ok := v.(*ssa.Const); ok {
			return c.Value != nil && c.Value.Kind() == constant.Bool && constant.BoolVal(c.Value) && (from == site.Block() || site.Block().Dominates(from))
		}
		made, ok := v.(ssa.Instruction)
		return ok && branch.Block().Dominates(made.Block()) && branch.Block() != made.Block() && (made.Block() == site.Block() || made.Block().Dominates(site.Block()) || site.Block().Dominates(made.Block()))
	}
	return set(variable, nil)
}

// isToken tells whether the operation takes a token that the goroutine gives
// back: the channel is a semaphore.
func (w *walkUp) isToken(ch ssa.Value, send bool) bool {
	c, ok := ch.Type().Underlying().(*types.Chan)
	if !ok {
		return false
	}
	if named, ok := types.Unalias(c.Elem()).(*types.Named); ok && named.Obj().Name() == "Time" {
		return !send // a pace
	}
	if w.isGivenBackHere(ch, send) {
		return false
	}
	if class := w.r.chans.Channel(ch); !send && class != nil && len(class.Sends()) == 0 && len(class.Closes()) > 0 {
		return false // an end
	}
	if isMark(c.Elem()) {
		return true
	}
	if b, ok := c.Elem().Underlying().(*types.Basic); ok && b.Kind() == types.Bool {
		return true
	}
	if i, ok := c.Elem().Underlying().(*types.Interface); ok && i.Empty() {
		return true
	}
	class := w.r.chans.Channel(ch)
	if class == nil || w.spawn == nil {
		return true // not known
	}
	ops := class.Receives()
	if !send {
		ops = class.Sends()
	}
	for _, op := range ops {
		if w.r.gorun.MayRunOn(op.Fn(), w.spawn) {
			return true
		}
	}
	return false
}

// isGivenBackHere tells whether the function that starts the goroutine gives
// the token back itself, after the start and without waiting for the goroutine,
// and nobody else does.
func (w *walkUp) isGivenBackHere(ch ssa.Value, send bool) bool {
	class := w.r.chans.Channel(ch)
	if class == nil || w.spawn == nil {
		return false
	}
	back := class.Receives()
	if !send {
		back = class.Sends()
	}
	for _, op := range back {
		if op.Fn() != w.spawn.In() || !ssax.Precedes(w.spawn.Site, op.Instr) {
			return false
		}
	}
	return len(back) > 0
}

// answers tells whether the goroutine sends or closes what is waited for
// here, so that there is one at a time.
func (w *walkUp) answers(ch ssa.Value) bool {
	if isMark(ch.Type().Underlying().(*types.Chan).Elem()) || w.r.chans.Channel(ch) == nil {
		// The end of a context does not join.
		if call, ok := ch.(*ssa.Call); ok {
			return staticCallee(call) == nil || staticCallee(call).Name() != "Done"
		}
	}
	c := w.r.chans.Channel(ch)
	if c == nil {
		return false
	}
	for _, op := range c.Ops {
		if (op.Kind == chans.Send || op.Kind == chans.Close) && w.r.gorun.MayRunOn(op.Fn(), w.spawn) {
			return true
		}
	}
	return false
}

// limitingCall tells whether a call waits for room or for the goroutines.
func (w *walkUp) limitingCall(call ssa.CallInstruction, before, inLoop bool) bool {
	fn := staticCallee(call)
	if literal := ssax.Origin(call.Common().StaticCallee()); fn == nil && literal != nil && w.r.ir.Has(literal) {
		return before && w.acquires(literal, 0) || inLoop && w.joins(literal)
	}
	if fn == nil {
		// The one before is cancelled first.
		return (inLoop || before) && w.r.isCancel(call.Common().Value, 0)
	}
	switch fn.FullName() {
	case "(*sync.Cond).Wait":
		return true
	case "(*sync.WaitGroup).Wait", "(*golang.org/x/sync/errgroup.Group).Wait":
		return inLoop
	case "(*golang.org/x/sync/errgroup.Group).SetLimit":
		return false
	case "time.Sleep":
		return before // a pace
	}
	if fn.Pkg() != w.r.pass.Pkg {
		return before && library.Limits(fn)
	}
	if callee := call.Common().StaticCallee(); callee != nil && w.r.ir.Has(callee) {
		return before && (w.acquires(callee, 0) || w.r.cancels(callee)) || inLoop && w.joins(callee)
	}
	return before && library.Limits(fn) // an interface of the package
}

// cancels tells whether a function calls what cancels a context.
func (r *Result) cancels(fn *ssa.Function) bool {
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		if staticCallee(call) == nil && r.isCancel(call.Call.Value, 0) {
			return true
		}
	}
	return false
}

// isCancel tells whether v is, or has been assigned, what cancels a context.
func (r *Result) isCancel(v ssa.Value, depth int) bool {
	if _, ok := v.(*ssa.Builtin); ok {
		return false
	}
	if named, ok := types.Unalias(v.Type()).(*types.Named); ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context" {
		return strings.HasPrefix(named.Obj().Name(), "Cancel")
	}
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.ChangeType:
		return r.isCancel(v.X, depth+1)
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool { return r.isCancel(e, depth+1) })
	case *ssa.UnOp:
		return slices.ContainsFunc(r.places().stores[r.places().read(v)], func(s *ssa.Store) bool { return r.isCancel(s.Val, depth+1) })
	}
	return false
}

// joins tells whether the function always waits for the spawn's goroutines.
func (w *walkUp) joins(fn *ssa.Function) bool {
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
		for _, s := range w.r.gorun.JoinedBy(call) {
			if s == w.spawn {
				return true
			}
		}
	}
	return false
}

// acquires tells whether a function of the package takes a token.
func (w *walkUp) acquires(fn *ssa.Function, depth int) bool {
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			switch i := instr.(type) {
			case *ssa.Send:
				if w.isToken(i.Chan, true) {
					return true
				}
			case *ssa.UnOp:
				if i.Op == token.ARROW && w.isToken(i.X, false) {
					return true
				}
			case *ssa.Select:
				for _, state := range i.States {
					if call, ok := state.Chan.(*ssa.Call); ok && staticCallee(call) != nil && staticCallee(call).Name() == "Done" {
						continue
					}
					if w.isToken(state.Chan, state.Dir == types.SendOnly) {
						return true
					}
				}
			case *ssa.Call:
				obj := staticCallee(i)
				if obj == nil {
					continue
				}
				if obj.Pkg() != w.r.pass.Pkg {
					if library.Limits(obj) {
						return true
					}
				} else if callee := i.Call.StaticCallee(); depth < 2 && callee != nil && w.r.ir.Has(callee) && w.acquires(callee, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

// limitingTest tells whether a condition on the way to the site limits the
// number: it compares a count, asks whether something is there already, or
// sets a mark.
func (w *walkUp) limitingTest(cond ssa.Value, fn *ssa.Function, it *item, depth int) bool {
	if depth > 4 {
		return false
	}
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return w.limitingTest(c.X, fn, it, depth+1)
		}
		// A flag that the function sets.
		if key := w.r.places().read(c); key != nil && w.sets(key, fn) {
			return true
		}
		return fillsSlot(c, fn)
	case *ssa.Extract:
		switch t := c.Tuple.(type) {
		case *ssa.Lookup: // a map in which there is one for each key
			return w.updates(t.X, fn)
		case *ssa.Call:
			return w.limitingAnswer(t)
		}
	case *ssa.Lookup: // a set
		return w.updates(c.X, fn)
	case *ssa.Call:
		return w.limitingAnswer(c)
	case *ssa.BinOp:
		switch c.Op {
		case token.EQL, token.NEQ:
			for _, side := range []ssa.Value{c.X, c.Y} {
				if key := w.r.places().read(side); key != nil && w.sets(key, fn) {
					return true
				}
				if lookup, ok := side.(*ssa.Lookup); ok && w.updates(lookup.X, fn) {
					return true
				}
				if load, ok := side.(*ssa.UnOp); ok && fillsSlot(load, fn) {
					return true
				}
				if call, ok := side.(*ssa.Call); ok && lengthOf(call) == nil && w.limitingAnswer(call) {
					return true
				}
			}
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
			if isCounter(c.X) && lengthOf(c.Y) != nil || isCounter(c.Y) && lengthOf(c.X) != nil {
				return false
			}
			return w.counts(c.X, it) && w.counts(c.Y, it)
		}
	}
	return false
}

// fillsSlot tells whether load reads an element of an array or slice, and fn
// writes an element of the same: there is one for each slot.
func fillsSlot(load *ssa.UnOp, fn *ssa.Function) bool {
	slot, ok := load.X.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{fn}) {
		if other, ok := store.Addr.(*ssa.IndexAddr); ok && ssax.PathOf(other.X) == ssax.PathOf(slot.X) {
			return true
		}
	}
	return false
}

// counts tells whether a side of a comparison can be a number of goroutines
// or their limit: it is not read from the item.
func (w *walkUp) counts(v ssa.Value, it *item) bool {
	if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsNumeric == 0 {
		return false
	}
	if it == nil {
		return true
	}
	d := &dependence{item: it, seen: map[ssa.Value]bool{}}
	return !d.on(v)
}

func (w *walkUp) limitingAnswer(call *ssa.Call) bool {
	fn := staticCallee(call)
	if fn == nil {
		return false
	}
	if fn.Pkg() != w.r.pass.Pkg {
		return library.Limits(fn)
	}
	if callee := call.Call.StaticCallee(); callee != nil && w.r.ir.Has(callee) {
		return w.acquires(callee, 0) || w.marks(callee) || w.isInProgress(callee, call.Parent())
	}
	return library.Limits(fn)
}

// marks tells whether a function asks and sets at once: it is told whether it
// was the first.
func (w *walkUp) marks(fn *ssa.Function) bool {
	for update := range ssax.All[*ssa.MapUpdate]([]*ssa.Function{fn}) {
		for lookup := range ssax.All[*ssa.Lookup]([]*ssa.Function{fn}) {
			if ssax.KeyOf(lookup.X) == ssax.KeyOf(update.Map) {
				return true
			}
		}
	}
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{fn}) {
		key := w.r.places().placeOf(store.Addr)
		if key == nil {
			continue
		}
		for branch := range ssax.Branches(store.Block()) {
			for _, read := range w.r.places().readsIn(conditionOf(branch.If.Cond), 0) {
				if read == key {
					return true
				}
			}
		}
	}
	return false
}

// isInProgress tells whether a function asks for an atomic flag that another
// function, which fn calls, stores.
func (w *walkUp) isInProgress(asks, fn *ssa.Function) bool {
	atomics := func(fn *ssa.Function, prefix string) (keys []any) {
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
			if callee := staticCallee(call); callee != nil && callee.Pkg().Path() == "sync/atomic" && strings.HasPrefix(callee.Name(), prefix) && len(call.Call.Args) > 0 {
				keys = append(keys, w.r.places().placeOf(call.Call.Args[0]))
			}
		}
		return keys
	}
	flags := atomics(asks, "Load")
	for _, setter := range w.r.withCallees([]*ssa.Function{fn}) {
		for _, key := range atomics(setter, "Store") {
			if key != nil && slices.Contains(flags, key) {
				return true
			}
		}
	}
	return false
}

func conditionOf(v ssa.Value) ssa.Value {
	if not, ok := v.(*ssa.UnOp); ok && not.Op == token.NOT {
		return not.X
	}
	return v
}

// sets tells whether fn, or what it calls, stores to the place.
func (w *walkUp) sets(key any, fn *ssa.Function) bool {
	if cell, ok := key.(*ssa.Alloc); ok && strings.HasPrefix(cell.Comment, "jump$") {
		return false // how the body of a range over a function has ended
	}
	if cell, ok := key.(*ssa.Alloc); ok && cell.Parent() == fn && !cell.Heap {
		return false
	}
	for _, store := range w.r.places().stores[key] {
		if store.Parent() == fn {
			return true
		}
		if slices.ContainsFunc(slices.Collect(ssax.All[*ssa.Call]([]*ssa.Function{fn})), func(c *ssa.Call) bool { return c.Call.StaticCallee() == store.Parent() }) {
			return true
		}
	}
	return false
}

// updates tells whether fn, or what it calls, enters something in the map.
func (w *walkUp) updates(m ssa.Value, fn *ssa.Function) bool {
	key := ssax.KeyOf(m)
	place := w.r.places().read(m)
	same := func(u *ssa.MapUpdate) bool {
		return ssax.KeyOf(u.Map) == key || place != nil && w.r.places().read(u.Map) == place
	}
	for update := range ssax.All[*ssa.MapUpdate]([]*ssa.Function{fn}) {
		if same(update) {
			return true
		}
	}
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		callees := w.r.methodsGiven(call)
		if callee := call.Call.StaticCallee(); callee != nil && w.r.ir.Has(callee) {
			callees = append(callees, callee)
		}
		for update := range ssax.All[*ssa.MapUpdate](callees) {
			if same(update) {
				return true
			}
		}
	}
	return false
}

// methodsGiven returns the methods of what a call of another package's function
// gets as an interface: it may call them.
func (r *Result) methodsGiven(call *ssa.Call) []*ssa.Function {
	fn := staticCallee(call)
	if fn == nil || fn.Pkg() == r.pass.Pkg {
		return nil
	}
	var list []*ssa.Function
	for _, arg := range call.Call.Args {
		box, ok := arg.(*ssa.MakeInterface)
		if !ok {
			continue
		}
		for _, own := range r.ir.Funcs {
			if recv := own.Signature.Recv(); recv != nil && types.Identical(recv.Type(), box.X.Type()) {
				list = append(list, own)
			}
		}
	}
	return list
}

// onlyOnce tells whether the function is only given to sync.Once.
func (w *walkUp) onlyOnce(fn *ssa.Function) bool {
	handoffs, _ := w.r.flow.Handed(fn)
	for _, h := range handoffs {
		if callee := staticCallee(h.Call); callee != nil && callee.FullName() == "(*sync.Once).Do" {
			return true
		}
	}
	return false
}

// takenInside returns the semaphore that the goroutine takes itself: it sends
// on a buffered channel and receives from it again, or acquires a weight.
func (r *Result) takenInside(s *gorun.Spawn) (name string, pos token.Pos, ok bool) {
	for _, fn := range s.Runs {
		if !r.ir.Has(fn) {
			continue
		}
		for _, block := range fn.Blocks {
			for _, instr := range block.Instrs {
				switch i := instr.(type) {
				case *ssa.Call:
					if callee := staticCallee(i); callee != nil && callee.FullName() == "(*golang.org/x/sync/semaphore.Weighted).Acquire" {
						return receiverText(r.ir.CallText(i.Pos())), i.Pos(), true
					}
				}
				for _, op := range r.chans.OpsAt(instr) {
					if op.Kind != chans.Send || len(op.Channels) != 1 {
						continue
					}
					for _, back := range op.Channels[0].Receives() {
						if outer(back.Fn()) == fn || r.gorun.MayRunOn(back.Fn(), s) {
							return r.chans.Text(op), op.Pos(), true
						}
					}
				}
			}
		}
	}
	return "", token.NoPos, false
}

func outer(fn *ssa.Function) *ssa.Function {
	if fn.Parent() != nil {
		return fn.Parent()
	}
	return fn
}

func receiverText(call string) string {
	if i := strings.LastIndex(call, "."); i > 0 {
		return call[:i]
	}
	return "the semaphore"
}

// dodges tells whether the goroutine only sends on a channel that the
// function did not make, so that the caller need not wait.
func (r *Result) dodges(s *gorun.Spawn) (name string, step Step, ok bool) {
	in := s.In()
	if _, isGo := s.Site.(*ssa.Go); !isGo || len(s.Runs) != 1 || !r.ir.Has(s.Runs[0]) || startsSomething(in) && !servesRequest(in) {
		return "", Step{}, false
	}
	ch, pos := r.onlySends(s.Runs[0])
	if ch == nil || isErrorType(ch.Type().Underlying().(*types.Chan).Elem()) {
		return "", Step{}, false
	}
	if !r.comesFromElsewhere(ch, s) || r.isPutBack(ch, in) {
		return "", Step{}, false
	}
	switch r.gorun.Times(in) {
	case gorun.Many:
	case gorun.Each, gorun.Never: // nothing here calls it, so others are meant to
		if named := outermost(in); !isExported(named) && !ssax.InLoop(s.Site.Block()) {
			return "", Step{}, false
		}
	default:
		return "", Step{}, false
	}
	if (&walkUp{r: r, spawn: s}).isLimited(s.Site, nil, nil) {
		return "", Step{}, false
	}
	name = r.sendText(pos)
	return name, Step{pos, "The goroutine only waits here until " + name + " takes the value."}, true
}

// isPutBack tells whether the function runs within the receiver of the channel:
// what it sends there is an item that could not be dealt with yet.
func (r *Result) isPutBack(ch ssa.Value, in *ssa.Function) bool {
	c := r.chans.Channel(ch)
	if c == nil {
		return false
	}
	above := []*ssa.Function{in}
	for i := 0; i < len(above) && len(above) < 32; i++ {
		for _, call := range r.gorun.Callers(above[i]) {
			if _, isCall := call.(*ssa.Call); isCall && !slices.Contains(above, call.Parent()) {
				above = append(above, call.Parent())
			}
		}
	}
	return slices.ContainsFunc(c.Receives(), func(op *chans.Op) bool { return slices.Contains(above, op.Fn()) })
}

func (r *Result) sendText(pos token.Pos) string {
	if text := r.ir.ChanText(pos); text != "" {
		return text
	}
	return "the channel"
}

// onlySends returns the channel and position of the send that is all that the
// function waits for, other than an end that it gives up at, or nil.
func (r *Result) onlySends(fn *ssa.Function) (ch ssa.Value, pos token.Pos) {
	for _, block := range fn.Blocks {
		if block == fn.Recover {
			continue
		}
		for _, instr := range block.Instrs {
			switch i := instr.(type) {
			case *ssa.Send:
				if ch != nil || ssax.InLoop(block) {
					return nil, token.NoPos
				}
				ch, pos = i.Chan, i.Pos()
			case *ssa.Select:
				if ch != nil || ssax.InLoop(block) || !i.Blocking {
					return nil, token.NoPos
				}
				for _, state := range i.States {
					switch {
					case state.Dir == types.SendOnly && ch == nil:
						ch, pos = state.Chan, state.Pos
					case state.Dir == types.SendOnly || !isMark(state.Chan.Type().Underlying().(*types.Chan).Elem()) || isEndOfCall(state.Chan):
						return nil, token.NoPos
					}
				}
			case *ssa.UnOp:
				if i.Op == token.ARROW {
					return nil, token.NoPos
				}
			case *ssa.Go, *ssa.Store, *ssa.MapUpdate:
				return nil, token.NoPos
			case ssa.CallInstruction:
				callee := staticCallee(i)
				if callee == nil {
					return nil, token.NoPos
				}
				switch callee.FullName() {
				case "(*sync.WaitGroup).Done", "(*sync.WaitGroup).Add", "(*sync.Mutex).Lock", "(*sync.Mutex).Unlock", "(*sync.RWMutex).RLock", "(*sync.RWMutex).RUnlock", "(context.Context).Done":
				default:
					return nil, token.NoPos
				}
			}
		}
	}
	return ch, pos
}

// isEndOfCall tells whether a channel is the end of a context that is not kept
// in a field: whoever made the call says how long the goroutine may wait.
func isEndOfCall(ch ssa.Value) bool {
	call, ok := ch.(*ssa.Call)
	if !ok {
		return false
	}
	load, ok := call.Call.Value.(*ssa.UnOp)
	if !ok {
		return true
	}
	_, field := load.X.(*ssa.FieldAddr)
	return !field
}

// comesFromElsewhere tells whether the channel of a send in a goroutine is a
// field, a global or a parameter of the function that started it.
func (r *Result) comesFromElsewhere(ch ssa.Value, s *gorun.Spawn) bool {
	for range 10 {
		switch v := ch.(type) {
		case *ssa.ChangeType:
			ch = v.X
		case *ssa.FreeVar:
			ch = r.places().bounds[v]
		case *ssa.UnOp:
			if v.Op != token.MUL {
				return false
			}
			switch a := v.X.(type) {
			case *ssa.FieldAddr, *ssa.Global:
				return true
			case *ssa.IndexAddr: // one of those that are kept in a field or variable
				switch r.places().read(a.X).(type) {
				case *types.Var, *ssa.Global:
					return true
				}
				return false
			case *ssa.FreeVar:
				ch = r.places().bounds[a]
			case *ssa.Alloc:
				ch = a
			default:
				return false
			}
		case *ssa.Alloc:
			stores := r.places().stores[v]
			if len(stores) != 1 {
				return false
			}
			ch = stores[0].Val
		case *ssa.Field:
			return true
		case *ssa.Lookup, *ssa.Extract:
			return true
		case *ssa.Parameter:
			if v.Parent() != s.Runs[0] {
				return v.Parent() == s.In()
			}
			i := slices.Index(v.Parent().Params, v)
			args := s.Site.Common().Args
			if i >= len(args) || len(args) != len(v.Parent().Params) {
				return false
			}
			ch = args[i]
		default:
			return false
		}
	}
	return false
}

func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

func isExported(fn *ssa.Function) bool { return token.IsExported(fn.Name()) }

// perElement tells whether the loop around the spawn goes over a collection
// that is given from outside.
func (r *Result) perElement(s *gorun.Spawn) (each string, step Step, ok bool) {
	for _, l := range ssax.Loops(s.Site.Block()) {
		xs := collectionOf(l)
		if xs == nil || !isFromOutside(xs) {
			continue
		}
		var elem types.Type
		switch t := xs.Type().Underlying().(type) {
		case *types.Slice:
			elem = t.Elem()
		case *types.Map:
			elem = t.Elem()
		default:
			continue
		}
		if _, isFunc := elem.Underlying().(*types.Signature); isFunc || isEntityType(elem) || isEntityPointer(elem) {
			return "", Step{}, false
		}
		w := &walkUp{r: r, spawn: s}
		if w.isLimited(s.Site, l, nil) || measured(xs, s.In()) {
			return "", Step{}, false
		}
		name := "the collection"
		if p, ok := given(xs).(*ssa.Parameter); ok {
			name = p.Name()
		}
		return "element of " + name, Step{l.Header.Parent().Pos(), name + " comes from the caller of " + ir.FuncName(s.In()) + "."}, true
	}
	return "", Step{}, false
}

// collectionOf returns the slice or map that the loop ranges over, or nil.
func collectionOf(l *ssax.Loop) ssa.Value {
	for _, instr := range l.Header.Instrs {
		switch i := instr.(type) {
		case *ssa.Next:
			if r, ok := i.Iter.(*ssa.Range); ok {
				return r.X
			}
		case *ssa.If:
			cmp, ok := i.Cond.(*ssa.BinOp)
			if !ok {
				return nil
			}
			if xs := lengthOf(cmp.Y); xs != nil && isCounter(cmp.X) {
				return xs
			}
		}
	}
	return nil
}

func isFromOutside(v ssa.Value) bool {
	_, ok := given(v).(*ssa.Parameter)
	return ok
}

// given returns the parameter that v is, through the variable in which a
// closure captures it, or v.
func given(v ssa.Value) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return v
	}
	cell, ok := load.X.(*ssa.Alloc)
	if !ok {
		return v
	}
	var only ssa.Value
	for store := range ssax.Refs[*ssa.Store](cell) {
		if only != nil {
			return v
		}
		only = store.Val
	}
	return only
}

// measured tells whether the function compares the length of xs.
func measured(xs ssa.Value, fn *ssa.Function) bool {
	key := ssax.KeyOf(xs)
	for cmp := range ssax.All[*ssa.BinOp]([]*ssa.Function{fn}) {
		switch cmp.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
			if isCounter(cmp.X) || isCounter(cmp.Y) {
				continue
			}
			for _, pair := range [][2]ssa.Value{{cmp.X, cmp.Y}, {cmp.Y, cmp.X}} {
				if x := lengthOf(pair[0]); x != nil && ssax.KeyOf(x) == key && strengthOf(pair[1]) == bounded {
					return true
				}
			}
		}
	}
	return false
}

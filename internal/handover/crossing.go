package handover

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// A Why says what is wrong with a value that crosses to another goroutine.
type Why uint8

const (
	Outlives  Why = iota // it is valid only until its handler or test returns
	View                 // it is memory of a value that is valid only until the handler returns
	BothSides            // both sides use it
	Many                 // several goroutines use it
	Marked               // a directive says that it must stay
	LockCopy             // it is copied with a lock
)

// A Crossing is a value that should not be handed to another goroutine.
type Crossing struct {
	*Gift
	Why  Why
	Type string            // of the value, or of what it contains, with its package's name
	Row  *library.Confined // of Outlives and View
	// By is the place that proves it: where the function returns without
	// waiting, where the sender uses the value.
	By ssa.Instruction
}

// Crossings returns the values that should not be handed over, one for each
// place and type.
func (r *Result) Crossings() []Crossing {
	var list []Crossing
	add := func(c *Crossing) bool {
		if c == nil {
			return false
		}
		for _, have := range list {
			if have.Instr == c.Instr && have.Case == c.Case && (have.Type == c.Type || have.Why == c.Why) {
				return true
			}
		}
		list = append(list, *c)
		return true
	}
	for _, g := range r.gifts {
		switch {
		case add(r.lockCopy(g)):
		case add(r.marked(g)):
		case add(r.outlives(g)):
		case add(r.unshared(g)):
		case add(r.fieldsBoth(g)):
		default:
			add(r.messageBoth(g))
		}
	}
	return list
}

// -- values that outlive their handler --

// outlives finds a value that its function got for the time until it returns,
// and that another goroutine may still use then.
func (r *Result) outlives(g *Gift) *Crossing {
	if g.How == Called {
		return nil // found in the function called, or not known
	}
	c := &gathering{r: r, at: g.Instr, direct: true}
	r.gather(c, g)
	row, view := r.confinedIn(c, g)
	if row == nil || row.DeclaredIn(r.pass.Pkg.Path()) {
		return nil
	}
	if view && r.isImmutable() {
		return nil
	}
	if row.Life == library.Body && (!r.serves(g.Fn()) || !view && !r.readsBody(g)) {
		return nil
	}
	if row.Life != library.Test && r.inTest(g) {
		return nil // a handler in a test serves the test, which mostly waits for what it looks at
	}
	if row.Life == library.Test && (!r.isTest(g.Fn()) || !r.logs(g)) {
		return nil
	}
	if g.How == Sent && r.ownQueue(g) {
		return nil
	}
	if g.How == Spawned && (!g.Spawn.Complete || r.joinedElsewhere(g)) {
		return nil
	}
	by := r.returnAfter(g)
	if by == nil {
		return nil
	}
	why := Outlives
	if view {
		why = View
	}
	return &Crossing{Gift: g, Why: why, Type: shortName(row.Name), Row: row, By: by}
}

// serves tells whether the function handles a request: it, one around it or one
// that calls it has a response writer beside the request. Others have a
// client's request.
func (r *Result) serves(fn *ssa.Function) bool {
	if serves(fn) {
		return true
	}
	for _, call := range r.gorun.Callers(fn) {
		if serves(call.Parent()) {
			return true
		}
	}
	return false
}

func serves(fn *ssa.Function) bool {
	for ; fn != nil; fn = fn.Parent() {
		for _, p := range fn.Params {
			if row := library.ConfinedType(p.Type()); row != nil && row.Life == library.Handler {
				return true
			}
		}
	}
	return false
}

func (r *Result) inTest(g *Gift) bool {
	file := r.pass.Fset.File(g.Pos())
	return file != nil && strings.HasSuffix(file.Name(), "_test.go")
}

// gather collects what the value refers to at the handover.
func (r *Result) gather(c *gathering, g *Gift) {
	if !g.captured() {
		c.sharedAny(g.Value)
		return
	}
	p := ssax.PlaceOf(g.Value)
	if p == nil {
		return
	}
	c.add(member{key: p})
	c.stored(g.Value, p, 0, 0)
	if local, ok := g.Value.(*ssa.Alloc); ok {
		for store := range ssax.Refs[*ssa.Store](local) {
			if store.Addr == local && isString(store.Val.Type()) && ssax.Precedes(store, g.Instr) {
				c.sharedAny(store.Val)
			}
		}
		if isStruct(local.Type().Underlying().(*types.Pointer).Elem()) {
			c.fieldsOf(local, 0)
		}
	}
}

// sharedAny gathers strings too: those that a library cuts out of its buffers.
func (c *gathering) sharedAny(v ssa.Value) {
	if isString(v.Type()) {
		c.add(member{key: v})
		return
	}
	c.shared(v, 0, 0)
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// confinedIn returns the row of a confined value among the members that came
// to the function as a parameter; view tells that the member is not the value
// itself but memory of it.
func (r *Result) confinedIn(c *gathering, g *Gift) (row *library.Confined, view bool) {
	for _, m := range c.members {
		if row := r.confinedRoot(m.key, g.Fn()); row != nil {
			return row, false
		}
	}
	for _, m := range c.members {
		v, ok := m.key.(ssa.Value)
		if !ok {
			continue
		}
		if row := r.viewOf(v, g.Fn(), 0); row != nil {
			return row, true
		}
	}
	return nil, false
}

// confinedRoot returns the row of a confined type if the key names a parameter
// of that type, of the function or of one it is a literal of.
func (r *Result) confinedRoot(k any, fn *ssa.Function) *library.Confined {
	switch v := k.(type) {
	case *ssa.Parameter:
		return library.ConfinedType(v.Type())
	case *ssa.UnOp:
		if fv, ok := v.X.(*ssa.FreeVar); ok && r.capturesParameter(fv) {
			return library.ConfinedType(v.Type())
		}
	}
	if fv, ok := freeVarOf(k, fn); ok && r.capturesParameter(fv) {
		return library.ConfinedType(fv.Type().Underlying().(*types.Pointer).Elem())
	}
	return nil
}

func freeVarOf(k any, fn *ssa.Function) (*ssa.FreeVar, bool) {
	for _, fv := range fn.FreeVars {
		if ssax.PlaceOf(fv) == k {
			return fv, true
		}
	}
	return nil, false
}

// capturesParameter tells whether a literal that is no goroutine itself has
// captured a parameter that nothing was assigned to.
func (r *Result) capturesParameter(fv *ssa.FreeVar) bool {
	literal := fv.Parent()
	if len(r.gorun.SpawnsOf(literal)) > 0 || literal.Parent() == nil {
		return false
	}
	// What the function around it waits for may be what the literal starts.
	if r.mayJoin(nil, nil, literal.Parent()) {
		return false
	}
	for closure := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{literal.Parent()}) {
		if closure.Fn != literal {
			continue
		}
		binding := closure.Bindings[slices.Index(literal.FreeVars, fv)]
		local, ok := binding.(*ssa.Alloc)
		if !ok {
			outer, ok := binding.(*ssa.FreeVar)
			return ok && r.capturesParameter(outer)
		}
		stores, parameter := 0, false
		for store := range ssax.Refs[*ssa.Store](local) {
			stores++
			_, isParam := store.Val.(*ssa.Parameter)
			parameter = parameter || isParam
		}
		return parameter && stores == 1
	}
	return false
}

// viewOf returns the row of the confined value of whose memory v is a part.
func (r *Result) viewOf(v ssa.Value, fn *ssa.Function, depth int) *library.Confined {
	if depth > 4 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.Call:
		callee := summary.Callee(v)
		operands := operandsOf(v.Common())
		if callee == nil || len(operands) == 0 || callee.Signature().Recv() == nil && !v.Common().IsInvoke() {
			if callee != nil && callee.Pkg() != nil && callee.Pkg().Path() == "strings" && len(operands) > 0 {
				switch callee.Name() {
				case "TrimSpace", "Trim", "TrimPrefix", "TrimSuffix", "TrimLeft", "TrimRight":
					return r.viewOf(operands[0], fn, depth+1)
				}
			}
			return nil
		}
		row := library.ConfinedType(operands[0].Type())
		if row != nil && slices.Contains(row.Views, callee.Name()) && r.isConfined(operands[0], fn) {
			return row
		}
		// What its parts return: ctx.QueryArgs().Peek(name).
		if row := r.viewOf(operands[0], fn, depth+1); row != nil && summary.Refers(v.Type()) {
			return row
		}
	case *ssa.Slice:
		return r.viewOf(v.X, fn, depth+1)
	case *ssa.Extract:
		if v.Index == 0 {
			return r.viewOf(v.Tuple, fn, depth+1)
		}
	case *ssa.UnOp:
		if f, ok := v.X.(*ssa.FieldAddr); ok {
			if field := fieldAt(f); field != nil && field.Name() == "Body" && field.Pkg() != nil && field.Pkg().Path() == "net/http" && r.isConfined(f.X, fn) {
				return library.ConfinedType(f.X.Type())
			}
		}
		if fv, ok := v.X.(*ssa.Alloc); ok {
			for store := range ssax.Refs[*ssa.Store](fv) {
				if store.Addr == fv {
					if row := r.viewOf(store.Val, fn, depth+1); row != nil {
						return row
					}
				}
			}
		}
	}
	return nil
}

// isConfined tells whether v is a parameter, also through the variable that a
// literal captures.
func (r *Result) isConfined(v ssa.Value, fn *ssa.Function) bool {
	switch v := v.(type) {
	case *ssa.Parameter:
		return true
	case *ssa.UnOp:
		switch x := v.X.(type) {
		case *ssa.FreeVar:
			return r.capturesParameter(x)
		case *ssa.Alloc:
			stores, parameter := 0, false
			for store := range ssax.Refs[*ssa.Store](x) {
				stores++
				_, isParam := store.Val.(*ssa.Parameter)
				parameter = parameter || isParam
			}
			return parameter && stores == 1
		}
	}
	return false
}

// isImmutable tells whether the package asks fiber to copy what it returns.
func (r *Result) isImmutable() bool {
	for store := range ssax.All[*ssa.Store](r.ir.Funcs) {
		if f := fieldAt(store.Addr); f != nil && f.Name() == "Immutable" && f.Pkg() != r.pass.Pkg {
			return true
		}
	}
	return false
}

// readsBody tells whether the other side reads the body of a request.
func (r *Result) readsBody(g *Gift) bool {
	o := r.otherSide(g)
	for fn := range o.runs {
		for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
			switch instr := instr.(type) {
			case *ssa.FieldAddr:
				if f := fieldAt(instr); f != nil && f.Name() == "Body" && f.Pkg() != nil && f.Pkg().Path() == "net/http" && library.ConfinedType(instr.X.Type()) != nil {
					return true
				}
			case *ssa.Call:
				if fn := summary.Callee(instr); fn != nil && library.ReadsBody(fn) {
					return true
				}
			}
		}
	}
	return false
}

// logs tells whether the goroutine logs or fails in the course of things: not
// only where something has gone wrong, which mostly means that the test has
// waited for it or that it never comes to that.
func (r *Result) logs(g *Gift) bool {
	if g.How != Spawned || g.Literal != nil {
		return false
	}
	for _, fn := range g.runs() {
		if !r.ir.Has(fn) {
			continue
		}
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
			callee := summary.Callee(call)
			if callee == nil || callee.Pkg() == nil || callee.Pkg().Path() != "testing" || callee.Signature().Recv() == nil {
				continue
			}
			switch callee.Name() {
			case "Log", "Logf", "Skip", "Skipf":
				if !onError(call.Block()) {
					return true
				}
			case "Error", "Errorf", "Fatal", "Fatalf", "Fail", "FailNow":
				if !conditional(call.Block()) {
					return true
				}
			}
		}
	}
	return false
}

// conditional tells whether a test that is no loop's decides whether the block
// is entered.
func conditional(block *ssa.BasicBlock) bool {
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		if _, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If); ok && !isLoopHead(dom) {
			return true
		}
	}
	return false
}

// onError tells whether the block is entered only after a test of an error.
func onError(block *ssa.BasicBlock) bool {
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		if test, ok := branch.Cond.(*ssa.BinOp); ok {
			for _, v := range []ssa.Value{test.X, test.Y} {
				if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
					return true
				}
			}
		}
		if call, ok := branch.Cond.(*ssa.Call); ok {
			if fn := summary.Callee(call); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "errors" {
				return true
			}
		}
	}
	return false
}

// isTest tells whether fn ends when a test does: it is one, or a literal given
// to Run. Nothing in it stops at the end of the test what it has started.
func (r *Result) isTest(fn *ssa.Function) bool {
	isOne := fn.Parent() == nil && fn.Signature.Recv() == nil && fn.Signature.Params().Len() == 1 &&
		(hasPrefix(fn.Name(), "Test") || hasPrefix(fn.Name(), "Benchmark") || hasPrefix(fn.Name(), "Fuzz"))
	if fn.Parent() != nil {
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn.Parent()}) {
			callee := summary.Callee(call)
			if callee != nil && callee.Name() == "Run" && callee.Pkg() != nil && callee.Pkg().Path() == "testing" {
				last := call.Call.Args[len(call.Call.Args)-1]
				if closure, ok := last.(*ssa.MakeClosure); ok {
					last = closure.Fn
				}
				isOne = isOne || last == fn
			}
		}
	}
	if !isOne {
		return false
	}
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
		callee := summary.Callee(call)
		if callee == nil {
			continue
		}
		_, deferred := call.(*ssa.Defer)
		if callee.Name() == "Cleanup" {
			return false
		}
		if deferred && slices.Contains([]string{"Close", "Stop", "Shutdown", "GracefulStop", "Kill", "Done"}, callee.Name()) {
			return false // it may end the goroutine
		}
	}
	return true
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// joinedElsewhere tells whether a caller, or code that is not known, may wait
// for the goroutine before the value's time is over.
func (r *Result) joinedElsewhere(g *Gift) bool {
	for _, signal := range g.Spawn.Signals() {
		objects, complete := r.flow.Objects(signal.On)
		if !complete {
			return true
		}
		for _, o := range objects {
			if o.Kind == flow.Param || o.Foreign {
				return true
			}
		}
		if signal.Kind != 0 {
			if c := r.chans.Channel(signal.On); c != nil && len(c.Fields) == 0 && !c.Complete(flow.RecvEnd) {
				return true
			}
		}
	}
	if len(g.Spawn.Joins()) == 0 {
		return false
	}
	callers := r.callersOf(g.Fn())
	for _, j := range g.Spawn.Joins() {
		if callers[j.Instr.Parent()] {
			return true
		}
	}
	return false
}

// callersOf returns the functions that lead to fn by calls.
func (r *Result) callersOf(fn *ssa.Function) map[*ssa.Function]bool {
	callers := map[*ssa.Function]bool{}
	work := []*ssa.Function{fn}
	for len(work) > 0 && len(callers) < 200 {
		next := work[0]
		work = work[1:]
		for _, call := range r.gorun.Callers(next) {
			if caller := call.Parent(); !callers[caller] && caller != fn {
				callers[caller] = true
				work = append(work, caller)
			}
		}
	}
	return callers
}

// returnAfter returns a return that the function reaches after the handover
// without a wait for the other side, or nil.
func (r *Result) returnAfter(g *Gift) ssa.Instruction {
	search := &search{r: r, gift: g, other: r.otherSide(g), ids: map[any]int{}, waits: map[*ssa.BasicBlock]bool{}, entries: map[entered]*Rewrite{}}
	search.uses = func(s *state, instr ssa.Instruction) *Rewrite {
		if ret, ok := instr.(*ssa.Return); ok && !r.deferredJoin(g, ret) {
			return &Rewrite{Instr: ret, Kind: Touch}
		}
		return nil
	}
	begin := &state{search: search, members: []member{{key: g}}}
	goal, _, found := ssax.Follow(g.Instr, g.Case, begin, maxCost, handedOver(g)...)
	if !found {
		return nil
	}
	return goal
}

// deferredJoin tells whether a deferred call waits for the other side before
// the function returns to its caller.
func (r *Result) deferredJoin(g *Gift, at ssa.Instruction) bool {
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{at.Parent()}) {
		fn := summary.Callee(d)
		if fn != nil && (library.Blocks(fn)&library.Wait != 0 || waitsByName(fn)) {
			return true
		}
		for _, callee := range r.gorun.Callees(d) {
			if r.mayJoin(g, nil, callee) {
				return true
			}
		}
	}
	return false
}

func shortName(path string) string {
	slash := -1
	for i := range len(path) {
		if path[i] == '/' {
			slash = i
		}
	}
	dir, name := "", path[slash+1:]
	if slash >= 0 {
		dir = path[:slash]
	}
	// gopkg/v2.Ctx is said as gopkg.Ctx.
	if len(name) > 2 && name[0] == 'v' && name[1] >= '0' && name[1] <= '9' {
		for i := range len(name) {
			if name[i] == '.' {
				return shortName(dir) + name[i:]
			}
		}
	}
	return name
}

// -- locks that are copied --

// lockCopy finds a value that is sent with a lock in it.
func (r *Result) lockCopy(g *Gift) *Crossing {
	if g.How != Sent {
		return nil
	}
	v := g.Value
	if boxed, ok := v.(*ssa.MakeInterface); ok {
		v = boxed.X
	}
	lock := lockIn(v.Type(), 0)
	if lock == "" {
		return nil
	}
	// A literal and the result of a call are not copied: nobody else has them.
	if g.expr == nil {
		return nil
	}
	switch ast.Unparen(g.expr).(type) {
	case *ast.CompositeLit, *ast.CallExpr:
		return nil
	}
	return &Crossing{Gift: g, Why: LockCopy, Type: lock, By: g.Instr}
}

// lockIn returns the name of the lock, or other type that must not be copied,
// that a value of the type holds, or "".
func lockIn(t types.Type, depth int) string {
	if depth > 6 {
		return ""
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil {
			name := named.Obj().Pkg().Path() + "." + named.Obj().Name()
			switch name {
			case "strings.Builder", "sync.Mutex", "sync.RWMutex", "sync.WaitGroup", "sync.Cond", "sync.Once", "sync.Map", "sync.Pool":
				return name
			}
			if isLocker(named) {
				return named.Obj().Pkg().Name() + "." + named.Obj().Name()
			}
		}
		for i := range u.NumFields() {
			if lock := lockIn(u.Field(i).Type(), depth+1); lock != "" {
				if _, ok := types.Unalias(t).(*types.Named); ok && lock != "" && isNoCopy(u.Field(i).Type()) {
					return shortType(t)
				}
				return lock
			}
		}
	case *types.Array:
		return lockIn(u.Elem(), depth+1)
	}
	return ""
}

func isNoCopy(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "noCopy"
}

func shortType(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}

// isLocker tells whether a pointer to the type has Lock and Unlock and the
// type itself has not, which is how a type says that it must not be copied.
func isLocker(named *types.Named) bool {
	methods := func(name string) bool {
		for i := range named.NumMethods() {
			m := named.Method(i)
			if m.Name() != name || m.Signature().Params().Len()+m.Signature().Results().Len() > 0 {
				continue
			}
			_, pointer := m.Signature().Recv().Type().(*types.Pointer)
			return pointer
		}
		return false
	}
	return methods("Lock") && methods("Unlock")
}

// ByPos returns the place of By; for a return that the source leaves out, the
// place of the handover.
func (c *Crossing) ByPos() token.Pos {
	if pos := c.By.Pos(); pos.IsValid() {
		return pos
	}
	if syntax := c.By.Parent().Syntax(); syntax != nil {
		if _, ok := c.By.(*ssa.Return); ok {
			return syntax.End() - 1
		}
	}
	return c.Pos()
}

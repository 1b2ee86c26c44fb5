package backlog

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Capacity is the capacity of a channel that nobody has chosen.
type Capacity struct {
	Pos  token.Pos
	Name string // of the channel
	Kind CapacityKind
	From string // of Outside: what it comes from, "the flag workers"
	// MayBeNegative tells of an Outside capacity whether make may panic.
	MayBeNegative bool
	Count         int64 // of Large and Negative, in elements
	Bytes         int64 // of Large: the size of an element
	Size          ast.Expr
	Steps         []Step
}

// A CapacityKind says what is wrong with a capacity.
type CapacityKind uint8

const (
	Outside  CapacityKind = iota // chosen by somebody else, and nothing limits it
	Large                        // a constant beyond MaxElements or MaxBytes
	Negative                     // make panics
	Shrunk                       // a difference that may be negative: make panics
)

// A constant capacity from which on a buffer hides a slow consumer until
// memory runs out.
const (
	MaxElements = 1_000_000
	MaxBytes    = 64 << 20
)

// Capacities returns the makes of channels with such a capacity, in the order
// of the functions.
func (r *Result) Capacities() []Capacity {
	var list []Capacity
	for _, m := range r.ir.Makes {
		if c, ok := r.capacityOf(m); ok {
			list = append(list, c)
		}
	}
	return list
}

func (r *Result) capacityOf(m *ssa.MakeChan) (Capacity, bool) {
	call, ok := r.ir.NodeAt(m.Pos()).(*ast.CallExpr)
	if !ok || len(call.Args) < 2 {
		return Capacity{}, false
	}
	c := Capacity{Pos: call.Pos(), Name: r.nameOf(call, m), Size: call.Args[1]}
	elem := m.Type().Underlying().(*types.Chan).Elem()
	e := &evaluation{r: r, limit: MaxElements}
	switch size, known := r.sizeOf(elem); {
	case known && size > 0:
		c.Bytes = size
		e.limit = min(e.limit, max(1, MaxBytes/size))
	}
	e.value(m.Size, guard{at: m.Block()})
	if e.difference {
		c.Kind = Shrunk
		return c, true
	}
	best := -1
	for i, l := range e.leaves {
		if best < 0 || l.rank() < e.leaves[best].rank() {
			best = i
		}
	}
	if best < 0 {
		return Capacity{}, false
	}
	l := e.leaves[best]
	c.Steps = l.steps
	switch {
	case l.from != "":
		c.Kind, c.From, c.MayBeNegative = Outside, l.from, l.negative
	case l.count < 0:
		c.Kind, c.Count = Negative, l.count
	default:
		c.Kind, c.Count = Large, l.count
	}
	return c, true
}

// sizeOf returns the size of a type in bytes. known is false if it depends on
// a type parameter.
func (r *Result) sizeOf(t types.Type) (size int64, known bool) {
	if r.pass.TypesSizes == nil || dependsOnParam(t, 0) {
		return 0, false
	}
	return r.pass.TypesSizes.Sizeof(t), true
}

// dependsOnParam tells whether the size of a type depends on a type
// parameter.
func dependsOnParam(t types.Type, depth int) bool {
	if depth > 20 {
		return true
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return dependsOnParam(u.Elem(), depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if dependsOnParam(f.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

// A leaf is where a capacity comes from.
type leaf struct {
	from     string // what it comes from outside
	negative bool
	count    int64 // of a constant
	steps    []Step
}

func (l leaf) rank() int {
	switch {
	case l.from == "" && l.count < 0:
		return 0
	case l.from != "":
		return 1
	}
	return 2
}

// A guard is what the branches on the way say of a value.
type guard struct {
	at           *ssa.BasicBlock
	to           *ssa.BasicBlock // the edge from at on which it is used, or nil
	above, below bool            // compared with an upper, a lower end
	steps        []Step
}

// in moves the guard to where the value comes from.
func (g guard) in(at, to *ssa.BasicBlock) guard {
	g.at, g.to = at, to
	return g
}

func (g guard) because(pos token.Pos, text string) guard {
	g.steps = append(slices.Clip(g.steps), Step{pos, text})
	return g
}

// An evaluation follows a capacity back to where it comes from.
type evaluation struct {
	r          *Result
	limit      int64
	leaves     []leaf
	difference bool
	path       []ssa.Value // what is being followed
	calls      []entered
	steps      []func(int64) int64 // what is done with a constant, the last first
	count      int
}

// maxValues bounds an evaluation; beyond it, the rest is not known.
const maxValues = 300

func (e *evaluation) value(v ssa.Value, g guard) {
	e.count++
	if e.count > maxValues || v == nil || slices.Contains(e.path, v) {
		return
	}
	e.path = append(e.path, v)
	defer func() { e.path = e.path[:len(e.path)-1] }()

	if b, ok := v.Type().Underlying().(*types.Basic); ok {
		switch b.Kind() {
		case types.Int8, types.Uint8, types.Int16, types.Uint16:
			g.above = true
		}
	}
	g = e.compared(v, g)
	switch v := v.(type) {
	case *ssa.Const:
		if n, ok := constInt(v); ok {
			e.constant(n, g)
		}
	case *ssa.Convert:
		e.value(v.X, g)
	case *ssa.ChangeType:
		e.value(v.X, g)
	case *ssa.MultiConvert:
		e.value(v.X, g)
	case *ssa.TypeAssert:
		e.value(v.X, g)
	case *ssa.ChangeInterface:
		e.value(v.X, g)
	case *ssa.MakeInterface:
		e.value(v.X, g)
	case *ssa.Slice:
		e.value(v.X, g)
	case *ssa.Phi:
		for i, edge := range v.Edges {
			e.value(edge, g.in(v.Block().Preds[i], v.Block()))
		}
	case *ssa.BinOp:
		e.arithmetic(v, g)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			e.call(call, v.Index, g)
		} else if lookup, ok := v.Tuple.(*ssa.Lookup); ok {
			e.value(lookup.X, g)
		} else if assert, ok := v.Tuple.(*ssa.TypeAssert); ok {
			e.value(assert.X, g)
		}
	case *ssa.Call:
		e.call(v, 0, g)
	case *ssa.Lookup:
		if what, ok := library.IsInputMap(v.X.Type()); ok {
			e.outside(what, true, v.Pos(), g)
			return
		}
		e.value(v.X, g)
	case *ssa.IndexAddr:
		e.value(v.X, g)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			e.load(v, g)
		}
	case *ssa.Field:
		e.place(fieldOf(v), g)
	case *ssa.Alloc:
		e.place(v, g)
	case *ssa.FreeVar:
		e.value(e.r.places().bounds[v], g)
	case *ssa.Parameter:
		e.parameter(v, g)
	}
}

func (e *evaluation) constant(n int64, g guard) {
	for _, step := range slices.Backward(e.steps) {
		n = step(n)
	}
	switch {
	case n < 0 && !g.below || n > e.limit && !g.above:
		e.leaves = append(e.leaves, leaf{count: n, steps: g.steps})
	}
}

func (e *evaluation) outside(from string, remote bool, pos token.Pos, g guard) {
	// Who runs the program may choose as he likes, if only somebody looked at
	// it; for another, there must be an upper end.
	if g.above || g.below && !remote {
		return
	}
	g = g.because(pos, "The number comes from "+from+" here.")
	e.leaves = append(e.leaves, leaf{from: from, negative: !g.below, steps: g.steps})
}

func (e *evaluation) arithmetic(v *ssa.BinOp, g guard) {
	x, okX := constInt(v.X)
	y, okY := constInt(v.Y)
	switch v.Op {
	case token.REM:
		if okY {
			g.above = true
		}
		e.outsideOnly(v.X, g)
	case token.AND:
		g.above = g.above || okX || okY
		e.outsideOnly(v.X, g)
	case token.QUO, token.SHR:
		e.outsideOnly(v.X, g)
	case token.SUB:
		if len(e.path) == 1 && e.mayShrink(v) && !g.below {
			e.difference = true
		}
		e.computed(v.X, okY, func(n int64) int64 { return n - y }, g)
	case token.ADD:
		e.computed(v.X, okY, func(n int64) int64 { return n + y }, g)
		e.computed(v.Y, okX, func(n int64) int64 { return n + x }, g)
	case token.MUL:
		e.computed(v.X, okY, func(n int64) int64 { return times(n, y) }, g)
		e.computed(v.Y, okX, func(n int64) int64 { return times(n, x) }, g)
	case token.SHL:
		e.computed(v.X, okY && 0 <= y && y < 62, func(n int64) int64 { return times(n, 1<<y) }, g)
	}
}

// times multiplies, and gives the largest number when that is too small.
func times(a, b int64) int64 {
	if a > 0 && b > 0 && a > math.MaxInt64/b {
		return math.MaxInt64
	}
	return a * b
}

// computed follows an operand. If the other one is a constant, step gives the
// result for a constant.
func (e *evaluation) computed(v ssa.Value, known bool, step func(int64) int64, g guard) {
	if !known {
		e.outsideOnly(v, g)
		return
	}
	if _, isConst := v.(*ssa.Const); isConst {
		return
	}
	e.steps = append(e.steps, step)
	e.value(v, g)
	e.steps = e.steps[:len(e.steps)-1]
}

// outsideOnly follows an operand whose value as a constant says nothing.
func (e *evaluation) outsideOnly(v ssa.Value, g guard) {
	n := len(e.leaves)
	e.value(v, g)
	kept := e.leaves[:n]
	for _, l := range e.leaves[n:] {
		if l.from != "" {
			kept = append(kept, l)
		}
	}
	e.leaves = kept
}

// mayShrink tells whether a difference is one of two lengths that nothing
// relates, and that the function does not compare.
func (e *evaluation) mayShrink(v *ssa.BinOp) bool {
	a, b := lengthOf(v.X), lengthOf(v.Y)
	if n, ok := constInt(v.Y); ok && n > 0 && a != nil {
		b = a
		if !e.mayBeShort(a) {
			return false
		}
	} else if a == nil || b == nil || !isGiven(a) || !isGiven(b) {
		return false
	}
	for cmp := range ssax.All[*ssa.BinOp]([]*ssa.Function{v.Parent()}) {
		switch cmp.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ:
			for _, side := range []ssa.Value{cmp.X, cmp.Y} {
				if x := lengthOf(side); x != nil && (ssax.KeyOf(x) == ssax.KeyOf(a) || ssax.KeyOf(x) == ssax.KeyOf(b)) || side == v {
					if !isCounter(cmp.X) && !isCounter(cmp.Y) {
						return false
					}
				}
			}
		}
	}
	return true
}

// mayBeShort tells whether a slice that the function does not index may have
// no elements: it is the argument of an exported function, or what stands on
// the command line.
func (e *evaluation) mayBeShort(xs ssa.Value) bool {
	p, ok := given(xs).(*ssa.Parameter)
	if !ok {
		return false
	}
	fn := p.Parent()
	if _, ok := p.Type().Underlying().(*types.Slice); !ok || fn.Parent() != nil {
		return false
	}
	key := ssax.KeyOf(xs)
	for at := range ssax.All[*ssa.IndexAddr]([]*ssa.Function{fn}) {
		if _, fixed := constInt(at.Index); fixed && ssax.KeyOf(at.X) == key {
			return false
		}
	}
	if isExported(fn) && fn.Signature.Recv() == nil && e.r.pass.Pkg.Name() != "main" {
		return true
	}
	sites, _ := e.r.flow.Callers(fn)
	for _, site := range sites {
		i := slices.Index(fn.Params, p)
		if args := site.Common().Args; len(args) == len(fn.Params) && isEmptied(args[i]) {
			return true
		}
	}
	return false
}

// isEmptied tells whether a slice may have no elements for a reason that
// stands in the source: it is nil, or the rest of the command line.
func isEmptied(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Const:
		return v.IsNil()
	case *ssa.Slice:
		load, ok := v.X.(*ssa.UnOp)
		if !ok {
			return false
		}
		g, ok := load.X.(*ssa.Global)
		return ok && g.Pkg != nil && g.Pkg.Pkg.Path() == "os" && g.Name() == "Args"
	case *ssa.Call:
		fn := staticCallee(v)
		return fn != nil && (fn.FullName() == "flag.Args" || fn.FullName() == "strings.Fields" || fn.FullName() == "(*flag.FlagSet).Args")
	}
	return false
}

// lengthOf returns xs of len(xs), or nil.
func lengthOf(v ssa.Value) ssa.Value {
	if call, ok := v.(*ssa.Call); ok {
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return call.Call.Args[0]
		}
	}
	return nil
}

// isGiven tells whether a container comes to the function from elsewhere: it
// is a parameter.
func isGiven(v ssa.Value) bool {
	_, ok := given(v).(*ssa.Parameter)
	return ok
}

func (e *evaluation) call(call *ssa.Call, result int, g guard) {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "min":
			g.above = true
			for _, a := range call.Call.Args {
				e.value(a, g)
			}
		case "max":
			for _, a := range call.Call.Args {
				if n, ok := constInt(a); ok && n >= 0 {
					g.below = true
				}
			}
			for _, a := range call.Call.Args {
				e.value(a, g)
			}
		}
		return
	}
	fn := staticCallee(call)
	if fn != nil && fn.Pkg() != e.r.pass.Pkg {
		e.external(call, fn, result, g)
		return
	}
	fns, complete := e.r.flow.Callees(call)
	if !complete || len(fns) != 1 || !e.r.ir.Has(fns[0]) {
		return
	}
	e.inside(fns[0], call, func() {
		for ret := range ssax.All[*ssa.Return](fns[:1]) {
			if result < len(ret.Results) && ret.Block() != fns[0].Recover {
				e.value(ret.Results[result], g.in(ret.Block(), nil))
			}
		}
	})
}

// inside follows the results of a function with the call's arguments as its
// parameters.
func (e *evaluation) inside(fn *ssa.Function, call *ssa.Call, follow func()) {
	if len(e.path) > 40 {
		return
	}
	e.calls = append(e.calls, entered{fn, call})
	follow()
	e.calls = e.calls[:len(e.calls)-1]
}

// An entered function is one whose result is being followed.
type entered struct {
	fn   *ssa.Function
	call *ssa.Call
}

func (e *evaluation) external(call *ssa.Call, fn *types.Func, result int, g guard) {
	args := call.Call.Args
	if in := library.InputOf(fn); in != nil && in.Fills == -1 {
		if result != 0 {
			return
		}
		var name constant.Value
		at := in.Name
		if fn.Signature().Recv() != nil && !call.Call.IsInvoke() {
			at++
		}
		if in.Name >= 0 && at < len(args) {
			if c, ok := args[at].(*ssa.Const); ok {
				name = c.Value
			}
		}
		e.outside(in.Called(name), in.Remote, call.Pos(), g)
		return
	}
	if !library.PassesOn(fn) || result != 0 {
		return
	}
	if fn.Name() == "ParseInt" || fn.Name() == "ParseUint" {
		if bits, ok := constInt(args[2]); ok && 0 < bits && bits <= 16 {
			g.above = true
		}
		if fn.Name() == "ParseUint" {
			g.below = true
		}
	}
	for _, a := range args {
		list := elements(a)
		if len(list) == 0 {
			list = []ssa.Value{a}
		}
		for _, v := range list {
			e.value(v, g)
		}
	}
}

func (e *evaluation) load(v *ssa.UnOp, g guard) {
	if global, ok := v.X.(*ssa.Global); ok && global.Pkg != nil && global.Pkg.Pkg.Path() == "os" && global.Name() == "Args" {
		e.outside("the command line", false, v.Pos(), g)
		return
	}
	if _, ok := v.X.(*ssa.IndexAddr); ok {
		e.value(v.X, g)
		return
	}
	if at, ok := v.X.(*ssa.FieldAddr); ok && fieldOf(at) != nil && fieldOf(at).Pkg() != e.r.pass.Pkg {
		e.value(at.X, g) // a part of what another package gives
		return
	}
	key := e.r.places().placeOf(v.X)
	if _, isCall := key.(*ssa.Call); key != nil && !isCall {
		e.place(key, g)
		return
	}
	if isCall := key != nil; isCall {
		g = e.testedPlace(key, g)
	}
	e.value(v.X, g)
}

func (e *evaluation) testedPlace(key any, g guard) guard {
	switch e.r.places().tests[key] {
	case bounded:
		g.above, g.below = true, true
	case tested:
		g.below = true
	}
	return g
}

// place follows what is stored in a field or variable.
func (e *evaluation) place(key any, g guard) {
	x := e.r.places()
	g = e.testedPlace(key, g)
	if len(e.path) > 40 {
		return
	}
	for _, f := range x.fills[key] {
		remote := f.input.Remote || f.input.Reads > -2 && e.readsRequest(f)
		e.outside(f.input.Called(e.nameIn(f)), remote, f.call.Pos(), g)
	}
	for _, store := range x.stores[key] {
		step := g.in(store.Block(), nil)
		if f, ok := key.(*types.Var); ok && store.Parent() != g.at.Parent() {
			step = step.because(store.Pos(), f.Name()+" is set here.")
		}
		e.value(store.Val, step)
	}
}

func (e *evaluation) nameIn(f fill) constant.Value {
	fn := staticCallee(f.call)
	at := f.input.Name
	if at < 0 {
		return nil
	}
	if fn.Signature().Recv() != nil && !f.call.Common().IsInvoke() {
		at++
	}
	if args := f.call.Common().Args; at < len(args) {
		if c, ok := args[at].(*ssa.Const); ok {
			return c.Value
		}
	}
	return nil
}

// readsRequest tells whether what is decoded is the body of a request or
// comes from a connection.
func (e *evaluation) readsRequest(f fill) bool {
	at := f.input.Reads
	args := f.call.Common().Args
	if f.call.Common().IsInvoke() || staticCallee(f.call).Signature().Recv() == nil {
		if at < 0 {
			return false
		}
	} else {
		at++
	}
	return at < len(args) && isRemote(args[at], 0)
}

func isRemote(v ssa.Value, depth int) bool {
	if depth > 8 {
		return false
	}
	if f := fieldOf(v); f != nil && f.Pkg() != nil && f.Pkg().Path() == "net/http" && f.Name() == "Body" {
		return true
	}
	if named, ok := types.Unalias(v.Type()).(*types.Named); ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net" && named.Obj().Name() == "Conn" {
		return true
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		return isRemote(v.X, depth+1)
	case *ssa.MakeInterface:
		return isRemote(v.X, depth+1)
	case *ssa.ChangeInterface:
		return isRemote(v.X, depth+1)
	case *ssa.Extract:
		return isRemote(v.Tuple, depth+1)
	case *ssa.Call:
		return slices.ContainsFunc(v.Call.Args, func(a ssa.Value) bool { return isRemote(a, depth+1) })
	case *ssa.Alloc:
		for store := range ssax.Refs[*ssa.Store](v) {
			if store.Addr == v && isRemote(store.Val, depth+1) {
				return true
			}
		}
	}
	return false
}

// parameter follows what callers in the package pass.
func (e *evaluation) parameter(p *ssa.Parameter, g guard) {
	fn := p.Parent()
	at := slices.Index(fn.Params, p)
	if n := len(e.calls); n > 0 && e.calls[n-1].fn == fn {
		top := e.calls[n-1]
		if args := top.call.Call.Args; len(args) == len(fn.Params) {
			e.calls = e.calls[:n-1]
			e.value(args[at], g.in(top.call.Block(), nil))
			e.calls = append(e.calls, top)
		}
		return
	}
	sites, _ := e.r.flow.Callers(fn)
	for _, site := range sites {
		args := site.Common().Args
		i := at
		if site.Common().IsInvoke() {
			i--
		}
		if i < 0 || i >= len(args) || len(fn.Params) != len(args) && !site.Common().IsInvoke() {
			continue
		}
		name := ir.FuncName(fn)
		e.value(args[i], g.in(site.Block(), nil).because(site.Pos(), name+" is called here.").keepFirst(3))
	}
}

// keepFirst leaves room for the last step, which says the most.
func (g guard) keepFirst(n int) guard {
	if len(g.steps) > n {
		g.steps = g.steps[:n]
	}
	return g
}

// compared adds what the branches that lead to where v is used say of it.
func (e *evaluation) compared(v ssa.Value, g guard) guard {
	if g.at == nil || g.above && g.below {
		return g
	}
	if g.to != nil {
		if branch, ok := g.at.Instrs[len(g.at.Instrs)-1].(*ssa.If); ok && g.at.Succs[0] != g.at.Succs[1] {
			g = e.assume(branch.Cond, g.at.Succs[0] == g.to, v, g)
		}
	}
	for b := g.at; b != nil; b = b.Idom() {
		parent := b.Idom()
		if parent == nil || len(b.Preds) != 1 || b.Preds[0] != parent {
			continue
		}
		if branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If); ok {
			g = e.assume(branch.Cond, parent.Succs[0] == b, v, g)
		}
	}
	return g
}

func (e *evaluation) assume(cond ssa.Value, holds bool, v ssa.Value, g guard) guard {
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return e.assume(c.X, !holds, v, g)
		}
	case *ssa.BinOp:
		op := c.Op
		if !holds {
			op = negated(op)
		}
		if isCounter(c.X) || isCounter(c.Y) {
			return g
		}
		switch {
		case e.madeOf(c.X, v, 0):
			return bound(op, g)
		case e.madeOf(c.Y, v, 0):
			return bound(mirrored(op), g)
		}
		// The outcome of a function that was asked about the value.
		for _, side := range []ssa.Value{c.X, c.Y} {
			g = e.judged(side, v, g)
		}
	default:
		g = e.judged(cond, v, g)
	}
	return g
}

// judged notes that a function was given the value and the branch depends on
// its answer.
func (e *evaluation) judged(answer, v ssa.Value, g guard) guard {
	if extract, ok := answer.(*ssa.Extract); ok {
		answer = extract.Tuple
	}
	call, ok := answer.(*ssa.Call)
	if !ok || !isNumber(v.Type()) || library.InputOf(staticCallee(call)) != nil {
		return g
	}
	key := ssax.KeyOf(v)
	base := baseOf(v)
	for _, a := range call.Call.Args {
		if box, ok := a.(*ssa.MakeInterface); ok {
			a = box.X
		}
		if a == v || ssax.KeyOf(a) == key || base != nil && (a == base || ssax.KeyOf(a) == ssax.KeyOf(base)) && !e.r.ir.Has(call.Call.StaticCallee()) {
			g.above, g.below = true, true
		}
	}
	return g
}

func isNumber(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// baseOf returns the struct that v is read from a field of, or nil.
func baseOf(v ssa.Value) ssa.Value {
	switch v := v.(type) {
	case *ssa.UnOp:
		if at, ok := v.X.(*ssa.FieldAddr); ok {
			return at.X
		}
	case *ssa.Field:
		return v.X
	}
	return nil
}

// madeOf tells whether an arithmetic expression is made of v.
func (e *evaluation) madeOf(x, v ssa.Value, depth int) bool {
	if x == v || ssax.KeyOf(x) == ssax.KeyOf(v) {
		return true
	}
	if depth > 3 {
		return false
	}
	switch x := x.(type) {
	case *ssa.Convert:
		return e.madeOf(x.X, v, depth+1)
	case *ssa.ChangeType:
		return e.madeOf(x.X, v, depth+1)
	case *ssa.BinOp:
		return e.madeOf(x.X, v, depth+1) || e.madeOf(x.Y, v, depth+1)
	}
	return false
}

// bound notes that the value stands left of op in a comparison that holds.
func bound(op token.Token, g guard) guard {
	switch op {
	case token.LSS, token.LEQ:
		g.above = true
	case token.GTR, token.GEQ:
		g.below = true
	case token.EQL:
		g.above, g.below = true, true
	}
	return g
}

func negated(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GEQ
	case token.LEQ:
		return token.GTR
	case token.GTR:
		return token.LEQ
	case token.GEQ:
		return token.LSS
	case token.EQL:
		return token.NEQ
	case token.NEQ:
		return token.EQL
	}
	return token.ILLEGAL
}

func mirrored(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GTR
	case token.LEQ:
		return token.GEQ
	case token.GTR:
		return token.LSS
	case token.GEQ:
		return token.LEQ
	}
	return op
}

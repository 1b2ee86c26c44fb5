package scope

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A val is what an SSA value is in the model. The nil *val is a value of
// which nothing is known and through which nothing of the scope can be reached.
type val struct {
	kind   valKind
	op     explore.Operand
	field  explore.Operand // of vAddr
	fn     *ssa.Function   // of vFunc
	bound  bool            // of vFunc: parts is the receiver of the method fn
	parts  []*val          // vFunc: captured variables; vTuple; vFixed: the content
	record bool            // of vOp: a struct in an interface
	name   string          // of vForeign, and of a bound method
	typ    types.Type      // of vForeign
}

type valKind uint8

const (
	vOp      valKind = iota // a number, or a reference to an object
	vBit                    // unknown, but for being nil or not
	vAddr                   // the address of field of the record op
	vFunc                   // a function with what it captures
	vCancel                 // the function that closes the channel op
	vTuple                  // several results
	vFixed                  // the address of a variable that never changes
	vForeign                // a struct, or pointer to one, that comes from outside
	vSymbol                 // a number or string from outside, of which comparisons agree
	vMemo                   // the address of a variable from outside
)

// value returns what v is in the frame.
func (f *frame) value(v ssa.Value) *val {
	switch v := v.(type) {
	case *ssa.Const:
		return f.constant(v)
	case *ssa.Function:
		return &val{kind: vFunc, fn: v}
	case *ssa.Alloc:
		if only := f.onlyValue(v); only != nil {
			return &val{kind: vFixed, parts: []*val{f.value(only)}}
		}
	case *ssa.Global:
		return f.global(v)
	}
	return f.vals[v]
}

// global returns the address of a package's variable.
func (f *frame) global(v *ssa.Global) *val {
	t := deref(v.Type())
	if v.Object() == nil || isChan(t) || isContext(t) {
		return nil
	}
	for _, st := range f.byPtr {
		if st.Addr == v {
			return nil // it changes
		}
	}
	inner := f.outside("global "+v.Name(), t)
	if inner == nil || inner.kind == vMemo || inner.kind == vForeign && isStruct(t) || syncKindOf(t) == mutexKind {
		return inner
	}
	return &val{kind: vFixed, parts: []*val{inner}}
}

// memo is a static cell for a truth from outside.
func (m *model) memo(name string) explore.Operand {
	if v, ok := m.known["memo "+name]; ok {
		return v.op
	}
	op := m.sys.Cell(name, explore.Any)
	m.known["memo "+name] = &val{kind: vMemo, op: op}
	m.memos = append(m.memos, op)
	return op
}

// maxMemos is how many truths from outside are told apart.
const maxMemos = 5

// chooseMemos gives the memo cells their values before the root begins, so
// that all goroutines see the same ones.
func (f *frame) chooseMemos(start, begin explore.Mark) {
	f.t.Set(start)
	f.here(token.NoPos, nil)
	for k, cell := range f.memos {
		if k < maxMemos {
			f.t.Store(cell, explore.Const(0), f.choose(nil, 0, onBranch).op)
		}
	}
	f.t.Goto(begin)
}

// recall reads a memo cell.
func (f *frame) recall(cell explore.Operand) *val {
	r := f.t.Reg("memo")
	f.t.Load(r, cell, explore.Const(0))
	return &val{kind: vOp, op: r}
}

// compareSymbols decides a comparison of values from outside once for all.
func (f *frame) compareSymbols(v *ssa.BinOp, x, y *val) *val {
	name := func(v *val, s ssa.Value) string {
		if v != nil && v.kind == vSymbol {
			return v.name
		}
		if c, ok := s.(*ssa.Const); ok && c.Value != nil {
			return c.Value.ExactString()
		}
		return ""
	}
	a, b := name(x, v.X), name(y, v.Y)
	if a == "" || b == "" || (x == nil || x.kind != vSymbol) && (y == nil || y.kind != vSymbol) {
		return nil
	}
	op, negated := v.Op, false
	switch op {
	case token.NEQ:
		op, negated = token.EQL, true
	case token.GEQ:
		op, negated = token.LSS, true
	case token.LEQ:
		op, negated = token.GTR, true
	case token.EQL, token.LSS, token.GTR:
	default:
		return nil
	}
	truth := f.truthOf(a, op, b)
	if !negated {
		return truth
	}
	r := f.t.Reg(v.Name())
	f.t.Arith(r, truth.op, explore.EQ, explore.Const(0))
	return &val{kind: vOp, op: r}
}

// truthOf returns whether a op b, for ==, < and > such that only one of the
// three holds.
func (f *frame) truthOf(a string, op token.Token, b string) *val {
	if a > b {
		a, b = b, a
		switch op {
		case token.LSS:
			op = token.GTR
		case token.GTR:
			op = token.LSS
		}
	}
	pair := "order " + a + " " + b
	if f.known[pair] == nil {
		f.known[pair] = &val{}
	}
	first := f.known[pair]
	if first.name == "" {
		first.name = op.String()
	}
	name := func(op string) string { return a + " " + op + " " + b }
	truth := f.recall(f.memo(name(op.String())))
	// What was asked first excludes the others.
	if first.name != op.String() {
		other := f.recall(f.memo(name(first.name)))
		r := f.t.Reg("truth")
		f.t.Arith(r, truth.op, explore.GT, other.op)
		return &val{kind: vOp, op: r}
	}
	return truth
}

// operand returns v as one that can be stored.
func (f *frame) operand(v *val, t types.Type) explore.Operand {
	if v == nil {
		if t != nil && isChan(t) {
			return f.foreignChan()
		}
		return explore.Unknown
	}
	switch v.kind {
	case vOp, vBit:
		return v.op
	case vFunc, vCancel:
		r := f.t.Reg("func")
		var args []explore.Operand
		if v.kind == vCancel {
			args = []explore.Operand{explore.Const(0), v.op}
		} else {
			args = []explore.Operand{explore.Const(f.idOf(v.fn))}
			for _, p := range v.parts {
				if p != nil && p.kind == vFixed { // by value: it never changes
					args = append(args, f.operand(p.parts[0], nil))
				} else {
					args = append(args, f.operand(p, nil))
				}
			}
		}
		f.t.Make(r, explore.Record, args...)
		return r
	case vFixed:
		r := f.t.Reg("cell")
		f.t.Make(r, explore.Record, f.operand(v.parts[0], nil))
		return r
	}
	return explore.Unknown
}

func isChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// foreignChan is the channel that stands for all that come from outside.
func (m *model) foreignChan() explore.Operand {
	if v, ok := m.known["any channel"]; ok {
		return v.op
	}
	op := m.sys.Static(explore.Object{Name: "outside", Kind: explore.Chan, Env: explore.EnvTicks, Escaped: true})
	m.known["any channel"] = &val{kind: vOp, op: op}
	return op
}

// boundMethod returns the method that the wrapper of a method value calls,
// and its full name.
func (f *frame) boundMethod(fn *ssa.Function) (*ssa.Function, string) {
	if len(fn.FreeVars) != 1 || !strings.HasPrefix(fn.Synthetic, "bound method") {
		return nil, ""
	}
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		return ssax.Origin(call.Call.StaticCallee()), nameOf(call)
	}
	return nil, ""
}

// define computes a value.
func (f *frame) define(v ssa.Value) *val {
	switch v := v.(type) {
	case *ssa.Alloc:
		if f.onlyValue(v) != nil {
			return nil
		}
		return f.alloc(deref(v.Type()), v.Comment, v)
	case *ssa.MakeChan:
		f.here(v.Pos(), v)
		r := f.t.Reg(v.Name())
		size, ok := f.sizeOf(v)
		if !ok {
			size = explore.Unknown
		}
		in := f.t.MakeChan(r, size)
		in.Name = v.Name()
		return &val{kind: vOp, op: r}
	case *ssa.MakeClosure:
		c := &val{kind: vFunc, fn: v.Fn.(*ssa.Function)}
		if m, name := f.boundMethod(c.fn); name != "" {
			c.bound, c.name = true, name
			if m != nil {
				c.fn = m
			}
		}
		for _, b := range v.Bindings {
			c.parts = append(c.parts, f.value(b))
		}
		return c
	case *ssa.UnOp:
		return f.unOp(v)
	case *ssa.BinOp:
		return f.binOp(v)
	case *ssa.FieldAddr:
		return f.fieldAddr(v)
	case *ssa.Field:
		return f.fieldOf(f.value(v.X), v.X.Type(), v.Field)
	case *ssa.Extract:
		if t := f.vals[v.Tuple]; t != nil && t.kind == vTuple && v.Index < len(t.parts) {
			return t.parts[v.Index]
		}
	case *ssa.ChangeType:
		return f.value(v.X)
	case *ssa.ChangeInterface:
		return f.value(v.X)
	case *ssa.Convert:
		if isInt(v.Type()) && isInt(v.X.Type()) {
			return f.value(v.X)
		}
	case *ssa.MakeInterface:
		x := f.value(v.X)
		if x == nil { // an interface with a type in it is not nil
			return &val{kind: vBit, op: explore.Const(1)}
		}
		if x.kind == vOp {
			switch v.X.Type().Underlying().(type) {
			case *types.Basic: // a boxed zero is not nil
				return &val{kind: vBit, op: explore.Const(1)}
			}
		}
		if st := deref(v.X.Type()); x.kind == vOp && isStruct(st) && !isSyncType(st) {
			boxed := *x
			boxed.record = true
			return &boxed
		}
		return x
	case *ssa.TypeAssert:
		x := f.value(v.X)
		if v.CommaOk {
			return &val{kind: vTuple, parts: []*val{x, f.isOfType(x, v.AssertedType)}}
		}
		return x
	case *ssa.Slice:
		return f.slicing(v)
	case *ssa.MakeSlice:
		return f.makeSlice(v)
	case *ssa.IndexAddr:
		return f.indexAddr(v)
	case *ssa.MakeMap:
		return f.makeMap(v)
	case *ssa.Lookup:
		return f.lookup(v)
	case *ssa.Range:
		r := f.t.Reg("turns")
		f.t.Assign(r, explore.Const(0))
		return &val{kind: vOp, op: r}
	case *ssa.Next:
		return f.next(v)
	}
	return nil
}

// isOfType tells whether the struct, or pointer to one, in an interface is of
// the type.
func (f *frame) isOfType(x *val, t types.Type) *val {
	if x == nil || x.kind != vOp || !x.record || !isStruct(deref(t)) || isSyncType(deref(t)) {
		return nil
	}
	ok, done, id := f.t.Reg("ok"), f.t.NewMark(), f.t.Reg("type")
	f.t.Assign(ok, explore.Const(0))
	f.t.If(x.op, explore.EQ, explore.Const(0), done)
	f.t.Load(id, x.op, explore.Const(0))
	f.t.Arith(ok, id, explore.EQ, explore.Const(f.typeID(deref(t))))
	f.t.Set(done)
	return &val{kind: vOp, op: ok}
}

// next lowers a turn of a range over a map or string.
func (f *frame) next(v *ssa.Next) *val {
	turns := f.value(v.Iter)
	if turns == nil {
		return nil
	}
	if r, ok := v.Iter.(*ssa.Range); ok && holdsEntries(r.X.Type()) {
		if m := f.value(r.X); m != nil && m.kind == vOp {
			return f.nextEntry(v, r, m, turns)
		}
	}
	f.slice.counted = true
	ok := f.t.Reg("more")
	f.t.Arith(ok, turns.op, explore.LT, explore.Const(f.count))
	f.t.Arith(turns.op, turns.op, explore.Plus, ok)
	return &val{kind: vTuple, parts: []*val{{kind: vOp, op: ok}, nil, nil}}
}

// sizeOf returns a channel's capacity.
func (f *frame) sizeOf(v *ssa.MakeChan) (explore.Operand, bool) {
	if n, ok := f.capacity(v); ok {
		return n, true
	}
	x := f.value(v.Size)
	if f.isSemaphore(v) { // for every number of tokens there can be more who want one
		f.slice.counted = true
		return explore.Const(1), true
	}
	if x == nil || x.kind == vSymbol {
		f.slice.counted = true
		return explore.Const(f.count), true
	}
	return x.op, x.kind == vOp
}

func (f *frame) unOp(v *ssa.UnOp) *val {
	switch v.Op {
	case token.ARROW:
		return f.recv(v)
	case token.MUL:
		if _, ok := v.X.(*ssa.Global); ok && isErrorType(v.Type()) {
			return &val{kind: vOp, op: explore.Const(1)} // a sentinel
		}
		return f.load(f.value(v.X), v.Type(), v.X)
	case token.NOT:
		x := f.value(v.X)
		if x == nil || x.kind != vOp {
			return nil
		}
		r := f.t.Reg(v.Name())
		f.t.Arith(r, x.op, explore.EQ, explore.Const(0))
		return &val{kind: vOp, op: r}
	case token.SUB:
		x := f.value(v.X)
		if x == nil || x.kind != vOp {
			return nil
		}
		r := f.t.Reg(v.Name())
		f.t.Arith(r, explore.Const(0), explore.Minus, x.op)
		return &val{kind: vOp, op: r}
	}
	return nil
}

func (f *frame) recv(v *ssa.UnOp) *val {
	if slices.Contains(f.givesBack, v) {
		return nil
	}
	f.here(v.Pos(), v)
	op, ok := f.chanOp(f.value(v.X))
	if !ok {
		if v.CommaOk {
			return &val{kind: vTuple, parts: []*val{nil, nil}}
		}
		return nil
	}
	in := f.t.Recv(op)
	if f.need[v] {
		x := f.t.Reg(v.Name())
		in.Dst = []explore.Operand{x}
		if !v.CommaOk {
			return &val{kind: vOp, op: x}
		}
		in.Ok = f.t.Reg("ok")
		return &val{kind: vTuple, parts: []*val{{kind: vOp, op: x}, {kind: vOp, op: in.Ok}}}
	}
	return nil
}

var fns = map[token.Token]explore.Fn{
	token.ADD: explore.Plus, token.SUB: explore.Minus, token.MUL: explore.Times, token.QUO: explore.Div, token.REM: explore.Rem,
	token.AND: explore.And, token.OR: explore.Or, token.XOR: explore.Xor, token.AND_NOT: explore.AndNot, token.SHL: explore.Shl, token.SHR: explore.Shr,
	token.EQL: explore.EQ, token.NEQ: explore.NE, token.LSS: explore.LT, token.LEQ: explore.LE, token.GTR: explore.GT, token.GEQ: explore.GE,
}

func (f *frame) binOp(v *ssa.BinOp) *val {
	fn, ok := fns[v.Op]
	if !ok {
		return nil
	}
	if same := f.twin(v); same != nil {
		return same
	}
	x, y := f.number(v.X, v), f.number(v.Y, v)
	if same := f.compareSymbols(v, x, y); same != nil {
		return same
	}
	if x == nil || y == nil || x.kind == vSymbol || y.kind == vSymbol {
		return nil
	}
	// What has a form of its own is not nil.
	if isNil(v.X) || isNil(v.Y) {
		other := x
		if isNil(v.X) {
			other = y
		}
		if other.kind != vOp && other.kind != vBit {
			known := 0
			if v.Op == token.NEQ {
				known = 1
			}
			return &val{kind: vOp, op: explore.Const(known)}
		}
	}
	if x.kind != vOp && x.kind != vBit || y.kind != vOp && y.kind != vBit {
		return nil
	}
	if x.kind == vBit && !isNil(v.Y) || y.kind == vBit && !isNil(v.X) {
		return nil
	}
	r := f.t.Reg(v.Name())
	f.t.Arith(r, x.op, fn, y.op)
	return &val{kind: vOp, op: r}
}

// number returns v for an operation; a bound of which nothing is known is the
// shared count.
func (f *frame) number(v ssa.Value, in *ssa.BinOp) *val {
	x := f.value(v)
	if x != nil && x.kind != vSymbol || !isInt(v.Type()) || !f.counts(v, in) {
		return x
	}
	f.slice.counted = true
	return &val{kind: vOp, op: explore.Const(f.count)}
}

// counts tells whether the unknown number v bounds a loop or a buffer.
func (f *frame) counts(v ssa.Value, in *ssa.BinOp) bool {
	if isLen(v) {
		return true
	}
	refs := v.Referrers()
	if refs == nil {
		return f.bounds(in, v)
	}
	for _, instr := range *refs {
		switch i := instr.(type) {
		case *ssa.BinOp:
			if f.bounds(i, v) {
				return true
			}
		case *ssa.MakeChan:
			return true
		case ssa.CallInstruction:
			if nameOf(i) == "(*sync.WaitGroup).Add" {
				return true
			}
		}
	}
	return false
}

// bounds tells whether the comparison is with the counter of a loop.
func (f *frame) bounds(in *ssa.BinOp, v ssa.Value) bool {
	other := in.X
	if other == v {
		other = in.Y
	}
	switch o := other.(type) {
	case *ssa.Phi:
		return f.cfgOf(o.Parent()).loop[o.Block().Index] >= 0
	case *ssa.BinOp:
		_, ok := o.X.(*ssa.Phi)
		if _, isConst := o.Y.(*ssa.Const); !isConst {
			return false // a sum
		}
		return ok && f.cfgOf(o.Parent()).loop[o.Block().Index] >= 0
	case *ssa.UnOp: // a counter that a closure captures, each turn its own
		phi, ok := o.X.(*ssa.Phi)
		if !ok || o.Op != token.MUL || f.cfgOf(o.Parent()).loop[phi.Block().Index] < 0 {
			return false
		}
		for _, edge := range phi.Edges {
			if _, ok := edge.(*ssa.Alloc); !ok {
				return false
			}
		}
		return true
	}
	return false
}

func isLen(v ssa.Value) bool {
	c, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := c.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len"
}

// twin returns the value of an earlier test that is the same one.
func (f *frame) twin(v *ssa.BinOp) *val {
	for d := v.Block(); d != nil; d = d.Idom() {
		for _, instr := range d.Instrs {
			o, ok := instr.(*ssa.BinOp)
			if !ok {
				continue
			}
			if o == v {
				break
			}
			if w := f.vals[o]; w != nil && w.kind == vOp && o.Op == v.Op && f.sameValue(o.X, v.X) && f.sameValue(o.Y, v.Y) {
				return w
			}
		}
	}
	return nil
}

func (f *frame) sameValue(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	ca, ok := a.(*ssa.Const)
	cb, ok2 := b.(*ssa.Const)
	if ok && ok2 {
		return ca.Value != nil && cb.Value != nil && ca.Value.ExactString() == cb.Value.ExactString() || ca.Value == nil && cb.Value == nil
	}
	la, ok := a.(*ssa.UnOp)
	lb, ok2 := b.(*ssa.UnOp)
	if ok && ok2 && la.Op == token.MUL && lb.Op == token.MUL && la.X == lb.X {
		if cell := f.cellOf(la.X); cell != nil {
			return f.onlyValue(cell) != nil
		}
	}
	return isLen(a) && isLen(b) && f.sameValue(a.(*ssa.Call).Call.Args[0], b.(*ssa.Call).Call.Args[0])
}

// alloc makes a variable with its zero value.
func (f *frame) alloc(t types.Type, name string, at *ssa.Alloc) *val {
	if at != nil {
		f.here(at.Pos(), at)
	}
	r := f.t.Reg(name)
	f.makeZero(r, t, name, 0)
	return &val{kind: vOp, op: r}
}

// makeZero makes a new variable of the type, a record whose fields are the
// variable's, or the object it stands for.
func (f *frame) makeZero(r explore.Operand, t types.Type, name string, depth int) {
	switch syncKindOf(t) {
	case mutexKind:
		f.t.Make(r, explore.Mutex).Name = name
		return
	case waitGroupKind:
		f.t.Make(r, explore.WaitGroup).Name = name
		return
	case onceKind:
		f.t.Make(r, explore.Once).Name = name
		return
	case condKind:
		c := f.t.Reg("cond")
		f.t.Make(c, explore.Cond).Name = name
		f.t.Make(r, explore.Record, explore.Const(0), explore.Const(0), explore.Const(0), c)
		return
	case groupKind:
		w := f.t.Reg("wg")
		f.t.Make(w, explore.WaitGroup).Name = name
		f.t.Make(r, explore.Record, w, explore.Const(0), explore.Const(0)).Name = name
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		args := []explore.Operand{explore.Const(f.typeID(t))}
		for v := range u.Fields() {
			arg := explore.Const(0)
			if depth < 3 && f.isObject(v.Type()) {
				arg = f.t.Reg(v.Name())
				f.makeZero(arg, v.Type(), v.Name(), depth+1)
			}
			args = append(args, arg)
		}
		f.t.Make(r, explore.Record, args...).Name = name
	case *types.Array:
		args := []explore.Operand{explore.Const(int(min(u.Len(), maxElems+1)))}
		for range min(u.Len(), maxElems) {
			arg := explore.Const(0)
			if depth < 3 && f.isObject(u.Elem()) {
				arg = f.t.Reg("elem")
				f.makeZero(arg, u.Elem(), name, depth+1)
			}
			args = append(args, arg)
		}
		f.t.Make(r, explore.Record, args...).Name = name
	default:
		f.t.Make(r, explore.Record, explore.Const(0)).Name = name
	}
}

// typeID numbers the types whose values are told apart behind an interface.
func (m *model) typeID(t types.Type) int {
	name := types.TypeString(t, nil)
	id, ok := m.typeIDs[name]
	if !ok {
		id = len(m.typeIDs) + 1
		m.typeIDs[name] = id
	}
	return id
}

func (f *frame) anyField(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for v := range st.Fields() {
		if f.fields[v.Origin()] {
			return true
		}
	}
	return false
}

// isObject tells whether a variable of the type is an object of its own in
// the model, to which the record around it refers.
func (f *frame) isObject(t types.Type) bool {
	return isSyncType(t) || isStruct(t) && (carries(t, 0) || f.anyField(t))
}

func (f *frame) fieldAddr(v *ssa.FieldAddr) *val {
	x := f.value(v.X)
	if x == nil {
		return nil
	}
	fv := fieldVar(v)
	switch {
	case isTimeC(fv):
		if x.kind == vOp {
			return &val{kind: vFixed, parts: []*val{x}}
		}
		return nil
	case x.kind == vForeign:
		return f.foreignField(x, fv)
	case x.kind != vOp:
		return nil
	}
	if f.isObject(fv.Type()) {
		r := f.t.Reg(fv.Name())
		f.here(v.Pos(), v)
		f.t.Load(r, x.op, explore.Const(v.Field+1))
		return &val{kind: vOp, op: r}
	}
	return &val{kind: vAddr, op: x.op, field: explore.Const(v.Field + 1)}
}

// fieldOf reads a field of a struct value.
func (f *frame) fieldOf(x *val, t types.Type, index int) *val {
	if x == nil {
		return nil
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	if x.kind == vForeign {
		v := f.foreignField(x, st.Field(index).Origin())
		if v != nil && v.kind == vFixed {
			return v.parts[0]
		}
		if v != nil && v.kind == vMemo {
			return f.recall(v.op)
		}
		return nil
	}
	if x.kind != vOp {
		return nil
	}
	// A closed channel gives a struct of zeros, for which there is no record.
	r := f.t.Reg(st.Field(index).Name())
	skip := f.t.NewMark()
	f.t.Assign(r, explore.Const(0))
	f.t.If(x.op, explore.EQ, explore.Const(0), skip)
	f.t.Load(r, x.op, explore.Const(index+1))
	f.t.Set(skip)
	return &val{kind: vOp, op: r}
}

// load reads what is stored at an address.
func (f *frame) load(addr *val, t types.Type, at ssa.Value) *val {
	if addr == nil {
		return f.unknownOf(t, at)
	}
	switch addr.kind {
	case vFixed:
		return addr.parts[0]
	case vMemo:
		r := f.recall(addr.op)
		if !isBool(t.Underlying()) && !isErrorType(t) {
			r.kind = vBit
		}
		return r
	case vForeign:
		if isStruct(t) {
			return addr
		}
		return nil
	case vAddr:
		r := f.t.Reg("load")
		f.here(at.Pos(), nil)
		f.t.Load(r, addr.op, addr.field)
		return &val{kind: vOp, op: r}
	case vOp:
		if isStruct(t) {
			return f.copyOf(addr, t)
		}
		if isSyncType(t) {
			return nil
		}
		r := f.t.Reg("load")
		f.here(at.Pos(), nil)
		f.t.Load(r, addr.op, explore.Const(0))
		return &val{kind: vOp, op: r}
	}
	return nil
}

// unknownOf is what is read from memory that is not modelled.
func (f *frame) unknownOf(t types.Type, at ssa.Value) *val {
	if isContext(t) {
		return f.freshContext(explore.EnvClose)
	}
	return nil
}

// freshContext makes a context that the environment may cancel. A context is
// its Done channel.
func (f *frame) freshContext(env explore.Env) *val {
	r := f.t.Reg("ctx")
	in := f.t.MakeChan(r, explore.Const(0))
	in.Env, in.Name = env, "ctx"
	return &val{kind: vOp, op: r}
}

// copyOf copies a struct.
func (f *frame) copyOf(src *val, t types.Type) *val {
	st := t.Underlying().(*types.Struct)
	args := make([]explore.Operand, st.NumFields()+1)
	args[0] = explore.Const(f.typeID(t))
	for i := 1; i < len(args); i++ {
		fv := st.Field(i - 1).Origin()
		switch {
		case isSyncType(fv.Type()):
		case f.isObject(fv.Type()):
			inner := f.t.Reg(fv.Name())
			f.t.Load(inner, src.op, explore.Const(i))
			args[i] = f.copyOf(&val{kind: vOp, op: inner}, fv.Type()).op
		case f.fields[fv] || carries(fv.Type(), 0):
			args[i] = f.t.Reg(fv.Name())
			f.t.Load(args[i], src.op, explore.Const(i))
		default:
			args[i] = explore.Unknown
		}
	}
	r := f.t.Reg("copy")
	f.t.Make(r, explore.Record, args...)
	return &val{kind: vOp, op: r}
}

func (f *frame) store(i *ssa.Store) {
	addr, v := f.value(i.Addr), f.value(i.Val)
	if addr == nil {
		f.escape(v)
		return
	}
	t := i.Val.Type()
	f.here(i.Pos(), i)
	switch addr.kind {
	case vFixed:
	case vMemo:
		if v != nil && (v.kind == vOp || v.kind == vBit) && isBool(t.Underlying()) {
			f.t.Store(addr.op, explore.Const(0), v.op)
			return
		}
		f.escape(v)
		f.t.Store(addr.op, explore.Const(0), explore.Unknown)
	case vAddr:
		f.t.Store(addr.op, addr.field, f.operand(v, t))
	case vOp:
		if _, fresh := i.Val.(*ssa.Const); fresh && isSyncType(t) {
			return // var wg = sync.WaitGroup{}
		}
		if syncKindOf(t) == waitGroupKind { // a copy, which counts by itself
			f.t.On(explore.Escape, addr.op)
			return
		}
		if isStruct(t) {
			f.storeStruct(addr.op, v, t)
			return
		}
		f.t.Store(addr.op, explore.Const(0), f.operand(v, t))
	default:
		f.escape(v)
	}
}

func (f *frame) storeStruct(dst explore.Operand, v *val, t types.Type) {
	st := t.Underlying().(*types.Struct)
	for i := range st.NumFields() {
		fv := st.Field(i).Origin()
		if isSyncType(fv.Type()) || !f.fields[fv] && !carries(fv.Type(), 0) {
			continue
		}
		src := explore.Unknown
		if v != nil && v.kind == vOp {
			src = f.t.Reg(fv.Name())
			f.t.Load(src, v.op, explore.Const(i+1))
		}
		if f.isObject(fv.Type()) {
			inner := f.t.Reg(fv.Name())
			f.t.Load(inner, dst, explore.Const(i+1))
			var content *val
			if v != nil && v.kind == vOp {
				content = &val{kind: vOp, op: src}
			}
			f.storeStruct(inner, content, fv.Type())
			continue
		}
		f.t.Store(dst, explore.Const(i+1), src)
	}
}

// escape makes everything that can be reached from the value known to code
// that is not modelled.
func (f *frame) escape(v *val) {
	if v == nil {
		return
	}
	switch v.kind {
	case vOp, vAddr, vCancel:
		if v.op.IsReg() {
			f.t.On(explore.Escape, v.op)
		}
	case vFunc, vTuple, vFixed:
		for _, p := range v.parts {
			f.escape(p)
		}
		if v.kind == vFunc {
			f.forget(v)
		}
	}
}

// forget makes the variables unknown that a function which may run at any
// time assigns.
func (f *frame) forget(v *val) {
	for k, fv := range v.fn.FreeVars {
		if k >= len(v.parts) || v.parts[k] == nil || v.parts[k].kind != vOp {
			continue
		}
		for st := range ssax.Refs[*ssa.Store](fv) {
			if st.Addr == fv && !isStruct(st.Val.Type()) && !isSyncType(deref(fv.Type())) {
				f.t.Store(v.parts[k].op, explore.Const(0), explore.Unknown)
				break
			}
		}
	}
}

// outside returns a value of the type that comes from outside the scope.
func (f *frame) outside(name string, t types.Type) *val {
	if v, ok := f.known[name]; ok {
		return v
	}
	var v *val
	switch {
	case isContext(t):
		v = &val{kind: vOp, op: f.sys.Static(explore.Object{Name: name, Kind: explore.Chan, Env: explore.EnvClose})}
	case syncKindOf(t) == mutexKind:
		v = &val{kind: vOp, op: f.sys.Static(explore.Object{Name: name, Kind: explore.Mutex})}
	case isSyncType(t):
	case isStruct(deref(t)):
		if syncKindOf(deref(t)) == mutexKind {
			v = &val{kind: vOp, op: f.sys.Static(explore.Object{Name: name, Kind: explore.Mutex})}
		} else if !isSyncType(deref(t)) {
			v = &val{kind: vForeign, name: name, typ: deref(t)}
		}
	case isBool(t.Underlying()), isErrorType(t):
		v = &val{kind: vMemo, op: f.memo(name)}
	default:
		if _, ok := t.Underlying().(*types.Basic); ok {
			v = &val{kind: vSymbol, name: name}
		}
	}
	f.known[name] = v
	return v
}

// foreignField returns the address of a field of a struct from outside.
func (f *frame) foreignField(x *val, fv *types.Var) *val {
	t := fv.Type()
	name := x.name + "." + fv.Name()
	inner := f.outside(name, t)
	if inner == nil || inner.kind == vMemo {
		return inner
	}
	if inner.kind == vForeign && isStruct(t) || syncKindOf(t) == mutexKind {
		return inner
	}
	return &val{kind: vFixed, parts: []*val{inner}}
}

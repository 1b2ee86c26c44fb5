package scope

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
)

// A slice or array whose elements matter is a record: its length, then the
// elements. Growing copies, so sharing of the array below is not modelled.
// What grows beyond the record becomes unknown.

// maxElems is how many elements are told apart.
const maxElems = 4

// holdsElems tells whether the elements of a slice, an array, or a pointer to
// one matter.
func (f *frame) holdsElems(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return carries(u.Elem(), 0)
	case *types.Array:
		return carries(u.Elem(), 0)
	case *types.Pointer:
		a, ok := u.Elem().Underlying().(*types.Array)
		return ok && carries(a.Elem(), 0)
	}
	return false
}

func (f *frame) makeSlice(v *ssa.MakeSlice) *val {
	if !f.holdsElems(v.Type()) {
		return nil
	}
	n := f.value(v.Len)
	size := explore.Const(f.count)
	switch {
	case n == nil || n.kind == vSymbol:
		f.slice.counted = true
	case n.kind == vOp:
		size = n.op
	}
	r := f.t.Reg(v.Name())
	args := make([]explore.Operand, maxElems+1)
	args[0] = size
	f.t.Make(r, explore.Record, args...)
	return &val{kind: vOp, op: r}
}

// slicing lowers x[low:high].
func (f *frame) slicing(v *ssa.Slice) *val {
	x := f.value(v.X)
	if x == nil || x.kind != vOp || !f.holdsElems(v.X.Type()) {
		return nil
	}
	if v.Low == nil && v.High == nil {
		return x
	}
	number := func(n ssa.Value) (int, bool) {
		if n == nil {
			return 0, true
		}
		c, ok := constInt(n)
		return int(c), ok && c >= 0 && c <= maxElems
	}
	low, known := number(v.Low)
	high, bounded := number(v.High)
	if !known || v.High != nil && !bounded {
		f.escape(x)
		return nil
	}
	size := f.t.Reg("len")
	if v.High != nil {
		f.t.Assign(size, explore.Const(high-low))
	} else {
		f.t.Load(size, x.op, explore.Const(0))
		f.t.Arith(size, size, explore.Minus, explore.Const(low))
	}
	args := []explore.Operand{size}
	for k := range maxElems {
		e := explore.Const(0)
		if k+low < maxElems {
			e = f.t.Reg("elem")
			f.t.Load(e, x.op, explore.Const(k+low+1))
		}
		args = append(args, e)
	}
	r := f.t.Reg(v.Name())
	f.t.Make(r, explore.Record, args...)
	return &val{kind: vOp, op: r}
}

// symbolicLen returns the length of what has the symbolic count of elements, or
// is cut from that.
func (f *frame) symbolicLen(v ssa.Value) int {
	cut, ok := v.(*ssa.Slice)
	if !ok {
		return f.count
	}
	if _, isArray := cut.X.Type().Underlying().(*types.Pointer); isArray {
		return f.count
	}
	low, high := 0, f.symbolicLen(cut.X)
	if cut.Low != nil {
		n, ok := constInt(cut.Low)
		if !ok {
			return f.count
		}
		low = int(n)
	}
	if cut.High != nil {
		n, ok := constInt(cut.High)
		if !ok {
			return f.count
		}
		high = int(n)
	}
	return max(0, high-low)
}

func (f *frame) indexAddr(v *ssa.IndexAddr) *val {
	x := f.value(v.X)
	if x == nil || x.kind != vOp || !f.holdsElems(v.X.Type()) {
		return nil
	}
	at := explore.Unknown
	if i := f.value(v.Index); i != nil && i.kind == vOp {
		at = f.t.Reg("index")
		f.t.Arith(at, i.op, explore.Plus, explore.Const(1))
	}
	if f.isObject(deref(v.Type())) {
		r := f.t.Reg("elem")
		f.t.Load(r, x.op, at)
		return &val{kind: vOp, op: r}
	}
	return &val{kind: vAddr, op: x.op, field: at}
}

// length returns the number of elements; a nil slice has none.
func (f *frame) length(x *val) *val {
	r := f.t.Reg("len")
	skip := f.t.NewMark()
	f.t.Assign(r, explore.Const(0))
	f.t.If(x.op, explore.EQ, explore.Const(0), skip)
	f.t.Load(r, x.op, explore.Const(0))
	f.t.Set(skip)
	return &val{kind: vOp, op: r}
}

// appended lowers append(s, elems...).
func (f *frame) appended(call ssa.CallInstruction) *val {
	c := call.Common()
	s := f.value(c.Args[0])
	if !f.holdsElems(c.Args[0].Type()) || len(c.Args) < 2 {
		return nil
	}
	more := f.value(c.Args[1])
	if s == nil || s.kind != vOp || more == nil || more.kind != vOp {
		f.escape(more)
		f.escape(s)
		return nil
	}
	r := f.t.Reg("append")
	size := f.length(s)
	args := []explore.Operand{size.op}
	empty := f.t.NewMark()
	for range maxElems {
		e := f.t.Reg("elem")
		f.t.Assign(e, explore.Const(0))
		args = append(args, e)
	}
	f.t.If(s.op, explore.EQ, explore.Const(0), empty)
	for k := range maxElems {
		f.t.Load(args[k+1], s.op, explore.Const(k+1))
	}
	f.t.Set(empty)
	f.t.Make(r, explore.Record, args...)
	n := f.length(more)
	i, e, at := f.t.Reg("i"), f.t.Reg("elem"), f.t.Reg("at")
	again, done := f.t.NewMark(), f.t.NewMark()
	f.t.Assign(i, explore.Const(0))
	f.t.Set(again)
	f.t.If(i, explore.GE, n.op, done)
	f.t.Arith(i, i, explore.Plus, explore.Const(1))
	f.t.Load(e, more.op, i)
	f.t.Arith(at, size.op, explore.Plus, i)
	f.t.Store(r, at, e)
	f.t.Store(r, explore.Const(0), at)
	f.t.Goto(again)
	f.t.Set(done)
	return &val{kind: vOp, op: r}
}

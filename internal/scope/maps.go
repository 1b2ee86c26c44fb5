package scope

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
)

// A map whose values matter is a record: the number of its entries, then key
// and value of each. Keys of which nothing is known may equal any other.

// maxEntries is how many entries are told apart.
const maxEntries = 4

func holdsEntries(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	return ok && carries(m.Elem(), 0)
}

func (f *frame) makeMap(v *ssa.MakeMap) *val {
	if !holdsEntries(v.Type()) {
		return nil
	}
	r := f.t.Reg(v.Name())
	f.t.Make(r, explore.Record, make([]explore.Operand, 2*maxEntries+1)...)
	return &val{kind: vOp, op: r}
}

// find looks the key up. It jumps to found with at being the index of the
// value, and goes on where there is none, with at behind the last entry.
func (f *frame) find(m, key explore.Operand, found explore.Mark) (at explore.Operand) {
	at, end, k := f.t.Reg("at"), f.t.Reg("end"), f.t.Reg("key")
	again, absent := f.t.NewMark(), f.t.NewMark()
	f.t.Assign(at, explore.Const(2))
	f.t.If(m, explore.EQ, explore.Const(0), absent)
	f.t.Load(end, m, explore.Const(0))
	f.t.Arith(end, end, explore.Times, explore.Const(2))
	f.t.Set(again)
	f.t.If(at, explore.GT, end, absent)
	at1 := f.t.Reg("at")
	f.t.Arith(at1, at, explore.Minus, explore.Const(1))
	f.t.Load(k, m, at1)
	f.t.If(k, explore.EQ, key, found).Cost = 1
	f.t.Arith(at, at, explore.Plus, explore.Const(2))
	f.t.Goto(again)
	f.t.Set(absent)
	return at
}

func (f *frame) update(i *ssa.MapUpdate) {
	m, v := f.value(i.Map), f.value(i.Value)
	if m == nil || m.kind != vOp || !holdsEntries(i.Map.Type()) {
		f.escape(v)
		return
	}
	f.here(i.Pos(), i)
	key := f.operand(f.value(i.Key), nil)
	x := f.operand(v, i.Value.Type())
	found := f.t.NewMark()
	at := f.find(m.op, key, found)
	n, at1 := f.t.Reg("len"), f.t.Reg("at")
	f.t.Load(n, m.op, explore.Const(0))
	f.t.Arith(n, n, explore.Plus, explore.Const(1))
	f.t.Store(m.op, explore.Const(0), n)
	f.t.Arith(at1, at, explore.Minus, explore.Const(1))
	f.t.Store(m.op, at1, key)
	f.t.Set(found)
	f.t.Store(m.op, at, x)
}

func (f *frame) lookup(v *ssa.Lookup) *val {
	m := f.value(v.X)
	if m == nil || m.kind != vOp || !holdsEntries(v.X.Type()) {
		return nil
	}
	r, ok := f.t.Reg(v.Name()), f.t.Reg("ok")
	found, done := f.t.NewMark(), f.t.NewMark()
	at := f.find(m.op, f.operand(f.value(v.Index), nil), found)
	f.t.Assign(r, explore.Const(0))
	f.t.Assign(ok, explore.Const(0))
	f.t.Goto(done)
	f.t.Set(found)
	f.t.Load(r, m.op, at)
	f.t.Assign(ok, explore.Const(1))
	f.t.Set(done)
	if v.CommaOk {
		return &val{kind: vTuple, parts: []*val{{kind: vOp, op: r}, {kind: vOp, op: ok}}}
	}
	return &val{kind: vOp, op: r}
}

// remove lowers delete(m, key): the last entry takes the place.
func (f *frame) remove(call ssa.CallInstruction) {
	c := call.Common()
	m := f.value(c.Args[0])
	if m == nil || m.kind != vOp || !holdsEntries(c.Args[0].Type()) {
		return
	}
	found, done := f.t.NewMark(), f.t.NewMark()
	at := f.find(m.op, f.operand(f.value(c.Args[1]), nil), found)
	f.t.Goto(done)
	f.t.Set(found)
	n, last, x := f.t.Reg("len"), f.t.Reg("last"), f.t.Reg("x")
	f.t.Load(n, m.op, explore.Const(0))
	f.t.Arith(last, n, explore.Times, explore.Const(2))
	f.t.Load(x, m.op, last)
	f.t.Store(m.op, at, x)
	f.t.Store(m.op, last, explore.Const(0))
	f.t.Arith(last, last, explore.Minus, explore.Const(1))
	f.t.Arith(at, at, explore.Minus, explore.Const(1))
	f.t.Load(x, m.op, last)
	f.t.Store(m.op, at, x)
	f.t.Arith(n, n, explore.Minus, explore.Const(1))
	f.t.Store(m.op, explore.Const(0), n)
	f.t.Set(done)
}

// nextEntry lowers a turn of a range over a map whose entries are known.
func (f *frame) nextEntry(v *ssa.Next, r *ssa.Range, m, turns *val) *val {
	n := f.length(m)
	ok, at, key, x := f.t.Reg("more"), f.t.Reg("at"), f.t.Reg("key"), f.t.Reg("value")
	done := f.t.NewMark()
	f.t.Arith(ok, turns.op, explore.LT, n.op)
	f.t.Assign(key, explore.Const(0))
	f.t.Assign(x, explore.Const(0))
	f.t.If(ok, explore.EQ, explore.Const(0), done)
	f.t.Arith(turns.op, turns.op, explore.Plus, explore.Const(1))
	f.t.Arith(at, turns.op, explore.Times, explore.Const(2))
	f.t.Load(x, m.op, at)
	f.t.Arith(at, at, explore.Minus, explore.Const(1))
	f.t.Load(key, m.op, at)
	f.t.Set(done)
	return &val{kind: vTuple, parts: []*val{{kind: vOp, op: ok}, {kind: vOp, op: key}, {kind: vOp, op: x}}}
}

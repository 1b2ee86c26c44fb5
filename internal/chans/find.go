package chans

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

func find(pass *analysis.Pass) *Result {
	r := &Result{byObject: map[int]*Channel{}, ops: map[ssa.Instruction][]*Op{}, built: map[*types.Var]bool{}, given: map[*types.Var]bool{}, ir: ir.Of(pass), flow: flow.Of(pass)}
	if r.ir.Pkg == nil {
		return r
	}
	r.places()
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		r.operation(instr)
	}
	for _, op := range r.Ops {
		for _, c := range op.Channels {
			c.Ops = append(c.Ops, op)
		}
	}
	for _, c := range r.Channels {
		slices.SortStableFunc(c.Ops, func(a, b *Op) int { return int(a.Pos()) - int(b.Pos()) })
	}
	return r
}

// places unites each make site with the fields and variables that hold it.
func (r *Result) places() {
	u := &union{parent: map[int]int{}}
	var objects []*flow.Object
	seen := map[int]bool{}
	note := func(o *flow.Object) {
		if !seen[o.ID] {
			seen[o.ID] = true
			objects = append(objects, o)
		}
	}
	hold := func(place *flow.Object) {
		if place == nil {
			return
		}
		note(place)
		for _, o := range r.flow.Content(place) {
			note(o)
			u.join(place.ID, o.ID)
		}
	}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch instr := instr.(type) {
		case *ssa.MakeChan:
			if o := r.flow.ChanObject(instr); o != nil {
				note(o)
			}
		case *ssa.Store:
			if address, ok := instr.Addr.(*ssa.FieldAddr); ok {
				if v, ok := instr.Val.(*ssa.Const); !ok || !v.IsNil() {
					if f := fieldOf(address.X.Type(), address.Field); f != nil {
						r.given[f.Origin()] = true
					}
				}
			}
		case *ssa.Alloc:
			if !isCopy(instr) {
				r.build(instr.Type().Underlying().(*types.Pointer).Elem())
			}
			if isChan(instr.Type().Underlying().(*types.Pointer).Elem()) {
				hold(r.flow.CellObject(instr))
			}
		case *ssa.FieldAddr:
			if f := fieldOf(instr.X.Type(), instr.Field); f != nil && isChan(f.Type()) {
				hold(r.flow.FieldObject(f))
			}
		case *ssa.Field:
			if f := fieldOf(instr.X.Type(), instr.Field); f != nil && isChan(f.Type()) {
				hold(r.flow.FieldObject(f))
			}
		}
		for _, operand := range instr.Operands(nil) {
			if g, ok := (*operand).(*ssa.Global); ok && isChan(g.Type().Underlying().(*types.Pointer).Elem()) {
				hold(r.flow.CellObject(g))
			}
		}
		// What is read from elsewhere is an origin of its own.
		if v, ok := instr.(ssa.Value); ok && isChan(v.Type()) {
			list, _ := r.flow.Objects(v)
			for _, o := range list {
				note(o)
			}
		}
	}
	for _, fn := range r.ir.Funcs {
		for _, p := range fn.Params {
			if isChan(p.Type()) {
				list, _ := r.flow.Objects(p)
				for _, o := range list {
					note(o)
				}
			}
		}
	}
	for _, o := range objects {
		root := u.find(o.ID)
		c := r.byObject[root]
		if c == nil {
			c = &Channel{ID: len(r.Channels)}
			r.byObject[root] = c
			r.Channels = append(r.Channels, c)
		}
		r.byObject[o.ID] = c
		r.enter(c, o)
	}
}

// isCopy tells whether the variable takes over a whole value that was made
// elsewhere, as the variable of a parameter does.
func isCopy(a *ssa.Alloc) bool {
	for store := range ssax.Refs[*ssa.Store](a) {
		if _, constant := store.Val.(*ssa.Const); store.Addr == a && !constant {
			return true
		}
	}
	return false
}

// build notes the fields of a type of which a value is made, those of structs
// within it too.
func (r *Result) build(t types.Type) {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for i := range u.NumFields() {
			f := u.Field(i).Origin()
			if !r.built[f] {
				r.built[f] = true
				r.build(f.Type())
			}
		}
	case *types.Array:
		r.build(u.Elem())
	}
}

// enter makes o a part of the class c.
func (r *Result) enter(c *Channel, o *flow.Object) {
	c.objects = append(c.objects, o)
	switch {
	case o.IsChan():
		m := o.Value.(*ssa.MakeChan)
		c.Makes = append(c.Makes, &Make{m, capacityOf(m)})
		c.elem = m.Type().Underlying().(*types.Chan).Elem()
		c.Outside |= r.flow.Escapes(o)
		c.Handovers = append(c.Handovers, r.flow.Handovers(o)...)
	case o.Kind == flow.Field:
		c.Fields = append(c.Fields, o.Var)
		if ch, ok := o.Var.Type().Underlying().(*types.Chan); ok && c.elem == nil {
			c.elem = ch.Elem()
		}
		if o.Foreign {
			c.Outside |= ends(o.Var.Type())
		}
	case o.Kind == flow.Cell:
		switch v := o.Value.(type) {
		case *ssa.Global:
			c.Globals = append(c.Globals, v)
			if o.Foreign {
				c.Outside |= flow.BothEnds
			}
		case *ssa.Alloc:
			c.Locals = append(c.Locals, v)
		}
		if ch, ok := o.Value.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Chan); ok && c.elem == nil {
			c.elem = ch.Elem()
		}
	default:
		c.Foreign = append(c.Foreign, o)
	}
}

func ends(t types.Type) flow.Ends {
	if ch, ok := t.Underlying().(*types.Chan); ok {
		switch ch.Dir() {
		case types.SendOnly:
			return flow.SendEnd
		case types.RecvOnly:
			return flow.RecvEnd
		}
	}
	return flow.BothEnds
}

// classes returns the classes that v may be of. certain is false if it may
// also be a channel that is not known.
func (r *Result) classes(v ssa.Value) (list []*Channel, certain bool) {
	add := func(c *Channel) {
		if c != nil && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	objects, complete := r.flow.Objects(v)
	for _, o := range objects {
		add(r.byObject[o.ID])
	}
	// A field or variable that nothing is stored in has its class all the same.
	switch v := strip(v).(type) {
	case *ssa.UnOp:
		if v.Op != token.MUL {
			break
		}
		addresses, _ := r.flow.Objects(v.X)
		for _, place := range addresses {
			add(r.byObject[place.ID])
		}
	case *ssa.Field:
		if f := fieldOf(v.X.Type(), v.Field); f != nil {
			add(r.OfField(f))
		}
	}
	return list, complete && len(list) == 1
}

func strip(v ssa.Value) ssa.Value {
	for {
		change, ok := v.(*ssa.ChangeType)
		if !ok {
			return v
		}
		v = change.X
	}
}

func (r *Result) operation(instr ssa.Instruction) {
	switch i := instr.(type) {
	case *ssa.Send:
		r.op(&Op{Kind: Send, Instr: i, Chan: i.Chan, Value: i.X, pos: i.Pos()})
	case *ssa.UnOp:
		if i.Op == token.ARROW {
			kind := Recv
			if r.isRange(i) {
				kind = Range
			}
			r.op(&Op{Kind: kind, Instr: i, Chan: i.X, CommaOk: i.CommaOk && kind == Recv && isAsked(i), pos: i.Pos()})
		}
	case *ssa.Select:
		for index, state := range i.States {
			op := &Op{Kind: Send, Instr: i, Select: i, Case: index, Chan: state.Chan, Value: state.Send, pos: state.Pos}
			if state.Dir == types.RecvOnly {
				op.Kind = Recv
				op.CommaOk = isAsked(i)
			}
			r.op(op)
		}
	case ssa.CallInstruction:
		if b, ok := i.Common().Value.(*ssa.Builtin); ok && b.Name() == "close" {
			r.op(&Op{Kind: Close, Instr: i, Chan: i.Common().Args[0], pos: i.Common().Pos()})
		}
	}
}

// isAsked tells whether anything looks at the second result of a receive, or
// of a select.
func isAsked(tuple ssa.Value) bool {
	for extract := range ssax.Refs[*ssa.Extract](tuple) {
		if refs := extract.Referrers(); extract.Index == 1 && refs != nil && len(*refs) > 0 {
			return true
		}
	}
	return false
}

func (r *Result) op(op *Op) {
	op.Channels, op.Certain = r.classes(op.Chan)
	r.Ops = append(r.Ops, op)
	r.ops[op.Instr] = append(r.ops[op.Instr], op)
}

// isRange tells whether the receive is that of a range statement: its
// position is that of the for.
func (r *Result) isRange(recv *ssa.UnOp) bool {
	return recv.CommaOk && recv.Block() != nil && recv.Block().Comment == "rangechan.loop"
}

func isChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

func fieldOf(t types.Type, index int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok {
		return st.Field(index)
	}
	return nil
}

// A union is a union-find over object numbers.
type union struct{ parent map[int]int }

func (u *union) find(x int) int {
	p, ok := u.parent[x]
	if !ok || p == x {
		return x
	}
	root := u.find(p)
	u.parent[x] = root
	return root
}

// join unites two sets; the smaller number stays the root, so that the result
// does not depend on the order of the joins.
func (u *union) join(a, b int) {
	a, b = u.find(a), u.find(b)
	if a > b {
		a, b = b, a
	}
	u.parent[b] = a
}

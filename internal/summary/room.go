package summary

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
)

// sendKind returns Chan if the channel certainly has no capacity, else Full.
func (r *Result) sendKind(ch ssa.Value) Kind {
	objects, complete := r.flow.Objects(ch)
	if !complete || len(objects) == 0 {
		return Full
	}
	for _, o := range objects {
		make, ok := o.Value.(*ssa.MakeChan)
		if !ok || o.Kind != flow.Made || !isZero(make.Size) {
			return Full
		}
	}
	return Chan
}

func isZero(v ssa.Value) bool {
	n, ok := constant.Int64Val(constOf(v))
	return ok && n == 0
}

// hasRoom tells whether a send certainly finds room, or a receiver that has
// nothing else to do.
func (r *Result) hasRoom(op *Op) bool {
	if r.guarded(op.Instr, op.Chan, true) {
		return true
	}
	objects, complete := r.flow.Objects(op.Chan)
	if !complete || len(objects) == 0 {
		return false
	}
	for _, o := range r.ofProgram(objects) {
		make, ok := o.Value.(*ssa.MakeChan)
		if !ok || o.Kind != flow.Made {
			return false
		}
		if !r.allFit(o, make) && !r.isReply(make, op) {
			return false
		}
	}
	return true
}

// ofProgram leaves out what only tests make, unless nothing else is left: they
// stand in for the program.
func (r *Result) ofProgram(objects []*flow.Object) []*flow.Object {
	isTest := func(o *flow.Object) bool { return o.Value != nil && r.inTest(o.Value.Pos()) }
	if !slices.ContainsFunc(objects, isTest) {
		return objects
	}
	if own := slices.DeleteFunc(slices.Clone(objects), isTest); len(own) > 0 {
		return own
	}
	return objects
}

// allFit tells whether the channel has room for all that is ever sent to it.
func (r *Result) allFit(o *flow.Object, make *ssa.MakeChan) bool {
	if isZero(make.Size) || r.leaves(o) {
		return false
	}
	limit, constant := constant.Int64Val(constOf(make.Size))
	total := int64(0)
	for _, site := range r.sendsOf(o) {
		n, symbol := r.countOf(site, make, 0)
		if n < 0 {
			return false
		}
		if symbol != nil {
			if constant || !sameCount(symbol, make.Size) {
				return false
			}
			// One loop over what the capacity counts, and nothing else.
			if total++; total > 1 {
				return false
			}
			continue
		}
		if !constant {
			return false
		}
		if total += n; total > limit {
			return false
		}
	}
	return true
}

// sendsOf returns the sends of the package that may send to o.
func (r *Result) sendsOf(o *flow.Object) []ssa.Instruction { return r.senders[o.ID] }

// receivesOf returns the receives of the package that may receive from o.
func (r *Result) receivesOf(o *flow.Object) []ssa.Instruction { return r.receivers[o.ID] }

// countOf returns how often site runs for one channel that make makes: a
// number, or 1 for each element that symbol counts; -1 if it is not known.
func (r *Result) countOf(site ssa.Instruction, make *ssa.MakeChan, depth int) (n int64, symbol ssa.Value) {
	if depth > 4 {
		return -1, nil
	}
	if ssax.Reaches(site, site, func(i ssa.Instruction) bool { return i == make }) {
		if site.Parent() != make.Parent() {
			return -1, nil
		}
		if count := tripCount(site); count != nil {
			return 1, count
		}
		return -1, nil
	}
	fn := site.Parent()
	if fn == make.Parent() {
		return 1, nil
	}
	if posted := r.postedAt[fn]; posted != nil {
		return r.countOf(posted, make, depth+1)
	}
	callers, complete := r.flow.Callers(fn)
	handoffs, only := r.flow.Handed(fn)
	if !complete && !only {
		return -1, nil
	}
	for _, h := range handoffs {
		callers = append(callers, h.Call)
	}
	if len(callers) != 1 {
		return -1, nil
	}
	return r.countOf(callers[0], make, depth+1)
}

// tripCount returns what the innermost loop around the instruction counts: xs
// of a range over xs, n of i < n, or nil.
func tripCount(instr ssa.Instruction) ssa.Value {
	for block := instr.Block(); block != nil; block = block.Idom() {
		branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
		if !ok || !ssax.InLoop(block) {
			continue
		}
		less, ok := branch.Cond.(*ssa.BinOp)
		if !ok || less.Op != token.LSS {
			return nil
		}
		return less.Y
	}
	return nil
}

// sameCount tells whether two counts are equal: one value, or the length of
// one value.
func sameCount(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, y := lenOf(a), lenOf(b)
	return x != nil && y != nil && sameValue(x, y)
}

func lenOf(v ssa.Value) ssa.Value {
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
		return call.Call.Args[0]
	}
	return nil
}

// sameValue tells whether two values are one: the same SSA value, or the same
// variable or field read twice.
func sameValue(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	switch x := a.(type) {
	case *ssa.UnOp:
		y, ok := b.(*ssa.UnOp)
		return ok && x.Op == y.Op && x.Op == token.MUL && sameValue(x.X, y.X)
	case *ssa.FieldAddr:
		y, ok := b.(*ssa.FieldAddr)
		return ok && x.Field == y.Field && sameValue(x.X, y.X)
	case *ssa.Field:
		y, ok := b.(*ssa.Field)
		return ok && x.Field == y.Field && sameValue(x.X, y.X)
	case *ssa.ChangeType:
		return sameValue(x.X, b)
	}
	if y, ok := b.(*ssa.ChangeType); ok {
		return sameValue(a, y.X)
	}
	return false
}

// isReply tells whether the channel is made for one answer that its maker
// waits for: it has room for it, or the maker does nothing but receive it.
func (r *Result) isReply(make *ssa.MakeChan, op *Op) bool {
	if op.Instr.Parent() == make.Parent() {
		return false
	}
	size, ok := constant.Int64Val(constOf(make.Size))
	if !ok {
		return false
	}
	for instr := range ssax.After(make, nil) {
		switch instr := instr.(type) {
		case *ssa.UnOp:
			if instr.Op == token.ARROW && r.isOnly(instr.X, make) && !ssax.Reaches(instr, instr, func(i ssa.Instruction) bool { return i == make }) {
				return true // also without capacity: the maker stands there and waits
			}
		case *ssa.Select:
			for _, state := range instr.States {
				if size > 0 && state.Dir == types.RecvOnly && r.isOnly(state.Chan, make) {
					return true
				}
			}
		case *ssa.Return:
			for _, result := range instr.Results {
				if size > 0 && r.isOnly(result, make) {
					return true
				}
			}
		}
	}
	return false
}

// isOnly tells whether v stands for the channel that make makes and for no
// other.
func (r *Result) isOnly(v ssa.Value, make *ssa.MakeChan) bool {
	if v == make {
		return true
	}
	objects, complete := r.flow.Objects(v)
	objects = r.ofProgram(objects)
	return complete && len(objects) == 1 && objects[0].Value == make
}

// isReady tells whether a receive certainly finds something: the channel is
// closed before, a test has seen an element, or this function has put one in.
func (r *Result) isReady(op *Op) bool {
	if r.guarded(op.Instr, op.Chan, false) {
		return true
	}
	for _, call := range r.closes {
		if call.Parent() == op.Instr.Parent() && ssax.Precedes(call, op.Instr) && sameValue(call.Common().Args[0], op.Chan) {
			if _, deferred := call.(*ssa.Defer); !deferred {
				return true
			}
		}
	}
	// A package-level channel that init closes and nobody sends on.
	objects, complete := r.flow.Objects(op.Chan)
	if !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		if o.Kind != flow.Made || !r.closedByInit(o) {
			return r.ownMessage(op, objects)
		}
	}
	return true
}

func (r *Result) closedByInit(o *flow.Object) bool {
	for _, call := range r.closes {
		fn := call.Parent()
		if fn.Pkg == nil || fn.Parent() == nil && fn.Signature.Recv() == nil && fn.Name() != "init" && fn.Name() != "init#1" {
			continue
		}
		inits := fn.Name() == "init" || fn.Name() == "init#1" || fn.Parent() != nil && fn.Parent().Name() == "init"
		if inits && r.mayBe(call.Common().Args[0], o) {
			return true
		}
	}
	return false
}

func (r *Result) mayBe(v ssa.Value, o *flow.Object) bool {
	objects, _ := r.flow.Objects(v)
	for _, other := range objects {
		if other == o {
			return true
		}
	}
	return false
}

// ownMessage tells whether this function has sent to the buffered channel
// before on every path, and only it receives.
func (r *Result) ownMessage(op *Op, objects []*flow.Object) bool {
	if len(objects) != 1 || objects[0].Kind != flow.Made || r.leaves(objects[0]) || len(r.receivesOf(objects[0])) != 1 {
		return false
	}
	for _, site := range r.sendsOf(objects[0]) {
		if site.Parent() == op.Instr.Parent() && ssax.Precedes(site, op.Instr) && !ssax.InLoop(op.Instr.Block()) {
			return true
		}
	}
	return false
}

// guarded tells whether a test of len(ch) that this instruction depends on
// shows that a send finds room, or a receive an element.
func (r *Result) guarded(instr ssa.Instruction, ch ssa.Value, send bool) bool {
	block := instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		test, ok := branch.Cond.(*ssa.BinOp)
		if !ok {
			continue
		}
		op, x, y := test.Op, test.X, test.Y
		taken := -1
		for i, succ := range dom.Succs {
			if len(succ.Preds) == 1 && succ.Dominates(block) {
				taken = i
			}
		}
		if taken < 0 {
			continue
		}
		if taken == 1 {
			op = negated(op)
		}
		if lenOf(x) == nil || !sameValue(lenOf(x), ch) {
			// cap(ch) > len(ch), 0 < len(ch), i < len(ch)
			x, y, op = y, x, mirrored(op)
		}
		if lenOf(x) == nil || !sameValue(lenOf(x), ch) {
			continue
		}
		if send {
			if (op == token.LSS || op == token.NEQ) && (sameValueCap(y, ch) || r.isCapacity(y, ch)) && r.soleSender(instr, ch) {
				return true
			}
			if n, ok := constant.Int64Val(constOf(y)); ok && n == 0 && op == token.EQL && r.sendKind(ch) == Full && r.soleSender(instr, ch) {
				return true
			}
			continue
		}
		n, isConst := constant.Int64Val(constOf(y))
		switch op {
		case token.GTR, token.GEQ:
			if !isConst || op == token.GTR || n > 0 {
				return true // also i < len(ch)
			}
		case token.NEQ:
			if isConst && n == 0 {
				return true
			}
		}
	}
	return false
}

func sameValueCap(v, ch ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := call.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "cap" && sameValue(call.Call.Args[0], ch)
}

// isCapacity tells whether v is the constant with which ch was made.
func (r *Result) isCapacity(v, ch ssa.Value) bool {
	n, ok := constant.Int64Val(constOf(v))
	objects, complete := r.flow.Objects(ch)
	if !ok || !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		make, ok := o.Value.(*ssa.MakeChan)
		if !ok || o.Kind != flow.Made {
			return false
		}
		if limit, ok := constant.Int64Val(constOf(make.Size)); !ok || n > limit {
			return false
		}
	}
	return true
}

// soleSender tells whether nothing in sight sends on the channel but instr.
func (r *Result) soleSender(instr ssa.Instruction, ch ssa.Value) bool {
	objects, _ := r.flow.Objects(ch)
	for _, o := range objects {
		for _, site := range r.sendsOf(o) {
			if site != instr {
				return false
			}
		}
	}
	return true
}

func negated(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GEQ
	case token.GEQ:
		return token.LSS
	case token.GTR:
		return token.LEQ
	case token.LEQ:
		return token.GTR
	case token.EQL:
		return token.NEQ
	case token.NEQ:
		return token.EQL
	}
	return op
}

func mirrored(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GTR
	case token.GTR:
		return token.LSS
	case token.LEQ:
		return token.GEQ
	case token.GEQ:
		return token.LEQ
	}
	return op
}

// drainsStopped tells whether the receive from a timer's channel stands under
// a Stop that came too late, so that the tick is already there.
func (r *Result) drainsStopped(instr ssa.Instruction) bool {
	for dom := instr.Block().Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		cond := branch.Cond
		if not, ok := cond.(*ssa.UnOp); ok && not.Op == token.NOT {
			cond = not.X
		}
		if call, ok := cond.(*ssa.Call); ok {
			if fn := Callee(call); fn != nil && (fn.FullName() == "(*time.Timer).Stop" || fn.FullName() == "(*time.Timer).Reset") {
				return true
			}
		}
	}
	return false
}

// leaves tells whether code outside the package may use the channel.
func (r *Result) leaves(o *flow.Object) bool {
	return r.flow.Escapes(o) != 0 || len(r.flow.Handovers(o)) > 0
}

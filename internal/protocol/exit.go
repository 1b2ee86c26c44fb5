package protocol

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Way says what makes a goroutine leave.
type Way uint8

const (
	Failed    Way = iota // an error, the end of input
	Cancelled            // a context
	Signalled            // a receive from, or the close of, another channel
	Elapsed              // a timer
	Decided              // the outcome of a call of another package
	Emptied              // nothing was ready
	Own                  // the close of the channel itself
	Told                 // what it received
	Other                // a condition of which nothing can be said
)

// An Exit is a branch by which a goroutine leaves.
type Exit struct {
	Way     Way
	Pos     token.Pos // where it returns
	Fn      *ssa.Function
	Channel *chans.Channel // of Signalled; nil if it is not known
	Arm     *chans.Op      // of Signalled, Cancelled and Elapsed in a select
	Context ssa.Value      // of Cancelled
	Closed  bool           // of Signalled: only when the channel is closed
	Early   bool           // it is taken before anything was served, outside a loop
	Text    string         // the channel or context as it is written, or ""
}

// exitsAt classifies a branch from block to next, which leaves.
func (s *service) exitsAt(fn *ssa.Function, block, next *ssa.BasicBlock) []Exit {
	branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
	if !ok {
		return nil
	}
	base := Exit{Fn: fn, Way: Other, Pos: placeOf(next, branch), Early: !ssax.InLoop(block)}
	if sel, index := selectTest(branch.Cond); sel != nil {
		if block.Succs[0] == next {
			return []Exit{s.armExit(base, sel, index)}
		}
		// The arms that are left all leave.
		var list []Exit
		for {
			index++
			b := next
			base.Pos = placeOf(b, branch)
			if index >= len(sel.States) {
				if !sel.Blocking {
					base.Way = Emptied
					list = append(list, base)
				}
				return list
			}
			test, _ := b.Instrs[len(b.Instrs)-1].(*ssa.If)
			var other *ssa.Select
			if test != nil {
				other, _ = selectTest(test.Cond)
			}
			if other != sel {
				list = append(list, s.armExit(base, sel, index))
				return list
			}
			if returns(b.Succs[0]) {
				arm := base
				arm.Pos = placeOf(b.Succs[0], branch)
				list = append(list, s.armExit(arm, sel, index))
			}
			next = b.Succs[1]
		}
	}
	return []Exit{s.test(base, branch.Cond, block, block.Succs[0] == next)}
}

// selectTest returns the select and case that a condition asks for.
func selectTest(cond ssa.Value) (*ssa.Select, int) {
	test, ok := cond.(*ssa.BinOp)
	if !ok || test.Op != token.EQL {
		return nil, 0
	}
	extract, ok := test.X.(*ssa.Extract)
	if !ok || extract.Index != 0 {
		return nil, 0
	}
	sel, ok := extract.Tuple.(*ssa.Select)
	if !ok {
		return nil, 0
	}
	index, ok := test.Y.(*ssa.Const)
	if !ok || index.Value == nil {
		return nil, 0
	}
	n, _ := constant.Int64Val(index.Value)
	return sel, int(n)
}

func (s *service) armExit(e Exit, sel *ssa.Select, index int) Exit {
	if index >= len(sel.States) {
		return e
	}
	for _, op := range s.r.chans.OpsAt(sel) {
		if op.Case == index {
			e.Arm = op
		}
	}
	return s.onChannel(e, sel.States[index].Chan, sel.States[index].Pos)
}

// onChannel says by which channel the exit is taken.
func (s *service) onChannel(e Exit, ch ssa.Value, pos token.Pos) Exit {
	e.Text = s.r.ir.ChanText(pos)
	if s.at[instrOf(e.Arm)] && s.r.chans.Channel(ch) == s.channel {
		e.Way = Own
		return e
	}
	if ctx := contextOf(ch); ctx != nil {
		e.Way, e.Context = Cancelled, ctx
		return e
	}
	if s.r.isClock(ch) {
		e.Way = Elapsed
		return e
	}
	e.Way, e.Channel = Signalled, s.r.chans.Channel(ch)
	if e.Channel == s.channel {
		e.Way = Own
	}
	return e
}

func instrOf(op *chans.Op) ssa.Instruction {
	if op == nil {
		return nil
	}
	return op.Instr
}

// contextOf returns the context whose Done channel this is, or nil.
func contextOf(ch ssa.Value) ssa.Value {
	call, ok := strip(ch).(*ssa.Call)
	if !ok {
		if load, ok := strip(ch).(*ssa.UnOp); ok && load.Op == token.MUL {
			return nil
		}
		return nil
	}
	if call.Call.IsInvoke() && call.Call.Method.FullName() == "(context.Context).Done" {
		return call.Call.Value
	}
	return nil
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

// isClock tells whether the channel is that of a timer or ticker.
func (r *Result) isClock(ch ssa.Value) bool {
	switch v := strip(ch).(type) {
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		return callee != nil && (callee.String() == "time.After" || callee.String() == "time.Tick")
	case *ssa.UnOp:
		if addr, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			return clockField(addr)
		}
	}
	elem, ok := ch.Type().Underlying().(*types.Chan)
	return ok && isTime(elem.Elem())
}

func isTime(t types.Type) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "time" && named.Obj().Name() == "Time"
}

func clockField(addr *ssa.FieldAddr) bool {
	f := fieldOf(addr.X.Type(), addr.Field)
	return f != nil && f.Pkg() != nil && f.Pkg().Path() == "time" && f.Name() == "C"
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

// test classifies the condition on which a branch leaves.
func (s *service) test(e Exit, cond ssa.Value, block *ssa.BasicBlock, taken bool) Exit {
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond, taken = not.X, !taken
	}
	if s.isSuccess(cond, taken) || s.isOwnSentinel(cond) {
		return e
	}
	if s.isFailure(cond) {
		e.Way = Failed
		if ctx := contextErr(cond); ctx != nil {
			e.Way, e.Context, e.Text = Cancelled, ctx, ""
		}
		return e
	}
	if extract, ok := cond.(*ssa.Extract); ok {
		e.Closed = !taken && extract.Index == 1
		switch tuple := extract.Tuple.(type) {
		case *ssa.UnOp: // the ok of a receive, or of a range
			if tuple.Op == token.ARROW {
				if s.at[tuple] || s.r.chans.Channel(tuple.X) == s.channel {
					e.Way = Own
					return e
				}
				if s.r.isClock(tuple.X) {
					e.Way = Own // it is never closed
					return e
				}
				return s.onChannel(e, tuple.X, tuple.Pos())
			}
		case *ssa.Select:
			if arm := armOf(tuple, block); arm >= 0 {
				if s.r.isClock(tuple.States[arm].Chan) {
					e.Way = Own // it is never closed
					return e
				}
				return s.armExit(e, tuple, arm)
			}
		}
	}
	if s.isLastTry(cond, block) {
		e.Way = Decided
		return e
	}
	if s.dependsOnMessage(cond) {
		e.Way = Told
		return e
	}
	if call, ok := cond.(*ssa.Call); ok {
		callee := call.Call.StaticCallee()
		if call.Call.IsInvoke() || callee != nil && callee.Pkg != nil && !s.r.ir.Has(callee) && callee.Pkg.Pkg.Path() != "sync/atomic" {
			if s.isFlag(call) {
				return e // whoever sets it knows that the loop ends
			}
			e.Way = Decided
			if callee != nil && callee.String() == "(*bufio.Scanner).Scan" {
				e.Way = Failed
			}
		}
	}
	return e
}

// isFlag tells whether the call asks a field of which other functions of the
// package call methods too: an event that has fired, a closer that was closed.
func (s *service) isFlag(call *ssa.Call) bool {
	field := fieldAsked(call)
	if field == nil {
		return false
	}
	for _, other := range s.r.ir.Calls {
		if other.Parent() != call.Parent() && fieldAsked(other) == field {
			return true
		}
	}
	return false
}

// fieldAsked returns the field whose method the call calls, or nil.
func fieldAsked(call ssa.CallInstruction) *types.Var {
	common := call.Common()
	receiver := common.Value
	if !common.IsInvoke() {
		if common.Signature().Recv() == nil || len(common.Args) == 0 {
			return nil
		}
		receiver = common.Args[0]
	}
	if load, ok := receiver.(*ssa.UnOp); ok && load.Op == token.MUL {
		receiver = load.X
	}
	addr, ok := receiver.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	f := fieldOf(addr.X.Type(), addr.Field)
	if f == nil {
		return nil
	}
	return f.Origin()
}

// armOf returns the case of the select in whose arm the block stands, or -1.
func armOf(sel *ssa.Select, block *ssa.BasicBlock) int {
	for b := block; b != nil && b != sel.Block(); b = b.Idom() {
		parent := b.Idom()
		if parent == nil {
			break
		}
		branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		if other, index := selectTest(branch.Cond); other == sel && parent.Succs[0] == b {
			return index
		}
	}
	if len(sel.States) == 1 {
		return 0
	}
	return -1
}

var errorType = types.Universe.Lookup("error").Type()

// isFailure tells whether the condition asks for an error.
func (s *service) isFailure(cond ssa.Value) bool {
	switch c := cond.(type) {
	case *ssa.BinOp:
		if c.Op != token.EQL && c.Op != token.NEQ {
			return false
		}
		return types.Identical(c.X.Type(), errorType) || types.Identical(c.Y.Type(), errorType)
	case *ssa.Call:
		callee := c.Call.StaticCallee()
		return callee != nil && (callee.String() == "errors.Is" || callee.String() == "errors.As")
	}
	return false
}

// isSuccess tells whether the branch is taken because there is no error.
func (s *service) isSuccess(cond ssa.Value, taken bool) bool {
	c, ok := cond.(*ssa.BinOp)
	if !ok || !types.Identical(c.X.Type(), errorType) || !isNilConst(c.X) && !isNilConst(c.Y) {
		return false
	}
	return (c.Op == token.EQL) == taken
}

func isNilConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// isOwnSentinel tells whether the condition compares the error of a call that
// serves with a certain one: such an error says what the call has received.
func (s *service) isOwnSentinel(cond ssa.Value) bool {
	c, ok := cond.(*ssa.BinOp)
	if !ok || !types.Identical(c.X.Type(), errorType) || isNilConst(c.X) || isNilConst(c.Y) {
		return false
	}
	return slices.ContainsFunc([]ssa.Value{c.X, c.Y}, func(v ssa.Value) bool {
		if extract, ok := v.(*ssa.Extract); ok {
			v = extract.Tuple
		}
		call, ok := v.(*ssa.Call)
		return ok && s.serves(call)
	})
}

// isLastTry tells whether the condition counts the turns of a loop that ends
// with the first operation that serves: it is left without one in the end.
func (s *service) isLastTry(cond ssa.Value, header *ssa.BasicBlock) bool {
	test, ok := cond.(*ssa.BinOp)
	if !ok {
		return false
	}
	switch test.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ, token.NEQ:
	default:
		return false
	}
	counter, ok := test.X.(*ssa.Phi)
	if !ok || counter.Block() != header {
		step, ok := test.X.(*ssa.BinOp) // of a range over an integer
		if !ok || step.Block() != header {
			return false
		}
	}
	var body *ssa.BasicBlock
	for _, next := range header.Succs {
		if reaches(next, header) {
			body = next
		}
	}
	if body == nil {
		return false
	}
	top := header
	if !header.Dominates(body) {
		top = body // the test stands at the end of the loop
	}
	served := false
	for _, b := range header.Parent().Blocks {
		if !top.Dominates(b) {
			continue
		}
		for _, instr := range b.Instrs {
			if !s.serves(instr) {
				continue
			}
			if reaches(b, header) {
				return false
			}
			if pred := b.Idom(); pred != nil && reaches(pred, header) {
				served = true
			}
		}
	}
	if !served {
		return false
	}
	walk := ssax.Walk{Goal: func(instr ssa.Instruction, chosen int) bool { return instr == test }, Stop: func(instr ssa.Instruction, chosen int) bool { return s.serves(instr) }}
	_, _, again := walk.Into(body)
	return again
}

// contextErr returns the context whose Err the condition asks for, or nil.
func contextErr(cond ssa.Value) ssa.Value {
	test, ok := cond.(*ssa.BinOp)
	if !ok {
		return nil
	}
	for _, v := range []ssa.Value{test.X, test.Y} {
		if call, ok := v.(*ssa.Call); ok && call.Call.IsInvoke() && call.Call.Method.FullName() == "(context.Context).Err" {
			return call.Call.Value
		}
	}
	return nil
}

// dependsOnMessage tells whether the value is computed from what a receive of
// the service gave.
func (s *service) dependsOnMessage(v ssa.Value) bool {
	seen := map[ssa.Value]bool{}
	var walk func(v ssa.Value) bool
	walk = func(v ssa.Value) bool {
		if v == nil || seen[v] || len(seen) > 200 {
			return false
		}
		seen[v] = true
		instr, ok := v.(ssa.Instruction)
		if !ok {
			return false
		}
		if s.at[instr] {
			return true
		}
		if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
			// A variable into which the message was stored.
			if cell, ok := load.X.(*ssa.Alloc); ok {
				for store := range ssax.Refs[*ssa.Store](cell) {
					if store.Addr == cell && walk(store.Val) {
						return true
					}
				}
			}
		}
		for _, operand := range instr.Operands(nil) {
			if *operand != nil && walk(*operand) {
				return true
			}
		}
		return false
	}
	return walk(v)
}

// placeOf returns where the exit that begins at the block returns, or the
// first place behind the branch that the source shows.
func placeOf(block *ssa.BasicBlock, branch *ssa.If) token.Pos {
	seen := map[*ssa.BasicBlock]bool{}
	first := token.NoPos
	for b := block; b != nil && !seen[b]; {
		seen[b] = true
		for _, instr := range b.Instrs {
			if ret, ok := instr.(*ssa.Return); ok && ret.Pos().IsValid() {
				return ret.Pos()
			}
			if _, ok := instr.(*ssa.Phi); !ok && !first.IsValid() {
				first = instr.Pos()
			}
		}
		if len(b.Succs) != 1 {
			break
		}
		b = b.Succs[0]
	}
	if first.IsValid() {
		return first
	}
	if branch.Cond.Pos().IsValid() {
		return branch.Cond.Pos()
	}
	if e, ok := branch.Cond.(*ssa.BinOp); ok {
		if x, ok := e.X.(*ssa.Extract); ok {
			return x.Tuple.Pos()
		}
	}
	if e, ok := branch.Cond.(*ssa.Extract); ok {
		return e.Tuple.Pos()
	}
	return branch.Parent().Pos()
}

package scope

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/ssax"
)

// options choose the model that is made of a slice.
type options struct {
	count int // the value of all symbolic counts
	large int // that of the large constant; 0: more than the counts
	change
}

// A model is a slice as a system of processes.
type model struct {
	*slice
	options
	sys     *explore.System
	places  []place // by label-1
	code    int
	tmpls   map[string]*explore.Template
	jobs    []func()
	ids     map[*ssa.Function]int
	words   map[string]int
	typeIDs map[string]int
	known   map[string]*val // objects from outside, by name
	started map[*explore.Template]*ssa.Function
	members map[*explore.Template]bool // started by a group, which waits for them
	over    bool
	memos   []explore.Operand
	lowered map[ssa.Instruction]bool // what the places are of
}

// A place is what a label stands for.
type place struct {
	instr ssa.Instruction
	cas   int // of a select, -1 for the default
	pos   token.Pos
	fn    *ssa.Function // of the frame; for the start of a process its function
	why   exit
	name  string
}

// exit says what a choice stands for in the story of a schedule.
type exit uint8

const (
	plain exit = iota
	onError
	onTimeout
	onCancel
	onBranch
	onLoopExit
)

func (m *model) label(p place) int {
	m.places = append(m.places, p)
	return len(m.places)
}

// lower turns the slice into a system, or returns nil if it gets too large.
func (e *engine) lower(s *slice, opts options) *model {
	m := &model{slice: s, options: opts, sys: &explore.System{Name: s.root.Name()}, tmpls: map[string]*explore.Template{},
		ids: map[*ssa.Function]int{}, started: map[*explore.Template]*ssa.Function{}, members: map[*explore.Template]bool{}, words: map[string]int{"": 0}, typeIDs: map[string]int{}, known: map[string]*val{}}
	t := m.sys.Template(s.root.Name())
	b := &builder{model: m, t: t}
	f := b.frame(s.root, nil, nil)
	for _, p := range s.root.Params {
		if s.need[p] && !isBool(p.Type().Underlying()) && !isErrorType(p.Type()) {
			f.vals[p] = f.outside("param "+p.Name(), p.Type())
		}
	}
	for _, v := range s.root.FreeVars {
		if s.need[v] { // the address of a variable of the function around
			f.vals[v] = f.outsideVariable("free "+v.Name(), deref(v.Type()))
		}
	}
	start, begin := t.NewMark(), t.NewMark()
	t.Goto(start)
	t.Set(begin)
	for _, p := range s.root.Params {
		f.given(p)
	}
	for _, v := range s.root.FreeVars {
		f.given(v)
	}
	f.body()
	m.sys.Go(t)
	for len(m.jobs) > 0 && !m.over {
		job := m.jobs[0]
		m.jobs = m.jobs[1:]
		job()
	}
	if m.over {
		return nil
	}
	f.chooseMemos(start, begin)
	return m
}

// outsideVariable returns the address of a variable from outside.
func (f *frame) outsideVariable(name string, t types.Type) *val {
	inner := f.outside(name, t)
	if inner == nil || inner.kind == vMemo || inner.kind == vForeign && isStruct(t) || syncKindOf(t) == mutexKind {
		return inner
	}
	return &val{kind: vFixed, parts: []*val{inner}}
}

// A builder makes one template.
type builder struct {
	*model
	t       *explore.Template
	emitted int // instructions that the model's size counts already
}

// A frame is one activation of a function in a template: calls are inlined.
type frame struct {
	*builder
	fn      *ssa.Function
	up      *frame
	site    ssa.CallInstruction // in up
	vals    map[ssa.Value]*val
	marks   map[*ssa.BasicBlock]explore.Mark
	queue   []*ssa.BasicBlock
	end     explore.Mark // behind the call; none for the first frame of a process
	results []*val       // registers, or what the only return gives
	static  bool         // results is what the only return gives
	flags   map[*ssa.Defer]explore.Operand
	pad     explore.Mark
	root    bool
	vague   bool
	wrapped func() // code in place of the end of the process

	mayRescue bool            // a panic in the frame is recovered, by it or a caller
	rescue    explore.Mark    // where such a panic continues, if there is one
	panicking explore.Operand // whether a panic is under way
	saved     bool            // the code at rescue is there
}

func (b *builder) frame(fn *ssa.Function, up *frame, site ssa.CallInstruction) *frame {
	return &frame{builder: b, fn: fn, up: up, site: site, vals: map[ssa.Value]*val{}, marks: map[*ssa.BasicBlock]explore.Mark{},
		flags: map[*ssa.Defer]explore.Operand{}, root: up == nil && fn == b.slice.root}
}

// body lowers the function's blocks.
func (f *frame) body() {
	if f.up == nil {
		f.here(f.fn.Pos(), nil)
	}
	if len(f.fn.Blocks) == 0 {
		f.leave(nil)
		return
	}
	if f.mayRescue = f.rescued(); f.mayRescue {
		f.panicking = f.t.Reg("panicking")
		f.t.Assign(f.panicking, explore.Const(0))
	}
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{f.fn}) {
		if f.rel[d] && f.conditional(d) {
			flag := f.t.Reg("deferred")
			f.t.Assign(flag, explore.Const(0))
			f.flags[d] = flag
		}
	}
	f.jump(nil, f.fn.Blocks[0])
	for len(f.queue) > 0 && !f.over {
		b := f.queue[0]
		f.queue = f.queue[1:]
		f.t.Set(f.marks[b])
		f.block(b)
		f.code += f.t.Len() - f.emitted
		f.emitted = f.t.Len()
		if f.code > maxCode {
			f.over = true
		}
		if len(f.queue) == 0 {
			f.rescues()
		}
	}
}

// conditional tells whether the deferred call may not run, or run several times.
func (f *frame) conditional(d *ssa.Defer) bool {
	if f.mayRescue {
		return true
	}
	for r := range ssax.All[*ssa.RunDefers]([]*ssa.Function{f.fn}) {
		if !d.Block().Dominates(r.Block()) {
			return true
		}
	}
	return f.cfgOf(f.fn).loop[d.Block().Index] >= 0
}

// here makes pos the place of the instructions that follow.
func (f *frame) here(pos token.Pos, instr ssa.Instruction) {
	f.t.Label = f.label(place{instr: instr, pos: pos, fn: f.fn})
}

// jump goes to a block, giving its phis their values.
func (f *frame) jump(from, to *ssa.BasicBlock) {
	if from != nil {
		f.phis(from, to)
	}
	m, ok := f.marks[to]
	if !ok {
		m = f.t.NewMark()
		f.marks[to] = m
		f.queue = append(f.queue, to)
	}
	f.t.Goto(m)
}

func (f *frame) phis(from, to *ssa.BasicBlock) {
	k := slices.Index(to.Preds, from)
	var dst, src []explore.Operand
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		if !f.need[phi] {
			continue
		}
		v := f.vals[phi]
		if v == nil {
			v = &val{kind: vOp, op: f.t.Reg(phi.Name())}
			f.vals[phi] = v
		}
		if k < 0 {
			continue
		}
		dst = append(dst, v.op)
		src = append(src, f.edge(phi, k))
	}
	// All phis of a block change at once.
	for i := range dst {
		if i < len(dst)-1 && slices.Contains(src[i+1:], dst[i]) {
			tmp := f.t.Reg("tmp")
			f.t.Assign(tmp, dst[i])
			for j := i + 1; j < len(src); j++ {
				if src[j] == dst[i] {
					src[j] = tmp
				}
			}
		}
		if dst[i] != src[i] {
			f.t.Assign(dst[i], src[i])
		}
	}
}

// edge is what a phi gets from its k-th predecessor. A number of which
// nothing is known is the shared count where the phi is used as a count.
func (f *frame) edge(phi *ssa.Phi, k int) explore.Operand {
	v := f.value(phi.Edges[k])
	if (v == nil || v.kind == vSymbol) && isInt(phi.Type()) && (f.counts(phi, nil) || f.countsDown(phi)) {
		f.slice.counted = true
		return explore.Const(f.count)
	}
	return f.operand(v, phi.Edges[k].Type())
}

// countsDown tells whether the phi is the counter of a loop that ends at a
// constant.
func (f *frame) countsDown(phi *ssa.Phi) bool {
	if f.cfgOf(f.fn).loop[phi.Block().Index] < 0 {
		return false
	}
	tested, stepped := false, false
	for cmp := range ssax.Refs[*ssa.BinOp](phi) {
		_, isConst := cmp.Y.(*ssa.Const)
		switch cmp.Op {
		case token.GTR, token.GEQ, token.NEQ:
			tested = tested || isConst
		case token.SUB:
			stepped = stepped || isConst && slices.Contains(phi.Edges, ssa.Value(cmp))
		}
	}
	return tested && stepped
}

func (f *frame) block(b *ssa.BasicBlock) {
	for _, instr := range b.Instrs {
		if f.over {
			return
		}
		switch i := instr.(type) {
		case *ssa.Phi:
			if f.need[i] && f.vals[i] == nil {
				f.vals[i] = &val{kind: vOp, op: f.t.Reg(i.Name())}
			}
		case *ssa.If:
			f.branch(b, i)
			return
		case *ssa.Jump:
			if !f.dead(b.Succs[0]) {
				f.jump(b, b.Succs[0])
			} else {
				f.crash(i)
			}
			return
		case *ssa.Return:
			f.ret(i)
			return
		case *ssa.Panic:
			f.crash(i)
			return
		default:
			if ends := f.instruction(instr); ends {
				return
			}
		}
	}
}

func (f *frame) dead(b *ssa.BasicBlock) bool { return f.cfgOf(f.fn).dead[b.Index] }

// crash ends the program: such a path leaves nobody blocked. A panic may be recovered.
func (f *frame) crash(instr ssa.Instruction) {
	f.here(instr.Pos(), instr)
	if p, ok := instr.(*ssa.Panic); ok && !afterNoReturn(p) {
		f.panics()
		return
	}
	f.t.Do(explore.Panic)
}

func (f *frame) branch(b *ssa.BasicBlock, i *ssa.If) {
	c := f.cfgOf(f.fn)
	yes, no := b.Succs[0], b.Succs[1]
	switch {
	case f.dead(yes) && f.dead(no):
		f.crash(i)
		return
	case f.dead(yes), f.dead(no):
		// What leads to the end of the program is not taken, unless it is
		// known that it must be.
		goes := no
		if f.dead(no) {
			goes = yes
		}
		if cond := f.value(i.Cond); f.rel[i] && cond != nil && cond.kind == vOp {
			if n, ok := constOf(cond.op); !ok || (n != 0) == (goes == no) {
				ends, fn := f.t.NewMark(), explore.NE
				if goes == yes {
					fn = explore.EQ
				}
				f.here(i.Cond.Pos(), i)
				f.t.If(cond.op, fn, explore.Const(0), ends)
				f.jump(b, goes)
				f.t.Set(ends)
				f.t.Do(explore.Panic)
				return
			}
		}
		f.jump(b, goes)
		return
	}
	if !f.rel[i] {
		if p := c.ipdom[b.Index]; p >= 0 {
			f.jump(nil, f.fn.Blocks[p])
			return
		}
		f.fall(b)
		return
	}
	cond := f.value(i.Cond)
	why, cost := f.costOf(b, i)
	taken := f.t.NewMark()
	pos := i.Cond.Pos()
	if cond != nil && cond.kind == vOp {
		if n, ok := constOf(cond.op); ok {
			if n != 0 {
				f.jump(b, yes)
			} else {
				f.jump(b, no)
			}
			return
		}
		f.t.Label = f.label(place{instr: i, pos: pos, fn: f.fn, why: why})
		f.t.If(cond.op, explore.NE, explore.Const(0), taken).Cost = cost
	} else {
		f.t.Label = f.label(place{instr: i, pos: pos, fn: f.fn, why: why})
		other := f.t.NewMark()
		in := f.t.Choose(other, taken)
		in.Cases[0].Cost, in.Cases[1].Cost = cost, cost
		if f.chained(no, i.Cond) {
			in.Cases[0].Cost = 0
		}
		f.t.Set(other)
	}
	f.jump(b, no)
	f.t.Set(taken)
	f.jump(b, yes)
}

// chained tells whether the block is the next test of a switch over the same value.
func (f *frame) chained(b *ssa.BasicBlock, cond ssa.Value) bool {
	x := switched(cond)
	if x == nil {
		return false
	}
	next, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	return ok && len(b.Preds) == 1 && switched(next.Cond) == x
}

func switched(cond ssa.Value) ssa.Value {
	switch c := cond.(type) {
	case *ssa.BinOp:
		if _, ok := c.Y.(*ssa.Const); ok && c.Op == token.EQL {
			return c.X
		}
	case *ssa.Extract:
		if a, ok := c.Tuple.(*ssa.TypeAssert); ok {
			return a.X
		}
	}
	return nil
}

// costOf says what a branch on a condition of which nothing is known stands
// for, and what a schedule that needs it pays.
func (f *frame) costOf(b *ssa.BasicBlock, i *ssa.If) (exit, int) {
	if comparesReceived(i.Cond) {
		return onBranch, maxCost + 1 // whoever sent it decides
	}
	if isErrorTest(i.Cond) {
		return onError, 0
	}
	c := f.cfgOf(f.fn)
	if k := c.loop[b.Index]; k >= 0 && (c.loop[b.Succs[0].Index] != k || c.loop[b.Succs[1].Index] != k) {
		return onLoopExit, 0
	}
	if fromAtomic(i.Cond, 0) {
		return onBranch, maxCost + 1 // the others may have seen to it
	}
	switch cond := i.Cond.(type) {
	case *ssa.Extract:
		if cond.Index == 1 {
			return onBranch, 0
		}
	}
	if f.up == nil && f.root && !f.afterSpawn(b) {
		return onBranch, 0
	}
	return onBranch, 1
}

// comparesReceived tells whether the condition compares an error that was
// received from a channel with another than nil: which it is depends on the
// goroutine that sent it.
func comparesReceived(cond ssa.Value) bool {
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond = not.X
	}
	cmp, ok := cond.(*ssa.BinOp)
	if !ok || !isErrorType(cmp.X.Type()) && !isErrorType(cmp.Y.Type()) {
		return false
	}
	for _, v := range []ssa.Value{cmp.X, cmp.Y} {
		if c, ok := v.(*ssa.Const); ok && c.IsNil() {
			return false
		}
	}
	return isReceived(cmp.X) || isReceived(cmp.Y)
}

func isReceived(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.UnOp:
		return v.Op == token.ARROW
	case *ssa.Extract:
		switch tuple := v.Tuple.(type) {
		case *ssa.Select:
			return true
		case *ssa.UnOp:
			return tuple.Op == token.ARROW
		}
	}
	return false
}

// fromAtomic tells whether the value is computed from an atomic variable.
// Such a variable orders goroutines in ways that are not modelled.
func fromAtomic(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.BinOp:
		return fromAtomic(v.X, depth+1) || fromAtomic(v.Y, depth+1)
	case *ssa.UnOp:
		return v.Op == token.NOT && fromAtomic(v.X, depth+1)
	case *ssa.Convert:
		return fromAtomic(v.X, depth+1)
	case *ssa.Call:
		fn := calleeObject(v)
		return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "sync/atomic"
	}
	return false
}

func isErrorTest(cond ssa.Value) bool {
	switch c := cond.(type) {
	case *ssa.BinOp:
		return isErrorType(c.X.Type()) || isErrorType(c.Y.Type())
	case *ssa.UnOp:
		return c.Op == token.NOT && isErrorTest(c.X)
	case *ssa.Call:
		switch nameOf(c) {
		case "errors.Is", "errors.As", "os.IsNotExist", "os.IsExist":
			return true
		}
	}
	return false
}

// afterSpawn tells whether a goroutine may have been started before the block.
func (f *frame) afterSpawn(b *ssa.BasicBlock) bool {
	for _, other := range f.fn.Blocks {
		for _, instr := range other.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || !f.rel[instr] {
				continue
			}
			if _, isGo := call.(*ssa.Go); !isGo && !f.spawns(call) {
				continue
			}
			if other == b || reachable(other, b) {
				return true
			}
		}
	}
	return false
}

func (f *frame) spawns(call ssa.CallInstruction) bool {
	if len(f.handed(call)) > 0 {
		return true
	}
	for _, fn := range f.targets(call) {
		if f.active[fn] {
			for range ssax.All[*ssa.Go](withLiterals(fn)) {
				return true
			}
		}
	}
	return false
}

func reachable(from, to *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	work := append([]*ssa.BasicBlock(nil), from.Succs...)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b == to {
			return true
		}
		if !seen[b] {
			seen[b] = true
			work = append(work, b.Succs...)
		}
	}
	return false
}

// fall goes on where nothing that matters happens before the function ends,
// or never ends.
func (f *frame) fall(b *ssa.BasicBlock) {
	work, seen := []*ssa.BasicBlock{b}, map[*ssa.BasicBlock]bool{}
	var ret *ssa.Return
	for len(work) > 0 {
		x := work[0]
		work = work[1:]
		if seen[x] || f.dead(x) {
			continue
		}
		seen[x] = true
		if r, ok := x.Instrs[len(x.Instrs)-1].(*ssa.Return); ok {
			ret = r
			break
		}
		work = append(work, x.Succs...)
	}
	if ret == nil {
		// It works on for ever; so does a server.
		again := f.t.Here()
		f.t.Do(explore.External)
		f.t.Goto(again)
		return
	}
	f.runDefers()
	f.vague = f.several()
	f.ret(ret)
	f.vague = false
}

// several tells whether the function has more than one return.
func (f *frame) several() bool {
	n := 0
	for range ssax.All[*ssa.Return]([]*ssa.Function{f.fn}) {
		n++
	}
	return n > 1
}

// ret leaves the frame.
func (f *frame) ret(i *ssa.Return) {
	if f.vague { // one of several returns, which do not differ here
		f.here(token.NoPos, nil)
	} else {
		f.here(i.Pos(), i)
	}
	f.atExit()
	if f.up != nil || f.wrapped != nil {
		if !f.several() {
			f.results, f.static = nil, true
			for _, r := range i.Results {
				f.results = append(f.results, f.value(r))
			}
		} else if f.rel[i] {
			for k, r := range i.Results {
				for len(f.results) <= k {
					f.results = append(f.results, &val{kind: vOp, op: f.t.Reg("result")})
				}
				f.t.Assign(f.results[k].op, f.operand(f.value(r), r.Type()))
			}
		}
		if f.wrapped != nil {
			f.wrapped()
		} else {
			f.t.Goto(f.end)
		}
		return
	}
	if f.root {
		for _, r := range i.Results {
			if f.need[r] {
				f.escape(f.value(r))
			}
		}
	}
	f.leave(i)
}

// leave ends the process.
func (f *frame) leave(i *ssa.Return) {
	if f.root && isMain(f.fn) {
		f.t.Do(explore.Halt)
		return
	}
	f.t.Do(explore.Return)
}

func isMain(fn *ssa.Function) bool {
	return fn.Name() == "main" && fn.Parent() == nil && fn.Pkg != nil && fn.Pkg.Pkg.Name() == "main" && fn.Signature.Recv() == nil
}

// instruction lowers one that is not the end of a block. It tells whether
// nothing follows it.
func (f *frame) instruction(instr ssa.Instruction) (ends bool) {
	switch i := instr.(type) {
	case *ssa.Send:
		if f.rel[i] {
			f.here(i.Pos(), i)
			ch := f.value(i.Chan)
			if op, ok := f.chanOp(ch); ok {
				if done, ends := f.changedSend(i, op); done {
					return ends
				}
				f.t.Send(op, f.operand(f.value(i.X), i.X.Type()))
			} else if f.need[i.X] {
				f.escape(f.value(i.X))
			}
		}
	case *ssa.Select:
		if f.rel[i] {
			f.sel(i)
		}
	case *ssa.Store:
		if f.rel[i] {
			f.store(i)
		}
	case *ssa.MapUpdate:
		if f.rel[i] {
			f.update(i)
		}
	case *ssa.RunDefers:
		if f.rel[i] {
			f.here(i.Pos(), i)
			f.runDefers()
		}
	case *ssa.Defer:
		if flag, ok := f.flags[i]; ok {
			f.t.Arith(flag, flag, explore.Plus, explore.Const(1))
		}
	case *ssa.Go:
		if f.rel[i] {
			f.here(i.Pos(), i)
			f.goStmt(i)
		}
	case *ssa.Call:
		if f.rel[i] && !f.leftOut(i) {
			f.here(i.Pos(), i)
			if f.changedCall(i) {
				return false
			}
			v, ends := f.call(i)
			f.vals[i] = v
			if ends {
				return true
			}
		}
		f.settle(i)
	case ssa.Value:
		if !f.need[i] && !f.rel[instr] {
			return false
		}
		f.vals[i] = f.define(i)
		f.settle(i)
	}
	return false
}

// given decides what a parameter of the root is, so that all tests of it agree.
func (f *frame) given(v ssa.Value) {
	if !f.need[v] || f.vals[v] != nil {
		return
	}
	switch {
	case isErrorType(v.Type()), isBool(v.Type().Underlying()):
		f.vals[v] = f.choose(v, 0, onBranch)
	case isNilable(v.Type()) && f.compared(v, 0):
		f.vals[v] = f.nilOrNot(v, 0)
	}
}

// nilOrNot makes a value of which only that is known.
func (f *frame) nilOrNot(v ssa.Value, cost int) *val {
	bit := f.choose(v, cost, onBranch)
	bit.kind = vBit
	if isChan(v.Type()) {
		skip := f.t.NewMark()
		f.t.If(bit.op, explore.EQ, explore.Const(0), skip)
		f.t.Assign(bit.op, f.foreignChan())
		f.t.Set(skip)
	}
	return bit
}

func isNilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Slice, *types.Signature, *types.Interface, *types.Chan:
		return true
	}
	return false
}

// compared tells whether the value, or the variable it is stored in, is
// compared with nil.
func (f *frame) compared(v ssa.Value, depth int) bool {
	refs := v.Referrers()
	if refs == nil || depth > 3 {
		return false
	}
	for _, instr := range *refs {
		switch i := instr.(type) {
		case *ssa.BinOp:
			if isNil(i.X) || isNil(i.Y) {
				return true
			}
		case *ssa.Store:
			if i.Val != v {
				continue
			}
			if f.compared(i.Addr, depth+1) {
				return true
			}
		case *ssa.UnOp:
			if i.Op == token.MUL && f.compared(i, depth+1) {
				return true
			}
		case *ssa.MakeClosure:
			fn := i.Fn.(*ssa.Function)
			for k, b := range i.Bindings {
				if b == v && f.compared(fn.FreeVars[k], depth+1) {
					return true
				}
			}
		}
	}
	return false
}

// settle decides now what is unknown and asked for more than once, so that it
// has one value.
func (f *frame) settle(v ssa.Value) {
	if !f.need[v] || f.vals[v] != nil || v.Type() == nil {
		return
	}
	uses, compared := 0, false
	if refs := v.Referrers(); refs != nil {
		for _, instr := range *refs {
			switch i := instr.(type) {
			case *ssa.DebugRef:
				continue
			case *ssa.BinOp:
				compared = compared || isNil(i.X) || isNil(i.Y)
				if !f.need[i] {
					continue
				}
			case *ssa.Phi, *ssa.Store, *ssa.Return, *ssa.MakeInterface, *ssa.Send:
				uses++
			}
			uses++
		}
	}
	if uses < 2 {
		return
	}
	t := v.Type().Underlying()
	switch {
	case isErrorType(v.Type()):
		f.vals[v] = f.choose(v, 0, onError)
	case isBool(t):
		cost := 1
		if e, ok := v.(*ssa.Extract); ok && e.Index == 1 || isErrorTest(v) {
			_ = e
			cost = 0
		}
		if fromAtomic(v, 0) || comparesReceived(v) {
			cost = maxCost + 1
		}
		if f.root && f.up == nil {
			if instr, ok := v.(ssa.Instruction); ok && !f.afterSpawn(instr.Block()) {
				cost = 0
			}
		}
		f.vals[v] = f.choose(v, cost, onBranch)
	case compared:
		f.vals[v] = f.nilOrNot(v, 1)
	}
}

// choose makes a register that is zero or one.
func (f *frame) choose(v ssa.Value, cost int, why exit) *val {
	r := f.t.Reg("choice")
	instr, _ := v.(ssa.Instruction)
	pos := token.NoPos
	if v != nil {
		pos = v.Pos()
	}
	f.t.Label = f.label(place{instr: instr, pos: pos, fn: f.fn, why: why})
	one, done := f.t.NewMark(), f.t.NewMark()
	zero := f.t.NewMark()
	in := f.t.Choose(zero, one)
	in.Cases[0].Cost, in.Cases[1].Cost = cost, cost
	f.t.Set(zero)
	f.t.Assign(r, explore.Const(0))
	f.t.Goto(done)
	f.t.Set(one)
	f.t.Assign(r, explore.Const(1))
	f.t.Set(done)
	return &val{kind: vOp, op: r}
}

func isBool(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

func isInt(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value == nil
}

// sel lowers a select.
func (f *frame) sel(i *ssa.Select) {
	f.here(i.Pos(), i)
	parts := &val{kind: vTuple, parts: make([]*val, 2)}
	index := f.t.Reg("case")
	parts.parts[0] = &val{kind: vOp, op: index}
	ok := f.t.Reg("ok")
	parts.parts[1] = &val{kind: vOp, op: ok}
	in := explore.Instr{Op: explore.Select}
	var marks []explore.Mark
	foreign := map[int]bool{}
	for k, st := range i.States {
		c := explore.Case{To: f.t.NewMark()}
		pos := st.Pos
		why := plain
		ch := f.value(st.Chan)
		op, known := f.chanOp(ch)
		if st.Dir == types.RecvOnly {
			why = f.whyOf(st.Chan)
		}
		c.Label = f.label(place{instr: i, cas: k, pos: pos, fn: f.fn, why: why})
		switch {
		case !known:
			c.Dir = explore.CaseExternal
			foreign[k] = true
		case st.Dir == types.SendOnly:
			c.Dir, c.Chan, c.Args = explore.CaseSend, op, []explore.Operand{f.operand(f.value(st.Send), st.Send.Type())}
		default:
			c.Dir, c.Chan = explore.CaseRecv, op
			dst := f.t.Reg("v")
			c.Dst, c.Ok = []explore.Operand{dst}, ok
			parts.parts = append(parts.parts, &val{kind: vOp, op: dst})
		}
		if !known && st.Dir == types.RecvOnly {
			parts.parts = append(parts.parts, nil)
		}
		marks = append(marks, c.To)
		in.Cases = append(in.Cases, c)
	}
	if !i.Blocking {
		c := explore.Case{Dir: explore.CaseDefault, To: f.t.NewMark(), Label: f.label(place{instr: i, cas: -1, pos: i.Pos(), fn: f.fn})}
		marks = append(marks, c.To)
		in.Cases = append(in.Cases, c)
	}
	if len(in.Cases) == 0 {
		in.NotBlamed = true
	}
	f.t.Emit(in)
	done := f.t.NewMark()
	for k, mark := range marks {
		f.t.Set(mark)
		if k < len(i.States) {
			f.t.Assign(index, explore.Const(k))
			if foreign[k] {
				f.t.Assign(ok, explore.Unknown)
				if st := i.States[k]; st.Send != nil {
					f.escape(f.value(st.Send))
				}
			}
		} else {
			f.t.Assign(index, explore.Const(-1))
		}
		f.t.Goto(done)
	}
	f.t.Set(done)
	f.vals[i] = parts
}

// whyOf says what a receive from the channel means for the one who leaves
// after it.
func (s *slice) whyOf(ch ssa.Value) exit {
	for range 8 {
		switch v := ch.(type) {
		case *ssa.Call:
			switch nameOf(v) {
			case "time.After", "time.Tick":
				return onTimeout
			case "(context.Context).Done":
				return onCancel
			}
			return plain
		case *ssa.ChangeType:
			ch = v.X
		case *ssa.UnOp:
			if v.Op != token.MUL {
				return plain
			}
			if addr, ok := v.X.(*ssa.FieldAddr); ok && isTimeC(fieldVar(addr)) {
				return onTimeout
			}
			cell := s.cellOf(v.X)
			if cell == nil {
				return plain
			}
			only := s.onlyValue(cell)
			if only == nil {
				return plain
			}
			ch = only
		default:
			return plain
		}
	}
	return plain
}

// runDefers runs the deferred calls, the last first.
func (f *frame) runDefers() {
	var list []*ssa.Defer
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{f.fn}) {
		list = append(list, d)
	}
	slices.SortStableFunc(list, func(a, b *ssa.Defer) int {
		switch {
		case a == b:
			return 0
		case ssax.Precedes(a, b):
			return 1
		case ssax.Precedes(b, a):
			return -1
		}
		return int(b.Pos()) - int(a.Pos())
	})
	for _, d := range list {
		if !f.rel[d] {
			continue
		}
		flag, conditional := f.flags[d]
		var skip explore.Mark
		if conditional {
			skip = f.t.NewMark()
			f.t.If(flag, explore.EQ, explore.Const(0), skip)
			f.t.Assign(flag, explore.Const(0))
		}
		f.here(d.Pos(), d)
		f.call(d)
		if conditional {
			f.t.Set(skip)
		}
	}
}

// chanOp returns the operand of a channel, if it may be blamed.
func (f *frame) chanOp(v *val) (explore.Operand, bool) {
	if v == nil {
		return explore.Operand{}, false
	}
	switch v.kind {
	case vOp:
		return v.op, true
	}
	return explore.Operand{}, false
}

func constOf(o explore.Operand) (int, bool) {
	for _, n := range []int{0, 1} {
		if o == explore.Const(n) {
			return n, true
		}
	}
	return 0, false
}

// idOf numbers the functions that are stored as values.
func (m *model) idOf(fn *ssa.Function) int {
	id, ok := m.ids[fn]
	if !ok {
		id = len(m.ids) + 1
		m.ids[fn] = id
	}
	return id
}

func (m *model) constant(c *ssa.Const) *val {
	switch {
	case c.Value == nil:
		switch c.Type().Underlying().(type) {
		case *types.Struct, *types.Array:
			return nil
		}
		return &val{kind: vOp, op: explore.Const(0)}
	case c.Value.Kind() == constant.Bool:
		if constant.BoolVal(c.Value) {
			return &val{kind: vOp, op: explore.Const(1)}
		}
		return &val{kind: vOp, op: explore.Const(0)}
	case c.Value.Kind() == constant.Int && isInt(c.Type()):
		n, ok := constant.Int64Val(c.Value)
		if ok && n == m.slice.large && n != 0 {
			if m.options.large > 0 {
				return &val{kind: vOp, op: explore.Const(m.options.large)}
			}
			return &val{kind: vOp, op: explore.Const(m.count + 1)}
		}
		if ok && n < 1<<14 && n > -(1<<14) {
			return &val{kind: vOp, op: explore.Const(int(n))}
		}
	case c.Value.Kind() == constant.String:
		s := constant.StringVal(c.Value)
		id, ok := m.words[s]
		if !ok {
			id = len(m.words)
			m.words[s] = id
		}
		return &val{kind: vOp, op: explore.Const(id)}
	}
	return nil
}

// shape describes a value so that goroutines that are started with values of
// one shape share their code; leaves are the registers in it.
func (m *model) shape(v *val, s *strings.Builder, leaves *[]explore.Operand) {
	if v == nil {
		s.WriteByte('_')
		return
	}
	fmt.Fprintf(s, "%d", v.kind)
	switch v.kind {
	case vOp, vBit, vCancel:
		*leaves = append(*leaves, v.op)
	case vAddr:
		*leaves = append(*leaves, v.op, v.field)
	case vFunc:
		fmt.Fprintf(s, "F%d%v", m.idOf(v.fn), v.bound)
	case vForeign, vSymbol:
		fmt.Fprintf(s, "X%q", v.name)
	case vMemo:
		*leaves = append(*leaves, v.op)
	}
	if len(v.parts) > 0 {
		s.WriteByte('(')
		for _, p := range v.parts {
			m.shape(p, s, leaves)
			s.WriteByte(',')
		}
		s.WriteByte(')')
	}
}

// rebuild is v with its leaves replaced.
func rebuild(v *val, leaves *[]explore.Operand) *val {
	if v == nil {
		return nil
	}
	next := func() explore.Operand {
		o := (*leaves)[0]
		*leaves = (*leaves)[1:]
		return o
	}
	n := *v
	switch v.kind {
	case vOp, vBit, vCancel, vMemo:
		n.op = next()
	case vAddr:
		n.op, n.field = next(), next()
	}
	n.parts = nil
	for _, p := range v.parts {
		n.parts = append(n.parts, rebuild(p, leaves))
	}
	return &n
}

// spawn starts a process that runs code with these values.
func (f *frame) spawn(name string, fn *ssa.Function, vals []*val, code func(b *builder, vals []*val)) {
	var key strings.Builder
	var leaves []explore.Operand
	fmt.Fprintf(&key, "%s#%d", name, f.idOf(fn))
	for _, v := range vals {
		key.WriteByte(' ')
		f.shape(v, &key, &leaves)
	}
	t := f.tmpls[key.String()]
	if t == nil {
		names := make([]string, len(leaves))
		for i := range names {
			names[i] = fmt.Sprintf("p%d", i)
		}
		t = f.sys.Template(fn.Name(), names...)
		f.tmpls[key.String()] = t
		f.started[t] = fn
		f.members[t] = name != ""
		if len(f.tmpls) > 40 {
			f.over = true
			return
		}
		params := make([]explore.Operand, len(leaves))
		for i := range params {
			params[i] = t.Param(i)
		}
		var inner []*val
		for _, v := range vals {
			inner = append(inner, rebuild(v, &params))
		}
		m := f.model
		m.jobs = append(m.jobs, func() { code(&builder{model: m, t: t}, inner) })
	}
	f.t.Spawn(t, leaves...)
}

// run is the code of a process that runs fn.
func run(fn *ssa.Function, wrapped func(f *frame)) func(b *builder, vals []*val) {
	return func(b *builder, vals []*val) {
		f := b.frame(fn, nil, nil)
		f.bind(vals)
		if wrapped != nil {
			f.wrapped = func() { wrapped(f) }
		}
		f.body()
	}
}

// bind gives the captured variables and then the parameters their values.
func (f *frame) bind(vals []*val) {
	for i, v := range vals {
		switch {
		case i < len(f.fn.FreeVars):
			f.vals[f.fn.FreeVars[i]] = v
		case i-len(f.fn.FreeVars) < len(f.fn.Params):
			f.vals[f.fn.Params[i-len(f.fn.FreeVars)]] = v
		}
	}
}

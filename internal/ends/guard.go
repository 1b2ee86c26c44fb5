package ends

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A strictness says which conditions before an operation leave it possible
// that it runs although the other one has run or runs too.
type strictness int

const (
	// another is for two operations of different places: what their function is
	// given, and what it computes from that, may be any value.
	another strictness = iota
	// itself is for one operation of several goroutines: what they are given
	// may tell them apart.
	itself
	// sender is another for a close with a send: a flag that lets the close run
	// only once knows nothing of the sender.
	sender
	// anyone is itself where each goroutine asks the channel whether it is
	// closed already: whoever wrote that expects more than one to come.
	anyone
	// bare is another where no lock is held: a plain flag that is asked and set
	// keeps nobody out.
	bare
	// owner is another for a second closer beside the one sender, which closes
	// in any case: no value that it sends says that it will not.
	owner
)

// elsewhere tells whether the other operation is of a different place.
func (how strictness) elsewhere() bool { return how == another || how == bare || how == owner }

// isGuarded tells whether a condition, sync.Once or recover on the way from
// frame i of the chain to its operation may keep the operation from running
// where it panics. Unknown counts as yes.
func (r *Result) isGuarded(c *chain, from int, how strictness) bool {
	for i := from; i < len(c.frames); i++ {
		if calleeName(c.frames[i].site) == "(*sync.Once).Do" && c.op.Kind == chans.Close && how != sender {
			return true
		}
		if i > from && r.isConditional(c, c.frames[i].site, how) {
			return true
		}
		if r.recovers(c.frames[i].fn) {
			return true
		}
	}
	if len(c.frames) == from && r.recovers(c.root) {
		return true
	}
	return r.isConditional(c, c.op.Instr, how)
}

// recovers tells whether fn defers a call of recover.
func (r *Result) recovers(fn *ssa.Function) bool {
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
		if b, ok := d.Call.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
			return true
		}
		for _, callee := range r.gorun.Callees(d) {
			for call := range ssax.All[*ssa.Call]([]*ssa.Function{callee}) {
				if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
					return true
				}
			}
		}
		if fns, complete := r.flow.Callees(d); !complete || len(fns) > 0 && !r.ir.Has(fns[0]) {
			// A deferred function of another package may recover: utilruntime.HandleCrash.
			if name := strings.ToLower(calleeName(d)); name == "" || strings.Contains(name, "recover") || strings.Contains(name, "crash") || strings.Contains(name, "panic") {
				if _, builtin := d.Call.Value.(*ssa.Builtin); !builtin && !isCancel(d) {
					return true
				}
			}
		}
	}
	return false
}

func isCancel(call ssa.CallInstruction) bool {
	named, ok := types.Unalias(call.Common().Value.Type()).(*types.Named)
	return ok && named.Obj().Name() == "CancelFunc"
}

// isConditional tells whether the instruction depends on a condition that may
// know of the other operation.
func (r *Result) isConditional(c *chain, instr ssa.Instruction, how strictness) bool {
	block := instr.Block()
	for dom := block.Idom(); dom != nil; dom = dom.Idom() {
		branch, ok := dom.Instrs[len(dom.Instrs)-1].(*ssa.If)
		if !ok || !decides(dom, block) {
			continue
		}
		if sel, arm, ok := armOf(branch.Cond); ok {
			if r.selectKnows(c, sel, how) || how == itself && leads(dom.Succs[0], block, dom) && r.isHandedOut(sel, arm) {
				return true
			}
			continue
		}
		if r.mayKnow(c, branch.Cond, dom, how, 0) {
			return true
		}
	}
	return false
}

// isHandedOut tells whether the case of the select receives what the package
// sends, so that it is taken once for each value.
func (r *Result) isHandedOut(sel *ssa.Select, arm int) bool {
	for _, op := range r.chans.OpsAt(sel) {
		if op.Case == arm && op.Kind == chans.Recv && slices.ContainsFunc(op.Channels, func(c *chans.Channel) bool { return len(c.Sends()) > 0 }) {
			return true
		}
	}
	return false
}

// decides tells whether the branch at the end of dom decides if block is
// reached.
func decides(dom, block *ssa.BasicBlock) bool {
	for _, succ := range dom.Succs {
		if !leads(succ, block, dom) {
			return true
		}
	}
	return false
}

// leads tells whether from leads to the block without passing cut.
func leads(from, to, cut *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{cut: true}
	stack := []*ssa.BasicBlock{from}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if b == to {
			return true
		}
		if !seen[b] {
			seen[b] = true
			stack = append(stack, b.Succs...)
		}
	}
	return false
}

// mayKnow tells whether a condition may know of the other operation: it asks
// memory that the package writes, an atomic, a map, the channel itself, or a
// function. What errors, assertions, other channels and loops say is the
// environment's.
func (r *Result) mayKnow(c *chain, cond ssa.Value, at *ssa.BasicBlock, how strictness, depth int) bool {
	if depth > 6 {
		return true
	}
	switch v := cond.(type) {
	case *ssa.Const, *ssa.MakeChan, *ssa.MakeClosure, *ssa.MakeInterface, *ssa.Alloc:
		return false
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			return r.mayChange(v.X, depth) && !(how == sender && r.isOnceFlag(v)) && !(how == bare && r.isPlainFlag(v))
		case token.ARROW:
			return how != owner && slices.Contains(r.classesAt(v), c.op.Channels[0])
		}
		return r.mayKnow(c, v.X, at, how, depth+1)
	case *ssa.Convert:
		return r.mayKnow(c, v.X, at, how, depth+1)
	case *ssa.ChangeType:
		return r.mayKnow(c, v.X, at, how, depth+1)
	case *ssa.BinOp:
		if isErrorType(v.X.Type()) || isErrorType(v.Y.Type()) {
			// An error that a field keeps is a flag; the outcome of a call is none.
			return isField(v.X) && r.mayKnow(c, v.X, at, how, depth+1) || isField(v.Y) && r.mayKnow(c, v.Y, at, how, depth+1)
		}
		if ssax.InLoop(at) && leavesLoop(at) {
			return false
		}
		return r.mayKnow(c, v.X, at, how, depth+1) || r.mayKnow(c, v.Y, at, how, depth+1)
	case *ssa.Extract:
		switch tuple := v.Tuple.(type) {
		case *ssa.Select:
			return r.selectKnows(c, tuple, how)
		case *ssa.UnOp:
			if how == owner {
				return false
			}
			return slices.Contains(r.classesAt(tuple), c.op.Channels[0]) && !(tuple.Block().Comment == "rangechan.loop" && c.op.Kind == chans.Send)
		case *ssa.TypeAssert, *ssa.Next:
			return false
		case *ssa.Lookup:
			return true
		case *ssa.Call:
			return how == itself || r.callKnows(tuple)
		}
		return true
	case *ssa.Phi:
		if ssax.InLoop(v.Block()) && how.elsewhere() {
			for _, edge := range v.Edges {
				if _, ok := edge.(*ssa.Const); !ok && edge != v && isBool(v.Type()) {
					return true
				}
			}
			return isBool(v.Type()) && v.Comment != "&&" && v.Comment != "||"
		}
		for _, edge := range v.Edges {
			if edge != v && r.mayKnow(c, edge, at, how, depth+1) {
				return true
			}
		}
		return false
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok {
			return b.Name() == "recover" || how == itself
		}
		if name := calleeName(v); how == sender && strings.Contains(name, "sync/atomic") && (strings.Contains(name, "Swap")) {
			return false
		}
		return how == itself || r.callKnows(v)
	case *ssa.Parameter, *ssa.FreeVar, *ssa.Field, *ssa.Index, *ssa.TypeAssert:
		return how == itself
	case *ssa.Lookup:
		return true
	}
	return true
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

// isField tells whether the value is read from a field.
func isField(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	_, ok = load.X.(*ssa.FieldAddr)
	return ok
}

// leavesLoop tells whether the branch is the condition of its loop.
func leavesLoop(block *ssa.BasicBlock) bool {
	return strings.HasSuffix(block.Comment, ".loop")
}

// callKnows tells whether a called function may ask for a flag: it is a method
// of a type elsewhere, of sync/atomic, or looks at memory that changes.
func (r *Result) callKnows(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	switch {
	case fn == nil:
		return call.Call.IsInvoke() || !r.isGiven(call.Call.Value)
	case r.ir.Has(ssax.Origin(fn)):
		return r.asksMemory(ssax.Origin(fn), 0)
	case fn.Pkg == nil:
		return true
	}
	return fn.Pkg.Pkg.Path() == "sync/atomic" || fn.Signature.Recv() != nil && !r.isOwn(call)
}

// isOwn tells whether the method is called on what the function itself has
// made, such as a scanner, and keeps to itself.
func (r *Result) isOwn(call *ssa.Call) bool {
	switch v := call.Call.Args[0].(type) {
	case *ssa.Call:
		fn := v.Call.StaticCallee()
		return fn != nil && !r.ir.Has(ssax.Origin(fn)) && !hasClosures(v) && len(r.gorun.SpawnsAt(v)) == 0
	case *ssa.Alloc:
		return !hasClosures(v)
	}
	return false
}

func hasClosures(v ssa.Value) bool {
	for range ssax.Refs[*ssa.MakeClosure](v) {
		return true
	}
	for store := range ssax.Refs[*ssa.Store](v) {
		if store.Val == v {
			return true
		}
	}
	return false
}

// isGiven tells whether a called function is one that the caller passed in, or
// that a field has had from the start.
func (r *Result) isGiven(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Parameter:
		return true
	case *ssa.UnOp:
		switch a := v.X.(type) {
		case *ssa.FreeVar:
			return true
		case *ssa.FieldAddr:
			f := fieldOf(a.X.Type(), a.Field)
			return f != nil && !r.rebound[f.Origin()]
		}
	}
	return false
}

// asksMemory tells whether fn looks at variables, fields or maps that the
// package changes, or at a channel.
func (r *Result) asksMemory(fn *ssa.Function, depth int) bool {
	if depth > 2 {
		return true
	}
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		switch i := instr.(type) {
		case *ssa.UnOp:
			if i.Op == token.ARROW || i.Op == token.MUL && !isLocal(i.X) && r.mayChange(i.X, 0) {
				return true
			}
		case *ssa.Select, *ssa.Lookup:
			return true
		case *ssa.Call:
			callee := i.Call.StaticCallee()
			switch {
			case callee == nil:
				if _, ok := i.Call.Value.(*ssa.Builtin); !ok {
					return true
				}
			case r.ir.Has(ssax.Origin(callee)):
				if r.asksMemory(ssax.Origin(callee), depth+1) {
					return true
				}
			case callee.Pkg == nil || callee.Pkg.Pkg.Path() == "sync/atomic":
				return true
			}
		}
	}
	return false
}

func isLocal(address ssa.Value) bool {
	switch a := address.(type) {
	case *ssa.Alloc, *ssa.IndexAddr:
		return true
	case *ssa.FieldAddr:
		return isLocal(a.X)
	}
	return false
}

// mayChange tells whether the package writes what the address holds, other
// than to initialise it.
func (r *Result) mayChange(address ssa.Value, depth int) bool {
	switch a := address.(type) {
	case *ssa.FieldAddr:
		f := fieldOf(a.X.Type(), a.Field)
		return f == nil || r.rebound[f.Origin()] || f.Exported()
	case *ssa.Alloc:
		return len(r.storesTo(a)) > 1
	case *ssa.FreeVar:
		if binding := r.binding(a); binding != nil && depth < 6 {
			return r.mayChange(binding, depth+1)
		}
	}
	return true
}

// selectKnows tells whether the select asks for the channel itself. Without a
// lock, several goroutines of one kind that ask at once get the same answer.
func (r *Result) selectKnows(c *chain, sel *ssa.Select, how strictness) bool {
	for _, op := range r.chans.OpsAt(sel) {
		if op.Kind == chans.Recv && slices.Contains(op.Channels, c.op.Channels[0]) {
			return !sel.Blocking && how != sender && (how.elsewhere() || how != anyone && r.isLocked(c))
		}
	}
	return false
}

// isLocked tells whether a lock may be held at the chain's operation.
func (r *Result) isLocked(c *chain) bool {
	instrs := []ssa.Instruction{c.op.Instr}
	for _, f := range c.frames {
		instrs = append(instrs, f.site)
	}
	for _, instr := range instrs {
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{instr.Parent()}) {
			if name := methodName(call); (name == "Lock" || name == "RLock" || name == "TryLock") && ssax.Precedes(call, instr) {
				return true
			}
		}
	}
	return false
}

func methodName(call ssa.CallInstruction) string {
	if call.Common().IsInvoke() {
		return call.Common().Method.Name()
	}
	if fn := call.Common().StaticCallee(); fn != nil && fn.Signature.Recv() != nil {
		return fn.Name()
	}
	return ""
}

func (r *Result) classesAt(instr ssa.Instruction) []*chans.Channel {
	for _, op := range r.chans.OpsAt(instr) {
		return op.Channels
	}
	return nil
}

// isOnceFlag tells whether the function that reads a bool field sets it too:
// it does something the first time only.
func (r *Result) isOnceFlag(load *ssa.UnOp) bool {
	address, ok := load.X.(*ssa.FieldAddr)
	if !ok || !isBool(load.Type()) {
		return false
	}
	f := fieldOf(address.X.Type(), address.Field)
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{load.Parent()}) {
		if to, ok := store.Addr.(*ssa.FieldAddr); ok && fieldOf(to.X.Type(), to.Field) == f {
			return true
		}
	}
	return false
}

// isPlainFlag tells whether the function that reads a bool variable or field
// without a lock sets it too.
func (r *Result) isPlainFlag(load *ssa.UnOp) bool {
	if !isBool(load.Type()) {
		return false
	}
	if r.isOnceFlag(load) {
		return true
	}
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{load.Parent()}) {
		if _, captured := store.Addr.(*ssa.FreeVar); captured && store.Addr == load.X {
			return true
		}
	}
	return false
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

package sharing

import (
	"go/constant"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A flag is a variable that is written under a mutex after an access: who sees
// it under the same mutex comes after the access too.
type flag struct {
	path  any
	held  []locks.Lock
	value constant.Value // that is written, if it is a constant truth value
}

// flagsAt returns the flags that instr sets, also in functions of the package
// that it calls.
func (r *Result) flagsAt(instr ssa.Instruction, depth int) []flag {
	switch instr := instr.(type) {
	case *ssa.Store, *ssa.MapUpdate:
		held := r.locks.Held(instr)
		if len(held) == 0 {
			return nil
		}
		f := flag{held: held}
		if store, ok := instr.(*ssa.Store); ok {
			if c, ok := store.Val.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.Bool {
				f.value = c.Value
			}
		}
		r.access(instr, func(address ssa.Value, a Access) {
			if a.Write {
				f.path = ssax.PathOf(address)
			}
		})
		if f.path == nil {
			return nil
		}
		return []flag{f}
	case ssa.CallInstruction:
		if _, ok := instr.(*ssa.Go); ok || depth >= maxHelpers {
			return nil
		}
		if list, ok := r.flags[instr]; ok && depth == 0 {
			return list
		}
		var list []flag
		outer := r.locks.Held(instr)
		for _, fn := range r.gorun.Callees(instr) {
			for inner := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
				if len(list) > maxSignals {
					break
				}
				if store, ok := inner.(*ssa.Store); ok && len(outer) > 0 && len(r.locks.Held(store)) == 0 {
					list = append(list, flag{path: ssax.PathOf(store.Addr), held: outer})
					continue
				}
				list = append(list, r.flagsAt(inner, depth+1)...)
			}
		}
		if depth == 0 {
			r.flags[instr] = list
		}
		return list
	}
	return nil
}

// flagsBefore returns the flags that are set before the access in the critical
// section in which it stands: nobody sees them before the access.
func (r *Result) flagsBefore(a *Access) []flag {
	if len(r.locks.Held(a.Instr)) == 0 {
		return nil
	}
	var list []flag
	instrs := a.Instr.Block().Instrs
	for i := ssax.IndexOf(a.Instr) - 1; i >= 0; i-- {
		if _, ok := instrs[i].(ssa.CallInstruction); ok {
			break // it may unlock
		}
		list = append(list, r.flagsAt(instrs[i], 0)...)
	}
	return list
}

// A flagRead is a read on which a condition depends.
type flagRead struct {
	path   any
	held   []locks.Lock
	direct bool // the condition is what was read, or its opposite
	not    bool
}

// readsOf returns the reads under a lock on which v depends.
func (r *Result) readsOf(v ssa.Value) []flagRead {
	if list, ok := r.reads[v]; ok {
		return list
	}
	var list []flagRead
	var trace func(v ssa.Value, outer []locks.Lock, direct, not bool, depth, calls int)
	read := func(instr ssa.Instruction, outer []locks.Lock, direct, not bool) {
		held := slices.Concat(r.locks.Held(instr), outer)
		if len(held) == 0 {
			return
		}
		r.access(instr, func(address ssa.Value, a Access) {
			if !a.Write {
				list = append(list, flagRead{ssax.PathOf(address), held, direct, not})
			}
		})
	}
	trace = func(v ssa.Value, outer []locks.Lock, direct, not bool, depth, calls int) {
		if depth > maxDepends || len(list) > maxSignals {
			return
		}
		switch v := v.(type) {
		case *ssa.UnOp:
			switch v.Op {
			case token.NOT:
				trace(v.X, outer, direct, !not, depth+1, calls)
			case token.MUL:
				read(v, outer, direct, not)
				if local, ok := v.X.(*ssa.Alloc); ok {
					for _, ref := range *local.Referrers() {
						if store, ok := ref.(*ssa.Store); ok && store.Addr == ssa.Value(local) {
							trace(store.Val, outer, false, not, depth+1, calls)
						}
					}
				}
			}
		case *ssa.BinOp:
			trace(v.X, outer, false, not, depth+1, calls)
			trace(v.Y, outer, false, not, depth+1, calls)
		case *ssa.Phi:
			for _, edge := range v.Edges {
				trace(edge, outer, false, not, depth+1, calls)
			}
		case *ssa.Extract:
			switch tuple := v.Tuple.(type) {
			case *ssa.Lookup:
				read(tuple, outer, false, not)
			case *ssa.Call:
				trace(tuple, outer, direct, not, depth+1, calls)
			}
		case *ssa.Convert:
			trace(v.X, outer, direct, not, depth+1, calls)
		case *ssa.ChangeType:
			trace(v.X, outer, direct, not, depth+1, calls)
		case *ssa.Lookup:
			read(v, outer, direct, not)
		case *ssa.Call:
			if b, ok := v.Call.Value.(*ssa.Builtin); ok {
				read(v, outer, false, not)
				if b.Name() == "len" {
					trace(v.Call.Args[0], outer, false, not, depth+1, calls)
				}
				return
			}
			if calls >= maxHelpers {
				return
			}
			outer = slices.Concat(outer, r.locks.Held(v))
			for _, fn := range r.gorun.Callees(v) {
				before := len(list)
				single := fn.Signature.Results().Len() == 1
				for ret := range ssax.All[*ssa.Return]([]*ssa.Function{fn}) {
					for _, result := range ret.Results {
						trace(result, outer, direct && single, not, depth+1, calls+1)
					}
				}
				if len(list) > before {
					continue
				}
				// What it returns tells which way it has gone.
				for branch := range ssax.All[*ssa.If]([]*ssa.Function{fn}) {
					trace(branch.Cond, outer, false, not, depth+1, calls+1)
				}
			}
		}
	}
	trace(v, nil, true, false, 0, 0)
	r.reads[v] = list
	return list
}

// maxDepends bounds the steps from a condition back to what it reads.
const maxDepends = 8

// told tells whether the edge is taken only when a flag has been seen, or when
// the timer that would run the access has been stopped before it did.
func (a *awaiter) told(block, next *ssa.BasicBlock) bool {
	if len(a.flags) == 0 && a.timer == nil {
		return false
	}
	branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
	if !ok || block.Succs[0] == block.Succs[1] {
		return false
	}
	taken := block.Succs[0] == next
	if a.timer != nil && a.stopped(branch.Cond, taken) {
		return true
	}
	if len(a.flags) == 0 {
		return false
	}
	for _, read := range a.r.readsOf(branch.Cond) {
		for _, f := range a.flags {
			if samePlace(f.path, read.path) && shareLock(f.held, read.held) &&
				(!read.direct || f.value == nil || constant.BoolVal(f.value) == (taken != read.not)) {
				return true
			}
		}
	}
	return false
}

// stopped tells whether cond, when it comes out as taken, says that the timer
// was stopped in time.
func (a *awaiter) stopped(cond ssa.Value, taken bool) bool {
	if not, ok := cond.(*ssa.UnOp); ok && not.Op == token.NOT {
		return a.stopped(not.X, !taken)
	}
	call, ok := cond.(*ssa.Call)
	if !ok || !taken {
		return false
	}
	if call.Call.Value == a.timer {
		return true // the stop function of context.AfterFunc
	}
	obj := calledFunc(call)
	return obj != nil && obj.FullName() == "(*time.Timer).Stop" && a.r.maySame(receiverOf(call.Common()), a.timer)
}

// returnsTold tells whether a function of the package that the call runs returns
// only when a flag has been seen.
func (a *awaiter) returnsTold(call *ssa.Call) bool {
	callees := a.r.gorun.Callees(call)
	for _, fn := range callees {
		if len(fn.Blocks) == 0 || a.passes(fn, func(i ssa.Instruction) bool { _, ok := i.(*ssa.Return); return ok }) {
			return false
		}
	}
	return len(callees) > 0
}

// passes tells whether fn comes to a goal without seeing a flag.
func (a *awaiter) passes(fn *ssa.Function, goal func(ssa.Instruction) bool) bool {
	seen := map[*ssa.BasicBlock]bool{fn.Blocks[0]: true}
	work := []*ssa.BasicBlock{fn.Blocks[0]}
	for len(work) > 0 {
		block := work[len(work)-1]
		work = work[:len(work)-1]
		if slices.ContainsFunc(block.Instrs, goal) {
			return true
		}
		for _, next := range block.Succs {
			if !seen[next] && !a.told(block, next) {
				seen[next] = true
				work = append(work, next)
			}
		}
	}
	return false
}

// ofSeveral keeps the flags that tell when all of several goroutines have made
// the access: those that count, and those that let only the first one make it.
func (a *awaiter) ofSeveral(access *Access) {
	a.flags = slices.DeleteFunc(a.flags, func(f flag) bool {
		if f.value == nil {
			return false
		}
		f.value = nil
		guard := &awaiter{r: a.r, flags: []flag{f}}
		return guard.passes(access.Instr.Parent(), func(i ssa.Instruction) bool { return i == access.Instr })
	})
}

// samePlace tells whether two paths are one variable, or one field of objects
// that may be one.
func samePlace(a, b any) bool {
	if a == b {
		return true
	}
	p, ok1 := a.(ssax.Path)
	q, ok2 := b.(ssax.Path)
	return ok1 && ok2 && p.Field != nil && p.Field == q.Field
}

func shareLock(list, others []locks.Lock) bool {
	return slices.ContainsFunc(list, func(x locks.Lock) bool {
		return slices.ContainsFunc(others, func(y locks.Lock) bool { return sameLock(x, y) })
	})
}

// sameLock tells whether the two locks keep each other out.
func sameLock(x, y locks.Lock) bool {
	return (x.Mode == locks.Write || y.Mode == locks.Write) && (x.Mutex == y.Mutex || x.Field() != nil && x.Field() == y.Field() || sameVar(x, y))
}

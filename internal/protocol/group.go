package protocol

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ssax"
)

// groups finds the waits for a wait group in a field or variable of the
// package of which a goroutine can end without its Done.
func (r *Result) groups() {
	var waits, dones, adds []ssa.CallInstruction
	for _, call := range r.ir.Calls {
		switch calleeName(call) {
		case "(*sync.WaitGroup).Wait":
			waits = append(waits, call)
		case "(*sync.WaitGroup).Done":
			dones = append(dones, call)
		case "(*sync.WaitGroup).Add":
			adds = append(adds, call)
		}
	}
	for _, wait := range waits {
		name := groupOf(wait)
		if _, ok := wait.(*ssa.Call); !ok || name == nil || len(r.gorun.RunBy(wait.Parent())) == 0 {
			continue
		}
		seen := map[*ssa.Function]bool{}
		for _, done := range dones {
			fn := done.Parent()
			if seen[fn] || groupOf(done) != name {
				continue
			}
			seen[fn] = true
			if at := r.withoutDone(fn, name, adds); at != nil {
				r.stuck = append(r.stuck, Stuck{Wait: wait, Shape: NoDone, Exit: Exit{Fn: fn, Pos: posOf(at)}})
				break
			}
		}
	}
}

// hasGroup tells whether the package waits for a wait group.
func (r *Result) hasGroup() bool {
	return slices.ContainsFunc(r.ir.Calls, func(call ssa.CallInstruction) bool { return calleeName(call) == "(*sync.WaitGroup).Wait" })
}

// groupOf returns the field or package variable whose method is called, or nil.
func groupOf(call ssa.CallInstruction) any {
	switch name := nameOf(call.Common().Args[0]).(type) {
	case *types.Var:
		return name
	case *ssa.Global:
		return name
	}
	return nil
}

// withoutDone returns the return of a goroutine's function that leaves out the
// Done for which an Add was made when it was started.
func (r *Result) withoutDone(fn *ssa.Function, name any, adds []ssa.CallInstruction) ssa.Instruction {
	spawns := r.gorun.SpawnsOf(fn)
	if sites, complete := r.flow.Callers(fn); len(spawns) == 0 || !complete || len(sites) != len(spawns) || len(r.gorun.Callers(fn)) > 0 {
		return nil // it may be called by others, who do the rest
	}
	for _, s := range spawns {
		if s.Group != nil || !slices.ContainsFunc(adds, func(add ssa.CallInstruction) bool {
			return add.Parent() == s.In() && groupOf(add) == name && ssax.Reaches(add, s.Site, nil)
		}) {
			return nil
		}
	}
	mayDone := func(call ssa.CallInstruction) bool {
		switch calleeName(call) {
		case "(*sync.WaitGroup).Done", "(*sync.WaitGroup).Add":
			return true
		}
		if _, isGo := call.(*ssa.Go); isGo {
			return true
		}
		return slices.ContainsFunc(r.callees[call], func(callee *ssa.Function) bool { return r.calls(callee, name, 0) })
	}
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
		if _, ok := call.(*ssa.Defer); ok && mayDone(call) {
			return nil
		}
	}
	walk := ssax.Walk{
		Goal: func(instr ssa.Instruction, chosen int) bool {
			_, ok := instr.(*ssa.Return)
			return ok && instr.Block() != fn.Recover
		},
		Stop: func(instr ssa.Instruction, chosen int) bool {
			call, ok := instr.(ssa.CallInstruction)
			return ok && mayDone(call)
		},
	}
	goal, _, ok := walk.FromEntry(fn)
	if !ok {
		return nil
	}
	return goal
}

// calls tells whether fn, or what it calls, has something to do with the group.
func (r *Result) calls(fn *ssa.Function, name any, depth int) bool {
	if depth > maxCalls {
		return true
	}
	for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
		switch calleeName(call) {
		case "(*sync.WaitGroup).Done", "(*sync.WaitGroup).Add":
			if groupOf(call) == name {
				return true
			}
		}
		if slices.ContainsFunc(r.callees[call], func(callee *ssa.Function) bool { return callee != fn && r.calls(callee, name, depth+1) }) {
			return true
		}
	}
	return false
}

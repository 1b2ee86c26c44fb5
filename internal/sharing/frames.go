package sharing

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A frame is one step of how a function comes to run: a call, go or defer
// statement, or a call that hands the function to one that calls it or starts
// a goroutine with it.
type frame struct {
	site    ssa.CallInstruction
	spawned bool // on a goroutine of its own
	many    bool // on several at the same time
	repeats bool // again and again, as the body of a loop
}

func (f frame) deferred() bool {
	_, ok := f.site.(*ssa.Defer)
	return ok
}

// A chain of frames leads from a function to code that it makes run.
type chain []frame

const (
	maxChain  = 6  // frames
	maxChains = 24 // for one function
	maxUses   = 300
)

// chainsTo returns how owner makes the literal fn, which stands in it, run. It
// leaves out the ways that it does not know: a literal that is stored in a
// field or given to code that is not seen may run anywhere.
func (r *Result) chainsTo(fn, owner *ssa.Function) []chain {
	return r.chains(fn, owner, 0)
}

func (r *Result) chains(fn, owner *ssa.Function, depth int) []chain {
	if fn == owner {
		return []chain{nil}
	}
	if depth > maxChain {
		return nil
	}
	var list []chain
	for _, last := range r.runsOf(fn) {
		from := last[0].site.Parent()
		if !within(from, owner) {
			continue
		}
		for _, first := range r.chains(from, owner, depth+1) {
			if len(first)+len(last) <= maxChain && len(list) < maxChains {
				list = append(list, append(slices.Clip(first), last...))
			}
		}
	}
	return list
}

// within tells whether fn is owner or a literal that stands in it.
func within(fn, owner *ssa.Function) bool {
	for ; fn != nil; fn = fn.Parent() {
		if fn == owner {
			return true
		}
	}
	return false
}

// runsOf returns the chains that end in a run of the literal fn and begin
// where its value is used.
func (r *Result) runsOf(fn *ssa.Function) []chain {
	if list, ok := r.runs[fn]; ok {
		return list
	}
	r.runs[fn] = nil // a literal that calls itself
	r.budget = maxUses
	var list []chain
	for made := range ssax.Refs[*ssa.MakeClosure](fn) {
		list = append(list, r.usesOf(made, map[ssa.Value]bool{})...)
	}
	if len(fn.FreeVars) == 0 {
		list = append(list, r.usesOf(fn, map[ssa.Value]bool{})...)
	}
	r.runs[fn] = list
	return list
}

// usesOf follows a function value to where it is called.
func (r *Result) usesOf(v ssa.Value, seen map[ssa.Value]bool) []chain {
	if seen[v] || v.Referrers() == nil || r.budget <= 0 {
		return nil
	}
	r.budget--
	seen[v] = true
	var list []chain
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case ssa.CallInstruction:
			_, spawned := ref.(*ssa.Go)
			if ref.Common().Value == v && !ref.Common().IsInvoke() {
				list = append(list, chain{{site: ref, spawned: spawned}})
			}
			for i, arg := range ref.Common().Args {
				if arg == v {
					list = append(list, r.handed(ref, i, spawned, seen)...)
				}
			}
		case *ssa.Store:
			if cell, ok := ssax.CellOf(ref.Addr).(*ssa.Alloc); ok && ref.Val == v {
				for _, load := range loadsOf(cell) {
					list = append(list, r.usesOf(load, seen)...)
				}
			}
		case *ssa.Phi:
			list = append(list, r.usesOf(ref, seen)...)
		case *ssa.MakeInterface:
			list = append(list, r.usesOf(ref, seen)...)
		case *ssa.ChangeType:
			list = append(list, r.usesOf(ref, seen)...)
		}
	}
	return list
}

// handed returns what becomes of a function that is argument i of the call.
func (r *Result) handed(call ssa.CallInstruction, i int, spawned bool, seen map[ssa.Value]bool) []chain {
	callee := call.Common().StaticCallee()
	if callee != nil && r.ir.Has(ssax.Origin(callee)) {
		fn := ssax.Origin(callee)
		if len(call.Common().Args) != len(fn.Params) {
			return nil
		}
		if seen[fn.Params[i]] {
			return nil // it calls itself
		}
		var list []chain
		for _, rest := range r.usesOf(fn.Params[i], seen) {
			// The helper may use it in a literal of its own.
			for _, inner := range r.chains(rest[0].site.Parent(), fn, 1) {
				if len(list) < maxChains {
					list = append(list, append(append(chain{{site: call, spawned: spawned}}, inner...), rest...))
				}
			}
		}
		list = withoutChosen(list)
		// Another call may hand the same helper another function.
		delete(seen, fn.Params[i])
		return list
	}
	if isLoopBody(call.Common().Args[i]) {
		return []chain{{{site: call, spawned: spawned, repeats: true}}}
	}
	obj := calledFunc(call)
	if obj == nil {
		return nil
	}
	if obj.Signature().Recv() != nil && !call.Common().IsInvoke() {
		i--
	}
	if library.RunsAtOnce(obj, i) {
		return []chain{{{site: call, spawned: true, many: true}}}
	}
	run := library.Runs(obj, i)
	if run == library.RunUnknown {
		if fact := r.summary.FactOf(obj); fact != nil {
			run = fact.Param(i).Runs
			if run == library.RunSpawned && !fact.Spawns {
				return nil // it waits for the goroutine, as far as it can
			}
		}
	}
	switch run {
	case library.RunBefore:
		return []chain{{{site: call, spawned: spawned}}}
	case library.RunSpawned:
		return []chain{{{site: call, spawned: true}}}
	}
	return nil
}

// withoutChosen removes the chains on which a helper starts a goroutine, if on
// another path it calls the function itself: which it does depends on what it
// is asked for.
func withoutChosen(list []chain) []chain {
	var kept []chain
	for _, c := range list {
		chosen := lastSpawn(c) >= 0 && slices.ContainsFunc(list, func(other chain) bool {
			if lastSpawn(other) >= 0 {
				return false
			}
			for i := 0; i < len(c) && i < len(other); i++ {
				a, b := c[i].site, other[i].site
				if a != b {
					return a.Parent() == b.Parent() && !ssax.Reaches(a, b, nil) && !ssax.Reaches(b, a, nil)
				}
			}
			return false
		})
		if !chosen {
			kept = append(kept, c)
		}
	}
	return kept
}

// isLoopBody tells whether the function is the body of a range over a function.
func isLoopBody(v ssa.Value) bool {
	if made, ok := v.(*ssa.MakeClosure); ok {
		v = made.Fn
	}
	fn, ok := v.(*ssa.Function)
	return ok && strings.HasPrefix(fn.Synthetic, "range-over-func")
}

// calledFunc returns the function or interface method that the call names.
func calledFunc(call ssa.CallInstruction) *types.Func {
	if call.Common().IsInvoke() {
		return call.Common().Method
	}
	if callee := call.Common().StaticCallee(); callee != nil {
		obj, _ := ssax.Origin(callee).Object().(*types.Func)
		return obj
	}
	return nil
}

// loadsOf returns the reads of a variable in its function and in the literals
// that capture it.
func loadsOf(cell ssa.Value) []*ssa.UnOp {
	var list []*ssa.UnOp
	var visit func(v ssa.Value, depth int)
	visit = func(v ssa.Value, depth int) {
		if v.Referrers() == nil || depth > maxChain {
			return
		}
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.UnOp:
				list = append(list, ref)
			case *ssa.MakeClosure:
				for i, bound := range ref.Bindings {
					if bound == v {
						visit(ref.Fn.(*ssa.Function).FreeVars[i], depth+1)
					}
				}
			}
		}
	}
	visit(cell, 0)
	return list
}

package gorun

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

func solve(pass *analysis.Pass) *Result {
	r := &Result{
		ir: ir.Of(pass), flow: flow.Of(pass),
		starts: map[*ssa.Function][]*Spawn{}, at: map[ssa.CallInstruction][]*Spawn{},
		runs: map[*ssa.Function][]Goroutine{}, times: map[*ssa.Function]Often{},
		calls:   map[*ssa.Function][]ssa.CallInstruction{},
		signals: map[*Spawn][]Signal{}, joins: map[*Spawn][]Join{},
	}
	if r.ir.Pkg == nil {
		return r
	}
	for _, call := range r.ir.Calls {
		r.spawn(call)
		for _, fn := range r.Callees(call) {
			r.calls[fn] = append(r.calls[fn], call)
		}
	}
	r.spread()
	for _, s := range r.spawns {
		r.signals[s] = r.signalsOf(s)
	}
	r.findJoins()
	return r
}

// spawn notes what the call starts.
func (r *Result) spawn(call ssa.CallInstruction) {
	if _, ok := call.(*ssa.Go); ok {
		fns, complete := r.flow.Callees(call)
		r.add(&Spawn{Site: call, Runs: fns, Complete: complete})
		return
	}
	callee := call.Common().StaticCallee()
	if callee == nil {
		return
	}
	obj, _ := callee.Object().(*types.Func)
	if obj == nil || r.ir.Has(callee) {
		return
	}
	sig := obj.Type().(*types.Signature)
	skip := len(call.Common().Args) - sig.Params().Len()
	for i := range sig.Params().Len() {
		if library.Runs(obj, i) != library.RunSpawned || skip < 0 {
			continue
		}
		s := &Spawn{Site: call, Complete: true}
		objects, complete := r.flow.Objects(call.Common().Args[skip+i])
		for _, o := range objects {
			if o.Kind == flow.Func {
				s.Runs = append(s.Runs, o.Fn)
			} else {
				complete = false
			}
		}
		s.Complete = complete
		if sig.Recv() != nil && waitOf(obj) != "" {
			s.Group = call.Common().Args[0]
		}
		r.add(s)
	}
}

func (r *Result) add(s *Spawn) {
	s.id, s.result = len(r.spawns), r
	r.spawns = append(r.spawns, s)
	r.at[s.Site] = append(r.at[s.Site], s)
	for _, fn := range s.Runs {
		r.starts[fn] = append(r.starts[fn], s)
	}
}

// spread finds the goroutines of each function: those that start it, and those
// of its callers.
func (r *Result) spread() {
	type at struct {
		fn *ssa.Function
		g  Goroutine
	}
	var work []at
	have := map[at]bool{}
	push := func(fn *ssa.Function, g Goroutine) {
		if fn != nil && r.ir.Has(fn) && !have[at{fn, g}] {
			have[at{fn, g}] = true
			r.runs[fn] = append(r.runs[fn], g)
			work = append(work, at{fn, g})
		}
	}
	for _, fn := range r.ir.Funcs {
		switch {
		case fn.Synthetic != "" && fn.Name() == "init":
			push(fn, Goroutine{Kind: Init})
			continue
		case isMain(fn):
			push(fn, Goroutine{Kind: Main})
			continue
		}
		if _, only := r.flow.Handed(fn); !only {
			push(fn, Goroutine{Kind: Client})
		}
	}
	for _, s := range r.spawns {
		for _, fn := range s.Runs {
			push(fn, Goroutine{Spawn: s, Kind: Spawned})
		}
	}
	callees := map[*ssa.Function][]*ssa.Function{}
	for _, call := range r.ir.Calls {
		callees[call.Parent()] = append(callees[call.Parent()], r.Callees(call)...)
	}
	for len(work) > 0 {
		next := work[len(work)-1]
		work = work[:len(work)-1]
		for _, fn := range callees[next.fn] {
			g := next.g
			if g.Spawn != nil && inTest(g.Spawn.In()) && !inTest(fn) {
				g = Goroutine{Kind: Client} // tests are clients of their package
			}
			push(fn, g)
		}
	}
	for _, list := range r.runs {
		slices.SortFunc(list, func(a, b Goroutine) int {
			if a.Kind != b.Kind || a.Spawn == nil {
				return int(a.Kind) - int(b.Kind)
			}
			return a.Spawn.id - b.Spawn.id
		})
	}
}

func inTest(fn *ssa.Function) bool {
	file := fn.Prog.Fset.File(fn.Pos())
	return file != nil && strings.HasSuffix(file.Name(), "_test.go")
}

func isMain(fn *ssa.Function) bool {
	return fn.Parent() == nil && fn.Name() == "main" && fn.Signature.Recv() == nil && fn.Pkg != nil && fn.Pkg.Pkg.Name() == "main"
}

// Times returns how often fn is entered. Two calls of which a run takes only
// one count as one; a function that code outside the package calls counts as
// entered once for each such call.
func (r *Result) Times(fn *ssa.Function) Often {
	fn = ssax.Origin(fn)
	if known, ok := r.times[fn]; ok {
		return known
	}
	r.times[fn] = Many // if it calls or spawns itself
	var often Often
	switch {
	case isMain(fn), fn.Synthetic != "" && fn.Name() == "init":
		often = Once
	default:
		handoffs, only := r.flow.Handed(fn)
		if !only {
			often = Each
		}
		sites, _ := r.flow.Callers(fn)
		for i, site := range sites {
			often = plus(often, r.timesAt(site, sites[:i]))
		}
		for _, h := range handoffs {
			if h.Run == library.RunBefore && !isOnce(h.Call) {
				often = Many
			} else {
				often = plus(often, r.timesAt(h.Call, nil))
			}
		}
	}
	r.times[fn] = often
	return often
}

// timesAt returns how often site is reached, not counting what an earlier one
// of the same function that excludes it counts already.
func (r *Result) timesAt(site ssa.CallInstruction, earlier []ssa.CallInstruction) Often {
	if ssax.InLoop(site.Block()) {
		return Many
	}
	for _, other := range earlier {
		if other.Parent() == site.Parent() && !ssax.Reaches(other, site, nil) && !ssax.Reaches(site, other, nil) {
			return Never
		}
	}
	return r.Times(site.Parent())
}

func plus(a, b Often) Often {
	if a != Never && b != Never {
		return Many
	}
	return max(a, b)
}

func isOnce(call ssa.CallInstruction) bool {
	callee := call.Common().StaticCallee()
	return callee != nil && callee.String() == "(*sync.Once).Do"
}

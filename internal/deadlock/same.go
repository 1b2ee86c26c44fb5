package deadlock

import (
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A side is one of two places that must mean the same mutex: the mutex as it
// is named there, and the channel or group beside it.
type side struct {
	mutex locks.Mutex
	of    any // the path of the channel or group, or nil
}

// base returns the path of the struct in which the channel or group stands.
func (s side) base() any {
	if p, ok := s.of.(ssax.Path); ok && p.Field != nil {
		return p.Base
	}
	return nil
}

// beside tells whether mutex and channel stand in one struct.
func (s side) beside() bool { return s.base() != nil && s.base() == s.mutex.Base() }

// same tells whether two places mean the same mutex.
func same(a, b side) bool {
	if a.mutex == b.mutex {
		return true
	}
	f, g := a.mutex.Field(), b.mutex.Field()
	if f == nil || g == nil || f != g {
		return false
	}
	if sharesRoot(a.mutex, b.mutex) {
		return false // one function names two structs
	}
	return a.beside() == b.beside()
}

// sharesRoot tells whether the two mutexes are named in one function and its
// literals.
func sharesRoot(a, b locks.Mutex) bool {
	x, y := ssax.Root(a.Path), ssax.Root(b.Path)
	return x != nil && y != nil && parentOf(x) != nil && outermost(parentOf(x)) == outermost(parentOf(y))
}

func parentOf(v ssa.Value) *ssa.Function { return v.Parent() }

func outermost(fn *ssa.Function) *ssa.Function {
	for fn != nil && fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// conflict tells whether a lock in one mode keeps out one in the other.
func conflict(a, b locks.Mode) bool { return a == locks.Write || b == locks.Write }

// pathIn names what the path of the callee is in the caller.
func pathIn(path any, call ssa.CallInstruction) any {
	fn := call.Common().StaticCallee()
	param, ok := ssax.Root(path).(*ssa.Parameter)
	if fn == nil || !ok || param.Parent() != ssax.Origin(fn) {
		return path
	}
	for i, p := range param.Parent().Params {
		if p == param && i < len(call.Common().Args) && len(call.Common().Args) == len(param.Parent().Params) {
			if rebased, ok := ssax.Rebase(path, param, ssax.PathOf(call.Common().Args[i])); ok {
				return rebased
			}
		}
	}
	return nil
}

// whereStarted names the two as the go statement does that passes them, if
// their function is only ever started there.
func (r *Result) whereStarted(s side) (side, bool) {
	param, ok := ssax.Root(s.mutex.Path).(*ssa.Parameter)
	if !ok {
		return s, false
	}
	if of, ok := ssax.Root(s.of).(*ssa.Parameter); !ok || of.Parent() != param.Parent() {
		return s, false
	}
	sites, complete := r.flow.Callers(param.Parent())
	if !complete || len(sites) != 1 {
		return s, false
	}
	if _, isGo := sites[0].(*ssa.Go); !isGo {
		return s, false
	}
	out := side{locks.Mutex{Path: pathIn(s.mutex.Path, sites[0])}, pathIn(s.of, sites[0])}
	return out, out.mutex.Path != nil && out.of != nil
}

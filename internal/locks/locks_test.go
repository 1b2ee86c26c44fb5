package locks_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/linttest"
	"github.com/chanlint/chanlint/internal/locks"
)

// TestEngine tells at every call of a function named here which locks are
// held, at every call of waits which locks it may take, and at every section
// that a function leaves open that it does.
func TestEngine(t *testing.T) {
	linttest.Engines(t, linttest.Probe{
		Engine: "locks",
		Needs:  []*analysis.Analyzer{ir.Analyzer, locks.Analyzer},
		Run: func(pass *analysis.Pass, say linttest.Say) {
			r := locks.Of(pass)
			for _, call := range ir.Of(pass).Calls {
				callee := call.Common().StaticCallee()
				if callee == nil {
					continue
				}
				d, deferred := call.(*ssa.Defer)
				switch {
				case callee.Name() == "here" && deferred:
					say(call, "holds %s", show(r, r.HeldAtReturn(d)))
				case callee.Name() == "here":
					say(call, "holds %s", show(r, r.Held(call)))
				case strings.HasPrefix(callee.Name(), "waits"):
					say(call, "takes %s", show(r, r.AcquiresAt(call)))
				}
			}
			for _, fn := range ir.Of(pass).Funcs {
				if gains := r.Gains(fn); len(gains) > 0 {
					say(fn, "gains %s", show(r, gains))
				}
				if releases := r.Releases(fn); len(releases) > 0 {
					say(fn, "releases %s", show(r, releases))
				}
			}
		},
	})
}

func show(r *locks.Result, list []locks.Lock) string {
	var names []string
	for _, l := range list {
		name := r.Text(l)
		if l.Mode == locks.Read {
			name += " (read)"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, ", ")
}

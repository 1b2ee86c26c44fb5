package futuredrop

import (
	_ "embed"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/summary"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, ir.Analyzer, gorun.Analyzer, summary.Analyzer)

// run reports calls whose future nobody keeps, and groups of goroutines that
// nobody waits for or whose error nobody looks at.
func run(pass *check.Pass) {
	src := ir.Of(pass.Pass)
	for _, d := range summary.Of(pass.Pass).Discards() {
		if pass.InTestSupport(d.Call.Pos()) && !d.Stuck {
			continue // a test looks at what it is about
		}
		name := src.CallText(d.Call.Pos())
		if name == "" {
			name = "the called function"
		}
		switch {
		case d.Field != "" && d.Stuck:
			pass.Report(d.Call.Pos(), "nothing receives from "+d.Field+", into which the channel of "+name+" goes, so "+d.Lost+" is lost and the goroutine that sends it blocks forever")
		case d.Field != "":
			pass.Report(d.Call.Pos(), "nothing reads "+d.Field+", into which the result of "+name+" goes, so "+d.Lost+" is lost")
		case d.Stuck:
			pass.Report(d.Call.Pos(), "the channel that "+name+" returns is dropped, so "+d.Lost+" is lost and the goroutine that sends it blocks forever")
		case d.Wait != "":
			pass.Report(d.Call.Pos(), "what "+name+" returns is dropped, so nothing can call "+d.Wait+" and "+d.Lost+" is lost")
		default:
			pass.Report(d.Call.Pos(), "what "+name+" returns is dropped, so "+d.Lost+" is lost")
		}
	}
	groups := gorun.Of(pass.Pass)
	isDropped := func(call ssa.CallInstruction) bool {
		_, deferred := call.(*ssa.Defer)
		return deferred || src.IsStatement(call.Pos())
	}
	for _, g := range groups.Groups() {
		name := g.Name
		if name == "" {
			name = src.AssignedName(g.Pos(), 0)
		}
		if name == "" || name == "new" || name == "complit" {
			if name = variableAt(pass, g.Pos()); name == "" {
				name = "this group"
			} else {
				g.Name = name
			}
		}
		switch {
		case g.Unawaited() && pass.InTestSupport(g.Pos()) && g.Kind != library.ErrorGroup:
			// The test ends by other means.
		case g.Unawaited():
			lost := "its goroutines may still run when the program goes on or ends"
			if g.Kind == library.ErrorGroup {
				lost = "the errors of its goroutines are lost"
			}
			options := []check.Option{check.Because(g.Starts[0].Pos(), "A goroutine of "+name+" starts here")}
			if name == g.Name {
				options = append(options, await(pass, groups, g)...)
			}
			pass.Report(g.Pos(), "nothing waits for "+name+", so "+lost, options...)
		case groups.LosesError(g, isDropped):
			because := check.Because(g.Starts[0].Pos(), "This goroutine of "+name+" may end with an error")
			pass.Report(g.Waits[0].Pos(), "the error of "+name+".Wait is dropped, so the error of a goroutine is lost",
				append(pass.Heed("Return the error of "+name+".Wait", g.Waits[0].Pos()), because)...)
		}
	}
}

package chanclose

import (
	_ "embed"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, chans.Analyzer)

// run reports closes of nil channels, and closes and sends that run after a
// close of the same channel.
func run(pass *check.Pass) {
	r := chans.Of(pass.Pass)
	for op := range r.NilCloses() {
		pass.Report(op.Pos(), "close of "+r.Text(op)+" panics, since nothing ever makes the channel")
	}
	for s := range r.AfterClose() {
		first, second := r.Text(s.First), r.Text(s.Second)
		switch {
		case s.Second.Kind == chans.Send:
			pass.Report(s.Second.Pos(), "send on "+second+" panics, since the channel is closed before",
				check.Because(s.First.Pos(), first+" is closed by this close"))
		case s.Second == s.First:
			pass.Report(s.Second.Pos(), second+" is closed again when this close runs a second time, which panics")
		case s.AtReturn:
			pass.Report(s.Second.Pos(), second+" is closed twice by the time the function returns, which panics",
				check.Because(s.First.Pos(), first+" is closed by this close too"))
		default:
			pass.Report(s.Second.Pos(), second+" is closed a second time, which panics",
				check.Because(s.First.Pos(), first+" is already closed by this close"))
		}
	}
}

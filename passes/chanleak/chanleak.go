package chanleak

import (
	_ "embed"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/protocol"
	"github.com/chanlint/chanlint/internal/scope"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, ir.Analyzer, chans.Analyzer, protocol.Analyzer, scope.Analyzer)

// run reports operations whose other end does not exist, those of which
// exploring the schedules of a function shows that it can be gone, and those
// on fields whose other side can leave.
func run(pass *check.Pass) {
	found := map[token.Pos]bool{}
	endless(pass, found)
	fields(pass, found)
	for _, f := range scope.Of(pass.Pass).Stuck {
		if found[f.Pos] || f.Locks { // lockwait tells what locks are part of
			continue
		}
		found[f.Pos] = true
		var because []check.Option
		for _, step := range f.Story {
			because = append(because, check.Because(step.Pos, step.Text))
		}
		for _, fix := range f.Fixes {
			var edits []analysis.TextEdit
			for _, e := range fix.Edits {
				edits = append(edits, analysis.TextEdit{Pos: e.Pos, End: e.End, NewText: []byte(e.Text)})
			}
			because = append(because, check.Fix(fix.Title, edits...))
		}
		if f.TestFails {
			because = append(because, check.Category("test"))
		}
		pass.Report(f.Pos, f.Message(), because...)
	}
}

func endless(pass *check.Pass, found map[token.Pos]bool) {
	r := chans.Of(pass.Pass)
	for op, c := range r.Endless() {
		text := r.Text(op)
		var message string
		switch {
		case r.AlwaysNil(op):
			message = op.Kind.String() + " " + preposition(op) + " " + text + " blocks forever, since nothing ever makes the channel"
		case op.Kind == chans.Send:
			message = "send on " + text + " blocks forever, since nothing receives from it"
		case op.Kind == chans.Range:
			message = "the range over " + text + " blocks forever, since nothing sends on it or closes it"
		default:
			message = "receive from " + text + " blocks forever, since nothing sends on it or closes it"
		}
		var because []check.Option
		for _, m := range c.Makes {
			if op.Kind == chans.Send {
				because = append(because, check.Because(m.Instr.Pos(), text+" is made here without a buffer"))
			} else {
				because = append(because, check.Because(m.Instr.Pos(), text+" is made here"))
			}
			break
		}
		found[op.Pos()] = true
		pass.Report(op.Pos(), message, because...)
	}
}

func preposition(op *chans.Op) string {
	switch op.Kind {
	case chans.Send:
		return "on"
	case chans.Range:
		return "over"
	}
	return "from"
}

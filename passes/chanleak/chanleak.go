package chanleak

import (
	_ "embed"
	"go/token"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/protocol"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, chans.Analyzer, protocol.Analyzer)

// run reports operations whose other end does not exist, and those whose
// other end can leave.
func run(pass *check.Pass) {
	r := chans.Of(pass.Pass)
	told := map[token.Pos]bool{}
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
		told[op.Pos()] = true
		pass.Report(op.Pos(), message, because...)
	}
	fields(pass, told)
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

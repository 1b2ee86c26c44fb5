package nosend

import (
	_ "embed"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/handover"
	"github.com/chanlint/chanlint/internal/library"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, handover.Analyzer)

// run reports values that are handed to another goroutine although they may
// not leave theirs.
func run(pass *check.Pass) {
	r := handover.Of(pass.Pass)
	for _, c := range r.Crossings() {
		text, to := c.Text(), r.To(c.Gift)
		var because check.Option
		var message string
		switch c.Why {
		case handover.Outlives, handover.View:
			message, because = outlives(c, text, to)
		case handover.BothSides:
			message = text + " is " + to + " and used on both sides at once, for which " + c.Type + " is not safe"
			because = check.Because(c.ByPos(), "this uses "+text+" while the other side may be using it")
		case handover.Many:
			message = text + " is used by several goroutines at once, for which " + c.Type + " is not safe"
			because = check.Because(c.ByPos(), "this starts a goroutine that uses "+text+" too")
		case handover.Marked:
			message = text + " is " + to + ", but a " + c.Type + " must stay on its goroutine, as its declaration says"
		case handover.LockCopy:
			message = text + " is sent by value with its " + c.Type + ", so the receiver gets a copy that excludes nobody"
		}
		options := ownCopy(r, c)
		if because != nil {
			options = append(options, because)
		}
		pass.Report(c.Pos(), message, options...)
	}
}

func outlives(c handover.Crossing, text, to string) (message string, because check.Option) {
	who, end := "handler", "the request is over"
	step := "the handler returns here without waiting for the other side"
	switch {
	case c.Row.Life == library.Test:
		who, end = "test", "its use panics"
		step = "the test ends here without waiting for the goroutine"
	case c.Row.Copy != "":
		end = "the context belongs to another request: pass " + text + "." + c.Row.Copy + "()"
	case c.Row.Life == library.Body:
		end = "the server has closed it"
		if c.Why == handover.Outlives {
			text += ".Body"
		}
	case c.Why == handover.View:
		end = "its memory belongs to another request"
	}
	return text + " is " + to + " and may be used after the " + who + " has returned, when " + end, check.Because(c.ByPos(), step)
}

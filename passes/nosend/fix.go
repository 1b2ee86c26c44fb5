package nosend

import (
	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/handover"
)

// ownCopy offers to give the goroutine a copy, if it only reads what a copy
// has.
func ownCopy(r *handover.Result, c handover.Crossing) []check.Option {
	how := r.Copied(c)
	if how == nil {
		return nil
	}
	var edits []analysis.TextEdit
	if how.Arg != nil {
		edits = append(edits, analysis.TextEdit{Pos: how.Arg.End(), End: how.Arg.End(), NewText: []byte("." + how.Method + "()")})
	} else {
		text := how.Name + how.Method + " := " + how.Name + "." + how.Method + "()\n"
		edits = append(edits, analysis.TextEdit{Pos: how.At, End: how.At, NewText: []byte(text)})
		for _, at := range how.Uses {
			edits = append(edits, analysis.TextEdit{Pos: at, End: at, NewText: []byte(how.Method)})
		}
	}
	return []check.Option{check.Fix("Give the goroutine a copy of "+how.Name, edits...)}
}

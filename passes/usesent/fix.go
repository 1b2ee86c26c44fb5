package usesent

import (
	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/handover"
)

// clone offers to hand over a clone. Nothing is shared with one whose elements
// hold no references, and the other side finds in it what it was to find.
func clone(pass *check.Pass, r *handover.Result, late handover.Late) []check.Option {
	expr, pkg := r.Cloned(late)
	if expr == nil {
		return nil
	}
	since := "go1.21"
	if pkg == "bytes" {
		since = "go1.20"
	}
	name, edits, ok := pass.Import(expr.Pos(), pkg, since)
	if !ok {
		return nil
	}
	edits = append(edits,
		analysis.TextEdit{Pos: expr.Pos(), End: expr.Pos(), NewText: []byte(name + ".Clone(")},
		analysis.TextEdit{Pos: expr.End(), End: expr.End(), NewText: []byte(")")})
	return []check.Option{check.Fix("Hand over a clone of "+r.TextOf(expr), edits...)}
}

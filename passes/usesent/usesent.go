package usesent

import (
	_ "embed"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/handover"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, handover.Analyzer)

// run reports memory that is written after it was handed to another goroutine.
func run(pass *check.Pass) {
	r := handover.Of(pass.Pass)
	for _, late := range r.Rewritten() {
		text, to := late.Text(), r.To(late.Gift)
		side := "receiver"
		if late.How == handover.Spawned {
			side = "goroutine"
		}
		message := text + " is written after it is " + to + ", while the " + side + " may still be reading it"
		if late.Rewrite.Kind == handover.PutBack {
			message = text + " is put back into its pool after it is " + to + ", while the " + side + " may still be reading it"
		}
		options := []check.Option{check.Because(late.Rewrite.Pos(), step(late))}
		pass.Report(late.Pos(), message, append(options, clone(pass, r, late)...)...)
	}
}

// step says what the later write does.
func step(late handover.Late) string {
	w := late.Rewrite
	switch w.Kind {
	case handover.Element:
		return "this writes into the same memory without waiting for it to be read"
	case handover.Field:
		return "this sets " + w.Field.Name() + " of the same object without waiting for it to be read"
	case handover.Whole:
		return "this overwrites the same object without waiting for it to be read"
	case handover.Append:
		return "this append may write into the same array"
	case handover.PutBack:
		return w.Call + " gives the memory to whoever takes it from the pool next"
	case handover.Overtake:
		return w.Call + " writes again into the buffer of which " + late.Text() + " is a part"
	}
	return w.Call + " writes into the same memory without waiting for it to be read"
}

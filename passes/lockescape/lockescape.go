package lockescape

import (
	_ "embed"
	"go/types"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/sharing"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, sharing.Analyzer)

// run reports references to guarded memory that leave their lock while other
// code writes that memory in place.
func run(pass *check.Pass) {
	for _, e := range sharing.Of(pass.Pass).Escapes() {
		if pass.InTest(e.Pos()) {
			continue
		}
		writer := e.Write.FuncName()
		var message string
		switch e.Kind {
		case sharing.Returned:
			message = "returning " + what(e) + " lets the caller use it without " + e.Mutex + ", which races with the writes in " + writer
		case sharing.Sent:
			message = "sending " + what(e) + " lets the receiver use it without " + e.Mutex + ", which races with the writes in " + writer
		case sharing.Passed:
			message = "passing " + what(e) + " on without " + e.Mutex + " races with the writes in " + writer
		case sharing.Spawned:
			message = "giving " + what(e) + " to a goroutine without " + e.Mutex + " races with the writes in " + writer
		case sharing.Used:
			message = "using " + what(e) + " after " + e.Mutex + " is released races with the writes in " + writer
		}
		pass.Report(e.Pos(), message, check.Because(e.Write.Pos(), writer+" writes the same "+noun(e)+" here while it holds "+e.Mutex))
	}
}

// what names the memory with the word for how it leaves.
func what(e *sharing.Escape) string {
	if e.Copy {
		return "a shallow copy of " + e.Value
	}
	return e.Value + " itself"
}

func noun(e *sharing.Escape) string {
	switch e.Type.Underlying().(type) {
	case *types.Map:
		return "map"
	case *types.Slice:
		return "array"
	}
	return "memory"
}

package lockescape

import (
	_ "embed"
	"go/types"

	"golang.org/x/tools/go/analysis"

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
		options := []check.Option{check.Because(e.Write.Pos(), writer+" writes the same "+noun(e)+" here while it holds "+e.Mutex)}
		pass.Report(e.Pos(), message, append(options, clone(pass, e)...)...)
	}
}

// clone offers to let a copy leave.
func clone(pass *check.Pass, e *sharing.Escape) []check.Option {
	read := e.ClonedAt()
	if read == nil {
		return nil
	}
	pkg := "slices"
	if _, ok := e.Type.Underlying().(*types.Map); ok {
		pkg = "maps"
	}
	name, edits, ok := pass.Import(read.Pos(), pkg, "go1.21")
	if !ok {
		return nil
	}
	edits = append(edits,
		analysis.TextEdit{Pos: read.Pos(), End: read.Pos(), NewText: []byte(name + ".Clone(")},
		analysis.TextEdit{Pos: read.End(), End: read.End(), NewText: []byte(")")})
	return []check.Option{check.Fix("Let a copy of "+e.Value+" leave the lock", edits...)}
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

package chancap

import (
	"go/types"
	"go/version"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/backlog"
	"github.com/chanlint/chanlint/internal/check"
)

// clamp offers to take the smaller of the capacity and a limit. The limit is
// there to be looked at: it is large for a queue, and small for memory.
func clamp(pass *check.Pass, c backlog.Capacity) []check.Option {
	t, ok := pass.TypesInfo.TypeOf(c.Size).Underlying().(*types.Basic)
	if !ok || t.Info()&types.IsInteger == 0 || !hasBuiltins(pass, c) {
		return nil
	}
	before, after := "min(", ", 1024)"
	if c.MayBeNegative && t.Info()&types.IsUnsigned == 0 {
		before, after = "max(0, min(", ", 1024))"
	}
	return []check.Option{check.Fix("Limit the capacity of "+c.Name+" to 1024",
		analysis.TextEdit{Pos: c.Size.Pos(), End: c.Size.Pos(), NewText: []byte(before)},
		analysis.TextEdit{Pos: c.Size.End(), End: c.Size.End(), NewText: []byte(after)},
	)}
}

// hasBuiltins tells whether min and max mean the functions of the language at
// the place: its version has them and nothing else is called so.
func hasBuiltins(pass *check.Pass, c backlog.Capacity) bool {
	for _, file := range pass.Files {
		if file.FileStart <= c.Pos && c.Pos < file.FileEnd {
			v := pass.TypesInfo.FileVersions[file]
			if v != "" && version.Compare(v, "go1.21") < 0 {
				return false
			}
		}
	}
	scope := pass.Pkg.Scope().Innermost(c.Pos)
	if scope == nil {
		return false
	}
	for _, name := range []string{"min", "max"} {
		if _, obj := scope.LookupParent(name, c.Pos); obj == nil || obj.Parent() != types.Universe {
			return false
		}
	}
	return true
}

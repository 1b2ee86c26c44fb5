package directive

import (
	_ "embed"
	"strings"

	"github.com/chanlint/chanlint/internal/check"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run)

// run reports directives that mark nothing, and ignore comments that ignore
// nothing.
func run(pass *check.Pass) {
	misplacedNoSends(pass)
	for _, file := range pass.Files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				rest, found := strings.CutPrefix(c.Text, check.IgnorePrefix)
				if found && len(strings.Fields(rest)) < 2 {
					pass.Report(c.Pos(), "this ignore comment ignores nothing, since it names no check and reason: write //chanlint:ignore check reason")
				}
			}
		}
	}
}

package directive

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/summary"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, summary.Analyzer)

// words are the directives that chanlint knows.
var words = []string{"eventloop", "ignore", "nonblocking", "nosend"}

// run reports directives that mark nothing, and ignore comments that ignore
// nothing.
func run(pass *check.Pass) {
	misplacedNoSends(pass)
	for _, file := range pass.Files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				rest, found := strings.CutPrefix(c.Text, "//chanlint:")
				if !found {
					continue
				}
				fields := strings.Fields(rest)
				switch {
				case len(fields) == 0 || !slices.Contains(words, fields[0]):
					pass.Report(c.Pos(), "this comment says nothing to chanlint, which knows the words "+strings.Join(words, ", "))
				case fields[0] == "ignore" && len(fields) < 3:
					pass.Report(c.Pos(), "this ignore comment ignores nothing, since it names no check and reason: write //chanlint:ignore check reason")
				}
			}
		}
	}
	for _, m := range summary.Of(pass.Pass).Misplaced() {
		place := "a function, a method, a function type, or a parameter or field of function type"
		if m.Word == summary.Nonblocking {
			place = "a function or method"
		}
		pass.Report(m.Pos, m.Word+" says nothing here: it stands above "+place)
	}
}

package directive

import (
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/summary"
)

// misplacedNoSends reports nosend directives that mark no type.
func misplacedNoSends(pass *check.Pass) {
	for _, c := range summary.MisplacedNoSends(pass.Pass) {
		pass.Report(c.Pos(), "this directive marks nothing, since it does not stand in the comment of a type declaration")
	}
}

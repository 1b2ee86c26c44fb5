package chanlint_test

import (
	"flag"
	"testing"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/linttest"
)

var update = flag.Bool("update", false, "write the golden files and the README's table anew")

// TestChecks runs every check on the stories in testdata/src/<check>: see
// CONTRIBUTING.md for what each folder is for.
func TestChecks(t *testing.T) {
	for _, c := range analyzer.Checks {
		t.Run(c.Analyzer.Name, func(t *testing.T) {
			t.Parallel()
			linttest.Checks(t, c.Analyzer, *update)
		})
	}
}

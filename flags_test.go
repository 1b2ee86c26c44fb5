package chanlint_test

import (
	"os"
	"testing"

	"github.com/chanlint/chanlint/internal/linttest"
	"github.com/chanlint/chanlint/passes/loopblock"
)

// TestLoopblockFlags asks for what loopblock leaves out by default.
func TestLoopblockFlags(t *testing.T) {
	w := linttest.Open(t)
	for _, test := range []struct {
		flag, value, reset, story string
		want                      int
	}{
		{"also", "mutex", "", "mutex_and_file", 1},
		{"also", "file", "", "mutex_and_file", 1},
		{"also", "mutex,file", "", "mutex_and_file", 1}, // one on each path
		{"all", "true", "false", "connection_state", 1},
		{"loops", "github.com/gammazero/workerpool.(*WorkerPool).Submit#0 = the pool; github.com/gammazero/workerpool.Task = the pool", "", "declared_by_a_flag", 1},
	} {
		t.Run(test.flag+"="+test.value, func(t *testing.T) {
			name := "testdata/src/loopblock/silent/" + test.story + ".go"
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			pkg, err := w.Load("flags/"+test.story, linttest.File{Name: name, Src: src})
			if err != nil {
				t.Fatal(err)
			}
			if err := loopblock.Analyzer.Flags.Set(test.flag, test.value); err != nil {
				t.Fatal(err)
			}
			defer loopblock.Analyzer.Flags.Set(test.flag, test.reset)
			findings, err := linttest.Run(loopblock.Analyzer, pkg)
			if err != nil || len(findings) != test.want {
				t.Errorf("%d findings: %v (%v)", len(findings), findings, err)
			}
		})
	}
}

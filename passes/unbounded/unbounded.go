package unbounded

import (
	_ "embed"

	"github.com/chanlint/chanlint/internal/backlog"
	"github.com/chanlint/chanlint/internal/check"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, backlog.Analyzer)

// The categories of what may be meant so.
const (
	Library    = "library"    // the constructor of a library's queue
	Deliberate = "deliberate" // the source calls the queue unbounded
)

// run reports queues that grow without a bound.
func run(pass *check.Pass) {
	for _, q := range backlog.Of(pass.Pass).Queues() {
		if pass.InTest(q.Pos) {
			continue
		}
		var options []check.Option
		for _, s := range q.Steps {
			options = append(options, check.Because(s.Pos, s.Text))
		}
		switch {
		case q.Kind == backlog.Constructed:
			options = append(options, check.Category(Library))
		case q.Deliberate:
			options = append(options, check.Category(Deliberate))
		}
		pass.Report(q.Pos, message(q), options...)
	}
}

func message(q backlog.Queue) string {
	switch q.Kind {
	case backlog.Constructed:
		return "the queue that " + q.Name + " makes has no bound: it " + q.Constant
	case backlog.Relay:
		return q.Name + " grows without a bound while the receiver of " + q.Consumer + " is slower than the sender of " + q.Producer
	}
	return q.Name + " grows without a bound when " + q.Producer + " adds faster than " + q.Consumer + " takes, since nothing looks at its length"
}

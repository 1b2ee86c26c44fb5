package gospawn

import (
	_ "embed"

	"github.com/chanlint/chanlint/internal/backlog"
	"github.com/chanlint/chanlint/internal/check"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, backlog.Analyzer)

// Input is the category of a finding about a collection: its length bounds the
// goroutines, and whoever gives the collection chooses it.
const Input = "input"

// run reports the places that start a goroutine for each item without a
// limit.
func run(pass *check.Pass) {
	for _, s := range backlog.Of(pass.Pass).Spawns() {
		if pass.InTest(s.Pos) {
			continue
		}
		var options []check.Option
		for _, step := range s.Steps {
			options = append(options, check.Because(step.Pos, step.Text))
		}
		switch s.Kind {
		case backlog.PerElement:
			options = append(options, check.Category(Input))
		case backlog.PerItem:
			options = append(options, limit(pass, s)...)
		}
		pass.Report(s.Pos, message(s), options...)
	}
}

func message(s backlog.Spawn) string {
	subject := "this starts"
	if s.Group != "" {
		subject = s.Group + ".Go starts"
	}
	start := subject + " a goroutine for each " + s.Each
	switch s.Kind {
	case backlog.Late:
		return start + ", and " + s.Chan + " is taken inside it, so that they pile up all the same"
	case backlog.Dodge:
		return start + " only to wait in the send on " + s.Chan + ", so that they pile up when the receiver is slow"
	case backlog.PerElement:
		return start + ", and its length is the only limit"
	}
	return start + ", and nothing limits how many run at a time"
}

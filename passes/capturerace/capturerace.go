package capturerace

import (
	_ "embed"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/sharing"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, sharing.Analyzer)

// run reports writes to captured variables that another access races with.
func run(pass *check.Pass) {
	for _, race := range sharing.Of(pass.Pass).Races() {
		name := race.Name
		if name == "" {
			name = "the captured variable"
		}
		var because []check.Option
		start := race.Write.Spawn()
		if !race.Write.Spawned() {
			start = race.Other.Spawn()
		}
		if start.IsValid() {
			because = append(because, check.Because(start, "the goroutine is started here"))
		}
		if !race.Itself() {
			because = append(because, check.Because(race.Other.Pos(), "this "+verb(race.Other)+" of "+name+" may happen at the same time"))
		}
		if at := race.Shadow(); at.IsValid() {
			because = append(because, check.Fix("Give the goroutine a "+name+" of its own",
				analysis.TextEdit{Pos: at, End: at + token.Pos(len("=")), NewText: []byte(":=")}))
		}
		pass.Report(race.Write.Pos(), message(race, name), because...)
	}
}

func message(race *sharing.Race, name string) string {
	consequence := ", so a write may be lost"
	switch {
	case race.Map:
		consequence = ", which ends the process"
	case !race.Other.Write:
		consequence = ", so the read may miss it"
	}
	switch {
	case race.Itself():
		return "several goroutines write " + name + " here at the same time" + consequence
	case !race.Write.Spawned():
		return "this write of " + name + " races with a " + verb(race.Other) + " in a goroutine" + consequence
	case race.Other.Spawned():
		return "this write of " + name + " in a goroutine races with a " + verb(race.Other) + " in another" + consequence
	}
	return "this write of " + name + " in a goroutine races with a " + verb(race.Other) + " outside of it" + consequence
}

func verb(a *sharing.Access) string {
	if a.Write {
		return "write"
	}
	return "read"
}

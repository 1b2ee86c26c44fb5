// Package analyzer is what a driver imports: the suite of checks, the level
// of each finding, and the selection of checks by name.
package analyzer

import (
	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/passes/capturerace"
	"github.com/chanlint/chanlint/passes/chancap"
	"github.com/chanlint/chanlint/passes/chanclose"
	"github.com/chanlint/chanlint/passes/chanleak"
	"github.com/chanlint/chanlint/passes/directive"
	"github.com/chanlint/chanlint/passes/futuredrop"
	"github.com/chanlint/chanlint/passes/gospawn"
	"github.com/chanlint/chanlint/passes/lockescape"
	"github.com/chanlint/chanlint/passes/lockwait"
	"github.com/chanlint/chanlint/passes/loopblock"
	"github.com/chanlint/chanlint/passes/nosend"
	"github.com/chanlint/chanlint/passes/recvok"
	"github.com/chanlint/chanlint/passes/senddrop"
	"github.com/chanlint/chanlint/passes/unbounded"
	"github.com/chanlint/chanlint/passes/usesent"
)

// A Level says how sure and how grave a finding is.
type Level int

const (
	Advice  Level = iota + 1 // may be meant so; shown on demand
	Warning                  // a mistake with a consequence at run time
	Error                    // certain to panic or to block
)

func (l Level) String() string {
	switch l {
	case Advice:
		return "advice"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "unknown"
}

// A Check is a row of the suite.
type Check struct {
	Analyzer *analysis.Analyzer
	Level    Level            // of a finding without a category of its own below
	Levels   map[string]Level // by the category of the finding
	Off      string           // why it does not run by default, with the figure that decided it
}

// Checks is the suite, sorted by name.
var Checks = []Check{
	{Analyzer: capturerace.Analyzer, Level: Warning},
	{Analyzer: chancap.Analyzer, Level: Warning},
	{Analyzer: chanclose.Analyzer, Level: Error},
	{Analyzer: chanleak.Analyzer, Level: Warning, Levels: map[string]Level{"stopped": Advice, "test": Advice}},
	{Analyzer: directive.Analyzer, Level: Warning},
	{Analyzer: futuredrop.Analyzer, Level: Warning},
	{Analyzer: gospawn.Analyzer, Level: Warning, Levels: map[string]Level{gospawn.Input: Advice}},
	{Analyzer: lockescape.Analyzer, Level: Warning},
	{Analyzer: lockwait.Analyzer, Level: Warning, Levels: map[string]Level{lockwait.Certain: Error}},
	{Analyzer: loopblock.Analyzer, Level: Warning, Levels: map[string]Level{loopblock.Self: Error}},
	{Analyzer: nosend.Analyzer, Level: Warning},
	{Analyzer: recvok.Analyzer, Level: Warning},
	{Analyzer: senddrop.Analyzer, Level: Warning},
	{Analyzer: unbounded.Analyzer, Level: Warning, Levels: map[string]Level{unbounded.Library: Advice, unbounded.Deliberate: Advice}},
	{Analyzer: usesent.Analyzer, Level: Warning},
}

// Analyzers returns the analyzers of the suite, for a driver that selects by
// itself.
func Analyzers() []*analysis.Analyzer {
	list := make([]*analysis.Analyzer, len(Checks))
	for i, c := range Checks {
		list[i] = c.Analyzer
	}
	return list
}

// LevelOf returns the level of a finding of the check under its category,
// which may be empty. It is 0 for a check that the suite does not have.
func LevelOf(check, category string) Level {
	for _, c := range Checks {
		if c.Analyzer.Name != check {
			continue
		}
		if level, ok := c.Levels[category]; ok {
			return level
		}
		return c.Level
	}
	return 0
}

// Package driver goes from packages to findings: it has the go command run
// chanlint on each package, with the go command's cache, and collects,
// selects, sorts and fixes what comes back.
package driver

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/unit"
)

// A Finding is what a check has to say about a place.
type Finding struct {
	Check    string
	Category string // the kind of the finding within its check, often empty
	Level    analyzer.Level
	Message  string
	URL      string // the page of the check
	Package  string // import path; that of an external test ends with _test
	Position Position
	End      Position
	Because  []Step // in the order in which things happen
	Fixes    []Fix
}

// A Position is a place in a file. Columns count bytes from 1.
type Position struct {
	File   string // absolute
	Line   int
	Column int
}

// A Step is a sentence of the explanation, at the place that proves it.
type Step struct {
	Position Position
	Message  string
}

// A Fix is a change that removes the finding. Its edits are made together or
// not at all.
type Fix struct {
	Title string
	Edits []Edit
}

// An Edit replaces the bytes from Start up to End of a file.
type Edit struct {
	File       string // absolute
	Start, End int
	New        string
}

// InTest tells whether the finding stands in a test file.
func (f *Finding) InTest() bool { return strings.HasSuffix(f.Position.File, "_test.go") }

func findingOf(pkg, name string, d unit.Diagnostic) Finding {
	f := Finding{
		Check:    name,
		Category: d.Category,
		Level:    analyzer.LevelOf(name, d.Category),
		Message:  d.Message,
		URL:      check.URL + name,
		Package:  pkg,
		Position: positionOf(d.Posn),
		End:      positionOf(d.End),
	}
	for _, step := range d.Related {
		f.Because = append(f.Because, Step{positionOf(step.Posn), step.Message})
	}
	for _, fix := range d.Fixes {
		made := Fix{Title: fix.Message}
		for _, e := range fix.Edits {
			made.Edits = append(made.Edits, Edit{e.Filename, e.Start, e.End, e.New})
		}
		f.Fixes = append(f.Fixes, made)
	}
	return f
}

// positionOf reads file:line:column; the file's name may have colons itself.
func positionOf(posn string) Position {
	rest, column := cutNumber(posn)
	file, line := cutNumber(rest)
	if line == 0 { // file:line
		file, line, column = rest, column, 0
	}
	return Position{file, line, column}
}

func cutNumber(s string) (rest string, number int) {
	colon := strings.LastIndexByte(s, ':')
	if colon < 0 {
		return s, 0
	}
	number, err := strconv.Atoi(s[colon+1:])
	if err != nil {
		return s, 0
	}
	return s[:colon], number
}

func compare(a, b Finding) int {
	return cmp.Or(
		comparePositions(a.Position, b.Position),
		strings.Compare(a.Check, b.Check),
		strings.Compare(a.Message, b.Message),
		strings.Compare(a.Package, b.Package),
	)
}

func comparePositions(a, b Position) int {
	return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
}

// sorted returns the findings by place, each once: a package is analysed by
// itself and again with its tests.
func sorted(list []Finding) []Finding {
	slices.SortFunc(list, compare)
	return slices.CompactFunc(list, func(a, b Finding) bool {
		return a.Position == b.Position && a.Check == b.Check && a.Message == b.Message
	})
}

// Short returns the name of a file as seen from a directory, if that is
// shorter.
func Short(dir, file string) string {
	if rel, err := filepath.Rel(dir, file); err == nil && len(rel) < len(file) {
		return rel
	}
	return file
}

package library

import (
	"go/types"
	"slices"
	"strings"
)

//go:generate sh -c "go run ../stdgen >std_rows.go.new && mv std_rows.go.new std_rows.go"

// A stdRow is what the summary found out about a function of the standard
// library.
type stdRow struct {
	name   string // as types.Func.FullName writes it
	blocks Kind   // on every normal path
	reason string
	params []stdParam
}

type stdParam struct {
	index int // the receiver not counted
	run   Run
}

// Std tells whether the package belongs to the standard library. What is known
// of its functions is in this package and nowhere else: where facts of it
// exist, as in golangci-lint, they are not asked for.
func Std(pkg *types.Package) bool {
	_, found := slices.BinarySearch(stdPackages, pkg.Path())
	return found
}

func stdRowOf(fn *types.Func) (stdRow, bool) {
	if !Std(fn.Pkg()) {
		return stdRow{}, false // a method on a type of its own may have any name
	}
	i, found := slices.BinarySearchFunc(stdRows, fn.Origin().FullName(), func(r stdRow, name string) int { return strings.Compare(r.name, name) })
	if !found {
		return stdRow{}, false
	}
	return stdRows[i], true
}

// ForgetStd drops the rows of the standard library, so that they can be found
// anew. Not for use by several goroutines.
func ForgetStd() { stdPackages, stdRows = nil, nil }

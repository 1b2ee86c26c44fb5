// Package library holds what is known of functions whose body is not at hand.
package library

import "go/types"

// NeverReturns tells whether fn ends the process or the goroutine.
func NeverReturns(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() + "." + fn.Name() {
	case "os.Exit", "runtime.Goexit", "log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln":
		return true
	}
	return false
}

// EndsTest tells whether fn ends the goroutine of the test that calls it; what
// is deferred still runs.
func EndsTest(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "testing":
		switch fn.Name() {
		case "FailNow", "Fatal", "Fatalf", "Skip", "SkipNow", "Skipf":
			return true
		}
	case "github.com/stretchr/testify/assert":
		return fn.Name() == "FailNow" || fn.Name() == "FailNowf"
	case "github.com/stretchr/testify/require":
		switch fn.Name() {
		case "Fail", "FailNow", "FailNowf", "Failf":
			return true
		}
	}
	return false
}

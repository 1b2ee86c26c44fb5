// Package library holds what is known of functions whose body is not at hand.
package library

import "go/types"

// NeverReturns tells whether fn ends the process or the goroutine.
func NeverReturns(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() + "." + fn.Name() {
	case "os.Exit", "runtime.Goexit", "log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln",
		"testing.FailNow", "testing.Fatal", "testing.Fatalf", "testing.Skip", "testing.SkipNow", "testing.Skipf":
		return true
	}
	return false
}

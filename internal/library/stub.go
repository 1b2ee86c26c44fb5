// Package library holds what is known of functions whose body is not at hand.
package library

import (
	"go/types"
	"strings"
)

// NeverReturns tells whether fn ends the process or the goroutine.
func NeverReturns(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "os":
		return fn.Name() == "Exit"
	case "runtime":
		return fn.Name() == "Goexit"
	case "log":
		return isFatal(fn) || strings.HasPrefix(fn.Name(), "Panic")
	case "testing":
		return isFatal(fn) || fn.Name() == "FailNow" || strings.HasPrefix(fn.Name(), "Skip") && fn.Name() != "Skipped"
	case "github.com/stretchr/testify/require", "github.com/stretchr/testify/assert":
		return strings.HasPrefix(fn.Name(), "FailNow") || fn.Pkg().Name() == "require" && (fn.Name() == "Fail" || fn.Name() == "Failf")
	case "go.uber.org/zap", "github.com/sirupsen/logrus", "k8s.io/klog/v2", "k8s.io/klog", "github.com/golang/glog":
		return isFatal(fn) || fn.Pkg().Name() != "klog" && strings.HasPrefix(fn.Name(), "Panic")
	}
	return false
}

// isFatal tells whether the name is Fatal or one of its forms.
func isFatal(fn *types.Func) bool {
	switch fn.Name() {
	case "Fatal", "Fatalf", "Fatalln", "Fatalw", "FatalDepth", "FatalDepthf":
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

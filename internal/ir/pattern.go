package ir

import (
	"regexp"
	"sync"
)

// Lazily returns the regular expression, compiled when it is asked for first:
// every process of a vet run would compile it at its start, and few need it.
func Lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

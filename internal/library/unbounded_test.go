package library

import (
	"slices"
	"strings"
	"testing"
)

func TestUnbounded(t *testing.T) {
	if !slices.IsSortedFunc(unbounded, func(a, b Unbounded) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the constructors are not sorted")
	}
	for _, u := range unbounded {
		if u.Says == "" || !strings.Contains(u.Source, "@") {
			t.Errorf("%s lacks a clause or a source", u.Name)
		}
	}
	if !slices.IsSortedFunc(inputs, func(a, b Input) int { return strings.Compare(a.name, b.name) }) {
		t.Error("the inputs are not sorted")
	}
	for pkg, symbols := range messages {
		for _, symbol := range symbols {
			if !slices.ContainsFunc(Callbacks(pkg), func(c Callback) bool { return c.Symbol == symbol }) {
				t.Errorf("the catalogue has no callback %s.%s", pkg, symbol)
			}
		}
	}
}

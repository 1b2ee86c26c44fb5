package library

import (
	"slices"
	"testing"
)

func TestCallbacks(t *testing.T) {
	pkgs := Frameworks()
	if !slices.IsSorted(pkgs) || len(pkgs) < 100 || len(slices.Compact(slices.Clone(pkgs))) != len(pkgs) {
		t.Errorf("the frameworks are not sorted, or there are too few: %d", len(pkgs))
	}
	for _, pkg := range pkgs {
		rows := Callbacks(pkg)
		for i, r := range rows {
			if r.Symbol == "" || r.Source == "" || r.Loop == "" && !r.Exempt {
				t.Errorf("%s.%s lacks a symbol, a loop or a source", pkg, r.Symbol)
			}
			if (r.Param >= 0) != (r.Form == FuncParam || r.Form == Signature) {
				t.Errorf("%s.%s has parameter %d", pkg, r.Symbol, r.Param)
			}
			for _, other := range rows[:i] {
				if other.Form == r.Form && other.Symbol == r.Symbol && other.Param == r.Param {
					t.Errorf("%s.%s stands there twice", pkg, r.Symbol)
				}
			}
		}
	}
}

// TestForbidden holds the two tables together: a rule about callbacks names
// callbacks of the catalogue.
func TestForbidden(t *testing.T) {
	for _, pkg := range Frameworks() {
		for _, f := range append(ForbiddenCalls(pkg), SelfWaits(pkg)...) {
			known := len(f.Inside) == 0
			for _, symbol := range f.Inside {
				known = known || slices.ContainsFunc(Callbacks(pkg), func(c Callback) bool { return c.Symbol == symbol })
			}
			if !known {
				t.Errorf("%s is forbidden inside %v, of which the catalogue knows none", f.Call, f.Inside)
			}
		}
	}
	for _, rule := range forbidden {
		for _, pkg := range rule.packages {
			if len(Callbacks(pkg)) == 0 {
				t.Errorf("%s has forbidden calls and no callbacks", pkg)
			}
		}
	}
}

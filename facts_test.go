package chanlint_test

import (
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/analyzer"
)

// TestFacts holds facts to what every driver can carry: they are true wherever
// they are read, so they have no positions, and their bytes are the same every
// time, so they have no maps. One analyzer produces them.
func TestFacts(t *testing.T) {
	producers := map[*analysis.Analyzer]bool{}
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if len(a.FactTypes) > 0 {
			producers[a] = true
		}
		for _, need := range a.Requires {
			visit(need)
		}
	}
	for _, a := range analyzer.Analyzers() {
		visit(a)
	}
	if len(producers) != 1 {
		t.Errorf("%d analyzers produce facts; the one that does is summary", len(producers))
	}
	for a := range producers {
		for _, fact := range a.FactTypes {
			portable(t, a.Name, reflect.TypeOf(fact).Elem())
		}
	}
}

func portable(t *testing.T, where string, typ reflect.Type) {
	t.Helper()
	where += "." + typ.Name()
	if typ == reflect.TypeFor[token.Pos]() {
		t.Errorf("%s is a position", where)
	}
	switch typ.Kind() {
	case reflect.Struct:
		for i := range typ.NumField() {
			f := typ.Field(i)
			if !f.IsExported() {
				t.Errorf("%s.%s is lost in gob", where, f.Name)
			}
			portable(t, where+"."+f.Name, f.Type)
		}
	case reflect.Slice, reflect.Array, reflect.Pointer:
		portable(t, where, typ.Elem())
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		t.Errorf("%s is a %s", where, typ.Kind())
	}
}

// TestEngine makes sure that the stories in testdata/src/engine are run: each
// folder is named by a test of its engine package, which holds the package's
// answers against them.
func TestEngine(t *testing.T) {
	engines, err := os.ReadDir("testdata/src/engine")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range engines {
		tests, _ := filepath.Glob(filepath.Join("internal", e.Name(), "*_test.go"))
		var text []byte
		for _, name := range tests {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, data...)
		}
		if len(text) == 0 {
			t.Errorf("no test of internal/%s runs testdata/src/engine/%s", e.Name(), e.Name())
		}
	}
	for _, name := range []string{"chans", "gorun", "summary"} {
		if !slices.ContainsFunc(engines, func(e os.DirEntry) bool { return e.Name() == name }) {
			t.Errorf("internal/%s has no stories of its own", name)
		}
	}
}

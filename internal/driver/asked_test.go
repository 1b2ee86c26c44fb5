package driver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTree compares the packages that patterns name with what go list says.
func TestTree(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"a.go", "x/a.go", "x/y/a.go", "x/testdata/a.go", "xx/a.go", "_x/a.go", ".x/a.go", "sub/a.go", "sub/x/a.go", "internal/a.go", "vendor/v/a.go"} {
		write(t, filepath.Join(root, name), "package a\n")
	}
	write(t, filepath.Join(root, "go.mod"), "module example.com/m/v2\n\ngo 1.25\n")
	write(t, filepath.Join(root, "sub/go.mod"), "module example.com/m/v2/sub\n\ngo 1.25\n")
	all := []string{"", "/x", "/x/y", "/x/testdata", "/xx", "/_x", "/.x", "/sub", "/sub/x", "/internal", "/vendor/v"}
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOWORK", "")

	for _, c := range []struct{ dir, patterns string }{
		{"", ""}, {"", "."}, {"", "./..."}, {"x", "./..."}, {"x", "."}, {"", "./x"}, {"", "./x/..."}, {"", "./x ./xx"}, {"x", "./y"}, {"", "./internal"}, {"x/testdata", "./..."}, {"", "./x/"},
	} {
		dir, patterns := filepath.Join(root, c.dir), strings.Fields(c.patterns)
		tree := treeOf(dir, patterns, nil)
		if tree == nil {
			t.Errorf("in %q, %q: the go command has to be asked", c.dir, c.patterns)
			continue
		}
		if len(patterns) == 0 {
			patterns = []string{"."}
		}
		packages, err := (&goCommand{dir: dir}).list(t.Context(), false, patterns)
		if err != nil {
			t.Fatal(err)
		}
		listed := map[string]bool{}
		for _, p := range packages {
			listed[p.ImportPath] = true
		}
		for _, p := range all {
			path := "example.com/m/v2" + p
			if tree.names(path) != listed[path] {
				t.Errorf("in %q, %q: names %s: %v, go list: %v", c.dir, c.patterns, path, tree.names(path), listed[path])
			}
		}
		for _, path := range []string{"example.com/m", "example.com/m/v22", "fmt"} {
			if tree.names(path) {
				t.Errorf("in %q, %q: names %s", c.dir, c.patterns, path)
			}
		}
	}
	for _, c := range []struct{ dir, patterns string }{
		{"", "all"}, {"", "fmt"}, {"", "../..."}, {"", "./a.go"}, {"", "./x..."}, {"", "./sub"}, {"", "example.com/m/v2/..."},
	} {
		if treeOf(filepath.Join(root, c.dir), strings.Fields(c.patterns), nil) != nil {
			t.Errorf("%q: the go command is not asked", c.patterns)
		}
	}
	t.Setenv("GOWORK", filepath.Join(root, "go.work"))
	if treeOf(root, nil, nil) != nil {
		t.Error("in a workspace the go command is not asked")
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

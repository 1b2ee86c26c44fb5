package driver

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// A pattern names the packages in a directory, or those below it too.
type pattern struct {
	dir   string
	below bool
}

// A tree tells which packages of the module around a directory some patterns
// name, as go help packages defines it. Asking the go command costs as much as
// a fifth of a run in which everything is cached.
type tree struct {
	module, root string
	patterns     []pattern
	nested       map[string]bool // by directory: it belongs to another module, or no pattern with ... goes there
}

// treeOf returns nil if the patterns are not all paths of directories in a
// module that is used by itself and as it is: who asks has to ask the go command.
func treeOf(dir string, patterns, build []string) *tree {
	dir, err := filepath.Abs(dir)
	if err != nil || len(build) > 0 && strings.Contains(strings.Join(build, " "), "-mod") {
		return nil
	}
	if flags := os.Getenv("GOFLAGS"); strings.Contains(flags, "-modfile") || strings.Contains(flags, "-C") || os.Getenv("GO111MODULE") == "off" {
		return nil
	}
	if work := os.Getenv("GOWORK"); work != "off" && (work != "" || above(dir, "go.work") != "") {
		return nil
	}
	t := &tree{root: above(dir, "go.mod"), nested: map[string]bool{}}
	if t.root == "" {
		return nil
	}
	file, err := os.ReadFile(filepath.Join(t.root, "go.mod"))
	if err != nil || bytes.Contains(file, []byte("ignore")) {
		return nil // directories that go.mod tells to ignore
	}
	if t.module = modfile.ModulePath(file); t.module == "" || t.module == "std" || t.module == "cmd" {
		return nil
	}
	if len(patterns) == 0 {
		patterns = []string{"."}
	}
	for _, p := range patterns {
		if p != "." && p != "./" && !strings.HasPrefix(p, "./") {
			return nil
		}
		p, below := strings.CutSuffix(p, "/...")
		if strings.Contains(p, "...") || strings.HasSuffix(p, ".go") {
			return nil
		}
		at := filepath.Join(dir, filepath.FromSlash(p))
		if at != t.root && !strings.HasPrefix(at, t.root+string(filepath.Separator)) || at != t.root && t.leaves(at) {
			return nil
		}
		t.patterns = append(t.patterns, pattern{at, below})
	}
	return t
}

// above returns the nearest directory from dir upwards that has the file.
func above(dir, name string) string {
	for {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// names tells whether a pattern names the package with this import path.
func (t *tree) names(path string) bool {
	rest, ok := strings.CutPrefix(path, t.module)
	if !ok || rest != "" && rest[0] != '/' {
		return false
	}
	dir := filepath.Join(t.root, filepath.FromSlash(rest))
	if t.leaves(dir) {
		return false
	}
	for _, p := range t.patterns {
		if dir == p.dir || p.below && strings.HasPrefix(dir, strings.TrimSuffix(p.dir, string(filepath.Separator))+string(filepath.Separator)) && !hides(dir[len(p.dir):]) {
			return true
		}
	}
	return false
}

// leaves tells whether the directory lies in a module within the module.
func (t *tree) leaves(dir string) bool {
	if dir == t.root || len(dir) < len(t.root) {
		return false
	}
	nested, known := t.nested[dir]
	if !known {
		_, err := os.Stat(filepath.Join(dir, "go.mod"))
		nested = err == nil || t.leaves(filepath.Dir(dir))
		t.nested[dir] = nested
	}
	return nested
}

// hides tells whether a pattern with ... leaves out what has this path below it.
func hides(path string) bool {
	for _, elem := range strings.Split(filepath.ToSlash(path), "/") {
		if elem == "testdata" || elem == "vendor" || strings.HasPrefix(elem, "_") || strings.HasPrefix(elem, ".") {
			return true
		}
	}
	return false
}

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// A loader type-checks packages of modules from source.
type loader struct {
	fset     *token.FileSet
	std      types.Importer
	packages map[string]*types.Package // by folder
	modules  map[string]module         // by path@version
}

type module struct {
	dir string
	err error
}

func newLoader() *loader {
	l := &loader{fset: token.NewFileSet(), packages: map[string]*types.Package{}, modules: map[string]module{}}
	l.std = importer.ForCompiler(l.fset, "source", nil)
	return l
}

// framework returns the package, and the version at which it was looked at:
// the one that the source of a row names.
func (l *loader) framework(path, source string) (*types.Package, string, error) {
	if strings.HasPrefix(source, "$GOROOT") {
		pkg := l.dir(path, filepath.Join(runtime.GOROOT(), "src", filepath.FromSlash(path)), "", "")
		if pkg == nil {
			return nil, "", errors.New("is not in the standard library")
		}
		return pkg, runtime.Version(), nil
	}
	mod, version := moduleOf(path, source)
	if mod == "" {
		return nil, "", fmt.Errorf("its source %s names no module and version", source)
	}
	m := l.module(mod + "@" + version)
	if m.err != nil {
		return nil, "", m.err
	}
	dir := filepath.Join(m.dir, filepath.FromSlash(strings.TrimPrefix(strings.TrimPrefix(path, mod), "/")))
	pkg := l.dir(path, dir, mod, m.dir)
	if pkg == nil {
		return nil, "", fmt.Errorf("%s@%s has no such package", mod, version)
	}
	return pkg, version, nil
}

// moduleOf takes module and version from a source such as
// "github.com/rivo/tview@v0.42.0/application.go:681".
func moduleOf(path, source string) (mod, version string) {
	mod, rest, ok := strings.Cut(source, "@")
	version, _, _ = strings.Cut(rest, "/")
	if !ok || version == "HEAD" || path != mod && !strings.HasPrefix(path, mod+"/") {
		return "", ""
	}
	return mod, version
}

// module returns where the module is, after the go command has fetched it if
// it was not there.
func (l *loader) module(name string) module {
	if m, ok := l.modules[name]; ok {
		return m
	}
	var m module
	cmd := exec.Command("go", "mod", "download", "-json", name)
	cmd.Dir = os.TempDir() // outside of any module
	out, err := cmd.Output()
	var answer struct{ Dir, Error string }
	switch {
	case json.Unmarshal(out, &answer) != nil:
		m.err = fmt.Errorf("go mod download %s: %v", name, err)
	case answer.Error != "":
		m.err = errors.New(strings.TrimSpace(answer.Error))
	default:
		m.dir = answer.Dir
	}
	l.modules[name] = m
	return m
}

// dir type-checks the package in dir. Files for every platform count, so that
// what is declared twice is no error; neither is anything else.
func (l *loader) dir(path, dir, mod, root string) *types.Package {
	if pkg, ok := l.packages[dir]; ok {
		return pkg
	}
	l.packages[dir] = nil // an import cycle by way of other platforms
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	byName := map[string][]*ast.File{}
	var names []string
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(l.fset, filepath.Join(dir, e.Name()), nil, parser.SkipObjectResolution)
		if file == nil || err != nil {
			continue
		}
		name := file.Name.Name
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		byName[name] = append(byName[name], file)
	}
	if len(names) == 0 {
		return nil
	}
	best := slices.MaxFunc(names, func(a, b string) int { return len(byName[a]) - len(byName[b]) })
	config := types.Config{
		Importer:         from{l, mod, root},
		FakeImportC:      true,
		IgnoreFuncBodies: true,
		Error:            func(error) {},
	}
	pkg, _ := config.Check(path, l.fset, byName[best], nil)
	l.packages[dir] = pkg
	return pkg
}

// from imports for the packages of one module.
type from struct {
	*loader
	mod, root string
}

func (f from) Import(path string) (*types.Package, error) {
	first, _, _ := strings.Cut(path, "/")
	switch {
	case path == "unsafe":
		return types.Unsafe, nil
	case f.mod != "" && (path == f.mod || strings.HasPrefix(path, f.mod+"/")):
		if pkg := f.dir(path, filepath.Join(f.root, filepath.FromSlash(strings.TrimPrefix(strings.TrimPrefix(path, f.mod), "/"))), f.mod, f.root); pkg != nil {
			return pkg, nil
		}
	case !strings.Contains(first, "."):
		return f.std.Import(path)
	}
	return nil, fmt.Errorf("%s is not looked at", path)
}

// Package linttest runs analyzers on the stories under testdata/src and
// compares what they report with what the stories expect. Only tests import
// it.
//
// A story is one file, which is a package of its own; it imports the standard
// library, other packages under testdata/src, and nothing else. It is
// type-checked against the compiler's export data, so that a thousand stories
// cost one call of the go command.
package linttest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// A World holds the packages that stories import. It is shared by all tests of
// a process.
type World struct {
	Root string // the folder that import paths are looked up in first: testdata/src
	Fset *token.FileSet

	mu      sync.Mutex
	exports map[string]string         // import path -> file with export data
	std     map[string]*types.Package // what was read from export data
	stubs   map[string]*stub          // what was type-checked from Root
}

type stub struct {
	pkg *packages.Package
	err error
}

var theWorld = sync.OnceValues(func() (*World, error) {
	root, err := moduleRoot()
	if err != nil {
		return nil, err
	}
	w := &World{
		Root:    filepath.Join(root, "testdata", "src"),
		Fset:    token.NewFileSet(),
		exports: map[string]string{},
		std:     map[string]*types.Package{},
		stubs:   map[string]*stub{},
	}
	imports, err := w.imports()
	if err != nil {
		return nil, err
	}
	return w, w.list(imports...)
})

// Open returns the world of this process.
func Open(t testing.TB) *World {
	t.Helper()
	w, err := theWorld()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		return "", errors.New("no go.mod in any folder above the test")
	}
}

// imports lists the packages outside Root that any file under it imports.
func (w *World) imports() ([]string, error) {
	var list []string
	err := filepath.WalkDir(w.Root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".go.golden") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, src, parser.ImportsOnly)
		if err != nil {
			return nil // its own test says so
		}
		for _, spec := range file.Imports {
			if path, err := strconv.Unquote(spec.Path.Value); err == nil && path != "unsafe" && path != "C" && !w.has(path) {
				list = append(list, path)
			}
		}
		return nil
	})
	slices.Sort(list)
	return slices.Compact(list), err
}

// has tells whether Root has the package.
func (w *World) has(path string) bool {
	files, _ := filepath.Glob(filepath.Join(w.Root, filepath.FromSlash(path), "*.go"))
	return len(files) > 0
}

// list asks the go command for the export data of the packages and their
// dependencies.
func (w *World) list(paths ...string) error {
	if len(paths) == 0 {
		return nil
	}
	cmd := exec.Command("go", append([]string{"list", "-export", "-deps", "-json=ImportPath,Export", "--"}, paths...)...)
	cmd.Dir = w.Root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("listing what the stories import: %w\n%s", err, stderr.Bytes())
	}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		w.exports[p.ImportPath] = p.Export
	}
}

// Import implements types.Importer.
func (w *World) Import(path string) (*types.Package, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.importLocked(path)
}

type locked struct{ *World }

func (w locked) Import(path string) (*types.Package, error) { return w.importLocked(path) }

func (w *World) importLocked(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if s := w.stub(path); s != nil {
		if s.err != nil {
			return nil, s.err
		}
		return s.pkg.Types, nil
	}
	if pkg := w.std[path]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	if _, listed := w.exports[path]; !listed {
		if err := w.list(path); err != nil {
			return nil, err
		}
	}
	file, err := os.Open(w.exports[path])
	if err != nil {
		return nil, fmt.Errorf("%s is neither under testdata/src nor in the standard library: %w", path, err)
	}
	defer file.Close()
	data, err := gcexportdata.NewReader(file)
	if err != nil {
		return nil, err
	}
	return gcexportdata.Read(data, w.Fset, w.std, path)
}

// stub returns the package that stands under Root, or nil. The caller holds
// w.mu.
func (w *World) stub(path string) *stub {
	if s, ok := w.stubs[path]; ok {
		return s
	}
	names, _ := filepath.Glob(filepath.Join(w.Root, filepath.FromSlash(path), "*.go"))
	if len(names) == 0 {
		w.stubs[path] = nil
		return nil
	}
	s := &stub{err: fmt.Errorf("%s imports itself", path)}
	w.stubs[path] = s
	files, err := readFiles(names)
	if err != nil {
		s.err = err
		return s
	}
	s.pkg, s.err = w.check(path, files, locked{w})
	return s
}

// A File is a source file of a story.
type File struct {
	Name string
	Src  []byte
}

func readFiles(names []string) ([]File, error) {
	var files []File
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, File{name, src})
	}
	return files, nil
}

// Load type-checks files as the package path.
func (w *World) Load(path string, files ...File) (*packages.Package, error) {
	return w.check(path, files, w)
}

// Package returns the package that stands under Root.
func (w *World) Package(path string) (*packages.Package, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.stub(path)
	if s == nil {
		return nil, fmt.Errorf("there is no package testdata/src/%s", path)
	}
	return s.pkg, s.err
}

func (w *World) check(path string, files []File, importer types.Importer) (*packages.Package, error) {
	pkg := &packages.Package{
		ID:      path,
		PkgPath: path,
		Fset:    w.Fset,
		Imports: map[string]*packages.Package{},
		TypesInfo: &types.Info{
			Types:        map[ast.Expr]types.TypeAndValue{},
			Instances:    map[*ast.Ident]types.Instance{},
			Defs:         map[*ast.Ident]types.Object{},
			Uses:         map[*ast.Ident]types.Object{},
			Implicits:    map[ast.Node]types.Object{},
			Selections:   map[*ast.SelectorExpr]*types.Selection{},
			Scopes:       map[ast.Node]*types.Scope{},
			FileVersions: map[*ast.File]string{},
		},
		TypesSizes: types.SizesFor("gc", runtime.GOARCH),
	}
	for _, f := range files {
		syntax, err := parser.ParseFile(w.Fset, f.Name, f.Src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		pkg.Syntax = append(pkg.Syntax, syntax)
		pkg.GoFiles = append(pkg.GoFiles, f.Name)
		pkg.CompiledGoFiles = append(pkg.CompiledGoFiles, f.Name)
	}
	var faults []error
	conf := types.Config{
		Importer:  importer,
		Sizes:     pkg.TypesSizes,
		GoVersion: "go1.25", // as go.mod has it, whatever the go command at hand
		Error:     func(err error) { faults = append(faults, err) },
	}
	pkg.Types, _ = conf.Check(path, w.Fset, pkg.Syntax, pkg.TypesInfo)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	pkg.Name = pkg.Types.Name()

	// Facts come from the packages under Root; the standard library has none,
	// as under go vet, whose units of it leave at once.
	unlock := func() {}
	if importer == types.Importer(w) {
		w.mu.Lock()
		unlock = w.mu.Unlock
	}
	defer unlock()
	for _, imported := range pkg.Types.Imports() {
		if s := w.stubs[imported.Path()]; s != nil {
			pkg.Imports[imported.Path()] = s.pkg
		}
	}
	return pkg, nil
}

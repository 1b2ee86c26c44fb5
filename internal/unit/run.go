package unit

import (
	"encoding/gob"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/gcexportdata"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/facts"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/prefilter"
)

// run analyses the unit, writes its facts, and returns its findings.
func run(cfg *config, checks []analyzer.Check, selected []*analysis.Analyzer, complete, advice bool) (Tree, error) {
	tree := Tree{cfg.ID: {}}
	forFacts := cfg.VetxOnly && !complete && !(cfg.ownModule() && cfg.Stdout != "" && mayBeAskedFor(cfg))
	if cfg.std() && cfg.VetxOnly {
		// The library table speaks for std. An empty file and not none: only
		// what a unit writes is cached, and cached units do not run again.
		tree.add(cfg.ID, FactsOnly, []Diagnostic{})
		return tree, writeFacts(cfg, nil)
	}

	imported, err := readFacts(cfg)
	if err != nil {
		return nil, err
	}
	sources := make([][]byte, len(cfg.GoFiles))
	matters := !imported.Empty()
	for _, path := range cfg.ImportMap {
		matters = matters || prefilter.Import(path) || library.IsFramework(path)
	}
	for i, name := range cfg.GoFiles {
		if sources[i], err = os.ReadFile(name); err != nil {
			return nil, err
		}
		matters = matters || prefilter.File(sources[i])
	}
	// A dependency has been compiled. What was asked for may not even compile,
	// which has to be said whether it matters or not.
	if !matters && cfg.VetxOnly {
		return tree, writeFacts(cfg, imported.Reexport())
	}

	tuneGC()
	p, err := load(cfg, sources)
	if err != nil {
		if cfg.VetxOnly || cfg.SucceedOnTypecheckFailure {
			// Not what was asked for. Whoever imports it knows less.
			tree.add(cfg.ID, FactsOnly, []Diagnostic{})
			return tree, writeFacts(cfg, imported.Reexport())
		}
		return nil, err
	}
	analyzers := selected
	if forFacts {
		analyzers = factsOf(selected)
		tree.add(cfg.ID, FactsOnly, []Diagnostic{})
	}
	register(checks)
	set := facts.NewSet(p.pkg, imported, p.packages)
	r := &runner{cfg: cfg, load: p, facts: set, actions: map[*analysis.Analyzer]*action{}}
	if matters {
		for _, a := range analyzers {
			act := r.do(a)
			if !advice {
				act.found = slices.DeleteFunc(act.found, func(d Diagnostic) bool {
					return d.Category != check.Internal && analyzer.LevelOf(a.Name, d.Category) < analyzer.Warning
				})
			}
			switch {
			case forFacts:
			case act.err != nil:
				tree.add(cfg.ID, a.Name, Unfinished{act.err.Error()})
			case len(act.found) > 0:
				tree.add(cfg.ID, a.Name, act.found)
			}
		}
	}
	file, err := set.Encode()
	if err != nil {
		return nil, err
	}
	if cfg.VetxOnly && !forFacts {
		tree = tree.hidden()
	}
	return tree, writeFacts(cfg, file)
}

// mayBeAskedFor tells whether this very unit can be asked for later, so that
// its findings must be there. A package that has tests in the package itself
// is only ever asked for together with them, which is another unit.
func mayBeAskedFor(cfg *config) bool {
	names, err := filepath.Glob(filepath.Join(cfg.Dir, "*_test.go"))
	if err != nil {
		return true
	}
	for _, name := range names {
		// A file that is built on some systems only may be none of the package.
		if ok, err := build.Default.MatchFile(cfg.Dir, filepath.Base(name)); !ok || err != nil {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil || strings.Contains(string(src), "//go:build") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.PackageClauseOnly)
		if err == nil && !strings.HasSuffix(file.Name.Name, "_test") {
			return false
		}
	}
	return true
}

func readFacts(cfg *config) (*facts.Imported, error) {
	imported := new(facts.Imported)
	for _, path := range slices.Sorted(maps.Keys(cfg.PackageVetx)) {
		file, err := os.ReadFile(cfg.PackageVetx[path])
		if err != nil {
			return nil, fmt.Errorf("reading facts: %w", err)
		}
		if err := imported.Add(path, file); err != nil {
			return nil, err
		}
	}
	return imported, nil
}

func writeFacts(cfg *config, file []byte) error {
	if cfg.VetxOutput == "" {
		return nil
	}
	if err := os.WriteFile(cfg.VetxOutput, file, 0o666); err != nil {
		return fmt.Errorf("writing facts: %w", err)
	}
	return nil
}

// A loaded is a unit that has been parsed and type-checked.
type loaded struct {
	fset     *token.FileSet
	files    []*ast.File
	pkg      *types.Package
	info     *types.Info
	sizes    types.Sizes
	packages map[string]*types.Package // that the types mention, by path
}

func load(cfg *config, sources [][]byte) (*loaded, error) {
	p := &loaded{
		fset:     token.NewFileSet(),
		packages: map[string]*types.Package{},
		info: &types.Info{
			Types:        map[ast.Expr]types.TypeAndValue{},
			Defs:         map[*ast.Ident]types.Object{},
			Uses:         map[*ast.Ident]types.Object{},
			Implicits:    map[ast.Node]types.Object{},
			Instances:    map[*ast.Ident]types.Instance{},
			Scopes:       map[ast.Node]*types.Scope{},
			Selections:   map[*ast.SelectorExpr]*types.Selection{},
			FileVersions: map[*ast.File]string{},
		},
		sizes: types.SizesFor("gc", build.Default.GOARCH),
	}
	var errs []string
	for i, name := range cfg.GoFiles {
		file, err := parser.ParseFile(p.fset, name, sources[i], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			errs = append(errs, syntaxErrors(err)...)
			continue
		}
		p.files = append(p.files, file)
	}
	if errs != nil {
		return nil, compileError(errs)
	}
	checker := &types.Config{
		Importer:  importer(cfg, p),
		Sizes:     p.sizes,
		GoVersion: cfg.GoVersion,
		Error: func(err error) {
			if terr, ok := err.(types.Error); !ok || !terr.Soft || len(errs) == 0 {
				errs = append(errs, err.Error())
			}
		},
	}
	var err error
	p.pkg, err = checker.Check(cfg.ImportPath, p.fset, p.files, p.info)
	if err != nil {
		if strings.Contains(err.Error(), "requires newer Go version") {
			return nil, fmt.Errorf("chanlint was built with %s and the package needs %s: build chanlint with that version", runtime.Version(), cfg.GoVersion)
		}
		return nil, compileError(errs)
	}
	return p, nil
}

func syntaxErrors(err error) []string {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return []string{err.Error()}
	}
	var lines []string
	for _, e := range list {
		lines = append(lines, e.Error())
	}
	return lines
}

// compileError returns what the compiler would say: a line an error, at most
// ten.
func compileError(lines []string) error {
	if len(lines) > 10 {
		lines = append(lines[:10:10], "too many errors")
	}
	return errors.New(strings.Join(lines, "\n"))
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// importer reads the compiler's export data.
func importer(cfg *config, p *loaded) types.Importer {
	return importerFunc(func(imported string) (*types.Package, error) {
		if imported == "unsafe" {
			return types.Unsafe, nil
		}
		path := cfg.ImportMap[imported]
		if path == "" {
			return nil, fmt.Errorf("the go command did not say what %q is", imported)
		}
		if pkg := p.packages[path]; pkg != nil && pkg.Complete() {
			return pkg, nil
		}
		file, err := os.Open(cfg.PackageFile[path])
		if err != nil {
			return nil, fmt.Errorf("there is no export data of %s", path)
		}
		defer file.Close()
		reader, err := gcexportdata.NewReader(file)
		if err != nil {
			return nil, fmt.Errorf("reading the export data of %s: %w", path, err)
		}
		pkg, err := gcexportdata.Read(reader, p.fset, p.packages, path)
		if err != nil {
			return nil, fmt.Errorf("chanlint was built with %s and cannot read what this go command's compiler exports: %w", runtime.Version(), err)
		}
		return pkg, nil
	})
}

// factsOf returns those of the analyzers, and of what they require, that
// produce facts.
func factsOf(analyzers []*analysis.Analyzer) []*analysis.Analyzer {
	var list []*analysis.Analyzer
	walk(analyzers, func(a *analysis.Analyzer) {
		if len(a.FactTypes) > 0 {
			list = append(list, a)
		}
	})
	return list
}

// register makes the types of all facts known to gob, also of analyzers that
// do not run: their facts may be in the files of imported packages.
func register(checks []analyzer.Check) {
	var list []*analysis.Analyzer
	for _, c := range checks {
		list = append(list, c.Analyzer)
	}
	walk(list, func(a *analysis.Analyzer) {
		for _, f := range a.FactTypes {
			gob.Register(f)
		}
	})
}

// walk visits the analyzers and what they require, each once, requirements
// first.
func walk(analyzers []*analysis.Analyzer, visit func(*analysis.Analyzer)) {
	seen := map[*analysis.Analyzer]bool{}
	var each func(list []*analysis.Analyzer)
	each = func(list []*analysis.Analyzer) {
		for _, a := range list {
			if !seen[a] {
				seen[a] = true
				each(a.Requires)
				visit(a)
			}
		}
	}
	each(analyzers)
}

// tuneGC trades memory for time: nothing is collected until the process has
// taken 200 MB, as most units never do. From then on the collector runs as
// usual, so that a large unit does not take much more than twice what it keeps.
func tuneGC() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(200 << 20)
	type mark struct{ _ [16]byte }
	first := new(mark)
	runtime.SetFinalizer(first, func(*mark) {
		debug.SetGCPercent(60)
		debug.SetMemoryLimit(1 << 62)
	})
}

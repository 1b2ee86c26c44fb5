package chanlint_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/linttest"
	"github.com/chanlint/chanlint/internal/page"
)

const module = "github.com/chanlint/chanlint/"

// floors are the packages of the house, lowest first. A package imports only
// lower floors.
var floors = [][]string{
	{"internal/page", "internal/ssax", "internal/library", "internal/explore", "internal/prefilter", "internal/facts"},
	{"internal/ir"},
	{"internal/flow"},
	{"internal/chans"},
	{"internal/gorun"},
	{"internal/locks"},
	{"internal/summary"},
	{"internal/backlog", "internal/deadlock", "internal/ends", "internal/handover", "internal/loops", "internal/protocol", "internal/scope", "internal/sharing"},
	{"internal/check"},
	{"passes/"},
	{"analyzer"},
	{"internal/unit", "internal/linttest"},
	{"internal/driver"},
	{"internal/output"},
	{"cmd/", "plugin", "internal/corpus", "internal/corpus/leaksuite", "internal/stdgen", "internal/library/verify"},
	{"plugin/golangci"},
}

func floorOf(pkg string) int {
	for i, floor := range floors {
		for _, name := range floor {
			if pkg == name || strings.HasSuffix(name, "/") && strings.HasPrefix(pkg, name) {
				return i
			}
		}
	}
	return -1
}

// sources yields the Go files of the project, tests and fixtures left out.
func sources(t *testing.T, visit func(path, pkg string, imports []string)) {
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "dbg" || len(d.Name()) > 1 && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, name)
		}
		visit(path, filepath.ToSlash(filepath.Dir(path)), imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFloors(t *testing.T) {
	seen := 0
	sources(t, func(path, pkg string, imports []string) {
		seen++
		floor := floorOf(pkg)
		if floor < 0 {
			t.Errorf("%s: the package stands on no floor", path)
			return
		}
		pass := strings.HasPrefix(pkg, "passes/")
		for _, imported := range imports {
			if pass && (imported == "golang.org/x/tools/go/analysis/passes/buildssa" || imported == module+"internal/ssax") {
				t.Errorf("%s imports %s: a pass asks the engine and does not walk itself", path, imported)
			}
			if local, ok := strings.CutPrefix(imported, module); ok && floorOf(local) >= floor {
				t.Errorf("%s imports %s, which does not stand on a lower floor", path, local)
			}
		}
	})
	if seen < 20 {
		t.Errorf("only %d files were looked at", seen)
	}
}

// TestNames holds a check's names together, and the README's table with them.
func TestNames(t *testing.T) {
	var table strings.Builder
	table.WriteString("| check | level | what it reports |\n|---|---|---|\n")
	if !slices.IsSortedFunc(analyzer.Checks, func(a, b analyzer.Check) int { return strings.Compare(a.Analyzer.Name, b.Analyzer.Name) }) {
		t.Error("the suite is not sorted by name")
	}
	for _, c := range analyzer.Checks {
		name := c.Analyzer.Name
		for _, place := range []string{"passes/" + name + "/doc.go", "passes/" + name + "/" + name + ".go", "testdata/src/" + name + "/found", "testdata/src/" + name + "/silent"} {
			if _, err := os.Stat(place); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		title, _, _ := strings.Cut(c.Analyzer.Doc, "\n\n")
		fmt.Fprintf(&table, "| [%s](passes/%s/doc.go) | %s | %s |\n", name, name, c.Level, strings.TrimPrefix(title, "reports "))
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const end = "<!-- end of checks -->"
	before, rest, ok := strings.Cut(string(readme), "<!-- checks:")
	mark, rest, ok2 := strings.Cut(rest, "\n")
	old, after, ok3 := strings.Cut(rest, end)
	if !ok || !ok2 || !ok3 {
		t.Fatal("README.md lacks the marks around the table of checks")
	}
	if old == table.String() {
		return
	}
	if !*update {
		t.Fatal("the table of checks in README.md is old; renew it with: go test -run TestNames -update .")
	}
	if err := os.WriteFile("README.md", []byte(before+"<!-- checks:"+mark+"\n"+table.String()+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestPages runs the examples of every page: those under Wrong have a finding
// of the check, those under Right have none.
func TestPages(t *testing.T) {
	for _, c := range analyzer.Checks {
		source, err := os.ReadFile("passes/" + c.Analyzer.Name + "/doc.go")
		if err != nil {
			t.Fatal(err)
		}
		p, err := page.Parse(string(source))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, heading := range []string{"Wrong", "Right"} {
			for i, code := range p.Section(heading).Code {
				t.Run(fmt.Sprintf("%s/%s%d", p.Name, heading, i+1), func(t *testing.T) { example(t, c, code, heading == "Wrong") })
			}
			if len(p.Section(heading).Code) == 0 {
				t.Errorf("the page of %s has no example under %s", p.Name, heading)
			}
		}
	}
}

// example runs the check on a page's code, which needs no package clause.
func example(t *testing.T, c analyzer.Check, code string, wrong bool) {
	w := linttest.Open(t)
	pkg, err := w.Load("page/"+c.Analyzer.Name, linttest.File{Name: "example.go", Src: []byte("package example\n\n" + code)})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := linttest.Run(c.Analyzer, pkg)
	if err != nil {
		t.Fatal(err)
	}
	if wrong != (len(findings) > 0) {
		t.Errorf("the example has %d findings: %v", len(findings), findings)
	}
}

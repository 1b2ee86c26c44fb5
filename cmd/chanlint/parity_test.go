package main

import (
	"encoding/json"
	"fmt"
	"go/types"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/linttest"
)

// fixture is a module whose packages have findings, one of them through a fact
// of another package.
const fixture = "../../testdata/fixture"

// TestDriversAgree runs the same packages through the front end, through
// go vet, and as Bazel's nogo does.
func TestDriversAgree(t *testing.T) {
	front := frontFindings(t)
	if !slices.ContainsFunc(front, func(f string) bool { return strings.HasPrefix(f, "app/app.go:21:") }) {
		t.Errorf("nothing is found at the call of the other package: %q", front)
	}
	if vet := vetFindings(t); !slices.Equal(vet, front) {
		t.Errorf("go vet finds\n%s\nchanlint finds\n%s", strings.Join(vet, "\n"), strings.Join(front, "\n"))
	}
	if nogo := nogoFindings(t); !slices.Equal(nogo, front) {
		t.Errorf("nogo finds\n%s\nchanlint finds\n%s", strings.Join(nogo, "\n"), strings.Join(front, "\n"))
	}
}

func frontFindings(t *testing.T) []string {
	stdout, stderr, _ := chanlint(t, nil, "-C", fixture, "-format", "json", "./...")
	var report []struct {
		File         string
		Line, Column int
		Message      string
	}
	if err := json.Unmarshal([]byte(stdout), &report); err != nil || stderr != "" {
		t.Fatalf("%v\n%s%s", err, stdout, stderr)
	}
	var list []string
	for _, f := range report {
		list = append(list, fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message))
	}
	slices.Sort(list)
	return list
}

func vetFindings(t *testing.T) []string {
	cmd := exec.Command("go", "vet", "-vettool="+tool, "./...")
	cmd.Dir = fixture
	out, err := cmd.CombinedOutput()
	if err == nil {
		t.Error("go vet succeeds")
	}
	var list []string
	for _, line := range regexp.MustCompile(`(?m)^\S+\.go:\d+:\d+: [^\t].*$`).FindAllString(string(out), -1) {
		list = append(list, filepath.ToSlash(line))
	}
	slices.Sort(list)
	return list
}

// nogoFindings runs the analyzers with what Bazel's nogo gives them and no
// more: no files to read, no module, no facts about the standard library.
// Facts pass through gob.
func nogoFindings(t *testing.T) []string {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: fixture}, "./...")
	if err != nil || packages.PrintErrors(pkgs) > 0 {
		t.Fatal(err)
	}
	bare := map[*analysis.Analyzer]*analysis.Analyzer{}
	var analyzers []*analysis.Analyzer
	for _, a := range analyzer.Analyzers() {
		analyzers = append(analyzers, bared(a, bare))
	}
	graph, err := checker.Analyze(analyzers, pkgs, &checker.Options{Sequential: true, SanityCheck: true})
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs(fixture)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, action := range graph.Roots {
		if action.Err != nil {
			t.Fatal(action.Err)
		}
		for _, d := range action.Diagnostics {
			if analyzer.LevelOf(action.Analyzer.Name, d.Category) < analyzer.Warning {
				continue
			}
			pos := action.Package.Fset.Position(d.Pos)
			rel, err := filepath.Rel(root, pos.Filename)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, fmt.Sprintf("%s:%d:%d: %s", filepath.ToSlash(rel), pos.Line, pos.Column, d.Message))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// bared returns the analyzer with a Pass that lacks what nogo does not give.
func bared(a *analysis.Analyzer, done map[*analysis.Analyzer]*analysis.Analyzer) *analysis.Analyzer {
	if b := done[a]; b != nil {
		return b
	}
	b := &analysis.Analyzer{Name: a.Name, Doc: a.Doc, ResultType: a.ResultType, FactTypes: a.FactTypes}
	done[a] = b
	for _, need := range a.Requires {
		b.Requires = append(b.Requires, bared(need, done))
	}
	b.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Analyzer = a
		p.ReadFile, p.Module, p.OtherFiles, p.IgnoredFiles, p.TypeErrors = nil, nil, nil, nil, nil
		p.ResultOf = map[*analysis.Analyzer]any{}
		for _, need := range a.Requires {
			p.ResultOf[need] = pass.ResultOf[done[need]]
		}
		p.ImportObjectFact = func(obj types.Object, fact analysis.Fact) bool {
			return !standard(obj.Pkg()) && pass.ImportObjectFact(obj, fact)
		}
		p.ImportPackageFact = func(pkg *types.Package, fact analysis.Fact) bool {
			return !standard(pkg) && pass.ImportPackageFact(pkg, fact)
		}
		return a.Run(&p)
	}
	return b
}

func standard(pkg *types.Package) bool {
	first, _, _ := strings.Cut(pkg.Path(), "/")
	return !strings.Contains(first, ".")
}

// TestNogoSeesNothingElse makes sure that the bared Pass is what the analyzers
// get: one that looks at a missing part would fail here.
func TestNogoSeesNothingElse(t *testing.T) {
	probe := &analysis.Analyzer{Name: "probe", Doc: "looks for what nogo does not give", Run: func(pass *analysis.Pass) (any, error) {
		if pass.ReadFile != nil || pass.Module != nil || pass.OtherFiles != nil || pass.IgnoredFiles != nil || pass.TypeErrors != nil {
			t.Error("the Pass has more than nogo gives")
		}
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Pos(), Message: "seen"})
		return nil, nil
	}}
	world := linttest.Open(t)
	pkg, err := world.Load("probe", linttest.File{Name: "p.go", Src: []byte("package p")})
	if err != nil {
		t.Fatal(err)
	}
	found, err := linttest.Run(bared(probe, map[*analysis.Analyzer]*analysis.Analyzer{}), pkg)
	if err != nil || len(found) != 1 {
		t.Errorf("%d findings, error %v", len(found), err)
	}
}

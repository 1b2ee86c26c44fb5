package linttest

import (
	"bytes"
	"fmt"
	"go/format"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// Kinds are the folders of stories of a check; what each is for:
var Kinds = map[string]struct {
	Finds bool   // its stories have findings, or none
	For   string // what the first line of a story tells
}{
	"found":    {true, "why it is wrong"},
	"silent":   {false, "why it is right"},
	"fixed":    {true, ""},
	"reported": {false, "where the false finding was met"},
	"real":     {true, "the project and its fix"},
}

// A Story is one package under testdata/src/<check>/<kind>.
type Story struct {
	Check string
	Kind  string
	Name  string   // the file's without .go
	Path  string   // import path
	Files []string // one, or those of a folder
}

// Read returns the text of the story's files.
func (s Story) Read() ([]File, error) { return readFiles(s.Files) }

// Stories returns the stories of a check by kind and name, without those of
// across.
func (w *World) Stories(t testing.TB, check string) []Story {
	t.Helper()
	var stories []Story
	kinds, err := os.ReadDir(filepath.Join(w.Root, check))
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		if kind.Name() == "across" {
			continue
		}
		if _, known := Kinds[kind.Name()]; !known {
			t.Errorf("testdata/src/%s/%s is no folder of stories", check, kind.Name())
			continue
		}
		dir := filepath.Join(w.Root, check, kind.Name())
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			name, isGo := strings.CutSuffix(entry.Name(), ".go")
			s := Story{Check: check, Kind: kind.Name(), Name: name, Path: check + "/" + kind.Name() + "/" + name}
			switch {
			case entry.IsDir():
				s.Files, _ = filepath.Glob(filepath.Join(dir, name, "*.go"))
			case isGo:
				s.Files = []string{filepath.Join(dir, entry.Name())}
			default:
				continue // a golden, which the fixed story reads
			}
			stories = append(stories, s)
		}
	}
	return stories
}

// Across returns the import paths of the packages under
// testdata/src/<check>/across.
func (w *World) Across(t testing.TB, check string) []string {
	t.Helper()
	var paths []string
	root := filepath.Join(w.Root, check, "across")
	if _, err := os.Stat(root); err != nil {
		return nil
	}
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, ".go") {
			rel, err := filepath.Rel(w.Root, filepath.Dir(path))
			if err != nil {
				return err
			}
			paths = append(paths, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Compact(paths)
}

// Checks runs the analyzer of a check on all its stories, one subtest a story.
func Checks(t *testing.T, a *analysis.Analyzer, update bool) {
	w := Open(t)
	byKind := map[string][]Story{}
	var kinds []string
	for _, s := range w.Stories(t, a.Name) {
		if byKind[s.Kind] == nil {
			kinds = append(kinds, s.Kind)
		}
		byKind[s.Kind] = append(byKind[s.Kind], s)
	}
	for _, kind := range []string{"found", "silent"} {
		if len(byKind[kind]) == 0 {
			t.Errorf("%s has no story in testdata/src/%s/%s", a.Name, a.Name, kind)
		}
	}
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			for _, s := range byKind[kind] {
				t.Run(s.Name, func(t *testing.T) {
					t.Parallel()
					tell(t, w, a, s, update)
				})
			}
		})
	}
	if paths := w.Across(t, a.Name); len(paths) > 0 {
		t.Run("across", func(t *testing.T) {
			for _, path := range paths {
				t.Run(strings.TrimPrefix(path, a.Name+"/across/"), func(t *testing.T) {
					t.Parallel()
					pkg, err := w.Package(path)
					if err != nil {
						t.Fatal(err)
					}
					compare(t, a, pkg)
				})
			}
		})
	}
}

func tell(t *testing.T, w *World, a *analysis.Analyzer, s Story, update bool) {
	files, err := s.Read()
	if err != nil {
		t.Fatal(err)
	}
	kind := Kinds[s.Kind]
	if first, _, _ := bytes.Cut(files[0].Src, []byte("\n")); kind.For != "" && (!bytes.HasPrefix(first, []byte("// ")) || len(bytes.Fields(first)) < 4) {
		t.Errorf("%s:1: the first line is no comment that tells %s", files[0].Name, kind.For)
	}
	pkg, err := w.Load(s.Path, files...)
	if err != nil {
		t.Fatal(err)
	}
	switch wants, err := Wants(pkg); {
	case err != nil:
		t.Fatal(err)
	case kind.Finds && wants == 0:
		t.Errorf("a story in %s expects a finding, and this has no // want comment", s.Kind)
	case !kind.Finds && wants > 0:
		t.Errorf("a story in %s expects no finding, and this has a // want comment", s.Kind)
	}
	findings := compare(t, a, pkg)
	if s.Kind == "fixed" && !t.Failed() {
		compareFixed(t, w, a, s, files, findings, update)
	}
}

// compare holds the findings in the package against its expectations.
func compare(t *testing.T, a *analysis.Analyzer, pkg *packages.Package) []Finding {
	t.Helper()
	findings, err := Run(a, pkg)
	if err != nil {
		t.Fatal(err)
	}
	differences, err := Compare(pkg, findings)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range differences {
		t.Error(d)
	}
	return findings
}

// compareFixed applies the first fix of every finding and holds the result
// against the golden file, which must compile and have no finding.
func compareFixed(t *testing.T, w *World, a *analysis.Analyzer, s Story, files []File, findings []Finding, update bool) {
	var fixes []analysis.SuggestedFix
	for _, f := range findings {
		if len(f.Fixes) == 0 {
			t.Errorf("%s: the finding has no fix", f)
			continue
		}
		fixes = append(fixes, f.Fixes[0])
	}
	for _, file := range files {
		got, err := Apply(w.Fset, file, fixes...)
		if err != nil {
			t.Fatal(err)
		}
		if got, err = format.Source(got); err != nil {
			t.Fatalf("the fixed source does not parse: %v", err)
		}
		golden := file.Name + ".golden"
		if update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if line, g, w := firstDifference(string(got), string(want)); line > 0 {
			t.Errorf("%s:%d: the fix gives\n\t%s\nwant\n\t%s", golden, line, g, w)
		}
		pkg, err := w.Load(s.Path, File{file.Name, want})
		if err != nil {
			t.Fatalf("the fixed source does not compile: %v", err)
		}
		left, err := Run(a, pkg)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range left {
			t.Errorf("%s:%d: still found after the fix: %s", golden, f.Line, f.Message)
		}
	}
}

func firstDifference(got, want string) (line int, g, w string) {
	gs, ws := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(gs), len(ws)) {
		g, w = "(end of file)", "(end of file)"
		if i < len(gs) {
			g = gs[i]
		}
		if i < len(ws) {
			w = ws[i]
		}
		if g != w {
			return i + 1, g, w
		}
	}
	return 0, "", ""
}

// A Probe makes the answers of an engine package visible to a test: it says
// them at their place, and a story under testdata/src/engine/<Engine> expects
// them with // want.
type Probe struct {
	Engine string
	Needs  []*analysis.Analyzer
	Run    func(pass *analysis.Pass, say Say)
}

// Engines runs the probe on the stories of its engine package: each file in
// testdata/src/engine/<Engine> is one, and each folder there is a package that
// others may import.
func Engines(t *testing.T, probe Probe) {
	w := Open(t)
	a := &analysis.Analyzer{
		Name:     probe.Engine + "probe",
		Doc:      "say what " + probe.Engine + " answers",
		Requires: probe.Needs,
		Run: func(pass *analysis.Pass) (any, error) {
			probe.Run(pass, func(at positioned, format string, args ...any) {
				pass.Report(analysis.Diagnostic{Pos: at.Pos(), Message: fmt.Sprintf(format, args...)})
			})
			return nil, nil
		},
	}
	entries, err := os.ReadDir(filepath.Join(w.Root, "engine", probe.Engine))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".go")
		path := "engine/" + probe.Engine + "/" + name
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var pkg *packages.Package
			var err error
			if entry.IsDir() {
				pkg, err = w.Package(path)
			} else {
				files, fault := readFiles([]string{filepath.Join(w.Root, "engine", probe.Engine, entry.Name())})
				if fault != nil {
					t.Fatal(fault)
				}
				pkg, err = w.Load(path, files...)
			}
			if err != nil {
				t.Fatal(err)
			}
			if wants, err := Wants(pkg); err != nil || wants == 0 && !entry.IsDir() {
				t.Errorf("the story expects nothing (%v)", err)
			}
			compare(t, a, pkg)
		})
	}
}

// Say reports an answer at the place of a syntax node, an object, or an
// instruction.
type Say func(at positioned, format string, args ...any)

type positioned interface{ Pos() token.Pos }

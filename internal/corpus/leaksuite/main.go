// Command leaksuite runs chanlint on the goroutine leak suite of the Go tree,
// runtime/testdata/testgoroutineleakprofile, and prints for each scenario what
// leaks there, which findings stand in its code, and how long the run took.
// The suite is a report and never an input: no rule of chanlint knows its
// names.
//
//	go run ./internal/corpus/leaksuite
//
// What is expected to leak is read from runtime/goroutineleakprofile_test.go.
// The scenarios that block only in a lock or a wait group are counted apart
// from those that block at a channel.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintf(os.Stderr, "leaksuite: %v\n", err)
		os.Exit(2)
	}
}

type finding struct {
	Check, File, Message string
	Line                 int
}

type scenario struct {
	name  string
	leaks []string // function and reason, as the suite names them
	found []finding
}

func (s *scenario) atChannel() bool {
	return regexp.MustCompile(`\[(chan|select)`).MatchString(strings.Join(s.leaks, "\n"))
}

func run() error {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("asking for GOROOT: %w", err)
	}
	src := filepath.Join(strings.TrimSpace(string(root)), "src", "runtime")
	scenarios, err := scenariosOf(filepath.Join(src, "goroutineleakprofile_test.go"))
	if err != nil {
		return err
	}
	// Inside GOROOT the packages would be taken for the standard library's.
	dir, err := os.MkdirTemp("", "leaksuite-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(src, "testdata", "testgoroutineleakprofile"))); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module leaksuite.test\n\ngo 1.25\n"), 0o644); err != nil {
		return err
	}
	tool := filepath.Join(dir, "chanlint")
	if out, err := exec.Command("go", "build", "-o", tool, "./cmd/chanlint").CombinedOutput(); err != nil {
		return fmt.Errorf("building chanlint: %w\n%s", err, out)
	}
	cmd := exec.Command(tool, "-C", dir, "-format", "json", "./...")
	start := time.Now()
	out, err := cmd.Output()
	if cmd.ProcessState == nil {
		return err
	}
	took, cpu := time.Since(start), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()
	var findings []finding
	if err := json.Unmarshal(out, &findings); err != nil {
		return fmt.Errorf("reading chanlint's findings: %w", err)
	}
	other, err := assign(dir, scenarios, findings)
	if err != nil {
		return err
	}
	print(scenarios, other)
	fmt.Printf("%s, %.1f s, %.1f CPU s\n", runtime.Version(), took.Seconds(), cpu.Seconds())
	return nil
}

var (
	testRE = regexp.MustCompile(`make(?:Flaky)?Test\("(\w+)"`)
	leakRE = regexp.MustCompile("`(.*)`")
)

func scenariosOf(name string) ([]*scenario, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list []*scenario
	for _, line := range strings.Split(string(text), "\n") {
		if m := testRE.FindStringSubmatch(line); m != nil {
			list = append(list, &scenario{name: m[1]})
		} else if m := leakRE.FindStringSubmatch(line); m != nil && len(list) > 0 && strings.HasPrefix(strings.TrimSpace(line), "`") {
			s := list[len(list)-1]
			s.leaks = append(s.leaks, strings.NewReplacer(`\(.*`, "", `\`, "").Replace(m[1]))
		}
	}
	if len(list) < 50 {
		return nil, fmt.Errorf("%s has changed: only %d scenarios are recognised", name, len(list))
	}
	return list, nil
}

// assign gives each finding to the scenario in whose code it stands: a kernel
// has a file of its own, the others are functions of their name, or those that
// the suite says leak.
func assign(dir string, scenarios []*scenario, findings []finding) (other []finding, err error) {
	for _, f := range findings {
		file := f.File
		if !filepath.IsAbs(file) {
			file = filepath.Join(dir, file)
		}
		fset := token.NewFileSet()
		syntax, err := parser.ParseFile(fset, file, nil, 0)
		if err != nil {
			return nil, err
		}
		in := ""
		for _, decl := range syntax.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fset.Position(fn.Pos()).Line <= f.Line && f.Line <= fset.Position(fn.End()).Line {
				in = fn.Name.Name
			}
		}
		owned := false
		for _, s := range scenarios {
			own := strings.EqualFold(s.name+".go", filepath.Base(file)) || strings.EqualFold(s.name, in)
			for _, leak := range s.leaks {
				own = own || filepath.Base(filepath.Dir(file)) != "goker" && regexp.MustCompile(`(^|\.|\))`+regexp.QuoteMeta(in)+`(\.func| )`).MatchString(leak)
			}
			if own && !owned {
				owned = true
				f.File = filepath.Base(file)
				s.found = append(s.found, f)
			}
		}
		if !owned {
			other = append(other, f)
		}
	}
	return other, nil
}

func print(scenarios []*scenario, other []finding) {
	var atChannel, channelFound, elsewhere, elsewhereFound int
	for _, s := range scenarios {
		fmt.Printf("%s\n", s.name)
		for _, leak := range s.leaks {
			fmt.Printf("    leaks %s\n", leak)
		}
		for _, f := range s.found {
			fmt.Printf("    found %s:%d %s (%s)\n", f.File, f.Line, f.Message, f.Check)
		}
		switch {
		case len(s.leaks) == 0:
		case s.atChannel():
			atChannel++
			if len(s.found) > 0 {
				channelFound++
			}
		default:
			elsewhere++
			if len(s.found) > 0 {
				elsewhereFound++
			}
		}
	}
	for _, f := range other {
		fmt.Printf("outside: %s:%d %s (%s)\n", filepath.Base(f.File), f.Line, f.Message, f.Check)
	}
	fmt.Printf("with a finding: %d of %d scenarios that block at a channel, %d of %d others\n", channelFound, atChannel, elsewhereFound, elsewhere)
}

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// fresh builds the binary with a hash of its own, so that the go command has
// cached nothing of what it says.
func fresh(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "chanlint")
	flag := fmt.Sprintf("-ldflags=-X main.hash=%d", time.Now().UnixNano())
	if out, err := exec.Command("go", "build", flag, "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

func outputOf(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatal(err)
	}
	return string(out)
}

// TestAnyOrder asks for a package after it was a dependency, and the other way
// round: the go command's cache does not tell the two apart.
func TestAnyOrder(t *testing.T) {
	const lib, app = "lib/lib.go:23:24: ", "app/app.go:33:7: "
	for _, order := range [][2]string{{"./app", "./lib"}, {"./lib", "./app"}} {
		bin := fresh(t)
		for _, pkg := range append(order[:], order[:]...) {
			got := outputOf(t, fixture, nil, bin, pkg)
			if strings.Contains(got, lib) != (pkg == "./lib") || strings.Contains(got, app) != (pkg == "./app") {
				t.Errorf("in the order %v, %s shows\n%s", order, pkg, got)
			}
		}
	}
}

// TestTrimpath analyses two copies of a module: what is cached of one must not
// give its paths to the other.
func TestTrimpath(t *testing.T) {
	bin := fresh(t)
	for range 2 {
		dir := filepath.Join(t.TempDir(), "copy")
		if err := os.CopyFS(dir, os.DirFS(fixture)); err != nil {
			t.Fatal(err)
		}
		var list []struct{ File string }
		out := outputOf(t, dir, []string{"GOFLAGS=-trimpath"}, bin, "-format", "json", "./lib")
		if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) != 1 {
			t.Fatalf("%v\n%s", err, out)
		}
		if list[0].File != "lib/lib.go" {
			t.Errorf("the finding stands in %s", list[0].File)
		}
	}
}

// TestNothingTwice counts how often the go command calls the tool for a unit.
func TestNothingTwice(t *testing.T) {
	bin, dir := fresh(t), t.TempDir()
	log := filepath.Join(dir, "log")
	wrapper := filepath.Join(dir, "wrapper")
	script := fmt.Sprintf("#!/bin/sh\nfor last; do :; done\ncase $last in *.cfg) echo unit >>%s;; esac\nexec %s \"$@\"\n", log, bin)
	if err := os.WriteFile(wrapper, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	count := func() int {
		text, _ := os.ReadFile(log)
		return strings.Count(string(text), "unit")
	}
	first := outputOf(t, fixture, nil, "go", "vet", "-json", "-vettool="+wrapper, "./...")
	after := count()
	second := outputOf(t, fixture, nil, "go", "vet", "-json", "-vettool="+wrapper, "./...")
	if after < 3 || count() != after {
		t.Errorf("%d units were analysed, and %d in a second run", after, count()-after)
	}
	lines := func(text string) []string { // units come in no order
		list := strings.Split(text, "\n")
		slices.Sort(list)
		return list
	}
	if !slices.Equal(lines(first), lines(second)) {
		t.Errorf("the first run says\n%s\nthe second\n%s", first, second)
	}
}

// TestStdLeavesAtOnce gives the tool a unit of the standard library whose
// files do not exist: they must not be read.
func TestStdLeavesAtOnce(t *testing.T) {
	goroot := strings.TrimSpace(outputOf(t, ".", nil, "go", "env", "GOROOT"))
	vetx := filepath.Join(t.TempDir(), "vetx")
	unit := func(dir string) string {
		cfg := filepath.Join(t.TempDir(), "vet.cfg")
		data, err := json.Marshal(map[string]any{
			"ID": "none", "ImportPath": "none", "Compiler": "gc", "GoVersion": "go1.25", "Dir": dir,
			"GoFiles": []string{filepath.Join(dir, "none.go")}, "VetxOnly": true, "VetxOutput": vetx,
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(cfg, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return outputOf(t, ".", []string{"GOROOT=" + goroot}, tool, cfg)
	}
	if said := unit(filepath.Join(goroot, "src", "none")); said != "" {
		t.Errorf("it says %s", said)
	}
	if _, err := os.Stat(vetx); err != nil {
		t.Error("it writes no facts, so that nothing is cached")
	}
	if said := unit(filepath.Join(goroot, "src", "runtime", "testdata", "none")); !strings.Contains(said, "none.go") {
		t.Errorf("an example package in the Go tree is taken for the standard library's: %q", said)
	}
}

// TestCgo analyses a package whose files cgo rewrites: the finding stands in
// the source, and no fix is offered for what is not on disk.
func TestCgo(t *testing.T) {
	if _, err := exec.LookPath("gcc"); err != nil {
		t.Skip("there is no C compiler")
	}
	dir := module(t, map[string]string{"c.go": `package c

// int one(void) { return 1; }
import "C"

func Twice() int {
	ch := make(chan int)
	close(ch)
	close(ch)
	return int(C.one())
}
`})
	if got := outputOf(t, dir, []string{"CGO_ENABLED=1"}, tool, "./..."); !strings.HasPrefix(got, "c.go:9:7: ch is closed a second time") {
		t.Errorf("it shows\n%s", got)
	}
}

// TestVendor analyses a module that has its requirements in vendor.
func TestVendor(t *testing.T) {
	dir := module(t, map[string]string{
		"vendor/modules.txt":     "# dep.test v1.0.0\n## explicit; go 1.25\ndep.test\n",
		"vendor/dep.test/dep.go": "package dep\n\nfunc Twice() {\n\tch := make(chan int)\n\tclose(ch)\n\tclose(ch)\n}\n",
		"main.go":                "package main\n\nimport \"dep.test\"\n\nfunc main() {\n\tch := make(chan int)\n\tclose(ch)\n\tclose(ch)\n\tdep.Twice()\n}\n",
		"go.mod":                 "module vendored.test\n\ngo 1.25\n\nrequire dep.test v1.0.0\n",
	})
	got := outputOf(t, dir, nil, tool, "./...")
	if !strings.HasPrefix(got, "main.go:8:7: ") || strings.Contains(got, "dep.go") {
		t.Errorf("it shows\n%s", got)
	}
}

// module writes a module; go.mod may be left out.
func module(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if files["go.mod"] == "" {
		files["go.mod"] = "module case.test\n\ngo 1.25\n"
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestFix shows what a fix would change, then makes the change: the finding is
// gone, and what has no fix remains.
func TestFix(t *testing.T) {
	source, err := os.ReadFile("../../testdata/demo/demo.go")
	if err != nil {
		t.Fatal(err)
	}
	dir := module(t, map[string]string{"demo.go": string(source)})
	file := filepath.Join(dir, "demo.go")
	diff := outputOf(t, dir, nil, tool, "-diff", ".")
	if !strings.Contains(diff, "--- a/demo.go\n+++ b/demo.go\n") || !strings.Contains(diff, "\n+\tresult := make(chan string, 1)\n") {
		t.Errorf("the diff is\n%s", diff)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != string(source) {
		t.Errorf("-diff changes the file (%v)", err)
	}
	rest := outputOf(t, dir, nil, tool, "-fix", ".")
	if strings.Contains(rest, "(chanleak)") || strings.Contains(rest, "(chanclose)") || !strings.Contains(rest, "demo.go:39:18: several goroutines write out") {
		t.Errorf("after the fix there remains\n%s", rest)
	}
	if again := outputOf(t, dir, nil, tool, "."); again != rest {
		t.Errorf("a new run finds\n%s\nand the fix left\n%s", again, rest)
	}
}

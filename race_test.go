package chanlint_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// raceChecks are the checks whose findings are data races: those that the race
// detector sees when the story runs.
var raceChecks = []string{"capturerace", "lockescape", "usesent"}

// A racer is a story with the driver in testdata/race that runs it.
type racer struct {
	check, kind, name string
	lines             []string // "name_story.go:12" for each line with a finding
}

func (r racer) String() string { return r.check + "/" + r.kind + "/" + r.name }

// wrong tells whether the story has a race.
func (r racer) wrong() bool { return r.kind == "found" || r.kind == "real" }

var packageClause = regexp.MustCompile(`(?m)^package \w+`)

// TestRaces runs the stories of the race checks under the race detector: it
// reports what the check finds, and nothing in the look-alikes. It is slow and
// needs cgo, so it runs only with CHANLINT_RACE=1.
func TestRaces(t *testing.T) {
	if os.Getenv("CHANLINT_RACE") == "" {
		t.Skip("set CHANLINT_RACE=1 to run the stories under the race detector")
	}
	dir := t.TempDir()
	racers := writeRacers(t, dir)
	build := exec.Command("go", "build", "-race", "-o", "racers", ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	driven := map[string]int{}
	for _, r := range racers {
		driven[r.check+"/"+r.kind]++
		t.Run(r.String(), func(t *testing.T) {
			t.Parallel()
			race(t, filepath.Join(dir, "racers"), r)
		})
	}
	for _, check := range raceChecks {
		for _, kind := range []string{"found", "real", "silent", "reported"} {
			stories, _ := filepath.Glob("testdata/src/" + check + "/" + kind + "/*.go")
			t.Logf("%s/%s: %d of %d stories run", check, kind, driven[check+"/"+kind], len(stories))
		}
	}
}

// race runs one story, one that is wrong a few times until the race shows.
func race(t *testing.T, binary string, r racer) {
	tries := 1
	if r.wrong() {
		tries = 5
	}
	var out []byte
	for range tries {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		cmd := exec.CommandContext(ctx, binary, r.String())
		var err error
		out, err = cmd.CombinedOutput()
		cancel()
		raced := bytes.Contains(out, []byte("WARNING: DATA RACE"))
		if !r.wrong() {
			if raced {
				t.Errorf("the race detector reports what the check takes for right:\n%s", out)
			} else if err != nil {
				t.Errorf("%v\n%s", err, out)
			}
			return
		}
		if raced && slices.ContainsFunc(r.lines, func(line string) bool { return bytes.Contains(out, []byte(line+" ")) }) {
			return
		}
		if raced && r.check != "capturerace" && bytes.Contains(out, []byte("/"+r.name+"_story.go:")) {
			return // the finding stands where the memory is handed on, the race where it is used
		}
	}
	t.Errorf("the race detector does not report the race that the check finds at %s:\n%s", strings.Join(r.lines, ", "), out)
}

// writeRacers writes a program that runs any story by its name.
func writeRacers(t *testing.T, dir string) []racer {
	t.Helper()
	write := func(name string, text []byte) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) []byte {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	write("go.mod", []byte("module race\n\ngo 1.25\n"))
	write("drive/drive.go", read("testdata/race/drive/drive.go"))
	var racers []racer
	var imports, cases strings.Builder
	for _, check := range raceChecks {
		drivers, _ := filepath.Glob("testdata/race/" + check + "/*/*.go")
		for _, driver := range drivers {
			r := racer{check, filepath.Base(filepath.Dir(driver)), strings.TrimSuffix(filepath.Base(driver), ".go"), nil}
			story := read("testdata/src/" + r.String() + ".go")
			for i, line := range strings.Split(string(story), "\n") {
				if strings.Contains(line, "// want ") {
					r.lines = append(r.lines, fmt.Sprintf("%s_story.go:%d", r.name, i+1))
				}
			}
			// A program's package cannot be imported, and a name that ends in
			// _arm is one for a processor.
			write(r.String()+"/"+r.name+"_story.go", packageClause.ReplaceAll(story, []byte("package story")))
			write(r.String()+"/driver.go", packageClause.ReplaceAll(read(driver), []byte("package story")))
			fmt.Fprintf(&imports, "\ts%d %q\n", len(racers), "race/"+r.String())
			fmt.Fprintf(&cases, "\tcase %q:\n\t\ts%d.Drive()\n", r.String(), len(racers))
			racers = append(racers, r)
		}
	}
	write("main.go", fmt.Appendf(nil, "package main\n\nimport (\n\t\"os\"\n%s)\n\nfunc main() {\n\tswitch os.Args[1] {\n%s\tdefault:\n\t\tpanic(os.Args[1])\n\t}\n}\n", imports.String(), cases.String()))
	return racers
}

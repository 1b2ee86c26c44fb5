package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool builds the binary once; tests run it as a user does.
var tool string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "chanlint-test-")
	if err != nil {
		panic(err)
	}
	tool = filepath.Join(dir, "chanlint")
	if out, err := exec.Command("go", "build", "-o", tool, ".").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func chanlint(t *testing.T, env []string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(tool, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.Env = &out, &errs, env
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		name   string
		env    []string
		args   []string
		code   int
		stdout string // a part of it; "" for nothing at all
		stderr string // the same; one line
	}{
		{"findings", nil, []string{"-C", "testdata/broken", "./good"}, 1, "good/good.go:5:7: ch is closed a second time, which panics (chanclose)\n\tgood/good.go:4:7: ", ""},
		{"no findings", nil, []string{"-C", "testdata/broken", "-disable", "chanclose", "./good"}, 0, "", ""},
		{"unknown flag", nil, []string{"-nothing"}, 2, "", "-nothing"},
		{"unknown check", nil, []string{"-enable", "nothing"}, 2, "", `there is no check "nothing"`},
		{"unknown format", nil, []string{"-format", "nothing"}, 2, "", `there is no format "nothing"`},
		{"unknown level", nil, []string{"-level", "nothing"}, 2, "", `there is no level "nothing"`},
		{"no such package", nil, []string{"./nothing"}, 2, "", "nothing"},
		{"does not type-check", nil, []string{"-C", "testdata/broken", "./..."}, 2, "good/good.go:5:7: ", "bad.go:3:13"},
		{"no go command", []string{"PATH=/nowhere", "HOME=" + os.Getenv("HOME")}, []string{"."}, 2, "", "there is no go command on PATH"},
		{"explain", nil, []string{"explain", "chanleak"}, 0, "Stays silent", ""},
		{"explain nothing", nil, []string{"explain", "nothing"}, 2, "", `there is no check "nothing"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, code := chanlint(t, c.env, c.args...)
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if !strings.Contains(stdout, c.stdout) || c.stdout == "" && stdout != "" {
				t.Errorf("stdout is %q, want %q", stdout, c.stdout)
			}
			if !strings.Contains(stderr, c.stderr) || c.stderr == "" && stderr != "" || strings.Count(stderr, "\n") > 1 {
				t.Errorf("stderr is %q, want one line with %q", stderr, c.stderr)
			}
		})
	}
}

func TestTestsFlag(t *testing.T) {
	with, _, _ := chanlint(t, nil, "-C", "testdata/broken", "./good")
	without, _, _ := chanlint(t, nil, "-C", "testdata/broken", "-tests=false", "./good")
	if !strings.Contains(with, "good_test.go:5:7") || strings.Contains(without, "good_test.go") || !strings.Contains(without, "good.go:5:7") {
		t.Errorf("with tests:\n%swithout:\n%s", with, without)
	}
}

func TestSameBytes(t *testing.T) {
	first, _, _ := chanlint(t, nil, "-format", "json", "../../testdata/demo")
	for range 9 {
		if again, _, _ := chanlint(t, nil, "-format", "json", "../../testdata/demo"); again != first {
			t.Fatalf("two runs differ:\n%s\n%s", first, again)
		}
	}
	if !strings.Contains(first, `"check": "chanclose"`) {
		t.Errorf("the demo has no finding of chanclose: %s", first)
	}
}

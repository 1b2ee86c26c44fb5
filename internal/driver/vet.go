package driver

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"

	"github.com/chanlint/chanlint/internal/unit"
)

// output is what one call of go vet has said.
type output struct {
	trees  []unit.Tree
	stderr []string // lines, without JSON
}

// A goCommand runs the go command in one directory with one configuration.
type goCommand struct {
	tool     string // this executable, as go vet's tool
	dir      string
	build    []string // build flags
	progress func(units int)
	debug    io.Writer // or nil
}

var errNoGo = errors.New("there is no go command on PATH, and chanlint runs it to load packages")

func (g *goCommand) start(ctx context.Context, args ...string) (*exec.Cmd, error) {
	path, err := exec.LookPath("go")
	if err != nil {
		return nil, errNoGo
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = g.dir
	if g.debug != nil {
		fmt.Fprintf(g.debug, "chanlint: go %s\n", strings.Join(args, " "))
	}
	return cmd, nil
}

// vet runs chanlint on the packages. The result holds whatever came before a
// failure. Of its own flags the go command's cache sees only those of the
// analyzers, so that all other choices cost no new analysis.
func (g *goCommand) vet(ctx context.Context, toolFlags, patterns []string) (*output, error) {
	// Under -trimpath the cache would give the paths of whichever checkout was
	// analysed first.
	args := slices.Concat([]string{"vet", "-json", "-vettool=" + g.tool, "-trimpath=false"}, g.build, toolFlags, []string{"--"}, patterns)
	cmd, err := g.start(ctx, args...)
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("running go vet: %w", err)
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, fmt.Errorf("running go vet: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("running go vet: %w", err)
	}
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		out  output
		errs [2]error

		texts [2][]string
	)
	add := func(t unit.Tree) {
		mu.Lock()
		defer mu.Unlock()
		out.trees = append(out.trees, t)
		if g.progress != nil {
			g.progress(len(out.trees))
		}
	}
	// Before go1.26 the go command copies what a tool prints to its standard
	// error stream.
	for i, stream := range []io.Reader{stdout, stderr} {
		wg.Go(func() { texts[i], errs[i] = split(stream, add) })
	}
	wg.Wait()
	out.stderr = texts[1]
	err = cmd.Wait() // that go vet fails shows in what it says
	if ctx.Err() != nil {
		return nil, fmt.Errorf("running go vet: %w", ctx.Err())
	}
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("reading what go vet found: %w", err)
	}
	if err != nil && len(out.stderr) == 0 && len(out.trees) == 0 {
		return nil, fmt.Errorf("running go vet: %w", err)
	}
	return &out, nil
}

// split reads a stream in which JSON trees stand between lines of text. A
// tree begins and ends with a line that is one brace.
func split(stream io.Reader, add func(unit.Tree)) (text []string, err error) {
	reader := bufio.NewReaderSize(stream, 1<<16)
	var tree bytes.Buffer
	for {
		line, rerr := reader.ReadBytes('\n')
		trimmed := bytes.TrimRight(line, "\r\n")
		switch {
		case string(trimmed) == "{}":
		case tree.Len() > 0 || string(trimmed) == "{":
			tree.Write(line)
			if string(trimmed) == "}" {
				var t unit.Tree
				if jerr := json.Unmarshal(tree.Bytes(), &t); jerr != nil && err == nil {
					err = jerr
				} else {
					add(t)
				}
				tree.Reset()
			}
		case len(trimmed) > 0:
			text = append(text, string(trimmed))
		}
		if rerr == io.EOF {
			if tree.Len() > 0 && err == nil {
				err = errors.New("the go command stopped in the middle of a line")
			}
			return text, err
		}
		if rerr != nil {
			return text, rerr
		}
	}
}

// A listed is what go list says of a package.
type listed struct {
	ImportPath string
	ForTest    string
	Error      *listError
	DepsErrors []*listError
}

type listError struct {
	Pos string
	Err string
}

// list returns the packages that the patterns name. With loading, the errors
// in what they import are there too; without, it costs little.
func (g *goCommand) list(ctx context.Context, loading bool, patterns []string) ([]listed, error) {
	mode := []string{"-find", "-json=ImportPath"}
	if loading {
		mode = []string{"-test", "-json=ImportPath,ForTest,Error,DepsErrors"}
	}
	cmd, err := g.start(ctx, slices.Concat([]string{"list", "-e"}, mode, g.build, []string{"--"}, patterns)...)
	if err != nil {
		return nil, err
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	data, err := cmd.Output()
	if err != nil {
		return nil, errors.New(cmp.Or(sentence(strings.Split(stderr.String(), "\n")), "go list: "+err.Error()))
	}
	var packages []listed
	decoder := json.NewDecoder(bytes.NewReader(data))
	for {
		var p listed
		if err := decoder.Decode(&p); err == io.EOF {
			return packages, nil
		} else if err != nil {
			return nil, fmt.Errorf("reading what go list says: %w", err)
		}
		packages = append(packages, p)
	}
}

// faultsOf reads what go vet has said on its standard error stream: blocks
// that are headed by "# package", each about a package that does not compile,
// and lines about what could not be loaded.
func faultsOf(lines []string) (compile map[string][]string, load []string) {
	compile = map[string][]string{}
	about := ""
	for _, line := range lines {
		if pkg, found := strings.CutPrefix(line, "# "); found {
			about, _, _ = strings.Cut(pkg, " ")
			if compile[about] == nil {
				compile[about] = []string{}
			}
			continue
		}
		switch {
		case strings.HasPrefix(line, "go: downloading "), strings.HasPrefix(line, "go: finding "), strings.HasPrefix(line, "exit status "):
		case about != "":
			compile[about] = append(compile[about], strings.TrimPrefix(line, "vet: "))
		default:
			load = append(load, line)
		}
	}
	for pkg, errs := range compile {
		if len(errs) == 0 {
			delete(compile, pkg)
		}
	}
	return compile, load
}

// sentence makes one line of what the go command says in several.
func sentence(lines []string) string {
	var parts []string
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			parts = append(parts, strings.TrimPrefix(line, "go: "))
		}
	}
	return strings.Join(parts, " ")
}

// paths returns the keys of a set, sorted.
func paths[V any](set map[string]V) []string { return slices.Sorted(maps.Keys(set)) }

// Executable returns the path under which the go command can run this program
// as its tool.
func Executable() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("finding chanlint's own executable: %w", err)
	}
	return path, nil
}

// Command corpus runs chanlint on real code: the modules that testdata/corpus
// pins. For each module it prints how many packages were analysed, the
// findings per check, CPU seconds cold and warm, and the peak memory of the
// largest process. Then it holds the findings against the verdicts in
// testdata/corpus/verdicts.tsv, each of which somebody gave after reading the
// source.
//
//	go run ./internal/corpus [-only module] [-level level] [-list]
//
// Cold means that nothing of chanlint's is cached, while the compiler's export
// data is.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

// modules are the packages that are run on. Test support packages whose own
// requirements are not pinned drop out when they are listed.
var modules = []string{
	"go.etcd.io/etcd/server/v3",
	"google.golang.org/grpc",
	"github.com/nats-io/nats-server/v2",
	"github.com/hashicorp/raft",
	"github.com/hashicorp/serf",
	"github.com/hashicorp/memberlist",
	"github.com/hashicorp/yamux",
	"github.com/panjf2000/gnet/v2",
	"github.com/charmbracelet/bubbletea",
	"github.com/charmbracelet/gum",
	"github.com/rivo/tview",
	"github.com/eclipse/paho.mqtt.golang",
	"github.com/pion/webrtc/v4",
	"github.com/twmb/franz-go",
	"github.com/IBM/sarama",
	"github.com/gofiber/fiber/v2",
	"github.com/gin-gonic/gin",
	"github.com/valyala/fasthttp",
	"github.com/libp2p/go-libp2p",
	"github.com/nsqio/go-nsq",
	"github.com/prometheus/prometheus",
}

const dir = "testdata/corpus"

func main() {
	only := flag.String("only", "", "run on the modules whose path has this in it")
	level := flag.String("level", "warning", "findings from this level")
	list := flag.Bool("list", false, "print every finding with its verdict")
	flag.Parse()
	if err := run(*only, *level, *list); err != nil {
		fmt.Fprintf(os.Stderr, "corpus: %v\n", err)
		os.Exit(2)
	}
}

type finding struct {
	Check, File, Message, Level string
	Line                        int
}

// key names a finding in verdicts.tsv. It has no line number, so that a
// verdict outlives an upgrade that moves the code.
func (f finding) key() string { return f.Check + "\t" + f.File + "\t" + f.Message }

func run(only, level string, list bool) error {
	verdicts, err := readVerdicts(filepath.Join(dir, "verdicts.tsv"))
	if err != nil {
		return err
	}
	// A binary of its own hash, so that nothing of it is cached.
	tool := filepath.Join(os.TempDir(), fmt.Sprintf("chanlint-corpus-%d", os.Getpid()))
	defer os.Remove(tool)
	build := exec.Command("go", "build", "-ldflags=-X main.run="+fmt.Sprint(time.Now().UnixNano()), "-o", tool, "./cmd/chanlint")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building chanlint: %w\n%s", err, out)
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "module\tpackages\tkLOC\tfindings\tcold CPU s\twarm CPU s\tpeak MB\t")
	var all []finding
	lines := 0
	for _, module := range modules {
		if !strings.Contains(module, only) {
			continue
		}
		pkgs, loc, err := packagesOf(module)
		if err != nil {
			return err
		}
		lines += loc
		cold, err := lint(tool, level, pkgs)
		if err != nil {
			return fmt.Errorf("%s: %w", module, err)
		}
		warm, err := lint(tool, level, pkgs)
		if err != nil {
			return fmt.Errorf("%s: %w", module, err)
		}
		if !slices.Equal(cold.findings, warm.findings) {
			return fmt.Errorf("%s: the second run finds something else", module)
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%s\t%.1f\t%.1f\t%d\t\n", module, len(pkgs), loc/1000, perCheck(cold.findings), cold.cpu.Seconds(), warm.cpu.Seconds(), cold.peak>>20)
		all = append(all, cold.findings...)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return judge(all, verdicts, lines, list)
}

// packagesOf returns the packages of the module that can be loaded with all
// they import, and their lines of code without tests.
func packagesOf(module string) (pkgs []string, lines int, err error) {
	cmd := exec.Command("go", "list", "-e", "-deps=false", "-json=ImportPath,Dir,GoFiles,Error,DepsErrors,Module", module+"/...")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return nil, 0, fmt.Errorf("listing %s: %w", module, err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for decoder.More() {
		var p struct {
			ImportPath, Dir string
			GoFiles         []string
			Error           *struct{}
			DepsErrors      []struct{}
			Module          *struct{ Path string }
		}
		if err := decoder.Decode(&p); err != nil {
			return nil, 0, fmt.Errorf("listing %s: %w", module, err)
		}
		if p.Error != nil || len(p.DepsErrors) > 0 || len(p.GoFiles) == 0 || p.Module == nil || p.Module.Path != module {
			continue
		}
		pkgs = append(pkgs, p.ImportPath)
		for _, name := range p.GoFiles {
			text, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				return nil, 0, err
			}
			lines += strings.Count(string(text), "\n")
		}
	}
	return pkgs, lines, nil
}

type measured struct {
	findings []finding
	cpu      time.Duration
	peak     int64 // bytes
}

var inCache = regexp.MustCompile(`^.*/pkg/mod/(.*)$`)

func lint(tool, level string, pkgs []string) (*measured, error) {
	// Their tests need modules that are not pinned here.
	cmd := exec.Command(tool, append([]string{"-format", "json", "-level", level, "-tests=false"}, pkgs...)...)
	cmd.Dir = dir
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if cmd.ProcessState == nil {
		return nil, err
	}
	m := &measured{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.peak = usage.Maxrss << 10
	}
	if err := json.Unmarshal(out, &m.findings); err != nil {
		return nil, fmt.Errorf("reading its findings: %w\n%s", err, errs.String())
	}
	for _, line := range strings.Split(strings.TrimSpace(errs.String()), "\n") {
		if line != "" && !strings.Contains(line, "missing go.sum entry") && !strings.Contains(line, "no required module") {
			fmt.Fprintln(os.Stderr, line)
		}
	}
	for i := range m.findings {
		f := &m.findings[i]
		if match := inCache.FindStringSubmatch(f.File); match != nil {
			f.File = match[1]
		}
	}
	return m, nil
}

func perCheck(findings []finding) string {
	count := map[string]int{}
	for _, f := range findings {
		count[f.Check]++
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(count)) {
		parts = append(parts, fmt.Sprintf("%s %d", name, count[name]))
	}
	if parts == nil {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// readVerdicts reads lines of check, file, message, verdict and reason. The
// verdict is true, false or arguable.
func readVerdicts(name string) (map[string][2]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	verdicts := map[string][2]string{}
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		cells := strings.Split(scanner.Text(), "\t")
		if len(cells) != 5 || !slices.Contains([]string{"true", "false", "arguable", "verdict"}, cells[3]) {
			return nil, fmt.Errorf("%s: want check, file, message, verdict and reason: %q", name, scanner.Text())
		}
		verdicts[strings.Join(cells[:3], "\t")] = [2]string{cells[3], cells[4]}
	}
	return verdicts, scanner.Err()
}

func judge(all []finding, verdicts map[string][2]string, lines int, list bool) error {
	count := map[string]map[string]int{}
	for _, f := range all {
		verdict := "unread"
		v, ok := verdicts[f.key()]
		if ok {
			verdict = v[0]
		}
		if count[f.Check] == nil {
			count[f.Check] = map[string]int{}
		}
		count[f.Check][verdict]++
		count[f.Check]["all"]++
		if list || !ok {
			fmt.Printf("%s\t%s\t%s\t%s\t%s\t(line %d)\n", f.Check, f.File, f.Message, verdict, v[1], f.Line)
		}
	}
	fmt.Println()
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "check\tfindings\ttrue\tfalse\targuable\tunread\tper 1000 lines\t")
	for _, name := range slices.Sorted(maps.Keys(count)) {
		c := count[name]
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%.4f\t\n", name, c["all"], c["true"], c["false"], c["arguable"], c["unread"], float64(c["all"])/float64(lines)*1000)
	}
	return table.Flush()
}

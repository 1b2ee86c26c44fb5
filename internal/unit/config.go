// Package unit analyses one package at a time, as the go command asks for it:
// it is the tool's side of the protocol behind "go vet -vettool".
//
// It is not the unitchecker of x/tools, for three reasons. That one stores
// types beside the facts from v0.51 on, so that a package without facts still
// has to be loaded; it parses packages that cannot matter; and it knows
// nothing of what the go command's cache leaves out (see [Tree]).
package unit

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A config describes a unit of compilation. The go command writes it, as JSON,
// in a file whose name ends with ".cfg".
type config struct {
	ID            string // the package path
	Compiler      string
	Dir           string
	ImportPath    string
	GoVersion     string
	GoFiles       []string // absolute
	NonGoFiles    []string
	IgnoredFiles  []string
	ModulePath    string
	ModuleVersion string            // "" for a main module
	ImportMap     map[string]string // path in an import declaration -> package path
	PackageFile   map[string]string // package path -> file of export data, for direct imports
	PackageVetx   map[string]string // package path -> file of facts, for direct imports
	VetxOnly      bool              // the unit was not asked for: only its facts are of use
	VetxOutput    string            // where the facts go
	Stdout        string            // where the findings go; "" before go1.26: the standard output

	SucceedOnTypecheckFailure bool
}

func readConfig(name string) (*config, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the description of a unit: %w", err)
	}
	cfg := new(config)
	if err := json.Unmarshal(data, cfg); err != nil {
		return nil, fmt.Errorf("reading the description of a unit in %s: %w", name, err)
	}
	return cfg, nil
}

// std tells whether the unit is a package of the standard library. The config
// says so of the unit's imports only. Example packages below a testdata
// directory of GOROOT are nobody's library.
func (cfg *config) std() bool {
	root := os.Getenv("GOROOT") // the go command always sets it
	if root == "" {
		return false
	}
	below, found := strings.CutPrefix(cfg.Dir, filepath.Join(root, "src")+string(filepath.Separator))
	if !found {
		return false
	}
	for _, element := range strings.Split(below, string(filepath.Separator)) {
		if element == "testdata" {
			return false
		}
	}
	return true
}

// ownModule tells whether the unit belongs to a module that is worked on, and
// not to one that is merely required.
func (cfg *config) ownModule() bool { return cfg.ModuleVersion == "" }

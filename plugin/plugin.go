// Package plugin is chanlint as a module plugin of golangci-lint.
//
// In .golangci.yml:
//
//	linters:
//	  enable: [chanlint]
//	  settings:
//	    custom:
//	      chanlint:
//	        type: module
//	        settings:
//	          disable: [gospawn]
//	          level: warning
//	          flags:
//	            loopblock.loops: example.com/ui.(*App).Post#0 = the UI loop
//
// golangci-lint makes an issue of its own of each related entry and drops
// categories, so a finding here is its message alone.
package plugin

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/analyzer"
	"github.com/chanlint/chanlint/internal/check"
)

func init() { register.Plugin("chanlint", New) }

// Settings are what .golangci.yml says under settings.
type Settings struct {
	Enable  []string          `json:"enable"`  // only these checks
	Disable []string          `json:"disable"` // all but these
	Level   string            `json:"level"`   // the lowest that is shown: advice, warning (the default) or error
	Flags   map[string]string `json:"flags"`   // of analyzers: "loopblock.also": "mutex,file"
}

type plugin struct {
	checks []analyzer.Check
	level  analyzer.Level
}

// New returns the plugin for the settings. It fails for a setting, a check, a
// level or a flag that does not exist.
func New(raw any) (register.LinterPlugin, error) {
	settings, err := register.DecodeSettings[Settings](raw)
	if err != nil {
		return nil, fmt.Errorf("the settings of chanlint: %w", err)
	}
	checks, err := analyzer.Select(settings.Enable, settings.Disable)
	if err != nil {
		return nil, fmt.Errorf("the settings of chanlint: %w", err)
	}
	level := analyzer.Warning
	if settings.Level != "" {
		if level, err = analyzer.ParseLevel(settings.Level); err != nil {
			return nil, fmt.Errorf("the settings of chanlint: %w", err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(settings.Flags)) {
		if err := setFlag(name, settings.Flags[name]); err != nil {
			return nil, fmt.Errorf("the settings of chanlint: %w", err)
		}
	}
	return &plugin{checks, level}, nil
}

func setFlag(name, value string) error {
	of, flag, _ := strings.Cut(name, ".")
	for _, a := range analyzer.Analyzers() {
		if a.Name == of && a.Flags.Lookup(flag) != nil {
			if err := a.Flags.Set(flag, value); err != nil {
				return fmt.Errorf("the flag %s: %w", name, err)
			}
			return nil
		}
	}
	return fmt.Errorf("there is no flag %q", name)
}

func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	list := make([]*analysis.Analyzer, len(p.checks))
	for i, c := range p.checks {
		list[i] = p.plain(c.Analyzer)
	}
	return list, nil
}

// plain returns the analyzer with findings that stand alone.
func (p *plugin) plain(a *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: a.Name, Doc: a.Doc, URL: a.URL, Requires: a.Requires, FactTypes: a.FactTypes, ResultType: a.ResultType,
		Run: func(pass *analysis.Pass) (any, error) {
			own := *pass
			own.Analyzer = a
			own.Report = func(d analysis.Diagnostic) {
				switch {
				case d.Category == check.Internal:
					fmt.Fprintf(os.Stderr, "chanlint: %s\n", d.Message)
				case analyzer.LevelOf(a.Name, d.Category) >= p.level:
					d.Related = nil
					pass.Report(d)
				}
			}
			return a.Run(&own)
		},
	}
}

package analyzer

import (
	"fmt"
	"slices"
	"strings"
)

// Select returns the checks that run: those of enable, or all that are on by
// default if enable is empty, without those of disable. A name the suite does
// not have is an error.
func Select(enable, disable []string) ([]Check, error) {
	for _, name := range slices.Concat(enable, disable) {
		if find(name) == nil {
			return nil, fmt.Errorf("there is no check %q; the checks are %s", name, strings.Join(names(), ", "))
		}
	}
	var selected []Check
	for _, c := range Checks {
		on := c.Off == ""
		if len(enable) > 0 {
			on = slices.Contains(enable, c.Analyzer.Name)
		}
		if on && !slices.Contains(disable, c.Analyzer.Name) {
			selected = append(selected, c)
		}
	}
	return selected, nil
}

func find(name string) *Check {
	for i := range Checks {
		if Checks[i].Analyzer.Name == name {
			return &Checks[i]
		}
	}
	return nil
}

func names() []string {
	var list []string
	for _, c := range Checks {
		list = append(list, c.Analyzer.Name)
	}
	return list
}

// ParseLevel returns the level with this name.
func ParseLevel(name string) (Level, error) {
	for _, level := range []Level{Advice, Warning, Error} {
		if level.String() == name {
			return level, nil
		}
	}
	return 0, fmt.Errorf("there is no level %q; the levels are advice, warning and error", name)
}

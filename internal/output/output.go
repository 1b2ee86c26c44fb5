// Package output writes findings in the formats that people and programs read.
package output

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/chanlint/chanlint/internal/driver"
)

// maxSteps is how many steps of an explanation the text form shows.
const maxSteps = 4

// Text writes a line for each finding, and its explanation indented below it.
// File names are given as seen from dir.
func Text(out io.Writer, dir string, findings []driver.Finding) error {
	place := func(p driver.Position) string {
		return fmt.Sprintf("%s:%d:%d", driver.Short(dir, p.File), p.Line, p.Column)
	}
	for _, f := range findings {
		if _, err := fmt.Fprintf(out, "%s: %s (%s)\n", place(f.Position), f.Message, f.Check); err != nil {
			return fmt.Errorf("writing findings: %w", err)
		}
		for i, step := range f.Because {
			if i == maxSteps {
				break
			}
			if _, err := fmt.Fprintf(out, "\t%s: %s\n", place(step.Position), step.Message); err != nil {
				return fmt.Errorf("writing findings: %w", err)
			}
		}
	}
	return nil
}

type jsonPosition struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonStep struct {
	jsonPosition
	Message string `json:"message"`
}

type jsonFinding struct {
	Check    string `json:"check"`
	Category string `json:"category,omitempty"`
	Level    string `json:"level"`
	jsonPosition
	Message string     `json:"message"`
	Because []jsonStep `json:"because,omitempty"`
	Fixes   []string   `json:"fixes,omitempty"`
	Package string     `json:"package"`
	URL     string     `json:"url"`
}

// JSON writes one array with every finding, whole.
func JSON(out io.Writer, dir string, findings []driver.Finding) error {
	place := func(p driver.Position) jsonPosition {
		return jsonPosition{driver.Short(dir, p.File), p.Line, p.Column}
	}
	list := []jsonFinding{}
	for _, f := range findings {
		j := jsonFinding{
			Check: f.Check, Category: f.Category, Level: f.Level.String(),
			jsonPosition: place(f.Position), Message: f.Message, Package: f.Package, URL: f.URL,
		}
		for _, step := range f.Because {
			j.Because = append(j.Because, jsonStep{place(step.Position), step.Message})
		}
		for _, fix := range f.Fixes {
			j.Fixes = append(j.Fixes, fix.Title)
		}
		list = append(list, j)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(list); err != nil {
		return fmt.Errorf("writing findings: %w", err)
	}
	return nil
}

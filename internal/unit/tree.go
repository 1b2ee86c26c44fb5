package unit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A Tree is what a unit prints: package -> analyzer -> list of diagnostics, or
// an error. It is the go command's own format, which plain go vet reads too.
//
// The go command (1.26) caches what a unit prints under a key that does not
// say whether the unit was asked for or was only a dependency. So a package
// that was first met as a dependency stays without findings when it is asked
// for later, and one that was asked for first shows its findings wherever it
// is imported. To be right in any order, a unit that is only a dependency
// prints its findings as well, if it belongs to a module that is worked on, in
// a form in which plain go vet sees none: one empty list, whose name is the
// JSON of the analyzers' findings. All other dependencies print a list with
// the name [FactsOnly]. Who reads the tree then selects the packages.
type Tree map[string]map[string]json.RawMessage

// FactsOnly is the name under which a unit says that it has been analysed for
// its facts, not for findings.
const FactsOnly = "facts only"

// A Diagnostic is a finding in a Tree. Positions are file:line:column.
type Diagnostic struct {
	Category string    `json:"category,omitempty"`
	Posn     string    `json:"posn"`
	End      string    `json:"end"`
	Message  string    `json:"message"`
	Fixes    []Fix     `json:"suggested_fixes,omitempty"`
	Related  []Related `json:"related,omitempty"`
}

// A Fix is a change to be made as a whole.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// An Edit replaces the bytes from Start up to End of a file.
type Edit struct {
	Filename string `json:"filename"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	New      string `json:"new"`
}

// A Related is a step of an explanation.
type Related struct {
	Posn    string `json:"posn"`
	End     string `json:"end"`
	Message string `json:"message"`
}

// An Unfinished stands in place of the diagnostics of an analyzer that failed.
type Unfinished struct {
	Error string `json:"error"`
}

func (t Tree) add(id, name string, value any) {
	if t[id] == nil {
		t[id] = map[string]json.RawMessage{}
	}
	data, err := json.Marshal(value)
	if err != nil {
		panic(err) // strings and numbers always have a JSON form
	}
	t[id][name] = data
}

// hidden returns the tree in the form in which plain go vet sees no findings.
func (t Tree) hidden() Tree {
	hidden := Tree{}
	for id, results := range t {
		hidden[id] = map[string]json.RawMessage{}
		if len(results) > 0 {
			data, err := json.Marshal(results)
			if err != nil {
				panic(err)
			}
			hidden[id][string(data)] = json.RawMessage("[]")
		}
	}
	return hidden
}

// Results returns what the tree says of a package: the analyzers' results, and
// whether the package was analysed for findings at all.
func (t Tree) Results(id string) (results map[string]json.RawMessage, complete bool, err error) {
	results = map[string]json.RawMessage{}
	for name, value := range t[id] {
		switch {
		case name == FactsOnly:
			return nil, false, nil
		case strings.HasPrefix(name, "{"):
			if err := json.Unmarshal([]byte(name), &results); err != nil {
				return nil, false, fmt.Errorf("reading the findings of %s: %w", id, err)
			}
		default:
			results[name] = value
		}
	}
	return results, true, nil
}

func (t Tree) print(out io.Writer) error {
	data, err := json.MarshalIndent(t, "", "\t")
	if err != nil {
		return fmt.Errorf("writing findings: %w", err)
	}
	_, err = out.Write(append(data, '\n'))
	return err
}

func diagnosticOf(fset *token.FileSet, d analysis.Diagnostic) Diagnostic {
	out := Diagnostic{
		Category: d.Category,
		Posn:     fset.Position(d.Pos).String(),
		End:      fset.Position(cmp.Or(d.End, d.Pos)).String(),
		Message:  d.Message,
	}
	for _, fix := range d.SuggestedFixes {
		if fix, ok := fixOf(fset, fix); ok {
			out.Fixes = append(out.Fixes, fix)
		}
	}
	for _, step := range d.Related {
		out.Related = append(out.Related, Related{
			Posn:    fset.Position(step.Pos).String(),
			End:     fset.Position(cmp.Or(step.End, step.Pos)).String(),
			Message: step.Message,
		})
	}
	return out
}

// fixOf returns the fix with offsets into the files as they are on disk. There
// is none for a file that cgo or another generator has made: its //line
// comments give positions in a source that has other offsets.
func fixOf(fset *token.FileSet, fix analysis.SuggestedFix) (Fix, bool) {
	out := Fix{Message: fix.Message}
	for _, edit := range fix.TextEdits {
		end := cmp.Or(edit.End, edit.Pos)
		file := fset.File(edit.Pos)
		if file == nil || end < edit.Pos || int(end) > file.Base()+file.Size() || fset.Position(edit.Pos).Filename != file.Name() {
			return Fix{}, false
		}
		out.Edits = append(out.Edits, Edit{file.Name(), file.Offset(edit.Pos), file.Offset(end), string(edit.NewText)})
	}
	return out, len(out.Edits) > 0
}

// plain writes the tree for a go command that does not ask for JSON.
func (t Tree) plain(out io.Writer, id string, names []string) (found bool) {
	for _, name := range names {
		var list []Diagnostic
		var failed Unfinished
		if data := t[id][name]; json.Unmarshal(data, &list) == nil {
			for _, d := range list {
				found = true
				fmt.Fprintf(out, "%s: %s\n", d.Posn, d.Message)
				for _, step := range d.Related {
					fmt.Fprintf(out, "\t%s: %s\n", step.Posn, step.Message)
				}
			}
		} else if json.Unmarshal(data, &failed) == nil {
			found = true
			fmt.Fprintln(out, failed.Error)
		}
	}
	return found
}

package driver

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Fixes are changes of files that have been tried: with them the packages
// compile, the findings that they are for are gone, and there is no new one.
type Fixes struct {
	Applied []Finding         // those that the changes remove
	left    []Finding         // those that remain, where they will stand
	files   map[string][]byte // by absolute name, as they will be
	before  map[string][]byte
}

// TryFixes looks for the fixes of the findings that hold together. It takes the
// first fix of each finding, tries all at once with the go command's overlay,
// and one after the other if that does not work. Nothing is written.
func TryFixes(ctx context.Context, o Options, found *Report) (*Fixes, error) {
	fixes := &Fixes{left: found.Findings, files: map[string][]byte{}, before: map[string][]byte{}}
	var candidates []Finding
	for _, f := range found.Findings {
		if len(f.Fixes) == 0 {
			continue
		}
		candidates = append(candidates, f)
		for _, e := range f.Fixes[0].Edits {
			if _, known := fixes.before[e.File]; !known {
				data, err := os.ReadFile(e.File)
				if err != nil {
					return nil, fmt.Errorf("fixing: %w", err)
				}
				fixes.before[e.File] = data
			}
		}
	}
	if len(candidates) == 0 {
		return fixes, nil
	}
	t := &trial{Options: o, before: fixes.before, report: found}
	if files, ok := t.apply(candidates); ok {
		if holds, err := t.holds(ctx, files, candidates); err != nil {
			return nil, err
		} else if holds {
			fixes.files, fixes.Applied, fixes.left = files, candidates, t.left
			return fixes, nil
		}
	}
	for _, f := range candidates {
		more := append(slices.Clone(fixes.Applied), f)
		files, ok := t.apply(more)
		if !ok {
			continue
		}
		holds, err := t.holds(ctx, files, more)
		if err != nil {
			return nil, err
		}
		if holds {
			fixes.files, fixes.Applied, fixes.left = files, more, t.left
		}
	}
	return fixes, nil
}

type trial struct {
	Options
	before map[string][]byte
	report *Report
	left   []Finding // what the last trial that held has found
}

// apply returns the files with the first fixes of the findings in them. It
// fails if two edits overlap.
func (t *trial) apply(findings []Finding) (files map[string][]byte, ok bool) {
	edits := map[string][]Edit{}
	for _, f := range findings {
		for _, e := range f.Fixes[0].Edits {
			if !slices.Contains(edits[e.File], e) {
				edits[e.File] = append(edits[e.File], e)
			}
		}
	}
	files = map[string][]byte{}
	for name, list := range edits {
		slices.SortStableFunc(list, func(a, b Edit) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return a.End - b.End
		})
		src := t.before[name]
		var out bytes.Buffer
		at := 0
		for _, e := range list {
			if e.Start < at || e.End > len(src) {
				return nil, false
			}
			out.Write(src[at:e.Start])
			out.WriteString(e.New)
			at = e.End
		}
		out.Write(src[at:])
		text := out.Bytes()
		// What was formatted stays formatted.
		if was, err := format.Source(src); err == nil && bytes.Equal(was, src) {
			if text, err = format.Source(text); err != nil {
				return nil, false
			}
		}
		files[name] = text
	}
	return files, true
}

// holds analyses the packages of the findings with the changed files. It tells
// whether they compile, the findings are gone, and no other has come.
func (t *trial) holds(ctx context.Context, files map[string][]byte, fixed []Finding) (bool, error) {
	dir, err := os.MkdirTemp("", "chanlint-")
	if err != nil {
		return false, fmt.Errorf("trying fixes: %w", err)
	}
	defer os.RemoveAll(dir)
	replace, original := map[string]string{}, map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		// The name decides whether a file is a test, or for one system.
		hash := fmt.Sprintf("%x", sha256.Sum256([]byte(name)))
		place := filepath.Join(dir, hash, filepath.Base(name))
		original[hash] = name
		if err := os.Mkdir(filepath.Dir(place), 0o700); err != nil {
			return false, fmt.Errorf("trying fixes: %w", err)
		}
		if err := os.WriteFile(place, files[name], 0o600); err != nil {
			return false, fmt.Errorf("trying fixes: %w", err)
		}
		replace[name] = place
	}
	overlay := filepath.Join(dir, "overlay.json")
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return false, fmt.Errorf("trying fixes: %w", err)
	}
	if err := os.WriteFile(overlay, data, 0o600); err != nil {
		return false, fmt.Errorf("trying fixes: %w", err)
	}

	o := t.Options
	o.overlay, o.Progress = overlay, nil
	report, err := Run(ctx, o)
	if err != nil {
		return false, err
	}
	if len(report.Faults) > len(t.report.Faults) {
		return false, nil
	}
	type key struct{ check, message, file string }
	count := map[key]int{}
	for _, f := range t.report.Findings {
		count[key{f.Check, f.Message, f.Position.File}]++
	}
	for _, f := range fixed {
		count[key{f.Check, f.Message, f.Position.File}]--
	}
	place := func(p Position) Position {
		// What is cached of an earlier trial has the folder of that one.
		if name, ok := original[filepath.Base(filepath.Dir(p.File))]; ok {
			p.File = name
		}
		return p
	}
	left := slices.Clone(report.Findings)
	for i := range left {
		f := &left[i]
		f.Position, f.End = place(f.Position), place(f.End)
		f.Because = slices.Clone(f.Because)
		for j := range f.Because {
			f.Because[j].Position = place(f.Because[j].Position)
		}
		f.Fixes = nil // they have been tried
		k := key{f.Check, f.Message, f.Position.File}
		if count[k]--; count[k] < 0 {
			return false, nil
		}
	}
	t.left = sorted(left)
	return true, nil
}

// Write writes the changed files.
func (f *Fixes) Write() error {
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		info, err := os.Stat(name)
		if err == nil {
			err = os.WriteFile(name, f.files[name], info.Mode().Perm())
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("fixing: %w", err))
		}
	}
	return errors.Join(errs...)
}

// Diff returns the changes as a unified diff with names as seen from dir.
func (f *Fixes) Diff(dir string) []byte {
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		short := filepath.ToSlash(Short(dir, name))
		text := diff.Diff("a/"+short, f.before[name], "b/"+short, f.files[name])
		out.Write(withoutCommand(text))
	}
	return out.Bytes()
}

// withoutCommand drops the first line, which repeats the two names.
func withoutCommand(text []byte) []byte {
	if first, rest, found := strings.Cut(string(text), "\n"); found && strings.HasPrefix(first, "diff ") {
		return []byte(rest)
	}
	return text
}

// Remaining returns the findings that the changes do not remove, at the places
// where they stand in the changed files.
func (f *Fixes) Remaining() []Finding { return f.left }

package linttest

import (
	"fmt"
	"go/token"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// An expectation is one regular expression of a comment
//
//	// want "regexp" "regexp"
//	// because "regexp"
//
// on the line of a finding, or of a step of its explanation. Where that line
// has no room, because the finding is about a comment, the word is followed by
// an offset: // want -1 "regexp".
type expectation struct {
	step bool
	file string
	line int
	re   *regexp.Regexp
	met  bool
}

const quoted = "(?:\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`)"

var (
	expectRE = regexp.MustCompile(`// ?(want|because)( [+-]\d+)?((?: +` + quoted + `)+)`)
	quotedRE = regexp.MustCompile(quoted)
	// What begins like an expectation and is none would be a test that asserts
	// nothing.
	almostRE = regexp.MustCompile("^// ?want\\b|// ?because +[\"`+-]")
)

func expectationsOf(pkg *packages.Package) ([]*expectation, error) {
	var list []*expectation
	for _, file := range pkg.Syntax {
		for _, group := range file.Comments {
			for _, c := range group.List {
				pos := pkg.Fset.Position(c.Pos())
				found, err := expectationsIn(c.Text, pos)
				if err != nil {
					return nil, fmt.Errorf("%s:%d: %w", pos.Filename, pos.Line, err)
				}
				list = append(list, found...)
			}
		}
	}
	return list, nil
}

func expectationsIn(text string, pos token.Position) ([]*expectation, error) {
	var list []*expectation
	matches := expectRE.FindAllStringSubmatch(text, -1)
	if matches == nil && almostRE.MatchString(text) {
		return nil, fmt.Errorf("%s is not of the form // want \"regexp\"", text)
	}
	for _, m := range matches {
		offset := 0
		if m[2] != "" {
			offset, _ = strconv.Atoi(strings.TrimPrefix(m[2][1:], "+"))
		}
		for _, q := range quotedRE.FindAllString(m[3], -1) {
			pattern, err := strconv.Unquote(q)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", q, err)
			}
			re, err := regexp.Compile(pattern)
			if err != nil {
				return nil, err
			}
			list = append(list, &expectation{step: m[1] == "because", file: pos.Filename, line: pos.Line + offset, re: re})
		}
	}
	return list, nil
}

// Compare returns what differs between the findings and the expectations in
// the comments of the package, one line each. Steps are compared only if the
// package expects any.
func Compare(pkg *packages.Package, findings []Finding) ([]string, error) {
	expected, err := expectationsOf(pkg)
	if err != nil {
		return nil, err
	}
	steps := false
	for _, e := range expected {
		steps = steps || e.step
	}
	var differences []string
	meet := func(step bool, pos token.Position, message string) bool {
		for _, e := range expected {
			if !e.met && e.step == step && e.file == pos.Filename && e.line == pos.Line && e.re.MatchString(message) {
				e.met = true
				return true
			}
		}
		return false
	}
	told := map[Step]bool{} // two findings may share a step: one comment is enough
	for _, f := range findings {
		if !meet(false, f.Position, f.Message) {
			differences = append(differences, fmt.Sprintf("%s:%d: unexpected finding: %s%s", f.Filename, f.Line, f.Message, showSteps(f)))
		}
		for _, s := range f.Because {
			if steps && !told[s] && !meet(true, s.Position, s.Message) {
				differences = append(differences, fmt.Sprintf("%s:%d: unexpected step: %s", s.Filename, s.Line, s.Message))
			}
			told[s] = true
		}
	}
	for _, e := range expected {
		if !e.met {
			what := "finding"
			if e.step {
				what = "step"
			}
			differences = append(differences, fmt.Sprintf("%s:%d: no %s matches %q", e.file, e.line, what, e.re))
		}
	}
	return differences, nil
}

func showSteps(f Finding) string {
	var text strings.Builder
	for _, s := range f.Because {
		fmt.Fprintf(&text, "\n\t\tbecause %s:%d: %s", s.Filename, s.Line, s.Message)
	}
	return text.String()
}

// Wants tells how many findings the package expects.
func Wants(pkg *packages.Package) (int, error) {
	expected, err := expectationsOf(pkg)
	n := 0
	for _, e := range expected {
		if !e.step {
			n++
		}
	}
	return n, err
}

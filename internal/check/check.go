// Package check is what a pass is written in. It alone builds an
// analysis.Diagnostic, and it owns what holds for every check: suppression
// comments, generated files, and recovery from a fault of our own.
package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/page"
)

// URL is where the page of a check is published; the check's name follows it.
const URL = "https://github.com/chanlint/chanlint/tree/main/passes/"

// Internal is the category of a diagnostic that tells of a fault of chanlint
// itself. Front ends show it on the standard error stream and count it as no
// finding.
const Internal = "internal"

// New returns the analyzer of a check. Its name, documentation and URL come
// from the page that is the package's doc.go; needs are the engine packages
// whose results run asks for.
func New(source string, run func(*Pass), needs ...*analysis.Analyzer) *analysis.Analyzer {
	p, err := page.Parse(source)
	if err != nil {
		panic(err) // a page is part of the program: TestPages reads them all
	}
	return &analysis.Analyzer{
		Name:     p.Name,
		Doc:      p.Title + "\n\n" + p.Text(),
		URL:      URL + p.Name,
		Requires: needs,
		Run: func(pass *analysis.Pass) (any, error) {
			c := newPass(pass)
			c.Guard(pass.Pkg.Path(), func() { run(c) })
			c.flush()
			return nil, nil
		},
	}
}

// A Pass is one check at work on one package.
type Pass struct {
	*analysis.Pass
	ignores  []*ignore
	findings []finding
}

type finding struct {
	diagnostic analysis.Diagnostic
	file       *ast.File
}

func newPass(pass *analysis.Pass) *Pass {
	return &Pass{Pass: pass, ignores: ignoresOf(pass)}
}

// An Option adds to a finding.
type Option func(*analysis.Diagnostic)

// Because adds a step of the explanation: a full sentence at the place that
// proves it. Steps are given in the order in which things happen; the first
// four are shown, JSON shows all.
func Because(pos token.Pos, sentence string) Option {
	return func(d *analysis.Diagnostic) {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: pos, End: pos, Message: sentence})
	}
}

// Fix offers a change whose effect has been verified. The title is a verb
// phrase.
func Fix(title string, edits ...analysis.TextEdit) Option {
	return func(d *analysis.Diagnostic) {
		d.SuggestedFixes = append(d.SuggestedFixes, analysis.SuggestedFix{Message: title, TextEdits: edits})
	}
}

// Category names the kind of the finding within its check; the suite gives
// each category its level.
func Category(name string) Option {
	return func(d *analysis.Diagnostic) { d.Category = name }
}

// Report reports a finding at pos. The message is a sentence about the user's
// program: lower case, no full stop, present tense, the consequence in the
// same line. Findings in generated files, at places without a position, and
// those that an ignore comment names are dropped.
func (p *Pass) Report(pos token.Pos, message string, options ...Option) {
	file := p.fileOf(pos)
	if file == nil || ast.IsGenerated(file) {
		return
	}
	d := analysis.Diagnostic{Pos: pos, Message: message}
	for _, option := range options {
		option(&d)
	}
	p.findings = append(p.findings, finding{d, file})
}

// InTest tells whether pos stands in a _test.go file.
func (p *Pass) InTest(pos token.Pos) bool {
	return isTest(p.Fset, pos)
}

// Guard runs work, which analyses what, and turns a panic of ours into one
// diagnostic of the category Internal, so that the rest of the package is
// still analysed.
func (p *Pass) Guard(what string, work func()) {
	defer func() {
		if fault := recover(); fault != nil && len(p.Files) > 0 {
			p.Pass.Report(analysis.Diagnostic{
				Pos:      p.Files[0].Name.Pos(),
				Category: Internal,
				Message:  fmt.Sprintf("%s could not analyse %s, please report this: %v", p.Analyzer.Name, what, fault),
			})
		}
	}()
	work()
}

// flush sends the findings to the driver: sorted, one a place and sentence,
// without those that are ignored, and with the ignore comments that had
// nothing to ignore.
func (p *Pass) flush() {
	slices.SortStableFunc(p.findings, func(a, b finding) int {
		if a.diagnostic.Pos != b.diagnostic.Pos {
			return int(a.diagnostic.Pos) - int(b.diagnostic.Pos)
		}
		return compare(a.diagnostic.Message, b.diagnostic.Message)
	})
	var last *analysis.Diagnostic
	for i := range p.findings {
		d := &p.findings[i].diagnostic
		if last != nil && last.Pos == d.Pos && last.Message == d.Message {
			continue
		}
		last = d
		if !p.ignored(d.Pos, p.findings[i].file) {
			p.Pass.Report(*d)
		}
	}
	for _, ig := range p.ignores {
		if ig.names(p.Analyzer.Name) && !ig.used && !ast.IsGenerated(ig.file) {
			p.Pass.Report(analysis.Diagnostic{
				Pos:      ig.pos,
				Category: "unused-ignore",
				Message:  fmt.Sprintf("this comment ignores a finding of %s, but there is none here", p.Analyzer.Name),
			})
		}
	}
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (p *Pass) fileOf(pos token.Pos) *ast.File {
	for _, f := range p.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

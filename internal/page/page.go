// Package page reads the doc.go of a check, the only prose about it, and
// gives it to whoever shows it: explain, the README, SARIF, an editor.
package page

import (
	"errors"
	"fmt"
	"go/doc/comment"
	"strings"
)

// The sections that every page has, in this order.
var Sections = []string{"Wrong", "Right", "Because", "Stays silent"}

// A Page is the user's page about one check.
type Page struct {
	Name     string // the check, one lower-case word
	Title    string // what the check reports: the first sentence without its "Package name"
	Intro    string // the paragraphs before the first section, as doc comment text
	Sections []Section
}

// A Section is a headed part of a page.
type Section struct {
	Heading string
	Body    string   // doc comment text
	Code    []string // its code blocks, unindented
}

// Parse reads the package comment of a doc.go.
//
// The first sentence has the form "Package name reports ...". Each heading
// ("# Wrong") opens a section; all of Sections must be there, in that order,
// and other headings may follow them.
func Parse(source string) (*Page, error) {
	name, title, text, err := Head(source)
	if err != nil {
		return nil, err
	}
	return Read(name, title, text)
}

// Head returns the package's name, the title and the whole text of the package
// comment with which a doc.go begins. It only cuts strings: every process of a
// vet run asks it for every check.
func Head(source string) (name, title, text string, err error) {
	var lines []string
	for line := range strings.Lines(source) {
		line, found := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "//")
		if !found {
			break
		}
		lines = append(lines, strings.TrimPrefix(line, " "))
	}
	text = strings.Join(lines, "\n") + "\n"
	words, found := strings.CutPrefix(text, "Package ")
	if name, words, _ = strings.Cut(words, " "); !found || words == "" {
		return "", "", "", errors.New(`a check's doc.go does not begin with "// Package name reports"`)
	}
	first, _, _ := strings.Cut(words, "\n\n")
	title, _, _ = strings.Cut(strings.Join(strings.Fields(first), " "), ". ")
	return name, strings.TrimSuffix(title, "."), text, nil
}

// Read reads a page from what Head has returned.
func Read(name, title, text string) (*Page, error) {
	p := &Page{Name: name, Title: title}
	var parser comment.Parser
	doc := parser.Parse(text)

	var printer comment.Printer
	var section *Section
	var body []comment.Block
	flush := func() {
		text := strings.Trim(string(printer.Comment(&comment.Doc{Content: body})), "\n")
		if section == nil {
			p.Intro = text
		} else {
			section.Body = text
			p.Sections = append(p.Sections, *section)
		}
		body = nil
	}
	for _, block := range doc.Content {
		switch block := block.(type) {
		case *comment.Heading:
			flush()
			section = &Section{Heading: headingText(block)}
			continue
		case *comment.Code:
			if section != nil {
				section.Code = append(section.Code, block.Text)
			}
		}
		body = append(body, block)
	}
	flush()

	for i, want := range Sections {
		if i >= len(p.Sections) || p.Sections[i].Heading != want {
			return nil, fmt.Errorf("the page of %s lacks the section %q in its place", p.Name, want)
		}
	}
	return p, nil
}

func headingText(h *comment.Heading) string {
	var text strings.Builder
	for _, t := range h.Text {
		if plain, ok := t.(comment.Plain); ok {
			text.WriteString(string(plain))
		}
	}
	return text.String()
}

// Section returns the section with this heading, or nil.
func (p *Page) Section(heading string) *Section {
	for i := range p.Sections {
		if p.Sections[i].Heading == heading {
			return &p.Sections[i]
		}
	}
	return nil
}

// Text returns the page for a terminal, wrapped at 80 columns.
func (p *Page) Text() string {
	return p.render(func(doc *comment.Doc) []byte {
		return (&comment.Printer{TextWidth: 80, TextCodePrefix: "    "}).Text(doc)
	}, "%s\n\n", "%s\n\n")
}

// Markdown returns the page as Markdown, its headings at level 2 and 3.
func (p *Page) Markdown() string {
	return p.render(func(doc *comment.Doc) []byte { return (&comment.Printer{HeadingLevel: 3}).Markdown(doc) }, "## %s\n\n", "### %s\n\n")
}

func (p *Page) render(show func(*comment.Doc) []byte, title, heading string) string {
	var out strings.Builder
	fmt.Fprintf(&out, title, p.Name+": "+p.Title)
	var parser comment.Parser
	// The first paragraph's sentence is the title already; what follows it stays.
	if _, rest, found := strings.Cut(strings.Join(strings.Fields(firstParagraph(p.Intro)), " "), ". "); found {
		out.Write(show(parser.Parse(rest)))
		out.WriteString("\n")
	}
	if _, rest, found := strings.Cut(p.Intro, "\n\n"); found {
		out.Write(show(parser.Parse(rest)))
		out.WriteString("\n")
	}
	for _, s := range p.Sections {
		fmt.Fprintf(&out, heading, s.Heading)
		out.Write(show(parser.Parse(s.Body)))
		out.WriteString("\n")
	}
	return strings.TrimRight(out.String(), "\n") + "\n"
}

func firstParagraph(text string) string {
	first, _, _ := strings.Cut(text, "\n\n")
	return first
}

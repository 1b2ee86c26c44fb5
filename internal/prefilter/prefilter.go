// Package prefilter tells from the words of a package's files, before they are
// parsed, that the package cannot matter to any check. Two thirds of the
// packages a program depends on do nothing concurrent, and parsing and
// type-checking them is half of what an analysis costs.
//
// The answer errs on the side of "it matters". What it can lose are facts
// about functions that only hand on what others gave them; a missing fact is
// Unknown, and Unknown is silent.
package prefilter

import "slices"

// Directive begins every comment that is addressed to chanlint.
const Directive = "//chanlint:"

// rows are the packages of the standard library whose functions can block,
// spawn or keep a callback, or whose types are confined to a goroutine, and
// those of others that start goroutines or make queues for their importer. A
// package that imports one of them matters.
//
// Packages that only wait for a disk (fmt, io, os, bufio) are not among them:
// no check holds a write to a file to be a wait. Errors and strings are known
// not to matter by the same table that is generated over the standard library.
var rows = []string{
	"context",
	"crypto/tls",
	"database/sql",
	"github.com/Workiva/go-datastructures/queue",
	"github.com/alitto/pond/v2",
	"github.com/asynkron/protoactor-go/actor",
	"github.com/eapache/channels",
	"github.com/enriquebris/goconcurrentqueue",
	"github.com/gammazero/workerpool",
	"github.com/smallnest/chanx",
	"golang.design/x/chann",
	"golang.org/x/sync/errgroup",
	"k8s.io/client-go/util/workqueue",
	"log/slog",
	"net",
	"net/http",
	"net/http/httptest",
	"net/http/httputil",
	"net/rpc",
	"net/smtp",
	"os/exec",
	"os/signal",
	"runtime",
	"sync",
	"sync/atomic",
	"syscall/js",
	"testing/synctest",
	"time",
	"weak",
}

// Import tells whether a package matters because it imports path.
func Import(path string) bool {
	_, found := slices.BinarySearch(rows, path)
	return found
}

// File tells whether a package matters because of what stands in one of its
// files: a channel, a go or select statement, a close, an end of the process,
// a function that is handed over in a signature or kept in a type or variable,
// or a comment addressed to chanlint.
func File(src []byte) bool {
	s := scanner{src: src}
	return s.matters()
}

// A scanner walks over the tokens of a Go file. It knows just enough of the
// grammar to tell a function type from a declaration and from a literal; a
// file that is no Go leads to some answer and no fault.
type scanner struct {
	src []byte
	pos int
}

func (s *scanner) matters() bool {
	var (
		braces, parens int  // open at this place; parens counts brackets too
		inFunc         bool // the declaration at hand is that of a function
		inBody         int  // depth of braces at which the function's body began, or 0
		last           byte // the last byte of the token before
		lastWord       string
		lineStart      = true // no token since the last declaration ended
	)
	for {
		word, c, directive := s.next()
		switch {
		case directive:
			return true
		case word != "":
			switch word {
			case "chan", "select", "go", "Exit", "Goexit", "Fatal", "Fatalf", "Fatalln":
				return true
			case "close":
				if last != '.' && s.peek() == '(' {
					return true
				}
			case "func":
				switch {
				case inBody > 0:
					// A literal, or a type that does not leave the function.
				case braces == 0 && parens == 0 && lineStart:
					inFunc = true
				default:
					return true
				}
			case "import", "type", "var", "const":
				if braces == 0 && parens == 0 {
					inFunc = false
				}
			}
			lineStart = false
			last, lastWord = 'a', word
			continue
		case c == 0:
			return false
		}
		switch c {
		case '\n':
			// A declaration ends at a line's end outside all brackets.
			if braces == 0 && parens == 0 {
				lineStart = true
			}
			continue
		case '(', '[':
			parens++
		case ')', ']':
			parens = max(parens-1, 0)
		case '{':
			braces++
			if inFunc && inBody == 0 && parens == 0 && !(last == 'a' && (lastWord == "struct" || lastWord == "interface")) {
				inBody = braces
			}
		case '}':
			if inBody == braces {
				inBody, inFunc = 0, false
			}
			braces = max(braces-1, 0)
		case ';':
			if braces == 0 && parens == 0 {
				lineStart = true
			}
		case '<':
			if s.pos < len(s.src) && s.src[s.pos] == '-' {
				return true
			}
		}
		last = c
	}
}

// next returns the next token: a word, or a single byte of another token; a
// literal is '"', the end is 0.
func (s *scanner) next() (word string, c byte, directive bool) {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch {
		case class[c] == letter:
			start := s.pos
			for s.pos < len(s.src) && class[s.src[s.pos]] >= letter {
				s.pos++
			}
			return string(s.src[start:s.pos]), 0, false
		case class[c] == digit:
			for s.pos < len(s.src) && class[s.src[s.pos]] >= letter {
				s.pos++
			}
			return "", '0', false
		case c == ' ' || c == '\t' || c == '\r':
			s.pos++
		case c == '/' && s.pos+1 < len(s.src) && s.src[s.pos+1] == '/':
			if hasPrefix(s.src[s.pos:], Directive) {
				return "", 0, true
			}
			for s.pos < len(s.src) && s.src[s.pos] != '\n' {
				s.pos++
			}
		case c == '/' && s.pos+1 < len(s.src) && s.src[s.pos+1] == '*':
			s.pos += 2
			for s.pos < len(s.src) && !(s.src[s.pos-1] == '*' && s.src[s.pos] == '/') {
				s.pos++
			}
			s.pos++
		case c == '"' || c == '\'':
			s.pos++
			for s.pos < len(s.src) && s.src[s.pos] != c && s.src[s.pos] != '\n' {
				if s.src[s.pos] == '\\' {
					s.pos++
				}
				s.pos++
			}
			s.pos++
			return "", '"', false
		case c == '`':
			s.pos++
			for s.pos < len(s.src) && s.src[s.pos] != '`' {
				s.pos++
			}
			s.pos++
			return "", '"', false
		default:
			s.pos++
			if c == 0 {
				continue
			}
			return "", c, false
		}
	}
	return "", 0, false
}

func (s *scanner) peek() byte {
	for _, c := range s.src[min(s.pos, len(s.src)):] {
		if c != ' ' && c != '\t' {
			return c
		}
	}
	return 0
}

func hasPrefix(src []byte, prefix string) bool {
	return len(src) >= len(prefix) && string(src[:len(prefix)]) == prefix
}

const (
	other = iota
	letter
	digit
)

var class = func() (table [256]byte) {
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= 0x80:
			table[c] = letter
		case '0' <= c && c <= '9':
			table[c] = digit
		}
	}
	return table
}()

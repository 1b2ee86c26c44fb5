package senddrop

import (
	_ "embed"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/summary"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, ir.Analyzer, summary.Analyzer)

// run reports sends that are given up in silence, and calls that throw away
// whether they have sent.
func run(pass *check.Pass) {
	r, src := summary.Of(pass.Pass), ir.Of(pass.Pass)
	for _, d := range r.Drops() {
		if pass.InTestSupport(d.Pos()) {
			continue // a test that loses a message fails
		}
		what, ch := src.SentText(d.Pos()), src.ChanText(d.Pos())
		if what == "" {
			what = "the value"
		}
		if ch == "" {
			ch = "the channel"
		}
		if d.Unbuffered != nil {
			options := []check.Option{check.Because(d.Unbuffered.Pos(), ch+" is made here without a buffer, so that a send goes through only while a receiver waits")}
			if d.OneFits {
				options = append(options, pass.Room("Give "+ch+" room for one", d.Unbuffered.Pos())...)
			}
			pass.Report(d.Pos(), what+" is lost in silence unless a receiver waits on "+ch+" at that moment, since the default does nothing", options...)
			continue
		}
		pass.Report(d.Pos(), what+" is lost in silence when "+ch+" is full, since the default does nothing",
			check.Because(d.Default, "This default takes the program on as if "+what+" had been sent"))
	}
	for _, u := range r.Unheard() {
		if pass.InTestSupport(u.Call.Pos()) {
			continue
		}
		name := src.CallText(u.Call.Pos())
		if name == "" {
			name = "the called function"
		}
		var fix []check.Option
		if u.Kind == "error" && u.Last {
			fix = pass.Heed("Return the error of "+name, u.Call.Pos())
		}
		pass.Report(u.Call.Pos(), "the "+u.Kind+" by which "+name+" says that it has not sent is dropped, so a message is lost in silence", fix...)
	}
}

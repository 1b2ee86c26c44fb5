package lockwait

import (
	_ "embed"
	"go/token"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/deadlock"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/scope"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, ir.Analyzer, chans.Analyzer, locks.Analyzer, deadlock.Analyzer, scope.Analyzer)

// Certain is the category of a mutex that is locked twice or in both orders.
const Certain = "lock-only"

// run reports waits under a lock that the other side needs, mutexes that are
// locked by their holder, mutexes that are locked in both orders, and what
// exploring the schedules of a function finds beyond them.
func run(pass *check.Pass) {
	explored(pass, deadlocks(pass))
}

// explored reports the operations that a lock leaves blocked in a schedule,
// one for each deadlock. told are the places of those that are known already.
func explored(pass *check.Pass, told map[token.Pos]bool) {
	for _, f := range scope.Of(pass.Pass).Stuck {
		if !f.Locks || f.Fault != 0 {
			continue
		}
		known := told[f.Pos]
		var because []check.Option
		for _, step := range f.Story {
			known = known || told[step.Pos]
			because = append(because, check.Because(step.Pos, step.Text))
		}
		if known {
			continue
		}
		told[f.Pos] = true
		for _, step := range f.Story {
			told[step.Pos] = true
		}
		pass.Report(f.Pos, f.What+" blocks forever "+f.Since, because...)
	}
}

// deadlocks reports what the locks alone show, and returns the places that
// take part.
func deadlocks(pass *check.Pass) map[token.Pos]bool {
	told := map[token.Pos]bool{}
	w := words{ir.Of(pass.Pass), chans.Of(pass.Pass), locks.Of(pass.Pass)}
	for _, d := range deadlock.Of(pass.Pass).Deadlocks {
		for _, pos := range []token.Pos{d.Pos(), d.WaitsPos(), d.Held.Pos(), d.Needs.Pos(), d.Serves} {
			told[pos] = true
		}
		held, needs := w.locks.Text(d.Held), w.locks.Text(d.Needs)
		needer := ir.FuncName(d.Needer)
		options := []check.Option{check.Because(d.Held.Pos(), held+" is locked here")}
		switch d.Kind {
		case deadlock.Channel, deadlock.Group, deadlock.Cond:
			what, serve := w.wait(d)
			message := what + " blocks forever while " + held + " is held, since " + needer + " locks " + needs + " before it can " + serve
			if d.Waits != d.At {
				options = append(options, check.Because(d.WaitsPos(), "the call leads to this "+what))
				message = "call of " + w.ir.CallText(d.Pos()) + " blocks forever in a " + what + " while " + held + " is held, since " + needer + " locks " + needs + " before it can " + serve
			}
			options = append(options, check.Because(d.Needs.Pos(), needer+" waits for "+needs+" here"))
			if d.Kind != deadlock.Group {
				options = append(options, check.Because(d.Serves, "only afterwards it can "+serve))
			}
			pass.Report(d.Pos(), message, options...)
		case deadlock.Again:
			message := needs + " is locked again while it is held, which blocks forever"
			if d.Waits != d.At {
				message = "call of " + w.ir.CallText(d.Pos()) + " locks " + held + " again while it is held, which blocks forever"
				options = append(options, check.Because(d.WaitsPos(), needer+" locks it again here"))
			}
			if d.Branch.IsValid() {
				options = append(options, check.Because(d.Branch, "a branch here leaves "+held+" locked"))
			}
			pass.Report(d.Pos(), message, append(options, check.Category(Certain))...)
		case deadlock.Reread:
			message := needs + " is read-locked again while it is held, which blocks forever once a writer waits in between"
			if d.Waits != d.At {
				message = "call of " + w.ir.CallText(d.Pos()) + " read-locks " + held + " again while it is held, which blocks forever once a writer waits in between"
				options = append(options, check.Because(d.WaitsPos(), needer+" takes the read lock again here"))
			}
			pass.Report(d.Pos(), message, append(options, check.Because(d.Writer, "A writer that waits here keeps new readers out"))...)
		case deadlock.Kept:
			message := held + ".Lock blocks forever once " + needer + " has returned with " + held + " still locked"
			pass.Report(d.Pos(), message, append(options, check.Because(d.Return, needer+" returns here without an unlock of "+held))...)
		case deadlock.Order:
			message := needs + " is locked while " + held + " is held, and " + needer + " locks the two in the other order, which deadlocks"
			pass.Report(d.Pos(), message, append(options, check.Because(d.Serves, needer+" locks them in the other order"), check.Category(Certain))...)
		}
	}
	return told
}

type words struct {
	ir    *ir.Result
	chans *chans.Result
	locks *locks.Result
}

// wait says what waits, and what the other side would have to do.
func (w words) wait(d *deadlock.Deadlock) (what, serve string) {
	switch d.Kind {
	case deadlock.Group:
		return w.call(d), "end"
	case deadlock.Cond:
		return w.call(d), "wake it"
	}
	text := w.chans.Text(d.Op)
	switch d.Op.Kind {
	case chans.Send:
		return "send on " + text, "receive"
	case chans.Range:
		return "range over " + text, "send or close"
	}
	return "receive from " + text, "send or close"
}

func (w words) call(d *deadlock.Deadlock) string {
	if text := w.ir.CallText(d.WaitsPos()); text != "" {
		return text
	}
	return "Wait"
}

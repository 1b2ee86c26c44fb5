package loopblock

import (
	_ "embed"
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/loops"
	"github.com/chanlint/chanlint/internal/summary"
)

//go:embed doc.go
var source string

// Self is the category of a wait that only the loop itself could end.
const Self = "self"

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, loops.Analyzer, summary.Analyzer)

var (
	also string
	all  bool
)

func init() {
	Analyzer.Flags.StringVar(&also, "also", "", "also report callbacks that take a lock (mutex) or use the file system (file), separated by commas")
	Analyzer.Flags.Var(library.Declared, "loops", "callbacks of other libraries that run on a loop, as in \"example.com/ui.(*App).Post#0 = the UI loop\", separated by semicolons")
	Analyzer.Flags.BoolVar(&all, "all", false, "also report callbacks in which waiting is usual, such as a handler with a goroutine per connection")
}

// run reports the places at which a function on an event loop waits.
func run(pass *check.Pass) {
	kinds := summary.Usual
	for _, word := range strings.Split(also, ",") {
		switch strings.TrimSpace(word) {
		case "mutex":
			kinds |= summary.Lock
		case "file":
			kinds |= summary.File
		}
	}
	r := loops.Of(pass.Pass)
	for s := range r.Stalls(kinds, all) {
		options := because(s)
		if s.Self {
			options = append(options, check.Category(Self))
		}
		if send := r.WakeUp(s); send != nil {
			options = append(options, check.Fix("Leave the wake-up out if one is pending",
				analysis.TextEdit{Pos: send.Pos(), End: send.Pos(), NewText: []byte("select {\ncase ")},
				analysis.TextEdit{Pos: send.End(), End: send.End(), NewText: []byte(":\ndefault:\n}")}))
		}
		pass.Report(s.Pos(), message(s), options...)
	}
	for n := range r.Unattended() {
		pass.Report(n.Pos, n.Text+" has no buffer and "+n.Why+", so "+n.Effect, check.Because(n.Made, n.Text+" is made here without a buffer."))
	}
}

func message(s *loops.Stall) string {
	name := loops.FuncName(s.In)
	if s.Root.Promise {
		return fmt.Sprintf("%s promises not to wait, but %s", name, does(s)+waits(s))
	}
	loop := s.Root.Loop
	switch {
	case s.Self && s.Effect != "":
		return fmt.Sprintf("%s runs on %s: %s there never returns, since %s", name, loop.Name, does(s), s.Effect)
	case s.WhenFull:
		return fmt.Sprintf("%s runs on %s: %s waits for itself once the buffer is full, since only this loop receives from it", name, loop.Name, does(s))
	case s.Self && s.Op != nil && s.Op.For+s.Op.Until != "":
		return fmt.Sprintf("%s runs on %s: %s waits for itself%s, since only this loop can end the wait", name, loop.Name, does(s), until(s.Op))
	case s.Self && s.Op != nil && s.Op.Send:
		return fmt.Sprintf("%s runs on %s: %s waits for itself forever, since only this loop receives from it", name, loop.Name, does(s))
	case s.Self:
		return fmt.Sprintf("%s runs on %s: %s waits for itself forever, since only this loop can end the wait", name, loop.Name, does(s))
	}
	text := fmt.Sprintf("%s runs on %s: %s stalls it%s", name, loop.Name, does(s), until(s.Op))
	if loop.Advice != "" {
		text += "; " + loop.Advice
	}
	return text
}

// does says what happens at the place of the finding, as a gerund.
func does(s *loops.Stall) string {
	if len(s.Chain) == 0 {
		if s.Op != nil && s.Self {
			what, _, _ := strings.Cut(s.Op.What, ", which waits")
			return what
		}
		if s.Op != nil {
			return s.Op.What
		}
		return "calling " + s.Call.Name()
	}
	text := "calling " + loops.FuncName(s.Chain[0].Callee)
	switch {
	case s.Op != nil:
		return text + ", which ends up " + s.Op.What + ","
	default:
		return text + ", which ends up calling " + s.Call.Name() + ","
	}
}

func waits(s *loops.Stall) string {
	if s.Op == nil {
		return " waits"
	}
	return " waits" + until(s.Op)
}

// until says how long it takes.
func until(op *summary.Op) string {
	var ends []string
	if op.For != "" {
		ends = append(ends, "for up to "+op.For)
	}
	if op.Until != "" {
		ends = append(ends, "until "+op.Until)
	}
	if len(ends) > 0 {
		return " " + strings.Join(ends, " or ")
	}
	switch {
	case op.Chan != nil && op.Send && op.Kind&summary.Full != 0:
		return " while the buffer is full"
	case op.Chan != nil && op.Send:
		return " until another goroutine receives"
	case op.Chan != nil:
		return " until another goroutine sends"
	case op.Call == nil:
		return " until one of its cases is ready"
	case op.Kind&summary.Net != 0:
		return " until the other side answers"
	case op.Kind&summary.Exec != 0:
		return " until the process ends"
	case op.Kind&summary.Sleep != 0:
		return " for as long as it sleeps"
	case op.Kind&summary.Lock != 0:
		return " until the lock is free"
	case op.Kind&summary.File != 0:
		return " until the file system answers"
	}
	return " until it is done"
}

// because tells the chain from the callback to the operation, who serves it,
// and who else comes to the same place.
func because(s *loops.Stall) []check.Option {
	var steps []check.Option
	for i, step := range s.Chain {
		if i > 0 && i < len(s.Chain)-1 && len(s.Chain) > 3 {
			continue
		}
		if i == 0 {
			continue
		}
		steps = append(steps, check.Because(step.Call.Pos(), fmt.Sprintf("%s calls %s here.", loops.FuncName(s.Chain[i-1].Callee), loops.FuncName(step.Callee))))
	}
	if n := len(s.Chain); n > 0 {
		last := loops.FuncName(s.Chain[n-1].Callee)
		if s.Op != nil {
			steps = append(steps, check.Because(s.Waits().Pos(), fmt.Sprintf("%s waits here, %s.", last, s.Op.What)))
		}
	}
	if s.Serves.IsValid() {
		verb := "is sent on or closed here"
		if s.Op.Send {
			verb = "is received from here"
		}
		steps = append(steps, check.Because(s.Serves, "The channel "+verb+"."))
	}
	if loop := s.Root.Loop; loop != nil && loop.Run != nil {
		at := loop.Takes.Pos()
		if !at.IsValid() && len(loop.Calls) > 0 {
			at = loop.Calls[0].Pos() // an element of a slice
		}
		steps = append(steps, check.Because(at, fmt.Sprintf("%s takes what it runs from its queue here.", loops.FuncName(loop.Run))))
	}
	for _, other := range s.Others {
		steps = append(steps, check.Because(other.Pos(), fmt.Sprintf("%s does the same here.", loops.FuncName(other.In))))
	}
	return steps
}

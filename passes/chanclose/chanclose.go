package chanclose

import (
	_ "embed"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/ends"
	"github.com/chanlint/chanlint/internal/ir"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, chans.Analyzer, ends.Analyzer)

// run reports closes of nil channels, and closes and sends that run after a
// close of the same channel: in one function, in another goroutine, or in
// another method.
func run(pass *check.Pass) {
	r := chans.Of(pass.Pass)
	panics := map[*chans.Op]bool{}
	for c := range r.NilCloses() {
		if panics[c.Op] {
			continue
		}
		panics[c.Op] = true
		text := r.Text(c.Op)
		switch {
		case c.Always:
			pass.Report(c.Op.Pos(), "close of "+text+" panics, since nothing ever makes the channel")
		case c.Since != nil && c.Since.Parent() != c.Op.Fn() && isCall(c.Since):
			pass.Report(c.Op.Pos(), "close of "+text+" panics where the channel has not been made yet",
				check.Because(c.Since.Pos(), ir.FuncName(c.Since.Parent())+" comes to the close from here, before it has made the channel"))
		case c.Since != nil:
			pass.Report(c.Op.Pos(), "close of "+text+" panics, since the channel is nil once "+ir.FuncName(c.Since.Parent())+" has run",
				check.Because(c.Since.Pos(), text+" becomes nil here"))
		default:
			pass.Report(c.Op.Pos(), "close of "+text+" panics on the path on which the channel is still nil")
		}
	}
	for s := range r.AfterClose() {
		if panics[s.Second] {
			continue
		}
		panics[s.Second] = true
		first, second := r.Text(s.First), r.Text(s.Second)
		switch {
		case s.First.Kind != chans.Close:
			pass.Report(s.Second.Pos(), second+" is closed a second time, which panics, since it is closed already when the receive says so",
				check.Because(s.First.Pos(), first+" has been closed by another when this "+s.First.Kind.String()+" ends"))
		case s.Second.Kind == chans.Send:
			pass.Report(s.Second.Pos(), "send on "+second+" panics, since the channel is closed before",
				check.Because(s.First.Pos(), first+" is closed by this close"))
		case s.Second == s.First && s.Via != s.Second.Instr:
			pass.Report(s.Second.Pos(), second+" is closed again when this close runs a second time, which panics",
				check.Because(s.At.Pos(), "this closes "+first),
				check.Because(s.Via.Pos(), "this closes it again"))
		case s.Second == s.First:
			pass.Report(s.Second.Pos(), second+" is closed again when this close runs a second time, which panics")
		case s.AtReturn:
			pass.Report(s.Second.Pos(), second+" is closed twice by the time the function returns, which panics",
				append(leaveToDeferred(pass, s), check.Because(s.First.Pos(), first+" is closed by this close too"))...)
		default:
			pass.Report(s.Second.Pos(), second+" is closed a second time, which panics",
				check.Because(s.First.Pos(), first+" is already closed by this close"))
		}
	}
	for race := range ends.Of(pass.Pass).Races() {
		if !panics[race.Second] && !(race.Relation == ends.Two && panics[race.First]) {
			report(pass, r, race)
		}
	}
}

func report(pass *check.Pass, r *chans.Result, race ends.Race) {
	first, second := r.Text(race.First), r.Text(race.Second)
	if race.Relation == ends.Window && race.Listed {
		pass.Report(race.Second.Pos(), "send on "+second+" panics if "+ir.FuncName(race.First.Fn())+" closes the channel once the lock is given back",
			check.Because(race.Test.Pos(), ir.FuncName(race.Second.Fn())+" finds the channel here, under the lock, and sends without it"),
			check.Because(race.Set.Pos(), ir.FuncName(race.First.Fn())+" takes it out here"),
			check.Because(race.First.Pos(), first+" is closed by this close, which does not wait for the send"))
		return
	}
	if race.Relation == ends.Window {
		tested := check.Because(race.Test.Pos(), ir.FuncName(race.Second.Fn())+" asks here whether it may go on, and does not hold the answer until it does")
		if race.First == race.Second {
			pass.Report(race.Second.Pos(), second+" is closed a second time if two goroutines come here together, which panics",
				append(once(pass, race.Second, second), tested, check.Because(race.Set.Pos(), "the flag is set in a step of its own"))...)
			return
		}
		pass.Report(race.Second.Pos(), "send on "+second+" panics if "+ir.FuncName(race.First.Fn())+" closes the channel between the test and the send",
			tested, check.Because(race.Set.Pos(), ir.FuncName(race.First.Fn())+" sets the flag here"),
			check.Because(race.First.Pos(), first+" is closed by this close, which does not wait for the send"))
		return
	}
	closer, runs := ir.FuncName(race.First.Fn()), ir.FuncName(race.Runs)
	started := check.Because(race.Spawn.Pos(), "this starts a goroutine that runs "+runs)
	var fix []check.Option
	if race.Relation != ends.Overtaken {
		fix = once(pass, race.Second, second)
	}
	switch {
	case race.Relation == ends.Team:
		pass.Report(race.Second.Pos(), second+" is closed by each of several goroutines, and the second close panics",
			append(fix, check.Because(race.Spawn.Pos(), "this starts more than one goroutine that closes "+second))...)
	case race.Relation == ends.Two && race.First == race.Second:
		pass.Report(race.Second.Pos(), second+" is closed a second time when "+runs+" comes here too, which panics", append(fix, started)...)
	case race.Relation == ends.Two:
		pass.Report(race.Second.Pos(), second+" is closed twice when "+closer+" closes it too, which panics",
			append(fix, check.Because(race.First.Pos(), first+" is also closed by this close, and nothing keeps both from running"), started)...)
	case race.Relation == ends.Overtaken:
		pass.Report(race.Second.Pos(), "send on "+second+" panics once "+closer+" has closed the channel, since the close does not wait for this send",
			started,
			check.Because(race.First.Pos(), first+" is closed by this close, which does not wait for the send"))
	}
}

func isCall(instr ssa.Instruction) bool {
	_, ok := instr.(ssa.CallInstruction)
	return ok
}

package chanleak

import (
	"go/token"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/protocol"
	"github.com/chanlint/chanlint/internal/scope"
)

// fields reports operations on fields and variables of the package that lose
// their other side. told are the operations that have a finding already.
func fields(pass *check.Pass, told map[token.Pos]bool) {
	r := chans.Of(pass.Pass)
	for _, s := range protocol.Of(pass.Pass).Stuck() {
		at := s.Pos()
		if s.Shape == protocol.OneQuit {
			at = s.Op.Instr.Pos() // the whole select
		}
		if told[at] || s.Op != nil && scope.Of(pass.Pass).Completes(s.Op.Instr) {
			continue
		}
		told[at] = true
		if s.Shape == protocol.NoDone {
			wait := ir.Of(pass.Pass).CallText(at)
			pass.Report(at, wait+" blocks forever once "+ir.FuncName(s.Exit.Fn)+" has returned without its Done",
				check.Because(s.Exit.Pos, ir.FuncName(s.Exit.Fn)+" returns here without a call of Done"))
			continue
		}
		text := r.Text(s.Op)
		leaves := ""
		if s.Exit.Fn != nil {
			leaves = ir.FuncName(s.Exit.Fn) + " has returned" + reason(s.Exit)
		}
		var message string
		var because []check.Option
		add := func(pos token.Pos, sentence string) {
			if pos.IsValid() {
				because = append(because, check.Because(pos, sentence))
			}
		}
		switch s.Shape {
		case protocol.Left:
			message = "send on " + text + " blocks forever once " + leaves
			if s.Buffered {
				message += " and the buffer is full"
				add(s.Make, text+" is made here with a buffer, which fills")
			} else {
				add(s.Make, text+" is made here without a buffer")
			}
			add(s.Exit.Pos, ir.FuncName(s.Exit.Fn)+" leaves here and receives no more from "+text)
		case protocol.Unsignal:
			what := "receive from "
			if s.Op.Kind == chans.Range {
				what = "the range over "
			}
			message = what + text + " blocks forever once " + leaves
			add(s.Exit.Pos, ir.FuncName(s.Exit.Fn)+" leaves here without a send on "+text+" or a close of it")
		case protocol.NoClose:
			message = "the range over " + text + " blocks forever once " + ir.FuncName(s.Exit.Fn) + " has returned, since nothing closes the channel"
			add(s.Exit.Pos, ir.FuncName(s.Exit.Fn)+" ends here without a close of "+text)
		case protocol.Unreplied:
			message = "receive from " + text + " blocks forever when " + ir.FuncName(s.Exit.Fn) + " goes on without a reply"
			add(s.Before, "the request is taken here")
			add(s.Exit.Pos, ir.FuncName(s.Exit.Fn)+" goes on from here without a send on "+text)
		case protocol.Orphaned:
			queue := r.Text(s.Request)
			message = "receive from " + text + " blocks forever once " + leaves + " with the request still in " + queue
			add(s.Request.Pos(), "the request is sent here and may wait in the buffer of "+queue)
			add(s.Exit.Pos, ir.FuncName(s.Exit.Fn)+" leaves here and answers no more of what is in "+queue)
		case protocol.OneSignal:
			message = "receive from " + text + " blocks forever for all that wait but one, since a single value is sent and nothing closes the channel"
			add(s.Before, "one value is sent on "+text+" here")
		case protocol.OneQuit:
			message = "the select blocks forever in all goroutines but one, since a single value is sent on " + text
			add(s.Before, "one value is sent on "+text+" here")
		case protocol.Unclosed:
			message = "the range over " + text + " blocks forever, since nothing closes the channel"
			add(s.Before, ir.FuncName(s.Exit.Fn)+" waits here for the end of the range")
		case protocol.Leaked:
			message = kind(s.Op) + text + " blocks forever once early returns have kept all tokens"
			add(s.Exit.Pos, ir.FuncName(s.Exit.Fn)+" returns here and keeps its token")
		case protocol.Ticking:
			if s.Op.Kind == chans.Range {
				message = "the range over " + text + " blocks forever once the ticker is stopped, since Stop does not close its channel"
			} else {
				message = "receive from " + text + " blocks forever once the ticker is stopped, since Stop does not close its channel"
			}
			add(s.Before, "the ticker is stopped here")
		case protocol.NotFired:
			message = "receive from " + text + " blocks forever, since a timer that was stopped in time sends nothing"
			add(s.Before, "Stop returns true here if the timer has not fired")
		case protocol.Drained:
			message = "receive from " + text + " blocks forever, since the timer's value has been received before"
			add(s.Before, "the value of "+text+" is received here")
		}
		if s.Sibling != nil {
			on := text
			if s.Shape == protocol.Orphaned || s.Shape == protocol.Unreplied {
				on = r.Text(s.Sibling)
			}
			add(s.Sibling.Pos(), "This operation on "+on+" watches "+s.Exit.Text+" too")
		}
		if s.Evidence == protocol.Stopped {
			because = append(because, check.Category("stopped"))
		}
		pass.Report(at, message, because...)
	}
}

func kind(op *chans.Op) string {
	if op.Kind == chans.Send {
		return "send on "
	}
	return "receive from "
}

// reason says why a goroutine leaves.
func reason(e protocol.Exit) string {
	switch e.Way {
	case protocol.Failed:
		return " on its error"
	case protocol.Cancelled:
		if e.Text != "" {
			return " because " + trimDone(e.Text) + " is done"
		}
		return " because its context is done"
	case protocol.Signalled:
		if e.Text != "" {
			return " because of " + e.Text
		}
	case protocol.Elapsed:
		return " at its timeout"
	}
	return ""
}

func trimDone(text string) string {
	const call = ".Done()"
	if len(text) > len(call) && text[len(text)-len(call):] == call {
		return text[:len(text)-len(call)]
	}
	return text
}

package chans_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/linttest"
)

// TestChannels says at every make what is known of its channel, and at every
// operation on which paths its channel is closed before.
func TestChannels(t *testing.T) {
	linttest.Engines(t, linttest.Probe{
		Engine: "chans",
		Needs:  []*analysis.Analyzer{ir.Analyzer, chans.Analyzer},
		Run: func(pass *analysis.Pass, say linttest.Say) {
			r := chans.Of(pass)
			for _, m := range ir.Of(pass).Makes {
				if c := r.Channel(m); c != nil {
					say(m, "%s", describe(c, m))
				} else {
					say(m, "of several classes")
				}
			}
			for _, op := range r.Ops {
				if at := r.ClosedBefore(op); at != chans.NoPath {
					say(op, "closed before on %s", at)
				}
				if r.AlwaysNil(op) {
					say(op, "always nil")
				}
			}
		},
	})
}

func describe(c *chans.Channel, m *ssa.MakeChan) string {
	words := []string{c.Name() + " " + capacityOf(c, m)}
	for _, end := range []struct {
		name  string
		ops   []*chans.Op
		never chans.Answer
	}{{"sent", c.Sends(), c.NeverSent()}, {"received", c.Receives(), c.NeverReceived()}, {"closed", c.Closes(), c.NeverClosed()}} {
		switch {
		case len(end.ops) > 0:
			words = append(words, fmt.Sprintf("%s %d", end.name, len(end.ops)))
		case end.never == chans.Yes:
			words = append(words, "never "+end.name)
		}
	}
	if fn := c.OnlySender(); fn != nil {
		words = append(words, "by "+ir.FuncName(fn))
	}
	if !c.Complete(flow.SendEnd) {
		words = append(words, "others may send")
	}
	if !c.Complete(flow.RecvEnd) {
		words = append(words, "others may receive")
	}
	return strings.Join(words, ", ")
}

func capacityOf(c *chans.Channel, m *ssa.MakeChan) string {
	for _, made := range c.Makes {
		if made.Instr != m {
			continue
		}
		switch {
		case made.Cap.Kind == chans.Constant:
			return fmt.Sprint(made.Cap.Const)
		case made.Cap.Len:
			return "len"
		}
	}
	return "symbol"
}

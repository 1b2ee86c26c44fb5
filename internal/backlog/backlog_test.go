package backlog_test

import (
	"go/token"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/chanlint/chanlint/internal/backlog"
	"github.com/chanlint/chanlint/internal/linttest"
)

type place token.Pos

func (p place) Pos() token.Pos { return token.Pos(p) }

func TestBacklog(t *testing.T) {
	linttest.Engines(t, linttest.Probe{
		Engine: "backlog",
		Needs:  []*analysis.Analyzer{backlog.Analyzer},
		Run: func(pass *analysis.Pass, say linttest.Say) {
			r := backlog.Of(pass)
			for _, c := range r.Capacities() {
				say(c.Size, "capacity: %s of %s, from %q, %d times %d", [...]string{"outside", "large", "negative", "difference"}[c.Kind], c.Name, c.From, c.Count, c.Bytes)
			}
			for _, s := range r.Spawns() {
				say(place(s.Pos), "spawn: %s for each %s, group %q, channel %q", [...]string{"one", "one too late", "a sender", "bounded"}[s.Kind], s.Each, s.Group, s.Chan)
			}
			for _, q := range r.Queues() {
				say(place(q.Pos), "queue: %s %s from %s to %s, deliberate %v", [...]string{"relay", "shared", "constructed"}[q.Kind], q.Name, q.Producer, q.Consumer, q.Deliberate)
			}
		},
	})
}

package chancap

import (
	_ "embed"
	"fmt"

	"github.com/chanlint/chanlint/internal/backlog"
	"github.com/chanlint/chanlint/internal/check"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, backlog.Analyzer)

// run reports the capacities of channels that nobody has chosen.
func run(pass *check.Pass) {
	for _, c := range backlog.Of(pass.Pass).Capacities() {
		if pass.InTest(c.Pos) {
			continue
		}
		var options []check.Option
		for _, s := range c.Steps {
			options = append(options, check.Because(s.Pos, s.Text))
		}
		if c.Kind == backlog.Outside {
			options = append(options, clamp(pass, c)...)
		}
		pass.Report(c.Pos, message(c), options...)
	}
}

func message(c backlog.Capacity) string {
	switch c.Kind {
	case backlog.Negative:
		return fmt.Sprintf("the capacity of %s is %d, and make panics", c.Name, c.Count)
	case backlog.Shrunk:
		return fmt.Sprintf("the capacity of %s is negative when there are fewer elements than are taken off, and make panics", c.Name)
	case backlog.Large:
		return fmt.Sprintf("%s has room for %d elements%s, so that a slow consumer shows only when memory runs out", c.Name, c.Count, size(c))
	}
	effect := "a large value takes all memory"
	if c.Bytes == 0 {
		effect = "a large value is no limit"
	}
	if c.MayBeNegative {
		effect += " and a negative one panics"
	}
	return fmt.Sprintf("the capacity of %s comes from %s without a limit: %s", c.Name, c.From, effect)
}

// size says how much memory the buffer takes: element size times capacity.
func size(c backlog.Capacity) string {
	if c.Bytes == 0 {
		return ""
	}
	total := float64(c.Count) * float64(c.Bytes)
	unit := "KiB"
	total /= 1 << 10
	for _, next := range []string{"MiB", "GiB", "TiB", "PiB", "EiB"} {
		if total < 1024 {
			break
		}
		total /= 1024
		unit = next
	}
	return fmt.Sprintf(" of %d bytes, %.4g %s", c.Bytes, total, unit)
}

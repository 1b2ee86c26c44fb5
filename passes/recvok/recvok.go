package recvok

import (
	_ "embed"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/check"
	"github.com/chanlint/chanlint/internal/ends"
	"github.com/chanlint/chanlint/internal/ir"
)

//go:embed doc.go
var source string

// Analyzer is the check; see the package's page.
var Analyzer = check.New(source, run, chans.Analyzer, ends.Analyzer)

// run reports receives that take the zero value of a closed channel for data.
func run(pass *check.Pass) {
	r := chans.Of(pass.Pass)
	for z := range ends.Of(pass.Pass).Zeros() {
		text := r.Text(z.Recv)
		var because []check.Option
		if z.Close != nil {
			because = append(because, check.Because(z.Close.Pos(), r.Text(z.Close)+" is closed here"))
		}
		if z.From != nil {
			because = append(because, check.Because(z.From.Pos(), "the function that makes "+text+" closes it"))
		}
		because = append(because, ask(pass, z)...)
		switch {
		case z.Spins && z.Takes:
			pass.Report(z.Recv.Pos(), "receive from "+text+" gives the zero value without end once the channel is closed, and the loop takes it for data", because...)
		case z.Spins:
			pass.Report(z.Recv.Pos(), "receive from "+text+" is always ready once the channel is closed, and the loop spins", because...)
		default:
			closer := ir.FuncName(z.Close.Fn())
			if z.Skips.Pos().IsValid() && z.Skips != z.Close.Instr {
				because = append(because, check.Because(z.Skips.Pos(), closer+" may come here without having sent"))
			}
			pass.Report(z.Recv.Pos(), "receive from "+text+" gives the zero value if "+closer+" closes the channel without having sent, and the value is used as if it were sent", because...)
		}
	}
}

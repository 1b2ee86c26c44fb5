package scope

import (
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
)

// A Fix is a change that mends a finding, tried out on the model.
type Fix struct {
	Title string
	Make  *ssa.MakeChan // gets this capacity
	Cap   string
}

// A change is what is tried out on the model to see whether it mends it.
type change struct {
	buffer *ssa.MakeChan // gets room for all that is sent
	room   int
}

func (f *frame) capacity(v *ssa.MakeChan) (explore.Operand, bool) {
	if f.buffer == v {
		return explore.Const(f.room), true
	}
	return explore.Operand{}, false
}

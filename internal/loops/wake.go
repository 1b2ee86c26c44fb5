package loops

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/summary"
)

// WakeUp returns the statement of a send that only wakes somebody up: it says
// nothing, and the channel keeps one that was said before. Such a send may be
// left out when the buffer is full.
func (r *Result) WakeUp(s *Stall) *ast.SendStmt {
	if s.Op == nil || len(s.Chain) > 0 || !s.Op.Send {
		return nil
	}
	send, ok := s.Op.Instr.(*ssa.Send)
	if !ok {
		return nil
	}
	st, ok := send.X.Type().Underlying().(*types.Struct)
	objects, complete := r.flow.Objects(send.Chan)
	if !ok || st.NumFields() > 0 || !complete || len(objects) == 0 {
		return nil
	}
	for _, o := range objects {
		if !o.IsChan() || r.summary.Capacity(o) != summary.Buffered || !isOne(o.Value.(*ssa.MakeChan).Size) {
			return nil
		}
	}
	stmt, _ := r.ir.NodeAt(send.Pos()).(*ast.SendStmt)
	return stmt
}

func isOne(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Int64() == 1
}

package ssax

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Truth is what is known of a condition or of an error: true and not nil are
// one, false and nil the other.
type Truth uint8

const (
	Unsure Truth = iota
	True         // true, or not nil
	False        // false, or nil
)

// Outcomes is the set of what a function may return as one of its results.
type Outcomes uint8

// Has tells whether t is among the outcomes.
func (o Outcomes) Has(t Truth) bool { return o&(1<<t) != 0 }

// Only tells whether t is the one outcome.
func (o Outcomes) Only(t Truth) bool { return o == 1<<t }

// maxOutcomeSteps bounds the blocks that an outcome walk enters; beyond it the
// outcome is Unsure.
const maxOutcomeSteps = 400

// An outcomeWalk follows all paths from a place to the returns of its
// function.
type outcomeWalk struct {
	result int
	cut    ssa.Instruction // ends a path
	steps  int
	seen   map[string]bool
	out    Outcomes
}

// OutcomesFrom returns what the function may return as the result, a bool or
// an error, on the paths that begin with the edge.
func OutcomesFrom(from, to *ssa.BasicBlock, result int) Outcomes {
	w := &outcomeWalk{result: result, seen: map[string]bool{}}
	w.enter(from, to, nil)
	return w.out
}

// OutcomesAfter returns what the function may return as the result on the
// paths behind instr, if v has the given value.
func OutcomesAfter(instr ssa.Instruction, v ssa.Value, t Truth, result int) Outcomes {
	w := &outcomeWalk{result: result, seen: map[string]bool{}}
	w.run(instr.Block(), IndexOf(instr)+1, truths{{v, t}})
	return w.out
}

// OutcomesWithout returns what the function may return as the result on the
// paths that do not pass instr.
func OutcomesWithout(instr ssa.Instruction, result int) Outcomes {
	w := &outcomeWalk{result: result, cut: instr, seen: map[string]bool{}}
	w.run(instr.Parent().Blocks[0], 0, nil)
	return w.out
}

type truth struct {
	v ssa.Value
	t Truth
}

type truths []truth

func (ts truths) of(v ssa.Value) Truth {
	for _, k := range ts {
		if k.v == v {
			return k.t
		}
	}
	return Unsure
}

func (ts truths) with(v ssa.Value, t Truth) truths {
	out := make(truths, 0, len(ts)+1)
	for _, k := range ts {
		if k.v != v {
			out = append(out, k)
		}
	}
	if t != Unsure {
		out = append(out, truth{v, t})
	}
	return out
}

func (ts truths) key(block *ssa.BasicBlock) string {
	lines := make([]string, len(ts))
	for i, k := range ts {
		lines[i] = fmt.Sprintf("%s=%d", k.v.Name(), k.t)
	}
	slices.Sort(lines)
	return fmt.Sprint(block.Index, lines)
}

func (w *outcomeWalk) enter(from, to *ssa.BasicBlock, known truths) {
	edge := slices.Index(to.Preds, from)
	next := known
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		next = next.with(phi, known.eval(phi.Edges[edge]))
	}
	w.run(to, 0, next)
}

func (w *outcomeWalk) run(block *ssa.BasicBlock, at int, known truths) {
	if at == 0 {
		if key := known.key(block); w.seen[key] {
			return
		} else {
			w.seen[key] = true
		}
	}
	if w.steps++; w.steps > maxOutcomeSteps {
		w.out |= 1 << Unsure
		return
	}
	for _, instr := range block.Instrs[at:] {
		if instr == w.cut {
			return
		}
		switch instr := instr.(type) {
		case *ssa.Phi:
		case *ssa.Store:
			if alloc, ok := instr.Addr.(*ssa.Alloc); ok {
				known = known.with(alloc, known.eval(instr.Val))
			}
		case *ssa.Return:
			w.out |= 1 << known.eval(instr.Results[w.result])
		case *ssa.Jump:
			w.enter(block, block.Succs[0], known)
		case *ssa.If:
			switch known.eval(instr.Cond) {
			case True:
				w.enter(block, block.Succs[0], known)
			case False:
				w.enter(block, block.Succs[1], known)
			default:
				w.enter(block, block.Succs[0], known.assume(instr.Cond, True))
				w.enter(block, block.Succs[1], known.assume(instr.Cond, False))
			}
		case ssa.Value:
			known = known.with(instr, Unsure) // computed anew
		}
	}
}

func not(t Truth) Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unsure
}

// assume adds what the value of a condition says.
func (ts truths) assume(cond ssa.Value, t Truth) truths {
	ts = ts.with(cond, t)
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return ts.assume(c.X, not(t))
		}
	case *ssa.BinOp:
		if x := nilTested(c); x != nil {
			if c.Op == token.EQL {
				t = not(t)
			}
			return ts.with(x, t)
		}
	}
	return ts
}

// FailureBefore returns the error of which the last test before the block says
// whether there is one, or nil.
func FailureBefore(block *ssa.BasicBlock) (failed ssa.Value, truth Truth) {
	for branch := range Branches(block) {
		test, ok := branch.If.Cond.(*ssa.BinOp)
		if !ok {
			continue
		}
		x := nilTested(test)
		if x == nil || !isErrorType(x.Type()) {
			continue
		}
		if branch.Holds == (test.Op.String() == "!=") {
			return x, True
		}
		return x, False
	}
	return nil, Unsure
}

// nilTested returns the value that the comparison compares with nil, or nil.
func nilTested(c *ssa.BinOp) ssa.Value {
	if c.Op != token.EQL && c.Op != token.NEQ {
		return nil
	}
	if k, ok := c.Y.(*ssa.Const); ok && k.IsNil() {
		return c.X
	}
	if k, ok := c.X.(*ssa.Const); ok && k.IsNil() {
		return c.Y
	}
	return nil
}

func (ts truths) eval(v ssa.Value) Truth {
	if t := ts.of(v); t != Unsure {
		return t
	}
	switch v := v.(type) {
	case *ssa.Const:
		switch {
		case v.Value == nil && v.IsNil():
			return False
		case v.Value != nil && v.Value.Kind() == constant.Bool:
			if constant.BoolVal(v.Value) {
				return True
			}
			return False
		}
	case *ssa.MakeInterface:
		return True
	case *ssa.ChangeInterface:
		return ts.eval(v.X)
	case *ssa.ChangeType:
		return ts.eval(v.X)
	case *ssa.UnOp:
		switch v.Op {
		case token.NOT:
			return not(ts.eval(v.X))
		case token.MUL:
			switch at := v.X.(type) {
			case *ssa.Alloc:
				return ts.of(at)
			case *ssa.Global:
				// A package's error variable is a value to compare with.
				if isErrorType(v.Type()) && strings.HasPrefix(strings.ToLower(at.Name()), "err") {
					return True
				}
			}
		}
	case *ssa.BinOp:
		if x := nilTested(v); x != nil {
			t := ts.eval(x)
			if v.Op == token.EQL {
				return not(t)
			}
			return t
		}
	case *ssa.Call:
		if isErrorType(v.Type()) && makesError(v) {
			return True
		}
	}
	return Unsure
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// makesError tells whether the call returns an error that is not nil: a new
// one, or that of a context, which is asked for once the context is done.
func makesError(call *ssa.Call) bool {
	if call.Call.IsInvoke() {
		return call.Call.Method.FullName() == "(context.Context).Err"
	}
	callee := call.Call.StaticCallee()
	if callee == nil || callee.Object() == nil {
		return false
	}
	switch callee.Object().(*types.Func).FullName() {
	case "errors.New", "fmt.Errorf", "context.Cause":
		return true
	}
	return false
}

// IsError tells whether v, an error, is surely not nil wherever it is computed:
// one that is made there, that says why a context has ended, or a package's
// error variable.
func IsError(v ssa.Value) bool { return truths(nil).eval(v) == True }

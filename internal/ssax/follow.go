package ssax

import "golang.org/x/tools/go/ssa"

// A State is what a caller of Follow knows at a point of a path. It is
// immutable.
type State interface {
	// Step returns the state behind instr, which is no phi, and whether the
	// path goes on. chosen is the case taken if instr is a select, -1 for its
	// default.
	Step(instr ssa.Instruction, chosen int) (State, Verdict)
	// Enter returns the state at the first instruction of the block that is no
	// phi, when it is entered from its predecessor with this index.
	Enter(block *ssa.BasicBlock, edge int) State
	// Key is equal for states that are.
	Key() string
}

// A Verdict says how a path goes on.
type Verdict uint8

const (
	GoOn  Verdict = iota
	Found         // this is the goal
	Cut           // the path ends here
)

// A Given is a value that is known at the start of a path.
type Given struct {
	value ssa.Value
	is    string
}

// IsTrue says that a condition holds.
func IsTrue(v ssa.Value) Given { return Given{v, "true"} }

// IsNil says that a value is nil.
func IsNil(v ssa.Value) Given { return Given{v, nilValue} }

// Follow carries a state along the feasible paths behind start until it says
// that the goal is found, and returns the goal and the state there. If start
// is a select, chosen is the case that it took.
func Follow(start ssa.Instruction, chosen int, begin State, maxCost int, given ...Given) (goal ssa.Instruction, end State, found bool) {
	k := &walker{Walk: Walk{MaxCost: maxCost}, seen: map[string]bool{}, queue: make([][]step, maxCost+1)}
	facts := dominating(start.Block())
	if sel, ok := start.(*ssa.Select); ok {
		facts = choice(facts, sel, chosen)
	}
	for _, g := range given {
		facts = with(facts, g.value, g.is)
	}
	k.queue[0] = []step{{start.Block(), nil, IndexOf(start) + 1, facts, begin}}
	goal, _, found = k.search()
	return goal, k.end, found
}

// FollowEntry is Follow from the entry of a function.
func FollowEntry(fn *ssa.Function, begin State, maxCost int) (goal ssa.Instruction, end State, found bool) {
	k := &walker{Walk: Walk{MaxCost: maxCost}, seen: map[string]bool{}, queue: make([][]step, maxCost+1)}
	k.queue[0] = []step{{fn.Blocks[0], nil, 0, nil, begin}}
	goal, _, found = k.search()
	return goal, k.end, found
}

// KeyInCallee translates the name of a field of an argument, or of a captured
// variable, to the function that the call runs.
func KeyInCallee(key any, call ssa.CallInstruction) (any, bool) {
	fn := Origin(call.Common().StaticCallee())
	p, ok := key.(place)
	if !ok || fn == nil {
		return nil, false
	}
	if p.field < 0 {
		if closure, ok := call.Common().Value.(*ssa.MakeClosure); ok {
			for i, binding := range closure.Bindings {
				if any(binding) == p.base && i < len(fn.FreeVars) {
					return place{fn.FreeVars[i], -1}, true
				}
			}
		}
		_, global := p.base.(*ssa.Global)
		return key, global
	}
	if inner, ok := p.base.(place); ok {
		if base, ok := KeyInCallee(inner, call); ok {
			return place{base, p.field}, true
		}
	}
	for i, arg := range call.Common().Args {
		if i < len(fn.Params) && KeyOf(arg) == p.base {
			return place{fn.Params[i], p.field}, true
		}
	}
	return nil, false
}

// PlaceOf returns a comparable name of the variable or field at the address:
// the KeyOf of what is read there. It is nil for other memory.
func PlaceOf(address ssa.Value) any {
	if p, ok := placeOf(address); ok {
		return p
	}
	return nil
}

// FieldPlace returns the name of a field of the variable or object that base
// points to.
func FieldPlace(base ssa.Value, field int) any { return place{keyOf(base), field} }

// FieldInPlace returns the name of a field of the object that the variable or
// field named by p points to.
func FieldInPlace(p any, field int) any { return place{p, field} }

// IsInside tells whether the key names a field of what v points to, or of what
// such a field points to.
func IsInside(key any, v ssa.Value) bool {
	for {
		p, ok := key.(place)
		if !ok || p.field < 0 {
			return false
		}
		if p.base == any(v) {
			return true
		}
		key = p.base
	}
}

// IsFieldOf tells whether the key names a field of what base points to.
func IsFieldOf(key any, base ssa.Value) bool {
	p, ok := key.(place)
	return ok && p.field >= 0 && p.base == keyOf(base)
}

// IsField tells whether the key names a field, whichever object it stands in.
func IsField(key any, index int) bool {
	p, ok := key.(place)
	return ok && p.field == index
}

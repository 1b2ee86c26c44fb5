package ssax

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Walk looks for a feasible path within one function. Along a path, a
// condition keeps the value that an earlier branch gave it, constants flow
// through phis, and a variable or field keeps what was last stored in it until
// a call or store may change it.
//
// The cost of a path is the number of its branches that are arbitrary: taken
// on a condition of which nothing is known, where the other outcome does not
// meet again before the goal. Tests of errors, comma-ok results and the choice
// of a select are free: each outcome is one that the environment can bring
// about.
type Walk struct {
	// Goal tells whether instr is what is looked for. chosen is the case taken
	// if instr is a select, else 0; -1 is the default.
	Goal func(instr ssa.Instruction, chosen int) bool
	// Stop tells whether the path ends at instr.
	Stop func(instr ssa.Instruction, chosen int) bool
	// MaxCost is the dearest path that counts.
	MaxCost int
	// Turns says that a loop with a condition runs at least once.
	Turns bool
	// Arbitrary tells whether a condition counts although it would be free.
	Arbitrary func(cond ssa.Value) bool
	// Decided, if set, gives the value of conditions that is known beforehand.
	Decided func(cond ssa.Value) (value, known bool)
	// Barred tells whether a path ends at a condition of which nothing is known.
	Barred func(cond ssa.Value) bool
	// Known is what is known at the start.
	Known []Known
	// Holds is what must be known at the goal, if it names a value.
	Holds Known
	// Unless is what must not be known at the goal, if it has a text.
	Unless Known
}

// A Known is the value that something has at the start of a walk: the text of
// a constant as ZeroOf gives it.
type Known struct {
	Of   ssa.Value
	Key  any // names it instead of Of
	Text string
}

// NilText is the text of nil.
const NilText = nilValue

func (k Known) key() any {
	if k.Of != nil {
		return KeyOf(k.Of)
	}
	return k.Key
}

// ZeroOf returns the text of a type's zero value, or "" if it has none.
func ZeroOf(t types.Type) string {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return "false"
		case u.Info()&types.IsString != 0:
			return constant.MakeString("").ExactString()
		case u.Info()&types.IsNumeric != 0:
			return "0"
		}
	case *types.Struct, *types.Array:
		return ""
	}
	return nilValue
}

// maxStates bounds a walk; beyond it, no path is found.
const maxStates = 3000

// A fact is what is known of a value, a comparison or a memory place.
type fact struct {
	key   any // ssa.Value, comparison or place
	value string
}

type comparison struct {
	op   token.Token
	x, y any
}

// A place is a variable, or a field of what a key names.
type place struct {
	base  any // ssa.Value or place
	field int // -1 for the variable itself
}

type walker struct {
	Walk
	seen  map[string]bool
	ids   map[any]int // of what facts are about
	tally map[ssa.Value]bool
	queue [][]step // by cost
	end   State    // at the goal
}

type step struct {
	block *ssa.BasicBlock
	from  *ssa.BasicBlock
	index int
	facts []fact
	state State
}

// From returns the first goal on a cheapest path that begins behind start, and
// the cost of that path.
func (w Walk) From(start ssa.Instruction) (goal ssa.Instruction, cost int, found bool) {
	return w.begin(step{block: start.Block(), index: IndexOf(start) + 1, facts: dominating(start.Block())})
}

// FromEntry is From for the paths that begin where fn does.
func (w Walk) FromEntry(fn *ssa.Function) (goal ssa.Instruction, cost int, found bool) {
	return w.begin(step{block: fn.Blocks[0]})
}

func (w Walk) begin(first step) (goal ssa.Instruction, cost int, found bool) {
	for _, known := range w.Known {
		if known.Text != "" {
			first.facts = with(first.facts, known.key(), known.Text)
		}
	}
	k := &walker{Walk: w, seen: map[string]bool{}, queue: make([][]step, w.MaxCost+1)}
	k.queue[0] = []step{first}
	return k.search()
}

func (k *walker) search() (goal ssa.Instruction, cost int, found bool) {
	for cost := 0; cost <= k.MaxCost; cost++ {
		for len(k.queue[cost]) > 0 {
			s := k.queue[cost][0]
			k.queue[cost] = k.queue[cost][1:]
			if len(k.seen) > maxStates {
				return nil, 0, false
			}
			if goal := k.run(s, cost); goal != nil {
				return goal, cost, true
			}
		}
	}
	return nil, 0, false
}

// Into is From for the paths that begin with the block.
func (w Walk) Into(block *ssa.BasicBlock) (goal ssa.Instruction, cost int, found bool) {
	return w.begin(step{block: block, facts: dominating(block)})
}

// dominating returns what the branches that lead to the block say.
func dominating(block *ssa.BasicBlock) []fact {
	var facts []fact
	for b := block; b != nil; b = b.Idom() {
		parent := b.Idom()
		if parent == nil || len(b.Preds) != 1 || b.Preds[0] != parent {
			continue
		}
		if branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If); ok {
			facts = assume(facts, branch.Cond, parent.Succs[0] == b)
		}
	}
	return facts
}

// KnownNotNil tells whether v has been compared with nil on the way to at, and
// is not nil.
func KnownNotNil(at ssa.Instruction, v ssa.Value) bool {
	value, known := valueOf(dominating(at.Block()), v)
	return known && value == notNil
}

// run follows one step to the end of its block.
func (k *walker) run(s step, cost int) ssa.Instruction {
	if s.index == 0 {
		key := k.stateKey(s)
		if k.Turns && s.from != nil && s.block.Dominates(s.from) {
			key += " again"
		}
		if k.seen[key] {
			return nil
		}
		k.seen[key] = true
	}
	facts := s.facts
	state := s.state
	for i := s.index; i < len(s.block.Instrs); i++ {
		if state != nil {
			switch instr := s.block.Instrs[i].(type) {
			case *ssa.Phi, *ssa.Select:
			default:
				next, verdict := state.Step(instr, 0)
				switch verdict {
				case Found:
					k.end = next
					return instr
				case Cut:
					return nil
				}
				state = next
			}
		}
		switch instr := s.block.Instrs[i].(type) {
		case *ssa.Phi:
			// The name means another value from here on, unless the edge by
			// which the walk comes brings back the same one.
			if in := slices.Index(s.block.Preds, s.from); in >= 0 && instr.Edges[in] != instr && k.Stop != nil && k.Stop(instr, 0) {
				return nil
			}
		case *ssa.Select:
			s.state = state
			return k.choose(s, i, instr, facts, cost)
		case *ssa.Store:
			if k.Goal != nil && k.Goal(instr, 0) && k.holds(facts) {
				return instr
			}
			if k.Stop != nil && k.Stop(instr, 0) {
				return nil
			}
			facts = stored(facts, instr)
		case *ssa.If:
			k.branch(s, instr, facts, state, cost)
			return nil
		case *ssa.Jump:
			k.enter(s.block.Succs[0], s.block, facts, state, cost)
			return nil
		default:
			if k.Goal != nil && k.Goal(instr, 0) && k.holds(facts) {
				return instr
			}
			if k.Stop != nil && k.Stop(instr, 0) {
				return nil
			}
			if sum, ok := instr.(*ssa.BinOp); ok {
				facts = k.counted(facts, sum)
			}
			if a, ok := instr.(*ssa.Alloc); ok && isChan(a.Type().Underlying().(*types.Pointer).Elem()) {
				facts = with(facts, place{a, -1}, nilValue)
			}
			if call, ok := instr.(ssa.CallInstruction); ok && mayWrite(call) {
				facts = forgetPlaces(facts, nil)
			}
		}
	}
	return nil
}

// choose tries every case of a select whose channel is not nil.
func (k *walker) choose(s step, at int, sel *ssa.Select, facts []fact, cost int) ssa.Instruction {
	first := 0
	if !sel.Blocking {
		first = -1
	}
	for c := first; c < len(sel.States); c++ {
		if c >= 0 {
			if value, known := valueOf(facts, sel.States[c].Chan); known && value == nilValue {
				continue // a nil channel is never ready
			}
		}
		if k.Goal != nil && k.Goal(sel, c) && k.holds(facts) {
			return sel
		}
		if k.Stop != nil && k.Stop(sel, c) {
			continue
		}
		state := s.state
		if state != nil {
			next, verdict := state.Step(sel, c)
			if verdict == Found {
				k.end = next
				return sel
			}
			if verdict == Cut {
				continue
			}
			state = next
		}
		k.queue[cost] = append(k.queue[cost], step{s.block, s.from, at + 1, choice(facts, sel, c), state})
	}
	return nil
}

// holds tells whether what must be known at the goal is.
func (k *walker) holds(facts []fact) bool {
	if k.Unless.Text != "" {
		for _, f := range facts {
			if f.key == k.Unless.key() && f.value == k.Unless.Text {
				return false
			}
		}
	}
	if k.Holds.Of == nil {
		return true
	}
	value, known := valueOf(facts, k.Holds.Of)
	return known && value == k.Holds.Text
}

func isChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// choice adds that the select takes case c.
func choice(facts []fact, sel *ssa.Select, c int) []fact {
	for extract := range Refs[*ssa.Extract](sel) {
		if extract.Index == 0 {
			facts = with(facts, extract, constant.MakeInt64(int64(c)).ExactString())
		}
	}
	return facts
}

func (k *walker) branch(s step, branch *ssa.If, facts []fact, state State, cost int) {
	block := s.block
	if body := bodyOf(block); k.Turns && body != nil && (s.from == nil || !block.Dominates(s.from)) {
		k.enter(body, block, assume(facts, branch.Cond, body == block.Succs[0]), state, cost)
		return
	}
	if k.Turns && block.Succs[0].Comment == "rangeint.body" && !block.Succs[0].Dominates(block) {
		k.enter(block.Succs[0], block, assume(facts, branch.Cond, true), state, cost)
		return
	}
	value, known := evaluate(facts, branch.Cond)
	if !known && k.Decided != nil {
		value, known = k.Decided(branch.Cond)
	}
	if known {
		next := block.Succs[1]
		if value {
			next = block.Succs[0]
		}
		k.enter(next, block, facts, state, cost)
		return
	}
	if k.Barred != nil && k.Barred(branch.Cond) {
		return
	}
	price := 1
	if (k.Arbitrary == nil || !k.Arbitrary(branch.Cond)) && (free(branch.Cond) || meets(block.Succs[0], block.Succs[1], block)) {
		price = 0
	}
	for i, next := range block.Succs {
		if cost+price <= k.MaxCost {
			k.enter(next, block, assume(facts, branch.Cond, i == 0), state, cost+price)
		}
	}
}

// bodyOf returns the successor of a loop's head that stays in the loop, if the
// other one leaves it.
func bodyOf(head *ssa.BasicBlock) *ssa.BasicBlock {
	if len(head.Succs) != 2 {
		return nil
	}
	first, second := comesBack(head.Succs[0], head), comesBack(head.Succs[1], head)
	switch {
	case first && !second:
		return head.Succs[0]
	case second && !first:
		return head.Succs[1]
	}
	return nil
}

// comesBack tells whether the block leads to the head of a loop through blocks
// of the loop alone.
func comesBack(block, head *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	stack := []*ssa.BasicBlock{block}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if b == head {
			return true
		}
		if !seen[b] && head.Dominates(b) {
			seen[b] = true
			stack = append(stack, b.Succs...)
		}
	}
	return false
}

// meets tells whether one of the two blocks leads at once to the other, so
// that the branch only decides what is done in between.
func meets(a, b, from *ssa.BasicBlock) bool {
	return len(a.Succs) == 1 && a.Succs[0] == b || len(b.Succs) == 1 && b.Succs[0] == a ||
		len(a.Succs) == 1 && len(b.Succs) == 1 && a.Succs[0] == b.Succs[0] || from.Comment == "rangeindex.loop" || from.Comment == "rangeiter.loop" || from.Comment == "for.loop"
}

func (k *walker) enter(next, from *ssa.BasicBlock, facts []fact, state State, cost int) {
	// Values of the block are computed anew; phis take the value of their edge.
	var fresh []fact
	for _, f := range facts {
		if !mentions(f.key, next) {
			fresh = append(fresh, f)
		}
	}
	edge := slices.Index(next.Preds, from)
	for _, instr := range next.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		if value, ok := valueOf(facts, phi.Edges[edge]); ok {
			fresh = with(fresh, phi, value)
		} else if least, ok := leastOf(phi.Edges[edge]); ok && least > 0 && k.isCounter(phi) {
			fresh = with(fresh, phi, number{lo: least}.String())
		}
	}
	if state != nil {
		state = state.Enter(next, edge)
	}
	k.queue[cost] = append(k.queue[cost], step{next, from, 0, fresh, state})
}

func mentions(key any, block *ssa.BasicBlock) bool {
	switch key := key.(type) {
	case ssa.Instruction:
		return key.Block() == block
	case comparison:
		return mentions(key.x, block) || mentions(key.y, block)
	case place:
		return mentions(key.base, block)
	}
	return false
}

// IsFree tells whether each outcome of the condition is one that the
// environment can bring about, or one of them ends a loop.
func IsFree(cond ssa.Value) bool {
	instr, ok := cond.(ssa.Instruction)
	return free(cond) || ok && endsLoop(instr.Block())
}

// free tells whether each outcome of the condition is one that the
// environment can bring about: an error, the ok of a receive, a look-up or an
// assertion, a case of a select.
func free(cond ssa.Value) bool {
	switch c := cond.(type) {
	case *ssa.UnOp:
		return c.Op == token.NOT && free(c.X)
	case *ssa.Extract:
		return true
	case *ssa.BinOp:
		for _, v := range []ssa.Value{c.X, c.Y} {
			if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
				return true
			}
			if e, ok := v.(*ssa.Extract); ok {
				if _, ok := e.Tuple.(*ssa.Select); ok {
					return true
				}
			}
		}
	}
	return false
}

// -- facts --

func with(facts []fact, key any, value string) []fact {
	out := make([]fact, 0, len(facts)+1)
	for _, f := range facts {
		if f.key != key {
			out = append(out, f)
		}
	}
	return append(out, fact{key, value})
}

// keyOf gives two reads of the same variable or field the same key.
func keyOf(v ssa.Value) any {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		if p, ok := placeOf(load.X); ok {
			return p
		}
	}
	return v
}

func placeOf(address ssa.Value) (place, bool) {
	switch a := address.(type) {
	case *ssa.FieldAddr:
		return place{keyOf(a.X), a.Field}, true
	case *ssa.Alloc, *ssa.Global, *ssa.FreeVar:
		return place{address, -1}, true
	}
	return place{}, false
}

const (
	nilValue = "nil"
	notNil   = "not nil"
)

// NotNil is what Known says of a value that is not nil.
const NotNil = notNil

// valueOf returns what is known of a value: the text of a constant, nil, or
// not nil.
func valueOf(facts []fact, v ssa.Value) (string, bool) {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil {
			return nilValue, v.IsNil()
		}
		return v.Value.ExactString(), true
	case *ssa.MakeChan, *ssa.MakeClosure, *ssa.MakeMap, *ssa.MakeSlice, *ssa.Alloc, *ssa.MakeInterface:
		return notNil, true
	}
	key := keyOf(v)
	for _, f := range facts {
		if f.key == key {
			return f.value, true
		}
	}
	return "", false
}

// evaluate returns the value of a condition if it is known.
func evaluate(facts []fact, cond ssa.Value) (value, known bool) {
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			value, known = evaluate(facts, c.X)
			return !value, known
		}
	case *ssa.BinOp:
		if value, known := compare(facts, c); known {
			return value, true
		}
		if c.Op != token.EQL && c.Op != token.NEQ || isLeast(facts, c.X) || isLeast(facts, c.Y) {
			break
		}
		x, okX := valueOf(facts, c.X)
		y, okY := valueOf(facts, c.Y)
		if okX && okY && !(x == notNil && y == notNil) && (x == y || (x != notNil || y == nilValue) && (y != notNil || x == nilValue)) {
			return (x == y) == (c.Op == token.EQL), true
		}
		for _, f := range facts {
			if f.key == any(comparison{token.EQL, keyOf(c.X), keyOf(c.Y)}) {
				return (f.value == "true") == (c.Op == token.EQL), true
			}
		}
	}
	if text, ok := valueOf(facts, cond); ok {
		return text == "true", true
	}
	return false, false
}

// assume adds that the condition has this value.
func assume(facts []fact, cond ssa.Value, value bool) []fact {
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return assume(facts, c.X, !value)
		}
	case *ssa.BinOp:
		if c.Op != token.EQL && c.Op != token.NEQ {
			break
		}
		equal := value == (c.Op == token.EQL)
		facts = with(facts, comparison{token.EQL, keyOf(c.X), keyOf(c.Y)}, fmt.Sprint(equal))
		for _, pair := range [][2]ssa.Value{{c.X, c.Y}, {c.Y, c.X}} {
			constant, ok := pair[1].(*ssa.Const)
			if !ok {
				continue
			}
			text, _ := valueOf(nil, constant)
			if equal {
				facts = with(facts, keyOf(pair[0]), text)
			} else if text == nilValue {
				facts = with(facts, keyOf(pair[0]), notNil)
			}
		}
		return facts
	}
	return with(facts, keyOf(cond), fmt.Sprint(value))
}

func stored(facts []fact, s *ssa.Store) []fact {
	p, ok := placeOf(s.Addr)
	if isElement(s.Addr) {
		return facts
	}
	if !ok {
		return forgetPlaces(facts, nil)
	}
	value, known := valueOf(facts, s.Val)
	facts = forgetPlaces(facts, &p)
	if known {
		facts = with(facts, p, value)
	}
	return facts
}

// isElement tells whether the address is that of an element which is no struct,
// such as those of a variadic call: what is stored there changes no variable
// and no field.
func isElement(address ssa.Value) bool {
	a, ok := address.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	switch a.Type().Underlying().(*types.Pointer).Elem().Underlying().(type) {
	case *types.Struct, *types.Array:
		return false
	}
	return true
}

// forgetPlaces drops what is known of memory: all of it, or what a store to p
// may change, which is the same field of any value.
func forgetPlaces(facts []fact, p *place) []fact {
	touched := func(key any) bool {
		at, ok := key.(place)
		return ok && (p == nil || at == *p || at.field == p.field && p.field >= 0)
	}
	var out []fact
	for _, f := range facts {
		c, ok := f.key.(comparison)
		if touched(f.key) || ok && (touched(c.x) || touched(c.y)) {
			continue
		}
		out = append(out, f)
	}
	return out
}

// mayWrite tells whether a call may change variables and fields of the
// package: it runs a function of it, or one that is not known.
func mayWrite(call ssa.CallInstruction) bool {
	if _, ok := call.Common().Value.(*ssa.Builtin); ok {
		return false
	}
	callee := call.Common().StaticCallee()
	if callee == nil || callee.Pkg == nil || callee.Pkg == call.Parent().Pkg {
		return true
	}
	for _, arg := range call.Common().Args {
		if _, ok := arg.Type().Underlying().(*types.Signature); ok {
			return true
		}
	}
	return false
}

func (k *walker) stateKey(s step) string {
	if k.ids == nil {
		k.ids = map[any]int{}
	}
	var key strings.Builder
	key.WriteString(strconv.Itoa(s.block.Index))
	lines := make([]string, len(s.facts), len(s.facts)+1)
	for i, f := range s.facts {
		id, ok := k.ids[f.key]
		if !ok {
			id = len(k.ids)
			k.ids[f.key] = id
		}
		lines[i] = strconv.Itoa(id) + "=" + f.value
	}
	slices.Sort(lines)
	if s.state != nil {
		lines = append(lines, s.state.Key())
	}
	for _, line := range lines {
		key.WriteString(";")
		key.WriteString(line)
	}
	return key.String()
}

// KeyOf returns a comparable name of a value within its function: two reads
// of the same variable or field have the same one.
func KeyOf(v ssa.Value) any {
	for {
		change, ok := v.(*ssa.ChangeType)
		if !ok {
			return keyOf(v)
		}
		v = change.X
	}
}

// IsLocal tells whether a key names a value that no other function can change.
func IsLocal(key any) bool {
	switch k := key.(type) {
	case ssa.Value:
		return true
	case place:
		a, ok := k.base.(*ssa.Alloc)
		return ok && k.field < 0 && OnlyStore(a) != nil
	}
	return false
}

// Redefines tells whether instr gives what the key names a new value.
func Redefines(instr ssa.Instruction, key any) bool {
	switch key := key.(type) {
	case ssa.Instruction:
		return instr == key
	case place:
		if store, ok := instr.(*ssa.Store); ok {
			at, known := placeOf(store.Addr)
			if isElement(store.Addr) {
				return false
			}
			return !known || at == key || at.field == key.field && key.field >= 0
		}
		return Redefines(instr, key.base)
	}
	return false
}

// MayWrite tells whether a call may change variables and fields of the
// package.
func MayWrite(call ssa.CallInstruction) bool { return mayWrite(call) }

// KeyInCaller translates the name of a value in a called function to the
// caller's: a parameter, a captured variable, or a field of one.
func KeyInCaller(v ssa.Value, call ssa.CallInstruction) (key any, ok bool) {
	return translate(KeyOf(v), call)
}

// TranslateKey is KeyInCaller for the name itself.
func TranslateKey(key any, call ssa.CallInstruction) (any, bool) { return translate(key, call) }

func translate(key any, call ssa.CallInstruction) (any, bool) {
	fn := call.Common().StaticCallee()
	switch k := key.(type) {
	case place:
		if k.field >= 0 {
			base, ok := translate(k.base, call)
			return place{base, k.field}, ok
		}
		switch v := k.base.(type) {
		case *ssa.Global:
			return k, true
		case *ssa.FreeVar:
			if closure, ok := call.Common().Value.(*ssa.MakeClosure); ok {
				return place{closure.Bindings[slices.Index(fn.FreeVars, v)], -1}, true
			}
		}
	case *ssa.Parameter:
		i := slices.Index(fn.Params, k)
		if i < 0 && fn.Origin() != nil {
			i = slices.Index(fn.Origin().Params, k)
		}
		if i >= 0 && i < len(call.Common().Args) {
			return KeyOf(call.Common().Args[i]), true
		}
	}
	return nil, false
}

// Rebind gives the key of a field of one value the value that takes its place.
func Rebind(key any, from, to ssa.Value) (any, bool) {
	switch k := key.(type) {
	case place:
		if k.field < 0 {
			return nil, false
		}
		base, ok := Rebind(k.base, from, to)
		return place{base, k.field}, ok
	case ssa.Value:
		if k == from {
			return KeyOf(to), true
		}
	}
	return nil, false
}

// BaseOf returns the value of which the key names a field, or nil.
func BaseOf(key any) ssa.Value {
	p, ok := key.(place)
	if !ok || p.field < 0 {
		return nil
	}
	v, _ := p.base.(ssa.Value)
	return v
}

// Canon gives a field of a struct variable that is a copy nobody changes the
// key of the same field of the original.
func Canon(key any) any {
	p, ok := key.(place)
	if !ok || p.field < 0 {
		return key
	}
	for range 8 {
		if whole, ok := p.base.(place); ok && whole.field < 0 {
			if a, ok := whole.base.(*ssa.Alloc); ok && isStructVar(a) {
				p.base = a
			}
		}
		a, ok := p.base.(*ssa.Alloc)
		if !ok || !isStructVar(a) || len(fieldStores(a, -1)) > 0 {
			return p
		}
		var whole []*ssa.Store
		for store := range Refs[*ssa.Store](a) {
			whole = append(whole, store)
		}
		if len(whole) != 1 || whole[0].Addr != a {
			return p
		}
		switch v := whole[0].Val.(type) {
		case *ssa.Parameter:
			p.base = v
			return p
		case *ssa.UnOp:
			from, ok := v.X.(*ssa.Alloc)
			if !ok || v.Op != token.MUL || len(fieldStores(from, p.field)) > 1 {
				return p
			}
			p.base = from
		default:
			return p
		}
	}
	return p
}

func isStructVar(a *ssa.Alloc) bool {
	_, ok := a.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	return ok
}

// fieldStores returns the stores to a field of the variable, or to any of its
// fields if the index is negative, those of closures that capture it included.
func fieldStores(v ssa.Value, field int) []*ssa.Store {
	var list []*ssa.Store
	for address := range Refs[*ssa.FieldAddr](v) {
		if field >= 0 && address.Field != field {
			continue
		}
		for store := range Refs[*ssa.Store](address) {
			if store.Addr == address {
				list = append(list, store)
			}
		}
	}
	for closure := range Refs[*ssa.MakeClosure](v) {
		for i, bound := range closure.Bindings {
			if bound == v {
				list = append(list, fieldStores(closure.Fn.(*ssa.Function).FreeVars[i], field)...)
			}
		}
	}
	return list
}

// VariableKey names what the variable at the address holds.
func VariableKey(address ssa.Value) any { return place{address, -1} }

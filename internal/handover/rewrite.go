package handover

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// A Kind says how memory is written.
type Kind uint8

const (
	Element  Kind = iota // an element or a map entry is stored, deleted or copied to
	Field                // a field of the pointee is stored
	Whole                // the pointee is stored
	Append               // an append writes into the array
	ByCall               // the function called writes it
	PutBack              // it is given to a pool for the next user
	Overtake             // its owner reads or writes on, and uses its memory again
	Touch                // it is used, of which nothing more is known
)

// A Rewrite is the place at which the sender writes what it has handed over.
type Rewrite struct {
	Instr ssa.Instruction
	Kind  Kind
	Field *types.Var // of Field
	Call  string     // the function called, as it is written
}

// A Late is a handover whose memory the sender writes afterwards.
type Late struct {
	*Gift
	Rewrite *Rewrite
}

// maxCost is how many arbitrary branches may lie between a handover and the
// write: each of them is one that the program does take.
const maxCost = 4

// Rewritten returns the handovers after which the sender writes the memory, at
// most one for each place.
func (r *Result) Rewritten() []Late {
	var list []Late
	done := map[ssa.Instruction]int{}
	for _, g := range r.gifts {
		if done[g.Instr] == 1+g.Case || !r.certain(g) {
			continue
		}
		if w := r.rewrite(g); w != nil {
			done[g.Instr] = 1 + g.Case
			if call, ok := g.Instr.(*ssa.Call); ok && ssax.Origin(call.Call.StaticCallee()) == g.Fn() {
				// A function that calls itself is its own helper: the send is its.
				if g = r.innermost(g); done[g.Instr] == 1+g.Case {
					continue
				}
				done[g.Instr] = 1 + g.Case
			}
			list = append(list, Late{g, w})
		}
	}
	return list
}

// certain tells whether the value is handed to somebody who may look at it.
func (r *Result) certain(g *Gift) bool {
	switch g.How {
	case Sent:
		return !r.ownQueue(g)
	case Spawned:
		if !g.Spawn.Complete || len(g.runs()) == 0 {
			// Whatever runs, it is given the elements to look at them.
			return isContainer(g.Value.Type())
		}
		return !r.waitsFirst(g)
	case Called:
		inner := r.innermost(g)
		if inner.How == Called {
			// What another package does with an object is between the two; the
			// elements of a slice or map are those of whoever made it.
			return isContainer(unboxed(g.Value).Type())
		}
		if !g.Sure && len(handedOver(g)) == 0 && !isContainer(unboxed(g.Value).Type()) {
			return false // which objects it hands over is not known
		}
		if inner.How == Spawned && isObject(unboxed(g.Value).Type()) {
			_, local := unboxed(g.Value).(*ssa.Alloc)
			return local // an object that lives longer has its own rules for who writes what
		}
		return true
	}
	return false
}

// rewrite follows the paths behind a handover to a write of its memory.
func (r *Result) rewrite(g *Gift) *Rewrite {
	s := r.begin(g)
	if s == nil {
		return nil
	}
	_, end, found := ssax.Follow(g.Instr, g.Case, s, maxCost, handedOver(g)...)
	if !found {
		return r.rewrittenLater(g, s)
	}
	return end.(*state).found
}

// rewrittenLater follows the paths behind the return of the function: into its
// callers in this package, and into a further call of a method that others
// call, with the fields and captured variables that still refer to the memory.
func (r *Result) rewrittenLater(g *Gift, begin *state) *Rewrite {
	fn := g.Fn()
	leave := *begin.search
	leave.uses = func(s *state, instr ssa.Instruction) *Rewrite {
		if _, ok := instr.(*ssa.Return); !ok {
			return nil
		}
		for _, m := range s.members {
			if m.slot != nil && m.flags&holds == 0 {
				return &Rewrite{Instr: instr, Kind: Touch}
			}
			if _, ok := freeVarOf(m.key, fn); ok && m.flags&(owner|holds) == 0 {
				return &Rewrite{Instr: instr, Kind: Touch}
			}
		}
		return nil
	}
	_, end, found := ssax.Follow(g.Instr, g.Case, &state{search: &leave, members: begin.members}, maxCost, handedOver(g)...)
	if !found {
		return nil
	}
	left := end.(*state).members
	for _, call := range r.gorun.Callers(fn) {
		call, ok := call.(*ssa.Call)
		if !ok || call.Common().StaticCallee() == nil {
			continue
		}
		var members []member
		for _, m := range left {
			if _, captured := freeVarOf(m.key, fn); m.slot == nil && !captured {
				continue
			}
			if k, ok := translated(m.key, func(k any) (any, bool) { return ssax.TranslateKey(k, call) }); ok {
				m.key = k
				members = append(members, m)
			}
		}
		if len(members) == 0 {
			continue
		}
		if _, end, found := ssax.Follow(call, 0, &state{search: begin.search, members: members}, maxCost); found {
			return end.(*state).found
		}
	}
	return r.rewrittenAgain(begin, left)
}

// rewrittenAgain looks for the write in a further call of a method that code
// outside the package calls, and for an append to a field that was cut to be
// filled again.
func (r *Result) rewrittenAgain(begin *state, left []member) *Rewrite {
	fn := begin.gift.Fn()
	recv := fn.Signature.Recv()
	if recv == nil {
		return nil
	}
	var members []member
	for _, m := range left {
		if m.slot != nil && m.via == nil && ssax.IsFieldOf(m.key, fn.Params[0]) {
			members = append(members, m)
		}
	}
	if len(members) == 0 {
		return nil
	}
	if _, complete := r.flow.Callers(fn); !complete && begin.other.known {
		if _, end, found := ssax.FollowEntry(fn, &state{search: begin.search, members: members}, maxCost); found {
			return end.(*state).found
		}
	}
	for _, m := range members {
		if m.flags&cut == 0 || m.flags&capped != 0 {
			continue
		}
		for _, call := range r.appendsTo(m.slot) {
			if w := (&Rewrite{Instr: call, Kind: Append}); !summary.UnderLock(call) || !begin.other.locks && (len(begin.other.runs) > 0 || summary.UnderLock(begin.gift.Instr)) {
				return w
			}
		}
	}
	return nil
}

// appendsTo returns the appends to what a field holds.
func (r *Result) appendsTo(field *types.Var) []ssa.Instruction {
	if r.appends == nil {
		r.appends = map[*types.Var][]ssa.Instruction{}
		for call := range ssax.All[*ssa.Call](r.ir.Funcs) {
			b, ok := call.Call.Value.(*ssa.Builtin)
			if !ok || b.Name() != "append" {
				continue
			}
			if load, ok := call.Call.Args[0].(*ssa.UnOp); ok {
				if f := fieldAt(load.X); f != nil {
					r.appends[f] = append(r.appends[f], call)
				}
			}
		}
	}
	return r.appends[field]
}

// translated applies a translation of names to a key.
func translated(k any, translate func(any) (any, bool)) (any, bool) {
	if a, ok := k.(address); ok {
		p, ok := translate(a.place)
		return address{p}, ok && p != nil
	}
	p, ok := translate(k)
	return p, ok && p != nil
}

// inside follows a call into a function of this package, with the fields of
// its arguments and the captured variables that refer to the memory.
func (s *state) inside(call *ssa.Call) *Rewrite {
	fn := ssax.Origin(call.Call.StaticCallee())
	if fn == nil || s.depth >= maxInside || !s.r.ir.Has(fn) {
		return nil
	}
	var members []member
	for _, m := range s.members {
		if m.flags&holds != 0 {
			continue
		}
		if k, ok := translated(m.key, func(k any) (any, bool) { return ssax.KeyInCallee(k, call) }); ok {
			m.key = k
			members = append(members, m)
		}
	}
	if !s.r.mayTouch(fn, members) {
		return nil
	}
	deeper := *s.search
	deeper.depth++
	begin := &state{search: &deeper, members: members}
	known := entered{fn, deeper.depth, begin.Key()}
	w, ok := s.entries[known]
	if !ok {
		if _, end, found := ssax.FollowEntry(fn, begin, maxCost); found {
			w = end.(*state).found
		}
		s.entries[known] = w
	}
	return w
}

// entered is a function that a search has followed into.
type entered struct {
	fn      *ssa.Function
	depth   int
	members string
}

// mayTouch tells whether fn, or what it runs, mentions one of the fields that
// refer to the memory; captured variables it does mention.
func (r *Result) mayTouch(fn *ssa.Function, members []member) bool {
	for _, m := range members {
		if m.slot == nil {
			return true
		}
		if slices.ContainsFunc(r.reachedFrom(fn), func(fn *ssa.Function) bool { return r.traitOf(fn).fields[m.slot] }) {
			return true
		}
	}
	return false
}

// maxInside is how many calls deep a write is looked for.
const maxInside = 2

// handedOver returns what a function that may hand over says when it did: true,
// or no error.
func handedOver(g *Gift) []ssax.Given {
	call, ok := g.Instr.(*ssa.Call)
	if !ok || g.Sure {
		return nil
	}
	given := func(v ssa.Value) []ssax.Given {
		switch t := v.Type().Underlying().(type) {
		case *types.Basic:
			if t.Info()&types.IsBoolean != 0 {
				return []ssax.Given{ssax.IsTrue(v)}
			}
		case *types.Interface:
			if types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
				return []ssax.Given{ssax.IsNil(v)}
			}
		}
		return nil
	}
	results, isTuple := call.Type().(*types.Tuple)
	if !isTuple {
		return given(call)
	}
	for extract := range ssax.Refs[*ssa.Extract](call) {
		if extract.Index == results.Len()-1 {
			return given(extract)
		}
	}
	return nil
}

// begin returns the state behind a handover, or nil if it shares nothing.
func (r *Result) begin(g *Gift) *state {
	c := &gathering{r: r, at: g.Instr, shallow: g.How != Sent}
	if g.captured() {
		// The variable itself is another question; here it is what it refers to.
		elem := g.Value.Type().Underlying().(*types.Pointer).Elem()
		if !isReference(elem) || !summary.Refers(elem) {
			return nil
		}
		p := ssax.PlaceOf(g.Value)
		if p == nil || r.holdsReceiver(g.Value) {
			return nil
		}
		c.add(member{key: p})
		c.stored(g.Value, p, 0, 0)
	} else {
		c.shared(g.Value, 0, 0)
		if call, ok := g.Instr.(*ssa.Call); ok && g.How == Called && r.summary.EffectOf(call, g.Slot).Appends {
			c.add(member{key: key(g.Value), flags: tail}) // the function hands over what it appends to it
		}
	}
	if len(c.members) == 0 {
		return nil
	}
	return &state{search: &search{r: r, gift: g, high: c.high, other: r.otherSide(g), ids: map[any]int{}, waits: map[*ssa.BasicBlock]bool{}, entries: map[entered]*Rewrite{}}, members: c.members}
}

// holdsReceiver tells whether a captured variable holds the receiver of a
// method.
func (r *Result) holdsReceiver(cell ssa.Value) bool {
	switch cell := cell.(type) {
	case *ssa.Alloc:
		for store := range ssax.Refs[*ssa.Store](cell) {
			if store.Addr == cell && isReceiver(store.Val) {
				return true
			}
		}
	case *ssa.FreeVar:
		fn := cell.Parent()
		i := slices.Index(fn.FreeVars, cell)
		for closure := range ssax.All[*ssa.MakeClosure]([]*ssa.Function{fn.Parent()}) {
			if closure.Fn == fn && r.holdsReceiver(closure.Bindings[i]) {
				return true
			}
		}
	}
	return false
}

// captured tells whether the value is a variable that a literal captures.
func (g *Gift) captured() bool {
	if g.How == Called || g.How == Sent && g.Literal == nil {
		return false
	}
	for _, fn := range g.runs() {
		if g.Slot >= len(fn.Params) && g.Slot < len(fn.Params)+len(fn.FreeVars) {
			return true
		}
	}
	return false
}

// waitsFirst tells whether the goroutine looks at what it is given only after
// it has waited for something. A parameter without a use may get one.
func (r *Result) waitsFirst(g *Gift) bool {
	for _, fn := range g.runs() {
		if !r.ir.Has(fn) {
			return false
		}
		var root ssa.Value
		switch {
		case g.Slot < 0:
			return false
		case g.Slot < len(fn.Params):
			root = fn.Params[g.Slot]
		case g.Slot < len(fn.Params)+len(fn.FreeVars):
			root = fn.FreeVars[g.Slot-len(fn.Params)]
		default:
			return false
		}
		var uses []ssa.Instruction
		for use := range ssax.Refs[ssa.Instruction](root) {
			uses = append(uses, use)
		}
		waited := len(uses) > 0
		for _, use := range uses {
			waited = waited && r.waitedBefore(use, g.Fn())
		}
		if !waited {
			return false
		}
	}
	return true
}

// waitedBefore tells whether a wait for the function that starts the goroutine,
// or for what is not known, stands before instr on every path.
func (r *Result) waitedBefore(instr ssa.Instruction, starter *ssa.Function) bool {
	for before := range ssax.All[ssa.Instruction]([]*ssa.Function{instr.Parent()}) {
		if before == instr || !ssax.Precedes(before, instr) {
			continue
		}
		switch before := before.(type) {
		case *ssa.UnOp:
			if before.Op == token.ARROW && r.signalledBy(before, 0, starter) {
				return true
			}
		case *ssa.Select:
			if before.Blocking && r.choseSignal(before, instr.Block(), starter) {
				return true
			}
		case *ssa.Call:
			if fn := summary.Callee(before); fn != nil && (library.Blocks(fn)&library.Wait != 0 || waitsByName(fn)) {
				return true
			}
		}
	}
	return false
}

// choseSignal tells whether the block runs only after a case of the select
// that fn signals.
func (r *Result) choseSignal(sel *ssa.Select, block *ssa.BasicBlock, fn *ssa.Function) bool {
	if arm := ssax.Arm(sel, block); arm >= 0 {
		return r.signalledBy(sel, arm, fn)
	}
	for i := range sel.States {
		if !r.signalledBy(sel, i, fn) {
			return false
		}
	}
	return true
}

// signalledBy tells whether fn sends on or closes a channel that the
// instruction receives from, as far as that is known.
func (r *Result) signalledBy(instr ssa.Instruction, chosen int, fn *ssa.Function) bool {
	for _, op := range r.chans.OpsAt(instr) {
		if op.Kind == chans.Send || op.Select != nil && op.Case != chosen || summary.IsClock(op.Chan) {
			continue
		}
		if len(op.Channels) == 0 {
			// It may be any channel of its type.
			for _, signal := range r.chans.Ops {
				if signal.Fn() == fn && (signal.Kind == chans.Send || signal.Kind == chans.Close) && sameElem(signal.Chan, op.Chan) {
					return true
				}
			}
		}
		for _, c := range op.Channels {
			for _, signal := range append(c.Sends(), c.Closes()...) {
				if signal.Fn() == fn {
					return true
				}
			}
		}
	}
	return false
}

// touchesAtOnce tells whether a goroutine touches the field without having
// waited for anything or taken a lock. Objects live long, and what their
// goroutines do in response to a message is ordered by the message.
func (r *Result) touchesAtOnce(g *Gift, o *other, field *types.Var) bool {
	if g.How != Spawned || o.locks {
		return false
	}
	for _, fn := range g.runs() {
		for addr := range ssax.All[*ssa.FieldAddr]([]*ssa.Function{fn}) {
			if fieldAt(addr) == field && !waitedAtAll(addr) {
				return true
			}
		}
	}
	return false
}

// waitedAtAll tells whether a receive or select stands before instr.
func waitedAtAll(instr ssa.Instruction) bool {
	for before := range ssax.All[ssa.Instruction]([]*ssa.Function{instr.Parent()}) {
		switch op := before.(type) {
		case *ssa.UnOp:
			if op.Op == token.ARROW && ssax.Precedes(op, instr) {
				return true
			}
		case *ssa.Select:
			if ssax.Precedes(op, instr) {
				return true
			}
		}
	}
	return false
}

func sameElem(a, b ssa.Value) bool {
	x, ok1 := a.Type().Underlying().(*types.Chan)
	y, ok2 := b.Type().Underlying().(*types.Chan)
	return ok1 && ok2 && types.Identical(x.Elem(), y.Elem())
}

// writes returns the write that instr is of what was handed over, or nil.
func (s *state) writes(instr ssa.Instruction) *Rewrite {
	w := s.writeAt(instr)
	if w == nil || !s.other.touches(w.Field) {
		return nil
	}
	if w.Field != nil && s.r.isTimed(s.gift) {
		return nil // a timer is set up before it fires
	}
	if w.Kind == Element && s.byIndex(instr) {
		return nil
	}
	if w.Field != nil {
		if inner := s.r.innermost(s.gift); inner.How != Sent && !s.r.touchesAtOnce(inner, s.other, w.Field) {
			return nil
		}
	}
	if w.Kind != PutBack && summary.UnderLock(instr) && (s.other.locks || len(s.other.runs) == 0 && !summary.UnderLock(s.gift.Instr)) {
		return nil // as the other side does
	}
	return w
}

// byIndex tells whether instr stores one element of a slice of which the
// goroutine uses single elements only: each side has its own.
func (s *state) byIndex(instr ssa.Instruction) bool {
	store, ok := instr.(*ssa.Store)
	if !ok || !s.gift.captured() {
		return false
	}
	if at, ok := store.Addr.(*ssa.IndexAddr); !ok || isConst(at.Index) {
		return false
	}
	for _, fn := range s.gift.runs() {
		i := s.gift.Slot - len(fn.Params)
		if i < 0 || i >= len(fn.FreeVars) {
			return false
		}
		if !usesGivenIndexes(fn.FreeVars[i]) {
			return false
		}
	}
	return true
}

// usesGivenIndexes tells whether a captured slice is only used at indexes that
// the function was given.
func usesGivenIndexes(cell *ssa.FreeVar) bool {
	for use := range ssax.Refs[ssa.Instruction](cell) {
		switch use := use.(type) {
		case *ssa.UnOp:
			for use := range ssax.Refs[ssa.Instruction](use) {
				at, ok := use.(*ssa.IndexAddr)
				if _, debug := use.(*ssa.DebugRef); !debug && (!ok || !isGiven(at.Index)) {
					return false
				}
			}
		case *ssa.MakeClosure:
			literal := use.Fn.(*ssa.Function)
			for i, binding := range use.Bindings {
				if binding == ssa.Value(cell) && !usesGivenIndexes(literal.FreeVars[i]) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// isGiven tells whether a goroutine got the value from who started it.
func isGiven(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Parameter:
		return true
	case *ssa.UnOp:
		_, captured := v.X.(*ssa.FreeVar)
		return v.Op == token.MUL && captured
	}
	return false
}

func isConst(v ssa.Value) bool {
	_, ok := v.(*ssa.Const)
	return ok
}

func (s *state) writeAt(instr ssa.Instruction) *Rewrite {
	switch instr := instr.(type) {
	case *ssa.Store:
		if m, field, ok := s.pointed(instr.Addr); ok && m.flags&(owner|holds) == 0 {
			switch {
			case isIndex(instr.Addr):
				return &Rewrite{Instr: instr, Kind: Element, Field: field}
			case field != nil:
				return &Rewrite{Instr: instr, Kind: Field, Field: field}
			}
			return &Rewrite{Instr: instr, Kind: Whole}
		}
	case *ssa.MapUpdate:
		if m, ok := s.of(instr.Map); ok && m.flags&owner == 0 {
			return &Rewrite{Instr: instr, Kind: Element, Field: m.via}
		}
	case *ssa.Call:
		if w := s.callWrites(instr); w != nil {
			return w
		}
		return s.inside(instr)
	case *ssa.RunDefers:
		return s.deferred(instr)
	}
	return nil
}

func isIndex(addr ssa.Value) bool {
	_, ok := addr.(*ssa.IndexAddr)
	return ok
}

func (s *state) callWrites(call ssa.CallInstruction) *Rewrite {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		m, ok := s.of(common.Args[0])
		if !ok || m.flags&(owner|holds) != 0 {
			return nil
		}
		switch b.Name() {
		case "append":
			if m.flags&(cut|tail) != 0 && m.flags&capped == 0 {
				return &Rewrite{Instr: call, Kind: Append, Field: m.via}
			}
		case "copy", "delete", "clear":
			if m.flags&part == 0 || m.flags&cut == 0 && b.Name() == "copy" && s.movesDown(common.Args[1], common.Args[0]) {
				return &Rewrite{Instr: call, Kind: Element, Field: m.via}
			}
		}
		return nil
	}
	text := s.r.ir.CallText(call.Pos())
	if text == "" {
		text = "the call"
	}
	fn := summary.Callee(call)
	for i, arg := range operandsOf(common) {
		if i == 0 && fn != nil && library.Spoils(fn) {
			if m, ok := s.of(arg); ok && m.flags&owner != 0 {
				return &Rewrite{Instr: call, Kind: Overtake, Call: text}
			}
		}
		if w := s.argumentWritten(call, i, arg, text); w != nil {
			return w
		}
	}
	// A literal that is called here writes what it captures.
	if closure, ok := common.Value.(*ssa.MakeClosure); ok {
		literal := closure.Fn.(*ssa.Function)
		for i, binding := range closure.Bindings {
			p := ssax.PlaceOf(binding)
			m, ok := s.get(p)
			if p == nil || !ok || m.flags&(owner|holds) != 0 {
				continue
			}
			if w := s.effect(call, -1, m, s.r.summary.UseOf(literal, len(literal.Params)+i), text); w != nil {
				return w
			}
		}
	}
	return nil
}

// movesDown tells whether what is copied to the front of a slice comes from
// further back in it.
func (s *state) movesDown(from, to ssa.Value) bool {
	for range maxDepth {
		cut, ok := from.(*ssa.Slice)
		if !ok {
			return false
		}
		if cut.X == to {
			return !isZeroOrNil(cut.Low)
		}
		from = cut.X
	}
	return false
}

func (s *state) argumentWritten(call ssa.CallInstruction, i int, arg ssa.Value, text string) *Rewrite {
	if m, ok := s.of(arg); ok && m.flags&pointee != 0 {
		if s.r.summary.EffectOf(call, i).PutsBack {
			return &Rewrite{Instr: call, Kind: PutBack, Call: text}
		}
		return nil
	}
	m, field, ok := s.pointed(unboxed(arg))
	if ok && m.flags&owner != 0 && s.r.summary.EffectOf(call, i).PutsBack {
		return &Rewrite{Instr: call, Kind: PutBack, Call: text}
	}
	if !ok {
		if local, ok := unboxed(arg).(*ssa.Alloc); ok && s.fills(local) && s.r.summary.EffectOf(call, i).PutsBack {
			return &Rewrite{Instr: call, Kind: PutBack, Call: text}
		}
		// A decoder that fills a variable again reuses its maps and slices.
		local, isAlloc := unboxed(arg).(*ssa.Alloc)
		fn := summary.Callee(call)
		if isAlloc && fn != nil && fn.Pkg() != s.r.pass.Pkg && len(library.Overwrites(fn)) > 0 && s.fills(local) {
			if e := s.r.summary.EffectOf(call, i); len(e.Writes) > 0 {
				return &Rewrite{Instr: call, Kind: ByCall, Call: text}
			}
		}
		return nil
	}
	if m.flags&(owner|holds) != 0 || i == 0 && IsUnshared(arg.Type()) {
		return nil
	}
	if field != nil {
		m.via = field
	}
	if u := s.r.summary.EffectOf(call, i); u.Appends && m.flags&(cut|tail) != 0 && m.flags&capped == 0 {
		return &Rewrite{Instr: call, Kind: ByCall, Field: m.via, Call: text}
	}
	return s.effect(call, i, m, s.r.summary.EffectOf(call, i), text)
}

// fills tells whether the variable, or a field of it, refers to what was
// handed over.
func (s *state) fills(local *ssa.Alloc) bool {
	p := ssax.PlaceOf(local)
	for _, m := range s.members {
		if (m.key == p || ssax.IsFieldOf(m.key, local)) && m.flags&(owner|part) == 0 {
			return true
		}
	}
	return false
}

func unboxed(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return v
		}
	}
}

// effect returns the write that a call makes by an effect on its operand, -1
// for a captured variable.
func (s *state) effect(call ssa.CallInstruction, operand int, m member, e summary.Use, text string) *Rewrite {
	if e.PutsBack {
		return &Rewrite{Instr: call, Kind: PutBack, Call: text}
	}
	for _, w := range e.Writes {
		field := w.Field
		if m.via != nil {
			field = m.via
		}
		if w.Vague && operand >= 0 && !isContainer(unboxed(operandsOf(call.Common())[operand]).Type()) {
			continue // some field of an object
		}
		if w.Guarded || m.flags&part != 0 && (m.flags&cut != 0 || !fillsAll(call)) || !s.other.touches(field) {
			continue
		}
		return &Rewrite{Instr: call, Kind: ByCall, Field: field, Call: text}
	}
	return nil
}

// fillsAll tells whether the call fills a slice that it is given from its
// beginning to its end or as far as there is input, as a Read does.
func fillsAll(call ssa.CallInstruction) bool {
	fn := summary.Callee(call)
	return fn != nil && (library.Fills(fn) || fn.FullName() == "io.ReadFull")
}

// deferred returns the write that a deferred call makes when the function
// returns.
func (s *state) deferred(at *ssa.RunDefers) *Rewrite {
	var found *Rewrite
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{at.Parent()}) {
		if !ssax.Precedes(d, at) {
			continue
		}
		if fn := summary.Callee(d); fn != nil && (library.Blocks(fn)&library.Wait != 0 || waitsByName(fn)) {
			return nil
		}
		for _, callee := range s.r.gorun.Callees(d) {
			if s.r.mayJoin(s.gift, s.other, callee) {
				return nil
			}
		}
		if w := s.callWrites(d); w != nil && found == nil {
			found = w
		}
	}
	return found
}

// Pos returns the place of the write.
func (w *Rewrite) Pos() token.Pos { return posOf(w.Instr) }

// posOf returns where an instruction stands; what runs at the return of a
// function stands where it was deferred.
func posOf(instr ssa.Instruction) token.Pos {
	if pos := instr.Pos(); pos.IsValid() {
		return pos
	}
	if store, ok := instr.(*ssa.Store); ok {
		return store.Addr.Pos()
	}
	return instr.Parent().Pos()
}

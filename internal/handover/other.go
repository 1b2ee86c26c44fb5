package handover

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// An other is what is known of the side that a value is handed to.
type other struct {
	known  bool // no function but these gets it
	runs   map[*ssa.Function]bool
	locks  bool // one of them takes a lock
	once   bool // one of them takes part in a sync.Once
	opaque bool // nothing is known of it, so that it may look at no field

	r       *Result
	gift    *Gift
	list    []*ssa.Function // runs, in order
	fields  map[*types.Var]bool
	answers *answers
}

// A trait is what one function does that matters to those who hand values to
// it.
type trait struct {
	fields map[*types.Var]bool // that it touches
	passes []types.Type        // of what it passes to code that is not known
	locks  bool
	once   bool // it takes part in a sync.Once
}

func (r *Result) traitOf(fn *ssa.Function) *trait {
	if t, ok := r.traits[fn]; ok {
		return t
	}
	t := &trait{fields: map[*types.Var]bool{}}
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		switch instr := instr.(type) {
		case *ssa.FieldAddr:
			t.fields[fieldAt(instr)] = true
		case *ssa.Field:
			t.fields[fieldOf(instr.X.Type(), instr.Field)] = true
		case *ssa.UnOp:
			if instr.Op == token.MUL && isStruct(instr.Type()) {
				t.copies(instr.Type(), 0) // all of it is read
			}
		case ssa.CallInstruction:
			t.locks = t.locks || summary.Locks(instr) > 0
			if fn := summary.Callee(instr); fn != nil && fn.FullName() == "(*sync.Once).Do" {
				t.once = true
			}
			if _, ok := instr.Common().Value.(*ssa.Builtin); ok {
				continue
			}
			if fns, complete := r.flow.Callees(instr); complete && !slices.ContainsFunc(fns, func(fn *ssa.Function) bool { return !r.ir.Has(fn) }) {
				continue
			}
			for _, arg := range instr.Common().Args {
				if arg := pointedType(unboxed(arg).Type()); isStruct(arg) && !slices.ContainsFunc(t.passes, func(t types.Type) bool { return types.Identical(t, arg) }) {
					t.passes = append(t.passes, arg)
				}
			}
		}
	}
	r.traits[fn] = t
	return t
}

func (t *trait) copies(of types.Type, depth int) {
	st, ok := of.Underlying().(*types.Struct)
	if !ok || depth > 3 {
		return
	}
	for i := range st.NumFields() {
		t.fields[st.Field(i).Origin()] = true
		t.copies(st.Field(i).Type(), depth+1)
	}
}

func pointedType(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// touches tells whether the other side may look at the field; nil stands for
// elements and for the whole.
func (o *other) touches(field *types.Var) bool {
	if field == nil || !o.opaque && !o.known {
		return true
	}
	return !o.opaque && o.touchesItself(field)
}

// touchesItself tells whether one of the functions of the other side mentions
// the field, or passes what was handed over to code that is not known.
func (o *other) touchesItself(field *types.Var) bool {
	if o.fields == nil {
		o.fields = map[*types.Var]bool{}
	}
	touched, ok := o.fields[field]
	if !ok {
		message := pointedType(unboxed(o.gift.Value).Type())
		touched = slices.ContainsFunc(o.list, func(fn *ssa.Function) bool {
			t := o.r.traitOf(fn)
			return t.fields[field] || slices.ContainsFunc(t.passes, func(t types.Type) bool { return types.Identical(t, message) })
		})
		o.fields[field] = touched
	}
	return touched
}

// otherSide finds who gets what is handed over.
func (r *Result) otherSide(g *Gift) *other {
	o, ok := r.others[g]
	if !ok {
		o = r.otherSideOf(g)
		r.others[g] = o
	}
	return o
}

// maxHands bounds through how many functions of the package a value is handed
// on; functions that hand it to each other have no last one.
const maxHands = 6

// innermost returns the handover in the functions of this package that a call
// leads to, or the call itself if it is not known.
func (r *Result) innermost(g *Gift) *Gift {
	for range maxHands {
		if g.How != Called {
			return g
		}
		at := r.handsAt(g)
		inner := r.giftAt[at]
		if at == nil || inner == nil {
			return g
		}
		g = inner
	}
	return g
}

func (r *Result) otherSideOf(g *Gift) *other {
	if inner := r.innermost(g); inner != g {
		o := *r.otherSide(inner)
		o.gift = g
		return &o
	}
	o := &other{r: r, gift: g, runs: map[*ssa.Function]bool{}}
	var fns []*ssa.Function
	switch g.How {
	case Spawned:
		o.known = g.Spawn.Complete
		o.opaque = !g.Spawn.Complete
		fns = g.runs()
		if g.Literal != nil && len(g.Spawn.Runs) > 0 {
			fns = append(slices.Clip(fns), g.Spawn.Runs...)
		}
		for _, fn := range fns {
			o.known = o.known && r.ir.Has(fn)
		}
	case Called:
		o.opaque = true
	case Sent:
		if g.Literal != nil {
			// Whoever receives the literal may run it; what it does is known.
			o.known = true
			fns = g.runs()
			break
		}
		for _, op := range r.chans.OpsAt(g.Instr) {
			if op.Kind != chans.Send || op.Select != nil && op.Case != g.Case {
				continue
			}
			o.known = op.Certain
			for _, c := range op.Channels {
				o.known = o.known && c.Complete(flow.RecvEnd)
				for _, recv := range c.Receives() {
					fns = append(fns, recv.Fn())
					for i := range recv.Fn().Signature.Results().Len() {
						// It may hand on what it receives to its callers.
						o.known = o.known && !summary.Refers(recv.Fn().Signature.Results().At(i).Type())
					}
				}
			}
		}
		o.known = o.known && len(fns) > 0
	}
	for _, fn := range fns {
		if !r.ir.Has(fn) {
			continue
		}
		for _, reached := range r.reachedFrom(fn) {
			if !o.runs[reached] {
				o.runs[reached] = true
				o.list = append(o.list, reached)
				o.locks = o.locks || r.traitOf(reached).locks
				o.once = o.once || r.traitOf(reached).once
			}
		}
	}
	return o
}

// -- who may tell that the other side is done --

// answers are the operations that may run because a value was handed over.
type answers struct {
	whole map[*ssa.Function]bool
	part  map[*ssa.Function][]ssa.Instruction // the function from these instructions on
	all   bool                                // too many to know
}

// maxAnswers bounds how many functions are looked at for an answer.
const maxAnswers = 400

// mayAnswer tells whether the operation may run because the other side has got
// what was handed over: behind the receive, in functions that it runs from
// there, in its callers after it, or in those to whom these send.
func (o *other) mayAnswer(op *chans.Op) bool {
	if o.answers == nil {
		o.answers = o.findAnswers()
	}
	a := o.answers
	if a.all || a.whole[op.Fn()] {
		return true
	}
	return slices.ContainsFunc(a.part[op.Fn()], func(from ssa.Instruction) bool {
		return from == op.Instr || ssax.Reaches(from, op.Instr, nil)
	})
}

func (o *other) findAnswers() *answers {
	r := o.r
	a := &answers{whole: map[*ssa.Function]bool{}, part: map[*ssa.Function][]ssa.Instruction{}}
	var functions []*ssa.Function // whole ones, to be looked through
	enter := func(fn *ssa.Function) {
		if !a.whole[fn] && r.ir.Has(fn) {
			a.whole[fn] = true
			functions = append(functions, fn)
		}
	}
	signalled := map[*chans.Channel]bool{}
	var from func(instr ssa.Instruction)
	signals := func(instr ssa.Instruction) {
		for _, op := range r.chans.OpsAt(instr) {
			if op.Kind != chans.Send && op.Kind != chans.Close {
				continue
			}
			a.all = a.all || len(op.Channels) == 0
			for _, c := range op.Channels {
				if signalled[c] {
					continue
				}
				signalled[c] = true
				for _, recv := range c.Receives() {
					from(recv.Instr)
				}
			}
		}
	}
	steps := 0
	from = func(start ssa.Instruction) {
		fn := start.Parent()
		if a.whole[fn] || a.all || slices.Contains(a.part[fn], start) {
			return
		}
		if steps++; steps > maxAnswers {
			a.all = true
			return
		}
		a.part[fn] = append(a.part[fn], start)
		behind := func(instr ssa.Instruction) {
			signals(instr)
			if call, ok := instr.(ssa.CallInstruction); ok {
				for _, callee := range r.runBy(call) {
					enter(callee)
				}
			}
		}
		for instr := range ssax.After(start, nil) {
			behind(instr)
		}
		for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
			behind(d)
		}
		for _, call := range r.gorun.Callers(fn) {
			from(call)
		}
	}
	if o.gift.Literal != nil {
		enter(o.gift.Literal)
	}
	if g := r.innermost(o.gift); g.How == Sent {
		for _, op := range r.chans.OpsAt(g.Instr) {
			if op.Kind != chans.Send || op.Select != nil && op.Case != g.Case {
				continue
			}
			for _, c := range op.Channels {
				signalled[c] = true
				for _, recv := range c.Receives() {
					from(recv.Instr)
				}
			}
		}
	} else {
		for _, fn := range o.list {
			a.whole[fn] = true
		}
		functions = append(functions, o.list...)
	}
	for i := 0; i < len(functions) && !a.all; i++ {
		if i > maxAnswers {
			a.all = true
		}
		for _, op := range r.opsIn(functions[i]) {
			signals(op.Instr)
		}
		for _, callee := range r.runIn(functions[i]) {
			enter(callee)
		}
	}
	return a
}

// runBy returns the functions of the package that the call runs, also on
// goroutines that it starts.
func (r *Result) runBy(call ssa.CallInstruction) []*ssa.Function {
	list := r.gorun.Callees(call)
	for _, s := range r.gorun.SpawnsAt(call) {
		list = append(slices.Clip(list), s.Runs...)
	}
	return list
}

// opsIn returns the channel operations of fn.
func (r *Result) opsIn(fn *ssa.Function) []*chans.Op {
	if r.ops == nil {
		r.ops = map[*ssa.Function][]*chans.Op{}
		for _, op := range r.chans.Ops {
			r.ops[op.Fn()] = append(r.ops[op.Fn()], op)
		}
	}
	return r.ops[fn]
}

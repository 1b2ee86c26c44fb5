package summary

import (
	"go/constant"
	"go/token"
	"go/types"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
)

// Kind is a set of reasons for which a goroutine may wait.
type Kind = library.Kind

const (
	Chan  = library.Chan
	Full  = library.Full
	Wait  = library.Wait
	Sleep = library.Sleep
	Net   = library.Net
	Exec  = library.Exec
	File  = library.File
	Lock  = library.Lock
)

// An Op is an instruction at which the goroutine that runs it may wait by
// itself: a channel operation, a select, or a call of a library function.
type Op struct {
	Instr ssa.Instruction
	Kind  Kind
	Chan  ssa.Value   // the channel of a send or receive
	Send  bool        // it sends
	Call  *types.Func // of a call
	What  string      // what it does, as a gerund: "receiving from m.results"
	Until string      // what ends it in the end although nobody serves it: "ctx is done", or ""
	For   string      // how long it takes at most: "5s", or ""
}

// Pos returns the place of the operation.
func (op *Op) Pos() token.Pos { return op.Instr.Pos() }

// shortSleep is the longest constant sleep that is not worth a word.
const shortSleep = 10 * time.Millisecond

// opAt returns the operation that the instruction is, or nil if it waits for
// nobody, certainly or as far as the package shows.
func (r *Result) opAt(instr ssa.Instruction) *Op {
	switch instr := instr.(type) {
	case *ssa.Send:
		op := &Op{Instr: instr, Kind: r.sendKind(instr.Chan), Chan: instr.Chan, Send: true, What: "sending on " + r.chanText(instr.Pos(), instr.Chan)}
		if r.hasRoom(op) {
			return nil
		}
		return op
	case *ssa.UnOp:
		if instr.Op != token.ARROW {
			return nil
		}
		return r.receive(instr)
	case *ssa.Select:
		return r.selects(instr)
	case *ssa.Call:
		return r.call(instr)
	case *ssa.Defer:
		return r.call(instr)
	}
	return nil
}

func (r *Result) receive(instr *ssa.UnOp) *Op {
	op := &Op{Instr: instr, Kind: Chan, Chan: instr.X, What: "receiving from " + r.chanText(instr.Pos(), instr.X)}
	source, duration := r.sourceOf(instr.X)
	switch source {
	case fromTimer:
		if r.drainsStopped(instr) {
			return nil
		}
		op.Kind, op.For = Sleep, duration
	case fromContext:
		op.Until = "the context is done"
	}
	if r.isReady(op) {
		return nil
	}
	return op
}

func (r *Result) selects(instr *ssa.Select) *Op {
	if !instr.Blocking {
		return nil
	}
	op := &Op{Instr: instr, Kind: Chan, What: "waiting in a select"}
	if len(instr.States) == 0 {
		op.What = "waiting in an empty select"
		return op
	}
	for _, state := range instr.States {
		arm := &Op{Instr: instr, Chan: state.Chan, Send: state.Dir == types.SendOnly, Kind: Chan}
		if arm.Send {
			arm.Kind = r.sendKind(state.Chan)
			if r.hasRoom(arm) {
				return nil
			}
			continue
		}
		switch source, duration := r.sourceOf(state.Chan); source {
		case fromTimer:
			op.For = duration
			if duration == "" {
				op.For = "a timeout"
			}
		case fromContext:
			op.Until = "the context is done"
		default:
			if r.isReady(arm) {
				return nil
			}
		}
	}
	// With nothing but timers and contexts it is a sleep.
	if only := onlyChan(instr); only != nil {
		if source, _ := r.sourceOf(only); source == fromTimer {
			op.Kind = Sleep
		}
	}
	return op
}

func onlyChan(instr *ssa.Select) ssa.Value {
	if len(instr.States) == 1 {
		return instr.States[0].Chan
	}
	return nil
}

func (r *Result) call(call ssa.CallInstruction) *Op {
	fn := Callee(call)
	if fn == nil {
		return nil
	}
	kind, reason := library.Blocks(fn), ""
	if kind == 0 {
		if fn.Pkg() == nil || fn.Pkg() == r.pass.Pkg {
			return nil
		}
		fact := r.FactOf(fn)
		if fact == nil || fact.Blocks == 0 {
			return nil
		}
		kind, reason = fact.Blocks, fact.Reason
	}
	op := &Op{Instr: call, Kind: kind, Call: fn, What: "calling " + r.callText(call, fn)}
	if reason != "" {
		op.What += ", which waits: " + reason
	}
	if fn.FullName() == "time.Sleep" {
		if d, ok := constant.Int64Val(constOf(call.Common().Args[0])); ok {
			if time.Duration(d) < shortSleep {
				return nil
			}
			op.For = time.Duration(d).String()
		}
	}
	return op
}

// Callee returns the declared function or interface method that the call
// names, or nil.
func Callee(call ssa.CallInstruction) *types.Func {
	common := call.Common()
	if common.IsInvoke() {
		return common.Method
	}
	if fn := common.StaticCallee(); fn != nil {
		obj, _ := fn.Object().(*types.Func)
		if obj != nil {
			return obj.Origin()
		}
		if fn.Origin() != nil {
			obj, _ = fn.Origin().Object().(*types.Func)
			return obj
		}
	}
	return nil
}

func constOf(v ssa.Value) constant.Value {
	if c, ok := v.(*ssa.Const); ok && c.Value != nil {
		return constant.ToInt(c.Value)
	}
	return constant.MakeUnknown()
}

func (r *Result) chanText(pos token.Pos, ch ssa.Value) string {
	if text := r.ir.ChanText(pos); text != "" {
		return text
	}
	if ch.Name() != "" && ch.Pos().IsValid() {
		if p, ok := ch.(*ssa.Parameter); ok {
			return p.Name()
		}
	}
	return "a channel"
}

func (r *Result) callText(call ssa.CallInstruction, fn *types.Func) string {
	if text := r.ir.CallText(call.Pos()); text != "" {
		return text
	}
	return fn.Name()
}

// -- where a channel comes from --

type source uint8

const (
	fromElsewhere source = iota
	fromTimer
	fromContext
)

// sourceOf tells whether the channel is a timer's or a context's, and the
// duration if it is a constant.
func (r *Result) sourceOf(ch ssa.Value) (source, string) {
	switch v := ch.(type) {
	case *ssa.Call:
		fn := Callee(v)
		if fn == nil {
			return fromElsewhere, ""
		}
		switch fn.FullName() {
		case "time.After", "time.Tick":
			if d, ok := constant.Int64Val(constOf(v.Call.Args[0])); ok {
				return fromTimer, time.Duration(d).String()
			}
			return fromTimer, ""
		case "(context.Context).Done":
			return fromContext, ""
		}
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return fromElsewhere, ""
		}
		if addr, ok := v.X.(*ssa.FieldAddr); ok {
			if f := fieldOf(addr); f != nil && f.Pkg() != nil && f.Pkg().Path() == "time" && f.Name() == "C" {
				return fromTimer, ""
			}
		}
	case *ssa.Extract, *ssa.Phi:
	}
	objects, _ := r.flow.Objects(ch)
	if len(objects) == 0 {
		return fromElsewhere, ""
	}
	for _, o := range objects {
		if o.Var != nil && o.Var.Pkg() != nil && o.Var.Pkg().Path() == "time" && o.Var.Name() == "C" {
			return fromTimer, ""
		}
		call, ok := o.Value.(*ssa.Call)
		if !ok || call == ch {
			return fromElsewhere, ""
		}
		fn := Callee(call)
		if fn == nil {
			return fromElsewhere, ""
		}
		switch fn.FullName() {
		case "time.After", "time.Tick":
			return fromTimer, ""
		case "(context.Context).Done":
			return fromContext, ""
		}
	}
	return fromElsewhere, ""
}

func fieldOf(addr *ssa.FieldAddr) *types.Var {
	p, ok := addr.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return nil
	}
	st, ok := p.Elem().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return st.Field(addr.Field)
}

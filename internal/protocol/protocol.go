// Package protocol answers, for channels that live in struct fields and
// variables of the package, which operations can never complete because every
// counterpart stands in goroutines that can leave.
//
// Nothing is explored: for each operation it asks who serves it, how those
// goroutines leave, and whether anything serves the channel after that. A
// goroutine that can be started again, a caller outside the package that may
// come back, a drain on the way out, and a buffer that holds what may still
// come are each enough for no answer.
package protocol

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// Analyzer finds the operations of a package that lose their other side. Its
// result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "protocol",
	Doc:        "which operations on fields lose their other side",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer, chans.Analyzer, gorun.Analyzer},
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the answers for the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Shape says how an operation loses its other side.
type Shape uint8

const (
	Left      Shape = iota // those that serve it can leave
	Unsignal               // those that should complete it can leave without doing so
	NoClose                // the range ends at a close that nothing does when the senders leave
	Unreplied              // the request was taken, and the handler can go on without a reply
	OneSignal              // one value is sent, for several that wait
	Leaked                 // a token is not given back on an early return
	Ticking                // the channel of a stopped ticker or timer
	Drained                // the timer's value has been received before
	Unclosed               // nothing closes what is ranged over, and others wait for its end
	OneQuit                // one value is sent to end several loops
	NoDone                 // a goroutine of a wait group can end without its Done
	Orphaned               // the request lies in a queue that those who reply have left
	NotFired               // the timer was stopped, and sends nothing any more
)

// Evidence says how sure it is that the other side leaves while this one
// waits.
type Evidence uint8

const (
	ByItself Evidence = iota // an error, the end of input, a cancelled context
	Watched                  // other operations on the channel watch the exit
	Together                 // an explicit stop, which the package itself runs beside the operation
	Stopped                  // an explicit stop by code outside the package
)

// A Stuck is an operation that never completes.
type Stuck struct {
	Op       *chans.Op
	Wait     ssa.CallInstruction // of NoDone, in place of Op
	Channel  *chans.Channel
	Shape    Shape
	Evidence Evidence
	Exit     Exit      // how the other side leaves
	Make     token.Pos // the make that leaves no room, if the shape needs one
	Buffered bool      // of Make: there is a buffer, which fills
	Sibling  *chans.Op // an operation that watches the exit
	Request  *chans.Op // of Orphaned: the send that put the request into the queue
	Before   token.Pos // where the request is taken, the token acquired, the timer received from
}

// Pos returns where the operation stands.
func (s *Stuck) Pos() token.Pos {
	if s.Wait != nil {
		return s.Wait.Common().Pos()
	}
	return s.Op.Pos()
}

// A Result holds the answers for a package.
type Result struct {
	ir    *ir.Result
	flow  *flow.Result
	chans *chans.Result
	gorun *gorun.Result
	stuck []Stuck
	steps int

	callees map[ssa.CallInstruction][]*ssa.Function // what runs before the call returns
	writes  map[*types.Var][]ssa.Instruction        // what stores to a field, or changes the map or atomic in it
}

// Stuck returns the operations that lose their other side, in source order,
// one entry an operation.
func (r *Result) Stuck() []Stuck { return r.stuck }

func run(pass *analysis.Pass) (any, error) {
	r := &Result{
		ir: ir.Of(pass), flow: flow.Of(pass), chans: chans.Of(pass), gorun: gorun.Of(pass),
		callees: map[ssa.CallInstruction][]*ssa.Function{}, writes: map[*types.Var][]ssa.Instruction{},
	}
	if r.ir.Pkg == nil || len(r.ir.Ops) == 0 && !r.hasGroup() {
		return r, nil
	}
	r.index()
	for _, c := range r.chans.Channels {
		if len(c.Ops) == 0 || len(c.Fields) == 0 && len(c.Globals) == 0 && !isEntry(c) {
			continue
		}
		r.sends(c)
		r.receives(c)
		r.tokens(c)
		r.signals(c)
		r.awaited(c)
		r.quits(c)
	}
	r.replies()
	r.clocks()
	r.groups()
	slices.SortStableFunc(r.stuck, func(a, b Stuck) int {
		if a.Pos() != b.Pos() {
			return int(a.Pos()) - int(b.Pos())
		}
		return int(a.Shape) - int(b.Shape)
	})
	r.stuck = slices.CompactFunc(r.stuck, func(a, b Stuck) bool { return a.Pos() == b.Pos() })
	return r, nil
}

// index notes once what is asked for often.
func (r *Result) index() {
	note := func(address ssa.Value, instr ssa.Instruction) {
		if addr, ok := address.(*ssa.FieldAddr); ok {
			if f := fieldOf(addr.X.Type(), addr.Field); f != nil {
				r.writes[f.Origin()] = append(r.writes[f.Origin()], instr)
			}
		}
	}
	loaded := func(v ssa.Value, instr ssa.Instruction) {
		if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
			note(load.X, instr)
		}
	}
	for instr := range ssax.All[ssa.Instruction](r.ir.Funcs) {
		switch i := instr.(type) {
		case *ssa.Store:
			note(i.Addr, i)
		case *ssa.MapUpdate:
			loaded(i.Map, i)
		case ssa.CallInstruction:
			if fns := r.gorun.Callees(i); len(fns) > 0 {
				r.callees[i] = fns
			}
			if b, ok := i.Common().Value.(*ssa.Builtin); ok && b.Name() == "delete" {
				loaded(i.Common().Args[0], i)
			}
			callee := i.Common().StaticCallee()
			if callee == nil || callee.Pkg == nil || len(i.Common().Args) == 0 {
				continue
			}
			if path := callee.Pkg.Pkg.Path(); path != "sync/atomic" && (path == "sync" || callee.Signature.Recv() == nil || r.ir.Has(callee)) {
				continue // a method of another package may change its receiver
			}
			switch callee.Name() {
			case "Load", "LoadInt32", "LoadInt64", "LoadUint32", "LoadUint64", "LoadPointer":
			default:
				note(i.Common().Args[0], i)
			}
		}
	}
}

// isEntry tells whether an operation finds the channel in a map or slice.
func isEntry(c *chans.Channel) bool {
	return slices.ContainsFunc(c.Ops, func(op *chans.Op) bool {
		v := strip(op.Chan)
		if extract, ok := v.(*ssa.Extract); ok {
			switch extract.Tuple.(type) {
			case *ssa.Lookup, *ssa.Next:
				return true
			}
		}
		_, ok := v.(*ssa.Lookup)
		return ok
	})
}

// isBare tells whether the operation has no other way out.
func isBare(op *chans.Op) bool { return op.Kind != chans.Close && !op.CanLeave() }

// runsOn returns the goroutines that may run the operation.
func (r *Result) runsOn(op *chans.Op) []gorun.Goroutine { return r.gorun.RunBy(op.Fn()) }

// byClient tells whether code outside the package may run fn.
func (r *Result) byClient(fn *ssa.Function) bool {
	return slices.ContainsFunc(r.gorun.RunBy(fn), func(g gorun.Goroutine) bool { return g.Kind == gorun.Client })
}

// Package flow answers which channels, functions and synchronisation objects
// a value of the package may stand for, and so which functions a call may run.
//
// It is an inclusion-based points-to analysis after Andersen (Program Analysis
// and Specialization for the C Programming Language, 1994), flow- and
// context-insensitive, over one package, with the call graph built on the way.
// Struct fields are told apart by their declaration and not by the object they
// stand in, so pointers to structs need not be followed: what is stored in
// (T, f) may be read from (T, f). Values of types that can carry neither a
// channel nor a function nor a synchronisation object take no part.
//
// The package is the world where the language says so: an unexported field,
// an unexported variable, an unexported function whose value never leaves.
// What comes from elsewhere is an Object whose Foreign is true.
package flow

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// Analyzer computes the flow of a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "flow",
	Doc:        "which channels, functions and locks a value may stand for",
	Requires:   []*analysis.Analyzer{ir.Analyzer},
	Run:        func(pass *analysis.Pass) (any, error) { return solve(pass), nil },
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the flow of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// A Kind says what an Object is.
type Kind uint8

const (
	Made    Kind = iota // a channel, slice, map or append made at Value
	Func                // a function, or the method Fn bound to a receiver
	Cell                // the variable that Value (an Alloc or Global) allocates
	Field               // the field Var, in whichever struct
	Boxed               // a value of concrete type Type, converted to an interface at Value
	Param               // what a caller that is not known passes as parameter Value
	Result_             // result Index of the call Value to a function that is not known
	Loaded              // what was read at Value from memory that others may write
)

// An Object is an abstract value: all values that come from one place.
type Object struct {
	ID      int // dense, in source order of discovery
	Kind    Kind
	Value   ssa.Value
	Var     *types.Var    // of a Field
	Fn      *ssa.Function // of a Func
	Bound   bool          // Fn is a method and its receiver is bound
	Type    types.Type    // of a Boxed
	Index   int           // of a Result_
	Foreign bool          // code outside the package may make, hold or change it
	unknown int           // the object of what others put into this one
	content int           // the node of what it holds: a cell's value, elements, messages
	keys    int           // the node of a map's keys
}

// Pos returns where the object comes from.
func (o *Object) Pos() token.Pos {
	switch {
	case o.Kind == Field:
		return o.Var.Pos()
	case o.Kind == Func:
		return o.Fn.Pos()
	case o.Value != nil:
		return o.Value.Pos()
	}
	return token.NoPos
}

// A Result is the solved flow of a package.
type Result struct {
	solver  *solver
	callees map[ssa.CallInstruction]*calls
	callers map[*ssa.Function][]ssa.CallInstruction
	handed  map[*ssa.Function][]Handoff
}

type calls struct {
	fns  []*ssa.Function
	open bool
}

// A Handoff is a call that gives a function to one of another package, of
// which the library table says what it does with it.
type Handoff struct {
	Call  ssa.CallInstruction
	Param int // which parameter of the callee, the receiver not counted
	Run   library.Run
}

// Objects returns what v may stand for, in order of discovery. A nil constant
// stands for nothing. complete is false if v may stand for something that is
// not listed, which happens only for types that flow does not follow.
func (r *Result) Objects(v ssa.Value) (objects []*Object, complete bool) {
	if r.solver == nil || !r.solver.carries(v.Type()) {
		return nil, false
	}
	n, ok := r.solver.known(v)
	if !ok {
		return nil, true
	}
	for _, id := range r.solver.nodes[n].pts {
		objects = append(objects, r.solver.objects[id])
	}
	return objects, true
}

// Content returns what may be stored in the cell, container or channel o.
func (r *Result) Content(o *Object) []*Object {
	if o.content == 0 {
		return nil
	}
	var objects []*Object
	for _, id := range r.solver.nodes[o.content].pts {
		objects = append(objects, r.solver.objects[id])
	}
	return objects
}

// FieldObject returns the object of a field, or nil if the package does not
// touch it or flow does not follow its type.
func (r *Result) FieldObject(f *types.Var) *Object {
	if r.solver == nil {
		return nil
	}
	if id, ok := r.solver.fields[f.Origin()]; ok {
		return r.solver.objects[id]
	}
	return nil
}

// Callees returns the functions that the call may run, generic ones by their
// origin; functions of other packages are listed without a body. complete is
// false if it may run others too.
func (r *Result) Callees(call ssa.CallInstruction) (fns []*ssa.Function, complete bool) {
	if c := r.callees[call]; c != nil {
		return c.fns, !c.open
	}
	return nil, false
}

// Callers returns the calls, go and defer statements of the package that may
// run fn. complete is false if code outside the package may call it too.
func (r *Result) Callers(fn *ssa.Function) (sites []ssa.CallInstruction, complete bool) {
	fn = ssax.Origin(fn)
	if r.solver == nil {
		return nil, false
	}
	return r.callers[fn], !r.solver.open[fn] && len(r.handed[fn]) == 0
}

// Handed returns the calls that give fn to a function of another package that
// the library table knows. only tells whether code outside the package calls
// fn in no other way.
func (r *Result) Handed(fn *ssa.Function) (handoffs []Handoff, only bool) {
	fn = ssax.Origin(fn)
	if r.solver == nil {
		return nil, false
	}
	return r.handed[fn], !r.solver.open[fn]
}

// Ends says which ends of a channel somebody can use.
type Ends uint8

const (
	SendEnd  Ends = 1 << iota // may send and close
	RecvEnd                   // may receive
	BothEnds = SendEnd | RecvEnd
)

// Escapes returns the ends of o that code outside the package may use; for
// what is not a channel it is 0 or BothEnds. Channels that only were passed to
// functions of other packages do not count: see Handovers.
func (r *Result) Escapes(o *Object) Ends { return r.solver.leaked[o.ID] }

// A Handover is an argument of a call to a function that is not of the
// package, or not known.
type Handover struct {
	Call ssa.CallInstruction
	Arg  int  // of Call.Common().Args
	Ends Ends // by the argument's type
}

// Handovers returns the external calls that get the channel o.
func (r *Result) Handovers(o *Object) []Handover { return r.solver.handed[o.ID] }

// IsChan tells whether o is a channel that the package makes.
func (o *Object) IsChan() bool {
	_, ok := o.Value.(*ssa.MakeChan)
	return ok && o.Kind == Made
}

// ChanObject returns the object of a channel that the package makes.
func (r *Result) ChanObject(m *ssa.MakeChan) *Object {
	if r.solver != nil {
		if n, ok := r.solver.known(m); ok {
			for _, id := range r.solver.nodes[n].pts {
				if o := r.solver.objects[id]; o.Value == m {
					return o
				}
			}
		}
	}
	return nil
}

// CellObject returns the object of the variable that an Alloc or Global
// allocates, or nil.
func (r *Result) CellObject(v ssa.Value) *Object {
	if r.solver != nil {
		if id, ok := r.solver.cells[v]; ok {
			return r.solver.objects[id]
		}
	}
	return nil
}

// Stats returns the numbers of nodes and objects, for -debug.
func (r *Result) Stats() string {
	if r.solver == nil {
		return "not followed"
	}
	return fmt.Sprintf("%d nodes, %d objects", len(r.solver.nodes), len(r.solver.objects))
}

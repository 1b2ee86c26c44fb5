// Package chans answers which channel is which: where it is made and with
// which capacity, which operations work on it, and who else may hold an end.
//
// A channel's identity is a class of places: the make sites, the struct fields
// (by type and field) and the variables between which it flows. A field stands
// for the channels of all values of its type. An operation whose channel may
// be of several classes, such as one in a helper, belongs to all of them and
// is not Certain.
package chans

import (
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
)

// Analyzer finds the channels of a package. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "chans",
	Doc:        "which channel is which",
	Requires:   []*analysis.Analyzer{ir.Analyzer, flow.Analyzer},
	Run:        func(pass *analysis.Pass) (any, error) { return find(pass), nil },
	ResultType: reflect.TypeFor[*Result](),
}

// Of returns the channels of the package.
func Of(pass *analysis.Pass) *Result { return pass.ResultOf[Analyzer].(*Result) }

// An Answer is Yes, No, or Unknown where code that cannot be seen decides.
type Answer uint8

const (
	Unknown Answer = iota
	No
	Yes
)

func (a Answer) String() string { return [...]string{"unknown", "no", "yes"}[a] }

// A Channel is one class of channels.
type Channel struct {
	ID      int
	Fields  []*types.Var // struct fields that hold it, in order of discovery
	Globals []*ssa.Global
	Locals  []*ssa.Alloc // variables that hold it
	Makes   []*Make
	Ops     []*Op // in source order

	// Outside says which ends code outside the package may use.
	Outside flow.Ends
	// Handovers are the calls that pass it to code that is not seen here.
	Handovers []flow.Handover
	// Foreign are its origins outside the package: parameters of functions
	// that others call, results of calls, memory that others write.
	Foreign []*flow.Object

	objects []*flow.Object
	elem    types.Type
}

// A Make is a make site.
type Make struct {
	Instr *ssa.MakeChan
	Cap   Capacity
}

// A Capacity is what is known of a buffer's size.
type Capacity struct {
	Kind  CapKind
	Const int64     // of Constant, in elements
	Of    ssa.Value // of Symbolic: the container in len(xs), or the value itself
	Len   bool      // Of is measured by len
}

// A CapKind says how a capacity is known.
type CapKind uint8

const (
	Constant CapKind = iota
	Symbolic
)

// A Kind is what an operation does.
type Kind uint8

const (
	Send Kind = iota
	Recv
	Range // the receive of a range over the channel
	Close
)

func (k Kind) String() string { return [...]string{"send", "receive", "range", "close"}[k] }

// An Op is one operation on a channel.
type Op struct {
	Kind     Kind
	Instr    ssa.Instruction // *ssa.Send, *ssa.UnOp, *ssa.Select, or the call, go or defer of close
	Select   *ssa.Select     // if it is a case of a select
	Case     int             // of Select.States
	Chan     ssa.Value       // the operand
	Value    ssa.Value       // what is sent
	CommaOk  bool            // the second result of a receive is asked for
	Channels []*Channel      // the classes it may work on
	Certain  bool            // there is one class, and nothing unknown
	pos      token.Pos
}

// Pos returns where the operation stands: the arrow, the range, the close.
func (op *Op) Pos() token.Pos { return op.pos }

// Fn returns the function in which the operation stands.
func (op *Op) Fn() *ssa.Function { return op.Instr.Parent() }

// CanLeave tells whether the operation is a case of a select with another way
// out: a default or a further case.
func (op *Op) CanLeave() bool {
	return op.Select != nil && (!op.Select.Blocking || len(op.Select.States) > 1)
}

// A Result holds the channels of a package.
type Result struct {
	Channels []*Channel // in order of discovery
	Ops      []*Op      // in the order of the functions
	byObject map[int]*Channel
	ops      map[ssa.Instruction][]*Op
	built    map[*types.Var]bool // fields of structs that the package allocates
	given    map[*types.Var]bool // fields that the package gives a value other than nil
	ir       *ir.Result
	flow     *flow.Result
}

// OpsAt returns the channel operations of an instruction: one, or one for
// each case of a select.
func (r *Result) OpsAt(instr ssa.Instruction) []*Op { return r.ops[instr] }

// Channel returns the one class that v can only be of, or nil.
func (r *Result) Channel(v ssa.Value) *Channel {
	list, certain := r.classes(v)
	if certain && len(list) == 1 {
		return list[0]
	}
	return nil
}

// OfField returns the class of the channels in a field, or nil.
func (r *Result) OfField(f *types.Var) *Channel {
	if o := r.flow.FieldObject(f); o != nil {
		return r.byObject[o.ID]
	}
	return nil
}

// Text returns the channel of an operation as it is written in the source, or
// a word for it.
func (r *Result) Text(op *Op) string {
	if text := r.ir.ChanText(op.Pos()); text != "" {
		return text
	}
	if len(op.Channels) > 0 {
		return op.Channels[0].Name()
	}
	return "the channel"
}

// Name returns what the channel is called: its variable, its field with the
// type it stands in being left out, or "the channel".
func (c *Channel) Name() string {
	for _, f := range c.Fields {
		return f.Name()
	}
	for _, a := range c.Locals {
		if a.Comment != "" {
			return a.Comment
		}
	}
	for _, g := range c.Globals {
		return g.Name()
	}
	return "the channel"
}

// Elem returns the type of the channel's elements.
func (c *Channel) Elem() types.Type { return c.elem }

// of returns the channel's operations of these kinds.
func (c *Channel) of(kinds ...Kind) (ops []*Op) {
	for _, op := range c.Ops {
		if slices.Contains(kinds, op.Kind) {
			ops = append(ops, op)
		}
	}
	return ops
}

// Sends, Receives and Closes return the operations that may work on c.
func (c *Channel) Sends() []*Op    { return c.of(Send) }
func (c *Channel) Receives() []*Op { return c.of(Recv, Range) }
func (c *Channel) Closes() []*Op   { return c.of(Close) }

// Complete tells whether all operations on the given ends are those listed.
func (c *Channel) Complete(ends flow.Ends) bool {
	if c.Outside&ends != 0 || len(c.Foreign) > 0 {
		return false
	}
	for _, h := range c.Handovers {
		if h.Ends&ends != 0 {
			return false
		}
	}
	return true
}

func (c *Channel) never(ops []*Op, ends flow.Ends) Answer {
	for _, op := range ops {
		if op.Certain {
			return No
		}
	}
	if len(ops) == 0 && c.Complete(ends) {
		return Yes
	}
	return Unknown
}

// NeverSent tells whether no code can send on the channel.
func (c *Channel) NeverSent() Answer { return c.never(c.Sends(), flow.SendEnd) }

// NeverReceived tells whether no code can receive from the channel.
func (c *Channel) NeverReceived() Answer { return c.never(c.Receives(), flow.RecvEnd) }

// NeverClosed tells whether no code can close the channel.
func (c *Channel) NeverClosed() Answer { return c.never(c.Closes(), flow.SendEnd) }

// NeverMade tells whether the channel is nil for ever: nothing is assigned to
// its fields and variables.
func (c *Channel) NeverMade() Answer {
	switch {
	case len(c.Makes) > 0:
		return No
	case len(c.Foreign) > 0:
		return Unknown
	}
	return Yes
}

// OnlySender returns the function in which all sends stand, or nil.
func (c *Channel) OnlySender() *ssa.Function {
	if !c.Complete(flow.SendEnd) {
		return nil
	}
	var only *ssa.Function
	for _, op := range c.Sends() {
		if only != nil && only != op.Fn() {
			return nil
		}
		only = op.Fn()
	}
	return only
}

// Unbuffered tells whether every make gives the channel no buffer.
func (c *Channel) Unbuffered() Answer {
	if len(c.Foreign) > 0 || len(c.Makes) == 0 {
		return Unknown
	}
	for _, m := range c.Makes {
		if m.Cap.Kind == Symbolic {
			return Unknown
		}
		if m.Cap.Const != 0 {
			return No
		}
	}
	return Yes
}

func capacityOf(m *ssa.MakeChan) Capacity {
	size := m.Size
	for {
		convert, ok := size.(*ssa.Convert)
		if !ok {
			break
		}
		size = convert.X
	}
	switch v := size.(type) {
	case *ssa.Const:
		if v.Value == nil {
			return Capacity{}
		}
		if n, ok := constant.Int64Val(constant.ToInt(v.Value)); ok {
			return Capacity{Const: n}
		}
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			return Capacity{Kind: Symbolic, Of: v.Call.Args[0], Len: true}
		}
	}
	return Capacity{Kind: Symbolic, Of: size}
}

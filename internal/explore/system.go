package explore

import "fmt"

// A Value is what registers, record fields and messages hold: a small integer,
// a reference to an object, or Any. The zero Value is the integer 0, nil and
// false at the same time, which is what a receive from a closed channel gives.
type Value int32

// Any is a value about which nothing is known. A comparison with Any goes both
// ways; arithmetic on Any gives Any; an operation on an object that is Any ends
// the path in an open state.
const Any Value = 1

// Nil is the reference to no object, and the integer 0.
const Nil Value = 0

// Int is the Value of a small integer; integers beyond about ±2^29 are Any.
func Int(n int) Value {
	if n > 1<<29 || n < -(1<<29) {
		return Any
	}
	return Value(n << 1)
}

func ref(id int) Value       { return Value(id<<1 | 1) }
func (v Value) isRef() bool  { return v&1 == 1 && v != Any }
func (v Value) isInt() bool  { return v&1 == 0 }
func (v Value) object() int  { return int(v >> 1) }
func (v Value) integer() int { return int(v >> 1) }

func (v Value) String() string {
	switch {
	case v == Any:
		return "any"
	case v.isRef():
		return fmt.Sprintf("@%d", v.object())
	}
	return fmt.Sprint(v.integer())
}

// An Operand is a constant, a static object or a register. The zero Operand is
// the constant 0, that is nil, and as a destination it means: discard.
type Operand struct {
	reg int32 // 1-based; 0 for a constant
	val Value
}

// Const is the operand of a constant integer.
func Const(n int) Operand { return Operand{val: Int(n)} }

// Unknown is the operand whose value is Any.
var Unknown = Operand{val: Any}

// IsReg says whether the operand is a register.
func (o Operand) IsReg() bool { return o.reg > 0 }

// A Kind is the kind of an object.
type Kind uint8

// The kinds of objects.
const (
	Record    Kind = iota // fields that hold values: a captured variable, a struct
	Chan                  // channel
	Mutex                 // sync.Mutex and sync.RWMutex
	WaitGroup             // sync.WaitGroup
	Cond                  // sync.Cond, without its lock
	Once                  // sync.Once
)

var kindNames = [...]string{"record", "chan", "mutex", "waitgroup", "cond", "once"}

func (k Kind) String() string { return kindNames[k] }

// An Env says what the environment may do to a channel. It acts only when
// somebody looks, which no process can tell from having acted before, so it
// adds no interleavings.
type Env uint8

// What the environment may do to a channel.
const (
	EnvNone  Env = iota
	EnvClose     // may close it at any time: Done of a context that is cancelled elsewhere
	EnvOnce      // may send one value at any time: a timer; then nothing more
	EnvTicks     // may send any number of values: a ticker, a signal channel, a foreign producer
)

var envNames = [...]string{"", "closes", "once", "ticks"}

// An Op is an operation of a process. The docstring of each says which fields
// of Instr it reads and what it does. "Visible" operations are the points at which
// processes interleave; the others run together with the step before them.
type Op uint8

// The operations.
const (
	// Nop does nothing. It is useful to make a label reachable.
	Nop Op = iota
	// Goto continues at To.
	Goto
	// Assign sets Dst[0] to Args[0].
	Assign
	// Arith sets Dst[0] to Args[0] Fn Args[1]. Division and remainder by zero, and
	// what is not an integer or grows beyond ±2^14, give Any, so a counter that
	// never stops is finite.
	Arith
	// If continues at To when Args[0] Fn Args[1] holds, else with the next
	// instruction. With Any, or an order asked of references, it takes both ways, each at Cost.
	If
	// Choose continues at the To of any of its Cases, at the Cost of that case.
	Choose
	// Make sets Dst[0] to a new object of Kind. For a channel, Args[0] is the
	// capacity, Args[1] the width of a message (how many values, absent is 1), Env what the environment
	// does to it. For a record, Args are its initial fields. A capacity that is Any gives Any.
	Make
	// Load sets Dst[0] to field Args[0] of record Obj, and to Any when Obj is Any. Visible while another process may write it.
	Load
	// Store sets field Args[0] of record Obj to Args[1]. Visible while another process may access it.
	Store
	// Len sets Dst[0] to the number of messages in channel Obj. Visible.
	Len
	// Cap sets Dst[0] to the capacity of channel Obj.
	Cap
	// Send sends Args on channel Obj. Blocks for good when it is nil; panics when it is closed.
	Send
	// Recv receives into Dst from channel Obj and sets Ok to 1, or to 0 with zero
	// values when it is closed and empty. Blocks for good when it is nil. Cost is paid when the environment delivers.
	Recv
	// Select takes one of its ready Cases (CaseSend, CaseRecv, CaseExternal), or
	// CaseDefault if none is ready for certain. Cases on nil channels never are.
	// Without cases it blocks for good.
	Select
	// Close closes channel Obj; panics when it is nil or closed. With Idempotent a
	// closed channel stays as it is: the cancel function of a context.
	Close
	// SetEnv changes what the environment does to channel Obj into Env: a
	// ticker or timer that is stopped (EnvNone) or reset.
	SetEnv
	// Lock locks mutex Obj for writing. A writer that finds readers announces
	// itself, which keeps new readers out, and then waits for those inside.
	Lock
	// Unlock unlocks mutex Obj; a fault that nothing rescues when it is not locked.
	Unlock
	// RLock locks mutex Obj for reading. Blocks while it is locked or a writer waits.
	RLock
	// RUnlock undoes one RLock.
	RUnlock
	// TryLock locks Obj and sets Ok to 1, or sets Ok to 0 when it would have to wait.
	TryLock
	// TryRLock is TryLock for reading.
	TryRLock
	// Add adds Args[0] to the counter of wait group Obj; panics when it gets negative. Done is Add(-1).
	Add
	// Wait blocks while the counter of wait group Obj is not zero.
	Wait
	// CondWait unlocks mutex Aux, waits to be woken through cond Obj, and locks Aux again.
	CondWait
	// Signal wakes one of the processes that wait at cond Obj, if there is one.
	Signal
	// Broadcast wakes all of them.
	Broadcast
	// OnceBegin enters the function of once Obj: the first process continues with
	// the next instruction and must reach OnceEnd; the others wait for it and continue at To.
	OnceBegin
	// OnceEnd marks once Obj as done.
	OnceEnd
	// Spawn starts a process that runs Tmpl with Args in its parameters. Daemon: it is never blamed.
	Spawn
	// Escape makes Obj, and all that can be reached from it, known to unknown
	// code: from here on no operation on it blocks for good, because somebody
	// out there may do the other half. It claims no fault that the system does not contain.
	Escape
	// External waits for the environment: it may or may not happen, and is never blamed.
	External
	// Return ends the process.
	Return
	// Goexit ends the process as runtime.Goexit and t.Fatal do; deferred calls are the client's code.
	Goexit
	// Panic continues at Rescue if it is set, else it ends the program. It is not a fault.
	Panic
	// Halt ends the program: os.Exit, log.Fatal, return of main. A state that can
	// reach a Halt leaves nobody stuck. With Soft, like a panic, only one that must end does.
	Halt
	// Open ends the path in an open state: the model does not know what follows.
	Open

	numOps
)

var opNames = [numOps]string{"nop", "goto", "assign", "arith", "if", "choose", "make", "load", "store",
	"len", "cap", "send", "recv", "select", "close", "setenv", "lock", "unlock", "rlock", "runlock",
	"trylock", "tryrlock", "add", "wait", "condwait", "signal", "broadcast", "oncebegin", "onceend",
	"spawn", "escape", "external", "return", "goexit", "panic", "halt", "open"}

func (op Op) String() string { return opNames[op] }

// A Fn is an arithmetic function or a comparison.
type Fn uint8

// Arithmetic functions, then comparisons.
const (
	Plus Fn = iota
	Minus
	Times
	Div
	Rem
	And
	Or
	Xor
	AndNot
	Shl
	Shr
	EQ
	NE
	LT
	LE
	GT
	GE
)

var fnNames = [...]string{"+", "-", "*", "/", "%", "&", "|", "^", "&^", "<<", ">>", "==", "!=", "<", "<=", ">", ">="}

func (f Fn) String() string { return fnNames[f] }

// A Mark is a place in a template to which instructions jump. The zero Mark is no place.
type Mark int

// A Dir is the direction of a case.
type Dir uint8

// The directions of select cases; the cases of a Choose have CaseEdge.
const (
	CaseEdge Dir = iota
	CaseSend
	CaseRecv
	CaseExternal // an event of the environment: may come at any time, may never come
	CaseDefault
)

// A Case is an alternative of a Select or an edge of a Choose.
type Case struct {
	Dir   Dir
	Label int       // position of the case
	Cost  int       // what a witness pays for taking it
	Chan  Operand   // of CaseSend, CaseRecv
	Args  []Operand // of CaseSend
	Dst   []Operand // of CaseRecv
	Ok    Operand   // of CaseRecv
	To    Mark
}

// An Instr is one instruction. Op says which fields it reads.
type Instr struct {
	Op         Op
	Label      int // the client's name of the place; findings and steps carry it
	Cost       int // what a witness pays; see If and Recv
	Fn         Fn
	Kind       Kind
	Env        Env
	Obj, Aux   Operand
	Args       []Operand
	Dst        []Operand
	Ok         Operand
	Cases      []Case
	To         Mark
	Rescue     Mark // where a fault or Panic continues, because a deferred call recovers; none: it ends the program
	Tmpl       *Template
	Name       string // of the object that Make creates
	Soft       bool   // of Halt
	Idempotent bool   // of Close
	Daemon     bool   // of Spawn
	NotBlamed  bool   // a process blocked here is not a finding
}

// A Template is the code of a process. Parameters are its first registers.
// Instructions follow each other; jumps go to marks.
type Template struct {
	Name   string
	Daemon bool // processes that run it are never blamed
	// Label is given to the instructions emitted from here on.
	Label int

	params int
	regs   []string
	code   []*Instr
	marks  []int // Mark-1 -> pc, -1 while unset
}

// An Object describes a static object: one that exists from the start.
type Object struct {
	Name     string
	Kind     Kind
	Capacity int // of Chan
	Width    int // of Chan: values in a message; 0 means 1
	Env      Env
	Count    int     // initial counter of WaitGroup
	Fields   []Value // of Record
	Escaped  bool    // as after Escape
}

// An Initial is a process that exists from the start.
type Initial struct {
	Tmpl   *Template
	Args   []Operand
	Daemon bool
	Label  int
}

// A System is what Explore explores. Templates may belong to several systems,
// as long as they name no static objects, or the same.
type System struct {
	Name      string
	Templates []*Template
	Objects   []Object
	Initial   []Initial
}

// NewTemplate returns an empty template whose first registers are params.
func NewTemplate(name string, params ...string) *Template {
	t := &Template{Name: name, params: len(params)}
	t.regs = append(t.regs, params...)
	return t
}

// Add adds a template that was built elsewhere.
func (s *System) Add(t *Template) {
	for _, u := range s.Templates {
		if u == t {
			return
		}
	}
	s.Templates = append(s.Templates, t)
}

// Template adds an empty template.
func (s *System) Template(name string, params ...string) *Template {
	t := NewTemplate(name, params...)
	s.Templates = append(s.Templates, t)
	return t
}

// Static adds a static object and returns the operand that refers to it.
func (s *System) Static(o Object) Operand {
	s.Objects = append(s.Objects, o)
	return Operand{val: ref(len(s.Objects))}
}

// Chan adds a static channel.
func (s *System) Chan(name string, capacity int) Operand {
	return s.Static(Object{Name: name, Kind: Chan, Capacity: capacity, Width: 1})
}

// Cell adds a static record of one field.
func (s *System) Cell(name string, v Value) Operand {
	return s.Static(Object{Name: name, Kind: Record, Fields: []Value{v}})
}

// Go adds an initial process.
func (s *System) Go(t *Template, args ...Operand) {
	s.Add(t)
	s.Initial = append(s.Initial, Initial{Tmpl: t, Args: args})
}

// Param is the operand of a parameter.
func (t *Template) Param(i int) Operand {
	if i >= t.params {
		panic("explore: no such parameter")
	}
	return Operand{reg: int32(i + 1)}
}

// Reg adds a register. Registers start as zero.
func (t *Template) Reg(name string) Operand {
	t.regs = append(t.regs, name)
	return Operand{reg: int32(len(t.regs))}
}

// Len returns the number of instructions so far.
func (t *Template) Len() int { return len(t.code) }

// Code returns the instructions, to look at or to change before exploring.
func (t *Template) Code() []*Instr { return t.code }

// NewMark returns a mark that Set will place.
func (t *Template) NewMark() Mark {
	t.marks = append(t.marks, -1)
	return Mark(len(t.marks))
}

// Set places the mark before the next instruction.
func (t *Template) Set(m Mark) { t.marks[m-1] = len(t.code) }

// Here returns a mark before the next instruction.
func (t *Template) Here() Mark {
	m := t.NewMark()
	t.Set(m)
	return m
}

// Emit appends an instruction and returns it. Its label is t.Label unless it has one.
func (t *Template) Emit(in Instr) *Instr {
	if in.Label == 0 {
		in.Label = t.Label
	}
	t.code = append(t.code, &in)
	return &in
}

// The methods below emit one instruction each, as its Op describes.

// Goto emits a jump.
func (t *Template) Goto(m Mark) *Instr { return t.Emit(Instr{Op: Goto, To: m}) }

// Assign emits dst = v.
func (t *Template) Assign(dst, v Operand) *Instr {
	return t.Emit(Instr{Op: Assign, Dst: []Operand{dst}, Args: []Operand{v}})
}

// Arith emits dst = x fn y.
func (t *Template) Arith(dst, x Operand, fn Fn, y Operand) *Instr {
	return t.Emit(Instr{Op: Arith, Dst: []Operand{dst}, Fn: fn, Args: []Operand{x, y}})
}

// If emits a jump to m when x fn y.
func (t *Template) If(x Operand, fn Fn, y Operand, m Mark) *Instr {
	return t.Emit(Instr{Op: If, Fn: fn, Args: []Operand{x, y}, To: m})
}

// Choose emits a choice among places, each free.
func (t *Template) Choose(to ...Mark) *Instr {
	in := Instr{Op: Choose}
	for _, m := range to {
		in.Cases = append(in.Cases, Case{To: m})
	}
	return t.Emit(in)
}

// MakeChan emits the creation of a channel of width 1.
func (t *Template) MakeChan(dst, capacity Operand) *Instr {
	return t.Emit(Instr{Op: Make, Kind: Chan, Dst: []Operand{dst}, Args: []Operand{capacity, Const(1)}})
}

// Make emits the creation of an object.
func (t *Template) Make(dst Operand, kind Kind, args ...Operand) *Instr {
	return t.Emit(Instr{Op: Make, Kind: kind, Dst: []Operand{dst}, Args: args})
}

// Load emits dst = obj.field.
func (t *Template) Load(dst, obj, field Operand) *Instr {
	return t.Emit(Instr{Op: Load, Dst: []Operand{dst}, Obj: obj, Args: []Operand{field}})
}

// Store emits obj.field = v.
func (t *Template) Store(obj, field, v Operand) *Instr {
	return t.Emit(Instr{Op: Store, Obj: obj, Args: []Operand{field, v}})
}

// Send emits a send.
func (t *Template) Send(ch Operand, vs ...Operand) *Instr {
	return t.Emit(Instr{Op: Send, Obj: ch, Args: vs})
}

// Recv emits a receive.
func (t *Template) Recv(ch Operand, dst ...Operand) *Instr {
	return t.Emit(Instr{Op: Recv, Obj: ch, Dst: dst})
}

// Select emits a select.
func (t *Template) Select(cases ...Case) *Instr { return t.Emit(Instr{Op: Select, Cases: cases}) }

// On emits an operation that has only an object: Close, Lock, Unlock, RLock,
// RUnlock, Wait, Signal, Broadcast, OnceEnd, Escape.
func (t *Template) On(op Op, obj Operand) *Instr { return t.Emit(Instr{Op: op, Obj: obj}) }

// Try emits TryLock or TryRLock.
func (t *Template) Try(op Op, obj, ok Operand) *Instr {
	return t.Emit(Instr{Op: op, Obj: obj, Ok: ok})
}

// Add emits an addition to a wait group's counter.
func (t *Template) Add(wg Operand, n int) *Instr {
	return t.Emit(Instr{Op: Add, Obj: wg, Args: []Operand{Const(n)}})
}

// CondWait emits a wait at a condition variable whose lock is mu.
func (t *Template) CondWait(cond, mu Operand) *Instr {
	return t.Emit(Instr{Op: CondWait, Obj: cond, Aux: mu})
}

// OnceBegin emits the entry of a once; those who come later continue at done.
func (t *Template) OnceBegin(once Operand, done Mark) *Instr {
	return t.Emit(Instr{Op: OnceBegin, Obj: once, To: done})
}

// Spawn emits the start of a process.
func (t *Template) Spawn(body *Template, args ...Operand) *Instr {
	return t.Emit(Instr{Op: Spawn, Tmpl: body, Args: args})
}

// Do emits an operation without operands: Nop, External, Return, Goexit, Panic, Halt, Open.
func (t *Template) Do(op Op) *Instr { return t.Emit(Instr{Op: op}) }

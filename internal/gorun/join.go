package gorun

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Signal is what a goroutine does at its end, on every path, that others can
// wait for: Done of a wait group, the close of a channel, a send.
type Signal struct {
	Instr ssa.Instruction // nil for the Done that WaitGroup.Go and errgroup.Group.Go do by themselves
	Kind  SignalKind
	On    ssa.Value // the wait group, group or channel
}

// A SignalKind says what a signal is.
type SignalKind uint8

const (
	Done SignalKind = iota
	Close
	Send
)

// A Join is an instruction after which the goroutines of a spawn have ended:
// WaitGroup.Wait, errgroup.Group.Wait, the receive of a signal. In a select
// only the arm that receives joins.
type Join struct {
	Instr  ssa.Instruction
	Arm    int // of a select, else -1
	Signal Signal
	// Same tells that the wait group or channel is certainly the one that the
	// goroutine signals, and not the same field of another object.
	Same bool
}

// Signals returns what every function that the spawn starts does at its end.
func (s *Spawn) Signals() []Signal { return s.result.signals[s] }

// Joins returns what waits for the goroutines of the spawn, in the order of
// the package's instructions.
func (s *Spawn) Joins() []Join { return s.result.joins[s] }

// JoinedBy returns the spawns whose goroutines have ended when the call
// returns: it is a join, or it calls a function that joins on every path.
func (r *Result) JoinedBy(call ssa.CallInstruction) []*Spawn {
	var list []*Spawn
	if _, ok := call.(*ssa.Call); !ok {
		return nil
	}
	for _, s := range r.spawns {
		if slices.ContainsFunc(r.joins[s], func(j Join) bool { return j.Instr == call }) {
			list = append(list, s)
		}
	}
	fns, complete := r.flow.Callees(call)
	if complete && len(fns) == 1 && r.ir.Has(fns[0]) {
		for _, s := range r.waits[fns[0]] {
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// waitOf returns the method that waits for what this method starts, or "".
func waitOf(fn *types.Func) string {
	switch fn.FullName() {
	case "(*sync.WaitGroup).Go":
		return "(*sync.WaitGroup).Wait"
	case "(*golang.org/x/sync/errgroup.Group).Go", "(*golang.org/x/sync/errgroup.Group).TryGo":
		return "(*golang.org/x/sync/errgroup.Group).Wait"
	}
	return ""
}

// signalsOf returns the signals that all functions of the spawn give.
func (r *Result) signalsOf(s *Spawn) []Signal {
	var list []Signal
	if s.Group != nil {
		list = append(list, Signal{Kind: Done, On: s.Group})
	}
	if !s.Complete || len(s.Runs) == 0 {
		return list
	}
	if len(s.Runs) == 1 {
		return append(list, r.atEnd(s.Runs[0], 0)...)
	}
	// The functions share a signal if they give it on the same object.
	for _, first := range r.atEnd(s.Runs[0], 0) {
		shared := true
		for _, fn := range s.Runs[1:] {
			shared = shared && slices.ContainsFunc(r.atEnd(fn, 0), func(other Signal) bool {
				may, _ := r.same(first.On, other.On)
				return other.Kind == first.Kind && may
			})
		}
		if shared {
			list = append(list, first)
		}
	}
	return list
}

// maxHelpers is how many calls deep the end of a goroutine is looked for.
const maxHelpers = 3

// atEnd returns the signals that fn gives on every path as the last thing it
// does: deferred, or with nothing of effect between them and the return.
func (r *Result) atEnd(fn *ssa.Function, depth int) []Signal {
	var list []Signal
	if depth > maxHelpers {
		return nil
	}
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			_, deferred := instr.(*ssa.Defer)
			if !deferred && !r.isLast(instr) || !onEveryPath(fn, instr) {
				continue
			}
			switch instr := instr.(type) {
			case *ssa.Send:
				list = append(list, Signal{instr, Send, instr.Chan})
			case *ssa.Go:
			case ssa.CallInstruction:
				list = append(list, r.signalsOfCall(instr, depth)...)
			}
		}
	}
	return list
}

func (r *Result) signalsOfCall(call ssa.CallInstruction, depth int) []Signal {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		if b.Name() == "close" {
			return []Signal{{call, Close, common.Args[0]}}
		}
		return nil
	}
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) != 1 {
		return nil
	}
	if fns[0].String() == "(*sync.WaitGroup).Done" {
		if common.IsInvoke() {
			return []Signal{{call, Done, common.Value}}
		}
		return []Signal{{call, Done, common.Args[0]}}
	}
	if r.ir.Has(fns[0]) {
		return r.atEnd(fns[0], depth+1)
	}
	return nil
}

// onEveryPath tells whether every path from the entry of fn to a return passes
// instr.
func onEveryPath(fn *ssa.Function, instr ssa.Instruction) bool {
	entry := fn.Blocks[0].Instrs[0]
	if entry == instr {
		return true
	}
	for other := range ssax.After(entry, func(i ssa.Instruction) bool { return i == instr }) {
		if _, ok := other.(*ssa.Return); ok && other.Block() != fn.Recover {
			return false
		}
	}
	return true
}

// isLast tells whether nothing of effect happens after instr but what is
// deferred.
func (r *Result) isLast(instr ssa.Instruction) bool {
	switch instr.(type) {
	case *ssa.Send, *ssa.Call:
	default:
		return false
	}
	for next := range ssax.After(instr, nil) {
		switch next := next.(type) {
		case *ssa.Call:
			if b, ok := next.Call.Value.(*ssa.Builtin); ok && (b.Name() == "close" || b.Name() == "len") {
				continue
			}
			callee := next.Call.StaticCallee()
			if callee == nil {
				return false
			}
			switch callee.String() {
			case "(*sync.WaitGroup).Done", "(*sync.Mutex).Unlock", "(*sync.RWMutex).Unlock", "(*sync.RWMutex).RUnlock":
			default:
				return false
			}
		case *ssa.Send, *ssa.Select, *ssa.Store, *ssa.MapUpdate, *ssa.Go:
			return false
		}
	}
	return true
}

// findJoins finds what waits for each signal.
func (r *Result) findJoins() {
	for _, s := range r.spawns {
		for _, signal := range r.signals[s] {
			if signal.Kind == Done {
				r.findWaits(s, signal)
			} else {
				r.findReceives(s, signal)
			}
		}
	}
	r.spreadWaits()
}

func (r *Result) findWaits(s *Spawn, signal Signal) {
	for _, call := range r.groupWaits() {
		if may, same := r.same(signal.On, call.Common().Args[0]); may {
			r.joins[s] = append(r.joins[s], Join{call, -1, signal, same})
		}
	}
}

// groupWaits returns the calls that wait for a group.
func (r *Result) groupWaits() []ssa.CallInstruction {
	r.waiting.Do(func() {
		for _, call := range r.ir.Calls {
			callee := call.Common().StaticCallee()
			if callee == nil || callee.Name() != "Wait" {
				continue
			}
			switch callee.String() {
			case "(*sync.WaitGroup).Wait", "(*golang.org/x/sync/errgroup.Group).Wait":
				r.waitCalls = append(r.waitCalls, call)
			}
		}
	})
	return r.waitCalls
}

func (r *Result) findReceives(s *Spawn, signal Signal) {
	for _, op := range r.ir.Ops {
		switch op := op.(type) {
		case *ssa.UnOp:
			if may, same := r.same(signal.On, op.X); may {
				r.joins[s] = append(r.joins[s], Join{op, -1, signal, same})
			}
		case *ssa.Select:
			for arm, state := range op.States {
				if state.Dir != types.RecvOnly {
					continue
				}
				if may, same := r.same(signal.On, state.Chan); may {
					r.joins[s] = append(r.joins[s], Join{op, arm, signal, same})
				}
			}
		}
	}
}

// same tells whether two wait groups or channels may be one, as far as the
// package can know them, and whether they certainly are.
func (r *Result) same(a, b ssa.Value) (may, certain bool) {
	if a == b {
		return true, true
	}
	x, ok1 := r.flow.Objects(a)
	y, ok2 := r.flow.Objects(b)
	if !ok1 || !ok2 || len(x) == 0 || len(y) == 0 {
		return false, false
	}
	shared := 0
	for _, o := range x {
		if o.Foreign && o.Kind == flow.Loaded {
			return false, false
		}
		if slices.Contains(y, o) {
			shared++
		}
	}
	if shared == 0 {
		return false, false
	}
	only := len(x) == 1 && len(y) == 1 && (x[0].Kind == flow.Cell || x[0].Kind == flow.Made) && !ssaMany(x[0].Value)
	return true, only
}

// ssaMany tells whether the value is made anew within a loop, so that two uses
// may mean two objects.
func ssaMany(v ssa.Value) bool {
	instr, ok := v.(ssa.Instruction)
	return ok && ssax.InLoop(instr.Block())
}

// spreadWaits finds, for each function, the spawns it has joined whenever it
// returns.
func (r *Result) spreadWaits() {
	r.waits = map[*ssa.Function][]*Spawn{}
	var work []*ssa.Function
	note := func(fn *ssa.Function, s *Spawn, instr ssa.Instruction) {
		if !slices.Contains(r.waits[fn], s) && s.In() != fn && onEveryPath(fn, instr) {
			r.waits[fn] = append(r.waits[fn], s)
			work = append(work, fn)
		}
	}
	for _, s := range r.spawns {
		for _, j := range r.joins[s] {
			if j.Arm < 0 {
				note(j.Instr.Parent(), s, j.Instr)
			}
		}
	}
	for len(work) > 0 {
		fn := work[0]
		work = work[1:]
		sites, _ := r.flow.Callers(fn)
		for _, site := range sites {
			if fns, complete := r.flow.Callees(site); !complete || len(fns) != 1 {
				continue
			}
			if _, ok := site.(*ssa.Call); !ok {
				continue
			}
			for _, s := range r.waits[fn] {
				note(site.Parent(), s, site)
			}
		}
	}
}

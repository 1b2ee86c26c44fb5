package sharing

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A signal is something that one goroutine does after an access and that
// another one can wait for.
type signal struct {
	kind signalKind
	on   ssa.Value // the channel, wait group, group, once or atomic variable
}

type signalKind uint8

const (
	sends    signalKind = iota // another receives
	closes                     // another receives
	receives                   // another sends: a semaphore
	finishes                   // Done of a wait group, the end of a group's function: another Waits
	stores                     // an atomic store: another loads
	cancels                    // a context: another receives from its Done
	onces                      // inside Do of a sync.Once: another's Do returns
)

// A waiting is what an instruction waits for: the other side of signals.
type waiting struct {
	kind signalKind // the signal for which it waits
	on   ssa.Value
	arm  int // of a select, else -1
}

// signalsAt returns the signals that instr gives, also in functions of the
// package that it calls.
func (r *Result) signalsAt(instr ssa.Instruction, depth int) []signal {
	call, ok := instr.(ssa.CallInstruction)
	if !ok || depth > 0 {
		return r.findSignals(instr, depth)
	}
	if list, known := r.signals[call]; known {
		return list
	}
	list := distinct(r.findSignals(instr, depth))
	r.signals[call] = list
	return list
}

func (r *Result) findSignals(instr ssa.Instruction, depth int) []signal {
	switch instr := instr.(type) {
	case *ssa.Send:
		return []signal{{sends, instr.Chan}}
	case *ssa.UnOp:
		if instr.Op == token.ARROW {
			return []signal{{receives, instr.X}}
		}
	case *ssa.Select:
		var list []signal
		for _, s := range instr.States {
			if s.Dir == types.SendOnly {
				list = append(list, signal{sends, s.Chan})
			} else {
				list = append(list, signal{receives, s.Chan})
			}
		}
		return list
	case ssa.CallInstruction:
		common := instr.Common()
		if b, ok := common.Value.(*ssa.Builtin); ok {
			if b.Name() == "close" {
				return []signal{{closes, common.Args[0]}}
			}
			return nil
		}
		if isCancel(common) {
			return []signal{{cancels, common.Value}}
		}
		obj := calledFunc(instr)
		if obj != nil {
			switch name := obj.FullName(); {
			case name == "(*sync.WaitGroup).Done" || name == "(*sync.WaitGroup).Add":
				return []signal{{finishes, receiverOf(common)}}
			case isAtomic(obj):
				if !strings.HasPrefix(obj.Name(), "Load") {
					return []signal{{stores, receiverOf(common)}}
				}
				return nil
			case obj.Name() == "Done" && isPlain(obj) && len(r.gorun.Callees(instr)) == 0:
				return []signal{{finishes, receiverOf(common)}} // a wait group that is not seen
			}
		}
		if depth >= maxHelpers {
			return nil
		}
		var list []signal
		for _, fn := range r.gorun.Callees(instr) {
			for inner := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
				if _, ok := inner.(*ssa.Go); !ok && len(list) < maxSignals {
					list = append(list, r.signalsAt(inner, depth+1)...)
				}
			}
		}
		return list
	}
	return nil
}

const (
	maxHelpers = 3  // calls deep
	maxSignals = 40 // of one call
)

// isPlain tells whether the function has neither parameters nor results.
func isPlain(obj *types.Func) bool {
	return obj.Signature().Recv() != nil && obj.Signature().Params().Len() == 0 && obj.Signature().Results().Len() == 0
}

func receiverOf(common *ssa.CallCommon) ssa.Value {
	if len(common.Args) > 0 {
		return common.Args[0]
	}
	if closure, ok := common.Value.(*ssa.MakeClosure); ok && len(closure.Bindings) == 1 {
		return closure.Bindings[0] // a method value
	}
	return common.Value
}

// isCancel tells whether the call runs a context's cancel function.
func isCancel(common *ssa.CallCommon) bool {
	if common.IsInvoke() || common.StaticCallee() != nil {
		return false
	}
	named, ok := types.Unalias(common.Value.Type()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "context" {
		return false
	}
	return strings.HasPrefix(named.Obj().Name(), "Cancel")
}

func isAtomic(obj *types.Func) bool {
	return obj.Pkg() != nil && (obj.Pkg().Path() == "sync/atomic" || obj.Pkg().Path() == "go.uber.org/atomic")
}

// waitsAt returns what is surely over when instr has run, as far as the
// package knows, also in functions that it calls.
func (r *Result) waitsAt(instr ssa.Instruction, depth int) []waiting {
	if depth > 0 {
		return r.findWaits(instr, depth)
	}
	if list, known := r.waits[instr]; known {
		return list
	}
	list := r.findWaits(instr, depth)
	if len(list) > 0 {
		r.waits[instr] = list
	}
	return list
}

func (r *Result) findWaits(instr ssa.Instruction, depth int) []waiting {
	switch instr := instr.(type) {
	case *ssa.UnOp:
		if instr.Op == token.ARROW {
			return receiving(instr.X, -1)
		}
	case *ssa.Send:
		return []waiting{{receives, instr.Chan, -1}}
	case *ssa.Select:
		var list []waiting
		for arm, s := range instr.States {
			if s.Dir == types.RecvOnly {
				list = append(list, receiving(s.Chan, arm)...)
			} else {
				list = append(list, waiting{receives, s.Chan, arm})
			}
		}
		return list
	case *ssa.RunDefers:
		var list []waiting
		for d := range ssax.All[*ssa.Defer]([]*ssa.Function{instr.Parent()}) {
			list = append(list, r.waitsAt(d, depth)...)
		}
		return list
	case *ssa.Go:
		return nil
	case ssa.CallInstruction:
		common := instr.Common()
		if _, ok := common.Value.(*ssa.Builtin); ok {
			return nil
		}
		obj := calledFunc(instr)
		if obj != nil {
			switch name := obj.FullName(); {
			case name == "(*sync.WaitGroup).Wait" || obj.Name() == "Wait" && strings.HasSuffix(name, "errgroup.Group).Wait"):
				return []waiting{{finishes, receiverOf(common), -1}}
			case name == "(*sync.Once).Do":
				return []waiting{{onces, receiverOf(common), -1}}
			case isAtomic(obj):
				if !strings.HasPrefix(obj.Name(), "Store") {
					return []waiting{{stores, receiverOf(common), -1}}
				}
				return nil
			}
		}
		callees := r.gorun.Callees(instr)
		var list []waiting
		if len(callees) == 0 {
			// Code that is not seen may wait for what it is given.
			if obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == "sync" {
				return nil
			}
			if common.IsInvoke() {
				list = append(list, waiting{finishes, common.Value, -1})
			}
			for _, arg := range common.Args {
				switch arg.Type().Underlying().(type) {
				case *types.Chan:
					list = append(list, receiving(arg, -1)...)
				case *types.Pointer:
					list = append(list, waiting{finishes, arg, -1})
				}
				if depth >= maxHelpers {
					continue
				}
				// What it is given to call may wait, or tell it to go on.
				if made, ok := arg.(*ssa.MakeClosure); ok {
					for inner := range ssax.All[ssa.Instruction]([]*ssa.Function{made.Fn.(*ssa.Function)}) {
						if _, ok := inner.(*ssa.RunDefers); ok || len(list) > maxSignals {
							continue
						}
						for _, w := range r.waitsAt(inner, depth+1) {
							w.arm = -1
							list = append(list, w)
						}
					}
				}
			}
			return list
		}
		if depth >= maxHelpers {
			return nil
		}
		for _, fn := range callees {
			for inner := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
				if _, ok := inner.(*ssa.RunDefers); ok || len(list) > maxSignals {
					continue
				}
				for _, w := range r.waitsAt(inner, depth+1) {
					w.arm = -1
					list = append(list, w)
				}
			}
		}
		return list
	}
	return nil
}

func receiving(ch ssa.Value, arm int) []waiting {
	list := []waiting{{sends, ch, arm}, {closes, ch, arm}}
	if call, ok := ch.(*ssa.Call); ok {
		if obj := calledFunc(call); obj != nil && obj.FullName() == "(context.Context).Done" {
			list = append(list, waiting{cancels, ch, arm})
		}
	}
	return list
}

// maySame tells whether two channels, wait groups or the like may be one; what
// is not known may be.
func (r *Result) maySame(a, b ssa.Value) bool {
	if a == b || ssax.PathOf(a) == ssax.PathOf(b) {
		return true
	}
	if !types.Identical(a.Type().Underlying(), b.Type().Underlying()) {
		x, ok1 := a.Type().Underlying().(*types.Chan)
		y, ok2 := b.Type().Underlying().(*types.Chan)
		if !ok1 || !ok2 || !types.Identical(x.Elem(), y.Elem()) {
			return false
		}
	}
	x, ok1 := r.flow.Objects(a)
	y, ok2 := r.flow.Objects(b)
	if !ok1 || !ok2 || len(x) == 0 || len(y) == 0 {
		return true
	}
	unknown := 0
	for _, o := range x {
		if slices.Contains(y, o) {
			return true
		}
		if o.Foreign {
			unknown++
		}
	}
	for _, o := range y {
		if o.Foreign && unknown > 0 {
			return true
		}
	}
	return false
}

// isWide tells whether the channel surely has, or may have, room for several
// values.
func (r *Result) isWide(ch ssa.Value) bool {
	objects, complete := r.flow.Objects(ch)
	if !complete {
		return false
	}
	for _, o := range objects {
		made, ok := o.Value.(*ssa.MakeChan)
		if !ok {
			continue
		}
		size, ok := made.Size.(*ssa.Const)
		if !ok || size.Value == nil {
			return true
		}
		if n, _ := constant.Int64Val(constant.ToInt(size.Value)); n > 1 {
			return true
		}
	}
	return false
}

// A relay is a goroutine that waits for something and then tells others.
type relay struct {
	waits   []waiting
	signals []signal
}

// relaysOf returns the relays among the functions that the package starts.
func (r *Result) relaysOf() []relay {
	if r.relays != nil {
		return r.relays
	}
	r.relays = []relay{}
	seen := map[*ssa.Function]bool{}
	for _, s := range r.gorun.Spawns() {
		for _, fn := range s.Runs {
			if seen[fn] || !r.ir.Has(fn) {
				continue
			}
			seen[fn] = true
			for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
				if _, ok := instr.(*ssa.RunDefers); ok {
					continue
				}
				waits := r.waitsAt(instr, 0)
				if len(waits) == 0 {
					continue
				}
				var signals []signal
				for after := range ssax.After(instr, nil) {
					switch after.(type) {
					case *ssa.Go, *ssa.Defer:
					default:
						signals = append(signals, r.signalsAt(after, 0)...)
					}
				}
				for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
					signals = append(signals, r.signalsAt(d, 0)...)
				}
				if len(signals) > 0 && len(r.relays) < maxRelays {
					r.relays = append(r.relays, relay{waits, signals})
				}
			}
		}
	}
	return r.relays
}

// maxRelays bounds the relays of a package.
const maxRelays = 400

// relayed adds the signals of those who wait for the signals.
func (r *Result) relayed(signals []signal) []signal {
	if len(signals) == 0 {
		return nil
	}
	used := make([]bool, len(r.relaysOf()))
	for range maxHelpers {
		grown := false
		for i, relay := range r.relays {
			if used[i] {
				continue
			}
			for _, w := range relay.waits {
				if slices.ContainsFunc(signals, func(s signal) bool {
					return s.kind == w.kind && s.kind != cancels && s.kind != receives && r.maySame(s.on, w.on)
				}) {
					used[i], grown = true, true
					signals = append(signals, relay.signals...)
					break
				}
			}
		}
		if !grown {
			break
		}
	}
	return signals
}

// distinct removes signals of the same thing.
func distinct(signals []signal) []signal {
	type key struct {
		kind signalKind
		on   any
	}
	seen := map[key]bool{}
	var list []signal
	for _, s := range signals {
		k := key{s.kind, ssax.PathOf(s.on)}
		if !seen[k] {
			seen[k] = true
			list = append(list, s)
		}
	}
	return list
}

// An awaiter tells which instructions wait for one of some signals.
type awaiter struct {
	r       *Result
	signals []signal
	sites   chain // that lead to the goroutine
	many    bool  // several goroutines give them, so that one receive is not enough
	flags   []flag
	timer   ssa.Value // that runs the access, as time.AfterFunc or context.AfterFunc gives it; may be nil
	known   map[ssa.Instruction][]int
}

// arms returns the arms of a select behind which a signal has come; -1 stands
// for an instruction that always waits.
func (a *awaiter) arms(instr ssa.Instruction) []int {
	if len(a.signals) == 0 && len(a.flags) == 0 {
		return nil
	}
	if list, ok := a.known[instr]; ok {
		return list
	}
	var list []int
	for _, w := range a.r.waitsAt(instr, 0) {
		for _, s := range a.signals {
			if s.kind != w.kind || s.kind != cancels && !a.r.maySame(s.on, w.on) {
				continue
			}
			if a.many && s.kind == sends && instr.Block() != nil && !ssax.InLoop(instr.Block()) && !slices.ContainsFunc(a.signals, func(o signal) bool { return o.kind == closes && a.r.maySame(o.on, w.on) }) {
				if _, isCall := instr.(ssa.CallInstruction); !isCall {
					continue
				}
			}
			if s.kind == receives && a.r.isWide(w.on) && (!ssax.InLoop(instr.Block()) || a.isTurn(instr)) {
				continue // a semaphore that lets several in
			}
			list = append(list, w.arm)
			break
		}
	}
	if call, ok := instr.(*ssa.Call); ok && len(a.flags) > 0 && !slices.Contains(list, -1) && a.returnsTold(call) {
		list = append(list, -1)
	}
	a.known[instr] = list
	return list
}

// isTurn tells whether the loop that instr stands in starts the goroutines: it
// does not collect them.
func (a *awaiter) isTurn(instr ssa.Instruction) bool {
	for _, l := range a.r.loopsOf(instr.Parent()) {
		if l.body[instr.Block()] && slices.ContainsFunc(a.sites, func(f frame) bool { return f.site.Parent() == instr.Parent() && l.body[f.site.Block()] }) {
			return true
		}
	}
	return false
}

func (a *awaiter) waits(instr ssa.Instruction) bool { return slices.Contains(a.arms(instr), -1) }

// A search looks for a path within a function on which nothing waits.
type search struct {
	await *awaiter
	fresh ssa.Instruction // makes the memory anew, which ends the path; may be nil
	goal  func(ssa.Instruction) bool
	over  *ssa.Call // has waited if it returns no error, or true; may be nil
}

const (
	maxCost  = 8    // arbitrary choices that a path may need
	maxWalks = 2000 // looks at conditions in a package
)

// from tells whether a goal is reached behind start, or from the function's
// entry if start is nil, on a path that its conditions allow.
func (s search) from(fn *ssa.Function, start ssa.Instruction) bool {
	r := s.await.r
	if !s.inGraph(fn, start) {
		return false
	}
	if !r.exact {
		return true
	}
	if r.walks++; r.walks > maxWalks {
		return false // it is not known
	}
	walk := ssax.Walk{
		MaxCost: maxCost,
		Goal:    func(instr ssa.Instruction, _ int) bool { return s.goal(instr) },
		Stop: func(instr ssa.Instruction, chosen int) bool {
			if s.ends(instr) {
				return true
			}
			arms := s.await.arms(instr)
			if _, ok := instr.(*ssa.Select); ok && slices.Contains(arms, chosen) {
				return true
			}
			return slices.Contains(arms, -1)
		},
	}
	found := false
	if start == nil {
		_, _, found = walk.FromEntry(fn)
	} else {
		_, _, found = walk.From(start)
	}
	return found
}

// ends tells whether a path ends at instr, since the memory is made anew or the
// goroutine goes no further.
func (s search) ends(instr ssa.Instruction) bool {
	if instr == s.fresh && s.fresh != nil {
		return true
	}
	call, ok := instr.(*ssa.Call)
	return ok && library.EndsTest(calledFunc(call))
}

// inGraph is from without a look at conditions, except that loops that wait
// are not left at once.
func (s search) inGraph(fn *ssa.Function, start ssa.Instruction) bool {
	headers := s.joinedLoops(fn, start)
	seen := map[*ssa.BasicBlock]bool{}
	var walk func(block *ssa.BasicBlock, index int) bool
	walk = func(block *ssa.BasicBlock, index int) bool {

		for _, instr := range block.Instrs[index:] {
			if s.goal(instr) {
				return true
			}
			if s.ends(instr) {
				return false
			}
			arms := s.await.arms(instr)
			if slices.Contains(arms, -1) {
				return false
			}
		}
		for _, next := range block.Succs {
			if seen[next] || s.armBlocked(block, next) || s.saysOver(block, next) || s.await.told(block, next) {
				continue
			}
			if s.skipsLoop(headers, block, next) {
				continue
			}
			seen[next] = true
			if walk(next, 0) {
				return true
			}
		}
		return false
	}
	if start == nil {
		seen[fn.Blocks[0]] = true
		return walk(fn.Blocks[0], 0)
	}
	return walk(start.Block(), ssax.IndexOf(start)+1)
}

// saysOver tells whether the edge is taken if the helper has returned no error,
// or true.
func (s search) saysOver(block, next *ssa.BasicBlock) bool {
	branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
	if !ok || s.over == nil {
		return false
	}
	taken := block.Succs[0] == next
	switch cond := branch.Cond.(type) {
	case *ssa.BinOp:
		if c, ok := cond.Y.(*ssa.Const); ok && c.IsNil() && s.isLastOf(cond.X, block) {
			return (cond.Op == token.EQL) == taken
		}
	case *ssa.UnOp:
		if cond.Op == token.NOT && s.isLastOf(cond.X, block) {
			return !taken
		}
		return taken && s.isLastOf(cond, block)
	default:
		return taken && s.isLastOf(cond, block)
	}
	return false
}

// isLastOf tells whether v is the last result of the helper, maybe by way of a
// variable to which the block assigns it.
func (s search) isLastOf(v ssa.Value, block *ssa.BasicBlock) bool {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		for _, instr := range block.Instrs {
			if instr == ssa.Instruction(load) {
				break
			}
			if store, ok := instr.(*ssa.Store); ok && store.Addr == load.X {
				v = store.Val
			}
		}
	}
	if extract, ok := v.(*ssa.Extract); ok {
		return extract.Tuple == s.over && extract.Index == s.over.Call.Signature().Results().Len()-1
	}
	return v == ssa.Value(s.over)
}

// armBlocked tells whether the edge leads into the arm of a select that has
// waited.
func (s search) armBlocked(block, next *ssa.BasicBlock) bool {
	branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
	if !ok || block.Succs[0] != next {
		return false
	}
	cmp, ok := branch.Cond.(*ssa.BinOp)
	if !ok || cmp.Op != token.EQL {
		return false
	}
	index, ok := cmp.X.(*ssa.Extract)
	if !ok || index.Index != 0 {
		return false
	}
	sel, ok := index.Tuple.(*ssa.Select)
	c, ok2 := cmp.Y.(*ssa.Const)
	if !ok || !ok2 || c.Value == nil {
		return false
	}
	n, _ := constant.Int64Val(c.Value)
	return slices.Contains(s.await.arms(sel), int(n))
}

// joinedLoops returns, by header, the loops that wait in their body and do not
// contain start: they are there to collect what was started, so a path that
// leaves them at once is not taken for real.
func (s search) joinedLoops(fn *ssa.Function, start ssa.Instruction) map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool {
	if len(s.await.signals) == 0 {
		return nil
	}
	loops := map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool{}
	for _, l := range s.await.r.loopsOf(fn) {
		if (start == nil || !l.body[start.Block()]) && s.waitsIn(fn, l.body) {
			loops[l.header] = l.body
		}
	}
	return loops
}

// A loop is a natural loop.
type loop struct {
	header *ssa.BasicBlock
	body   map[*ssa.BasicBlock]bool
}

func (r *Result) loopsOf(fn *ssa.Function) []loop {
	if list, ok := r.loops[fn]; ok {
		return list
	}
	var list []loop
	for _, block := range fn.Blocks {
		for _, header := range block.Succs {
			if header.Dominates(block) {
				list = append(list, loop{header, loopBody(header, block)})
			}
		}
	}
	r.loops[fn] = list
	return list
}

// skipsLoop tells whether the edge enters a loop that waits, or goes past it
// since the loop has nothing to do.
func (s search) skipsLoop(headers map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool, block, next *ssa.BasicBlock) bool {
	for _, header := range block.Succs {
		loop := headers[header]
		if loop == nil || loop[block] {
			continue
		}
		if next == header {
			return true
		}
		for _, exit := range next.Preds {
			if loop[exit] {
				return true
			}
		}
	}
	return false
}

func (s search) waitsIn(fn *ssa.Function, body map[*ssa.BasicBlock]bool) bool {
	for _, block := range fn.Blocks {
		if !body[block] {
			continue
		}
		for _, instr := range block.Instrs {
			arms := s.await.arms(instr)
			sel, isSelect := instr.(*ssa.Select)
			if isSelect && !sel.Blocking {
				continue // it only looks
			}
			if len(arms) > 0 && (!isSelect || len(arms) == len(sel.States) || slices.Contains(arms, -1)) {
				return true
			}
		}
	}
	return false
}

func loopBody(header, latch *ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	body := map[*ssa.BasicBlock]bool{header: true}
	work := []*ssa.BasicBlock{latch}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if !body[b] {
			body[b] = true
			work = append(work, b.Preds...)
		}
	}
	return body
}

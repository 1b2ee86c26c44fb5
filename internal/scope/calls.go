package scope

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/summary"
)

// maxDepth is how deep calls are inlined.
const maxDepth = 8

// call lowers a call or a deferred call. It tells whether nothing follows it.
func (f *frame) call(call ssa.CallInstruction) (result *val, ends bool) {
	c := call.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		return f.builtin(call, b), false
	}
	if v, done, ends := f.libraryCall(call); done {
		return v, ends
	}
	callee := f.value(c.Value)
	if !c.IsInvoke() && callee != nil {
		switch callee.kind {
		case vCancel:
			f.t.On(explore.Close, callee.op).Idempotent = true
			return nil, false
		case vFunc:
			if f.ir.Has(callee.fn) {
				return f.apply(call, callee, f.args(call))
			}
			if callee.bound && f.boundSync(callee) {
				return nil, false
			}
		}
	}
	targets := f.targets(call)
	if c.IsInvoke() && len(targets) == 1 || !c.IsInvoke() && len(targets) == 1 && len(targets[0].FreeVars) == 0 {
		fn := targets[0]
		args := f.args(call)
		if c.IsInvoke() {
			args = append([]*val{f.value(c.Value)}, args...)
		}
		return f.inline(call, fn, nil, args)
	}
	if len(targets) > 1 && c.IsInvoke() && callee != nil && callee.kind == vOp {
		return f.invoke(call, targets, callee)
	}
	if len(targets) > 0 && !c.IsInvoke() && callee != nil && callee.kind == vOp {
		return f.dispatch(call, targets, callee)
	}
	f.unknownCall(call)
	return f.resultOf(call), false
}

// invoke lowers the call of a method of an interface whose dynamic type the
// record tells.
func (f *frame) invoke(call ssa.CallInstruction, targets []*ssa.Function, recv *val) (*val, bool) {
	id := f.t.Reg("type")
	f.t.Load(id, recv.op, explore.Const(0))
	done := f.t.NewMark()
	var results []*val
	for range call.Common().Signature().Results().Len() {
		results = append(results, &val{kind: vOp, op: f.t.Reg("result")})
	}
	for _, fn := range targets {
		if len(fn.Params) == 0 {
			continue
		}
		next := f.t.NewMark()
		f.t.If(id, explore.NE, explore.Const(f.typeID(deref(fn.Params[0].Type()))), next)
		got, ends := f.inline(call, fn, nil, append([]*val{recv}, f.args(call)...))
		f.give(results, got, ends, done)
		f.t.Set(next)
	}
	f.t.Do(explore.Open)
	f.t.Set(done)
	return tupleOf(results), false
}

// give stores the results of one of several callees.
func (f *frame) give(results []*val, got *val, ends bool, done explore.Mark) {
	if ends {
		return
	}
	for k := range results {
		var r *val
		if len(results) == 1 {
			r = got
		} else if got != nil && k < len(got.parts) {
			r = got.parts[k]
		}
		f.t.Assign(results[k].op, f.operand(r, nil))
	}
	f.t.Goto(done)
}

func tupleOf(results []*val) *val {
	switch len(results) {
	case 0:
		return nil
	case 1:
		return results[0]
	}
	return &val{kind: vTuple, parts: results}
}

// dispatch lowers the call of a function that was stored.
func (f *frame) dispatch(call ssa.CallInstruction, targets []*ssa.Function, callee *val) (*val, bool) {
	id := f.t.Reg("callee")
	f.t.Load(id, callee.op, explore.Const(0))
	done := f.t.NewMark()
	var results []*val
	if n := call.Common().Signature().Results().Len(); n > 0 {
		for range n {
			results = append(results, &val{kind: vOp, op: f.t.Reg("result")})
		}
	}
	for _, fn := range targets {
		next := f.t.NewMark()
		f.t.If(id, explore.NE, explore.Const(f.idOf(fn)), next)
		var parts []*val
		for k, fv := range fn.FreeVars {
			r := f.t.Reg(fv.Name())
			f.t.Load(r, callee.op, explore.Const(k+1))
			v := &val{kind: vOp, op: r}
			if cell := f.cellOf(fv); cell != nil && f.onlyValue(cell) != nil {
				v = &val{kind: vFixed, parts: []*val{v}}
			}
			parts = append(parts, v)
		}
		got, ends := f.inline(call, fn, parts, f.args(call))
		f.give(results, got, ends, done)
		f.t.Set(next)
	}
	// It may also be the function that cancels a context, or nil.
	ch := f.t.Reg("done")
	f.t.Load(ch, callee.op, explore.Const(1))
	f.t.On(explore.Close, ch).Idempotent = true
	f.t.Set(done)
	return tupleOf(results), false
}

func (f *frame) args(call ssa.CallInstruction) []*val {
	var list []*val
	for _, a := range call.Common().Args {
		list = append(list, f.value(a))
	}
	return list
}

// apply lowers the call of a function with what it captures.
func (f *frame) apply(call ssa.CallInstruction, callee *val, args []*val) (*val, bool) {
	if callee.bound {
		return f.inline(call, callee.fn, nil, append(append([]*val{}, callee.parts...), args...))
	}
	return f.inline(call, callee.fn, callee.parts, args)
}

// boundSync lowers the call of a method value such as mu.Unlock.
func (f *frame) boundSync(callee *val) bool {
	if len(callee.parts) != 1 {
		return false
	}
	recv := callee.parts[0]
	op, known := map[string]explore.Op{
		"(*sync.Mutex).Lock": explore.Lock, "(*sync.RWMutex).Lock": explore.Lock, "(*sync.Mutex).Unlock": explore.Unlock,
		"(*sync.RWMutex).Unlock": explore.Unlock, "(*sync.RWMutex).RLock": explore.RLock, "(*sync.RWMutex).RUnlock": explore.RUnlock,
		"(*sync.WaitGroup).Wait": explore.Wait, "(*sync.WaitGroup).Done": explore.Add,
		"(sync.Locker).Lock": explore.Lock, "(sync.Locker).Unlock": explore.Unlock,
	}[callee.name]
	if !known || recv == nil || recv.kind != vOp {
		return false
	}
	if op == explore.Add {
		f.t.Add(recv.op, -1)
	} else {
		f.t.On(op, recv.op)
	}
	return true
}

// inline lowers the body of a function of the package.
func (f *frame) inline(call ssa.CallInstruction, fn *ssa.Function, parts, args []*val) (*val, bool) {
	if !f.within[fn] {
		for _, v := range append(append([]*val{}, parts...), args...) {
			f.escape(v)
		}
		return f.resultOf(call), false
	}
	if !f.active[fn] {
		return f.resultOf(call), false
	}
	depth := 0
	for up := f; up != nil; up = up.up {
		depth++
		if up.fn == fn || depth > maxDepth {
			f.t.Do(explore.Open)
			return nil, true
		}
	}
	g := f.builder.frame(fn, f, call)
	g.bind(append(append([]*val{}, parts...), args...))
	if len(parts) != len(fn.FreeVars) {
		f.over = true
		return nil, true
	}
	g.end = f.t.NewMark()
	label := f.t.Label
	g.body()
	f.t.Set(g.end)
	f.t.Label = label
	n := fn.Signature.Results().Len()
	switch {
	case n == 0 || len(g.results) == 0:
		return f.resultOf(call), false
	case n == 1:
		return g.results[0], false
	}
	return &val{kind: vTuple, parts: g.results}, false
}

// resultOf is the result of a call of which nothing is known.
func (f *frame) resultOf(call ssa.CallInstruction) *val {
	v, ok := call.(ssa.Value)
	if !ok || !f.need[v] {
		return nil
	}
	if t, ok := v.Type().(*types.Tuple); ok {
		r := &val{kind: vTuple, parts: make([]*val, t.Len())}
		for i := range t.Len() {
			r.parts[i] = f.unknownOf(t.At(i).Type(), v)
		}
		return r
	}
	return f.unknownOf(v.Type(), v)
}

func (f *frame) builtin(call ssa.CallInstruction, b *ssa.Builtin) *val {
	c := call.Common()
	switch b.Name() {
	case "close":
		if op, ok := f.chanOp(f.value(c.Args[0])); ok {
			f.t.On(explore.Close, op)
		}
	case "len", "cap":
		v, _ := call.(ssa.Value)
		if v == nil || !f.need[v] {
			return nil
		}
		x := f.value(c.Args[0])
		if _, isChan := c.Args[0].Type().Underlying().(*types.Chan); isChan {
			op, ok := f.chanOp(x)
			if !ok {
				return nil
			}
			r := f.t.Reg("len")
			in := explore.Instr{Op: explore.Len, Obj: op, Dst: []explore.Operand{r}}
			if b.Name() == "cap" {
				in.Op = explore.Cap
			}
			f.t.Emit(in)
			return &val{kind: vOp, op: r}
		}
		if x != nil && x.kind == vOp && (f.holdsElems(c.Args[0].Type()) || holdsEntries(c.Args[0].Type())) {
			return f.length(x)
		}
		f.slice.counted = true
		return &val{kind: vOp, op: explore.Const(f.symbolicLen(c.Args[0]))}
	case "recover":
		return f.recovered()
	case "append":
		return f.appended(call)
	case "delete":
		f.remove(call)
	case "copy":
		f.escape(f.value(c.Args[1]))
	}
	return nil
}

// unknownCall lowers a call of code that is not modelled: what it is given,
// others may use.
func (f *frame) unknownCall(call ssa.CallInstruction) {
	c := call.Common()
	if f.mayPanic(call) {
		f.mayPanicHere()
	}
	if f.knownEffects(call) {
		return
	}
	for i, a := range c.Args {
		if !f.need[a] && !isFunc(a) {
			continue
		}
		v := f.value(a)
		if v != nil && v.kind == vFunc {
			switch f.runOf(call, i) {
			case library.RunBefore:
				f.callback(call, v)
				continue
			case library.RunSpawned:
				if library.Runs(calleeObject(call), f.paramOf(call, i)) == library.RunSpawned && f.ir.Has(v.fn) {
					f.start(v, nil, nil, "") // once, as its row says
					continue
				}
			}
		}
		if carries(a.Type(), 0) {
			f.escape(v)
		}
	}
	if c.IsInvoke() || calleeObject(call) == nil {
		if carries(c.Value.Type(), 0) {
			f.escape(f.value(c.Value))
		}
	}
}

// paramOf is the index of argument i among the parameters without receiver.
func (f *frame) paramOf(call ssa.CallInstruction, i int) int {
	if fn := calleeObject(call); fn != nil && fn.Signature().Recv() != nil && !call.Common().IsInvoke() {
		return i - 1
	}
	return i
}

func isFunc(v ssa.Value) bool {
	_, ok := v.Type().Underlying().(*types.Signature)
	return ok
}

// callback lowers a function that the callee calls before it returns: not at
// all, once or more.
func (f *frame) callback(call ssa.CallInstruction, v *val) {
	if !f.ir.Has(v.fn) || !f.within[v.fn] {
		f.escape(v)
		return
	}
	if !f.active[v.fn] {
		return
	}
	again, done, once := f.t.NewMark(), f.t.NewMark(), f.t.NewMark()
	f.t.Set(again)
	f.t.Choose(once, done)
	f.t.Set(once)
	f.apply(call, v, make([]*val, v.fn.Signature.Params().Len()))
	f.t.Goto(again)
	f.t.Set(done)
}

// knownEffects lowers what the summary of a function of another package says
// for certain of the channels that it is given.
func (f *frame) knownEffects(call ssa.CallInstruction) bool {
	obj := calleeObject(call)
	if obj == nil || call.Common().IsInvoke() || obj.Pkg() == nil || obj.Pkg() == f.pass.Pkg {
		return false
	}
	fact := f.sum.FactOf(obj)
	if fact == nil {
		return false
	}
	shift := 0
	if obj.Signature().Recv() != nil {
		shift = 1
	}
	for i, a := range call.Common().Args {
		v := f.value(a)
		if v == nil || !carries(a.Type(), 0) {
			continue
		}
		p := fact.Param(i - shift)
		op, ok := f.chanOp(v)
		_, isChan := a.Type().Underlying().(*types.Chan)
		if !ok || !isChan || p.Keeps || p.Sends != summary.No || p.Receives != summary.No || p.Closes != summary.Always {
			return false
		}
		f.t.On(explore.Close, op)
	}
	return true
}

func (f *frame) goStmt(i *ssa.Go) {
	c := i.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		f.builtin(i, b)
		return
	}
	if _, done, _ := f.libraryCall(i); done {
		return
	}
	callee := f.value(c.Value)
	if !c.IsInvoke() && callee != nil && callee.kind == vFunc && f.ir.Has(callee.fn) {
		f.start(callee, f.args(i), nil, "")
		return
	}
	targets := f.targets(i)
	if len(targets) == 1 && len(targets[0].FreeVars) == 0 {
		args := f.args(i)
		if c.IsInvoke() {
			args = append([]*val{f.value(c.Value)}, args...)
		}
		f.start(&val{kind: vFunc, fn: targets[0]}, args, nil, "")
		return
	}
	f.unknownCall(i)
}

// start starts a process that runs the function.
func (f *frame) start(callee *val, args []*val, wrapped func(*frame), kind string) {
	if !f.within[callee.fn] {
		f.escape(callee)
		for _, v := range args {
			f.escape(v)
		}
		return
	}
	if !f.active[callee.fn] && wrapped == nil {
		return
	}
	vals := append(append([]*val{}, callee.parts...), args...)
	f.spawn(kind, callee.fn, vals, run(callee.fn, wrapped))
}

// libraryCall lowers a call of the standard library, or another well-known
// one, on which goroutines meet.
func (f *frame) libraryCall(call ssa.CallInstruction) (result *val, done, ends bool) {
	c := call.Common()
	name := nameOf(call)
	if name == "" {
		return nil, false, false
	}
	recv := func() (explore.Operand, bool) {
		v := f.value(receiver(call))
		if v == nil || v.kind != vOp {
			return explore.Operand{}, false
		}
		return v.op, true
	}
	on := func(op explore.Op) {
		if obj, ok := recv(); ok {
			f.t.On(op, obj)
		}
	}
	if isGoexit(call) {
		for up := f; up != nil; up = up.up {
			up.runDefers()
			if up.up == nil && up.wrapped != nil { // as a deferred call
				up.wrapped()
				return nil, true, true
			}
		}
		f.t.Do(explore.Goexit)
		return nil, true, true
	}
	switch name {
	case "(*sync.Mutex).Lock", "(*sync.RWMutex).Lock", "(sync.Locker).Lock":
		on(explore.Lock)
	case "(*sync.Mutex).Unlock", "(*sync.RWMutex).Unlock", "(sync.Locker).Unlock":
		on(explore.Unlock)
	case "(*sync.RWMutex).RLock":
		on(explore.RLock)
	case "(*sync.RWMutex).RUnlock":
		on(explore.RUnlock)
	case "(*sync.Mutex).TryLock", "(*sync.RWMutex).TryLock", "(*sync.RWMutex).TryRLock":
		obj, ok := recv()
		if !ok {
			return nil, true, false
		}
		r := f.t.Reg("locked")
		op := explore.TryLock
		if name == "(*sync.RWMutex).TryRLock" {
			op = explore.TryRLock
		}
		f.t.Try(op, obj, r)
		return &val{kind: vOp, op: r}, true, false
	case "(*sync.WaitGroup).Add":
		if obj, ok := recv(); ok {
			n := f.value(c.Args[1])
			switch {
			case n == nil || n.kind == vSymbol:
				f.slice.counted = true
				f.t.Add(obj, f.count)
			case n.kind == vOp:
				f.t.Emit(explore.Instr{Op: explore.Add, Obj: obj, Args: []explore.Operand{n.op}})
			}
		}
	case "(*sync.WaitGroup).Done":
		if obj, ok := recv(); ok {
			f.t.Add(obj, -1)
		}
	case "(*sync.WaitGroup).Wait":
		on(explore.Wait)
	case "(*sync.WaitGroup).Go":
		f.groupGo(call, false)
	case "(*golang.org/x/sync/errgroup.Group).Go":
		f.groupGo(call, true)
	case "(*golang.org/x/sync/errgroup.Group).TryGo":
		return nil, false, false
	case "(*golang.org/x/sync/errgroup.Group).SetLimit":
		if obj, ok := recv(); ok {
			n := f.value(c.Args[1])
			size := explore.Const(f.count)
			if n != nil && n.kind == vOp {
				size = n.op
			}
			skip := f.t.NewMark()
			f.t.If(size, explore.LT, explore.Const(0), skip)
			sem := f.t.Reg("limit")
			f.t.MakeChan(sem, size).Name = "limit"
			f.t.Store(obj, explore.Const(2), sem)
			f.t.Set(skip)
		}
	case "(*golang.org/x/sync/errgroup.Group).Wait":
		obj, ok := recv()
		if !ok {
			return nil, true, false
		}
		wg, ch := f.t.Reg("wg"), f.t.Reg("done")
		f.t.Load(wg, obj, explore.Const(0))
		f.t.On(explore.Wait, wg)
		f.t.Load(ch, obj, explore.Const(1))
		f.closeIfSet(ch)
	case "golang.org/x/sync/errgroup.WithContext":
		ctx := f.childContext(c.Args[0], false)
		r, wg := f.t.Reg("group"), f.t.Reg("wg")
		f.t.Make(wg, explore.WaitGroup)
		f.t.Make(r, explore.Record, wg, ctx.op, explore.Const(0))
		return &val{kind: vTuple, parts: []*val{{kind: vOp, op: r}, ctx}}, true, false
	case "(*sync.Once).Do":
		obj, ok := recv()
		fn := f.value(c.Args[1])
		if !ok || fn == nil || fn.kind != vFunc || !f.ir.Has(fn.fn) && !fn.bound {
			return nil, false, false
		}
		after := f.t.NewMark()
		f.t.OnceBegin(obj, after)
		if f.ir.Has(fn.fn) {
			f.apply(call, fn, nil)
		} else if !f.boundSync(fn) {
			f.escape(fn)
		}
		f.t.On(explore.OnceEnd, obj)
		f.t.Set(after)
	case "sync.NewCond":
		cond, r := f.t.Reg("cond"), f.t.Reg("cond")
		f.t.Make(cond, explore.Cond)
		f.t.Make(r, explore.Record, explore.Const(0), explore.Const(0), f.operand(f.value(c.Args[0]), nil), cond)
		return &val{kind: vOp, op: r}, true, false
	case "(*sync.Cond).Wait", "(*sync.Cond).Signal", "(*sync.Cond).Broadcast":
		obj, ok := recv()
		if !ok {
			return nil, true, false
		}
		cond := f.t.Reg("cond")
		f.t.Load(cond, obj, explore.Const(3))
		switch name {
		case "(*sync.Cond).Wait":
			mu := f.t.Reg("L")
			f.t.Load(mu, obj, explore.Const(2))
			f.t.CondWait(cond, mu)
		case "(*sync.Cond).Signal":
			f.t.On(explore.Signal, cond)
		default:
			f.t.On(explore.Broadcast, cond)
		}
	case "context.Background", "context.TODO":
		return &val{kind: vOp, op: explore.Const(0)}, true, false
	case "context.WithValue", "context.WithoutCancel":
		if name == "context.WithoutCancel" {
			return &val{kind: vOp, op: explore.Const(0)}, true, false
		}
		return f.value(c.Args[0]), true, false
	case "context.WithCancel", "context.WithCancelCause":
		ctx := f.childContext(c.Args[0], false)
		return &val{kind: vTuple, parts: []*val{ctx, {kind: vCancel, op: ctx.op}}}, true, false
	case "context.WithTimeout", "context.WithDeadline", "context.WithTimeoutCause", "context.WithDeadlineCause":
		ctx := f.childContext(c.Args[0], true)
		return &val{kind: vTuple, parts: []*val{ctx, {kind: vCancel, op: ctx.op}}}, true, false
	case "(context.Context).Done":
		return f.value(c.Value), true, false
	case "(context.Context).Err":
		op, ok := recv()
		v, isValue := call.(ssa.Value)
		if !ok || !isValue || !f.need[v] {
			return nil, true, false
		}
		r := f.t.Reg("err")
		yes, no, end := f.t.NewMark(), f.t.NewMark(), f.t.NewMark()
		f.t.Select(explore.Case{Dir: explore.CaseRecv, Chan: op, To: yes}, explore.Case{Dir: explore.CaseDefault, To: no})
		f.t.Set(yes)
		f.t.Assign(r, explore.Const(1))
		f.t.Goto(end)
		f.t.Set(no)
		f.t.Assign(r, explore.Const(0))
		f.t.Set(end)
		return &val{kind: vOp, op: r}, true, false
	case "time.After", "time.NewTimer", "time.NewTicker", "time.Tick":
		r := f.t.Reg("timer")
		in := f.t.MakeChan(r, explore.Const(0))
		in.Name, in.Env = "timer", explore.EnvOnce
		if name == "time.NewTicker" || name == "time.Tick" {
			in.Env = explore.EnvTicks
		}
		return &val{kind: vOp, op: r}, true, false
	case "(*time.Ticker).Stop":
		if op, ok := recv(); ok {
			f.t.Emit(explore.Instr{Op: explore.SetEnv, Obj: op})
		}
	case "(*time.Ticker).Reset":
		if op, ok := recv(); ok {
			f.t.Emit(explore.Instr{Op: explore.SetEnv, Obj: op, Env: explore.EnvTicks})
		}
	case "(*time.Timer).Stop":
		return nil, true, false
	case "(*time.Timer).Reset":
		if op, ok := recv(); ok {
			f.t.Emit(explore.Instr{Op: explore.SetEnv, Obj: op, Env: explore.EnvOnce})
		}
	case "errors.New", "fmt.Errorf":
		return &val{kind: vOp, op: explore.Const(1)}, true, false
	default:
		return nil, false, false
	}
	return nil, true, false
}

func (f *frame) closeIfSet(ch explore.Operand) {
	skip := f.t.NewMark()
	f.t.If(ch, explore.EQ, explore.Const(0), skip)
	f.t.On(explore.Close, ch).Idempotent = true
	f.t.Set(skip)
}

// childContext makes a context of its own. It ends with its parent, which
// ends when the environment wants unless it is the background.
func (f *frame) childContext(parent ssa.Value, timeout bool) *val {
	env := explore.EnvClose
	if p := f.value(parent); p != nil && p.kind == vOp && p.op == explore.Const(0) && !timeout {
		env = explore.EnvNone
	}
	return f.freshContext(env)
}

// groupGo lowers wg.Go(f) and g.Go(f).
func (f *frame) groupGo(call ssa.CallInstruction, errs bool) {
	c := call.Common()
	group := f.value(c.Args[0])
	fn := f.value(c.Args[1])
	if group == nil || group.kind != vOp {
		group = nil
	}
	if fn == nil || fn.kind != vFunc || !f.ir.Has(fn.fn) {
		f.escape(fn)
		if group != nil { // it may run for ever
			f.escape(group)
		}
		return
	}
	if group == nil {
		f.start(fn, nil, nil, "")
		return
	}
	if !errs {
		f.t.Add(group.op, 1)
		f.startIn(fn, []*val{group}, func(g *frame, own []*val) {
			g.t.Add(own[0].op, -1)
			g.t.Do(explore.Return)
		}, "wg.Go")
		return
	}
	wg, ch, sem := f.t.Reg("wg"), f.t.Reg("done"), f.t.Reg("limit")
	f.t.Load(wg, group.op, explore.Const(0))
	f.t.Load(ch, group.op, explore.Const(1))
	f.t.Load(sem, group.op, explore.Const(2))
	free := f.t.NewMark()
	f.t.If(sem, explore.EQ, explore.Const(0), free)
	f.t.Send(sem)
	f.t.Set(free)
	f.t.Add(wg, 1)
	op := func(o explore.Operand) *val { return &val{kind: vOp, op: o} }
	f.startIn(fn, []*val{op(wg), op(ch), op(sem)}, func(g *frame, own []*val) {
		ok := g.t.NewMark()
		if len(g.results) > 0 && g.results[0] != nil && (g.results[0].kind == vOp || g.results[0].kind == vBit) {
			g.t.If(g.results[0].op, explore.EQ, explore.Const(0), ok)
		} else {
			failed := g.t.NewMark()
			g.t.Choose(ok, failed)
			g.t.Set(failed)
		}
		g.closeIfSet(own[1].op)
		g.t.Set(ok)
		end := g.t.NewMark()
		g.t.If(own[2].op, explore.EQ, explore.Const(0), end)
		g.t.Recv(own[2].op)
		g.t.Set(end)
		g.t.Add(own[0].op, -1)
		g.t.Do(explore.Return)
	}, "g.Go")
}

// startIn starts a process that runs fn and then the code behind it.
func (f *frame) startIn(fn *val, own []*val, behind func(g *frame, own []*val), kind string) {
	n := len(own)
	vals := append(append([]*val{}, own...), fn.parts...)
	f.spawn(kind, fn.fn, vals, func(b *builder, vals []*val) {
		g := b.frame(fn.fn, nil, nil)
		g.bind(vals[n:])
		g.wrapped = func() { behind(g, vals[:n]) }
		g.body()
	})
}

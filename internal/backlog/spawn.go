package backlog

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Spawn starts a goroutine for each item of a stream, or for each call, and
// nothing limits how many there are.
type Spawn struct {
	Pos   token.Pos
	Kind  SpawnKind
	Each  string // for what one is started: "value received from jobs"
	Group string // the group that starts it as it is written, or ""
	Chan  string // of Late and Dodge: the channel
	// Independent tells of what a group starts that it certainly waits for
	// nothing that another of its goroutines does, so that fewer at a time
	// suffice.
	Independent bool
	Steps       []Step
}

// A SpawnKind says what makes the goroutines many.
type SpawnKind uint8

const (
	PerItem    SpawnKind = iota // one for each item of a stream
	Late                        // the same, and the semaphore is taken in the goroutine
	Dodge                       // one for each call, only to wait in a send
	PerElement                  // one for each element of a collection that comes from outside
)

// Spawns returns the spawns without a limit, in the order of the functions.
func (r *Result) Spawns() []Spawn {
	var list []Spawn
	seen := map[ssa.CallInstruction]bool{}
	for _, s := range r.gorun.Spawns() {
		if seen[s.Site] || !r.startsGoroutine(s) {
			continue
		}
		if found, ok := r.unlimited(s); ok {
			seen[s.Site] = true
			list = append(list, found)
		}
	}
	return list
}

// startsGoroutine tells whether the spawn starts its goroutine at once: a
// timer does not, and errgroup.TryGo refuses.
func (r *Result) startsGoroutine(s *gorun.Spawn) bool {
	if _, ok := s.Site.(*ssa.Go); ok {
		return true
	}
	fn := staticCallee(s.Site)
	return s.Group != nil && fn != nil && fn.Name() == "Go"
}

func (r *Result) unlimited(s *gorun.Spawn) (Spawn, bool) {
	if s.Group != nil && r.hasLimit(s) || r.isEntity(s) || r.endsWithCaller(s) {
		return Spawn{}, false
	}
	found := Spawn{Pos: s.Site.Pos()}
	if call, ok := r.ir.NodeAt(s.Site.Pos()).(*ast.CallExpr); ok {
		found.Pos = call.Pos()
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && s.Group != nil {
			found.Group = ir.Text(sel.X)
		}
	}
	found.Independent = r.isIndependent(s)
	w := &walkUp{r: r, spawn: s}
	if w.from(s.Site, operandsOf(s.Site), true, 0) {
		found.Each, found.Steps = w.each, w.steps
		if name, pos, ok := r.takenInside(s); ok {
			found.Kind, found.Chan = Late, name
			found.Steps = append(found.Steps, Step{pos, "The goroutine takes " + name + " only here, when it exists already."})
		}
		return found, true
	}
	if w.limited {
		return Spawn{}, false
	}
	if name, step, ok := r.dodges(s); ok {
		found.Kind, found.Chan, found.Steps = Dodge, name, []Step{step}
		found.Each = "call of " + ir.FuncName(s.In())
		return found, true
	}
	if each, step, ok := r.perElement(s); ok {
		found.Kind, found.Each, found.Steps = PerElement, each, []Step{step}
		return found, true
	}
	return Spawn{}, false
}

// operandsOf returns the values that a spawn hands to its goroutine.
func operandsOf(site ssa.CallInstruction) []ssa.Value {
	common := site.Common()
	list := slices.Clone(common.Args)
	if closure, ok := common.Value.(*ssa.MakeClosure); ok {
		list = append(list, closure.Bindings...)
	} else if common.IsInvoke() {
		list = append(list, common.Value)
	} else if _, ok := common.Value.(*ssa.Function); !ok {
		list = append(list, common.Value)
	}
	return list
}

// A walkUp looks from a spawn outwards for the stream whose items start it,
// through the loops around it and the callers of its function.
type walkUp struct {
	r       *Result
	spawn   *gorun.Spawn
	each    string
	steps   []Step
	limited bool // something on the way limits the number
	path    []*ssa.Function
}

const maxCallers = 3

// from looks outwards from a site that is handed the values used. always tells
// whether each call of the functions below comes to the spawn.
func (w *walkUp) from(site ssa.CallInstruction, used []ssa.Value, always bool, depth int) bool {
	fn := site.Parent()
	if depth > maxCallers || slices.Contains(w.path, fn) {
		return false
	}
	w.path = append(w.path, fn)
	defer func() { w.path = w.path[:len(w.path)-1] }()

	loops := ssax.Loops(site.Block())
	for _, l := range loops {
		it, ok := w.itemOf(l, site)
		if !ok {
			continue
		}
		if w.isLimited(site, l, &it) {
			w.limited = true
			return false
		}
		if !w.depends(used, &it) && !(always && isUnconditional(site, l, &it)) {
			continue
		}
		w.each = it.text
		w.steps = append(w.steps, Step{it.pos, it.sentence})
		return true
	}
	if w.isLimited(site, nil, nil) {
		w.limited = true
		return false
	}
	if w.joins(fn) {
		return false // no goroutine outlives the call
	}
	params := w.paramsIn(used, fn)
	if text, pos, ok := w.r.handles(fn); ok && (len(params) > 0 || site.Block() == fn.Blocks[0]) {
		w.each = text
		w.steps = append(w.steps, Step{pos, "The function runs for each " + text + "."})
		return true
	}
	if len(params) == 0 || fn.Parent() == nil && startsSomething(fn) {
		return false
	}
	for _, caller := range w.r.gorun.Callers(fn) {
		if _, ok := caller.(*ssa.Call); !ok {
			continue
		}
		args := caller.Common().Args
		if caller.Common().IsInvoke() {
			args = append([]ssa.Value{caller.Common().Value}, args...)
		}
		var passed []ssa.Value
		for _, i := range params {
			if i < len(args) && len(args) == len(fn.Params) {
				passed = append(passed, args[i])
			}
		}
		if len(passed) > 0 && w.from(caller, passed, always && alwaysReached(site), depth+1) {
			w.steps = append(w.steps, Step{caller.Pos(), ir.FuncName(fn) + " is called for each."})
			return true
		}
	}
	return false
}

// alwaysReached tells whether each call of the function comes to the site, other
// than after an error.
func alwaysReached(site ssa.Instruction) bool {
	for branch := range ssax.Branches(site.Block()) {
		cmp, ok := branch.If.Cond.(*ssa.BinOp)
		if !ok || !isErrorType(cmp.X.Type()) || (cmp.Op == token.NEQ) == branch.Holds {
			return false
		}
	}
	return true
}

// servesRequest tells whether a function runs for each request of a server.
func servesRequest(fn *ssa.Function) bool {
	return slices.ContainsFunc(fn.Params, func(p *ssa.Parameter) bool {
		ptr, ok := types.Unalias(p.Type()).(*types.Pointer)
		if !ok {
			return false
		}
		named, ok := types.Unalias(ptr.Elem()).(*types.Named)
		return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http" && named.Obj().Name() == "Request"
	})
}

// startsSomething tells by its name whether a function is called to start or
// end something as a whole, and so not once an item.
func startsSomething(fn *ssa.Function) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	if fn.Name() == "main" || fn.Name() == "init" || strings.HasPrefix(fn.Name(), "init#") {
		return true
	}
	name := strings.ToLower(fn.Name())
	for _, prefix := range []string{"new", "start", "run", "open", "close", "stop", "shutdown", "connect", "dial", "listen", "serve", "init", "setup", "wait", "cancel", "restart", "launch", "make", "register", "add", "with", "watch", "accept", "join", "leave", "drain", "boot", "spawn", "end", "finish", "abort", "kill", "terminate", "test", "monitor"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// -- items --

// An item is what one turn of a loop gets from a stream.
type item struct {
	instr    ssa.Instruction
	source   ssa.Value // the channel, or the receiver of the call
	values   []ssa.Value
	text     string // "value received from jobs"
	sentence string
	pos      token.Pos
}

// itemOf returns the item that a turn of the loop has got before the site.
func (w *walkUp) itemOf(l *ssax.Loop, site ssa.CallInstruction) (item, bool) {
	if isCounted(l) {
		return item{}, false
	}
	var first item
	found := false
	for instr := range l.Instrs {
		// Of nested loops, only the one around the site matters.
		if instr == ssa.Instruction(site) || instr.Block() != site.Block() && !instr.Block().Dominates(site.Block()) ||
			instr.Block() == site.Block() && ssax.IndexOf(instr) > ssax.IndexOf(site) {
			continue
		}
		it, ok := w.itemAt(instr, site)
		if ok && (!found || ssax.Precedes(it.instr, first.instr)) {
			first, found = it, true
		}
	}
	return first, found
}

func (w *walkUp) itemAt(instr ssa.Instruction, site ssa.CallInstruction) (item, bool) {
	switch i := instr.(type) {
	case *ssa.UnOp:
		if i.Op == token.ARROW && w.isItem(i.X) {
			return w.received(i, i.X, []ssa.Value{i}, i.Pos()), true
		}
	case *ssa.Select:
		arm := ssax.Arm(i, site.Block())
		if arm >= 0 && i.States[arm].Dir != types.SendOnly && w.isItem(i.States[arm].Chan) {
			return w.received(i, i.States[arm].Chan, valuesOfArm(i, arm), i.States[arm].Pos), true
		}
	case *ssa.Call:
		return w.read(i)
	}
	return item{}, false
}

// isCounted tells whether the loop goes over a collection or counts to a
// number.
func isCounted(l *ssax.Loop) bool {
	for _, instr := range l.Header.Instrs {
		switch i := instr.(type) {
		case *ssa.If:
			if cmp, ok := i.Cond.(*ssa.BinOp); ok && (isCounter(cmp.X) || isCounter(cmp.Y)) {
				return true
			}
		case *ssa.Next:
			return true
		}
	}
	return false
}

func valuesOfArm(sel *ssa.Select, arm int) []ssa.Value {
	index := 2
	for i := range arm {
		if sel.States[i].Dir == types.RecvOnly {
			index++
		}
	}
	var list []ssa.Value
	for extract := range ssax.Refs[*ssa.Extract](sel) {
		if extract.Index == index {
			list = append(list, extract)
		}
	}
	return list
}

// isItem tells whether the values of the channel are items: not ticks,
// signals, errors and marks, nor connections and channels, for each of which
// a goroutine is due.
func (w *walkUp) isItem(ch ssa.Value) bool {
	c, ok := ch.Type().Underlying().(*types.Chan)
	return ok && isItemType(c.Elem()) && !w.feeds(ch) && !w.isShort(ch)
}

func isItemType(t types.Type) bool {
	if isErrorType(t) || isMark(t) || isEntityType(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Chan:
		return false
	case *types.Pointer:
		return isItemType(u.Elem())
	}
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil {
		switch named.Obj().Pkg().Path() + "." + named.Obj().Name() {
		case "time.Time", "os.Signal", "syscall.Signal":
			return false
		}
	}
	return true
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// isMark tells whether a value of the type carries nothing: it only wakes.
func isMark(t types.Type) bool {
	if t == nil {
		return false
	}
	st, ok := t.Underlying().(*types.Struct)
	return ok && st.NumFields() == 0
}

// isEntityType tells whether values of the type are connections: they can be
// read from and closed.
func isEntityType(t types.Type) bool {
	var closes, reads bool
	for _, m := range methodNames(t) {
		m = strings.ToLower(m)
		switch {
		case m == "close" || m == "closeread" || m == "reject":
			closes = true
		case m == "read" || m == "readfrom" || m == "readmessage" || m == "readbatch" || m == "recvmsg" || m == "recv" || m == "accept":
			reads = true
		}
	}
	return closes && reads
}

func methodNames(t types.Type) []string {
	var names []string
	for _, t := range []types.Type{t, types.NewPointer(t)} {
		set := types.NewMethodSet(t)
		for i := range set.Len() {
			names = append(names, set.At(i).Obj().Name())
		}
		if types.IsInterface(t) {
			break
		}
	}
	return names
}

// feeds tells whether the goroutine sends on the very channel: it puts an item
// back.
func (w *walkUp) feeds(ch ssa.Value) bool {
	c := w.r.chans.Channel(ch)
	if c == nil {
		return false
	}
	for _, op := range c.Sends() {
		if slices.Contains(w.spawn.Runs, op.Fn()) || w.r.gorun.MayRunOn(op.Fn(), w.spawn) {
			return true
		}
	}
	return false
}

// feedsWhat tells whether the goroutine puts back what the function takes from a
// channel.
func (w *walkUp) feedsWhat(fn *ssa.Function) bool {
	for recv := range ssax.All[*ssa.UnOp]([]*ssa.Function{fn}) {
		if recv.Op == token.ARROW && w.feeds(recv.X) {
			return true
		}
	}
	return false
}

// isShort tells whether all that is ever sent on the channel is a number of
// values that the program knows: the elements of a collection, or what stands
// there.
func (w *walkUp) isShort(ch ssa.Value) bool {
	c := w.r.chans.Channel(ch)
	if c == nil || !c.Complete(flow.SendEnd) || len(c.Sends()) == 0 {
		return false
	}
	for _, op := range c.Sends() {
		for _, l := range ssax.Loops(op.Instr.Block()) {
			if !isCounted(l) {
				return false
			}
		}
		fn := op.Fn()
		for fn.Parent() != nil && w.r.gorun.Times(fn) == gorun.Once {
			fn = fn.Parent()
		}
		for _, b := range []*ssa.Function{op.Fn(), fn} {
			if t := w.r.gorun.Times(b); t == gorun.Many || t == gorun.Each && len(c.Fields)+len(c.Globals) > 0 {
				return false
			}
		}
	}
	return true
}

func (w *walkUp) received(instr ssa.Instruction, ch ssa.Value, values []ssa.Value, pos token.Pos) item {
	name := w.r.ir.ChanText(pos)
	for _, op := range w.r.chans.OpsAt(instr) {
		if op.Chan == ch {
			name, pos = w.r.chans.Text(op), op.Pos()
		}
	}
	text := "value received from " + name
	return item{instr, ch, values, text, "Each " + text + " starts one.", pos}
}

// read returns the item that a call yields.
func (w *walkUp) read(call *ssa.Call) (item, bool) {
	fn := staticCallee(call)
	if fn == nil || !library.IsNext(fn) && !w.r.yields(call, 0) {
		return item{}, false
	}
	if fn.Pkg() == w.r.pass.Pkg && !call.Call.IsInvoke() && !w.r.yields(call, 0) {
		return item{}, false
	}
	if own := call.Call.StaticCallee(); own != nil && w.r.ir.Has(own) && w.feedsWhat(ssax.Origin(own)) {
		return item{}, false
	}
	results := call.Call.Signature().Results()
	if results.Len() > 0 && !isItemType(results.At(0).Type()) && results.Len() == 1 {
		// What fills in the value that it is given returns an error only.
		if !isErrorType(results.At(0).Type()) || len(argumentsOf(call, fn)) == 0 {
			return item{}, false
		}
	}
	if results.Len() > 0 && (isEntityType(results.At(0).Type()) || isEntityPointer(results.At(0).Type())) {
		return item{}, false
	}
	it := item{instr: call, values: []ssa.Value{call}, pos: call.Pos()}
	if call.Call.IsInvoke() {
		it.source = call.Call.Value
	} else if len(call.Call.Args) > 0 {
		it.source = call.Call.Args[0]
	}
	name := w.r.ir.CallText(call.Pos())
	if name == "" {
		name = "the stream"
	}
	it.text = "item that " + name + " yields"
	it.sentence = "Each " + it.text + " starts one."
	return it, true
}

func isEntityPointer(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	return ok && isEntityType(p.Elem())
}

// yields tells whether a function of the package gets its result from a
// channel or by a call that yields an item, or takes it out of a queue as its
// name says.
func (r *Result) yields(call *ssa.Call, depth int) bool {
	fns, complete := r.flow.Callees(call)
	if !complete || len(fns) != 1 || !r.ir.Has(fns[0]) || depth > 2 || fns[0].Signature.Results().Len() == 0 {
		return false
	}
	if !isItemType(fns[0].Signature.Results().At(0).Type()) {
		return false
	}
	if b, ok := fns[0].Signature.Results().At(0).Type().Underlying().(*types.Basic); ok && b.Kind() == types.Bool {
		return false
	}
	obj, _ := fns[0].Object().(*types.Func)
	if obj != nil && library.IsNext(obj) && r.takesHead(fns[0]) {
		return true
	}
	for instr := range ssax.All[ssa.Instruction](fns) {
		switch i := instr.(type) {
		case *ssa.UnOp:
			if i.Op == token.ARROW && isReturned(i, 0) {
				return true
			}
		case *ssa.Select:
			for arm, state := range i.States {
				if state.Dir == types.RecvOnly {
					for _, v := range valuesOfArm(i, arm) {
						if isReturned(v, 0) {
							return true
						}
					}
				}
			}
		case *ssa.Call:
			fn := staticCallee(i)
			if fn != nil && fn.Pkg() != r.pass.Pkg && library.IsNext(fn) && (isReturned(i, 0) || len(i.Call.Args) > 1) || fn != nil && fn.Pkg() == r.pass.Pkg && isReturned(i, 0) && r.yields(i, depth+1) {
				return true
			}
		}
	}
	return false
}

// takesHead tells whether the function shortens a queue.
func (r *Result) takesHead(fn *ssa.Function) bool {
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{fn}) {
		if cut, ok := store.Val.(*ssa.Slice); ok && r.places().placeOf(store.Addr) != nil && r.places().read(cut.X) == r.places().placeOf(store.Addr) {
			return true
		}
	}
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		if f := staticCallee(call); f != nil && (f.FullName() == "(*container/list.List).Remove" || f.FullName() == "container/heap.Pop") {
			return true
		}
	}
	return false
}

func isReturned(v ssa.Value, depth int) bool {
	if depth > 4 || v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Return:
			return true
		case *ssa.Extract, *ssa.Phi, *ssa.Convert, *ssa.ChangeType, *ssa.TypeAssert, *ssa.MakeInterface:
			if isReturned(ref.(ssa.Value), depth+1) {
				return true
			}
		case *ssa.Store:
			if cell, ok := ref.Addr.(*ssa.Alloc); ok && ref.Val == v {
				for load := range ssax.Refs[*ssa.UnOp](cell) {
					if isReturned(load, depth+1) {
						return true
					}
				}
			}
		}
	}
	return false
}

// isUnconditional tells whether every turn that has got the item comes to the
// site, whatever the item is.
func isUnconditional(site ssa.CallInstruction, l *ssax.Loop, it *item) bool {
	for branch := range ssax.Branches(site.Block()) {
		b := branch.If.Block()
		if !l.Has(b) || !it.instr.Block().Dominates(b) {
			continue
		}
		switch c := branch.If.Cond.(type) {
		case *ssa.Extract: // the ok of the receive
			continue
		case *ssa.BinOp:
			if e, ok := c.X.(*ssa.Extract); ok {
				if _, ok := e.Tuple.(*ssa.Select); ok || isErrorType(e.Type()) {
					continue
				}
			}
			if isErrorType(c.X.Type()) {
				continue
			}
		case *ssa.Call:
			if c == it.instr {
				continue
			}
		}
		return false
	}
	return true
}

// depends tells whether one of the values is made of the item.
func (w *walkUp) depends(used []ssa.Value, it *item) bool {
	d := &dependence{item: it, seen: map[ssa.Value]bool{}}
	return slices.ContainsFunc(used, d.on)
}

type dependence struct {
	item *item
	seen map[ssa.Value]bool
}

func (d *dependence) on(v ssa.Value) bool {
	if v == nil || d.seen[v] || len(d.seen) > 400 {
		return false
	}
	d.seen[v] = true
	if slices.Contains(d.item.values, v) {
		return true
	}
	switch v := v.(type) {
	case *ssa.Const, *ssa.Global, *ssa.Function, *ssa.Builtin, *ssa.Parameter, *ssa.FreeVar:
		return false
	case *ssa.Alloc:
		refs := v.Referrers()
		if refs == nil {
			return false
		}
		return slices.ContainsFunc(*refs, func(ref ssa.Instruction) bool { return d.through(v, ref) })
	case *ssa.Call:
		// What else the reader gives: Text after Scan.
		if d.item.source != nil && len(v.Call.Args) > 0 && v.Call.Args[0] == d.item.source && v != d.item.instr {
			return true
		}
		if d.item.source != nil && v.Call.IsInvoke() && v.Call.Value == d.item.source {
			return true
		}
	}
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return false
	}
	for _, operand := range instr.Operands(nil) {
		if *operand != nil && d.on(*operand) {
			return true
		}
	}
	return false
}

// through tells whether what is written to a variable is made of the item.
func (d *dependence) through(address ssa.Value, ref ssa.Instruction) bool {
	switch ref := ref.(type) {
	case *ssa.Store:
		return ref.Addr == address && d.on(ref.Val)
	case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Slice, *ssa.MakeInterface:
		v := ref.(ssa.Value)
		if d.seen[v] {
			return false
		}
		d.seen[v] = true
		refs := v.Referrers()
		return refs != nil && slices.ContainsFunc(*refs, func(next ssa.Instruction) bool { return d.through(v, next) })
	case *ssa.Call:
		if ref == d.item.instr {
			return true
		}
		if d.item.source == nil {
			return false
		}
		return slices.Contains(ref.Call.Args, d.item.source) || ref.Call.IsInvoke() && ref.Call.Value == d.item.source ||
			slices.ContainsFunc(ref.Call.Args, func(a ssa.Value) bool { return a != address && d.on(a) })
	}
	return false
}

// paramsIn returns the parameters of fn that the values are made of.
func (w *walkUp) paramsIn(used []ssa.Value, fn *ssa.Function) []int {
	var list []int
	for i, p := range fn.Params {
		d := &dependence{item: &item{values: []ssa.Value{p}}, seen: map[ssa.Value]bool{}}
		// The parameter itself ends the search before it can be found.
		if slices.Contains(used, ssa.Value(p)) || slices.ContainsFunc(used, d.on) {
			list = append(list, i)
		}
	}
	return list
}

// handles tells whether fn is run for each message or file: it is given to a
// library that says so.
func (r *Result) handles(fn *ssa.Function) (each string, pos token.Pos, ok bool) {
	if h, ok := r.handlers()[ssax.Origin(fn)]; ok {
		return h.each, h.pos, true
	}
	return "", token.NoPos, false
}

type handler struct {
	each string
	pos  token.Pos
}

// handlers finds the functions that libraries run for each message or file.
func (r *Result) handlers() map[*ssa.Function]handler {
	r.finding.Do(func() {
		r.handler = map[*ssa.Function]handler{}
		note := func(fn *ssa.Function, h handler) {
			if _, ok := r.handler[fn]; !ok && r.ir.Has(fn) {
				r.handler[fn] = h
			}
		}
		var rows []library.Callback
		for _, p := range r.pass.Pkg.Imports() {
			rows = append(rows, library.Messages(p.Path())...)
		}
		for _, call := range r.ir.Calls {
			fn := staticCallee(call)
			if fn == nil || fn.Pkg() == r.pass.Pkg {
				continue
			}
			for i, arg := range argumentsOf(call, fn) {
				if library.EachItem(fn, i) {
					for _, target := range r.functionsIn(arg) {
						note(target, handler{"file", call.Pos()})
					}
				}
				for _, row := range rows {
					if row.Form == library.FuncParam && row.Param == i && row.FullName() == fn.FullName() {
						for _, target := range r.functionsIn(arg) {
							note(target, handler{"message", target.Pos()})
						}
					}
				}
			}
		}
		if len(rows) > 0 {
			r.typedHandlers(rows, note)
		}
	})
	return r.handler
}

// typedHandlers finds the handlers that are known by an interface, a struct
// field or a function type of a library.
func (r *Result) typedHandlers(rows []library.Callback, note func(*ssa.Function, handler)) {
	lookup := func(row library.Callback, name string) types.Object {
		for _, p := range r.pass.Pkg.Imports() {
			if p.Path() == row.Package {
				return p.Scope().Lookup(name)
			}
		}
		return nil
	}
	for _, row := range rows {
		owner, member, _ := strings.Cut(row.Symbol, ".")
		switch row.Form {
		case library.InterfaceMethod:
			obj := lookup(row, owner)
			if obj == nil {
				continue
			}
			iface, ok := obj.Type().Underlying().(*types.Interface)
			if !ok {
				continue
			}
			for _, fn := range r.ir.Funcs {
				recv := fn.Signature.Recv()
				if recv != nil && fn.Name() == member && (types.Implements(recv.Type(), iface) || types.Implements(types.NewPointer(recv.Type()), iface)) {
					note(fn, handler{"message", fn.Pos()})
				}
			}
		case library.StructField:
			for store := range ssax.All[*ssa.Store](r.ir.Funcs) {
				f := fieldOf(store.Addr)
				if f == nil || f.Name() != member || f.Pkg() == nil || f.Pkg().Path() != row.Package {
					continue
				}
				for _, target := range r.functionsIn(store.Val) {
					note(target, handler{"message", target.Pos()})
				}
			}
		case library.FuncType:
			obj := lookup(row, row.Symbol)
			if obj == nil {
				continue
			}
			for change := range ssax.All[*ssa.ChangeType](r.ir.Funcs) {
				if types.Identical(change.Type(), obj.Type()) {
					for _, target := range r.functionsIn(change.X) {
						note(target, handler{"message", target.Pos()})
					}
				}
			}
		}
	}
}

func (r *Result) functionsIn(v ssa.Value) []*ssa.Function {
	objects, _ := r.flow.Objects(v)
	var list []*ssa.Function
	for _, o := range objects {
		if o.Fn != nil && r.ir.Has(o.Fn) {
			list = append(list, o.Fn)
		}
	}
	return list
}

// argumentsOf returns the arguments of a call, the receiver not counted.
func argumentsOf(call ssa.CallInstruction, fn *types.Func) []ssa.Value {
	args := call.Common().Args
	if fn.Signature().Recv() != nil && !call.Common().IsInvoke() && len(args) > 0 {
		return args[1:]
	}
	return args
}

package summary

import (
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/flow"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Drop is a send that is given up without a word: the case of a select whose
// default does nothing, and after which the program goes on as if the value
// had been sent.
type Drop struct {
	Select  *ssa.Select
	Send    *ssa.SelectState
	Default token.Pos
	// Unbuffered is the make of the channel if each has no buffer: the send
	// goes through only while a receiver waits.
	Unbuffered *ssa.MakeChan
	// OneFits tells whether nothing would be lost if that channel had room for
	// one value.
	OneFits bool
}

// Pos returns the place of the send.
func (d Drop) Pos() token.Pos { return d.Send.Pos }

// admission matches a comment that says that values may be lost, unless denial
// matches too: it says that they may not, or that they should not.
var (
	admission = regexp.MustCompile(`(?i)\b(drops|dropping|discards|loses|skips|misses|coalesc\w*|conflat\w*|lossy|best[- ]?effort|(is|are|be|been|gets?|being) (\w+ )?(dropped|discarded|lost|skipped|missed|ignored)|(drop|discard|skip|lose|miss|ignore)( \w+){0,3} (if|when|while|until|rather)|(drop|discard|skip|lose|ignore) (it|them|the|this)|(if|when|is|are) (the |its )?(\w+ )?full|slow (consumer|subscriber|receiver|reader|listener|watcher|client)s?|(used )?to try|tries to|already (pending|queued|requested|scheduled|sent|set|signal\w*|waiting)|only (care\w*|deliver\w*|emit\w*|keep\w*|need\w*|notif\w*|publish\w*|report\w*|send\w*|the (first|last|latest)|want\w*)|keeps? (only )?(the )?(first|last|latest|newest)|(if|when|unless) (no|any|some)(body| ?one)('s| is)? (is )?(interested|listening|reading|receiving|waiting|wants)|too (busy|fast|frequent\w*|often)|don'?t care|on purpose|deliberate\w*|intentional\w*)\b`)
	denial    = regexp.MustCompile(`(?i)\b(bug|fixme|todo|xxx|wrong)\b|\b(never|not|no|without|cannot|nothing)\b[^.]{0,40}\b(drop\w*|los[te]\w*|losing|discard\w*|miss\w*|skip\w*)\b`)
	patience  = regexp.MustCompile(`(?i)\b(never|not|without|n't|avoid|non)[ -]*(to )?(block|wait)`)
	intention = regexp.MustCompile(`(?i)\b(best[- ]?effort|fire[- ]and[- ]forget|in the background|on purpose|deliberate\w*|intentional\w*|don'?t care|is fine|is ok(ay)?)\b|nolint:.*errcheck`)
)

// tries matches the name of a function that says that it may not send.
var tries = regexp.MustCompile(`(?i)^(maybe|try)|best_?effort|or_?drop|lossy|non_?block|no_?wait`)

// Drops returns the sends of the package that are given up without a word, of
// values that carry something, in the order of its functions.
func (r *Result) Drops() []Drop {
	var list []Drop
	for _, instr := range r.ir.Ops {
		sel, ok := instr.(*ssa.Select)
		if !ok || sel.Blocking {
			continue
		}
		state := onlySend(sel)
		if state == nil {
			continue
		}
		place, empty := r.ir.EmptyDefault(sel.Pos())
		if !empty || tries.MatchString(outermost(sel.Parent()).Name()) || r.admits(sel.Pos()) {
			continue
		}
		if tellsApart(sel, state) || !r.matters(sel, state.Chan, state.Send) || r.finds(sel, state.Chan) {
			continue
		}
		d := Drop{Select: sel, Send: state, Default: place}
		if r.sendKind(state.Chan) == Chan {
			objects, _ := r.flow.Objects(state.Chan)
			d.Unbuffered = objects[0].Value.(*ssa.MakeChan)
			d.OneFits = len(objects) == 1 && r.oneFits(sel, state.Chan, objects[0], d.Unbuffered)
		}
		list = append(list, d)
	}
	return list
}

// admits tells whether a comment says that the select at pos may lose its
// value. That it must not wait is enough at the select itself; in the doc
// comment of its function it is a promise to the caller and tells of no loss.
func (r *Result) admits(pos token.Pos) bool {
	return r.ir.Admits(pos, ir.Above|ir.Doc|ir.Inside|ir.Clause, admission, denial) || r.ir.Admits(pos, ir.Above|ir.Inside, patience, denial)
}

func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// onlySend returns the one send case of the select, or nil.
func onlySend(sel *ssa.Select) *ssa.SelectState {
	var only *ssa.SelectState
	for _, state := range sel.States {
		if state.Dir == types.SendOnly {
			if only != nil {
				return nil
			}
			only = state
		}
	}
	return only
}

// -- does the program notice? --

// An edge is a way out of a select: from the branch that tests for it to what
// it runs.
type edge struct{ from, to *ssa.BasicBlock }

// waysOut returns the edge of each case, and of the default as the last.
func waysOut(sel *ssa.Select) []edge {
	edges := make([]edge, len(sel.States)+1)
	for extract := range ssax.Refs[*ssa.Extract](sel) {
		if extract.Index != 0 {
			continue
		}
		for test := range ssax.Refs[*ssa.BinOp](extract) {
			k, ok := constant.Int64Val(constOf(test.Y))
			if !ok || test.Op != token.EQL {
				continue
			}
			for branch := range ssax.Refs[*ssa.If](test) {
				edges[k] = edge{branch.Block(), branch.Block().Succs[0]}
				if int(k) == len(sel.States)-1 {
					edges[k+1] = edge{branch.Block(), branch.Block().Succs[1]}
				}
			}
		}
	}
	return edges
}

// region returns the blocks that run only behind the edge.
func (e edge) region() []*ssa.BasicBlock {
	if e.to == nil || len(e.to.Preds) != 1 {
		return nil
	}
	var list []*ssa.BasicBlock
	for _, block := range e.to.Parent().Blocks {
		if e.to.Dominates(block) {
			list = append(list, block)
		}
	}
	return list
}

// exits returns the edges that leave the region, or the edge itself if it has
// none.
func (e edge) exits() []edge {
	region := e.region()
	if region == nil {
		return []edge{e}
	}
	var list []edge
	for _, block := range region {
		for _, succ := range block.Succs {
			if !slices.Contains(region, succ) {
				list = append(list, edge{block, succ})
			}
		}
	}
	return list
}

// tellsApart tells whether the program goes on in another way when the send
// was made than when it was not: it counts, tries something else, or returns
// another result.
func tellsApart(sel *ssa.Select, state *ssa.SelectState) bool {
	edges := waysOut(sel)
	sent, skipped := edges[slices.Index(sel.States, state)], edges[len(edges)-1]
	if sent.to == nil || skipped.to == nil {
		return false // no branch is left, since both lead to the same place
	}
	for _, block := range skipped.region() {
		for _, instr := range block.Instrs {
			if hasEffect(instr) || isAnswer(instr) {
				return true
			}
		}
	}
	for _, block := range sent.region() {
		for _, instr := range block.Instrs {
			if isRecord(instr) || isAnswer(instr) {
				return true
			}
		}
	}
	joined := sent.exits()
	for _, out := range skipped.exits() {
		met := false
		for _, in := range joined {
			if in.to != out.to {
				continue
			}
			met = true
			for _, instr := range out.to.Instrs {
				phi, ok := instr.(*ssa.Phi)
				if !ok {
					break
				}
				if phi.Edges[slices.Index(out.to.Preds, out.from)] != phi.Edges[slices.Index(in.to.Preds, in.from)] {
					return true
				}
			}
		}
		if !met && !justEnds(out.to) {
			return true // what was sent leaves a loop or returns, the other goes on
		}
	}
	return false
}

// justEnds tells whether the block leads to the function's end and nothing
// else.
func justEnds(block *ssa.BasicBlock) bool {
	for range 4 {
		for _, instr := range block.Instrs {
			if hasEffect(instr) || isAnswer(instr) {
				return false
			}
		}
		switch len(block.Succs) {
		case 0:
			return true
		case 1:
			block = block.Succs[0]
		default:
			return false
		}
	}
	return false
}

func isAnswer(instr ssa.Instruction) bool {
	ret, ok := instr.(*ssa.Return)
	return ok && len(ret.Results) > 0
}

func hasEffect(instr ssa.Instruction) bool {
	switch instr := instr.(type) {
	case *ssa.Store, *ssa.MapUpdate, *ssa.Send, *ssa.Select, *ssa.Go, *ssa.Defer, *ssa.Panic:
		return true
	case *ssa.UnOp:
		return instr.Op == token.ARROW
	case *ssa.Call:
		// The unlock of what both ways hold is no reaction.
		switch fn := Callee(instr); {
		case fn == nil:
			return true
		default:
			return !strings.HasSuffix(fn.Name(), "Unlock")
		}
	}
	return false
}

// isRecord tells whether the instruction may keep that the send was made. A
// log line does not.
func isRecord(instr ssa.Instruction) bool {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return hasEffect(instr) && !isSpare(instr)
	}
	fn := Callee(call)
	if fn == nil {
		return true
	}
	if fn.Pkg() != nil {
		switch fn.Pkg().Path() {
		case "fmt", "log", "log/slog", "testing":
			return false
		}
	}
	for _, word := range []string{"Debug", "Info", "Print", "Log", "Trace", "Warn", "Unlock", "Error"} {
		if strings.HasPrefix(fn.Name(), word) || strings.HasSuffix(fn.Name(), word) {
			return false
		}
	}
	return true
}

// isSpare tells whether the store fills the argument list of a variadic call.
func isSpare(instr ssa.Instruction) bool {
	store, ok := instr.(*ssa.Store)
	if !ok {
		return false
	}
	at, ok := store.Addr.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	alloc, ok := at.X.(*ssa.Alloc)
	return ok && alloc.Comment == "varargs"
}

// -- does the value matter? --

// matters tells whether v is lost for good if it is not sent: it carries
// something that is kept nowhere else, and the channel is one from which every
// value is meant to be received.
func (r *Result) matters(sel *ssa.Select, ch, v ssa.Value) bool {
	return !r.isToken(ch, v) && !r.isKeptElsewhere(sel, v) && !r.isConflated(sel, ch) && !r.isSpareStore(ch) && !r.firstCounts(sel, ch) && !r.isFarewell(sel, ch, v)
}

// isFarewell tells whether the value is an error that the sender sends as its
// last word, before it closes the channel: the close tells that it is over.
func (r *Result) isFarewell(sel *ssa.Select, ch, v ssa.Value) bool {
	if !types.Implements(v.Type(), errorInterface) && !isErrorReport(v) {
		return false
	}
	for instr := range ssax.After(sel, nil) {
		for _, call := range r.closes {
			if call == instr && sameValue(call.Common().Args[0], ch) {
				return true
			}
		}
	}
	return false
}

var errorInterface = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// isErrorReport tells whether v is a composite literal with an error as the
// one thing in it that is not constant.
func isErrorReport(v ssa.Value) bool {
	load, ok := bare(v).(*ssa.UnOp)
	if !ok {
		return false
	}
	alloc, ok := load.X.(*ssa.Alloc)
	if !ok || alloc.Comment != "complit" {
		return false
	}
	for addr := range ssax.Refs[*ssa.FieldAddr](alloc) {
		for store := range ssax.Refs[*ssa.Store](addr) {
			if store.Addr == addr && !isFixed(store.Val) && !isError(store.Val.Type()) {
				return false
			}
		}
	}
	return true
}

// isToken tells whether the value says nothing beyond that it was sent.
func (r *Result) isToken(ch, v ssa.Value) bool {
	elem := ch.Type().Underlying().(*types.Chan).Elem()
	if isSize0(elem) || isTick(elem) || isRatio(v) || r.isOneOf(v, 0) && !r.isCommand(ch, v) {
		return true
	}
	// A receiver that never looks at the value waits for nothing but the wake-up.
	receives, closed := r.receiversOf(ch)
	for _, instr := range receives {
		if looksAt(instr, ch) {
			return false
		}
	}
	return closed && len(receives) > 0
}

func isSize0(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for i := range u.NumFields() {
			if !isSize0(u.Field(i).Type()) {
				return false
			}
		}
		return true
	case *types.Array:
		return u.Len() == 0 || isSize0(u.Elem())
	}
	return false
}

// isTick tells whether values of the type tell the time, or that a signal
// came: the receiver of a second one loses nothing by the first.
func isTick(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	switch named.Obj().Pkg().Path() + "." + named.Obj().Name() {
	case "time.Time", "os.Signal", "syscall.Signal":
		return true
	}
	return false
}

// isRatio tells whether the value is a quotient: it tells how far something
// is, and the next one says it better.
func isRatio(v ssa.Value) bool {
	op, ok := bare(v).(*ssa.BinOp)
	return ok && (op.Op == token.QUO || op.Op == token.MUL && (isRatio(op.X) || isRatio(op.Y)))
}

func isFixed(v ssa.Value) bool {
	_, ok := bare(v).(*ssa.Const)
	return ok
}

// isOneOf tells whether v is one of a few constants: itself, by the way that
// led here, or, if it is true or false, by what the callers pass.
func (r *Result) isOneOf(v ssa.Value, depth int) bool {
	if depth > 3 {
		return false
	}
	switch v := bare(v).(type) {
	case *ssa.Const:
		return true
	case *ssa.Phi:
		for _, e := range v.Edges {
			if !r.isOneOf(e, depth+1) {
				return false
			}
		}
		return true
	case *ssa.Parameter:
		b, isBasic := v.Type().Underlying().(*types.Basic)
		sites, complete := r.flow.Callers(v.Parent())
		if !isBasic || b.Info()&types.IsBoolean == 0 || !complete || len(sites) == 0 {
			return false
		}
		i := slices.Index(v.Parent().Params, v)
		for _, site := range sites {
			args := site.Common().Args
			if site.Common().IsInvoke() || i >= len(args) || !r.isOneOf(args[i], depth+1) {
				return false
			}
		}
		return true
	}
	return false
}

// bare returns v without its conversions.
func bare(v ssa.Value) ssa.Value {
	for {
		switch c := v.(type) {
		case *ssa.ChangeType:
			v = c.X
		case *ssa.Convert:
			v = c.X
		case *ssa.MakeInterface:
			v = c.X
		case *ssa.ChangeInterface:
			v = c.X
		default:
			return v
		}
	}
}

// isCommand tells whether constants of several values are sent on the channel,
// and it has more than one place: a value that is not true or false tells
// which.
func (r *Result) isCommand(ch, v ssa.Value) bool {
	if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
		return false
	}
	c, isConst := bare(v).(*ssa.Const)
	objects, _ := r.flow.Objects(ch)
	other := false
	for _, o := range objects {
		if make, ok := o.Value.(*ssa.MakeChan); !ok || constOf(make.Size).ExactString() == "1" {
			return false
		}
		for _, site := range r.sendsOf(o) {
			for _, sent := range r.sentAt(site, ch) {
				k, ok := bare(sent).(*ssa.Const)
				other = other || !ok || !isConst || k.Value == nil || c.Value == nil || !constant.Compare(k.Value, token.EQL, c.Value)
			}
		}
	}
	return other
}

// sentAt returns the values that the instruction sends on a channel that ch
// may be.
func (r *Result) sentAt(site ssa.Instruction, ch ssa.Value) []ssa.Value {
	var list []ssa.Value
	switch site := site.(type) {
	case *ssa.Send:
		list = append(list, site.X)
	case *ssa.Select:
		for _, state := range site.States {
			if state.Dir == types.SendOnly && r.shareObject(state.Chan, ch) {
				list = append(list, state.Send)
			}
		}
	}
	return list
}

func (r *Result) shareObject(a, b ssa.Value) bool {
	if sameValue(a, b) {
		return true
	}
	x, _ := r.flow.Objects(a)
	y, _ := r.flow.Objects(b)
	for _, o := range x {
		if slices.Contains(y, o) {
			return true
		}
	}
	return false
}

// receiversOf returns the receives from what ch may be. closed tells whether
// there are no others.
func (r *Result) receiversOf(ch ssa.Value) (receives []ssa.Instruction, closed bool) {
	objects, complete := r.flow.Objects(ch)
	closed = complete && len(objects) > 0
	for _, o := range objects {
		closed = closed && o.Kind == flow.Made && r.flow.Escapes(o)&flow.RecvEnd == 0
		for _, h := range r.flow.Handovers(o) {
			closed = closed && h.Ends&flow.RecvEnd == 0
		}
		for _, instr := range r.receivesOf(o) {
			if !slices.Contains(receives, instr) {
				receives = append(receives, instr)
			}
		}
	}
	return receives, closed
}

// looksAt tells whether the value of a receive is used.
func looksAt(instr ssa.Instruction, ch ssa.Value) bool {
	used := func(v ssa.Value) bool { return v.Referrers() != nil && len(*v.Referrers()) > 0 }
	switch instr := instr.(type) {
	case *ssa.UnOp:
		if !instr.CommaOk {
			return used(instr)
		}
		for extract := range ssax.Refs[*ssa.Extract](instr) {
			if extract.Index == 0 && used(extract) {
				return true
			}
		}
		return false
	case *ssa.Select:
		for extract := range ssax.Refs[*ssa.Extract](instr) {
			if extract.Index >= 2 && used(extract) && types.Identical(extract.Type(), ch.Type().Underlying().(*types.Chan).Elem()) {
				return true
			}
		}
		return false
	}
	return true
}

// isKeptElsewhere tells whether the value can be had without the channel: it
// is put into a field, map or container too, or it is what a long-lived object
// says of itself.
func (r *Result) isKeptElsewhere(sel ssa.Instruction, v ssa.Value) bool {
	v = bare(v)
	if p, ok := v.(*ssa.Parameter); ok && isReceiver(p) {
		return true
	}
	if isSnapshot(v, sel, 0) {
		return true
	}
	for alias := range sameReads(v) {
		if r.isFiled(alias, 0) {
			return true
		}
	}
	return false
}

func isReceiver(p *ssa.Parameter) bool {
	fn := p.Parent()
	return fn.Signature.Recv() != nil && len(fn.Params) > 0 && fn.Params[0] == p
}

// sameReads yields v, and the other reads of the variable that v was read
// from.
func sameReads(v ssa.Value) func(yield func(ssa.Value) bool) {
	return func(yield func(ssa.Value) bool) {
		if !yield(v) {
			return
		}
		load, ok := v.(*ssa.UnOp)
		if !ok || load.Op != token.MUL {
			return
		}
		switch load.X.(type) {
		case *ssa.Alloc, *ssa.FreeVar:
			for other := range ssax.Refs[*ssa.UnOp](load.X) {
				if other != load && other.Op == token.MUL && !yield(other) {
					return
				}
			}
		}
	}
}

// isFiled tells whether the value is stored in a field, an element or a map,
// or appended to a slice, here or in a function of the package that gets it; or
// given to a method of something unknown whose name says that it keeps it.
func (r *Result) isFiled(v ssa.Value, depth int) bool {
	if depth > 3 {
		return false
	}
	for store := range ssax.Refs[*ssa.Store](v) {
		if store.Val != v {
			continue
		}
		switch addr := store.Addr.(type) {
		case *ssa.FieldAddr:
			if isLongLived(addr.X) {
				return true
			}
		case *ssa.IndexAddr:
			if !isSpare(store) || isAppended(addr) {
				return true
			}
		case *ssa.Global:
			return true
		}
	}
	for update := range ssax.Refs[*ssa.MapUpdate](v) {
		if update.Value == v {
			return true
		}
	}
	for call := range ssax.Refs[*ssa.Call](v) {
		if r.files(call, v, depth) {
			return true
		}
	}
	for _, convert := range conversionsOf(v) {
		if r.isFiled(convert, depth+1) {
			return true
		}
	}
	return false
}

// keeps matches the names of methods that keep what they are given.
var keeps = regexp.MustCompile(`^(Add|Append|CompareAndSwap|Enqueue|Insert|Persist|Push|Put|Record|Save|Set|Store|Swap|Update|Upsert|Write)`)

// files tells whether the called function keeps v.
func (r *Result) files(call *ssa.Call, v ssa.Value, depth int) bool {
	fns, complete := r.flow.Callees(call)
	if complete && len(fns) > 0 && r.ir.Has(fns[0]) {
		for _, fn := range fns {
			i := slices.Index(call.Call.Args, v)
			if call.Call.IsInvoke() {
				i++
			}
			if i >= 0 && i < len(fn.Params) && r.isFiled(fn.Params[i], depth+1) {
				return true
			}
		}
		return false
	}
	fn := Callee(call)
	return fn != nil && fn.Signature().Recv() != nil && !(len(call.Call.Args) > 0 && call.Call.Args[0] == v && !call.Call.IsInvoke()) && keeps.MatchString(fn.Name())
}

func conversionsOf(v ssa.Value) []ssa.Value {
	var list []ssa.Value
	for c := range ssax.Refs[*ssa.MakeInterface](v) {
		list = append(list, c)
	}
	for c := range ssax.Refs[*ssa.ChangeInterface](v) {
		list = append(list, c)
	}
	for c := range ssax.Refs[*ssa.ChangeType](v) {
		list = append(list, c)
	}
	for c := range ssax.Refs[*ssa.Convert](v) {
		list = append(list, c)
	}
	return list
}

// isAppended tells whether the argument list goes to append.
func isAppended(at *ssa.IndexAddr) bool {
	for slice := range ssax.Refs[*ssa.Slice](at.X) {
		for call := range ssax.Refs[*ssa.Call](slice) {
			if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
				return true
			}
		}
	}
	return false
}

// isLongLived tells whether the value is the receiver of the method, what it
// holds, or a variable of the package.
func isLongLived(v ssa.Value) bool {
	for {
		switch x := v.(type) {
		case *ssa.Parameter:
			return isReceiver(x)
		case *ssa.Global:
			return true
		case *ssa.FreeVar:
			return isReceiverType(x)
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return false
			}
			if alloc, ok := x.X.(*ssa.Alloc); ok {
				// A receiver that a closure captures lives in a variable.
				for store := range ssax.Refs[*ssa.Store](alloc) {
					p, ok := store.Val.(*ssa.Parameter)
					return ok && isReceiver(p)
				}
				return false
			}
			v = x.X
		default:
			return false
		}
	}
}

// isReceiverType tells whether the closure captures the receiver of the
// method in which it stands.
func isReceiverType(v *ssa.FreeVar) bool {
	fn := outermost(v.Parent())
	return fn.Signature.Recv() != nil && len(fn.Params) > 0 && v.Name() == fn.Params[0].Name()
}

// isSnapshot tells whether v is read, or computed, from the fields of a
// long-lived object that keep it.
func isSnapshot(v ssa.Value, sel ssa.Instruction, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		if alloc, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL && alloc.Comment == "complit" {
			return isMadeOfSnapshots(alloc, sel, depth)
		}
		addr, ok := v.X.(*ssa.FieldAddr)
		if v.Op != token.MUL || !ok {
			global, ok := v.X.(*ssa.Global)
			return ok && global != nil && !changesAfter(sel, v.X)
		}
		return isLongLived(addr.X) && !changesAfter(sel, addr)
	case *ssa.Field:
		return isSnapshot(v.X, sel, depth+1)
	case *ssa.BinOp:
		x, y := isFixed(v.X), isFixed(v.Y)
		return (x || isSnapshot(v.X, sel, depth+1)) && (y || isSnapshot(v.Y, sel, depth+1)) && !(x && y)
	case *ssa.Convert:
		return isSnapshot(v.X, sel, depth+1)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok {
			return b.Name() == "len" && isSnapshot(v.Call.Args[0], sel, depth+1)
		}
		fn := Callee(v)
		if fn == nil || fn.Pkg() == nil || len(v.Call.Args) == 0 {
			return false
		}
		if fn.Pkg().Path() == "sync/atomic" {
			return isLongLived(v.Call.Args[0])
		}
		callee := v.Call.StaticCallee()
		return callee != nil && fn.Signature().Recv() != nil && len(v.Call.Args) == 1 && isLongLived(v.Call.Args[0]) && onlyReads(callee)
	case *ssa.Extract:
		return isSnapshot(v.Tuple, sel, depth+1)
	}
	return false
}

// isMadeOfSnapshots tells whether the composite literal holds nothing but
// constants, the time, and what a long-lived object keeps.
func isMadeOfSnapshots(alloc *ssa.Alloc, sel ssa.Instruction, depth int) bool {
	for addr := range ssax.Refs[*ssa.FieldAddr](alloc) {
		for store := range ssax.Refs[*ssa.Store](addr) {
			v := bare(store.Val)
			if store.Addr == addr && !isFixed(v) && !isTick(v.Type()) && !isSnapshot(v, sel, depth+1) {
				return false
			}
		}
	}
	return true
}

// onlyReads tells whether the method changes nothing and receives nothing.
func onlyReads(fn *ssa.Function) bool {
	if fn.Blocks == nil {
		return false
	}
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			switch instr := instr.(type) {
			case *ssa.Store:
				if addr, ok := instr.Addr.(*ssa.FieldAddr); ok && isLongLived(addr.X) {
					return false
				}
			case *ssa.MapUpdate, *ssa.Send, *ssa.Select, *ssa.Go:
				return false
			case *ssa.UnOp:
				if instr.Op == token.ARROW {
					return false
				}
			case *ssa.Call:
				if _, ok := instr.Call.Value.(*ssa.Builtin); ok {
					continue
				}
				callee := Callee(instr)
				if callee == nil || callee.Pkg() == nil || callee.Pkg().Path() != "sync" && callee.Pkg().Path() != "sync/atomic" && callee.Pkg().Path() != "time" {
					return false
				}
			}
		}
	}
	return true
}

// changesAfter tells whether the function stores something else in the field
// or variable after the select.
func changesAfter(sel ssa.Instruction, addr ssa.Value) bool {
	for instr := range ssax.After(sel, nil) {
		if store, ok := instr.(*ssa.Store); ok && sameValue(store.Addr, addr) {
			return true
		}
	}
	return false
}

// isConflated tells whether the sender makes room by taking an older value
// out: the receiver wants only the latest.
func (r *Result) isConflated(sel ssa.Instruction, ch ssa.Value) bool {
	receives, _ := r.receiversOf(ch)
	fn := sel.Parent()
	for _, instr := range receives {
		other, isSelect := instr.(*ssa.Select)
		if looksAt(instr, ch) && (!isSelect || other.Blocking) {
			continue
		}
		if instr.Parent() == fn && ssax.Reaches(instr, sel, nil) {
			return true
		}
		if instr.Parent() == fn {
			continue
		}
		for _, call := range r.calls[fn] {
			if _, ok := call.(*ssa.Call); ok && slices.Contains(r.Callees(call), instr.Parent()) && ssax.Reaches(call, sel, nil) {
				return true
			}
		}
	}
	// The channel may be one of which flow knows nothing.
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		switch instr := instr.(type) {
		case *ssa.UnOp:
			if instr.Op == token.ARROW && sameValue(instr.X, ch) && !looksAt(instr, ch) && ssax.Reaches(instr, sel, nil) {
				return true
			}
		case *ssa.Select:
			for _, state := range instr.States {
				if state.Dir == types.RecvOnly && sameValue(state.Chan, ch) && (instr == sel || ssax.Reaches(instr, sel, nil)) {
					return true
				}
			}
		}
	}
	return false
}

// isSpareStore tells whether the channel is a store of spare things: who wants
// one makes a new one if there is none. Who empties the store looks at nothing.
func (r *Result) isSpareStore(ch ssa.Value) bool {
	receives, _ := r.receiversOf(ch)
	if len(receives) == 0 {
		receives = r.receivesFromField(ch)
	}
	found := false
	for _, instr := range receives {
		if !looksAt(instr, ch) {
			continue
		}
		sel, ok := instr.(*ssa.Select)
		if !ok || sel.Blocking || !makesAnother(sel, ch.Type().Underlying().(*types.Chan).Elem()) {
			return false
		}
		found = true
	}
	return found
}

// receivesFromField returns the receives from the field that ch is read from:
// the package may never make the channel.
func (r *Result) receivesFromField(ch ssa.Value) []ssa.Instruction {
	f := readField(ch)
	if f == nil {
		return nil
	}
	same := func(v ssa.Value) bool {
		g := readField(v)
		return g != nil && g.Origin() == f.Origin()
	}
	var list []ssa.Instruction
	for _, instr := range r.ir.Ops {
		switch op := instr.(type) {
		case *ssa.UnOp:
			if same(op.X) {
				list = append(list, instr)
			}
		case *ssa.Select:
			for _, state := range op.States {
				if state.Dir == types.RecvOnly && same(state.Chan) {
					list = append(list, instr)
				}
			}
		}
	}
	return list
}

// readField returns the field that v is read from, or nil.
func readField(v ssa.Value) *types.Var {
	if load, ok := bare(v).(*ssa.UnOp); ok && load.Op == token.MUL {
		if addr, ok := load.X.(*ssa.FieldAddr); ok {
			return fieldOf(addr)
		}
	}
	return nil
}

// makesAnother tells whether a value of the type comes from a make, a composite
// literal or a call where the select has found none.
func makesAnother(sel *ssa.Select, t types.Type) bool {
	if isError(t) {
		return false
	}
	for instr := range ssax.After(sel, nil) {
		switch v := instr.(type) {
		case *ssa.Alloc, *ssa.MakeSlice, *ssa.MakeMap, *ssa.MakeInterface, *ssa.Call, *ssa.Extract, *ssa.Slice, *ssa.TypeAssert, *ssa.UnOp:
			if extract, ok := v.(*ssa.Extract); ok && extract.Tuple == sel {
				break
			}
			if types.Identical(v.(ssa.Value).Type(), t) {
				return true
			}
		case *ssa.Return:
			for _, result := range v.Results {
				if types.Identical(result.Type(), t) && isNil(result) {
					return true // the caller makes one
				}
			}
		}
	}
	return false
}

// firstCounts tells whether only the first value that is sent on the channel
// is wanted, and it has room for it: an error that ends the work, or one that
// is received once.
func (r *Result) firstCounts(sel *ssa.Select, ch ssa.Value) bool {
	objects, complete := r.flow.Objects(ch)
	if !complete || len(objects) == 0 {
		return false
	}
	isErr := isError(ch.Type().Underlying().(*types.Chan).Elem())
	for _, o := range objects {
		make, ok := o.Value.(*ssa.MakeChan)
		if !ok || o.Kind != flow.Made || isZero(make.Size) {
			return false
		}
		size, isConst := constant.Int64Val(constOf(make.Size))
		if isErr && (!isConst || size == 1) {
			continue
		}
		if r.isHeld(o) || !r.receivedOnce(o, make) {
			return false
		}
	}
	return true
}

// isHeld tells whether a field, container or message holds the channel.
func (r *Result) isHeld(o *flow.Object) bool {
	return len(r.held[o]) > 0
}

// receivedOnce tells whether each function that receives from the channel does
// so once for a channel that make makes, and there is one.
func (r *Result) receivedOnce(o *flow.Object, make *ssa.MakeChan) bool {
	receives := r.receivesOf(o)
	if r.leaves(o) || len(receives) == 0 {
		return false
	}
	again := func(instr ssa.Instruction) bool {
		return ssax.Reaches(instr, instr, func(i ssa.Instruction) bool {
			call, ok := i.(*ssa.Call)
			return i == make || ok && slices.Contains(r.Callees(call), make.Parent())
		})
	}
	for _, instr := range receives {
		if again(instr) {
			return false
		}
		switch r.origin(instr, o) {
		case fromField:
			if n, symbol := r.countOf(instr, make, 0); n != 1 || symbol != nil || len(receives) > 1 {
				return false
			}
		case fromCaller:
			sites, complete := r.flow.Callers(instr.Parent())
			if !complete || slices.ContainsFunc(sites, func(call ssa.CallInstruction) bool { return again(call) }) {
				return false
			}
		}
	}
	return true
}

type origin uint8

const (
	fromHere origin = iota
	fromField
	fromCaller
)

// origin tells where the function of a receive has the channel from.
func (r *Result) origin(instr ssa.Instruction, o *flow.Object) origin {
	var ch ssa.Value
	switch instr := instr.(type) {
	case *ssa.UnOp:
		ch = instr.X
	case *ssa.Select:
		for _, state := range instr.States {
			if state.Dir == types.RecvOnly && r.mayBe(state.Chan, o) {
				ch = state.Chan
			}
		}
	}
	switch v := bare(ch).(type) {
	case *ssa.Parameter:
		return fromCaller
	case *ssa.Field, *ssa.Lookup:
		return fromField
	case *ssa.UnOp:
		switch v.X.(type) {
		case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Global:
			return fromField
		}
	}
	return fromHere
}

// finds tells whether the send of the select certainly finds room: all that is
// ever sent fits, or it answers a request that has brought a buffer along.
func (r *Result) finds(sel *ssa.Select, ch ssa.Value) bool {
	if r.guarded(sel, ch, true) {
		return true
	}
	objects, complete := r.flow.Objects(ch)
	if !complete || len(objects) == 0 || slices.ContainsFunc(objects, func(o *flow.Object) bool { return o.Kind != flow.Made }) {
		return isOfMessage(ch) && isDelivered(messageOf(ch))
	}
	for _, o := range objects {
		make, ok := o.Value.(*ssa.MakeChan)
		if !ok || o.Kind != flow.Made {
			return false
		}
		if !r.allFit(o, make) && !(isOfMessage(ch) && !isZero(make.Size) && !isRepeated(sel, ch) && !isListed(ch) && r.isAwaited(o, make, sel)) {
			return false
		}
	}
	return true
}

// oneFits tells whether no send to the channel would lose anything that counts
// if it had room for one: there is one send, or only the first of several
// errors is wanted, or it is the answer to a request that waits for it. The
// other sends must not wait for their receiver.
func (r *Result) oneFits(sel *ssa.Select, ch ssa.Value, o *flow.Object, make *ssa.MakeChan) bool {
	if r.leaves(o) || slices.ContainsFunc(r.sendsOf(o), func(site ssa.Instruction) bool {
		other, ok := site.(*ssa.Select)
		return !ok || other.Blocking
	}) {
		return false
	}
	if isOfMessage(ch) && !isRepeated(sel, ch) && !isListed(ch) && r.isAwaited(o, make, sel) {
		return true
	}
	if isError(ch.Type().Underlying().(*types.Chan).Elem()) && len(r.receivesOf(o)) > 0 {
		return true
	}
	total := int64(0)
	for _, site := range r.sendsOf(o) {
		n, symbol := r.countOf(site, make, 0)
		if total += n; n < 0 || symbol != nil || total > 1 {
			return false
		}
	}
	return true
}

// isAwaited tells whether the function that makes the channel receives from it,
// or from the same field of another such message, or returns it.
func (r *Result) isAwaited(o *flow.Object, make *ssa.MakeChan, sel *ssa.Select) bool {
	if make.Parent() == sel.Parent() {
		return false
	}
	for instr := range ssax.After(make, nil) {
		switch instr := instr.(type) {
		case *ssa.UnOp:
			if instr.Op == token.ARROW && r.mayBe(instr.X, o) {
				return true
			}
		case *ssa.Select:
			for _, state := range instr.States {
				if state.Dir == types.RecvOnly && r.mayBe(state.Chan, o) {
					return true
				}
			}
		case *ssa.Return:
			for _, result := range instr.Results {
				if _, ok := result.Type().Underlying().(*types.Chan); ok && r.mayBe(result, o) {
					return true
				}
			}
		}
	}
	return false
}

// isRepeated tells whether the send may run again for the same message, the
// one of which the channel is a field.
func isRepeated(sel *ssa.Select, ch ssa.Value) bool {
	message := messageOf(ch)
	return ssax.Reaches(sel, sel, func(i ssa.Instruction) bool {
		if store, ok := i.(*ssa.Store); ok && store.Addr == message {
			return true
		}
		v, ok := i.(ssa.Value)
		return ok && v == message
	})
}

// messageOf returns that of which the channel is a field.
func messageOf(ch ssa.Value) ssa.Value {
	message := bare(ch)
	for {
		switch v := message.(type) {
		case *ssa.Field:
			message = v.X
			continue
		case *ssa.FieldAddr:
			message = v.X
			continue
		case *ssa.Extract:
			message = v.Tuple
			continue
		case *ssa.UnOp:
			if v.Op == token.MUL {
				message = v.X
				continue
			}
		}
		return message
	}
}

// isDelivered tells whether the message was received or taken out of something
// here: a channel in it of which nothing is known is the one for the answer.
func isDelivered(message ssa.Value) bool {
	switch message := message.(type) {
	case *ssa.Select:
		return true
	case *ssa.UnOp:
		return message.Op == token.ARROW
	case *ssa.Call:
		return true
	case *ssa.Alloc:
		stored := onlyStore(message)
		return stored != nil && isDelivered(messageOf(stored))
	}
	return false
}

// isListed tells whether the message stays in the map or slice of which it is
// read here, so that more may be sent to it: the function takes nothing out.
func isListed(ch ssa.Value) bool {
	message := messageOf(ch)
	switch message.(type) {
	case *ssa.Next, *ssa.Lookup, *ssa.IndexAddr:
	default:
		return false
	}
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{message.Parent()}) {
		switch instr := instr.(type) {
		case *ssa.Call:
			if b, ok := instr.Call.Value.(*ssa.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear") {
				return false
			}
		case *ssa.Store:
			if addr, isField := instr.Addr.(*ssa.FieldAddr); isField && isLongLived(addr.X) {
				switch instr.Val.Type().Underlying().(type) {
				case *types.Map, *types.Slice:
					return false
				}
			}
		}
	}
	return true
}

// isOfMessage tells whether the channel is a field of something that is not
// the method's own object.
func isOfMessage(ch ssa.Value) bool {
	switch ch := bare(ch).(type) {
	case *ssa.Field:
		return true
	case *ssa.UnOp:
		addr, ok := ch.X.(*ssa.FieldAddr)
		return ok && ch.Op == token.MUL && !isLongLived(addr.X)
	}
	return false
}

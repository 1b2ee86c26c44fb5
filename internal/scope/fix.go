package scope

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A Fix is a change of the source that was tried out on the model: the
// finding is gone and no other has come.
type Fix struct {
	Title string
	Edits []Edit
}

// An Edit replaces the text from Pos to End.
type Edit struct {
	Pos, End token.Pos
	Text     string
}

// A change is what is tried out on the model.
type change struct {
	buffer *ssa.MakeChan // gets this room
	room   int           // 0: the shared count
	atEnd  *ssa.Function // does this when it ends, whatever the way
	closes ssa.Value     // closes the channel, as atEnd knows it
	calls  []*ssa.Call   // or makes the first of these calls, all of which it leaves out elsewhere
	moves
}

func (f *frame) capacity(v *ssa.MakeChan) (explore.Operand, bool) {
	if f.buffer == v {
		if f.room == 0 {
			f.slice.counted = true
			return explore.Const(f.count), true
		}
		return explore.Const(f.room), true
	}
	return explore.Operand{}, false
}

// leftOut tells whether the change moves the call to the end of its function.
func (f *frame) leftOut(call *ssa.Call) bool { return slices.Contains(f.calls, call) }

// atExit does what the change does at the end of the function.
func (f *frame) atExit() {
	f.finally()
	switch {
	case f.atEnd != f.fn:
	case f.closes != nil:
		f.again(f.closes)
		ch := f.value(f.closes)
		if op, ok := f.chanOp(ch); ok {
			f.t.On(explore.Close, op)
		}
	case len(f.calls) > 0:
		for _, arg := range f.calls[0].Call.Args {
			f.again(arg)
		}
		f.call(f.calls[0])
	}
}

// again computes a value that was not computed on this way.
func (f *frame) again(v ssa.Value) {
	switch i := v.(type) {
	case *ssa.UnOp:
		if i.Op == token.MUL {
			f.again(i.X)
			f.vals[v] = f.define(v)
		}
	case *ssa.FieldAddr:
		f.again(i.X)
		f.vals[v] = f.define(v)
	}
}

// fixes looks for changes that mend the finding.
func (e *engine) fixes(sl *slice, f *Finding, all []*Finding) []Fix {
	if f.Fault != explore.NoFault {
		return nil
	}
	var list []Fix
	try := func(c change, fix Fix) bool {
		if len(fix.Edits) == 0 || !e.mends(sl, c, f, all) {
			return false
		}
		list = append(list, fix)
		return true
	}
	first := func(hoists []hoist) bool {
		return slices.ContainsFunc(hoists, func(h hoist) bool { return try(h.change, h.fix) })
	}
	if send, ok := f.Instr.(*ssa.Send); ok {
		_ = first(e.tokenChanges(sl, send)) || first(e.sendChanges(sl, f, send)) || e.widens(f, send, sl, try) || first(e.lateChanges(sl, f, send))
		return list
	}
	_ = first(e.hoists(sl, f)) || first(e.waitChanges(sl, f)) || first(e.closers(sl, f))
	return list
}

// widens tries more room in the channel.
func (e *engine) widens(f *Finding, send *ssa.Send, sl *slice, try func(change, Fix) bool) bool {
	m := e.onlyMake(send)
	if m == nil || !e.inFile(m.Pos()) {
		return false
	}
	name := e.ir.ChanText(send.Pos())
	if name == "" {
		name = "the channel"
	}
	if n, _ := constInt(m.Size); n == 0 && try(change{buffer: m, room: 1}, Fix{"Buffer " + name + " so that the late send completes", e.withRoom(m, "1")}) {
		return true
	}
	bound, n, ok := e.loopBound(f, m)
	if !ok {
		return false
	}
	if n > 0 && int64(n) == sl.large {
		n = 0
	}
	return try(change{buffer: m, room: n}, Fix{"Give " + name + " room for everything that is sent", e.withRoom(m, bound)})
}

// mends tells whether the finding is gone under the change and no other has
// come.
func (e *engine) mends(sl *slice, c change, f *Finding, all []*Finding) bool {
	tried := []options{{count: 1}, {count: 2}, {count: 3}} // three: a buffer of one serves two
	if f.opts.large > 0 {
		more := f.opts
		more.count++
		tried = append(tried, f.opts, more)
	}
	for _, opts := range tried {
		opts.change = c
		m := e.lower(sl, opts)
		if m == nil {
			return false
		}
		res := explore.Explore(m.sys, explore.Options{MaxStates: maxStates, MaxEdges: 6 * maxStates})
		if res.Reason != explore.Complete || res.Err != nil {
			return false
		}
		for _, g := range m.findings(&res) {
			if g.Pos == f.Pos && g.Fault == f.Fault || !slices.ContainsFunc(all, func(h *Finding) bool { return g.Pos == h.Pos && g.Fault == h.Fault }) {
				return false
			}
		}
	}
	return true
}

// onlyMake returns the one make site of the channel that is sent on, if it
// has no buffer, or a small one.
func (e *engine) onlyMake(send *ssa.Send) *ssa.MakeChan {
	ops := e.chans.OpsAt(send)
	if len(ops) != 1 || len(ops[0].Channels) != 1 || len(ops[0].Channels[0].Makes) != 1 {
		return nil
	}
	m := ops[0].Channels[0].Makes[0].Instr
	if n, ok := constInt(m.Size); !ok || n > maxPlain {
		return nil
	}
	return m
}

func (e *engine) inFile(pos token.Pos) bool { return e.fileOf(pos) != nil }

func (e *engine) fileOf(pos token.Pos) *ast.File {
	for _, f := range e.pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

func (e *engine) withRoom(m *ssa.MakeChan, size string) []Edit {
	call, ok := e.ir.NodeAt(m.Pos()).(*ast.CallExpr)
	if !ok {
		return nil
	}
	switch len(call.Args) {
	case 1:
		return []Edit{{call.Rparen, call.Rparen, ", " + size}}
	case 2:
		return []Edit{{call.Args[1].Pos(), call.Args[1].End(), size}}
	}
	return nil
}

// loopBound returns the text of the number of turns of the loop in which the
// goroutine is started, if it can be computed where the channel is made; n is
// its value if it is a constant.
func (e *engine) loopBound(f *Finding, m *ssa.MakeChan) (text string, n int, ok bool) {
	if !f.spawn.IsValid() {
		return "", 0, false
	}
	file := e.fileOf(f.spawn)
	if file == nil || e.fileOf(m.Pos()) != file {
		return "", 0, false
	}
	var bound ast.Expr
	isRange := false
	ast.Inspect(file, func(node ast.Node) bool {
		if node == nil || node.Pos() > f.spawn || node.End() < f.spawn {
			return false
		}
		switch s := node.(type) {
		case *ast.RangeStmt:
			bound, isRange = s.X, true
		case *ast.ForStmt:
			bound, isRange = nil, false
			if cond, ok := s.Cond.(*ast.BinaryExpr); ok && cond.Op == token.LSS {
				bound = cond.Y
			}
		case *ast.FuncLit:
			bound = nil
		}
		return true
	})
	if bound == nil {
		return "", 0, false
	}
	info := e.pass.TypesInfo
	known := true // every name in it is declared before the channel is made
	ast.Inspect(bound, func(node ast.Node) bool {
		if id, ok := node.(*ast.Ident); ok {
			obj := info.Uses[id]
			if v, isVar := obj.(*types.Var); isVar && !v.IsField() && v.Parent() != e.pass.Pkg.Scope() && v.Pos() > m.Pos() {
				known = false
			}
		}
		return true
	})
	text = ir.Text(bound)
	tv := info.Types[bound]
	if !known || text == "" || tv.Type == nil {
		return "", 0, false
	}
	if tv.Value != nil {
		if k, exact := constant.Int64Val(constant.ToInt(tv.Value)); exact {
			return text, int(k), true
		}
	}
	switch tv.Type.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Array:
		if isRange {
			return "len(" + text + ")", 0, true
		}
	case *types.Basic:
		if isInt(tv.Type) {
			return text, 0, true
		}
	}
	return "", 0, false
}

// declaredIn returns where in the body the call may be deferred: before the
// first statement behind the declarations of what it uses.
func (e *engine) declaredIn(body *ast.BlockStmt, call *ssa.Call) token.Pos {
	next := 0
	known := true
	ast.Inspect(e.ir.NodeAt(call.Pos()), func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := e.pass.TypesInfo.Uses[id].(*types.Var)
		if !ok || v.IsField() || v.Pos() < body.Pos() || body.End() < v.Pos() {
			return true
		}
		at := slices.IndexFunc(body.List, func(s ast.Stmt) bool { return s.Pos() <= v.Pos() && v.Pos() < s.End() && declares(s) })
		known = known && at >= 0
		next = max(next, at+1)
		return true
	})
	if !known || next >= len(body.List) {
		return token.NoPos
	}
	return body.List[next].Pos()
}

type hoist struct {
	change change
	fix    Fix
}

// hoists returns the changes that do at every end of a goroutine what it does
// only on some of its ways: the close of a channel, the Done of a group.
func (e *engine) hoists(sl *slice, f *Finding) []hoist {
	var list []hoist
	for _, fn := range sl.funcs {
		if !sl.active[fn] || !e.inFile(fn.Pos()) {
			continue
		}
		body := bodyOf(fn)
		if body == nil || len(body.List) == 0 {
			continue
		}
		var calls []*ssa.Call
		text := ""
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
			if !e.signals(call, f) {
				continue
			}
			t, ok := e.statement(call)
			if !ok || text != "" && t != text {
				text = ""
				break
			}
			text = t
			calls = append(calls, call)
		}
		if text == "" || len(calls) == 0 || len(fn.Blocks) == 0 || sl.cfgOf(fn).loop[calls[0].Block().Index] >= 0 {
			continue
		}
		at := e.declaredIn(body, calls[0])
		if at == token.NoPos {
			continue
		}
		edits := []Edit{{at, at, "defer " + text + "\n"}}
		emptied := false
		for _, call := range calls {
			edit, ok := e.without(body, e.ir.NodeAt(call.Pos()))
			emptied = emptied || !ok
			edits = append(edits, edit)
		}
		if emptied {
			continue
		}
		list = append(list, hoist{change{atEnd: fn, calls: calls}, Fix{"Defer " + text + " so that it runs on every path", edits}})
	}
	return list
}

// closers returns the changes by which the only sender of a channel that
// nobody closes closes it when it ends.
func (e *engine) closers(sl *slice, f *Finding) []hoist {
	ops := e.chans.OpsAt(f.Instr)
	if len(ops) != 1 || ops[0].Kind != chans.Range || len(ops[0].Channels) != 1 || ops[0].Channels[0].NeverClosed() != chans.Yes {
		return nil
	}
	fn := ops[0].Channels[0].OnlySender()
	if fn == nil || !sl.active[fn] || !e.inFile(fn.Pos()) {
		return nil
	}
	body := bodyOf(fn)
	if body == nil || len(body.List) == 0 {
		return nil
	}
	send := ops[0].Channels[0].Sends()[0]
	text := e.ir.ChanText(send.Pos())
	switch ch := send.Chan.(type) {
	case *ssa.Parameter:
	case *ssa.UnOp:
		if _, ok := ch.X.(*ssa.FreeVar); !ok {
			return nil
		}
	default:
		return nil
	}
	if text == "" {
		return nil
	}
	edit := Edit{body.List[0].Pos(), body.List[0].Pos(), "defer close(" + text + ")\n"}
	return []hoist{{change{atEnd: fn, closes: send.Chan}, Fix{"Close " + text + " when its only sender ends", []Edit{edit}}}}
}

// signals tells whether the call ends the wait that the finding is about: the
// close of its channel, the Done of its group.
func (e *engine) signals(call *ssa.Call, f *Finding) bool {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "close" {
		for _, op := range e.chans.OpsAt(call) {
			for _, waits := range e.chans.OpsAt(f.Instr) {
				if slices.ContainsFunc(op.Channels, func(c channel) bool { return slices.Contains(waits.Channels, c) }) {
					return true
				}
			}
		}
		return false
	}
	if f.Turns && cancels(call) {
		return true
	}
	return f.class == onGroup && nameOf(call) == "(*sync.WaitGroup).Done"
}

// cancels tells whether the call is of the function that cancels a context.
func cancels(call *ssa.Call) bool {
	x, ok := call.Call.Value.(*ssa.Extract)
	if !ok || x.Index != 1 {
		return false
	}
	made, ok := x.Tuple.(*ssa.Call)
	return ok && nameOf(made) == "context.WithCancel"
}

// statement returns the text of a call that is a statement of its own.
func (e *engine) statement(call *ssa.Call) (string, bool) {
	node, ok := e.ir.NodeAt(call.Pos()).(*ast.CallExpr)
	if !ok || call.Referrers() != nil && len(*call.Referrers()) > 0 {
		return "", false
	}
	text := ir.Text(node)
	return text, text != ""
}

func bodyOf(fn *ssa.Function) *ast.BlockStmt {
	switch n := fn.Syntax().(type) {
	case *ast.FuncDecl:
		return n.Body
	case *ast.FuncLit:
		return n.Body
	}
	return nil
}

// without removes a statement of the body, with its line if it stands alone
// on it. ok is false if its block would be empty.
func (e *engine) without(body *ast.BlockStmt, node ast.Node) (edit Edit, ok bool) {
	alone := false
	line := func(pos token.Pos) int { return e.pass.Fset.File(pos).Line(pos) }
	ast.Inspect(body, func(n ast.Node) bool {
		b, is := n.(*ast.BlockStmt)
		if !is {
			return true
		}
		for i, s := range b.List {
			if x, is := s.(*ast.ExprStmt); !is || x.X != node {
				continue
			}
			ok = len(b.List) > 1
			above, below := line(b.Lbrace), line(b.Rbrace)
			if i > 0 {
				above = line(b.List[i-1].End())
			}
			if i+1 < len(b.List) {
				below = line(b.List[i+1].Pos())
			}
			alone = above < line(node.Pos()) && line(node.End()) < below && line(node.Pos()) == line(node.End())
		}
		return true
	})
	if tf := e.pass.Fset.File(node.Pos()); alone && line(node.Pos()) < tf.LineCount() {
		return Edit{tf.LineStart(line(node.Pos())), tf.LineStart(line(node.Pos()) + 1), ""}, ok
	}
	return Edit{node.Pos(), node.End(), ""}, ok
}

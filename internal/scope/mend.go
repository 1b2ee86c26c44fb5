package scope

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/explore"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/ssax"
)

// moves are the changes of single operations that are tried out on the model.
type moves struct {
	returns   *ssa.Send       // the function returns behind it
	closing   *ssa.Send       // closes the channel instead
	watch     []*ssa.Send     // each in a select with the end of stopAt, or with ctx
	stopAt    *ssa.Function   // closes a channel of its own when it ends
	ctx       *ssa.FreeVar    // or the context that is watched
	drain     ssa.Value       // is received from in the background when drainAt ends, until it is closed
	drainAt   *ssa.Function   //
	before    ssa.Instruction // closes done before it
	done      ssa.Value       //
	apart     []*ssa.Call     // run one after the other in a goroutine of their own
	atTheEnd  *ssa.Function   // does at its end
	givesBack []*ssa.UnOp     // what these receives do, which are left out elsewhere
}

// sendStmt returns the statement of a send.
func (e *engine) sendStmt(send *ssa.Send) *ast.SendStmt {
	stmt, _ := e.ir.NodeAt(send.Pos()).(*ast.SendStmt)
	return stmt
}

// stopper is the channel that stopAt closes when it ends.
func (m *model) stopper() explore.Operand {
	if v, ok := m.known["stopper"]; ok {
		return v.op
	}
	op := m.sys.Chan("stopper", 0)
	m.known["stopper"] = &val{kind: vOp, op: op}
	return op
}

// changedSend lowers a send that the change is about. It tells whether that is
// all, and whether nothing follows it.
func (f *frame) changedSend(i *ssa.Send, ch explore.Operand) (done, ends bool) {
	switch {
	case f.closing == i:
		f.t.On(explore.Close, ch)
		return true, false
	case f.returns == i:
		f.t.Send(ch, f.operand(f.value(i.X), i.X.Type()))
		f.early()
		return true, true
	case slices.Contains(f.watch, i):
		stop := explore.Operand{}
		if f.stopAt != nil {
			stop = f.stopper()
		} else if addr := f.value(f.ctx); addr != nil {
			if v := f.load(addr, deref(f.ctx.Type()), f.ctx); v != nil && v.kind == vOp {
				stop = v.op
			}
		}
		sent, left := f.t.NewMark(), f.t.NewMark()
		f.t.Select(explore.Case{Dir: explore.CaseSend, Chan: ch, Args: []explore.Operand{f.operand(f.value(i.X), i.X.Type())}, To: sent},
			explore.Case{Dir: explore.CaseRecv, Chan: stop, To: left})
		f.t.Set(left)
		f.early()
		f.t.Set(sent)
		return true, false
	}
	return false, false
}

// early leaves a function without results, as a return that the change adds.
func (f *frame) early() {
	f.here(token.NoPos, nil)
	f.runDefers()
	f.atExit()
	switch {
	case f.wrapped != nil:
		f.wrapped()
	case f.up != nil:
		f.t.Goto(f.end)
	default:
		f.leave(nil)
	}
}

// finally does what the change does at the end of the function.
func (f *frame) finally() {
	if f.root && f.stopAt == f.fn {
		f.t.On(explore.Close, f.stopper()).Idempotent = true
	}
	if f.root && f.drainAt == f.fn {
		if op, ok := f.chanOp(f.value(f.drain)); ok {
			skip := f.t.NewMark()
			f.t.If(op, explore.EQ, explore.Const(0), skip)
			f.spawn("drain", f.fn, []*val{{kind: vOp, op: op}}, func(b *builder, vals []*val) {
				again, end := b.t.Here(), b.t.NewMark()
				ok := b.t.Reg("ok")
				b.t.Recv(vals[0].op).Ok = ok
				b.t.If(ok, explore.EQ, explore.Const(0), end)
				b.t.Goto(again)
				b.t.Set(end)
				b.t.Do(explore.Return)
			})
			f.t.Set(skip)
		}
	}
	if f.atTheEnd == f.fn && len(f.givesBack) > 0 {
		f.again(f.givesBack[0].X)
		if op, ok := f.chanOp(f.value(f.givesBack[0].X)); ok {
			f.t.Recv(op)
		}
	}
}

// changedCall lowers a call that the change is about, and tells whether that
// is all.
func (f *frame) changedCall(i *ssa.Call) bool {
	if f.before == i {
		if op, ok := f.chanOp(f.value(f.done)); ok {
			f.t.On(explore.Close, op)
		}
	}
	if len(f.apart) != 2 || f.apart[0] != i && f.apart[1] != i {
		return false
	}
	if f.apart[1] == i {
		group, ch := f.value(f.apart[0].Call.Args[0]), f.value(i.Call.Args[0])
		if group == nil || group.kind != vOp || ch == nil || ch.kind != vOp {
			f.over = true
			return true
		}
		f.spawn("closer", f.fn, []*val{group, ch}, func(b *builder, vals []*val) {
			b.t.On(explore.Wait, vals[0].op)
			b.t.On(explore.Close, vals[1].op)
			b.t.Do(explore.Return)
		})
	}
	return true
}

// sendChanges returns the changes that let a blocked send complete or end,
// the ones that keep most of the program first.
func (e *engine) sendChanges(sl *slice, f *Finding, send *ssa.Send) []hoist {
	var list []hoist
	ops := e.chans.OpsAt(send)
	if len(ops) != 1 || len(ops[0].Channels) != 1 {
		return nil
	}
	c := ops[0].Channels[0]
	stmt := e.sendStmt(send)
	if stmt == nil {
		return nil
	}
	// A return is missing behind an earlier send.
	for _, op := range c.Sends() {
		first, ok := op.Instr.(*ssa.Send)
		if !ok || first == send || first.Parent() != send.Parent() || first.Parent().Signature.Results().Len() > 0 {
			continue
		}
		if stmt := e.sendStmt(first); stmt != nil && e.endsErrorBranch(stmt) {
			list = append(list, hoist{change{moves: moves{returns: first}},
				Fix{"Return after the error has been sent", []Edit{{stmt.End(), stmt.End(), "\nreturn"}}}})
		}
	}
	list = append(list, e.closerGoroutine(f, c)...)
	return list
}

// lateChanges returns the changes that let a sender know that nobody receives
// any more.
func (e *engine) lateChanges(sl *slice, f *Finding, send *ssa.Send) []hoist {
	var list []hoist
	ops := e.chans.OpsAt(send)
	if len(ops) != 1 || len(ops[0].Channels) != 1 {
		return nil
	}
	c := ops[0].Channels[0]
	if ctx, name := e.contextAt(sl, send); ctx != nil && send.Parent().Signature.Results().Len() == 0 {
		list = append(list, hoist{change{moves: moves{watch: []*ssa.Send{send}, ctx: ctx}},
			Fix{"Let the sender watch " + name + " too", e.selecting([]*ssa.Send{send}, name+".Done()")}})
	}
	list = append(list, e.stopChannel(sl, c)...)
	list = append(list, e.drains(sl, c)...)
	return list
}

// endsErrorBranch tells whether the statement is the last of the body of an
// if that tests an error.
func (e *engine) endsErrorBranch(stmt ast.Stmt) bool {
	found := false
	ast.Inspect(e.fileOf(stmt.Pos()), func(n ast.Node) bool {
		if n == nil || n.Pos() > stmt.Pos() || n.End() < stmt.End() {
			return false
		}
		if i, ok := n.(*ast.IfStmt); ok && len(i.Body.List) > 0 && i.Body.List[len(i.Body.List)-1] == stmt && i.Else == nil {
			if cond, ok := ast.Unparen(i.Cond).(*ast.BinaryExpr); ok && cond.Op == token.NEQ && isErrorType(e.pass.TypesInfo.TypeOf(cond.X)) {
				found = true
			}
		}
		return true
	})
	return found
}

// selecting makes each send a case of a select that stop ends.
func (e *engine) selecting(sends []*ssa.Send, stop string) []Edit {
	var edits []Edit
	for _, send := range sends {
		stmt := e.sendStmt(send)
		if stmt == nil {
			return nil
		}
		edits = append(edits, Edit{stmt.Pos(), stmt.Pos(), "select {\ncase "}, Edit{stmt.End(), stmt.End(), ":\ncase <-" + stop + ":\nreturn\n}"})
	}
	return edits
}

// contextAt returns a context that the function of the send captures.
func (e *engine) contextAt(sl *slice, send *ssa.Send) (*ssa.FreeVar, string) {
	for _, fv := range send.Parent().FreeVars {
		if p, ok := fv.Type().Underlying().(*types.Pointer); ok && isContext(p.Elem()) {
			if !e.sees(send, fv.Name()) {
				continue
			}
			sl.needed(fv)
			sl.neededAt(fv)
			sl.solve()
			return fv, fv.Name()
		}
	}
	return nil, ""
}

// sees tells whether the name means a variable of the function around where
// the send stands, and not one of the literal itself.
func (e *engine) sees(send *ssa.Send, name string) bool {
	scope := e.pass.Pkg.Scope().Innermost(send.Pos())
	if scope == nil {
		return false
	}
	_, obj := scope.LookupParent(name, send.Pos())
	body := bodyOf(send.Parent())
	return obj != nil && body != nil && (obj.Pos() < body.Pos() || body.End() < obj.Pos())
}

// stopChannel returns the change by which the function that makes the channel
// and receives from it tells the senders in its literals that it has ended.
func (e *engine) stopChannel(sl *slice, c channel) []hoist {
	if len(c.Makes) != 1 || c.Makes[0].Instr.Parent() != sl.root || !e.inFile(sl.root.Pos()) {
		return nil
	}
	m := c.Makes[0].Instr
	body := bodyOf(sl.root)
	if body == nil || sl.cfgOf(sl.root).loop[m.Block().Index] >= 0 {
		return nil
	}
	var sends []*ssa.Send
	for _, op := range c.Sends() {
		send, ok := op.Instr.(*ssa.Send)
		if !ok || !inside(send.Parent(), sl.root) || send.Parent().Signature.Results().Len() > 0 {
			return nil
		}
		sends = append(sends, send)
	}
	name := freeName(body, "done", "stop", "quit")
	at := statementAt(body, m.Pos())
	if len(sends) == 0 || name == "" || at == nil {
		return nil
	}
	edits := append([]Edit{{at.Pos(), at.Pos(), name + " := make(chan struct{})\ndefer close(" + name + ")\n"}}, e.selecting(sends, name)...)
	if len(edits) != 1+2*len(sends) {
		return nil
	}
	return []hoist{{change{moves: moves{watch: sends, stopAt: sl.root}}, Fix{"Tell the sender when nobody receives any more", edits}}}
}

// drains returns the change by which the function that receives takes off
// what is left when it ends, if the sender closes the channel.
func (e *engine) drains(sl *slice, c channel) []hoist {
	if len(c.Closes()) == 0 || !e.inFile(sl.root.Pos()) {
		return nil
	}
	body := bodyOf(sl.root)
	for _, op := range c.Receives() {
		id, _ := e.chanExpr(op).(*ast.Ident)
		if op.Fn() != sl.root || id == nil || body == nil {
			continue
		}
		v, ok := e.pass.TypesInfo.Uses[id].(*types.Var)
		if !ok {
			continue
		}
		at := statementAt(body, v.Pos())
		if at == nil || !declares(at) || sl.cfgOf(sl.root).loop[defBlock(op.Chan)] >= 0 {
			continue
		}
		return []hoist{{change{moves: moves{drain: op.Chan, drainAt: sl.root}}, Fix{"Take off in the background what is left on " + id.Name,
			[]Edit{{at.End(), at.End(), "\ndefer func() {\ngo func() {\nfor range " + id.Name + " {\n}\n}()\n}()"}}}}}
	}
	return nil
}

func defBlock(v ssa.Value) int {
	if i, ok := v.(ssa.Instruction); ok && i.Block() != nil {
		return i.Block().Index
	}
	return 0
}

// declares tells whether the statement only declares variables.
func declares(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.AssignStmt:
		return s.Tok == token.DEFINE
	case *ast.DeclStmt:
		return true
	}
	return false
}

func (e *engine) chanExpr(op *chans.Op) ast.Expr {
	switch n := e.ir.NodeAt(op.Pos()).(type) {
	case *ast.UnaryExpr:
		return n.X
	case *ast.RangeStmt:
		return n.X
	}
	return nil
}

// closerGoroutine returns the change by which a goroutine of its own waits for
// the senders and then closes the channel.
func (e *engine) closerGoroutine(f *Finding, c channel) []hoist {
	for _, op := range c.Closes() {
		cl, ok := op.Instr.(*ssa.Call)
		if !ok || !e.inFile(cl.Pos()) {
			continue
		}
		var wait *ssa.Call
		for i, instr := range cl.Block().Instrs {
			if call, ok := instr.(*ssa.Call); ok && nameOf(call) == "(*sync.WaitGroup).Wait" && i < slices.Index(cl.Block().Instrs, ssa.Instruction(cl)) {
				wait = call
			}
		}
		if wait == nil {
			continue
		}
		first, second := e.exprStmt(wait), e.exprStmt(cl)
		body := bodyOf(cl.Parent())
		if first == nil || second == nil || body == nil || !adjacent(body, first, second) {
			continue
		}
		return []hoist{{change{moves: moves{apart: []*ssa.Call{wait, cl}}}, Fix{"Wait for the senders in a goroutine of its own",
			[]Edit{{first.Pos(), first.Pos(), "go func() {\n"}, {second.End(), second.End(), "\n}()"}}}}}
	}
	return nil
}

// exprStmt returns the statement that the call is, or nil.
func (e *engine) exprStmt(call *ssa.Call) (stmt *ast.ExprStmt) {
	node, ok := e.ir.NodeAt(call.Pos()).(*ast.CallExpr)
	if !ok {
		return nil
	}
	ast.Inspect(e.fileOf(call.Pos()), func(n ast.Node) bool {
		if s, ok := n.(*ast.ExprStmt); ok && s.X == node {
			stmt = s
		}
		return n != nil && n.Pos() <= node.Pos() && node.End() <= n.End()
	})
	return stmt
}

// adjacent tells whether one statement directly follows the other.
func adjacent(body *ast.BlockStmt, first, second ast.Stmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if b, ok := n.(*ast.BlockStmt); ok {
			if i := slices.Index(b.List, first); i >= 0 && i+1 < len(b.List) && b.List[i+1] == second {
				found = true
			}
		}
		return true
	})
	return found
}

// waitChanges returns the changes that end a wait for a signal: a close in
// place of the one send that only one of several goroutines gets, a close
// before the wait for those that range over the channel.
func (e *engine) waitChanges(sl *slice, f *Finding) []hoist {
	var list []hoist
	for _, op := range e.chans.OpsAt(f.Instr) {
		if op.Kind == chans.Send || len(op.Channels) != 1 || len(op.Channels[0].Makes) != 1 {
			continue
		}
		c := op.Channels[0]
		if sends := c.Sends(); len(sends) == 1 && len(c.Closes()) == 0 && c.NeverClosed() == chans.Yes {
			send, ok := sends[0].Instr.(*ssa.Send)
			if st, isStruct := c.Elem().Underlying().(*types.Struct); ok && isStruct && st.NumFields() == 0 {
				if stmt := e.sendStmt(send); stmt != nil && sl.cfgOf(send.Parent()).loop[send.Block().Index] < 0 {
					text := ir.Text(stmt.Chan)
					list = append(list, hoist{change{moves: moves{closing: send}},
						Fix{"Close " + text + " so that everybody who waits for it ends", []Edit{{stmt.Pos(), stmt.End(), "close(" + text + ")"}}}})
				}
			}
		}
		list = append(list, e.closesBefore(sl, c)...)
	}
	return list
}

// closesBefore closes a channel that nobody closes before the group of those
// who receive from it is waited for.
func (e *engine) closesBefore(sl *slice, c channel) []hoist {
	fn := c.OnlySender()
	if fn != sl.root || c.NeverClosed() != chans.Yes {
		return nil
	}
	for wait := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		if nameOf(wait) != "(*sync.WaitGroup).Wait" || !c.Makes[0].Instr.Block().Dominates(wait.Block()) || c.Makes[0].Instr.Parent() != fn {
			continue
		}
		stmt := e.exprStmt(wait)
		send := c.Sends()[0]
		text := e.ir.ChanText(send.Pos())
		if stmt == nil || text == "" || e.fileOf(send.Pos()) != e.fileOf(wait.Pos()) {
			continue
		}
		return []hoist{{change{moves: moves{before: wait, done: c.Makes[0].Instr}},
			Fix{"Close " + text + " when everything has been sent", []Edit{{stmt.Pos(), stmt.Pos(), "close(" + text + ")\n"}}}}}
	}
	return nil
}

// tokenChanges returns the change by which a goroutine gives its token back
// whatever happens.
func (e *engine) tokenChanges(sl *slice, send *ssa.Send) []hoist {
	ops := e.chans.OpsAt(send)
	if len(ops) != 1 || len(ops[0].Channels) != 1 {
		return nil
	}
	c := ops[0].Channels[0]
	if len(c.Makes) != 1 || !sl.isSemaphore(c.Makes[0].Instr) {
		return nil
	}
	var gives []*ssa.UnOp
	for _, op := range c.Receives() {
		recv, ok := op.Instr.(*ssa.UnOp)
		if !ok || len(gives) > 0 && recv.Parent() != gives[0].Parent() {
			return nil
		}
		gives = append(gives, recv)
	}
	fn := gives[0].Parent()
	body := bodyOf(fn)
	if fn == send.Parent() || body == nil || len(body.List) == 0 || !e.inFile(fn.Pos()) || sl.cfgOf(fn).loop[gives[0].Block().Index] >= 0 {
		return nil
	}
	text := e.ir.ChanText(gives[0].Pos())
	edits := []Edit{{body.List[0].Pos(), body.List[0].Pos(), "defer func() { <-" + text + " }()\n"}}
	for _, recv := range gives {
		node := e.ir.NodeAt(recv.Pos())
		if node == nil || text == "" {
			return nil
		}
		edit, ok := e.without(body, node)
		if !ok {
			return nil
		}
		edits = append(edits, edit)
	}
	return []hoist{{change{moves: moves{atTheEnd: fn, givesBack: gives}}, Fix{"Give the token of " + text + " back on every path", edits}}}
}

// inside tells whether the function is a literal in the other one.
func inside(fn, outer *ssa.Function) bool {
	for fn = fn.Parent(); fn != nil; fn = fn.Parent() {
		if fn == outer {
			return true
		}
	}
	return false
}

// statementAt returns the statement of the body, not of a block in it, that
// holds the position.
func statementAt(body *ast.BlockStmt, pos token.Pos) ast.Stmt {
	for _, s := range body.List {
		if s.Pos() <= pos && pos < s.End() {
			return s
		}
	}
	return nil
}

// freeName returns the first of the names that the body does not use.
func freeName(body *ast.BlockStmt, names ...string) string {
	used := map[string]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			used[id.Name] = true
		}
		return true
	})
	for _, n := range names {
		if !used[n] {
			return n
		}
	}
	return ""
}

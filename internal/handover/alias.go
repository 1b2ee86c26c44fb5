package handover

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// A member is a value, variable or field that refers to memory that was handed
// over.
type member struct {
	key   any
	flags flags
	via   *types.Var // the field of the pointee from which it was read
	slot  *types.Var // the field that the key names
}

type flags uint8

const (
	cut     flags = 1 << iota // shortened since, so that an append writes
	tail                      // what was handed over is an append to it
	part                      // what was handed over does not begin where it does
	capped                    // an append moves it elsewhere
	holds                     // it refers to nothing itself but holds what does
	owner                     // what was handed over is memory that its methods write again
	pointee                   // a pointer; what it points to was handed over
)

// An address names the variable or field at an address.
type address struct{ place any }

// key returns the comparable name of a reference.
func key(v ssa.Value) any {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.FieldAddr:
			if p := ssax.PlaceOf(x); p != nil {
				return address{p}
			}
			return v
		default:
			return v
		}
	}
}

// -- what is handed over --

// A gathering collects the members at the moment of a handover.
type gathering struct {
	r       *Result
	at      ssa.Instruction
	members []member
	high    ssa.Value // the upper bound of the slice that is handed over
	shallow bool      // objects that the message only points to are left alone
	direct  bool      // what a call makes of a value is something else
}

func (c *gathering) add(m member) {
	for i := range c.members {
		if c.members[i].key == m.key {
			c.members[i].flags |= m.flags
			return
		}
	}
	c.members = append(c.members, m)
}

// isReceiver tells whether v is the receiver of its method, a pointer to an
// object.
func isReceiver(v ssa.Value) bool {
	p, ok := v.(*ssa.Parameter)
	if !ok || p.Parent().Signature.Recv() == nil || len(p.Parent().Params) == 0 || p.Parent().Params[0] != p {
		return false
	}
	return isObject(p.Type())
}

func isLoad(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	return ok && load.Op == token.MUL
}

// isObject tells whether the type is a pointer to a struct.
func isObject(t types.Type) bool {
	ptr, ok := t.Underlying().(*types.Pointer)
	return ok && isStruct(ptr.Elem())
}

// maxDepth is how many steps back the origin of a value is looked for.
const maxDepth = 8

func (c *gathering) shared(v ssa.Value, f flags, depth int) {
	if depth > maxDepth || !summary.Refers(v.Type()) {
		return
	}
	if con, ok := v.(*ssa.Const); ok && con.Value == nil {
		return
	}
	if isReceiver(v) || isLoad(v) && c.r.holdsReceiver(v.(*ssa.UnOp).X) {
		return // a long-lived object has its own rules for who writes what
	}
	m := member{key: key(v), flags: f}
	if !isReference(v.Type()) {
		m.flags |= holds
	}
	c.add(m)
	c.slices(v, m)
	switch v := v.(type) {
	case *ssa.MakeInterface:
		c.shared(v.X, f, depth+1)
	case *ssa.ChangeInterface:
		c.shared(v.X, f, depth+1)
	case *ssa.ChangeType:
		c.shared(v.X, f, depth+1)
	case *ssa.TypeAssert:
		c.shared(v.X, f, depth+1)
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.TypeAssert:
			if v.Index == 0 {
				c.shared(t.X, f, depth+1)
			}
		case *ssa.Call:
			if v.Index == 0 {
				c.result(t, f, depth)
			}
		}
	case *ssa.Slice:
		if !isZeroOrNil(v.Low) {
			f |= part
		}
		if depth == 0 {
			c.high = v.High
		}
		c.shared(v.X, f, depth+1)
	case *ssa.Phi:
		if !isLoopHead(v.Block()) {
			for _, edge := range v.Edges {
				c.shared(edge, f, depth+1)
			}
		}
	case *ssa.UnOp:
		if v.Op == token.MUL {
			c.load(v, f, depth)
		}
	case *ssa.Alloc:
		c.fieldsOf(v, depth)
	case *ssa.FieldAddr, *ssa.IndexAddr:
	case *ssa.Call:
		c.result(v, f, depth)
	}
}

// slices adds what was cut from the front of a member before the handover.
func (c *gathering) slices(v ssa.Value, m member) {
	for s := range ssax.Refs[*ssa.Slice](v) {
		if slices.ContainsFunc(c.members, func(m member) bool { return m.key == any(s) }) {
			continue // what was handed over is itself a part of it
		}
		if s.X == v && isZeroOrNil(s.Low) && s.Max == nil && s.High != nil && s.High != c.high && ssax.Precedes(s, c.at) {
			c.add(member{key: s, flags: m.flags | cut})
		}
	}
}

// result looks through a call whose result shares what it is given.
func (c *gathering) result(call *ssa.Call, f flags, depth int) {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		if b.Name() != "append" {
			return
		}
		base := common.Args[0]
		if mayHaveRoom(base, 0) {
			// Only what lies behind the base was written by the append; the
			// base itself is shared, and a second append to it overwrites.
			c.shared(base, f|tail, depth+1)
		}
		// The elements that are appended refer to memory too.
		if len(common.Args) > 1 && elemRefers(base.Type()) {
			if s, ok := common.Args[1].(*ssa.Slice); ok {
				if array, ok := s.X.(*ssa.Alloc); ok {
					c.elementsOf(array, depth)
				}
			}
		}
		return
	}
	if c.direct {
		return
	}
	fn := summary.Callee(call)
	operands := operandsOf(common)
	for i, arg := range operands {
		if i == 0 && fn != nil && library.IsView(fn) {
			c.view(arg)
			continue
		}
		if !summary.Refers(arg.Type()) {
			continue
		}
		switch u := c.r.summary.EffectOf(call, i); {
		case u.Appends:
			if mayHaveRoom(arg, 0) {
				c.shared(arg, f|tail, depth+1)
			}
		case len(u.Views) > 0:
			c.viewed(arg, u.Views)
		case u.Returns:
			c.shared(arg, f|part, depth+1)
		}
	}
}

func operandsOf(common *ssa.CallCommon) []ssa.Value {
	if common.IsInvoke() {
		return append([]ssa.Value{common.Value}, common.Args...)
	}
	return common.Args
}

// view adds the owner of memory that was handed over.
func (c *gathering) view(receiver ssa.Value) {
	c.add(member{key: key(receiver), flags: owner, slot: fieldAt(receiver)})
	if load, ok := receiver.(*ssa.UnOp); ok && load.Op == token.MUL {
		if p := ssax.PlaceOf(load.X); p != nil {
			c.add(member{key: p, flags: owner, slot: fieldAt(load.X)})
		}
	}
}

// viewed adds the fields of an object whose memory one of its methods returned.
func (c *gathering) viewed(object ssa.Value, views []*types.Var) {
	ptr, ok := object.Type().Underlying().(*types.Pointer)
	if !ok {
		return
	}
	st, ok := ptr.Elem().Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i := range st.NumFields() {
		if f := st.Field(i).Origin(); slices.Contains(views, f) && isContainer(f.Type()) {
			c.add(member{key: ssax.FieldPlace(object, i), slot: f})
		}
	}
}

// load adds the variable or field that the value was read from.
func (c *gathering) load(v *ssa.UnOp, f flags, depth int) {
	p := ssax.PlaceOf(v.X)
	if p == nil {
		if _, ok := v.X.(*ssa.IndexAddr); !ok && isReference(v.Type()) {
			c.add(member{key: key(v.X), flags: f | pointee})
		}
		return
	}
	if isStruct(v.Type()) {
		if local, ok := v.X.(*ssa.Alloc); ok {
			c.fieldsOf(local, depth)
		}
		return
	}
	for _, store := range c.storesTo(v.X, p) {
		if ssax.Reaches(v, store, func(i ssa.Instruction) bool { return i == c.at }) && ssax.Reaches(store, c.at, func(i ssa.Instruction) bool { return i == v }) {
			return // the variable may hold something else by now
		}
	}
	c.add(member{key: p, flags: f, slot: fieldAt(v.X)})
	c.stored(v.X, p, f, depth)
}

// stored adds what was last stored at the address, if it is certain, and what
// was read there since.
func (c *gathering) stored(addr ssa.Value, p any, f flags, depth int) {
	var last *ssa.Store
	for _, store := range c.storesTo(addr, p) {
		if ssax.Precedes(store, c.at) && (last == nil || ssax.Precedes(last, store)) {
			last = store
		}
	}
	behind := func(instr ssa.Instruction) bool {
		// No store may come between instr and the handover.
		for _, store := range c.storesTo(addr, p) {
			if store != last && ssax.Reaches(instr, store, func(i ssa.Instruction) bool { return i == c.at }) && ssax.Reaches(store, c.at, func(i ssa.Instruction) bool { return i == instr }) {
				return false
			}
		}
		return true
	}
	if last != nil && behind(last) {
		c.shared(last.Val, f, depth+1)
	}
	for _, load := range c.r.loadsOf(c.at.Parent()) {
		if ssax.PlaceOf(load.X) == p && ssax.Precedes(load, c.at) && (last == nil || ssax.Precedes(last, load)) && behind(load) {
			c.add(member{key: load, flags: f})
		}
	}
}

func (c *gathering) storesTo(addr ssa.Value, p any) []*ssa.Store {
	var list []*ssa.Store
	for store := range ssax.All[*ssa.Store]([]*ssa.Function{c.at.Parent()}) {
		if store.Addr == addr || ssax.PlaceOf(store.Addr) == p {
			list = append(list, store)
		}
	}
	return list
}

// fieldsOf adds what a local struct or array refers to.
func (c *gathering) fieldsOf(local *ssa.Alloc, depth int) {
	for addr := range ssax.Refs[*ssa.FieldAddr](local) {
		if !summary.Refers(addr.Type().Underlying().(*types.Pointer).Elem()) {
			continue
		}
		for store := range ssax.Refs[*ssa.Store](addr) {
			if store.Addr != addr || !ssax.Precedes(store, c.at) || isReceiver(store.Val) || c.shallow && isObject(store.Val.Type()) {
				continue
			}
			if p := ssax.PlaceOf(addr); p != nil {
				c.add(member{key: p, slot: fieldAt(addr), via: fieldAt(addr)})
			}
			c.sharedVia(store.Val, fieldAt(addr), depth+1)
		}
	}
	// A struct variable that was copied from another one, or filled by a call.
	for store := range ssax.Refs[*ssa.Store](local) {
		if store.Addr == local && ssax.Precedes(store, c.at) && depth < maxDepth {
			c.shared(store.Val, 0, depth+1)
		}
	}
	if t, ok := local.Type().Underlying().(*types.Pointer); ok {
		if st, ok := t.Elem().Underlying().(*types.Struct); ok {
			for i := range st.NumFields() {
				if isReference(st.Field(i).Type()) && summary.Refers(st.Field(i).Type()) && !isObject(st.Field(i).Type()) {
					c.add(member{key: ssax.FieldPlace(local, i), slot: st.Field(i), via: st.Field(i)})
				}
			}
		}
	}
}

func (c *gathering) sharedVia(v ssa.Value, via *types.Var, depth int) {
	n := len(c.members)
	c.shared(v, 0, depth)
	for i := n; i < len(c.members); i++ {
		if c.members[i].via == nil {
			c.members[i].via = via
		}
	}
}

func (c *gathering) elementsOf(array *ssa.Alloc, depth int) {
	for addr := range ssax.Refs[*ssa.IndexAddr](array) {
		for store := range ssax.Refs[*ssa.Store](addr) {
			if store.Addr == addr {
				c.shared(store.Val, 0, depth+1)
			}
		}
	}
}

// loadsOf returns the reads of variables and fields in fn.
func (r *Result) loadsOf(fn *ssa.Function) []*ssa.UnOp {
	list, ok := r.loads[fn]
	if !ok {
		for load := range ssax.All[*ssa.UnOp]([]*ssa.Function{fn}) {
			if load.Op == token.MUL && isReference(load.Type()) {
				list = append(list, load)
			}
		}
		r.loads[fn] = list
	}
	return list
}

// mayHaveRoom tells whether an append to the slice may write into its array:
// it was made with room, cut, appended to, or comes from the caller. What
// fields and package variables hold is not known.
func mayHaveRoom(v ssa.Value, depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch v := v.(type) {
	case *ssa.MakeSlice:
		return !sameCount(v.Len, v.Cap)
	case *ssa.Slice:
		if v.Max != nil {
			return false
		}
		if v.High != nil {
			return true
		}
		if _, ok := v.X.(*ssa.Alloc); ok {
			return false // a literal
		}
		return mayHaveRoom(v.X, depth+1)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok {
			return b.Name() == "append"
		}
		_, ok := library.Appends(summary.Callee(v))
		return ok
	case *ssa.Phi:
		for _, edge := range v.Edges {
			if mayHaveRoom(edge, depth+1) {
				return true
			}
		}
	case *ssa.Parameter:
		return true
	case *ssa.ChangeType:
		return mayHaveRoom(v.X, depth+1)
	case *ssa.UnOp:
		if local, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL {
			for store := range ssax.Refs[*ssa.Store](local) {
				if store.Addr == local && mayHaveRoom(store.Val, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

func sameCount(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok1 := a.(*ssa.Const)
	y, ok2 := b.(*ssa.Const)
	return ok1 && ok2 && x.Value != nil && y.Value != nil && constant.Compare(x.Value, token.EQL, y.Value)
}

func isZeroOrNil(v ssa.Value) bool {
	if v == nil {
		return true
	}
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && constant.Sign(c.Value) == 0
}

func isLoopHead(block *ssa.BasicBlock) bool {
	return slices.ContainsFunc(block.Preds, func(p *ssa.BasicBlock) bool { return block.Dominates(p) })
}

func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Pointer, *types.Interface:
		return true
	}
	return false
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

func elemRefers(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	return ok && summary.Refers(s.Elem())
}

func fieldAt(addr ssa.Value) *types.Var {
	f, ok := addr.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	return fieldOf(f.X.Type(), f.Field)
}

func fieldOf(t types.Type, index int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok {
		return st.Field(index).Origin()
	}
	return nil
}

// -- the state of a path --

// A state is the set of members at a point of a path.
type state struct {
	*search
	members []member
	found   *Rewrite // at the goal
}

// A search is what all states of one handover share.
type search struct {
	r    *Result
	gift *Gift
	high ssa.Value
	// uses asks for any use of the members and not only for writes.
	uses  func(s *state, instr ssa.Instruction) *Rewrite
	other *other
	ids   map[any]int
	waits map[*ssa.BasicBlock]bool // by the head of a loop
	depth int                      // of calls that are followed into
	// entries holds what following into a function has found.
	entries map[entered]*Rewrite
}

func (s *state) get(k any) (member, bool) {
	for _, m := range s.members {
		if m.key == k {
			return m, true
		}
	}
	return member{}, false
}

func (s *state) of(v ssa.Value) (member, bool) { return s.get(key(v)) }

func (s *state) with(m member) *state {
	next := &state{search: s.search, members: make([]member, 0, len(s.members)+1)}
	for _, other := range s.members {
		if other.key != m.key {
			next.members = append(next.members, other)
		}
	}
	next.members = append(next.members, m)
	return next
}

func (s *state) without(drop func(member) bool) *state {
	if !slices.ContainsFunc(s.members, drop) {
		return s
	}
	next := &state{search: s.search}
	for _, m := range s.members {
		if !drop(m) {
			next.members = append(next.members, m)
		}
	}
	return next
}

// Key implements ssax.State.
func (s *state) Key() string {
	list := make([]string, len(s.members))
	for i, m := range s.members {
		id, ok := s.ids[m.key]
		if !ok {
			id = len(s.ids)
			s.ids[m.key] = id
		}
		list[i] = strconv.Itoa(id) + "/" + fmt.Sprint(m.flags)
	}
	slices.Sort(list)
	return "{" + strings.Join(list, ",") + "}"
}

// Enter implements ssax.State: phis take the value of their edge.
func (s *state) Enter(block *ssa.BasicBlock, edge int) ssax.State {
	next := s
	if s.skipsWait(block.Preds[edge], block) {
		return &state{search: s.search}
	}
	for _, instr := range block.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		next = next.without(func(m member) bool { return ssax.IsInside(m.key, phi) })
		if m, ok := s.of(phi.Edges[edge]); ok {
			m.key, m.slot = phi, nil
			next = next.with(m)
		} else {
			next = next.without(func(m member) bool { return m.key == any(phi) })
		}
	}
	return next
}

// skipsWait tells whether the step leaves a loop in which something orders
// what follows: how often the loop runs is not known, and it is meant to run
// as often as there is something to wait for.
func (s *state) skipsWait(from, exit *ssa.BasicBlock) bool {
	if len(from.Succs) != 2 {
		return false
	}
	for _, head := range []*ssa.BasicBlock{from, from.Succs[0], from.Succs[1]} {
		// A loop is skipped at its head, or by a test in front of it.
		if head == exit || !isLoopHead(head) || inLoopOf(head, exit) || head == from.Succs[0] && inLoopOf(head, from) || head == from.Succs[1] && inLoopOf(head, from) {
			continue
		}
		if s.waitsIn(head) {
			return true
		}
	}
	return false
}

// waitsIn tells whether something in the loop orders what follows.
func (s *state) waitsIn(head *ssa.BasicBlock) bool {
	if known, ok := s.waits[head]; ok {
		return known
	}
	waits := false
	for _, block := range head.Parent().Blocks {
		if !inLoopOf(head, block) {
			continue
		}
		for _, instr := range block.Instrs {
			switch instr := instr.(type) {
			case *ssa.UnOp, *ssa.Call:
				waits = waits || s.orders(instr, 0)
			case *ssa.Select:
				for i, state := range instr.States {
					waits = waits || state.Dir == types.RecvOnly && s.orders(instr, i)
				}
			}
		}
	}
	s.waits[head] = waits
	return waits
}

// inLoopOf tells whether the block belongs to the loop with this head.
func inLoopOf(head, block *ssa.BasicBlock) bool {
	if !head.Dominates(block) {
		return false
	}
	seen := map[*ssa.BasicBlock]bool{}
	stack := []*ssa.BasicBlock{block}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, next := range b.Succs {
			if next == head {
				return true
			}
			if !seen[next] && head.Dominates(next) {
				seen[next] = true
				stack = append(stack, next)
			}
		}
	}
	return false
}

// Step implements ssax.State.
func (s *state) Step(instr ssa.Instruction, chosen int) (ssax.State, ssax.Verdict) {
	find := s.writes
	if instr == s.gift.Instr && s.gift.How == Called && s.uses == nil && len(s.members) > 0 {
		// It is handed over again; before that, the function may write it.
		if w := find(instr); w != nil {
			return &state{search: s.search, members: s.members, found: w}, ssax.Found
		}
	}
	if len(s.members) == 0 || s.orders(instr, chosen) {
		return s, ssax.Cut
	}
	if s.uses != nil {
		find = func(instr ssa.Instruction) *Rewrite { return s.uses(s, instr) }
	}
	if w := find(instr); w != nil {
		return &state{search: s.search, members: s.members, found: w}, ssax.Found
	}
	return s.after(instr), ssax.GoOn
}

// after returns the members behind an instruction.
func (s *state) after(instr ssa.Instruction) *state {
	if v, ok := instr.(ssa.Value); ok {
		// Its fields are those of another object from now on.
		s = s.without(func(m member) bool { return ssax.IsInside(m.key, v) })
	}
	switch instr := instr.(type) {
	case *ssa.Store:
		return s.afterStore(instr)
	case *ssa.Slice:
		if m, ok := s.of(instr.X); ok && isZeroOrNil(instr.Low) && m.flags&owner == 0 {
			m.key, m.slot = instr, nil
			switch {
			case instr.Max != nil:
				m.flags = m.flags&^(cut|tail) | capped
			case instr.High == nil:
			case isZeroOrNil(instr.High) || instr.High != s.high && !isLenOf(instr.High, instr.X):
				m.flags |= cut
			}
			return s.with(m)
		}
	case *ssa.TypeAssert:
		return s.copied(instr.X, instr)
	case *ssa.Extract:
		if instr.Index == 0 {
			return s.copied(instr.Tuple, instr)
		}
	case *ssa.Field:
		if m, ok := s.of(instr.X); ok && isReference(instr.Type()) {
			return s.with(member{key: instr, via: m.via})
		}
	case *ssa.UnOp:
		if instr.Op == token.MUL {
			return s.afterLoad(instr)
		}
	case *ssa.Call:
		return s.afterCall(instr)
	}
	if v, ok := instr.(ssa.Value); ok {
		return s.redefined(v)
	}
	return s
}

// redefined drops what the value was before: it is computed anew.
func (s *state) redefined(v ssa.Value) *state {
	local, isAlloc := v.(*ssa.Alloc)
	return s.without(func(m member) bool {
		return m.key == any(v) || isAlloc && (m.key == ssax.PlaceOf(local) || ssax.IsFieldOf(m.key, local)) ||
			isAlloc && addressIn(m.key, local)
	})
}

func addressIn(k any, local *ssa.Alloc) bool {
	a, ok := k.(address)
	return ok && ssax.IsFieldOf(a.place, local)
}

func (s *state) copied(from, to ssa.Value) *state {
	if m, ok := s.of(from); ok && m.flags&owner == 0 {
		m.key, m.slot = to, nil
		return s.with(m)
	}
	return s.redefined(to)
}

func isLenOf(v, of ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := call.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len" && call.Call.Args[0] == of
}

func (s *state) afterLoad(load *ssa.UnOp) *state {
	if p := ssax.PlaceOf(load.X); p != nil {
		if m, ok := s.get(p); ok {
			m.key, m.slot = load, nil
			return s.with(m)
		}
		// The contents of what a pointer that was handed over points to.
		if f, ok := load.X.(*ssa.FieldAddr); ok && isContainer(load.Type()) {
			if m, field, ok := s.pointed(f); ok && m.flags&(owner|holds) == 0 {
				return s.with(member{key: load, via: field})
			}
		}
	}
	if m, ok := s.of(load.X); ok && m.flags&pointee != 0 {
		return s.with(member{key: load, flags: m.flags &^ pointee, via: m.via})
	}
	return s.redefined(load)
}

// isContainer tells whether the contents of values of the type belong to
// whoever holds them: slices and maps. Pointers lead to other objects, of
// which nothing is known.
func isContainer(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}

// pointed returns the member that points to the memory at the address, and the
// field of the pointee that the address lies in.
func (s *state) pointed(addr ssa.Value) (m member, field *types.Var, ok bool) {
	for {
		if m, ok := s.of(addr); ok && m.flags&pointee == 0 {
			if m.via != nil {
				field = m.via
			}
			return m, field, true
		}
		switch x := addr.(type) {
		case *ssa.FieldAddr:
			if field == nil {
				field = fieldAt(x) // the innermost
			}
			addr = x.X
		case *ssa.IndexAddr:
			if _, isPointer := x.X.Type().Underlying().(*types.Pointer); !isPointer {
				m, ok := s.of(x.X)
				if ok && m.via != nil {
					field = m.via
				}
				return m, field, ok && m.flags&(part|owner|holds) == 0
			}
			addr = x.X
		default:
			return member{}, nil, false
		}
	}
}

func (s *state) afterStore(store *ssa.Store) *state {
	p := ssax.PlaceOf(store.Addr)
	next := s
	if local, ok := store.Addr.(*ssa.Alloc); ok {
		next = next.without(func(m member) bool { return ssax.IsFieldOf(m.key, local) })
	}
	if p == nil {
		return next
	}
	if m, ok := s.of(store.Val); ok {
		m.key, m.slot = p, fieldAt(store.Addr)
		return next.with(m)
	}
	return next.without(func(m member) bool { return m.key == p })
}

func (s *state) afterCall(call *ssa.Call) *state {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		if b.Name() == "append" {
			if m, ok := s.of(common.Args[0]); ok && m.flags&(capped|owner|holds) == 0 {
				m.key, m.slot = call, nil
				m.flags &^= tail
				return s.with(m)
			}
		}
		return s.redefined(call)
	}
	next := s
	fn := summary.Callee(call)
	for i, arg := range operandsOf(common) {
		m, ok := s.of(arg)
		if ok && m.flags&owner == 0 && !(fn != nil && library.IsView(fn)) {
			switch u := s.r.summary.EffectOf(call, i); {
			case u.Appends && m.flags&(capped|holds) == 0:
				m.key, m.slot = call, nil
				m.flags &^= tail
				return s.forget(call).with(m)
			case u.Returns && !u.Appends:
				m.key, m.slot = call, nil
				m.flags |= part
				return s.forget(call).with(m)
			}
		}
		// What a function does with a variable whose address it gets is not known.
		if local, ok := arg.(*ssa.Alloc); ok && !s.r.keepsVariable(call, i) {
			p := ssax.PlaceOf(local)
			next = next.without(func(m member) bool { return m.key == p || ssax.IsFieldOf(m.key, local) })
		}
	}
	return next.forget(call).redefined(call)
}

// keepsVariable tells whether the call leaves the variable alone whose address
// is its operand i, as methods with a pointer receiver of a local struct do as
// far as the package shows.
func (r *Result) keepsVariable(call *ssa.Call, i int) bool {
	callee := call.Common().StaticCallee()
	return callee != nil && r.ir.Has(ssax.Origin(callee))
}

// forget drops the fields and variables that the functions which the call runs
// may set.
func (s *state) forget(call *ssa.Call) *state {
	callees := s.r.gorun.Callees(call)
	if len(callees) == 0 {
		return s
	}
	return s.without(func(m member) bool {
		if m.slot != nil {
			return slices.ContainsFunc(callees, func(fn *ssa.Function) bool { return s.r.mayAssign(fn, m.slot) })
		}
		return false
	})
}

// mayAssign tells whether fn, or what it calls, stores to the field.
func (r *Result) mayAssign(fn *ssa.Function, field *types.Var) bool {
	for _, reached := range r.reachedFrom(fn) {
		if r.assignsOf(reached)[field] {
			return true
		}
	}
	return false
}

func (r *Result) assignsOf(fn *ssa.Function) map[*types.Var]bool {
	if r.assigns == nil {
		r.assigns = map[*ssa.Function]map[*types.Var]bool{}
		for store := range ssax.All[*ssa.Store](r.ir.Funcs) {
			if f := fieldAt(store.Addr); f != nil {
				if r.assigns[store.Parent()] == nil {
					r.assigns[store.Parent()] = map[*types.Var]bool{}
				}
				r.assigns[store.Parent()][f] = true
			}
		}
	}
	return r.assigns[fn]
}

// reachedFrom returns fn and the functions of the package that it runs, with
// the goroutines it starts.
func (r *Result) reachedFrom(fn *ssa.Function) []*ssa.Function {
	if list, ok := r.reach[fn]; ok {
		return list
	}
	list := []*ssa.Function{fn}
	seen := map[*ssa.Function]bool{fn: true}
	for i := 0; i < len(list) && i < 300; i++ {
		for _, callee := range r.runIn(list[i]) {
			if !seen[callee] {
				seen[callee] = true
				list = append(list, callee)
			}
		}
	}
	r.reach[fn] = list
	return list
}

// runIn returns the functions of the package that fn itself calls or starts.
func (r *Result) runIn(fn *ssa.Function) []*ssa.Function {
	list, ok := r.run1[fn]
	if !ok {
		for call := range ssax.All[ssa.CallInstruction]([]*ssa.Function{fn}) {
			for _, callee := range r.runBy(call) {
				if r.ir.Has(callee) && !slices.Contains(list, callee) {
					list = append(list, callee)
				}
			}
		}
		r.run1[fn] = list
	}
	return list
}

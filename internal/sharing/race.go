package sharing

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/gorun"
	"github.com/chanlint/chanlint/internal/ir"
	"github.com/chanlint/chanlint/internal/locks"
	"github.com/chanlint/chanlint/internal/ssax"
)

// An Access reads or writes memory that a function shares with the literals
// that stand in it.
type Access struct {
	Instr   ssa.Instruction
	Write   bool
	Atomic  bool
	Content bool      // of the map that the variable holds, and not the variable itself
	loaded  *ssa.UnOp // where the map was read from the variable, if it lets the map out of a lock
	chain   chain
	suffix  chain // from the owner's literal to the access, if it stands in another function
	pos     token.Pos
}

// Pos returns where the access stands.
func (a *Access) Pos() token.Pos { return a.pos }

// Spawned tells whether the access runs on a goroutine that the function which
// owns the memory starts.
func (a *Access) Spawned() bool {
	return slices.ContainsFunc(a.chain, func(f frame) bool { return f.spawned })
}

// Spawn returns where the goroutine of the access is started.
func (a *Access) Spawn() token.Pos {
	for _, f := range a.chain {
		if f.spawned {
			return f.site.Pos()
		}
	}
	return token.NoPos
}

// A Race is a write and an access of the same memory that nothing orders.
type Race struct {
	Name  string // of the variable, with its field
	Write *Access
	Other *Access // the write itself if several goroutines run it
	Map   bool    // it is the content of a map

	shadow token.Pos
}

// Itself tells whether the write races with the same write in another
// goroutine.
func (r *Race) Itself() bool { return r.Write.Instr == r.Other.Instr }

// A memory is a variable, or a field of a struct, that a function shares with
// its literals.
type memory struct {
	owner    *ssa.Function
	root     ssa.Value
	path     any
	content  bool
	accesses []*Access
	awaiters map[awaiterKey]*awaiter
	relays   bool      // awaiters know what others relay
	later    []later   // in literals that the owner returns
	related  []*Access // of the struct of which it is a field, or of its fields
}

// Races returns a race for each variable that has one, in the order of the
// package's functions.
func (r *Result) Races() []*Race {
	r.mu.Lock()
	defer r.mu.Unlock()
	var list []*Race
	for _, m := range r.sharedMemory() {
		if race := r.raceOn(m); race != nil {
			list = append(list, race)
		}
	}
	return list
}

// sharedMemory finds the memory that functions share with goroutines of their
// literals.
func (r *Result) sharedMemory() []*memory {
	spawns := map[*ssa.Function]bool{} // it or a literal in it may start a goroutine
	for _, s := range r.gorun.Spawns() {
		for fn := s.In(); fn != nil; fn = fn.Parent() {
			spawns[fn] = true
		}
	}
	// A helper starts a goroutine with the function that it is given.
	for _, call := range r.ir.Calls {
		for _, arg := range call.Common().Args {
			if _, ok := arg.Type().Underlying().(*types.Signature); ok {
				for fn := call.Parent(); fn != nil; fn = fn.Parent() {
					spawns[fn] = true
				}
			}
		}
	}
	var list []*memory
	type key struct {
		path    any
		content bool
		owner   *ssa.Function
	}
	index := map[key]*memory{}
	// note adds an access to memory that a function whose code is in the tree
	// of its owner reaches, itself or through the calls of a.suffix.
	note := func(path any, a Access) {
		at := a.Instr.Parent()
		if len(a.suffix) > 0 {
			at = a.suffix[0].site.Parent()
		}
		root := ssax.Root(path)
		owner, ok := ownerOf(root, at)
		if !ok || !plainPath(path) {
			return
		}
		k := key{path, a.Content, owner}
		m := index[k]
		if m == nil {
			m = &memory{owner: owner, root: root, path: path, content: a.Content}
			index[k] = m
			list = append(list, m)
		}
		if a.pos == token.NoPos {
			a.pos = a.Instr.Pos()
		}
		m.accesses = append(m.accesses, &a)
	}
	for _, fn := range r.ir.Funcs {
		top := fn
		for top.Parent() != nil {
			top = top.Parent()
		}
		if !spawns[top] {
			continue
		}
		for _, block := range fn.Blocks {
			if block == fn.Recover {
				continue
			}
			for _, instr := range block.Instrs {
				r.access(instr, func(address ssa.Value, a Access) { note(ssax.PathOf(address), a) })
				if call, ok := instr.(ssa.CallInstruction); ok {
					r.through(call, note)
				}
			}
		}
	}
	var shared []*memory
	for _, m := range list {
		r.addChains(m)
	}
	for _, m := range list {
		// A write of the whole struct is one of its fields too.
		for at := m.path; !m.content; {
			p, ok := at.(ssax.Path)
			if !ok {
				break
			}
			at = p.Base
			if !isStruct(at) {
				break
			}
			if whole := index[key{at, false, m.owner}]; whole != nil {
				m.related = append(m.related, whole.accesses...)
				whole.related = append(whole.related, m.accesses...)
			}
		}
	}
	for _, m := range list {
		spawned := slices.ContainsFunc(m.accesses, (*Access).Spawned) || slices.ContainsFunc(m.related, (*Access).Spawned)
		if spawned && slices.ContainsFunc(m.accesses, func(a *Access) bool { return a.Write }) {
			shared = append(shared, m)
		}
	}
	return shared
}

// access notes what instr reads and writes.
func (r *Result) access(instr ssa.Instruction, note func(ssa.Value, Access)) {
	noteIf := note
	note = func(address ssa.Value, a Access) {
		if !isSync(address) {
			noteIf(address, a)
		}
	}
	contentOf := func(m ssa.Value, write bool) {
		if load, ok := m.(*ssa.UnOp); ok && load.Op == token.MUL {
			if _, isMap := m.Type().Underlying().(*types.Map); isMap {
				// That a map leaves its lock is what lockescape tells.
				note(load.X, Access{Instr: instr, Write: write, Content: true, loaded: load})
			}
		}
	}
	switch instr := instr.(type) {
	case *ssa.Store:
		if load, ok := instr.Val.(*ssa.UnOp); ok && load.Op == token.MUL && load.X == instr.Addr {
			return // a return of a named result by its name
		}
		note(instr.Addr, Access{Instr: instr, Write: true})
	case *ssa.UnOp:
		if instr.Op == token.MUL {
			note(instr.X, Access{Instr: instr, pos: usePos(instr)})
		}
	case *ssa.MapUpdate:
		contentOf(instr.Map, true)
	case *ssa.Lookup:
		contentOf(instr.X, false)
	case *ssa.Range:
		contentOf(instr.X, false)
	case *ssa.Return:
		for _, result := range instr.Results {
			contentOf(result, false) // the caller will look into it
		}
	case *ssa.Call:
		if b, ok := instr.Call.Value.(*ssa.Builtin); ok {
			switch b.Name() {
			case "delete", "clear":
				contentOf(instr.Call.Args[0], true)
			case "len":
				contentOf(instr.Call.Args[0], false)
			}
			return
		}
		if obj := calledFunc(instr); obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == "sync/atomic" && obj.Signature().Recv() == nil && len(instr.Call.Args) > 0 {
			write := len(obj.Name()) < 4 || obj.Name()[:4] != "Load"
			note(instr.Call.Args[0], Access{Instr: instr, Write: write, Atomic: true})
		}
	}
}

// usePos returns the place of a read: its own, or that of what uses it.
func usePos(load *ssa.UnOp) token.Pos {
	if load.Pos().IsValid() {
		return load.Pos()
	}
	for _, ref := range *load.Referrers() {
		if ref.Pos().IsValid() {
			return ref.Pos()
		}
	}
	return token.NoPos
}

// through notes what the function of the package that the call runs does to
// memory that it is given a pointer to.
func (r *Result) through(call ssa.CallInstruction, note func(any, Access)) {
	callee := call.Common().StaticCallee()
	if callee == nil {
		return
	}
	fn := ssax.Origin(callee)
	if !r.ir.Has(fn) || fn.Parent() != nil || len(call.Common().Args) != len(fn.Params) {
		return
	}
	shares := false
	for _, arg := range call.Common().Args {
		switch arg.Type().Underlying().(type) {
		case *types.Pointer, *types.Map:
			switch root := ssax.Root(ssax.PathOf(arg)).(type) {
			case *ssa.Alloc, *ssa.Call, *ssa.MakeMap:
				shares = shares || root != nil
			}
		}
	}
	if !shares {
		return
	}
	_, spawned := call.(*ssa.Go)
	for _, inner := range r.reachedBy(fn) {
		root, ok := ssax.Root(inner.path).(*ssa.Parameter)
		if !ok {
			continue
		}
		arg := call.Common().Args[slices.Index(fn.Params, root)]
		path, ok := ssax.Rebase(inner.path, root, ssax.PathOf(arg))
		if !ok {
			continue
		}
		if _, param := ssax.Root(path).(*ssa.Parameter); param {
			continue // of an object that others know too
		}
		a := inner.access
		a.suffix = append(chain{{site: call, spawned: spawned}}, a.suffix...)
		note(path, a)
	}
}

// A reached access is one that a function makes through a pointer parameter.
type reached struct {
	path   any
	access Access
}

const (
	maxReached = 60 // accesses of one function
	maxThrough = 3  // calls deep
)

// reachedBy returns what fn, its literals and what they call do to the memory
// that fn's parameters point to.
func (r *Result) reachedBy(fn *ssa.Function) []reached {
	if list, ok := r.reach[fn]; ok {
		return list
	}
	r.reach[fn] = nil // a function that calls itself
	var list []reached
	keep := func(path any, a Access) {
		if root, ok := ssax.Root(path).(*ssa.Parameter); ok && root.Parent() == fn && path != any(root) && len(list) < maxReached {
			list = append(list, reached{path, a})
		} else if ok && root.Parent() == fn && path == any(root) && len(list) < maxReached {
			list = append(list, reached{path, a})
		}
	}
	var tree func(f *ssa.Function)
	tree = func(f *ssa.Function) {
		for _, c := range r.chainsTo(f, fn) {
			for _, block := range f.Blocks {
				if block == f.Recover {
					continue
				}
				for _, instr := range block.Instrs {
					r.access(instr, func(address ssa.Value, a Access) {
						a.suffix = c
						keep(ssax.PathOf(address), a)
					})
					call, ok := instr.(ssa.CallInstruction)
					if !ok {
						continue
					}
					callee := call.Common().StaticCallee()
					if callee == nil || !r.ir.Has(ssax.Origin(callee)) || ssax.Origin(callee).Parent() != nil || len(call.Common().Args) != len(ssax.Origin(callee).Params) {
						continue
					}
					_, spawned := call.(*ssa.Go)
					for _, inner := range r.reachedBy(ssax.Origin(callee)) {
						root := ssax.Root(inner.path).(*ssa.Parameter)
						arg := call.Common().Args[slices.Index(ssax.Origin(callee).Params, root)]
						path, ok := ssax.Rebase(inner.path, root, ssax.PathOf(arg))
						if !ok || len(c)+1+len(inner.access.suffix) > maxThrough {
							continue
						}
						a := inner.access
						a.suffix = append(append(slices.Clip(c), frame{site: call, spawned: spawned}), a.suffix...)
						keep(path, a)
					}
				}
			}
		}
		for _, literal := range f.AnonFuncs {
			tree(literal)
		}
	}
	tree(fn)
	r.reach[fn] = list
	return list
}

// isStruct tells whether the path names a struct.
func isStruct(path any) bool {
	var t types.Type
	switch p := path.(type) {
	case ssax.Path:
		if p.Field == nil {
			return false
		}
		t = p.Field.Type()
	case ssa.Value:
		ptr, ok := p.Type().Underlying().(*types.Pointer)
		if !ok {
			return false
		}
		t = ptr.Elem()
	}
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// ownerOf returns the function to which memory that begins at root belongs, if
// at stands in it or in a literal of it. A global variable belongs to every
// function.
func ownerOf(root ssa.Value, at *ssa.Function) (*ssa.Function, bool) {
	switch root := root.(type) {
	case *ssa.Alloc, *ssa.Parameter, *ssa.Call, *ssa.Extract:
		owner := root.Parent()
		return owner, within(at, owner)
	case *ssa.Global:
		for at.Parent() != nil {
			at = at.Parent()
		}
		return at, true
	}
	return nil, false
}

// plainPath tells whether the path goes through fields only, from its root on:
// elements are taken for separate, and pointers that may change are not
// followed.
func plainPath(path any) bool {
	for {
		p, ok := path.(ssax.Path)
		if !ok {
			return true
		}
		if p.Index != nil || p.Load {
			return false
		}
		path = p.Base
	}
}

// isSync tells whether the memory orders accesses itself.
func isSync(address ssa.Value) bool {
	p, ok := address.Type().Underlying().(*types.Pointer)
	if !ok {
		return true
	}
	named, ok := types.Unalias(p.Elem()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	path := named.Obj().Pkg().Path()
	return path == "sync" || path == "sync/atomic"
}

// addChains replaces each access by one for every way in which its function
// comes to run.
func (r *Result) addChains(m *memory) {
	var list []*Access
	known := map[*ssa.Function][]chain{}
	for _, a := range m.accesses {
		fn := a.Instr.Parent()
		if len(a.suffix) > 0 {
			fn = a.suffix[0].site.Parent()
		}
		chains, ok := known[fn]
		if !ok {
			chains = r.chainsTo(fn, m.owner)
			known[fn] = chains
		}
		if len(chains) == 0 && len(a.suffix) == 0 {
			for _, ret := range r.returnsOf(fn, m.owner) {
				m.later = append(m.later, later{a, ret})
			}
		}
		for _, c := range chains {
			other := *a
			other.chain = append(slices.Clip(c), a.suffix...)
			list = append(list, &other)
		}
	}
	m.accesses = list
}

// maxPairs bounds the pairs of accesses that are compared for one variable.
const maxPairs = 4000

// raceOn returns a race on the memory, or nil: that of the first write in a
// goroutine, or else of the first write.
func (r *Result) raceOn(m *memory) *Race {
	writes := slices.Clone(m.accesses)
	writes = slices.DeleteFunc(writes, func(a *Access) bool { return !a.Write })
	slices.SortStableFunc(writes, func(a, b *Access) int {
		if a.Spawned() != b.Spawned() {
			if a.Spawned() {
				return -1
			}
			return 1
		}
		return int(a.pos) - int(b.pos)
	})
	others := slices.Concat(m.accesses, m.related)
	line := func(a *Access) int { return r.pass.Fset.Position(a.pos).Line }
	slices.SortStableFunc(others, func(a, b *Access) int {
		if a.Write != b.Write && line(a) == line(b) {
			if a.Write {
				return -1 // of x += y
			}
			return 1
		}
		return int(a.pos) - int(b.pos)
	})
	pairs := 0
	for _, w := range writes {
		if !w.pos.IsValid() {
			continue
		}
		var found *Access
		for _, o := range others {
			pairs++
			if pairs > maxPairs {
				return nil
			}
			if r.byConvention(m, w, o) || startsItself(w, o) || startsItself(o, w) || ofOneNumber(w, o) || deep(m, w) || deep(m, o) {
				continue
			}
			if r.onEvent(w, o) || r.onEvent(o, w) {
				continue
			}
			if w.Atomic && o.Atomic || !w.Spawned() && !o.Spawned() || !o.pos.IsValid() {
				continue
			}
			if !r.concurrent(m, w, o) {
				continue
			}
			// Another access tells more than the write itself, or its x of x += y.
			if o.Instr.Parent() == w.Instr.Parent() && line(o) == line(w) {
				o = w
			}
			found = o
			if found.Instr != w.Instr {
				break
			}
		}
		if found == nil {
			found = r.raceLater(m, w)
		}
		if found != nil {
			return &Race{Name: r.nameOf(m, w), Write: w, Other: found, Map: m.content, shadow: r.shadowOf(m, w)}
		}
	}
	return nil
}

// onEvent tells whether a goes by itself, and b in a function that a library
// runs when something happens: the library, or what makes it happen, may order
// the two. Only a timer comes by itself, and what it writes may be missed.
func (r *Result) onEvent(a, b *Access) bool {
	if a.Spawned() {
		return false
	}
	i := firstSpawn(b.chain, 0)
	if i == len(b.chain) {
		return false
	}
	f := b.chain[i]
	if _, ok := f.site.(*ssa.Go); ok {
		return false
	}
	if f.many {
		return true // a request may come before, and its answer be awaited
	}
	if slices.ContainsFunc(r.gorun.SpawnsAt(f.site), func(s *gorun.Spawn) bool { return s.Group != nil }) {
		return false
	}
	return !b.Write
}

// byConvention tells whether only one side is seen to hold a mutex of an
// object that callers know too: the other side's callers may hold it.
func (r *Result) byConvention(m *memory, w, o *Access) bool {
	if _, ok := m.root.(*ssa.Parameter); !ok {
		return false
	}
	for _, pair := range [][2]*Access{{w, o}, {o, w}} {
		if !pair[0].Spawned() || pair[1].Spawned() {
			continue
		}
		for _, l := range r.heldBy(pair[0]) {
			if ssax.Root(l.Path) == m.root {
				return true
			}
		}
	}
	return false
}

// ofOneNumber tells whether both accesses stand in one function under a test
// that what the goroutine was given, as its number, is one constant: then only
// one of the goroutines comes there.
func ofOneNumber(w, o *Access) bool {
	if w.Instr.Parent() != o.Instr.Parent() {
		return false
	}
	test := numberTest(w.Instr.Block())
	return test != nil && test == numberTest(o.Instr.Block())
}

func numberTest(b *ssa.BasicBlock) *ssa.If {
	for ; b.Idom() != nil; b = b.Idom() {
		parent := b.Idom()
		branch, ok := parent.Instrs[len(parent.Instrs)-1].(*ssa.If)
		if !ok || len(b.Preds) != 1 || parent.Succs[0] != b {
			continue
		}
		cmp, ok := branch.Cond.(*ssa.BinOp)
		if !ok || cmp.Op != token.EQL {
			continue
		}
		if _, ok := cmp.Y.(*ssa.Const); !ok {
			continue
		}
		switch v := cmp.X.(type) {
		case *ssa.Parameter:
			return branch
		case *ssa.UnOp:
			if _, ok := v.X.(*ssa.FreeVar); ok && v.Op == token.MUL {
				if basic, ok := v.Type().Underlying().(*types.Basic); ok && basic.Info()&types.IsInteger != 0 {
					return branch
				}
			}
		}
	}
	return nil
}

// startsItself tells whether w stores the handle of the goroutine of o, such as
// the timer that it will stop.
func startsItself(w, o *Access) bool {
	store, ok := w.Instr.(*ssa.Store)
	if !ok {
		return false
	}
	call, ok := store.Val.(*ssa.Call)
	return ok && slices.ContainsFunc(o.chain, func(f frame) bool { return f.spawned && f.site == ssa.CallInstruction(call) })
}

// deep tells whether the access is made several calls away from its owner in
// a struct that has a mutex, so that any of the functions on the way may be
// meant to hold it.
func deep(m *memory, a *Access) bool {
	p, ok := m.root.Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	st, ok := p.Elem().Underlying().(*types.Struct)
	return ok && len(a.suffix) > 1 && hasMutex(st, 0)
}

// nameOf returns what the memory is called where it is written, or "".
func (r *Result) nameOf(m *memory, w *Access) string {
	var last string
	switch p := m.path.(type) {
	case ssax.Path:
		last = p.Field.Name()
	case *ssa.Alloc:
		last = p.Comment
	case *ssa.Parameter, *ssa.Global:
		last = p.(ssa.Value).Name()
	}
	line := r.pass.Fset.Position(w.pos).Line
	name := last
	for _, file := range r.pass.Files {
		if w.pos < file.FileStart || w.pos >= file.FileEnd {
			continue
		}
		found := false
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil || found || r.pass.Fset.Position(n.Pos()).Line > line || r.pass.Fset.Position(n.End()).Line < line {
				return false
			}
			var written []ast.Expr
			switch n := n.(type) {
			case *ast.AssignStmt:
				written = n.Lhs
			case *ast.IncDecStmt:
				written = []ast.Expr{n.X}
			}
			for _, e := range written {
				if r.pass.Fset.Position(e.Pos()).Line != line {
					continue
				}
				for {
					index, ok := ast.Unparen(e).(*ast.IndexExpr)
					if !ok {
						break
					}
					e = index.X
				}
				switch x := ast.Unparen(e).(type) {
				case *ast.SelectorExpr:
					found = found || x.Sel.Name == last
				case *ast.Ident:
					found = found || x.Name == last
				case *ast.StarExpr:
					found = found || len(written) == 1 || name == ""
				}
				if text := ir.Text(e); found && text != "" {
					name = text
					return false
				}
			}
			return true
		})
	}
	return name
}

// concurrent tells whether w and o may happen at the same time: some schedule
// runs both and nothing that the package shows orders them.
func (r *Result) concurrent(m *memory, w, o *Access) bool {
	// What others relay costs time to find out, and so does a look at
	// conditions; most pairs are ordered without.
	if !r.unordered(m, w, o, false) || r.excluded(m, w, o) || !r.unordered(m, w, o, true) {
		return false
	}
	return r.exactly(func() bool { return r.unordered(m, w, o, true) })
}

// exactly asks a question of which paths the conditions on them allow.
func (r *Result) exactly(ask func() bool) bool {
	r.exact = true
	defer func() { r.exact = false }()
	return ask()
}

func (r *Result) unordered(m *memory, w, o *Access, relays bool) bool {
	m.relays = relays
	i := 0
	for i < len(w.chain) && i < len(o.chain) && w.chain[i].site == o.chain[i].site {
		i++
	}
	if r.repeated(m, w, o, i) {
		return true
	}
	if i == len(w.chain) && i == len(o.chain) {
		return false // one run of one function
	}
	wGoes, oGoes := spawnedFrom(w.chain, i), spawnedFrom(o.chain, i)
	switch {
	case wGoes && oGoes:
		return r.free(m, w, o, i) && r.free(m, o, w, i) && (r.follows(m, w, o, i) || r.follows(m, o, w, i))
	case wGoes:
		return r.follows(m, w, o, i) && r.free(m, w, o, i) && r.free(m, o, w, i)
	case oGoes:
		return r.follows(m, o, w, i) && r.free(m, o, w, i) && r.free(m, w, o, i)
	}
	return false
}

func spawnedFrom(c chain, i int) bool {
	return slices.ContainsFunc(c[i:], func(f frame) bool { return f.spawned })
}

// repeated tells whether the frames that w and o share start several
// goroutines for the same memory, one of which may run w while another runs o.
func (r *Result) repeated(m *memory, w, o *Access, shared int) bool {
	last := -1
	for j := range shared {
		if w.chain[j].spawned {
			last = j
		}
	}
	if last < 0 {
		return false
	}
	await := r.awaiterFor(m, w, last)
	for j := 0; j <= last; j++ {
		site := w.chain[j].site
		if w.chain[j].many && !r.inTest(site.Pos()) && r.reaches(m, o, last+1, await) {
			return true
		}
		if !w.chain[j].repeats {
			s := search{await: await, fresh: freshOf(m, site.Parent()), goal: func(i ssa.Instruction) bool { return i == ssa.Instruction(site) }}
			if !ssax.InLoop(site.Block()) || !s.from(site.Parent(), site) {
				continue
			}
		}
		// The calls between the loop and the go statement do not wait either.
		if r.leaves(m, w, j, last, await) && r.reaches(m, o, last+1, await) {
			return true
		}
	}
	return false
}

// inTest tells whether pos stands in a test, which asks for one thing at a
// time.
func (r *Result) inTest(pos token.Pos) bool {
	return strings.HasSuffix(r.pass.Fset.Position(pos).Filename, "_test.go")
}

// leaves tells whether the functions that are called in the frames from first
// to the go statement return without waiting for the goroutine.
func (r *Result) leaves(m *memory, a *Access, first, last int, await *awaiter) bool {
	for j := first; j < last; j++ {
		fn := a.chain[j+1].site.Parent()
		s := search{await: await, fresh: freshOf(m, fn), goal: func(i ssa.Instruction) bool { _, ok := i.(*ssa.Return); return ok }}
		if !s.from(fn, a.chain[j+1].site) {
			return false
		}
	}
	return true
}

// reaches tells whether the functions of the frames from first on come to the
// access without waiting.
func (r *Result) reaches(m *memory, a *Access, first int, await *awaiter) bool {
	for j := first; j <= len(a.chain); j++ {
		fn := a.functionAt(j)
		s := search{await: await, fresh: freshOf(m, fn), goal: a.goalAt(j)}
		if !s.from(fn, nil) {
			return false
		}
	}
	return true
}

// functionAt returns the function in which frame j, or the access, stands.
func (a *Access) functionAt(j int) *ssa.Function {
	if j < len(a.chain) {
		return a.chain[j].site.Parent()
	}
	return a.Instr.Parent()
}

// pointAt returns the instruction of frame j, or the access.
func (a *Access) pointAt(j int) ssa.Instruction {
	if j < len(a.chain) {
		return a.chain[j].site
	}
	return a.Instr
}

// goalAt matches the instruction at which frame j happens: a deferred call
// happens at the return.
func (a *Access) goalAt(j int) func(ssa.Instruction) bool {
	point := a.pointAt(j)
	if j < len(a.chain) && a.chain[j].deferred() {
		return func(i ssa.Instruction) bool { _, ok := i.(*ssa.RunDefers); return ok }
	}
	return func(i ssa.Instruction) bool { return i == point }
}

// freshOf returns the instruction of fn that makes the memory, or nil.
func freshOf(m *memory, fn *ssa.Function) ssa.Instruction {
	if instr, ok := m.root.(ssa.Instruction); ok && instr.Parent() == fn {
		return instr
	}
	return nil
}

// follows tells whether o may happen after the goroutine of w was started and
// before anything has waited for what w's goroutine does after w.
func (r *Result) follows(m *memory, w, o *Access, i int) bool {
	fn := w.functionAt(i)
	if fn != o.functionAt(i) {
		return false
	}
	await := r.awaiterFor(m, w, lastSpawn(w.chain))
	goal := o.goalAt(i)
	if i < len(o.chain) && o.chain[i].deferred() {
		// Deferred calls run in reverse order: those after it may wait.
		d := o.chain[i].site.(*ssa.Defer)
		for later := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
			if later != d && ssax.Precedes(d, later) && await.waits(later) {
				return false
			}
		}
	}
	s := search{await: await, fresh: freshOf(m, fn), goal: goal}
	start := w.pointAt(i)
	if i < len(w.chain) && w.chain[i].deferred() {
		return false
	}
	if i < firstSpawn(w.chain, i) && !r.leavesWithNil(m, w, i, await) {
		s.over, _ = w.chain[i].site.(*ssa.Call)
	}
	return s.from(fn, start) && r.leaves(m, w, i, firstSpawn(w.chain, i), await)
}

// leavesWithNil tells whether the helper that frame i calls may return no error
// without waiting for the goroutine.
func (r *Result) leavesWithNil(m *memory, a *Access, i int, await *awaiter) bool {
	fn := a.functionAt(i + 1)
	results := fn.Signature.Results()
	if results.Len() == 0 {
		return true
	}
	s := search{await: await, fresh: freshOf(m, fn), goal: func(i ssa.Instruction) bool {
		ret, ok := i.(*ssa.Return)
		return ok && !isTold(ret.Results[len(ret.Results)-1])
	}}
	return s.from(fn, a.chain[i+1].site)
}

// isTold tells whether the last result of a helper tells its caller that
// something went wrong: an error that is surely not nil, or false.
func isTold(result ssa.Value) bool {
	if b, ok := result.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
		c, ok := result.(*ssa.Const)
		return ok && c.Value != nil && !constant.BoolVal(c.Value)
	}
	return ssax.IsError(result)
}

func lastSpawn(c chain) int {
	for i := len(c) - 1; i >= 0; i-- {
		if c[i].spawned {
			return i
		}
	}
	return -1
}

func firstSpawn(c chain, i int) int {
	for j := i; j < len(c); j++ {
		if c[j].spawned {
			return j
		}
	}
	return len(c)
}

// free tells whether o's side comes to o without waiting for what w's side
// does after w.
func (r *Result) free(m *memory, w, o *Access, i int) bool {
	from := lastSpawn(w.chain)
	if from < i {
		from = i - 1
	}
	return r.reaches(m, o, i+1, r.awaiterFor(m, w, from))
}

type awaiterKey struct {
	access *Access
	from   int
	relays bool
}

func (r *Result) awaiterFor(m *memory, a *Access, from int) *awaiter {
	key := awaiterKey{a, from, m.relays}
	if await := m.awaiters[key]; await != nil {
		return await
	}
	if m.awaiters == nil {
		m.awaiters = map[awaiterKey]*awaiter{}
	}
	await := r.newAwaiter(m, a, from)
	m.awaiters[key] = await
	return await
}

// newAwaiter returns what waits for the signals that a's goroutine gives after
// a: in the functions of the frames behind from.
func (r *Result) newAwaiter(m *memory, a *Access, from int) *awaiter {
	await := &awaiter{r: r, known: map[ssa.Instruction][]int{}}
	for j := from + 1; j <= len(a.chain); j++ {
		fn, point := a.functionAt(j), a.pointAt(j)
		deferred := j < len(a.chain) && a.chain[j].deferred() && !recovers(a.functionAt(j+1))
		for instr := range ssax.After(point, func(i ssa.Instruction) bool { return i == freshOf(m, fn) && i != nil }) {
			switch instr.(type) {
			case *ssa.Go, *ssa.Defer:
				continue
			}
			if deferred {
				break // the function gives them before the deferred call
			}
			signals, flags := r.signalsAt(instr, 0), r.flagsAt(instr, 0)
			if len(signals) == 0 && len(flags) == 0 {
				continue
			}
			if again(fn, instr, point) {
				continue // it may give the signal and come back to the access
			}
			await.signals = append(await.signals, signals...)
			await.flags = append(await.flags, flags...)
		}
		for d := range ssax.All[*ssa.Defer]([]*ssa.Function{fn}) {
			if j < len(a.chain) && a.chain[j].site == ssa.CallInstruction(d) || deferred && ssax.Precedes(point, d) {
				continue
			}
			await.signals = append(await.signals, r.signalsAt(d, 0)...)
			await.flags = append(await.flags, r.flagsAt(d, 0)...)
		}
		if j == len(a.chain) && !again(fn, point, point) {
			await.flags = append(await.flags, r.flagsAt(point, 0)...)
			await.flags = append(await.flags, r.flagsBefore(a)...)
		}
		if j < len(a.chain) && a.chain[j].site != nil {
			if once := onceOf(a.chain[j].site); once != nil {
				await.signals = append(await.signals, signal{onces, once})
			}
		}
	}
	await.signals = slices.DeleteFunc(await.signals, func(s signal) bool { return s.kind == finishes && r.addsItself(a, from, s.on) })
	if from >= 0 && from < len(a.chain) {
		site := a.chain[from].site
		await.sites = append(await.sites, a.chain[:from+1]...)
		if g := r.groupOfAnother(site); g != nil {
			await.signals = append(await.signals, signal{finishes, g})
		}
		for _, s := range r.gorun.SpawnsAt(site) {
			if s.Group != nil {
				await.signals = append(await.signals, signal{finishes, s.Group})
			}
		}
		for j := range from + 1 {
			await.many = await.many || ssax.InLoop(a.chain[j].site.Block()) && freshOf(m, a.functionAt(j)) == nil
		}
		if fresh := freshOf(m, site.Parent()); fresh != nil && ssax.InLoop(site.Block()) && !ssax.InLoop(fresh.Block()) {
			await.many = true
		}
		if await.many {
			await.ofSeveral(a)
		}
		if obj := calledFunc(site); obj != nil && obj.Pkg() != nil && obj.Name() == "AfterFunc" && (obj.Pkg().Path() == "time" || obj.Pkg().Path() == "context") {
			if call, ok := site.(*ssa.Call); ok && !await.many {
				await.timer = call
			}
		}
	}
	if once := onceOfAccess(a); once != nil {
		await.signals = append(await.signals, signal{onces, once})
	}
	await.signals = distinct(await.signals)
	if m.relays {
		await.signals = distinct(r.relayed(await.signals))
		await.signals = slices.DeleteFunc(await.signals, func(s signal) bool { return s.kind == finishes && r.addsItself(a, from, s.on) })
	}
	return await
}

// recovers tells whether the deferred literal looks for a panic: then it writes
// what it writes when the function has not come to its end.
func recovers(fn *ssa.Function) bool {
	for call := range ssax.All[*ssa.Call]([]*ssa.Function{fn}) {
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "recover" {
			return true
		}
	}
	return false
}

// groupOfAnother returns the receiver of a method of another package that
// starts a goroutine with what it is given: the same object may wait for it.
func (r *Result) groupOfAnother(site ssa.CallInstruction) ssa.Value {
	obj := calledFunc(site)
	if obj == nil || obj.Signature().Recv() == nil || obj.Pkg() == r.pass.Pkg {
		return nil
	}
	if site.Common().IsInvoke() {
		return site.Common().Value
	}
	if len(site.Common().Args) > 0 {
		return site.Common().Args[0]
	}
	return nil
}

// addsItself tells whether the goroutine of the access adds itself to the wait
// group: a Wait that comes before that waits for nothing.
func (r *Result) addsItself(a *Access, from int, group ssa.Value) bool {
	if from < 0 || from >= len(a.chain) {
		return false
	}
	fn := a.functionAt(from + 1)
	inside := false
	for _, call := range r.additions() {
		if !r.maySame(call.Common().Args[0], group) {
			continue
		}
		if call.Parent() != fn {
			return false
		}
		inside = true
	}
	return inside
}

// additions returns the calls of WaitGroup.Add that do not take away.
func (r *Result) additions() []ssa.CallInstruction {
	if r.adds == nil {
		r.adds = []ssa.CallInstruction{}
		for _, call := range r.ir.Calls {
			obj := calledFunc(call)
			if obj == nil || obj.Name() != "Add" || obj.FullName() != "(*sync.WaitGroup).Add" || len(call.Common().Args) != 2 {
				continue
			}
			if n, ok := call.Common().Args[1].(*ssa.Const); ok && n.Value != nil && constant.Sign(n.Value) < 0 {
				continue
			}
			r.adds = append(r.adds, call)
		}
	}
	return r.adds
}

// again tells whether the access at point may happen after the signal without
// a receive in between: then the signal does not end it.
func again(fn *ssa.Function, instr, point ssa.Instruction) bool {
	return ssax.Reaches(instr, point, func(i ssa.Instruction) bool {
		if i == instr {
			return false
		}
		switch i := i.(type) {
		case *ssa.UnOp:
			return i.Op == token.ARROW
		case *ssa.Select:
			return i.Blocking
		}
		return false
	})
}

// onceOf returns the sync.Once whose Do the call is, or nil.
func onceOf(call ssa.CallInstruction) ssa.Value {
	if obj := calledFunc(call); obj != nil && obj.FullName() == "(*sync.Once).Do" {
		return receiverOf(call.Common())
	}
	return nil
}

func onceOfAccess(a *Access) ssa.Value {
	for _, f := range a.chain {
		if once := onceOf(f.site); once != nil {
			return once
		}
	}
	return nil
}

// excluded tells whether a mutex, a semaphore of one, or a sync.Once keeps the
// two from happening at the same time.
func (r *Result) excluded(m *memory, a, b *Access) bool {
	for _, x := range r.heldBy(a) {
		if ownLock(m, x) {
			continue
		}
		for _, y := range r.heldBy(b) {
			if sameLock(x, y) {
				return true
			}
		}
	}
	if x, y := onceOfAccess(a), onceOfAccess(b); x != nil && y != nil && r.maySame(x, y) {
		return true
	}
	for _, x := range r.otherLocks(a) {
		for _, y := range r.otherLocks(b) {
			if r.maySame(x, y) {
				return true
			}
		}
	}
	if x, y := groupOf(a), groupOf(b); x != nil && y != nil && r.maySame(x, y) && r.oneAtATime(x) {
		return true
	}
	for _, x := range r.tokensOf(a) {
		for _, y := range r.tokensOf(b) {
			if r.maySame(x, y) {
				return true
			}
		}
	}
	return false
}

// otherLocks returns the locks of other packages that were taken on the way to
// the access, whether they are still held or not.
func (r *Result) otherLocks(a *Access) []ssa.Value {
	var list []ssa.Value
	for j := len(a.chain); j >= 0; j-- {
		if j < len(a.chain) && a.chain[j].spawned {
			break
		}
		point := a.pointAt(j)
		for call := range ssax.All[*ssa.Call]([]*ssa.Function{a.functionAt(j)}) {
			obj := calledFunc(call)
			if obj == nil || obj.Signature().Recv() == nil || obj.Pkg() == nil || obj.Pkg() == r.pass.Pkg || obj.Pkg().Path() == "sync" {
				continue
			}
			if (obj.Name() == "Lock" || obj.Name() == "RLock") && ssax.Precedes(call, point) {
				list = append(list, receiverOf(call.Common()))
			}
		}
	}
	return list
}

// groupOf returns the group on whose goroutine the access runs, or nil.
func groupOf(a *Access) ssa.Value {
	if i := lastSpawn(a.chain); i >= 0 {
		if obj := calledFunc(a.chain[i].site); obj != nil && obj.Signature().Recv() != nil && len(a.chain[i].site.Common().Args) > 0 {
			return a.chain[i].site.Common().Args[0]
		}
	}
	return nil
}

// oneAtATime tells whether a group is limited to one goroutine.
func (r *Result) oneAtATime(group ssa.Value) bool {
	for _, call := range r.ir.Calls {
		obj := calledFunc(call)
		if obj == nil || obj.Name() != "SetLimit" || len(call.Common().Args) != 2 || !r.maySame(call.Common().Args[0], group) {
			continue
		}
		if c, ok := call.Common().Args[1].(*ssa.Const); ok && c.Value != nil && c.Int64() == 1 {
			return true
		}
	}
	return false
}

// ownLock tells whether the mutex is a variable of a goroutine, or of one turn
// of a loop, so that it keeps no other goroutine out.
func ownLock(m *memory, l locks.Lock) bool {
	local, ok := ssax.Root(l.Path).(*ssa.Alloc)
	if !ok {
		return false
	}
	if local.Parent() != m.owner {
		return within(local.Parent(), m.owner)
	}
	made := freshOf(m, m.owner)
	return ssax.InLoop(local.Block()) && (made == nil || !ssax.InLoop(made.Block()))
}

// sameVar tells whether one of the locks is named after a parameter of a
// helper, which may be the other.
func sameVar(x, y locks.Lock) bool {
	_, p := x.Var().(*ssa.Parameter)
	_, q := y.Var().(*ssa.Parameter)
	return p || q
}

// heldBy returns the locks that are held at the access: by its function, and
// by those that call it on the same goroutine.
func (r *Result) heldBy(a *Access) []locks.Lock {
	at := a.Instr
	if load, ok := at.(*ssa.UnOp); ok {
		// A return reads its results again when the deferred calls have run.
		for _, earlier := range load.Block().Instrs[:ssax.IndexOf(load)] {
			if run, ok := earlier.(*ssa.RunDefers); ok {
				at = run
			}
		}
	}
	held := r.locks.Held(at)
	if load := a.loaded; load != nil {
		held = append(slices.Clip(held), r.locks.Held(load)...)
	}
	for j := len(a.chain) - 1; j >= 0 && !a.chain[j].spawned; j-- {
		site := a.chain[j].site
		if d, ok := site.(*ssa.Defer); ok {
			held = append(slices.Clip(held), r.locks.HeldAtReturn(d)...)
		} else {
			held = append(slices.Clip(held), r.locks.Held(site)...)
		}
	}
	return held
}

// tokensOf returns the channels of capacity one that the access' function
// sends on before and receives from afterwards, or the other way round: they
// serve as a mutex.
func (r *Result) tokensOf(a *Access) []ssa.Value {
	fn := a.Instr.Parent()
	var list []ssa.Value
	for instr := range ssax.All[ssa.Instruction]([]*ssa.Function{fn}) {
		var ch ssa.Value
		switch instr := instr.(type) {
		case *ssa.Send:
			ch = instr.Chan
		case *ssa.UnOp:
			if instr.Op == token.ARROW {
				ch = instr.X
			}
		}
		if ch != nil && ssax.Precedes(instr, a.Instr) && r.isToken(ch) && r.givesBack(a, ch, instr) {
			list = append(list, ch)
		}
	}
	return list
}

// givesBack tells whether the function does the opposite of took on the same
// channel after the access.
func (r *Result) givesBack(a *Access, ch ssa.Value, took ssa.Instruction) bool {
	_, sent := took.(*ssa.Send)
	opposite := func(instr ssa.Instruction) bool {
		for _, s := range r.signalsAt(instr, 0) {
			if (s.kind == receives) == sent && (s.kind == sends || s.kind == receives) && r.maySame(s.on, ch) {
				return true
			}
		}
		return false
	}
	for instr := range ssax.After(a.Instr, nil) {
		if opposite(instr) {
			return true
		}
	}
	for d := range ssax.All[*ssa.Defer]([]*ssa.Function{a.Instr.Parent()}) {
		if opposite(d) {
			return true
		}
	}
	return false
}

func (r *Result) isToken(ch ssa.Value) bool {
	objects, complete := r.flow.Objects(ch)
	if !complete || len(objects) == 0 {
		return false
	}
	for _, o := range objects {
		made, ok := o.Value.(*ssa.MakeChan)
		if !ok {
			return false
		}
		size, ok := made.Size.(*ssa.Const)
		if !ok || size.Value == nil {
			return false
		}
		if n, _ := constant.Int64Val(constant.ToInt(size.Value)); n != 1 {
			return false
		}
	}
	return true
}

package loops

import (
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/library"
	"github.com/chanlint/chanlint/internal/ssax"
	"github.com/chanlint/chanlint/internal/summary"
)

// A Notice is a channel that a library sends on from its own loop, and that
// nobody keeps receiving from.
type Notice struct {
	Pos    token.Pos // where the library gets it
	Made   token.Pos
	Text   string // the channel as it is written
	Why    string // what is wrong, as a clause
	Effect string // what waits
}

// Unattended yields the channels without a buffer that the package hands to a
// library which sends on them and waits, and that no goroutine receives from.
func (r *Result) Unattended() iter.Seq[Notice] {
	calls, fields := map[string]library.Notify{}, map[string]library.Notify{}
	for _, n := range library.Notifies {
		if n.Param >= 0 {
			calls[n.Symbol] = n
		} else {
			fields[n.Symbol] = n
		}
	}
	var list []Notice
	for _, call := range r.ir.Calls {
		fn := summary.Callee(call)
		if fn == nil || r.inTest(call.Pos()) {
			continue
		}
		n, ok := calls[fn.FullName()]
		if !ok {
			continue
		}
		args := call.Common().Args
		i := n.Param
		if fn.Signature().Recv() != nil && !call.Common().IsInvoke() {
			i++
		}
		if i < len(args) {
			list = r.notice(list, args[i], call, n)
		}
	}
	for store := range ssax.All[*ssa.Store](r.ir.Funcs) {
		if _, ok := store.Val.Type().Underlying().(*types.Chan); !ok || r.inTest(store.Pos()) {
			continue
		}
		addr, ok := store.Addr.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		p, ok := addr.X.Type().Underlying().(*types.Pointer)
		if !ok {
			continue
		}
		named, ok := types.Unalias(p.Elem()).(*types.Named)
		if !ok || named.Obj().Pkg() == nil {
			continue
		}
		st, ok := named.Underlying().(*types.Struct)
		if !ok {
			continue
		}
		if n, ok := fields[named.Obj().Pkg().Path()+"."+named.Obj().Name()+"."+st.Field(addr.Field).Name()]; ok {
			list = r.notice(list, store.Val, store, n)
		}
	}
	return slices.Values(list)
}

func (r *Result) notice(list []Notice, ch ssa.Value, at ssa.Instruction, n library.Notify) []Notice {
	objects, complete := r.flow.Objects(ch)
	if !complete || len(objects) != 1 || !objects[0].IsChan() || r.summary.Capacity(objects[0]) != summary.Unbuffered {
		return list
	}
	o := objects[0]
	if call, ok := at.(*ssa.Call); ok && len(*call.Referrers()) > 0 {
		return list // the library returns the channel, and it is used under another name
	}
	for _, h := range r.flow.Handovers(o) {
		if h.Call != at {
			return list
		}
	}
	// A field of a foreign struct is how the library gets it; every other
	// way out may lead to a receiver.
	if _, field := at.(*ssa.Store); !field && r.flow.Escapes(o) != 0 {
		// The library's result is the same channel.
		if call, ok := at.(ssa.CallInstruction); !ok || call.Value() == nil || r.flow.Escapes(o)&2 != 0 && r.otherwiseOut(o.Value, at) {
			return list
		}
	}
	receivers := r.summary.Receivers(o)
	for _, instr := range receivers {
		if ssax.InLoop(instr.Block()) || instr.Parent() != at.Parent() {
			return list
		}
	}
	text := n.Symbol[strings.LastIndexByte(n.Symbol, '.')+1:]
	if call, ok := at.(ssa.CallInstruction); ok {
		if t := r.ir.ArgText(call.Pos(), n.Param); t != "" {
			text = t
		}
	}
	why := "nothing receives from it"
	if len(receivers) > 0 {
		why = "it is received from once only"
	}
	return append(list, Notice{at.Pos(), o.Pos(), text, why, n.Effect})
}

// otherwiseOut tells whether the channel is stored or passed on elsewhere.
func (r *Result) otherwiseOut(ch ssa.Value, at ssa.Instruction) bool {
	for _, instr := range *ch.Referrers() {
		switch instr := instr.(type) {
		case *ssa.Store, *ssa.MakeInterface, *ssa.Return, *ssa.Send, *ssa.MapUpdate:
			return true
		case ssa.CallInstruction:
			if instr != at {
				return true
			}
		}
	}
	return false
}

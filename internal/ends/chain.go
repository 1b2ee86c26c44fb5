package ends

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/chanlint/chanlint/internal/chans"
	"github.com/chanlint/chanlint/internal/ssax"
)

// A chain is an operation with the calls that lead to it from its root, a
// function that need not be where the program begins.
type chain struct {
	op     *chans.Op
	root   *ssa.Function
	path   path    // the operation's channel in terms of the root
	frames []frame // from the root to the operation's function
}

// A frame is a call, go statement, deferred call or hand-over that enters fn.
type frame struct {
	site ssa.CallInstruction
	fn   *ssa.Function
	goes bool // on a goroutine of its own
	path path // the operation's channel in terms of the site's function
}

const (
	maxDepth  = 6   // frames of a chain
	maxChains = 120 // of one operation
)

// first returns the instruction of the root at which the chain begins.
func (c *chain) first() ssa.Instruction {
	if len(c.frames) > 0 {
		return c.frames[0].site
	}
	return c.op.Instr
}

// isGrounded tells whether the path means one value in a run of the root: what
// another function makes in each of its runs is none.
func (c *chain) isGrounded() bool {
	of := parentOf(c.path.root)
	if of == nil {
		return true
	}
	for fn := c.root; fn != nil; fn = fn.Parent() {
		if fn == of {
			return true
		}
	}
	return false
}

// spawned returns the index of the first frame on a goroutine of its own, or
// -1.
func (c *chain) spawned() int {
	return slices.IndexFunc(c.frames, func(f frame) bool { return f.goes })
}

// after returns the instruction behind frame i: the next frame's site, or the
// operation.
func (c *chain) after(i int) ssa.Instruction {
	if i+1 < len(c.frames) {
		return c.frames[i+1].site
	}
	return c.op.Instr
}

// chainsOf returns the chains that lead to an operation, one for each function
// on the way and each way. It is nil if there are too many.
func (r *Result) chainsOf(op *chans.Op) []chain {
	if known, ok := r.chains[op]; ok {
		return known
	}
	var list []chain
	complete := true
	var up func(c chain)
	up = func(c chain) {
		if len(list) >= maxChains || len(c.frames) > maxDepth {
			complete = false
			return
		}
		list = append(list, c)
		enter := func(site ssa.CallInstruction, goes bool) {
			caller := site.Parent()
			if r.isTest(site.Pos()) && !r.isTest(op.Pos()) {
				return // a test drives the program in ways of its own
			}
			if caller == c.root || slices.ContainsFunc(c.frames, func(f frame) bool { return f.fn == caller }) {
				return
			}
			p, ok := r.inCaller(c.path, c.root, site)
			if !ok {
				return
			}
			frames := append([]frame{{site, c.root, goes, p}}, c.frames...)
			up(chain{op, caller, p, frames})
		}
		for _, site := range r.gorun.Callers(c.root) {
			enter(site, false)
		}
		for _, s := range r.gorun.SpawnsOf(c.root) {
			enter(s.Site, true)
		}
	}
	up(chain{op: op, root: op.Fn(), path: r.pathOf(op.Chan)})
	if !complete {
		list = nil
	}
	r.chains[op] = list
	return list
}

func (r *Result) isTest(pos token.Pos) bool {
	file := r.pass.Fset.File(pos)
	return file != nil && strings.HasSuffix(file.Name(), "_test.go")
}

// isEntry tells whether code that is not of the package may call fn: it is
// exported, handed out, or nothing here calls it.
func (r *Result) isEntry(fn *ssa.Function) bool {
	if fn.Parent() != nil && len(r.gorun.SpawnsOf(fn)) > 0 {
		return false
	}
	_, only := r.flow.Handed(fn)
	return !only || len(r.gorun.Callers(fn)) == 0 && len(r.gorun.SpawnsOf(fn)) == 0
}

// repeats tells whether the instruction of the root may run again for the same
// channel.
func (r *Result) repeats(at ssa.Instruction, p path) bool {
	if !ssax.InLoop(at.Block()) {
		return false
	}
	made, _ := p.root.(ssa.Instruction)
	return ssax.Reaches(at, at, func(i ssa.Instruction) bool { return i == made })
}

package explore

import (
	"fmt"
	"math/bits"
)

// instr is an instruction whose marks are resolved.
type instr struct {
	*Instr
	to, rescue int32 // pc, -1 for none
	tmpl       int32 // of Spawn
	cases      []int32
	live       []uint16 // registers that may be read from here on before they are written, ascending
	fields     uint64   // record fields that may be loaded (low half) or stored (high half) from here on, by this process or those it starts
	header     bool     // a loop closes here
}

type code struct {
	*Template
	instrs []instr
}

// local says whether nobody else can observe or prevent the operation, whatever the state.
func (in *instr) local() bool {
	switch in.Op {
	case Nop, Goto, Assign, Arith, If, Choose, Make, Cap, Spawn, Return, Goexit:
		return true
	case Panic:
		return in.rescue >= 0
	}
	return false
}

// next appends the places where the process may continue.
func (c *code) next(pc int, to []int32) []int32 {
	in := &c.instrs[pc]
	switch in.Op {
	case Goto:
		return append(to, in.to)
	case Choose, Select:
		to = append(to, in.cases...)
	case Return, Goexit, Halt, Open:
	case Panic:
	case If, OnceBegin:
		to = append(to, int32(pc+1), in.to)
	default:
		to = append(to, int32(pc+1))
	}
	if in.rescue >= 0 {
		to = append(to, in.rescue)
	}
	return to
}

// uses tells the registers that the instruction reads and those that it overwrites on every way out.
func (in *instr) uses(read, written func(reg int)) {
	operand := func(o Operand, f func(int)) {
		if o.reg > 0 {
			f(int(o.reg) - 1)
		}
	}
	operand(in.Obj, read)
	operand(in.Aux, read)
	for _, o := range in.Args {
		operand(o, read)
	}
	for i := range in.Cases {
		c := &in.Cases[i]
		operand(c.Chan, read)
		for _, o := range c.Args {
			operand(o, read)
		}
	}
	if in.Op != Select {
		for _, o := range in.Dst {
			operand(o, written)
		}
		operand(in.Ok, written)
	}
}

func fieldBits(o Operand) uint64 {
	if o.reg > 0 || !o.val.isInt() {
		return 1<<32 - 1
	}
	return 1 << (uint(o.val.integer()) % 32)
}

// compile resolves marks and computes what the reductions need.
func compile(s *System) ([]code, error) {
	index := make(map[*Template]int32, len(s.Templates))
	var all []*Template
	add := func(t *Template) {
		if _, ok := index[t]; !ok {
			index[t] = int32(len(all))
			all = append(all, t)
		}
	}
	for _, t := range s.Templates {
		add(t)
	}
	for i := range s.Initial {
		add(s.Initial[i].Tmpl)
	}
	for i := 0; i < len(all); i++ {
		for _, in := range all[i].code {
			if in.Op == Spawn {
				if in.Tmpl == nil {
					return nil, fmt.Errorf("template %s: spawn without a template", all[i].Name)
				}
				add(in.Tmpl)
			}
		}
	}
	codes := make([]code, len(all))
	for i, t := range all {
		c := &codes[i]
		c.Template = t
		c.instrs = make([]instr, len(t.code)+1)
		for pc, src := range t.code {
			in := &c.instrs[pc]
			in.Instr = src
			var err error
			if in.to, err = t.resolve(src.To); err == nil {
				in.rescue, err = t.resolve(src.Rescue)
			}
			if err == nil && in.to < 0 && (src.Op == Goto || src.Op == If || src.Op == OnceBegin) {
				err = fmt.Errorf("%s has no target", src.Op)
			}
			if len(src.Cases) > 0 {
				in.cases = make([]int32, len(src.Cases))
				for k := range src.Cases {
					if err == nil {
						in.cases[k], err = t.resolve(src.Cases[k].To)
					}
					if in.cases[k] < 0 {
						in.cases[k] = int32(pc + 1)
					}
				}
			}
			if src.Op == Spawn {
				in.tmpl = index[src.Tmpl]
				if len(src.Args) > src.Tmpl.params {
					err = fmt.Errorf("%d arguments for %d parameters of %s", len(src.Args), src.Tmpl.params, src.Tmpl.Name)
				}
			}
			if err == nil {
				err = src.check(t, len(s.Objects))
			}
			if err != nil {
				return nil, fmt.Errorf("template %s, instruction %d: %w", t.Name, pc, err)
			}
		}
		last := 0
		if n := len(t.code); n > 0 {
			last = t.code[n-1].Label
		}
		c.instrs[len(t.code)] = instr{Instr: &Instr{Op: Return, Label: last}, to: -1, rescue: -1}
		c.liveness()
		c.headers()
	}
	touched(codes)
	return codes, nil
}

func (t *Template) resolve(m Mark) (int32, error) {
	if m == 0 {
		return -1, nil
	}
	if int(m) > len(t.marks) || t.marks[m-1] < 0 {
		return -1, fmt.Errorf("mark %d is not set", m)
	}
	return int32(t.marks[m-1]), nil
}

// check reports operands that are missing or out of range.
func (in *Instr) check(t *Template, statics int) error {
	args, dst := 0, 0
	switch in.Op {
	case Assign, Cap, Len, Make:
		dst = 1
		if in.Op == Assign {
			args = 1
		}
	case Arith:
		args, dst = 2, 1
	case If, Store:
		args = 2
	case Load:
		args, dst = 1, 1
	case Add:
		args = 1
	}
	if in.Op >= numOps {
		return fmt.Errorf("unknown operation %d", in.Op)
	}
	if len(in.Args) < args || len(in.Dst) < dst {
		return fmt.Errorf("%s wants %d arguments and %d destinations", in.Op, args, dst)
	}
	ok := true
	operand := func(o Operand) {
		if int(o.reg) > len(t.regs) || o.reg == 0 && o.val.isRef() && o.val.object() > statics {
			ok = false
		}
	}
	all := func(os []Operand) {
		for _, o := range os {
			operand(o)
		}
	}
	operand(in.Obj)
	operand(in.Aux)
	operand(in.Ok)
	all(in.Args)
	all(in.Dst)
	for i := range in.Cases {
		operand(in.Cases[i].Chan)
		operand(in.Cases[i].Ok)
		all(in.Cases[i].Args)
		all(in.Cases[i].Dst)
	}
	if !ok {
		return fmt.Errorf("%s has an operand of another template or system", in.Op)
	}
	return nil
}

func (c *code) liveness() {
	words := (len(c.regs) + 63) / 64
	if words == 0 {
		return
	}
	size := len(c.instrs) * words
	sets := make([]uint64, 3*size)
	live, reads, writes := sets[:size], sets[size:2*size], sets[2*size:]
	for pc := range c.instrs {
		set := func(of []uint64) func(int) {
			return func(reg int) { of[pc*words+reg/64] |= 1 << (reg % 64) }
		}
		in := &c.instrs[pc]
		in.uses(set(reads), set(writes))
		if in.rescue >= 0 {
			clear(writes[pc*words : (pc+1)*words])
		}
	}
	var to []int32
	for changed := true; changed; {
		changed = false
		for pc := len(c.instrs) - 1; pc >= 0; pc-- {
			to = c.next(pc, to[:0])
			for w := range words {
				var after uint64
				for _, n := range to {
					after |= live[int(n)*words+w]
				}
				at := pc*words + w
				if l := reads[at] | after&^writes[at]; l != live[at] {
					live[at] = l
					changed = true
				}
			}
		}
	}
	for pc := range c.instrs {
		for w, word := range live[pc*words : (pc+1)*words] {
			for ; word != 0; word &= word - 1 {
				c.instrs[pc].live = append(c.instrs[pc].live, uint16(w*64+bits.TrailingZeros64(word)))
			}
		}
	}
}

// headers marks the targets of back edges of a depth-first walk.
func (c *code) headers() {
	const (
		fresh = iota
		open
		done
	)
	color := make([]uint8, len(c.instrs))
	type frame struct {
		pc int32
		to []int32
	}
	var stack []frame
	for root := range c.instrs {
		if color[root] != fresh {
			continue
		}
		color[root] = open
		stack = append(stack, frame{int32(root), c.next(root, nil)})
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if len(f.to) == 0 {
				color[f.pc] = done
				stack = stack[:len(stack)-1]
				continue
			}
			n := f.to[0]
			f.to = f.to[1:]
			switch color[n] {
			case open:
				c.instrs[n].header = true
			case fresh:
				color[n] = open
				stack = append(stack, frame{n, c.next(int(n), nil)})
			}
		}
	}
}

// touched computes fields, through spawned templates.
func touched(codes []code) {
	var to []int32
	for changed := true; changed; {
		changed = false
		for i := range codes {
			c := &codes[i]
			for pc := len(c.instrs) - 1; pc >= 0; pc-- {
				in := &c.instrs[pc]
				fields := in.fields
				switch in.Op {
				case Load:
					fields |= fieldBits(in.Args[0])
				case Store:
					fields |= fieldBits(in.Args[0]) << 32
				case Spawn:
					fields |= codes[in.tmpl].instrs[0].fields
				}
				to = c.next(pc, to[:0])
				for _, n := range to {
					fields |= c.instrs[n].fields
				}
				if fields != in.fields {
					in.fields = fields
					changed = true
				}
			}
		}
	}
}

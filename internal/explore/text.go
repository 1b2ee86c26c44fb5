package explore

import (
	"fmt"
	"strconv"
	"strings"
)

// The text form of a system, which String writes and Parse reads:
//
//	chan results 0           # static objects: chan NAME CAPACITY [WIDTH] [closes|once|ticks],
//	waitgroup wg 1           # waitgroup NAME [COUNT], mutex, cond, once, record NAME VALUE...
//	init main(3)             # an initial process
//	func main(n):            # a template; "; daemon" may follow
//	  reply = chan 0
//	  go worker(reply) ; daemon
//	loop:                    # a mark
//	  select recv reply v ok=more -> got | send results v w -> loop | external -> out cost 1 | default -> out
//	  choose loop | out cost 1
//	  if n == 0 goto out
//	  n = n - 1
//	  x = load r 0
//	  store r 0 x
//	  recv reply v ok=more
//	  send results v ; notblamed ; rescue out
//	  halt ; soft
//
// Operands are integers, nil, any, static objects and registers; a register
// comes to be by being named. Options follow semicolons: cost N, label N,
// notblamed, rescue MARK, soft, idempotent, daemon. "done wg" is "add wg -1".
// Without an option an instruction's label is the number of its line.

// String returns the text form.
func (s *System) String() string {
	var b strings.Builder
	if s.Name != "" {
		fmt.Fprintf(&b, "# %s\n", s.Name)
	}
	for i := range s.Objects {
		o := &s.Objects[i]
		fmt.Fprintf(&b, "%s %s", o.Kind, s.static(i+1))
		switch o.Kind {
		case Chan:
			fmt.Fprintf(&b, " %d", o.Capacity)
			if o.Width > 1 {
				fmt.Fprintf(&b, " %d", o.Width)
			}
			if o.Env != EnvNone {
				fmt.Fprintf(&b, " %s", envNames[o.Env])
			}
		case WaitGroup:
			if o.Count != 0 {
				fmt.Fprintf(&b, " %d", o.Count)
			}
		case Record:
			for _, v := range o.Fields {
				b.WriteString(" " + s.value(v))
			}
		}
		if o.Escaped {
			b.WriteString(" ; escaped")
		}
		b.WriteByte('\n')
	}
	for _, in := range s.Initial {
		fmt.Fprintf(&b, "init %s(%s)", in.Tmpl.Name, s.operands(in.Tmpl, in.Args, ", "))
		if in.Daemon {
			b.WriteString(" ; daemon")
		}
		b.WriteByte('\n')
	}
	seen := map[*Template]bool{}
	all := append([]*Template(nil), s.Templates...)
	for _, in := range s.Initial {
		all = append(all, in.Tmpl)
	}
	for i := 0; i < len(all); i++ {
		t := all[i]
		if seen[t] {
			continue
		}
		seen[t] = true
		s.writeTemplate(&b, t)
		for _, in := range t.code {
			if in.Tmpl != nil {
				all = append(all, in.Tmpl)
			}
		}
	}
	return b.String()
}

func (s *System) static(id int) string {
	if n := s.Objects[id-1].Name; n != "" {
		return n
	}
	return fmt.Sprintf("obj%d", id)
}

func (s *System) value(v Value) string {
	if v.isRef() && v.object() <= len(s.Objects) {
		return s.static(v.object())
	}
	return v.String()
}

func (s *System) operand(t *Template, o Operand) string {
	if o.reg > 0 {
		return t.regName(int(o.reg))
	}
	return s.value(o.val)
}

func (t *Template) regName(r int) string {
	if r > len(t.regs) {
		return fmt.Sprintf("r%d", r)
	}
	n := t.regs[r-1]
	if n == "" {
		return fmt.Sprintf("r%d", r)
	}
	for i, m := range t.regs {
		if m == n && i != r-1 {
			return fmt.Sprintf("%s.%d", n, r)
		}
	}
	return n
}

func (s *System) operands(t *Template, os []Operand, sep string) string {
	var b strings.Builder
	for i, o := range os {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(s.operand(t, o))
	}
	return b.String()
}

func (s *System) writeTemplate(b *strings.Builder, t *Template) {
	fmt.Fprintf(b, "func %s(%s):", t.Name, strings.Join(t.regs[:t.params], ", "))
	if t.Daemon {
		b.WriteString(" ; daemon")
	}
	b.WriteByte('\n')
	for pc := 0; pc <= len(t.code); pc++ {
		for m, at := range t.marks {
			if at == pc {
				fmt.Fprintf(b, "L%d:\n", m+1)
			}
		}
		if pc < len(t.code) {
			b.WriteString("  " + s.instr(t, t.code[pc]) + "\n")
		}
	}
}

func (s *System) instr(t *Template, in *Instr) string {
	op := func(o Operand) string { return s.operand(t, o) }
	mark := func(m Mark) string { return fmt.Sprintf("L%d", m) }
	with := func(sep string, os []Operand) string {
		if len(os) == 0 {
			return ""
		}
		return sep + s.operands(t, os, " ")
	}
	dst := ""
	if len(in.Dst) > 0 {
		dst = op(in.Dst[0]) + " = "
	}
	ok := func(o Operand) string {
		if o.reg == 0 {
			return ""
		}
		return " ok=" + op(o)
	}
	var text string
	switch in.Op {
	case Goto:
		text = "goto " + mark(in.To)
	case Assign:
		text = dst + op(in.Args[0])
	case Arith:
		text = dst + op(in.Args[0]) + " " + in.Fn.String() + " " + op(in.Args[1])
	case If:
		text = "if " + op(in.Args[0]) + " " + in.Fn.String() + " " + op(in.Args[1]) + " goto " + mark(in.To)
	case Make:
		text = dst + in.Kind.String() + with(" ", in.Args)
		if in.Env != EnvNone {
			text += " " + envNames[in.Env]
		}
	case Load, Len, Cap:
		text = dst + in.Op.String() + " " + op(in.Obj) + with(" ", in.Args)
	case TryLock, TryRLock:
		text = in.Op.String() + " " + op(in.Obj) + ok(in.Ok)
	case Recv:
		text = "recv " + op(in.Obj) + with(" ", in.Dst) + ok(in.Ok)
	case SetEnv:
		text = "setenv " + op(in.Obj) + " " + envNames[in.Env]
	case CondWait:
		text = "condwait " + op(in.Obj) + " " + op(in.Aux)
	case OnceBegin:
		text = "oncebegin " + op(in.Obj) + " " + mark(in.To)
	case Spawn:
		name := "?"
		if in.Tmpl != nil {
			name = in.Tmpl.Name
		}
		text = "go " + name + "(" + s.operands(t, in.Args, ", ") + ")"
	case Select, Choose:
		text = in.Op.String()
		for i := range in.Cases {
			c := &in.Cases[i]
			if i > 0 {
				text += " |"
			}
			switch c.Dir {
			case CaseSend:
				text += " send " + op(c.Chan) + with(" ", c.Args)
			case CaseRecv:
				text += " recv " + op(c.Chan) + with(" ", c.Dst) + ok(c.Ok)
			case CaseExternal:
				text += " external"
			case CaseDefault:
				text += " default"
			}
			if c.To != 0 {
				if c.Dir != CaseEdge {
					text += " ->"
				}
				text += " " + mark(c.To)
			}
			if c.Cost != 0 {
				text += fmt.Sprintf(" cost %d", c.Cost)
			}
			if c.Label != 0 {
				text += fmt.Sprintf(" label %d", c.Label)
			}
		}
	case Nop, External, Return, Goexit, Panic, Halt, Open:
		text = in.Op.String()
	default:
		text = in.Op.String() + " " + op(in.Obj) + with(" ", in.Args)
	}
	if in.Cost != 0 {
		text += fmt.Sprintf(" ; cost %d", in.Cost)
	}
	if in.Rescue != 0 {
		text += " ; rescue " + mark(in.Rescue)
	}
	for _, f := range []struct {
		set  bool
		name string
	}{{in.Soft, "soft"}, {in.Idempotent, "idempotent"}, {in.Daemon, "daemon"}, {in.NotBlamed, "notblamed"}} {
		if f.set {
			text += " ; " + f.name
		}
	}
	if in.Label != 0 {
		text += fmt.Sprintf(" ; label %d", in.Label)
	}
	return text
}

type parser struct {
	sys     *System
	names   map[string]Operand // static objects
	tmpls   map[string]*Template
	cur     *Template
	regs    map[string]Operand
	marks   map[string]Mark
	line    int
	initial []func() error
}

// Parse reads the text form of a system.
func Parse(text string) (*System, error) {
	p := &parser{sys: new(System), names: map[string]Operand{}, tmpls: map[string]*Template{}}
	lines := strings.Split(text, "\n")
	for i, l := range lines { // templates may be used before they are written
		if name, params, ok := heading(clean(l)); ok {
			if p.tmpls[name] != nil {
				return nil, fmt.Errorf("line %d: second template %s", i+1, name)
			}
			p.tmpls[name] = p.sys.Template(name, params...)
		}
	}
	for i, l := range lines {
		p.line = i + 1
		if l = clean(l); l == "" {
			continue
		}
		if err := p.parseLine(l); err != nil {
			return nil, fmt.Errorf("line %d: %s: %w", p.line, l, err)
		}
	}
	for _, f := range p.initial {
		if err := f(); err != nil {
			return nil, err
		}
	}
	_, err := compile(p.sys)
	return p.sys, err
}

func clean(l string) string {
	if i := strings.IndexByte(l, '#'); i >= 0 {
		l = l[:i]
	}
	return strings.TrimSpace(l)
}

func heading(l string) (name string, params []string, ok bool) {
	l, ok = strings.CutPrefix(l, "func ")
	if !ok {
		return
	}
	return call(strings.SplitN(l, ":", 2)[0])
}

// call splits f(a, b).
func call(l string) (name string, args []string, ok bool) {
	name, rest, ok := strings.Cut(strings.TrimSpace(l), "(")
	if !ok {
		return name, nil, true
	}
	rest, ok = strings.CutSuffix(strings.TrimSpace(rest), ")")
	for _, a := range strings.Split(rest, ",") {
		if a = strings.TrimSpace(a); a != "" {
			args = append(args, a)
		}
	}
	return name, args, ok
}

func (p *parser) parseLine(l string) error {
	parts := strings.Split(l, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	l, options := parts[0], parts[1:]
	words := strings.Fields(l)
	if name, _, ok := heading(l); ok {
		p.cur = p.tmpls[name]
		p.regs, p.marks = map[string]Operand{}, map[string]Mark{}
		for i := range p.cur.params {
			p.regs[p.cur.regs[i]] = p.cur.Param(i)
		}
		p.cur.Daemon = len(options) > 0 && options[0] == "daemon"
		return nil
	}
	if words[0] == "init" {
		return p.init(strings.TrimPrefix(l, "init "), len(options) > 0 && options[0] == "daemon")
	}
	if m, ok := strings.CutSuffix(l, ":"); ok && p.cur != nil {
		p.cur.Set(p.mark(m))
		return nil
	}
	for k, name := range kindNames {
		if words[0] == name {
			return p.static(Kind(k), words[1:], len(options) > 0 && options[0] == "escaped")
		}
	}
	if p.cur == nil {
		return fmt.Errorf("instruction outside of a template")
	}
	in := Instr{Label: p.line}
	if err := p.instr(&in, l, words); err != nil {
		return err
	}
	for _, o := range options {
		f := strings.Fields(o)
		if len(f) == 0 {
			continue
		}
		switch f[0] {
		case "cost", "label":
			n, err := number(f, 1)
			if err != nil {
				return err
			}
			if f[0] == "cost" {
				in.Cost = n
			} else {
				in.Label = n
			}
		case "rescue":
			in.Rescue = p.mark(f[1])
		case "soft":
			in.Soft = true
		case "idempotent":
			in.Idempotent = true
		case "daemon":
			in.Daemon = true
		case "notblamed":
			in.NotBlamed = true
		default:
			return fmt.Errorf("unknown option %s", o)
		}
	}
	p.cur.Emit(in)
	return nil
}

func number(f []string, i int) (int, error) {
	if i >= len(f) {
		return 0, fmt.Errorf("number missing")
	}
	return strconv.Atoi(f[i])
}

func (p *parser) init(l string, daemon bool) error {
	name, args, ok := call(l)
	if !ok || p.tmpls[name] == nil {
		return fmt.Errorf("no template %s", name)
	}
	line := p.line
	p.initial = append(p.initial, func() error {
		in := Initial{Tmpl: p.tmpls[name], Daemon: daemon, Label: line}
		for _, a := range args {
			o, ok := p.constant(a)
			if !ok {
				return fmt.Errorf("line %d: unknown argument %s", line, a)
			}
			in.Args = append(in.Args, o)
		}
		p.sys.Initial = append(p.sys.Initial, in)
		return nil
	})
	return nil
}

func (p *parser) static(kind Kind, words []string, escaped bool) error {
	if len(words) == 0 {
		return fmt.Errorf("name missing")
	}
	o := Object{Name: words[0], Kind: kind, Escaped: escaped}
	for i, w := range words[1:] {
		if e := envOf(w); e != EnvNone {
			o.Env = e
			continue
		}
		v, ok := p.constant(w)
		if !ok {
			return fmt.Errorf("unknown value %s", w)
		}
		switch {
		case kind == Record:
			o.Fields = append(o.Fields, v.val)
		case kind == Chan && i == 0:
			o.Capacity = v.val.integer()
		case kind == Chan:
			o.Width = v.val.integer()
		case kind == WaitGroup:
			o.Count = v.val.integer()
		}
	}
	p.names[words[0]] = p.sys.Static(o)
	return nil
}

func envOf(w string) Env {
	for e := EnvClose; e <= EnvTicks; e++ {
		if w == envNames[e] {
			return e
		}
	}
	return EnvNone
}

func (p *parser) constant(w string) (Operand, bool) {
	switch w {
	case "nil":
		return Operand{}, true
	case "any":
		return Unknown, true
	}
	if n, err := strconv.Atoi(w); err == nil {
		return Const(n), true
	}
	o, ok := p.names[w]
	return o, ok
}

func (p *parser) operand(w string) Operand {
	if o, ok := p.regs[w]; ok {
		return o
	}
	if o, ok := p.constant(w); ok {
		return o
	}
	o := p.cur.Reg(w)
	p.regs[w] = o
	return o
}

func (p *parser) operands(ws []string) []Operand {
	var os []Operand
	for _, w := range ws {
		os = append(os, p.operand(w))
	}
	return os
}

func (p *parser) mark(w string) Mark {
	m, ok := p.marks[w]
	if !ok {
		m = p.cur.NewMark()
		p.marks[w] = m
	}
	return m
}

// split takes the options of a case, and ok=, out of its words.
func (p *parser) split(ws []string, c *Case) ([]string, error) {
	var rest []string
	for i := 0; i < len(ws); i++ {
		if r, ok := strings.CutPrefix(ws[i], "ok="); ok {
			c.Ok = p.operand(r)
			continue
		}
		switch ws[i] {
		case "->":
			if i+1 >= len(ws) {
				return nil, fmt.Errorf("no mark behind ->")
			}
			c.To = p.mark(ws[i+1])
			i++
		case "cost", "label":
			n, err := number(ws, i+1)
			if err != nil {
				return nil, err
			}
			if ws[i] == "cost" {
				c.Cost = n
			} else {
				c.Label = n
			}
			i++
		default:
			rest = append(rest, ws[i])
		}
	}
	return rest, nil
}

func (p *parser) instr(in *Instr, l string, ws []string) error {
	if len(ws) > 2 && ws[1] == "=" {
		in.Dst = []Operand{p.operand(ws[0])}
		return p.value(in, ws[2:])
	}
	want := func(n int) error {
		if len(ws) < n+1 {
			return fmt.Errorf("operand missing")
		}
		return nil
	}
	switch ws[0] {
	case "go":
		name, args, ok := call(strings.TrimPrefix(l, "go "))
		if in.Tmpl = p.tmpls[name]; !ok || in.Tmpl == nil {
			return fmt.Errorf("no template %s", name)
		}
		in.Op, in.Args = Spawn, p.operands(args)
		return nil
	case "done":
		if err := want(1); err != nil {
			return err
		}
		in.Op, in.Obj, in.Args = Add, p.operand(ws[1]), []Operand{Const(-1)}
		return nil
	}
	op := numOps
	for o, n := range opNames {
		if n == ws[0] {
			op = Op(o)
		}
	}
	if op == numOps {
		return fmt.Errorf("unknown instruction")
	}
	in.Op = op
	switch op {
	case Nop, External, Return, Goexit, Panic, Halt, Open:
		return nil
	case Goto:
		if err := want(1); err != nil {
			return err
		}
		in.To = p.mark(ws[1])
	case If:
		if err := want(5); err != nil {
			return err
		}
		fn, ok := fnOf(ws[2])
		if !ok {
			return fmt.Errorf("unknown comparison %s", ws[2])
		}
		in.Fn, in.Args, in.To = fn, []Operand{p.operand(ws[1]), p.operand(ws[3])}, p.mark(ws[5])
	case Choose, Select:
		rest := strings.TrimSpace(strings.TrimPrefix(l, ws[0]))
		if rest == "" {
			return nil
		}
		for _, part := range strings.Split(rest, "|") {
			var c Case
			f, err := p.split(strings.Fields(part), &c)
			if err != nil {
				return err
			}
			if len(f) == 0 {
				return fmt.Errorf("empty case")
			}
			switch {
			case op == Choose:
				c.To = p.mark(f[0])
			case f[0] == "external":
				c.Dir = CaseExternal
			case f[0] == "default":
				c.Dir = CaseDefault
			case f[0] == "send" && len(f) > 1:
				c.Dir, c.Chan, c.Args = CaseSend, p.operand(f[1]), p.operands(f[2:])
			case f[0] == "recv" && len(f) > 1:
				c.Dir, c.Chan, c.Dst = CaseRecv, p.operand(f[1]), p.operands(f[2:])
			default:
				return fmt.Errorf("unknown case %s", part)
			}
			in.Cases = append(in.Cases, c)
		}
	case Recv, TryLock, TryRLock:
		var c Case
		f, err := p.split(ws[1:], &c)
		if err != nil {
			return err
		}
		if len(f) == 0 {
			return fmt.Errorf("operand missing")
		}
		in.Obj, in.Ok, in.Dst = p.operand(f[0]), c.Ok, p.operands(f[1:])
	case CondWait, OnceBegin, SetEnv:
		if err := want(1); err != nil {
			return err
		}
		in.Obj = p.operand(ws[1])
		switch {
		case op == SetEnv:
			if len(ws) > 2 {
				in.Env = envOf(ws[2])
			}
		case len(ws) < 3:
			return fmt.Errorf("operand missing")
		case op == CondWait:
			in.Aux = p.operand(ws[2])
		default:
			in.To = p.mark(ws[2])
		}
	default:
		if err := want(1); err != nil {
			return err
		}
		in.Obj, in.Args = p.operand(ws[1]), p.operands(ws[2:])
	}
	return nil
}

func fnOf(w string) (Fn, bool) {
	for f, n := range fnNames {
		if n == w {
			return Fn(f), true
		}
	}
	return 0, false
}

// value reads what stands behind "r =".
func (p *parser) value(in *Instr, ws []string) error {
	for k, name := range kindNames {
		if ws[0] == name {
			in.Op, in.Kind = Make, Kind(k)
			for _, w := range ws[1:] {
				if e := envOf(w); e != EnvNone {
					in.Env = e
				} else {
					in.Args = append(in.Args, p.operand(w))
				}
			}
			in.Name = p.cur.regs[in.Dst[0].reg-1]
			return nil
		}
	}
	switch {
	case (ws[0] == "load" || ws[0] == "len" || ws[0] == "cap") && len(ws) > 1:
		in.Op, in.Obj, in.Args = map[string]Op{"load": Load, "len": Len, "cap": Cap}[ws[0]], p.operand(ws[1]), p.operands(ws[2:])
	case len(ws) == 1:
		in.Op, in.Args = Assign, p.operands(ws)
	case len(ws) == 3:
		fn, ok := fnOf(ws[1])
		if !ok {
			return fmt.Errorf("unknown function %s", ws[1])
		}
		in.Op, in.Fn, in.Args = Arith, fn, []Operand{p.operand(ws[0]), p.operand(ws[2])}
	default:
		return fmt.Errorf("unknown expression")
	}
	return nil
}

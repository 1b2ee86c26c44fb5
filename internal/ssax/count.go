package ssax

import (
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A number is what a walk knows of a variable that counts: its value, or the
// least that it may be.
type number struct {
	lo    int64
	exact bool
}

// maxCount is up to where a walk counts; beyond it, it knows the least only.
const maxCount = 3

const atLeast = "at least "

func (n number) String() string {
	if n.exact && n.lo <= maxCount {
		return strconv.FormatInt(n.lo, 10)
	}
	return atLeast + strconv.FormatInt(min(n.lo, maxCount), 10)
}

// numberOf returns what is known of an integer.
func numberOf(facts []fact, v ssa.Value) (number, bool) {
	if c, ok := v.(*ssa.Const); ok {
		if c.Value == nil || c.Value.Kind() != constant.Int {
			return number{}, false
		}
		n, ok := constant.Int64Val(c.Value)
		return number{n, true}, ok
	}
	if !isInteger(v) {
		return number{}, false
	}
	if text, ok := valueOf(facts, v); ok {
		least, isLeast := strings.CutPrefix(text, atLeast)
		n, err := strconv.ParseInt(least, 10, 64)
		return number{n, !isLeast}, err == nil
	}
	least, ok := leastOf(v)
	return number{lo: least}, ok
}

// isLeast tells whether only the least value of v is known.
func isLeast(facts []fact, v ssa.Value) bool {
	text, ok := valueOf(facts, v)
	return ok && strings.HasPrefix(text, atLeast)
}

// compare returns the value of a comparison of two numbers if it is known.
func compare(facts []fact, c *ssa.BinOp) (value, known bool) {
	switch c.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
	default:
		return false, false
	}
	if !isInteger(c.X) {
		return false, false
	}
	x, okX := numberOf(facts, c.X)
	y, okY := numberOf(facts, c.Y)
	if !okX || !okY {
		return false, false
	}
	op := c.Op
	if !y.exact {
		x, y = y, x
		switch op {
		case token.LSS:
			op = token.GTR
		case token.LEQ:
			op = token.GEQ
		case token.GTR:
			op = token.LSS
		case token.GEQ:
			op = token.LEQ
		}
	}
	if !y.exact {
		return false, false
	}
	if x.exact {
		return constant.Compare(constant.MakeInt64(x.lo), op, constant.MakeInt64(y.lo)), true
	}
	switch op {
	case token.EQL, token.LEQ:
		return false, x.lo > y.lo
	case token.NEQ, token.GTR:
		return true, x.lo > y.lo
	case token.LSS:
		return false, x.lo >= y.lo
	case token.GEQ:
		return true, x.lo >= y.lo
	}
	return false, false
}

// counted notes the value of a sum when it is computed, if it is one of a
// variable that counts.
func (k *walker) counted(facts []fact, sum *ssa.BinOp) []fact {
	step, ok := stepOf(sum)
	if !ok || !k.isCounter(sum) {
		return facts
	}
	n, ok := numberOf(facts, sum.X)
	if !ok {
		return facts
	}
	n.lo += step
	return with(facts, sum, n.String())
}

// stepOf returns by how much the sum is more than its first operand, if that is
// a positive constant.
func stepOf(sum *ssa.BinOp) (int64, bool) {
	c, ok := sum.Y.(*ssa.Const)
	if !ok || sum.Op != token.ADD || c.Value == nil || c.Value.Kind() != constant.Int {
		return 0, false
	}
	step, ok := constant.Int64Val(c.Value)
	return step, ok && step > 0 && step < 1<<16
}

// leastOf returns the least value of a variable to which the function only ever
// gives constants, or more than it had.
func leastOf(v ssa.Value) (lo int64, ok bool) {
	if sum, isSum := v.(*ssa.BinOp); isSum {
		step, ok := stepOf(sum)
		if !ok || !isInteger(v) {
			return 0, false
		}
		if c, isConst := sum.X.(*ssa.Const); isConst {
			n, known := numberOf(nil, c)
			return n.lo + step, known
		}
		lo, ok = leastOf(sum.X)
		return lo + step, ok
	}
	if _, isPhi := v.(*ssa.Phi); !isPhi || !isInteger(v) {
		return 0, false
	}
	web, seen := []ssa.Value{v}, map[ssa.Value]bool{v: true}
	for len(web) > 0 {
		v := web[0]
		web = web[1:]
		var from []ssa.Value
		switch v := v.(type) {
		case *ssa.Const:
			n, known := numberOf(nil, v)
			if !known || n.lo > 1<<16 || n.lo < -1<<16 {
				return 0, false
			}
			if !ok || n.lo < lo {
				lo, ok = n.lo, true
			}
		case *ssa.BinOp:
			if _, isStep := stepOf(v); !isStep {
				return 0, false
			}
			from = []ssa.Value{v.X}
		case *ssa.Phi:
			from = v.Edges
		default:
			return 0, false
		}
		for _, v := range from {
			if !seen[v] {
				if len(seen) >= maxWeb {
					return 0, false
				}
				seen[v] = true
				web = append(web, v)
			}
		}
	}
	return lo, ok
}

// maxWeb bounds how many values of one variable are looked at.
const maxWeb = 12

// isCounter tells whether the value is one of a variable that is compared with
// a constant.
func (k *walker) isCounter(v ssa.Value) bool {
	if known, ok := k.tally[v]; ok {
		return known
	}
	if k.tally == nil {
		k.tally = map[ssa.Value]bool{}
	}
	k.tally[v] = isInteger(v) && isCompared(v)
	return k.tally[v]
}

func isCompared(v ssa.Value) bool {
	web := []ssa.Value{v}
	seen := map[ssa.Value]bool{v: true}
	note := func(v ssa.Value) {
		if !seen[v] && len(seen) < maxWeb {
			seen[v] = true
			web = append(web, v)
		}
	}
	for len(web) > 0 {
		v := web[0]
		web = web[1:]
		switch v := v.(type) {
		case *ssa.Phi:
			for _, edge := range v.Edges {
				note(edge)
			}
		case *ssa.BinOp:
			if _, ok := stepOf(v); ok {
				note(v.X)
			}
		}
		if _, ok := v.(*ssa.Const); ok || v.Referrers() == nil {
			continue
		}
		for _, ref := range *v.Referrers() {
			switch ref := ref.(type) {
			case *ssa.Phi:
				note(ref)
			case *ssa.BinOp:
				switch ref.Op {
				case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
					_, x := ref.X.(*ssa.Const)
					_, y := ref.Y.(*ssa.Const)
					if x || y {
						return true
					}
				case token.ADD:
					if _, ok := stepOf(ref); ok {
						note(ref)
					}
				}
			}
		}
	}
	return false
}

func isInteger(v ssa.Value) bool {
	basic, ok := v.Type().Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

// IsTally tells whether the condition asks for a variable that changes from
// turn to turn of a loop around the instruction, other than to end a loop.
func IsTally(cond ssa.Value, at ssa.Instruction) bool {
	loops := Loops(at.Block())
	if len(loops) == 0 {
		return false
	}
	seen := map[ssa.Value]bool{}
	var carried func(v ssa.Value) bool
	carried = func(v ssa.Value) bool {
		if seen[v] || len(seen) > maxWeb {
			return false
		}
		seen[v] = true
		switch v := v.(type) {
		case *ssa.BinOp:
			return carried(v.X) || carried(v.Y)
		case *ssa.UnOp:
			return v.Op == token.NOT && carried(v.X)
		case *ssa.Call:
			b, ok := v.Call.Value.(*ssa.Builtin)
			return ok && b.Name() == "len" && carried(v.Call.Args[0])
		case *ssa.Phi:
			for _, l := range loops {
				if l.Header == v.Block() {
					return true
				}
			}
			for _, edge := range v.Edges {
				if carried(edge) {
					return true
				}
			}
		}
		return false
	}
	instr, ok := cond.(ssa.Instruction)
	return ok && !endsLoop(instr.Block()) && carried(cond)
}

package library

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Declared holds the callbacks that the user of chanlint has named, for
// libraries that the catalogue does not know and whose source he cannot mark.
// It is a flag.Value: what a driver sets before it runs an analyzer.
//
// Rows stand after one another, separated by semicolons. Each names a symbol
// and, after an equals sign, the loop on which what it takes runs:
//
//	example.com/ui.(*App).Post#0 = the UI loop
//	example.com/ui.Widget.Clicked = the UI loop
//	example.com/ui.Handler = the UI loop
//
// A number sign stands before a parameter, counted from 0 without the
// receiver; with none, T.X is the method of an interface or the field of a
// struct, and T a function type.
var Declared = &declarations{}

type declarations struct {
	text string
	rows []Callback
}

func (d *declarations) String() string {
	if d == nil {
		return ""
	}
	return d.text
}

// Set replaces the rows by those in the text.
func (d *declarations) Set(text string) error {
	var rows []Callback
	for entry := range strings.SplitSeq(text, ";") {
		if strings.TrimSpace(entry) == "" {
			continue
		}
		symbol, loop, ok := strings.Cut(entry, "=")
		symbol, loop = strings.TrimSpace(symbol), strings.TrimSpace(loop)
		if !ok || symbol == "" || loop == "" {
			return fmt.Errorf("%q is no row: want package.Symbol = loop", strings.TrimSpace(entry))
		}
		param := -1
		if name, index, ok := strings.Cut(symbol, "#"); ok {
			n, err := strconv.Atoi(index)
			if err != nil || n < 0 {
				return fmt.Errorf("%q is no parameter's index", index)
			}
			symbol, param = name, n
		}
		pkg, name := cutPackage(symbol)
		if pkg == "" || name == "" {
			return fmt.Errorf("%q names no symbol of a package", symbol)
		}
		row := Callback{Package: pkg, Symbol: name, Param: param, Loop: loop, Source: "declared"}
		switch {
		case param >= 0:
			row.Form = FuncParam
			rows = append(rows, row)
		case strings.Contains(name, "."):
			row.Form = InterfaceMethod
			also := row
			also.Form = StructField
			rows = append(rows, row, also)
		default:
			row.Form = FuncType
			rows = append(rows, row)
		}
	}
	d.text, d.rows = text, rows
	return nil
}

// cutPackage cuts path.F, path.(*T).M, path.T.M or path.T, of which the last
// element of the path may have dots of its own.
func cutPackage(symbol string) (pkg, name string) {
	slash := strings.LastIndexByte(symbol, '/') + 1
	for i := slash; i < len(symbol)-1; i++ {
		if next := symbol[i+1]; symbol[i] == '.' && (next == '(' || 'A' <= next && next <= 'Z') {
			return symbol[:i], symbol[i+1:]
		}
	}
	return "", ""
}

func (d *declarations) of(pkg string) []Callback {
	return slices.DeleteFunc(slices.Clone(d.rows), func(c Callback) bool { return c.Package != pkg })
}

package main

import (
	"errors"
	"fmt"
	"go/types"
	"strings"

	"github.com/chanlint/chanlint/internal/library"
)

// callback tells what is wrong with a row about a callback.
func callback(pkg *types.Package, row library.Callback) error {
	switch row.Form {
	case library.InterfaceMethod:
		name, method, _ := strings.Cut(row.Symbol, ".")
		obj, err := typeNamed(pkg, name)
		if err != nil {
			return err
		}
		if !types.IsInterface(obj.Type()) {
			return fmt.Errorf("%s is no interface", name)
		}
		if m, _, _ := types.LookupFieldOrMethod(obj.Type(), false, pkg, method); m == nil {
			return fmt.Errorf("the interface has no method %s", method)
		}
	case library.FuncParam:
		fn, err := function(pkg, row.Symbol)
		if err != nil {
			return err
		}
		return takesFunc(param(fn, row.Param))
	case library.StructField:
		f, err := field(pkg, row.Symbol)
		if err != nil {
			return err
		}
		return takesFunc(f)
	case library.FuncType:
		obj, err := typeNamed(pkg, row.Symbol)
		if err != nil {
			return err
		}
		return takesFunc(obj.Type())
	case library.Signature:
		_, err := typeNamed(pkg, row.Symbol)
		return err
	}
	return nil
}

func typeNamed(pkg *types.Package, name string) (*types.TypeName, error) {
	obj, ok := pkg.Scope().Lookup(name).(*types.TypeName)
	if !ok {
		return nil, fmt.Errorf("there is no type %s", name)
	}
	return obj, nil
}

// function finds F, (T).M or (*T).M.
func function(pkg *types.Package, symbol string) (*types.Signature, error) {
	recv, method, ok := strings.Cut(strings.TrimLeft(symbol, "(*"), ")")
	if !ok {
		if name, method, isMethod := strings.Cut(symbol, "."); isMethod {
			return methodOf(pkg, name, method)
		}
		switch obj := pkg.Scope().Lookup(symbol).(type) {
		case *types.Func:
			return obj.Signature(), nil
		case *types.Var: // a variable that holds a function
			if sig, ok := obj.Type().Underlying().(*types.Signature); ok {
				return sig, nil
			}
		}
		return nil, fmt.Errorf("there is no function %s", symbol)
	}
	return methodOf(pkg, recv, strings.TrimPrefix(method, "."))
}

func methodOf(pkg *types.Package, recv, method string) (*types.Signature, error) {
	obj, err := typeNamed(pkg, recv)
	if err != nil {
		return nil, err
	}
	t := obj.Type()
	if !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	m, _, _ := types.LookupFieldOrMethod(t, true, pkg, method)
	fn, ok := m.(*types.Func)
	if !ok {
		return nil, fmt.Errorf("%s has no method %s", recv, method)
	}
	return fn.Signature(), nil
}

// param returns the type of the parameter, that of its elements if it takes
// any number; nil if there is none.
func param(fn *types.Signature, i int) types.Type {
	if i < 0 || i >= fn.Params().Len() {
		return nil
	}
	t := fn.Params().At(i).Type()
	if s, ok := t.Underlying().(*types.Slice); ok && fn.Variadic() && i == fn.Params().Len()-1 {
		return s.Elem()
	}
	return t
}

func field(pkg *types.Package, symbol string) (types.Type, error) {
	name, field, _ := strings.Cut(symbol, ".")
	obj, err := typeNamed(pkg, name)
	if err != nil {
		return nil, err
	}
	f, _, _ := types.LookupFieldOrMethod(types.NewPointer(obj.Type()), true, pkg, field)
	v, ok := f.(*types.Var)
	if !ok {
		return nil, fmt.Errorf("%s has no field %s", name, field)
	}
	return v.Type(), nil
}

// takesFunc tells what is wrong with a place that should take a function. One
// that takes anything may be given a function.
func takesFunc(t types.Type) error {
	switch t := under(t).(type) {
	case nil:
		return errors.New("there is no such parameter")
	case *types.Signature, *types.Interface, *types.TypeParam:
		return nil
	case *types.Slice:
		return takesFunc(t.Elem())
	case *types.Map:
		return takesFunc(t.Elem())
	case *types.Basic:
		if t.Kind() == types.Invalid {
			return nil // declared in another module
		}
	}
	return fmt.Errorf("it is %s and takes no function", t)
}

func isChan(t types.Type) error {
	switch t := under(t).(type) {
	case nil:
		return errors.New("there is no such parameter")
	case *types.Chan:
		return nil
	case *types.Basic:
		if t.Kind() == types.Invalid {
			return nil
		}
	}
	return fmt.Errorf("it is %s and no channel", t)
}

func under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	if p, ok := t.(*types.TypeParam); ok {
		return p
	}
	return t.Underlying()
}

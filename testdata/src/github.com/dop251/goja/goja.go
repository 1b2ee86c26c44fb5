// Package goja stands in for github.com/dop251/goja in stories.
package goja

type Value interface{ Export() any }

type Runtime struct{}

func New() *Runtime                                    { return &Runtime{} }
func (r *Runtime) RunString(src string) (Value, error) { return nil, nil }
func (r *Runtime) Set(name string, v any) error        { return nil }
func (r *Runtime) Interrupt(v any)                     {}

// Package chann is a stub.
package chann

type Opt func(*int)

func Cap(n int) Opt { return func(p *int) { *p = n } }

type Chann[T any] struct{ in chan T }

func New[T any](opts ...Opt) *Chann[T] { return &Chann[T]{make(chan T)} }

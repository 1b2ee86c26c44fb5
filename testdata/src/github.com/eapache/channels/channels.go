// Package channels is a stub.
package channels

type InfiniteChannel struct{ c chan interface{} }

func NewInfiniteChannel() *InfiniteChannel { return &InfiniteChannel{make(chan interface{})} }

func (ch *InfiniteChannel) In() chan<- interface{} { return ch.c }

type BufferCap int

type RingChannel struct{}

func NewRingChannel(size BufferCap) *RingChannel { return &RingChannel{} }

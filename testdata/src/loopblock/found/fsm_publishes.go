// Apply publishes to subscribers without a buffer; a slow one stops the replication.
package main

import (
	"io"

	"github.com/hashicorp/raft"
)

type fsm struct {
	updates chan string
	subs    []chan string
}

func (f *fsm) Apply(l *raft.Log) any {
	for _, s := range f.subs {
		s <- string(l.Data) // want "Apply runs on raft's FSM goroutine: sending on s stalls it"
	}
	return nil
}
func (f *fsm) Snapshot() (raft.FSMSnapshot, error) { return nil, nil }
func (f *fsm) Restore(io.ReadCloser) error         { return nil }
func (f *fsm) Subscribe() <-chan string {
	c := make(chan string)
	f.subs = append(f.subs, c)
	return c
}
func main() { _, _ = raft.NewRaft(raft.DefaultConfig(), &fsm{}) }

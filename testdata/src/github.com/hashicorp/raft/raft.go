// Package raft is a stub of raft.
package raft

import (
	"io"
	"time"
)

type Log struct{ Data []byte }

type FSMSnapshot interface{ Release() }

type FSM interface {
	Apply(*Log) any
	Snapshot() (FSMSnapshot, error)
	Restore(snapshot io.ReadCloser) error
}

type Future interface{ Error() error }

type ApplyFuture interface {
	Future
	Response() any
}

type Config struct {
	LocalID  string
	NotifyCh chan<- bool
}

func DefaultConfig() *Config { return new(Config) }

type Raft struct{}

func NewRaft(c *Config, fsm FSM) (*Raft, error)                     { return nil, nil }
func (r *Raft) Apply(cmd []byte, timeout time.Duration) ApplyFuture { return nil }
func (r *Raft) Barrier(timeout time.Duration) Future                { return nil }

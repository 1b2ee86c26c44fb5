package raft

import "time"

type IndexFuture interface {
	Future
	Index() uint64
}

func (r *Raft) AddVoter(id, address string, prevIndex uint64, timeout time.Duration) IndexFuture {
	return nil
}

func (r *Raft) Shutdown() Future { return nil }

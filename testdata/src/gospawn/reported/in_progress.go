// Met in hashicorp/raft: a flag that methods ask for and set lets one transfer run at a time.
package story

import "sync/atomic"

type future struct{ errs chan error }

type raft struct {
	transfers chan *future
	running   int32
}

func (r *raft) inProgress() bool { return atomic.LoadInt32(&r.running) > 0 }

func (r *raft) setInProgress(v bool) {
	if v {
		atomic.StoreInt32(&r.running, 1)
	} else {
		atomic.StoreInt32(&r.running, 0)
	}
}

func (r *raft) loop(transfer func(*future)) {
	for f := range r.transfers {
		if r.inProgress() {
			f.errs <- nil
			continue
		}
		r.setInProgress(true)
		go transfer(f)
	}
}

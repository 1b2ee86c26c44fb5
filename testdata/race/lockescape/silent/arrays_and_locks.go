package arrays

import (
	"race/drive"
	"sync"
)

func Drive() {
	r := &ring{locks: map[int]*sync.Mutex{}}
	drive.Together(drive.Again(func() { r.Put(1) }), drive.Again(func() { _ = r.All()[0]; r.LockOf(1).Lock(); r.LockOf(1).Unlock() }))
}

// The address of the field leaves, and with it the field.
package disk

import "sync"

type Stats struct{ Reads, Writes uint64 }

type Disk struct {
	mu    sync.Mutex
	stats Stats
}

func (d *Disk) Read() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stats.Reads++
}

func (d *Disk) Stats() *Stats {
	d.mu.Lock()
	defer d.mu.Unlock()
	return &d.stats // want `returning d.stats itself lets the caller use it without d.mu`
}

// The two mutexes are taken in the other order in several places; that is one
// mistake.
package several_places_one_order

import "sync"

type FS struct {
	rootMu sync.Mutex
	dirMu  sync.Mutex
	root   string
	dirs   int
}

func (f *FS) findRoot(create bool) string {
	f.rootMu.Lock()
	defer f.rootMu.Unlock()
	if f.root == "" && create {
		f.root = f.mkdir("/")
	}
	return f.root
}

func (f *FS) mkdir(name string) string {
	f.dirMu.Lock()
	defer f.dirMu.Unlock()
	f.dirs++
	return name
}

func (f *FS) clearRoot() {
	f.rootMu.Lock()
	f.root = ""
	f.rootMu.Unlock()
}

func (f *FS) Root() string { return f.findRoot(true) }

func (f *FS) Purge() {
	f.dirMu.Lock()
	defer f.dirMu.Unlock()
	root := f.findRoot(false) // want "f.rootMu is locked while f.dirMu is held, and findRoot locks the two in the other order, which deadlocks"
	println(root)
	f.clearRoot()
}

// Who holds the lock has set a flag, and the loops that it waits for leave the
// lock alone when they see it.
package holder_says_it_ends

import "sync"

var (
	mu     sync.Mutex
	all    = map[string]*DB{}
	atExit bool
)

type DB struct {
	name  string
	queue chan string
	wg    sync.WaitGroup
}

func Open(name string) *DB {
	mu.Lock()
	defer mu.Unlock()
	db := &DB{name: name, queue: make(chan string)}
	all[name] = db
	db.wg.Add(1)
	go db.loop()
	return db
}

func (db *DB) loop() {
	defer db.wg.Done()
	for range db.queue {
		println(db.name)
	}
	if !atExit {
		mu.Lock()
		delete(all, db.name)
		mu.Unlock()
	}
}

func Exit() {
	mu.Lock()
	defer mu.Unlock()
	atExit = true
	for _, db := range all {
		close(db.queue)
		db.wg.Wait()
	}
	atExit = false
}

// Each shard has a queue and one goroutine; a task of a shard that posts to a shard may post to its own.
package main

type shard struct{ tasks chan func() }

func newShard() *shard { return &shard{make(chan func())} }

func (s *shard) run() {
	for f := range s.tasks {
		f()
	}
}

type store struct{ shards []*shard }

func newStore(n int) *store {
	st := new(store)
	for range n {
		st.shards = append(st.shards, newShard())
	}
	for _, s := range st.shards {
		go s.run()
	}
	return st
}

func (st *store) on(key int, f func()) { st.shards[key%len(st.shards)].tasks <- f }

func (st *store) move(from, to int) {
	st.on(from, func() {
		st.on(to, func() {}) // want "the function literal in move runs on the loop of shard.run: calling on, which ends up sending on .*, waits for itself"
	})
}

func main() { newStore(4).move(1, 2) }

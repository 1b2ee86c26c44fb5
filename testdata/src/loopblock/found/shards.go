// Each shard has a queue and one goroutine; a task of a shard posts to its own.
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

func (s *shard) post(f func()) { s.tasks <- f }

func (s *shard) twice(f func()) {
	s.post(func() {
		f()
		s.post(f) // want "the function literal in twice runs on the loop of shard.run: calling post, which ends up sending on s.tasks, waits for itself"
	})
}

func main() { newStore(4).shards[1].twice(func() {}) }

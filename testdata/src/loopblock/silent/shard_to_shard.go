// A task of one shard posts to another one, as far as anybody can see.
package main

type shard struct{ tasks chan func() }

func (s *shard) run() {
	for f := range s.tasks {
		f()
	}
}

type store struct{ shards []*shard }

func newStore(n int) *store {
	st := new(store)
	for range n {
		s := &shard{make(chan func())}
		go s.run()
		st.shards = append(st.shards, s)
	}
	return st
}

func (st *store) on(key int, f func()) { st.shards[key%len(st.shards)].tasks <- f }

func (st *store) move(from, to int) {
	st.on(from, func() {
		go st.on(to, func() {})
	})
}

func (st *store) forward(from int) {
	st.on(from, func() {
		select {
		case st.shards[from+1].tasks <- func() {}:
		default:
		}
	})
}

func main() { newStore(4).move(1, 2) }

// The worker answers some of the numbers that it gets.
package field_reply_only_if_ok

type shard struct {
	req  chan int
	resp chan int
}

type Cluster struct{ shards []*shard }

func New(n int, f func(int) (int, bool)) *Cluster {
	c := &Cluster{}
	for range n {
		s := &shard{req: make(chan int), resp: make(chan int)}
		c.shards = append(c.shards, s)
		go s.work(f)
	}
	return c
}

func (s *shard) work(f func(int) (int, bool)) {
	for v := range s.req {
		if r, ok := f(v); ok {
			s.resp <- r
		}
	}
}

func (c *Cluster) Sum(v int) int {
	total := 0
	for _, s := range c.shards {
		s.req <- v
		total += <-s.resp // want "receive from s.resp blocks forever when work goes on without a reply"
	}
	return total
}

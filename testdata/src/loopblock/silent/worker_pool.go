// Several goroutines serve the queue, so one task that posts another finds a worker.
package main

type pool struct{ tasks chan func() }

func newPool(n int) *pool {
	p := &pool{tasks: make(chan func())}
	for range n {
		go p.work()
	}
	return p
}

func (p *pool) work() {
	for task := range p.tasks {
		task()
	}
}

func (p *pool) submit(task func()) { p.tasks <- task }

func (p *pool) tree(depth int, results chan int) {
	p.submit(func() {
		if depth > 0 {
			p.submit(func() { results <- depth })
		}
		results <- depth
	})
}

func main() {
	results := make(chan int)
	newPool(4).tree(1, results)
	<-results
}

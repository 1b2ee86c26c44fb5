// The workers range for the life of the process; main waits for them because
// it has nothing else to do.
package main

import "sync"

type pool struct {
	tasks chan int
	wg    sync.WaitGroup
}

func (p *pool) work() {
	defer p.wg.Done()
	for t := range p.tasks {
		println(t)
	}
}

func (p *pool) feed() {
	for i := 0; ; i++ {
		p.tasks <- i
	}
}

func main() {
	p := &pool{tasks: make(chan int)}
	p.wg.Add(1)
	go p.work()
	go p.feed()
	p.wg.Wait()
}

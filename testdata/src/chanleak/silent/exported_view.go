// A caller of Results may receive.
package story

type pool struct {
	results chan int
}

func New() *pool { return &pool{results: make(chan int)} }

func (p *pool) Results() <-chan int { return p.results }

func (p *pool) Run() {
	p.results <- 1
}

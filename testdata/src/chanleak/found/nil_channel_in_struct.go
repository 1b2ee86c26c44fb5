// The channel of the struct is never made on this way.
package story

type stage struct {
	out chan int
}

func newStage(buffered bool) *stage {
	s := &stage{}
	if buffered {
		s.out = make(chan int, 8)
	}
	return s
}

func run() int {
	s := newStage(false)
	go func() { s.out <- 1 }() // want "send on s.out blocks forever"
	return <-s.out             // want "receive from s.out blocks forever"
}

// The value says that it is the last, and the zero of the type does so too.
package story

type step struct {
	more bool
	n    int
}

func drive(next func() step, use func(int)) {
	ch := make(chan step)
	go func() {
		defer close(ch)
		for {
			s := next()
			ch <- s
			if !s.more {
				return
			}
		}
	}()
	for {
		s := <-ch
		use(s.n)
		if !s.more {
			return
		}
	}
}

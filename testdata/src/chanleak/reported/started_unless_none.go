// The loop is started for all but one kind of observer, and this is another kind.
package story

type observer interface{ seen(int) }

type noObserver struct{}

func (noObserver) seen(int) {}

type recorder struct{ to chan<- int }

func (r *recorder) seen(n int) { r.to <- n }

func watch(o observer, next func() int) {
	if _, ok := o.(noObserver); !ok {
		go func() {
			for {
				o.seen(next())
			}
		}()
	}
}

func first(next func() int) int {
	seen := make(chan int)
	watch(&recorder{to: seen}, func() int { return next() })
	for range 2 {
		<-seen
	}
	go func() {
		for range seen {
		}
	}()
	return next()
}

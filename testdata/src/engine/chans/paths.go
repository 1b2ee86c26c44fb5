// On which paths a channel is closed before an operation.
package paths

func every(ch chan int) {
	close(ch)
	<-ch // want "closed before on every path"
}

func some(ch chan int, done bool) {
	if done {
		close(ch)
	}
	<-ch // want "closed before on some path"
}

func none(ch chan int) {
	<-ch
	close(ch)
}

func late(ch chan int) {
	defer close(ch)
	ch <- 1
}

func helper(ch chan int) {
	shut(ch)
	<-ch // want "closed before on every path"
}

func shut(ch chan int) { close(ch) }

func perhaps(ch chan int, sure bool) {
	if sure {
		close(ch)
	}
}

func unsure(ch chan int) {
	perhaps(ch, true)
	<-ch
}

type gate struct{ ch chan int }

func (g *gate) anew() {
	close(g.ch)
	g.ch = make(chan int) // want "ch 0"
	<-g.ch
}

func turns(ch chan int, n int) {
	for range n {
		<-ch      // want "closed before on some path"
		close(ch) // want "closed before on some path"
	}
}

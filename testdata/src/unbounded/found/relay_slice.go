// The relay goes on receiving while its receiver is slow.
package story

type item struct{ id int }

func relay(in <-chan item, out chan<- item) {
	var buf []item
	for {
		var head item
		var send chan<- item
		if len(buf) > 0 {
			head, send = buf[0], out
		}
		select {
		case v, ok := <-in: // because "The goroutine goes on receiving from in here"
			if !ok {
				return
			}
			buf = append(buf, v) // want "buf grows without a bound while the receiver of send is slower than the sender of in"
		case send <- head: // because "It sends what it holds one by one here"
			buf = buf[1:]
		}
	}
}

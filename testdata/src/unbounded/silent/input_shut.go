// The input is shut while the buffer is full.
package story

const most = 10

func relay(in <-chan int, out chan<- int) {
	var buf []int
	for {
		input, send, head := in, out, 0
		if len(buf) >= most {
			input = nil
		}
		if len(buf) == 0 {
			send = nil
		} else {
			head = buf[0]
		}
		select {
		case v := <-input:
			buf = append(buf, v)
		case send <- head:
			buf = buf[1:]
		}
	}
}

func dropping(in <-chan int, out chan<- int) {
	var buf []int
	for {
		var send chan<- int
		head := 0
		if len(buf) > 0 {
			send, head = out, buf[0]
		}
		select {
		case v := <-in:
			if len(buf) < most {
				buf = append(buf, v)
			}
		case send <- head:
			buf = buf[1:]
		}
	}
}

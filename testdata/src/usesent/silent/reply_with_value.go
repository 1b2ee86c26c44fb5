// The reply comes on the channel that went with the request, and says how much
// was read.
package story

type req struct {
	buf   []byte
	reply chan int
}

func ask(reqs chan<- req) {
	r := req{buf: make([]byte, 10), reply: make(chan int)}
	for {
		reqs <- r
		n := <-r.reply
		r.buf[n] = 0
	}
}

func askLocal(reqs chan<- req, buf []byte) {
	reply := make(chan int, 1)
	reqs <- req{buf, reply}
	n := <-reply
	buf[n] = 0
}

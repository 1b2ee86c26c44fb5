package story

import "race/drive"

func Drive() {
	reqs := make(chan req)
	drive.Receive(reqs, func(r req) { drive.First(r.buf); r.reply <- 0 })
	go ask(reqs)
	askLocal(reqs, make([]byte, 4))
	drive.Soon()
}

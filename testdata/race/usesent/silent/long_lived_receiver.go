package story

import "race/drive"

func Drive() {
	s := &server{quit: make(chan struct{})}
	s.start()
	h := &hub{make(chan *client)}
	go h.run()
	h.join(&client{})
	drive.Soon()
}

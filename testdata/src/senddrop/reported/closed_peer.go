// Met in go-ethereum: the error says that the other side has ended, and then there is nothing left to drop or to cancel.
package story

import "errors"

var errTerminated = errors.New("terminated")

type drop struct{ peer string }

type fetcher struct {
	drops chan *drop
	quit  chan struct{}
}

func (f *fetcher) Drop(peer string) error {
	select {
	case f.drops <- &drop{peer}:
		return nil
	case <-f.quit:
		return errTerminated
	}
}

type handler struct{ f *fetcher }

func (h *handler) removePeer(id string) {
	h.f.Drop(id)
	println("removed", id)
}

func (h *handler) init(peers []string) error {
	if len(peers) == 0 {
		return errTerminated
	}
	h.f.Drop("all")
	return nil
}

func (h *handler) cancel(ids []string) {
	for _, id := range ids {
		defer h.f.Drop(id)
	}
}

// The event holds the map itself, and is sent by a case of a select.
package gossip

import "sync"

type Event struct {
	Kind  string
	Peers map[string]int
}

type Gossip struct {
	mu     sync.Mutex
	peers  map[string]int
	events chan Event
}

func (g *Gossip) Alive(id string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.peers[id]++
}

func (g *Gossip) Announce() {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case g.events <- Event{Kind: "sync", Peers: g.peers}: // want "sending g.peers itself lets the receiver use it without g.mu"
	default: // nobody listens
	}
}

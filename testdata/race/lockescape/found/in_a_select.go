package gossip

import "race/drive"

func Drive() {
	g := &Gossip{peers: map[string]int{}, events: make(chan Event, 1)}
	drive.Receive(g.events, func(e Event) { drive.Use(e.Peers["a"]) })
	drive.Again(func() { g.Announce(); g.Alive("a") })()
}

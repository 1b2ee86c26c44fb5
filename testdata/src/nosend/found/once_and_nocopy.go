// A Once that is copied runs again, and a type of one's own says noCopy.
package story

import "sync"

type lazy struct {
	once sync.Once
	v    int
}

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

type guard struct {
	noCopy noCopy
	n      int
}

func send(lazies chan<- lazy, guards chan<- guard, boxed chan<- any, l lazy, gs []guard) {
	lazies <- l // want "l is sent by value with its sync.Once"
	for _, g := range gs {
		guards <- g // want "g is sent by value with its"
	}
	boxed <- gs[0] // want "is sent by value with its"
}

// The only sender looks first whether there is room.
package main

import "github.com/panjf2000/gnet/v2"

type meter struct {
	gnet.BuiltinEventEngine
	samples chan int
}

func (m *meter) OnTraffic(c gnet.Conn) gnet.Action {
	if len(m.samples) < cap(m.samples) {
		m.samples <- 1
	}
	return gnet.None
}

func (m *meter) collect() {
	for n := range m.samples {
		println(n)
	}
}

func main() {
	m := &meter{samples: make(chan int, 10)}
	go m.collect()
	gnet.Run(m, "tcp://:1")
}

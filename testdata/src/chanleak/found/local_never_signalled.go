// The goroutine forgets to say that the settings are read.
package story

type settings struct{ level int }

func load(read func() settings) settings {
	ready := make(chan struct{})
	var s settings
	go func() { s = read() }()
	<-ready // want "receive from ready blocks forever, since nothing sends on it or closes it"
	return s
}

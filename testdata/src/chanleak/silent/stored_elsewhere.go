// The channel is kept in a structure that others know.
package story

type Registry struct{ Chans map[string]chan int }

func (r *Registry) Start(name string, f func() int) {
	ch := make(chan int)
	r.Chans[name] = ch
	go func() { ch <- f() }()
}

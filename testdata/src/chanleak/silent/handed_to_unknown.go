// Who registers the channel may receive from it.
package story

type Bus interface{ Subscribe(ch chan int) }

func Announce(b Bus, v int) {
	ch := make(chan int)
	b.Subscribe(ch)
	go func() { ch <- v }()
}

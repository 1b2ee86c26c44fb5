// One value is sent, two are awaited.
package story

func once(f func() int) int {
	ch := make(chan int)
	go func() { ch <- f() }()
	first := <-ch
	if first > 0 {
		return first
	}
	return <-ch // want "receive from ch blocks forever"
}

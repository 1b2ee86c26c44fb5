// The mode -1 means without a buffer and is handled before.
package story

const none = -1

func open(size int) chan int {
	if size == none {
		return make(chan int)
	}
	if size < 0 {
		panic("size")
	}
	return make(chan int, size)
}

func a() chan int { return open(none) }
func b() chan int { return open(16) }

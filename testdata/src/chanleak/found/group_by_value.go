// The workers get copies of the group: what they finish is not counted.
package story

import "sync"

func work(n int, group sync.WaitGroup) {
	defer group.Done()
	println(n)
}

func all() {
	var group sync.WaitGroup
	group.Add(2)
	go work(1, group)
	go work(2, group)
	group.Wait() // want "group.Wait blocks forever"
}

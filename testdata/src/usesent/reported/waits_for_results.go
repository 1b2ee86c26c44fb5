// Met in xtaci/smux and the tests of syncthing: the function hands its argument
// to a goroutine and waits until it is done with it.
package story

type names map[string]int

func scan(known names) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for k := range known {
			out <- k
		}
	}()
	return out
}

func list(known names) []string {
	var all []string
	for k := range scan(known) {
		all = append(all, k)
	}
	return all
}

func twice(known names) {
	list(known)
	known["a"] = 1
	list(known)
}

// Elements are only added behind what was sent.
package story

func prefixes(in <-chan int, out chan<- []int) {
	var all []int
	for v := range in {
		all = append(all, v)
		out <- all
	}
}

func literal(out chan<- []string, names []string) {
	base := []string{"a", "b"}
	for _, n := range names {
		out <- append(base, n)
	}
	capped := names[:1:1]
	for _, n := range names {
		out <- append(capped, n)
	}
}

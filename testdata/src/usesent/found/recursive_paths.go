// Sibling calls append to one path, which the first has sent on.
package story

func walk(path []int, depth int, out chan []int) {
	if depth == 0 {
		out <- path // want "path is written after it is sent on out"
		return
	}
	for i := range 3 {
		walk(append(path, i), depth-1, out)
	}
}

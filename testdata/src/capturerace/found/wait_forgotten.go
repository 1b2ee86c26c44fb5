// Nothing waits for the goroutines before the map is read.
package forgotten

func Load(names []string, get func(string) int) map[string]int {
	out := make(map[string]int)
	for _, n := range names {
		go func(n string) {
			out[n] = get(n) // want "this write of out in a goroutine races with a read outside of it|several goroutines write out"
		}(n)
	}
	return out
}

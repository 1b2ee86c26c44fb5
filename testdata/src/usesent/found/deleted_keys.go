// The snapshot is the live map, whose entries are deleted after the send.
package story

func drain(pending map[string]int, out chan<- map[string]int, stale []string) {
	out <- pending // want "pending is written after it is sent on out"
	for _, key := range stale {
		delete(pending, key)
	}
}

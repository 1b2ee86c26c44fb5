// Two appends to one prefix may write their element into the same place.
package story

func paths(prefix []string, names []string, out chan<- []string) {
	for _, name := range names {
		path := append(prefix, name)
		out <- path // want "path is written after it is sent on out"
	}
}

// Batches come from a channel, and each element of each batch gets a goroutine.
package story

func fan(batches <-chan []string, out func(string)) {
	for batch := range batches {
		for _, s := range batch {
			go out(s) // want "this starts a goroutine for each value received from batches"
		}
	}
}

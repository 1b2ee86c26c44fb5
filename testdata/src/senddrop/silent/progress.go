// How far the work is: the next value says it better.
package story

func work(items []func(), progress chan<- float64) {
	for i, item := range items {
		item()
		select {
		case progress <- float64(i+1) / float64(len(items)):
		default:
		}
	}
}

// A box of a marked type is sent.
package story

//chanlint:nosend
type tx struct{ id int }

type box[T any] struct{ v T }

func send(ch chan<- box[*tx], t *tx) {
	ch <- box[*tx]{t} // want "is sent on ch, but a tx must stay"
}

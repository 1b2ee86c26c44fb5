// What contains a marked type stays too: a struct, a map, a named slice.
package story

//chanlint:nosend
type handle struct{ fd int }

type table map[string]*handle

type view struct{ rows []handle }

func ship(tables chan table, views chan *view, any_ chan any, t table, v *view, h handle) {
	tables <- t // want "t is sent on tables, but a handle must stay"
	views <- v  // want "v is sent on views, but a handle must stay"
	any_ <- h   // want "h is sent on any_, but a handle must stay"
}

func loop(hs []*handle) {
	for _, h := range hs {
		go func() { // want "h is given to the goroutine, but a handle must stay"
			println(h.fd)
		}()
	}
}

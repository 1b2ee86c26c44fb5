// The goroutine replaces the struct while its field is read.
package whole

type config struct {
	name  string
	limit int
}

func Run(load func() config, use func(string)) {
	var c config
	go func() {
		c = load() // want "this write of c in a goroutine races with a read outside of it"
	}()
	use(c.name)
}

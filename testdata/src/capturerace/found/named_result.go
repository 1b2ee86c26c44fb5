// A return assigns the named result that the goroutine writes too.
package named

func Run(work func() error) (err error) {
	go func() {
		err = work() // want "this write of err in a goroutine races with a write outside of it"
	}()
	return nil
}

// Package app starts the work of lib.
package app

import "futuredrop/across/lib"

func begin(f func() (int, error)) <-chan lib.Outcome { return lib.Start(f) }

func Run(c *lib.Client, f func() (int, error), g func() error) error {
	lib.Start(f)    // want "the channel that lib.Start returns is dropped, so its result is lost and the goroutine that sends it blocks forever"
	begin(f)        // want "the channel that begin returns is dropped"
	c.PutAsync("a") // want "what c.PutAsync returns is dropped, so its error is lost"
	lib.Go(g)       // want "what lib.Go returns is dropped, so nothing can call Wait and its error is lost"
	lib.Stop(func() {})
	_ = c.PutAsync("b")
	if err := <-c.PutAsync("c"); err != nil {
		return err
	}
	return lib.Go(g).Wait()
}

// The := makes an err of the goroutine's own.
package shadow

import "os"

func Clean(a, b string) error {
	err := os.Remove(a)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := os.Remove(b); err != nil {
			println(err.Error())
		}
	}()
	if err != nil {
		return err
	}
	<-done
	return nil
}

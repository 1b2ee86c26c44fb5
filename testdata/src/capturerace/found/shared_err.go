// The goroutine assigns the err of its function, which goes on using it.
package shared

import "os"

func Copy(a, b string) error {
	f, err := os.Open(a)
	if err != nil {
		return err
	}
	go func() { // because "the goroutine is started here"
		err = f.Sync() // want "this write of err in a goroutine races with a write outside of it"
	}()
	_, err = os.Stat(b) // because "this write of err may happen at the same time"
	return err
}

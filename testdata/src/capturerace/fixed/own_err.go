package fixed

import (
	"errors"
	"os"
	"sync"
)

func all(names []string) error {
	var err error
	var wg sync.WaitGroup
	failed := make(chan string, len(names))
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_, err = os.Stat(name) // want "this write of err in a goroutine races with a read in another"
			if err != nil {
				failed <- name
			}
		}()
	}
	wg.Wait()
	err = errors.New("none")
	return err
}

func both(a, b string) error {
	f, err := os.Open(a)
	if err != nil {
		return err
	}
	go func() {
		if err = os.Remove(b); err != nil { // want "this write of err in a goroutine races with a write outside of it"
			println(err.Error())
		}
	}()
	err = f.Close()
	return err
}

func sizes(names []string, wait *sync.WaitGroup, sizes chan<- int64) {
	var err error
	for _, name := range names {
		wait.Add(1)
		go func() {
			defer wait.Done()
			var info os.FileInfo
			info, err = os.Stat(name) // want "this write of err in a goroutine races with a read in another"
			if err == nil {
				sizes <- info.Size()
			}
		}()
	}
	wait.Wait()
	if _, err = os.Stat("."); err != nil {
		println(err.Error())
	}
}

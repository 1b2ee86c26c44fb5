// The helper runs what it is given, and the task gives it something that does not wait.
package folder

import "os"

type folder struct {
	tasks chan func()
	scan  chan string
	ticks chan int
}

func start() *folder {
	f := &folder{tasks: make(chan func()), scan: make(chan string), ticks: make(chan int)}
	go f.serve()
	go f.pull()
	return f
}

func (f *folder) serve() {
	for {
		select {
		case task := <-f.tasks:
			task()
		case <-f.ticks:
		}
	}
}

func inDir(do func(string) error, name string) error { return do(name) }

func (f *folder) writable(do func(string) error, name string) error { return inDir(do, name) }

func (f *folder) pull() {
	f.writable(func(name string) error {
		f.scan <- name
		return nil
	}, "a")
}

func (f *folder) revert(name string) {
	f.tasks <- func() { f.writable(os.Remove, name) }
}

func (f *folder) scanned() string { return <-f.scan }

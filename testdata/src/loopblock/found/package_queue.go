// A package-level queue that main runs; a callback asks for a synchronous run.
package found

var queue = make(chan func(), 256)

func Main(stop <-chan struct{}) {
	for {
		select {
		case f := <-queue:
			f()
		case <-stop:
			return
		}
	}
}

func Async(f func()) { queue <- f }

func Sync(f func()) {
	done := make(chan struct{})
	queue <- func() {
		f()
		close(done)
	}
	<-done
}

type Button struct{ onClick func() }

func (b *Button) Click() {
	Async(func() { b.onClick() })
}

func Demo() {
	b := &Button{}
	b.onClick = func() {
		Sync(func() {}) // want "the function literal in Demo runs on the loop of Main: calling Sync, which ends up receiving from done, waits for itself forever"
	}
	b.Click()
}

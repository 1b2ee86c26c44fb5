// The buffers are so large that a slow consumer is noticed too late.
package story

type event struct {
	payload [1024]byte
	id      int64
}

const backlogSize = 2_000_000

const frame = 64 << 10

func large() {
	events := make(chan event, 100_000)    // want "events has room for 100000 elements of 1032 bytes, 98.42 MiB, so that"
	ids := make(chan int64, backlogSize)   // want "ids has room for 2000000 elements of 8 bytes, 15.26 MiB, so that"
	frames := make(chan [frame]byte, 4096) // want "frames has room for 4096 elements of 65536 bytes, 256 MiB"
	marks := make(chan struct{}, 1<<30)    // want "marks has room for 1073741824 elements, so that"
	_, _, _, _ = events, ids, frames, marks
}

type log struct{ lines chan string }

func newLog(size int) *log {
	if size == 0 {
		size = 1 << 24
	}
	return &log{lines: make(chan string, size)} // want "lines has room for 16777216 elements of 16 bytes, 256 MiB"
}

func mega(n int) chan byte {
	return make(chan byte, n<<20) // want "the channel has room for 8388608 elements of 1 bytes"
}

func use() {
	newLog(0)
	newLog(100)
	mega(8)
}

// The timer's function reads the buffer later.
package story

import (
	"fmt"
	"time"
)

func later(buf []byte) {
	time.AfterFunc(time.Second, func() { fmt.Println(buf[0]) }) // want "buf is written after it is given to the goroutine"
	buf[0] = 1
}

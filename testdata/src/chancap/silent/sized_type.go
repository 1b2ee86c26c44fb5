// A byte counts to 255, and a switch chooses.
package story

import (
	"encoding/binary"
	"os"
)

func window(head []byte) chan int { return make(chan int, head[0]) }

func port(head []byte) chan int { return make(chan int, binary.BigEndian.Uint16(head)) }

func profile() chan int {
	size := 16
	switch os.Getenv("PROFILE") {
	case "large":
		size = 4096
	case "small":
		size = 1
	}
	return make(chan int, size)
}

// The number stands in a file.
package story

import (
	"os"
	"strconv"
	"strings"
)

func open(path string) (chan int, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return nil, err
	}
	return make(chan int, n), nil // want "comes from the file without a limit"
}

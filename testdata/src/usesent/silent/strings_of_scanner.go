// Text copies the token.
package story

import (
	"bufio"
	"io"
)

func lines(r io.Reader, out chan<- string, raw chan<- []byte) {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		out <- sc.Text()
		raw <- append([]byte(nil), sc.Bytes()...)
	}
}

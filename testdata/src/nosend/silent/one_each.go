// Every goroutine has its own.
package story

import (
	"bytes"
	"math/rand"

	"github.com/dop251/goja"
)

func each(scripts []string) {
	for i, s := range scripts {
		vm := goja.New()
		go vm.RunString(s)
		go func() {
			rng := rand.New(rand.NewSource(int64(i)))
			println(rng.Int())
			var buf bytes.Buffer
			buf.WriteString(s)
		}()
	}
}

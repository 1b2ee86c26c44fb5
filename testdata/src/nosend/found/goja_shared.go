// One runtime runs two scripts at once.
package story

import "github.com/dop251/goja"

func eval(scripts []string) {
	vm := goja.New()
	for _, s := range scripts {
		go vm.RunString(s) // want "vm is used by several goroutines at once, for which goja.Runtime is not safe"
	}
}

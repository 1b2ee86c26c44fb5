// The state is closed while the goroutine runs a script in it.
package story

import lua "github.com/yuin/gopher-lua"

func run(src string) {
	l := lua.NewState()
	defer l.Close()
	go func() { // want "l is given to the goroutine and used on both sides at once, for which gopher-lua.LState is not safe"
		l.DoString(src)
	}()
}

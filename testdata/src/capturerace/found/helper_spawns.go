// The helper of the package starts a goroutine with the literal.
package spawns

func background(f func()) {
	go func() { f() }()
}

func Start(load func() int) int {
	value := 0
	background(func() {
		value = load() // want "this write of value in a goroutine races with a read outside of it"
	})
	return value
}

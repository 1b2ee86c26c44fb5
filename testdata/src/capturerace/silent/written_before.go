// All writes come before the go statement.
package before

func Start(name string, serve func(string)) {
	addr := "localhost"
	if name != "" {
		addr = name
	}
	addr += ":80"
	go func() {
		serve(addr)
	}()
}

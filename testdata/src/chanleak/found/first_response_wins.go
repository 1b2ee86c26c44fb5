// One receive for as many sends as there are servers.
package story

func fastest(servers []string, ask func(string) string) string {
	answers := make(chan string)
	for _, s := range servers {
		go func(addr string) {
			answers <- ask(addr) // want "send on answers blocks forever once fastest returns"
		}(s)
	}
	return <-answers
}

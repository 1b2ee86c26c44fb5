// Met in go-yamux: the doc comment says that it only tries.
package story

// asyncSendErr is used to try an async send of an error.
func asyncSendErr(ch chan error, err error) {
	select {
	case ch <- err:
	default:
	}
}

func fail(ch chan error, err error) { asyncSendErr(ch, err) }

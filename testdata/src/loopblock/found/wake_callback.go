// The callback of AsyncWrite runs on the event loop and waits for an acknowledgement.
package found

import "github.com/panjf2000/gnet/v2"

func send(c gnet.Conn, data []byte, acks <-chan error) error {
	return c.AsyncWrite(data, func(c gnet.Conn, err error) error {
		return <-acks // want "the function literal in send runs on gnet's event loop: receiving from acks stalls it"
	})
}

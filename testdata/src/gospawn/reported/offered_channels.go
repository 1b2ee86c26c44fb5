// Met in rclone's SFTP server and go-ethereum's RPC client: what comes can be
// accepted or rejected, or read from and closed, and so is a connection.
package story

import "io"

type channel interface {
	Accept() (io.ReadWriteCloser, error)
	Reject(reason string) error
}

type codec interface {
	readBatch() ([]byte, error)
	close()
}

func serve(chans <-chan channel) {
	for ch := range chans {
		go handle(ch)
	}
}

func handle(ch channel) {
	rw, err := ch.Accept()
	if err == nil {
		rw.Close()
	}
}

func reconnect(codecs <-chan codec) {
	for c := range codecs {
		go read(c)
	}
}

func read(c codec) {
	c.readBatch()
	c.close()
}

// The reader closes the channel of answers when its input ends, and call takes
// nil for an answer.
package story

import (
	"bufio"
	"errors"
	"io"
)

type reply struct {
	status int
	text   string
}

type Client struct {
	w       io.Writer
	replies chan *reply
}

func NewClient(rw io.ReadWriter) *Client {
	c := &Client{w: rw, replies: make(chan *reply)}
	go c.read(rw)
	return c
}

func (c *Client) read(r io.Reader) {
	defer close(c.replies) // because "c.replies is closed here"
	for s := bufio.NewScanner(r); s.Scan(); {
		c.replies <- &reply{200, s.Text()}
	}
}

func (c *Client) Call(line string) (string, error) {
	if _, err := io.WriteString(c.w, line); err != nil {
		return "", err
	}
	r := <-c.replies // want "receive from c.replies gives the zero value if read closes the channel without having sent"
	if r.status != 200 {
		return "", errors.New(r.text)
	}
	return r.text, nil
}

// What the caller gets once the reader has ended is looked at first.
package story

import (
	"bufio"
	"io"
)

type reply struct{ text string }

type Client struct {
	w       io.Writer
	replies chan *reply
	err     error
}

func NewClient(rw io.ReadWriter) *Client {
	c := &Client{w: rw, replies: make(chan *reply)}
	go c.read(rw)
	return c
}

func (c *Client) read(r io.Reader) {
	defer close(c.replies)
	s := bufio.NewScanner(r)
	for s.Scan() {
		c.replies <- &reply{s.Text()}
	}
	c.err = s.Err()
}

func (c *Client) Call(line string) (string, error) {
	io.WriteString(c.w, line)
	r := <-c.replies
	if r == nil {
		return "", io.EOF
	}
	return r.text, nil
}

func (c *Client) Next() (string, error) {
	r := <-c.replies
	if c.err != nil {
		return "", c.err
	}
	return r.text, nil
}

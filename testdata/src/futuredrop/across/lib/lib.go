// Package lib starts work and returns where its outcome will be.
package lib

type Outcome struct {
	N   int
	Err error
}

func Start(f func() (int, error)) <-chan Outcome {
	ch := make(chan Outcome)
	go func() {
		n, err := f()
		ch <- Outcome{n, err}
	}()
	return ch
}

type Client struct{ requests chan request }

type request struct {
	key  string
	done chan error
}

func NewClient() *Client {
	c := &Client{requests: make(chan request, 16)}
	go c.loop()
	return c
}

func (c *Client) loop() {
	for req := range c.requests {
		if req.key == "" {
			req.done <- errEmpty
			continue
		}
		req.done <- nil
	}
}

type empty struct{}

func (empty) Error() string { return "empty" }

var errEmpty error = empty{}

func (c *Client) PutAsync(key string) <-chan error {
	req := request{key, make(chan error, 1)}
	c.requests <- req
	return req.done
}

type Task struct {
	done chan struct{}
	err  error
}

func (t *Task) Wait() error {
	<-t.done
	return t.err
}

func Go(f func() error) *Task {
	t := &Task{done: make(chan struct{})}
	go func() {
		t.err = f()
		close(t.done)
	}()
	return t
}

func Stop(f func()) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		f()
		close(done)
	}()
	return done
}

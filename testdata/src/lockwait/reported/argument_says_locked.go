// The arguments tell the helper that there is a token already, so that it does
// not come back for one.
package argument_says_locked

import "sync"

type client struct {
	mu    sync.Mutex
	token string
}

func (c *client) Token() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.token == "" {
		c.token = c.call("login", map[string]string{"token": "*"})
	}
	return c.token
}

func (c *client) call(method string, args map[string]string) string {
	token, ok := args["token"]
	if !ok {
		token = c.Token()
	}
	return method + token
}

func (c *client) List() string { return c.call("list", map[string]string{}) }

// A method checks the configuration.
package story

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type Config struct {
	Backlog int
	Batch   int `validate:"min=1,max=512"`
}

func (c *Config) Validate() error {
	if c.Backlog < 1 || c.Backlog > 10000 {
		return fmt.Errorf("backlog %d", c.Backlog)
	}
	return nil
}

func Load(path string) (*Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := new(Config)
	if err := json.NewDecoder(f).Decode(c); err != nil {
		return nil, err
	}
	return c, c.Validate()
}

type service struct{ in, out chan string }

func New(c *Config) *service {
	return &service{make(chan string, c.Backlog), make(chan string, c.Batch)}
}

func handle(w http.ResponseWriter, r *http.Request) {
	var c Config
	if json.NewDecoder(r.Body).Decode(&c) != nil || c.Validate() != nil {
		return
	}
	New(&c)
}

// The configuration is decoded, handed through two structs, and never checked.
package story

import (
	"encoding/json"
	"os"
)

type Config struct {
	Queue struct {
		Length int
	}
}

type options struct{ length int }

func load(path string) (*Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var c Config
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, err
	}
	return &c, nil
}

type pool struct{ work chan func() }

func newPool(o options) *pool {
	return &pool{work: make(chan func(), o.length)} // want "the capacity of work comes from the JSON document"
}

func Open(path string) (*pool, error) {
	c, err := load(path)
	if err != nil {
		return nil, err
	}
	return newPool(options{length: c.Queue.Length * 2}), nil
}

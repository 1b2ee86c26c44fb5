// The copy of the struct gets a map of its own.
package config

import (
	"maps"
	"sync"
)

type Config struct {
	Name string
	Env  map[string]string
}

type Store struct {
	mu  sync.Mutex
	cfg *Config
}

func (s *Store) Set(k, v string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cfg.Env[k] = v
}

func (s *Store) Get() *Config {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := *s.cfg
	c.Env = maps.Clone(s.cfg.Env)
	return &c
}

// The token is kept where reading fails.
package field_token_kept_after_guard

import (
	"errors"
	"os"
)

type Limiter struct{ tokens chan struct{} }

func New(n int) *Limiter { return &Limiter{tokens: make(chan struct{}, n)} }

func (l *Limiter) Load(name string) ([]byte, error) {
	l.tokens <- struct{}{} // want "send on l.tokens blocks forever once early returns have kept all tokens"
	if name == "" {
		<-l.tokens
		return nil, errors.New("no name")
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	<-l.tokens
	return b, nil
}

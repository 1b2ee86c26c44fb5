package protocol

import "github.com/chanlint/chanlint/internal/chans"

func (r *Result) tokens(c *chans.Channel)  {}
func (r *Result) signals(c *chans.Channel) {}
func (r *Result) replies()                 {}
func (r *Result) clocks()                  {}

// Package kgo is a stub.
package kgo

import "context"

type Record struct{ Value []byte }

type Client struct{}

type Opt interface{ apply() }

type opt struct{}

func (opt) apply() {}

func NewClient(...Opt) (*Client, error) { return &Client{}, nil }

func (*Client) Produce(ctx context.Context, r *Record, promise func(*Record, error)) {}

func (*Client) Flush(ctx context.Context) error { return nil }

func (*Client) Close() {}

func OnPartitionsLost(func(context.Context, *Client, map[string][]int32)) Opt { return opt{} }

func OnPartitionsRevoked(func(context.Context, *Client, map[string][]int32)) Opt { return opt{} }

// Package workflow is a stub.
package workflow

import "time"

type Context interface{ Value(key any) any }

type Future interface {
	Get(ctx Context, value any) error
}

func Go(ctx Context, f func(ctx Context)) {}

func Sleep(ctx Context, d time.Duration) error { return nil }

func ExecuteActivity(ctx Context, activity any) Future { return nil }

// grpc-go: the request type is built only by the tests of its package.
package story

type request struct {
	resp chan int
}

func handle(items []any) {
	for _, item := range items {
		switch r := item.(type) {
		case *request:
			r.resp <- 1
		}
	}
}

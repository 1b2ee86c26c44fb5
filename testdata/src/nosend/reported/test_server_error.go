// Met in the tests of gofiber/fiber: the server is never stopped, and t is used
// only if it fails; in those of valyala/fasthttp: a loop of receives; and in
// those of io: a failure that the test's own reads exclude.
package story

import (
	"net"
	"net/http"
	"testing"
	"time"
)

func TestServes(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		if err := http.Serve(ln, nil); err != nil {
			t.Errorf("unexpected error: %v", err)
		}
	}()
	go func() { equal(t, nil, http.Serve(ln, nil)) }()
}

func equal(t testing.TB, want, got error) {
	if want != got {
		t.Errorf("want %v", want)
	}
}

func TestConcurrent(t *testing.T) {
	const n = 4
	ch := make(chan struct{}, n)
	for range n {
		go func() {
			t.Log("x")
			ch <- struct{}{}
		}()
	}
	for range n {
		select {
		case <-ch:
		case <-time.After(time.Second):
			t.Fatalf("timeout")
		}
	}
}

func BenchmarkAll(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			b.Log("x")
		}
	})
}

func TestGated(t *testing.T) {
	r, w := net.Pipe()
	for range 3 {
		go func() {
			if n, err := w.Write([]byte("abc")); n != 3 || err != nil {
				t.Errorf("Write() = %d, %v", n, err)
			}
		}()
	}
	for range 3 {
		r.Read(make([]byte, 3))
	}
}

// The server is closed before the test ends, and its goroutine with it.
package story

import (
	"net"
	"net/http"
	"testing"
)

func TestServe(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{}
	defer srv.Close()
	go func() {
		if err := srv.Serve(ln); err != http.ErrServerClosed {
			t.Error(err)
		}
	}()
}

// The handler waits for its goroutines on every path.
package story

import (
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
	"golang.org/x/sync/errgroup"
)

func group(c *gin.Context) {
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.Query("x")
		}()
	}
	wg.Wait()
	c.JSON(200, nil)
}

func errgroups(w http.ResponseWriter, r *http.Request) {
	var g errgroup.Group
	g.Go(func() error {
		_, err := w.Write(nil)
		return err
	})
	if err := g.Wait(); err != nil {
		http.Error(w, err.Error(), 500)
	}
}

func received(w http.ResponseWriter, r *http.Request) {
	errs := make(chan error, 1)
	go func() {
		_, err := w.Write(nil)
		errs <- err
	}()
	if err := <-errs; err != nil {
		println(err.Error())
	}
}

func deferred(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Add(1)
	go func() {
		defer wg.Done()
		w.Write(nil)
	}()
}

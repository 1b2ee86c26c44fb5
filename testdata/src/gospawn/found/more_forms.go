// Rows, records, events and calls that get a goroutine each.
package story

import (
	"context"
	"database/sql"
	"encoding/csv"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

type Order struct{ ID string }

// Csv reader
func importCSV(r io.Reader, save func([]string) error) error {
	cr := csv.NewReader(r)
	var wg sync.WaitGroup
	for {
		rec, err := cr.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		wg.Add(1)
		go func() { // want "this starts a goroutine for each item that cr.Read yields"
			defer wg.Done()
			save(rec)
		}()
	}
	wg.Wait()
	return nil
}

// Errgroup in scanner-like loop with context
func sync2(ctx context.Context, db *sql.DB, push func(context.Context, int) error) error {
	rows, err := db.QueryContext(ctx, "select id from t")
	if err != nil {
		return err
	}
	defer rows.Close()
	g, ctx := errgroup.WithContext(ctx)
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return err
		}
		g.Go(func() error { return push(ctx, id) }) // want "g.Go starts a goroutine for each item that rows.Next yields"
	}
	return g.Wait()
}

// Weighted inside
type proc struct {
	sem *semaphore.Weighted
	in  chan Order
}

func (p *proc) run(ctx context.Context) {
	for o := range p.in {
		go func() { // want "this starts a goroutine for each value received from p.in, and p.sem is taken inside it"
			if err := p.sem.Acquire(ctx, 1); err != nil {
				return
			}
			defer p.sem.Release(1)
			p.handle(o)
		}()
	}
}
func (p *proc) handle(Order) {}

// Method value / two levels of helpers
type hub struct {
	events chan Order
	subs   []func(Order)
}

func (h *hub) loop() {
	for {
		select {
		case e := <-h.events:
			h.broadcast(e)
		}
	}
}
func (h *hub) broadcast(e Order) {
	for _, s := range h.subs {
		h.deliver(s, e)
	}
}
func (h *hub) deliver(s func(Order), e Order) {
	go s(e) // want "this starts a goroutine for each value received from h.events"
}

// Notify dodge, struct method with mutex
type server struct {
	mu     sync.Mutex
	notify chan string
	log    chan<- string
}

func (s *server) Handle(w http.ResponseWriter, r *http.Request) {
	go func() { s.notify <- r.URL.Path }() // want "this starts a goroutine for each call of Handle only to wait in the send on s.notify"
	w.WriteHeader(204)
}

// Dodge param channel
func Emit(ch chan<- string, v string) {
	go func(v string) { // want "this starts a goroutine for each call of Emit only to wait in the send on ch"
		ch <- v
	}(v)
}

// Dodge in unexported function called in loop
func (s *server) audit(line string) {
	go func() { s.log <- line }() // want "this starts a goroutine for each call of audit only to wait in the send on s.log"
}
func (s *server) scan(lines []string) {
	for _, l := range lines {
		s.audit(l)
	}
}

// Range over func iter? tail -f lines from exec
func tail(name string, f func(string)) error {
	cmd := exec.Command("tail", "-f", name)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	cmd.Start()
	dec := make([]byte, 1024)
	for {
		n, err := out.Read(dec)
		if err != nil {
			return err
		}
		s := string(dec[:n])
		go f(strings.TrimSpace(s)) // want "this starts a goroutine for each item that out.Read yields"
	}
}

// Ticker + items + err
func mixed(ctx context.Context, items <-chan Order, errs <-chan error, f func(Order)) {
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-errs:
			log.Print(err)
		case o, ok := <-items:
			if !ok {
				return
			}
			switch o.ID {
			case "":
				continue
			default:
				go f(o) // want "this starts a goroutine for each value received from items"
			}
		case <-time.After(time.Second):
		}
	}
}

// Generic
func Each[T any](in <-chan T, f func(T)) {
	for v := range in {
		go f(v) // want "this starts a goroutine for each value received from in"
	}
}

// Wait group go with method
type batch struct{ wg sync.WaitGroup }

func (b *batch) all(in <-chan Order, f func(Order)) {
	for o := range in {
		b.wg.Go(func() { f(o) }) // want "b.wg.Go starts a goroutine for each value received from in"
	}
	b.wg.Wait()
}

// Goroutine started in handler func assigned to variable called in loop
func wire(in <-chan Order) {
	handle := func(o Order) {
		go func() { log.Println(o.ID) }() // want "this starts a goroutine for each value received from in"
	}
	for o := range in {
		handle(o)
	}
}

func main() {
	p := &proc{sem: semaphore.NewWeighted(4), in: make(chan Order)}
	go p.run(context.Background())
	importCSV(os.Stdin, nil)
}

// The queue has no room and the request is taken, but the loop's select may
// take the quit in place of the reply.
package story

import "context"

type fetch struct {
	id    int
	reply chan []byte
}

type Store struct {
	fetches chan fetch
	load    func(int) []byte
}

func Serve(ctx context.Context, load func(int) []byte) *Store {
	s := &Store{fetches: make(chan fetch), load: load}
	go s.run(ctx)
	return s
}

func (s *Store) run(ctx context.Context) {
	for {
		select {
		case f := <-s.fetches:
			select {
			case f.reply <- s.load(f.id):
			case <-ctx.Done():
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

func (s *Store) Fetch(ctx context.Context, id int) []byte {
	f := fetch{id, make(chan []byte)}
	select {
	case s.fetches <- f:
	case <-ctx.Done():
		return nil
	}
	return <-f.reply // want "receive from f.reply blocks forever when run goes on without a reply"
}

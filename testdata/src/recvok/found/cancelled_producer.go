// When the context ends first the producer leaves without an answer.
package story

import "context"

type quote struct{ price float64 }

func price(ctx context.Context, ask func() *quote) float64 {
	ch := make(chan *quote)
	go func() {
		defer close(ch)
		q := ask()
		select {
		case ch <- q:
		case <-ctx.Done():
		}
	}()
	q := <-ch // want "receive from ch gives the zero value if the function literal in price closes the channel without having sent"
	return q.price
}

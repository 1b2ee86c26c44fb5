// Each message of the stream gets a goroutine.
package story

import "context"

type Message struct{ Body []byte }

type Consumer interface {
	ReadMessage(ctx context.Context) (*Message, error)
	Commit(*Message) error
}

type worker struct {
	consumer Consumer
	process  func(*Message) error
}

func (w *worker) run(ctx context.Context) error {
	for ctx.Err() == nil {
		m, err := w.consumer.ReadMessage(ctx)
		if err != nil {
			return err
		}
		go func(m *Message) { // want "for each item that w.consumer.ReadMessage yields"
			if w.process(m) == nil {
				w.consumer.Commit(m)
			}
		}(m)
	}
	return nil
}

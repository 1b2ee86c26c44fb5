// Each claim has a goroutine of its own, which waits for messages and for whoever takes them.
package consumer

import "github.com/IBM/sarama"

type handler struct{ out chan *sarama.ConsumerMessage }

func (h *handler) Setup(sarama.ConsumerGroupSession) error   { return nil }
func (h *handler) Cleanup(sarama.ConsumerGroupSession) error { return nil }

func (h *handler) ConsumeClaim(_ sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for message := range claim.Messages() {
		h.out <- message
	}
	return nil
}

var _ sarama.ConsumerGroupHandler = (*handler)(nil)

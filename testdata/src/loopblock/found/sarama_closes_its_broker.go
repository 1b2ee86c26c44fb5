// The goroutine that reads the broker's responses would have to end first.
package producer

import "github.com/IBM/sarama"

func send(b *sarama.Broker) error {
	return b.AsyncProduce(&sarama.ProduceRequest{}, func(_ *sarama.ProduceResponse, err error) {
		if err != nil {
			b.Close() // want "runs on sarama's broker response goroutine: calling b.Close there never returns|runs on sarama's broker response goroutine: calling Close there never returns"
		}
	})
}

// Package sarama is a stub.
package sarama

type ProduceRequest struct{}

type ProduceResponse struct{}

type ProduceCallback func(*ProduceResponse, error)

type Broker struct{}

func (*Broker) AsyncProduce(request *ProduceRequest, cb ProduceCallback) error { return nil }

func (*Broker) Close() error { return nil }

type ConsumerMessage struct{}

type ConsumerGroupSession interface{ MemberID() string }

type ConsumerGroupClaim interface {
	Messages() <-chan *ConsumerMessage
}

type ConsumerGroupHandler interface {
	Setup(ConsumerGroupSession) error
	Cleanup(ConsumerGroupSession) error
	ConsumeClaim(ConsumerGroupSession, ConsumerGroupClaim) error
}

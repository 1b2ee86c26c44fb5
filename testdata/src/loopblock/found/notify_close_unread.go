// Nobody receives why the connection closed, and the connection waits for it; the others have a buffer or a goroutine.
package main

import amqp "github.com/rabbitmq/amqp091-go"

func main() {
	conn, _ := amqp.Dial("")
	closed := make(chan *amqp.Error)
	conn.NotifyClose(closed) // want "closed has no buffer and nothing receives from it, so the connection's reader sends on it and waits"
	ch, _ := conn.Channel()
	confirms := ch.NotifyPublish(make(chan amqp.Confirmation, 1))
	ch.Publish("a", nil)
	<-confirms
	errs := conn.NotifyClose(make(chan *amqp.Error))
	go func() {
		for e := range errs {
			println(e.Reason)
		}
	}()
	notify := make(chan *amqp.Error)
	conn.NotifyClose(notify)
	for {
		select {
		case e := <-notify:
			println(e)
		}
	}
}

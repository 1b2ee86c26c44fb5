// With SetOrderMatters(false) paho runs each handler on a goroutine of its own.
package silent

import mqtt "github.com/eclipse/paho.mqtt.golang"

func connect() {
	opts := mqtt.NewClientOptions().AddBroker("tcp://localhost:1883").SetOrderMatters(false)
	c := mqtt.NewClient(opts)
	c.Subscribe("a", 1, func(c mqtt.Client, m mqtt.Message) {
		c.Publish("b", 1, false, m.Payload()).Wait()
	})
}

// The acknowledgement that the token waits for comes through the router, which runs the handler.
package found

import mqtt "github.com/eclipse/paho.mqtt.golang"

func subscribe(c mqtt.Client) {
	c.Subscribe("requests/#", 1, func(c mqtt.Client, m mqtt.Message) {
		token := c.Publish("replies/"+m.Topic(), 1, false, m.Payload())
		token.Wait() // want "the function literal in subscribe runs on paho's router goroutine: calling token.Wait there never returns, since the router goroutine"
	})
}

// The token tells whether the broker took the subscription.
package story

import mqtt "github.com/eclipse/paho.mqtt.golang"

func listen(c mqtt.Client) {
	c.Connect()                   // want "what c.Connect returns is dropped, so the error of the request is lost"
	c.Subscribe("a/b", 1, nil)    // want "what c.Subscribe returns is dropped"
	c.Publish("a/b", 1, true, "") // want "what c.Publish returns is dropped"
}

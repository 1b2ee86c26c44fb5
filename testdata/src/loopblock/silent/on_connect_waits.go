// paho calls the connect handler on a goroutine of its own; waiting for the subscription there is right.
package silent

import mqtt "github.com/eclipse/paho.mqtt.golang"

func options(msgs chan []byte) *mqtt.ClientOptions {
	opts := mqtt.NewClientOptions()
	opts.SetOnConnectHandler(func(c mqtt.Client) {
		if t := c.Subscribe("a", 1, nil); t.Wait() && t.Error() != nil {
			panic(t.Error())
		}
	})
	return opts
}
